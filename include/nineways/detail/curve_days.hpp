// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <nineways/detail/validate_design.hpp>
#include <nineways/detail/validate_minutes.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/levers/professional_learning.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/school.hpp>
#include <nineways/units.hpp>

/// What a swept setting does to a day. Each function starts from the day as it stands.
namespace nineways::detail {

/// Sets minutes of planning or of collaboration. Inside the pupils' day, specials cover what homeroom teachers gain
/// (and give back what they lose), as the lever `expert_led_teams` has it; other teachers' contact minutes follow.
inline void set_released(day_design& design, minutes school_week::*part, time_place place, double weekly) {
    const minutes more = minutes{weekly} - design.week.*part;
    design.week.*part = minutes{weekly};
    if (place == time_place::in_day && more.value() != 0) levers::detail::cover_with_specials(design, more);
}

/// Whether a block covers homerooms while their teachers plan, so that its minutes follow planning and not the day.
[[nodiscard]] inline bool covers_homeroom(const day_design& design, const time_block& block) noexcept {
    if (block.staffing != staffing::pooled || block.setting != setting::whole_class) return false;
    for (const time_block& home : design.blocks) {
        if (home.staffing == staffing::homeroom && home.grades == block.grades && home.tiers == block.tiers)
            return true;
    }
    return false;
}

/// Sets the minutes that the school is open. Taught blocks take the difference in proportion to their minutes, and what
/// is taught inside another block grows and shrinks with that. Breaks, lunch, duty, and planning with the specials that
/// cover it stay as they are.
///
/// A block's factor is that of its first grade and tier in use (or of its first, where no pupil is); where others
/// differ the week does not add up, and the check of the changed day says so.
inline void set_open(day_design& design, const design_use& use, double open, double school_weeks) {
    std::vector<time_block>& blocks = design.blocks;
    std::vector<double> factors(blocks.size(), 1.0);
    cell_minutes fixed{};
    cell_minutes taught{};
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        if (blocks[b].moves_pupils()) continue;
        if (blocks[b].staffing != staffing::none && !covers_homeroom(design, blocks[b])) factors[b] = -1;
        add_minutes(factors[b] < 0 ? taught : fixed, blocks[b].grades, blocks[b].tiers,
                    blocks[b].average(school_weeks).value());
    }
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        for (const bool in_use : {true, false}) {
            for_each_grade(blocks[b].grades, [&](std::size_t g) {
                for (std::size_t t = 0; t < tier_count && factors[b] < 0; ++t) {
                    if (!blocks[b].tiers.contains(static_cast<tier>(t))) continue;
                    if (in_use && !use[g].contains(static_cast<tier>(t))) continue;
                    const double room = open - fixed[g][t];
                    factors[b] = room > 0 ? room / taught[g][t] : 0;
                }
            });
        }
    }
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        std::size_t from = b;
        for (std::size_t p = 0; p < blocks.size() && blocks[b].moves_pupils(); ++p) {
            if (block_family(blocks[p].id) != blocks[b].parent || !blocks[p].grades.meets(blocks[b].grades)) continue;
            from = p;
            break;
        }
        blocks[b].weekly *= factors[from];
    }
    design.week.open = minutes{open};
}

/// The pupils of a school by grade, for a growing or shrinking total: the method of Webster (Sainte-Laguë), by which no
/// grade ever loses a pupil when the total grows.
class growing_school {
  public:
    explicit growing_school(const school& now) {
        for (std::size_t g = 0; g < grade_count; ++g) share_[g] = now.enrollment[g].value();
    }

    /// Enrolls up to `total` pupils; totals must not fall from call to call.
    [[nodiscard]] const std::array<pupils, grade_count>& at(double total) noexcept {
        for (; count_ < total; count_ += 1) {
            std::size_t next = 0;
            double most = -1;
            for (std::size_t g = 0; g < grade_count; ++g) {
                const double claim = share_[g] / (2 * enrolled_[g].value() + 1);
                if (share_[g] > 0 && claim > most) {
                    most = claim;
                    next = g;
                }
            }
            enrolled_[next] += pupils{1};
        }
        return enrolled_;
    }

  private:
    std::array<double, grade_count> share_{};
    std::array<pupils, grade_count> enrolled_{};
    double count_ = 0;
};

/// Counts a part of pupils for another total: needs are used as shares of all pupils, so they stay shares.
inline void scale_needs(school& s, const need_counts& now, double factor) noexcept {
    for (pupils need_counts::*group :
         {&need_counts::low_income, &need_counts::english_learner, &need_counts::disability, &need_counts::gifted}) {
        s.needs.*group = now.*group * factor;
    }
}

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <nineways/detail/open_week.hpp>
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

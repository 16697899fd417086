// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/minute_cells.hpp>
#include <nineways/grade.hpp>
#include <nineways/lever.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/units.hpp>

/// Levers that put blocks into the blocks of a day.
namespace nineways::levers::detail {

/// The grades that have whole classes of a subject, for all of some tiers.
[[nodiscard]] inline grade_set grades_taught(const day_design& design, subject what, tier_set tiers) noexcept {
    grade_set grades;
    for (const time_block& block : design.blocks) {
        if (block.subject == what && block.setting == setting::whole_class && block.tiers.includes(tiers))
            grades = grades | block.grades;
    }
    return grades;
}

/// Minutes a week, by grade, that pupils of every one of some tiers spend in a block and in no other inside it.
[[nodiscard]] inline std::array<double, grade_count> minutes_left(const day_design& design, const time_block& block,
                                                                  tier_set tiers, double school_weeks) {
    const std::string_view family = nineways::detail::block_family(block.id);
    nineways::detail::cell_minutes taken{};
    for (const time_block& child : design.blocks) {
        if (child.parent == family && !child.joins_parent())
            nineways::detail::add_minutes(taken, child.grades, child.tiers, child.average(school_weeks).value());
    }
    std::array<double, grade_count> left{};
    nineways::detail::for_each_grade(block.grades, [&](std::size_t g) {
        double most = 0;
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (tiers.contains(static_cast<tier>(t)) && taken[g][t] > most) most = taken[g][t];
        }
        left[g] = block.average(school_weeks).value() - most;
    });
    return left;
}

/// Whether no grade of a set needs minutes any more.
[[nodiscard]] inline bool is_placed_whole(const std::array<double, grade_count>& need, grade_set grades,
                                          double least) noexcept {
    bool whole = true;
    nineways::detail::for_each_grade(grades, [&](std::size_t g) { whole = whole && !(need[g] > least); });
    return whole;
}

/// Puts a block into whole classes of `subjects`, the first of them first, for `wanted.weekly` minutes of its grades:
/// as many blocks as it takes, each of the minutes that its parent has left, times `part`. Their ids are those of
/// `wanted` with a number. Files a fault where the day has not enough.
inline void place_minutes(day_design& design, const time_block& wanted, std::span<const subject> subjects, double part,
                          double school_weeks, nineways::detail::fault_list& log) {
    static constexpr nineways::detail::fault_form no_room{
        "minutes that no lesson holds", "day \"{}\"", "{} minutes a week more for \"{}\" than lessons have left",
        "lessons from which these pupils are not taken out already",
        "Set the lever lower, or others that take the same pupils out of class."};
    constexpr double least = 1e-6;
    std::array<double, grade_count> need{};
    nineways::detail::for_each_grade(wanted.grades, [&](std::size_t g) { need[g] = wanted.weekly.value(); });
    const std::size_t before = design.blocks.size();
    std::size_t pieces = 0;
    for (const subject what : subjects) {
        for (std::size_t p = 0; p < before; ++p) {
            if (design.blocks[p].subject != what || design.blocks[p].setting != setting::whole_class ||
                design.blocks[p].moves_pupils() || !design.blocks[p].tiers.includes(wanted.tiers) ||
                !design.blocks[p].grades.meets(wanted.grades))
                continue;
            if (is_placed_whole(need, design.blocks[p].grades & wanted.grades, least)) continue;
            std::array<double, grade_count> left = minutes_left(design, design.blocks[p], wanted.tiers, school_weeks);
            while (true) {
                grade_set grades;
                double take = 0;
                nineways::detail::for_each_grade(wanted.grades, [&](std::size_t g) {
                    if (!(need[g] > least && left[g] > least)) return;
                    const double most = need[g] < left[g] ? need[g] : left[g];
                    take = grades.empty() || most < take ? most : take;
                    grades = grades | static_cast<grade>(g);
                });
                if (grades.empty()) break;
                nineways::detail::for_each_grade(grades, [&](std::size_t g) {
                    need[g] -= take;
                    left[g] -= take;
                });
                time_block& piece = design.blocks.emplace_back(wanted);
                piece.grades = grades;
                piece.weekly = minutes{take * part};
                piece.parent = nineways::detail::block_family(design.blocks[p].id);
                if (++pieces > 1)
                    piece.id.append("_").append(nineways::detail::decimal_text(static_cast<double>(pieces)));
            }
        }
    }
    double lacking = 0;
    for (const double n : need) lacking = n > lacking ? n : lacking;
    if (lacking > least) log.add(no_room, std::string_view{design.id}, lacking, std::string_view{wanted.id});
}

/// Of the pupils of each level, the part whose day has a block that `counts` for their grade.
template <class Counts>
[[nodiscard]] std::array<double, level_count> shares_of_levels(const district& d, const Counts& counts) {
    std::vector<grade_set> with(d.designs.size());
    for (std::size_t i = 0; i < with.size(); ++i) {
        for (const time_block& block : d.designs[i].blocks) {
            if (counts(block)) with[i] = with[i] | block.grades;
        }
    }
    std::array<double, level_count> all{};
    std::array<double, level_count> some{};
    for (const school& s : d.schools) {
        for (std::size_t g = 0; g < grade_count; ++g) {
            const double here = s.enrollment[g].value();
            const auto l = static_cast<std::size_t>(level_of(static_cast<grade>(g)));
            all[l] += here;
            if (with[s.design].contains(static_cast<grade>(g))) some[l] += here;
        }
    }
    for (std::size_t l = 0; l < level_count; ++l) some[l] = all[l] > 0 ? some[l] / all[l] : 0;
    return some;
}

/// Whether a block is one that a lever put into the day under an id that starts so.
[[nodiscard]] inline bool is_placed(const time_block& block, std::string_view id) noexcept {
    return block.moves_pupils() && std::string_view{block.id}.substr(0, id.size()) == id;
}

/// A class period every day: the dose at which a second class has its full effect.
[[nodiscard]] inline double daily_period(const assumptions& assumed) noexcept {
    return assumed["period_minutes"_p] * 5;
}

}  // namespace nineways::levers::detail

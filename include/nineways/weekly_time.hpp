// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include <nineways/attention.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/schedule.hpp>

namespace nineways {

/// Minutes a week: of the average pupil in small groups and at school, and of teachers with colleagues at the average
/// pupil's school, inside the day or outside it.
struct weekly_time {
    double in_small_groups = 0;
    double at_school = 0;
    double together = 0;

    [[nodiscard]] friend constexpr weekly_time operator-(const weekly_time& a, const weekly_time& b) noexcept {
        return {a.in_small_groups - b.in_small_groups, a.at_school - b.at_school, a.together - b.together};
    }
};

/// The week of a district whose day was counted; `pupils_by_school` stand in the order of its schools.
[[nodiscard]] inline weekly_time weekly_time_of(const district& d, const attention& all,
                                                  std::span<const double> pupils_by_school) noexcept {
    weekly_time week;
    double everyone = 0;
    for (std::size_t l = 0; l < level_count; ++l) {
        for (std::size_t t = 0; t < tier_count; ++t) week.in_small_groups += all.small_group_minutes[l][t];
    }
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        const school_week& here = d.designs[d.schools[s].design].week;
        week.at_school += here.open.value() * pupils_by_school[s];
        week.together += here.collaboration.value() * pupils_by_school[s];
        everyone += pupils_by_school[s];
    }
    if (!(everyone > 0)) return {};
    return {week.in_small_groups / everyone, week.at_school / everyone, week.together / everyone};
}

}  // namespace nineways

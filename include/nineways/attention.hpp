// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>

#include <nineways/grade.hpp>

namespace nineways {

/// What time and people come to in a part of a district: sums that divide into the metrics of a school day.
struct attention {
    std::array<std::array<double, tier_count>, level_count> pupil_count{};
    /// Pupils x their share of adults' minutes a week.
    std::array<std::array<double, tier_count>, level_count> adult_minutes{};
    /// Pupils x minutes a week in small groups or one to one.
    std::array<std::array<double, tier_count>, level_count> small_group_minutes{};
    /// The same minutes times the size of the group: divides into the average size.
    std::array<std::array<double, tier_count>, level_count> small_group_size{};
    /// Whole-class teaching of the general tiers, by grade.
    std::array<double, grade_count> pupil_minutes{};
    std::array<double, grade_count> group_minutes{};

    attention& operator+=(const attention& more) noexcept {
        for (std::size_t l = 0; l < level_count; ++l) {
            for (std::size_t t = 0; t < tier_count; ++t) {
                pupil_count[l][t] += more.pupil_count[l][t];
                adult_minutes[l][t] += more.adult_minutes[l][t];
                small_group_minutes[l][t] += more.small_group_minutes[l][t];
                small_group_size[l][t] += more.small_group_size[l][t];
            }
        }
        for (std::size_t g = 0; g < grade_count; ++g) {
            pupil_minutes[g] += more.pupil_minutes[g];
            group_minutes[g] += more.group_minutes[g];
        }
        return *this;
    }
};

/// Average class size of whole-class teaching in a set of grades: pupil-minutes over group-minutes; 0 without any.
[[nodiscard]] inline double class_size(const attention& a, grade_set grades) noexcept {
    double pupil_minutes = 0;
    double group_minutes = 0;
    for (std::size_t g = 0; g < grade_count; ++g) {
        if (!grades.contains(static_cast<grade>(g))) continue;
        pupil_minutes += a.pupil_minutes[g];
        group_minutes += a.group_minutes[g];
    }
    return group_minutes > 0 ? pupil_minutes / group_minutes : 0;
}

}  // namespace nineways

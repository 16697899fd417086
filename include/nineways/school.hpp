// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <nineways/grade.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// Pupils of each need group. A pupil may be in several, so the counts overlap.
struct need_counts {
    pupils low_income{};
    pupils english_learner{};
    pupils disability{};
    pupils gifted{};
};

/// What a list says of a school beside its pupils; shown next to the model's figure or on the scorecard, and used for
/// no other figure.
struct reported_school {
    std::optional<double> average_class_size;
    /// Share of its teachers who are novices, as whoever counts them has it.
    std::optional<double> novice_share{};
};

struct school {
    std::string id;
    std::string name;
    /// Whole pupils by grade, indexed by `grade`.
    std::array<pupils, grade_count> enrollment{};
    need_counts needs;
    /// Position of its day in `district::designs`.
    std::size_t design = 0;
    /// Teaching rooms; unknown rooms are never priced.
    std::optional<double> rooms;
    /// Posts that the day does not need: office, support, leaders, aides.
    std::vector<post_count> staff;
    /// Money beside its posts that a change moved to it, or from it below 0: spent as schools usually spend.
    dollars allotted{};
    reported_school reported;
};

[[nodiscard]] inline pupils total_pupils(const school& s) noexcept {
    pupils total{};
    for (const pupils count : s.enrollment) total += count;
    return total;
}

/// The grades in which the school has pupils.
[[nodiscard]] inline grade_set grades_present(const school& s) noexcept {
    grade_set present;
    for (std::size_t g = 0; g < grade_count; ++g) {
        if (s.enrollment[g].value() > 0) present = present | grade_set{static_cast<grade>(g)};
    }
    return present;
}

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>

#include <nineways/detail/design_use.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/grade.hpp>
#include <nineways/prepared_design.hpp>

/// Minutes of the pupils of every grade and tier, as the rules of a day add them up and tell of them.
namespace nineways::detail {

/// Minutes may differ by this much, a week, from what they should add up to.
inline constexpr double minutes_tolerance = 1e-6;

/// Minutes a week of the pupils of every grade and tier.
using cell_minutes = std::array<std::array<double, tier_count>, grade_count>;

/// Adds minutes to every cell of some grades and tiers.
[[gnu::noinline]] inline void add_minutes(cell_minutes& cells, grade_set grades, tier_set tiers,
                                          double weekly) noexcept {
    for_each_grade(grades, [&](std::size_t g) {
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (tiers.contains(static_cast<tier>(t))) cells[g][t] += weekly;
        }
    });
}

/// Grades and tiers whose pupils have the same minutes.
struct equal_cells {
    grade_set grades;
    tier_set tiers;
    double weekly = 0;
};

/// All that `joined_cells` finds, for a loop.
struct equal_cells_list {
    std::array<equal_cells, grade_count * tier_count> found{};
    std::size_t count = 0;

    [[nodiscard]] const equal_cells* begin() const noexcept { return found.data(); }
    [[nodiscard]] const equal_cells* end() const noexcept { return found.data() + count; }
};

/// Joins grades and tiers (`some`) of equal minutes, so that one cause is told once.
[[nodiscard, gnu::noinline]] inline equal_cells_list joined_cells(design_use some, const cell_minutes& cells) {
    equal_cells_list all;
    for (std::size_t g = 0; g < grade_count; ++g) {
        while (!some[g].empty()) {
            equal_cells join;
            const auto equal_in = [&](std::size_t grade) {
                tier_set tiers;
                for (std::size_t t = 0; t < tier_count; ++t) {
                    if (!some[grade].contains(static_cast<tier>(t))) continue;
                    const double weekly = cells[grade][t];
                    if (join.grades.empty() && tiers.empty()) join.weekly = weekly;
                    const double more = weekly - join.weekly;
                    if (more <= minutes_tolerance && more >= -minutes_tolerance) tiers = tiers | static_cast<tier>(t);
                }
                return tiers;
            };
            join.tiers = equal_in(g);
            for (std::size_t other = g; other < grade_count; ++other) {
                if (other != g && (some[other].empty() || equal_in(other) != join.tiers)) continue;
                join.grades = join.grades | static_cast<grade>(other);
                some[other] = some[other] - join.tiers;
            }
            all.found[all.count++] = join;
        }
    }
    return all;
}

/// Grades as a fault names them.
[[nodiscard]] inline grade_members named_grades(grade_set grades) noexcept { return {{grades.bits(), grade_names}}; }

}  // namespace nineways::detail

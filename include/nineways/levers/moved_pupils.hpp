// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/enrollment.hpp>
#include <nineways/grade.hpp>
#include <nineways/lever.hpp>
#include <nineways/school.hpp>

/// Levers that move pupils from one attention tier to another.
namespace nineways::levers::detail {

/// The grades whose pupils are in tiers by need: all but prekindergarten and ungraded.
inline constexpr grade_set tiered_grades = grade_set::between(grade::kindergarten, grade::twelfth);

/// Pupils of a tier in the tiered grades of the schools that identify pupils with disabilities: others have no day for
/// them.
[[nodiscard]] inline double pupils_in(const lever_state& now, tier t) noexcept {
    double all = 0;
    for (std::size_t s = 0; s < now.tiers.size(); ++s) {
        if (!(now.d.schools[s].needs.disability.value() > 0)) continue;
        for (std::size_t g = 0; g < grade_count; ++g) {
            if (tiered_grades.contains(static_cast<grade>(g))) all += now.tiers[s][g][static_cast<std::size_t>(t)];
        }
    }
    return all;
}

/// Moves `count` pupils, to the nearest whole number and no more than there are, between two tiers of the same schools:
/// by running total over schools and grades, in proportion to those who are there. How many left each school's tier.
inline std::vector<double> move_pupils(const lever_state& now, tier from, tier to, double count) {
    std::vector<double> moved(now.tiers.size());
    const double there = pupils_in(now, from);
    const auto nearest = [](double x) { return static_cast<double>(static_cast<std::int64_t>(x + 0.5)); };
    double whole = nearest(count);
    if (whole > there) whole = there;
    if (!(whole > 0)) return moved;
    double passed = 0;
    double given = 0;
    for (std::size_t s = 0; s < now.tiers.size(); ++s) {
        if (!(now.d.schools[s].needs.disability.value() > 0)) continue;
        for (std::size_t g = 0; g < grade_count; ++g) {
            if (!tiered_grades.contains(static_cast<grade>(g))) continue;
            std::array<double, tier_count>& here = now.tiers[s][g];
            passed += here[static_cast<std::size_t>(from)];
            const double part = nearest(whole * passed / there) - given;
            given += part;
            here[static_cast<std::size_t>(from)] -= part;
            here[static_cast<std::size_t>(to)] += part;
            moved[s] += part;
        }
    }
    return moved;
}

/// Sum over schools.
[[nodiscard]] inline double all_of(const std::vector<double>& parts) noexcept {
    double all = 0;
    for (const double part : parts) all += part;
    return all;
}

}  // namespace nineways::levers::detail

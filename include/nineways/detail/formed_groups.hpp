// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>

#include <nineways/enrollment.hpp>
#include <nineways/grade.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/units.hpp>

namespace nineways::detail {

/// The pupils of one pool in one school, and their groups, by grade. A pool across grades has the same groups in each.
struct formed_groups {
    grade_set grades;  ///< with pupils of the pool
    std::array<std::array<double, tier_count>, grade_count> reached;
    std::array<double, grade_count> members;
    std::array<double, grade_count> count;  ///< pupils who share the groups
    std::array<double, grade_count> groups;

    /// Where groups are formed: every grade with pupils, or the first of a pool across grades.
    [[nodiscard]] grade_set apart(nineways::pooling how) const noexcept {
        const unsigned all = grades.bits();
        return how == pooling::each_grade ? grades : grade_set::from_bits(all & (~all + 1));
    }
};

/// Forms the groups of a pool at a school.
inline void form_groups(const prepared_design::pool& pool, const tier_counts& tiers, formed_groups& formed) {
    double all = 0;
    formed.grades = {};
    for_each_grade(pool.grades, [&](std::size_t g) {
        double members = 0;
        for (std::size_t t = 0; t < tier_count; ++t) {
            formed.reached[g][t] = pool.tiers.contains(static_cast<tier>(t)) ? tiers[g][t] : 0;
            members += formed.reached[g][t];
        }
        if (!(members > 0)) return;
        formed.grades = formed.grades | static_cast<grade>(g);
        formed.members[g] = members;
        all += members;
    });
    for_each_grade(formed.grades, [&](std::size_t g) {
        formed.count[g] = pool.pooling == pooling::across_grades ? all : formed.members[g];
        formed.groups[g] = group_count(pupils{formed.count[g]}, {pool.target, pool.cap});
    });
}

}  // namespace nineways::detail

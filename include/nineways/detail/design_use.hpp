// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/school.hpp>

/// Who follows which day.
namespace nineways::detail {

/// The tiers, by grade, that pupils of a design's schools can be in.
using design_use = std::array<tier_set, grade_count>;

/// The tiers that a school's pupils of a grade can be in, whatever the assumptions (`attention_tiers`).
[[nodiscard]] inline tier_set tiers_possible(const school& s, grade g) noexcept {
    if (!(s.enrollment[static_cast<std::size_t>(g)].value() > 0)) return {};
    if (g == grade::prekindergarten) return tier::on_track;
    if (g == grade::ungraded) return tier::separate;
    return s.needs.disability.value() > 0 ? all_tiers : general_tiers;
}

/// What every design is used for. Schools without a design of the district are left out.
[[nodiscard]] inline std::vector<design_use> uses_of(const district& d) {
    std::vector<design_use> uses(d.designs.size());
    for (const school& s : d.schools) {
        if (s.design >= d.designs.size()) continue;
        design_use& use = uses[s.design];
        for (std::size_t g = 0; g < grade_count; ++g) use[g] = use[g] | tiers_possible(s, static_cast<grade>(g));
    }
    return uses;
}

[[nodiscard]] inline bool is_used(const design_use& use) noexcept {
    for (const tier_set tiers : use) {
        if (!tiers.empty()) return true;
    }
    return false;
}

}  // namespace nineways::detail

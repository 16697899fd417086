// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/schedule.hpp>
#include <nineways/school.hpp>
#include <nineways/staff.hpp>

namespace nineways {

/// One way to run the school day: a design for each level, `elementary` to grade 6, `middle` 6 to 8, `high` 9 to 12.
/// All have the same week.
struct day_design_set {
    std::string id;
    std::string title;
    /// Roles that the set brings because the district has none of their ids, priced in the district's dollars. Adults
    /// of the designs number them on from the roles of the district.
    std::vector<role> roles;
    std::array<day_design, level_count> designs;
};

/// The levels whose designs a school with pupils in these grades follows: one, or several joined.
///
/// Departments begin at grade 6 wherever the school goes beyond it; a school that ends at grade 6 is elementary. One
/// with ungraded pupils only is taken for a high school.
[[nodiscard]] constexpr std::array<bool, level_count> levels_taught(grade_set present) noexcept {
    using enum grade;
    const bool young = present.meets(grade_set::between(prekindergarten, fifth));
    const bool middle = present.meets(grade_set::between(seventh, eighth)) || (!young && present.contains(sixth));
    const bool high = present.meets(grade_set::between(ninth, twelfth));
    const bool sixth_apart = young && high && present.contains(sixth);
    return {young, middle || sixth_apart, high || !(young || middle)};
}

namespace detail {

/// Joins the designs of some levels: each keeps its blocks for its own grades, under its own name; ungraded pupils are
/// with the oldest. A single design stays as it is.
[[nodiscard]] inline day_design joined(const day_design_set& set, const std::array<bool, level_count>& taught) {
    using enum grade;
    constexpr std::array<grade_set, level_count> spans{grade_set::between(prekindergarten, fifth),
                                                       grade_set::between(sixth, eighth),
                                                       grade_set::between(ninth, twelfth)};
    std::size_t count = 0;
    std::size_t oldest = 0;
    for (std::size_t l = 0; l < level_count; ++l) {
        if (!taught[l]) continue;
        ++count;
        oldest = l;
    }
    if (count == 1) return set.designs[oldest];
    day_design whole;
    for (std::size_t l = 0; l < level_count; ++l) {
        if (!taught[l]) continue;
        const day_design& design = set.designs[l];
        const grade_set own = l == oldest ? spans[l] | ungraded : spans[l];
        whole.id += (whole.id.empty() ? "" : "_") + design.id;
        whole.title += (whole.title.empty() ? "" : "; ") + design.title;
        whole.week = design.week;
        if (design.hiring_step > whole.hiring_step) whole.hiring_step = design.hiring_step;
        for (time_block block : design.blocks) {
            block.grades = block.grades & own;
            if (block.grades.empty()) continue;
            block.id.insert(0, design.id + '_');
            if (!block.parent.empty()) block.parent.insert(0, design.id + '_');
            whole.blocks.push_back(std::move(block));
        }
    }
    return whole;
}

/// Adds to a district the roles of a set that its designs use, in the set's order, and names them in the designs by
/// their places there.
inline void join_roles(district& d, const std::vector<role>& brought) {
    const std::size_t own = d.roles.size();
    std::vector<std::size_t> places(brought.size());  // 0: not used
    const auto for_each_brought = [&](const auto& visit) {
        for (day_design& design : d.designs) {
            for (time_block& block : design.blocks) {
                for (adults_per_group& a : block.adults) {
                    if (a.role >= own && a.role - own < brought.size()) visit(a.role);
                }
            }
        }
    };
    for_each_brought([&](role_id r) { places[r - own] = 1; });
    for (std::size_t r = 0; r < brought.size(); ++r) {
        if (places[r] == 0) continue;
        places[r] = d.roles.size();
        d.roles.push_back(brought[r]);
    }
    for_each_brought([&](role_id& r) { r = static_cast<role_id>(places[r - own]); });
}

}  // namespace detail

/// The district with every school's day taken from a set, and the roles that these days need of those the set brings.
/// Days that the set gives are no longer filled in. Whether they are valid there, and the roles not too many,
/// `validate` says.
[[nodiscard]] inline district with_day_designs(const district& d, const day_design_set& set) {
    district other = d;
    other.designs.clear();
    other.filled.clear();
    for (const filled_value& f : d.filled) {
        if (!std::string_view{f.place}.ends_with("/design")) other.filled.push_back(f);
    }
    for (school& s : other.schools) {
        day_design design = detail::joined(set, levels_taught(grades_present(s)));
        std::size_t at = 0;
        while (at < other.designs.size() && other.designs[at].id != design.id) ++at;
        if (at == other.designs.size()) other.designs.push_back(std::move(design));
        s.design = at;
    }
    detail::join_roles(other, set.roles);
    return other;
}

}  // namespace nineways

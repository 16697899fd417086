// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <nineways/grade.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/attention.hpp>
#include <nineways/levers/listed_posts.hpp>
#include <nineways/national.hpp>
#include <nineways/staff.hpp>

/// Area 7: how people come to schools, and who decides. Dollars: `weights_for_need.hpp`.
namespace nineways::levers {

namespace detail {

/// The target of the first whole class of a grade in a day; 0 where it has none.
[[nodiscard]] inline double class_target(const day_design& design, std::size_t g) noexcept {
    for (const time_block& block : design.blocks) {
        if (block.setting == setting::whole_class && block.grades.contains(static_cast<grade>(g)))
            return block.group.target.value();
    }
    return 0;
}

/// By how many pupils levers made the classes of some grades smaller already: the mean over their pupils, at least 0.
[[nodiscard]] inline double smaller_already(const district& now, const lever_inputs& in, grade_set grades) {
    const district& first = in.first != nullptr ? *in.first : in.base;
    double fewer = 0;
    double all = 0;
    for (std::size_t s = 0; s < now.schools.size(); ++s) {
        for (std::size_t g = 0; g < grade_count; ++g) {
            const double here = now.schools[s].enrollment[g].value();
            if (!grades.contains(static_cast<grade>(g)) || !(here > 0)) continue;
            const double then = class_target(first.designs[first.schools[s].design], g);
            fewer += here * (then - class_target(now.designs[now.schools[s].design], g));
            all += here;
        }
    }
    return all > 0 ? at_least_zero(fewer / all) : 0;
}

/// Whether the class sizes that were lost bring a role's posts back.
[[nodiscard]] inline bool comes_with_classes(const district& d, role_id r) noexcept {
    return d.roles[r].is_teacher && d.before.class_size_fewer.value() > 0;
}

/// What was cut comes back by the same guideline everywhere: classes by their size, other posts by pupils; beyond what
/// is back already. Then posts by pupils, or fewer, of every kind on the schools' lists but principals.
inline void staffing_guidelines(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double fewer = d.before.class_size_fewer.value() * in.setting[0];
    for (const grade_set grades : {grades_k_3, grades_4_12}) {
        if (fewer > 0) shift_class_size(d, grades, at_least_zero(fewer - smaller_already(d, in, grades)), in.log);
    }
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        const auto lost = static_cast<role_id>(r);
        if (comes_with_classes(d, lost)) continue;
        const double back = at_least_zero(in.added[r].value());
        spread_posts(d, lost, posts_on(d.before.posts, lost) * in.setting[0] - back);
    }
    const double posts = in.setting[1] * total_pupils(d).value() / 1000;
    double listed = 0;
    std::array<double, role_limit> by_role{};
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        if (r != standard_role::principal) listed += by_role[r] = posts_at_schools(in.base, static_cast<role_id>(r));
    }
    if (!(listed > 0)) listed = by_role[standard_role::student_support] = 1;
    for (std::size_t r = 0; r < d.roles.size(); ++r)
        change_posts(d, static_cast<role_id>(r), posts * by_role[r] / listed, in.log);
}

inline void flexible_resources(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double schools = static_cast<double>(d.schools.size()) * in.setting[0];
    buy(d, "flexible_training", spending_function::school_administration, schools,
        registered_price(in, "flexible_training_cost"_p));
    buy(d, "flexible_systems", spending_function::other_support, schools,
        registered_price(in, "flexible_systems_cost"_p), true);
}

inline void learn_flexible_resources(const lever_change& change, std::vector<exposure>& out) {
    expose_all(change, 1, {"effect_flexible_resources"_p, change.setting[0]}, out);
}

}  // namespace detail

inline constexpr lever staffing_guidelines{
    .id = "staffing_guidelines",
    .bullet = "R7a",
    .title = "One-size staffing guidelines",
    .sentence = "Every school gets back the posts that were cut, by the same rule for all.",
    .area = area::school_funding,
    .side = side::restore,
    .cluster = cluster::attention,
    .difficulty = difficulty::low,
    .agree = party_set{party::board},
    .laws = law::class_size,
    .ramp_years = 2,
    .changes_day = true,
    .settings = {lever_setting{"share", "posts and class sizes that were cut, given back", "share of what was cut", 0,
                               1, 0, 0.01},
                 lever_setting{"posts_per_1000", "posts beside classes in every school", "posts a 1,000 pupils", -5, 5,
                               0, 0.05}},
    .setting_count = 2,
    .overlap = "Only what smaller classes and other levers have not brought back already is added.",
    .shares_with = {"smaller_classes"},
    .apply = detail::staffing_guidelines,
    .learn = detail::learn_class_size,
    .realised = realised_by_ramp,
};

inline constexpr lever flexible_resources{
    .id = "flexible_resources",
    .bullet = "S7a",
    .title = "Flexible school budgets",
    .sentence = "Principals may use a part of their school's money for what their pupils need most.",
    .area = area::school_funding,
    .side = side::transform,
    .cluster = cluster::allocation,
    .difficulty = difficulty::high,
    .agree = party_set{party::board} | party::union_ | party::state_law,
    .laws = law_set{law::contract_clause} | law::supplanting,
    .ramp_years = 3,
    .settings = {lever_setting{"share", "school budgets under the principals' control", "share of dollars", 0, 1, 0,
                               0.05}},
    .setting_count = 1,
    .overlap = "What principals then buy is priced by other levers; how well depends on the leaders.",
    .apply = detail::flexible_resources,
    .learn = detail::learn_flexible_resources,
    .realised = realised_by_ramp,
};

}  // namespace nineways::levers

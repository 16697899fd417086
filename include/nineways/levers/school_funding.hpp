// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/comparability.hpp>
#include <nineways/grade.hpp>
#include <nineways/learning.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/attention.hpp>
#include <nineways/levers/listed_posts.hpp>
#include <nineways/national.hpp>
#include <nineways/parameters/price_index.hpp>
#include <nineways/salary.hpp>
#include <nineways/staff.hpp>

/// Area 7: how people and dollars come to schools.
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
[[nodiscard]] inline double smaller_already(const district& now, const district& base, grade_set grades) {
    double fewer = 0;
    double all = 0;
    for (std::size_t s = 0; s < now.schools.size(); ++s) {
        for (std::size_t g = 0; g < grade_count; ++g) {
            const double here = now.schools[s].enrollment[g].value();
            if (!grades.contains(static_cast<grade>(g)) || !(here > 0)) continue;
            const double then = class_target(base.designs[base.schools[s].design], g);
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
        if (fewer > 0) shift_class_size(d, grades, at_least_zero(fewer - smaller_already(d, in.base, grades)), in.log);
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
        national::money_range(in.assumed, "flexible_training_cost"_p, d.dollar_year));
    buy(d, "flexible_systems", spending_function::other_support, schools,
        national::money_range(in.assumed, "flexible_systems_cost"_p, d.dollar_year), true);
}

inline void learn_flexible_resources(const lever_change& change, std::vector<exposure>& out) {
    expose_all(change, 1, {"effect_flexible_resources"_p, change.setting[0]}, out);
}

[[nodiscard]] inline std::size_t index_of_span(const school& s) noexcept {
    return static_cast<std::size_t>(span_of(s));
}

/// What the posts of each school cost before any lever, at the district's average prices. Posts of special education
/// are left out: their dollars follow pupils' plans.
[[nodiscard]] inline std::vector<double> dollars_of_schools(const district& base, const quantities* day) {
    std::vector<double> all(base.schools.size());
    const double average = average_salary(base.pay.grid).value();
    for (std::size_t r = 0; r < base.roles.size(); ++r) {
        if (r == standard_role::special_education_teacher) continue;
        const role& kind = base.roles[r];
        const double pay = kind.basis == pay_basis::teacher_grid ? average : kind.salary.value();
        const double price = kind.basis == pay_basis::contract
                                 ? pay
                                 : pay * (1 + base.pay.variable_benefits) + base.pay.flat_benefits.value();
        for (std::size_t s = 0; s < all.size(); ++s) {
            const double taught = day != nullptr ? day->schools[s].rounded[r] : 0;
            all[s] += price * (posts_on(base.schools[s].staff, static_cast<role_id>(r)) + taught);
        }
    }
    return all;
}

[[nodiscard]] constexpr double whole_dollars(double x) noexcept {
    return x < 0 ? -whole_dollars(-x) : static_cast<double>(static_cast<std::int64_t>(x + 0.5));
}

/// Moves dollars toward each school's share by weighted pupils among the schools of its level, in whole dollars. No
/// school loses more than it may; what the others then get all the same is paid.
inline void weights_for_need(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    if (!(in.setting[0] > 0)) return;
    const std::vector<double> today = dollars_of_schools(in.base, in.base_day);
    std::vector<double> weighted(d.schools.size());
    std::array<double, level_count> dollars_in{};
    std::array<double, level_count> weighted_in{};
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        const school& here = d.schools[s];
        const double count = total_pupils(here).value();
        if (!(count > 0)) continue;
        weighted[s] =
            count + in.setting[1] * here.needs.low_income.value() + in.setting[2] * here.needs.english_learner.value();
        dollars_in[index_of_span(here)] += today[s];
        weighted_in[index_of_span(here)] += weighted[s];
    }
    std::array<double, level_count> moved{};
    std::array<bool, level_count> held{};
    std::array<std::size_t, level_count> largest{};
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        if (!(weighted[s] > 0)) continue;
        const std::size_t l = index_of_span(d.schools[s]);
        double more = whole_dollars(in.setting[0] * (dollars_in[l] * (weighted[s] / weighted_in[l]) - today[s]));
        const double least = -whole_dollars(in.setting[3] * today[s]);
        held[l] = held[l] || more < least;
        if (more < least) more = least;
        d.schools[s].allotted += dollars{more};
        moved[l] += more;
        if (weighted[largest[l]] < weighted[s] || index_of_span(d.schools[largest[l]]) != l) largest[l] = s;
    }
    // Whole dollars leave a few over: the largest school's.
    for (std::size_t l = 0; l < level_count; ++l) {
        if (!held[l] && moved[l] != 0) d.schools[largest[l]].allotted -= dollars{moved[l]};
    }
    buy(d, "weights_administration", spending_function::other_support, static_cast<double>(d.schools.size()),
        at_price(in.setting[4]));
}

/// Dollars that schools gain or lose do what dollars usually do. The benchmark is a four-year effect, so it is taken
/// apart into yearly ones; a loss is as much smaller by the fidelity as a gain will be, so that moving alone adds none.
inline void learn_weights_for_need(const lever_change& change, std::vector<exposure>& out) {
    constexpr parameter_ref benchmark = "spending_benchmark"_p;
    const double a_year = convert(1, change.after.dollar_year, describe(benchmark).dollar_year) / 1000 /
                          stock_factor(change.assumed, bound::central);
    for (std::size_t l = 0; l < level_count; ++l) {
        double all = 0;
        std::array<double, 2> count{};
        std::array<double, 2> amount{};
        for (std::size_t s = 0; s < change.after.schools.size(); ++s) {
            const school& here = change.after.schools[s];
            double in_level = 0;
            for (std::size_t g = 0; g < grade_count; ++g) {
                if (level_of(static_cast<grade>(g)) == static_cast<level>(l)) in_level += here.enrollment[g].value();
            }
            all += in_level;
            const double more = (here.allotted - change.base.schools[s].allotted).value();
            if (!(in_level > 0) || more == 0) continue;
            const std::size_t loses = more < 0 ? 1 : 0;
            count[loses] += in_level;
            amount[loses] += more * (in_level / total_pupils(here).value());
        }
        for (const std::size_t loses : {std::size_t{0}, std::size_t{1}}) {
            if (!(count[loses] > 0)) continue;
            const double dose =
                amount[loses] / count[loses] * a_year * (loses == 1 ? change.assumed["fidelity"_p] : 1.0);
            const effect_part parts[]{{benchmark, dose}};
            for (std::size_t t = 0; t < tier_count; ++t) {
                out.push_back(expose(change, static_cast<level>(l), static_cast<tier>(t), count[loses] / all, parts));
            }
        }
    }
}

[[nodiscard]] inline bool reaches_with_dollars(const lever_change& change, std::size_t school) {
    return change.after.schools[school].allotted != change.base.schools[school].allotted;
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

inline constexpr lever weights_for_need{
    .id = "weights_for_need",
    .bullet = "S7b",
    .title = "Dollars by weights for need",
    .sentence = "Schools with more pupils in need get more money a pupil, others less.",
    .area = area::school_funding,
    .side = side::transform,
    .cluster = cluster::allocation,
    .difficulty = difficulty::high,
    .agree = party_set{party::board} | party::state_law | party::parents,
    .laws = law_set{law::comparability} | law::supplanting,
    .ramp_years = 3,
    .settings = {lever_setting{"share", "school dollars that go by weights", "share of dollars", 0, 1, 0, 0.05},
                 lever_setting{"low_income", "weight of a low-income pupil", "pupils", 0, 1, 0.1, 0.01,
                               setting_kind::shape},
                 lever_setting{"english_learner", "weight of an English learner", "pupils", 0, 1, 0.15, 0.01,
                               setting_kind::shape},
                 lever_setting{"most_lost", "most that a school may lose", "share of its dollars", 0, 0.25, 0.03, 0.01,
                               setting_kind::shape},
                 lever_setting{"administration", "administration of a school's budget a year", "dollars", 0, 100000, 0,
                               500, setting_kind::price}},
    .setting_count = 5,
    .overlap = "Moved dollars have the effect of dollars, so no post is counted for them.",
    .apply = detail::weights_for_need,
    .learn = detail::learn_weights_for_need,
    .realised = realised_by_ramp,
    .reaches = detail::reaches_with_dollars,
};

}  // namespace nineways::levers

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nineways/grade.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/chosen_schools.hpp>
#include <nineways/levers/listed_posts.hpp>
#include <nineways/levers/professional_learning.hpp>
#include <nineways/national.hpp>
#include <nineways/salary.hpp>
#include <nineways/staff.hpp>

/// Area 6: how schools are led.
namespace nineways::levers {

namespace detail {

/// Residents a vacancy at which a pool fills every one: fewer reach fewer schools.
inline constexpr double full_pool = 1;

inline void leader_development(const lever_state& now, const lever_inputs& in) {
    if (in.setting[0] > 0)
        buy(now.d, "leader_training", spending_function::school_administration, leaders_of(now.d),
            at_price(in.setting[0]));
}

inline void learn_leader_development(const lever_change& change, std::vector<exposure>& out) {
    const double full = national::money(change.assumed, "leader_training_full_cost"_p, change.after.dollar_year);
    expose_all(change, 1, {"effect_leader_training"_p, full > 0 ? at_most_one(change.setting[0] / full) : 1.0}, out);
}

/// A supplement for a part of those in a role.
[[gnu::noinline]] inline void pay_more(district& d, std::string id, role_id r, double share, dollars_per_fte amount,
                                       earned_by earned) {
    d.pay.supplements.push_back({static_cast<std::string&&>(id), share, amount, earned, r});
}

/// The same part of pay for all in a role, more or less: what is less is a share below 0 of the amount.
inline void raise_for_all_leaders(const lever_state& now, const lever_inputs& in) {
    const double raise = in.setting[0];
    if (raise == 0) return;
    for (const role_id r : {standard_role::principal, standard_role::assistant_principal}) {
        pay_more(now.d, "raise_" + now.d.roles[r].id, r, raise < 0 ? -1.0 : 1.0,
                 now.d.roles[r].salary * (raise < 0 ? -raise : raise), earned_by::contribution);
    }
}

/// Vacancies of principals a year: those who leave their school.
[[nodiscard]] inline double principal_vacancies(const district& d, const assumptions& assumed) noexcept {
    return posts_at_schools(d, standard_role::principal) * assumed["principal_turnover"_p];
}

/// A resident assistant principal for every vacancy in the pool, supervisors with fewer principals each, support of
/// every leader, tools once; fewer principals leave, and these need not be replaced.
inline void leadership_pipeline(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double share = in.setting[0];
    if (!(share > 0)) return;
    const double vacancies = principal_vacancies(d, in.assumed) * share;
    d.central_staff.push_back(
        {standard_role::assistant_principal, fte{whole_steps(vacancies * in.setting[1], in.assumed)}});
    const double principals = posts_at_schools(d, standard_role::principal) * share;
    const double supervisors = principals / in.setting[2] - principals / in.assumed["principals_per_supervisor"_p];
    d.central_staff.push_back(
        {standard_role::district_official, fte{whole_steps(at_least_zero(supervisors), in.assumed)}});
    const double leaders = leaders_of(d) * share;
    // General training that is paid already is a part of the support.
    followed_price support = registered_price(in, "leader_support_cost"_p);
    for (const purchase& p : d.purchases) {
        if (p.id != "leader_training") continue;
        for (double* const bound : {&support.amount.low, &support.amount.central, &support.amount.high})
            *bound = at_least_zero(*bound - p.unit_price.central);
    }
    buy(d, "leader_support", spending_function::school_administration, leaders, support);
    buy(d, "leader_tools", spending_function::school_administration, leaders,
        registered_price(in, "leader_tools_cost"_p), true);
    buy(d, "principals_kept", spending_function::other_support,
        -vacancies * at_most_one(in.setting[1] / full_pool) * in.assumed["pipeline_retention_gain"_p],
        registered_price(in, "principal_replacement_cost"_p));
}

/// Reached are the pupils of schools with a principal newly placed since the pipeline works: the mean, over the years
/// of full implementation, of 1 - (1 - turnover)^year.
inline void learn_leadership_pipeline(const lever_change& change, std::vector<exposure>& out) {
    double longer = 1;
    double newly = 0;
    double years = 0;
    for (; years < change.assumed["exposure_years"_p]; years += 1) {
        longer *= 1 - change.assumed["principal_turnover"_p];
        newly += 1 - longer;
    }
    const double reach = newly / years * change.setting[0] * at_most_one(change.setting[1] / full_pool);
    expose_all(change, reach, {"effect_leadership_pipeline"_p, 1}, out);
}

/// Supplements for leaders of the schools where need is highest, and for teachers in roles beyond those that are paid
/// for their role already.
inline void differentiated_leader_pay(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const std::vector<std::size_t> chosen = schools_of_highest_need(d, in.setting[0], all_grades);
    double amount = in.setting[1];
    for (const role_id r : {standard_role::principal, standard_role::assistant_principal}) {
        double there = 0;
        for (const std::size_t s : chosen) there += posts_on(d.schools[s].staff, r);
        const double all = posts_at_schools(d, r) + posts_on(d.central_staff, r);
        if (there > 0)
            pay_more(d, "high_need_" + d.roles[r].id, r, there / all, dollars_per_fte{amount}, earned_by::shortage);
        amount = in.setting[2];
    }
    double paid = 0;
    for (const pay_supplement& s : d.pay.supplements) {
        if (s.id == "leader_roles") paid += s.share;
    }
    if (in.setting[3] > paid)
        pay_more(d, "teacher_roles", all_teachers, in.setting[3] - paid, average_salary(d.pay.grid) * in.setting[4],
                 earned_by::contribution);
}

[[nodiscard]] inline std::vector<std::size_t> reaches_high_need(const lever_change& change) {
    const bool everywhere = change.setting[3] > 0;  // teachers in roles
    return schools_of_highest_need(change.after, everywhere ? 1 : change.setting[0], all_grades);
}

inline void learn_differentiated_leader_pay(const lever_change& change, std::vector<exposure>& out) {
    const double led = at_most_one(change.setting[3] * change.assumed["team_size"_p]);
    std::vector<double> part(change.after.schools.size(), led);
    for (const std::size_t s : schools_of_highest_need(change.after, change.setting[0], all_grades)) part[s] = 1;
    expose_schools(change, {"effect_leader_pay"_p, 1}, out, [&](std::size_t s) { return part[s]; });
}

}  // namespace detail

inline constexpr lever leader_development{
    .id = "leader_development",
    .bullet = "R6a",
    .title = "General training for school leaders",
    .sentence = "Every principal and assistant principal gets some training a year.",
    .area = area::leadership,
    .side = side::restore,
    .cluster = cluster::teaching,
    .difficulty = difficulty::low,
    .agree = party_set{party::board},
    .ramp_years = 1,
    .settings = {lever_setting{"amount", "training of a leader a year", "dollars", 0, 10000, 0, 50}},
    .setting_count = 1,
    .overlap = "Training that is paid here is not paid again by the leadership pipeline.",
    .apply = detail::leader_development,
    .learn = detail::learn_leader_development,
    .realised = realised_by_ramp,
};

inline constexpr lever raise_for_all_leaders{
    .id = "raise_for_all_leaders",
    .bullet = "R6b",
    .title = "Same raise for all school leaders",
    .sentence = "Principals and assistant principals are all paid more, whatever their school.",
    .area = area::leadership,
    .side = side::restore,
    .cluster = cluster::teaching,
    .difficulty = difficulty::low,
    .agree = party_set{party::board},
    .ramp_years = 1,
    .settings = {lever_setting{"raise", "raise of every leader's salary", "share of pay", -0.05, 0.15, 0, 0.001}},
    .setting_count = 1,
    .overlap = "Supplements for some leaders come on top.",
    .apply = detail::raise_for_all_leaders,
    .learn = learn_unmeasured,
    .realised = realised_by_ramp,
};

inline constexpr lever leadership_pipeline{
    .id = "leadership_pipeline",
    .bullet = "S6a",
    .title = "A pipeline of school leaders",
    .sentence = "The district finds future principals, trains them for a year in a school, and supports them after.",
    .area = area::leadership,
    .side = side::transform,
    .cluster = cluster::teaching,
    .difficulty = difficulty::medium,
    .agree = party_set{party::board},
    .ramp_years = 4,
    .settings = {lever_setting{"share", "schools in the pipeline", "share of schools", 0, 1, 0, 0.05},
                 lever_setting{"pool", "residents for every vacancy of a principal", "residents", 0, 3,
                               detail::full_pool, 0.1, setting_kind::shape},
                 lever_setting{"principals_per_supervisor", "principals a supervisor", "principals", 5, 17, 12, 1,
                               setting_kind::shape}},
    .setting_count = 3,
    .overlap = "Works through teams, coaching and roles: in their cluster the larger effect counts in full.",
    .shares_with = {"leader_development"},
    .apply = detail::leadership_pipeline,
    .learn = detail::learn_leadership_pipeline,
    .realised = realised_by_ramp,
};

inline constexpr lever differentiated_leader_pay{
    .id = "differentiated_leader_pay",
    .bullet = "S6b",
    .title = "Leadership roles with pay of their own",
    .sentence = "Leaders of the schools that need most, and teachers who lead, are paid more.",
    .area = area::leadership,
    .side = side::transform,
    .cluster = cluster::teaching,
    .difficulty = difficulty::high,
    .agree = party_set{party::board} | party::union_,
    .laws = law::contract_clause,
    .ramp_years = 3,
    .settings = {lever_setting{"share", "schools of highest need whose leaders get more", "share of schools", 0, 0.5, 0,
                               0.01},
                 lever_setting{"principal", "supplement of a principal a year", "dollars", 0, 30000, 13000, 500,
                               setting_kind::shape},
                 lever_setting{"assistant", "supplement of an assistant principal a year", "dollars", 0, 30000, 11500,
                               500, setting_kind::shape},
                 lever_setting{"teacher_roles", "teachers in leadership roles", "share of teachers", 0, 0.25, 0, 0.005},
                 lever_setting{"supplement", "supplement for the role", "share of pay", 0, 0.5, 0.2, 0.01,
                               setting_kind::shape}},
    .setting_count = 5,
    .overlap = "Teachers' roles are those of pay for leadership roles: only the share beyond them is paid here.",
    .shares_with = {"pay_for_roles"},
    .apply = detail::differentiated_leader_pay,
    .learn = detail::learn_differentiated_leader_pay,
    .realised = realised_by_ramp,
    .reaches = detail::reaches_high_need,
};

}  // namespace nineways::levers

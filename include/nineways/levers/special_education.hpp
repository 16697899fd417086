// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/detail/portable_math.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/attention.hpp>
#include <nineways/levers/listed_posts.hpp>
#include <nineways/levers/longer_time.hpp>
#include <nineways/levers/moved_pupils.hpp>
#include <nineways/levers/placed_minutes.hpp>
#include <nineways/levers/support_in_class.hpp>
#include <nineways/national.hpp>

/// Area 5: pupils with disabilities, and those who struggle.
namespace nineways::levers {

namespace detail {

/// Pupils move between the strategic tier and the intensive one, and are counted as identified or no longer: as many as
/// are, at most.
inline void referral(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double points = in.setting[0];
    if (points == 0) return;
    const bool more = points > 0;
    double pupils_all = 0;
    double identified_now = 0;
    for (const school& s : d.schools) {
        const double identified = s.needs.disability.value();
        pupils_all += identified > 0 ? total_pupils(s).value() : 0;
        identified_now += identified;
    }
    double count = pupils_all * (more ? points : -points) / 100;
    if (!more && count > identified_now) count = identified_now;
    const std::vector<double> moved = more ? move_pupils(now, tier::strategic, tier::intensive, count)
                                           : move_pupils(now, tier::intensive, tier::strategic, count);
    double evaluated = 0;
    for (std::size_t s = 0; s < moved.size(); ++s) {
        pupils& identified = d.schools[s].needs.disability;
        const pupils before = identified;
        identified += pupils{more ? moved[s] : -moved[s]};
        double apart = 0;  // pupils in separate settings stay identified
        for (const auto& by_tier : now.tiers[s]) apart += by_tier[static_cast<std::size_t>(tier::separate)];
        if (moved[s] > 0 && identified.value() < apart) identified = pupils{apart};
        evaluated += (more ? identified - before : before - identified).value();
    }
    const followed_price price = registered_price(in, "evaluation_cost"_p);
    const double yearly = evaluated / in.assumed["evaluation_years"_p];
    buy(d, "evaluations", spending_function::student_support, more ? yearly : -yearly, price);
    if (more) buy(d, "first_evaluations", spending_function::student_support, evaluated, price, true);
}

/// Added classes have aides; the aides of pupils who leave a class of their own stay with them.
inline void separate_settings(const lever_state& now, const lever_inputs& in) {
    const double share = in.setting[0];
    const double apart = pupils_in(now, tier::separate);
    if (!(share > 0)) {
        move_pupils(now, tier::separate, tier::intensive, apart * -share);
        return;
    }
    const std::vector<double> moved = move_pupils(now, tier::intensive, tier::separate, apart * share);
    const double a_pupil = in.assumed["separate_class_aides"_p] / in.assumed["separate_class_size"_p];
    for (std::size_t s = 0; s < moved.size(); ++s) {
        if (moved[s] > 0) add_posts(now.d.schools[s].staff, standard_role::aide, moved[s] * a_pupil);
    }
}

/// Pupils come out of separate settings as their plans are changed, a part of those left each year.
[[nodiscard]] inline double realised_by_plans(const lever& l, const lever_inputs& in, const district& d,
                                              int year) noexcept {
    if (in.setting[0] >= 0) return realised_by_ramp(l, in, d, year);
    return 1 - portable::pow(1 - in.assumed["plans_changed_a_year"_p], year);
}

/// Minutes a week that flexible groups of elementary pupils have in a day.
[[nodiscard]] inline double flexible_minutes(const day_design& design) noexcept {
    double weekly = 0;
    for (const time_block& block : design.blocks)
        weekly += is_placed(block, "flexible_elementary") ? block.weekly.value() : 0;
    return weekly;
}

/// The part of early intervention that a tier does not have from flexible groups.
[[nodiscard]] inline double early_minutes(const day_design& design, tier t, const setting_values& setting) noexcept {
    const double had = t == tier::intensive ? flexible_minutes(design) : 0;
    return setting[0] > had ? setting[0] - had : 0;
}

/// The part of all pupils who are in some grades.
[[nodiscard]] inline double grade_share(const district& d, grade_set grades) noexcept {
    pupils some{};
    for (const school& s : d.schools)
        nineways::detail::for_each_grade(grades, [&](std::size_t g) { some += s.enrollment[g]; });
    return some / total_pupils(d);
}

inline void early_intervention(const lever_state& now, const lever_inputs& in) {
    static constexpr subject out_of[]{subject::english};
    district& d = now.d;
    if (!(in.setting[0] > 0)) return;
    const pupils size{in.setting[1]};
    for (day_design& design : d.designs) {
        for (const tier t : {tier::strategic, tier::intensive}) {
            if (t == tier::intensive && in.setting[2] < 0.5) continue;
            time_block group;
            group.id.append("early_").append(tier_names[static_cast<std::size_t>(t)]);
            group.subject = subject::intervention;
            group.grades = grades_taught(design, subject::english, t) & grades_k_3;
            group.tiers = t;
            group.weekly = minutes{early_minutes(design, t, in.setting)};
            group.setting = setting::small_group;
            group.pooling = pooling::across_grades;
            group.group = {size, size};
            group.adults = {{standard_role::interventionist, 1.0}};
            place_minutes(design, group, out_of, 1, d.school_weeks, in.log);
        }
    }
    const double young = grade_share(d, grades_k_3);
    d.purchases.push_back({"screening", spending_function::student_support, purchase::basis::per_pupil, young,
                           national::money_range(in.assumed, "screening_cost"_p, d.dollar_year), false,
                           ("screening_cost"_p).index});
    buy_days_once(d, "early_training", young, in.assumed, "new_practice_days"_p);
}

/// Only minutes beyond those of flexible groups count, and of these only what the dose still lacks.
inline void learn_early_intervention(const lever_change& change, std::vector<exposure>& out) {
    constexpr auto young = static_cast<std::size_t>(level::elementary);
    const auto dose = [&](double weekly) {
        return group_dose(weekly, change.setting[1], change.assumed, change.after.school_weeks);
    };
    double had = 0;
    for (const day_design& design : change.after.designs) had = had > 0 ? had : flexible_minutes(design);
    for (const tier t : {tier::strategic, tier::intensive}) {
        const auto i = static_cast<std::size_t>(t);
        const double counted = t == tier::intensive ? had : 0;
        const double weekly = change.setting[0] > counted ? change.setting[0] - counted : 0;
        const double added =
            change.after_day.small_group_minutes[young][i] - change.before_day.small_group_minutes[young][i];
        const double more = dose(counted + weekly) - dose(counted);
        if (!(added > 0) || !(more > 0)) continue;
        const effect_part parts[]{{"effect_early_intervention"_p, more}};
        const double reach = added / weekly / change.after_day.pupil_count[young][i];
        out.push_back(expose(change, level::elementary, t, at_most_one(reach), parts));
    }
}

[[nodiscard]] inline std::vector<std::size_t> reaches_early_grades(const lever_change& change) {
    std::vector<std::size_t> reached;
    for (std::size_t s = 0; s < change.base.schools.size(); ++s) {
        if (grades_present(change.base.schools[s]).meets(grades_k_3)) reached.push_back(s);
    }
    return reached;
}

}  // namespace detail

inline constexpr lever referral{
    .id = "referral",
    .bullet = "R5a",
    .title = "Referral to special education",
    .sentence = "More pupils who struggle are sent to special education, or fewer.",
    .area = area::special_education,
    .side = side::restore,
    .cluster = cluster::attention,
    .difficulty = difficulty::medium,
    .agree = party_set{party::federal_rule} | party::parents,
    .laws = law_set{law::child_find} | law::maintenance_of_effort,
    .ramp_years = 3,
    .changes_day = true,
    .settings = {lever_setting{"points", "pupils identified more, of every hundred", "percentage points", -3, 3, 0,
                               0.1}},
    .setting_count = 1,
    .overlap =
        "Fewer plans are no free saving: pupils who lost services finished school and entered college less often.",
    .apply = detail::referral,
    .learn = learn_unmeasured,
    .realised = realised_by_ramp,
};

inline constexpr lever separate_settings{
    .id = "separate_settings",
    .bullet = "R5b",
    .title = "Separate settings",
    .sentence = "More pupils with disabilities learn in classes of their own, or fewer.",
    .area = area::special_education,
    .side = side::restore,
    .cluster = cluster::attention,
    .difficulty = difficulty::high,
    .agree = party_set{party::federal_rule} | party::parents,
    .laws = law_set{law::least_restrictive} | law::maintenance_of_effort | law::class_size,
    .ramp_years = 1,
    .changes_day = true,
    .settings = {lever_setting{"share", "more pupils in separate settings, as a share of those there",
                               "share of these pupils", -0.5, 0.5, 0, 0.01}},
    .setting_count = 1,
    .overlap =
        "Who leaves a separate class still has a special-education teacher for part of the week; what is freed "
        "beyond that the law keeps in special education.",
    .shares_with = {"integrated_classes"},
    .apply = detail::separate_settings,
    .learn = learn_unmeasured,
    .realised = detail::realised_by_plans,
};

inline constexpr lever early_intervention{
    .id = "early_intervention",
    .bullet = "S5a",
    .title = "Early intervention",
    .sentence = "Young pupils who fall behind in reading are found early and taught in small groups.",
    .area = area::special_education,
    .side = side::transform,
    .cluster = cluster::attention,
    .difficulty = difficulty::medium,
    .agree = party_set{party::board} | party::federal_rule,
    .laws = law::early_intervening,
    .ramp_years = 3,
    .changes_day = true,
    .settings = {lever_setting{"minutes", "minutes a week in small groups, kindergarten to grade 3", "minutes a week",
                               0, 250, 0, 5},
                 lever_setting{"group_size", "pupils a group", "pupils", 1, 6, 4, 1, setting_kind::shape},
                 lever_setting{"intensive", "for the intensive tier too (1) or the strategic one alone (0)", "0 or 1",
                               0, 1, 1, 1, setting_kind::shape}},
    .setting_count = 3,
    .overlap = "Minutes that flexible groups give the same pupils are neither bought nor counted again.",
    .shares_with = {"flexible_groups"},
    .apply = detail::early_intervention,
    .learn = detail::learn_early_intervention,
    .realised = realised_by_ramp,
    .reaches = detail::reaches_early_grades,
};

inline constexpr lever integrated_classes{
    .id = "integrated_classes",
    .bullet = "S5b",
    .title = "Integrated classes with two teachers",
    .sentence = "Pupils with disabilities learn with all others, where two teachers plan and teach together.",
    .area = area::special_education,
    .side = side::transform,
    .cluster = cluster::attention,
    .difficulty = difficulty::high,
    .agree = party_set{party::board} | party::union_ | party::federal_rule | party::parents,
    .laws = law_set{law::least_restrictive} | law::maintenance_of_effort | law::class_size,
    .ramp_years = 3,
    .changes_day = true,
    .settings = {lever_setting{"share", "pupils in separate settings who come into general classes",
                               "share of these pupils", 0, 1, 0, 0.01},
                 lever_setting{"minutes", "minutes a week with a second teacher, English first", "minutes a week", 0,
                               250, 250, 10, setting_kind::shape},
                 lever_setting{"together", "such pupils in a class with two teachers", "pupils", 2, 12, 6, 1,
                               setting_kind::shape},
                 lever_setting{"planning", "minutes a week in which the two plan together", "minutes a week", 0, 120,
                               45, 5, setting_kind::shape}},
    .setting_count = 4,
    .overlap = "Moves only pupils whom fewer separate settings left there; teams' time together serves for planning.",
    .shares_with = {"separate_settings", "push_in_support"},
    .needs = {"expert_led_teams"},
    .apply = detail::integrated_classes,
    .learn = detail::learn_integrated_classes,
    .realised = realised_by_ramp,
};

inline constexpr lever push_in_support{
    .id = "push_in_support",
    .bullet = "S5c",
    .title = "Support inside the class for all who struggle",
    .sentence = "Specialists come into English and mathematics in place of taking pupils out.",
    .area = area::special_education,
    .side = side::transform,
    .cluster = cluster::attention,
    .difficulty = difficulty::high,
    .agree = party_set{party::board} | party::union_ | party::federal_rule | party::parents,
    .laws = law_set{law::least_restrictive} | law::supplanting,
    .ramp_years = 3,
    .changes_day = true,
    .settings = {lever_setting{"share", "minutes of pull-out groups that become support inside the class",
                               "share of the minutes", 0, 1, 0, 0.05},
                 lever_setting{"together", "pupils in a class who share the specialist", "pupils", 2, 12, 6, 1,
                               setting_kind::shape}},
    .setting_count = 2,
    .overlap =
        "The same specialists: their effect is that of push-in in place of pull-out, and is small beside that of "
        "small groups for the same child.",
    .shares_with = {"flexible_groups", "early_intervention", "integrated_classes"},
    .apply = detail::push_in_support,
    .learn = detail::learn_push_in_support,
    .realised = realised_by_ramp,
};

}  // namespace nineways::levers

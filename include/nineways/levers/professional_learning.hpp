// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <nineways/contract.hpp>
#include <nineways/detail/portable_math.hpp>
#include <nineways/lever.hpp>
#include <nineways/national.hpp>

/// Area 2: how teachers learn.
namespace nineways::levers {

namespace detail {

[[nodiscard, gnu::noinline]] inline double whole_steps(double posts, const assumptions& assumed) noexcept {
    return nineways::detail::round_up_to_step(posts, assumed["hiring_step"_p]);
}

/// Adds coaches to the central office for as many posts as are needed and no other lever pays already: leaders of
/// teams with released time and coaches are the same people, so that the larger number counts and not the sum.
[[gnu::noinline]] inline void add_coaches(district& d, double needed, const lever_inputs& in) {
    for (const role_id r : {standard_role::teacher_leader, standard_role::coach}) {
        const double there = in.added[r].value();
        needed -= there > 0 ? there : 0;
    }
    if (needed > 0) d.central_staff.push_back({standard_role::coach, fte{whole_steps(needed, in.assumed)}});
}

inline void pay_for_credits(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    salary_grid& grid = d.pay.grid;
    for (std::size_t step = 0; step < grid.steps; ++step) {
        for (std::size_t lane = 1; lane < grid.lanes.size(); ++lane) {
            const std::size_t i = grid.cell(step, lane);
            if (!grid.exists(i)) continue;
            const dollars_per_fte without = salary_without_credits(grid, step, lane);
            grid.salary[i] = without + (grid.salary[i] - without) * (1 + in.setting[0]);
        }
    }
}

inline void learn_pay_for_credits(const lever_change& change, std::vector<exposure>& out) {
    expose_all(change, 1, {"effect_credits"_p, change.setting[0]}, out);
}

/// Holders keep the premium as long as they stay, so a cut is realised as they leave.
[[nodiscard]] inline double realised_by_attrition(const lever& l, const lever_inputs& in, const district& d,
                                                  int year) noexcept {
    if (in.setting[0] >= 0) return realised_by_ramp(l, in, d, year);
    return 1 - portable::pow(1 - d.pay.separation_rate, year);
}

inline void workshops(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    d.pay.added.push_back({"workshops", in.setting[0], 1});
    d.purchases.push_back({"workshops", spending_function::instructional_staff, purchase::basis::per_teacher,
                           in.setting[0],
                           national::money_range(in.assumed, "workshop_outside_cost_day"_p, d.dollar_year), false,
                           ("workshop_outside_cost_day"_p).index});
}

inline void learn_workshops(const lever_change& change, std::vector<exposure>& out) {
    const double dose = at_most_one(change.setting[0] / change.assumed["workshop_full_days"_p]);
    expose_all(change, 1, {"effect_workshops"_p, dose}, out);
}

/// Moves `more` minutes a week of every homeroom from its teacher to specials, first out of homeroom time, then out
/// of the other subjects in proportion; so the teacher is free and the class is covered. Less than 0 moves them back:
/// to homeroom time, or to the other subjects where there is none.
inline void cover_with_specials(day_design& design, minutes more) {
    const auto covers = [](const time_block& b, const time_block& home) {
        return b.setting == setting::whole_class && b.staffing == staffing::pooled && b.grades == home.grades &&
               b.tiers == home.tiers;
    };
    for (std::size_t i = 0; i < design.blocks.size(); ++i) {
        const time_block& first = design.blocks[i];
        if (first.staffing != staffing::homeroom) continue;
        bool done = false;
        for (std::size_t j = 0; j < i; ++j) done = done || nineways::detail::same_homeroom(first, design.blocks[j]);
        if (done) continue;
        minutes spare{};
        minutes taught{};
        minutes specials{};
        for (const time_block& b : design.blocks) {
            if (nineways::detail::same_homeroom(first, b)) {
                (b.subject == subject::homeroom ? spare : taught) += b.weekly;
            }
            if (covers(b, first)) specials += b.weekly;
        }
        if (!(specials.value() > 0)) continue;  // nobody covers: the check of the changed day says so
        const minutes from_spare = spare < more || !(spare.value() > 0) ? spare : more;
        const minutes from_taught = more - from_spare;
        for (time_block& b : design.blocks) {
            if (nineways::detail::same_homeroom(first, b)) {
                b.weekly -= b.subject == subject::homeroom ? from_spare * (spare.value() > 0 ? b.weekly / spare : 0.0)
                                                           : from_taught * (b.weekly / taught);
            }
        }
        for (time_block& b : design.blocks) {
            if (covers(b, first)) b.weekly += more * (b.weekly / specials);
        }
    }
}

inline constexpr nineways::detail::fault_form other_place{
    "days with collaboration elsewhere", "day \"{}\"", "collaboration {} the day already",
    "one place for all collaboration", "Set expert_led_teams to the place that the day has."};

inline void expert_led_teams(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const minutes together{in.setting[0]};
    if (!(together.value() > 0)) return;
    const bool in_day = in.setting[1] >= 0.5;
    const time_place place = in_day ? time_place::in_day : time_place::outside;
    for (day_design& design : d.designs) {
        if (design.week.collaboration.value() > 0 && design.week.collaboration_in != place)
            in.log.add(other_place, std::string_view{design.id}, in_day ? "outside" : "in");
        design.week.collaboration += together;
        design.week.collaboration_in = place;
        if (in_day) cover_with_specials(design, together);
    }
    const double teams = in.teachers.value() / in.assumed["team_size"_p] * in.setting[2];
    const double contact_minutes = in.assumed["teacher_instruction_hours"_p] * 60;
    add_coaches(d, teams * in.assumed["expert_minutes_per_team_week"_p] / contact_minutes, in);
}

inline void learn_expert_led_teams(const lever_change& change, std::vector<exposure>& out) {
    const double dose = at_most_one(change.setting[0] / change.assumed["collaboration_full_minutes"_p]);
    expose_all(change, change.setting[2], {"effect_expert_teams"_p, dose}, out);
}

inline void coaching(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double share = in.setting[0];
    if (!(share > 0)) return;
    add_coaches(d, in.teachers.value() * share / in.setting[1], in);
    const minutes coached{in.assumed["coaching_time_minutes_week"_p]};
    d.pay.added.push_back({"coaching_time", contract_days(coached, d.school_weeks, d.pay), share});
    d.purchases.push_back({"curriculum", spending_function::instructional_staff, purchase::basis::per_teacher, share,
                           national::money_range(in.assumed, "curriculum_per_teacher"_p, d.dollar_year), false,
                           ("curriculum_per_teacher"_p).index});
}

inline void learn_coaching(const lever_change& change, std::vector<exposure>& out) {
    expose_all(change, change.setting[0], {"effect_coaching"_p, 1}, out);
}

}  // namespace detail

inline constexpr lever pay_for_credits{
    .id = "pay_for_credits",
    .bullet = "R2a",
    .title = "Pay for course credits",
    .sentence = "Teachers with more university credits are paid more.",
    .area = area::professional_learning,
    .side = side::restore,
    .cluster = cluster::teaching,
    .difficulty = difficulty::high,
    .agree = party_set{party::board} | party::union_ | party::state_law,
    .laws = law::contract_clause,
    .ramp_years = 1,
    .settings = {lever_setting{"change", "change of the pay for credits", "share of the premium", -1, 1, 0, 0.01}},
    .setting_count = 1,
    .overlap = "Money freed comes as holders leave, never at once.",
    .apply = detail::pay_for_credits,
    .learn = detail::learn_pay_for_credits,
    .realised = detail::realised_by_attrition,
};

inline constexpr lever one_off_workshops{
    .id = "one_off_workshops",
    .bullet = "R2b",
    .title = "One-off workshops",
    .sentence = "Teachers are paid for single days of training on various topics.",
    .area = area::professional_learning,
    .side = side::restore,
    .cluster = cluster::teaching,
    .difficulty = difficulty::low,
    .agree = party_set{party::board} | party::union_,
    .laws = law::contract_clause,
    .ramp_years = 1,
    .settings = {lever_setting{"days", "paid days a teacher a year", "days", 0, 10, 0, 0.1}},
    .setting_count = 1,
    .overlap = "Uses the same contract time as teams and coaching.",
    .apply = detail::workshops,
    .learn = detail::learn_workshops,
    .realised = realised_by_ramp,
};

inline constexpr lever expert_led_teams{
    .id = "expert_led_teams",
    .bullet = "S2a",
    .title = "Teams with shared planning time and an expert",
    .sentence = "Teachers of a grade or subject plan together every week, with an expert in the room.",
    .area = area::professional_learning,
    .side = side::transform,
    .cluster = cluster::teaching,
    .difficulty = difficulty::medium,
    .agree = party_set{party::board} | party::union_,
    .laws = law::contract_clause,
    .ramp_years = 3,
    .changes_day = true,
    .settings = {lever_setting{"minutes", "minutes together a week", "minutes a week", 0, 225, 0, 5},
                 lever_setting{"in_day", "inside the pupils' day (1) or outside it (0)", "0 or 1", 0, 1, 1, 1,
                               setting_kind::shape},
                 lever_setting{"experts", "teams with an expert", "share of teams", 0, 1, 1, 0.05,
                               setting_kind::shape}},
    .setting_count = 3,
    .overlap = "Experts are first the leaders whom leadership roles release: only posts beyond theirs are added.",
    .shares_with = {"pay_for_roles"},
    .apply = detail::expert_led_teams,
    .learn = detail::learn_expert_led_teams,
    .realised = realised_by_ramp,
};

inline constexpr lever coaching{
    .id = "coaching",
    .bullet = "S2b",
    .title = "Coaches and teacher leaders in classrooms",
    .sentence = "Coaches watch lessons, show how, and give each teacher advice one to one.",
    .area = area::professional_learning,
    .side = side::transform,
    .cluster = cluster::teaching,
    .difficulty = difficulty::medium,
    .agree = party_set{party::board} | party::union_,
    .ramp_years = 3,
    .settings = {lever_setting{"share", "teachers who are coached", "share of teachers", 0, 1, 0, 0.01},
                 lever_setting{"teachers_per_coach", "teachers a coach", "teachers", 8, 40, 20, 1,
                               setting_kind::shape}},
    .setting_count = 2,
    .overlap = "Leaders with released time and experts of teams coach too: only posts beyond theirs are added.",
    .shares_with = {"pay_for_roles", "expert_led_teams"},
    .apply = detail::coaching,
    .learn = detail::learn_coaching,
    .realised = realised_by_ramp,
};

}  // namespace nineways::levers

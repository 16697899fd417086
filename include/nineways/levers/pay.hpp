// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/detail/portable_math.hpp>
#include <nineways/lever.hpp>
#include <nineways/national.hpp>

/// Area 1: how teachers are paid.
namespace nineways::levers {

namespace detail {

/// Gives back `years` of frozen steps, or freezes them below 0: of those on a step, all but the share who leave in a
/// year stand one step higher; or, frozen, those who came to a step from the one below stay behind. Where a step takes
/// several years, a year moves that part of those who stand on it.
inline void move_steps(pay_system& pay, double years) {
    salary_grid& grid = pay.grid;
    const salary_grid before = grid;
    const double stay = 1 - pay.separation_rate;
    for (std::size_t step = 0; step + 1 < grid.steps; ++step) {
        for (std::size_t lane = 0; lane < grid.lanes.size(); ++lane) {
            const std::size_t here = grid.cell(step, lane);
            const std::size_t above = before.exists(here) ? before.next_step(step, lane) : grid.steps;
            if (above == grid.steps) continue;
            const std::size_t next = grid.cell(above, lane);
            const dollars_per_fte up = before.salary[next] - before.salary[here];
            const double moved = stay / before.years_before(step, above);
            if (years >= 0) {
                grid.salary[here] += up * (years * moved);
            } else if (grid.headcount[next].value() > 0) {
                const double came = moved * (grid.headcount[here] / grid.headcount[next]);
                grid.salary[next] += up * (years * (came < 1 ? came : 1.0));
            }
        }
    }
}

inline void raise_all(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const dollars_per_fte before = average_salary(d.pay.grid);
    move_steps(d.pay, in.setting[1]);
    for (dollars_per_fte& cell : d.pay.grid.salary) cell *= 1 + in.setting[0];
    for (longevity_payment& paid : d.pay.grid.longevity) paid.amount *= 1 + in.setting[0];
    const double raise = average_salary(d.pay.grid) / before - 1;
    change_separations(d, "turnover_pay_elasticity"_p, raise, in.assumed, in.log);
}

inline void learn_raise_all(const lever_change& change, std::vector<exposure>& out) {
    const double raise = average_salary(change.after.pay.grid) / average_salary(change.base.pay.grid) - 1;
    expose_all(change, 1, {"effect_raise_10_percent"_p, raise / 0.10}, out);
}

inline void pay_for_time(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    d.pay.added.push_back({"added_time", in.setting[0] / d.pay.contract_hours_a_day, in.setting[1]});
}

inline void learn_pay_for_time(const lever_change& change, std::vector<exposure>& out) {
    const double hours_a_day = change.setting[0] / change.after.school_days;
    expose_all(change, change.setting[1], {"effect_extended_time"_p, hours_a_day}, out);
}

inline void pay_for_roles(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double share = in.setting[0];
    const dollars_per_fte amount = average_salary(d.pay.grid) * in.setting[1];
    d.pay.supplements.push_back({"leader_roles", share, amount, earned_by::contribution});
    const double released = in.teachers.value() * share * in.assumed["leader_release_share"_p];
    d.central_staff.push_back({standard_role::teacher_leader,
                               fte{nineways::detail::round_up_to_step(released, in.assumed["hiring_step"_p])}});
}

inline void learn_pay_for_roles(const lever_change& change, std::vector<exposure>& out) {
    const double led = at_most_one(change.setting[0] * change.assumed["team_size"_p]);
    expose_all(change, led, {"effect_leader_roles"_p, 1}, out);
}

/// How much of the studied stipend an amount is, at most all of it.
[[nodiscard]] inline double stipend_dose(double amount, const assumptions& assumed, int year) noexcept {
    return at_most_one(amount / national::money(assumed, "stipend_studied"_p, year));
}

inline void pay_for_shortage(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double share = in.setting[0];
    d.pay.supplements.push_back({"shortage", share, dollars_per_fte{in.setting[1]}, earned_by::shortage});
    change_separations(d, "stipend_turnover_change"_p, share * stipend_dose(in.setting[1], in.assumed, d.dollar_year),
                       in.assumed, in.log);
}

inline void learn_pay_for_shortage(const lever_change& change, std::vector<exposure>& out) {
    const double dose = stipend_dose(change.setting[1], change.assumed, change.after.dollar_year);
    expose_all(change, change.setting[0], {"effect_shortage_stipend"_p, dose}, out);
}

}  // namespace detail

inline constexpr lever across_the_board_raise{
    .id = "across_the_board_raise",
    .bullet = "R1a",
    .title = "Raise for all teachers",
    .sentence = "Every teacher is paid more, whatever the role, subject or school.",
    .area = area::teacher_pay,
    .side = side::restore,
    .cluster = cluster::staffing,
    .difficulty = difficulty::low,
    .agree = party_set{party::board} | party::union_,
    .laws = law::contract_clause,
    .ramp_years = 1,
    .moves_turnover = true,
    .settings = {lever_setting{"raise", "raise of every salary", "share of pay", -0.05, 0.15, 0, 0.001},
                 lever_setting{"steps", "frozen steps given back; below 0, steps frozen", "years", -1, 1, 0, 0.1}},
    .setting_count = 2,
    .overlap = "Raises the price of added time and of every added post.",
    .apply = detail::raise_all,
    .learn = detail::learn_raise_all,
    .realised = realised_by_ramp,
};

inline constexpr lever pay_for_added_time{
    .id = "pay_for_added_time",
    .bullet = "S1a",
    .title = "Pay tied to added time",
    .sentence = "Teachers who work longer with pupils are paid for the added hours.",
    .area = area::teacher_pay,
    .side = side::transform,
    .cluster = cluster::attention,
    .difficulty = difficulty::high,
    .agree = party_set{party::board} | party::union_ | party::state_law | party::parents,
    .laws = law::contract_clause,
    .ramp_years = 2,
    .settings = {lever_setting{"hours", "hours added a year with pupils", "hours a year", 0, 180, 0, 1},
                 lever_setting{"share", "share of teachers and pupils", "share", 0, 1, 1, 0.05, setting_kind::shape}},
    .setting_count = 2,
    .overlap = "The same minutes as a longer school day: counted here, once.",
    .apply = detail::pay_for_time,
    .learn = detail::learn_pay_for_time,
    .realised = realised_by_ramp,
};

inline constexpr lever pay_for_roles{
    .id = "pay_for_roles",
    .bullet = "S1b",
    .title = "Pay for leadership roles",
    .sentence = "Proven teachers lead teams, with more pay and some released time.",
    .area = area::teacher_pay,
    .side = side::transform,
    .cluster = cluster::teaching,
    .difficulty = difficulty::medium,
    .agree = party_set{party::board} | party::union_,
    .laws = law::contract_clause,
    .ramp_years = 3,
    .settings = {lever_setting{"share", "teachers in leadership roles", "share of teachers", 0, 0.25, 0, 0.005},
                 lever_setting{"supplement", "supplement for the role", "share of pay", 0, 0.5, 0.2, 0.01,
                               setting_kind::shape}},
    .setting_count = 2,
    .overlap =
        "The leaders lead the teams of expert-led collaboration: within the cluster the larger effect counts in full.",
    .apply = detail::pay_for_roles,
    .learn = detail::learn_pay_for_roles,
    .realised = realised_by_ramp,
};

inline constexpr lever pay_for_shortage{
    .id = "pay_for_shortage",
    .bullet = "S1c",
    .title = "Pay for hard-to-staff subjects and schools",
    .sentence = "Teachers get more where posts are hard to fill.",
    .area = area::teacher_pay,
    .side = side::transform,
    .cluster = cluster::staffing,
    .difficulty = difficulty::medium,
    .agree = party_set{party::board} | party::union_,
    .laws = law::contract_clause,
    .ramp_years = 2,
    .moves_turnover = true,
    .settings = {lever_setting{"share", "posts with a stipend", "share of teachers", 0, 0.3, 0, 0.005},
                 lever_setting{"amount", "stipend a year", "dollars", 0, 20000, 8000, 100, setting_kind::shape}},
    .setting_count = 2,
    .overlap = "Transfers inside the district gain for one school what another loses: only the lower turnover counts.",
    .apply = detail::pay_for_shortage,
    .learn = detail::learn_pay_for_shortage,
    .realised = realised_by_ramp,
};

}  // namespace nineways::levers

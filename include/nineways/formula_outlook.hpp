// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/day_sums.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/running_sum.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/formula/run.hpp>
#include <nineways/formula/unit_data.hpp>
#include <nineways/future_enrollment.hpp>
#include <nineways/salary.hpp>
#include <nineways/school_budgets.hpp>
#include <nineways/school_facts.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

/// Funds that a formula pays, over the coming years.
namespace nineways {

/// A fund that a formula pays: its place among the district's funds, and what the formula gives in each year, the first
/// of which is today, as a multiple of today's.
struct formula_revenue {
    std::size_t fund = 0;
    std::vector<double> follows;
};

/// Runs a formula over the schools of every year: what it gives them together, as a multiple of today's. The amounts of
/// dollars in the formula stay today's, so that the fund's own growth is that of these. Faults as of `units_of_facts`,
/// and where the formula gives nothing today.
[[nodiscard]] inline formula_revenue follow_formula(const district& d, const std::vector<enrollment_table>& enrolled,
                                                    const budget_formula& by, std::size_t fund,
                                                    const assumptions& assumed, detail::fault_list& log) {
    static constexpr detail::fault_form nothing_today{.kind = "formulas that give nothing",
                                                      .place = "{}",
                                                      .found = "{} dollars for today's schools",
                                                      .expected = "more than 0: the fund moves in proportion",
                                                      .mend = "Take another formula, or tell the fund's own growth."};
    formula_revenue out{fund, {}};
    const std::size_t faults_before = log.total();
    const std::array<dollars, role_limit> prices = post_prices(d, average_salary(d.pay.grid));
    district then = d;
    double today = 0;
    for (std::size_t t = 0; t < enrolled.size(); ++t) {
        if (t > 0 && enrolled[t] == enrolled[t - 1]) {
            out.follows.push_back(out.follows.back());
            continue;
        }
        if (t > 0) enroll(then, d, enrolled[t]);
        std::vector<std::size_t> positions;
        std::vector<std::string> names;
        for (std::size_t s = 0; s < then.schools.size(); ++s) {
            if (!(total_pupils(then.schools[s]).value() > 0)) continue;
            positions.push_back(s);
            names.push_back(then.schools[s].id);
        }
        const std::vector<school_fact> facts = school_facts(then, positions, attention_tiers(then, assumed), prices);
        unit_data data = units_of_facts(by.rules, by.program, by.place, std::move(names), facts, log);
        if (log.total() == faults_before) run_formula(by.program, data, log);
        if (log.total() != faults_before) return out;
        const std::vector<double>& amounts = data.columns[by.program.amount];
        detail::running_sum sum;
        for (std::size_t i = 0; i < positions.size(); ++i) sum.add(amounts[amounts.size() == 1 ? 0 : i]);
        if (t == 0) today = sum.value();
        if (!(today > 0)) {
            log.add(nothing_today, by.place, today);
            return out;
        }
        out.follows.push_back(sum.value() / today);
    }
    return out;
}

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nineways/detail/projected_batch.hpp>
#include <nineways/detail/staffing_plan.hpp>
#include <nineways/district.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/formula_outlook.hpp>
#include <nineways/funding.hpp>
#include <nineways/future_enrollment.hpp>
#include <nineways/outlook.hpp>
#include <nineways/projection.hpp>
#include <nineways/units.hpp>

/// Where the money of the coming years comes from.
namespace nineways::detail {

/// The district's funds, with its new money last. Funds that nobody told are moved by `balanced_by`, so that today's
/// revenue is today's cost: what they would be short of says nothing of the district.
struct revenue_plan {
    std::vector<planned_fund> funds;
    std::vector<std::string> names;
    double balanced_by = 0;
    std::vector<fund_end> ends;  ///< without amounts, which prices tell
};

[[nodiscard]] inline revenue_plan plan_revenue(const district& d, const staffing_plan& plan, const outlook& told,
                                               dollars new_money, double cost_today,
                                               const std::vector<formula_revenue>& formulas) {
    const std::size_t years = plan.enrolled.size();
    const double enrolled = pupils_in(plan.enrolled[0]);
    revenue_plan all;
    const auto year_of = [&](std::size_t t) { return d.dollar_year + static_cast<int>(t); };
    double today = 0;
    std::size_t general = d.funds.size();
    for (std::size_t f = 0; f < d.funds.size(); ++f) {
        const fund_source& from = d.funds[f];
        planned_fund to{from.amount.value(), from.growth, std::vector<double>(years, 1.0)};
        const auto by_formula =
            std::find_if(formulas.begin(), formulas.end(), [&](const formula_revenue& each) { return each.fund == f; });
        for (std::size_t t = 0; t < years; ++t) {
            if (by_formula != formulas.end())
                to.follows[t] = by_formula->follows[t];
            else if (!from.growth)
                to.follows[t] = pupils_in(plan.enrolled[t]) / enrolled;
            const bool ended = from.last_year != 0 && year_of(t) > from.last_year;
            if (ended || year_of(t) < from.first_year) to.follows[t] = 0;
        }
        if (from.last_year != 0 && from.last_year < year_of(years - 1) && to.follows[years - 1] == 0)
            all.ends.push_back({f, from.title, from.last_year, 0});
        today += to.amount * to.follows[0];
        if (from.restricted_to == restriction::general && general == d.funds.size()) general = f;
        all.funds.push_back(std::move(to));
        all.names.push_back(from.id);
    }
    if (has_filled(d, "/funds") && general < d.funds.size()) {
        all.balanced_by = cost_today - today;
        all.funds[general].amount += all.balanced_by;
    }
    planned_fund more{new_money.value() * (told.money_once ? one_time_years : 1.0), std::nullopt,
                      std::vector<double>(years)};
    const year_span paid = told.money ? *told.money : year_span{year_of(1), year_of(years)};
    for (std::size_t t = 1; t < years; ++t) {
        const bool here = told.money_once ? year_of(t) == paid.first : paid.contains(year_of(t));
        more.follows[t] = here ? 1 : 0;
    }
    all.funds.push_back(std::move(more));
    all.names.push_back("new_money");
    return all;
}

}  // namespace nineways::detail

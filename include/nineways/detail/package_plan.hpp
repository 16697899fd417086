// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/budget_table.hpp>
#include <nineways/day_sums.hpp>
#include <nineways/detail/drawn_cost.hpp>
#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/grid_moves.hpp>
#include <nineways/detail/walk.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/figure.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/parameters.hpp>
#include <nineways/prices.hpp>
#include <nineways/quantities.hpp>
#include <nineways/scenario.hpp>
#include <nineways/staff.hpp>

/// What the levers of a package add to a district, each by itself and with its pace.
namespace nineways::detail {

/// What the posts of each school cost at the average prices of a district.
[[nodiscard]] inline std::vector<double> posts_of_schools(const district& d, const quantities& day,
                                                          const std::array<dollars, role_limit>& prices) {
    std::vector<double> all(d.schools.size());
    for (std::size_t s = 0; s < all.size(); ++s) {
        for (std::size_t r = 0; r < d.roles.size(); ++r) all[s] += prices[r].value() * day.schools[s].rounded[r];
        for (const post_count& p : d.schools[s].staff) all[s] += prices[p.role].value() * p.posts.value();
    }
    return all;
}

/// What one lever adds to those before it, once it is fully in place.
struct lever_plan {
    lever_id lever = 0;
    budget_parts adds;
    /// Share of the yearly amount that has come about in each year from the first on.
    std::array<double, walk::most_realised_years> realised{};
    /// Pay that it adds to each cell of the grid; empty where it changes none.
    std::vector<double> salary;
    /// Dollars of posts that it adds to each school; empty unless asked for.
    std::vector<double> schools;
};

/// Dollars of a lever that move with a price which is drawn, at its central value.
struct lever_price {
    std::size_t lever = 0;  ///< in the package
    std::size_t input = 0;
    double yearly = 0;
    double one_time = 0;
};

/// A response of turnover to what a lever does.
struct lever_turnover {
    std::size_t lever = 0;  ///< in the package
    std::size_t input = 0;
    double exposure = 0;
};

/// A package taken apart: its levers in their order, which were pulled over a district before.
class package_plan {
  public:
    package_plan(const district& d, const baseline& before, const scenario& chosen, int year, bool by_school,
                 const assumptions& assumed, drawn_inputs& inputs) {
        const std::vector<lever_choice> choices = in_catalog_order(chosen).levers;
        district after;
        std::vector<tier_counts> tiers;
        fault_list log;
        walk steps{after, tiers, d, before, assumed, year, no_ledger{}, log};
        if (!steps.run(choices, false)) return;  // a package that was compared can be pulled
        budget_parts last_parts = parts_of(d, before.cost);
        const spending* last = &before.cost;
        std::size_t response = d.pay.turnover.size();
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const walk::stage& stage = steps.stages()[i];
            const budget_parts now = parts_of(d, stage.cost);
            lever_plan& one = levers.emplace_back();
            one.lever = choices[i].lever;
            one.adds = now;
            one.adds.subtract(last_parts);
            one.realised = stage.realised;
            follow_prices(i, stage.cost, 1, d, after, assumed, inputs);
            follow_prices(i, *last, -1, d, after, assumed, inputs);
            if (lever_catalog[choices[i].lever]->moves_turnover) {
                const turnover_response& moved = after.pay.turnover[response++];
                turnover.push_back(
                    {i, inputs.of(parameter_ref{static_cast<std::uint16_t>(moved.response)}), moved.exposure});
            }
            last_parts = now;
            last = &stage.cost;
        }
        look_between(d, before, steps, after, choices, by_school);
    }

    std::vector<lever_plan> levers;
    std::vector<lever_price> prices;
    std::vector<lever_turnover> turnover;

  private:
    /// What of a state's lines moves with prices that are drawn.
    void follow_prices(std::size_t lever, const spending& state, double sign, const district& d, const district& after,
                       const assumptions& assumed, drawn_inputs& inputs) {
        for (const cost_line& line : state.lines) {
            const path_step along = line.where.steps[0];
            const bool room = along.along == axis::line && along.index == 2;
            if (along.along != axis::purchase && !room) continue;
            if (line.amount.low == line.amount.high || line.amount.central.value() == 0) continue;
            const double dollars = sign * line.amount.central.value();
            prices.push_back({lever, drawn_cost::price_of(line, after, d, assumed, inputs), line.one_time ? 0 : dollars,
                              line.one_time ? dollars : 0});
        }
    }

    /// Pulls the levers again up to each that changes the grid, or to every one of them, to see what it changed.
    void look_between(const district& d, const baseline& before, walk& steps, const district& after,
                      const std::vector<lever_choice>& choices, bool by_school) {
        std::vector<double> average{before.cost.average_salary.value.value()};
        for (const walk::stage& stage : steps.stages()) average.push_back(stage.cost.average_salary.value.value());
        const auto prices_now = post_prices(d, average_salary(d.pay.grid));
        std::vector<double> salary = moves_of(d.pay.grid).salary;
        std::vector<double> schools = by_school ? posts_of_schools(d, before.day, prices_now) : std::vector<double>{};
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const bool pays_differently = average[i + 1] != average[i];
            if (!pays_differently && !by_school) continue;
            const auto end = choices.begin() + static_cast<std::ptrdiff_t>(i) + 1;
            static_cast<void>(steps.run({choices.begin(), end}, false));
            if (pays_differently) levers[i].salary = added(moves_of(after.pay.grid).salary, salary);
            if (by_school) levers[i].schools = added(posts_of_schools(after, steps.whole_day(), prices_now), schools);
        }
    }

    /// What `now` has more than `last`, which becomes it.
    [[nodiscard]] static std::vector<double> added(std::vector<double> now, std::vector<double>& last) {
        std::vector<double> more = now;
        for (std::size_t i = 0; i < more.size(); ++i) more[i] -= last[i];
        last = std::move(now);
        return more;
    }
};

}  // namespace nineways::detail

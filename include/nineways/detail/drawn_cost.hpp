// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/walk.hpp>
#include <nineways/district.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/figure.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/parameters.hpp>
#include <nineways/parameters/price_index.hpp>
#include <nineways/prices.hpp>
#include <nineways/recorder.hpp>
#include <nineways/scenario.hpp>
#include <nineways/units.hpp>

namespace nineways::detail {

/// What one package costs, on the basis of equal dollars, as a function of the prices and the response of turnover that
/// are drawn; what it buys stays as it is. At central values it is what `evaluate` gives.
class drawn_cost {
  public:
    drawn_cost(const district& d, const baseline& before, const evaluation& e, const assumptions& assumed,
               drawn_inputs& inputs) {
        std::vector<lever_choice> choices;
        for (const lever_result& r : e.levers) choices.push_back(r.choice);
        district after;
        std::vector<tier_counts> tiers;
        fault_list log;
        walk steps{after, tiers, d, before, assumed, e.year, no_ledger{}, log};
        if (!steps.run(choices, false)) return;  // a package that was evaluated can be pulled
        central_cost_ = e.basis.value.value();
        teachers_ = before.base.teachers.value();
        turnover_before_ = d.pay.separation_rate;
        turnover_cost_ = inputs.of("turnover_cost"_p);
        to_district_year_ = convert(1, describe("turnover_cost"_p).dollar_year, d.dollar_year);
        std::size_t response = d.pay.turnover.size();
        const spending* last = &before.cost;
        for (std::size_t i = 0; i < e.levers.size(); ++i) {
            const spending& now = steps.stages()[i].cost;
            const double realised = e.levers[i].realised;
            const auto take = [&](const spending& state, double sign) {
                for (const cost_line& line : state.lines) {
                    if (line.amount.low == line.amount.high) continue;
                    const double part = line.one_time ? 1 / one_time_years : realised;
                    add(line, sign * part, price_of(line, after, d, assumed, inputs), inputs);
                }
            };
            take(now, 1);
            take(*last, -1);
            last = &now;
            if (!lever_catalog[e.levers[i].choice.lever]->moves_turnover) continue;
            const turnover_response& moved = after.pay.turnover[response++];
            turned_.push_back(
                {inputs.of(parameter_ref{static_cast<std::uint16_t>(moved.response)}), moved.exposure, realised});
        }
        std::vector<draw_block> central(inputs.size());
        for (std::size_t i = 0; i < inputs.size(); ++i) central[i].fill(inputs.all()[i].is.values.central);
        if (turned_.empty()) return;
        draw_block at_central{};
        turn_over(central, at_central);
        central_cost_ -= at_central[0];
    }

    /// The cost of each draw of a block.
    void spend(const std::vector<draw_block>& value, draw_block& cost) const noexcept {
        cost.fill(central_cost_);
        if (!turned_.empty()) turn_over(value, cost);
        for (const priced& by : prices_) {
            const draw_block& price = value[by.input];
            const double below = by.values.central - by.values.low;
            const double above = by.values.high - by.values.central;
            const double down = below > 0 ? by.down / below : 0;
            const double up = above > 0 ? by.up / above : 0;
            for (std::size_t k = 0; k < block_size; ++k) {
                const double off = price[k] - by.values.central;
                cost[k] += off * (off < 0 ? down : up);
            }
        }
    }

    /// What moves the price of a line: the rate of benefits of all that is paid, and what purchases and rooms follow.
    [[nodiscard]] static std::size_t price_of(const cost_line& line, const district& after, const district& d,
                                              const assumptions& assumed, drawn_inputs& inputs) {
        const path_step along = line.where.steps[0];
        if (along.along == axis::line && along.index == 2) return inputs.of("room_cost"_p);
        if (along.along == axis::purchase) {
            const purchase& bought = after.purchases[along.index];
            if (bought.price_of >= 0) return inputs.of(parameter_ref{static_cast<std::uint16_t>(bought.price_of)});
            return inputs.of(bought.id, "dollars a unit", bought.unit_price);
        }
        const range<double> rate = assumed.of("benefits_variable_rate"_p);
        const double own = d.pay.variable_benefits;
        if (own == rate.central) return inputs.of("benefits_variable_rate"_p);
        return inputs.of("variable_benefits", "share",
                         {own * rate.low / rate.central, own, own * rate.high / rate.central});
    }

  private:
    /// Cost that a price moves: less by `down` where the price stands at its low end, more by `up` at its high end.
    struct priced {
        std::size_t input = 0;
        range<double> values;
        double down = 0;
        double up = 0;
    };
    /// A lever that moves turnover.
    struct turned {
        std::size_t input = 0;
        double exposure = 0;
        double realised = 0;
    };

    /// Adds `part` of what a price moves in a line.
    void add(const cost_line& line, double part, std::size_t input, const drawn_inputs& inputs) {
        const double low = line.amount.low.value();
        const double central = line.amount.central.value();
        const double high = line.amount.high.value();
        const path_step along = line.where.steps[0];
        if (along.along == axis::line && along.index == 1) return;  // turnover, whose units are drawn too
        // Units below 0 cost most where the price is least.
        const bool turns = central < 0 || (central == 0 && low < 0);
        priced& to = priced_by(input, inputs.all()[input].is.values);
        to.down += part * (turns ? central - high : central - low);
        to.up += part * (turns ? low - central : high - central);
    }

    [[nodiscard]] priced& priced_by(std::size_t input, const range<double>& values) {
        for (priced& known : prices_) {
            if (known.input == input) return known;
        }
        prices_.push_back({input, values, 0, 0});
        return prices_.back();
    }

    /// Adds what levers make posts that fall vacant cost. Turnover stays between none and all posts.
    void turn_over(const std::vector<draw_block>& value, draw_block& cost) const noexcept {
        draw_block turnover;
        turnover.fill(turnover_before_);
        const draw_block& price = value[turnover_cost_];
        for (const turned& by : turned_) {
            const draw_block& response = value[by.input];
            for (std::size_t k = 0; k < block_size; ++k) {
                const double moved = turnover[k] * (1 + by.exposure * response[k]);
                const double now = moved < 0 ? 0 : moved > 1 ? 1 : moved;
                cost[k] += teachers_ * (now - turnover[k]) * by.realised * (price[k] * to_district_year_);
                turnover[k] = now;
            }
        }
    }

    double central_cost_ = 0;  ///< without that of turnover
    double teachers_ = 0;
    double turnover_before_ = 0;
    std::size_t turnover_cost_ = 0;
    double to_district_year_ = 1;
    std::vector<priced> prices_;
    std::vector<turned> turned_;
};

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/budget_table.hpp>
#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/staffing_plan.hpp>
#include <nineways/detail/workforce_batch.hpp>
#include <nineways/district.hpp>
#include <nineways/outlook.hpp>
#include <nineways/parameters.hpp>
#include <nineways/parameters/price_index.hpp>

/// Prices, pay and revenue of the coming years over planned paths, in several futures side by side.
namespace nineways::detail {

/// A source of money over the years.
struct planned_fund {
    double amount = 0;  ///< a year, in today's dollars
    /// In dollars of each year; as revenue grows where nothing is told.
    std::optional<double> growth;
    /// What the amount follows beside growth, as a multiple of today's, by year; 0 where it is not paid.
    std::vector<double> follows;
};

/// What every path of a projection shares.
struct projected_ground {
    const staffing_plan& plan;
    const district& d;
    const assumptions& assumed;
    const outlook& told;
    std::vector<planned_fund> funds;  ///< the new money last
    std::vector<bool> frozen;         ///< by year
};

/// The inputs that futures differ in. What is told is no input.
struct future_inputs {
    future_inputs(drawn_inputs& inputs, const assumptions& assumed, const district& d, const outlook& told)
        : price_growth(told.price_growth.empty() ? inputs.of("price_growth"_p) : no_input),
          schedule_growth(told.schedule_growth.empty() ? inputs.of("schedule_growth_real"_p) : no_input),
          benefits_growth(told.benefits_growth.empty() ? inputs.of("benefits_growth_real"_p) : no_input),
          revenue_growth(inputs.of("revenue_growth_real"_p)),
          turnover_cost(inputs.of("turnover_cost"_p)),
          pay_elasticity(inputs.of("turnover_pay_elasticity"_p)),
          retiring(inputs.of("teacher_retire_share"_p)),
          lane_moves(inputs.of("lane_move_share"_p)),
          experienced(inputs.of("experienced_hire_share"_p)),
          margin_rate(drawn_cost::price_of({}, d, d, assumed, inputs)) {}

    static constexpr std::size_t no_input = static_cast<std::size_t>(-1);

    std::size_t price_growth;
    std::size_t schedule_growth;
    std::size_t benefits_growth;
    std::size_t revenue_growth;
    std::size_t turnover_cost;
    std::size_t pay_elasticity;
    std::size_t retiring;
    std::size_t lane_moves;
    std::size_t experienced;
    std::size_t margin_rate;  ///< of benefits on pay that a package adds
};

/// What one path comes to; by year.
template <std::size_t Width>
struct batch_outcome {
    explicit batch_outcome(std::size_t years)
        : payroll(years),
          pay(years),
          separations(years),
          turnover(years),
          cost(years),
          balance(years),
          reserve(years),
          flows(years) {}

    std::vector<batch<Width>> payroll;      ///< on the grid, at today's schedules
    std::vector<batch<Width>> pay;          ///< with other roles and extra pay, at today's schedules
    std::vector<batch<Width>> separations;  ///< posts that fell vacant since the year before
    std::vector<batch<Width>> turnover;     ///< dollars of the year, as the next ones
    std::vector<batch<Width>> cost;
    std::vector<batch<Width>> balance;
    std::vector<batch<Width>> reserve;
    std::vector<workforce_flows<Width>> flows;
};

/// The futures of a batch, and the paths through them.
template <std::size_t Width>
class projected_batch {
  public:
    /// `value` has the value of every input in each future.
    projected_batch(const projected_ground& ground, const future_inputs& at, const std::vector<batch<Width>>& value)
        : ground_(ground),
          at_(at),
          value_(value),
          workforce_(ground.plan.moves, filled(ground.plan.nothing.years[0].grid_posts),
                     filled(ground.d.pay.separation_rate), ground.assumed,
                     {value[at.retiring], value[at.lane_moves], value[at.experienced]}),
          prices(years()),
          schedules(years()),
          benefits(years()),
          revenue_(years()),
          moved_(years()) {
        grow();
        fund();
    }

    [[nodiscard]] std::size_t years() const noexcept { return ground_.plan.enrolled.size(); }

    /// One path through the futures. `pay_of_nothing` is that of the path on which nothing is decided, or empty on that
    /// path itself; `look(year, workforce)` sees the workforce of each year.
    template <class Look>
    void run(const planned_path& path, const std::vector<batch<Width>>& pay_of_nothing, batch_outcome<Width>& out,
             const Look& look) {
        const double rate = ground_.d.pay.variable_benefits;
        const double to_district_year = convert(1, describe("turnover_cost"_p).dollar_year, ground_.d.dollar_year);
        const bool decides = !pay_of_nothing.empty();
        workforce_.restart();
        turn_over(path, decides);
        batch<Width> usual{};
        for (std::size_t t = 0; t < years(); ++t) {
            const planned_year& now = path.years[t];
            workforce_flows<Width>& flows = out.flows[t];
            if (t > 0) {
                workforce_.advance(filled(now.grid_posts), moved_[t], ground_.frozen[t], flows);
                out.separations[t] = flows.separations;
            } else {
                for (std::size_t i = 0; i < workforce_.headcount().size(); ++i) {
                    for (std::size_t k = 0; k < Width; ++k)
                        usual[k] += workforce_.headcount()[i][k] * workforce_.separation()[i][k];
                }
                out.separations[0] = usual;
            }
            look(t, workforce_);
            out.payroll[t] = workforce_.payroll(path.salary[t]);
            const double other =
                now.yearly.total(budget_driver::other_salaries) + now.yearly.total(budget_driver::extra_pay);
            const double substitutes = now.yearly.total(budget_driver::substitutes);
            const double flat = now.yearly.total(budget_driver::flat_benefits);
            batch<Width> goods = filled(now.yearly.total(budget_driver::purchases) +
                                        now.yearly.total(budget_driver::unmodelled) + sum_of(now.one_time));
            for (const drawn_price& p : path.prices) {
                if (p.dollars[t] == 0) continue;
                for (std::size_t k = 0; k < Width; ++k) goods[k] += p.dollars[t] * (value_[p.input][k] / p.central - 1);
            }
            for (std::size_t k = 0; k < Width; ++k) {
                const double pay = out.payroll[t][k] + other;
                const double usual_pay = decides ? pay_of_nothing[t][k] : pay;
                const double on_pay = rate * usual_pay + value_[at_.margin_rate][k] * (pay - usual_pay);
                out.pay[t][k] = pay;
                out.turnover[t][k] = (out.separations[t][k] - usual[k]) *
                                     (value_[at_.turnover_cost][k] * to_district_year) * prices[t][k];
                out.cost[t][k] = schedules[t][k] * (pay + substitutes + on_pay * benefits[t][k]) +
                                 prices[t][k] * (flat * benefits[t][k] + goods[k]) + out.turnover[t][k];
                out.balance[t][k] = revenue(t, decides)[k] - out.cost[t][k];
                const double put_by = t > 0 ? out.reserve[t - 1][k] : ground_.told.reserve.value();
                out.reserve[t][k] = t > 0 ? put_by + out.balance[t][k] : put_by;
            }
        }
    }

    /// What moved turnover in the path that was run last, as a share of today's; in the first future, by year.
    [[nodiscard]] std::vector<double> moved() const {
        std::vector<double> all;
        for (const batch<Width>& year : moved_) all.push_back(year[0]);
        return all;
    }

    /// Revenue of a year, with the new money or without it.
    [[nodiscard]] const batch<Width>& revenue(std::size_t t, bool decides) const noexcept {
        return revenue_[t][decides ? 1 : 0];
    }

    /// What a source of money comes to in a year.
    [[nodiscard]] batch<Width> fund_in(const planned_fund& f, std::size_t t) const noexcept {
        batch<Width> amount;
        for (std::size_t k = 0; k < Width; ++k) {
            double grown = f.growth ? 1 : prices[t][k];
            const double more = f.growth ? *f.growth : value_[at_.revenue_growth][k];
            for (std::size_t year = 0; year < t; ++year) grown *= 1 + more;
            amount[k] = f.amount * grown * f.follows[t];
        }
        return amount;
    }

  private:
    [[nodiscard]] static batch<Width> filled(double with) noexcept {
        batch<Width> all;
        all.fill(with);
        return all;
    }

    void grow() noexcept {
        prices[0].fill(1);
        schedules[0].fill(1);
        benefits[0].fill(1);
        const outlook& told = ground_.told;
        for (std::size_t t = 1; t < years(); ++t) {
            for (std::size_t k = 0; k < Width; ++k) {
                const double price = told.price_growth.empty() ? value_[at_.price_growth][k] : told.price_growth[t - 1];
                const double schedule = told.schedule_growth.empty()
                                            ? (1 + price) * (1 + value_[at_.schedule_growth][k])
                                            : 1 + told.schedule_growth[t - 1];
                const double benefit = told.benefits_growth.empty() ? 1 + value_[at_.benefits_growth][k]
                                                                    : (1 + told.benefits_growth[t - 1]) / (1 + price);
                prices[t][k] = prices[t - 1][k] * (1 + price);
                schedules[t][k] = schedules[t - 1][k] * schedule;
                benefits[t][k] = benefits[t - 1][k] * benefit;
            }
        }
    }

    void fund() noexcept {
        for (std::size_t t = 0; t < years(); ++t) {
            batch<Width> all{};
            for (std::size_t f = 0; f < ground_.funds.size(); ++f) {
                if (f + 1 == ground_.funds.size()) revenue_[t][0] = all;
                const batch<Width> one = fund_in(ground_.funds[f], t);
                for (std::size_t k = 0; k < Width; ++k) all[k] += one[k];
            }
            revenue_[t][1] = all;
        }
    }

    /// What pay beyond prices and levers do to turnover, as a share of today's.
    void turn_over(const planned_path& path, bool decides) noexcept {
        for (std::size_t t = 0; t < years(); ++t) {
            for (std::size_t k = 0; k < Width; ++k) {
                double factor = 1 + value_[at_.pay_elasticity][k] * (schedules[t][k] / prices[t][k] - 1);
                if (decides) {
                    for (const drawn_turnover& by : path.turnover)
                        factor *= 1 + by.realised[t] * by.exposure * value_[by.input][k];
                }
                moved_[t][k] = factor - 1;
            }
        }
    }

    const projected_ground& ground_;
    const future_inputs& at_;
    const std::vector<batch<Width>>& value_;
    workforce_batch<Width> workforce_;

  public:
    std::vector<batch<Width>> prices;     ///< as multiples of today's; by year, as the next two
    std::vector<batch<Width>> schedules;  ///< salary schedules
    std::vector<batch<Width>> benefits;   ///< benefits at the same pay, beyond prices

  private:
    std::vector<std::array<batch<Width>, 2>> revenue_;
    std::vector<batch<Width>> moved_;
};

}  // namespace nineways::detail

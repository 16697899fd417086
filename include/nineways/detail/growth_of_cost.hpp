// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/budget_table.hpp>
#include <nineways/detail/grid_moves.hpp>
#include <nineways/detail/portable_math.hpp>
#include <nineways/detail/projected_batch.hpp>
#include <nineways/detail/staffing_plan.hpp>
#include <nineways/projection.hpp>

/// What makes cost grow when nothing is decided.
namespace nineways::detail {

/// Growth a year that makes `first` into `last` in `years` years.
[[nodiscard]] inline double growth_a_year(double first, double last, std::size_t years) noexcept {
    if (!(first > 0) || !(last > 0) || years == 0) return 0;
    return portable::exp(portable::log(last / first) / static_cast<double>(years)) - 1;
}

/// Takes the cost of the path on which nothing is decided apart, year by year. What a part does is what cost changes
/// when it moves and those before it have: pupils, steps, lanes, prices, schedules, benefits, turnover. So the parts
/// add up to the change.
class growth_of_cost {
  public:
    growth_of_cost(const projected_ground& ground, const projected_batch<1>& future, const batch_outcome<1>& out)
        : ground_(ground), future_(future), out_(out) {}

    /// Keeps who stands where in a year, in the order of years.
    void look(const workforce_batch<1>& staff) {
        headcount_.emplace_back();
        for (const batch<1>& cell : staff.headcount()) headcount_.back().push_back(cell[0]);
    }

    /// Dollars by part from each year to the next.
    [[nodiscard]] std::vector<growth_parts> by_year() const {
        std::vector<growth_parts> all;
        for (std::size_t t = 1; t < headcount_.size(); ++t) {
            growth_parts g;
            level at = level_of_year(t - 1);
            double before = cost(at);
            const auto step = [&](double& to) {
                const double now = cost(at);
                to = now - before;
                before = now;
            };
            const level then = level_of_year(t);
            const planned_year& next = ground_.plan.nothing.years[t];
            at.of = &next;
            step(g.enrollment);
            const double salary = at.average_salary + rise_of_steps(t);
            at.average_salary = salary;
            step(g.steps);
            at.average_salary = then.average_salary;
            step(g.lanes);
            at.schedules *= then.prices / at.prices;
            at.prices = then.prices;
            step(g.prices);
            at.schedules = then.schedules;
            step(g.schedules);
            at.benefits = then.benefits;
            step(g.benefits);
            g.turnover = out_.turnover[t][0] - out_.turnover[t - 1][0];
            g.total = out_.cost[t][0] - out_.cost[t - 1][0];
            all.push_back(g);
        }
        return all;
    }

    /// The same over all years, as shares of the cost of the year before.
    [[nodiscard]] growth_parts on_average(const std::vector<growth_parts>& years) const noexcept {
        growth_parts g;
        double base = 0;
        for (std::size_t t = 0; t < years.size(); ++t) {
            base += out_.cost[t][0];
            for (const auto part : parts) g.*part += years[t].*part;
        }
        for (const auto part : parts) g.*part /= base;
        return g;
    }

    static constexpr double growth_parts::*parts[]{
        &growth_parts::enrollment, &growth_parts::steps,    &growth_parts::lanes,    &growth_parts::prices,
        &growth_parts::schedules,  &growth_parts::benefits, &growth_parts::turnover, &growth_parts::total};

  private:
    /// What cost depends on.
    struct level {
        const planned_year* of = nullptr;
        double average_salary = 0;  ///< on the grid, at today's schedules
        double prices = 1;
        double schedules = 1;
        double benefits = 1;
    };

    [[nodiscard]] level level_of_year(std::size_t t) const noexcept {
        const planned_year& now = ground_.plan.nothing.years[t];
        return {&now, now.grid_posts > 0 ? out_.payroll[t][0] / now.grid_posts : 0, future_.prices[t][0],
                future_.schedules[t][0], future_.benefits[t][0]};
    }

    /// Cost without turnover.
    [[nodiscard]] double cost(const level& at) const noexcept {
        const budget_table& b = at.of->yearly;
        const double pay = at.of->grid_posts * at.average_salary + b.total(budget_driver::other_salaries) +
                           b.total(budget_driver::extra_pay);
        const double goods =
            b.total(budget_driver::purchases) + b.total(budget_driver::unmodelled) + sum_of(at.of->one_time);
        return at.schedules *
                   (pay * (1 + ground_.d.pay.variable_benefits * at.benefits) + b.total(budget_driver::substitutes)) +
               at.prices * (b.total(budget_driver::flat_benefits) * at.benefits + goods);
    }

    /// What the average salary gains from other steps, with today's mix of lanes on each.
    [[nodiscard]] double rise_of_steps(std::size_t t) const noexcept {
        const grid_moves& moves = ground_.plan.moves;
        const std::vector<double>& then = headcount_[t - 1];
        const std::vector<double>& now = headcount_[t];
        double all_then = 0;
        double all_now = 0;
        for (std::size_t i = 0; i < now.size(); ++i) {
            all_then += then[i];
            all_now += now[i];
        }
        double rise = 0;
        for (std::size_t step = 0; step < moves.steps; ++step) {
            double on_step_then = 0;
            double on_step_now = 0;
            for (std::size_t i = step * moves.lanes; i < (step + 1) * moves.lanes; ++i) {
                on_step_then += then[i];
                on_step_now += now[i];
            }
            const std::vector<double>& mix = on_step_then > 0 ? then : now;
            const double of = on_step_then > 0 ? on_step_then : on_step_now;
            if (!(of > 0)) continue;
            const double more = on_step_now / all_now - on_step_then / all_then;
            for (std::size_t i = step * moves.lanes; i < (step + 1) * moves.lanes; ++i)
                rise += more * (mix[i] / of) * moves.salary[i];
        }
        return rise;
    }

    const projected_ground& ground_;
    const projected_batch<1>& future_;
    const batch_outcome<1>& out_;
    std::vector<std::vector<double>> headcount_;
};

}  // namespace nineways::detail

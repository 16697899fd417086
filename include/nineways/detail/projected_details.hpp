// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include <nineways/budget_table.hpp>
#include <nineways/detail/projected_batch.hpp>
#include <nineways/detail/staffing_plan.hpp>
#include <nineways/district.hpp>
#include <nineways/funding.hpp>
#include <nineways/future_enrollment.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/projection.hpp>

/// The years of a path in full, at central values.
namespace nineways::detail {

/// Fills the years of a path from what its central future came to.
class projected_details {
  public:
    projected_details(const projected_ground& ground, const projected_batch<1>& future)
        : ground_(ground), future_(future) {}

    /// `nothing` is what the path without decisions came to; `out` itself on that path.
    void fill(projected_path& to, const planned_path& path, const batch_outcome<1>& out,
              const batch_outcome<1>& nothing) const {
        const bool decides = &out != &nothing;
        to.years.resize(future_.years());
        double cumulative = 0;
        for (std::size_t t = 0; t < to.years.size(); ++t) {
            projected_year& year = to.years[t];
            year.year = ground_.d.dollar_year + static_cast<int>(t);
            year.price_level = future_.prices[t][0];
            year.enrolled = pupils_in(ground_.plan.enrolled[t]);
            people(year.staff, path.years[t], out, t);
            projected_money& money = year.money;
            money.revenue = future_.revenue(t, decides)[0];
            money.cost = out.cost[t][0];
            money.balance = out.balance[t][0];
            money.reserve = out.reserve[t][0];
            if (t > 0) cumulative += money.balance;
            money.cumulative = cumulative;
            parts(money, path.years[t], out, t);
            funds(money, t, decides);
            if (!path.schools.empty()) schools(money, path, out, t);
            if (decides) areas(money, path, nothing, t);
            if (t == 0) continue;
            if (!to.first_gap && money.balance < -a_cent) to.first_gap = year.year;
            if (!to.first_short && money.reserve < -a_cent) to.first_short = year.year;
        }
        if (decides) to.left_without_money = left_without_money(path);
    }

  private:
    static constexpr double a_cent = 0.01;

    [[nodiscard]] double rate(std::size_t t) const noexcept {
        return ground_.d.pay.variable_benefits * future_.benefits[t][0];
    }

    void people(projected_staff& staff, const planned_year& now, const batch_outcome<1>& out, std::size_t t) const {
        staff.posts = now.posts;
        staff.teachers = now.teachers;
        staff.on_grid = now.grid_posts;
        staff.separations = out.separations[t][0];
        if (now.grid_posts > 0) staff.average_salary = out.payroll[t][0] / now.grid_posts * future_.schedules[t][0];
        if (t == 0) return;
        staff.retirements = out.flows[t].retirements[0];
        staff.hires = out.flows[t].hires[0];
        staff.laid_off = out.flows[t].laid_off[0];
    }

    /// By object and by function: each adds up to the cost. Replacing teachers is other support, as it is priced.
    void parts(projected_money& money, const planned_year& now, const batch_outcome<1>& out, std::size_t t) const {
        const double prices = future_.prices[t][0];
        const double pay = future_.schedules[t][0];
        const double benefits = future_.benefits[t][0];
        const budget_table& b = now.yearly;
        const double grid_then = b.total(budget_driver::grid_salaries);
        const double grid_now = out.payroll[t][0];
        const double on_grid = grid_then > 0 ? grid_now / grid_then : 0;
        // The rate on what a package adds is the central one too.
        const double on_pay = rate(t);
        const auto object = [&](budget_object o) -> double& { return money.by_object[static_cast<std::size_t>(o)]; };
        for (std::size_t f = 0; f < function_count; ++f) {
            const double salaries =
                (b.at(budget_driver::grid_salaries, f) * on_grid + b.at(budget_driver::other_salaries, f)) * pay;
            const double extra = b.at(budget_driver::extra_pay, f) * pay;
            const double substitutes = b.at(budget_driver::substitutes, f) * pay;
            const double with_pay = (salaries + extra) * on_pay;
            const double flat = b.at(budget_driver::flat_benefits, f) * prices * benefits;
            const double bought = b.at(budget_driver::purchases, f) * prices;
            const double rest = b.at(budget_driver::unmodelled, f) * prices;
            object(budget_object::salaries) += salaries;
            object(budget_object::extra_pay) += extra;
            object(budget_object::substitutes) += substitutes;
            object(budget_object::benefits) += with_pay + flat;
            object(budget_object::purchases) += bought;
            object(budget_object::unmodelled) += rest;
            const double once = now.one_time[f] * prices;
            object(budget_object::one_time) += once;
            money.by_function[f] = salaries + extra + substitutes + with_pay + flat + bought + rest + once;
        }
        object(budget_object::turnover) = out.turnover[t][0];
        money.by_function[static_cast<std::size_t>(spending_function::other_support)] += out.turnover[t][0];
    }

    /// Restricted money is spent on what it is for, in full unless it is more than everything costs; the other funds
    /// bear the rest in proportion.
    void funds(projected_money& money, std::size_t t, bool decides) const {
        const std::size_t count = ground_.funds.size();
        double restricted = 0;
        double general = 0;
        for (std::size_t f = 0; f < count; ++f) {
            const bool new_money = f + 1 == count;
            money.revenue_by_fund.push_back(new_money && !decides ? 0 : future_.fund_in(ground_.funds[f], t)[0]);
            (is_general(f) ? general : restricted) += money.revenue_by_fund.back();
        }
        const double charged = restricted > money.cost ? money.cost / restricted : 1.0;
        const double rest = money.cost - restricted * charged;
        for (std::size_t f = 0; f < count; ++f) {
            const double revenue = money.revenue_by_fund[f];
            const double share = general > 0 ? rest * (revenue / general) : 0;
            money.cost_by_fund.push_back(is_general(f) ? share : revenue * charged);
        }
    }

    /// What the posts of each school cost: at average pay of the year, in dollars of the year.
    void schools(projected_money& money, const planned_path& path, const batch_outcome<1>& out, std::size_t t) const {
        const budget_table& b = path.years[t].yearly;
        const double other = b.total(budget_driver::other_salaries);
        const double flat = b.total(budget_driver::flat_benefits);
        const double rate_today = ground_.d.pay.variable_benefits;
        const double today = (b.total(budget_driver::grid_salaries) + other) * (1 + rate_today) + flat;
        const double now = (out.payroll[t][0] + other) * future_.schedules[t][0] * (1 + rate(t)) +
                           flat * future_.prices[t][0] * future_.benefits[t][0];
        for (const double posts : path.schools[t]) money.by_school.push_back(posts * (now / today));
    }

    [[nodiscard]] bool is_general(std::size_t f) const noexcept {
        return f >= ground_.d.funds.size() || ground_.d.funds[f].restricted_to == restriction::general;
    }

    /// What a lever costs in a year, at the pay of today's staff.
    [[nodiscard]] double cost_of(const lever_year& y, std::size_t t) const noexcept {
        const double prices = future_.prices[t][0];
        return future_.schedules[t][0] * (y.pay * (1 + rate(t)) + y.substitutes) +
               prices * (y.flat * future_.benefits[t][0] + y.goods + y.one_time);
    }

    /// What the levers of each area cost, and what is left of the difference to nothing: entry pay, and turnover.
    void areas(projected_money& money, const planned_path& path, const batch_outcome<1>& nothing, std::size_t t) const {
        double levers = 0;
        for (const lever_years& l : path.levers) {
            const double cost = cost_of(l.years[t], t);
            money.by_area[static_cast<std::size_t>(lever_catalog[l.lever]->area)] += cost;
            levers += cost;
        }
        money.who_is_paid = money.cost - nothing.cost[t][0] - levers;
    }

    /// What levers cost in the first year without the new money.
    [[nodiscard]] std::optional<double> left_without_money(const planned_path& path) const {
        const planned_fund& more = ground_.funds.back();
        if (more.amount == 0) return std::nullopt;
        for (std::size_t t = 2; t < future_.years(); ++t) {
            if (!(more.follows[t - 1] > 0) || more.follows[t] > 0) continue;
            double sum = 0;
            for (const lever_years& l : path.levers) sum += cost_of(l.years[t], t);
            return sum;
        }
        return std::nullopt;
    }

    const projected_ground& ground_;
    const projected_batch<1>& future_;
};

}  // namespace nineways::detail

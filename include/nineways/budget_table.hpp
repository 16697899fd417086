// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <nineways/district.hpp>
#include <nineways/figure.hpp>
#include <nineways/prices.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// What yearly money moves with from one year to the next.
enum class budget_driver : std::uint8_t {
    grid_salaries,   ///< pay on the teachers' grid: with schedules, steps, lanes and who is hired
    other_salaries,  ///< pay of other roles: with schedules
    extra_pay,       ///< supplements and added days: with schedules
    substitutes,     ///< with schedules, without benefits
    flat_benefits,   ///< benefits that do not move with pay: with prices and their own growth
    purchases,       ///< with prices
    unmodelled,      ///< what the model does not mechanise: with prices
};
inline constexpr std::size_t driver_count = 7;

/// Dollars by function.
using by_function = std::array<double, function_count>;

[[nodiscard]] inline double sum_of(const by_function& all) noexcept {
    double sum = 0;
    for (const double each : all) sum += each;
    return sum;
}

/// Dollars a year by what they move with and by function, at one year's prices, without the benefits that move with
/// pay.
class budget_table {
  public:
    [[nodiscard]] double& at(budget_driver by, std::size_t function) noexcept {
        return cells_[static_cast<std::size_t>(by)][function];
    }
    [[nodiscard]] double at(budget_driver by, std::size_t function) const noexcept {
        return cells_[static_cast<std::size_t>(by)][function];
    }
    [[nodiscard]] double total(budget_driver by) const noexcept { return sum_of(cells_[static_cast<std::size_t>(by)]); }
    /// Adds a part of another table, or takes it away below 0.
    void add(const budget_table& more, double part) noexcept {
        for (std::size_t d = 0; d < driver_count; ++d) {
            for (std::size_t f = 0; f < function_count; ++f) cells_[d][f] += more.cells_[d][f] * part;
        }
    }

  private:
    std::array<by_function, driver_count> cells_{};
};

/// The budget of one state of a district, in a form that can be carried from year to year.
struct budget_parts {
    budget_table yearly;
    by_function one_time{};  ///< dollars
    double turnover = 0;     ///< dollars a year for a change of turnover: projections count who leaves instead
    double grid_posts = 0;   ///< posts that are paid on the grid
    double posts = 0;
    double teachers = 0;

    /// Leaves what it has more than another state.
    void subtract(const budget_parts& other) noexcept {
        yearly.add(other.yearly, -1);
        for (std::size_t f = 0; f < function_count; ++f) one_time[f] -= other.one_time[f];
        turnover -= other.turnover;
        grid_posts -= other.grid_posts;
        posts -= other.posts;
        teachers -= other.teachers;
    }
};

/// Takes the lines of a priced state apart. They add up: pay with the benefits on it, the rest, and turnover are the
/// recurring cost.
[[nodiscard]] inline budget_parts parts_of(const district& d, const spending& cost) {
    budget_parts all;
    const double rate = d.pay.variable_benefits;
    const double flat = d.pay.flat_benefits.value();
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        const double posts = cost.posts[r].value.value();
        all.posts += posts;
        if (d.roles[r].basis == pay_basis::teacher_grid) all.grid_posts += posts;
    }
    all.teachers = cost.teachers.value.value();
    for (const cost_line& line : cost.lines) {
        const double amount = line.amount.central.value();
        if (line.one_time) {
            all.one_time[static_cast<std::size_t>(line.function)] += amount;
            continue;
        }
        const auto function = static_cast<std::size_t>(line.function);
        const auto add = [&](budget_driver by, double sum) { all.yearly.at(by, function) += sum; };
        const path_step along = line.where.steps[0];
        if (along.along == axis::role) {
            const role& kind = d.roles[along.index];
            const double posts = cost.posts[along.index].value.value();
            if (kind.basis == pay_basis::contract) {
                add(budget_driver::purchases, amount);
                continue;
            }
            const bool on_grid = kind.basis == pay_basis::teacher_grid;
            const double salary = (on_grid ? cost.average_salary.value : kind.salary).value();
            add(on_grid ? budget_driver::grid_salaries : budget_driver::other_salaries, posts * salary);
            add(budget_driver::flat_benefits, posts * flat);
        } else if (along.along == axis::added_days || along.along == axis::supplement ||
                   (along.along == axis::line && along.index == 3)) {
            add(budget_driver::extra_pay, amount / (1 + rate));
        } else if (along.along == axis::function) {
            add(budget_driver::unmodelled, amount);
        } else if (along.along == axis::line && along.index == 0) {
            add(budget_driver::substitutes, amount);
        } else if (along.along == axis::line && along.index == 1) {
            all.turnover += amount;
        } else if (along.along == axis::line && along.index == 4) {  // posts that the law keeps in special education
            const double salary = cost.average_salary.value.value();
            const double posts = amount / (salary * (1 + rate) + flat);
            add(budget_driver::other_salaries, posts * salary);
            add(budget_driver::flat_benefits, posts * flat);
        } else {
            add(budget_driver::purchases, amount);
        }
    }
    return all;
}

}  // namespace nineways

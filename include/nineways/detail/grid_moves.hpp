// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/salary.hpp>
#include <nineways/units.hpp>

/// Where teachers can stand on a salary grid, and where they go from there.
namespace nineways::detail {

/// The cells of a grid as a workforce sees them. A cell that leads nowhere leads to itself.
struct grid_moves {
    std::vector<std::size_t> next_step;  ///< of those who rise a step
    std::vector<std::size_t> next_lane;  ///< of those who come to the next lane of credits, at their step
    std::vector<double> rises;           ///< share of those who stay that rises a step: one over the step's years
    std::vector<double> experience;      ///< years of experience with which the cell is reached
    std::vector<double> salary;     ///< yearly pay, with the part of longevity payments that the cell's teachers have
    std::vector<double> headcount;  ///< today
    std::vector<std::size_t> lane;
    std::vector<std::size_t> in_order;  ///< cells by experience, the least first; within it by lane
    std::size_t steps = 0;
    std::size_t lanes = 0;
    std::vector<bool> open;  ///< lanes that new hires enter

    [[nodiscard]] std::size_t size() const noexcept { return headcount.size(); }
};

/// Pay of each cell with longevity in it: a payment goes to the part of those far enough, or else at the end of their
/// lane, that has it today.
[[nodiscard]] inline std::vector<double> pay_with_longevity(const salary_grid& grid, const grid_moves& moves) {
    std::vector<double> pay(moves.size());
    for (std::size_t i = 0; i < pay.size(); ++i) pay[i] = grid.salary[i].value();
    for (const longevity_payment& paid : grid.longevity) {
        const auto far_enough = [&](std::size_t i) {
            return grid.exists(i) && moves.experience[i] >= paid.after_years;
        };
        double there = 0;
        for (std::size_t i = 0; i < pay.size(); ++i) there += far_enough(i) ? moves.headcount[i] : 0;
        bool at_end = false;
        if (there < paid.teachers.value()) {
            at_end = true;
            there = 0;
            for (std::size_t i = 0; i < pay.size(); ++i) {
                if (far_enough(i) || moves.next_step[i] == i) there += moves.headcount[i];
            }
        }
        if (!(there > 0)) continue;
        const double each = paid.amount.value() * (paid.teachers.value() / there);
        for (std::size_t i = 0; i < pay.size(); ++i) {
            if (grid.exists(i) && (far_enough(i) || (at_end && moves.next_step[i] == i))) pay[i] += each;
        }
    }
    return pay;
}

/// The moves that a grid allows.
[[nodiscard]] inline grid_moves moves_of(const salary_grid& grid) {
    grid_moves m;
    m.steps = grid.steps;
    m.lanes = grid.lanes.size();
    const std::size_t cells = grid.salary.size();
    m.next_step.resize(cells);
    m.next_lane.resize(cells);
    m.rises.assign(cells, 1);
    m.experience.resize(cells);
    m.headcount.resize(cells);
    m.lane.resize(cells);
    m.open.assign(m.lanes, true);
    double reached = 0;
    for (std::size_t step = 0; step < m.steps; ++step) {
        for (std::size_t lane = 0; lane < m.lanes; ++lane) {
            const std::size_t schedule = grid.schedule_of(lane);
            m.open[lane] = grid.takes_hires(schedule);
            const std::size_t i = grid.cell(step, lane);
            m.lane[i] = lane;
            m.headcount[i] = grid.headcount[i].value();
            m.experience[i] = reached;
            m.next_step[i] = m.next_lane[i] = i;
            if (!grid.exists(i)) continue;
            m.in_order.push_back(i);
            if (const std::size_t above = grid.next_step(step, lane); above < m.steps) {
                m.next_step[i] = grid.cell(above, lane);
                const double years = grid.years_before(step, above);
                m.rises[i] = years > 1 ? 1 / years : 1.0;
            }
            if (lane + 1 < grid.lane_end(schedule) && grid.exists(grid.cell(step, lane + 1)))
                m.next_lane[i] = grid.cell(step, lane + 1);
        }
        reached += grid.step_years.empty() ? 1.0 : grid.step_years[step];
    }
    m.salary = pay_with_longevity(grid, m);
    return m;
}

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// A salary schedule among several that lie side by side as lanes of one grid: from its first lane to the next one's.
struct salary_schedule {
    std::string id;
    std::size_t first_lane = 0;
    /// Nobody is hired into a closed schedule: those who stand in it stay until they leave.
    bool closed = false;
};

/// A yearly payment on top of the grid to those who have served the district long.
struct longevity_payment {
    std::string id;
    double after_years = 0;
    dollars_per_fte amount{};
    fte teachers{};  ///< who get it, counted as the grid's headcount is
};

/// A teachers' salary schedule: `steps` of experience by `lanes` of credits, each cell a yearly salary, and the
/// teachers (full-time equivalents) who stand in each cell. Row-major: cell = step x lanes + lane. Lanes may be ragged:
/// a cell that the schedule does not have holds a salary of 0 and nobody.
struct salary_grid {
    std::vector<std::string> lanes;
    std::size_t steps = 0;
    std::vector<dollars_per_fte> salary;
    std::vector<fte> headcount;
    /// Years on each step before the next; empty where they are one each. That of the last step means nothing.
    std::vector<double> step_years{};
    /// Schedules from left to right, the first at lane 0; empty for one open schedule of all lanes.
    std::vector<salary_schedule> schedules{};
    std::vector<longevity_payment> longevity{};

    [[nodiscard]] std::size_t cell(std::size_t step, std::size_t lane) const noexcept {
        return step * lanes.size() + lane;
    }
    [[nodiscard]] bool exists(std::size_t cell) const noexcept { return salary[cell].value() > 0; }

    [[nodiscard]] std::size_t schedule_count() const noexcept { return schedules.empty() ? 1 : schedules.size(); }
    /// The schedule that a lane is of.
    [[nodiscard]] std::size_t schedule_of(std::size_t lane) const noexcept {
        std::size_t found = 0;
        while (found + 1 < schedules.size() && schedules[found + 1].first_lane <= lane) ++found;
        return found;
    }
    [[nodiscard]] std::size_t first_lane(std::size_t schedule) const noexcept {
        return schedules.empty() ? 0 : schedules[schedule].first_lane;
    }
    /// One past the last lane of a schedule.
    [[nodiscard]] std::size_t lane_end(std::size_t schedule) const noexcept {
        return schedule + 1 < schedules.size() ? schedules[schedule + 1].first_lane : lanes.size();
    }
    /// Whether new hires are placed on a schedule.
    [[nodiscard]] bool takes_hires(std::size_t schedule) const noexcept {
        return schedules.empty() || !schedules[schedule].closed;
    }

    /// The next step of a lane that exists; `steps` where there is none above.
    [[nodiscard]] std::size_t next_step(std::size_t step, std::size_t lane) const noexcept {
        do ++step;
        while (step < steps && !exists(cell(step, lane)));
        return step;
    }
    /// Years that a teacher stands on a step before the next one of the lane, `next_step`.
    [[nodiscard]] double years_before(std::size_t step, std::size_t next) const noexcept {
        if (step_years.empty()) return static_cast<double>(next - step);
        double years = 0;
        for (; step < next; ++step) years += step_years[step];
        return years;
    }
};

/// Teachers in the grid.
[[nodiscard]] inline fte teachers(const salary_grid& grid) noexcept {
    fte total{};
    for (const fte count : grid.headcount) total += count;
    return total;
}

/// What the grid pays in all, with longevity.
[[nodiscard]] inline dollars payroll(const salary_grid& grid) noexcept {
    dollars total{};
    for (std::size_t i = 0; i < grid.salary.size(); ++i) total += grid.salary[i] * grid.headcount[i];
    for (const longevity_payment& paid : grid.longevity) total += paid.amount * paid.teachers;
    return total;
}

/// Average salary over the headcount, with longevity. The headcount must not be empty.
[[nodiscard]] inline dollars_per_fte average_salary(const salary_grid& grid) noexcept {
    return payroll(grid) / teachers(grid);
}

/// What a schedule pays those who begin: the lowest step of its first lane.
[[nodiscard]] inline dollars_per_fte entry_salary(const salary_grid& grid, std::size_t schedule) noexcept {
    const std::size_t lane = grid.first_lane(schedule);
    const std::size_t lowest = grid.exists(lane) ? 0 : grid.next_step(0, lane);
    return lowest < grid.steps ? grid.salary[grid.cell(lowest, lane)] : dollars_per_fte{};
}

/// What a teacher of a cell would be paid without credits: the first lane of the same schedule at the same step. Where
/// that lane ends below, its nearest lower step, on which that teacher would still stand; where it begins above, the
/// cell's own salary, so that the cell has no premium.
[[nodiscard]] inline dollars_per_fte salary_without_credits(const salary_grid& grid, std::size_t step,
                                                            std::size_t lane) noexcept {
    const std::size_t first = grid.first_lane(grid.schedule_of(lane));
    for (std::size_t below = step + 1; below-- > 0;) {
        if (const std::size_t i = grid.cell(below, first); grid.exists(i)) return grid.salary[i];
    }
    return grid.salary[grid.cell(step, lane)];
}

/// Average premium that teachers are paid for credits, over `salary_without_credits`.
[[nodiscard]] inline dollars_per_fte average_credit_premium(const salary_grid& grid) noexcept {
    dollars total{};
    for (std::size_t step = 0; step < grid.steps; ++step) {
        for (std::size_t lane = 1; lane < grid.lanes.size(); ++lane) {
            const std::size_t i = grid.cell(step, lane);
            if (!grid.exists(i)) continue;
            total += (grid.salary[i] - salary_without_credits(grid, step, lane)) * grid.headcount[i];
        }
    }
    return total / teachers(grid);
}

/// What earns a supplement, in the words of the pay attribution: roles and results; a post that is hard to fill; duties
/// beyond the contract, such as clubs and sports; a degree or certificate that no lane pays.
enum class earned_by : unsigned char { contribution, shortage, added_time, credits };

/// A yearly supplement to the pay of some of those in a role.
struct pay_supplement {
    std::string id;
    double share = 0;
    dollars_per_fte amount{};
    earned_by earned = earned_by::contribution;
    role_id role = all_teachers;
};

/// Paid days beyond the contract (or days less, below 0), for all or a share of those in a role.
struct added_days {
    std::string id;
    double days = 0;
    double share = 1;
    role_id role = all_teachers;
};

/// What moves turnover: `exposure` times a registered response, as a share of the turnover before.
struct turnover_response {
    int response = -1;  ///< place in the registry
    double exposure = 0;
};

/// How the district pays its people.
struct pay_system {
    salary_grid grid;
    /// Factor by which the default grid was scaled to meet the district's average; 1 for a grid of the district's own.
    double grid_scale = 1;
    /// Years for which steps were not given: what could be given back. No figure rests on it but what that would cost.
    int frozen_steps = 0;
    /// Benefits that move with pay, as a share of it.
    double variable_benefits = 0;
    /// Benefits that do not move with pay (health), a full-time equivalent.
    dollars_per_fte flat_benefits{};
    double contract_days = 0;
    double contract_hours_a_day = 0;
    /// Share of teaching posts that fall vacant in a year.
    double separation_rate = 0;
    std::vector<pay_supplement> supplements;
    std::vector<added_days> added;
    /// What levers did to the turnover, in the order in which they did.
    std::vector<turnover_response> turnover{};
};

}  // namespace nineways

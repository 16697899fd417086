// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// A teachers' salary schedule: `steps` of experience by `lanes` of credits, each cell a yearly salary, and the
/// teachers (full-time equivalents) who stand in each cell. Row-major: cell = step x lanes + lane.
struct salary_grid {
    std::vector<std::string> lanes;
    std::size_t steps = 0;
    std::vector<dollars_per_fte> salary;
    std::vector<fte> headcount;

    [[nodiscard]] std::size_t cell(std::size_t step, std::size_t lane) const noexcept {
        return step * lanes.size() + lane;
    }
};

/// Teachers in the grid.
[[nodiscard]] inline fte teachers(const salary_grid& grid) noexcept {
    fte total{};
    for (const fte count : grid.headcount) total += count;
    return total;
}

/// What the grid pays in all.
[[nodiscard]] inline dollars payroll(const salary_grid& grid) noexcept {
    dollars total{};
    for (std::size_t i = 0; i < grid.salary.size(); ++i) total += grid.salary[i] * grid.headcount[i];
    return total;
}

/// Average salary over the headcount. The headcount must not be empty.
[[nodiscard]] inline dollars_per_fte average_salary(const salary_grid& grid) noexcept {
    return payroll(grid) / teachers(grid);
}

/// Average premium over the first lane that teachers are paid for credits, at their own step.
[[nodiscard]] inline dollars_per_fte average_credit_premium(const salary_grid& grid) noexcept {
    dollars total{};
    for (std::size_t step = 0; step < grid.steps; ++step) {
        for (std::size_t lane = 1; lane < grid.lanes.size(); ++lane) {
            const std::size_t i = grid.cell(step, lane);
            total += (grid.salary[i] - grid.salary[grid.cell(step, 0)]) * grid.headcount[i];
        }
    }
    return total / teachers(grid);
}

/// What earns a supplement, in the words of the pay attribution.
enum class earned_by : unsigned char { contribution, shortage };

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
    /// Years for which steps were not given.
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

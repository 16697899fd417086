// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nineways/detail/fault_text.hpp>
#include <nineways/io/listed_schedule.hpp>
#include <nineways/io/salary_labels.hpp>
#include <nineways/io/step_label.hpp>

namespace nineways::io {

/// Where a cell stops being a salary. The same for every schedule.
///
/// In the 72 real schedules that the rules were tried on no salary lies below 0.53 of its schedule's median or above
/// 1.65 of it; what does is a payment on top (at most 0.02 of the step before) or a mark. A quarter and four times are
/// far from both.
struct salary_rules {
    /// A step of which every cell is below this share of the cell before it in its lane is a payment on top.
    double supplement = 0.25;
    /// Cells below this share of the median of the schedule, or above that share, are no salaries of it.
    double far_below = 0.25;
    double far_above = 4;
};
inline constexpr salary_rules salary_limits{};

namespace detail {

/// Finds what is odd in a schedule, and takes out of its grid what is no salary. Use `judge_salaries`.
class salary_judging {
  public:
    explicit salary_judging(listed_schedule& s) : s_(s) {}

    /// Takes out what is no salary: first what is far above, beside which a salary would look like a payment on top.
    void take_out() {
        take_far_outside(salary_limits.far_above * median(), true);
        take_longevity();
        take_far_outside(salary_limits.far_below * median(), false);
    }
    /// What is odd in the grid that is left.
    void judge_grid() {
        take_empty();
        judge_lanes();
        judge_falls();
    }

  private:
    using kind = salary_oddity;
    using optional_text = std::optional<std::string>;

    template <class... Pieces>
    [[nodiscard]] static std::string text(const Pieces&... pieces) {
        return nineways::detail::text_of(pieces...);
    }
    void add(kind what, optional_text step, optional_text lane, std::size_t row, std::string found,
             std::string sentence) {
        s_.odd.push_back({what, std::move(step), std::move(lane), row, std::move(found), std::move(sentence)});
    }

    // --- Cells that are no salaries ------------------------------------------------------------------------------

    /// The last step before this one at which the lane has a cell.
    [[nodiscard]] std::optional<std::size_t> before(std::size_t step, std::size_t lane) const {
        while (step-- > 0) {
            if (s_.has(step, lane)) return step;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_supplement(std::size_t step) const {
        bool any = false;
        for (std::size_t lane = 0; lane < s_.lanes.size(); ++lane) {
            if (!s_.has(step, lane)) continue;
            const auto earlier = before(step, lane);
            const double salary = s_.at(step, lane).salary;
            if (!earlier || !(salary < salary_limits.supplement * s_.at(*earlier, lane).salary)) return false;
            any = true;
        }
        return any;
    }

    void take_longevity() {
        for (std::size_t step = 1; step < s_.steps.size();) {
            if (!is_supplement(step)) {
                ++step;
                continue;
            }
            longevity_step paid{s_.steps[step], std::nullopt, {}};
            if (s_.labels[step].form == label_form::number) paid.after_years = s_.labels[step].first;
            double least = 1e300;
            double most = 0;
            for (std::size_t lane = 0; lane < s_.lanes.size(); ++lane) {
                const listed_cell& cell = s_.at(step, lane);
                if (cell.row == 0) continue;
                paid.amounts.push_back({s_.lanes[lane], cell.salary, cell.row});
                least = std::min(least, cell.salary);
                most = std::max(most, cell.salary);
            }
            add(kind::longevity, paid.step, std::nullopt, paid.amounts.front().row, text(least, " to ", most),
                text("Every cell of step ", paid.step,
                     " is below a quarter of the one before it: these are payments "
                     "on top of a salary, kept out of the grid and listed under \"longevity\"",
                     paid.after_years
                         ? text(", after ", static_cast<double>(*paid.after_years), " years if the label means years.")
                         : std::string{"; the label says no years."}));
            s_.longevity.push_back(std::move(paid));
            erase_step(step);
        }
    }

    [[nodiscard]] double median() const {
        std::vector<double> all;
        for (const listed_cell& cell : s_.cells) {
            if (cell.row != 0) all.push_back(cell.salary);
        }
        if (all.empty()) return 0;
        std::stable_sort(all.begin(), all.end());
        const std::size_t half = all.size() / 2;
        return all.size() % 2 == 1 ? all[half] : (all[half - 1] + all[half]) / 2;
    }

    void take_far_outside(double limit, bool above) {
        for (std::size_t step = 0; step < s_.steps.size(); ++step) {
            for (std::size_t lane = 0; lane < s_.lanes.size(); ++lane) {
                listed_cell& cell = s_.at(step, lane);
                if (cell.row == 0 || !(above ? cell.salary > limit : cell.salary < limit)) continue;
                add(kind::far_outside, s_.steps[step], s_.lanes[lane], cell.row, text(cell.salary),
                    text("The cell is ", above ? "above " : "below ", limit, above ? ", four times" : ", a quarter of",
                         " the median of the schedule: it is kept out of the grid."));
                cell = {};
            }
        }
    }

    void take_empty() {
        for (std::size_t step = 0; step < s_.steps.size();) {
            bool any = false;
            for (std::size_t lane = 0; lane < s_.lanes.size(); ++lane) any = any || s_.has(step, lane);
            if (any) {
                ++step;
                continue;
            }
            add(kind::step_without_salary, s_.steps[step], std::nullopt, s_.step_rows[step], "no salary",
                "No salary is left in this step: it is not in the grid.");
            erase_step(step);
        }
        for (std::size_t lane = 0; lane < s_.lanes.size();) {
            bool any = false;
            for (std::size_t step = 0; step < s_.steps.size(); ++step) any = any || s_.has(step, lane);
            if (any) {
                ++lane;
                continue;
            }
            add(kind::lane_without_salary, std::nullopt, s_.lanes[lane], s_.lane_rows[lane], "no salary",
                "No salary is left in this lane: it is not in the grid.");
            erase_lane(lane);
        }
    }

    void erase_step(std::size_t step) {
        const auto at = [](auto& list, std::size_t i) { return list.begin() + static_cast<std::ptrdiff_t>(i); };
        const std::size_t width = s_.lanes.size();
        s_.cells.erase(at(s_.cells, step * width), at(s_.cells, (step + 1) * width));
        s_.steps.erase(at(s_.steps, step));
        s_.labels.erase(at(s_.labels, step));
        s_.step_rows.erase(at(s_.step_rows, step));
    }

    void erase_lane(std::size_t lane) {
        std::vector<listed_cell> kept;
        for (std::size_t i = 0; i < s_.cells.size(); ++i) {
            if (i % s_.lanes.size() != lane) kept.push_back(s_.cells[i]);
        }
        s_.cells = std::move(kept);
        s_.lanes.erase(s_.lanes.begin() + static_cast<std::ptrdiff_t>(lane));
        s_.lane_rows.erase(s_.lane_rows.begin() + static_cast<std::ptrdiff_t>(lane));
    }

    // --- The grid ------------------------------------------------------------------------------------------------

    void judge_lanes() {
        for (std::size_t lane = 0; lane < s_.lanes.size(); ++lane) {
            std::optional<std::size_t> last;
            for (std::size_t step = 0; step < s_.steps.size(); ++step) {
                if (!s_.has(step, lane)) continue;
                const std::size_t row = s_.at(step, lane).row;
                if (!last && step > 0)
                    add(kind::late_lane, s_.steps[step], s_.lanes[lane], row, s_.steps[step],
                        text("Lane ", s_.lanes[lane], " begins at step ", s_.steps[step], ", not ", s_.steps[0], "."));
                if (last && step > *last + 1) {
                    const std::size_t missing = step - *last - 1;
                    const std::string& from = s_.steps[*last + 1];
                    add(kind::gap_in_lane, from, s_.lanes[lane], row,
                        missing == 1 ? from : text(from, " to ", s_.steps[step - 1]),
                        text("Lane ", s_.lanes[lane], " has no salary at ", missing, missing == 1 ? " step" : " steps",
                             " and goes on at step ", s_.steps[step], "."));
                }
                last = step;
            }
        }
    }

    void judge_falls() {
        for (std::size_t lane = 0; lane < s_.lanes.size(); ++lane) {
            for (std::size_t step = 1; step < s_.steps.size(); ++step) {
                const auto earlier = before(step, lane);
                if (!s_.has(step, lane) || !earlier) continue;
                const listed_cell& cell = s_.at(step, lane);
                const double lower = s_.at(*earlier, lane).salary;
                if (cell.salary == lower) ++s_.flat_steps;
                if (!(cell.salary < lower)) continue;
                add(kind::falling_step, s_.steps[step], s_.lanes[lane], cell.row, text(cell.salary),
                    text("Step ", s_.steps[step], " pays less than the ", lower, " of step ", s_.steps[*earlier],
                         " in the same lane; it stays as it is."));
            }
        }
        for (std::size_t lane = 1; lane < s_.lanes.size(); ++lane) judge_falling_lane(lane);
    }

    void judge_falling_lane(std::size_t lane) {
        std::size_t both = 0;
        std::size_t falls = 0;
        std::size_t first = 0;
        for (std::size_t step = 0; step < s_.steps.size(); ++step) {
            if (!s_.has(step, lane) || !s_.has(step, lane - 1)) continue;
            ++both;
            if (s_.at(step, lane).salary < s_.at(step, lane - 1).salary && falls++ == 0) first = step;
        }
        if (falls == 0) return;
        const bool all = falls == both;
        add(kind::falling_lane, s_.steps[first], s_.lanes[lane], s_.at(first, lane).row, text(falls, " of ", both),
            text("Lane ", s_.lanes[lane], " pays less than ", s_.lanes[lane - 1], " before it at ", falls, " of the ",
                 both, " steps that both have",
                 all ? "; the lanes may be in no order of pay, or others begin here." : "."));
    }

    listed_schedule& s_;
};

}  // namespace detail

/// Finds what is odd in a schedule by the same rules for all, and takes what is no salary out of its grid.
inline void judge_salaries(listed_schedule& s) {
    detail::label_judging labels{s};
    detail::salary_judging cells{s};
    labels.judge_forms();
    cells.take_out();
    labels.judge_numbers();
    cells.judge_grid();
    std::stable_sort(s.odd.begin(), s.odd.end(),
                     [](const odd_salary& a, const odd_salary& b) { return a.kind < b.kind; });
}

}  // namespace nineways::io

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/io/step_label.hpp>

namespace nineways::io {

/// What can be odd in a schedule, in the order in which it is told.
enum class salary_oddity : std::uint8_t {
    label_without_number,
    bracketed_label,
    late_first_step,
    step_out_of_order,
    gap_in_steps,
    repeated_cell,
    contradicting_cell,
    longevity,
    far_outside,
    step_without_salary,
    lane_without_salary,
    late_lane,
    gap_in_lane,
    falling_step,
    falling_lane
};

inline constexpr std::array<std::string_view, 15> salary_oddity_names{
    "label_without_number", "bracketed_label",    "late_first_step", "step_out_of_order", "gap_in_steps",
    "repeated_cell",        "contradicting_cell", "longevity",       "far_outside",       "step_without_salary",
    "lane_without_salary",  "late_lane",          "gap_in_lane",     "falling_step",      "falling_lane"};

/// Something odd in a schedule: where, what was found, and a sentence that says what became of it.
struct odd_salary {
    salary_oddity kind{};
    std::optional<std::string> step;
    std::optional<std::string> lane;
    std::size_t row = 0;  ///< of the file; the first, where it is about several
    std::string found;
    std::string sentence;
};

/// A payment on top of the salary for long service, in one lane.
struct longevity_amount {
    std::string lane;
    double amount = 0;
    std::size_t row = 0;
};

/// A step that is no salary but a payment on top of one.
struct longevity_step {
    std::string step;
    std::optional<int> after_years;  ///< as the label says
    std::vector<longevity_amount> amounts;
};

struct listed_cell {
    double salary = 0;
    std::size_t row = 0;  ///< of the file; 0 where the schedule has no such cell
};

/// A salary schedule as a list has it. Cells are row-major: step x lanes + lane.
struct listed_schedule {
    std::string id;
    std::optional<std::string> file;
    std::optional<std::string> name;
    std::optional<std::string> state;
    std::vector<std::string> lanes;
    std::vector<std::string> steps;
    std::vector<step_label> labels;
    std::vector<std::size_t> step_rows;  ///< the first row of each step
    std::vector<std::size_t> lane_rows;
    std::vector<listed_cell> cells;
    std::size_t blank_rows = 0;
    std::size_t flat_steps = 0;  ///< cells that pay what the one before them in their lane pays
    std::vector<longevity_step> longevity{};
    std::vector<odd_salary> odd{};

    [[nodiscard]] listed_cell& at(std::size_t step, std::size_t lane) { return cells[step * lanes.size() + lane]; }
    [[nodiscard]] const listed_cell& at(std::size_t step, std::size_t lane) const {
        return cells[step * lanes.size() + lane];
    }
    [[nodiscard]] bool has(std::size_t step, std::size_t lane) const { return at(step, lane).row != 0; }
};

/// Years on each step, where the labels say so: every label a number, and one at least of several years.
[[nodiscard]] inline std::vector<double> step_years(const listed_schedule& s) {
    std::vector<double> years;
    bool any = false;
    for (const step_label& label : s.labels) {
        if (label.form != label_form::number) return {};
        years.push_back(label.last - label.first + 1);
        any = any || label.last > label.first;
    }
    return any ? years : std::vector<double>{};
}

}  // namespace nineways::io

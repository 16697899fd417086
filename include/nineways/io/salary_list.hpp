// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/listed_schedule.hpp>
#include <nineways/io/name_index.hpp>
#include <nineways/io/step_label.hpp>
#include <nineways/io/table_cells.hpp>

namespace nineways::io {

/// The columns of a list of salaries, a row for each cell of each schedule.
struct salary_columns {
    std::optional<std::string> file;
    std::optional<std::string> schedule;
    std::optional<std::string> state;
    std::string step;
    std::string lane;
    std::string salary;
};

namespace detail {

/// As many as the salary grid of a district may have.
inline constexpr std::size_t most_steps = 100;
inline constexpr std::size_t most_lanes = 50;
inline constexpr nineways::detail::number_rule listed_salary_rule{
    .min = 0, .max = 1e7, .unit = "dollars a year", .above_min = true};

/// Reads the rows of a list into schedules. Use `read_salary_list`.
class salary_reading {
  public:
    salary_reading(const csv_table& table, const salary_columns& columns, nineways::detail::fault_list& log)
        : table_(table), log_(log), cells_(table, log) {
        const std::size_t before = log.total();
        find(columns.file, file_);
        find(columns.schedule, schedule_);
        find(columns.state, state_);
        find(columns.step, step_);
        find(columns.lane, lane_);
        find(columns.salary, salary_);
        found_ = log.total() == before;
    }

    [[nodiscard]] std::vector<listed_schedule> run() {
        if (!found_) return {};
        const std::size_t before = log_.total();
        static constexpr nineways::detail::fault_form no_rows{
            "lists without rows", "row 1", "no row below the names of columns", "a row for each cell of a schedule",
            "Check that it is the right file and that it was saved."};
        if (table_.row_count() == 0) log_.add(no_rows);
        for (std::size_t row = 0; row < table_.row_count(); ++row) read(row);
        for (under_reading& each : all_) lay(each);
        if (log_.total() != before) return {};
        std::vector<listed_schedule> made;
        for (under_reading& each : all_) made.push_back(std::move(each.made));
        return made;
    }

  private:
    struct entry {
        std::size_t step;
        std::size_t lane;
        double salary;
        std::size_t row;
    };
    struct under_reading {
        listed_schedule made;
        name_index lanes;
        name_index steps;
        std::vector<entry> entries;
        std::size_t first_row = 0;
        bool bad = false;  ///< a salary that could not be read
    };

    void find(const std::string& name, std::optional<std::size_t>& column) {
        column = table_.required_column(name, log_);
    }
    void find(const std::optional<std::string>& name, std::optional<std::size_t>& column) {
        if (name) find(*name, column);
    }

    [[nodiscard]] std::string name(std::size_t row, const std::optional<std::size_t>& column) {
        return column ? cells_.name(row, *column, nineways::detail::id_size, "Write what this row belongs to.") : "";
    }

    void read(std::size_t row) {
        const std::string file = name(row, file_);
        const std::string schedule = name(row, schedule_);
        std::string id = file + (file_ && schedule_ ? "/" : "") + schedule;
        if (id.empty()) id = "schedule";
        const std::size_t i = index_.add(id);
        if (i == all_.size()) {
            all_.emplace_back();
            all_[i].made.id = id;
            if (file_) all_[i].made.file = file;
            if (schedule_) all_[i].made.name = schedule;
            if (state_) all_[i].made.state = cells_.text(row, *state_);
            all_[i].first_row = row;
        }
        under_reading& s = all_[i];
        if (state_) check_state(s, row);
        const std::string step = name(row, step_);
        const std::string lane = name(row, lane_);
        const bool blank = cells_.text(row, *salary_).empty();
        const auto salary = blank ? std::nullopt : cells_.number(row, *salary_, listed_salary_rule);
        const std::size_t step_index = place(s.steps, step, most_steps, row, *step_);
        const std::size_t lane_index = place(s.lanes, lane, most_lanes, row, *lane_);
        if (step_index == s.made.step_rows.size()) s.made.step_rows.push_back(table_.sheet_row(row));
        if (lane_index == s.made.lane_rows.size()) s.made.lane_rows.push_back(table_.sheet_row(row));
        if (blank) ++s.made.blank_rows;
        s.bad = s.bad || (!blank && !salary);
        if (salary) s.entries.push_back({step_index, lane_index, *salary, table_.sheet_row(row)});
    }

    void check_state(const under_reading& s, std::size_t row) {
        static constexpr nineways::detail::fault_form two_states{
            "schedules in two states", "", "{}", "{}, as on row {}, for the schedule {}",
            "Correct the state, or give the schedules different names."};
        const std::string state = cells_.text(row, *state_);
        if (state != *s.made.state)
            cells_.file(two_states, row, *state_,
                        {nineways::detail::in_marks(state), nineways::detail::in_marks(*s.made.state),
                         table_.sheet_row(s.first_row), nineways::detail::in_marks(s.made.id)});
    }

    /// The number of a step or lane; the last there may be, after a fault.
    [[nodiscard]] std::size_t place(name_index& names, const std::string& name, std::size_t most, std::size_t row,
                                    std::size_t column) {
        static constexpr nineways::detail::fault_form too_many{
            "schedules too large", "", "{}, one more than {}", "a schedule of at most {} steps and {} lanes",
            "Check the columns of file, schedule, step and lane: is this one schedule?"};
        if (names.names().size() == most && !is_known(names, name)) {
            cells_.file(too_many, row, column, {nineways::detail::in_marks(name), most, most_steps, most_lanes});
            return most - 1;
        }
        return names.add(name);
    }
    [[nodiscard]] static bool is_known(const name_index& names, const std::string& name) {
        return std::find(names.names().begin(), names.names().end(), name) != names.names().end();
    }

    void lay(under_reading& from) {
        static constexpr nineways::detail::fault_form nothing{
            "schedules without salaries", "{}", "no salary that counts in the schedule {}", "at least one",
            "Write its salaries, each cell once, or take its rows out."};
        listed_schedule& s = from.made;
        s.lanes = from.lanes.names();
        s.steps = from.steps.names();
        for (const std::string& step : s.steps) s.labels.push_back(read_step_label(step));
        s.cells.resize(s.steps.size() * s.lanes.size());
        std::vector<bool> contradicted(s.cells.size());
        for (const entry& e : from.entries) {
            listed_cell& cell = s.at(e.step, e.lane);
            const std::size_t at = e.step * s.lanes.size() + e.lane;
            if (cell.row == 0) {
                cell = {e.salary, e.row};
                continue;
            }
            const bool same = cell.salary == e.salary;
            if (!same) contradicted[at] = true;
            using nineways::detail::decimal_text;
            const std::string found = decimal_text(e.salary);
            const std::string first = decimal_text(cell.salary) + " on row " + whole_text(cell.row);
            s.odd.push_back({same ? salary_oddity::repeated_cell : salary_oddity::contradicting_cell, s.steps[e.step],
                             s.lanes[e.lane], e.row, found,
                             same
                                 ? "The same cell stands already as " + first + "; it counts once."
                                 : "The same cell is " + first + ": it has no salary here until one of the two goes."});
        }
        bool any = false;
        for (std::size_t i = 0; i < s.cells.size(); ++i) {
            if (contradicted[i]) s.cells[i] = {};
            any = any || s.cells[i].row != 0;
        }
        if (!any && !from.bad) log_.add(nothing, table_.place(from.first_row), nineways::detail::in_marks(s.id));
    }

    const csv_table& table_;
    nineways::detail::fault_list& log_;
    table_cells cells_;
    std::optional<std::size_t> file_, schedule_, state_, step_, lane_, salary_;
    bool found_ = false;
    name_index index_;
    std::vector<under_reading> all_;
};

}  // namespace detail

/// The schedules of a list of salaries in the order in which they come; empty after faults, which name row and column.
///
/// Steps and lanes come in the order of their first rows. A row without a salary is a cell that the schedule does not
/// have. A cell that stands twice is told in `odd`; with two salaries it has none.
[[nodiscard]] inline std::vector<listed_schedule> read_salary_list(const csv_table& table,
                                                                   const salary_columns& columns,
                                                                   nineways::detail::fault_list& log) {
    return detail::salary_reading{table, columns, log}.run();
}

}  // namespace nineways::io

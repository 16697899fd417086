// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nineways/formula/amount_changes.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/trace.hpp>
#include <nineways/formula/unit_data.hpp>
#include <nineways/io/csv_writer.hpp>
#include <nineways/io/formula_request.hpp>
#include <nineways/io/formula_writer.hpp>

/// Writes what a formula gives as tables (CSV). A number that is not applicable is an empty cell.
namespace nineways::io {

namespace detail {

[[nodiscard]] inline csv_cell known_cell(double value) { return is_known(value) ? csv_cell{value} : csv_cell{""}; }

}  // namespace detail

/// The row of names of the table that a formula needs.
[[nodiscard]] inline std::string needed_columns_csv(const funded_units& all) {
    std::vector<csv_cell> cells{all.rules.key};
    for (const program_column& column : all.program.columns) {
        const bool needed =
            column.kind == column_kind::input && all.rules.inputs[column.source].table == input_table::units;
        if (needed) cells.emplace_back(column.id);
    }
    std::string out;
    append_csv_row(out, cells);
    return out;
}

/// A row for each line of one unit: what it is made of, before and after its rounding.
[[nodiscard]] inline std::string trace_csv(const funded_units& all, std::size_t unit) {
    std::string out;
    append_csv_row(out, {"line", "level", "expression", "inputs", "unrounded", "rounding", "value"});
    const formula_program& p = all.program;
    for (const traced_line& line : trace_unit(p, all.data, unit)) {
        const program_step& step = p.steps[line.step];
        std::string inputs;
        for (const traced_input& input : line.inputs) {
            inputs += (inputs.empty() ? "" : "; ") + p.columns[input.column].id + " = ";
            if (!is_known(input.value)) {
                inputs += "none";
            } else if (p.columns[input.column].is_text) {
                inputs += '\'' + all.data.words[static_cast<std::size_t>(input.value)] + '\'';
            } else {
                append_number(inputs, input.value);
            }
        }
        append_csv_row(out, {p.columns[step.column].id, detail::level_name(all, step.level), step.text, inputs,
                             detail::known_cell(line.unrounded), detail::rounding_words(all, step),
                             detail::known_cell(line.value)});
    }
    return out;
}

/// A row for each unit: before, after, change, and both ways of holding harmless.
[[nodiscard]] inline std::string changes_csv(const funded_units& before, const amount_changes& all) {
    std::string out;
    append_csv_row(out, {before.rules.key, "before", "after", "change", "held", "held_within"});
    for (std::size_t unit = 0; unit < all.units.size(); ++unit) {
        const amount_change& one = all.units[unit];
        append_csv_row(out, {before.data.units[unit], detail::known_cell(one.before), detail::known_cell(one.after),
                             detail::known_cell(one.change()), detail::known_cell(one.held()),
                             detail::known_cell(all.held_within(one))});
    }
    return out;
}

}  // namespace nineways::io

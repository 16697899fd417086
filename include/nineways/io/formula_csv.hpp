// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nineways/formula/formula.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/unit_data.hpp>
#include <nineways/io/csv_writer.hpp>
#include <nineways/io/number.hpp>

namespace nineways::io {

/// The lines of each unit as a table: the units' ids under the formula's key, then a column for each line in the order
/// of the document, by its id; a line that is not applicable is an empty cell.
///
/// Lines of a group, or of all, stand in the row of every unit that belongs to it. For a formula that has run without a
/// fault.
[[nodiscard]] inline std::string write_lines_csv(const formula& f, const formula_program& p, const unit_data& data) {
    std::string out;
    struct line {
        const double* values;
        formula_level level;
    };
    std::vector<line> lines;
    append_csv_text(out, f.key);
    for (std::size_t c = 0; c < p.columns.size(); ++c) {
        const program_column& column = p.columns[c];
        if (column.kind != column_kind::line) continue;
        lines.push_back({data.columns[c].data(), column.level});
        out.push_back(',');
        append_csv_text(out, column.id);
    }
    out.push_back('\n');
    constexpr std::size_t likely = 12;  // bytes of a cell
    out.reserve(out.size() + data.units.size() * likely * (1 + lines.size()));
    for (std::size_t unit = 0; unit < data.units.size(); ++unit) {
        append_csv_text(out, data.units[unit]);
        for (const line& each : lines) {
            out.push_back(',');
            const double value = each.values[data.row_at(0, unit, each.level)];
            if (is_known(value)) append_number(out, value);
        }
        out.push_back('\n');
    }
    return out;
}

}  // namespace nineways::io

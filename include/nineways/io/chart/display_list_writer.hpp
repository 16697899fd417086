// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/json_stream.hpp>

namespace nineways::io::chart {

/// A coordinate with at most two decimals: less than what anyone sees, and short to write. Sizes up to 1e12.
[[nodiscard]] inline double short_coordinate(double value) noexcept {
    const auto hundredths = static_cast<std::int64_t>(value * 100 + (value < 0 ? -0.5 : 0.5));
    return static_cast<double>(hundredths) / 100;
}

/// Writes a chart as JSON. Places are in one row, x before y; cells without a value are null.
inline void write_display_list(json_stream& out, const display_list& chart) {
    const auto name = [](const auto& names, auto value) { return names[static_cast<std::size_t>(value)]; };
    out.object().put("title", chart.title).put("sentence", chart.sentence);
    out.put("width", short_coordinate(chart.width)).put("height", short_coordinate(chart.height)).array("marks");
    for (const mark& m : chart.marks) {
        out.object().put("mark", name(mark_kind_names, m.kind)).put("role", name(mark_role_names, m.role));
        out.array("places");
        for (const place& p : m.places) out.add(short_coordinate(p.x)).add(short_coordinate(p.y));
        out.end();
        if (m.size > 0) out.put("size", short_coordinate(m.size));
        if (m.kind == mark_kind::text) out.put("anchor", name(text_anchor_names, m.anchor)).put("text", m.text);
        out.end();
    }
    out.end().object("table").array("columns");
    for (const table_column& c : chart.table.columns)
        out.object().put("title", c.title).put("unit", c.unit).put("decimals", c.decimals).end();
    out.end().array("rows");
    for (const std::vector<table_cell>& row : chart.table.rows) {
        out.array();
        for (const table_cell& cell : row) {
            if (cell.held == table_cell::kind::number)
                out.add(cell.number);
            else if (cell.held == table_cell::kind::text)
                out.add(cell.text);
            else
                out.add(nullptr);
        }
        out.end();
    }
    out.end().end().end();
}

}  // namespace nineways::io::chart

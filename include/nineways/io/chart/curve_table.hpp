// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/curve.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/chart/curve_words.hpp>
#include <nineways/io/chart/display_list.hpp>

namespace nineways::io::chart {

/// The table of a curve's chart: a row for each value that was asked for.
[[nodiscard]] inline chart_table curve_table(const curve& c) {
    chart_table table;
    const curve_axis& axis = axis_of(c.asked);
    std::string part = detail::curve_levels(c.asked);
    if (!part.empty()) part = " (" + part + ')';
    table.columns = {{std::string{axis.title}, std::string{axis.unit}, 2},
                     {"posts, exact", "FTE", 2},
                     {"posts, in hiring steps", "FTE", 1},
                     {"teachers, exact", "FTE", 2},
                     {"teachers, in hiring steps", "FTE", 1},
                     {"cost, low", "dollars a year", 0},
                     {"cost, central", "dollars a year", 0},
                     {"cost, high", "dollars a year", 0},
                     {"average class" + part, "pupils", 1}};
    for (const std::string_view name : tier_names)
        table.columns.push_back({"adults' minutes, " + plain_words(name) + part, "minutes a pupil a week", 1});
    const bool limited = !c.contract_limits.empty();
    if (limited) table.columns.push_back({"what the contract does not allow", "", 0});
    table.columns.push_back({"why there is no valid day", "", 0});
    for (const curve_point& p : c.points) {
        std::vector<table_cell> row{p.value};
        if (p.gap) {
            row.resize(table.columns.size());
            row.back() = reason_of(p);
        } else {
            for (const double value :
                 {p.posts_exact.value(), p.posts.value(), p.teachers_exact.value(), p.teachers.value(),
                  p.cost.low.value(), p.cost.central.value(), p.cost.high.value(), p.class_size})
                row.emplace_back(value);
            for (const std::optional<double>& minutes : p.attention)
                row.push_back(minutes ? table_cell{*minutes} : table_cell{});
            if (limited) row.push_back(p.breaches.empty() ? table_cell{} : table_cell{breaches_of(c, p)});
            row.emplace_back();
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace nineways::io::chart

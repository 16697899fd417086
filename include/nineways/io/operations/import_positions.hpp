// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include <nineways/assumptions.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/position_list.hpp>
#include <nineways/io/position_map.hpp>
#include <nineways/io/position_sums.hpp>
#include <nineways/io/position_writer.hpp>
#include <nineways/national.hpp>

namespace nineways::io::detail {

inline void run_import_positions(const request_context& in) {
    const std::string_view csv = in.request.required("csv").text_view();
    const value_reader map_value = in.request.required("map");
    const position_map map = read_position_map(map_value);
    bool departments = false;
    bool count_vacant = false;
    const value_reader by = in.request.optional("by_department");
    if (by) departments = by.boolean();
    in.request.read_if("count_vacant", count_vacant);
    if (departments && map_value && in.log.empty() && !map.department && !map.department_id)
        by.reject("a position map with a column \"department\" or \"department_id\"",
                  "Name one of them in the map, or take this out.");
    const assumptions assumed = requested_assumptions(in);
    if (!in.finish()) return;
    const csv_table table = read_csv(csv, in.log);
    if (!in.log.empty()) return;
    const position_totals totals = read_positions(table, map, in.log);
    if (!in.log.empty()) return;
    write_positions(in.out, totals, map, national::roles(assumed, map.school_year), departments, count_vacant);
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation import_positions_operation{
    "import_positions", "posts and pay by role from a list of positions", detail::run_import_positions};

}  // namespace nineways::io

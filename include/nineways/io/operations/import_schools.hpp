// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <nineways/io/column_map.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/import_schools.hpp>
#include <nineways/io/operation.hpp>

namespace nineways::io::detail {

inline void run_import_schools(const request_context& in) {
    const std::string_view csv = in.request.required("csv").text_view();
    const column_map map = read_column_map(in.request.required("map"));
    const std::string name = in.request.required("district").text(name_size);
    const assumptions assumed = requested_assumptions(in);
    if (!in.finish()) return;
    const csv_table table = read_csv(csv, in.log);
    if (!in.log.empty()) return;
    const district_draft draft = read_schools(table, map, name, in.log);
    if (!in.log.empty()) return;
    const district d = complete(draft, assumed);
    in.log.append(validate(d));
    if (in.log.empty()) write_district(in.out, d);
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation import_schools_operation{"import_schools", "a district document from a state's school list",
                                                    detail::run_import_schools};

}  // namespace nineways::io

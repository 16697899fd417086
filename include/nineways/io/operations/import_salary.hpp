// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/fault_text.hpp>
#include <nineways/io/column_map.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/near_names.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/salary_list.hpp>
#include <nineways/io/salary_oddities.hpp>
#include <nineways/io/salary_writer.hpp>
#include <nineways/io/suggestion.hpp>

namespace nineways::io::detail {

/// The columns that a request names; with none of them, those of lists in long form.
[[nodiscard]] inline salary_columns requested_salary_columns(const value_reader& named) {
    if (!named) return {"file", "schedule", "state", "step_label", "lane", "salary"};
    salary_columns columns;
    object_reader o = named.object();
    o.read_if("file", columns.file, column_name_size);
    o.read_if("schedule", columns.schedule, column_name_size);
    o.read_if("state", columns.state, column_name_size);
    o.read("step", columns.step, column_name_size);
    o.read("lane", columns.lane, column_name_size);
    o.read("salary", columns.salary, column_name_size);
    o.finish();
    return columns;
}

inline void run_import_salary(const request_context& in) {
    const std::string_view csv = in.request.required("csv").text_view();
    const salary_columns columns = requested_salary_columns(in.request.optional("columns"));
    const value_reader wanted = in.request.optional("schedule");
    const std::string_view id = wanted ? wanted.text_view({.min = 1, .max = 161}) : std::string_view{};
    if (!in.finish()) return;
    const csv_table table = read_csv(csv, in.log);
    if (!in.log.empty()) return;
    std::vector<listed_schedule> all = read_salary_list(table, columns, in.log);
    if (!in.log.empty()) return;
    bool found = !wanted;
    for (const listed_schedule& s : all) found = found || s.id == id;
    if (!found) {
        std::vector<std::string_view> ids;
        for (const listed_schedule& s : all) ids.push_back(s.id);
        const std::string listed = nineways::detail::text_of("the id of a schedule of the list: ", listed_names(ids));
        return wanted.reject(listed, meant_names(id, ids, "Write the id as the answer without a schedule has it."));
    }
    in.out.object().put("format", salary_format).put("rows", table.row_count()).array("schedules");
    for (listed_schedule& s : all) {
        if (wanted && s.id != id) continue;
        judge_salaries(s);
        write_listed_schedule(in.out, s);
    }
    in.out.end().end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation import_salary_operation{
    "import_salary", "salary schedules from a list of their cells, with what is odd in them",
    detail::run_import_salary};

}  // namespace nineways::io

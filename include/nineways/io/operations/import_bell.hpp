// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include <nineways/assumptions.hpp>
#include <nineways/bell_schedule.hpp>
#include <nineways/io/bell_json.hpp>
#include <nineways/io/import_bell.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/units.hpp>

namespace nineways::io::detail {

inline constexpr number_rule planning_periods_rule{.min = 0, .max = 20, .unit = "periods a day"};

inline void run_import_bell(const request_context& in) {
    const value_reader file = in.request.required("document");
    const value_reader title = in.request.optional("title");
    const value_reader days = in.request.optional("days_in_cycle");
    const value_reader free_periods = in.request.optional("planning_periods");
    const double free_count = free_periods ? free_periods.number(planning_periods_rule) : 0;
    bell_document made = import_bell(file, title ? title.text_view(name_size) : std::string_view{}, in.log);
    if (days) set_days_in_cycle(made, days);
    minutes planning{assumptions{}["planning_minutes_day"_p] * 5};
    if (free_periods && in.log.empty()) planning = minutes{free_count * periods_of(made.schedule).length * 5};
    if (in.log.empty() && week_of(made.schedule, planning).contact().value() < 1) {
        const period_pattern classes = periods_of(made.schedule);
        (free_periods ? free_periods : file)
            .reject(text_of("days whose ", static_cast<double>(classes.in_cycle),
                            " class periods a cycle leave a teacher time with pupils; planning takes ",
                            planning.value(), " minutes a week"),
                    "Give fewer planning_periods, or say of more periods that they are classes.");
    }
    if (!in.finish()) return;
    for (const char* place : {"/week/planning", "/week/collaboration"}) unfill(made, place);
    if (!free_periods) made.filled.push_back({"/week/planning", planning.value(), "planning_minutes_day"});
    made.filled.push_back({"/week/collaboration", 0, "no bell tells it; as in the standard days"});
    write_bell(in.out, made, planning);
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation import_bell_operation{
    "import_bell", "a bell schedule and its week from another program's file", detail::run_import_bell};

}  // namespace nineways::io

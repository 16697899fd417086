// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

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
    std::optional<double> free_periods;
    in.request.read_if("planning_periods", free_periods, planning_periods_rule);
    bell_document made = import_bell(file, title ? title.text_view(name_size) : std::string_view{}, in.log);
    if (days) set_days_in_cycle(made, days);
    if (!in.finish()) return;
    for (const char* place : {"/week/planning", "/week/collaboration"}) unfill(made, place);
    minutes planning{assumptions{}["planning_minutes_day"_p] * 5};
    if (free_periods) {
        planning = minutes{*free_periods * periods_of(made.schedule).length * 5};
    } else {
        made.filled.push_back({"/week/planning", planning.value(), "planning_minutes_day"});
    }
    made.filled.push_back({"/week/collaboration", 0, "no bell tells it; as in the standard days"});
    write_bell(in.out, made, planning);
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation import_bell_operation{
    "import_bell", "a bell schedule and its week from another program's file", detail::run_import_bell};

}  // namespace nineways::io

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/fault_text.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/listed_schedule.hpp>
#include <nineways/io/text_or_null.hpp>

namespace nineways::io {

inline constexpr std::string_view salary_format = "nineways-salary/1";

namespace detail {

/// Rows of a grid, `null` where the schedule has no such cell; else its salary, or 0 teachers.
inline void write_cells(json_stream& out, const char* key, const listed_schedule& s, bool teachers) {
    out.array(key);
    for (std::size_t step = 0; step < s.steps.size(); ++step) {
        out.array();
        for (std::size_t lane = 0; lane < s.lanes.size(); ++lane) {
            if (s.has(step, lane))
                out.add(teachers ? 0.0 : s.at(step, lane).salary);
            else
                out.add(nullptr);
        }
        out.end();
    }
    out.end();
}

inline void write_odd(json_stream& out, const odd_salary& one) {
    out.object().put("kind", salary_oddity_names[static_cast<std::size_t>(one.kind)]);
    write_text_or_null(out, "step", one.step);
    write_text_or_null(out, "lane", one.lane);
    out.put("row", one.row).put("found", one.found).put("sentence", one.sentence).end();
}

/// Writes payments for long service as a district's grid takes them, one for each amount of those whose label says the
/// years, paid to 0 teachers.
inline void write_grid_longevity(json_stream& out, const listed_schedule& s) {
    bool any = false;
    for (const longevity_step& step : s.longevity) {
        if (!step.after_years || *step.after_years < 1 || *step.after_years > 60) continue;
        std::vector<double> amounts;
        for (const longevity_amount& each : step.amounts) {
            if (std::find(amounts.begin(), amounts.end(), each.amount) == amounts.end()) amounts.push_back(each.amount);
        }
        if (!any) out.array("longevity");
        any = true;
        for (const double amount : amounts) {
            const std::string id = nineways::detail::text_of(std::string_view{step.step}.substr(0, 40), ": ", amount);
            out.object().put("id", id).put("after_years", *step.after_years).put("amount", amount).put("teachers", 0);
            out.end();
        }
    }
    if (any) out.end();
}

}  // namespace detail

/// Writes the grid of a schedule as a district's pay takes it, with 0 teachers in every cell.
inline void write_listed_grid(json_stream& out, const listed_schedule& s) {
    out.object().array("lanes");
    for (const std::string& lane : s.lanes) out.add(lane);
    out.end();
    detail::write_cells(out, "salary", s, false);
    detail::write_cells(out, "headcount", s, true);
    if (const std::vector<double> years = step_years(s); !years.empty()) {
        out.array("step_years");
        for (const double each : years) out.add(each);
        out.end();
    }
    detail::write_grid_longevity(out, s);
    out.end();
}

/// Writes a schedule with its grid, its longevity payments and what is odd in it.
inline void write_listed_schedule(json_stream& out, const listed_schedule& s) {
    out.object().put("id", s.id);
    detail::write_text_or_null(out, "file", s.file);
    detail::write_text_or_null(out, "schedule", s.name);
    detail::write_text_or_null(out, "state", s.state);
    out.array("steps");
    for (const std::string& step : s.steps) out.add(step);
    out.end();
    write_listed_grid(out.key("grid"), s);
    std::optional<double> start;
    double top = 0;
    std::size_t cells = 0;
    for (std::size_t i = 0; i < s.cells.size(); ++i) {
        if (s.cells[i].row == 0) continue;
        if (i < s.lanes.size()) start = start ? std::min(*start, s.cells[i].salary) : s.cells[i].salary;
        top = std::max(top, s.cells[i].salary);
        ++cells;
    }
    out.put("start", *start).put("top", top).put("cells", cells).put("missing", s.cells.size() - cells);
    out.put("blank_rows", s.blank_rows).put("flat_steps", s.flat_steps);
    out.array("longevity");
    for (const longevity_step& step : s.longevity) {
        out.object().put("step", step.step);
        if (step.after_years)
            out.put("after_years", *step.after_years);
        else
            out.put("after_years", nullptr);
        out.array("amounts");
        for (const longevity_amount& each : step.amounts)
            out.object().put("lane", each.lane).put("amount", each.amount).put("row", each.row).end();
        out.end().end();
    }
    out.end().array("odd");
    for (const odd_salary& one : s.odd) detail::write_odd(out, one);
    out.end().end();
}

}  // namespace nineways::io

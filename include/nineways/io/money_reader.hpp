// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <nineways/detail/district_rules.hpp>
#include <nineways/funding.hpp>
#include <nineways/io/design_reader.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/salary.hpp>
#include <nineways/staff.hpp>

/// The parts of a district document that are about money.
namespace nineways::io::detail {

using namespace nineways::detail;

/// Reads rows of `lanes` cells each (of any, where the lanes could not be read) by `read_cell`, which is given
/// the position of each, and gives how many rows there are.
template <class ReadCell>
[[nodiscard]] std::size_t read_cells(const value_reader& v, std::size_t lanes, const ReadCell& read_cell) {
    const size_rule length = lanes == 0 ? size_rule{} : size_rule{.min = lanes, .max = lanes};
    const value_range rows = v.elements({.min = 1, .max = 100});
    for (const value_reader row : rows) {
        for (const value_reader cell : row.elements(length)) read_cell(cell, row.index() * lanes + cell.index());
    }
    return rows.size();
}

/// Reads the salary and the headcount of every cell; null is a cell that the schedule does not have.
inline void read_grid_cells(object_reader& g, salary_grid& grid) {
    const std::size_t lanes = grid.lanes.size();
    const auto is_null = [](const value_reader& cell) { return cell.raw().is(json_kind::null); };
    grid.steps = read_cells(g.required("salary"), lanes, [&](const value_reader& cell, std::size_t) {
        grid.salary.emplace_back(is_null(cell) ? 0 : cell.number(cell_salary_rule));
    });
    const std::size_t steps = read_cells(g.required("headcount"), lanes, [&](const value_reader& cell, std::size_t i) {
        const bool missing = is_null(cell);
        // Of rows that could not be read, nobody knows which cells exist.
        if (missing && grid.salary.size() == grid.steps * lanes && i < grid.salary.size() && grid.exists(i)) {
            cell.reject("a count, as the cell has a salary",
                        "Count the teachers of the cell, 0 where there are none; or give null as its salary too.");
        }
        grid.headcount.emplace_back(missing ? 0 : cell.number(headcount_rule));
    });
    if (steps != grid.steps && steps > 0 && grid.steps > 0) {
        g.self().reject("as many steps in headcount as in salary",
                        "Give each step of the salary its row of headcount.");
    }
}

inline void read_grid(const value_reader& v, salary_grid& grid) {
    object_reader g = v.object();
    std::vector<std::string_view> lanes;
    for (const value_reader each : g.required("lanes").elements({.min = 1, .max = 50})) {
        lanes.push_back(each.text_view(id_size));
        grid.lanes.emplace_back(lanes.back());
    }
    read_grid_cells(g, grid);
    if (const value_reader years = g.optional("step_years")) {
        for (const value_reader each : years.elements({.min = 1, .max = 100}))
            grid.step_years.push_back(each.number(step_years_rule));
    }
    if (const value_reader list = g.optional("schedules")) {
        for (const value_reader each : list.elements({.min = 1, .max = 50})) {
            object_reader o = each.object();
            salary_schedule& s = grid.schedules.emplace_back();
            o.read("id", s.id, id_size);
            const value_reader lane = o.required("first_lane");
            const std::string_view id = lane.text_view(id_size);
            s.first_lane = position_of(id, lanes);
            if (s.first_lane == lanes.size() && !id.empty() && all_read(lanes))
                lane.reject_name(id, lanes, "the id of a lane of this grid: {}",
                                 "Name the lane that the schedule begins with.");
            o.read("closed", s.closed);
            o.finish();
        }
    }
    if (const value_reader list = g.optional("longevity")) {
        for (const value_reader each : list.elements({.max = 100})) {
            object_reader o = each.object();
            longevity_payment& paid = grid.longevity.emplace_back();
            o.read("id", paid.id, id_size);
            o.read("after_years", paid.after_years, after_years_rule);
            o.read("amount", paid.amount, a_post_rule);
            o.read("teachers", paid.teachers, headcount_rule);
            o.finish();
        }
    }
    g.finish();
}

/// Reads whom a supplement or added days are paid to: a share of all teachers, or of those in a role.
inline void read_paid_role(object_reader& o, const design_reading& names, role_id& role, double& share) {
    const value_reader named = o.optional("role");
    if (named) role = names.role_named(named);
    o.read(named ? "share_of_posts" : "share_of_teachers", share, share_rule);
}

inline void read_supplement(const value_reader& v, const design_reading& names, pay_supplement& s) {
    object_reader o = v.object();
    o.read("id", s.id, id_size);
    read_paid_role(o, names, s.role, s.share);
    o.read("amount", s.amount, a_post_rule);
    o.read("earned_by", s.earned, earned_by_names);
    o.finish();
}

inline void read_added_days(const value_reader& v, const design_reading& names, added_days& a) {
    object_reader o = v.object();
    o.read("id", a.id, id_size);
    o.read("days", a.days, added_rule);
    read_paid_role(o, names, a.role, a.share);
    o.finish();
}

inline void read_pay(const value_reader& v, const design_reading& names, pay_system& p) {
    object_reader o = v.object();
    read_grid(o.required("grid"), p.grid);
    o.read_if("grid_scale", p.grid_scale, scale_rule);
    o.read_if("frozen_steps", p.frozen_steps, frozen_rule);
    o.read("variable_benefits", p.variable_benefits, benefits_rule);
    o.read("flat_benefits", p.flat_benefits, a_post_rule);
    o.read("contract_days", p.contract_days, contract_days_rule);
    o.read("contract_hours_a_day", p.contract_hours_a_day, contract_hours_rule);
    o.read("separation_rate", p.separation_rate, share_rule);
    if (const value_reader list = o.optional("supplements")) {
        for (const value_reader each : list.elements({.max = 1000}))
            read_supplement(each, names, p.supplements.emplace_back());
    }
    if (const value_reader list = o.optional("added_days")) {
        for (const value_reader each : list.elements({.max = 1000}))
            read_added_days(each, names, p.added.emplace_back());
    }
    o.finish();
}

inline void read_purchase(const value_reader& v, purchase& p) {
    object_reader o = v.object();
    o.read("id", p.id, id_size);
    o.read("function", p.function, function_names);
    o.read("per", p.per, purchase_basis_names);
    o.read("units", p.units, units_rule);
    const value_reader price = o.required("unit_price");
    object_reader r = price.object();
    r.read("low", p.unit_price.low, money_rule);
    r.read("central", p.unit_price.central, money_rule);
    r.read("high", p.unit_price.high, money_rule);
    r.finish();
    if (p.unit_price.low > p.unit_price.central || p.unit_price.central > p.unit_price.high)
        price.reject("low <= central <= high", "Put the least figure first and the greatest last.");
    o.read("one_time", p.one_time);
    o.finish();
}

inline void read_fund(const value_reader& v, fund_source& f) {
    object_reader o = v.object();
    o.read("id", f.id, id_size);
    o.read("title", f.title, name_size);
    o.read("amount", f.amount, money_rule);
    o.read("restricted_to", f.restricted_to, restriction_names);
    o.read_if("growth", f.growth, growth_rule);
    o.read_if("first_year", f.first_year, fund_year_rule);
    o.read("last_year", f.last_year, fund_year_rule);
    o.finish();
}

}  // namespace nineways::io::detail

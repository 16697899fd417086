// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/detail/district_rules.hpp>
#include <nineways/funding.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/salary.hpp>
#include <nineways/staff.hpp>

/// The parts of a district document that are about money.
namespace nineways::io::detail {

using namespace nineways::detail;

/// Reads rows of `lanes` numbers each (of any, where the lanes could not be read), and gives how many rows there are.
[[nodiscard]] inline std::size_t read_cells(const value_reader& v, std::size_t lanes, const number_rule& rule,
                                        std::vector<double>& cells) {
    const size_rule length = lanes == 0 ? size_rule{} : size_rule{.min = lanes, .max = lanes};
    const value_range rows = v.elements({.min = 1, .max = 100});
    for (const value_reader row : rows) {
        for (const value_reader cell : row.elements(length)) cells.push_back(cell.number(rule));
    }
    return rows.size();
}

inline void read_supplement(const value_reader& v, pay_supplement& s) {
    object_reader o = v.object();
    o.read("id", s.id, id_size);
    o.read("share_of_teachers", s.share, share_rule);
    o.read("amount", s.amount, a_post_rule);
    o.read("earned_by", s.earned, earned_by_names);
    o.finish();
}

inline void read_added_days(const value_reader& v, added_days& a) {
    object_reader o = v.object();
    o.read("id", a.id, id_size);
    o.read("days", a.days, added_rule);
    o.read("share_of_teachers", a.share, share_rule);
    o.finish();
}

inline void read_pay(const value_reader& v, pay_system& p) {
    object_reader o = v.object();
    object_reader g = o.required("grid").object();
    for (const value_reader each : g.required("lanes").elements({.min = 1, .max = 50}))
        p.grid.lanes.push_back(each.text(id_size));
    std::vector<double> cells;
    p.grid.steps = read_cells(g.required("salary"), p.grid.lanes.size(), salary_rule, cells);
    for (const double cell : cells) p.grid.salary.push_back(dollars_per_fte{cell});
    cells.clear();
    const std::size_t steps = read_cells(g.required("headcount"), p.grid.lanes.size(), headcount_rule, cells);
    for (const double cell : cells) p.grid.headcount.push_back(fte{cell});
    if (steps != p.grid.steps && steps > 0 && p.grid.steps > 0) {
        g.self().reject("as many steps in headcount as in salary",
                        "Give each step of the salary its row of headcount.");
    }
    g.finish();
    o.read_if("grid_scale", p.grid_scale, scale_rule);
    o.read_if("frozen_steps", p.frozen_steps, frozen_rule);
    o.read("variable_benefits", p.variable_benefits, benefits_rule);
    o.read("flat_benefits", p.flat_benefits, a_post_rule);
    o.read("contract_days", p.contract_days, contract_days_rule);
    o.read("contract_hours_a_day", p.contract_hours_a_day, contract_hours_rule);
    o.read("separation_rate", p.separation_rate, share_rule);
    if (const value_reader list = o.optional("supplements")) {
        for (const value_reader each : list.elements({.max = 1000}))
            read_supplement(each, p.supplements.emplace_back());
    }
    if (const value_reader list = o.optional("added_days")) {
        for (const value_reader each : list.elements({.max = 1000})) read_added_days(each, p.added.emplace_back());
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

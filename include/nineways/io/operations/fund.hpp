// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/formula/amount_changes.hpp>
#include <nineways/io/formula_request.hpp>
#include <nineways/io/formula_tables.hpp>
#include <nineways/io/formula_writer.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/suggestion.hpp>

namespace nineways::io::detail {

/// The unit that a request wants explained.
[[nodiscard]] inline std::optional<std::size_t> traced_unit(const value_reader& wanted, const unit_data& data) {
    if (!wanted) return {};
    const std::string_view id = wanted.text_view();
    std::vector<std::string_view> names;
    for (std::size_t unit = 0; unit < data.units.size(); ++unit) {
        if (data.units[unit] == id) return unit;
        if (names.size() < 200) names.push_back(data.units[unit]);
    }
    wanted.reject_name(id, names, "the id of a unit: {}", "Name a unit of the table.");
    return {};
}

inline void run_fund(const request_context& in) {
    funded_units own;
    funded_units other;
    read_formula_request(in.request, own, in.log);
    std::deque<named_table> tables = read_named_tables(in.request);
    std::vector<std::string_view> inputs;
    if (in.log.empty()) add_input_names(inputs, own);
    const value_reader beside = in.request.optional("beside");
    if (beside) {
        object_reader o = beside.object();
        read_formula_request(o, other, in.log);
        o.finish();
        if (in.log.empty()) add_input_names(inputs, other);
    }
    std::vector<renamed_column> renamed;
    if (const value_reader map = in.request.optional("map"); map && in.log.empty())
        renamed = read_renamed_columns(map, inputs);
    const value_reader wanted = in.request.optional("trace");
    static constexpr std::array<std::string_view, 2> formats{"json", "csv"};
    const value_reader format = in.request.optional("format");
    const bool as_csv = format && format.enumerated(formats) == 1;
    if (!in.finish()) return;
    for (named_table& table : tables) parse_table(table, in.log);
    if (!in.log.empty()) return;
    fund_units(own, tables, renamed, in.log);
    if (beside && in.log.empty()) fund_units(other, tables, renamed, in.log);
    if (!in.log.empty()) return;
    const std::optional<std::size_t> unit = traced_unit(wanted, own.data);
    if (!in.log.empty()) return;
    std::optional<amount_changes> changes;
    if (beside) changes = compare_amounts(own.amounts(), other.amounts());
    if (as_csv) {
        in.out.object().put("csv", unit      ? trace_csv(own, *unit)
                                   : changes ? changes_csv(own, *changes)
                                             : units_csv(own));
        in.out.end();
        return;
    }
    in.out.object();
    write_formula_head(in.out.key("formula"), own);
    write_total(in.out, own);
    write_lines(in.out, own);
    write_units(in.out, own);
    if (unit) write_trace(in.out, own, *unit);
    if (changes) write_amount_changes(in.out, own, other, *changes);
    in.out.end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation fund_operation{"fund", "what each unit gets under a funding formula", detail::run_fund};

}  // namespace nineways::io

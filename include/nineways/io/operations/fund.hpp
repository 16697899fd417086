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
#include <nineways/io/formula_csv.hpp>
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

[[nodiscard]] inline bool asks_for_csv(object_reader& request) {
    static constexpr std::array<std::string_view, 2> formats{"json", "csv"};
    const value_reader format = request.optional("format");
    return format && format.enumerated(formats) == 1;
}

/// What a request of `fund` says, read.
struct fund_request {
    funded_units own;
    funded_units other;  ///< where there is one beside
    bool compares = false;
    bool as_csv = false;
    std::deque<named_table> tables;
    std::vector<renamed_column> renamed;
};

/// Reads a request and runs its formulas; all faults of the document, the map and the tables come together.
inline void run_fund_request(const request_context& in, fund_request& all) {
    bool sound = read_formula_request(in.request, all.own, in.log);
    all.tables = read_named_tables(in.request);
    if (const value_reader beside = in.request.optional("beside")) {
        all.compares = true;
        object_reader o = beside.object();
        sound = read_formula_request(o, all.other, in.log) && sound;
        o.finish();
    }
    if (const value_reader map = in.request.optional("map"); map && sound) {
        std::vector<std::string_view> inputs;
        add_input_names(inputs, all.own);
        if (all.compares) add_input_names(inputs, all.other);
        all.renamed = read_renamed_columns(map, inputs);
    }
    all.as_csv = asks_for_csv(in.request);
    in.request.finish();
    const std::size_t before = in.log.total();
    for (named_table& table : all.tables) parse_table(table, in.log);
    if (!sound || in.log.total() != before) return;
    fund_units(all.own, all.tables, all.renamed, in.log);
    if (all.compares && in.log.total() == before) fund_units(all.other, all.tables, all.renamed, in.log);
}

/// A request that has nothing but a formula asks what the formula needs.
[[nodiscard]] inline bool asks_for_needs(const object_reader& request) {
    const json_value raw = request.self().raw();
    for (const char* key : {"units", "prior", "joins", "map", "trace", "beside"}) {
        if (raw.find(key).exists()) return false;
    }
    return raw.find("formula").exists();
}

inline void tell_needs(const request_context& in) {
    funded_units own;
    static_cast<void>(read_formula_request(in.request, own, in.log));
    const bool as_csv = asks_for_csv(in.request);
    if (!in.finish()) return;
    in.out.object();
    if (as_csv) {
        in.out.put("csv", needed_columns_csv(own)).end();
        return;
    }
    write_formula_head(in.out.key("formula"), own);
    write_inputs(in.out, own);
    write_lines(in.out, own);
    in.out.end();
}

inline void run_fund(const request_context& in) {
    if (in.request.present() && asks_for_needs(in.request)) return tell_needs(in);
    fund_request all;
    const value_reader wanted = in.request.optional("trace");
    run_fund_request(in, all);
    if (!in.log.empty()) return;
    const funded_units& own = all.own;
    const std::optional<std::size_t> unit = traced_unit(wanted, own.data);
    if (!in.log.empty()) return;
    std::optional<amount_changes> changes;
    if (all.compares) changes = compare_amounts(own.amounts(), all.other.amounts());
    if (all.as_csv) {
        in.out.object().put("csv", unit      ? trace_csv(own, *unit)
                                   : changes ? changes_csv(own, *changes)
                                             : write_lines_csv(own.rules, own.program, own.data));
        in.out.end();
        return;
    }
    in.out.object();
    write_formula_head(in.out.key("formula"), own);
    write_total(in.out, own);
    write_table_uses(in.out, own.data);
    write_lines(in.out, own);
    write_units(in.out, own);
    if (unit) write_trace(in.out, own, *unit);
    if (changes) write_amount_changes(in.out, own, all.other, *changes);
    in.out.end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation fund_operation{"fund", "what each unit gets under a funding formula", detail::run_fund};

}  // namespace nineways::io

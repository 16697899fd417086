// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/fault_text.hpp>
#include <nineways/formula/amount_changes.hpp>
#include <nineways/formula/formula.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/run.hpp>
#include <nineways/formula/trace.hpp>
#include <nineways/formula/unit_data.hpp>
#include <nineways/io/formula_request.hpp>
#include <nineways/io/json_stream.hpp>

/// Writes what a formula gives.
namespace nineways::io {

namespace detail {

/// A number, or null where it is not applicable.
inline void add_known(json_stream& out, double value) {
    if (is_known(value)) {
        out.add(value);
    } else {
        out.add(nullptr);
    }
}
inline void put_known(json_stream& out, const char* name, double value) { add_known(out.key(name), value); }

[[nodiscard]] inline bool is_line(const program_column& column) noexcept { return column.kind == column_kind::line; }

/// "units", "all", or the id of a group.
[[nodiscard]] inline std::string_view level_name(const funded_units& all, formula_level level) {
    if (level == 0) return "units";
    return level == all.program.all() ? std::string_view{"all"} : std::string_view{all.rules.groups[level - 1].id};
}

/// The title of a column's line; of a bucket its own.
[[nodiscard]] inline std::string_view column_title(const funded_units& all, const program_column& column) {
    const formula_line& line = all.rules.lines[column.source];
    return column.bucket == 0 ? line.words.title : line.into[column.bucket - 1].title;
}

inline void write_formula_head(json_stream& out, const funded_units& all) {
    out.object().put("id", all.rules.id).put("title", all.rules.title).put("unit", all.rules.unit);
    out.put("key", all.rules.key).put("amount", all.rules.amount).array("parts");
    for (const std::string& part : all.rules.parts) out.add(part);
    out.end().end();
}

/// What a formula needs: a column for each input and each combination of its members.
inline void write_inputs(json_stream& out, const funded_units& all) {
    out.array("inputs");
    for (const program_column& column : all.program.columns) {
        if (column.kind != column_kind::input) continue;
        const formula_input& input = all.rules.inputs[column.source];
        out.object().put("id", column.id).put("input", input.words.id).put("title", input.words.title);
        out.put("unit", input.words.unit).put("kind", input.is_text ? "text" : "number");
        out.put("from", input_table_names[static_cast<std::size_t>(input.table)]);
        out.put("may_be_blank", input.may_be_blank).end();
    }
    out.end();
}

/// What is computed: a column for each line and each combination of its members.
inline void write_lines(json_stream& out, const funded_units& all) {
    out.array("lines");
    for (const program_column& column : all.program.columns) {
        if (!is_line(column)) continue;
        const formula_line& line = all.rules.lines[column.source];
        out.object().put("id", column.id).put("line", line.words.id).put("level", level_name(all, column.level));
        out.put("title", column_title(all, column)).put("unit", line.words.unit).end();
    }
    out.end();
}

/// The lines of one level in one row, by id.
inline void write_row(json_stream& out, const funded_units& all, formula_level level, std::size_t row) {
    out.object("lines");
    for (std::size_t c = 0; c < all.program.columns.size(); ++c) {
        const program_column& column = all.program.columns[c];
        if (is_line(column) && column.level == level)
            add_known(out.key(std::string_view{column.id}), all.data.columns[c][row]);
    }
    out.end();
}

inline void write_units(json_stream& out, const funded_units& all) {
    out.array("units");
    for (std::size_t unit = 0; unit < all.data.units.size(); ++unit) {
        out.object().put("id", all.data.units[unit]);
        put_known(out, "amount", all.amounts()[unit]);
        write_row(out, all, 0, unit);
        out.end();
    }
    out.end();
    out.array("groups");
    for (formula_level level = 1; level < all.program.all(); ++level) {
        out.object().put("id", all.rules.groups[level - 1].id).array("rows");
        for (std::size_t row = 0; row < all.data.groups[level - 1].size(); ++row) {
            out.object().put("name", all.data.groups[level - 1][row]);
            write_row(out, all, level, row);
            out.end();
        }
        out.end().end();
    }
    out.end();
    out.object("all");
    write_row(out, all, all.program.all(), 0);
    out.end();
}

/// The tables that were read, and which of their rows were not.
inline void write_table_uses(json_stream& out, const unit_data& data) {
    out.array("tables");
    for (const table_use& each : data.tables) {
        out.object().put("name", each.name).put("rows", each.rows).put("rows_of_no_unit", each.of_no_unit);
        out.put("units_without_row", each.units_without).end();
    }
    out.end();
}

/// The amounts of all units added up.
inline void write_total(json_stream& out, const funded_units& all) {
    nineways::detail::running_sum sum;
    std::size_t paid = 0;
    for (const double amount : all.amounts()) {
        if (!is_known(amount)) continue;
        sum.add(amount, 0);
        ++paid;
    }
    out.object("total").put("units", all.data.units.size()).put("paid", paid).put("amount", sum.value()).end();
}

/// "half_up 2", or nothing.
[[nodiscard]] inline std::string rounding_words(const funded_units& all, const program_step& step) {
    if (step.kind == step_kind::shares)
        return nineways::detail::text_of("largest_remainder ", static_cast<double>(step.rounding.places));
    if (step.rounding.rule == rounding_rule::none || !is_line(all.program.columns[step.column])) return {};
    return nineways::detail::text_of(rounding_rule_names[static_cast<std::size_t>(step.rounding.rule)], " ",
                                     static_cast<double>(step.rounding.places));
}

inline void write_rounding(json_stream& out, const funded_units& all, const program_step& step) {
    out.key("rounding");
    if (step.kind == step_kind::shares) {
        out.object().put("largest_remainder", step.rounding.places).end();
    } else if (step.rounding.rule == rounding_rule::none || !is_line(all.program.columns[step.column])) {
        out.add(nullptr);
    } else {
        const auto rule = static_cast<std::size_t>(step.rounding.rule);
        out.object().put(rounding_rule_names[rule], step.rounding.places).end();
    }
}

/// Every line of one unit: its expression, what went into it, its rounding, its value.
inline void write_trace(json_stream& out, const funded_units& all, std::size_t unit) {
    const formula_program& p = all.program;
    out.object("trace").put("unit", all.data.units[unit]).array("lines");
    for (const traced_line& line : trace_unit(p, all.data, unit)) {
        const program_step& step = p.steps[line.step];
        const program_column& column = p.columns[step.column];
        out.object()
            .put("id", column.id)
            .put("title", is_line(column) ? column_title(all, column) : std::string_view{});
        out.put("unit", all.rules.lines[step.line].words.unit).put("level", level_name(all, column.level));
        out.put("place", step.place).put("expression", step.text).array("inputs");
        for (const traced_input& input : line.inputs) {
            out.object().put("name", p.columns[input.column].id).key("value");
            if (p.columns[input.column].is_text && is_known(input.value)) {
                out.add(all.data.words[static_cast<std::size_t>(input.value)]);
            } else {
                add_known(out, input.value);
            }
            out.end();
        }
        out.end();
        put_known(out, "unrounded", line.unrounded);
        write_rounding(out, all, step);
        put_known(out, "value", line.value);
        out.end();
    }
    out.end().end();
}

/// What each unit gets under two formulas, with and without holding harmless.
inline void write_amount_changes(json_stream& out, const funded_units& before, const funded_units& after,
                                 const amount_changes& all) {
    out.object("comparison");
    write_formula_head(out.key("before"), before);
    write_formula_head(out.key("after"), after);
    out.array("units");
    for (std::size_t unit = 0; unit < all.units.size(); ++unit) {
        const amount_change& one = all.units[unit];
        out.object().put("id", before.data.units[unit]);
        put_known(out, "before", one.before);
        put_known(out, "after", one.after);
        put_known(out, "change", one.change());
        put_known(out, "held", one.held());
        put_known(out, "held_within", all.held_within(one));
        out.end();
    }
    out.end().object("totals").put("before", all.before).put("after", all.after).put("held", all.held()).end();
    out.put("winners", all.winners).put("losers", all.losers).put("unchanged", all.unchanged);
    out.object("not_compared").put("units", all.not_compared).put("before", all.before_not_compared);
    out.put("after", all.after_not_compared).end().put("gained", all.gained).put("lost", all.lost);
    out.put("cost_of_holding_harmless", all.lost);
    put_known(out, "gain_kept", all.gain_kept());
    out.end();
}

}  // namespace detail

}  // namespace nineways::io

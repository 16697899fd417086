// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/formula/formula.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/row_numbers.hpp>
#include <nineways/formula/unit_data.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/name_index.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/suggestion.hpp>
#include <nineways/io/unit_rows.hpp>

namespace nineways::io {

/// Where the column of an input stands under another name.
struct renamed_column {
    std::string input;
    std::string column;
};

namespace detail {

using nineways::detail::fault_list;
using nineways::detail::number_rule;

/// Fills the inputs of a program from tables. Use `read_units`.
class unit_reading {
  public:
    unit_reading(const formula& f, const formula_program& p, const std::vector<unit_source>& sources,
                 const std::vector<renamed_column>& renamed, fault_list& log)
        : f_(f), p_(p), sources_(sources), renamed_(renamed), log_(log), rows_(log) {}

    [[nodiscard]] unit_data run() {
        const std::size_t before = log_.total();
        for (const unit_source& each : sources_) rows_.add(each);
        data_.units = rows_.take_units();
        data_.tables = rows_.take_tables();
        data_.columns.resize(p_.columns.size());
        for (std::uint32_t c = 0; c < p_.columns.size(); ++c) {
            if (p_.columns[c].kind == column_kind::input) input(c);
        }
        if (log_.total() != before) return {};
        data_.words = words_.names();
        for (const std::uint32_t key : p_.group_keys) group(key);
        return std::move(data_);
    }

  private:
    void file(const nineways::detail::fault_form& form, std::size_t s, const std::string& place,
              std::initializer_list<nineways::detail::text_piece> pieces) {
        file_in(log_, sources_[s], form, place, pieces);
    }

    [[nodiscard]] std::string_view column_name(const std::string& id) const noexcept {
        for (const renamed_column& each : renamed_) {
            if (each.input == id) return each.column;
        }
        return id;
    }

    void input(std::uint32_t c) {
        static constexpr nineways::detail::fault_form missing{.kind = "missing columns",
                                                              .place = "",
                                                              .found = "no column {} among {}",
                                                              .expected = "the input {}",
                                                              .mend = "{}"};
        const program_column& column = p_.columns[c];
        const formula_input& input = f_.inputs[column.source];
        const std::string_view name = column_name(column.id);
        for (std::size_t s = 0; s < sources_.size(); ++s) {
            if (sources_[s].holds != input.table) continue;
            if (const auto found = sources_[s].table->column(name)) return fill(c, input, s, *found);
        }
        std::vector<std::string_view> names;
        for (const unit_source& each : sources_) {
            for (std::size_t i = 0; each.holds == input.table && i < each.table->column_count(); ++i)
                names.push_back(each.table->name(i));
        }
        static constexpr nineways::detail::fault_form no_table{.kind = "missing tables",
                                                               .place = "prior",
                                                               .found = "no table of last year's results",
                                                               .expected = "one, with the input {}",
                                                               .mend = "Give it as a table of its own (--prior)."};
        if (names.empty()) return log_.add(no_table, column.id);
        std::size_t first = 0;
        while (sources_[first].holds != input.table) ++first;
        const auto near = nearest_name(name, names);
        file(missing, first, "row 1",
             {nineways::detail::in_marks(name), listed_names(names), column.id,
              near ? nineways::detail::text_of("Is \"", *near, "\" meant? Say so with a map (--map).")
                   : std::string{"Add the column, join the table that has it, or name another with a map (--map)."}});
    }

    void fill(std::uint32_t c, const formula_input& input, std::size_t s, std::size_t column) {
        static constexpr nineways::detail::fault_form lacks{
            .kind = "units that a table lacks",
            .place = "",
            .found = "no row for {}",
            .expected = "a row for every unit",
            .mend = "Add it, or let the input be none: \"blank\": \"none\"."};
        static constexpr nineways::detail::fault_form blank{
            .kind = "blank cells",
            .place = "",
            .found = "nothing",
            .expected = "{}",
            .mend = "Write the value, or let the input be none: \"blank\": \"none\"."};
        if (!rows_.has_key(s)) return;  // a fault of its own
        const csv_table& table = *sources_[s].table;
        const number_rule rule{.min = input.least, .max = input.most, .unit = nineways::detail::literal{}};
        std::vector<double>& out = data_.columns[c];
        out.resize(data_.units.size(), not_applicable);
        const std::vector<std::size_t>& rows = rows_.rows(s);
        const bool as_written = !input.is_text && input.read.rule == rounding_rule::none && input.ending.empty();
        const auto read = [&](std::size_t row) -> double {
            if (as_written) {
                const double quick = short_number(table.cell(row, column));
                if (quick >= 0 && rule.admits(quick)) return quick;
            }
            const std::string_view cell = without_spaces(table.cell(row, column));
            if (!cell.empty())
                return input.is_text ? static_cast<double>(words_.add(cell))
                                     : number(input, rule, s, row, column, cell);
            if (!input.may_be_blank)
                file(blank, s, table.place(row, column), {input.is_text ? std::string{"a text"} : rule.words()});
            return not_applicable;
        };
        for (std::size_t unit = 0; unit < out.size(); ++unit) {
            if (rows[unit] != unit_rows::nowhere) {
                out[unit] = read(rows[unit]);
            } else if (!input.may_be_blank) {
                file(lacks, s, std::string{table.name(column)}, {nineways::detail::in_marks(data_.units[unit])});
            }
        }
        for (const std::size_t row : rows_.again(s)) static_cast<void>(read(row));
    }

    [[nodiscard]] double number(const formula_input& input, const number_rule& rule, std::size_t s, std::size_t row,
                                std::size_t column, std::string_view cell) {
        static constexpr nineways::detail::fault_form bad{
            .kind = "bad numbers",
            .place = "",
            .found = "{}",
            .expected = "{}",
            .mend = "Write the bare number, without separators of thousands, dollar or percent signs."};
        static constexpr nineways::detail::fault_form outside{
            .kind = "numbers out of range",
            .place = "",
            .found = "{}",
            .expected = "{}",
            .mend = "Correct it, or widen \"least\" or \"most\" of the input."};
        static constexpr nineways::detail::fault_form endless{
            .kind = "cells without their ending",
            .place = "",
            .found = "{}",
            .expected = "a number and {} behind it",
            .mend = "Write it so in every row, or take \"ending\" out of the input."};
        if (!cell.ends_with(input.ending)) {
            file(endless, s, sources_[s].table->place(row, column),
                 {nineways::detail::in_marks(cell), nineways::detail::in_marks(input.ending)});
            return not_applicable;
        }
        const auto read = number_from_text(cell.substr(0, cell.size() - input.ending.size()));
        if (read && !rule.admits(*read)) {
            file(outside, s, sources_[s].table->place(row, column), {nineways::detail::in_marks(cell), rule.words()});
            return not_applicable;
        }
        if (!read) {
            file(bad, s, sources_[s].table->place(row, column), {nineways::detail::in_marks(cell), rule.words()});
            return not_applicable;
        }
        if (input.read.rule == rounding_rule::none) return *read + 0.0;  // -0 becomes 0
        const auto how = operation_of(input.read.rule);
        return nineways::detail::rounded_number(nineways::detail::exact_number{*read}, *read, how, input.read.places);
    }

    void group(std::uint32_t key) {
        name_index names;
        std::vector<std::uint32_t> of;
        for (const double place : data_.columns[key]) {
            const std::string_view name =
                is_known(place) ? std::string_view{data_.words[static_cast<std::size_t>(place)]} : "";
            of.push_back(static_cast<std::uint32_t>(names.add(name)));
        }
        data_.group_of.push_back(std::move(of));
        data_.groups.push_back(names.names());
    }

    const formula& f_;
    const formula_program& p_;
    const std::vector<unit_source>& sources_;
    const std::vector<renamed_column>& renamed_;
    fault_list& log_;
    unit_data data_;
    unit_rows rows_;
    name_index words_;
};

}  // namespace detail

/// The inputs of a formula's program, read from tables: the first has a row for every unit, the others add columns.
///
/// Faults by row and column: missing columns, blank cells, bad numbers, units twice or without a name, units that
/// another table lacks. `f` and `p` have no faults, and every input of `p` comes from `f`.
[[nodiscard]] inline unit_data read_units(const formula& f, const formula_program& p,
                                          const std::vector<unit_source>& sources,
                                          const std::vector<renamed_column>& renamed,
                                          nineways::detail::fault_list& log) {
    return detail::unit_reading{f, p, sources, renamed, log}.run();
}

}  // namespace nineways::io

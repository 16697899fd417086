// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
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
#include <nineways/formula/resolve.hpp>
#include <nineways/formula/run.hpp>
#include <nineways/formula/unit_data.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/formula_json.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/io/unit_table.hpp>

/// What a request says of a formula and the tables that it runs over.
namespace nineways::io {

/// A table of a request: its text, and what it calls itself and its units.
struct named_table {
    std::string name;  ///< in faults; may be empty
    std::string key;   ///< the column that names the units; empty: the formula's
    input_table holds = input_table::units;
    std::optional<std::string_view> text;  ///< none where the request has a fault instead
    std::optional<csv_table> table;
};

/// A formula that has run over its units.
struct funded_units {
    formula rules;
    formula_program program;
    unit_data data;

    /// What each unit is paid.
    [[nodiscard]] const std::vector<double>& amounts() const { return data.columns[program.amount]; }
};

namespace detail {

[[nodiscard]] inline named_table read_named_table(const value_reader& v, std::string name, input_table holds) {
    named_table out;
    out.name = std::move(name);
    out.holds = holds;
    object_reader o = v.object();
    const value_reader csv = o.required("csv");
    const std::string_view text = csv.text_view();
    if (csv.is_text()) out.text = text;
    o.read_if("name", out.name, nineways::detail::name_size);
    o.read_if("key", out.key, nineways::detail::name_size);
    o.finish();
    return out;
}

/// The tables of a request: the units, last year's results, and others that are joined.
[[nodiscard]] inline std::deque<named_table> read_named_tables(object_reader& request) {
    std::deque<named_table> all;
    all.push_back(read_named_table(request.required("units"), {}, input_table::units));
    if (const value_reader prior = request.optional("prior"))
        all.push_back(read_named_table(prior, "prior", input_table::prior));
    if (const value_reader joins = request.optional("joins")) {
        for (const value_reader v : joins.elements({.max = 50}))
            all.push_back(read_named_table(v, nineways::detail::text_of("joins/", v.index()), input_table::units));
    }
    return all;
}

/// Reads the text of a table; its faults begin with its name.
inline void parse_table(named_table& table, fault_list& log) {
    if (!table.text) return;
    fault_list own;
    table.table = read_csv(*table.text, own);
    for (fault& each : own.take()) {
        if (!table.name.empty()) each.place = table.name + ": " + each.place;
        log.append(std::move(each));
    }
}

/// `{"enrollment_k2": "K2 pupils"}`: which column holds an input, where its name is another. `known` are the inputs.
[[nodiscard]] inline std::vector<renamed_column> read_renamed_columns(const value_reader& v,
                                                                      const std::vector<std::string_view>& known) {
    std::vector<renamed_column> all;
    for (const value_reader each : v.members({.max = 10'000})) {
        all.push_back({std::string{each.key()}, each.text({.min = 1, .max = 1'000})});
        if (std::find(known.begin(), known.end(), each.key()) == known.end())
            each.reject_name(each.key(), known, "an input of the formula, or its key: {}", "Correct the name.");
    }
    return all;
}

/// Adds the names that a map may rename: the key of a formula and its inputs.
inline void add_input_names(std::vector<std::string_view>& names, const funded_units& all) {
    names.push_back(all.rules.key);
    for (const program_column& column : all.program.columns) {
        if (column.kind == column_kind::input) names.push_back(column.id);
    }
}

/// Puts other figures into the parameters of a formula: `{"base": 4200, "weight": {"k2": 1.6}, "weight_k3": 1.5}`.
/// What is left out stays; unknown names are faults.
class parameter_edits {
  public:
    explicit parameter_edits(formula& f) noexcept : f_(f) {}

    void run(const value_reader& v) const {
        for (const value_reader each : v.members({.max = 5'000})) {
            if (formula_parameter* whole = named(each.key())) {
                std::size_t at = 0;
                value(each, *whole, 0, at, whole->values.size());
            } else if (double* one = single(each.key())) {
                *one = number(each);
            } else {
                std::vector<std::string_view> ids;
                for (const formula_parameter& p : f_.parameters) ids.push_back(p.words.id);
                each.reject_name(each.key(), ids, "a parameter of the formula: {}",
                                 "Take it out, or correct its name.");
            }
        }
    }

  private:
    [[nodiscard]] formula_parameter* named(std::string_view id) const {
        for (formula_parameter& p : f_.parameters) {
            if (p.words.id == id) return &p;
        }
        return nullptr;
    }
    [[nodiscard]] const formula_set* set_of(std::string_view id) const {
        for (const formula_set& s : f_.sets) {
            if (s.id == id) return &s;
        }
        return nullptr;
    }
    /// One figure of a parameter that runs over sets, by the name of its column.
    [[nodiscard]] double* single(std::string_view column) const {
        for (formula_parameter& p : f_.parameters) {
            if (column.substr(0, p.words.id.size()) != p.words.id) continue;
            for (std::size_t i = 0; i < p.values.size(); ++i) {
                if (column_of(p, i) == column) return &p.values[i];
            }
        }
        return nullptr;
    }
    [[nodiscard]] std::string column_of(const formula_parameter& p, std::size_t i) const {
        std::string tail;
        for (std::size_t depth = p.words.over.size(); depth-- > 0;) {
            const formula_set* set = set_of(p.words.over[depth]);
            if (set == nullptr) return {};
            tail = '_' + set->members[i % set->members.size()] + tail;
            i /= set->members.size();
        }
        return p.words.id + tail;
    }

    [[nodiscard]] static double number(const value_reader& v) { return v.number({.min = -1e15, .max = 1e15}); }

    /// `count` values from `at` on belong to v.
    void value(const value_reader& v, formula_parameter& p, std::size_t depth, std::size_t at,
               std::size_t count) const {
        if (depth == p.words.over.size()) {
            p.values[at] = number(v);
            return;
        }
        const formula_set* set = set_of(p.words.over[depth]);
        if (set == nullptr) return;
        const std::vector<std::string_view> names{set->members.begin(), set->members.end()};
        for (const value_reader each : v.members({.max = 5'000})) {
            const auto found = std::find(names.begin(), names.end(), each.key());
            if (found == names.end()) {
                each.reject_name(each.key(), names, "a member of the set: {}", "Take it out, or correct its name.");
                continue;
            }
            const std::size_t part = count / names.size();
            value(each, p, depth + 1, at + static_cast<std::size_t>(found - names.begin()) * part, part);
        }
    }

    formula& f_;
};

}  // namespace detail

/// The formula of a request with the parameters that the request changes, and its program. False where the formula
/// itself has faults: its columns are then not known.
[[nodiscard]] inline bool read_formula_request(object_reader& request, funded_units& to, fault_list& log) {
    const std::size_t before = log.total();
    const value_reader document = request.required("formula");
    if (document) to.rules = read_formula(document, log);
    const std::size_t read = log.total();
    if (const value_reader edits = request.optional("parameters"); edits && document && read == before)
        detail::parameter_edits{to.rules}.run(edits);
    if (!document) return false;
    const std::size_t edited = log.total();
    to.program = resolve(to.rules, document.place(), log);
    return read == before && log.total() == edited;
}

/// Runs a formula over tables that have been read.
inline void fund_units(funded_units& all, const std::deque<named_table>& tables,
                       const std::vector<renamed_column>& renamed, fault_list& log) {
    std::vector<unit_source> sources;
    for (const named_table& each : tables) {
        std::string_view key = each.key.empty() ? std::string_view{all.rules.key} : std::string_view{each.key};
        for (const renamed_column& column : renamed) {
            if (each.key.empty() && column.input == all.rules.key) key = column.column;
        }
        if (!each.table) return;
        sources.push_back({&*each.table, each.name, key, each.holds});
    }
    all.data = read_units(all.rules, all.program, sources, renamed, log);
    if (log.empty()) run_formula(all.program, all.data, log);
}

}  // namespace nineways::io

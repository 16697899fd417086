// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/formula/resolve.hpp>
#include <nineways/formula/run.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/formula_json.hpp>
#include <nineways/io/unit_table.hpp>

/// Formulas of a few lines over tables of a few units, so that every number can be worked by hand.
namespace small_formula {

using namespace nineways;

/// A formula that has run, or the faults that kept it from running.
struct ran {
    formula rules;
    formula_program program;
    unit_data data;
    faults found;

    [[nodiscard]] const std::vector<double>& operator[](std::string_view id) const {
        for (std::size_t c = 0; c < program.columns.size(); ++c) {
            if (program.columns[c].id == id) return data.columns[c];
        }
        throw std::string{"no column "} + std::string{id};
    }
    /// What the first fault found.
    [[nodiscard]] std::string told() const { return found.empty() ? "no fault" : found[0].found; }
    /// The place of the only fault; how many there are where there are others.
    [[nodiscard]] std::string place() const {
        return found.size() == 1 ? found[0].place : std::to_string(found.size()) + " faults";
    }
};

/// A document of parts; `amount` is the line "paid".
inline std::string document(const std::string& parts) {
    return R"j({"format": "nineways-formula/1", "id": "f", "title": "F", "unit": "school",
        "key": "school", "amount": "paid", )j" +
           parts + "}";
}

/// A formula that is read and resolved, or the faults of its text.
inline ran resolved(const std::string& parts) {
    ran out;
    io::fault_list log;
    const auto text = io::read_json(document(parts), log);
    REQUIRE(text);
    io::document_reader reading{*text, log};
    out.rules = io::read_formula(reading.root(), log);
    if (log.empty()) out.program = resolve(out.rules, "", log);
    out.found = log.take();
    return out;
}

/// A formula of parameters, inputs, groups and lines that runs over a table.
inline ran run(const std::string& parts, std::string_view units) {
    ran out = resolved(parts);
    if (!out.found.empty()) return out;
    io::fault_list log;
    io::csv_table table = io::read_csv(units, log);
    if (log.empty())
        out.data =
            io::read_units(out.rules, out.program, {{&table, "units", out.rules.key, input_table::units}}, {}, log);
    if (log.empty()) run_formula(out.program, out.data, log);
    out.found = log.take();
    return out;
}

inline constexpr std::string_view three = "school,n,x\na,1,0.285\nb,2,1.005\nc,3,-1.005\n";
inline const std::string inputs = R"j("inputs": [{"id": "n"}, {"id": "x", "least": -10}], )j";

/// Lines over three units: n is 1, 2, 3.
inline ran lines(const std::string& all, std::string_view units = three) {
    return run(inputs + R"j("lines": [)j" + all + "]", units);
}

}  // namespace small_formula

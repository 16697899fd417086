// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/formula/evaluate_row.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/row_numbers.hpp>
#include <nineways/formula/unit_data.hpp>

namespace nineways {

/// A number that a line is made of: a column of the program, in the row that belongs to the unit.
struct traced_input {
    std::uint32_t column = 0;
    double value = not_applicable;  ///< of a text, the place of its words
};

/// How one line came about for one unit.
struct traced_line {
    std::uint32_t step = 0;
    std::vector<traced_input> inputs;  ///< each once, in the order of the expression
    double unrounded = not_applicable;
    double value = not_applicable;
};

/// Explains one unit of a formula that has run: all lines in the order of the document, with what they were made of.
/// The sums over units that a line uses are among its inputs.
[[nodiscard]] inline std::vector<traced_line> trace_unit(const formula_program& p, const unit_data& data,
                                                         std::size_t unit) {
    std::vector<traced_line> lines;
    const auto row_of = [&](formula_level level) { return data.row_at(0, unit, level); };
    for (std::uint32_t s = 0; s < p.steps.size(); ++s) {
        const program_step& step = p.steps[s];
        if (step.kind == step_kind::aggregate || step.kind == step_kind::check || step.line == no_line) continue;
        traced_line line;
        line.step = s;
        for (const program_node& node : step.nodes) {
            if (node.op != formula_op::name) continue;
            const std::uint32_t column = node.column;
            const auto same = [&](const traced_input& one) { return one.column == column; };
            if (std::any_of(line.inputs.begin(), line.inputs.end(), same)) continue;
            line.inputs.push_back({column, data.columns[column][row_of(p.columns[column].level)]});
        }
        const std::size_t row = row_of(step.level);
        line.value = line.unrounded = data.columns[step.column][row];
        const program_node& last = step.nodes.back();
        const bool rounded = is_rounding(last.op) && step.rounding.rule != rounding_rule::none;
        if (step.kind != step_kind::solution && (rounded || step.kind == step_kind::shares)) {
            detail::row_evaluator<detail::bounded> whole{p, data};
            const std::size_t exact = rounded ? last.operands[0] : step.nodes.size() - 1;
            const auto x = whole.number(step.level, step.nodes, exact, row);
            line.unrounded = x ? x->value : not_applicable;
        }
        lines.push_back(line);
    }
    return lines;
}

}  // namespace nineways

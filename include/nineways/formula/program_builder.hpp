// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <nineways/formula/expression.hpp>
#include <nineways/formula/formula.hpp>
#include <nineways/formula/program.hpp>

/// Adding columns and steps to a program.
namespace nineways::detail {

[[nodiscard]] inline program_node name_node(std::uint32_t column) {
    program_node node;
    node.op = formula_op::name;
    node.column = column;
    return node;
}
[[nodiscard]] inline program_node operation(formula_op op, std::vector<std::uint32_t> operands) {
    program_node node;
    node.op = op;
    node.operands = std::move(operands);
    return node;
}

/// A column that no part of the formula names.
[[nodiscard]] inline std::uint32_t new_column(formula_program& p, std::string id, formula_level level,
                                              std::size_t line) {
    program_column column;
    column.id = std::move(id);
    column.kind = column_kind::aggregate;
    column.level = level;
    column.source = static_cast<std::uint32_t>(line);
    p.columns.push_back(std::move(column));
    return static_cast<std::uint32_t>(p.columns.size() - 1);
}

/// A step for a column, without its nodes.
[[nodiscard]] inline program_step step_of(const formula_program& p, std::uint32_t column, std::size_t line,
                                          const expression& written, const std::string& place) {
    program_step step;
    step.column = column;
    step.level = p.columns[column].level;
    step.line = static_cast<std::uint32_t>(line);
    step.place = place;
    step.text = written.text;
    return step;
}

/// Adds a step, which rounds as its line says and computes its column from now on.
inline void finish(formula_program& p, program_step&& step) {
    if (step.kind == step_kind::value && step.rounding.rule != rounding_rule::none && !step.nodes.empty()) {
        const formula_op rule = operation_of(step.rounding.rule);
        const auto last = static_cast<std::uint32_t>(step.nodes.size() - 1);
        step.nodes.push_back(operation(rule, {last}));
        step.nodes.back().number = step.rounding.places;
    }
    p.columns[step.column].step = static_cast<std::uint32_t>(p.steps.size());
    p.steps.push_back(std::move(step));
}

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include <nineways/formula/evaluate_block.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/program.hpp>

namespace nineways::detail {

/// Whether a node asks how far off its operands are: to round, to compare, to see a zero or a sign.
[[nodiscard]] inline bool asks_for_errors(const program_node& node) noexcept {
    return leaves_doubt(node) || node.op == formula_op::divide || node.op == formula_op::square_root ||
           node.op == formula_op::logarithm || (node.op == formula_op::power && node.number < 0);
}

/// By column: whether the bound of its errors decides anything in a step that needs it, directly or through others.
[[nodiscard]] inline std::vector<bool> wanted_errors(const formula_program& p) {
    std::vector<bool> wanted(p.columns.size());
    const auto doubt = [](const program_step& step) {
        return step.kind == step_kind::ranking || leave_doubt(step.nodes) || leave_doubt(step.where);
    };
    if (std::none_of(p.steps.begin(), p.steps.end(), doubt)) return wanted;
    for (bool grew = true; grew;) {  // solutions make circles
        grew = false;
        for (auto s = p.order.rbegin(); s != p.order.rend(); ++s) {
            const program_step& step = p.steps[*s];
            for (const program_nodes* nodes : {&step.nodes, &step.where, &step.from, &step.to, &step.tolerance}) {
                const bool asked = wanted[step.column] || step.kind == step_kind::ranking ||
                                   std::any_of(nodes->begin(), nodes->end(), asks_for_errors);
                for (const program_node& node : *nodes) {
                    if (!asked || node.op != formula_op::name || wanted[node.column]) continue;
                    wanted[node.column] = grew = true;
                }
            }
        }
    }
    return wanted;
}

/// Whether it matters to a node how near to zero its operands come, not how large they are alone.
[[nodiscard]] inline bool asks_for_range(const program_nodes& nodes, const program_node& node) noexcept {
    switch (node.op) {
        case formula_op::divide:
            return nodes[node.operands[1]].op != formula_op::number;
        case formula_op::power:
            return node.number < 0;
        case formula_op::square_root:
        case formula_op::cube_root:
        case formula_op::logarithm:
        case formula_op::interpolate:
            return true;
        default:
            return false;
    }
}

/// By column: whether its range has to be looked for, because what follows from the ranges of its operands may be too
/// wide.
[[nodiscard]] inline std::vector<bool> wanted_ranges(const formula_program& p) {
    std::vector<bool> wanted(p.columns.size());
    for (const program_step& step : p.steps) {
        const auto asks = [&](const program_node& node) { return asks_for_range(step.nodes, node); };
        if (std::none_of(step.nodes.begin(), step.nodes.end(), asks)) continue;
        for (const program_node& node : step.nodes) {
            if (node.op == formula_op::name) wanted[node.column] = true;
        }
    }
    return wanted;
}

}  // namespace nineways::detail

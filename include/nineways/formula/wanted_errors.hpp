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

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <nineways/formula/expression.hpp>
#include <nineways/formula/formula.hpp>

namespace nineways {

/// Where the numbers of a column come from.
enum class column_kind : std::uint8_t { parameter, input, line, aggregate };

/// A level: 0 is the units, then come the groups of the formula, and last `all`, which has one row.
using formula_level = std::uint32_t;

/// A column of the program: one number for each row of its level.
struct program_column {
    std::string id;  ///< of an aggregate: its words
    column_kind kind{};
    formula_level level = 0;
    std::uint32_t source = 0;  ///< position among the parameters, inputs or lines of the formula
    std::uint32_t step = 0;    ///< that computes it, of lines and aggregates
    double number = 0;         ///< of a parameter
    bool is_text = false;
};

/// A node of a step: its operands come before it, names are columns, totals are sums.
struct program_node {
    formula_op op = formula_op::number;
    double number = 0;
    std::uint32_t column = 0;  ///< of a name, or the text column that a text is compared with
    std::string text{};        ///< of a text
    std::vector<std::uint32_t> operands{};
    bool is_alike = false;    ///< has the same value in every row
    std::uint32_t begin = 0;  ///< where it stands in the step's text
    std::uint32_t end = 0;
};

using program_nodes = std::vector<program_node>;

enum class step_kind : std::uint8_t { value, aggregate, ranking, shares, solution, check };

/// Of a step that belongs to no line of the formula alone.
inline constexpr std::uint32_t no_line = 0xffffffff;

/// Computes one column.
struct program_step {
    step_kind kind{};
    std::uint32_t column = 0;
    formula_level level = 0;
    std::uint32_t line = 0;  ///< position among the formula's lines, or checks
    std::string place;       ///< JSON pointer to the expression in the formula
    std::string text;        ///< the expression
    std::string message;     ///< of a check: what is wrong where it fails
    program_nodes nodes;     ///< the last is the result; of an aggregate: what is added up
    nineways::rounding rounding;
    // of an aggregate
    formula_level over = 0;  ///< the level whose rows are added up
    formula_op op{};
    program_nodes where;
    // of a ranking, whose nodes are the columns that put units in order, and that is added up if any
    formula_level within = 0;
    // of shares by largest remainder, whose nodes are the exact shares
    std::uint32_t pool = 0;  ///< column of the pool
    // of a solution, whose nodes are one side of the equation less the other
    program_nodes from;
    program_nodes to;
    program_nodes tolerance;
    bool by_secant = false;
    std::vector<std::uint32_t> cone;  ///< steps that depend on the unknown and lead to the equation, in their order
};

/// A formula whose names have a meaning and whose steps have an order.
struct formula_program {
    std::vector<program_column> columns;
    std::vector<program_step> steps;
    std::vector<std::uint32_t> order;       ///< of the steps
    std::vector<std::uint32_t> group_keys;  ///< columns of the texts that make the groups
    std::uint32_t amount = 0;
    std::vector<std::uint32_t> parts;

    [[nodiscard]] formula_level all() const noexcept { return static_cast<formula_level>(group_keys.size() + 1); }
};

}  // namespace nineways

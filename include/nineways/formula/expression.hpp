// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/literal.hpp>

namespace nineways {

/// What a node of a formula's expression does.
enum class formula_op : std::uint8_t {
    number,
    text,  ///< to compare a text input with
    none,  ///< not applicable: neither a number nor zero
    name,

    negate,
    add,
    subtract,
    multiply,
    divide,

    less,
    at_most,
    more,
    at_least,
    equal,
    unequal,
    both,      ///< a and b
    either,    ///< a or b
    opposite,  ///< not a

    choose,   ///< if(condition, value, condition, value, ..., otherwise)
    or_else,  ///< the first of two that is not none
    known,    ///< whether it is not none

    smallest,
    largest,
    absolute,
    interpolate,  ///< between the points (x, y) that follow x, flat beyond them
    square_root,
    cube_root,
    power,  ///< to a whole number
    exponential,
    logarithm,
    normal_share,  ///< the share of a normal distribution below a point

    round_half_up,  ///< the rounding rules, in the order of `rounding_rule`
    round_half_away,
    round_half_even,
    truncate,
    round_down,
    round_up,

    total,  ///< over the members of a set

    sum,  ///< over units, like all that follow
    mean,
    count,
    least,
    greatest,

    rank,       ///< of a unit among others, 1 for the least, equal ones alike
    sum_up_to,  ///< a sum over the units whose number is at most the unit's own
};

/// Whether it is over units: has a condition and a group.
[[nodiscard]] constexpr bool is_aggregate(formula_op op) noexcept { return op >= formula_op::sum; }
/// Whether it puts units in an order, and so differs from unit to unit.
[[nodiscard]] constexpr bool is_ranking(formula_op op) noexcept { return op >= formula_op::rank; }
[[nodiscard]] constexpr bool is_condition(formula_op op) noexcept {
    return (op >= formula_op::less && op <= formula_op::opposite) || op == formula_op::known;
}
[[nodiscard]] constexpr bool is_rounding(formula_op op) noexcept {
    return op >= formula_op::round_half_up && op <= formula_op::round_up;
}

/// A function of the language: its name, what it does, how many operands it takes.
struct formula_function {
    detail::literal name;
    formula_op op;
    std::size_t least;
    std::size_t most;
    detail::literal use;
};

inline constexpr std::size_t any_number_of_operands = 1'000;

inline constexpr formula_function formula_functions[]{
    {"if", formula_op::choose, 3, any_number_of_operands, "if(condition, value, ..., otherwise)"},
    {"or_else", formula_op::or_else, 2, 2, "or_else(value, value where that is none)"},
    {"known", formula_op::known, 1, 1, "known(value)"},
    {"min", formula_op::smallest, 2, any_number_of_operands, "min(a, b, ...)"},
    {"max", formula_op::largest, 2, any_number_of_operands, "max(a, b, ...)"},
    {"abs", formula_op::absolute, 1, 1, "abs(x)"},
    {"interpolate", formula_op::interpolate, 5, any_number_of_operands, "interpolate(x, x0, y0, x1, y1, ...)"},
    {"sqrt", formula_op::square_root, 1, 1, "sqrt(x)"},
    {"cbrt", formula_op::cube_root, 1, 1, "cbrt(x)"},
    {"power", formula_op::power, 2, 2, "power(x, whole number)"},
    {"exp", formula_op::exponential, 1, 1, "exp(x)"},
    {"log", formula_op::logarithm, 1, 1, "log(x)"},
    {"normal_share", formula_op::normal_share, 1, 1, "normal_share(z)"},
    {"round", formula_op::round_half_up, 2, 2, "round(x, places)"},
    {"round_half_away", formula_op::round_half_away, 2, 2, "round_half_away(x, places)"},
    {"round_half_even", formula_op::round_half_even, 2, 2, "round_half_even(x, places)"},
    {"truncate", formula_op::truncate, 2, 2, "truncate(x, places)"},
    {"round_down", formula_op::round_down, 2, 2, "round_down(x, places)"},
    {"round_up", formula_op::round_up, 2, 2, "round_up(x, places)"},
    {"total", formula_op::total, 2, 2, "total(set, expression)"},
    {"sum", formula_op::sum, 1, 1, "sum(x where condition by group)"},
    {"mean", formula_op::mean, 1, 1, "mean(x where condition by group)"},
    {"count", formula_op::count, 1, 1, "count(x where condition by group)"},
    {"least", formula_op::least, 1, 1, "least(x where condition by group)"},
    {"greatest", formula_op::greatest, 1, 1, "greatest(x where condition by group)"},
    {"rank", formula_op::rank, 1, 1, "rank(x where condition by group)"},
    {"sum_up_to", formula_op::sum_up_to, 2, 2, "sum_up_to(x, y where condition by group)"},
};

/// One subscript of a name: a member of a set, or a set that the line runs over, some members before or after.
struct formula_subscript {
    std::string word;
    int shift = 0;
};

/// A node of an expression: its operands come before it in the list of nodes.
struct expression_node {
    formula_op op = formula_op::number;
    double number = 0;
    std::string word;  ///< a name, a text, the set of a total, the group of an aggregate
    std::vector<formula_subscript> subscripts{};
    std::vector<std::uint32_t> operands{};  ///< of an aggregate: what is added up, then the condition if any;
                                            ///< of `sum_up_to` what puts units in order comes second
    std::uint32_t begin = 0;                ///< where it stands in the text, in bytes
    std::uint32_t end = 0;
};

/// An expression of a formula as it is written; names have no meaning yet. Empty where there is none.
struct expression {
    std::string text;
    std::vector<expression_node> nodes{};  ///< the last is the root

    [[nodiscard]] bool empty() const noexcept { return nodes.empty(); }
    [[nodiscard]] const expression_node& root() const noexcept { return nodes.back(); }
    /// The words of a node.
    [[nodiscard]] std::string_view words(const expression_node& node) const noexcept {
        return std::string_view{text}.substr(node.begin, node.end - node.begin);
    }
};

}  // namespace nineways

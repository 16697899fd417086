// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/formula/expression.hpp>

namespace nineways {

/// How a line rounds its result. `half_up`: ties go up, also below zero; `half_away`: ties go away from zero;
/// `truncate`: towards zero; `down` and `up`: to the number below and above.
enum class rounding_rule : std::uint8_t { half_up, half_away, half_even, truncate, down, up, none };
inline constexpr std::array<std::string_view, 7> rounding_rule_names{"half_up", "half_away", "half_even", "truncate",
                                                                     "down",    "up",        "none"};

/// The operation that rounds by a rule, which is not `none`: they stand in the same order.
[[nodiscard]] constexpr formula_op operation_of(rounding_rule rule) noexcept {
    return static_cast<formula_op>(static_cast<std::uint8_t>(formula_op::round_half_up) +
                                   static_cast<std::uint8_t>(rule));
}
static_assert(operation_of(rounding_rule::up) == formula_op::round_up);

/// A rule and its decimal places; -2 places are hundreds.
struct rounding {
    rounding_rule rule = rounding_rule::none;
    int places = 0;
};

/// Names over which parameters, inputs and lines may run: grade bands, years, needs.
struct formula_set {
    std::string id;
    std::string title;
    std::vector<std::string> members;
};

/// What every part of a formula has: its name, its words, the sets that it runs over.
struct formula_words {
    std::string id;
    std::string title;
    std::string unit;
    std::string source;
    std::string note;
    std::vector<std::string> over;  ///< ids of sets
};

/// A figure of the formula, or one for each member of its sets.
struct formula_parameter {
    formula_words words;
    std::vector<double> values;  ///< the last set runs fastest
};

/// The tables that inputs come from: the units of this year, and what a formula paid them the year before.
enum class input_table : std::uint8_t { units, prior };
inline constexpr std::array<std::string_view, 2> input_table_names{"units", "prior"};

/// A column of facts about the units.
struct formula_input {
    formula_words words;
    input_table table = input_table::units;
    bool is_text = false;
    bool may_be_blank = false;  ///< a blank cell is none
    double least = 0;
    double most = 1e15;
    rounding read;       ///< for files that carry binary noise
    std::string ending;  ///< of each cell, behind its number: ":1" of "24:1"
};

/// Units that have a text in common: the districts of a county.
struct formula_group {
    std::string id;
    std::string title;
    std::string input;  ///< a text input
};

/// A bucket of a waterfall, which is a line of its own.
struct formula_bucket {
    std::string id;
    std::string title;
    expression up_to;
};

/// What a line does.
enum class line_kind : std::uint8_t {
    value,      ///< an expression
    allocate,   ///< a pool, shared out in proportion to something
    waterfall,  ///< an amount, filled into buckets in their order; the line itself is what is left
    solve,      ///< the number at which an equation holds
};

/// How a line is solved: by halving between `from` and `to`, or by the secant through two starts.
struct formula_solution {
    expression from;
    expression to;
    bool by_secant = false;
    expression tolerance;  ///< of the equation's two sides; empty: as near as doubles go
};

/// A line of the formula: one number for each unit, for each group, or for all.
struct formula_line {
    formula_words words;
    std::string level;  ///< empty: each unit; `all`; or the id of a group
    line_kind kind = line_kind::value;
    expression value;    ///< the pool of an allocation, the amount of a waterfall, the equation of a solution
    expression by;       ///< what an allocation is in proportion to
    std::string within;  ///< of an allocation: the group that has a pool each; empty: one pool for all
    std::vector<formula_bucket> into;
    formula_solution solution;
    nineways::rounding rounding;
    bool largest_remainder = false;  ///< an allocation's rounded shares add up to its pool
};

/// A condition that must hold, and what is wrong where it does not.
struct formula_check {
    expression that;
    std::string level;
    std::string otherwise;
};

/// A funding formula as a document: facts in, lines one after the other, an amount out.
struct formula {
    std::string id;
    std::string title;
    std::string note;
    std::string unit;  ///< what is funded: school, district
    std::string key;   ///< the column that names the units
    std::vector<formula_set> sets;
    std::vector<formula_parameter> parameters;
    std::vector<formula_input> inputs;
    std::vector<formula_group> groups;
    std::vector<formula_line> lines;
    std::vector<formula_check> checks;
    std::string amount;              ///< the line that is paid
    std::vector<std::string> parts;  ///< lines that add up to it
};

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <vector>

#include <nineways/detail/exact_number.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/row_numbers.hpp>
#include <nineways/formula/unit_data.hpp>

namespace nineways::detail {

/// What went wrong in a row.
enum class row_slip : std::uint8_t { none, zero_divisor, bad_operand, unsorted_points };

/// Evaluates single rows of a program as written: what is not chosen is not evaluated.
///
/// With `bounded` numbers it knows how far off a double may be, and asks exact ones about the comparisons and roundings
/// that this leaves open. Where they cannot tell either (a root, more than 10,000 digits, a sum over very many rows)
/// the double's side is kept.
template <class Number>
class row_evaluator {
  public:
    static constexpr bool is_exact = std::is_same_v<Number, exact_number>;
    /// A number, or none.
    using value = std::optional<Number>;
    using truth = std::optional<bool>;

    row_evaluator(const formula_program& p, const unit_data& data) noexcept : p_(p), data_(data) {}

    /// The value of a node in a row of a level. It means nothing after a slip, nor where exact numbers are not settled.
    [[nodiscard]] value number(formula_level level, const program_nodes& nodes, std::size_t n, std::size_t row) {
        const program_node& node = nodes[n];
        const auto operand = [&](std::size_t i) { return number(level, nodes, node.operands[i], row); };
        if (slip_ != row_slip::none || !settled_) return {};
        if (is_exact && ++work_ > most_work) settled_ = false;
        switch (node.op) {
            case formula_op::number:
                return Number{node.number};
            case formula_op::none:
                return {};
            case formula_op::name:
                return column(node.column, data_.row_at(level, row, p_.columns[node.column].level));
            case formula_op::negate: {
                const value x = operand(0);
                return x ? value{-*x} : x;
            }
            case formula_op::add:
            case formula_op::subtract:
            case formula_op::multiply:
            case formula_op::divide: {
                const value a = operand(0);
                const value b = operand(1);
                if (!a || !b) return {};
                if (node.op == formula_op::divide && sign(level, nodes, node.operands[1], row, *b) == 0)
                    return slipped(row_slip::zero_divisor, n);
                return kept(node.op == formula_op::add        ? *a + *b
                            : node.op == formula_op::subtract ? *a - *b
                            : node.op == formula_op::multiply ? *a * *b
                                                              : *a / *b);
            }
            case formula_op::choose:
                return choice(level, nodes, node, row);
            case formula_op::or_else: {
                const value x = operand(0);
                return x ? x : operand(1);
            }
            case formula_op::smallest:
            case formula_op::largest:
                return extreme(level, nodes, node, row);
            case formula_op::absolute: {
                const value x = operand(0);
                return x && is_negative(*x) ? value{-*x} : x;
            }
            case formula_op::interpolate:
                return interpolated(level, nodes, node, row);
            case formula_op::power:
                return powered(level, nodes, n, row);
            case formula_op::square_root:
            case formula_op::cube_root:
            case formula_op::exponential:
            case formula_op::logarithm:
            case formula_op::normal_share: {
                const value x = operand(0);
                if (!x) return {};
                const bool limited = node.op == formula_op::square_root || node.op == formula_op::logarithm;
                const int least = node.op == formula_op::square_root ? 0 : 1;
                if (limited && sign(level, nodes, node.operands[0], row, *x) < least)
                    return slipped(row_slip::bad_operand, n);
                const value result = transcendental(node.op, *x);
                settled_ = settled_ && result;
                return result;
            }
            default:
                break;
        }
        if (is_rounding(node.op)) {
            const value x = operand(0);
            return x ? value{Number{rounded(level, nodes, node, row, *x)}} : x;
        }
        const truth t = condition(level, nodes, n, row);
        return t ? value{Number{*t ? 1.0 : 0.0}} : value{};
    }

    [[nodiscard]] truth condition(formula_level level, const program_nodes& nodes, std::size_t n, std::size_t row) {
        const program_node& node = nodes[n];
        const auto inner = [&](std::size_t i) { return condition(level, nodes, node.operands[i], row); };
        switch (node.op) {
            case formula_op::known:
                return number(level, nodes, node.operands[0], row).has_value();
            case formula_op::opposite: {
                const truth a = inner(0);
                return a ? truth{!*a} : a;
            }
            case formula_op::both: {
                const truth a = inner(0);
                if (a && !*a) return false;
                const truth b = inner(1);
                if (b && !*b) return false;
                return a && b ? truth{true} : truth{};
            }
            case formula_op::either: {
                const truth a = inner(0);
                if (a && *a) return true;
                const truth b = inner(1);
                if (b && *b) return true;
                return a && b ? truth{false} : truth{};
            }
            default:
                break;
        }
        const program_node& right = nodes[node.operands[1]];
        if (right.op == formula_op::text) return same_text(level, nodes, node, row);
        const value a = number(level, nodes, node.operands[0], row);
        const value b = number(level, nodes, node.operands[1], row);
        if (!a || !b) return {};
        const int c = order(level, nodes, node, row, *a, *b);
        switch (node.op) {
            case formula_op::less:
                return c < 0;
            case formula_op::at_most:
                return c <= 0;
            case formula_op::more:
                return c > 0;
            case formula_op::at_least:
                return c >= 0;
            case formula_op::equal:
                return c == 0;
            default:
                return c != 0;
        }
    }

    [[nodiscard]] row_slip slip() const noexcept { return slip_; }
    [[nodiscard]] std::size_t slip_node() const noexcept { return slip_node_; }
    /// Whether exact numbers could tell.
    [[nodiscard]] bool settled() const noexcept { return settled_; }

  private:
    value slipped(row_slip what, std::size_t n) noexcept {
        slip_ = what;
        slip_node_ = n;
        return {};
    }

    [[nodiscard]] static bool is_negative(const Number& x) noexcept {
        if constexpr (is_exact) {
            return compare(x, Number{}) < 0;
        } else {
            return x.value < 0;
        }
    }

    using exact_row = row_evaluator<exact_number>;

    /// How the two operands of a comparison are ordered: below zero, zero or above zero.
    [[nodiscard]] int order(formula_level level, const program_nodes& nodes, const program_node& node, std::size_t row,
                            const Number& a, const Number& b) const {
        if constexpr (is_exact) {
            return compare(a, b);
        } else {
            if (const std::optional<int> found = order_of(a, b)) return *found;
            exact_row exact{p_, data_};
            const auto left = exact.number(level, nodes, node.operands[0], row);
            const auto right = exact.number(level, nodes, node.operands[1], row);
            if (exact.settled() && left && right) return compare(*left, *right);
            return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
        }
    }
    /// The sign of an operand.
    [[nodiscard]] int sign(formula_level level, const program_nodes& nodes, std::size_t n, std::size_t row,
                           const Number& x) const {
        if constexpr (is_exact) {
            return compare(x, Number{});
        } else {
            if (const std::optional<int> found = order_of(x, bounded{})) return *found;
            exact_row exact{p_, data_};
            const auto known = exact.number(level, nodes, n, row);
            if (exact.settled() && known) return compare(*known, exact_number{});
            return x.value < 0 ? -1 : x.value > 0 ? 1 : 0;
        }
    }
    [[nodiscard]] double rounded(formula_level level, const program_nodes& nodes, const program_node& node,
                                 std::size_t row, const Number& x) const {
        const int places = static_cast<int>(node.number);
        if constexpr (is_exact) {
            return rounded_number(x, x.approximate(), node.op, places);
        } else {
            bool sure = true;
            const double near = rounded_number(x, node.op, places, sure);
            if (sure) return near;
            exact_row exact{p_, data_};
            const auto known = exact.number(level, nodes, node.operands[0], row);
            return exact.settled() && known ? rounded_number(*known, near, node.op, places) : near;
        }
    }

    [[nodiscard]] value kept(Number x) {
        if constexpr (is_exact) settled_ = settled_ && !x.is_long();
        return x;
    }

    [[nodiscard]] value column(std::uint32_t c, std::size_t row) {
        const program_column& column = p_.columns[c];
        const double known = data_.columns[c][row];
        if (!is_known(known)) return {};
        const bool computed = column.kind == column_kind::line || column.kind == column_kind::aggregate;
        if constexpr (is_exact) {
            if (!computed) return Number{known};
            if (depth_ == deepest_exact) {
                settled_ = false;
                return {};
            }
            ++depth_;
            const value again = recomputed(p_.steps[column.step], known, row);
            --depth_;
            return again;
        } else if (computed && data_.errors[c] != 0) {
            // The bound of this row may be far smaller than that of the whole column.
            if (p_.steps[column.step].kind != step_kind::value || depth_ == deepest)
                return bounded{known, data_.errors[c]};
            ++depth_;
            const value again = recomputed(p_.steps[column.step], known, row);
            --depth_;
            return again;
        }
        return Number{known};
    }

    /// The value of a line anew, if it was not rounded.
    [[nodiscard]] value recomputed(const program_step& step, double known, std::size_t row) {
        if (step.rounding.rule != rounding_rule::none || step.kind == step_kind::solution ||
            step.kind == step_kind::shares || step.kind == step_kind::ranking)
            return Number{known};
        if (step.kind == step_kind::value) return number(step.level, step.nodes, step.nodes.size() - 1, row);
        return aggregated(step, known, row);
    }

    [[nodiscard]] value aggregated(const program_step& step, double known, std::size_t group) {
        if (step.op == formula_op::count) return Number{known};
        value out;
        double counted = 0;
        for (std::size_t row = 0; row < data_.rows(step.over) && settled_; ++row) {
            if (data_.row_at(step.over, row, step.level) != group) continue;
            if (!step.where.empty()) {
                const truth in = condition(step.over, step.where, step.where.size() - 1, row);
                if (!in || !*in) continue;
            }
            const value x = number(step.over, step.nodes, step.nodes.size() - 1, row);
            if (!x) continue;
            counted += 1;
            if (!out) {
                out = x;
            } else if (step.op == formula_op::sum || step.op == formula_op::mean) {
                out = kept(*out + *x);
            } else if ((order_or_equal(*x, *out) < 0) == (step.op == formula_op::least)) {
                out = x;
            }
        }
        if (out && step.op == formula_op::mean) out = kept(*out / Number{counted});
        if (!out && step.op == formula_op::sum) out = Number{0.0};
        return out;
    }
    [[nodiscard]] truth same_text(formula_level level, const program_nodes& nodes, const program_node& node,
                                  std::size_t row) const {
        const std::uint32_t c = nodes[node.operands[0]].column;
        const double place = data_.columns[c][data_.row_at(level, row, p_.columns[c].level)];
        if (!is_known(place)) return {};
        const bool same = data_.words[static_cast<std::size_t>(place)] == nodes[node.operands[1]].text;
        return same == (node.op == formula_op::equal);
    }

    [[nodiscard]] value choice(formula_level level, const program_nodes& nodes, const program_node& node,
                               std::size_t row) {
        for (std::size_t i = 0; i + 1 < node.operands.size(); i += 2) {
            const truth t = condition(level, nodes, node.operands[i], row);
            if (!t) return {};
            if (*t) return number(level, nodes, node.operands[i + 1], row);
        }
        return number(level, nodes, node.operands.back(), row);
    }

    [[nodiscard]] value extreme(formula_level level, const program_nodes& nodes, const program_node& node,
                                std::size_t row) {
        value out = number(level, nodes, node.operands[0], row);
        for (std::size_t i = 1; i < node.operands.size() && out; ++i) {
            const value x = number(level, nodes, node.operands[i], row);
            if (!x) return {};
            if constexpr (is_exact) {
                if ((compare(*x, *out) < 0) == (node.op == formula_op::smallest)) out = x;
            } else {
                const bool first = (x->value < out->value) == (node.op == formula_op::smallest);
                const double error = x->error > out->error ? x->error : out->error;
                out = bounded{first ? x->value : out->value, error};
            }
        }
        return out;
    }

    [[nodiscard]] value interpolated(formula_level level, const program_nodes& nodes, const program_node& node,
                                     std::size_t row) {
        std::vector<Number> all;
        for (const std::uint32_t o : node.operands) {
            const value x = number(level, nodes, o, row);
            if (!x) return {};
            all.push_back(*x);
        }
        const Number& x = all[0];
        for (std::size_t i = 3; i < all.size(); i += 2) {
            if (order_or_equal(all[i - 2], all[i]) >= 0) return slipped(row_slip::unsorted_points, node.operands[i]);
        }
        if (order_or_equal(x, all[1]) <= 0) return all[2];
        for (std::size_t i = 3; i < all.size(); i += 2) {
            if (order_or_equal(x, all[i]) > 0) continue;
            return kept(all[i - 1] + (x - all[i - 2]) / (all[i] - all[i - 2]) * (all[i + 1] - all[i - 1]));
        }
        return all.back();
    }
    /// At a point both pieces agree, so that nothing hangs on the side.
    [[nodiscard]] static int order_or_equal(const Number& a, const Number& b) { return order_of(a, b).value_or(0); }

    [[nodiscard]] value powered(formula_level level, const program_nodes& nodes, std::size_t n, std::size_t row) {
        const program_node& node = nodes[n];
        const value x = number(level, nodes, node.operands[0], row);
        if (!x) return {};
        const int exponent = static_cast<int>(node.number);
        if (exponent < 0 && sign(level, nodes, node.operands[0], row, *x) == 0)
            return slipped(row_slip::zero_divisor, n);
        Number out{1.0};
        for (int i = 0; i < (exponent < 0 ? -exponent : exponent); ++i) out = out * *x;
        return kept(exponent < 0 ? Number{1.0} / out : out);
    }

    const formula_program& p_;
    const unit_data& data_;
    static constexpr int deepest = 6;  // lines behind lines
    static constexpr int deepest_exact = 20;
    static constexpr std::size_t most_work = 50'000;  // nodes, exactly
    row_slip slip_ = row_slip::none;
    std::size_t slip_node_ = 0;
    std::size_t work_ = 0;
    int depth_ = 0;
    bool settled_ = true;
};

}  // namespace nineways::detail

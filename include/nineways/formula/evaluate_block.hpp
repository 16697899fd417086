// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <nineways/formula/evaluate_row.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/extent.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/row_numbers.hpp>
#include <nineways/formula/unit_data.hpp>

namespace nineways::detail {

/// Rows that are evaluated together: their operands stay in the nearest cache.
inline constexpr std::size_t block_rows = 512;

/// A row that could not be evaluated, and at which node.
struct failed_row {
    std::size_t row;
    row_slip slip;
    std::size_t node;
};

/// Whether doubles may leave the result of a node in doubt.
[[nodiscard]] inline bool leaves_doubt(const program_node& node) noexcept {
    return is_rounding(node.op) || (node.op >= formula_op::less && node.op <= formula_op::unequal);
}

/// Evaluates the nodes of a step for blocks of rows. Doubles give nearly all of them; the rows at whose roundings and
/// comparisons they leave a doubt, and those that divide by zero, are evaluated again one by one.
///
/// Conditions are 1, 0 or none.
class block_evaluator {
  public:
    block_evaluator(const formula_program& p, const unit_data& data, const program_nodes& nodes, formula_level level)
        : p_(p), data_(data), nodes_(nodes), level_(level), values_(nodes.size()), extents_(nodes.size()),
          room_(nodes.size()) {
        for (const program_node& node : nodes) doubtful_ = doubtful_ || leaves_doubt(node);
    }

    /// The values of the last node in the rows from `begin` on, at most `block_rows`; valid until the next call. What
    /// lies behind is not read. Its extent is known after `run` where the step has roundings or comparisons, or where
    /// `with_extent` asks for it.
    [[nodiscard]] const double* run(std::size_t begin, std::size_t count, bool with_extent) {
        begin_ = begin;
        count_ = count;
        again_.clear();
        measured_ = doubtful_ || with_extent;
        for (std::size_t n = 0; n < nodes_.size(); ++n) {
            if (measured_) extents_[n] = measured(n);
            node(n);
        }
        double* out = own(nodes_.size() - 1);
        if (values_.back().data != out || values_.back().stride == 0) {  // the same for all rows
            const view last = values_.back();
            for (std::size_t i = 0; i < count; ++i) out[i] = last[i];
        }
        std::sort(again_.begin(), again_.end());
        again_.erase(std::unique(again_.begin(), again_.end()), again_.end());
        for (const std::uint32_t i : again_) out[i] = whole_row(i);
        return out;
    }

    [[nodiscard]] const extent& last_extent() const noexcept { return extents_.back(); }
    [[nodiscard]] const std::vector<failed_row>& failed() const noexcept { return failed_; }

  private:
    /// The values of a node: one after the other, or the same for all rows.
    struct view {
        const double* data = nullptr;
        std::size_t stride = 1;
        [[nodiscard]] double operator[](std::size_t i) const noexcept { return data[i * stride]; }
    };

    [[nodiscard]] double* own(std::size_t n) {
        if (room_[n].empty()) room_[n].resize(block_rows);
        return room_[n].data();
    }
    [[nodiscard]] const program_node& child(const program_node& node, std::size_t i) const noexcept {
        return nodes_[node.operands[i]];
    }
    [[nodiscard]] view value(const program_node& node, std::size_t i) const noexcept { return values_[node.operands[i]]; }
    [[nodiscard]] const extent& extent_at(const program_node& node, std::size_t i) const noexcept {
        return extents_[node.operands[i]];
    }

    // --- how large, how far off ------------------------------------------------------------------------------------

    [[nodiscard]] extent measured(std::size_t n) {
        const program_node& node = nodes_[n];
        switch (node.op) {
            case formula_op::number: return extent_of(&node.number, 0, 1, 0);
            case formula_op::none:
            case formula_op::text: return {};
            case formula_op::name: {
                const view v = column(n);
                return extent_of(v.data, v.stride, count_, data_.errors[node.column]);
            }
            case formula_op::negate: return -extent_at(node, 0);
            case formula_op::add: return extent_at(node, 0) + extent_at(node, 1);
            case formula_op::subtract: return extent_at(node, 0) - extent_at(node, 1);
            case formula_op::multiply: return extent_at(node, 0) * extent_at(node, 1);
            case formula_op::divide: return extent_at(node, 0) / extent_at(node, 1);
            case formula_op::or_else: return either_of(extent_at(node, 0), extent_at(node, 1));
            case formula_op::absolute: return either_of(extent_at(node, 0), -extent_at(node, 0));
            case formula_op::smallest:
            case formula_op::largest: return measured_among(node, 0, 1);
            case formula_op::choose: {
                extent e = measured_among(node, 1, 2);
                return either_of(e, extents_[node.operands.back()]);
            }
            case formula_op::interpolate: return interpolated_extent(node);
            case formula_op::power: return powered_extent(node);
            case formula_op::square_root:
            case formula_op::cube_root:
            case formula_op::exponential:
            case formula_op::logarithm:
            case formula_op::normal_share: return transcendental_extent(node.op, extent_at(node, 0));
            default: break;
        }
        if (is_rounding(node.op)) return rounded_extent(extent_at(node, 0), static_cast<int>(node.number));
        return {0, 1, 0, true, true};  // a condition
    }
    [[nodiscard]] extent measured_among(const program_node& node, std::size_t first, std::size_t step) const {
        extent e = extent_at(node, first);
        for (std::size_t i = first + step; i < node.operands.size(); i += step) e = either_of(e, extent_at(node, i));
        return e;
    }
    [[nodiscard]] extent powered_extent(const program_node& node) const {
        const double one = 1;
        extent e = extent_of(&one, 0, 1, 0);
        for (int i = 0; i < std::abs(static_cast<int>(node.number)); ++i) e = e * extent_at(node, 0);
        return node.number < 0 ? extent_of(&one, 0, 1, 0) / e : e;
    }
    /// Operations of the piece of the line with the steepest slope.
    [[nodiscard]] extent interpolated_extent(const program_node& node) const {
        extent e = measured_among(node, 2, 2);
        double error = e.error;
        for (std::size_t i = 3; i < node.operands.size(); i += 2) {
            extent x = extent_at(node, 0);
            x.low = std::max(x.low, extent_at(node, i - 2).low);
            x.high = std::min(x.high, extent_at(node, i).high);
            if (x.low > x.high) x.low = x.high = extent_at(node, i).low;
            const extent piece = extent_at(node, i - 1) + (x - extent_at(node, i - 2)) /
                                                              (extent_at(node, i) - extent_at(node, i - 2)) *
                                                              (extent_at(node, i + 1) - extent_at(node, i - 1));
            error = std::max(error, piece.error);
        }
        e.error = error;
        e.whole = e.written = false;
        return e;
    }

    // --- values ----------------------------------------------------------------------------------------------------

    [[nodiscard]] view column(std::size_t n) {
        const program_node& node = nodes_[n];
        const formula_level level = p_.columns[node.column].level;
        const double* data = data_.columns[node.column].data();
        if (level == level_) return {data + begin_, 1};
        if (level == p_.all()) return {data, 0};
        double* out = own(n);
        for (std::size_t i = 0; i < count_; ++i) out[i] = data[data_.row_at(level_, begin_ + i, level)];
        return {out, 1};
    }

    void node(std::size_t n) {
        const program_node& node = nodes_[n];
        switch (node.op) {
            case formula_op::number: values_[n] = {&node.number, 0}; return;
            case formula_op::none:
            case formula_op::text: values_[n] = {&not_applicable, 0}; return;
            case formula_op::name: values_[n] = column(n); return;
            case formula_op::add: return binary(n, [](double a, double b) { return a + b; });
            case formula_op::subtract: return binary(n, [](double a, double b) { return a - b; });
            case formula_op::multiply: return binary(n, [](double a, double b) { return a * b; });
            case formula_op::divide: return division(n);
            case formula_op::negate: return unary(n, [](double a) { return -a; });
            case formula_op::absolute: return unary(n, [](double a) { return a < 0 ? -a : a; });
            case formula_op::smallest: return fold(n, [](double a, double b) { return b < a || b != b ? b : a; });
            case formula_op::largest: return fold(n, [](double a, double b) { return b > a || b != b ? b : a; });
            case formula_op::or_else: return binary(n, [](double a, double b) { return a == a ? a : b; });
            case formula_op::known: return unary(n, [](double a) { return a == a ? 1.0 : 0.0; });
            case formula_op::opposite: return unary(n, [](double a) { return a == a ? 1 - a : a; });
            case formula_op::both:
                return binary(n, [](double a, double b) { return a == 0 || b == 0 ? 0 : a == a ? b : a; });
            case formula_op::either:
                return binary(n, [](double a, double b) { return a == 1 || b == 1 ? 1 : a == a ? b : a; });
            case formula_op::less: return comparison(n, [](double a, double b) { return a < b; });
            case formula_op::at_most: return comparison(n, [](double a, double b) { return a <= b; });
            case formula_op::more: return comparison(n, [](double a, double b) { return a > b; });
            case formula_op::at_least: return comparison(n, [](double a, double b) { return a >= b; });
            case formula_op::equal: return comparison(n, [](double a, double b) { return a == b; });
            case formula_op::unequal: return comparison(n, [](double a, double b) { return a != b; });
            case formula_op::choose: return choice(n);
            case formula_op::square_root: return unary(n, [](double a) { return std::sqrt(a); }, 0);
            case formula_op::cube_root: return unary(n, [](double a) { return a == a ? portable::cbrt(a) : a; });
            case formula_op::exponential: return unary(n, [](double a) { return a == a ? portable::exp(a) : a; });
            case formula_op::logarithm:
                return unary(n, [](double a) { return a > 0 ? portable::log(a) : not_applicable; }, 0x1p-1074);
            case formula_op::normal_share: return unary(n, [](double a) { return a == a ? portable::normal_cdf(a) : a; });
            case formula_op::power:
            case formula_op::interpolate: return by_row(n);
            default: return rounding(n);
        }
    }

    template <class Operation>
    void unary(std::size_t n, const Operation& operation) {
        const view a = value(nodes_[n], 0);
        double* out = own(n);
        if (a.stride == 0) {
            *out = operation(*a.data);
            values_[n] = {out, 0};
            return;
        }
        for (std::size_t i = 0; i < count_; ++i) out[i] = operation(a.data[i]);
        values_[n] = {out, 1};
    }
    /// A function that has no value below `least`.
    template <class Operation>
    void unary(std::size_t n, const Operation& operation, double least) {
        const view a = value(nodes_[n], 0);
        for (std::size_t i = 0; i < count_; ++i) {
            if (a[i] < least) again(i);
        }
        unary(n, operation);
    }

    template <class Operation>
    void apply(std::size_t n, view a, view b, const Operation& operation) {
        double* out = own(n);
        const std::size_t count = count_;
        if (a.stride == 0 && b.stride == 0) {
            *out = operation(*a.data, *b.data);
            values_[n] = {out, 0};
            return;
        }
        if (a.stride == 0) {
            const double left = *a.data;
            for (std::size_t i = 0; i < count; ++i) out[i] = operation(left, b.data[i]);
        } else if (b.stride == 0) {
            const double right = *b.data;
            for (std::size_t i = 0; i < count; ++i) out[i] = operation(a.data[i], right);
        } else {
            for (std::size_t i = 0; i < count; ++i) out[i] = operation(a.data[i], b.data[i]);
        }
        values_[n] = {out, 1};
    }
    template <class Operation>
    void binary(std::size_t n, const Operation& operation) {
        apply(n, value(nodes_[n], 0), value(nodes_[n], 1), operation);
    }
    template <class Operation>
    void fold(std::size_t n, const Operation& operation) {
        const program_node& node = nodes_[n];
        values_[n] = value(node, 0);
        for (std::size_t i = 1; i < node.operands.size(); ++i) apply(n, values_[n], value(node, i), operation);
    }

    void division(std::size_t n) {
        const view b = value(nodes_[n], 1);
        bool zero = false;
        for (std::size_t i = 0; i < (b.stride == 0 ? 1 : count_); ++i) zero = zero || b.data[i] == 0;
        for (std::size_t i = 0; zero && i < count_; ++i) {
            if (b[i] == 0) again(i);
        }
        binary(n, [](double x, double y) { return x / y; });
    }

    /// Numbers as they are written compare as their decimals do; others are in doubt when they lie close together.
    template <class Holds>
    void comparison(std::size_t n, const Holds& holds) {
        const program_node& node = nodes_[n];
        if (child(node, 1).op == formula_op::text) return same_text(n);
        const view a = value(node, 0);
        const view b = value(node, 1);
        binary(n, [&](double x, double y) { return x == x && y == y ? (holds(x, y) ? 1.0 : 0.0) : x == x ? y : x; });
        const extent& left = extent_at(node, 0);
        const extent& right = extent_at(node, 1);
        if ((left.written && right.written) || (left.whole && right.whole)) return;
        const double room = left.error + right.error;
        for (std::size_t i = 0; i < count_; ++i) {
            if (a[i] == a[i] && b[i] == b[i] && !(size_of(a[i] - b[i]) > room)) settle(n, i);
        }
    }

    void same_text(std::size_t n) {
        const program_node& node = nodes_[n];
        double wanted = -1;
        for (std::size_t w = 0; w < data_.words.size(); ++w) {
            if (data_.words[w] == child(node, 1).text) wanted = static_cast<double>(w);
        }
        const bool equal = node.op == formula_op::equal;
        const view a = value(node, 0);
        double* out = own(n);
        for (std::size_t i = 0; i < count_; ++i) out[i] = a[i] == a[i] ? ((a[i] == wanted) == equal ? 1.0 : 0.0) : a[i];
        values_[n] = {out, 1};
    }

    void choice(std::size_t n) {
        const program_node& node = nodes_[n];
        double* out = own(n);
        const view otherwise = values_[node.operands.back()];
        for (std::size_t i = 0; i < count_; ++i) out[i] = otherwise[i];
        for (std::size_t k = node.operands.size() - 1; k >= 2; k -= 2) {
            const view which = value(node, k - 2);
            const view chosen = value(node, k - 1);
            for (std::size_t i = 0; i < count_; ++i) {
                const double w = which[i];
                const double c = chosen[i];
                out[i] = w == w ? (w != 0 ? c : out[i]) : w;
            }
        }
        values_[n] = {out, 1};
    }

    void rounding(std::size_t n) {
        const program_node& node = nodes_[n];
        const view x = value(node, 0);
        const extent& e = extent_at(node, 0);
        const int places = static_cast<int>(node.number);
        if (e.whole && places >= 0) {
            values_[n] = x;
            return;
        }
        const double power = power_of_ten(places);
        const double room = (places < 0 ? e.error / power : e.error * power) +
                            4 * half_step * (places < 0 ? e.most() / power : e.most() * power);
        const bool up = places >= 0;
        switch (node.op) {
            case formula_op::round_half_up: return round_near<formula_op::round_half_up>(n, x, power, up, room);
            case formula_op::round_half_away: return round_near<formula_op::round_half_away>(n, x, power, up, room);
            case formula_op::round_half_even: return round_near<formula_op::round_half_even>(n, x, power, up, room);
            case formula_op::truncate: return round_near<formula_op::truncate>(n, x, power, up, room);
            case formula_op::round_down: return round_near<formula_op::round_down>(n, x, power, up, room);
            default: return round_near<formula_op::round_up>(n, x, power, up, room);
        }
    }

    template <formula_op Rule>
    void round_near(std::size_t n, view x, double power, bool up, double room) {
        constexpr bool at_half = Rule <= formula_op::round_half_even;
        double* out = own(n);
        std::array<bool, block_rows> close;
        bool any = false;
        for (std::size_t i = 0; i < count_; ++i) {
            const double scaled = up ? x[i] * power : x[i] / power;
            const double below = std::floor(scaled);
            const double over = scaled - below;
            const double off = at_half ? size_of(over - 0.5) : std::min(over, 1 - over);
            close[i] = x[i] == x[i] && !(off > room);
            any = any || close[i];
            const double rounded = nearest_whole(scaled, Rule);
            out[i] = up ? rounded / power : rounded * power;
        }
        values_[n] = {out, 1};
        for (std::size_t i = 0; any && i < count_; ++i) {
            if (close[i]) settle(n, i);
        }
    }

    void by_row(std::size_t n) {
        double* out = own(n);
        values_[n] = {out, 1};
        for (std::size_t i = 0; i < count_; ++i) {
            row_evaluator<bounded> row{p_, data_};
            const auto x = row.number(level_, nodes_, n, begin_ + i);
            out[i] = x ? x->value : not_applicable;
            if (row.slip() != row_slip::none) again(i);
        }
    }

    // --- rows one by one ---------------------------------------------------------------------------------------------

    void again(std::size_t i) { again_.push_back(static_cast<std::uint32_t>(i)); }

    /// Decides a rounding or a comparison in one row. A row that cannot be evaluated up to here is seen as a whole.
    void settle(std::size_t n, std::size_t i) {
        row_evaluator<bounded> row{p_, data_};
        const auto x = row.number(level_, nodes_, n, begin_ + i);
        if (row.slip() != row_slip::none) return again(i);
        own(n)[i] = x ? x->value : not_applicable;
    }

    /// The last node in a row, evaluated as it is written.
    [[nodiscard]] double whole_row(std::size_t i) {
        row_evaluator<bounded> row{p_, data_};
        const auto x = row.number(level_, nodes_, nodes_.size() - 1, begin_ + i);
        if (row.slip() != row_slip::none) failed_.push_back({begin_ + i, row.slip(), row.slip_node()});
        return x ? x->value : not_applicable;
    }

    const formula_program& p_;
    const unit_data& data_;
    const program_nodes& nodes_;
    formula_level level_;
    std::size_t begin_ = 0;
    std::size_t count_ = 0;
    bool doubtful_ = false;
    bool measured_ = false;
    std::vector<view> values_;
    std::vector<extent> extents_;
    std::vector<std::vector<double>> room_;
    std::vector<std::uint32_t> again_;
    std::vector<failed_row> failed_;
};

}  // namespace nineways::detail

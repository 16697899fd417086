// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <nineways/detail/lanes.hpp>
#include <nineways/formula/block_kernels.hpp>
#include <nineways/formula/column_extents.hpp>
#include <nineways/formula/evaluate_row.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/extent.hpp>
#include <nineways/formula/fuse_steps.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/row_numbers.hpp>
#include <nineways/formula/unit_data.hpp>

namespace nineways::detail {

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
[[nodiscard]] inline bool leave_doubt(const program_nodes& nodes) noexcept {
    return std::any_of(nodes.begin(), nodes.end(), leaves_doubt);
}

/// Results of instructions, which evaluators share that do not run at the same time.
class block_room {
  public:
    void need(std::size_t slots) { room_.resize(std::max(room_.size(), slots * block_rows)); }
    [[nodiscard]] double* operator[](std::size_t slot) noexcept { return room_.data() + slot * block_rows; }

  private:
    std::vector<double> room_;
};

/// Evaluates the nodes of a step for blocks of rows. Doubles give nearly all of them; the rows at whose roundings and
/// comparisons they leave a doubt, and those that divide by zero or nearly so, are evaluated again one by one.
///
/// Conditions are 1, 0 or none.
class block_evaluator {
  public:
    block_evaluator(const formula_program& p, const unit_data& data, const program_nodes& nodes, formula_level level,
                    block_room& room, bool fused = true)
        : p_(&p),
          data_(&data),
          nodes_(&nodes),
          room_(&room),
          level_(level),
          fused_(fuse_nodes(p, nodes, level, fused)),
          values_(nodes.size()),
          pairs_(2 * nodes.size()),
          met_(nodes.size()),
          doubtful_(leave_doubt(nodes)) {
        room.need(fused_.slots + 1);
        for (std::uint32_t n = 0; n < nodes.size(); ++n) {
            const program_node& node = nodes[n];
            if (!fused_.alike[n]) {
                varying_.push_back(n);
                if (node.op == formula_op::name && p.columns[node.column].level == level) own_columns_.push_back(n);
                continue;
            }
            if (node.op == formula_op::name) alike_columns_.push_back(n);
            if (node.op > formula_op::name) continue;
            const double number = node.op == formula_op::number ? node.number : not_applicable;
            pairs_[2 * n] = pairs_[2 * n + 1] = number;
            values_[n] = {&pairs_[2 * n], true};
        }
        for (const block_instruction& made : fused_.instructions)
            kernels_.push_back(made.chain.count > 0 ? kernel_of(made.chain) : nullptr);
    }

    /// Looks up what is the same for all rows, before the first block of a run. The extent of the last node is known
    /// after a block where the step has roundings or comparisons, or where `with_extent` asks for it.
    void start(bool with_extent) {
        failed_.clear();
        for (const std::uint32_t n : alike_columns_)
            pairs_[2 * n] = pairs_[2 * n + 1] = data_->columns[at(n).column].front();
        measured_ = doubtful_ || with_extent;
        if (!measured_) return;
        extents_.resize(nodes_->size());
        places_.assign(nodes_->size(), -1);
        for (std::uint32_t n = 0; n < nodes_->size(); ++n) {
            if (!fused_.alike[n]) continue;
            const program_node& node = at(n);
            extents_[n] = node.op == formula_op::name ? extent_of(values_[n].data, 1, data_->errors[node.column])
                                                      : detail::measured(*nodes_, n, extents_);
        }
    }

    /// Whether infinity may be among the values that `run` made last.
    [[nodiscard]] bool may_be_infinite() const noexcept { return infinite_; }

    /// Writes the values of the last node in the rows from `begin` on, at most `block_rows`.
    void run(std::size_t begin, std::size_t count, double* out, column_extents& known) {
        begin_ = begin;
        rows_ = count_ = count;
        known_ = &known;
        again_.clear();
        for (const std::uint32_t n : own_columns_) values_[n] = {data_->columns[at(n).column].data() + begin, false};
        for (const block_instruction& made : fused_.gathers) gather(made);
        if (measured_) measure();
        bool checked = false;
        for (std::size_t k = 0; k < fused_.instructions.size(); ++k) {
            const block_instruction& made = fused_.instructions[k];
            own_ = k + 1 == fused_.instructions.size() && !made.alike ? out : (*room_)[made.slot];
            finite_ = false;
            checked = kernels_[k] != nullptr;
            if (checked) {
                infinite_ = chain(made, kernels_[k]);
            } else {
                alike_ = made.alike;
                count_ = alike_ ? lane_count : count;  // the one value twice
                node(made.node);
                count_ = count;
            }
        }
        const block_view last = values_.back();
        if (last.data != out) {
            for (std::size_t i = 0; i < count; ++i) out[i] = last[i];
        }
        if (!checked) infinite_ = !finite_ && detail::may_be_infinite(out, count);
        if (again_.empty()) return;
        std::sort(again_.begin(), again_.end());
        again_.erase(std::unique(again_.begin(), again_.end()), again_.end());
        for (const std::uint32_t i : again_) out[i] = whole_row(i);
        infinite_ = true;
    }

    /// The same, for a look at them; valid until the room is used again.
    [[nodiscard]] const double* run(std::size_t begin, std::size_t count, column_extents& known) {
        double* out = (*room_)[fused_.slots];
        run(begin, count, out, known);
        return out;
    }

    /// Whether extents are known.
    [[nodiscard]] bool measured() const noexcept { return measured_; }
    [[nodiscard]] const extent& last_extent() const noexcept { return extents_.back(); }
    [[nodiscard]] const std::vector<failed_row>& failed() const noexcept { return failed_; }

  private:
    [[nodiscard]] const program_node& at(std::size_t n) const noexcept { return (*nodes_)[n]; }
    [[nodiscard]] block_view value(const program_node& node, std::size_t i) const noexcept {
        return values_[node.operands[i]];
    }

    void gather(const block_instruction& made) {
        const std::uint32_t c = at(made.node).column;
        const formula_level level = p_->columns[c].level;
        const double* from = data_->columns[c].data();
        double* to = (*room_)[made.slot];
        for (std::size_t i = 0; i < count_; ++i) to[i] = from[data_->row_at(level_, begin_ + i, level)];
        values_[made.node] = {to, false};
    }

    void measure() {
        for (const std::uint32_t n : varying_) {
            const program_node& node = at(n);
            if (node.op != formula_op::name) {
                extents_[n] = detail::measured(*nodes_, n, extents_);
                continue;
            }
            const double* values = values_[n].data;
            const double error = data_->errors[node.column];
            const bool own = p_->columns[node.column].level == level_;
            extents_[n] =
                own ? known_->of(node.column, begin_, values, count_, error) : extent_of(values, count_, error);
        }
    }

    // --- values ----------------------------------------------------------------------------------------------------

    [[nodiscard]] bool chain(const block_instruction& made, chain_kernel kernel) {
        const chain_shape& shape = made.chain;
        const auto scale = [&](const chain_term& term) {
            const double size = term.scale == no_node ? 1 : *values_[term.scale].data;
            return term.negative ? -size : size;
        };
        chain_operands o;
        for (std::size_t k = 0; k < shape.count; ++k) {
            o.value[k] = rows_of(shape.terms[k].value);
            o.scale[k] = scale(shape.terms[k]);
        }
        if (shape.factor != no_node) o.factor = *values_[shape.factor].data;
        if (shape.negative) o.factor = -o.factor;
        if (shape.end != chain_end::sum) {
            o.beside = rows_of(shape.beside.value);
            o.beside_scale = scale(shape.beside);
        }
        values_[made.node] = {own_, false};
        return kernel(o, own_, count_);
    }
    /// The values of a node for every row, even where they are all alike.
    [[nodiscard]] const double* rows_of(std::uint32_t n) {
        const block_view v = values_[n];
        if (!v.alike) return v.data;
        if (spread_.empty()) spread_.resize(nodes_->size());
        std::vector<double>& rows = spread_[n];
        if (rows.size() < count_ || bits_of(load_lanes(rows.data()))[0] != bits_of(both_lanes(*v.data))[0])
            rows.assign(std::max(count_, lane_count), *v.data);
        return rows.data();
    }

    void node(std::size_t n) {
        const program_node& made = at(n);
        const auto one = [&](const auto& operation) { for_rows(value(made, 0), own_, count_, operation); };
        const auto two = [&](const auto& operation) {
            for_rows(value(made, 0), value(made, 1), own_, count_, operation);
        };
        const auto each = [&](double (*function)(double)) {
            for_rows(value(made, 0), own_, count_, [&](lane_pair x) {
                return lane_pair{known(function, x[0]), known(function, x[1])};
            });
        };
        values_[n] = {own_, alike_};
        switch (made.op) {
            case formula_op::add:
                return two([](lane_pair a, lane_pair b) { return a + b; });
            case formula_op::subtract:
                return two([](lane_pair a, lane_pair b) { return a - b; });
            case formula_op::multiply:
                return two([](lane_pair a, lane_pair b) { return a * b; });
            case formula_op::divide:
                return division(n);
            case formula_op::negate:
                return one([](lane_pair a) { return -a; });
            case formula_op::absolute:
                return one([](lane_pair a) { return choose_lanes(a < 0, -a, a); });
            case formula_op::smallest:
                return fold(n, smaller_lanes);
            case formula_op::largest:
                return fold(n, larger_lanes);
            case formula_op::or_else:
                return two([](lane_pair a, lane_pair b) { return choose_lanes(a == a, a, b); });
            case formula_op::known:
                return one([](lane_pair a) { return keep_lanes(a == a, both_lanes(1)); });
            case formula_op::opposite:
                return one([](lane_pair a) { return 1.0 - a; });
            case formula_op::both:
                return two([](lane_pair a, lane_pair b) {
                    return choose_lanes((a == 0) | (b == 0), lane_pair{}, none_lanes(a != a, b));
                });
            case formula_op::either:
                return two([](lane_pair a, lane_pair b) {
                    return choose_lanes((a == 1) | (b == 1), both_lanes(1), none_lanes(a != a, b));
                });
            case formula_op::less:
                return comparison(n, [](lane_pair a, lane_pair b) { return a < b; });
            case formula_op::at_most:
                return comparison(n, [](lane_pair a, lane_pair b) { return a <= b; });
            case formula_op::more:
                return comparison(n, [](lane_pair a, lane_pair b) { return a > b; });
            case formula_op::at_least:
                return comparison(n, [](lane_pair a, lane_pair b) { return a >= b; });
            case formula_op::equal:
                return comparison(n, [](lane_pair a, lane_pair b) { return a == b; });
            case formula_op::unequal:
                return comparison(n, [](lane_pair a, lane_pair b) { return a != b; });
            case formula_op::choose:
                return choice(n);
            case formula_op::square_root:
                below(n, 0);
                return each([](double x) { return std::sqrt(x); });
            case formula_op::cube_root:
                return each(portable::cbrt);
            case formula_op::exponential:
                return each(portable::exp);
            case formula_op::logarithm:
                below(n, near_zero);
                return each([](double x) { return x > 0 ? portable::log(x) : not_applicable; });
            case formula_op::normal_share:
                return each(portable::normal_cdf);
            case formula_op::power:
            case formula_op::interpolate:
                return by_row(n);
            default:
                return rounding(n);
        }
    }
    [[nodiscard]] static double known(double (*function)(double), double x) { return x == x ? function(x) : x; }

    /// Rows in which a function has no value.
    void below(std::size_t n, double least) {
        const block_view a = value(at(n), 0);
        for (std::size_t i = 0; i < rows_; ++i) {
            if (a[i] < least) again(i);
        }
    }

    template <class Operation>
    void fold(std::size_t n, const Operation& operation) {
        const program_node& node = at(n);
        for_rows(value(node, 0), value(node, 1), own_, count_, operation);
        for (std::size_t i = 2; i < node.operands.size(); ++i)
            for_rows({own_, false}, value(node, i), own_, count_, operation);
    }

    void division(std::size_t n) {
        const block_view b = value(at(n), 1);
        lane_mask zero{};
        for_rows(value(at(n), 0), b, own_, count_, [&](lane_pair x, lane_pair y) {
            zero |= (y < near_zero) & (y > -near_zero);
            return x / y;
        });
        for (std::size_t i = 0; any_lane(zero) && i < rows_; ++i) {
            if (size_of(b[i]) < near_zero) again(i);
        }
    }

    /// Numbers as they are written compare as their decimals do; others are in doubt when they lie close together.
    template <class Holds>
    void comparison(std::size_t n, const Holds& holds) {
        const program_node& node = at(n);
        if (at(node.operands[1]).op == formula_op::text) return same_text(n);
        const block_view a = value(node, 0);
        const block_view b = value(node, 1);
        const extent& left = extents_[node.operands[0]];
        const extent& right = extents_[node.operands[1]];
        const double room = left.error + right.error;
        const bool sure = (left.written && right.written) || (left.whole && right.whole);
        if (sure || !met_[n]) {
            const bool near = compare_rows(a, b, own_, count_, room, holds) || !(room < far);
            if (sure || !near) return;
            met_[n] = true;
        }
        if (settles(room, std::max(places(node.operands[0]), places(node.operands[1]))))
            return compare_snapped(a, b, own_, count_, room, holds);
        static_cast<void>(compare_rows(a, b, own_, count_, room, holds));
        for (std::size_t i = 0; i < count_; ++i) {
            if (a[i] == a[i] && b[i] == b[i] && !(size_of(a[i] - b[i]) > room)) settle(n, i);
        }
    }

    /// Whether numbers that are off by at most `room` are known exactly, if they have so many places.
    [[nodiscard]] static bool settles(double room, int places) noexcept {
        return places <= most_places && 4 * room * power_of_ten(places) < 1;
    }
    /// The places that the exact values of a node have at most in the rows of the block.
    [[nodiscard]] int places(std::size_t n) {
        if (!fused_.alike[n]) return places(*nodes_, n, 0);
        if (places_[n] < 0) places_[n] = places(*nodes_, n, 0);
        return places_[n];
    }
    [[nodiscard]] int places(const program_nodes& nodes, std::size_t n, int depth) {
        const program_node& node = nodes[n];
        const auto of = [&](std::size_t i) {
            return depth == 0 ? places(node.operands[i]) : places(nodes, node.operands[i], depth);
        };
        const auto among = [&](std::size_t first, std::size_t step) {
            int most = of(node.operands.size() - 1);
            for (std::size_t i = first; i < node.operands.size(); i += step) most = std::max(most, of(i));
            return most;
        };
        switch (node.op) {
            case formula_op::number:
                return places_of(node.number);
            case formula_op::none:
                return 0;
            case formula_op::name:
                return places_of_column(node.column, depth);
            case formula_op::negate:
            case formula_op::absolute:
                return of(0);
            case formula_op::add:
            case formula_op::subtract:
            case formula_op::or_else:
            case formula_op::smallest:
            case formula_op::largest:
                return among(0, 1);
            case formula_op::choose:
                return among(1, 2);
            case formula_op::multiply:
                return std::min(of(0) + of(1), no_grid);
            default:
                break;
        }
        if (is_rounding(node.op)) return std::max(0, static_cast<int>(node.number));
        return is_condition(node.op) ? 0 : no_grid;
    }
    [[nodiscard]] int places_of_column(std::uint32_t c, int depth) {
        const program_column& column = p_->columns[c];
        const std::vector<double>& data = data_->columns[c];
        const bool own = column.level == level_;
        if (!own && column.level != p_->all()) return no_grid;
        if (column.kind == column_kind::line || column.kind == column_kind::aggregate) {
            const program_step& step = p_->steps[column.step];
            const bool expressed = step.kind == step_kind::value && depth < deepest_lines;
            const bool rounded = expressed && is_rounding(step.nodes.back().op);
            if (expressed && (rounded || (own && data_->errors[c] != 0)))
                return places(step.nodes, step.nodes.size() - 1, depth + 1);
            if (data_->errors[c] != 0) return no_grid;
        }
        return own ? known_->places(c, begin_, data.data() + begin_, rows_) : places_of(data.front());
    }

    void same_text(std::size_t n) {
        const program_node& node = at(n);
        double wanted = -1;
        for (std::size_t w = 0; w < data_->words.size(); ++w) {
            if (data_->words[w] == at(node.operands[1]).text) wanted = static_cast<double>(w);
        }
        const lane_mask turned = node.op == formula_op::equal ? lane_mask{} : ~lane_mask{};
        for_rows(value(node, 0), own_, count_,
                 [&](lane_pair a) { return none_lanes(a != a, keep_lanes((a == wanted) ^ turned, both_lanes(1))); });
    }

    void choice(std::size_t n) {
        const program_node& node = at(n);
        for_rows(values_[node.operands.back()], own_, count_, [](lane_pair x) { return x; });
        for (std::size_t k = node.operands.size() - 1; k >= 2; k -= 2)
            choose_rows(value(node, k - 2), value(node, k - 1), own_, count_);
    }

    void rounding(std::size_t n) {
        const program_node& node = at(n);
        const block_view x = value(node, 0);
        const extent& e = extents_[node.operands[0]];
        const int digits = static_cast<int>(node.number);
        if (e.whole && digits >= 0) {
            values_[n] = x;
            return;
        }
        const double power = power_of_ten(digits);
        const double most = digits < 0 ? e.most() / power : e.most() * power;
        const double room = (digits < 0 ? e.error / power : e.error * power) + 4 * half_step * most;
        if (2 * most < shift_limit && room < 1) {
            finite_ = true;
            if (!met_[n] && !round_rows(node.op, x, own_, count_, digits, room)) return;
            met_[n] = true;
            if (settles(room, std::max(0, places(node.operands[0]) - digits)))
                return round_snapped(node.op, x, own_, count_, digits, room);
            if (!round_rows(node.op, x, own_, count_, digits, room)) return;
        } else {
            for (std::size_t i = 0; i < count_; ++i) {
                own_[i] = of_places(nearest_whole(digits < 0 ? x[i] / power : x[i] * power, node.op), digits);
            }
        }
        for (std::size_t i = 0; i < count_; ++i) {
            const double scaled = digits < 0 ? x[i] / power : x[i] * power;
            const double over = scaled - std::floor(scaled);
            const double off = node.op <= formula_op::round_half_even ? size_of(over - 0.5) : std::min(over, 1 - over);
            if (x[i] == x[i] && !(off > room)) settle(n, i);
        }
    }

    void by_row(std::size_t n) {
        for (std::size_t i = 0; i < (alike_ ? 1 : count_); ++i) {
            row_evaluator<bounded> row{*p_, *data_};
            const auto x = row.number(level_, *nodes_, n, begin_ + i);
            own_[i] = x ? x->value : not_applicable;
            if (row.slip() != row_slip::none) again(i);
        }
        if (alike_) own_[1] = own_[0];
    }

    // --- rows one by one ---------------------------------------------------------------------------------------------

    /// Of what is the same for all rows, all.
    void again(std::size_t i) {
        for (std::size_t row = alike_ ? 0 : i; row < (alike_ ? rows_ : i + 1); ++row)
            again_.push_back(static_cast<std::uint32_t>(row));
    }

    /// Decides a rounding or a comparison in one row. A row that cannot be evaluated up to here is seen as a whole.
    void settle(std::size_t n, std::size_t i) {
        row_evaluator<bounded> row{*p_, *data_};
        const auto x = row.number(level_, *nodes_, n, begin_ + (alike_ ? 0 : i));
        if (row.slip() != row_slip::none) return again(i);
        own_[i] = x ? x->value : not_applicable;
    }

    /// The last node in a row, evaluated as it is written.
    [[nodiscard]] double whole_row(std::size_t i) {
        row_evaluator<bounded> row{*p_, *data_};
        const auto x = row.number(level_, *nodes_, nodes_->size() - 1, begin_ + i);
        if (row.slip() != row_slip::none) failed_.push_back({begin_ + i, row.slip(), row.slip_node()});
        return x ? x->value : not_applicable;
    }

    static constexpr double far = std::numeric_limits<double>::infinity();
    /// What is 0 in decimals may be as far from it in doubles, as 0.1 + 0.2 - 0.3 is; a row alone can tell.
    static constexpr double near_zero = 0x1p-16;
    static constexpr int most_places = 18;
    static constexpr int deepest_lines = 6;  // behind lines

    const formula_program* p_;
    const unit_data* data_;
    const program_nodes* nodes_;
    block_room* room_;
    column_extents* known_ = nullptr;
    formula_level level_;
    fused_nodes fused_;
    std::vector<chain_kernel> kernels_;         // of the instructions that are chains
    std::vector<std::uint32_t> varying_;        // nodes that differ by row
    std::vector<std::uint32_t> own_columns_;    // names of columns of this level
    std::vector<std::uint32_t> alike_columns_;  // names of columns of all
    std::vector<block_view> values_;
    std::vector<double> pairs_;  // of leaves that are the same for all rows
    std::vector<extent> extents_;
    std::vector<char> met_;    // nodes in whose rows doubts were met before, so that they are asked for first
    std::vector<int> places_;  // of what is the same for all rows; below zero where not asked for yet
    bool measured_ = false;
    std::vector<std::vector<double>> spread_;
    bool doubtful_;
    bool infinite_ = false;
    bool finite_ = false;  // the results of the last instruction, for sure
    std::size_t begin_ = 0;
    std::size_t rows_ = 0;
    std::size_t count_ = 0;  // of the values of an instruction
    bool alike_ = false;
    double* own_ = nullptr;
    std::vector<std::uint32_t> again_;
    std::vector<failed_row> failed_;
};

}  // namespace nineways::detail

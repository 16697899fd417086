// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/running_sum.hpp>
#include <nineways/formula/evaluate_block.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/row_numbers.hpp>
#include <nineways/formula/unit_data.hpp>

namespace nineways {

namespace detail {

/// Runs the steps of a program over its data. Use `run_formula`.
class formula_run {
  public:
    formula_run(const formula_program& p, unit_data& data, fault_list& log) : p_(p), data_(data), log_(log) {
        for (const program_step& step : p.steps) {
            for (const program_nodes* nodes : {&step.nodes, &step.where}) {
                for (const program_node& node : *nodes) bounds_needed_ = bounds_needed_ || leaves_doubt(node);
            }
        }
        data_.columns.resize(p.columns.size());
        data_.errors.assign(p.columns.size(), 0);
        for (std::size_t c = 0; c < p.columns.size(); ++c) {
            if (p.columns[c].kind == column_kind::parameter) data_.columns[c] = {p.columns[c].number};
        }
    }

    void run() {
        for (const std::uint32_t s : p_.order) {
            const program_step& step = p_.steps[s];
            switch (step.kind) {
                case step_kind::value:
                case step_kind::check: values(step); break;
                case step_kind::aggregate: aggregate(step); break;
                case step_kind::shares: shares(step); break;
                case step_kind::solution: solve(step); break;
            }
            if (step.kind == step_kind::check) check(step);
            if (stopped_) return;
        }
    }

  private:
    // --- faults ------------------------------------------------------------------------------------------------------

    /// "district \"0010\"", "county \"19-HUNTERDON\"", "all".
    [[nodiscard]] std::string row_words(const program_step& step, std::size_t row) const {
        if (step.level == 0) return in_quotes(data_.units[row]);
        if (step.level <= data_.groups.size()) return in_quotes(data_.groups[step.level - 1][row]);
        return "all";
    }

    void slipped(const program_step& step, formula_level level, const program_nodes& nodes, const failed_row& f) {
        static constexpr fault_form divided{
            .kind = "divisions by zero", .place = "{}", .found = "{} = 0 for {}", .expected = "a divisor other than 0",
            .mend = "Say what holds then, as in if({} = 0, none, {}), or mend the inputs."};
        static constexpr fault_form outside{
            .kind = "roots and logarithms without a value", .place = "{}", .found = "{} for {}",
            .expected = "a number that has a square root or a logarithm", .mend = "Say what holds then, with if or max, or mend the inputs."};
        static constexpr fault_form unsorted{
            .kind = "interpolations between points out of order", .place = "{}", .found = "{} for {}",
            .expected = "points whose x grow", .mend = "Put the points in the order of x, each x once."};
        const auto words = [&](std::size_t n) {
            const program_node& node = nodes[n];
            return node.end > node.begin ? step.text.substr(node.begin, node.end - node.begin) : step.text;
        };
        program_step at = step;
        at.level = level;
        const std::string row = row_words(at, f.row);
        stopped_ = true;
        const program_node& node = nodes[f.node];
        switch (f.slip) {
            case row_slip::zero_divisor: {
                const std::string divisor = words(node.operands.size() > 1 ? node.operands[1] : f.node);
                return log_.add(divided, step.place, divisor, row, divisor, words(f.node));
            }
            case row_slip::unsorted_points: return log_.add(unsorted, step.place, words(f.node), row);
            default: return log_.add(outside, step.place, words(f.node), row);
        }
    }

    void too_large(const program_step& step, std::size_t row) {
        static constexpr fault_form form{
            .kind = "numbers too large", .place = "{}", .found = "{} beyond all bounds for {}",
            .expected = "a number below 1.8e308", .mend = "Look for a division by nearly nothing, or for a wrong input."};
        stopped_ = true;
        log_.add(form, step.place, p_.columns[step.column].id, row_words(step, row));
    }

    void check(const program_step& step) {
        static constexpr fault_form form{
            .kind = "checks that fail", .place = "{}", .found = "{} does not hold for {}", .expected = "{}",
            .mend = "Look at the lines in it (--trace shows them), or mend the inputs."};
        const std::vector<double>& held = data_.columns[step.column];
        for (std::size_t row = 0; row < held.size(); ++row) {
            if (held[row] != 0) continue;
            stopped_ = true;
            log_.add(form, step.place, in_marks(step.text), row_words(step, row), step.message);
        }
    }

    // --- steps -------------------------------------------------------------------------------------------------------

    void values(const program_step& step) {
        const std::size_t rows = data_.rows(step.level);
        std::vector<double>& out = data_.columns[step.column];
        out.resize(rows);
        double error = 0;
        block_evaluator block{p_, data_, step.nodes, step.level};
        const bool rounded = is_rounding(step.nodes.back().op);
        const bool bound = bounds_needed_ && !rounded;
        for (std::size_t begin = 0; begin < rows; begin += block_rows) {
            const std::size_t count = std::min(block_rows, rows - begin);
            const double* made = block.run(begin, count, bound);
            std::copy(made, made + count, out.begin() + static_cast<std::ptrdiff_t>(begin));
            if (bound && !block.last_extent().written) error = std::max(error, block.last_extent().error);
        }
        data_.errors[step.column] = error;
        for (const failed_row& f : block.failed()) slipped(step, step.level, step.nodes, f);
        for (std::size_t row = 0; row < rows; ++row) {
            if (size_of(out[row]) == std::numeric_limits<double>::infinity()) too_large(step, row);
        }
    }

    void aggregate(const program_step& step) {
        const std::size_t groups = data_.rows(step.level);
        std::vector<running_sum> sums(groups);
        std::vector<double> ends(groups, not_applicable);
        double most = 0;  // of the errors of the rows
        block_evaluator what{p_, data_, step.nodes, 0};
        block_evaluator which{p_, data_, step.where.empty() ? step.nodes : step.where, 0};
        for (std::size_t begin = 0; begin < data_.units.size(); begin += block_rows) {
            const std::size_t count = std::min(block_rows, data_.units.size() - begin);
            const double* x = what.run(begin, count, bounds_needed_);
            const double* in = step.where.empty() ? nullptr : which.run(begin, count, false);
            const double error = bounds_needed_ && !what.last_extent().whole ? what.last_extent().error : 0;
            const bool coarse = error > 0 && !what.last_extent().written;
            for (std::size_t i = 0; i < count; ++i) {
                if ((in != nullptr && in[i] != 1) || !is_known(x[i])) continue;
                const std::size_t group = data_.row_at(0, begin + i, step.level);
                // A bound for the largest of a block is far too wide for the sum of them all.
                const double off = coarse ? row_error(step.nodes, begin + i) : error;
                sums[group].add(x[i], off);
                most = std::max(most, off);
                const bool first = !is_known(ends[group]);
                const bool beyond = step.op == formula_op::least ? x[i] < ends[group] : x[i] > ends[group];
                if (first || beyond) ends[group] = x[i];
            }
        }
        for (const failed_row& f : what.failed()) slipped(step, 0, step.nodes, f);
        if (!step.where.empty()) {
            for (const failed_row& f : which.failed()) slipped(step, 0, step.where, f);
        }
        std::vector<double>& out = data_.columns[step.column];
        out.resize(groups);
        double error = 0;
        for (std::size_t g = 0; g < groups; ++g) {
            const double count = sums[g].count();
            switch (step.op) {
                case formula_op::sum:
                    out[g] = sums[g].value();
                    error = std::max(error, sums[g].error());
                    break;
                case formula_op::mean:
                    out[g] = count > 0 ? sums[g].value() / count : not_applicable;
                    if (count > 0) error = std::max(error, (sums[g].error() / count + half_step * size_of(out[g])) * (1 + 0x1p-40));
                    break;
                case formula_op::count: out[g] = count; break;
                default:
                    out[g] = ends[g];
                    error = most;
                    break;
            }
        }
        data_.errors[step.column] = error;
    }

    /// The most by which the last node is off in one row.
    [[nodiscard]] double row_error(const program_nodes& nodes, std::size_t row) const {
        row_evaluator<bounded> one{p_, data_};
        const auto x = one.number(0, nodes, nodes.size() - 1, row);
        return x ? x->error : 0;
    }

    /// Whole units of the last place, the largest remainders first, so that all of the pool is given and no more.
    void shares(const program_step& step) {
        values(step);
        std::vector<double>& out = data_.columns[step.column];
        const int places = step.rounding.places;
        const auto in_units = [&](double x) { return places < 0 ? x / power_of_ten(places) : x * power_of_ten(places); };
        struct remainder {
            double part;
            std::size_t row;
        };
        std::vector<remainder> parts;
        double left = std::floor(in_units(data_.columns[step.pool][0]) + 0x1p-20);
        for (std::size_t row = 0; row < out.size(); ++row) {
            if (!is_known(out[row])) continue;
            const double units = in_units(out[row]);
            const double below = std::floor(units + 0x1p-20);
            parts.push_back({units - below, row});
            out[row] = below;
            left -= below;
        }
        std::stable_sort(parts.begin(), parts.end(), [](const remainder& a, const remainder& b) { return a.part > b.part; });
        for (std::size_t i = 0; i < parts.size() && left > 0; ++i, left -= 1) out[parts[i].row] += 1;
        for (double& x : out) x = of_places(x, places);
        data_.errors[step.column] = 0;
    }

    // --- solutions ---------------------------------------------------------------------------------------------------

    [[nodiscard]] double alone(const program_nodes& nodes) {
        block_evaluator block{p_, data_, nodes, p_.all()};
        return *block.run(0, 1, false);
    }

    /// One side of the equation less the other, where the unknown is x.
    [[nodiscard]] double miss(const program_step& step, double x) {
        data_.columns[step.column] = {x};
        for (const std::uint32_t s : step.cone) {
            const program_step& inner = p_.steps[s];
            if (inner.kind == step_kind::aggregate) {
                aggregate(inner);
            } else {
                values(inner);
            }
        }
        const double y = alone(step.nodes);
        if (!stopped_ && !(size_of(y) < std::numeric_limits<double>::infinity())) no_solution(step, "no number at", x);
        return y;
    }

    void no_solution(const program_step& step, const char* what, double x) {
        static constexpr fault_form form{
            .kind = "equations without a solution", .place = "{}", .found = "{}: {} {} = {}",
            .expected = "an equation that holds somewhere between the bounds, or near the starts",
            .mend = "Widen the bounds, or look whether the equation can hold at all."};
        if (!stopped_) log_.add(form, step.place, in_marks(step.text), what, p_.columns[step.column].id, x);
        stopped_ = true;
    }

    void solve(const program_step& step) {
        const double from = alone(step.from);
        const double to = alone(step.to);
        const double tolerance = step.tolerance.empty() ? 0 : alone(step.tolerance);
        const double x = step.by_secant ? secant(step, from, to, tolerance) : halving(step, from, to, tolerance);
        data_.columns[step.column] = {x};
    }

    [[nodiscard]] double halving(const program_step& step, double low, double high, double tolerance) {
        double at_low = miss(step, low);
        double at_high = miss(step, high);
        if (stopped_) return low;
        if ((at_low < 0) == (at_high < 0) && at_low != 0 && at_high != 0) {
            no_solution(step, "the same sign from", low);
            return low;
        }
        while (!stopped_) {
            const double middle = low + (high - low) / 2;
            if (middle == low || middle == high) break;
            const double y = miss(step, middle);
            if (y == 0 || size_of(y) < tolerance) return rounded_to(step, middle);
            if ((y < 0) == (at_low < 0)) {
                low = middle;
                at_low = y;
            } else {
                high = middle;
                at_high = y;
            }
        }
        return rounded_to(step, size_of(at_low) <= size_of(at_high) ? low : high);
    }

    /// Every step is rounded, as the line says.
    [[nodiscard]] double secant(const program_step& step, double a, double b, double tolerance) {
        constexpr int most_steps = 100;
        a = rounded_to(step, a);
        b = rounded_to(step, b);
        double at_a = miss(step, a);
        for (int i = 0; i < most_steps && !stopped_; ++i) {
            const double at_b = miss(step, b);
            if (size_of(at_b) < tolerance || at_b == 0) return b;
            const double next = rounded_to(step, b - at_b * ((b - a) / (at_b - at_a)));
            if (!(size_of(next) < std::numeric_limits<double>::infinity())) break;
            a = b;
            at_a = at_b;
            b = next;
        }
        no_solution(step, "no step comes nearer than", b);
        return b;
    }

    [[nodiscard]] static double rounded_to(const program_step& step, double x) {
        if (step.rounding.rule == rounding_rule::none) return x;
        const auto rule = static_cast<formula_op>(static_cast<std::size_t>(formula_op::round_half_up) +
                                                  static_cast<std::size_t>(step.rounding.rule));
        const double power = power_of_ten(step.rounding.places);
        return of_places(nearest_whole(step.rounding.places < 0 ? x / power : x * power, rule), step.rounding.places);
    }

    const formula_program& p_;
    unit_data& data_;
    fault_list& log_;
    bool bounds_needed_ = false;
    bool stopped_ = false;
};

}  // namespace detail

/// Computes every line of a formula, whose inputs stand in `data`; a line that cannot be computed is a fault, and those
/// behind it are then left out.
inline void run_formula(const formula_program& p, unit_data& data, detail::fault_list& log) {
    detail::formula_run{p, data, log}.run();
}

}  // namespace nineways

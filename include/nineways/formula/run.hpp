// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include <nineways/detail/exact_number.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/running_sum.hpp>
#include <nineways/formula/column_extents.hpp>
#include <nineways/formula/evaluate_block.hpp>
#include <nineways/formula/evaluate_row.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/rank_units.hpp>
#include <nineways/formula/row_numbers.hpp>
#include <nineways/formula/run_faults.hpp>
#include <nineways/formula/unit_data.hpp>
#include <nineways/formula/wanted_errors.hpp>

namespace nineways {

/// Runs a formula over its units again and again, with other parameters or inputs; it keeps all that it needs.
///
/// The program and the data must outlive it. Inputs stand in `data`, whose units stay as they are; parameters begin as
/// the program has them.
class formula_runner {
  public:
    formula_runner(const formula_program& p, unit_data& data, bool fused = true)
        : p_(p),
          data_(data),
          faults_(p, data),
          wanted_(detail::wanted_errors(p)),
          ranges_(detail::wanted_ranges(p)),
          extents_(p),
          fused_(fused),
          steps_(p.steps.size()) {
        data_.columns.resize(p.columns.size());
        data_.errors.assign(p.columns.size(), 0);
        for (std::size_t c = 0; c < p.columns.size(); ++c) {
            if (p.columns[c].kind == column_kind::parameter) data_.columns[c] = {p.columns[c].number};
        }
        passes();
    }
    formula_runner(const formula_runner&) = delete;
    formula_runner& operator=(const formula_runner&) = delete;

    /// Sets a parameter, by its column. One that a rounding has as its places, or a power as its exponent, is fixed
    /// when the formula is resolved: setting it changes nothing there.
    void set(std::uint32_t column, double value) noexcept { data_.columns[column][0] = value; }

    /// Says that inputs have changed since the last run.
    void inputs_changed() noexcept { extents_.forget_inputs(); }

    /// Computes every line; one that cannot be computed is a fault, and those behind it mean nothing. Whether all
    /// could.
    bool run(detail::fault_list& log) {
        faults_.begin(log);
        for (const pass& each : passes_) {
            if (each.steps.size() == 1) {
                one(each.steps.front());
            } else {
                values(each.steps.data(), each.steps.size(), p_.steps[each.steps.front()].level);
            }
            if (faults_.stopped()) return false;
        }
        return !faults_.any();
    }

    /// A column after a run, by its place in the program: one number for each row of its level.
    [[nodiscard]] const std::vector<double>& column(std::uint32_t c) const noexcept { return data_.columns[c]; }

  private:
    using evaluator = detail::block_evaluator;
    /// Steps whose rows do not need each other: a block goes through all of them while it is near.
    struct pass {
        std::vector<std::uint32_t> steps;
    };
    struct prepared {
        std::optional<evaluator> what;
        std::optional<evaluator> which;  // of an aggregate
        bool infinite = false;           // may be among the values
    };

    void passes() {
        for (const std::uint32_t s : p_.order) {
            const auto alone = [](const program_step& step) {
                return step.kind != step_kind::value && step.kind != step_kind::check;
            };
            const program_step& step = p_.steps[s];
            const bool first = passes_.empty();
            const program_step* before = first ? nullptr : &p_.steps[passes_.back().steps.back()];
            if (first || alone(step) || alone(*before) || before->level != step.level) passes_.emplace_back();
            passes_.back().steps.push_back(s);
        }
    }

    void one(std::uint32_t s) {
        const program_step& step = p_.steps[s];
        switch (step.kind) {
            case step_kind::value:
            case step_kind::check:
                return values(&s, 1, step.level);
            case step_kind::aggregate:
                return aggregate(s);
            case step_kind::ranking:
                return detail::unit_ranking{p_, data_, step}.run();
            case step_kind::shares:
                return shares(s);
            case step_kind::solution:
                return solve(step);
        }
    }

    [[nodiscard]] evaluator& what(std::uint32_t s) {
        const program_step& step = p_.steps[s];
        const formula_level level = step.kind == step_kind::aggregate ? step.over : step.level;
        if (!steps_[s].what) steps_[s].what.emplace(p_, data_, step.nodes, level, room_, fused_);
        return *steps_[s].what;
    }
    [[nodiscard]] evaluator& which(std::uint32_t s) {
        if (!steps_[s].which)
            steps_[s].which.emplace(p_, data_, p_.steps[s].where, p_.steps[s].over, other_room_, fused_);
        return *steps_[s].which;
    }

    // --- steps -------------------------------------------------------------------------------------------------------

    /// Whether someone asks how far off a step's results are; roundings are not.
    [[nodiscard]] bool bound(const program_step& step) const noexcept {
        return wanted_[step.column] && !is_rounding(step.nodes.back().op);
    }

    void values(const std::uint32_t* steps, std::size_t count, formula_level level) {
        const std::size_t rows = data_.rows(level);
        extents_.forget();
        for (std::size_t k = 0; k < count; ++k) {
            const program_step& step = p_.steps[steps[k]];
            data_.columns[step.column].resize(rows);
            data_.errors[step.column] = 0;
            what(steps[k]).start(bound(step));
            steps_[steps[k]].infinite = false;
        }
        for (std::size_t begin = 0; begin < rows; begin += detail::block_rows) {
            const std::size_t here = std::min(detail::block_rows, rows - begin);
            for (std::size_t k = 0; k < count; ++k) {
                prepared& made = steps_[steps[k]];
                const std::uint32_t column = p_.steps[steps[k]].column;
                made.what->run(begin, here, data_.columns[column].data() + begin, extents_);
                made.infinite = made.infinite || made.what->may_be_infinite();
                if (!made.what->measured()) continue;
                // Few rows are quickly looked through, and know their range better.
                if (here >= detail::few_rows && !ranges_[column])
                    extents_.tell(column, begin, made.what->last_extent());
                if (!bound(p_.steps[steps[k]]) || made.what->last_extent().written) continue;
                data_.errors[column] = std::max(data_.errors[column], made.what->last_extent().error);
            }
        }
        for (std::size_t k = 0; k < count && !faults_.stopped(); ++k) look(steps[k], steps_[steps[k]].infinite);
    }

    /// Files what went wrong in a step.
    void look(std::uint32_t s, bool may_be_infinite) {
        const program_step& step = p_.steps[s];
        for (const detail::failed_row& f : steps_[s].what->failed()) faults_.slipped(step, step.level, step.nodes, f);
        const std::vector<double>& out = data_.columns[step.column];
        for (std::size_t row = 0; may_be_infinite && row < out.size(); ++row) {
            if (detail::size_of(out[row]) == std::numeric_limits<double>::infinity()) faults_.too_large(step, row);
        }
        if (step.kind == step_kind::check) faults_.check(step);
    }

    void aggregate(std::uint32_t s) {
        const program_step& step = p_.steps[s];
        const std::size_t groups = data_.rows(step.level);
        std::vector<detail::running_sum> sums(groups);
        std::vector<double> ends(groups, not_applicable);
        double most = 0;  // of the errors of the rows
        const bool wanted = wanted_[step.column];
        evaluator& added = what(s);
        evaluator* chosen = step.where.empty() ? nullptr : &which(s);
        extents_.forget();
        added.start(wanted);
        if (chosen != nullptr) chosen->start(false);
        for (std::size_t begin = 0; begin < data_.rows(step.over); begin += detail::block_rows) {
            const std::size_t count = std::min(detail::block_rows, data_.rows(step.over) - begin);
            const double* x = added.run(begin, count, extents_);
            const double* in = chosen == nullptr ? nullptr : chosen->run(begin, count, extents_);
            const double error = wanted && !added.last_extent().whole ? added.last_extent().error : 0;
            const bool coarse = error > 0 && !added.last_extent().written;
            for (std::size_t i = 0; i < count; ++i) {
                if ((in != nullptr && in[i] != 1) || !is_known(x[i])) continue;
                const std::size_t group = data_.row_at(step.over, begin + i, step.level);
                // A bound for the largest of a block is far too wide for the sum of them all.
                const double off = coarse ? row_error(step, begin + i) : error;
                sums[group].add(x[i], off);
                most = std::max(most, off);
                const bool first = !is_known(ends[group]);
                const bool beyond = step.op == formula_op::least ? x[i] < ends[group] : x[i] > ends[group];
                if (first || beyond) ends[group] = x[i];
            }
        }
        for (const detail::failed_row& f : added.failed()) faults_.slipped(step, step.over, step.nodes, f);
        if (chosen != nullptr) {
            for (const detail::failed_row& f : chosen->failed()) faults_.slipped(step, step.over, step.where, f);
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
                    if (count > 0)
                        error =
                            std::max(error, (sums[g].error() / count + detail::half_step * detail::size_of(out[g])) *
                                                (1 + 0x1p-40));
                    break;
                case formula_op::count:
                    out[g] = count;
                    break;
                default:
                    out[g] = ends[g];
                    error = most;
                    break;
            }
        }
        data_.errors[step.column] = error;
    }

    /// The most by which the last node is off in one row.
    [[nodiscard]] double row_error(const program_step& step, std::size_t row) const {
        detail::row_evaluator<detail::bounded> one{p_, data_};
        const auto x = one.number(step.over, step.nodes, step.nodes.size() - 1, row);
        return x ? x->error : 0;
    }

    /// Whole units of the last place, the largest remainders first, so that all of the pool is given and no more.
    void shares(std::uint32_t s) {
        const program_step& step = p_.steps[s];
        values(&s, 1, step.level);
        std::vector<double>& out = data_.columns[step.column];
        const int places = step.rounding.places;
        const auto in_units = [&](double x) {
            return places < 0 ? x / detail::power_of_ten(places) : x * detail::power_of_ten(places);
        };
        struct remainder {
            double share;
            double below;
            std::size_t row;
        };
        const formula_level within = p_.columns[step.pool].level;
        std::vector<double> left = data_.columns[step.pool];
        double room = 0x1p-20;
        for (double& each : left) {
            // A pool that misses a whole number by no more than doubles do is that number.
            const double pool = in_units(each);
            room = std::max(room, in_units(data_.errors[step.pool]) + 4 * detail::half_step * detail::size_of(pool));
            each = pool;
        }
        for (double& each : left) each = std::floor(each + room);
        std::vector<remainder> parts;
        for (std::size_t row = 0; row < out.size(); ++row) {
            if (!is_known(out[row])) continue;
            const double units = in_units(out[row]);
            const double below = std::floor(units + 0x1p-20);
            parts.push_back({units, below, row});
            out[row] = below;
            left[data_.row_at(0, row, within)] -= below;
        }
        // Whether the remainder of a share is the larger: exactly, where doubles may see another one than there is.
        const auto larger = [&](const remainder& a, const remainder& b) {
            const double difference = (a.share - a.below) - (b.share - b.below);
            if (a.share == b.share || detail::size_of(difference) > room) return difference > 0;
            const auto one = exact_remainder(step, a.row, a.below);
            const auto other = exact_remainder(step, b.row, b.below);
            return one && other ? compare(*one, *other) > 0 : difference > 0;
        };
        std::stable_sort(parts.begin(), parts.end(), larger);
        for (const remainder& each : parts) {
            double& here = left[data_.row_at(0, each.row, within)];
            if (!(here > 0)) continue;
            here -= 1;
            out[each.row] += 1;
        }
        for (double& x : out) x = detail::of_places(x, places);
        data_.errors[step.column] = 0;
    }

    /// What a share has above so many units of its last place; nothing where exact numbers cannot tell.
    [[nodiscard]] std::optional<detail::exact_number> exact_remainder(const program_step& step, std::size_t row,
                                                                      double below) const {
        detail::row_evaluator<detail::exact_number> one{p_, data_};
        const auto share = one.number(step.level, step.nodes, step.nodes.size() - 1, row);
        if (!share || !one.settled()) return {};
        const detail::exact_number power{detail::power_of_ten(step.rounding.places)};
        return (step.rounding.places < 0 ? *share / power : *share * power) - detail::exact_number{below};
    }

    // --- solutions ---------------------------------------------------------------------------------------------------

    [[nodiscard]] double alone(const program_nodes& nodes) {
        evaluator block{p_, data_, nodes, p_.all(), room_, fused_};
        return value_of(block);
    }
    [[nodiscard]] double value_of(evaluator& block) {
        extents_.forget();
        block.start(false);
        return *block.run(0, 1, extents_);
    }

    /// One side of the equation less the other, where the unknown is x.
    [[nodiscard]] double miss(const program_step& step, double x) {
        data_.columns[step.column] = {x};
        for (const std::uint32_t s : step.cone) one(s);
        const double y = value_of(what(p_.columns[step.column].step));
        if (!(detail::size_of(y) < std::numeric_limits<double>::infinity()))
            faults_.no_solution(step, "no number at", x);
        return y;
    }

    void solve(const program_step& step) {
        const double from = alone(step.from);
        const double to = alone(step.to);
        const double tolerance = step.tolerance.empty() ? 0 : alone(step.tolerance);
        if (!is_known(from) || !is_known(to)) return faults_.bad_bound(step, "a bound or a start is none");
        if (!(tolerance >= 0)) return faults_.bad_bound(step, "the tolerance is none or below 0");
        const double x = step.by_secant ? secant(step, from, to, tolerance) : halving(step, from, to, tolerance);
        data_.columns[step.column] = {x};
    }

    /// The size of the larger side of an equation, where the unknown has its last value.
    [[nodiscard]] double side(const program_step& step) const {
        detail::row_evaluator<detail::bounded> one{p_, data_};
        double most = 0;
        for (const std::uint32_t operand : step.nodes.back().operands) {
            const auto x = one.number(step.level, step.nodes, operand, 0);
            if (x) most = std::max(most, detail::size_of(x->value));
        }
        return most;
    }

    [[nodiscard]] double halving(const program_step& step, double low, double high, double tolerance) {
        constexpr double as_near_as_doubles = 1e-9;  // of the sides
        const double bounds[]{low, high};
        double at_low = miss(step, low);
        if (at_low == 0 || detail::size_of(at_low) < tolerance) return rounded_to(step, low);
        double at_high = miss(step, high);
        if (at_high == 0 || detail::size_of(at_high) < tolerance) return rounded_to(step, high);
        if (!faults_.stopped() && (at_low < 0) == (at_high < 0)) faults_.no_crossing(step, at_low > 0, low, high);
        while (!faults_.stopped()) {
            const double middle = low + (high - low) / 2;
            if (middle == low || middle == high) break;
            const double y = miss(step, middle);
            if (y == 0 || detail::size_of(y) < tolerance) return rounded_to(step, middle);
            if ((y < 0) == (at_low < 0)) {
                low = middle;
                at_low = y;
            } else {
                high = middle;
                at_high = y;
            }
        }
        if (faults_.stopped()) return low;
        const double nearest = detail::size_of(at_low) <= detail::size_of(at_high) ? low : high;
        const double y = miss(step, nearest);
        const double most = step.tolerance.empty() ? as_near_as_doubles * side(step) : tolerance;
        if (detail::size_of(y) > most) faults_.no_meeting(step, bounds[0], bounds[1]);
        return rounded_to(step, nearest);
    }

    /// Every step is rounded, as the line says.
    [[nodiscard]] double secant(const program_step& step, double a, double b, double tolerance) {
        constexpr int most_steps = 100;
        a = rounded_to(step, a);
        b = rounded_to(step, b);
        double at_a = miss(step, a);
        for (int i = 0; i < most_steps && !faults_.stopped(); ++i) {
            const double at_b = miss(step, b);
            if (detail::size_of(at_b) < tolerance || at_b == 0) return b;
            const double next = rounded_to(step, b - at_b * ((b - a) / (at_b - at_a)));
            if (!(detail::size_of(next) < std::numeric_limits<double>::infinity())) break;
            a = b;
            at_a = at_b;
            b = next;
        }
        faults_.no_solution(step, "no step comes nearer than", b);
        return b;
    }

    [[nodiscard]] static double rounded_to(const program_step& step, double x) {
        if (step.rounding.rule == rounding_rule::none) return x;
        const auto rule = operation_of(step.rounding.rule);
        const double power = detail::power_of_ten(step.rounding.places);
        return detail::of_places(detail::nearest_whole(step.rounding.places < 0 ? x / power : x * power, rule),
                                 step.rounding.places);
    }

    const formula_program& p_;
    unit_data& data_;
    detail::run_faults faults_;
    std::vector<bool> wanted_;  // by column: whether the bound of its errors decides anything
    std::vector<bool> ranges_;  // by column: whether it matters how near to zero it comes
    detail::column_extents extents_;
    bool fused_;
    detail::block_room room_;
    detail::block_room other_room_;
    std::vector<prepared> steps_;
    std::vector<pass> passes_;
};

/// Computes every line of a formula, whose inputs stand in `data`; a line that cannot be computed is a fault, and those
/// behind it then mean nothing.
inline void run_formula(const formula_program& p, unit_data& data, detail::fault_list& log) {
    formula_runner{p, data}.run(log);
}

}  // namespace nineways

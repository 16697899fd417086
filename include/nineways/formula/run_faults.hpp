// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/formula/block_kernels.hpp>
#include <nineways/formula/evaluate_block.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/unit_data.hpp>

namespace nineways::detail {

/// Tells what went wrong in which row of which line.
class run_faults {
  public:
    run_faults(const formula_program& p, const unit_data& data) noexcept : p_(p), data_(data) {}

    /// Whether a line could not be computed since `begin`: those behind it mean nothing.
    [[nodiscard]] bool stopped() const noexcept { return stopped_; }
    /// Whether any fault was told since `begin`.
    [[nodiscard]] bool any() const noexcept { return stopped_ || failed_; }
    void begin(fault_list& log) noexcept {
        log_ = &log;
        stopped_ = failed_ = false;
    }

    /// "district \"0010\"", "county \"19-HUNTERDON\"", "all".
    [[nodiscard]] std::string row_words(const program_step& step, std::size_t row) const {
        if (step.level == 0) return in_quotes(data_.units[row]);
        if (step.level <= data_.groups.size()) return in_quotes(data_.groups[step.level - 1][row]);
        return "all";
    }

    void slipped(const program_step& step, formula_level level, const program_nodes& nodes, const failed_row& f) {
        static constexpr fault_form divided{
            .kind = "divisions by zero",
            .place = "{}",
            .found = "{} = 0 for {}",
            .expected = "a divisor other than 0",
            .mend = "Say what holds then, as in if({} = 0, none, {}), or mend the inputs."};
        static constexpr fault_form outside{.kind = "roots and logarithms without a value",
                                            .place = "{}",
                                            .found = "{} for {}",
                                            .expected = "a number that has a root, a logarithm or a power below 0",
                                            .mend = "Say what holds then, with if or max, or mend the inputs."};
        static constexpr fault_form unsorted{.kind = "interpolations between points out of order",
                                             .place = "{}",
                                             .found = "{} for {}",
                                             .expected = "points whose x grow",
                                             .mend = "Put the points in the order of x, each x once."};
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
                if (node.op == formula_op::power) return log_->add(outside, step.place, words(f.node), row);
                const std::string divisor = words(node.operands.size() > 1 ? node.operands[1] : f.node);
                return log_->add(divided, step.place, divisor, row, divisor, words(f.node));
            }
            case row_slip::unsorted_points:
                return log_->add(unsorted, step.place, words(f.node), row);
            default:
                return log_->add(outside, step.place, words(f.node), row);
        }
    }

    void too_large(const program_step& step, std::size_t row) {
        static constexpr fault_form form{.kind = "numbers too large",
                                         .place = "{}",
                                         .found = "{} beyond all bounds for {}",
                                         .expected = "a number below 1.8e308",
                                         .mend = "Look for a division by nearly nothing, or for a wrong input."};
        stopped_ = true;
        log_->add(form, step.place, p_.columns[step.column].id, row_words(step, row));
    }

    void check(const program_step& step) {
        static constexpr fault_form form{.kind = "checks that fail",
                                         .place = "{}",
                                         .found = "{} does not hold for {}{}",
                                         .expected = "{}",
                                         .mend = "Look at what its lines are made of, or mend the inputs."};
        const std::vector<double>& held = data_.columns[step.column];
        if (!has_zero(held.data(), held.size())) return;
        for (std::size_t row = 0; row < held.size(); ++row) {
            if (held[row] != 0) continue;
            failed_ = true;
            log_->add(form, step.place, in_marks(step.text), row_words(step, row), sides(step, row), step.message);
        }
    }

    /// The numbers that a check compares: ": 120 and 100".
    [[nodiscard]] std::string sides(const program_step& step, std::size_t row) const {
        const program_node& node = step.nodes.back();
        if (node.op < formula_op::less || node.op > formula_op::unequal) return {};
        if (step.nodes[node.operands[1]].op == formula_op::text) return {};
        row_evaluator<bounded> one{p_, data_};
        const auto left = one.number(step.level, step.nodes, node.operands[0], row);
        const auto right = one.number(step.level, step.nodes, node.operands[1], row);
        return left && right ? text_of(": ", left->value, " and ", right->value) : std::string{};
    }

    /// The sides of an equation differ by more than they may wherever it was looked for.
    void no_meeting(const program_step& step, double low, double high) {
        static constexpr fault_form form{
            .kind = "equations without a solution",
            .place = "{}",
            .found = "{}: the sides pass each other without meeting, from {} = {} to {}",
            .expected = "sides that meet, but for the tolerance",
            .mend = "Give a greater tolerance, or look where the sides jump: a count, a rounding, an if."};
        if (!stopped_) log_->add(form, step.place, in_marks(step.text), p_.columns[step.column].id, low, high);
        stopped_ = true;
    }
    /// A bound, a start or the tolerance of a solution is none, or a tolerance below 0.
    void bad_bound(const program_step& step, const char* what) {
        static constexpr fault_form form{.kind = "bounds that are no numbers",
                                         .place = "{}",
                                         .found = "{}: {}",
                                         .expected = "numbers as bounds and starts, a tolerance of 0 or more",
                                         .mend = "Correct the expressions beside the equation."};
        if (!stopped_) log_->add(form, step.place, in_marks(step.text), what);
        stopped_ = true;
    }

    /// Nothing between two bounds makes the sides equal: the left one is always the greater, or always the smaller.
    void no_crossing(const program_step& step, bool greater, double low, double high) {
        static constexpr fault_form form{.kind = "equations without a solution",
                                         .place = "{}",
                                         .found = "{}: the left side is {} the right, at {} = {} and at {}",
                                         .expected = "a left side that passes the right between the bounds",
                                         .mend = "Widen the bounds, or look whether the equation can hold at all."};
        if (!stopped_)
            log_->add(form, step.place, in_marks(step.text), greater ? "more than" : "less than",
                      p_.columns[step.column].id, low, high);
        stopped_ = true;
    }
    void no_solution(const program_step& step, const char* what, double x) {
        static constexpr fault_form form{
            .kind = "equations without a solution",
            .place = "{}",
            .found = "{}: {} {} = {}",
            .expected = "an equation that holds somewhere between the bounds, or near the starts",
            .mend = "Widen the bounds, or look whether the equation can hold at all."};
        if (!stopped_) log_->add(form, step.place, in_marks(step.text), what, p_.columns[step.column].id, x);
        stopped_ = true;
    }

  private:
    const formula_program& p_;
    const unit_data& data_;
    fault_list* log_ = nullptr;
    bool stopped_ = false;
    bool failed_ = false;  // a check
};

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/detail/exact_number.hpp>
#include <nineways/detail/running_sum.hpp>
#include <nineways/formula/evaluate_row.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/row_numbers.hpp>
#include <nineways/formula/unit_data.hpp>

namespace nineways::detail {

/// Puts units in the order of a column, each within its group.
///
/// Numbers that doubles do not tell apart for sure are compared exactly; equal ones share their place.
class unit_ranking {
  public:
    unit_ranking(const formula_program& p, unit_data& data, const program_step& step)
        : p_(p), data_(data), step_(step) {}

    void run() {
        const std::vector<double>& key = column(0);
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < key.size(); ++row) {
            if (is_known(key[row])) rows.push_back(row);
        }
        std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
            const std::size_t left = group(a);
            const std::size_t right = group(b);
            return left != right ? left < right : order(a, b) < 0;
        });
        std::vector<double>& out = data_.columns[step_.column];
        out.assign(key.size(), not_applicable);
        double error = 0;
        for (std::size_t first = 0; first < rows.size();) {
            std::size_t end = first;
            while (end < rows.size() && group(rows[end]) == group(rows[first])) ++end;
            error = std::max(error, number(rows, first, end, out));
            first = end;
        }
        data_.errors[step_.column] = error;
    }

  private:
    [[nodiscard]] const std::vector<double>& column(std::size_t node) const {
        return data_.columns[step_.nodes[node].column];
    }
    [[nodiscard]] std::size_t group(std::uint32_t row) const { return data_.row_at(0, row, step_.within); }

    /// How the keys of two rows are ordered: below zero, zero or above zero.
    [[nodiscard]] int order(std::uint32_t a, std::uint32_t b) const {
        const std::vector<double>& key = column(0);
        const double error = data_.errors[step_.nodes[0].column];
        const double difference = key[a] - key[b];
        const bool sure = error == 0 || size_of(difference) > 2 * error;
        if (!sure) {
            row_evaluator<exact_number> one{p_, data_};
            row_evaluator<exact_number> other{p_, data_};
            const auto left = one.number(0, step_.nodes, 0, a);
            const auto right = other.number(0, step_.nodes, 0, b);
            if (one.settled() && other.settled() && left && right) return compare(*left, *right);
        }
        return difference < 0 ? -1 : difference > 0 ? 1 : 0;
    }

    /// Fills the rows of a group, which are in order; gives the most by which one of them is off.
    [[nodiscard]] double number(const std::vector<std::uint32_t>& rows, std::size_t first, std::size_t end,
                                std::vector<double>& out) const {
        const bool adds = step_.op == formula_op::sum_up_to;
        const double each_error = adds ? data_.errors[step_.nodes[1].column] : 0;
        running_sum sum;
        for (std::size_t i = first; i < end;) {
            std::size_t tied = i;
            while (tied < end && (tied == i || order(rows[i], rows[tied]) == 0)) {
                const double x = adds ? column(1)[rows[tied]] : 0;
                if (is_known(x)) sum.add(x, is_whole(x) ? each_error : each_error + half_step * size_of(x));
                ++tied;
            }
            const double place = adds ? sum.value() : static_cast<double>(i - first + 1);
            for (; i < tied; ++i) out[rows[i]] = place;
        }
        return adds ? sum.error() : 0;
    }

    const formula_program& p_;
    unit_data& data_;
    const program_step& step_;
};

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/simulated_side.hpp>
#include <nineways/simulation.hpp>
#include <nineways/units.hpp>

namespace nineways::detail {

/// Moves one assumption at a time, all others at their central values.
class driver_sweep {
  public:
    driver_sweep(const drawn_inputs& inputs, const simulated_side& a, const simulated_side& b)
        : inputs_(inputs), a_(a), b_(b), value_(inputs.size()) {
        for (std::size_t i = 0; i < inputs.size(); ++i) value_[i].fill(inputs.all()[i].is.values.central);
        differ();
        central_ = difference_[0];
    }

    /// The difference, b less a, with everything at its central value.
    [[nodiscard]] double central() const noexcept { return central_; }

    /// The ten that move the difference most; `shares` are those of all inputs and, last, of the shared implementation.
    [[nodiscard]] std::vector<driver> strongest(const std::vector<double>& shares) {
        std::vector<moved> all;
        const auto keep = [&](moved&& one) {
            // What moves nothing by itself goes along by chance alone.
            if (one.row.at_low != central_ || one.row.at_high != central_) all.push_back(std::move(one));
        };
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            const drawn_input& input = inputs_.all()[i];
            if (input.moves()) keep(at_ends(i, input.is, input.within, shares[i]));
        }
        if (inputs_.implementation_moves()) {
            keep(at_ends(inputs_.size(),
                         {std::nullopt, "implementation", "standard deviations", {-ends_at, 0, ends_at}}, {-5, 5},
                         shares[inputs_.size()]));
        }
        std::stable_sort(all.begin(), all.end(), [](const moved& x, const moved& y) {
            return x.row.share_of_variance > y.row.share_of_variance;
        });
        if (all.size() > most) all.resize(most);
        std::vector<driver> rows;
        for (moved& one : all) {
            one.row.flips_at = flip(one);
            rows.push_back(std::move(one.row));
        }
        return rows;
    }

  private:
    static constexpr std::size_t most = 10;
    /// How far beyond the ends of a range a flip is looked for, in widths of the range.
    static constexpr double reach = 2;

    /// A driver, its place among the inputs (behind them for the shared implementation), and how far it may go.
    struct moved {
        driver row;
        std::size_t input = 0;
        limits within{};
    };

    /// Puts one input, or the shared implementation, at these values.
    void put(std::size_t input, const draw_block& values) {
        if (input < inputs_.size()) {
            value_[input] = values;
            return;
        }
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            if (inputs_.all()[i].by_implementation) inputs_.values(i, draw_block{}, values, value_[i]);
        }
    }
    void put_back(std::size_t input) {
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            if (i == input || input == inputs_.size()) value_[i].fill(inputs_.all()[i].is.values.central);
        }
    }
    void differ() {
        a_.outcomes(value_, of_a_);
        b_.outcomes(value_, of_b_);
        for (std::size_t k = 0; k < block_size; ++k) difference_[k] = of_b_.stock[k] - of_a_.stock[k];
    }

    [[nodiscard]] moved at_ends(std::size_t input, const drawn_assumption& is, const limits& within, double share) {
        draw_block values;
        values.fill(is.values.low);
        values[1] = is.values.high;
        put(input, values);
        differ();
        put_back(input);
        return {{is, share, difference_[0], difference_[1], std::nullopt}, input, within};
    }

    /// The nearest value at which the difference has the other sign, on the way from the central value to `end`.
    [[nodiscard]] std::optional<double> flip_towards(const moved& one, double end) {
        double from = one.row.assumption.values.central;
        const bool above = central_ > 0;
        draw_block values;
        for (int round = 0; round < 4; ++round) {
            const double step = (end - from) / static_cast<double>(block_size - 1);
            for (std::size_t k = 0; k < block_size; ++k) values[k] = from + step * static_cast<double>(k);
            values[block_size - 1] = end;
            put(one.input, values);
            differ();
            put_back(one.input);
            std::size_t k = 1;
            while (k < block_size && (above ? difference_[k] >= 0 : difference_[k] <= 0)) ++k;
            if (k == block_size) return std::nullopt;
            from = values[k - 1];
            end = values[k];
        }
        // As exact as anyone can use: to a ten-millionth of the range.
        const range<double>& r = one.row.assumption.values;
        const double unit = (r.high - r.low) * 1e-7;
        const double steps = (from + (end - from) / 2 - r.low) / unit;
        const double whole = static_cast<double>(static_cast<std::int64_t>(steps + (steps < 0 ? -0.5 : 0.5)));
        return r.low + whole * unit;
    }

    /// Whether there is no lead to change, but for what rounding leaves.
    [[nodiscard]] bool is_even() const noexcept { return central_ < 1e-12 && central_ > -1e-12; }

    [[nodiscard]] std::optional<double> flip(const moved& one) {
        const range<double>& r = one.row.assumption.values;
        if (is_even()) return std::nullopt;
        const double width = r.high - r.low;
        const double least = std::max(one.within.least, r.low - reach * width);
        const double greatest = std::min(one.within.most, r.high + reach * width);
        const std::optional<double> down = flip_towards(one, least);
        const std::optional<double> up = flip_towards(one, greatest);
        if (!down || !up) return down ? down : up;
        return r.central - *down < *up - r.central ? down : up;
    }

    const drawn_inputs& inputs_;
    simulated_side a_;
    simulated_side b_;
    std::vector<draw_block> value_;
    drawn_outcomes of_a_{};
    drawn_outcomes of_b_{};
    draw_block difference_{};
    double central_ = 0;
};

}  // namespace nineways::detail

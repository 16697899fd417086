// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/drawn_cost.hpp>
#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/drawn_learning.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/parameters.hpp>
#include <nineways/parameters/price_index.hpp>

namespace nineways::detail {

/// What one package comes to in the draws of a block.
struct drawn_outcomes {
    draw_block mean_year;
    draw_block stock;
    draw_block cost;
    draw_block benchmark;
};

/// One package with its quantities held, under drawn effects and prices.
class simulated_side {
  public:
    simulated_side(const district& d, const baseline& before, const evaluation& e, const assumptions& assumed,
                   drawn_inputs& inputs)
        : learning_(e, assumed, inputs),
          cost_(d, before, e, assumed, inputs),
          benchmark_(inputs.of("spending_benchmark"_p)),
          thousands_a_pupil_(convert(1, d.dollar_year, describe("spending_benchmark"_p).dollar_year) / 1000 /
                             total_pupils(d).value()) {}

    /// Fills `out` from the values of all inputs. Uses memory of its own: one side for each thread.
    void outcomes(const std::vector<draw_block>& value, drawn_outcomes& out) noexcept {
        learning_.learn(value, out.mean_year, out.stock);
        cost_.spend(value, out.cost);
        const draw_block& a_thousand = value[benchmark_];
        for (std::size_t k = 0; k < block_size; ++k)
            out.benchmark[k] = out.cost[k] * thousands_a_pupil_ * a_thousand[k];
    }

  private:
    drawn_learning learning_;
    drawn_cost cost_;
    std::size_t benchmark_;
    double thousands_a_pupil_;
};

}  // namespace nineways::detail

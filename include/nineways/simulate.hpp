// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/compare.hpp>
#include <nineways/detail/draw_statistics.hpp>
#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/driver_sweep.hpp>
#include <nineways/detail/simulated_side.hpp>
#include <nineways/detail/simulation_sums.hpp>
#include <nineways/district.hpp>
#include <nineways/fault.hpp>
#include <nineways/learning.hpp>
#include <nineways/simulation.hpp>
#include <nineways/units.hpp>

namespace nineways {

namespace detail {

/// SD below which two figures are apart by rounding alone.
inline constexpr double not_apart = 1e-12;

[[nodiscard]] inline simulated_package summed_up(const drawn_package& p) {
    const std::size_t draws = p.stock.size();
    simulated_package s;
    s.stock = interval_of(p.stock);
    s.percentile_points = percentile_points(s.stock);
    s.mean_year = interval_of(p.mean_year);
    s.cost = interval_of(p.cost);
    s.benchmark = interval_of(p.benchmark);
    s.chance_above_benchmark =
        share_of_draws(draws, [&](std::size_t i) { return p.stock[i] > p.benchmark[i] + not_apart; });
    s.chance_of_harm = share_of_draws(draws, [&](std::size_t i) { return p.stock[i] < -not_apart; });
    return s;
}

/// Chances that one package is ahead of the other, and what they differ in.
inline void set_beside(simulation& s) {
    const drawn_package& a = s.draws_a;
    const drawn_package& b = s.draws_b;
    const std::size_t draws = a.stock.size();
    std::vector<double> sd(draws);
    std::vector<double> points(draws);
    bool both_cost = true;
    for (std::size_t i = 0; i < draws; ++i) {
        sd[i] = b.stock[i] - a.stock[i];
        points[i] = percentile_points(effect_size{b.stock[i]}) - percentile_points(effect_size{a.stock[i]});
        both_cost = both_cost && a.cost[i] > 0 && b.cost[i] > 0;
    }
    s.difference = interval_of(std::move(sd));
    s.difference_points = interval_of(std::move(points));
    s.chance_a_ahead = share_of_draws(draws, [&](std::size_t i) { return a.stock[i] > b.stock[i] + not_apart; });
    s.chance_b_ahead = share_of_draws(draws, [&](std::size_t i) { return b.stock[i] > a.stock[i] + not_apart; });
    if (!both_cost) return;
    const auto per_dollar = [](const drawn_package& p, std::size_t i) { return p.stock[i] / p.cost[i]; };
    s.chance_a_ahead_per_dollar =
        share_of_draws(draws, [&](std::size_t i) { return per_dollar(a, i) > per_dollar(b, i); });
    s.chance_b_ahead_per_dollar =
        share_of_draws(draws, [&](std::size_t i) { return per_dollar(b, i) > per_dollar(a, i); });
}

}  // namespace detail

/// Draws the uncertain assumptions behind two compared packages many times, the same for both, and says what comes of
/// it.
///
/// The packages' quantities (groups, posts, settings) stay those of `c`, a comparison over `d` under `assumed`; drawn
/// are prices, effects, the response of turnover, and how well things are carried out. Each is normal to either side of
/// its central value, with its low and high end at 5 % and 95 %; effects and fidelity share a factor. A draw is a
/// function of seed, number and name, so `parts` may run in any order, and longer simulations begin as shorter ones do.
/// Each part has memory of its own; no draw takes more. Throws `invalid_input` when the number of draws or the seed is
/// out of bounds.
template <class Executor = one_after_the_other>
[[nodiscard]] simulation simulate(const district& d, const comparison& c, const assumptions& assumed,
                                  const simulation_options& asked = {}, const Executor& parts = {}) {
    throw_if_any(detail::faults_of(asked));
    simulation s;
    s.asked = asked;
    detail::drawn_inputs inputs{assumed};
    const detail::simulated_side a{d, c.before, c.a.result, assumed, inputs};
    const detail::simulated_side b{d, c.before, c.b.result, assumed, inputs};
    for (drawn_package* p : {&s.draws_a, &s.draws_b}) {
        for (std::vector<double>* column : {&p->mean_year, &p->stock, &p->cost, &p->benchmark})
            column->resize(asked.draws);
    }
    for (const detail::drawn_input& one : inputs.all()) s.drawn += one.moves() ? std::size_t{1} : std::size_t{0};
    detail::driver_sweep sweep{inputs, a, b};
    s.central_difference = sweep.central();

    const std::size_t blocks = (asked.draws + detail::block_size - 1) / detail::block_size;
    detail::simulation_sums sums{inputs.size() + 1, blocks};
    parts(blocks, [&](std::size_t first, std::size_t last) {
        detail::block_work work{inputs, a, b, s.central_difference};
        for (std::size_t block = first; block < last; ++block) work.run(asked, block, s.draws_a, s.draws_b, sums);
    });
    s.a = detail::summed_up(s.draws_a);
    s.b = detail::summed_up(s.draws_b);
    detail::set_beside(s);
    s.drivers = sweep.strongest(sums.shares_of_variance());
    return s;
}

}  // namespace nineways

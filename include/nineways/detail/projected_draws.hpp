// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <nineways/detail/draw_statistics.hpp>
#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/growth_of_cost.hpp>
#include <nineways/detail/projected_batch.hpp>
#include <nineways/projection.hpp>
#include <nineways/simulation.hpp>

/// The paths of a projection under many futures, the same ones for all paths.
namespace nineways::detail {

/// What one path comes to in all draws: columns of draws, by year.
struct drawn_path {
    drawn_path(std::size_t years, std::size_t draws)
        : cost(years, std::vector<double>(draws)),
          balance(years, std::vector<double>(draws)),
          reserve(years, std::vector<double>(draws)) {}

    std::vector<std::vector<double>> cost;
    std::vector<std::vector<double>> balance;
    std::vector<std::vector<double>> reserve;
};

/// All draws of the three paths.
struct drawn_projection {
    drawn_projection(std::size_t years, std::size_t draws)
        : nothing(years, draws), a(years, draws), b(years, draws), draws_in_all(draws) {}

    drawn_path nothing;
    drawn_path a;
    drawn_path b;
    std::size_t draws_in_all;
};

/// Memory for blocks of draws: one for each thread.
class projected_block {
  public:
    projected_block(const projected_ground& ground, const future_inputs& at, const drawn_inputs& inputs)
        : ground_(ground),
          at_(at),
          inputs_(inputs),
          normal_(inputs.size() + 1),
          value_(inputs.size()),
          nothing_(ground.plan.enrolled.size()),
          package_(ground.plan.enrolled.size()) {}

    /// Draws a block and follows every path through it.
    void run(std::uint64_t seed, std::size_t block, drawn_projection& to) {
        inputs_.draw(seed, block, normal_);
        for (std::size_t i = 0; i < inputs_.size(); ++i)
            inputs_.values(i, normal_[i], normal_[inputs_.size()], value_[i]);
        projected_batch<block_size> futures{ground_, at_, value_};
        const auto unseen = [](std::size_t, const workforce_batch<block_size>&) {};
        futures.run(ground_.plan.nothing, {}, nothing_, unseen);
        keep(nothing_, block, to.nothing, to.draws_in_all);
        futures.run(ground_.plan.a, nothing_.pay, package_, unseen);
        keep(package_, block, to.a, to.draws_in_all);
        futures.run(ground_.plan.b, nothing_.pay, package_, unseen);
        keep(package_, block, to.b, to.draws_in_all);
    }

  private:
    static void keep(const batch_outcome<block_size>& out, std::size_t block, drawn_path& to, std::size_t draws) {
        const std::size_t first = block * block_size;
        for (std::size_t t = 0; t < out.cost.size(); ++t) {
            for (std::size_t k = 0; k < block_size && first + k < draws; ++k) {
                to.cost[t][first + k] = out.cost[t][k];
                to.balance[t][first + k] = out.balance[t][k];
                to.reserve[t][first + k] = out.reserve[t][k];
            }
        }
    }

    const projected_ground& ground_;
    const future_inputs& at_;
    const drawn_inputs& inputs_;
    std::vector<draw_block> normal_;
    std::vector<draw_block> value_;
    batch_outcome<block_size> nothing_;
    batch_outcome<block_size> package_;
};

/// Intervals of each year, and the share of draws in which the reserve lasts.
inline void sum_up_draws(projected_path& to, const drawn_path& drawn, std::size_t draws) {
    for (std::size_t t = 0; t < to.years.size(); ++t) {
        to.years[t].cost = interval_of(drawn.cost[t]);
        to.years[t].balance = interval_of(drawn.balance[t]);
        to.years[t].reserve = interval_of(drawn.reserve[t]);
    }
    to.chance_never_short = share_of_draws(draws, [&](std::size_t i) {
        for (std::size_t t = 1; t < to.years.size(); ++t) {
            if (drawn.reserve[t][i] < 0) return false;
        }
        return true;
    });
}

/// The intervals of what b has more than a, by year.
[[nodiscard]] inline std::vector<interval> differences(const std::vector<std::vector<double>>& a,
                                                       const std::vector<std::vector<double>>& b) {
    std::vector<interval> all;
    for (std::size_t t = 0; t < a.size(); ++t) {
        std::vector<double> more(a[t].size());
        for (std::size_t i = 0; i < more.size(); ++i) more[i] = b[t][i] - a[t][i];
        all.push_back(interval_of(std::move(more)));
    }
    return all;
}

/// The interval of how much cost grows a year.
[[nodiscard]] inline interval growth_range(const drawn_path& drawn) {
    const std::size_t last = drawn.cost.size() - 1;
    std::vector<double> growth(drawn.cost[0].size());
    for (std::size_t i = 0; i < growth.size(); ++i)
        growth[i] = growth_a_year(drawn.cost[0][i], drawn.cost[last][i], last);
    return interval_of(std::move(growth));
}

}  // namespace nineways::detail

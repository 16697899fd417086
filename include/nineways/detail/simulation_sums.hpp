// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/simulated_side.hpp>
#include <nineways/simulation.hpp>

/// The draws of a simulation, block by block, and what is added up over them.
namespace nineways::detail {

/// The sum over a block, in eight parts that stand side by side.
template <class Term>
[[nodiscard]] double sum_of_block(const Term& term) noexcept {
    std::array<double, 8> part{};
    for (std::size_t k = 0; k < block_size; k += 8) {
        for (std::size_t i = 0; i < 8; ++i) part[i] += term(k + i);
    }
    return ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]));
}

/// Sums over each block of how variables go along with the difference of two packages. Blocks may come in any order,
/// and are added up in theirs.
class simulation_sums {
  public:
    struct moments {
        double x = 0;
        double xx = 0;
        double xy = 0;
    };

    simulation_sums(std::size_t variables, std::size_t blocks)
        : variables_(variables), count_(blocks), y_(blocks), yy_(blocks), of_(variables * blocks) {}

    void set_difference(std::size_t block, std::size_t count, double y, double yy) noexcept {
        count_[block] = count;
        y_[block] = y;
        yy_[block] = yy;
    }
    void set(std::size_t block, std::size_t variable, const moments& m) noexcept {
        of_[block * variables_ + variable] = m;
    }

    /// The squared correlation of each variable with the difference; 0 where one of them does not vary.
    [[nodiscard]] std::vector<double> shares_of_variance() const {
        std::vector<moments> all(variables_);
        double n = 0;
        double y = 0;
        double yy = 0;
        for (std::size_t block = 0; block < count_.size(); ++block) {
            n += static_cast<double>(count_[block]);
            y += y_[block];
            yy += yy_[block];
            for (std::size_t v = 0; v < variables_; ++v) {
                const moments& m = of_[block * variables_ + v];
                all[v].x += m.x;
                all[v].xx += m.xx;
                all[v].xy += m.xy;
            }
        }
        const double vary = yy - y * y / n;
        std::vector<double> shares(variables_);
        for (std::size_t v = 0; v < variables_; ++v) {
            const double own = all[v].xx - all[v].x * all[v].x / n;
            const double both = all[v].xy - all[v].x * y / n;
            if (own > 0 && vary > 0) shares[v] = both * both / (own * vary);
        }
        return shares;
    }

  private:
    std::size_t variables_;
    std::vector<std::size_t> count_;
    std::vector<double> y_;
    std::vector<double> yy_;
    std::vector<moments> of_;
};

/// Memory for one part of the draws, and what is done with it.
class block_work {
  public:
    block_work(const drawn_inputs& inputs, const simulated_side& a, const simulated_side& b, double centre)
        : inputs_(inputs), a_(a), b_(b), centre_(centre), normal_(inputs.size() + 1), value_(inputs.size()) {}

    void run(const simulation_options& asked, std::size_t block, drawn_package& to_a, drawn_package& to_b,
             simulation_sums& sums) noexcept {
        inputs_.draw(asked.seed, block, normal_);
        for (std::size_t i = 0; i < inputs_.size(); ++i)
            inputs_.values(i, normal_[i], normal_[inputs_.size()], value_[i]);
        a_.outcomes(value_, of_a_);
        b_.outcomes(value_, of_b_);
        const std::size_t first = block * block_size;
        const std::size_t count = asked.draws - first < block_size ? asked.draws - first : block_size;
        keep(of_a_, first, count, to_a);
        keep(of_b_, first, count, to_b);
        add_up(block, count, sums);
    }

  private:
    static void keep(const drawn_outcomes& from, std::size_t first, std::size_t count, drawn_package& to) noexcept {
        for (std::size_t k = 0; k < count; ++k) {
            to.mean_year[first + k] = from.mean_year[k];
            to.stock[first + k] = from.stock[k];
            to.cost[first + k] = from.cost[k];
            to.benchmark[first + k] = from.benchmark[k];
        }
    }

    void add_up(std::size_t block, std::size_t count, simulation_sums& sums) noexcept {
        // About the central difference, so that squares lose no digits.
        draw_block y;
        for (std::size_t k = 0; k < block_size; ++k) y[k] = k < count ? of_b_.stock[k] - of_a_.stock[k] - centre_ : 0;
        sums.set_difference(block, count, sum_of_block([&](std::size_t k) { return y[k]; }),
                            sum_of_block([&](std::size_t k) { return y[k] * y[k]; }));
        for (std::size_t v = 0; v < normal_.size(); ++v) {
            if (v < inputs_.size() ? !inputs_.all()[v].moves() : !inputs_.implementation_moves()) continue;
            draw_block& x = normal_[v];
            for (std::size_t k = count; k < block_size; ++k) x[k] = 0;
            sums.set(block, v,
                     {sum_of_block([&](std::size_t k) { return x[k]; }),
                      sum_of_block([&](std::size_t k) { return x[k] * x[k]; }),
                      sum_of_block([&](std::size_t k) { return x[k] * y[k]; })});
        }
    }

    const drawn_inputs& inputs_;
    simulated_side a_;
    simulated_side b_;
    double centre_;
    std::vector<draw_block> normal_;
    std::vector<draw_block> value_;
    drawn_outcomes of_a_{};
    drawn_outcomes of_b_{};
};

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/sort_few.hpp>
#include <nineways/detail/walk.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/figure.hpp>
#include <nineways/grade.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/parameters.hpp>
#include <nineways/parameters/price_index.hpp>
#include <nineways/prices.hpp>
#include <nineways/recorder.hpp>
#include <nineways/units.hpp>

namespace nineways::detail {

/// What one package comes to in the draws of a block.
struct drawn_outcomes {
    draw_block mean_year;
    draw_block stock;
    draw_block cost;
    draw_block benchmark;
};

/// One package with its quantities held: its learning as a function of the effects that are drawn, its cost as one of
/// the prices. At central values both are what `evaluate` gives.
class simulated_side {
  public:
    simulated_side(const district& d, const baseline& before, const evaluation& e, const assumptions& assumed,
                   drawn_inputs& inputs)
        : everyone_(total_pupils(d).value()), dollar_year_(d.dollar_year), years_(assumed["exposure_years"_p]) {
        fidelity_ = inputs.of("fidelity"_p, true);
        further_ = inputs.of("further_effect_share"_p);
        ceiling_ = inputs.of("effect_ceiling"_p);
        persistence_ = inputs.of("effect_persistence"_p);
        benchmark_ = inputs.of("spending_benchmark"_p);
        learning_of(e, inputs);
        cost_of(d, before, e, assumed, inputs);
        gains_.resize(effects_.size());
        losses_.resize(effects_.size());
    }

    /// Fills `out` from the values of all inputs. Uses memory of its own: one side for each thread.
    void outcomes(const std::vector<draw_block>& value, drawn_outcomes& out) noexcept {
        learn(value, out);
        spend(value, out.cost);
        const double thousands = convert(1, dollar_year_, describe("spending_benchmark"_p).dollar_year) / 1000;
        const draw_block& a_thousand = value[benchmark_];
        for (std::size_t k = 0; k < block_size; ++k)
            out.benchmark[k] = out.cost[k] / everyone_ * thousands * a_thousand[k];
    }

  private:
    /// An effect that some exposures share: inputs times doses.
    struct effect {
        std::array<std::size_t, 2> input{};
        std::array<double, 2> dose{};
        std::size_t count = 0;
        bool of_money = false;  ///< moved between schools: what it loses is as much smaller as what it gains

        [[nodiscard]] friend bool operator==(const effect&, const effect&) noexcept = default;
    };
    /// An effect on a part of a cell, and the part of it that the next effect of its cluster does not reach.
    struct reached {
        std::size_t effect = 0;
        std::size_t cluster = 0;
        double reach = 0;
        double alone = 0;

        [[nodiscard]] friend bool operator==(const reached&, const reached&) noexcept = default;
    };
    /// Cells that the same effects reach alike, and their share of all pupils.
    struct cell {
        std::vector<reached> all;
        double weight = 0;
    };
    /// Cost that a price moves: less by `down` where the price stands at its low end, more by `up` at its high end.
    struct priced {
        std::size_t input = 0;
        range<double> values;
        double down = 0;
        double up = 0;
    };
    /// A lever that moves turnover.
    struct turned {
        std::size_t input = 0;
        double exposure = 0;
        double realised = 0;
    };

    void learning_of(const evaluation& e, drawn_inputs& inputs) {
        const by_cell<double>& count = e.day.all.pupil_count;
        double all = 0;
        for (const auto& level_counts : count) {
            for (const double c : level_counts) all += c;
        }
        for (std::size_t l = 0; l < level_count; ++l) {
            for (std::size_t t = 0; t < tier_count; ++t) {
                if (!(count[l][t] > 0)) continue;
                cell here;
                here.weight = count[l][t] / all;
                for (const exposure& x : e.exposures) {
                    if (static_cast<std::size_t>(x.level) != l || static_cast<std::size_t>(x.tier) != t) continue;
                    here.all.push_back({place_of(x, inputs), static_cast<std::size_t>(x.cluster), x.reach, 0});
                }
                if (!here.all.empty()) add(std::move(here));
            }
        }
    }

    void add(cell&& here) {
        sort_few(here.all, [](const reached& a, const reached& b) {
            return a.cluster != b.cluster ? a.cluster < b.cluster : a.reach > b.reach;
        });
        for (std::size_t i = 0; i < here.all.size(); ++i) {
            const bool last = i + 1 == here.all.size() || here.all[i + 1].cluster != here.all[i].cluster;
            here.all[i].alone = here.all[i].reach - (last ? 0 : here.all[i + 1].reach);
        }
        for (cell& known : cells_) {
            if (known.all != here.all) continue;
            known.weight += here.weight;
            return;
        }
        cells_.push_back(std::move(here));
    }

    [[nodiscard]] std::size_t place_of(const exposure& x, drawn_inputs& inputs) {
        effect made;
        for (; made.count < x.part_count; ++made.count) {
            const effect_part& part = x.parts[made.count];
            made.dose[made.count] = part.dose;
            if (part.effect == "spending_benchmark"_p) {
                made.of_money = true;
                made.input[made.count] = benchmark_;
                if (part.dose < 0) made.dose[made.count] /= inputs.all()[fidelity_].is.values.central;
            } else {
                made.input[made.count] = inputs.of(part.effect, true);
            }
        }
        for (std::size_t i = 0; i < effects_.size(); ++i) {
            if (effects_[i] == made) return i;
        }
        effects_.push_back(made);
        return effects_.size() - 1;
    }

    void cost_of(const district& d, const baseline& before, const evaluation& e, const assumptions& assumed,
                 drawn_inputs& inputs) {
        std::vector<lever_choice> choices;
        for (const lever_result& r : e.levers) choices.push_back(r.choice);
        district after;
        std::vector<tier_counts> tiers;
        fault_list log;
        walk steps{after, tiers, d, before, assumed, e.year, no_ledger{}, log};
        if (!steps.run(choices, false)) return;  // a package that was evaluated can be pulled
        central_cost_ = e.basis.value.value();
        teachers_ = before.base.teachers.value();
        turnover_before_ = d.pay.separation_rate;
        turnover_cost_ = inputs.of("turnover_cost"_p);
        to_district_year_ = convert(1, describe("turnover_cost"_p).dollar_year, d.dollar_year);
        std::size_t response = d.pay.turnover.size();
        const spending* last = &before.cost;
        for (std::size_t i = 0; i < e.levers.size(); ++i) {
            const spending& now = steps.stages()[i].cost;
            const double realised = e.levers[i].realised;
            lines(now, after, realised, d, assumed, inputs);
            lines(*last, after, -realised, d, assumed, inputs);
            last = &now;
            if (!lever_catalog[e.levers[i].choice.lever]->moves_turnover) continue;
            const turnover_response& moved = after.pay.turnover[response++];
            turned_.push_back(
                {inputs.of(parameter_ref{static_cast<std::uint16_t>(moved.response)}), moved.exposure, realised});
        }
        std::vector<draw_block> central(inputs.size());
        for (std::size_t i = 0; i < inputs.size(); ++i) central[i].fill(inputs.all()[i].is.values.central);
        if (turned_.empty()) return;
        draw_block at_central{};
        turn_over(central, at_central);
        central_cost_ -= at_central[0];
    }

    /// Adds what prices move in the lines of a state: yearly ones times a share, one-time ones a tenth.
    void lines(const spending& state, const district& after, double realised, const district& d,
               const assumptions& assumed, drawn_inputs& inputs) {
        for (const cost_line& line : state.lines) {
            const double low = line.amount.low.value();
            const double central = line.amount.central.value();
            const double high = line.amount.high.value();
            if (low == high) continue;
            const auto along = line.where.steps[0];
            if (along.along == axis::line && along.index == 1) continue;  // turnover, whose units are drawn too
            const double sign = realised < 0 ? -1 : 1;
            const double part = line.one_time ? sign / one_time_years : realised;
            const std::size_t input = price_of(line, after, d, assumed, inputs);
            // Units below 0 cost most where the price is least.
            const bool turns = central < 0 || (central == 0 && low < 0);
            priced& to = priced_by(input, inputs.all()[input].is.values);
            to.down += part * (turns ? central - high : central - low);
            to.up += part * (turns ? low - central : high - central);
        }
    }

    [[nodiscard]] priced& priced_by(std::size_t input, const range<double>& values) {
        for (priced& known : prices_) {
            if (known.input == input) return known;
        }
        prices_.push_back({input, values, 0, 0});
        return prices_.back();
    }

    /// What moves the price of a line: the rate of benefits of all that is paid, and what purchases and rooms follow.
    [[nodiscard]] static std::size_t price_of(const cost_line& line, const district& after, const district& d,
                                              const assumptions& assumed, drawn_inputs& inputs) {
        const path_step along = line.where.steps[0];
        if (along.along == axis::line && along.index == 2) return inputs.of("room_cost"_p);
        if (along.along == axis::purchase) {
            const purchase& bought = after.purchases[along.index];
            if (bought.price_of >= 0) return inputs.of(parameter_ref{static_cast<std::uint16_t>(bought.price_of)});
            return inputs.of(bought.id, "dollars a unit", bought.unit_price);
        }
        const range<double> rate = assumed.of("benefits_variable_rate"_p);
        const double own = d.pay.variable_benefits;
        if (own == rate.central) return inputs.of("benefits_variable_rate"_p);
        return inputs.of("variable_benefits", "share",
                         {own * rate.low / rate.central, own, own * rate.high / rate.central});
    }

    void learn(const std::vector<draw_block>& value, drawn_outcomes& out) noexcept {
        const draw_block& fidelity = value[fidelity_];
        for (std::size_t i = 0; i < effects_.size(); ++i) {
            const effect& from = effects_[i];
            draw_block& gain = gains_[i];
            draw_block& loss = losses_[i];
            gain.fill(0);
            for (std::size_t p = 0; p < from.count; ++p) {
                const draw_block& registered = value[from.input[p]];
                for (std::size_t k = 0; k < block_size; ++k) gain[k] += registered[k] * from.dose[p];
            }
            for (std::size_t k = 0; k < block_size; ++k) {
                loss[k] = gain[k] < 0 ? gain[k] : 0;
                gain[k] = gain[k] < 0 ? 0 : gain[k] * fidelity[k];
            }
            if (!from.of_money) continue;
            for (std::size_t k = 0; k < block_size; ++k) loss[k] *= fidelity[k];
        }
        out.mean_year.fill(0);
        for (const cell& here : cells_) add_cell(here, value, out.mean_year);
        draw_block factor;
        draw_block kept;
        factor.fill(0);
        kept.fill(1);
        const draw_block& persistence = value[persistence_];
        for (double year = 0; year < years_; year += 1) {
            for (std::size_t k = 0; k < block_size; ++k) {
                factor[k] += kept[k];
                kept[k] *= persistence[k];
            }
        }
        for (std::size_t k = 0; k < block_size; ++k) out.stock[k] = out.mean_year[k] * factor[k];
    }

    /// Adds a cell's effect, as `combine` has it, times its share of the pupils.
    void add_cell(const cell& here, const std::vector<draw_block>& value, draw_block& mean) const noexcept {
        const draw_block& further = value[further_];
        const draw_block& ceiling = value[ceiling_];
        draw_block positive;
        draw_block negative;
        draw_block sum;
        draw_block largest;
        positive.fill(0);
        negative.fill(0);
        for (std::size_t i = 0; i < here.all.size(); ++i) {
            const reached& one = here.all[i];
            if (i == 0 || one.cluster != here.all[i - 1].cluster) {
                sum.fill(0);
                largest.fill(0);
            }
            const draw_block& gain = gains_[one.effect];
            const draw_block& loss = losses_[one.effect];
            for (std::size_t k = 0; k < block_size; ++k) {
                sum[k] += gain[k];
                largest[k] = gain[k] > largest[k] ? gain[k] : largest[k];
                negative[k] += loss[k] * one.reach;
            }
            if (one.alone == 0) continue;
            for (std::size_t k = 0; k < block_size; ++k)
                positive[k] += one.alone * (largest[k] + further[k] * (sum[k] - largest[k]));
        }
        for (std::size_t k = 0; k < block_size; ++k)
            mean[k] += here.weight * (ceiling[k] * positive[k] / (ceiling[k] + positive[k]) + negative[k]);
    }

    void spend(const std::vector<draw_block>& value, draw_block& cost) const noexcept {
        cost.fill(central_cost_);
        if (!turned_.empty()) turn_over(value, cost);
        for (const priced& by : prices_) {
            const draw_block& price = value[by.input];
            const double below = by.values.central - by.values.low;
            const double above = by.values.high - by.values.central;
            const double down = below > 0 ? by.down / below : 0;
            const double up = above > 0 ? by.up / above : 0;
            for (std::size_t k = 0; k < block_size; ++k) {
                const double off = price[k] - by.values.central;
                cost[k] += off * (off < 0 ? down : up);
            }
        }
    }

    /// Adds what levers make posts that fall vacant cost. Turnover stays between none and all posts.
    void turn_over(const std::vector<draw_block>& value, draw_block& cost) const noexcept {
        draw_block turnover;
        turnover.fill(turnover_before_);
        const draw_block& price = value[turnover_cost_];
        for (const turned& by : turned_) {
            const draw_block& response = value[by.input];
            for (std::size_t k = 0; k < block_size; ++k) {
                const double moved = turnover[k] * (1 + by.exposure * response[k]);
                const double now = moved < 0 ? 0 : moved > 1 ? 1 : moved;
                cost[k] += teachers_ * (now - turnover[k]) * by.realised * (price[k] * to_district_year_);
                turnover[k] = now;
            }
        }
    }

    double everyone_;
    int dollar_year_;
    double years_;
    std::size_t fidelity_ = 0;
    std::size_t further_ = 0;
    std::size_t ceiling_ = 0;
    std::size_t persistence_ = 0;
    std::size_t benchmark_ = 0;
    std::vector<effect> effects_;
    std::vector<cell> cells_;
    double central_cost_ = 0;  ///< without that of turnover
    double teachers_ = 0;
    double turnover_before_ = 0;
    std::size_t turnover_cost_ = 0;
    double to_district_year_ = 1;
    std::vector<priced> prices_;
    std::vector<turned> turned_;
    std::vector<draw_block> gains_;
    std::vector<draw_block> losses_;
};

}  // namespace nineways::detail

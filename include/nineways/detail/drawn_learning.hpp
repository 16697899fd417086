// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/sort_few.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/grade.hpp>
#include <nineways/learning.hpp>
#include <nineways/lever.hpp>
#include <nineways/parameters.hpp>

namespace nineways::detail {

/// What one package does for learning as a function of the effects that are drawn; whom they reach stays as it is. At
/// central values it is what `combine` gives.
class drawn_learning {
  public:
    drawn_learning(const evaluation& e, const assumptions& assumed, drawn_inputs& inputs)
        : years_(assumed["exposure_years"_p]),
          fidelity_(inputs.of("fidelity"_p, true)),
          further_(inputs.of("further_effect_share"_p)),
          ceiling_(inputs.of("effect_ceiling"_p)),
          persistence_(inputs.of("effect_persistence"_p)),
          benchmark_(inputs.of("spending_benchmark"_p)),
          central_factor_(stock_factor(assumed, bound::central)) {
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
        gains_.resize(effects_.size());
        losses_.resize(effects_.size());
    }

    /// The district's mean effect of one year, and what it comes to after four. Uses memory of its own: one for each
    /// thread.
    void learn(const std::vector<draw_block>& value, draw_block& mean_year, draw_block& stock) noexcept {
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
        const draw_block& fidelity = value[fidelity_];
        for (std::size_t i = 0; i < effects_.size(); ++i) {
            const effect& from = effects_[i];
            draw_block& gain = gains_[i];
            draw_block& loss = losses_[i];
            gain.fill(0);
            loss.fill(0);
            for (std::size_t p = 0; p < from.count; ++p) {
                const draw_block& registered = value[from.input[p]];
                for (std::size_t k = 0; k < block_size; ++k) {
                    const double part = registered[k] * from.dose[p];
                    loss[k] += part < 0 ? part : 0;
                    gain[k] += part < 0 ? 0 : part;
                }
            }
            for (std::size_t k = 0; k < block_size; ++k) gain[k] *= fidelity[k];
            if (!from.of_money) continue;
            // A four-year effect that was taken apart into yearly ones comes to the same after four years.
            for (std::size_t k = 0; k < block_size; ++k) {
                const double apart = central_factor_ / factor[k];
                gain[k] *= apart;
                loss[k] *= fidelity[k] * apart;
            }
        }
        mean_year.fill(0);
        for (const cell& here : cells_) add_cell(here, value, mean_year);
        for (std::size_t k = 0; k < block_size; ++k) stock[k] = mean_year[k] * factor[k];
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

    double years_;
    std::size_t fidelity_;
    std::size_t further_;
    std::size_t ceiling_;
    std::size_t persistence_;
    std::size_t benchmark_;
    double central_factor_;
    std::vector<effect> effects_;
    std::vector<cell> cells_;
    std::vector<draw_block> gains_;
    std::vector<draw_block> losses_;
};

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <nineways/detail/running_sum.hpp>
#include <nineways/units.hpp>

/// How evenly dollars are shared among pupils. Definitions: docs/equity.md.
namespace nineways {

/// A school, or another unit that has dollars for its pupils. Nothing in it is below zero.
struct funded_unit {
    dollars amount{};
    pupils enrolled{};
    /// Pupils times their need: a pupil of weight 1.5 counts one and a half times.
    pupils weighted{};
};

/// What is measured of a distribution. Money is in dollars a pupil; the rest are plain numbers.
enum class equity_measure : std::uint8_t {
    mean,
    median,
    coefficient_of_variation,
    ratio_90_10,
    restricted_range,
    federal_range_ratio,
    mcloone,
    verstegen,
    gini,
};
inline constexpr std::size_t equity_measure_count = 9;
inline constexpr std::array<std::string_view, equity_measure_count> equity_measure_names{
    "mean",        "median",           "coefficient_of_variation",
    "ratio_90_10", "restricted_range", "federal_range_ratio",
    "mcloone",     "verstegen",        "gini"};

/// By `equity_measure`; nothing where a measure has no value, as a ratio to 0 dollars has none.
using equity_measures = std::array<std::optional<double>, equity_measure_count>;

namespace detail {

/// Units in the order of their dollars a pupil; those with the same are one.
class ranked_units {
  public:
    ranked_units(std::span<const funded_unit> units, pupils funded_unit::*among) {
        for (const funded_unit& u : units) {
            const double count = (u.*among).value();
            if (count > 0) steps_.push_back({u.amount.value() / count, u.amount.value(), count, 0});
        }
        std::stable_sort(steps_.begin(), steps_.end(), [](const step& a, const step& b) { return a.level < b.level; });
        join_equals();
        running_sum up_to;
        running_sum money;
        for (step& s : steps_) {
            up_to.add(s.count);
            money.add(s.amount);
            s.up_to = up_to.value();
        }
        pupils_ = up_to.value();
        dollars_ = money.value();
    }

    [[nodiscard]] equity_measures measures() const {
        equity_measures found;
        const auto put = [&found](equity_measure m, std::optional<double> x) {
            found[static_cast<std::size_t>(m)] = x;
        };
        if (steps_.empty()) return found;
        const double mean = dollars_ / pupils_;
        const double low = quantile(1);
        const double high = quantile(19);
        const double half = pupils_ / 2 * quantile(10);
        const double below = below_median();
        put(equity_measure::mean, mean);
        put(equity_measure::median, quantile(10));
        put(equity_measure::coefficient_of_variation, ratio(deviation(mean), mean));
        put(equity_measure::ratio_90_10, ratio(quantile(18), quantile(2)));
        put(equity_measure::restricted_range, high - low);
        put(equity_measure::federal_range_ratio, ratio(high - low, low));
        put(equity_measure::mcloone, ratio(below, half));
        put(equity_measure::verstegen, ratio(dollars_ - below, half));
        put(equity_measure::gini, ratio(gaps(), pupils_ * dollars_));
        return found;
    }

  private:
    struct step {
        double level;
        double amount;
        double count;
        double up_to;  ///< pupils at this level and below
    };

    /// Numbers that differ by less are the same: dollars a pupil are quotients, which round.
    static constexpr double alike = 1e-12;

    [[nodiscard]] static std::optional<double> ratio(double of, double over) noexcept {
        if (!(over > 0)) return std::nullopt;
        return of / over;
    }

    void join_equals() {
        std::size_t last = 0;
        for (std::size_t i = 1; i < steps_.size(); ++i) {
            step& into = steps_[last];
            if (steps_[i].level - into.level <= alike * steps_[i].level) {
                into.amount += steps_[i].amount;
                into.count += steps_[i].count;
                into.level = into.amount / into.count;
            } else {
                steps_[++last] = steps_[i];
            }
        }
        if (!steps_.empty()) steps_.resize(last + 1);
    }

    /// The level that `twentieths` of the pupils do not exceed; between two levels, half of both.
    [[nodiscard]] double quantile(double twentieths) const noexcept {
        const double wanted = pupils_ * twentieths / 20;
        for (std::size_t i = 0; i + 1 < steps_.size(); ++i) {
            if (size_of(steps_[i].up_to - wanted) <= alike * pupils_)
                return (steps_[i].level + steps_[i + 1].level) / 2;
            if (steps_[i].up_to > wanted) return steps_[i].level;
        }
        return steps_.back().level;
    }

    /// Dollars of the half of the pupils who have least; the unit in the middle counts with its part in that half.
    [[nodiscard]] double below_median() const noexcept {
        const double half = pupils_ / 2;
        running_sum below;
        double before = 0;
        for (const step& s : steps_) {
            if (s.up_to >= half) {
                below.add((half - before) * s.level);
                break;
            }
            below.add(s.amount);
            before = s.up_to;
        }
        return below.value();
    }

    [[nodiscard]] double deviation(double mean) const noexcept {
        if (steps_.size() == 1) return 0;
        running_sum squares;
        for (const step& s : steps_) squares.add(s.count * (s.level - mean) * (s.level - mean));
        return std::sqrt(squares.value() / pupils_);
    }

    /// Half of the sum of the differences between any two pupils, gap by gap: none is below zero.
    [[nodiscard]] double gaps() const noexcept {
        running_sum all;
        for (std::size_t i = 0; i + 1 < steps_.size(); ++i) {
            all.add((steps_[i + 1].level - steps_[i].level) * steps_[i].up_to * (pupils_ - steps_[i].up_to));
        }
        return all.value();
    }

    std::vector<step> steps_;
    double pupils_ = 0;
    double dollars_ = 0;
};

}  // namespace detail

/// The measures of dollars a pupil (`&funded_unit::enrolled`) or a weighted pupil (`&funded_unit::weighted`).
///
/// Every pupil counts the same, however large the unit. Units without pupils are left out: they have no dollars a
/// pupil, which is not the same as none.
[[nodiscard]] inline equity_measures measure_equity(std::span<const funded_unit> units, pupils funded_unit::*among) {
    return detail::ranked_units{units, among}.measures();
}

}  // namespace nineways

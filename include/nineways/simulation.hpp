// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nineways/learning.hpp>
#include <nineways/parameters.hpp>
#include <nineways/units.hpp>

/// What comes of drawing the uncertain assumptions many times, the same ones for both packages.
namespace nineways {

/// How many draws there may be: fewer say nothing of an interval, more nothing new.
inline constexpr std::size_t least_draws = 100;
inline constexpr std::size_t most_draws = 50'000;
/// Every program that reads JSON has whole numbers up to here exactly.
inline constexpr std::uint64_t greatest_seed = 999'999'999'999;

/// What a simulation is asked for.
struct simulation_options {
    std::size_t draws = 10'000;
    std::uint64_t seed = 1;
};

/// The middle 80 % of the draws, and the draw in the middle: a tenth lie below `low`, a tenth above `high`.
struct interval {
    double low = 0;
    double median = 0;
    double high = 0;
};

/// Percentile points that an interval of effects moves a pupil from the median.
[[nodiscard]] inline interval percentile_points(const interval& sd) noexcept {
    return {percentile_points(effect_size{sd.low}), percentile_points(effect_size{sd.median}),
            percentile_points(effect_size{sd.high})};
}

/// One package over all draws.
struct simulated_package {
    interval stock;              ///< SD of the district's mean after four years
    interval percentile_points;  ///< the same for a pupil at the median
    interval mean_year;          ///< SD, one year
    interval cost;               ///< dollars a year on the basis of equal dollars
    interval benchmark;          ///< SD that the draw's cost buys at average effectiveness, after four years
    double chance_above_benchmark = 0;
    double chance_of_harm = 0;  ///< that the district's mean falls
};

/// An assumption that was drawn.
struct drawn_assumption {
    std::optional<parameter_ref> parameter;  ///< none of the shared implementation, and of prices that a document gives
    std::string id;
    std::string unit;
    range<double> values;  ///< 5 %, middle and 95 % of its draws, but for those beyond the limits of the unit
};

/// How one assumption moves the difference between two packages.
struct driver {
    drawn_assumption assumption;
    double share_of_variance = 0;  ///< of the draws' difference: the part that goes along with it in a straight line
    double at_low = 0;  ///< difference (b less a, SD after four years) with it at its low end, all else central
    double at_high = 0;
    /// The value nearest to the central one at which the difference changes its sign, all else central; none as far as
    /// looked: two widths of the range beyond its ends, within the limits of the unit.
    std::optional<double> flips_at;
    [[nodiscard]] bool flips_in_range() const noexcept {
        return flips_at && *flips_at >= assumption.values.low && *flips_at <= assumption.values.high;
    }
};

/// What one draw came to, for each draw.
struct drawn_package {
    std::vector<double> mean_year;  ///< SD
    std::vector<double> stock;      ///< SD after four years
    std::vector<double> cost;       ///< dollars a year on the basis of equal dollars
    std::vector<double> benchmark;  ///< SD
};

/// Two packages under the same draws. Every difference is b less a.
struct simulation {
    simulation_options asked;
    simulated_package a;
    simulated_package b;
    interval difference;         ///< SD after four years
    interval difference_points;  ///< percentile points of a pupil at the median
    double central_difference = 0;
    double chance_a_ahead = 0;  ///< on learning; draws without a difference count for neither
    double chance_b_ahead = 0;
    /// The same for learning per real dollar; none where a package costs nothing in some draw.
    std::optional<double> chance_a_ahead_per_dollar;
    std::optional<double> chance_b_ahead_per_dollar;
    std::size_t drawn = 0;        ///< assumptions that were drawn
    std::vector<driver> drivers;  ///< those that move the difference most, at most ten, the strongest first
    drawn_package draws_a;
    drawn_package draws_b;
};

}  // namespace nineways

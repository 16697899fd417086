// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <nineways/detail/decimal.hpp>
#include <nineways/detail/lanes.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/row_numbers.hpp>

/// How many decimal places exact results can have: numbers on such a grid that lie closer together than its lines are
/// the same, which settles ties of whole blocks.
namespace nineways::detail {

/// More places than are counted.
inline constexpr int no_grid = 99;

/// The places of the decimal that a double was read from.
[[nodiscard]] inline int places_of(double x) {
    x = size_of(x);
    if (!(x > 0) || is_whole(x)) return 0;
    if (!(x < 0x1p1000)) return no_grid;
    decimal shortest = shortest_decimal(x);
    for (; shortest.digits % 10U == 0; shortest.digits /= 10U) ++shortest.exponent;
    return std::clamp(-shortest.exponent, 0, no_grid);
}

/// Whether all of the numbers that are known are decimals of so many places with at most 15 digits.
[[nodiscard]] inline bool have_places(const double* values, std::size_t count, int places) noexcept {
    const double power = power_of_ten(places);
    lane_mask off{};
    const auto look = [&](lane_pair x) {
        const lane_pair scaled = x * power;
        const lane_pair back = ((scaled + whole_shift) - whole_shift) / power;
        off |= (back < x) | (back > x) | (scaled > 1e15) | (scaled < -1e15);
    };
    std::size_t i = 0;
    for (; i + lane_count <= count; i += lane_count) look(load_lanes(values + i));
    if (i < count) look(both_lanes(values[i]));
    return !any_lane(off);
}

/// The places that numbers have at most, as decimals.
[[nodiscard]] inline int places_of(const double* values, std::size_t count) {
    constexpr int most = 15;
    int places = 0;
    for (std::size_t i = 0; !have_places(values, count, places);) {
        // The first that needs more says how many to try.
        const int before = places;
        for (; i < count && places == before; ++i) places = std::max(places, places_of(values[i]));
        if (places == before || places > most) return no_grid;
    }
    return places;
}

}  // namespace nineways::detail

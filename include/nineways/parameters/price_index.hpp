// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cassert>
#include <cstddef>

namespace nineways {

namespace detail {

/// Consumer prices, all urban consumers (CPI-U), US city average, annual averages, 1982-84 = 100.
/// Source: Bureau of Labor Statistics; recalled, not verified against the published table.
inline constexpr int first_price_year = 2000;
inline constexpr std::array<double, 25> consumer_prices{
    172.2,   177.1,   179.9,   184.0,   188.9,                  // 2000-2004
    195.3,   201.6,   207.342, 215.303, 214.537,                // 2005-2009
    218.056, 224.939, 229.594, 232.957, 236.736,                // 2010-2014
    237.017, 240.007, 245.120, 251.107, 255.657,                // 2015-2019
    258.811, 270.970, 292.655, 304.702, 313.689,                // 2020-2024
};

}  // namespace detail

/// The first and the last school year, by the year in which it ends, that have a price level.
inline constexpr int first_price_level = detail::first_price_year + 1;
inline constexpr int last_price_level = detail::first_price_year + static_cast<int>(detail::consumer_prices.size()) - 1;

/// Whether the school year that ends in `year` has a price level.
[[nodiscard]] constexpr bool has_price_level(int year) noexcept {
    return year >= first_price_level && year <= last_price_level;
}

/// Consumer prices of a school year, named by the year in which it ends: the mean of its two calendar years.
/// Index, 1982-84 = 100. Requires `has_price_level(school_year_ending)`.
[[nodiscard]] constexpr double price_level(int school_year_ending) noexcept {
    assert(has_price_level(school_year_ending));
    const auto later = static_cast<std::size_t>(school_year_ending - detail::first_price_year);
    return (detail::consumer_prices[later - 1] + detail::consumer_prices[later]) / 2;
}

/// The amount with the same purchasing power in dollars of another school year; the same amount, bit for bit,
/// when the years are the same. Requires a price level for both years.
[[nodiscard]] constexpr double convert(double amount, int from_year, int to_year) noexcept {
    if (from_year == to_year) return amount;
    return amount * (price_level(to_year) / price_level(from_year));
}

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <nineways/io/chart/label.hpp>

namespace nineways::io::chart {

/// Values from `low` to `high` on a straight line from `at_low` to `at_high`.
struct linear_scale {
    double low = 0;
    double high = 1;
    double at_low = 0;
    double at_high = 1;

    [[nodiscard]] constexpr double operator()(double value) const noexcept {
        return at_low + (value - low) / (high - low) * (at_high - at_low);
    }
};

/// Evenly spaced values whose distance is 1, 2 or 5 times a power of ten.
struct tick_row {
    double first = 0;  ///< in steps
    std::size_t count = 0;
    double digit = 1;  ///< 1, 2 or 5
    int power = 0;     ///< of ten

    /// The value of a tick, the double nearest to its decimal number.
    [[nodiscard]] double operator[](std::size_t i) const noexcept {
        double ten = 1;
        for (int p = power < 0 ? -power : power; p > 0; --p) ten *= 10;
        const double steps = (first + static_cast<double>(i)) * digit;
        return power < 0 ? steps / ten : steps * ten;
    }
    [[nodiscard]] double step() const noexcept { return tick_row{1, 1, digit, power}[0]; }
    [[nodiscard]] double last() const noexcept { return (*this)[count - 1]; }
};

/// Where ticks must lie: between the ends of an axis, or around them so that the axis ends on ticks.
enum class tick_cover : std::uint8_t { inside, around };

/// The densest row of at most `most` ticks, which is at least 2. `low < high`, both of a size up to 1e15.
[[nodiscard]] inline tick_row nice_ticks(double low, double high, std::size_t most, tick_cover cover) noexcept {
    const auto below = [](double x) {  // a value within a billionth of a whole number counts as that
        const auto whole = static_cast<double>(static_cast<std::int64_t>(x));
        if (x - whole > 1 - 1e-9) return whole + 1;
        return x - whole < -1e-9 ? whole - 1 : whole;
    };
    tick_row row;
    for (row.power = -9; row.power < 16; ++row.power) {
        for (const double digit : {1.0, 2.0, 5.0}) {
            row.digit = digit;
            const double step = row.step();
            if ((high - low) / step > 1e4 || (high > -low ? high : -low) / step > 1e15) continue;
            const double under = below(low / step);
            const double over = -below(-high / step);
            row.first = cover == tick_cover::around ? under : -below(-low / step);
            const double last = cover == tick_cover::around ? over : below(high / step);
            row.count = last < row.first ? 0 : static_cast<std::size_t>(last - row.first) + 1;
            if (row.count <= most) return row;
        }
    }
    return row;
}

/// How the numbers of an axis are written: a sign before, thousands or millions in short, one number of decimals.
struct axis_format {
    std::string_view before;
    std::string_view behind;
    double divisor = 1;
    int decimals = 0;

    [[nodiscard]] std::string operator()(double value) const {
        std::string out = number_label(value / divisor, decimals);
        out.insert(out[0] == '-' ? 1 : 0, before);
        return value == 0 ? out : out += behind;
    }
};

/// The format that tells every tick of a row from the next. `shorten` writes 1,200,000 as 1.2M.
[[nodiscard]] inline axis_format format_of(const tick_row& ticks, std::string_view before, bool shorten) noexcept {
    struct unit {
        double size;
        int power;
        std::string_view name;
    };
    static constexpr std::array<unit, 4> units{{{1e9, 9, "B"}, {1e6, 6, "M"}, {1e4, 3, "k"}, {0, 0, ""}}};
    const double low = ticks[0] < 0 ? -ticks[0] : ticks[0];
    const double high = ticks.last() < 0 ? -ticks.last() : ticks.last();
    std::size_t u = shorten ? 0 : units.size() - 1;
    while ((low > high ? low : high) < units[u].size) ++u;
    double divisor = 1;
    for (int p = 0; p < units[u].power; ++p) divisor *= 10;
    const int decimals = units[u].power - ticks.power;
    return {before, units[u].name, divisor, decimals > 0 ? decimals : 0};
}

}  // namespace nineways::io::chart

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <nineways/curve_setting.hpp>

namespace nineways::io::chart {

/// The sweep that a picture `width` units wide draws: all values of `asked`, and as many between any two of them as
/// stand two units apart (less than four where that is not even), so that a step is drawn where it is. The pupils of
/// one school stay whole numbers.
[[nodiscard]] inline curve_options drawn_sweep(const curve_options& asked, double width) noexcept {
    const auto below = [](double x) { return static_cast<double>(static_cast<std::int64_t>(x)); };
    const double steps = below((asked.to - asked.from) / asked.step + 1e-9);
    double parts = steps > 0 ? below(width / 2 / steps) : 1;
    if (asked.setting == curve_setting::enrollment && asked.school) {
        if (asked.step != below(asked.step)) return asked;
        while (parts < asked.step && below(asked.step / parts) * parts != asked.step) parts += 1;
        if (parts > asked.step) parts = asked.step;
    }
    if (parts < 2) return asked;
    curve_options drawn = asked;
    drawn.step = asked.step / parts;
    drawn.to = asked.from + steps * asked.step + drawn.step / 4;  // whatever rounding does, the last value is there
    return drawn;
}

}  // namespace nineways::io::chart

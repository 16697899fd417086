// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

#include <nineways/detail/whole_text.hpp>
#include <nineways/io/number.hpp>

namespace nineways::io {

/// What a number of a document may be: from `min` to `max`, in a unit for the reader of a fault.
struct bounds {
    double min = std::numeric_limits<double>::lowest();
    double max = std::numeric_limits<double>::max();
    std::string_view unit = {};  ///< a word after the number: "pupils", "dollars a year"
    bool above_min = false;      ///< `min` itself is outside

    [[nodiscard]] constexpr bool contain(double value) const noexcept {
        return value >= min && value <= max && !(above_min && value == min);
    }

    /// A value inside, for a reader that has filed a fault and goes on: 0, or what lies nearest to it.
    [[nodiscard]] constexpr double harmless() const noexcept {
        const double nearest = std::clamp(0.0, min, max);
        return contain(nearest) ? nearest : std::min(min + 1, max);
    }

    /// "a number from 0 to 20 pupils"; `noun` is "a number" or "a whole number".
    [[nodiscard]] std::string words(std::string_view noun = "a number") const {
        const bool bottom = min != std::numeric_limits<double>::lowest();
        const bool top = max != std::numeric_limits<double>::max();
        std::string out{noun};
        if (bottom && above_min) {
            out += " above " + number_text(min);
            if (top) out += " and at most " + number_text(max);
        } else if (bottom && top) {
            out += min == max ? " equal to " + number_text(min)
                              : " from " + number_text(min) + " to " + number_text(max);
        } else if (bottom) {
            out += " of at least " + number_text(min);
        } else if (top) {
            out += " of at most " + number_text(max);
        }
        if (!unit.empty()) {
            if (!bottom && !top) out += " of";
            out += ' ';
            out += unit;
        }
        return out;
    }
};

/// How many of something there may be: characters of a text, values of an array.
struct size_limits {
    std::size_t min = 0;
    std::size_t max = std::numeric_limits<std::size_t>::max();

    [[nodiscard]] constexpr bool contain(std::size_t size) const noexcept { return size >= min && size <= max; }

    /// "from 1 to 80 characters"
    [[nodiscard]] std::string words(std::string_view things) const {
        const bool top = max != std::numeric_limits<std::size_t>::max();
        std::string out;
        if (min == max) {
            out = whole_text(min);
        } else if (min == 0) {
            out = top ? "at most " + whole_text(max) : "any number of";
        } else if (top) {
            out = "from " + whole_text(min) + " to " + whole_text(max);
        } else {
            out = "at least " + whole_text(min);
        }
        return out + ' ' + std::string{things};
    }
};

}  // namespace nineways::io

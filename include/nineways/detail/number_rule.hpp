// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/literal.hpp>

/// What the values of a document may be. A rule is written once; whoever reads or checks a value keeps to it.
namespace nineways::detail {

/// The numbers that a value may be, and what to say when it is another. NaN and infinity never pass.
struct number_rule {
    literal kind = "values out of range";  ///< in the plural, for those that are only counted
    double min = std::numeric_limits<double>::lowest();
    double max = std::numeric_limits<double>::max();
    literal unit{};
    literal mend{};
    bool above_min = false;  ///< `min` itself is outside
    bool whole = false;      ///< needs `min` and `max` within 2^63

    [[nodiscard]] constexpr bool admits(double value) const noexcept {
        if (!(above_min ? value > min : value >= min) || !(value <= max)) return false;
        return !whole || value == static_cast<double>(static_cast<std::int64_t>(value));
    }

    /// A value that it admits, for a reader that has filed a fault and goes on: 0, or what lies nearest to it.
    [[nodiscard]] constexpr double harmless() const noexcept {
        if (admits(0)) return 0;
        const double nearest = max < 0 ? max : min;
        return admits(nearest) ? nearest : (min + 1 < max ? min + 1 : max);
    }

    /// "a number from 0 to 20 pupils"
    [[nodiscard]] std::string words() const {
        const bool bottom = min != std::numeric_limits<double>::lowest();
        const bool top = max != std::numeric_limits<double>::max();
        std::string out = whole ? "a whole number" : "a number";
        if (bottom) out += text_of(above_min ? " above " : top ? " from " : " of at least ", min);
        if (top) out += text_of(!bottom ? " of at most " : above_min ? ", at most " : " to ", max);
        return unit.empty() ? out : text_of(out, bottom || top ? " " : " of ", unit);
    }

    /// How to mend a number that it does not admit.
    [[nodiscard]] std::string advice() const {
        if (!mend.empty()) return std::string{mend};
        return unit.empty() ? "Give a number inside this range."
                            : text_of("Give a number inside this range; check that it is in ", unit, ".");
    }
};

/// How many of something there may be: characters of a text, values of an array.
struct size_rule {
    std::size_t min = 0;
    std::size_t max = std::numeric_limits<std::size_t>::max();

    [[nodiscard]] constexpr bool admits(std::size_t size) const noexcept { return size >= min && size <= max; }

    /// "1 to 80 characters"
    [[nodiscard]] std::string words(std::string_view things) const {
        const bool top = max != std::numeric_limits<std::size_t>::max();
        if (min == max) return text_of(min, " ", things);
        if (min == 0) return top ? text_of("at most ", max, " ", things) : text_of("any number of ", things);
        return top ? text_of(min, " to ", max, " ", things) : text_of("at least ", min, " ", things);
    }
};

/// Ids, names and titles, in characters.
inline constexpr size_rule id_size{.min = 1, .max = 80};
inline constexpr size_rule name_size{.min = 1, .max = 200};

/// The characters of a text in UTF-8.
[[nodiscard]] constexpr std::size_t count_characters(std::string_view text) noexcept {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    return count;
}

}  // namespace nineways::detail

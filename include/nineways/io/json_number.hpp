// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include <nineways/detail/literal.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/io/exact_decimal.hpp>
#include <nineways/io/json_words.hpp>
#include <nineways/io/number.hpp>

namespace nineways::io::detail {

/// Why a number of a document cannot be kept; `kind` is empty where it can.
struct number_objection {
    nineways::detail::literal kind;
    nineways::detail::literal expected;
    std::string mend;
};

/// Whether a double from 2^53 up is exactly the whole number of these digits.
[[nodiscard]] inline bool is_exactly(double value, std::string_view digits) noexcept {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    long_number held{(bits & 0xFFFFFFFFFFFFFU) | 0x10000000000000U};
    held.multiply_power(2, 31, static_cast<int>(bits >> 52U) - 1075);
    long_number written{0};
    for (const char c : digits) written.multiply_add(10, static_cast<std::uint64_t>(c - '0'));
    return held.compare(written) == 0;
}

/// The value of a token that is a number in form; of no use with an objection.
///
/// Whole numbers beyond 2^53 are kept if a double holds them exactly, or if they are just how that double is written;
/// else information would be lost, which is an objection. Numbers beyond the range of a double, and numbers so small
/// that they would become zero, are objections too. "-0" is the double -0.
[[nodiscard]] inline double number_value(std::string_view word, number_form form, number_objection& objection) {
    constexpr double exact = 9007199254740992.0;  // 2^53
    const bool negative = word[0] == '-';
    const std::string_view digits = word.substr(negative ? 1 : 0);
    if (form == number_form::integer && digits.size() <= 15) {
        std::int64_t value = 0;
        for (const char c : digits) value = value * 10 + (c - '0');
        return negative ? -static_cast<double>(value) : static_cast<double>(value);
    }
    const parsed_number parsed = parse_number(word);
    if (parsed.outcome != number_outcome::read) {
        const bool large = parsed.outcome == number_outcome::too_large;
        objection = {"numbers out of range",
                     large ? "a number of magnitude below 1.8e308" : "0, or a number of magnitude above 4.9e-324",
                     "Check the exponent."};
        return 0;
    }
    const double size = negative ? -parsed.value : parsed.value;
    if (form == number_form::integer && size >= exact && !is_exactly(size, digits) &&
        number_text(parsed.value) != word) {
        objection = {"integers too long", "a whole number up to 9007199254740992, or a larger one that a double holds",
                     nineways::detail::text_of("It cannot be kept exactly, the nearest is ", number_text(parsed.value),
                                               ": put an identifier in double quotation marks.")};
    }
    return parsed.value;
}

}  // namespace nineways::io::detail

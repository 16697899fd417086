// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <nineways/io/json_value.hpp>
#include <nineways/io/json_words.hpp>
#include <nineways/io/number.hpp>

namespace nineways::io::detail {

/// Why a number of a document cannot be kept; `kind` is empty where it can.
struct number_objection {
    std::string_view kind;
    std::string expected;
    std::string mend;
};

/// The value of a token that is a number in form.
///
/// Whole numbers up to 2^53 are integers. Longer ones become doubles if a double holds them exactly, or if they
/// are just how that double is written; else information would be lost, which is an objection. Numbers beyond the
/// range of a double, and numbers so small that they would become zero, are objections too. "-0" is the double -0.
[[nodiscard]] inline json number_value(std::string_view word, number_form form, number_objection& objection) {
    const std::string_view digits = word[0] == '-' ? word.substr(1) : word;
    if (form == number_form::integer && digits.size() <= 15) {
        std::int64_t value = 0;
        for (const char c : digits) value = value * 10 + (c - '0');
        if (digits.size() == word.size()) return static_cast<std::uint64_t>(value);
        return value == 0 ? json(-0.0) : json(-value);
    }
    const auto parsed = parse_number(word);
    if (parsed.outcome != number_outcome::read) {
        const bool large = parsed.outcome == number_outcome::too_large;
        objection = {"numbers out of range",
                     large ? "a number of magnitude below 1.8e308" : "0, or a number of magnitude above 4.9e-324",
                     "Check the exponent."};
        return 0.0;
    }
    if (form == number_form::real) return parsed.value;

    if (!fits_a_double(digits) && number_text(parsed.value) != word) {
        objection = {"integers too long", "a whole number up to 9007199254740992, or a larger one that a double holds",
                     "It cannot be kept exactly, the nearest is " + number_text(parsed.value) +
                         ": put an identifier in double quotation marks."};
    }
    constexpr double exact = 9007199254740992.0;  // 2^53
    if (parsed.value >= 0 && parsed.value <= exact) return static_cast<std::uint64_t>(parsed.value);
    if (parsed.value < 0 && parsed.value >= -exact) return static_cast<std::int64_t>(parsed.value);
    return parsed.value;
}

}  // namespace nineways::io::detail

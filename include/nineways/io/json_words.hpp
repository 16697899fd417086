// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/io/number.hpp>
#include <nineways/io/utf8.hpp>

/// What the reader of JSON needs to know about tokens, and the plain words for those that are wrong.
namespace nineways::io::detail {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// A character of a number or a bare word.
[[nodiscard]] constexpr bool is_word_character(char c) noexcept {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+' || c == '.' ||
           c == '_';
}

/// A character that stands for itself inside a JSON text.
[[nodiscard]] constexpr bool is_plain(char c) noexcept {
    return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20;
}

enum class number_form : std::uint8_t { none, integer, real };

/// Whether a token is a number as JSON writes it.
[[nodiscard]] constexpr number_form form_of(std::string_view token) noexcept {
    std::size_t at = 0;
    const auto peek = [&] { return at < token.size() ? token[at] : '\0'; };
    const auto digits = [&] {
        const std::size_t begin = at;
        while (is_digit(peek())) ++at;
        return at > begin;
    };
    if (peek() == '-') ++at;
    if (peek() == '0') {
        ++at;
    } else if (!digits()) {
        return number_form::none;
    }
    if (at == token.size()) return number_form::integer;
    if (peek() == '.') {
        ++at;
        if (!digits()) return number_form::none;
    }
    if (peek() == 'e' || peek() == 'E') {
        ++at;
        if (peek() == '+' || peek() == '-') ++at;
        if (!digits()) return number_form::none;
    }
    return at == token.size() ? number_form::real : number_form::none;
}

/// Whether an integer of at most 309 digits is a double exactly: no more than 53 binary places between its first
/// and its last 1.
[[nodiscard]] inline bool fits_a_double(std::string_view digits) noexcept {
    std::array<std::uint32_t, 34> limbs{};
    for (const char c : digits) {
        auto carry = static_cast<std::uint64_t>(c - '0');
        for (std::uint32_t& limb : limbs) {
            carry += std::uint64_t{limb} * 10U;
            limb = static_cast<std::uint32_t>(carry);
            carry >>= 32U;
        }
    }
    std::size_t lowest = limbs.size() * 32;
    std::size_t highest = 0;
    for (std::size_t bit = 0; bit < limbs.size() * 32; ++bit) {
        if ((limbs[bit / 32] >> (bit % 32) & 1U) == 0) continue;
        lowest = std::min(lowest, bit);
        highest = bit;
    }
    return lowest > highest || highest - lowest < 53;
}

/// A word in lower case without a sign, to recognise `NaN`, `-Infinity`, `True`.
[[nodiscard]] inline std::string folded(std::string_view word) {
    if (!word.empty() && (word[0] == '-' || word[0] == '+')) word.remove_prefix(1);
    std::string out{word.substr(0, 20)};
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

[[nodiscard]] inline bool means_not_a_number(std::string_view word) {
    const std::string name = folded(word);
    return name == "nan" || name == "inf" || name == "infinity";
}

/// How to mend a bare word or a misspelt number that is no JSON value.
[[nodiscard]] inline std::string mend_word(std::string_view word) {
    const std::string name = folded(word);
    if (name == "true" || name == "false" || name == "null") return "Write it in small letters: " + name + ".";
    if (name == "none" || name == "undefined" || name == "nil") return "Write null, or leave the key out.";
    const auto parsed = parse_number(word);
    if (parsed.outcome == number_outcome::read) {
        return "Write " + number_text(parsed.value) +
               ": no plus sign, no leading zeros, digits on both sides of a point.";
    }
    if (is_digit(word[0]) || word[0] == '-' || word[0] == '+' || word[0] == '.') {
        return "Write a plain decimal number such as 1200 or 0.5, or put a text in double quotation marks.";
    }
    return "Put a text in double quotation marks.";
}

/// How to mend what stands at the beginning of `rest`, where something else was expected; `usual` is the advice
/// where no common slip is recognised.
[[nodiscard]] inline std::string mend_slip(std::string_view rest, std::string usual) {
    const auto begins = [&](std::string_view with) { return rest.substr(0, with.size()) == with; };
    if (begins("//") || begins("/*") || begins("#")) return "JSON has no comments: take this one out.";
    if (begins("'") || begins("`")) return "Use double quotation marks.";
    if (begins("\xE2\x80\x9C") || begins("\xE2\x80\x9D") || begins("\xE2\x80\x98") || begins("\xE2\x80\x99")) {
        return "Use straight double quotation marks, not curly ones.";
    }
    if (begins("\xC2\xA0")) return "Replace the no-break space by a space.";
    if (begins("\xEF\xBB\xBF")) return "Take out the byte order mark: files were joined here.";
    if (begins(";")) return "Use a comma.";
    if (begins("=")) return "Use a colon.";
    return usual;
}

/// The indices of names that an earlier index has already, rising. `name(i)` gives a `const std::string&`.
template <class Name>
[[nodiscard]] std::vector<std::size_t> repeated_names(std::size_t count, const Name& name) {
    std::vector<std::size_t> again;
    constexpr std::size_t few = 16;
    if (count <= few) {  // the usual object: no allocation
        for (std::size_t i = 1; i < count; ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (name(i) == name(j)) {
                    again.push_back(i);
                    break;
                }
            }
        }
        return again;
    }
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const int side = name(a).compare(name(b));
        return side != 0 ? side < 0 : a < b;
    });
    for (std::size_t i = 1; i < count; ++i) {
        if (name(order[i]) == name(order[i - 1])) again.push_back(order[i]);
    }
    std::sort(again.begin(), again.end());
    return again;
}

}  // namespace nineways::io::detail

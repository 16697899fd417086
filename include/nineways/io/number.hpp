// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include <nineways/detail/decimal.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/io/exact_decimal.hpp>

namespace nineways::io {

namespace detail {

/// A positive number of at most six decimals and fifteen digits in all, quickly; 0 if it is none. No two such decimals
/// are the same double, so that it is the shortest one but for zeros at its end.
[[nodiscard]] inline nineways::detail::decimal short_decimal(double value) noexcept {
    for (const int places : {2, 6}) {
        const double power = places == 2 ? 1e2 : 1e6;
        const double scaled = value * power + 0.5;
        if (!(scaled < 1e15)) break;
        const auto digits = static_cast<std::uint64_t>(scaled);
        if (static_cast<double>(digits) / power == value) return {digits, -places};
    }
    return {};
}

/// Takes the last digit off a number.
[[nodiscard]] constexpr std::uint32_t split_digit(std::uint32_t& number) noexcept {
    const auto tens = static_cast<std::uint32_t>((std::uint64_t{number} * 0xCCCCCCCDU) >> 35U);  // number / 10
    const std::uint32_t digit = number - 10U * tens;
    number = tens;
    return digit;
}

}  // namespace detail

/// Appends the one text that a number has in every document and table: what `Number.prototype.toString` of
/// JavaScript gives, so `JSON.stringify(JSON.parse(text))` changes no digit.
///
/// The shortest digits that read back as the same double; whole numbers without a point; an exponent from 1e+21
/// up and below 0.000001 (1e-7). Negative zero is written `0`. No locale. NaN and infinity, for which there is no such
/// text, are written `null`, and the answer is false.
inline bool append_number(std::string& out, double value) {
    if (!std::isfinite(value)) {
        out += "null";
        return false;
    }
    if (value == 0) {
        out.push_back('0');
        return true;
    }
    if (value < 0) {
        out.push_back('-');
        value = -value;
    }
    nineways::detail::decimal shortest;
    if (value < 9007199254740992.0 && value == std::floor(value)) {
        shortest.digits = static_cast<std::uint64_t>(value);
    } else {
        shortest = detail::short_decimal(value);
        if (shortest.digits == 0) shortest = nineways::detail::shortest_decimal(value);
        while (shortest.digits % 10U == 0) {
            shortest.digits /= 10U;
            ++shortest.exponent;
        }
    }
    std::array<char, 64> room{};
    constexpr std::size_t end = 40;
    std::size_t first = end;
    const auto put = [&](std::uint32_t digit) { room[--first] = static_cast<char>('0' + digit); };
    std::uint64_t rest = shortest.digits;
    while (rest >= 100'000'000U) {  // by parts of 32 bits, for machines whose long divisions are slow
        auto part = static_cast<std::uint32_t>(rest % 100'000'000U);
        rest /= 100'000'000U;
        for (int i = 0; i < 8; ++i) put(detail::split_digit(part));
    }
    for (auto part = static_cast<std::uint32_t>(rest); part != 0;) put(detail::split_digit(part));
    const int count = static_cast<int>(end - first);
    const int point = count + shortest.exponent;  // where the decimal point stands, counted from the first digit
    const auto digits = [&](int from, int to) {
        return std::string_view{room.data() + first + from, static_cast<std::size_t>(to - from)};
    };
    const auto zeros = [&](int how_many) { out.append(static_cast<std::size_t>(how_many), '0'); };
    if (count <= point && point <= 21) {
        out += digits(0, count);
        zeros(point - count);
    } else if (0 < point && point <= 21) {
        for (std::size_t i = end; i > first + static_cast<std::size_t>(point); --i) room[i] = room[i - 1];
        room[first + static_cast<std::size_t>(point)] = '.';
        out += digits(0, count + 1);
    } else if (-6 < point && point <= 0) {
        out += "0.";
        zeros(-point);
        out += digits(0, count);
    } else {
        out += digits(0, 1);
        if (count > 1) {
            out.push_back('.');
            out += digits(1, count);
        }
        out += point > 0 ? "e+" : "e-";
        out += whole_text(std::abs(point - 1));
    }
    return true;
}

/// The text of a number, as `append_number` writes it.
[[nodiscard]] inline std::string number_text(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

/// What became of a text that should be a number. `too_small`: it is not zero, but the nearest double is.
enum class number_outcome : std::uint8_t { read, not_a_number, too_large, too_small };

struct parsed_number {
    double value = 0;
    number_outcome outcome = number_outcome::not_a_number;
};

namespace detail {

/// Reads what most numbers are: digits, of which doubles hold each number exactly, perhaps a point among them. Below
/// zero where the text is anything else.
[[nodiscard]] inline double short_number(std::string_view text) noexcept {
    constexpr double powers[]{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const std::size_t size = text.size();
    if (size == 0 || size > 16) return -1;
    std::uint64_t digits = 0;
    std::size_t point = size;
    for (std::size_t at = 0; at < size; ++at) {
        const auto digit = static_cast<unsigned>(static_cast<unsigned char>(text[at])) - '0';
        if (digit <= 9) {
            digits = digits * 10U + digit;
        } else if (text[at] == '.' && point == size && size > 1) {
            point = at;
        } else {
            return -1;
        }
    }
    if (point == size) return size == 16 ? -1 : static_cast<double>(digits);
    return static_cast<double>(digits) / powers[size - 1 - point];  // both exact, so that it is the nearest double
}

}  // namespace detail

/// The double nearest to a decimal number (ties to even) that fills the whole text, whatever the locale.
///
/// A sign, digits with at most one point among, before or after them, an exponent: `12`, `-0.5`, `+.5`, `5.`,
/// `007`, `1.5e-3`. No spaces, no thousands separators, no hexadecimal, no NaN or infinity. "-0" keeps its sign.
/// Correctly rounded at any length: up to 19 digits in two words, the rare rest in long arithmetic.
[[nodiscard]] inline parsed_number parse_number(std::string_view text) {
    if (const double quick = detail::short_number(text); quick >= 0) return {quick, number_outcome::read};
    constexpr std::int64_t far = 1'000'000'000;
    std::size_t at = 0;
    const auto peek = [&] { return at < text.size() ? text[at] : '\0'; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool negative = peek() == '-';
    if (negative || peek() == '+') ++at;

    const std::size_t begin = at;
    std::uint64_t digits = 0;  // the first 19 that count
    int kept = 0;
    std::int64_t exponent = 0;
    bool any = false;
    bool more = false;  // a digit other than 0 that was not kept
    bool after_point = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && !after_point) {
            after_point = true;
            continue;
        }
        if (!is_digit(c)) break;
        any = true;
        if (kept < 19) {
            digits = digits * 10U + static_cast<std::uint64_t>(c - '0');
            if (digits != 0) ++kept;
            exponent -= after_point ? 1 : 0;
        } else {
            more = more || c != '0';
            exponent += after_point ? 0 : 1;
        }
    }
    const std::size_t end = at;
    if (!any) return {};
    if (peek() == 'e' || peek() == 'E') {
        ++at;
        const bool down = peek() == '-';
        if (down || peek() == '+') ++at;
        if (!is_digit(peek())) return {};
        std::int64_t written = 0;
        for (; is_digit(peek()); ++at) written = std::min(far, written * 10 + (text[at] - '0'));
        exponent += down ? -written : written;
    }
    if (at != text.size()) return {};

    const int scale = static_cast<int>(std::clamp(exponent, -far, far));
    double value = 0;
    if (digits != 0) {
        const nineways::detail::near_double near = nineways::detail::nearest_double(digits, scale);
        const bool sure = near.sure && (!more || near == nineways::detail::nearest_double(digits + 1, scale));
        value = sure ? near.value : detail::settled_double({text.substr(begin, end - begin), scale}, near.value);
    }
    if (!std::isfinite(value)) return {0, number_outcome::too_large};
    if (value == 0 && digits != 0) return {0, number_outcome::too_small};
    return {negative ? -value : value, number_outcome::read};
}

/// The number that fills the whole text, or nothing where it is none or lies outside the range of a double.
[[nodiscard]] inline std::optional<double> number_from_text(std::string_view text) {
    const auto parsed = parse_number(text);
    if (parsed.outcome != number_outcome::read) return std::nullopt;
    return parsed.value;
}

}  // namespace nineways::io

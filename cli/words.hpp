// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace nineways::cli {

/// Columns of a page of text.
inline constexpr std::size_t text_width = 100;

/// A whole number with thousands separated: 12,200,000.
[[nodiscard]] inline std::string grouped(double value) {
    std::string digits = fmt::format("{:.0f}", std::fabs(value));
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    }
    if (value < 0 && digits != "0") digits.insert(digits.begin(), '-');
    return digits;
}

/// -$1,234
[[nodiscard]] inline std::string money(double value) {
    const std::string amount = grouped(std::fabs(value));
    return (value < 0 && amount != "0" ? "-$" : "$") + amount;
}

/// +$1,234, -$1,234 and $0
[[nodiscard]] inline std::string signed_money(double change) {
    const std::string words = money(change);
    return words[0] == '-' || words == "$0" ? words : '+' + words;
}

/// A number of things: 1 school, 1,861 schools.
[[nodiscard]] inline std::string counted(double count, std::string_view one) {
    return fmt::format("{} {}{}", grouped(count), one, count == 1 ? "" : "s");
}

/// Words without the underscores of identifiers.
[[nodiscard]] inline std::string plain(std::string_view id) {
    std::string words{id};
    for (char& c : words) {
        if (c == '_') c = ' ';
    }
    return words;
}

/// Breaks a text into lines of the page's width, each after `indent` spaces.
[[nodiscard]] inline std::string wrapped(const std::string& text, std::size_t indent) {
    std::string out;
    std::string line(indent, ' ');
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = text.find(' ', at);
        if (end == std::string::npos) end = text.size();
        if (line.size() + 1 + (end - at) > text_width && line.size() > indent) {
            out += line + '\n';
            line.assign(indent, ' ');
        }
        if (line.size() > indent) line += ' ';
        line.append(text, at, end - at);
        at = end + 1;
    }
    return out + line + '\n';
}

}  // namespace nineways::cli

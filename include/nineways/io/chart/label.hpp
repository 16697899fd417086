// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/number_rule.hpp>
#include <nineways/detail/whole_text.hpp>

namespace nineways::io::chart {

/// About how wide a text is, in the units of its size. No font is known, so it is taken as wide as DejaVu Sans runs.
[[nodiscard]] inline double text_width(std::string_view text, double size) noexcept {
    return static_cast<double>(nineways::detail::count_characters(text)) * size * 7 / 12;
}

/// A number with thousands separated and exactly `decimals` (0 to 9) digits behind the point: 12,200.0. Halves go away
/// from zero. From 9e15 / 10^decimals up it is the largest number below that.
[[nodiscard]] inline std::string number_label(double value, int decimals) {
    double scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    double size = (value < 0 ? -value : value) * scale + 0.5;
    if (!(size < 9e15)) size = 9e15 - 1;
    const auto digits = static_cast<std::uint64_t>(size);
    std::string out = whole_text(digits);
    const auto behind = static_cast<std::size_t>(decimals);
    if (out.size() <= behind) out.insert(0, behind + 1 - out.size(), '0');
    for (std::size_t at = out.size() - behind; at > 3; at -= 3) out.insert(at - 3, 1, ',');
    if (decimals > 0) out.insert(out.size() - behind, 1, '.');
    if (value < 0 && digits > 0) out.insert(0, 1, '-');
    return out;
}

/// A number without zeros at its end, and at most `decimals` digits behind the point: 12,200 or 0.25.
[[nodiscard]] inline std::string short_label(double value, int decimals) {
    std::string out = number_label(value, decimals);
    if (decimals == 0) return out;
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
    return out == "-0" ? "0" : out;
}

/// A number with its sign, + where it is above zero: +2.7, -0.3 and 0.0.
[[nodiscard]] inline std::string signed_label(double value, int decimals) {
    std::string out = number_label(value, decimals);
    if (value > 0 && out.find_first_of("123456789") != std::string::npos) out.insert(0, 1, '+');
    return out;
}

/// The words of an id.
[[nodiscard]] inline std::string plain_words(std::string_view id) {
    std::string words{id};
    for (char& c : words) {
        if (c == '_') c = ' ';
    }
    return words;
}

/// The lines of a text, broken between words so that each fits the width; a longer word stands alone.
[[nodiscard]] inline std::vector<std::string> wrapped(std::string_view text, double size, double width) {
    std::vector<std::string> lines{1};
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(word.size() < text.size() ? word.size() + 1 : word.size());
        std::string longer = lines.back().empty() ? "" : lines.back() + ' ';
        longer += word;
        if (lines.back().empty() || text_width(longer, size) <= width)
            lines.back() = longer;
        else
            lines.emplace_back(word);
    }
    return lines;
}

}  // namespace nineways::io::chart

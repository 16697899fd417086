// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nineways::io {

/// What a step of a salary schedule is called by.
enum class label_form : std::uint8_t { text, letter, number };

/// A label of a step as it is understood: `5`, `17 & 18`, `23+`, `(9)`, `Q`, or a text that says no number.
struct step_label {
    label_form form = label_form::text;
    int first = 0;  ///< the number, or the place in the alphabet from 1; nothing for a text
    int last = 0;   ///< of `17 & 18`, 18; else as the first
    bool open_ended = false;
    bool bracketed = false;
};

namespace detail {

/// A whole number of at most four digits at the beginning of a text, which is cut off; below 0 where there is none.
[[nodiscard]] inline int take_number(std::string_view& text) noexcept {
    constexpr std::size_t most_digits = 4;
    std::size_t count = 0;
    int number = 0;
    for (; count < text.size() && text[count] >= '0' && text[count] <= '9'; ++count) {
        if (count == most_digits) return -1;
        number = 10 * number + (text[count] - '0');
    }
    text.remove_prefix(count);
    return count == 0 ? -1 : number;
}

inline void skip_spaces(std::string_view& text) noexcept {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
}

}  // namespace detail

/// Understands the label of a step, which has no outer spaces. Anything but the forms above is a text.
[[nodiscard]] inline step_label read_step_label(std::string_view text) noexcept {
    step_label label;
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
        label.bracketed = true;
        text = text.substr(1, text.size() - 2);
    }
    if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z') {
        label.form = label_form::letter;
        label.first = label.last = text[0] - 'A' + 1;
        return label;
    }
    const int first = detail::take_number(text);
    if (first < 0) return label;
    int last = first;
    detail::skip_spaces(text);
    if (!text.empty() && (text.front() == '&' || text.front() == '-')) {
        text.remove_prefix(1);
        detail::skip_spaces(text);
        last = detail::take_number(text);
        if (last <= first) return label;
    } else if (text == "+") {
        label.open_ended = true;
        text.remove_prefix(1);
    }
    if (!text.empty()) {
        label.open_ended = false;
        return label;
    }
    label.form = label_form::number;
    label.first = first;
    label.last = last;
    return label;
}

}  // namespace nineways::io

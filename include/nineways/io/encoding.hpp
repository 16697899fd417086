// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io {

/// The largest document or table that is read at all.
inline constexpr std::size_t max_input_bytes = 128'000'000;

/// A place in a text as an editor shows it: both count from 1, the column in characters.
struct text_position {
    std::size_t row = 1;
    std::size_t column = 1;

    [[nodiscard]] std::string words() const {
        return "row " + whole_text(row) + ", column " + whole_text(column);
    }
};

/// Finds rows and columns of byte offsets; asked in rising order it reads the text once.
class text_locator {
  public:
    explicit text_locator(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] text_position locate(std::size_t offset) noexcept {
        offset = std::min(offset, text_.size());
        if (offset < line_start_) row_ = 1, line_start_ = 0;
        for (;;) {
            const std::size_t line_end = text_.find('\n', line_start_);
            if (line_end >= offset) break;  // npos as well
            line_start_ = line_end + 1;
            ++row_;
        }
        return {row_, 1 + count_characters(text_.substr(line_start_, offset - line_start_))};
    }

  private:
    std::string_view text_;
    std::size_t row_ = 1;
    std::size_t line_start_ = 0;
};

/// The text without a UTF-8 byte order mark at its beginning.
[[nodiscard]] inline std::string_view without_byte_order_mark(std::string_view text) noexcept {
    return text.substr(0, 3) == "\xEF\xBB\xBF" ? text.substr(3) : text;
}

/// The fault of a text that cannot be read at all: too large, or UTF-16 or UTF-32, with or without its mark.
/// `what` names the thing in plain words ("document", "table").
[[nodiscard]] inline std::optional<fault> unreadable(std::string_view text, const std::string& what) {
    if (text.size() > max_input_bytes) {
        return fault{"", "a " + what + " of " + whole_text(text.size() / 1'000'000) + " MB",
                     "at most " + whole_text(max_input_bytes / 1'000'000) + " MB",
                     "Split it, or check that it is the right file."};
    }
    using namespace std::string_view_literals;
    const auto begins = [&](std::string_view mark) { return text.substr(0, mark.size()) == mark; };
    std::string name;
    if (begins("\xFF\xFE\0\0"sv) || begins("\0\0\xFE\xFF"sv)) {
        name = "UTF-32";
    } else if (begins("\xFF\xFE"sv) || begins("\xFE\xFF"sv)) {
        name = "UTF-16";
    } else if (text.size() >= 2 && (text[0] == '\0') != (text[1] == '\0')) {
        name = "UTF-16 or UTF-32";
    } else {
        return std::nullopt;
    }
    return fault{"row 1, column 1", "a text in " + name, "a " + what + " in UTF-8",
                 "Open the file in an editor and save it with the encoding UTF-8."};
}

/// What to do about an ill-formed byte at `offset`, with a guess at the encoding that the file may have.
[[nodiscard]] inline std::string mend_encoding(std::string_view text, std::size_t offset) {
    const auto step = utf8_at(text, offset);
    const auto lead = static_cast<unsigned char>(text[offset]);
    if (offset + step.size == text.size() && lead >= 0xC2 && lead <= 0xF4) {
        return "The text ends inside a character: the file is cut off. Copy or download it again.";
    }
    if (lead >= 0x80 && lead <= 0x9F) {
        return "This byte is a curly quotation mark or dash in Windows-1252, or stray: save the file as UTF-8.";
    }
    return "The file looks like Latin-1 or Windows-1252: save it as UTF-8.";
}

/// A byte as two hexadecimal digits: "byte E9".
[[nodiscard]] inline std::string byte_words(char byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    return std::string{"byte "} + digits[value >> 4U] + digits[value & 0xFU];
}

}  // namespace nineways::io

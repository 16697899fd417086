// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io {

/// The largest document or table that is read at all.
inline constexpr std::size_t max_input_bytes = 128'000'000;

/// A place in a text as an editor shows it: both count from 1, the column in characters.
struct text_position {
    std::size_t row = 1;
    std::size_t column = 1;

    [[nodiscard]] std::string words() const { return nineways::detail::text_of("row ", row, ", column ", column); }
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

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The text without a UTF-8 byte order mark at its beginning.
[[nodiscard]] inline std::string_view without_byte_order_mark(std::string_view text) noexcept {
    return text.substr(0, byte_order_mark.size()) == byte_order_mark ? text.substr(byte_order_mark.size()) : text;
}

namespace detail {

inline constexpr nineways::detail::fault_form text_too_large{
    "texts too large", "", "a {} of {} MB", "at most {} MB", "Split it, or check that it is the right file."};
inline constexpr nineways::detail::fault_form other_encoding{
    "texts in another encoding", "row 1, column 1", "a text in {}", "a {} in UTF-8",
    "Open the file in an editor and save it with the encoding UTF-8."};

}  // namespace detail

/// Whether a text can be read at all; files a fault where it is too large, or UTF-16 or UTF-32, with or without its
/// mark. `what` names the thing in plain words ("document", "table").
[[nodiscard]] inline bool is_readable(std::string_view text, std::string_view what,
                                      nineways::detail::fault_list& log) {
    using namespace std::string_view_literals;
    if (text.size() > max_input_bytes) {
        log.add(detail::text_too_large, what, text.size() / 1'000'000, max_input_bytes / 1'000'000);
        return false;
    }
    const std::string_view two = text.substr(0, 2);
    const std::string_view four = text.substr(0, 4);
    std::string_view name;
    if (four == "\xFF\xFE\0\0"sv || four == "\0\0\xFE\xFF"sv) {
        name = "UTF-32";
    } else if (two == "\xFF\xFE" || two == "\xFE\xFF") {
        name = "UTF-16";
    } else if (two.size() == 2 && (two[0] == '\0') != (two[1] == '\0')) {
        name = "UTF-16 or UTF-32";
    } else {
        return true;
    }
    log.add(detail::other_encoding, name, what);
    return false;
}

/// What to do about an ill-formed byte at `offset`, with a guess at the encoding that the file may have.
[[nodiscard]] inline std::string_view mend_encoding(std::string_view text, std::size_t offset) {
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

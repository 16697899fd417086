// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <nineways/detail/fault_list.hpp>
#include <nineways/io/encoding.hpp>
#include <nineways/io/json_words.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io::detail {

inline constexpr nineways::detail::fault_form slip{"", "row {}, column {}", "{}", "{}", "{}"};

/// The text of a JSON document with a reading place in it: characters, texts and words, and faults by row and column.
class json_scanner {
  public:
    json_scanner(std::string_view text, nineways::detail::fault_list& log)
        : text_(without_byte_order_mark(text)), locator_(text_), log_(log) {}

    [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }
    [[nodiscard]] char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
    [[nodiscard]] std::size_t offset() const noexcept { return at_; }
    [[nodiscard]] std::string_view rest() const noexcept { return text_.substr(at_); }
    [[nodiscard]] text_position locate(std::size_t offset) noexcept { return locator_.locate(offset); }

    void step() noexcept { ++at_; }

    void skip_space() noexcept {
        while (at_ < text_.size() &&
               (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) {
            ++at_;
        }
    }

    /// A run of characters of numbers and bare words; empty where something else stands.
    [[nodiscard]] std::string_view take_word() noexcept {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_word_character(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    /// Files what is wrong at `offset`.
    void file(std::size_t offset, nineways::detail::literal kind, const nineways::detail::text_piece& found,
              const nineways::detail::text_piece& expected, const nineways::detail::text_piece& mend,
              std::size_t most = nineways::detail::fault_list::limit) {
        if (!log_.admit(kind, most)) return;
        const text_position at = locate(offset);
        log_.file(slip, {at.row, at.column, found, expected, mend});
    }

    /// Files every byte that is not UTF-8. False where there are so many that this is no text.
    [[nodiscard]] bool check_encoding() {
        constexpr std::size_t listed = 10;
        constexpr std::size_t hopeless = 10'000;
        std::size_t count = 0;
        for (std::size_t bad = first_invalid_utf8(text_); bad != std::string_view::npos;
             bad = first_invalid_utf8(text_, bad + utf8_at(text_, bad).size)) {
            is_utf8_ = false;
            if (++count > hopeless) {
                file(bad, "texts given up", "more than 10000 bytes that are not UTF-8", "a text in UTF-8",
                     "Check that it is the right file, then save it as UTF-8.");
                return false;
            }
            file(bad, "bytes that are not UTF-8", byte_words(text_[bad]), "a text in UTF-8",
                 mend_encoding(text_, bad), listed);
        }
        return true;
    }

    /// What became of a text: `broken` where a fault is filed, and the text is not the one that was meant.
    enum class text_end : std::uint8_t { closed, broken, missing };

    /// Appends the text in double quotation marks that begins here to `out`.
    [[nodiscard]] text_end read_text(std::string& out) {
        text_end end = text_end::closed;
        const std::size_t opened = at_++;
        for (;;) {
            const std::size_t begin = at_;
            while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
            out.append(text_.data() + begin, at_ - begin);
            const char c = peek();
            if (c == '"') {
                ++at_;
                if (is_utf8_ || first_invalid_utf8(text_.substr(opened, at_ - opened)) == std::string_view::npos) {
                    return end;
                }
                return text_end::broken;
            }
            if (at_end() || c == '\n' || c == '\r') return text_end::missing;
            if (c == '\\') {
                if (!read_escape(out)) end = text_end::broken;
                continue;
            }
            end = text_end::broken;
            if (c == '\t') {
                file(at_, "control characters in texts", "a tab", "printable characters",
                     "Write a tab inside a text as \\t.");
            } else {
                file(at_, "control characters in texts", "control character, " + byte_words(c), "printable characters",
                     "Take it out.");
            }
            ++at_;
        }
    }

  private:
    /// Four hexadecimal digits at `at`, if they are there.
    [[nodiscard]] std::optional<std::uint32_t> hexadecimal(std::size_t at) const noexcept {
        if (at > text_.size() || text_.size() - at < 4) return std::nullopt;
        std::uint32_t code = 0;
        for (const char c : text_.substr(at, 4)) {
            const char small = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
            if (!is_digit(small) && (small < 'a' || small > 'f')) return std::nullopt;
            code = code * 16U + static_cast<std::uint32_t>(is_digit(small) ? small - '0' : small - 'a' + 10);
        }
        return code;
    }

    /// Steps over one escape and appends what it stands for. A wrong one is filed, stands for nothing, and gives false.
    bool read_escape(std::string& out) {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const std::size_t begin = at_++;
        if (at_end()) return false;  // the text that does not end is the fault
        const std::size_t letter = letters.find(text_[at_]);
        if (letter != std::string_view::npos) {
            out.push_back(meanings[letter]);
            ++at_;
            return true;
        }
        if (peek() != 'u') {
            const auto found = text_.substr(begin, 1 + utf8_at(text_, at_).size);
            return refuse_escape(begin, found, "an escape such as \\n, \\\" or \\u00e9",
                                 "Write a backslash itself as \\\\.");
        }
        auto code = hexadecimal(begin + 2);
        at_ = begin + (code ? 6U : 2U);
        const std::string_view found = text_.substr(begin, 6);
        if (!code) {
            return refuse_escape(begin, found, "\\u and four hexadecimal digits",
                                 "Write the character itself in UTF-8, or its four digits.");
        }
        if (*code >= 0xD800 && *code < 0xDC00 && text_.substr(at_, 2) == "\\u") {
            const auto second = hexadecimal(at_ + 2);
            if (second && *second >= 0xDC00 && *second < 0xE000) {
                code = 0x10000U + ((*code - 0xD800U) << 10U) + (*second - 0xDC00U);
                at_ += 6;
            }
        }
        if (*code >= 0xD800 && *code < 0xE000) {
            return refuse_escape(begin, found, "both halves of a surrogate pair",
                                 "Write the character itself in UTF-8.");
        }
        append_utf8(out, *code);
        return true;
    }

    bool refuse_escape(std::size_t begin, std::string_view found, nineways::detail::literal expected,
                       nineways::detail::literal mend) {
        file(begin, "wrong escapes", excerpt(found, 10), expected, mend);
        return false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool is_utf8_ = true;
    text_locator locator_;
    nineways::detail::fault_list& log_;
};

}  // namespace nineways::io::detail

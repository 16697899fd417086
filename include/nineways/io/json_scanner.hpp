// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/encoding.hpp>
#include <nineways/io/fault_log.hpp>
#include <nineways/io/json_words.hpp>

namespace nineways::io::detail {

/// The text of a JSON document with a reading place in it: characters, texts and words, and faults by row and column.
class json_scanner {
  public:
    json_scanner(std::string_view text, fault_log& log)
        : text_(without_byte_order_mark(text)), locator_(text_), log_(log) {}

    [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }
    [[nodiscard]] char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
    [[nodiscard]] std::size_t offset() const noexcept { return at_; }
    [[nodiscard]] std::string_view rest() const noexcept { return text_.substr(at_); }
    [[nodiscard]] std::string words_for(std::size_t offset) noexcept { return locator_.locate(offset).words(); }

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
    void file(std::size_t offset, std::string_view kind, const std::string& found, const std::string& expected,
              const std::string& mend) {
        log_.add(kind, [&] { return fault{words_for(offset), found, expected, mend}; });
    }

    /// Files that something else was expected here. Always false: nothing after this place can be understood.
    /// `mend` is the advice where no common slip is recognised; `open_brackets` counts those that never closed.
    bool stop(std::string expected, std::string mend, std::size_t open_brackets) {
        if (!at_end()) {
            const auto line = rest().substr(0, rest().find_first_of("\r\n"));
            file(at_, "places where reading stopped", line.empty() ? "a line break" : excerpt(line, 30), expected,
                 mend_slip(rest(), std::move(mend)));
            return false;
        }
        if (open_brackets > 0) {
            const std::string brackets = open_brackets == 1 ? " bracket is" : " brackets are";
            mend = "The text is cut off: " + whole_text(open_brackets) + brackets +
                   " still open. Copy or download it again.";
        }
        file(at_, "places where reading stopped", "the end of the text", expected, mend);
        return false;
    }

    /// Files every byte that is not UTF-8. False where there are so many that this is no text.
    [[nodiscard]] bool check_encoding() {
        constexpr std::size_t listed = 10;
        constexpr std::size_t hopeless = 10'000;
        std::size_t count = 0;
        for (std::size_t bad = first_invalid_utf8(text_); bad != std::string_view::npos;
             bad = first_invalid_utf8(text_, bad + utf8_at(text_, bad).size)) {
            if (++count > hopeless) {
                file(bad, "texts given up", "more than " + whole_text(hopeless) + " bytes that are not UTF-8",
                     "a text in UTF-8", "Check that it is the right file, then save it as UTF-8.");
                return false;
            }
            const auto make = [&] {
                return fault{words_for(bad), byte_words(text_[bad]), "a text in UTF-8", mend_encoding(text_, bad)};
            };
            log_.add("bytes that are not UTF-8", make, listed);
        }
        return true;
    }

    /// Appends the text in double quotation marks that begins here to `out`. False where it never ends.
    [[nodiscard]] bool read_text(std::string& out, std::size_t open_brackets) {
        const std::size_t opened = at_++;
        for (;;) {
            const std::size_t begin = at_;
            while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
            out.append(text_.data() + begin, at_ - begin);
            const char c = peek();
            if (c == '"') {
                ++at_;
                return true;
            }
            if (at_end() || c == '\n' || c == '\r') {
                const std::string where = words_for(opened);
                return stop("a quotation mark that closes the text begun at " + where,
                            "Close the text; inside a text write a line break as \\n and a quotation mark as \\\".",
                            open_brackets);
            }
            if (c == '\\') {
                read_escape(out);
            } else {
                file(at_, "control characters in texts", c == '\t' ? "a tab" : "control character, " + byte_words(c),
                     "printable characters", c == '\t' ? "Write a tab inside a text as \\t." : "Take it out.");
                ++at_;
            }
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

    /// Steps over one escape and appends what it stands for; a wrong one is filed and stands for nothing.
    void read_escape(std::string& out) {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const std::size_t begin = at_++;
        const std::size_t letter = at_end() ? std::string_view::npos : letters.find(text_[at_]);
        if (letter != std::string_view::npos) {
            out.push_back(meanings[letter]);
            ++at_;
            return;
        }
        if (peek() != 'u') {
            if (!at_end()) {
                const auto found = text_.substr(begin, 1 + utf8_at(text_, at_).size);
                file(begin, "wrong escapes", excerpt(found, 10), "an escape such as \\n, \\\" or \\u00e9",
                     "Write a backslash itself as \\\\.");
            }
            return;
        }
        auto code = hexadecimal(begin + 2);
        at_ = begin + (code ? 6U : 2U);
        if (code && *code >= 0xD800 && *code < 0xDC00 && text_.substr(at_, 2) == "\\u") {
            const auto second = hexadecimal(at_ + 2);
            if (second && *second >= 0xDC00 && *second < 0xE000) {
                code = 0x10000U + ((*code - 0xD800U) << 10U) + (*second - 0xDC00U);
                at_ += 6;
            }
        }
        if (code && (*code < 0xD800 || *code >= 0xE000)) {
            append_utf8(out, *code);
        } else if (code) {
            file(begin, "wrong escapes", std::string{text_.substr(begin, 6)}, "both halves of a surrogate pair",
                 "Write the character itself in UTF-8.");
        } else {
            file(begin, "wrong escapes", excerpt(text_.substr(begin, 6), 10), "\\u and four hexadecimal digits",
                 "Write the character itself in UTF-8, or its four digits.");
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    text_locator locator_;
    fault_log& log_;
};

}  // namespace nineways::io::detail

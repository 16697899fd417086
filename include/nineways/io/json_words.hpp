// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include <nineways/detail/fault_text.hpp>
#include <nineways/io/encoding.hpp>
#include <nineways/io/number.hpp>

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
    if (name == "true" || name == "false" || name == "null") {
        return nineways::detail::text_of("Write it in small letters: ", name, ".");
    }
    const parsed_number parsed = parse_number(word);
    if (parsed.outcome == number_outcome::read) {
        return nineways::detail::text_of("Write ", number_text(parsed.value),
                                         ": no plus sign, no leading zeros, digits on both sides of a point.");
    }
    if (name == "none" || name == "undefined" || name == "nil") return "Write null, or leave the key out.";
    if (is_digit(word[0]) || word[0] == '-' || word[0] == '+' || word[0] == '.') {
        return "Write a plain decimal number such as 1200 or 0.5, or put a text in double quotation marks.";
    }
    return "Put a text in double quotation marks.";
}

/// What people write where JSON has something else, and how to mend it.
struct common_slip {
    std::string_view begins;
    std::string_view mend;
};
inline constexpr std::string_view mend_comment = "JSON has no comments: take this one out.";
inline constexpr std::string_view mend_quote = "Use double quotation marks.";
inline constexpr std::string_view mend_curly = "Use straight double quotation marks, not curly ones.";
inline constexpr std::array<common_slip, 13> common_slips{{{"//", mend_comment},
                                                           {"/*", mend_comment},
                                                           {"#", mend_comment},
                                                           {"'", mend_quote},
                                                           {"`", mend_quote},
                                                           {"\xE2\x80\x9C", mend_curly},
                                                           {"\xE2\x80\x9D", mend_curly},
                                                           {"\xE2\x80\x98", mend_curly},
                                                           {"\xE2\x80\x99", mend_curly},
                                                           {"\xC2\xA0", "Replace the no-break space by a space."},
                                                           {byte_order_mark, "Take out the byte order mark: files "
                                                                             "were joined here."},
                                                           {";", "Use a comma."},
                                                           {"=", "Use a colon."}}};

/// How to mend what stands at the beginning of `rest`, where something else was expected; `usual` is the advice
/// where no common slip is recognised.
[[nodiscard]] inline std::string_view mend_slip(std::string_view rest, std::string_view usual) {
    for (const common_slip& slip : common_slips) {
        if (rest.substr(0, slip.begins.size()) == slip.begins) return slip.mend;
    }
    return usual;
}

}  // namespace nineways::io::detail

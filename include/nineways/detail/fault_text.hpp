// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <nineways/detail/whole_text.hpp>

/// Words and places for faults that the core finds. No locale; texts are made only when there is a fault.
namespace nineways::detail {

/// A number in the fewest words: whole numbers without a point, at most 15 digits, no trailing zeros.
///
/// From 1e15 up and below 0.000001 with an exponent and at most 7 digits. NaN and infinity are spelled out.
[[nodiscard]] inline std::string decimal_text(double value) {
    if (value != value) return "NaN";
    std::string out = value < 0 ? "-" : "";
    double size = value < 0 ? -value : value;
    if (size > std::numeric_limits<double>::max()) return out + "infinity";
    int exponent = 0;
    const bool by_exponent = size > 0 && (size >= 1e15 || size < 1e-6);
    for (; by_exponent && size >= 10; ++exponent) size /= 10;
    for (; by_exponent && size < 1; --exponent) size *= 10;

    auto whole = static_cast<std::uint64_t>(size);
    std::uint64_t scale = by_exponent ? 1'000'000U : 1'000'000'000'000'000U;
    if (!by_exponent) {
        for (std::uint64_t rest = whole; rest > 0; rest /= 10U) scale /= 10U;
    }
    auto part = static_cast<std::uint64_t>((size - static_cast<double>(whole)) * static_cast<double>(scale) + 0.5);
    if (part >= scale) {
        whole += 1;
        part -= scale;
    }
    out += whole_text(whole);
    if (part > 0) {
        std::string digits = whole_text(scale + part);  // a leading 1 keeps the zeros behind the point
        while (digits.back() == '0') digits.pop_back();
        digits[0] = '.';
        out += digits;
    }
    if (exponent != 0) out += (exponent > 0 ? "e+" : "e") + whole_text(exponent);
    return out;
}

/// A text in quotation marks, cut between characters after 60 bytes; control characters become `?`.
[[nodiscard]] inline std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::size_t length = text.size();
    if (length > longest) {
        length = longest;
        while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
    }
    std::string out = "\"";
    for (const char c : text.substr(0, length)) {
        const auto byte = static_cast<unsigned char>(c);
        out += byte < 0x20U || byte == 0x7FU ? '?' : c;
    }
    out += length < text.size() ? "...\"" : "\"";
    return out;
}

/// A key in a JSON pointer: `/` and the key with `~` and `/` escaped.
struct pointer_key {
    std::string_view key;
};

inline void append_piece(std::string& out, std::string_view text) { out += text; }
inline void append_piece(std::string& out, std::size_t number) { out += whole_text(number); }
inline void append_piece(std::string& out, double number) { out += decimal_text(number); }
inline void append_piece(std::string& out, pointer_key step) {
    out += '/';
    for (const char c : step.key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
}

/// The pieces (texts, numbers, keys of a pointer) one behind the other.
template <class... Pieces>
[[nodiscard]] std::string text_of(const Pieces&... pieces) {
    std::string out;
    (append_piece(out, pieces), ...);
    return out;
}

/// `a, b and c`.
class enumeration {
  public:
    void add(std::string_view word) {
        if (count_ > 1) text_ += ", ";
        if (count_ > 0) text_ += last_;
        last_ = word;
        ++count_;
    }
    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    [[nodiscard]] std::string text() const {
        return count_ == 0 ? "none" : count_ == 1 ? last_ : text_ + " and " + last_;
    }

  private:
    std::string text_;
    std::string last_;
    std::size_t count_ = 0;
};

/// The names of a set's members, `a, b and c`.
template <class Set, class Names>
[[nodiscard]] std::string names_in(Set members, const Names& names) {
    enumeration all;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (((static_cast<unsigned>(members.bits()) >> i) & 1U) != 0) all.add(names[i]);
    }
    return all.text();
}

}  // namespace nineways::detail

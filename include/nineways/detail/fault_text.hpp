// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include <nineways/detail/literal.hpp>
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
        const std::size_t point = out.size();
        out += whole_text(scale + part);  // a leading 1 keeps the zeros behind the point
        out[point] = '.';
        while (out.back() == '0') out.pop_back();
    }
    if (exponent == 0) return out;
    out += exponent > 0 ? "e+" : "e-";
    return out += whole_text(static_cast<std::uint64_t>(exponent > 0 ? exponent : -exponent));
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

/// `a, b and c`.
class enumeration {
  public:
    void add(std::string_view word) {
        if (count_ > 1) text_.erase(last_, 5).insert(last_, ", ");
        last_ = text_.size();
        if (count_ > 0) text_ += " and ";
        text_ += word;
        ++count_;
    }
    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    [[nodiscard]] std::string_view text() const noexcept { return count_ == 0 ? "none" : std::string_view{text_}; }

  private:
    std::string text_;
    std::size_t last_ = 0;  ///< where the last " and " begins
    std::size_t count_ = 0;
};

/// The names of the members of a set that is given by its bits, `a, b and c`.
[[nodiscard]] inline std::string names_in(unsigned members, std::span<const std::string_view> names) {
    enumeration all;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if ((members >> i & 1U) != 0) all.add(names[i]);
    }
    return std::string{all.text()};
}

/// A key in a JSON pointer: `/` and the key with `~` and `/` escaped.
struct pointer_key {
    std::string_view key;
};

/// A text with a position in the place of its `{}`, such as `/designs/{}/blocks` of the third design.
struct numbered {
    literal form;
    std::size_t position;
};

/// The names of the members of a set that is given by its bits: `a, b and c`.
struct members {
    unsigned bits;
    std::span<const std::string_view> names;
};

/// The same of grades: `grade 7`, `the grades 6, 7 and 8`.
struct grade_members {
    members some;
};

/// A sum, written to a millionth: what rounding leaves in additions is not told.
struct summed {
    double value;

    [[nodiscard]] double rounded() const noexcept {
        const double millionths = value * 1e6 + (value < 0 ? -0.5 : 0.5);
        if (!(millionths < 9e15 && millionths > -9e15)) return value;
        return static_cast<double>(static_cast<std::int64_t>(millionths)) / 1e6;
    }
};

/// One piece of a sentence: a text, a count, a number, a key of a pointer. Texts must outlive it.
class text_piece {
  public:
    text_piece(const char* text) noexcept : literal_(text), kind_(kind::literal) {}
    text_piece(literal text) noexcept : text_piece(text.data()) {}
    text_piece(const std::string& text) noexcept : string_(&text), kind_(kind::string) {}
    text_piece(std::string_view text) noexcept : text_(text), kind_(kind::text) {}
    text_piece(pointer_key step) noexcept : text_(step.key), kind_(kind::key) {}
    text_piece(numbered one) noexcept : numbered_(one), kind_(kind::numbered) {}
    text_piece(members some) noexcept : members_(some), kind_(kind::members) {}
    text_piece(grade_members some) noexcept : members_(some.some), kind_(kind::grades) {}
    text_piece(double number) noexcept : number_(number), kind_(kind::number) {}
    text_piece(summed sum) noexcept : number_(sum.value), kind_(kind::sum) {}
    text_piece(std::size_t count) noexcept : number_(static_cast<double>(count)), kind_(kind::number) {}

    /// The piece, which must be a text, in quotation marks as `in_quotes` writes it.
    [[nodiscard]] text_piece in_marks() const noexcept {
        text_piece marked = *this;
        marked.kind_ = static_cast<kind>(static_cast<unsigned>(kind_) + static_cast<unsigned>(kind::quoted_literal));
        return marked;
    }

    void append_to(std::string& out) const;

  private:
    enum class kind : std::uint8_t {
        literal, string, text,                       // the kinds of texts,
        quoted_literal, quoted_string, quoted_text,  // and the same in quotation marks
        number, sum, key, numbered, grades, members
    };

    [[nodiscard]] std::string_view text() const noexcept {
        switch (kind_) {
            case kind::literal:
            case kind::quoted_literal:
                return literal_;
            case kind::string:
            case kind::quoted_string:
                return *string_;
            default:
                return text_;
        }
    }

    union {
        const char* literal_;
        const std::string* string_;
        std::string_view text_;
        double number_;
        numbered numbered_;
        members members_;
    };
    kind kind_;
};

/// A text that is written in quotation marks, as `in_quotes` does.
template <class Text>
[[nodiscard]] text_piece in_marks(const Text& text) noexcept {
    return text_piece{text}.in_marks();
}

/// A sentence with a piece in the place of every `{}`, from `pieces` on; returns the first piece that is left.
inline const text_piece* append_formed(std::string& out, literal words, const text_piece* pieces) {
    const std::string_view form = words;
    for (std::size_t at = 0;;) {
        const std::size_t hole = form.find("{}", at);
        out += form.substr(at, hole - at);
        if (hole == std::string_view::npos) return pieces;
        pieces++->append_to(out);
        at = hole + 2;
    }
}

inline void text_piece::append_to(std::string& out) const {
    switch (kind_) {
        case kind::literal:
        case kind::string:
        case kind::text:
            out += text();
            return;
        case kind::quoted_literal:
        case kind::quoted_string:
        case kind::quoted_text:
            out += in_quotes(text());
            return;
        case kind::number:
            out += decimal_text(number_);
            return;
        case kind::sum:
            out += decimal_text(summed{number_}.rounded());
            return;
        case kind::numbered: {
            const text_piece position{numbered_.position};
            append_formed(out, numbered_.form, &position);
            return;
        }
        case kind::grades:
            out += (members_.bits & (members_.bits - 1)) == 0 ? "grade " : "the grades ";
            [[fallthrough]];
        case kind::members:
            out += names_in(members_.bits, members_.names);
            return;
        case kind::key:
            break;
    }
    out += '/';
    for (const char c : text_) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
}

[[nodiscard]] inline std::string joined(const text_piece* pieces, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) pieces[i].append_to(out);
    return out;
}

/// The pieces (texts, numbers, keys of a pointer) one behind the other.
template <class... Pieces>
[[nodiscard, gnu::always_inline]] inline std::string text_of(const Pieces&... pieces) {
    const std::array<text_piece, sizeof...(Pieces)> all{text_piece{pieces}...};
    return joined(all.data(), all.size());
}

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include <nineways/detail/number_rule.hpp>

namespace nineways::io {

/// One step through a text: how many bytes it takes, and whether they are one well-formed UTF-8 character.
/// An ill-formed step is as long as the part that could have begun a character (as browsers count it).
struct utf8_step {
    std::size_t size = 0;
    bool valid = false;
};

/// The step that begins at byte `at`, which lies inside the text.
[[nodiscard]] inline utf8_step utf8_at(std::string_view text, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned lead = byte(at);
    if (lead < 0x80) return {1, true};
    if (lead < 0xC2 || lead > 0xF4) return {1, false};
    // No overlong forms, no surrogates, nothing above U+10FFFF: the second byte decides.
    const unsigned low = lead == 0xE0 ? 0xA0U : lead == 0xF0 ? 0x90U : 0x80U;
    const unsigned high = lead == 0xED ? 0x9FU : lead == 0xF4 ? 0x8FU : 0xBFU;
    if (byte(at + 1) < low || byte(at + 1) > high) return {1, false};
    const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (std::size_t i = 2; i < size; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) return {i, false};
    }
    return {size, true};
}

/// The first byte at or after `from` (a character's beginning) that is not well-formed UTF-8, or npos.
[[nodiscard]] inline std::size_t first_invalid_utf8(std::string_view text, std::size_t from = 0) noexcept {
    std::size_t at = from;
    while (at < text.size()) {
        std::uint64_t eight = 0;
        if (text.size() - at >= sizeof eight) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const auto step = utf8_at(text, at);
        if (!step.valid) return at;
        at += step.size;
    }
    return std::string_view::npos;
}

/// Appends one code point (not a surrogate, at most U+10FFFF) as UTF-8.
inline void append_utf8(std::string& out, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

/// What stands for bytes that are no character: U+FFFD.
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// The text with every ill-formed part replaced by U+FFFD.
[[nodiscard]] inline std::string clean_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto step = utf8_at(text, at);
        out.append(step.valid ? text.substr(at, step.size) : replacement_character);
        at += step.size;
    }
    return out;
}

using nineways::detail::count_characters;

/// The beginning of a text in at most `limit` bytes, fit for a terminal: cut between characters with "…" for
/// what is left out, line breaks and tabs as spaces, other control characters and ill-formed bytes as U+FFFD.
[[nodiscard]] inline std::string excerpt(std::string_view text, std::size_t limit) {
    constexpr std::string_view ellipsis = "\xE2\x80\xA6";
    std::string out;
    std::size_t room_for_ellipsis = 0;  // the longest beginning that leaves room for it
    for (std::size_t at = 0; at < text.size();) {
        const auto step = utf8_at(text, at);
        std::string_view piece = step.valid ? text.substr(at, step.size) : replacement_character;
        const auto lead = static_cast<unsigned char>(piece[0]);
        const bool c1 = step.valid && step.size == 2 && lead == 0xC2 && static_cast<unsigned char>(piece[1]) < 0xA0;
        if (lead == '\n' || lead == '\r' || lead == '\t') {
            piece = " ";
        } else if (lead < 0x20 || lead == 0x7F || c1) {
            piece = replacement_character;
        }
        if (out.size() + piece.size() > limit) {
            out.resize(room_for_ellipsis);
            if (limit >= ellipsis.size()) out += ellipsis;
            return out;
        }
        out += piece;
        if (out.size() + ellipsis.size() <= limit) room_for_ellipsis = out.size();
        at += step.size;
    }
    return out;
}

}  // namespace nineways::io

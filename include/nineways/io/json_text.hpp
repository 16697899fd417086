// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nineways/io/utf8.hpp>

namespace nineways::io::detail {

/// A character that stands for itself in a written JSON text.
[[nodiscard]] constexpr bool is_written_plain(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

inline void append_json_escape(std::string& out, char c) {
    constexpr std::string_view characters = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    const std::size_t known = characters.find(c);
    out.push_back('\\');
    if (known != std::string_view::npos) {
        out.push_back(letters[known]);
    } else {
        out += "u00";
        out.push_back(hexadecimal[static_cast<unsigned char>(c) >> 4U]);
        out.push_back(hexadecimal[static_cast<unsigned char>(c) & 0xFU]);
    }
}

/// Appends a text in quotation marks, byte for byte as `JSON.stringify` of JavaScript would; ill-formed UTF-8 becomes
/// U+FFFD.
[[gnu::noinline]] inline void append_json_text(std::string& out, const std::string_view& text) {
    out.push_back('"');
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && is_written_plain(text[at])) ++at;
        out.append(text.data() + begin, at - begin);
        if (at == text.size()) break;
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            append_json_escape(out, text[at++]);
            continue;
        }
        const auto step = utf8_at(text, at);
        out += step.valid ? text.substr(at, step.size) : replacement_character;
        at += step.size;
    }
    out.push_back('"');
}

}  // namespace nineways::io::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <nineways/detail/fault_text.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/suggestion.hpp>
#include <nineways/io/value_reader.hpp>

namespace nineways::io::detail {

/// A document: its format, and the needed keys that tell it from others.
struct document_kind {
    std::string_view format;
    std::span<const std::string_view> keys;
};

/// Whether a text is the format of another of the documents than this format.
[[nodiscard]] inline bool is_other_format(std::string_view text, std::string_view format) noexcept {
    constexpr std::string_view all =
        "nineways-district/ nineways-scenario/ nineways-column-map/ nineways-day-designs/ nineways-bell/ ";
    const std::string_view kind = text.substr(0, text.find('/') + 1);
    return !kind.empty() && format.find(kind) != 0 && all.find(kind) != std::string_view::npos;
}

/// Whether an object is another document than the one wanted: it has none of the keys that tell, or only some of them
/// and the format of another. Files one fault then, in place of one for each key; nothing else of it should be read.
[[nodiscard, gnu::noinline]] inline bool is_other_document(const value_reader& v, const document_kind& wanted) {
    if (!v.is_object() || v.raw().size() == 0) return false;
    std::size_t there = 0;
    for (const std::string_view key : wanted.keys) there += v.raw().find(key).exists() ? 1U : 0U;
    const json_value format = v.raw().find("format");
    const bool other = format.exists() && format.is(json_kind::text) && is_other_format(format.text(), wanted.format);
    if (there == wanted.keys.size() || (there > 0 && !other)) return false;
    std::string keys;
    for (const json_value each : v.raw()) {
        keys += keys.empty() ? "" : ", ";
        if (keys.size() > 120) {
            keys += "...";
            break;
        }
        keys += nineways::detail::in_quotes(each.key());
    }
    using nineways::detail::text_of;
    v.reject(text_of("a document \"", wanted.format, "\", with the keys ", listed_names(wanted.keys)),
             text_of("This one has the keys ", keys, ": look which document belongs here."));
    return true;
}

}  // namespace nineways::io::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <nineways/detail/fault_list.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/encoding.hpp>
#include <nineways/io/json_parser.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/json_writer.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io {

/// A JSON document (RFC 8259), with every fault that can be found in the text filed; nothing where the
/// reading could not go on to the end.
///
/// Strict: no comments, no trailing commas, no duplicate keys, no NaN. UTF-8, with or without a byte order mark.
/// Values wrong in themselves (duplicate keys, numbers out of range, integers that a double cannot hold) are named
/// by JSON pointer, all others by row and column. At most 128 MB, 128 levels and 10 million values.
/// "-0" is read as the double -0, and written as `0`. At most 100 faults of a kind are listed, the rest counted.
///
/// After faults the document is for a reader of the content that goes on: of members with the same key it has the
/// first, and what was not understood (a wrong word, number or text, an object with such a key) is `unread`.
[[nodiscard]] inline std::optional<json_document> read_json(std::string_view text, nineways::detail::fault_list& log) {
    if (!is_readable(text, "document", log)) return std::nullopt;
    return detail::json_parser{text, log}.run();
}

/// A JSON document as `read_json` reads it, or `invalid_input` with every fault.
[[nodiscard]] inline json_document parse_json(std::string_view text) {
    nineways::detail::fault_list log;
    std::optional<json_document> document = read_json(text, log);
    throw_if_any(log.take());
    return std::move(*document);
}

/// The text of a value, as JavaScript's `JSON.stringify` gives it: compact, or pretty with two spaces a level.
///
/// Keys keep their order; numbers are as in `append_number`; ill-formed UTF-8 becomes U+FFFD; no final line break.
[[nodiscard]] inline std::string write_json(const json_value& value, bool pretty = false) {
    std::string out;
    detail::json_writer{out, pretty}.write(value);
    return out;
}

/// The beginning of a value's compact text in at most `limit` bytes, to show in a fault.
[[nodiscard]] inline std::string json_excerpt(const json_value& value, std::size_t limit = 60) {
    std::string out;
    detail::json_writer{out, false, limit}.write(value);
    return excerpt(out, limit);
}

}  // namespace nineways::io

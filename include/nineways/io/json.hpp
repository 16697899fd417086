// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <nineways/fault.hpp>
#include <nineways/io/fault_log.hpp>
#include <nineways/io/json_parser.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/json_writer.hpp>

namespace nineways::io {

/// The value of a JSON document (RFC 8259), or `invalid_input` with every fault that can be found in the text.
///
/// Strict: no comments, no trailing commas, no duplicate keys, no NaN. UTF-8, with or without a byte order mark.
/// Values wrong in themselves (duplicate keys, numbers out of range, integers that a double cannot hold) are named
/// by JSON pointer, all others by row and column. At most 128 MB, 128 levels and 10 million values.
/// "-0" is read as the double -0, and written as `0`. At most 100 faults of a kind are listed, the rest counted.
[[nodiscard]] inline json parse_json(std::string_view text) { return detail::json_parser{text}.run(); }

/// The text of a value, as JavaScript's `JSON.stringify` gives it: compact, or pretty with two spaces a level.
///
/// Keys keep their order; numbers are as in `append_number`; ill-formed UTF-8 becomes U+FFFD; no final line break.
/// Throws `invalid_input` that names every value which is not finite, an integer that no double holds, or nested
/// deeper than 128 levels.
[[nodiscard]] inline std::string write_json(const json& value, bool pretty = false) {
    std::string out;
    faults found;
    fault_log log{found};
    detail::json_writer{out, pretty, &log}.write(value);
    throw_if_any(std::move(found));
    return out;
}

/// The beginning of a value's compact text in at most `limit` bytes, to show in a fault. Never throws on content.
[[nodiscard]] inline std::string json_excerpt(const json& value, std::size_t limit = 60) {
    std::string out;
    detail::json_writer{out, false, nullptr, limit}.write(value);
    return excerpt(out, limit);
}

}  // namespace nineways::io

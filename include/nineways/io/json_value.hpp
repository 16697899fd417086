// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include <nineways/io/utf8.hpp>

namespace nineways::io {

/// A JSON value whose objects keep the order in which their keys were written. Read and write it only with
/// `parse_json` and `write_json`: the library's own `parse` and `dump` differ in numbers, duplicates and depth.
using json = nlohmann::ordered_json;

/// The deepest nesting of arrays and objects that is read or written.
inline constexpr std::size_t max_json_depth = 128;

/// The most values (objects, arrays, texts, numbers ...) that one document may hold.
inline constexpr std::size_t max_json_values = 10'000'000;

/// Appends `/token` to a JSON pointer, with `~` as `~0` and `/` as `~1`. A very long key is cut and control
/// characters are replaced, since pointers are shown to people.
inline void append_pointer_token(std::string& pointer, std::string_view token) {
    constexpr std::size_t longest = 200;
    pointer.push_back('/');
    for (const char c : excerpt(token, longest)) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer.push_back(c);
        }
    }
}

}  // namespace nineways::io

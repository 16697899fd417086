// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include <nineways/io/json_stream.hpp>

namespace nineways::io::detail {

/// Writes a member that is a text where there is one, else `null`.
inline void write_text_or_null(json_stream& out, const char* key, const std::optional<std::string>& text) {
    if (text)
        out.put(key, *text);
    else
        out.put(key, nullptr);
}

}  // namespace nineways::io::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/io/suggestion.hpp>

namespace nineways::io::detail {

[[nodiscard]] inline std::string small_letters(std::string_view text) {
    std::string out{text};
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

/// How near a name is to the one that is wanted: its slips if they are few, 3 if one holds the other, 4 otherwise.
[[nodiscard]] inline std::size_t farness(std::string_view wanted, std::string_view name) {
    const std::size_t slips = edit_distance(wanted, name);
    if (slips <= 2 && slips <= wanted.size() / 2) return slips;
    const std::string text = small_letters(wanted);
    const std::string other = small_letters(name);
    const bool holds = other.find(text) != std::string::npos || text.find(other) != std::string::npos;
    return holds && text.size() >= 3 && other.size() >= 3 ? 3 : 4;
}

/// "Did you mean one of ...?" with at most five of the names: the nearest first, then those that share the text; else
/// the usual advice.
[[nodiscard]] inline std::string meant_names(std::string_view wanted, std::span<const std::string_view> names,
                                             std::string_view usual) {
    std::vector<std::string_view> near;
    for (std::size_t distance = 0; distance < 4; ++distance) {
        for (const std::string_view name : names) {
            if (near.size() < 5 && farness(wanted, name) == distance) near.push_back(name);
        }
    }
    if (near.empty()) return std::string{usual};
    return (near.size() > 1 ? "Did you mean one of " : "Did you mean ") + listed_names(near, 400) + "?";
}

}  // namespace nineways::io::detail

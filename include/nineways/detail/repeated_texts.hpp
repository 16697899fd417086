// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace nineways::detail {

/// For every text the position of the first one like it: its own, unless it repeats an earlier one.
[[nodiscard]] inline std::vector<std::size_t> first_positions(std::span<const std::string_view> texts) {
    std::vector<std::size_t> sorted(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) sorted[i] = i;
    const auto in_front = [&](std::size_t a, std::size_t b) {
        const int order = texts[a].compare(texts[b]);
        return order != 0 ? order < 0 : a < b;
    };
    std::make_heap(sorted.begin(), sorted.end(), in_front);  // a third of the code of std::sort, and as good here
    std::sort_heap(sorted.begin(), sorted.end(), in_front);
    std::vector<std::size_t> first(texts.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const bool again = i > 0 && texts[sorted[i]] == texts[sorted[i - 1]];
        first[sorted[i]] = again ? first[sorted[i - 1]] : sorted[i];
    }
    return first;
}

}  // namespace nineways::detail

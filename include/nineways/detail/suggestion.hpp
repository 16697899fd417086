// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <nineways/detail/whole_text.hpp>

namespace nineways::detail {

/// How many letters must be put in, left out, changed or swapped with their neighbour to make `b` of `a`, case aside.
/// Stops counting at 3, which stands for "quite different"; so do names of more than 60 bytes.
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b) noexcept {
    constexpr std::size_t longest = 60;
    constexpr std::size_t far = 3;
    if (a.size() > longest || b.size() > longest) return far;
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= far) return far;
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    std::array<std::array<std::size_t, longest + 1>, 3> rows{};  // the present row and the two before it
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = small(a[i - 1]) == small(b[j - 1]);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0U : 1U)});
            const bool swapped =
                i > 1 && j > 1 && small(a[i - 1]) == small(b[j - 2]) && small(a[i - 2]) == small(b[j - 1]);
            if (swapped) row[j] = std::min(row[j], rows[(i + 1) % 3][j - 2] + 1);
        }
    }
    return std::min(far, rows[a.size() % 3][b.size()]);
}

/// The known name that `name` was probably meant to be: at most two slips, and at most half its letters wrong.
[[nodiscard]] inline std::optional<std::string_view> nearest_name(std::string_view name,
                                                                  std::span<const std::string_view> known) noexcept {
    std::optional<std::string_view> nearest;
    std::size_t allowed = std::min<std::size_t>(2, name.size() / 2);
    for (const std::string_view each : known) {
        const std::size_t distance = edit_distance(name, each);
        if (distance > allowed || (nearest && distance == allowed)) continue;
        nearest = each;
        allowed = distance;
    }
    return nearest;
}

/// Names in a row for a sentence: `"a", "b" and 7 more` in about `limit` bytes.
[[nodiscard]] inline std::string listed_names(std::span<const std::string_view> names, std::size_t limit = 200) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0 && out.size() + names[i].size() > limit) {
            return out + " and " + whole_text(names.size() - i) + " more";
        }
        if (i > 0) out += ", ";
        out += '"';
        out += names[i];
        out += '"';
    }
    return out;
}

}  // namespace nineways::detail

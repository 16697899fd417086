// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_days.hpp>
#include <nineways/io/suggestion.hpp>

namespace nineways::io::detail {

/// How wide a chart may be asked for.
inline constexpr number_rule chart_width_rule{.min = 280, .max = 2000, .unit = "units"};

/// The position of the school that a request names by its id, or else by its name, if it does. Capital letters do not
/// matter unless several schools' names differ in nothing else.
[[nodiscard]] inline std::optional<std::size_t> requested_school(const request_context& in, const district& d) {
    const value_reader given = in.request.optional("school");
    const std::string_view wanted = given.present() ? given.text_view(nineways::detail::name_size) : std::string_view{};
    if (wanted.empty()) return std::nullopt;
    std::vector<std::string_view> words;
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        if (d.schools[s].id == wanted) return s;
        words.push_back(d.schools[s].name);
    }
    for (const bool exact : {true, false}) {
        std::optional<std::size_t> found;
        for (std::size_t s = 0; s < d.schools.size(); ++s) {
            if (exact ? words[s] != wanted : edit_distance(wanted, words[s]) != 0) continue;
            if (found) {
                const std::array<std::string_view, 2> ids{d.schools[*found].id, d.schools[s].id};
                given.reject("a name that only one school has", "Name it by its id: " + listed_names(ids) + ".");
                return std::nullopt;
            }
            found = s;
        }
        if (found) return found;
    }
    std::vector<std::string_view> ids;
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        if (edit_distance(wanted, d.schools[s].id) == 0) return s;
        ids.push_back(d.schools[s].id);
    }
    // Every school is listed once: by its id where only an id is like what is wanted.
    if (!nearest_name(wanted, words) && nearest_name(wanted, ids)) words.swap(ids);
    // A district that has faults of its own has no schools to choose from.
    if (!words.empty()) given.reject_name(wanted, words, "the name or the id of a school: {}", "Name one of them.");
    return std::nullopt;
}

}  // namespace nineways::io::detail

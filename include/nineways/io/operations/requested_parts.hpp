// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/day_designs.hpp>
#include <nineways/district.hpp>
#include <nineways/io/day_designs_json.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/suggestion.hpp>

namespace nineways::io::detail {

/// A district whose schools all follow the days of a set, and the set.
struct district_by_set {
    district d;
    day_design_set set;
};

/// The district with the days of the set under a key of the request; none where there is no such key. What does not go
/// together is in the log.
[[nodiscard]] inline std::optional<district_by_set> requested_days(const request_context& in, const char* key,
                                                                   const district& own) {
    const value_reader days = in.request.optional(key);
    if (!days) return std::nullopt;
    day_design_set set = read_day_designs(days, own);
    district other = with_day_designs(own, set, days, in.log);
    return district_by_set{std::move(other), std::move(set)};
}

/// The district that a request means, its days taken from the request's `day_designs` where it has some.
[[nodiscard]] inline const district& requested_district_with_days(const request_context& in,
                                                                  const assumptions& assumed) {
    const district& d = requested_district(in, assumed);
    std::optional<district_by_set> other = requested_days(in, "day_designs", d);
    return other && in.log.empty() ? in.known.hold(std::move(other->d)) : d;
}

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

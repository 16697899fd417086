// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/day_designs.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/broken_rules.hpp>
#include <nineways/io/design_reader.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/validate.hpp>

namespace nineways::io {

inline constexpr std::string_view day_designs_format = "nineways-day-designs/1";

/// Reads a set of day designs, whose adults are roles of a district.
[[nodiscard]] inline day_design_set read_day_designs(const value_reader& document, const district& d) {
    using namespace nineways::detail;
    static constexpr size_rule note_size{.max = 2000};
    std::vector<std::string_view> roles;
    for (const role& r : d.roles) roles.push_back(r.id);
    day_design_set set;
    object_reader o = document.object();
    const std::array<std::string_view, 1> formats{day_designs_format};
    if (const value_reader format = o.required("format")) static_cast<void>(format.enumerated(formats));
    o.read("id", set.id, id_size);
    o.read("title", set.title, name_size);
    std::string note;
    o.read_if("note", note, note_size);
    std::size_t l = 0;
    for (const value_reader v : o.required("designs").elements({.min = level_count, .max = level_count})) {
        if (l == level_count) break;
        const detail::design_reading reading{roles};
        reading.design(v, set.designs[l]);
        if (!set.designs[l].id.empty() && set.designs[l].id != level_names[l])
            v.reject("the design \"" + std::string{level_names[l]} + '"',
                     "Give elementary, middle and high, in this order.");
        ++l;
    }
    o.finish();
    return set;
}

namespace detail {

inline constexpr std::string_view designs_key = "/designs/";

/// The position of the design that a place lies in; as large as can be when it lies elsewhere.
[[nodiscard]] inline std::size_t design_index(const std::string& place) noexcept {
    if (place.compare(0, designs_key.size(), designs_key) != 0) return std::string::npos;
    std::size_t index = 0;
    for (std::size_t at = designs_key.size(); at < place.size() && place[at] != '/'; ++at)
        index = index * 10 + static_cast<std::size_t>(place[at] - '0');
    return index;
}

}  // namespace detail

/// The district with every school's day from a set; days that are not valid there are faults of the set's document.
[[nodiscard]] inline district with_day_designs(const district& d, const day_design_set& set,
                                               const value_reader& document, fault_list& log) {
    district other = nineways::with_day_designs(d, set);
    faults in_set;
    faults joined;  // of days made of several designs, which have no place of their own
    for (fault& f : validate(other)) {
        const std::size_t index = detail::design_index(f.place);
        if (index >= other.designs.size()) {
            joined.push_back(std::move(f));
            continue;
        }
        const std::string& id = other.designs[index].id;
        const std::string rest =
            f.place.substr(std::min(f.place.size(), f.place.find('/', detail::designs_key.size())));
        const auto level = std::find(level_names.begin(), level_names.end(), id);
        const bool single = level != level_names.end();
        f.place = single ? nineways::detail::text_of(detail::designs_key,
                                                     static_cast<std::size_t>(level - level_names.begin()), rest)
                         : document.place() + ", joined as \"" + id + "\": " + rest;
        (single ? in_set : joined).push_back(std::move(f));
    }
    detail::file_broken_rules(document.raw(), document.place(), std::move(in_set), log);
    if (!log.empty()) return other;
    for (fault& f : joined) log.append(std::move(f));
    return other;
}

}  // namespace nineways::io

// SPDX-License-Identifier: MIT
#pragma once

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

/// The place of a fault in the set: `/designs/N/rest` of the district that has its days from the set.
[[nodiscard]] inline std::string place_in_set(const std::string& place, const district& d) {
    constexpr std::string_view designs = "/designs/";
    if (place.compare(0, designs.size(), designs) != 0) return place;
    std::size_t index = 0;
    std::size_t at = designs.size();
    for (; at < place.size() && place[at] != '/'; ++at) index = index * 10 + static_cast<std::size_t>(place[at] - '0');
    const std::string& id = d.designs[index].id;
    for (std::size_t l = 0; l < level_count; ++l) {
        if (id == level_names[l])
            return nineways::detail::text_of("/day_designs/designs/", l, std::string_view{place}.substr(at));
    }
    return "/day_designs, joined as \"" + id + "\": " + place.substr(at);
}

}  // namespace detail

/// The district with every school's day from a set. Days that are not valid there are faults of the set.
[[nodiscard]] inline district with_day_designs(const district& d, const day_design_set& set, fault_list& log) {
    district other = nineways::with_day_designs(d, set);
    for (fault& f : validate(other)) {
        f.place = detail::place_in_set(f.place, other);
        log.append(std::move(f));
    }
    return other;
}

}  // namespace nineways::io

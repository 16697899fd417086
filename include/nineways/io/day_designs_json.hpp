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
#include <nineways/io/other_document.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/io/role_reader.hpp>
#include <nineways/parameters/price_index.hpp>
#include <nineways/school_day.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>
#include <nineways/validate.hpp>

namespace nineways::io {

inline constexpr std::string_view day_designs_format = "nineways-day-designs/1";

namespace detail {

/// Reads the roles that a set brings, and keeps those whose ids the district does not have, in the district's dollars.
/// False where the list could not be read.
inline bool read_brought_roles(const value_reader& list, int set_year, const district& d, std::vector<role>& kept) {
    std::vector<role> all;
    for (const value_reader v : list.elements({.min = 1, .max = role_limit - standard_role::count})) {
        role& r = all.emplace_back();
        read_role(v, r);
        for (std::size_t i = 0; i + 1 < all.size(); ++i) {
            if (!r.id.empty() && all[i].id == r.id)
                v.reject("a role with an id that no other role of the set has", "Give one of the two another id.");
        }
    }
    for (role& r : all) {
        const auto same_id = [&](const role& own) { return own.id == r.id; };
        if (std::any_of(d.roles.begin(), d.roles.end(), same_id)) continue;
        if (has_price_level(d.dollar_year))
            r.salary = dollars_per_fte{convert(r.salary.value(), set_year, d.dollar_year)};
        kept.push_back(std::move(r));
    }
    return !all.empty();
}

}  // namespace detail

/// Reads a set of day designs, whose adults are roles of a district or of the set.
///
/// A role of the set is its own only where the district has none of that id: the district's wins.
[[nodiscard]] inline day_design_set read_day_designs(const value_reader& document, const district& d) {
    using namespace nineways::detail;
    static constexpr std::array<std::string_view, 2> keys{"title", "designs"};
    day_design_set set;
    if (detail::is_other_document(document, {day_designs_format, keys})) return set;
    object_reader o = document.object();
    const std::array<std::string_view, 1> formats{day_designs_format};
    if (const value_reader format = o.required("format")) static_cast<void>(format.enumerated(formats));
    o.read("id", set.id, id_size);
    o.read("title", set.title, name_size);
    std::string note;
    o.read_if("note", note, detail::note_size);
    int year = d.dollar_year;
    const bool dated = o.read_if("dollar_year", year, dollar_year_rule);
    bool roles_known = !d.roles.empty();
    if (const value_reader brought = o.optional("roles")) {
        if (!dated) static_cast<void>(o.required("dollar_year"));
        roles_known = detail::read_brought_roles(brought, year, d, set.roles) && roles_known;
    }
    std::vector<std::string_view> roles;
    for (const role& r : d.roles) roles.push_back(r.id);
    for (const role& r : set.roles) roles.push_back(r.id);
    roles_known = roles_known && detail::all_read(roles);
    std::size_t l = 0;
    const value_reader list = o.required("designs");
    if (list.is_array() && list.raw().size() != level_count) {
        list.reject("three designs: elementary, middle and high, in this order",
                    "Write one for each level, also where no school needs it.");
        o.finish();
        return set;
    }
    for (const value_reader v : list.elements({.min = level_count, .max = level_count})) {
        const detail::design_reading reading{roles, roles_known};
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
inline constexpr std::string_view roles_key = "/roles/";

/// The position of the design, or role, that a place lies in; as large as can be when it lies elsewhere.
[[nodiscard]] inline std::size_t index_in(std::string_view place, std::string_view key) noexcept {
    if (place.substr(0, key.size()) != key) return std::string::npos;
    std::size_t index = 0;
    for (std::size_t at = key.size(); at < place.size() && place[at] != '/'; ++at)
        index = index * 10 + static_cast<std::size_t>(place[at] - '0');
    return index;
}

/// Where in its set a design of a district was written, one level's or several joined.
class set_places {
  public:
    set_places(const day_design_set& set, const district& d) : set_(set), d_(d) {}

    [[nodiscard]] static bool is_joined(const day_design& design) noexcept {
        return std::find(level_names.begin(), level_names.end(), design.id) == level_names.end();
    }

    /// The pointer in the set for one in the district; what joined designs have no single place for is `/designs`.
    [[nodiscard]] std::string pointer(std::string_view in_district) const {
        const std::size_t index = index_in(in_district, designs_key);
        if (index >= d_.designs.size()) return std::string{in_district};
        const day_design& design = d_.designs[index];
        const std::string_view rest =
            in_district.substr(std::min(in_district.size(), in_district.find('/', designs_key.size())));
        const std::size_t block = index_in(rest, "/blocks/");
        const bool one_week = rest.substr(0, 5) == "/week";
        for (std::size_t l = 0; l < level_count; ++l) {
            const day_design& own = set_.designs[l];
            if (design.id == own.id) return nineways::detail::text_of(designs_key, l, rest);
            if (block >= design.blocks.size()) {
                // The designs of a set have the same week.
                if (one_week && design.id.compare(0, own.id.size(), own.id) == 0)
                    return nineways::detail::text_of(designs_key, l, rest);
                continue;
            }
            for (std::size_t b = 0; b < own.blocks.size(); ++b) {
                if (design.blocks[block].id != own.id + '_' + own.blocks[b].id) continue;
                const std::size_t tail = rest.find('/', std::string_view{"/blocks/"}.size());
                return nineways::detail::text_of(designs_key, l, "/blocks/", b,
                                                 rest.substr(std::min(rest.size(), tail)));
            }
        }
        return "/designs";
    }

    /// The pointer in the request for one in the district; `above` is the set's own.
    [[nodiscard]] std::string in_request(std::string_view in_district, std::string_view above) const {
        const bool of_days = begins_with(in_district, "/designs");
        return std::string{of_days ? above : "/district"}.append(of_days ? pointer(in_district) : in_district);
    }

  private:
    const day_design_set& set_;
    const district& d_;
};

}  // namespace detail

/// The district with every school's day from a set; days that are not valid there are faults of the set's document.
[[nodiscard]] inline district with_day_designs(const district& d, const day_design_set& set,
                                               const value_reader& document, fault_list& log) {
    district other = nineways::with_day_designs(d, set);
    const detail::set_places places{set, other};
    const std::string above = document.place();
    faults in_set;
    faults joined;  // of days made of several designs: they may be echoes of those of one
    faults elsewhere;
    for (fault& f : validate(other, days_used::replaced)) {
        detail::change_pointers(f, [&](std::string_view pointer) { return places.in_request(pointer, above); });
        const std::size_t role = detail::index_in(f.place, detail::roles_key);
        const bool brought = role != std::string::npos && role >= d.roles.size();
        if (brought || (f.place == "/roles" && other.roles.size() > role_limit)) {
            f.place = "/roles";  // a price that is too high in the district's dollars, or one role too many
            in_set.push_back(std::move(f));
            continue;
        }
        std::size_t index = detail::index_in(f.place, detail::designs_key);
        if (const std::size_t school = detail::index_in(f.place, "/schools/"); school < other.schools.size()) {
            index = other.schools[school].design;  // its day has no blocks for a grade
            f.place = nineways::detail::text_of(detail::designs_key, index, "/blocks");
        }
        if (index >= other.designs.size()) {
            f.place.insert(0, "/district");  // what goes with other days there does not go with these
            elsewhere.push_back(std::move(f));
            continue;
        }
        const day_design& design = other.designs[index];
        const bool of_several = detail::set_places::is_joined(design);
        f.place = places.pointer(f.place);
        if (of_several) f.found.insert(0, "joined as \"" + design.id + "\": ");
        (of_several ? joined : in_set).push_back(std::move(f));
    }
    detail::file_broken_rules(document.raw(), above, std::move(in_set), log);
    if (log.empty()) detail::file_broken_rules(document.raw(), above, std::move(joined), log);
    if (log.empty()) log.append(std::move(elsewhere));
    return other;
}

}  // namespace nineways::io

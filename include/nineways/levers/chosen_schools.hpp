// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/sort_few.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/school.hpp>
#include <nineways/units.hpp>

/// Levers that reach some schools and not others.
namespace nineways::levers::detail {

/// Share of low-income pupils; 0 without pupils.
[[nodiscard]] inline double need_of(const school& s) noexcept {
    const pupils all = total_pupils(s);
    return all.value() > 0 ? s.needs.low_income / all : 0;
}

/// Of the schools that are asked for, those where need is highest: the whole number nearest to `share` of them, at
/// least one where the share is above 0; ties to the earlier. In the order of the district.
template <class Asked>
[[nodiscard]] std::vector<std::size_t> highest_need_of(const district& d, double share, const Asked& asked) {
    std::vector<std::size_t> ranked;
    std::vector<double> needs(d.schools.size());
    ranked.reserve(d.schools.size());
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        if (!asked(d.schools[s])) continue;
        needs[s] = need_of(d.schools[s]);
        ranked.push_back(s);
    }
    nineways::detail::sort_few(ranked, [&](std::size_t a, std::size_t b) { return needs[a] > needs[b]; });
    std::size_t count = static_cast<std::size_t>(share * static_cast<double>(ranked.size()) + 0.5);
    if (share > 0 && count == 0 && !ranked.empty()) count = 1;
    ranked.resize(count);
    nineways::detail::sort_few(ranked, [](std::size_t a, std::size_t b) { return a < b; });
    return ranked;
}

/// The same of the schools with pupils in `grades`.
[[nodiscard]] inline std::vector<std::size_t> schools_of_highest_need(const district& d, double share,
                                                                      grade_set grades) {
    return highest_need_of(d, share, [grades](const school& s) { return grades_present(s).meets(grades); });
}

/// Gives schools days of their own, equal to those that they follow, so that a lever can change these and no other
/// school's. The positions of their designs, each once; a design that no other school follows is not doubled.
[[nodiscard]] inline std::vector<std::size_t> give_own_designs(district& d, const std::vector<std::size_t>& schools,
                                                               std::string_view mark) {
    std::vector<bool> chosen(d.schools.size());
    for (const std::size_t s : schools) chosen[s] = true;
    const std::size_t before = d.designs.size();
    std::vector<bool> kept(before);
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        if (!chosen[s]) kept[d.schools[s].design] = true;
    }
    std::vector<std::size_t> own(before, before);
    std::vector<std::size_t> positions;
    for (const std::size_t s : schools) {
        const std::size_t followed = d.schools[s].design;
        if (own[followed] == before) {
            own[followed] = followed;
            if (kept[followed]) {
                own[followed] = d.designs.size();
                day_design copy = d.designs[followed];
                copy.id.append("_").append(mark);
                d.designs.push_back(static_cast<day_design&&>(copy));
            }
            positions.push_back(own[followed]);
        }
        d.schools[s].design = own[followed];
    }
    return positions;
}

/// The part of all pupils who are in some schools.
[[nodiscard]] inline double pupil_share(const district& d, const std::vector<std::size_t>& schools) noexcept {
    pupils some{};
    for (const std::size_t s : schools) some += total_pupils(d.schools[s]);
    return some / total_pupils(d);
}

}  // namespace nineways::levers::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/parameters.hpp>
#include <nineways/prices.hpp>
#include <nineways/quantities.hpp>
#include <nineways/school.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// The level of most of a school's pupils; the lower one of equals. Title I compares schools of one level.
[[nodiscard]] inline level span_of(const school& s) noexcept {
    std::array<double, level_count> count{};
    for (std::size_t g = 0; g < grade_count; ++g) {
        count[static_cast<std::size_t>(level_of(static_cast<grade>(g)))] += s.enrollment[g].value();
    }
    std::size_t most = 0;
    for (std::size_t l = 1; l < level_count; ++l) {
        if (count[l] > count[most]) most = l;
    }
    return static_cast<level>(most);
}

/// The positions of schools with Title I money that are not served as well as those without (comparability, 34 CFR
/// 200.71 and its guidance): against the schools of their level without it, pupils for each post of the school are
/// more than `comparability_pupils_ratio` of the average, and dollars of posts a pupil less than
/// `comparability_dollars_ratio`.
///
/// Schools with at least `title_i_school_share` low-income pupils have Title I money. Where all or none of a level
/// have, nothing is compared. Posts have their role's average price, as the law leaves seniority out.
[[nodiscard]] inline std::vector<std::size_t> not_comparable(const district& d, const quantities& q,
                                                             const spending& cost, const assumptions& assumed) {
    std::array<double, role_limit> price{};
    for (const cost_line& line : cost.lines) {
        const path_step& first = line.where.steps[0];
        if (line.where.what != measure::cost_line || first.along != axis::role) continue;
        const double posts = cost.posts[first.index].value.value();
        if (posts > 0) price[first.index] = line.amount.central.value() / posts;
    }
    struct served {
        double pupils = 0;
        double posts = 0;
        double dollars = 0;
    };
    std::vector<served> all(d.schools.size());
    std::array<served, level_count> without{};
    std::vector<bool> has(d.schools.size());
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        const school& here = d.schools[s];
        served& now = all[s];
        now.pupils = total_pupils(here).value();
        now.dollars = here.allotted.value();
        const auto add = [&](std::size_t role, double posts) {
            now.posts += posts;
            now.dollars += posts * price[role];
        };
        for (std::size_t r = 0; r < d.roles.size(); ++r) add(r, q.schools[s].rounded[r]);
        for (const post_count& p : here.staff) add(p.role, p.posts.value());
        has[s] = now.pupils > 0 && here.needs.low_income.value() / now.pupils >= assumed["title_i_school_share"_p];
        if (has[s]) continue;
        served& others = without[static_cast<std::size_t>(span_of(here))];
        others.pupils += now.pupils;
        others.posts += now.posts;
        others.dollars += now.dollars;
    }
    std::vector<std::size_t> worse;
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        const served& now = all[s];
        const served& others = without[static_cast<std::size_t>(span_of(d.schools[s]))];
        if (!has[s] || !(others.posts > 0)) continue;
        const bool fewer_posts =
            now.pupils * others.posts > assumed["comparability_pupils_ratio"_p] * others.pupils * now.posts;
        const bool fewer_dollars =
            now.dollars * others.pupils < assumed["comparability_dollars_ratio"_p] * others.dollars * now.pupils;
        if (fewer_posts && fewer_dollars) worse.push_back(s);
    }
    return worse;
}

}  // namespace nineways

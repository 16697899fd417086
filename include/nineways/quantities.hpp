// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/figure.hpp>
#include <nineways/grade.hpp>
#include <nineways/ledger.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/school_day.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// The quantity stage: everything that people and minutes come to, before any price.
struct quantities {
    std::vector<school_quantities> schools;
    /// Posts of the day by role over all schools.
    std::array<figure<fte>, role_limit> day_posts{};
    std::array<fte, role_limit> day_posts_exact{};
    /// Posts that schools share, by field.
    std::vector<shared_field> shared;
    attention all;
    double rooms_short = 0;
    /// State of the district in which the day was counted: that of the paths of its parts.
    std::uint16_t stage = 0;
};

/// Average class size of whole-class teaching in a set of grades: pupil-minutes over group-minutes; 0 without any.
[[nodiscard]] inline double class_size(const attention& a, grade_set grades) noexcept {
    double pupil_minutes = 0;
    double group_minutes = 0;
    for (std::size_t g = 0; g < grade_count; ++g) {
        if (!grades.contains(static_cast<grade>(g))) continue;
        pupil_minutes += a.pupil_minutes[g];
        group_minutes += a.group_minutes[g];
    }
    return group_minutes > 0 ? pupil_minutes / group_minutes : 0;
}

namespace detail {

/// Counts every school's day; `minutes_too` says whether `all` is wanted or stays empty.
[[nodiscard]] inline quantities count_day(const district& d, const std::vector<tier_counts>& tiers, std::uint16_t stage,
                                          recorder book, bool minutes_too) {
    const std::vector<prepared_design> designs = prepare_designs(d);
    school_day day{d, designs, book, stage};
    quantities q;
    q.stage = stage;
    q.schools = std::vector<school_quantities>(d.schools.size());
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        const school& here = d.schools[s];
        day.form(here.design, s, tiers[s]);
        day.staff(q.schools[s]);
        if (minutes_too) day.share(tiers[s], q.all);
        if (here.rooms && *here.rooms < q.schools[s].rooms_needed)
            q.rooms_short += q.schools[s].rooms_needed - *here.rooms;
    }
    q.shared = day.share_out(q.schools);
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        const path where = path{measure::posts_day, stage, {}}.at(axis::role, r);
        record::sum<fte> total{book, where};
        for (std::size_t s = 0; s < q.schools.size(); ++s) {
            const school_quantities& here = q.schools[s];
            q.day_posts_exact[r] += fte{here.exact[r]};
            if (!(here.rounded[r] > 0)) continue;
            const path at_school =
                book ? path{measure::posts_day, stage, {}}.at(axis::school, s).at(axis::role, r) : path{};
            total += {fte{here.rounded[r]}, at_school};
        }
        q.day_posts[r] = total.total();
    }
    return q;
}

}  // namespace detail

/// The quantity stage: what the day of every school comes to, in state `stage` of the district.
///
/// `tiers` is `attention_tiers(d, ...)`. The document must be valid (`validate(d)` finds nothing).
[[nodiscard]] inline quantities measure_day(const district& d, const std::vector<tier_counts>& tiers,
                                            std::uint16_t stage, recorder book) {
    return detail::count_day(d, tiers, stage, book, true);
}

}  // namespace nineways

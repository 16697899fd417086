// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/prices.hpp>
#include <nineways/quantities.hpp>
#include <nineways/school.hpp>
#include <nineways/school_day.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

/// People and rooms of a day beside its minutes: what its posts cost, who is there beside them, and whether they have
/// room.
namespace nineways {

/// What the posts of a day cost a year, exact and in hiring steps: pay and benefits, or the price of a contract.
struct day_cost {
    dollars exact{};
    dollars hired{};
    dollars substitutes{};  ///< of the teaching posts that are hired

    day_cost& operator+=(const day_cost& more) noexcept {
        exact += more.exact;
        hired += more.hired;
        substitutes += more.substitutes;
        return *this;
    }
};

/// The cost of the posts of a school, or of all schools; `prices` are `post_prices(d, ...)`.
[[nodiscard]] inline day_cost cost_of(const district& d, const school_quantities& posts,
                                      const std::array<dollars, role_limit>& prices) noexcept {
    day_cost cost;
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        cost.exact += prices[r] * posts.exact[r];
        cost.hired += prices[r] * posts.rounded[r];
        if (d.roles[r].is_teacher) cost.substitutes += d.substitutes_per_teacher * fte{posts.rounded[r]};
    }
    return cost;
}

/// What a school has a year: the posts of its day in hiring steps and its other staff at `post_prices(d, ...)`, and
/// what was allotted to it beside its posts. What is bought for all schools together is of none.
[[nodiscard]] inline dollars dollars_of_school(const district& d, std::size_t school, const school_quantities& day,
                                               const std::array<dollars, role_limit>& prices) noexcept {
    dollars all = d.schools[school].allotted;
    for (std::size_t r = 0; r < d.roles.size(); ++r) all += prices[r] * day.rounded[r];
    for (const post_count& p : d.schools[school].staff) all += prices[p.role] * p.posts.value();
    return all;
}

/// Whether teachers of a school can have an expert in the room: a coach or a teacher leader in the blocks of its day,
/// on its staff, or in the central office.
[[nodiscard]] inline bool has_expert(const district& d, const school& s, const school_quantities& day) noexcept {
    const auto among = [](const std::vector<post_count>& posts) {
        for (const post_count& p : posts) {
            const bool expert = p.role == standard_role::coach || p.role == standard_role::teacher_leader;
            if (expert && p.posts.value() > 0) return true;
        }
        return false;
    };
    return day.exact[standard_role::coach] > 0 || day.exact[standard_role::teacher_leader] > 0 || among(s.staff) ||
           among(d.central_staff);
}

/// Posts of a role that the day does not need.
struct outside_posts {
    fte in_schools{};
    fte central{};
    fte roster{};  ///< on the roster, beyond the day and both lists; below 0 where these have more posts than it
};

/// Posts outside the day, by role: those of one school, or of the district with its roster.
[[nodiscard]] inline std::array<outside_posts, role_limit> outside_the_day(const district& d, const standing& base,
                                                                           std::optional<std::size_t> school) {
    std::array<outside_posts, role_limit> all{};
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        if (school && s != *school) continue;
        for (const post_count& p : d.schools[s].staff) all[p.role].in_schools += p.posts;
    }
    if (school) return all;
    for (const post_count& p : d.central_staff) all[p.role].central += p.posts;
    for (std::size_t r = 0; r < d.roles.size(); ++r) all[r].roster = base.outside_day[r];
    return all;
}

/// Rooms that schools need at once, and those that they have where that is told.
struct room_sums {
    double needed = 0;
    double has = 0;      ///< in the schools that tell
    double missing = 0;  ///< in the schools that have fewer than they need
    std::size_t schools_told = 0;
    std::size_t schools_short = 0;

    void add(const school& s, const school_quantities& day) noexcept {
        needed += day.rooms_needed;
        if (!s.rooms) return;
        ++schools_told;
        has += *s.rooms;
        if (!(*s.rooms < day.rooms_needed)) return;
        ++schools_short;
        missing += day.rooms_needed - *s.rooms;
    }
};

}  // namespace nineways

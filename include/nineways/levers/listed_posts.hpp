// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/chosen_schools.hpp>
#include <nineways/national.hpp>
#include <nineways/parameters.hpp>
#include <nineways/school.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

/// Levers that add or take posts on the lists of schools and of the central office.
namespace nineways::levers::detail {

[[nodiscard]] constexpr double at_least_zero(double x) noexcept { return x > 0 ? x : 0.0; }

/// Posts of a role on a list.
[[nodiscard, gnu::noinline]] inline double posts_on(const std::vector<post_count>& list, role_id r) noexcept {
    double all = 0;
    for (const post_count& p : list) {
        if (p.role == r) all += p.posts.value();
    }
    return all;
}

/// Posts of a role on the lists of all schools.
[[nodiscard, gnu::noinline]] inline double posts_at_schools(const district& d, role_id r) noexcept {
    double all = 0;
    for (const school& s : d.schools) all += posts_on(s.staff, r);
    return all;
}

/// Adds posts to the first entry of their role; behind the others where there is none.
[[gnu::noinline]] inline void add_posts(std::vector<post_count>& list, role_id r, double posts) {
    for (post_count& p : list) {
        if (p.role == r) {
            p.posts += fte{posts};
            return;
        }
    }
    list.push_back({r, fte{posts}});
}

/// Spreads added posts over the schools: by pupils alike, or for the part `by_need` by their low-income pupils.
[[gnu::noinline]] inline void spread_posts(district& d, role_id r, double posts, double by_need = 0) {
    if (!(posts > 0)) return;
    const double everyone = total_pupils(d).value();
    const double needy = total_need(d, &need_counts::low_income).value();
    if (!(needy > 0)) by_need = 0;
    for (school& s : d.schools) {
        const double alike = total_pupils(s).value() / everyone;
        const double part =
            by_need > 0 ? alike * (1 - by_need) + by_need * (s.needs.low_income.value() / needy) : alike;
        if (part > 0) add_posts(s.staff, r, posts * part);
    }
}

/// Takes posts of a role away from the schools, from each the same share of what it has. A fault where they have fewer.
[[gnu::noinline]] inline void take_posts(district& d, role_id r, double posts, nineways::detail::fault_list& log) {
    static constexpr nineways::detail::fault_form too_few{
        "posts taken that are not there", "role \"{}\" on the schools' lists", "{} posts, and {} to be taken",
        "at most the posts that there are", "Set the lever nearer to 0."};
    const double there = posts_at_schools(d, r);
    if (!(posts > 0)) return;
    if (posts > there) return log.add(too_few, std::string_view{d.roles[r].id}, there, posts);
    const double left = 1 - posts / there;
    for (school& s : d.schools) {
        for (post_count& p : s.staff) {
            if (p.role == r) p.posts *= left;
        }
    }
}

/// Adds posts of a role to the schools by pupils, or takes them where `posts` is below 0.
[[gnu::noinline]] inline void change_posts(district& d, role_id r, double posts, nineways::detail::fault_list& log) {
    spread_posts(d, r, posts);
    take_posts(d, r, -posts, log);
}

/// Posts that leaders of schools have: principals and assistant principals on all lists.
[[nodiscard]] inline double leaders_of(const district& d) noexcept {
    return posts_at_schools(d, standard_role::principal) + posts_at_schools(d, standard_role::assistant_principal);
}

/// A price in the district's dollars, and the place in the registry of what it follows (-1 for none).
struct followed_price {
    range<double> amount;
    int of = -1;
};

[[nodiscard]] constexpr followed_price at_price(double price) noexcept { return {{price, price, price}}; }
[[nodiscard]] inline followed_price registered_price(const lever_inputs& in, parameter_ref ref) noexcept {
    return {national::money_range(in.assumed, ref, in.base.dollar_year), ref.index};
}

/// Buys units at a price, a year or once. Nothing where it is nothing.
[[gnu::noinline]] inline void buy(district& d, const char* id, spending_function function, double units,
                                  const followed_price& price, bool one_time = false) {
    if (units == 0) return;
    d.purchases.push_back({id, function, purchase::basis::flat, units, price.amount, one_time, price.of});
}

/// Exposes the pupils of some schools to an effect: `part_of(s)` is the share of the pupils of a school.
template <class PartOf>
void expose_schools(const lever_change& change, const effect_part& part, std::vector<exposure>& out,
                    const PartOf& part_of) {
    std::array<double, level_count> all{};
    std::array<double, level_count> reached{};
    for (std::size_t s = 0; s < change.after.schools.size(); ++s) {
        const double share = part_of(s);
        for (std::size_t g = 0; g < grade_count; ++g) {
            const auto l = static_cast<std::size_t>(level_of(static_cast<grade>(g)));
            const double here = change.after.schools[s].enrollment[g].value();
            all[l] += here;
            reached[l] += here * share;
        }
    }
    const effect_part parts[]{part};
    for (std::size_t l = 0; l < level_count && part.dose != 0; ++l) {
        if (!(reached[l] > 0)) continue;
        for (std::size_t t = 0; t < tier_count; ++t)
            out.push_back(expose(change, static_cast<level>(l), static_cast<tier>(t), reached[l] / all[l], parts));
    }
}

}  // namespace nineways::levers::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <nineways/lever.hpp>
#include <nineways/levers/listed_posts.hpp>
#include <nineways/national.hpp>
#include <nineways/staff.hpp>

/// Area 9: what the central office costs and does.
namespace nineways::levers {

namespace detail {

/// General administration, and business and other central support.
[[nodiscard]] constexpr bool is_central(spending_function f) noexcept {
    return f == spending_function::general_administration || f == spending_function::other_support;
}

/// The same percent off every post and yearly purchase that the central office had before any lever; severance once.
inline void central_efficiency(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double cut = in.setting[0];
    double pay_cut = 0;
    for (std::size_t i = 0; i < in.base.central_staff.size(); ++i) {
        post_count& p = d.central_staff[i];
        if (!is_central(d.roles[p.role].function)) continue;
        pay_cut += cut * p.posts.value() * d.roles[p.role].salary.value();
        p.posts *= 1 - cut;
    }
    for (std::size_t i = 0; i < in.base.purchases.size(); ++i) {
        if (is_central(d.purchases[i].function) && !d.purchases[i].one_time) d.purchases[i].units *= 1 - cut;
    }
    if (cut > 0)
        buy(d, "severance", spending_function::other_support, pay_cut,
            {in.assumed.of("severance_share"_p), ("severance_share"_p).index}, true);
}

/// A part of the posts that the central office still has is freed, in years of redesign that cost money first: some
/// become coaches and support staff of schools, the others are not filled again as people leave.
inline void central_redesign(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double share = in.setting[0];
    if (!(share > 0)) return;
    double freed = 0;
    for (std::size_t i = 0; i < in.base.central_staff.size(); ++i) {
        post_count& p = d.central_staff[i];
        if (!is_central(d.roles[p.role].function)) continue;
        freed += p.posts.value() * share;
        p.posts *= 1 - share;
    }
    const double devolved = freed * in.setting[1];
    const double coaches = devolved * in.setting[2];
    // The coaches that other levers pay are these.
    spread_posts(d, standard_role::coach, coaches - at_least_zero(in.added[standard_role::coach].value()),
                 in.setting[3]);
    spread_posts(d, standard_role::student_support, devolved - coaches, in.setting[3]);
    buy(d, "redesign", spending_function::general_administration,
        total_pupils(d).value() * share / in.assumed["redesign_share_studied"_p],
        registered_price(in, "redesign_cost"_p), true);
}

}  // namespace detail

inline constexpr lever central_efficiency{
    .id = "central_efficiency",
    .bullet = "R9a",
    .title = "Efficiency cuts in the central office",
    .sentence = "The central office does the same work with fewer people and less money.",
    .area = area::central_office,
    .side = side::restore,
    .cluster = cluster::allocation,
    .difficulty = difficulty::medium,
    .agree = party_set{party::board},
    .ramp_years = 2,
    .settings = {lever_setting{"cut", "cut of central posts and services", "share of spending", -0.1, 0.3, 0, 0.005}},
    .setting_count = 1,
    .overlap = "Takes away people whom other levers need; a redesign frees only what is left.",
    .apply = detail::central_efficiency,
    .learn = learn_unmeasured,
    .realised = realised_by_ramp,
};

inline constexpr lever central_redesign{
    .id = "central_redesign",
    .bullet = "S9a",
    .title = "Central office redesigned to serve schools",
    .sentence = "Central staff do less paperwork; some of their posts become coaches and support staff in schools.",
    .area = area::central_office,
    .side = side::transform,
    .cluster = cluster::allocation,
    .difficulty = difficulty::high,
    .agree = party_set{party::board} | party::state_law,
    .ramp_years = 4,
    .settings = {lever_setting{"share", "central posts that the redesign frees", "share of posts", 0, 0.5, 0, 0.01},
                 lever_setting{"devolved", "freed posts that go to schools", "share of freed posts", 0, 1, 0.5, 0.05,
                               setting_kind::shape},
                 lever_setting{"coaches", "of these, coaches; the others support pupils", "share of them", 0, 1, 0.5,
                               0.05, setting_kind::shape},
                 lever_setting{"by_need", "spread by need (1) or by pupils (0)", "0 to 1", 0, 1, 1, 0.1,
                               setting_kind::shape}},
    .setting_count = 4,
    .overlap = "Frees only what efficiency cuts left; its coaches are those that coaching and teams pay, not more.",
    .shares_with = {"central_efficiency", "coaching", "expert_led_teams"},
    .apply = detail::central_redesign,
    .learn = learn_unmeasured,
    .realised = realised_by_ramp,
};

}  // namespace nineways::levers

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/lever.hpp>
#include <nineways/levers/listed_posts.hpp>
#include <nineways/levers/professional_learning.hpp>
#include <nineways/staff.hpp>

/// Area 8: posts that come back, and partners. Technology: `online_courses.hpp`.
namespace nineways::levers {

namespace detail {

/// A share of the posts that were cut comes back to the schools by pupils, beyond what other levers brought back; then
/// posts by pupils beyond today's, or fewer.
inline void reinstated_posts(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    struct kind {
        role_id role;
        std::size_t share;  ///< the setting for what was cut
    };
    static constexpr kind kinds[]{{standard_role::librarian, 0},
                                  {standard_role::specials_teacher, 1},
                                  {standard_role::counselor, 2},
                                  {standard_role::student_support, 2}};
    for (const kind& k : kinds) {
        const double lost = posts_on(d.before.posts, k.role) * in.setting[k.share];
        spread_posts(d, k.role, lost - at_least_zero(in.added[k.role].value()));
    }
    const double thousands = total_pupils(d).value() / 1000;
    change_posts(d, standard_role::librarian, in.setting[3] * thousands, in.log);
    spread_posts(d, standard_role::specials_teacher, in.setting[4] * thousands);
    const double counselors = posts_at_schools(d, standard_role::counselor);
    const double others = posts_at_schools(d, standard_role::student_support);
    const double part = counselors + others > 0 ? counselors / (counselors + others) : 0;
    change_posts(d, standard_role::counselor, in.setting[5] * thousands * part, in.log);
    change_posts(d, standard_role::student_support, in.setting[5] * thousands * (1 - part), in.log);
}

/// Services move to partners once their price is entered: nobody knows one, and posts saved at no price would be a
/// saving that is not there.
inline void partner_organisations(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double share = in.setting[0];
    if (!(share > 0) || !(in.setting[1] > 0)) return;
    double moved = 0;
    for (const role_id r : {standard_role::counselor, standard_role::student_support}) {
        const double posts = posts_at_schools(d, r) * share;
        take_posts(d, r, posts, in.log);
        moved += posts;
    }
    buy(d, "partner_services", spending_function::student_support, moved, at_price(in.setting[1]));
    const double schools = static_cast<double>(d.schools.size());
    d.central_staff.push_back(
        {standard_role::coordinator, fte{whole_steps(schools * share / in.setting[2], in.assumed)}});
}

inline void learn_partner_organisations(const lever_change& change, std::vector<exposure>& out) {
    // Nothing is bought without a price.
    expose_all(change, change.setting[1] > 0 ? change.setting[0] : 0, {"effect_partners"_p, 1}, out);
}

}  // namespace detail

inline constexpr lever reinstated_posts{
    .id = "reinstated_posts",
    .bullet = "R8a",
    .title = "Posts that were cut come back",
    .sentence = "Librarians, art and music teachers, counselors and other support staff return to every school.",
    .area = area::partners_and_technology,
    .side = side::restore,
    .cluster = cluster::services,
    .difficulty = difficulty::low,
    .agree = party_set{party::board},
    .ramp_years = 1,
    .settings = {lever_setting{"librarians", "librarians who were cut", "share of what was cut", 0, 1, 0, 0.01},
                 lever_setting{"specials", "art, music and sports teachers who were cut", "share of what was cut", 0, 1,
                               0, 0.01},
                 lever_setting{"support", "counselors and support staff who were cut", "share of what was cut", 0, 1, 0,
                               0.01},
                 lever_setting{"librarians_per_1000", "librarians beyond that", "posts a 1,000 pupils", -0.5, 1, 0,
                               0.01},
                 lever_setting{"specials_per_1000", "art, music and sports teachers beyond that",
                               "posts a 1,000 pupils", 0, 3, 0, 0.01},
                 lever_setting{"support_per_1000", "counselors and support staff beyond that", "posts a 1,000 pupils",
                               -3, 3, 0, 0.01}},
    .setting_count = 6,
    .overlap = "Only posts that guidelines, smaller classes and covering for teams have not brought back already.",
    .shares_with = {"staffing_guidelines", "smaller_classes", "expert_led_teams"},
    .apply = detail::reinstated_posts,
    .learn = learn_unmeasured,
    .realised = realised_by_ramp,
};

inline constexpr lever partner_organisations{
    .id = "partner_organisations",
    .bullet = "S8a",
    .title = "Services of partner organisations",
    .sentence = "Other organisations counsel and support pupils in school, in place of district staff.",
    .area = area::partners_and_technology,
    .side = side::transform,
    .cluster = cluster::services,
    .difficulty = difficulty::medium,
    .agree = party_set{party::board} | party::union_ | party::partners,
    .laws = law::contract_clause,
    .ramp_years = 2,
    .settings = {lever_setting{"share", "counselors' and support posts that partners take over", "share of posts", 0,
                               0.5, 0, 0.01},
                 lever_setting{"price", "partner's price for the work of a post a year", "dollars", 0, 200000, 0, 500,
                               setting_kind::price},
                 lever_setting{"schools_per_coordinator", "schools a coordinator", "schools", 4, 40, 10, 1,
                               setting_kind::shape}},
    .setting_count = 3,
    .overlap = "Takes over posts that are there, with those that came back.",
    .shares_with = {"reinstated_posts"},
    .apply = detail::partner_organisations,
    .learn = detail::learn_partner_organisations,
    .realised = realised_by_ramp,
};

}  // namespace nineways::levers

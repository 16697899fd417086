// SPDX-License-Identifier: MIT
// What must hold of a school day whatever its order: it is a set of schools and of blocks.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include <nineways/typical.hpp>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "../small_district.hpp"

namespace day_properties {

namespace {

using namespace nineways;

/// A permutation of the first `count` numbers.
std::vector<std::size_t> shuffled(std::size_t count) {
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) order[i] = i;
    for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
    return order;
}

bool near(double a, double b) { return std::fabs(a - b) <= 1e-9 * (1 + std::fabs(a)); }

/// Posts of the day by role, exact and hired, and the minutes of attention by level and tier.
std::vector<double> day_of(const district& d) {
    const quantities q = small::count(d);
    std::vector<double> all;
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        all.push_back(q.day_posts_exact[r].value());
        all.push_back(q.day_posts[r].value.value());
    }
    for (std::size_t l = 0; l < level_count; ++l) {
        for (std::size_t t = 0; t < tier_count; ++t) {
            all.push_back(q.all.adult_minutes[l][t]);
            all.push_back(q.all.small_group_minutes[l][t]);
        }
    }
    all.push_back(q.rooms_short);
    return all;
}

bool same_day(const district& a, const district& b) {
    const std::vector<double> one = day_of(a);
    const std::vector<double> other = day_of(b);
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), near);
}

}  // namespace

TEST_CASE("schools in another order need the same", "[properties]") {
    const district d = *typical::find("typical-suburb");
    CHECK(rc::check("schools", [&] {
        district other = d;
        const auto order = shuffled(d.schools.size());
        for (std::size_t s = 0; s < order.size(); ++s) other.schools[s] = d.schools[order[s]];
        RC_ASSERT(same_day(d, other));
    }));
}

TEST_CASE("blocks in another order need the same", "[properties]") {
    const district d = *typical::find("typical-suburb");
    CHECK(rc::check("blocks", [&] {
        district other = d;
        for (std::size_t i = 0; i < d.designs.size(); ++i) {
            const auto order = shuffled(d.designs[i].blocks.size());
            for (std::size_t b = 0; b < order.size(); ++b) other.designs[i].blocks[b] = d.designs[i].blocks[order[b]];
        }
        RC_ASSERT(same_day(d, other));
    }));
}

TEST_CASE("hiring together never takes more than hiring apart when nobody travels", "[properties]") {
    const district d = *typical::find("typical-suburb");
    CHECK(rc::check("sharing", [&] {
        district other = d;
        const auto order = shuffled(d.schools.size());
        shared_posts& shared = other.shared.emplace_back();
        shared.id = "some";
        shared.schools.assign(order.begin(), order.begin() + *rc::gen::inRange(2, 9));
        shared.roles = {standard_role::specials_teacher, standard_role::interventionist};
        const quantities apart = small::count(d);
        const quantities together = small::count(other);
        RC_ASSERT(!together.shared.empty());
        for (const shared_field& f : together.shared) RC_ASSERT(f.rounded <= f.apart + 1e-9);
        for (const role_id role : shared.roles) {
            double parts = 0;
            for (const school_quantities& s : together.schools) parts += s.rounded[role];
            RC_ASSERT(near(parts, together.day_posts[role].value.value()));
            RC_ASSERT(near(together.day_posts_exact[role].value(), apart.day_posts_exact[role].value()));
            RC_ASSERT(parts <= apart.day_posts[role].value.value() + 1e-9);
        }
    }));
}

}  // namespace day_properties

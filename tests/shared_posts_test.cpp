// SPDX-License-Identifier: MIT
#include <nineways/shared_posts.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/day_sums.hpp>

#include "small_district.hpp"

namespace shared_posts_test {

namespace {

using namespace nineways;

constexpr std::size_t art = standard_role::specials_teacher;

/// Three schools of one class each: 18 pupils of kindergarten.
district three_schools() {
    district d = small::district();
    d.schools[0].enrollment[small::first] = {};
    d.schools[0].enrollment[small::kindergarten] = pupils{18};
    d.schools.resize(3, d.schools[0]);
    d.schools[1].id = "two";
    d.schools[2].id = "three";
    return d;
}

/// The same, with the art teachers of some schools shared.
district sharing(std::vector<std::size_t> schools, double travel) {
    district d = three_schools();
    d.shared = {{"art", std::move(schools), {standard_role::specials_teacher}, minutes{travel}, fte{0.1}}};
    return d;
}

}  // namespace

// A class has 235 minutes of art; a post gives 1,512: 0.1554 posts a school, hired as 0.2.
TEST_CASE("posts of small schools are rounded school by school", "[shared_posts]") {
    const quantities apart = small::count(three_schools());
    CHECK(apart.day_posts_exact[art].value() == Approx(3 * 235 / 1512.0));
    CHECK(apart.day_posts[art].value.value() == Approx(0.6));
    CHECK(apart.shared.empty());
}

// Together 705 / 1,512 = 0.4663, hired as 0.5: a tenth of a post less than 0.6.
TEST_CASE("shared posts are rounded once, and each school has its part", "[shared_posts]") {
    const quantities q = small::count(sharing({0, 1, 2}, 0));
    CHECK(q.day_posts_exact[art].value() == Approx(705 / 1512.0));
    CHECK(q.day_posts[art].value.value() == Approx(0.5));
    for (const school_quantities& s : q.schools) CHECK(s.rounded[art] == Approx(0.5 / 3));
    REQUIRE(q.shared.size() == 1);
    CHECK(q.shared[0].role == art);
    CHECK(q.shared[0].taught == subject::art);
    CHECK(q.shared[0].exact == Approx(705 / 1512.0));
    CHECK(q.shared[0].rounded == Approx(0.5));
    CHECK(q.shared[0].apart == Approx(0.6));
}

// 312 minutes on the road leave 1,200 of 1,512: 705 / 1,200 = 0.5875, hired as 0.6. Apart nobody travels: 0.6.
TEST_CASE("travel takes minutes from pupils", "[shared_posts]") {
    const district d = sharing({0, 1, 2}, 312);
    const quantities q = small::count(d);
    CHECK(q.day_posts_exact[art].value() == Approx(0.5875));
    CHECK(q.day_posts[art].value.value() == Approx(0.6));
    CHECK(q.shared[0].apart == Approx(0.6));
    double posts = 0;
    const baseline before = small::stand(d);
    for (const school_sums& s : sum_days(d, before.tiers, post_prices(d, before.cost.average_salary.value)))
        posts += s.all().subjects[static_cast<std::size_t>(subject::art)].posts;
    CHECK(posts == Approx(0.5875));
}

TEST_CASE("schools and roles outside a sharing stay as they are", "[shared_posts]") {
    const quantities apart = small::count(three_schools());
    const quantities q = small::count(sharing({0, 2}, 100));
    CHECK(q.schools[1].exact == apart.schools[1].exact);
    CHECK(q.schools[1].rounded == apart.schools[1].rounded);
    for (std::size_t r = 0; r < role_limit; ++r) {
        if (r != art) CHECK(q.schools[0].rounded[r] == apart.schools[0].rounded[r]);
    }
}

TEST_CASE("a homeroom's teacher is not shared", "[shared_posts]") {
    district d = sharing({0, 1}, 500);
    d.shared[0].roles = {standard_role::classroom_teacher};
    const quantities q = small::count(d);
    CHECK(q.day_posts[standard_role::classroom_teacher].value.value() == Approx(3));
    CHECK(q.shared.empty());
}

TEST_CASE("every fault of a sharing has its place", "[shared_posts]") {
    district d = sharing({0, 0, 7}, 1511.5);
    d.shared.push_back({"art", {1}, {}, minutes{-1}, fte{0}});
    d.shared.push_back({"more", {1, 0}, {standard_role::specials_teacher, 99}, minutes{0}, fte{0.1}});
    std::vector<std::string> places;
    for (const fault& f : validate(d)) {
        if (f.place.find("/shared_posts") == 0) places.push_back(f.place);
    }
    std::sort(places.begin(), places.end());
    CHECK(places == std::vector<std::string>{
                        "/shared_posts/0/schools/1",  // the first school twice
                        "/shared_posts/0/schools/2",  // no eighth school
                        "/shared_posts/0/travel",     // at most 1,511 of 1,512 minutes
                        "/shared_posts/1/hiring_step", "/shared_posts/1/id", "/shared_posts/1/roles",
                        "/shared_posts/1/schools", "/shared_posts/1/travel",
                        "/shared_posts/2/roles/1",
                        "/shared_posts/2/schools/1",  // its art is shared in the first already
                    });
}

TEST_CASE("a role stands once in a sharing", "[shared_posts]") {
    district d = sharing({0, 1}, 0);
    d.shared[0].roles = {standard_role::specials_teacher, standard_role::specials_teacher};
    const faults found = validate(d);
    REQUIRE(found.size() == 1);
    CHECK(found[0].place == "/shared_posts/0/roles/1");
    CHECK(found[0].found == "\"specials_teacher\" again");
}

TEST_CASE("a role is shared where it has lessons, in the document's own days", "[shared_posts]") {
    district d = sharing({0, 1}, 0);
    d.shared[0].roles = {standard_role::specials_teacher, standard_role::coach, standard_role::classroom_teacher};
    for (const days_used days : {days_used::own, days_used::standard}) {
        const faults found = validate(d, days);
        REQUIRE(found.size() == 2);
        CHECK(found[0].place == "/shared_posts/0/roles/1");
        CHECK(found[0].found == "\"coach\", who teaches in no pooled block of these schools' days");
        CHECK(found[1].place == "/shared_posts/0/roles/2");  // homerooms stay with their school
    }
    // Days that a request gives may do without.
    CHECK(validate(d, days_used::replaced).empty());
    d.schools[1].design = 1;  // one of the schools is enough
    d.designs.push_back(d.designs[0]);
    d.designs[1].id = "with_coach";
    d.designs[1].blocks[2].adults = {{standard_role::coach, 1}};
    CHECK(validate(d).size() == 1);
}

TEST_CASE("days that leave a travelling post no time are refused after levers too", "[shared_posts]") {
    district d = sharing({0, 1}, 1200);
    CHECK(validate_designs(d).empty());
    d.designs[0].week.duty = minutes{400};  // 1,950 - 150 - 400 - 235 = 1,165 with pupils
    const faults found = validate_designs(d);
    REQUIRE(found.size() == 2);  // the homeroom, too, is longer than that
    CHECK(found[1].place == "/shared_posts/0/travel");
}

}  // namespace shared_posts_test

// SPDX-License-Identifier: MIT
#include <nineways/assumptions.hpp>
#include <nineways/measure_day.hpp>

#include <catch2/catch.hpp>

#include <nineways/validate.hpp>
#include "small_district.hpp"

namespace quantities_test {

namespace {

using namespace nineways;
using namespace standard_role;

constexpr std::size_t young = static_cast<std::size_t>(level::elementary);

double exact(const quantities& q, role_id r) { return q.day_posts_exact[r].value(); }
double rounded(const quantities& q, role_id r) { return q.day_posts[r].value.value(); }

}  // namespace

// Kindergarten: 74 / 21 = 3.5, four classes of 18.5; 6 intensive, 18 strategic, 50 on track.
// Grade 1: 18 pupils, one class; 1, 5, 12. Intensive pupils of both grades: 7, two groups of 3.5.
TEST_CASE("a small school's posts, worked by hand", "[quantities]") {
    const quantities q = small::count(small::district());
    CHECK(exact(q, classroom_teacher) == Approx(5).epsilon(1e-12));
    CHECK(rounded(q, classroom_teacher) == Approx(5).epsilon(1e-12));
    CHECK(exact(q, specials_teacher) == Approx(5 * 235 / 1512.0).epsilon(1e-12));  // 0.777
    CHECK(rounded(q, specials_teacher) == Approx(0.8).epsilon(1e-12));
    CHECK(exact(q, special_education_teacher) == Approx(2 * 360 / 1512.0).epsilon(1e-12));  // 0.476
    CHECK(rounded(q, special_education_teacher) == Approx(0.5).epsilon(1e-12));
    for (role_id r = interventionist; r < standard_role::count; ++r) CHECK(exact(q, r) == 0);
    // Five homerooms, and art in 5 x 235 of the 1,800 minutes in which a room can be used: 5.65, so six rooms.
    CHECK(q.schools[0].rooms_needed == 6);
    CHECK(q.rooms_short == 0);
}

TEST_CASE("a small school's attention, worked by hand", "[quantities]") {
    const attention a = small::count(small::district()).all;
    CHECK(a.pupil_count[young] == std::array<double, 4>{7, 23, 62, 0});
    // 1,747 minutes in whole classes: five classes for 92 pupils.
    CHECK(class_size(a, grade_set::between(grade::kindergarten, grade::first)) == Approx(92 / 5.0));
    CHECK(class_size(a, grade::kindergarten) == Approx(18.5));
    CHECK(class_size(a, grade::first) == Approx(18));
    CHECK(class_size(a, grade::second) == 0);
    CHECK(a.adult_minutes[young][2] == Approx(50 * 1747 * 4 / 74.0 + 12 * 1747 / 18.0));
    CHECK(a.adult_minutes[young][1] == Approx(18 * 1747 * 4 / 74.0 + 5 * 1747 / 18.0));
    // Pulled out, a pupil gains two adults for seven pupils and gives up the class's.
    CHECK(a.adult_minutes[young][0] ==
          Approx(6 * (1747 * 4 / 74.0 + 360 * (2 / 7.0 - 4 / 74.0)) + 1747 / 18.0 + 360 * (2 / 7.0 - 1 / 18.0)));
    CHECK(a.small_group_minutes[young] == std::array<double, 4>{7 * 360, 0, 0, 0});
    CHECK(a.small_group_size[young][0] == Approx(7 * 360 * 3.5));
}

TEST_CASE("adults' minutes are neither lost nor made: pupils' shares add up to what the adults give", "[quantities]") {
    const attention a = small::count(small::district()).all;
    double shared = 0;
    for (const double part : a.adult_minutes[young]) shared += part;
    // Pulled-out pupils leave their part of the class's teacher unused: 360 minutes of it.
    const double given = 5 * 1747 + 2 * 360;
    const double left_behind = 360 * (6 * 4 / 74.0 + 1 / 18.0);
    CHECK(shared == Approx(given - left_behind));
}

TEST_CASE("pull-out never frees a homeroom", "[quantities]") {
    district d = small::district();
    const quantities with = small::count(d);
    d.designs[0].blocks[4].weekly = minutes{900};
    const quantities more = small::count(d);
    d.designs[0].blocks.pop_back();
    const quantities without = small::count(d);
    CHECK(exact(with, classroom_teacher) == exact(without, classroom_teacher));
    CHECK(exact(more, classroom_teacher) == exact(without, classroom_teacher));
    CHECK(with.all.group_minutes == without.all.group_minutes);
    CHECK(exact(more, special_education_teacher) == Approx(2 * 900 / 1512.0));
    CHECK(exact(without, special_education_teacher) == 0);
}

TEST_CASE("push-in adults join the class and nobody leaves it", "[quantities]") {
    district d = small::district();
    d.designs[0].blocks[4].setting = setting::push_in;
    const attention a = small::count(d).all;
    CHECK(a.adult_minutes[young][0] == Approx(6 * (1747 * 4 / 74.0 + 360 * 2 / 7.0) + 1747 / 18.0 + 360 * 2 / 7.0));
}

TEST_CASE("pooling across grades forms fewer groups", "[quantities]") {
    district d = small::district();
    d.designs[0].blocks[4].pooling = pooling::each_grade;  // 6 make one group, 1 makes another: still two
    CHECK(exact(small::count(d), special_education_teacher) == Approx(2 * 360 / 1512.0));
    for (time_block& b : d.designs[0].blocks) {
        if (b.setting == setting::whole_class) b.pooling = pooling::across_grades;
    }
    // 92 / 21 = 4.4: four classes of 23 instead of five.
    const quantities q = small::count(d);
    CHECK(exact(q, classroom_teacher) == Approx(4));
    CHECK(class_size(q.all, grade::first) == Approx(23));
}

TEST_CASE("posts of different fields are rounded apart, parts of one field together", "[quantities]") {
    district d = small::district();
    // Art and music of 117.5 minutes each: 5 x 117.5 / 1512 = 0.389 apiece, so 0.4 and 0.4.
    d.designs[0].blocks[2].weekly = minutes{117.5};
    d.designs[0].blocks.push_back(d.designs[0].blocks[2]);
    d.designs[0].blocks.back().subject = subject::music;
    d.designs[0].blocks.back().id = "music";
    CHECK(exact(small::count(d), specials_teacher) == Approx(5 * 235 / 1512.0));
    CHECK(rounded(small::count(d), specials_teacher) == Approx(0.8));
    // At a step of half a post they are a half each; as one field they would be one post of 0.777.
    d.designs[0].hiring_step = fte{0.5};
    CHECK(rounded(small::count(d), specials_teacher) == Approx(1.0));
    d.designs[0].blocks.back().subject = subject::art;
    CHECK(rounded(small::count(d), specials_teacher) == Approx(1.0));
    d.designs[0].hiring_step = fte{0.4};
    CHECK(rounded(small::count(d), specials_teacher) == Approx(0.8));
}

TEST_CASE("rounding up to the hiring step", "[quantities]") {
    using nineways::detail::round_up_to_step;
    CHECK(round_up_to_step(0, 0.1) == 0);
    CHECK(round_up_to_step(0.05, 0.1) == Approx(0.1));
    CHECK(round_up_to_step(0.3, 0.1) == Approx(0.3));  // 0.3 / 0.1 is a bit above 2.99..
    CHECK(round_up_to_step(0.1 + 0.2, 0.1) == Approx(0.3));
    CHECK(round_up_to_step(0.31, 0.1) == Approx(0.4));
    CHECK(round_up_to_step(4.000001, 0.2) == Approx(4.2));
    for (int i = 1; i < 2000; ++i) {
        const double posts = i * 0.013;
        const double whole = round_up_to_step(posts, 0.2);
        CHECK(whole >= posts - 1e-9);
        CHECK(whole < posts + 0.2);
    }
}

TEST_CASE("schools are counted one by one: two alike need twice as much, exactly", "[quantities]") {
    district d = small::district();
    const quantities one = small::count(d);
    d.schools.push_back(d.schools[0]);
    const quantities two = small::count(d);
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        CHECK(two.day_posts[r].value == 2.0 * one.day_posts[r].value);
        CHECK(two.schools[1].rounded[r] == one.schools[0].rounded[r]);
    }
}

TEST_CASE("a block of half the year needs half the posts of one of the whole year", "[quantities]") {
    // 235 minutes of art in 5 groups: 5 x 235 / 1,512 = 0.777 posts; two courses of 18 weeks each share its place.
    const district whole = small::district();
    district halves = whole;
    auto& blocks = halves.designs[0].blocks;
    blocks[2].weeks = 18;
    blocks.push_back(blocks[2]);
    blocks.back().id = "music";
    blocks.back().subject = subject::music;
    REQUIRE(validate(halves).empty());
    CHECK(exact(small::count(whole), standard_role::specials_teacher) == Approx(5 * 235.0 / 1512));
    CHECK(exact(small::count(halves), standard_role::specials_teacher) == Approx(5 * 235.0 / 1512));
    // Each half is a field of its own and is rounded by itself: 0.389 to 0.4, and 0.777 to 0.8.
    CHECK(rounded(small::count(halves), standard_role::specials_teacher) == Approx(0.8));
    blocks.pop_back();
    CHECK(exact(small::count(halves), standard_role::specials_teacher) == Approx(2.5 * 235 / 1512));
    // Half of art is missing: all pupils lack minutes, and all homerooms' teachers are uncovered.
    CHECK(validate(halves).size() == 2);
}

// Five homerooms, and art in 5 x 235 of 1,800 minutes: 5.65. Two groups that leave English take no room of their own;
// by themselves they take 2 x 360 of 1,800 minutes more: 6.05.
TEST_CASE("small groups without a parent need rooms", "[quantities]") {
    district d = small::district();
    time_block& groups = d.designs[0].blocks.back();
    for (const nineways::setting how : {setting::small_group, setting::one_to_one}) {
        groups.setting = how;
        groups.parent = "english";
        CHECK(small::count(d).schools[0].rooms_needed == 6);
        groups.parent.clear();
        CHECK(small::count(d).schools[0].rooms_needed == 7);
    }
}

TEST_CASE("missing rooms are counted where rooms are known", "[quantities]") {
    district d = small::district();
    d.schools[0].rooms = 4;
    CHECK(small::count(d).rooms_short == 2);
    d.schools[0].rooms = 60;
    CHECK(small::count(d).rooms_short == 0);
}

TEST_CASE("a school without pupils needs nobody", "[quantities]") {
    district d = small::district();
    d.schools[0].enrollment = {};
    const quantities q = small::count(d);
    for (std::size_t r = 0; r < d.roles.size(); ++r) CHECK(q.day_posts[r].value.value() == 0);
    CHECK(class_size(q.all, all_grades) == 0);
}

TEST_CASE("splitting a day by grades changes nothing that it comes to", "[quantities]") {
    district d = small::district();
    const quantities whole = small::count(d);
    split_blocks(d.designs[0], grade::kindergarten);
    REQUIRE(d.designs[0].blocks.size() > 5);
    const quantities split = small::count(d);
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        CHECK(split.day_posts[r].value.value() == Approx(whole.day_posts[r].value.value()));
    }
    for (std::size_t t = 0; t < tier_count; ++t) {
        CHECK(split.all.adult_minutes[young][t] == Approx(whole.all.adult_minutes[young][t]));
        CHECK(split.all.small_group_minutes[young][t] == Approx(whole.all.small_group_minutes[young][t]));
    }
    CHECK(class_size(split.all, grade::kindergarten) == Approx(18.5));
}

}  // namespace quantities_test

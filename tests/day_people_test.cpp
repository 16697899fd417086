// SPDX-License-Identifier: MIT
#include <nineways/day_people.hpp>

#include <catch2/catch.hpp>

#include <nineways/day_sums.hpp>
#include "small_district.hpp"

namespace day_people_test {

namespace {

using namespace nineways;

}  // namespace

// 5 classes need 5 teachers, art 5 x 235 / 1,512 = 0.777 specialists (0.8 hired), the groups of six 720 / 1,512 = 0.476
// (0.5 hired). A post costs 55,000 x 1.25 + 10,000 = 78,750, a substitute 1,000 a teaching post.
TEST_CASE("the posts of a day have a cost as they are and as they are hired", "[day_people]") {
    const district d = small::district();
    const baseline before = small::stand(d);
    const day_cost cost = cost_of(d, before.day.schools[0], post_prices(d, before.cost.average_salary.value));
    CHECK(cost.exact.value() == Approx((5 + (5 * 235 + 720) / 1512.0) * 78'750));
    CHECK(cost.hired.value() == Approx(6.3 * 78'750));
    CHECK(cost.substitutes.value() == Approx(6.3 * 1'000));
    // The district has nothing else to pay.
    CHECK((cost.hired + cost.substitutes).value() == Approx(before.cost.recurring.central.value()));
}

TEST_CASE("a school has the dollars of its day's posts, its other staff and what was allotted to it", "[day_people]") {
    district d = small::district();
    d.schools[0].staff = {{standard_role::coach, fte{0.5}}};
    d.central_staff = {{standard_role::coach, fte{2}}};
    const baseline before = small::stand(d);
    const auto prices = post_prices(d, before.cost.average_salary.value);
    const auto now = [&] { return dollars_of_school(d, 0, before.day.schools[0], prices).value(); };
    CHECK(now() == Approx(6.8 * 78'750));
    d.schools[0].allotted = dollars{-12'345};
    CHECK(now() == Approx(6.8 * 78'750 - 12'345));
}

TEST_CASE("an expert is in the room by the blocks, by the school's staff or from the central office", "[day_people]") {
    const district plain = small::district();
    const auto expert = [](const district& d) { return has_expert(d, d.schools[0], small::count(d).schools[0]); };
    CHECK_FALSE(expert(plain));
    for (const role_id role : {standard_role::coach, standard_role::teacher_leader}) {
        district d = plain;
        d.schools[0].staff = {{standard_role::principal, fte{1}}, {role, fte{0.5}}};
        CHECK(expert(d));
        d.schools[0].staff[1].posts = fte{0};
        CHECK_FALSE(expert(d));
        d.central_staff = {{role, fte{2}}};
        CHECK(expert(d));
        d.central_staff.clear();
        d.designs[0].blocks[2].adults.push_back({role, 0.2});
        CHECK(expert(d));
    }
}

TEST_CASE("staff outside the day is what the lists have, and what the roster has beyond them", "[day_people]") {
    district d = small::district();
    d.schools[0].staff = {{standard_role::aide, fte{2}}, {standard_role::coach, fte{0.5}}};
    d.central_staff = {{standard_role::coach, fte{1}}};
    // The day hires 5 classroom teachers.
    d.roster = {{standard_role::classroom_teacher, fte{4.5}}, {standard_role::coach, fte{3}}};
    const standing base = stand(d, small::count(d));
    const auto whole = outside_the_day(d, base, std::nullopt);
    CHECK(whole[standard_role::classroom_teacher].roster.value() == Approx(-0.5));
    CHECK(whole[standard_role::coach].in_schools.value() == 0.5);
    CHECK(whole[standard_role::coach].central.value() == 1);
    CHECK(whole[standard_role::coach].roster.value() == Approx(1.5));
    CHECK(whole[standard_role::aide].roster.value() == 0);  // the roster does not list aides
    const auto one = outside_the_day(d, base, 0);
    CHECK(one[standard_role::aide].in_schools.value() == 2);
    CHECK(one[standard_role::coach].central.value() == 0);
    CHECK(one[standard_role::classroom_teacher].roster.value() == 0);
}

TEST_CASE("rooms are short only where a school tells how many it has", "[day_people]") {
    school told;
    told.rooms = 10;
    const school untold;
    school_quantities day;
    day.rooms_needed = 12;
    room_sums rooms;
    rooms.add(told, day);
    rooms.add(untold, day);
    told.rooms = 12;
    rooms.add(told, day);
    CHECK(rooms.needed == 36);
    CHECK(rooms.has == 22);
    CHECK(rooms.schools_told == 2);
    CHECK(rooms.schools_short == 1);
    CHECK(rooms.missing == 2);
}

}  // namespace day_people_test

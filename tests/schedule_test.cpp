// SPDX-License-Identifier: MIT
#include <nineways/schedule.hpp>

#include <catch2/catch.hpp>

namespace schedule_test {

namespace {

using namespace nineways;

constexpr group_size elementary{pupils{21}, pupils{28}};
constexpr double groups(double count, group_size size = elementary) { return group_count(pupils{count}, size); }

// 74 pupils at 21 are 4 classes of 18.5, and a grade of 18 is one class.
static_assert(groups(74) == 4 && groups(18) == 1);
static_assert(groups(0) == 0 && groups(1) == 1, "pupils need a group, none need none");
static_assert(groups(31) == 2, "31 / 21 = 1.48 rounds to one, but 31 in one class pass the cap of 28");
static_assert(groups(28) == 1 && groups(29) == 2, "the cap itself is allowed");
static_assert(groups(52) == 2 && groups(53) == 3, "2.48 and 2.52");
static_assert(groups(63) == 3 && groups(84) == 4);
static_assert(groups(31.5, {pupils{21}, pupils{40}}) == 2, "a half rounds up");
static_assert(groups(7, {pupils{6}, pupils{6}}) == 2 && groups(12, {pupils{6}, pupils{6}}) == 2);
static_assert(groups(13, {pupils{6}, pupils{6}}) == 3, "target and cap alike: as many as it takes");
static_assert(groups(100, {pupils{30}, pupils{20}}) == 5, "a cap below the target decides");
static_assert(groups(9, {pupils{1}, pupils{1}}) == 9, "one to one");

constexpr school_week standard_week{
    .open = minutes{1950}, .lunch = minutes{150}, .duty = minutes{53}, .planning = minutes{235}};
static_assert(standard_week.contact() == minutes{1512}, "25.2 hours, as in the national survey");
static_assert(standard_week.released() == minutes{235});

constexpr school_week with_collaboration(time_place where) {
    school_week week = standard_week;
    week.collaboration = minutes{90};
    week.collaboration_in = where;
    return week;
}
static_assert(with_collaboration(time_place::in_day).outside() == minutes{0});
static_assert(with_collaboration(time_place::outside).outside() == minutes{90});
constexpr school_week four_day_cycle{.open = minutes{1950}, .cycle_days = 4};
static_assert(four_day_cycle.in_week(3, minutes{44}) == minutes{165}, "3 x 44 = 132 in four days, 165 in five");
static_assert(standard_week.in_week(5, minutes{47}) == minutes{235}, "a period a day");

static_assert(with_collaboration(time_place::in_day).contact() == minutes{1422});
static_assert(with_collaboration(time_place::in_day).released() == minutes{325});
static_assert(with_collaboration(time_place::outside).contact() == minutes{1512}, "outside the day costs no contact");

static_assert(is_core(subject::english) && is_core(subject::social_studies) && !is_core(subject::homeroom));

time_block block(const char* id, grade_set grades, pooling pools = pooling::each_grade) {
    time_block b;
    b.id = id;
    b.grades = grades;
    b.pooling = pools;
    return b;
}

}  // namespace

TEST_CASE("no group passes the cap, and one group fewer would pass it or lie further from the target", "[schedule]") {
    for (int count = 1; count <= 400; ++count) {
        for (const double target : {4.0, 17.0, 20.5, 21.0, 24.0}) {
            const group_size size{pupils{target}, pupils{target + 6}};
            const double made = groups(count, size);
            CAPTURE(count, target, made);
            CHECK(made >= 1);
            CHECK(count / made <= target + 6);
            if (made > 1) CHECK((count / (made - 1) > target + 6 || made <= count / target + 0.5));
            CHECK(made >= count / target - 0.5);
        }
    }
}

TEST_CASE("splitting cuts a block in two at the grades, and leaves whole blocks alone", "[schedule]") {
    using enum grade;
    const grade_set k_5 = grade_set::between(kindergarten, fifth);
    day_design design;
    design.blocks = {block("reading", k_5), block("young", grades_k_3), block("old", grade_set::between(fourth, fifth)),
                     block("mixed", k_5, pooling::across_grades)};
    split_blocks(design, grades_k_3);
    REQUIRE(design.blocks.size() == 5);
    grade_set seen;
    int parts = 0;
    for (const time_block& b : design.blocks) {
        if (b.id == "young") CHECK(b.grades == grades_k_3);
        if (b.id == "old") CHECK(b.grades == grade_set::between(fourth, fifth));
        if (b.id == "mixed") CHECK(b.grades == k_5);
        if (b.id == "reading") CHECK(b.grades == grade_set::between(fourth, fifth));
        if (b.id == "reading+") CHECK(b.grades == grades_k_3);
        if (b.id != "reading" && b.id != "reading+") continue;
        ++parts;
        CHECK_FALSE(seen.meets(b.grades));
        seen = seen | b.grades;
    }
    CHECK(parts == 2);
    CHECK(seen == k_5);
    split_blocks(design, grades_k_3);
    CHECK(design.blocks.size() == 5);
}

TEST_CASE("a block with a parent moves pupils", "[schedule]") {
    time_block b = block("resource", grades_k_3);
    CHECK_FALSE(b.moves_pupils());
    b.parent = "reading";
    CHECK(b.moves_pupils());
}

}  // namespace schedule_test

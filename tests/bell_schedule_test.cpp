// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <nineways/bell_schedule.hpp>
#include <nineways/schedule.hpp>

namespace bell_schedule_test {

using nineways::bell_day;
using nineways::bell_minutes;
using nineways::bell_period;
using nineways::bell_schedule;
using nineways::minutes;
using nineways::minutes_of;
using nineways::period_kind;
using nineways::period_pattern;
using nineways::periods_of;
using nineways::school_week;
using nineways::week_of;

namespace {

constexpr int at(int hour, int minute) { return hour * 60 + minute; }

/// 8:00 to 2:00 with a zero period, a warning bell, two breaks of different kinds and help after school.
bell_day full_day() {
    return {"full",
            1,
            {{"Zero", at(7, 0), at(7, 45), period_kind::before_or_after},
             {"Warning", at(7, 55), at(7, 55), period_kind::before_or_after},
             {"1", at(8, 0), at(9, 0)},
             {"Recess", at(9, 0), at(9, 10), period_kind::break_time},
             {"2", at(9, 15), at(10, 15)},
             {"Advisory", at(10, 20), at(10, 40), period_kind::advisory},
             {"Lunch", at(10, 40), at(11, 10), period_kind::lunch},
             {"3", at(11, 15), at(13, 15)},
             {"Tutorial", at(13, 20), at(14, 0), period_kind::intervention},
             {"Help", at(14, 10), at(14, 40), period_kind::before_or_after}}};
}

}  // namespace

TEST_CASE("The minutes of a day are those between its bells", "[bell_schedule]") {
    const bell_minutes m = minutes_of(full_day());
    CHECK(m.open == 360);  // 8:00 to 14:00
    CHECK(m.lunch == 30);
    CHECK(m.breaks == 10);
    CHECK(m.passing == 20);    // 9:10, 10:15, 11:10 and 13:15, five minutes each
    CHECK(m.in_class == 240);  // 60 + 60 + 120
    CHECK(m.taught == 300);    // and 20 of advisory, 40 of tutorial
    CHECK(m.class_periods == 3);
    CHECK(m.optional == 75);  // 45 and 30; a bell has no length
}

TEST_CASE("Optional time at the ends of a day changes nothing that all pupils have", "[bell_schedule]") {
    const bell_minutes with = minutes_of(full_day());
    bell_day plain = full_day();
    plain.periods.erase(plain.periods.begin(), plain.periods.begin() + 2);
    plain.periods.pop_back();
    const bell_minutes without = minutes_of(plain);
    CHECK(without.optional == 0);
    CHECK(without.open == with.open);
    CHECK(without.passing == with.passing);
    CHECK(without.taught == with.taught);
    CHECK(without.class_periods == with.class_periods);
}

TEST_CASE("A day without periods has no minutes", "[bell_schedule]") {
    const bell_minutes m = minutes_of(bell_day{});
    CHECK(m.open == 0);
    CHECK(m.passing == 0);
    const bell_schedule none;
    CHECK(week_of(none, minutes{}).open == minutes{0});
    CHECK(periods_of(none).length == 0);
}

TEST_CASE("A week is the average of the cycle", "[bell_schedule]") {
    // Seven long days of 360 minutes and three short ones, 9:00 to 11:00 with one gap of 10 minutes.
    bell_schedule bell{
        "b", "B", 10, {full_day(), {"short", 3, {{"1", at(9, 0), at(9, 50)}, {"2", at(10, 0), at(11, 0)}}}}};
    bell.days[0].days_in_cycle = 7;
    const school_week week = week_of(bell, minutes{200});
    CHECK(week.open == minutes{1440});  // (7 x 360 + 3 x 120) / 2
    CHECK(week.lunch == minutes{105});  // 7 x 30 / 2
    CHECK(week.duty == minutes{120});   // (7 x (20 + 10) + 3 x 10) / 2
    CHECK(week.planning == minutes{200});
    CHECK(week.contact() == minutes{1015});  // 1,440 - 105 - 120 - 200
    const period_pattern p = periods_of(bell);
    CHECK(p.in_cycle == 27);  // 7 x 3 + 3 x 2
    CHECK(p.length == Approx((7 * 240 + 3 * 110) / 27.0));
    CHECK(p.shortest == 50);
    CHECK(p.longest == 120);
    // Blocks in periods a cycle come to the class minutes of the week.
    CHECK(week.cycle_days == 10);
    CHECK(week.in_week(p.in_cycle, minutes{p.length}).value() == Approx((7 * 240 + 3 * 110) / 2.0));
}

TEST_CASE("A cycle longer than a design's may be makes a plain week", "[bell_schedule]") {
    bell_schedule bell{"b", "B", 180, {full_day()}};
    bell.days[0].days_in_cycle = 180;
    const school_week week = week_of(bell, minutes{});
    CHECK(week.open == minutes{1800});
    CHECK(week.cycle_days == 5);
}

TEST_CASE("A day type that never comes changes no week", "[bell_schedule]") {
    bell_schedule bell{"b", "B", 1, {full_day()}};
    const school_week before = week_of(bell, minutes{});
    bell.days.push_back({"late start", 0, {{"1", at(10, 0), at(10, 20)}}});
    CHECK(week_of(bell, minutes{}).open == before.open);
    CHECK(periods_of(bell).shortest == 60);
    CHECK(periods_of(bell).in_cycle == 3);
}

TEST_CASE("Nine periods in a row make the week that they make by hand", "[bell_schedule]") {
    // The first of 44 minutes from 7:25, eight of 40, four minutes between them: the last bell is at
    // 7:25 + 44 + 8 x (4 + 40) = 14:01.
    bell_day day{"regular", 1, {}};
    for (int p = 0, start = at(7, 25); p < 9; ++p) {
        const int length = p == 0 ? 44 : 40;
        day.periods.push_back({std::to_string(p + 1), start, start + length});
        start += length + 4;
    }
    REQUIRE(day.periods.back().end == at(14, 1));
    const bell_schedule bell{"b", "B", 1, {day}};
    const school_week week = week_of(bell, minutes{});
    CHECK(week.open == minutes{1980});  // 5 x 396
    CHECK(week.duty == minutes{160});   // 5 x 8 x 4
    CHECK(week.lunch == minutes{0});
    CHECK(periods_of(bell).length == Approx(364.0 / 9));
}

}  // namespace bell_schedule_test

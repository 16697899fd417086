// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/bell_schedule.hpp>
#include <nineways/fault.hpp>
#include <nineways/validate_bell.hpp>

namespace validate_bell_test {

using nineways::bell_day;
using nineways::bell_period;
using nineways::bell_schedule;
using nineways::clock_text;
using nineways::fault;
using nineways::faults;
using nineways::period_kind;

namespace {

bell_schedule two_days() {
    return {"s",
            "S",
            5,
            {{"A", 3, {{"0", 420, 470, period_kind::before_or_after}, {"1", 480, 540}, {"2", 545, 600}}},
             {"B", 2, {{"1", 540, 560}}}}};
}

fault only_fault(const bell_schedule& bell) {
    const faults found = validate(bell);
    CHECK(found.size() == 1);
    return found.size() == 1 ? found[0] : fault{};
}

}  // namespace

TEST_CASE("A schedule in order has no faults", "[validate_bell]") {
    CHECK(validate(two_days()).empty());
    bell_schedule bell = two_days();
    bell.days[0].periods[0].end = bell.days[0].periods[0].start;  // a bell is a moment
    CHECK(validate(bell).empty());
    bell.days[0].periods[2].start = 540;  // no passing time
    CHECK(validate(bell).empty());
}

TEST_CASE("Each rule of a bell schedule is told at its place", "[validate_bell]") {
    bell_schedule bell = two_days();
    SECTION("an end before its start") {
        bell.days[0].periods[2].end = 500;
        const fault f = only_fault(bell);
        CHECK(f.place == "/days/0/periods/2/end");
        CHECK(f.found == "08:20");
        CHECK(f.expected == "a time after 09:05, the start of the period");
    }
    SECTION("a period without length") {
        bell.days[1].periods[0].end = 540;
        CHECK(only_fault(bell).place == "/days/1/periods/0/end");
    }
    SECTION("periods that overlap") {
        bell.days[0].periods[2].start = 539;
        const fault f = only_fault(bell);
        CHECK(f.place == "/days/0/periods/2/start");
        CHECK(f.expected == "09:00 or later, when the period before it ends");
    }
    SECTION("a period inside an earlier one that is not the last") {
        bell.days[0].periods = {{"1", 480, 600}, {"2", 600, 660}, {"3", 500, 550}};
        CHECK(only_fault(bell).place == "/days/0/periods/2/start");
    }
    SECTION("times that are no times") {
        bell.days[0].periods[2].end = 1440;
        CHECK(only_fault(bell).place == "/days/0/periods/2/end");
        bell.days[0].periods[2] = {"2", -1, 600};
        CHECK(only_fault(bell).place == "/days/0/periods/2/start");
    }
    SECTION("day types that do not add up") {
        bell.days[1].days_in_cycle = 1;
        const fault f = only_fault(bell);
        CHECK(f.place == "/cycle_days");
        CHECK(f.found == "day types that come 4 times in a cycle of 5 days");
    }
    SECTION("a day type that comes less than never") {
        bell.days[1].days_in_cycle = -1;
        CHECK(only_fault(bell).place == "/days/1/days_in_cycle");
    }
    SECTION("a cycle without days") {
        bell.cycle_days = 0;
        bell.days[0].days_in_cycle = bell.days[1].days_in_cycle = 0;
        CHECK(only_fault(bell).place == "/cycle_days");
    }
    SECTION("one name for two day types") {
        bell.days[1].name = "A";
        const fault f = only_fault(bell);
        CHECK(f.place == "/days/1/name");
        CHECK(f.mend.find("/days/0") != std::string::npos);
    }
    SECTION("optional time between other periods") {
        bell.days[0].periods[1].kind = period_kind::advisory;
        CHECK(validate(bell).empty());
        bell.days[0].periods.insert(bell.days[0].periods.begin() + 2,
                                    bell_period{"x", 540, 543, period_kind::before_or_after});
        CHECK(only_fault(bell).place == "/days/0/periods/2/kind");
    }
    SECTION("a day of optional time only") {
        bell.days[1].periods[0].kind = period_kind::before_or_after;
        CHECK(only_fault(bell).place == "/days/1/periods");
    }
    SECTION("no days") {
        bell.days.clear();
        CHECK(only_fault(bell).place == "/days");
    }
}

TEST_CASE("All faults of a bell schedule come at once", "[validate_bell]") {
    bell_schedule bell = two_days();
    bell.cycle_days = 6;
    bell.days[1].name = "A";
    bell.days[0].periods[2] = {"2", 530, 520};
    bell.days[1].periods[0] = {"1", 540, 5000};
    std::vector<std::string> places;
    for (const fault& f : validate(bell)) places.push_back(f.place);
    std::sort(places.begin(), places.end());
    CHECK(places == std::vector<std::string>{"/cycle_days", "/days/0/periods/2/end", "/days/0/periods/2/start",
                                             "/days/1/name", "/days/1/periods/0/end"});
}

TEST_CASE("Minutes after midnight are written as a clock shows them", "[validate_bell]") {
    CHECK(clock_text(0) == "00:00");
    CHECK(clock_text(445) == "07:25");
    CHECK(clock_text(1439) == "23:59");
    CHECK(clock_text(1440) == "1440");
    CHECK(clock_text(-5) == "-5");
}

}  // namespace validate_bell_test

// SPDX-License-Identifier: MIT
#include <nineways/levers/time.hpp>

#include <catch2/catch.hpp>

#include "small_district.hpp"

#include <nineways/typical.hpp>

namespace levers_time_test {

namespace {

using namespace nineways;
using namespace standard_role;

constexpr double teaching_post = 79'750;  // 55,000 x 1.25 + 10,000, and substitutes
constexpr double day = 275 * 1.25;        // 55,000 / 200, with the benefits that move

const assumptions registry_values;

evaluation pull(const scenario& s, const district& d = small::district()) { return evaluate(d, s, registry_values); }

scenario with(scenario first, const scenario& second) {
    first.levers.push_back(second.levers[0]);
    return first;
}

double yearly(const evaluation& e, std::size_t lever = 0) { return e.levers[lever].recurring.value.central.value(); }
double posts(const evaluation& e, role_id r, std::size_t lever = 0) { return e.levers[lever].posts[r].value(); }
double mean(const evaluation& e, std::size_t lever = 0) { return e.levers[lever].mean_year.central.value(); }

/// With intervention for the 18 and 5 strategic pupils, 150 minutes in groups of 6.
district with_intervention() {
    district d = small::district();
    time_block group = d.designs[0].blocks[4];
    group.id = "intervention";
    group.subject = subject::intervention;
    group.tiers = tier::strategic;
    group.weekly = minutes{150};
    group.adults[0].role = interventionist;
    d.designs[0].blocks.push_back(group);
    return d;
}

/// With two aides, a driver, a principal, and 180,000 dollars for buses and 90,000 for food that nothing explains.
district with_staff() {
    district d = small::district();
    d.schools[0].staff = {{aide, fte{2}}, {other_support, fte{1}}, {principal, fte{1}}};
    d.unmodelled[static_cast<std::size_t>(spending_function::transport)] = dollars{180'000};
    d.unmodelled[static_cast<std::size_t>(spending_function::food)] = dollars{90'000};
    return d;
}

/// What a day of the contract of two aides and of 60 % of a driver costs.
double staff_day(const district& d) {
    return (2 * d.roles[aide].salary.value() + 0.6 * d.roles[other_support].salary.value()) / 200 * 1.25;
}

}  // namespace

// 23 pupils in groups of 6 are 4 groups: 4 x 150 / 1,512 = 0.40 posts, in steps 0.4; with half of the minutes 0.2.
TEST_CASE("equal time frees those who gave some pupils more, and takes their small groups away", "[levers_time]") {
    const district d = with_intervention();
    const evaluation half = pull(small::only("equal_time", {{"equal", 0.5}}), d);
    CHECK(posts(half, interventionist) == Approx(-0.2));
    const evaluation all = pull(small::only("equal_time", {{"equal", 1}}), d);
    CHECK(posts(all, interventionist) == Approx(-0.4));
    CHECK(posts(all, special_education_teacher) == Approx(0).margin(1e-9));  // plans stay
    CHECK(yearly(all) == Approx(-0.4 * teaching_post));
    // Groups of 5.75 have (15 - 5.75) / 11 of the effect; 23 of 92 pupils lose it, whoever carries out what is left.
    const double each = 0.16 * (15 - 5.75) / 11 * 23 / 92;
    CHECK(mean(all) == Approx(-each));
    // 30 minutes of 150 are 1,080 of the 2,700 a year that give the full effect: 0.4 of it.
    const evaluation fifth = pull(small::only("equal_time", {{"equal", 0.2}}), d);
    CHECK(mean(fifth) == Approx(-0.4 * each));
    CHECK(fifth.levers[0].mean_year.low.value() == Approx(-0.4 * each * 0.30 / 0.16));
    CHECK(fifth.levers[0].mean_year.high.value() == Approx(-0.4 * each * 0.05 / 0.16));
}

TEST_CASE("more days pay teachers, substitutes, day staff, buses and meals; fewer save the same", "[levers_time]") {
    const district d = with_staff();
    const evaluation more = pull(small::only("standard_year", {{"days", 3}}), d);
    // Half of 270,000 / 180 a day goes with days; the principal works all year.
    const double cost = 3 * (6.3 * day + 6.3 * 1'000 / 180 + staff_day(d) + 1'500 * 0.5);
    CHECK(yearly(more) == Approx(cost));
    CHECK(more.after.school_days == 183);
    CHECK(more.after.school_weeks == Approx(36.6));
    CHECK(yearly(pull(small::only("standard_year", {{"days", -3}}), d)) == Approx(-cost));
    // A day has (1,950 - 150 - 53) / 5 minutes of lessons; three of them over 180 days, 0.8 of it carried out.
    const double hours = 1'747.0 / 5 / 60 * 3 / 180;
    CHECK(mean(more) == Approx(0.04 * hours * 0.8));
    CHECK(mean(pull(small::only("standard_year", {{"days", -3}}), d)) == Approx(-0.04 * hours));
}

TEST_CASE("a block of some weeks keeps its minutes over a longer year", "[levers_time]") {
    district d = small::district();
    time_block& english = d.designs[0].blocks[0];
    english.weekly = minutes{900};
    time_block project = english;
    project.id = "project";
    project.weekly = minutes{200};
    project.weeks = 18;
    d.designs[0].blocks.push_back(project);
    REQUIRE(validate_designs(d).empty());
    const evaluation e = pull(small::only("standard_year", {{"days", -10}}), d);
    CHECK(e.after.designs[0].blocks.back().average(e.after.school_weeks).value() == Approx(100));
}

// Contact of 1,662 minutes: art 5 x 235 / 1,662 = 0.71, so 0.8 as before; resource teaching grows with English.
TEST_CASE("a longer day is paid where the contract does not hold it", "[levers_time]") {
    const scenario half_an_hour = small::only("standard_year", {{"minutes_a_day", 30}});
    CHECK(yearly(pull(half_an_hour)) == 0);  // 2,100 of 2,250 minutes
    district d = small::district();
    d.pay.contract_hours_a_day = 6.5;
    CHECK(yearly(pull(half_an_hour, d)) == Approx(6.3 * 150 * 36 / 60 / 6.5 * day));
    // 300 minutes together outside fill the contract. 300 more of school push them out, which is paid once; contact of
    // 1,812 minutes needs 0.65, so 0.7 posts of art.
    d = small::district();
    d.designs[0].week.collaboration = minutes{300};
    CHECK(yearly(pull(small::only("standard_year", {{"minutes_a_day", 60}}), d)) ==
          Approx(6.2 * 24 * day - 0.1 * teaching_post));
    const district aides = with_staff();
    // 150 minutes in 36 weeks are 90 hours: 12 days of 7.5 hours, and 90 / 6.5 days of buses and meals.
    CHECK(yearly(pull(half_an_hour, aides)) == Approx(12 * staff_day(aides) + 90 / 6.5 * 1'500 * 0.5));
    CHECK(yearly(pull(small::only("standard_year", {{"minutes_a_day", -30}}), aides)) < 0);
}

// 24 pupils of kindergarten and 6 of grade 1 are a section each: 2 x 100 / 1,512 = 0.13 posts, so 0.2. In sections of 8
// they are 3 and 1: 0.26, so 0.3. There is no mathematics in this day.
TEST_CASE("a second class takes sections, and minutes of what is no core subject first", "[levers_time]") {
    const evaluation e = pull(small::only("more_core_time", {{"english", 100}}));
    CHECK(posts(e, classroom_teacher) == Approx(0.2));
    CHECK(yearly(e) == Approx(0.2 * teaching_post));
    CHECK(e.after.designs[0].blocks.back().parent == "homeroom");
    CHECK(posts(pull(small::only("more_core_time", {{"english", 100}, {"class_size", 8}})), classroom_teacher) ==
          Approx(0.3));
    CHECK(yearly(pull(small::only("more_core_time", {{"mathematics", 100}}))) == 0);
    // 0.03 in reading is half of the mean with mathematics; 100 of 250 minutes; 30 of 92 pupils; 0.8 carried out.
    CHECK(mean(e) == Approx(0.03 / 2 * 0.4 * 30 / 92 * 0.8));
    CHECK(mean(pull(small::only("more_core_time", {{"english", 100}, {"strategic", 0}}))) ==
          Approx(0.03 / 2 * 0.4 * 7 / 92 * 0.8));
}

TEST_CASE("a second class that no lesson has room for is a fault", "[levers_time]") {
    district d = small::district();
    d.designs[0].blocks[1].weekly = minutes{5};
    d.designs[0].blocks[0].weekly = minutes{1'507};
    CHECK_NOTHROW(pull(small::only("more_core_time", {{"english", 240}}), d));  // 5 of homeroom, 235 of art
    try {
        pull(small::only("more_core_time", {{"english", 250}}), d);
        FAIL("no fault");
    } catch (const invalid_input& wrong) {
        REQUIRE(wrong.all().size() == 1);
        CHECK(wrong.all()[0].place == "day \"small\"");
        CHECK(wrong.all()[0].found.substr(0, 45) == "10 minutes a week more for \"second_english\" t");
    }
}

// English in a department: 5 x 1,000 / 1,512 = 3.31, so 3.4 posts beside 5, 0.8 and 0.5.
TEST_CASE("longer periods cost a timetable and its planning, and leave posts as they are", "[levers_time]") {
    district d = small::district();
    d.designs[0].blocks[0].staffing = staffing::pooled;
    const evaluation e = pull(small::only("flexible_blocks", {{"share", 1}, {"length", 100}}), d);
    CHECK(yearly(e) == Approx(5'000));
    CHECK(e.one_time.value.central.value() == Approx(9.7 * 2 * day));
    CHECK(e.levers[0].posts_in_all.value() == Approx(0).margin(1e-9));
    CHECK(e.after.designs[0].blocks[0].periods == Approx(10));
    CHECK(e.after.designs[0].blocks[1].periods == 0);                          // the homeroom
    CHECK(yearly(pull(small::only("flexible_blocks", {{"share", 1}}))) == 0);  // no department
    CHECK(mean(e) == 0);
}

// 300 minutes a week in 36 weeks are 24 days of 7.5 hours. Contact of 1,812 minutes needs 0.1 posts of art fewer.
TEST_CASE("a longer day with own teachers pays their hours, once", "[levers_time]") {
    const scenario hour = small::only("extended_time", {{"minutes", 60}, {"schools", 1}});
    const double cost = 6.2 * 24 * day - 0.1 * teaching_post;
    CHECK(yearly(pull(hour)) == Approx(cost));
    CHECK(mean(pull(hour)) == Approx(0.04 * 0.8));
    // Time together outside the day stays inside the contract: the added hours are none of it.
    district d = small::district();
    d.designs[0].week.collaboration = minutes{300};
    CHECK(yearly(pull(hour, d)) == Approx(cost));
    const district aides = with_staff();
    CHECK(yearly(pull(hour, aides)) == Approx(cost + 24 * staff_day(aides) + 180 / 6.5 * 1'500 * 0.5));
    // Two hours a day count as one: no study went further.
    CHECK(mean(pull(small::only("extended_time", {{"minutes", 120}, {"schools", 1}}))) == Approx(0.04 * 0.8));
}

TEST_CASE("hours that pay tied to added time buys are not bought again", "[levers_time]") {
    const scenario hour = small::only("extended_time", {{"minutes", 60}, {"schools", 1}});
    // 60 hours a year are 8 days, 100 minutes a week: 200 of 300 are left, 16 days; 0.1 teachers less have 8 days less.
    const evaluation all = pull(with(small::only("pay_for_added_time", {{"hours", 60}}), hour));
    CHECK(yearly(all, 1) == Approx(6.2 * 16 * day - 0.1 * (8 * day + teaching_post)));
    CHECK(mean(all, 1) == Approx(0.04 * 0.8 * 2 / 3));
    // Half of the teachers: 250 minutes on average, 20 days.
    const evaluation half = pull(with(small::only("pay_for_added_time", {{"hours", 60}, {"share", 0.5}}), hour));
    CHECK(yearly(half, 1) == Approx(6.2 * 20 * day - 0.1 * (8 * day / 2 + teaching_post)));
    CHECK(mean(half, 1) == Approx(0.04 * 0.8 * (0.5 + 0.5 * 2 / 3)));
    // All of it: 180 hours.
    const evaluation none = pull(with(small::only("pay_for_added_time", {{"hours", 180}}), hour));
    CHECK(yearly(none, 1) == Approx(-0.1 * (24 * day + teaching_post)));
    CHECK(mean(none, 1) == 0);
}

// Half of it is 150 minutes: 12 days, and 4 and 1 groups of a partner for 150 x 36 / 60 hours. Contact of 1,662.
TEST_CASE("a partner's hours cost what is entered, and nothing before", "[levers_time]") {
    const scenario unpriced = small::only("extended_time", {{"minutes", 60}, {"schools", 1}, {"partners", 0.5}});
    const evaluation e = pull(unpriced);
    CHECK(yearly(e) == Approx(6.3 * 12 * day));
    CHECK(mean(e) == Approx(0.04 * 0.5 * 0.8));
    CHECK(e.after.designs[0].week.contact().value() == Approx(1'662));
    CHECK(e.after.purchases.back().units == Approx(450));
    scenario priced = unpriced;
    priced.levers[0].setting[4] = 40;
    CHECK(yearly(pull(priced)) == Approx(6.3 * 12 * day + 450 * 40));
}

TEST_CASE("longer days are for the schools of highest need, and others keep theirs", "[levers_time]") {
    district d = small::district();
    d.schools.push_back(d.schools[0]);
    d.schools[1].id = "two";
    d.schools[1].needs.low_income = pupils{46};
    const scenario one = small::only("extended_time", {{"minutes", 60}, {"schools", 0.5}});
    const evaluation e = pull(one, d);
    CHECK(e.after.designs[e.after.schools[0].design].week.open == minutes{1950});
    CHECK(e.after.designs[e.after.schools[1].design].week.open == minutes{2250});
    CHECK(e.levers[0].reached_share.central == Approx(0.5));
    const assumptions assumed;
    const lever_change change{0, cluster::attention, one.levers[0].setting, assumed, d, e.after, e.day.all, e.day.all};
    CHECK(lever_catalog[one.levers[0].lever]->reaches(change) == std::vector<std::size_t>{1});
    CHECK(e.levers[0].schools_reached == 1);
}

// The city, MODEL's bounds: three more days of teachers 0.45 to 0.8 % of the budget; an hour a day of all teachers 600
// to 1,300 dollars a pupil.
TEST_CASE("time costs in the typical city what it costs elsewhere", "[levers_time]") {
    const district d = typical::build(typical::districts[0]);
    const double budget = small::stand(d).cost.recurring.central.value();
    district teachers_only = d;
    teachers_only.central_staff.clear();
    for (school& s : teachers_only.schools) s.staff.clear();
    teachers_only.unmodelled = {};
    const double days = yearly(pull(small::only("standard_year", {{"days", 3}}), teachers_only)) / budget;
    CHECK(days > 0.0045);
    CHECK(days < 0.008);
    const double hour = yearly(pull(small::only("extended_time", {{"minutes", 60}, {"schools", 1}}), d));
    CHECK(hour / total_pupils(d).value() > 600);
    CHECK(hour / total_pupils(d).value() < 1'300);
}

}  // namespace levers_time_test

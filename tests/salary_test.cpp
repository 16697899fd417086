// SPDX-License-Identifier: MIT
#include <nineways/assumptions.hpp>
#include <nineways/salary.hpp>

#include <catch2/catch.hpp>

#include <nineways/metrics.hpp>

#include <array>
#include <cstddef>

namespace salary_test {

namespace {

using namespace nineways;

/// Two steps by two lanes: 40,000 and 44,000, then 50,000 and 56,000; 4, 3, 2, 1 teachers.
salary_grid grid() {
    return {{"bachelor", "master"},
            2,
            {dollars_per_fte{40'000}, dollars_per_fte{44'000}, dollars_per_fte{50'000}, dollars_per_fte{56'000}},
            {fte{4}, fte{3}, fte{2}, fte{1}}};
}

/// An old, closed schedule beside a new one, two lanes each, three steps; missing cells, and longevity for three.
///
///     step    old one   old two      one      two        (teachers)
///     0             -         -   50,000   54,000         -  -  3  1
///     1        48,000    51,000   52,000   57,000         1  1  2  1
///     2             -    55,000        -   60,000         -  2  -  4
salary_grid ragged() {
    salary_grid g;
    g.lanes = {"old one", "old two", "one", "two"};
    g.steps = 3;
    for (const double cell : {0, 0, 50'000, 54'000, 48'000, 51'000, 52'000, 57'000, 0, 55'000, 0, 60'000})
        g.salary.push_back(dollars_per_fte{cell});
    for (const double count : {0, 0, 3, 1, 1, 1, 2, 1, 0, 2, 0, 4}) g.headcount.push_back(fte{count});
    g.schedules = {{"old", 0, true}, {"new", 2, false}};
    g.longevity = {{"twenty years", 20, dollars_per_fte{2'000}, fte{3}}};
    return g;
}

/// What a grid pays so many teachers, of one role, who are paid so many days beyond the contract.
pay_attribution earned_by_teachers(const pay_system& pay, double count, double days_beyond = 0) {
    district d;
    d.roles = {{"teacher", "teachers", spending_function::instruction, pay_basis::teacher_grid, {}, true}};
    d.pay = pay;
    spending cost;
    cost.posts[0].value = cost.teachers.value = fte{count};
    cost.average_salary.value = average_salary(pay.grid);
    cost.days_beyond_contract = days_beyond;
    return attribute_pay(d, cost);
}

}  // namespace

TEST_CASE("a grid's payroll and averages by hand", "[salary]") {
    const salary_grid g = grid();
    CHECK(g.cell(1, 0) == 2);
    CHECK(teachers(g) == fte{10});
    CHECK(payroll(g) == dollars{160'000 + 132'000 + 100'000 + 56'000});
    CHECK(average_salary(g) == dollars_per_fte{44'800});
    CHECK(average_credit_premium(g) == dollars_per_fte{(3 * 4'000 + 6'000) / 10.0});
}

TEST_CASE("every dollar of pay is earned by one thing", "[salary]") {
    pay_system pay;
    pay.grid = grid();
    pay.contract_days = 100;
    pay.supplements = {{"roles", 0.1, dollars_per_fte{5'000}, earned_by::contribution},
                       {"shortage", 0.2, dollars_per_fte{1'000}, earned_by::shortage}};
    pay.added = {{"days", 2, 0.5}};
    const pay_attribution of_twenty = earned_by_teachers(pay, 20, 6);
    CHECK(of_twenty.entry.value() == Approx(20 * 40'000));
    CHECK(of_twenty.experience.value() == Approx(2 * 3 * 10'000));
    CHECK(of_twenty.credits.value() == Approx(2 * (3 * 4'000 + 6'000)));
    CHECK(of_twenty.contribution.value() == Approx(2 * 5'000));
    CHECK(of_twenty.shortage.value() == Approx(4 * 1'000));
    CHECK(of_twenty.added_time.value() == Approx((20 * 0.5 * 2 + 6) * 448));
    CHECK(of_twenty.total().value() == Approx(20 * 44'800 + 10'000 + 4'000 + 26 * 448));
}

TEST_CASE("pay of roles is attributed to those who teach, or to the others", "[salary]") {
    district d;
    d.roles = {{"teacher", "teachers", spending_function::instruction, pay_basis::teacher_grid, {}, true},
               {"coach", "coaches", spending_function::instruction, pay_basis::teacher_grid, {}, false},
               {"principal", "principals", spending_function::instruction, pay_basis::own_salary,
                dollars_per_fte{100'000}, false},
               {"tutor", "tutors", spending_function::instruction, pay_basis::contract, dollars_per_fte{30'000}, true},
               {"lecturer", "lecturers", spending_function::instruction, pay_basis::own_salary,
                dollars_per_fte{20'000}, true}};
    d.pay.grid = grid();
    d.pay.contract_days = 100;
    d.pay.supplements = {{"math", 0.5, dollars_per_fte{3'000}, earned_by::shortage, 0},
                         {"sports", 0.1, dollars_per_fte{2'000}, earned_by::added_time},
                         {"doctorate", 1, dollars_per_fte{1'000}, earned_by::credits, 1},
                         {"high need", 0.25, dollars_per_fte{8'000}, earned_by::contribution, 2}};
    d.pay.added = {{"long year", 5, 1, 2}};
    spending cost;
    const std::array<double, 5> posts{20, 10, 4, 3, 2};
    for (std::size_t r = 0; r < posts.size(); ++r) cost.posts[r].value = fte{posts[r]};
    cost.teachers.value = fte{25};  // with tutors and lecturers
    cost.average_salary.value = average_salary(d.pay.grid);
    const pay_attribution teach = attribute_pay(d, cost);
    CHECK(teach.entry.value() == Approx(20 * 40'000));
    CHECK(teach.shortage.value() == Approx(10 * 3'000));
    CHECK(teach.added_time.value() == Approx(25 * 0.1 * 2'000));
    CHECK(teach.own_salaries.value() == Approx(2 * 20'000));
    CHECK(teach.contribution.value() == 0);
    CHECK(teach.total().value() == Approx(20 * 44'800 + 30'000 + 5'000 + 40'000));
    const pay_attribution other = attribute_pay(d, cost, false);
    CHECK(other.entry.value() == Approx(10 * 40'000));
    CHECK(other.credits.value() == Approx(1 * (3 * 4'000 + 6'000) + 10 * 1'000));
    CHECK(other.contribution.value() == Approx(8'000));
    CHECK(other.own_salaries.value() == Approx(400'000));
    CHECK(other.added_time.value() == Approx(4 * 5 * 1'000));
    CHECK(other.total().value() == Approx(10 * 44'800 + 10'000 + 8'000 + 400'000 + 20'000));
}

TEST_CASE("a ragged grid of two schedules, by hand", "[salary]") {
    const salary_grid g = ragged();
    CHECK(g.exists(g.cell(1, 0)));
    CHECK(!g.exists(g.cell(2, 0)));
    CHECK(g.schedule_count() == 2);
    CHECK((g.schedule_of(0) == 0 && g.schedule_of(1) == 0 && g.schedule_of(2) == 1 && g.schedule_of(3) == 1));
    CHECK((g.first_lane(1) == 2 && g.lane_end(0) == 2 && g.lane_end(1) == 4));
    CHECK((!g.takes_hires(0) && g.takes_hires(1)));
    CHECK(teachers(g) == fte{15});
    // 150 + 54, 48 + 51 + 104 + 57, 110 + 240 thousand, and longevity.
    CHECK(payroll(g) == dollars{204'000 + 260'000 + 350'000 + 6'000});
    CHECK(average_salary(g) == dollars_per_fte{820'000 / 15.0});
    // Old: 3,000 and twice 7,000 over its first lane, which ends at 48,000. New: 4,000, 5,000, four times 8,000.
    CHECK(average_credit_premium(g).value() == Approx((17'000 + 41'000) / 15.0));
    CHECK(entry_salary(g, 0) == dollars_per_fte{48'000});
    CHECK(entry_salary(g, 1) == dollars_per_fte{50'000});
}

TEST_CASE("a grid of one schedule has all lanes in it", "[salary]") {
    const salary_grid g = grid();
    CHECK(g.schedule_count() == 1);
    CHECK((g.schedule_of(1) == 0 && g.first_lane(0) == 0 && g.lane_end(0) == 2 && g.takes_hires(0)));
    CHECK(entry_salary(g, 0) == dollars_per_fte{40'000});
}

TEST_CASE("steps of several years, and steps that a lane does not have", "[salary]") {
    salary_grid g = ragged();
    CHECK(g.next_step(0, 2) == 1);
    CHECK(g.next_step(1, 2) == 3);  // the lane ends
    CHECK(g.years_before(0, 2) == 2);
    g.step_years = {1, 3, 9};
    CHECK(g.years_before(0, 1) == 1);
    CHECK(g.years_before(0, 2) == 4);
}

TEST_CASE("a cell below the first step of its schedule's first lane has no premium", "[salary]") {
    salary_grid g = ragged();
    g.salary[g.cell(0, 1)] = dollars_per_fte{47'000};
    g.headcount[g.cell(0, 1)] = fte{1};
    CHECK(salary_without_credits(g, 0, 1) == dollars_per_fte{47'000});
    pay_system pay;
    pay.grid = g;
    pay.contract_days = 100;
    const pay_attribution earned = earned_by_teachers(pay, 16);
    // What is less than entry pay is less for experience: 1,000 less beside the 20,000 below.
    CHECK(earned.experience.value() == Approx(14'000 + 6'000 - 1'000));
    CHECK(earned.total() == payroll(g));
}

TEST_CASE("two schedules are attributed each by itself, and longevity is experience", "[salary]") {
    pay_system pay;
    pay.grid = ragged();
    pay.contract_days = 100;
    const pay_attribution earned = earned_by_teachers(pay, 30);
    // Twice what the 15 of the grid earn: 4 enter at 48,000 and 11 at 50,000.
    CHECK(earned.entry.value() == Approx(2 * (4 * 48'000 + 11 * 50'000)));
    // Old: none, for its first lane has one step. New: 2,000 for three at step 1, and for four who would stand there.
    CHECK(earned.experience.value() == Approx(2 * (3 * 2'000 + 4 * 2'000 + 6'000)));
    CHECK(earned.credits.value() == Approx(2 * 58'000));
    CHECK(earned.total().value() == Approx(2 * 820'000));
}

}  // namespace salary_test

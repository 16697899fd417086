// SPDX-License-Identifier: MIT
#include <nineways/assumptions.hpp>
#include <nineways/salary.hpp>

#include <catch2/catch.hpp>

#include <nineways/metrics.hpp>

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
    const pay_attribution of_twenty = attribute_pay(pay, fte{20}, 6);
    CHECK(of_twenty.entry.value() == Approx(20 * 40'000));
    CHECK(of_twenty.experience.value() == Approx(2 * 3 * 10'000));
    CHECK(of_twenty.credits.value() == Approx(2 * (3 * 4'000 + 6'000)));
    CHECK(of_twenty.contribution.value() == Approx(2 * 5'000));
    CHECK(of_twenty.shortage.value() == Approx(4 * 1'000));
    CHECK(of_twenty.added_time.value() == Approx((20 * 0.5 * 2 + 6) * 448));
    CHECK(of_twenty.total().value() == Approx(20 * 44'800 + 10'000 + 4'000 + 26 * 448));
}

}  // namespace salary_test

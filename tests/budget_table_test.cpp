// SPDX-License-Identifier: MIT
#include <nineways/budget_table.hpp>

#include <catch2/catch.hpp>

#include <nineways/evaluate.hpp>
#include <nineways/presets.hpp>
#include <nineways/typical.hpp>

#include "small_district.hpp"

namespace budget_table_test {

namespace {

using namespace nineways;

/// Recurring cost from the parts: pay with the benefits on it, the rest, turnover.
double recurring(const district& d, const budget_parts& parts) {
    const auto total = [&](budget_driver by) { return parts.yearly.total(by); };
    const double pay =
        total(budget_driver::grid_salaries) + total(budget_driver::other_salaries) + total(budget_driver::extra_pay);
    return pay * (1 + d.pay.variable_benefits) + total(budget_driver::substitutes) +
           total(budget_driver::flat_benefits) + total(budget_driver::purchases) + total(budget_driver::unmodelled) +
           parts.turnover;
}

}  // namespace

TEST_CASE("the parts of a small budget by hand", "[budget_table]") {
    const district d = small::staffed();
    const baseline before = small::stand(d);
    const budget_parts parts = parts_of(d, before.cost);
    const double teachers = before.cost.teachers.value.value();
    CHECK(parts.yearly.total(budget_driver::grid_salaries) == Approx(teachers * 55'000));
    // Principal 100,000, assistant 80,000, counselor 60,000, half a librarian 30,000, two of support 100,000, two
    // officials 240,000, four of the central office 160,000, a coordinator 70,000.
    CHECK(parts.yearly.total(budget_driver::other_salaries) == Approx(840'000));
    CHECK(parts.yearly.total(budget_driver::substitutes) == Approx(teachers * 1'000));
    CHECK(parts.yearly.total(budget_driver::flat_benefits) == Approx((teachers + 12.5) * 10'000));
    CHECK(parts.yearly.total(budget_driver::purchases) == Approx(92 * 150));
    CHECK(parts.yearly.total(budget_driver::extra_pay) == 0);
    CHECK(parts.grid_posts == Approx(teachers));
    CHECK(parts.posts == Approx(teachers + 12.5));
    CHECK(recurring(d, parts) == Approx(before.cost.recurring.central.value()));
}

TEST_CASE("the parts add up to the recurring cost, whatever levers did", "[budget_table]") {
    for (const typical::district_row& row : typical::districts) {
        const district d = *typical::find(row.id);
        const baseline before = small::stand(d);
        CHECK(recurring(d, parts_of(d, before.cost)) == Approx(before.cost.recurring.central.value()).epsilon(1e-12));
        for (std::size_t p = 0; p < preset_count; ++p) {
            INFO(row.id << ' ' << preset_names[p]);
            const evaluation e = evaluate(d, preset(p));
            const budget_parts parts = parts_of(d, e.cost);
            CHECK(recurring(d, parts) == Approx(e.cost.recurring.central.value()).epsilon(1e-12));
            CHECK(sum_of(parts.one_time) == Approx(e.cost.one_time.central.value()).margin(1e-6));
        }
    }
}

}  // namespace budget_table_test

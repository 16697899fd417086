// SPDX-License-Identifier: MIT
#include <nineways/formula_outlook.hpp>

#include <string>

#include <catch2/catch.hpp>

#include <nineways/formula/resolve.hpp>
#include <nineways/io/formula_json.hpp>
#include <nineways/project.hpp>

#include "small_district.hpp"

namespace formula_outlook_test {

namespace {

using namespace nineways;

struct read_formula {
    formula rules;
    formula_program program;

    explicit read_formula(const std::string& amount) {
        io::fault_list log;
        const auto document = io::read_json(
            R"j({"format": "nineways-formula/1", "id": "aid", "title": "Aid", "unit": "school", "key": "school",
                 "inputs": [{"id": "enrollment"}, {"id": "low_income"}],
                 "lines": [{"id": "paid", "value": ")j" +
                amount + R"j("}], "amount": "paid"})j",
            log);
        REQUIRE(document);
        io::document_reader reading{*document, log};
        rules = io::read_formula(reading.root(), log);
        program = resolve(rules, "", log);
        REQUIRE(log.empty());
    }
    [[nodiscard]] budget_formula at() const { return {rules, program, "/formulas/aid/formula"}; }
};

/// Two schools of one grade, 100 and 50 pupils, half and none of them of low income.
district two_schools() {
    district d = small::staffed();
    d.schools[0].enrollment = {};
    d.schools[0].enrollment[small::kindergarten] = pupils{100};
    d.schools[0].needs.low_income = pupils{50};
    d.schools.push_back(d.schools[0]);
    d.schools[1].id = "two";
    d.schools[1].enrollment[small::kindergarten] = pupils{50};
    d.schools[1].needs.low_income = {};
    return d;
}

cohort_rates growing(double by) {
    cohort_rates rates{by, {}};
    rates.survival.fill(1);
    return rates;
}

}  // namespace

TEST_CASE("a formula is run over the schools of every year", "[formula_outlook]") {
    const district d = two_schools();
    const read_formula aid{"100000 + 1000 * enrollment + 500 * low_income"};
    detail::fault_list log;
    const formula_revenue out =
        follow_formula(d, future_enrollment(d, growing(0.2), 2), aid.at(), 0, assumptions{}, log);
    REQUIRE(log.empty());
    REQUIRE(out.follows.size() == 3);
    // Today 200,000 + 150,000 + 25,000; then 120 and 60 pupils, 60 of low income; then 144 and 72, 72.
    CHECK(out.follows[0] == 1);
    CHECK(out.follows[1] == Approx((200'000 + 180'000 + 30'000) / 375'000.0));
    CHECK(out.follows[2] == Approx((200'000 + 216'000 + 36'000) / 375'000.0));
}

TEST_CASE("a fund follows its formula, and grows as it is told beside", "[formula_outlook]") {
    district d = two_schools();
    d.funds = {{"local", "local money", dollars{1e6}, restriction::general, 0.0},
               {"aid", "state aid", dollars{3e5}, restriction::general, 0.02}};
    outlook told{.years = 2};
    told.cohorts = growing(0.2);
    const assumptions assumed;
    const read_formula aid{"100000 + 1000 * enrollment + 500 * low_income"};
    detail::fault_list log;
    const formula_revenue follows =
        follow_formula(d, future_enrollment(d, *told.cohorts, 2), aid.at(), 1, assumed, log);
    const comparison c = compare(d, {}, {}, {.fit = false}, assumed);
    const projection p = project(d, c, assumed, told, {100, 1}, {follows});
    CHECK(p.nothing.years[0].money.revenue_by_fund[1] == 3e5);
    CHECK(p.nothing.years[2].money.revenue_by_fund[1] == Approx(3e5 * 1.02 * 1.02 * 452 / 375));
    CHECK(p.nothing.years[2].money.revenue_by_fund[0] == 1e6);
}

TEST_CASE("a formula that gives nothing today, or asks for what nobody knows, is refused", "[formula_outlook]") {
    const district d = two_schools();
    detail::fault_list log;
    const read_formula nothing{"0 * enrollment"};
    static_cast<void>(follow_formula(d, future_enrollment(d, growing(0), 2), nothing.at(), 0, {}, log));
    const faults all = log.take();
    REQUIRE(all.size() == 1);
    CHECK(all[0].place == "/formulas/aid/formula");
    CHECK(all[0].found == "0 dollars for today's schools");
}

}  // namespace formula_outlook_test

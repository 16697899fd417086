// SPDX-License-Identifier: MIT
#include <cstddef>
#include <optional>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/equity.hpp>
#include <nineways/need_gap.hpp>

namespace equity_test {

using namespace nineways;

namespace {

using units = std::vector<funded_unit>;

/// A unit by its dollars a pupil and pupils, each of weight 1 unless told otherwise.
funded_unit unit(double a_pupil, double count, double weight = 1) {
    return {dollars{a_pupil * count}, pupils{count}, pupils{count * weight}};
}

std::optional<double> measured(const units& all, equity_measure m) {
    return measure_equity(all, &funded_unit::enrolled)[static_cast<std::size_t>(m)];
}
double of(const units& all, equity_measure m) { return measured(all, m).value(); }

/// 100 pupils at $8,000, 300 at $10,000, 500 at $12,000, 100 at $20,000, out of order.
const units four{unit(12'000, 500), unit(8'000, 100), unit(20'000, 100), unit(10'000, 300)};

}  // namespace

TEST_CASE("the measures of four schools, by hand", "[equity]") {
    // 0.8M + 3M + 6M + 2M = 11.8M over 1,000 pupils
    CHECK(of(four, equity_measure::mean) == 11'800);
    // pupil 401 to 900 has 12,000
    CHECK(of(four, equity_measure::median) == 12'000);
    // (100 x 3,800^2 + 300 x 1,800^2 + 500 x 200^2 + 100 x 8,200^2) / 1,000 = 9,160,000; its root 3,026.5492; / 11,800
    CHECK(of(four, equity_measure::coefficient_of_variation) == Approx(0.2564872).margin(5e-8));
    // 900 pupils have 12,000 or less: half of 12,000 and 20,000; 100 have 8,000: half of 8,000 and 10,000
    CHECK(of(four, equity_measure::ratio_90_10) == Approx(16'000.0 / 9'000).epsilon(1e-14));
    // pupil 950 has 20,000, pupil 50 has 8,000
    CHECK(of(four, equity_measure::restricted_range) == 12'000);
    CHECK(of(four, equity_measure::federal_range_ratio) == 1.5);
    // the lower 500: 100 x 8,000 + 300 x 10,000 + 100 x 12,000 = 5.0M, at the median 6.0M
    CHECK(of(four, equity_measure::mcloone) == Approx(5.0 / 6).epsilon(1e-14));
    CHECK(of(four, equity_measure::verstegen) == Approx(6.8 / 6).epsilon(1e-14));
    // pairs: 100x300x2,000 + 100x500x4,000 + 100x100x12,000 + 300x500x2,000 + 300x100x10,000 + 500x100x8,000 = 1.38e9;
    // over the square of the pupils and the mean: 1.38e9 / (1e6 x 11,800)
    CHECK(of(four, equity_measure::gini) == Approx(1.38 / 11.8).epsilon(1e-14));
}

TEST_CASE("the Gini of two groups is their share of dollars less their share of pupils", "[equity]") {
    // Half of the pupils with a quarter of the dollars: 1/2 - 1/4. A fifth with four fifths: 4/5 - 1/5.
    CHECK(of({unit(1, 10), unit(3, 10)}, equity_measure::gini) == 0.25);
    CHECK(of({unit(16, 20), unit(1, 80)}, equity_measure::gini) == Approx(0.6).epsilon(1e-14));
}

TEST_CASE("a median between two schools is half of both, and the halves are theirs", "[equity]") {
    const units two{unit(6'000, 40), unit(10'000, 40)};
    CHECK(of(two, equity_measure::median) == 8'000);
    CHECK(of(two, equity_measure::mcloone) == 0.75);
    CHECK(of(two, equity_measure::verstegen) == 1.25);
    // One pupil more on either side, and the median is that side's.
    CHECK(of({unit(6'000, 41), unit(10'000, 40)}, equity_measure::median) == 6'000);
    CHECK(of({unit(6'000, 40), unit(10'000, 41)}, equity_measure::median) == 10'000);
}

TEST_CASE("equal dollars a pupil leave nothing to measure, also where their quotients round", "[equity]") {
    units even;
    for (int i = 1; i < 40; ++i) even.push_back(unit(0.1 * 12'345.67, i * 7.1));
    CHECK(of(even, equity_measure::coefficient_of_variation) == 0);
    CHECK(of(even, equity_measure::gini) == 0);
    CHECK(of(even, equity_measure::restricted_range) == 0);
    CHECK(of(even, equity_measure::ratio_90_10) == 1);
    CHECK(of(even, equity_measure::mcloone) == Approx(1).epsilon(1e-12));
    CHECK(of(even, equity_measure::verstegen) == Approx(1).epsilon(1e-12));
    CHECK_FALSE(explained_by_need(even).share);
}

TEST_CASE("what has no value is nothing, not 0", "[equity]") {
    for (const auto& m : measure_equity({}, &funded_unit::enrolled)) CHECK_FALSE(m);
    const units poor{unit(0, 30), unit(5'000, 70)};
    CHECK_FALSE(measured(poor, equity_measure::ratio_90_10));
    CHECK_FALSE(measured(poor, equity_measure::federal_range_ratio));
    CHECK(of(poor, equity_measure::restricted_range) == 5'000);
    CHECK_FALSE(measured({unit(0, 30)}, equity_measure::gini));
    CHECK_FALSE(measured({unit(0, 30)}, equity_measure::coefficient_of_variation));
    CHECK_FALSE(measured({unit(0, 60), unit(5'000, 40)}, equity_measure::mcloone));
    // A unit without pupils has no dollars a pupil; that of its dollars is not 0, and it changes nothing.
    units with = four;
    with.push_back({dollars{1e9}, pupils{}, pupils{}});
    CHECK(measure_equity(with, &funded_unit::enrolled) == measure_equity(four, &funded_unit::enrolled));
    CHECK(furthest_from_need(with).size() == 4);
}

TEST_CASE("weighted pupils are pupils of the same formulas", "[equity]") {
    // 100 pupils of weight 1 at $6,000 and 100 of weight 2 at $12,000: $6,000 a weighted pupil in both.
    const units fair{unit(6'000, 100), unit(12'000, 100, 2)};
    const equity_measures weighted = measure_equity(fair, &funded_unit::weighted);
    CHECK(weighted[static_cast<std::size_t>(equity_measure::mean)] == 6'000.0);
    CHECK(weighted[static_cast<std::size_t>(equity_measure::gini)] == 0.0);
    CHECK(of(fair, equity_measure::gini) > 0);
    CHECK(explained_by_need(fair).share.value() == Approx(1).epsilon(1e-12));
    CHECK(explained_by_need(fair).a_weight.value().value() == Approx(6'000).epsilon(1e-12));
}

TEST_CASE("the share of the spread that need explains, by hand", "[equity]") {
    // 10 pupils of need 1 at $8, 10 of need 2 at $14, 20 of need 1.5 at $9: means $10 and 1.5.
    // dollars: 10 x 4 + 10 x 16 + 20 x 1 = 220; need: 10 x 0.25 + 10 x 0.25 = 5; both: 10 x 1 + 10 x 2 = 30.
    const units three{unit(8, 10, 1), unit(14, 10, 2), unit(9, 20, 1.5)};
    CHECK(explained_by_need(three).share.value() == Approx(900.0 / 1'100).epsilon(1e-14));
    CHECK(explained_by_need(three).a_weight.value().value() == Approx(6).epsilon(1e-14));
    // Where need is the same everywhere it explains nothing, and no line can be drawn.
    CHECK(explained_by_need(four).share.value() == 0);
    CHECK_FALSE(explained_by_need(four).a_weight);
    // Dollars that run against need are explained by it as well: only the slope tells.
    const explained_spread against = explained_by_need(units{unit(12, 10, 1), unit(6, 10, 2)});
    CHECK(against.share.value() == Approx(1).epsilon(1e-12));
    CHECK(against.a_weight.value().value() == Approx(-6).epsilon(1e-12));
}

TEST_CASE("the units furthest from their need-adjusted level", "[equity]") {
    // $400 for 40 weighted pupils: $10 each. Levels 100, 200, 100; dollars 80, 200, 120.
    const units three{{dollars{80}, pupils{10}, pupils{10}},
                      {dollars{200}, pupils{10}, pupils{20}},
                      {dollars{120}, pupils{5}, pupils{10}}};
    const std::vector<need_gap> all = furthest_from_need(three);
    REQUIRE(all.size() == 3);
    CHECK(all[0].unit == 2);
    CHECK(all[0].level.value() == 100);
    CHECK(all[0].difference.value() == 20);
    CHECK(all[0].a_pupil.value() == 4);
    CHECK(all[1].unit == 0);
    CHECK(all[1].a_pupil.value() == -2);
    CHECK(all[2].difference.value() == 0);
    CHECK(furthest_from_need(three, 1).size() == 1);
}

}  // namespace equity_test

// SPDX-License-Identifier: MIT
#include <nineways/months.hpp>

#include <algorithm>

#include <catch2/catch.hpp>

namespace months_test {

namespace {

using namespace nineways;

learning of_year(level l, const range<effect_size>& year) {
    learning learned;
    for (auto& cell : learned.year[static_cast<std::size_t>(l)]) cell = year;
    return learned;
}

by_cell<double> hundred_in(level l) {
    by_cell<double> count{};
    count[static_cast<std::size_t>(l)][0] = 100;
    return count;
}

}  // namespace

TEST_CASE("months hold every source, by hand", "[months]") {
    const assumptions assumed;
    const range<effect_size> year{effect_size{-0.01}, effect_size{0.04}, effect_size{0.08}};
    const auto all = months_of(of_year(level::elementary, year), hundred_in(level::elementary), assumed);
    REQUIRE(all.size() == 5);  // K-1 to 4-5
    const months_of_learning& first = all[0];
    CHECK(first.band->id == "K-1");
    // Four years: 0.04 x 1.875, -0.01 x 2.734375 (a loss that lasts), 0.08 x 2.734375.
    CHECK(first.effect.central.value() == Approx(0.075));
    CHECK(first.effect.low.value() == Approx(-0.02734375));
    CHECK(first.effect.high.value() == Approx(0.21875));
    // A month: 0.025 SD by one study, 1.52 / 9 SD by first graders' growth in reading.
    CHECK(first.month.low == Approx(0.025));
    CHECK(first.month.high == Approx(1.52 / 9));
    CHECK(first.central.low == Approx(0.075 * 9 / 1.52));  // 0.44 months
    CHECK(first.central.high == Approx(3));
    CHECK(first.whole.low == Approx(-1.09375));
    CHECK(first.whole.high == Approx(8.75));
    // From grade 3 another study stands beside: 0.62 / 9 is less than 0.09, where the first month of a table ends.
    CHECK(all[3].band->id == "3-4");
    CHECK(all[3].month.high == Approx(0.09));
}

TEST_CASE("0.05 SD is a month by one source and two by another", "[months]") {
    assumptions assumed;
    CHECK(0.05 / assumed["learning_month_branch"_p] == Approx(2).margin(0.25));
    CHECK(0.21 / assumed["learning_month_branch"_p] == Approx(7).margin(0.75));
    CHECK(0.21 / assumed["learning_month_all_ages"_p] == Approx(3).margin(0.5));
    // Without both of them a month of grade 7 is between its growth in reading, 0.23 / 9, and in mathematics, 0.33 / 9.
    assumed.set("learning_month_branch"_p, {0.03, 0.03, 0.03});
    assumed.set("learning_month_all_ages"_p, {0.03, 0.03, 0.03});
    const auto all = months_of(learning{}, hundred_in(level::middle), assumed);
    REQUIRE(all.size() == 3);
    CHECK(all[1].band->id == "6-7");
    CHECK(all[1].month.low == Approx(0.23 / 9));
    CHECK(all[1].month.high == Approx(0.33 / 9));
    CHECK(all[1].whole.low == 0);
    CHECK(all[1].whole.high == 0);
}

TEST_CASE("months of a loss are losses", "[months]") {
    const range<effect_size> year{effect_size{-0.08}, effect_size{-0.04}, effect_size{-0.01}};
    for (const months_of_learning& m :
         months_of(of_year(level::middle, year), hundred_in(level::middle), assumptions{})) {
        CHECK(m.whole.low < m.central.low);
        CHECK(m.central.low < m.central.high);
        CHECK(m.central.high < m.whole.high);
        CHECK(m.whole.high < 0);
    }
}

TEST_CASE("there are no months beyond grade 8, and none of a level without pupils", "[months]") {
    CHECK(months_of(learning{}, hundred_in(level::high), assumptions{}).empty());
    for (const grade_band& band : grade_bands) CHECK(level_of(band.to) != level::high);
    CHECK(std::is_sorted(grade_bands.begin(), grade_bands.end(),
                         [](const grade_band& a, const grade_band& b) { return a.to < b.to; }));
}

}  // namespace months_test

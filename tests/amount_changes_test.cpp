// SPDX-License-Identifier: MIT
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/formula/amount_changes.hpp>

namespace amount_changes_test {

using namespace nineways;

TEST_CASE("who wins, who loses, and what it costs that nobody does", "[formula]") {
    // +30, -10, 0, -5, +5: gained 35, lost 15.
    const amount_changes all = compare_amounts({100, 50, 7, 20, 0}, {130, 40, 7, 15, 5});
    CHECK(all.winners == 2);
    CHECK(all.losers == 2);
    CHECK(all.unchanged == 1);
    CHECK(all.not_compared == 0);
    CHECK(all.before == 177);
    CHECK(all.after == 197);
    CHECK(all.gained == 35);
    CHECK(all.lost == 15);
    CHECK(all.held() == 212);  // 130 + 50 + 7 + 20 + 5
    REQUIRE(all.units.size() == 5);
    CHECK(all.units[0].change() == 30);
    CHECK(all.units[1].change() == -10);
    CHECK(all.units[0].held() == 130);
    CHECK(all.units[1].held() == 50);
    CHECK(all.units[2].held() == 7);
    // Winners give 15 of their 35 and keep 4/7: 100 + 120/7, 0 + 20/7; nobody loses, and the total is the new one.
    CHECK(all.gain_kept() == Approx(4.0 / 7).epsilon(1e-15));
    CHECK(all.held_within(all.units[0]) == Approx(100 + 120.0 / 7).epsilon(1e-15));
    CHECK(all.held_within(all.units[1]) == 50);
    CHECK(all.held_within(all.units[2]) == 7);
    CHECK(all.held_within(all.units[4]) == Approx(20.0 / 7).epsilon(1e-15));
    double sum = 0;
    for (const amount_change& one : all.units) sum += all.held_within(one);
    CHECK(sum == Approx(all.after).epsilon(1e-14));
}

TEST_CASE("a unit to which one formula does not apply is not compared, but told", "[formula]") {
    const amount_changes all =
        compare_amounts({10, not_applicable, 30, not_applicable}, {not_applicable, 25, 33, not_applicable});
    CHECK(all.not_compared == 3);
    CHECK(all.winners == 1);
    CHECK(all.losers + all.unchanged == 0);
    CHECK(all.before == 30);
    CHECK(all.after == 33);
    CHECK(all.before_not_compared == 10);
    CHECK(all.after_not_compared == 25);
    CHECK(all.gained == 3);
    CHECK(all.lost == 0);
    CHECK(!all.units[0].is_compared());
    CHECK(!is_known(all.units[0].change()));
    CHECK(!is_known(all.units[0].held()));
    CHECK(!is_known(all.units[1].held()));
    CHECK(!is_known(all.held_within(all.units[0])));
    CHECK(all.held_within(all.units[2]) == 33);
}

TEST_CASE("winners keep all, some or none of their gains, or cannot pay at all", "[formula]") {
    CHECK(compare_amounts({1, 2}, {2, 2}).gain_kept() == 1);  // nobody loses
    CHECK(compare_amounts({1, 2}, {1, 2}).gain_kept() == 1);  // nothing changes
    CHECK(compare_amounts({}, {}).gain_kept() == 1);
    CHECK(compare_amounts({10, 10}, {14, 9}).gain_kept() == 0.75);   // 1 of 4 goes away
    const amount_changes even = compare_amounts({10, 10}, {12, 8});  // all of it
    CHECK(even.gain_kept() == 0);
    CHECK(even.held_within(even.units[0]) == 10);
    const amount_changes less = compare_amounts({10, 10}, {11, 8});  // 1 cannot pay for 2
    CHECK(!is_known(less.gain_kept()));
    CHECK(!is_known(less.held_within(less.units[0])));
    CHECK(!is_known(less.held_within(less.units[1])));
    CHECK(less.held() == 21);
    CHECK(!is_known(compare_amounts({10}, {8}).gain_kept()));  // no winner
}

TEST_CASE("sums of changes do not gather the noise of doubles", "[formula]") {
    // Ten times a dime more is one dollar, which ten additions of 0.1 in doubles are not.
    const amount_changes all = compare_amounts(std::vector<double>(10, 0.0), std::vector<double>(10, 0.1));
    CHECK(all.gained == 1);
    CHECK(all.after == 1);
    CHECK(compare_amounts({1e16, 1, 1}, {1e16, 1, 1}).before == 1e16 + 2);
}

}  // namespace amount_changes_test

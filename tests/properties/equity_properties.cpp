// SPDX-License-Identifier: MIT
// What must hold of the measures of equity whatever the numbers are.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <nineways/equity.hpp>
#include <nineways/need_gap.hpp>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "property.hpp"

namespace equity_properties {

namespace {

using namespace nineways;

using properties::holds;

using units = std::vector<funded_unit>;

funded_unit any_unit() {
    const double count = *rc::gen::inRange(1, 900);
    const double level = *rc::gen::inRange(1, 2'500'000) / 100.0;
    return {dollars{level * count}, pupils{count}, pupils{count * *rc::gen::inRange(10, 30) / 10.0}};
}
units any_units() {
    units all;
    const int count = *rc::gen::inRange(1, 40);
    for (int i = 0; i < count; ++i) all.push_back(any_unit());
    return all;
}

double of(const units& all, equity_measure m) {
    return measure_equity(all, &funded_unit::enrolled)[static_cast<std::size_t>(m)].value();
}
bool near(double a, double b) { return a - b <= 1e-9 * (1 + a) && b - a <= 1e-9 * (1 + b); }

constexpr std::size_t first_ratio = static_cast<std::size_t>(equity_measure::coefficient_of_variation);
constexpr bool is_money(std::size_t m) {
    return m < first_ratio || m == static_cast<std::size_t>(equity_measure::restricted_range);
}

/// Pupils one by one: the definition of every measure, without any of its short cuts.
std::vector<double> pupil_by_pupil(const units& all) {
    std::vector<double> levels;
    for (const funded_unit& u : all) {
        for (int i = 0; i < u.enrolled.value(); ++i) levels.push_back(u.amount.value() / u.enrolled.value());
    }
    std::sort(levels.begin(), levels.end());
    return levels;
}

}  // namespace

TEST_CASE("dollars and pupils in other units change money and nothing else", "[properties]") {
    CHECK(holds("scaled dollars", [] {
        const units all = any_units();
        units scaled = all;
        const double factor = *rc::gen::inRange(1, 500) / 100.0;
        for (funded_unit& u : scaled) u.amount *= factor;
        const equity_measures a = measure_equity(all, &funded_unit::enrolled);
        const equity_measures b = measure_equity(scaled, &funded_unit::enrolled);
        for (std::size_t m = 0; m < equity_measure_count; ++m)
            RC_ASSERT(near(*a[m] * (is_money(m) ? factor : 1), *b[m]));
        const auto share = explained_by_need(all).share;
        RC_ASSERT(share.has_value() == explained_by_need(scaled).share.has_value());
        if (share) RC_ASSERT(near(*share, *explained_by_need(scaled).share));
    }));
    CHECK(holds("twice as many pupils everywhere", [] {
        const units all = any_units();
        units twice = all;
        for (const funded_unit& u : all) twice.push_back(u);
        const equity_measures a = measure_equity(all, &funded_unit::enrolled);
        const equity_measures b = measure_equity(twice, &funded_unit::enrolled);
        for (std::size_t m = 0; m < equity_measure_count; ++m) RC_ASSERT(near(*a[m], *b[m]));
    }));
}

TEST_CASE("a unit in two parts with the same dollars a pupil changes nothing, nor does the order", "[properties]") {
    CHECK(holds("split and turned", [] {
        const units all = any_units();
        units other{all.rbegin(), all.rend()};
        const double part = *rc::gen::inRange(1, 100) / 100.0;
        other.push_back({all[0].amount * part, all[0].enrolled * part, all[0].weighted * part});
        other[all.size() - 1] = {all[0].amount * (1 - part), all[0].enrolled * (1 - part),
                                 all[0].weighted * (1 - part)};
        const equity_measures a = measure_equity(all, &funded_unit::enrolled);
        const equity_measures b = measure_equity(other, &funded_unit::enrolled);
        for (std::size_t m = 0; m < equity_measure_count; ++m) RC_ASSERT(near(*a[m], *b[m]));
    }));
}

TEST_CASE("measures agree with their definitions pupil by pupil", "[properties]") {
    CHECK(holds("pupil by pupil", [] {
        units all;
        const int count = *rc::gen::inRange(1, 8);
        for (int i = 0; i < count; ++i) {
            const double pupils_here = *rc::gen::inRange(1, 20);
            all.push_back({dollars{pupils_here * *rc::gen::inRange(1, 100)}, pupils{pupils_here}, pupils{pupils_here}});
        }
        const std::vector<double> x = pupil_by_pupil(all);
        double sum = 0;
        double squares = 0;
        double pairs = 0;
        for (const double a : x) sum += a;
        const auto n = static_cast<double>(x.size());
        for (const double a : x) squares += (a - sum / n) * (a - sum / n);
        for (const double a : x) {
            for (const double b : x) pairs += a > b ? a - b : b - a;
        }
        const std::size_t half = x.size() / 2;
        const double median = x.size() % 2 == 1 ? x[half] : (x[half - 1] + x[half]) / 2;
        RC_ASSERT(near(of(all, equity_measure::mean), sum / n));
        RC_ASSERT(near(of(all, equity_measure::median), median));
        RC_ASSERT(near(of(all, equity_measure::coefficient_of_variation) * (sum / n), std::sqrt(squares / n)));
        RC_ASSERT(near(of(all, equity_measure::gini), pairs / (2 * n * sum)));
    }));
}

TEST_CASE("measures stay in their bounds, and the halves make the whole", "[properties]") {
    CHECK(holds("bounds", [] {
        const units all = any_units();
        RC_ASSERT(of(all, equity_measure::gini) >= 0);
        RC_ASSERT(of(all, equity_measure::gini) < 1);
        RC_ASSERT(of(all, equity_measure::mcloone) <= 1 + 1e-12);
        RC_ASSERT(of(all, equity_measure::verstegen) >= 1 - 1e-12);
        RC_ASSERT(of(all, equity_measure::ratio_90_10) >= 1);
        const double halves = of(all, equity_measure::mcloone) + of(all, equity_measure::verstegen);
        RC_ASSERT(near(of(all, equity_measure::median) * halves / 2, of(all, equity_measure::mean)));
        const auto share = explained_by_need(all).share;
        if (share) RC_ASSERT(*share >= 0 && *share <= 1 + 1e-9);
        double gaps = 0;
        for (const need_gap& g : furthest_from_need(all, all.size())) gaps += g.difference.value();
        RC_ASSERT(near(1 + gaps / 1e6, 1));
    }));
}

TEST_CASE("dollars from a unit with more a pupil to one with less make it more even", "[properties]") {
    CHECK(holds("transfers", [] {
        units all = any_units();
        all.push_back(any_unit());
        const auto level = [](const funded_unit& u) { return u.amount.value() / u.enrolled.value(); };
        std::size_t rich = 0;
        std::size_t poor = 0;
        for (std::size_t i = 1; i < all.size(); ++i) {
            if (level(all[i]) > level(all[rich])) rich = i;
            if (level(all[i]) < level(all[poor])) poor = i;
        }
        const double gap = level(all[rich]) - level(all[poor]);
        RC_PRE(gap > 1);
        // So much that neither passes the other.
        const double smaller = std::min(all[rich].enrolled.value(), all[poor].enrolled.value());
        const dollars moved{gap * smaller / 2 * *rc::gen::inRange(1, 100) / 100.0};
        const double gini = of(all, equity_measure::gini);
        const double variation = of(all, equity_measure::coefficient_of_variation);
        all[rich].amount -= moved;
        all[poor].amount += moved;
        RC_ASSERT(of(all, equity_measure::gini) < gini);
        RC_ASSERT(of(all, equity_measure::coefficient_of_variation) < variation);
    }));
    CHECK(holds("the same dollars more for every pupil", [] {
        const units all = any_units();
        units more = all;
        for (funded_unit& u : more) u.amount += dollars{u.enrolled.value() * 1'000};
        RC_ASSERT(of(more, equity_measure::gini) <= of(all, equity_measure::gini));
        RC_ASSERT(near(of(more, equity_measure::restricted_range), of(all, equity_measure::restricted_range)));
    }));
}

}  // namespace equity_properties

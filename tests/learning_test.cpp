// SPDX-License-Identifier: MIT
#include <nineways/learning.hpp>

#include <cmath>
#include <cstdint>

#include <catch2/catch.hpp>

#include "small_district.hpp"

namespace learning_test {

namespace {

using namespace nineways;

const assumptions registry_values;

exposure gain(cluster c, double reach, double effect) {
    exposure e;
    e.cluster = c;
    e.reach = reach;
    e.effect = {effect_size{effect}, effect_size{effect}, effect_size{effect}};
    return e;
}

struct outcome {
    double damped;
    double plain;
};

outcome together(const std::vector<exposure>& all, bound which = bound::central) {
    effect_size plain;
    const effect_size damped = combine(all, registry_values, which, plain);
    return {damped.value(), plain.value()};
}

/// E x / (E + x) with E = 0.30.
double saturated(double x) { return 0.30 * x / (0.30 + x); }

/// A generator of our own, so that every compiler draws the same.
class draws {
  public:
    double unit() {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<double>(state_ >> 11) / 9007199254740992.0;
    }
    double between(double low, double high) { return low + (high - low) * unit(); }

  private:
    std::uint64_t state_ = 88172645463325252U;
};

std::vector<exposure> random_exposures(draws& next) {
    std::vector<exposure> all;
    const int count = 1 + static_cast<int>(next.unit() * 7);
    for (int i = 0; i < count; ++i) {
        const double central = next.between(-0.1, 0.3);
        exposure e = gain(static_cast<cluster>(static_cast<int>(next.unit() * 3)), next.unit(), central);
        e.effect = {effect_size{central - next.between(0, 0.1)}, effect_size{central},
                    effect_size{central + next.between(0, 0.1)}};
        all.push_back(e);
    }
    return all;
}

constexpr bound bounds[]{bound::low, bound::central, bound::high};

double sum_of_parts(const exposure& e) {
    double sum = 0;
    for (std::size_t i = 0; i < e.part_count; ++i) sum += registry_values[e.parts[i].effect] * e.parts[i].dose;
    return sum;
}

/// The exposures that a lever tells of a day that changed from one to another.
std::vector<exposure> learn(std::string_view id, const setting_values& setting, const attention& before,
                            const attention& after, const district& d) {
    const auto at = static_cast<std::size_t>(find_lever(id));
    std::vector<exposure> all;
    district changed = d;
    auto tiers = attention_tiers(d, registry_values);
    nineways::detail::fault_list log;
    lever_catalog[at]->apply({changed, tiers}, {setting, registry_values, d, fte{6.3}, log});
    lever_catalog[at]->learn(
        {static_cast<lever_id>(at), lever_catalog[at]->cluster, setting, registry_values, d, changed, before, after},
        all);
    return all;
}

/// A day of one grade with classes of a size.
attention classes_of(grade g, double size) {
    attention a;
    a.pupil_minutes[static_cast<std::size_t>(g)] = size * 1'000;
    a.group_minutes[static_cast<std::size_t>(g)] = 1'000;
    return a;
}

}  // namespace

TEST_CASE("one effect: times reach and fidelity, then saturating", "[learning]") {
    // 0.10 x 0.5 of the pupils x 0.8 carried out = 0.04.
    const outcome one = together({gain(cluster::teaching, 0.5, 0.10)});
    CHECK(one.plain == Approx(0.04));
    CHECK(one.damped == Approx(saturated(0.04)));
    CHECK(together({}).damped == 0);
}

TEST_CASE("within a cluster the largest counts in full and 0.3 of the others, for the same pupils", "[learning]") {
    using enum cluster;
    // All pupils: 0.08 + 0.3 x 0.04.
    CHECK(together({gain(teaching, 1, 0.10), gain(teaching, 1, 0.05)}).damped == Approx(saturated(0.092)));
    // The smaller effect reaches half of the pupils whom the larger one reaches: 0.5 x 0.092 + 0.5 x 0.08.
    CHECK(together({gain(teaching, 1, 0.10), gain(teaching, 0.5, 0.05)}).damped == Approx(saturated(0.086)));
    // The larger one reaches half: 0.5 x 0.092 + 0.5 x 0.04.
    CHECK(together({gain(teaching, 0.5, 0.10), gain(teaching, 1, 0.05)}).damped == Approx(saturated(0.066)));
    // Three, nested: 0.2 x (0.08 + 0.3 x 0.06) + 0.3 x (0.04 + 0.3 x 0.02) + 0.5 x 0.02.
    CHECK(together({gain(teaching, 1, 0.025), gain(teaching, 0.2, 0.10), gain(teaching, 0.5, 0.05)}).damped ==
          Approx(saturated(0.2 * 0.098 + 0.3 * 0.046 + 0.5 * 0.02)));
}

TEST_CASE("across clusters effects add before they saturate", "[learning]") {
    const outcome both = together({gain(cluster::teaching, 1, 0.10), gain(cluster::attention, 1, 0.05)});
    CHECK(both.damped == Approx(saturated(0.12)));
    CHECK(both.plain == Approx(0.12));
    CHECK(together({gain(cluster::teaching, 1, 100), gain(cluster::attention, 1, 100)}).damped < 0.30);
}

TEST_CASE("a loss counts in full: no fidelity, no sharing, no saturation", "[learning]") {
    using enum cluster;
    CHECK(together({gain(attention, 0.4, -0.05)}).damped == Approx(-0.02));
    CHECK(together({gain(attention, 1, -0.05), gain(attention, 1, -0.03), gain(attention, 1, 0.10)}).damped ==
          Approx(saturated(0.08) - 0.08));
    CHECK(together({gain(attention, 1, -5)}).damped == Approx(-5));
}

TEST_CASE("the order of levers does not matter", "[learning]") {
    draws next;
    for (int i = 0; i < 300; ++i) {
        std::vector<exposure> all = random_exposures(next);
        const double forwards = together(all).damped;
        std::reverse(all.begin(), all.end());
        CHECK(together(all).damped == Approx(forwards).margin(1e-12));
    }
}

TEST_CASE("learning rises with every effect, and with every bound", "[learning]") {
    draws next;
    for (int i = 0; i < 1'000; ++i) {
        std::vector<exposure> all = random_exposures(next);
        const outcome low = together(all, bound::low);
        const outcome central = together(all, bound::central);
        const outcome high = together(all, bound::high);
        CHECK(low.damped <= central.damped + 1e-12);
        CHECK(central.damped <= high.damped + 1e-12);
        CHECK(central.damped <= central.plain + 1e-12);  // damping never adds
        const auto one = static_cast<std::size_t>(next.unit() * static_cast<double>(all.size()));
        const double more = next.between(0, 0.2);
        range<effect_size>& effect = all[one].effect;
        effect = {effect.low + effect_size{more}, effect.central + effect_size{more}, effect.high + effect_size{more}};
        for (const bound which : bounds) {
            const double before = which == bound::low       ? low.damped
                                  : which == bound::central ? central.damped
                                                            : high.damped;
            CHECK(together(all, which).damped >= before - 1e-12);
        }
    }
}

TEST_CASE("one effect more, if it is a gain, never takes away", "[learning]") {
    draws next;
    for (int i = 0; i < 500; ++i) {
        std::vector<exposure> all = random_exposures(next);
        const double before = together(all).damped;
        all.push_back(gain(static_cast<cluster>(i % 3), next.unit(), next.between(0, 0.3)));
        CHECK(together(all).damped >= before - 1e-12);
    }
}

TEST_CASE("four years of an effect that fades by half are 1.875 of it", "[learning]") {
    CHECK(stock_factor(registry_values, bound::central) == 1.875);
    CHECK(stock_factor(registry_values, bound::low) == Approx(1.328125));   // 1 + 0.25 + 0.0625 + 0.015625
    CHECK(stock_factor(registry_values, bound::high) == Approx(2.734375));  // 1 + 0.75 + 0.5625 + 0.421875
}

TEST_CASE("percentile points of a pupil at the median, as in the tables of the normal curve", "[learning]") {
    CHECK(percentile_points(effect_size{0.05}) == Approx(2.0).margin(0.05));
    CHECK(percentile_points(effect_size{0.10}) == Approx(4.0).margin(0.05));
    CHECK(percentile_points(effect_size{0.16}) == Approx(6.4).margin(0.05));
    CHECK(percentile_points(effect_size{0.20}) == Approx(7.9).margin(0.05));
    CHECK(percentile_points(effect_size{0}) == 0);
    CHECK(percentile_points(effect_size{-0.10}) == Approx(-percentile_points(effect_size{0.10})));
}

TEST_CASE("the benchmark is 0.0316 for a thousand real dollars a pupil", "[learning]") {
    CHECK(spending_benchmark(dollars_per_pupil{1'000}, 2018, registry_values).central.value() == Approx(0.0316));
    CHECK(spending_benchmark(dollars_per_pupil{500}, 2018, registry_values).high.value() == Approx(0.0335));
    const double same = 1'000 * price_level(2023) / price_level(2018);
    CHECK(spending_benchmark(dollars_per_pupil{same}, 2023, registry_values).central.value() == Approx(0.0316));
    const auto cut = spending_benchmark(dollars_per_pupil{-1'000}, 2018, registry_values);
    CHECK(cut.low.value() == Approx(-0.067));
    CHECK(cut.high.value() == Approx(0.004));
}

TEST_CASE("the district's mean weighs cells by their pupils", "[learning]") {
    by_cell<double> count{};
    count[0][0] = 100;
    count[2][2] = 300;
    exposure e = gain(cluster::teaching, 1, 0.10);  // elementary, intensive
    e.level = level::elementary;
    e.tier = tier::intensive;
    no_ledger none;
    const learning l = combine({e}, count, {dollars_per_pupil{1'000}, {}}, 2018, registry_values, 1, none);
    CHECK(l.year[0][0].central.value() == Approx(saturated(0.08)));
    CHECK(l.year[2][2].central.value() == 0);
    CHECK(l.mean_year.central.value() == Approx(saturated(0.08) / 4));
    CHECK(l.undamped_year.central.value() == Approx(0.02));
    CHECK(l.stock.central.value() == Approx(1.875 * saturated(0.08) / 4));
    CHECK(l.benchmark.central.value() == Approx(0.0316));
    CHECK(l.percentile_points.central == Approx(percentile_points(l.stock.central)));
    CHECK_FALSE(l.implausible);
}

TEST_CASE("a loss that lasts is worse at the low end, a gain that fades is less", "[learning]") {
    by_cell<double> count{};
    count[0][0] = 1;
    no_ledger none;
    const auto stock = [&](double effect) {
        return combine({gain(cluster::teaching, 1, effect)}, count, {}, 2018, registry_values, 1, none).stock;
    };
    CHECK(stock(-0.02).low.value() == Approx(-0.02 * 2.734375));
    CHECK(stock(-0.02).central.value() == Approx(-0.02 * 1.875));
    CHECK(stock(-0.02).high.value() == Approx(-0.02 * 1.328125));
    // At the low end half is carried out and the ceiling is 0.2: 0.01 x 0.2 / 0.21.
    CHECK(stock(0.02).low.value() == Approx(0.01 * 0.2 / 0.21 * 1.328125));
}

TEST_CASE("a gain that no district has been seen to make is flagged", "[learning]") {
    by_cell<double> count{};
    count[0][0] = 1;
    no_ledger none;
    const auto flagged = [&](double effect) {
        return combine({gain(cluster::teaching, 1, effect)}, count, {}, 2018, registry_values, 1, none).implausible;
    };
    CHECK_FALSE(flagged(0.05));
    CHECK(flagged(0.5));
}

TEST_CASE("small groups: full effect at 2,700 minutes a year in groups of four, none at fifteen", "[learning]") {
    district d = small::district();
    attention before;
    before.pupil_count[0][0] = 10;
    const auto effect = [&](double weekly, double size) {
        attention after = before;
        after.small_group_minutes[0][0] = 10 * weekly;
        const auto all = learn("flexible_groups", {weekly, 0, 0, size, 0}, before, after, d);
        REQUIRE(all.size() == 1);
        CHECK(all[0].reach == Approx(1));
        CHECK(all[0].tier == tier::intensive);
        CHECK(all[0].effect.central.value() == sum_of_parts(all[0]));
        return all[0].effect.central.value();
    };
    CHECK(effect(75, 4) == Approx(0.16));
    CHECK(effect(37.5, 4) == Approx(0.08));
    CHECK(effect(150, 4) == Approx(0.16));
    CHECK(effect(75, 1) == Approx(0.16));
    CHECK(effect(75, 8) == Approx(0.16 * 7 / 11));
    CHECK(effect(75, 15) == 0);
}

TEST_CASE("class size: 0.015 a pupil fewer to grade 3, 0.003 above, between 15 and 30 pupils only", "[learning]") {
    const district d = small::district();
    const auto effect = [&](grade g, double from, double to) {
        double sum = 0;
        const auto all = learn("smaller_classes", {}, classes_of(g, from), classes_of(g, to), d);
        for (const exposure& e : all) {
            CHECK(e.tier != tier::separate);
            CHECK(e.reach == 1);
            sum += e.effect.central.value();
        }
        return sum / 3;  // three tiers alike
    };
    CHECK(effect(grade::second, 21, 20) == Approx(0.015));
    CHECK(effect(grade::second, 21, 17) == Approx(0.06));
    CHECK(effect(grade::ninth, 24, 22) == Approx(0.006));
    CHECK(effect(grade::ninth, 22, 24) == Approx(-0.006));
    CHECK(effect(grade::second, 16, 10) == Approx(0.015));   // nothing more below 15
    CHECK(effect(grade::ninth, 35, 28) == Approx(0.006));    // nothing above 30
    CHECK(effect(grade::ninth, 40, 31) == 0);
}

TEST_CASE("the two grade bands of a level share its pupils", "[learning]") {
    attention before = classes_of(grade::second, 20);
    before.pupil_minutes[static_cast<std::size_t>(grade::fourth)] = 20'000;
    before.group_minutes[static_cast<std::size_t>(grade::fourth)] = 1'000;
    attention after = before;
    for (double& groups : after.group_minutes) groups *= 20 / 19.0;  // classes of 19
    const auto all = learn("smaller_classes", {}, before, after, small::district());
    REQUIRE(all.size() == 3);
    CHECK(all[0].effect.central.value() == Approx((0.015 + 0.003) / 2));
    CHECK(all[0].part_count == 2);
}

TEST_CASE("doses of the other levers", "[learning]") {
    const district d = small::district();
    const attention none;
    const auto first = [&](std::string_view id, const setting_values& s) {
        const auto all = learn(id, s, none, none, d);
        REQUIRE(all.size() == 12);  // every tier of every level
        return std::pair{all[0].reach, all[0].effect.central.value()};
    };
    CHECK(first("across_the_board_raise", {0.05}).second == Approx(0.0015));
    CHECK(first("across_the_board_raise", {-0.05}).second == Approx(-0.0015));
    CHECK(first("pay_for_credits", {0.5}).second == 0);
    CHECK(first("pay_for_added_time", {90, 0.4}).second == Approx(0.02));  // half an hour a day
    CHECK(first("pay_for_added_time", {90, 0.4}).first == Approx(0.4));
    CHECK(first("pay_for_roles", {0.06, 0.2}).first == Approx(0.3));  // a leader for a team of five
    CHECK(first("pay_for_roles", {0.25, 0.2}).first == 1);
    CHECK(first("pay_for_roles", {0.06, 0.2}).second == Approx(0.05));
    CHECK(first("one_off_workshops", {2.5}).second == Approx(0.005));
    CHECK(first("one_off_workshops", {10}).second == Approx(0.01));
    CHECK(first("expert_led_teams", {45, 1, 0.5}).second == Approx(0.015));
    CHECK(first("expert_led_teams", {45, 1, 0.5}).first == Approx(0.5));
    CHECK(first("coaching", {0.3, 20}).first == Approx(0.3));
    CHECK(first("coaching", {0.3, 20}).second == Approx(0.07));
    CHECK(first("pay_for_shortage", {0.1, 20'000}).second == Approx(0.005));
    // A cut of the pay for credits turns the range around.
    const auto cut = learn("pay_for_credits", {-1}, none, none, d);
    CHECK(cut[0].effect.low.value() == Approx(-0.01));
    CHECK(cut[0].effect.high.value() == Approx(0.01));
}

}  // namespace learning_test

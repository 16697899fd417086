// SPDX-License-Identifier: MIT
// The points on which an honest account of learning rests, held over whole packages of real levers.
#include <nineways/evaluate.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/presets.hpp>
#include <nineways/typical.hpp>

#include "small_district.hpp"

namespace learning_points_test {

namespace {

using namespace nineways;

constexpr std::array<bound, 3> bounds{bound::low, bound::central, bound::high};

/// Every lever that moves something, half of the way to its most, but what the day of a typical school cannot hold.
scenario nearly_every_lever() {
    scenario s;
    s.id = "all";
    for (std::size_t i = 0; i < lever_catalog.size(); ++i) {
        const lever& l = *lever_catalog[i];
        if (l.id == "flexible_blocks" || l.id == "online_courses" || l.id == "equal_time") continue;
        lever_choice choice = small::only(l.id).levers[0];
        for (std::size_t k = 0; k < l.setting_count; ++k) {
            const lever_setting& one = l.settings[k];
            if (one.scales()) choice.setting[k] = one.base + (one.max - one.base) / 4;
            if (is_switch(one)) choice.setting[k] = 1;
        }
        s.levers.push_back(choice);
    }
    return s;
}

std::vector<scenario> packages() {
    std::vector<scenario> all;
    for (std::size_t p = 0; p < preset_count; ++p) all.push_back(preset(p));
    all.push_back(nearly_every_lever());
    return all;
}

const district& rural() {
    static const district d = typical::build(typical::districts[2]);
    return d;
}

bool is_effect(const registered& row) {
    return row.id.view().substr(0, 7) == "effect_" && (row.unit == unit::sd || row.unit == unit::sd_per_pupil_fewer) &&
           row.grade != evidence_grade::not_an_effect;
}

/// The signs of the doses in which a cell is exposed to an effect: whether some are above 0, and some below.
struct signs {
    bool gain = false;
    bool loss = false;
};

by_cell<signs> doses_of(const evaluation& e, parameter_ref effect) {
    by_cell<signs> found{};
    for (const exposure& one : e.exposures) {
        signs& here = found[static_cast<std::size_t>(one.level)][static_cast<std::size_t>(one.tier)];
        for (std::size_t i = 0; i < one.part_count; ++i) {
            if (!(one.parts[i].effect == effect)) continue;
            (one.parts[i].dose > 0 ? here.gain : here.loss) = true;
        }
    }
    return found;
}

/// The mean effect on a cell, by another way: over its pupils in their order of being reached, each by whatever
/// reaches more than the pupil's place.
double by_pupils(const std::vector<exposure>& all, std::size_t l, std::size_t t, bound which,
                 const assumptions& assumed) {
    const double fidelity = assumed.value("fidelity"_p, which);
    std::vector<double> places{0, 1};
    for (const exposure& e : all) places.push_back(e.reach);
    std::sort(places.begin(), places.end());
    double positive = 0;
    double negative = 0;
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        const double width = places[i + 1] - places[i];
        const double pupil = places[i] + width / 2;
        for (std::size_t c = 0; c < cluster_count; ++c) {
            double largest = 0;
            double sum = 0;
            for (const exposure& e : all) {
                if (static_cast<std::size_t>(e.level) != l || static_cast<std::size_t>(e.tier) != t) continue;
                if (static_cast<std::size_t>(e.cluster) != c || !(e.reach > pupil)) continue;
                double gain = 0;
                for (std::size_t k = 0; k < e.part_count; ++k) {
                    const double dose = e.parts[k].dose;
                    const bound end = dose < 0 && which == bound::low    ? bound::high
                                      : dose < 0 && which == bound::high ? bound::low
                                                                         : which;
                    const double effect = assumed.value(e.parts[k].effect, end) * dose;
                    if (effect > 0) gain += effect * fidelity;
                    // Dollars that move lose what they would gain: as far as it is carried out.
                    const bool of_money = e.parts[k].effect == "spending_benchmark"_p;
                    if (effect < 0) negative += width * effect * (of_money ? fidelity : 1);
                }
                largest = std::max(largest, gain);
                sum += gain;
            }
            positive += width * (largest + assumed.value("further_effect_share"_p, which) * (sum - largest));
        }
    }
    const double ceiling = assumed.value("effect_ceiling"_p, which);
    return ceiling * positive / (ceiling + positive) + negative;
}

}  // namespace

TEST_CASE("points 1 and 2: nested by reach, damped in a cluster, saturating, losses in full", "[learning]") {
    for (const scenario& chosen : packages()) {
        CAPTURE(chosen.id);
        for (const double double_reading : {0.03, -0.08}) {  // a lever of which one part gains and the other loses
            assumptions assumed;
            assumed.set("effect_double_reading"_p, {-0.08, double_reading, 0.10});
            const evaluation e = evaluate(rural(), chosen, assumed);
            for (std::size_t l = 0; l < level_count; ++l) {
                for (std::size_t t = 0; t < tier_count; ++t) {
                    for (const bound which : bounds) {
                        CHECK(pick(e.learned.year[l][t], which).value() ==
                              Approx(by_pupils(e.exposures, l, t, which, assumed)).margin(1e-12));
                    }
                }
            }
        }
    }
}

TEST_CASE("point 2: a gain does not hide a loss beside it in one lever", "[learning]") {
    // Half of 0.10 in mathematics, as carried out 0.8 of it: 0.04; half of -0.06 in reading, in full: -0.03.
    assumptions assumed;
    assumed.set("effect_double_mathematics"_p, {0.10, 0.10, 0.10});
    assumed.set("effect_double_reading"_p, {-0.06, -0.06, -0.06});
    exposure e;
    e.reach = 1;
    e.parts = {{{"effect_double_mathematics"_p, 0.5}, {"effect_double_reading"_p, 0.5}}};
    e.part_count = 2;
    e.effect = {effect_size{0.02}, effect_size{0.02}, effect_size{0.02}};
    effect_size plain;
    CHECK(combine(std::span{&e, 1}, assumed, bound::central, plain).value() == Approx(0.3 * 0.04 / 0.34 - 0.03));
    CHECK(plain.value() == Approx(0.01));
}

TEST_CASE("point 2: learning rises with every effect of every lever, in whole packages", "[learning]") {
    int compared = 0;
    for (const scenario& chosen : packages()) {
        const evaluation before = evaluate(rural(), chosen);
        for (std::uint16_t i = 0; i < registry.size(); ++i) {
            const parameter_ref effect{i};
            if (!is_effect(describe(effect))) continue;
            CAPTURE(chosen.id, describe(effect).id);
            assumptions raised;
            const range<double> now = raised.of(effect);
            raised.set(effect, {now.low + 0.02, now.central + 0.02, now.high + 0.02});
            const evaluation after = evaluate(rural(), chosen, raised);
            const by_cell<signs> doses = doses_of(before, effect);
            for (std::size_t l = 0; l < level_count; ++l) {
                for (std::size_t t = 0; t < tier_count; ++t) {
                    if (doses[l][t].gain && doses[l][t].loss) continue;
                    for (const bound which : bounds) {
                        const double more = pick(after.learned.year[l][t], which).value() -
                                            pick(before.learned.year[l][t], which).value();
                        if (doses[l][t].gain) {
                            // At the low end further effects on the same pupils do not count at all.
                            CHECK((which == bound::low ? more >= 0 : more > 0));
                            ++compared;
                        } else if (doses[l][t].loss) {
                            CHECK(more <= 0);
                        } else {
                            CHECK(more == 0);
                        }
                    }
                }
            }
        }
    }
    CHECK(compared > 500);
}

TEST_CASE("point 2: a year gains no more than the ceiling, and the plain sum shows it", "[learning]") {
    assumptions huge;
    const evaluation usual = evaluate(rural(), transform_preset());
    for (const exposure& x : usual.exposures) {
        for (std::size_t i = 0; i < x.part_count; ++i) huge.set(x.parts[i].effect, {10, 10, 10});
    }
    for (const exposure& x : usual.exposures) {  // what is taken away would be lost in full
        for (std::size_t i = 0; i < x.part_count; ++i) {
            if (x.parts[i].dose < 0) huge.set(x.parts[i].effect, {0, 0, 0});
        }
    }
    const evaluation e = evaluate(rural(), transform_preset(), huge);
    CHECK(e.learned.mean_year.low < effect_size{0.2});
    CHECK(e.learned.mean_year.central < effect_size{0.3});
    CHECK(e.learned.mean_year.central.value() > 0.1);
    CHECK(e.learned.mean_year.high < effect_size{0.5});
    CHECK(e.learned.undamped_year.central > effect_size{1});
}

TEST_CASE("point 3: dose, in a real package", "[learning]") {
    // 75 minutes a week x 36 weeks = 2,700: the whole 0.16 in groups of four, 7/11 of it in groups of eight.
    const auto year = [&](double weekly, double size) {
        const evaluation e =
            evaluate(small::district(), small::only("flexible_groups", {{"elementary", weekly}, {"group_size", size}}));
        REQUIRE(e.exposures.size() == 1);
        CHECK(e.exposures[0].tier == tier::intensive);
        return e.exposures[0].effect.central.value();
    };
    CHECK(year(75, 4) == Approx(0.16));
    CHECK(year(30, 4) == Approx(0.16 * 30 * 36 / 2'700));
    CHECK(year(150, 4) == Approx(0.16));
    CHECK(year(75, 8) == Approx(0.16 * 7 / 11));
    // Time diminishes: a second hour a day adds nothing to what the first does.
    const auto longer = [&](double minutes_a_day) {
        const evaluation e =
            evaluate(rural(), small::only("extended_time", {{"minutes", minutes_a_day}, {"schools", 1}}));
        return e.levers[0].mean_year.central.value();
    };
    CHECK(longer(30) == Approx(longer(60) / 2));
    CHECK(longer(120) == Approx(longer(60)));
}

TEST_CASE("point 4: the headline is 1.875 of a year, and nothing is accumulated twice", "[learning]") {
    const double kept = 1 + 0.5 + 0.25 + 0.125;
    for (const scenario& chosen : packages()) {
        const evaluation e = evaluate(rural(), chosen);
        CHECK(e.learned.stock.central.value() == Approx(kept * e.learned.mean_year.central.value()));
        // The benchmark is a four-year effect already: dollars of 2018 a pupil, in thousands, and no factor.
        const double a_pupil = e.basis.value.value() / total_pupils(rural()).value();
        const double thousands = a_pupil * price_level(2018) / price_level(rural().dollar_year) / 1'000;
        CHECK(e.learned.benchmark.central.value() == Approx(0.0316 * thousands).margin(1e-15));
    }
    // The effect of class size is that of a year (means of grades), not that of the trial's four years. So from 22 to
    // 15 pupils a year comes near what the trial found after one (4 percentile points), and four years near what it
    // found after four (1 more a year: 7), not 1.875 times that.
    const double year = 7 * describe("effect_class_size_k3"_p).central;
    CHECK(percentile_points(effect_size{year}) == Approx(4).margin(0.5));
    CHECK(percentile_points(effect_size{year * kept}) == Approx(7).margin(1));
}

TEST_CASE("point 5: moved money is valued once: at the benchmark, without posts, gainers and losers", "[learning]") {
    const district d = typical::build(typical::districts[0]);
    const evaluation e =
        evaluate(d, small::only("weights_for_need", {{"share", 0.2}, {"low_income", 0.4}, {"most_lost", 0.25}}));
    const lever_result& moved = e.levers[0];
    CHECK(moved.posts_in_all == fte{});
    for (std::size_t r = 0; r < d.roles.size(); ++r) CHECK(moved.posts[r] == fte{});
    double gained = 0;
    double lost = 0;
    dollars more{};
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        const dollars change = e.after.schools[s].allotted - d.schools[s].allotted;
        more += change;
        if (change > dollars{}) gained += change.value();
        if (change < dollars{}) lost += change.value();
    }
    CHECK(gained > 0);
    CHECK(gained == Approx(-lost));
    CHECK(more.value() == Approx(0).margin(0.5));
    // All of it counts at the benchmark, whose four years are taken apart into yearly effects first.
    double up = 0;
    double down = 0;
    for (const exposure& x : e.exposures) {
        REQUIRE(x.part_count == 1);
        CHECK(x.parts[0].effect == "spending_benchmark"_p);
        const double count = e.day.all.pupil_count[static_cast<std::size_t>(x.level)][static_cast<std::size_t>(x.tier)];
        (x.parts[0].dose > 0 ? up : down) += x.effect.central.value() * x.reach * count;
    }
    const double a_year = 0.0316 * price_level(2018) / price_level(d.dollar_year) / 1'000 / 1.875;
    CHECK(up == Approx(gained * a_year).epsilon(1e-3));
    CHECK(down == Approx(lost * a_year).epsilon(1e-3));
    // A loss is carried out as far as a gain, so moving alone adds nothing: the plain sum of gains and losses is nothing.
    CHECK(e.learned.undamped_year.central.value() == Approx(0).margin(1e-3 * up / total_pupils(d).value()));
}

TEST_CASE("point 6: what nobody measured is flagged, and has an effect at which it would break even", "[learning]") {
    int unmeasured = 0;
    for (const scenario& chosen : packages()) {
        const evaluation e = evaluate(rural(), chosen);
        for (const lever_result& l : e.levers) {
            bool exposed = false;
            for (const exposure& x : e.exposures) exposed = exposed || x.lever == l.choice.lever;
            if (exposed) CHECK(l.measured);
            if (l.measured || !detail::does_something(l.choice)) continue;
            ++unmeasured;
            CAPTURE(lever_catalog[l.choice.lever]->id);
            CHECK(l.reached_share.central > 0);  // so that the effect that it would need can be told
        }
    }
    CHECK(unmeasured > 10);
}

TEST_CASE("point 6: what was measured of a lever is not what is left of it without that", "[learning]") {
    // Teams without an expert and a pipeline without residents cost money, and no study was of such; smaller classes
    // that change no class were measured, and do nothing.
    const evaluation teams = evaluate(rural(), small::only("expert_led_teams", {{"minutes", 45}, {"experts", 0}}));
    CHECK_FALSE(teams.levers[0].measured);
    CHECK(teams.levers[0].reached_share.central == Approx(1));
    CHECK(teams.exposures.empty());
    const evaluation pool = evaluate(rural(), small::only("leadership_pipeline", {{"share", 1}, {"pool", 0}}));
    CHECK_FALSE(pool.levers[0].measured);
    CHECK(pool.levers[0].recurring.value.central.value() > 0);
    const evaluation classes = evaluate(rural(), small::only("smaller_classes", {}));
    CHECK(classes.levers[0].measured);
    CHECK(classes.levers[0].mean_year.high.value() == 0);
}

TEST_CASE("point 6: what passes 0.10 SD in a year or 0.25 SD in all is flagged", "[learning]") {
    by_cell<double> count{};
    count[0][0] = 1;
    const auto flagged = [&](double year, double persistence) {
        assumptions assumed;
        assumed.set("effect_persistence"_p, {persistence, persistence, persistence});
        exposure e;  // E x / (E + x) = year at the high end, where E is 0.5 and all is carried out
        const double x = 0.5 * year / (0.5 - year);
        e.reach = 1;
        e.effect = {effect_size{}, effect_size{}, effect_size{x}};
        return combine({e}, count, {}, 2018, assumed, 1, no_ledger{}).implausible;
    };
    CHECK_FALSE(flagged(0.0999, 0));
    CHECK(flagged(0.1001, 0));
    CHECK_FALSE(flagged(0.25 / 1.875 - 0.04, 0.5));
    CHECK_FALSE(flagged(0.0624, 1));  // four years of 0.0624: 0.2496
    CHECK(flagged(0.0626, 1));
}

TEST_CASE("point 7: where studies disagree the range holds both", "[learning]") {
    const auto holds = [](parameter_ref effect, double one, double other) {
        const registered& row = describe(effect);
        return row.low <= one && other <= row.high;
    };
    CHECK(holds("effect_early_intervention"_p, -0.17, 0.31));  // Balu 2015; Gersten 2020
    CHECK(holds("effect_class_size_k3"_p, 0, 0.036));          // two states; kindergarten
    CHECK(holds("effect_workshops"_p, 0, 0.05));               // large trials; mean of all
    CHECK(holds("effect_expert_teams"_p, 0, 0.03));
    CHECK(holds("effect_computer_practice"_p, 0.06, 0.14));  // by minutes a week
    CHECK(holds("effect_flexible_resources"_p, 0, 0.01));
    CHECK(holds("effect_integrated_pupils"_p, 0.016, 0.026));  // reading; mathematics
    CHECK(holds("effect_leader_training"_p, 0, 0));
}

}  // namespace learning_points_test

// SPDX-License-Identifier: MIT
#include <nineways/simulate.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/presets.hpp>
#include <nineways/typical.hpp>

#include "small_district.hpp"

#if !defined(__wasm__)
#include <thread>
#endif

namespace simulate_test {

namespace {

using namespace nineways;
using small::closed;

scenario only(std::string_view id, const std::vector<double>& settings) {
    scenario one;
    lever_choice choice;
    choice.lever = static_cast<lever_id>(find_lever(id));
    choice.setting = base_settings(*lever_catalog[choice.lever]);
    for (std::size_t i = 0; i < settings.size(); ++i) choice.setting[i] = settings[i];
    one.levers = {choice};
    return one;
}

/// Two packages as they are set.
comparison both(const district& d, const scenario& a, const scenario& b, const assumptions& assumed) {
    return compare(d, a, b, {.fit = false}, assumed);
}

const scenario nothing;
const scenario coached = only("coaching", {1, 20});

double stock_of(const district& d, const scenario& s, const assumptions& assumed) {
    return evaluate(d, s, assumed).learned.stock.central.value();
}

void check_same(const interval& a, const interval& b) {
    CHECK(a.low == b.low);
    CHECK(a.median == b.median);
    CHECK(a.high == b.high);
}
void check_same(const simulated_package& a, const simulated_package& b) {
    check_same(a.stock, b.stock);
    check_same(a.percentile_points, b.percentile_points);
    check_same(a.mean_year, b.mean_year);
    check_same(a.cost, b.cost);
    check_same(a.benchmark, b.benchmark);
    CHECK(a.chance_above_benchmark == b.chance_above_benchmark);
    CHECK(a.chance_of_harm == b.chance_of_harm);
}
void check_mirrored(const interval& a, const interval& b) {
    CHECK(a.low == -b.high);
    CHECK(a.median == -b.median);
    CHECK(a.high == -b.low);
}

/// Where a tenth of a normal population lies below, in distances from the middle to the 5 % end.
constexpr double tenth = 1.2815515655446004 / 1.6448536269514722;

}  // namespace

TEST_CASE("without ranges every draw is what evaluate gives", "[simulate]") {
    const assumptions sure = closed();
    const district rural = *typical::find("typical-rural");
    const comparison c = compare(rural, restore_preset(), transform_preset(), {.new_money = dollars{600'000}}, sure);
    const simulation s = simulate(rural, c, sure, {.draws = 130});
    CHECK(s.drawn == 0);
    CHECK(s.drivers.empty());
    for (const auto& [drawn, from] : {std::pair{&s.draws_a, &c.a.result}, std::pair{&s.draws_b, &c.b.result}}) {
        for (std::size_t i = 0; i < 130; ++i) {
            CHECK(drawn->mean_year[i] == Approx(from->learned.mean_year.central.value()).epsilon(1e-12));
            CHECK(drawn->stock[i] == Approx(from->learned.stock.central.value()).epsilon(1e-12));
            CHECK(drawn->benchmark[i] == Approx(from->learned.benchmark.central.value()).epsilon(1e-12));
            CHECK(drawn->cost[i] == Approx(from->basis.value.value()).epsilon(1e-12));
        }
    }
    CHECK(s.a.stock.low == s.a.stock.high);
    CHECK(s.chance_b_ahead == (c.b.result.learned.stock.central > c.a.result.learned.stock.central ? 1 : 0));
    CHECK(s.chance_a_ahead + s.chance_b_ahead == 1);
}

TEST_CASE("at their central values the drawn assumptions give what evaluate gives", "[simulate]") {
    for (const char* id : {"typical-city", "typical-suburb", "typical-rural"}) {
        const district d = *typical::find(id);
        const comparison c = compare(d, restore_preset(), transform_preset(), {.money_share = 0.03});
        const simulation s = simulate(d, c, {}, {.draws = 100});
        CHECK(s.central_difference ==
              Approx((c.b.result.learned.stock.central - c.a.result.learned.stock.central).value()).epsilon(1e-11));
    }
}

TEST_CASE("an interval of a known distribution is where it must be, and holds 80 % of it", "[simulate]") {
    // One effect with a range, 0.07 +- 0.05 at 5 % and 95 %, so normal with an SD of 0.05 / 1.6449 = 0.0304; the stock
    // rises with it, so the tenth of the stocks is the stock of the effect's tenth: 0.07 -+ 0.05 x 0.7791.
    const district d = small::district();
    assumptions assumed = closed();
    assumed.set("effect_coaching"_p, {0.02, 0.07, 0.12});
    const comparison c = both(d, nothing, coached, assumed);
    const auto stock_at = [&](double effect) {
        assumptions sure = closed();
        sure.set("effect_coaching"_p, {effect, effect, effect});
        return stock_of(d, coached, sure);
    };
    const simulation s = simulate(d, c, assumed, {.draws = 20'000});
    // A tenth of 20,000 draws is off by 4 x sqrt(0.1 x 0.9 / 20,000) / 0.1755 SD at most: 0.0015 of the effect.
    const double margin = stock_at(0.07 + 0.0015) - stock_at(0.07);
    CHECK(s.b.stock.low == Approx(stock_at(0.07 - 0.05 * tenth)).margin(margin));
    CHECK(s.b.stock.median == Approx(stock_at(0.07)).margin(margin));
    CHECK(s.b.stock.high == Approx(stock_at(0.07 + 0.05 * tenth)).margin(margin));
    // Below 0 where the effect is: 0.07 / 0.0304 = 2.303 SD, 1.06 %, off by at most 4 x 0.0725 %.
    CHECK(s.b.chance_of_harm == Approx(0.0106).margin(0.0029));
    CHECK(s.drawn == 1);

    // The same interval from few draws holds 80 % of the population, on average over seeds: 500 of them, each off
    // by about 4 %, so their mean by 0.7 % at most.
    const double centre = stock_at(0.07);
    double held = 0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        const simulation few = simulate(d, c, assumed, {.draws = 200, .seed = seed});
        // As good as straight over a few SD: the effect is small beside the ceiling.
        const auto effect_of = [&](double stock) {
            return 0.07 + (stock - centre) / (stock_at(stock < centre ? 0.03 : 0.11) - centre) *
                              (stock < centre ? -0.04 : 0.04);
        };
        const auto below = [&](double stock) {
            return portable::normal_cdf((effect_of(stock) - 0.07) / (0.05 / 1.6448536269514722));
        };
        held += below(few.b.stock.high) - below(few.b.stock.low);
    }
    CHECK(held / 500 == Approx(0.80).margin(0.01));
}

TEST_CASE("the cost of a draw follows its prices", "[simulate]") {
    const district d = small::district();
    const scenario workshops = only("one_off_workshops", {4});
    REQUIRE(find_lever("one_off_workshops") >= 0);
    assumptions assumed = closed();
    assumed.set("workshop_outside_cost_day"_p, {50, 100, 300});
    const comparison c = both(d, nothing, workshops, assumed);
    const range<dollars> cost = c.b.result.in_year.value;
    CHECK(cost.low < cost.central);
    const simulation s = simulate(d, c, assumed, {.draws = 20'000});
    const double margin = (cost.high - cost.low).value() * 0.012;
    CHECK(s.b.cost.low == Approx((cost.central - (cost.central - cost.low) * tenth).value()).margin(margin));
    CHECK(s.b.cost.median == Approx(cost.central.value()).margin(margin));
    CHECK(s.b.cost.high == Approx((cost.central + (cost.high - cost.central) * tenth).value()).margin(margin));
    CHECK(s.a.cost.low == 0);
    CHECK(s.a.cost.high == 0);
}

TEST_CASE("the cost of a draw follows the response of turnover", "[simulate]") {
    // A raise of 10 % and a response of -1.4 +- 0.6: turnover of 12 % falls by 14 % +- 6 % of itself.
    const district d = small::district();
    const scenario raise = only("across_the_board_raise", {0.10, 0});
    assumptions assumed = closed();
    assumed.set("turnover_pay_elasticity"_p, {-2, -1.4, -0.8});
    const comparison c = both(d, nothing, raise, assumed);
    const simulation s = simulate(d, c, assumed, {.draws = 20'000});
    const double teachers = c.before.cost.teachers.value.value();
    const double one = national::money(assumed, "turnover_cost"_p, d.dollar_year);
    const double at_end = teachers * 0.12 * 0.06 * one * c.b.result.levers[0].realised;
    const double central = c.b.result.basis.value.value();
    CHECK(s.b.cost.low == Approx(central - at_end * tenth).margin(at_end * 0.03));
    CHECK(s.b.cost.median == Approx(central).margin(at_end * 0.03));
    CHECK(s.b.cost.high == Approx(central + at_end * tenth).margin(at_end * 0.03));
}

TEST_CASE("prices between a half and all of their range move the cost as evaluate says", "[simulate]") {
    // Every price at its low end, or its high one, gives the cost of that end: lever by lever, of both presets.
    const district d = *typical::find("typical-suburb");
    for (const scenario& chosen : {restore_preset(), transform_preset()}) {
        const comparison c = both(d, nothing, chosen, {});
        const assumptions usual;
        detail::drawn_inputs inputs{usual};
        const detail::drawn_cost cost{d, c.before, c.b.result, usual, inputs};
        for (const bound end : {bound::low, bound::high}) {
            std::vector<detail::draw_block> value(inputs.size());
            assumptions edited;
            for (std::size_t i = 0; i < inputs.size(); ++i) {
                const auto& input = inputs.all()[i].is;
                value[i].fill(pick(input.values, end));
                REQUIRE(input.parameter);
                const double at = pick(input.values, end);
                edited.set(*input.parameter, {at, at, at});
            }
            detail::draw_block found{};
            cost.spend(value, found);
            // The rate of benefits is the district's own: it is not an assumption of the model once it is written down.
            district moved = d;
            moved.pay.variable_benefits = edited["benefits_variable_rate"_p];
            const evaluation e = evaluate(moved, c.b.fit.package, edited, 5);
            CHECK(found[0] == Approx(e.basis.value.value()).epsilon(2e-3));
        }
    }
}

TEST_CASE("swapping the packages mirrors everything", "[simulate]") {
    const district d = *typical::find("typical-rural");
    const comparison_options asked{.new_money = dollars{500'000}};
    const assumptions assumed;
    const simulation s =
        simulate(d, compare(d, restore_preset(), transform_preset(), asked), assumed, {.draws = 1'001, .seed = 9});
    const simulation t =
        simulate(d, compare(d, transform_preset(), restore_preset(), asked), assumed, {.draws = 1'001, .seed = 9});
    check_same(s.a, t.b);
    check_same(s.b, t.a);
    check_mirrored(s.difference, t.difference);
    check_mirrored(s.difference_points, t.difference_points);
    CHECK(s.central_difference == -t.central_difference);
    CHECK(s.chance_a_ahead == t.chance_b_ahead);
    CHECK(s.chance_b_ahead == t.chance_a_ahead);
    CHECK(s.chance_a_ahead_per_dollar == t.chance_b_ahead_per_dollar);
    REQUIRE(s.drivers.size() == 10);
    REQUIRE(t.drivers.size() == 10);
    for (std::size_t i = 0; i < 10; ++i) {
        CHECK(s.drivers[i].assumption.id == t.drivers[i].assumption.id);
        CHECK(s.drivers[i].share_of_variance == Approx(t.drivers[i].share_of_variance).epsilon(1e-9));
        CHECK(s.drivers[i].at_low == -t.drivers[i].at_low);
        CHECK(s.drivers[i].at_high == -t.drivers[i].at_high);
        CHECK(s.drivers[i].flips_at == t.drivers[i].flips_at);
    }
}

TEST_CASE("a package beside itself is never ahead", "[simulate]") {
    const district d = *typical::find("typical-rural");
    const simulation s = simulate(d, both(d, coached, coached, {}), {}, {.draws = 500});
    CHECK(s.chance_a_ahead == 0);
    CHECK(s.chance_b_ahead == 0);
    CHECK(s.difference.low == 0);
    CHECK(s.difference.high == 0);
    CHECK(s.drivers.empty());
}

TEST_CASE("the order of the parts, and how many work at once, changes nothing", "[simulate]") {
    const district d = *typical::find("typical-rural");
    const comparison c = compare(d, restore_preset(), transform_preset(), {.new_money = dollars{500'000}});
    const simulation_options asked{.draws = 1'234, .seed = 3};
    const simulation plain = simulate(d, c, {}, asked);
    const auto check = [&](const simulation& other) {
        CHECK(plain.draws_a.stock == other.draws_a.stock);
        CHECK(plain.draws_b.cost == other.draws_b.cost);
        REQUIRE(plain.drivers.size() == other.drivers.size());
        for (std::size_t i = 0; i < plain.drivers.size(); ++i)
            CHECK(plain.drivers[i].share_of_variance == other.drivers[i].share_of_variance);
    };
    check(simulate(d, c, {}, asked, [](std::size_t count, const auto& work) {
        for (std::size_t end = count; end > 0;) {
            const std::size_t first = end > 3 ? end - 3 : 0;
            work(first, end);
            end = first;
        }
    }));
#if !defined(__wasm__)
    check(simulate(d, c, {}, asked, [](std::size_t count, const auto& work) {
        std::vector<std::thread> all;
        for (std::size_t i = 0; i < 3; ++i) all.emplace_back([&, i] { work(count * i / 3, count * (i + 1) / 3); });
        for (std::thread& one : all) one.join();
    }));
#endif
}

TEST_CASE("a longer simulation begins as a shorter one does, and another seed gives other draws", "[simulate]") {
    const district d = small::district();
    const comparison c = both(d, nothing, coached, {});
    const simulation few = simulate(d, c, {}, {.draws = 150});
    const simulation many = simulate(d, c, {}, {.draws = 700});
    for (std::size_t i = 0; i < 150; ++i) CHECK(few.draws_b.stock[i] == many.draws_b.stock[i]);
    CHECK(few.draws_b.stock != simulate(d, c, {}, {.draws = 150, .seed = 2}).draws_b.stock);
}

TEST_CASE("a driver's ends are those of evaluate, and at its flip the packages are alike", "[simulate]") {
    const district d = *typical::find("typical-rural");
    const scenario workshops = only("one_off_workshops", {5});
    assumptions assumed = closed();
    assumed.set("effect_coaching"_p, {0, 0.07, 0.15});
    assumed.set("fidelity"_p, {0.5, 0.8, 1});
    const simulation s = simulate(d, both(d, workshops, coached, assumed), assumed, {.draws = 500});
    const auto difference_at = [&](parameter_ref ref, double value) {
        assumptions edited = assumed;
        edited.set(ref, {value, value, value});
        return stock_of(d, coached, edited) - stock_of(d, workshops, edited);
    };
    REQUIRE(s.drivers.size() >= 2);
    for (const driver& one : s.drivers) {
        if (!one.assumption.parameter) continue;
        const parameter_ref ref = *one.assumption.parameter;
        CHECK(one.at_low == Approx(difference_at(ref, one.assumption.values.low)).margin(1e-13));
        CHECK(one.at_high == Approx(difference_at(ref, one.assumption.values.high)).margin(1e-13));
        if (ref == "effect_coaching"_p) {
            REQUIRE(one.flips_at);
            CHECK(difference_at(ref, *one.flips_at) == Approx(0).margin(1e-7));
            CHECK(one.flips_in_range());
        } else {
            CHECK_FALSE(one.flips_at);  // both effects are carried out alike
        }
    }
}

TEST_CASE("the ends of every driver of the presets are those of evaluate", "[simulate]") {
    const district d = *typical::find("typical-rural");
    const assumptions assumed;
    std::size_t compared = 0;
    for (const scenario& b : {transform_preset(), only("weights_for_need", {1, 0.4, 0.4, 0.25})}) {
        const simulation s = simulate(d, both(d, restore_preset(), b, assumed), assumed, {.draws = 200});
        for (const driver& one : s.drivers) {
            if (!one.assumption.parameter) continue;
            const parameter_ref ref = *one.assumption.parameter;
            CAPTURE(one.assumption.id);
            for (const bound end : {bound::low, bound::high}) {
                const double value = pick(one.assumption.values, end);
                assumptions edited;
                edited.set(ref, {value, value, value});
                const double told = end == bound::low ? one.at_low : one.at_high;
                CHECK(told == Approx(stock_of(d, b, edited) - stock_of(d, restore_preset(), edited)).margin(1e-12));
                ++compared;
            }
        }
    }
    CHECK(compared >= 30);
}

TEST_CASE("how well a district carries things out moves all effects together", "[simulate]") {
    const district d = small::district();
    assumptions assumed = closed();
    assumed.set("effect_coaching"_p, {0.02, 0.07, 0.12});
    const auto shared_at = [&](double correlation) {
        assumed.set("implementation_correlation"_p, {correlation, correlation, correlation});
        return simulate(d, both(d, nothing, coached, assumed), assumed, {.draws = 5'000});
    };
    const simulation none = shared_at(0);
    REQUIRE(none.drivers.size() == 1);
    CHECK(none.drivers[0].assumption.id == "effect_coaching");
    CHECK(none.drivers[0].share_of_variance == Approx(1).margin(0.015));  // nearly straight
    const simulation part = shared_at(0.3);
    REQUIRE(part.drivers.size() == 2);
    CHECK(part.drivers[0].assumption.id == "effect_coaching");
    CHECK(part.drivers[0].share_of_variance == Approx(0.7).margin(0.03));
    CHECK(part.drivers[1].assumption.id == "implementation");
    CHECK(part.drivers[1].share_of_variance == Approx(0.3).margin(0.03));
    // The effect is as uncertain as before, wherever its uncertainty comes from.
    CHECK(part.b.stock.high - part.b.stock.low == Approx(none.b.stock.high - none.b.stock.low).epsilon(0.06));
}

TEST_CASE("draws and seeds out of bounds are told at once", "[simulate]") {
    const district d = small::district();
    const comparison c = both(d, nothing, coached, {});
    try {
        static_cast<void>(simulate(d, c, {}, {.draws = 0, .seed = std::uint64_t{1} << 60U}));
        FAIL("nothing was thrown");
    } catch (const invalid_input& bad) {
        REQUIRE(bad.all().size() == 2);
        CHECK(bad.all()[0].place == "/draws");
        CHECK(bad.all()[0].found == "0");
        CHECK(bad.all()[1].place == "/seed");
    }
    CHECK_THROWS_AS(simulate(d, c, {}, {.draws = most_draws + 1}), invalid_input);
    CHECK_NOTHROW(simulate(d, c, {}, {.draws = least_draws, .seed = greatest_seed}));
}

}  // namespace simulate_test

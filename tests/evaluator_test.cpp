// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/evaluate.hpp>
#include <nineways/fit.hpp>
#include <nineways/presets.hpp>
#include <nineways/typical.hpp>

#include "small_district.hpp"

namespace evaluator_test {

using namespace nineways;

/// Whole numbers that look random: a linear congruence (Knuth, The Art of Computer Programming, volume 2, 3.3.4).
struct numbers {
    std::uint64_t state = 1;
    std::size_t below(std::size_t limit) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::size_t>((state >> 33) % limit);
    }
};

/// Everything of an evaluation that is a number, in one order.
std::vector<double> numbers_of(const evaluation& e) {
    std::vector<double> all;
    const auto put = [&](const range<dollars>& r) {
        for (const dollars d : {r.low, r.central, r.high}) all.push_back(d.value());
    };
    const auto put_effect = [&](const range<effect_size>& r) {
        for (const effect_size x : {r.low, r.central, r.high}) all.push_back(x.value());
    };
    for (const lever_result& l : e.levers) {
        put(l.recurring.value);
        put(l.one_time.value);
        put(l.in_year.value);
        all.insert(all.end(), {l.basis.value.value(), l.ten_years.value.value(), l.year_one.value.value(),
                               l.posts_in_all.value(), l.reached_share.central, l.schools_reached});
        for (const fte posts : l.posts) all.push_back(posts.value());
        put_effect(l.mean_year);
    }
    put(e.recurring.value);
    put(e.one_time.value);
    put(e.in_year.value);
    all.insert(all.end(), {e.basis.value.value(), e.ten_years.value.value(), e.day.rooms_short});
    for (const cost_line& line : e.cost.lines) put(line.amount);
    for (const school_quantities& s : e.day.schools) {
        all.insert(all.end(), s.exact.begin(), s.exact.end());
        all.insert(all.end(), s.rounded.begin(), s.rounded.end());
        all.push_back(s.rooms_needed);
    }
    for (std::size_t r = 0; r < role_limit; ++r)
        all.insert(all.end(), {e.day.day_posts[r].value.value(), e.day.day_posts_exact[r].value()});
    for (std::size_t l = 0; l < level_count; ++l) {
        for (std::size_t t = 0; t < tier_count; ++t) {
            const attention& a = e.day.all;
            all.insert(all.end(), {a.pupil_count[l][t], a.adult_minutes[l][t], a.small_group_minutes[l][t],
                                   a.small_group_size[l][t]});
            put_effect(e.learned.year[l][t]);
        }
    }
    all.insert(all.end(), e.day.all.pupil_minutes.begin(), e.day.all.pupil_minutes.end());
    all.insert(all.end(), e.day.all.group_minutes.begin(), e.day.all.group_minutes.end());
    put_effect(e.learned.stock);
    put_effect(e.learned.undamped_year);
    return all;
}

/// Moves a lever of the scenario, adds one, or takes one away.
void change(scenario& s, numbers& random) {
    const std::size_t what = random.below(6);
    if (what == 0 && !s.levers.empty()) {
        s.levers.erase(s.levers.begin() + static_cast<std::ptrdiff_t>(random.below(s.levers.size())));
        return;
    }
    if (what == 1 || s.levers.empty()) {
        const auto added = static_cast<lever_id>(random.below(lever_catalog.size()));
        for (const lever_choice& choice : s.levers)
            if (choice.lever == added) return;
        s.levers.push_back({added, base_settings(*lever_catalog[added]), false});
    }
    lever_choice& choice = s.levers[random.below(s.levers.size())];
    const lever& l = *lever_catalog[choice.lever];
    const std::size_t at = random.below(l.setting_count);
    const lever_setting& bounds = l.settings[at];
    const double part = static_cast<double>(random.below(9)) / 8;
    choice.setting[at] = bounds.base + 0.4 * part * (bounds.max - bounds.base);
}

/// Faults, or numbers: whatever came of it.
template <class Run>
std::vector<double> outcome(const Run& run) {
    try {
        return numbers_of(run());
    } catch (const invalid_input& bad) {
        return {-1.0, static_cast<double>(bad.all().size())};
    }
}

void compare_all(const district& d, std::size_t rounds) {
    const assumptions assumed;
    const baseline before = small::stand(d);
    evaluator steps{d, before, assumed, 5};
    numbers random;
    scenario s;
    std::size_t good = 0;
    for (std::size_t i = 0; i < rounds; ++i) {
        change(s, random);
        const auto kept = outcome([&] { return evaluation{steps.evaluate(s)}; });
        const auto fresh = outcome([&] { return evaluate(d, before, s, assumed, 5, no_ledger{}); });
        REQUIRE(kept == fresh);
        if (i % 16 == 0) {
            const auto recorded = outcome([&] {
                ledger book;
                return evaluate(d, before, s, assumed, 5, book);
            });
            REQUIRE(recorded == fresh);
        }
        if (kept.size() > 2) ++good;
    }
    CHECK(good > rounds / 2);
}

TEST_CASE("what an evaluator keeps never changes a result, to the last bit", "[evaluator]") {
    for (const typical::district_row& row : typical::districts) {
        CAPTURE(row.id);
        compare_all(typical::build(row), 80);
    }
}

TEST_CASE("nor where schools share posts", "[evaluator]") {
    district d = typical::build(typical::districts[2]);
    d.shared = {{"circuit", {0, 1}, {standard_role::specials_teacher}, minutes{100}, fte{0.1}}};
    compare_all(d, 40);
}

TEST_CASE("a scenario that cannot be evaluated leaves the evaluator whole", "[evaluator]") {
    const district d = typical::build(typical::districts[2]);
    const assumptions assumed;
    const baseline before = small::stand(d);
    evaluator steps{d, before, assumed, 5};
    const scenario good = transform_preset();
    const auto first = numbers_of(steps.evaluate(good));
    // Four times 6 pupils fewer: classes of about 20 have none left.
    scenario bad = small::only("smaller_classes", {{"grades_4_12", 6}});
    for (int more = 0; more < 3; ++more) bad.levers.push_back(bad.levers.front());
    CHECK_THROWS_AS(steps.evaluate(bad), invalid_input);
    CHECK(numbers_of(steps.evaluate(good)) == first);
}

TEST_CASE("a fit with teams outside the contract's hours prices their time", "[fit]") {
    // 225 minutes a week outside the day pass what the contract leaves, so that the price asks for each school's
    // teachers.
    const district d = typical::build(typical::districts[0]);
    const assumptions assumed;
    const baseline before = small::stand(d);
    const scenario s = small::only("expert_led_teams", {{"minutes", 200}, {"in_day", 0}});
    const fitted f = fit(d, before, s, dollars{1e6}, assumed, 5);
    CHECK(f.not_spent.value() >= 0);
    const double spent = evaluate(d, before, f.package, assumed, 5, no_ledger{}).basis.value.value();
    CHECK(spent + f.not_spent.value() == Approx(1e6));
}

}  // namespace evaluator_test

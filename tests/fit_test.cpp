// SPDX-License-Identifier: MIT
#include <nineways/fit.hpp>
#include <nineways/presets.hpp>

#include <catch2/catch.hpp>

#include "small_district.hpp"

#include <nineways/typical.hpp>

namespace fit_test {

namespace {

using namespace nineways;

const assumptions registry_values;

/// A scenario with the scaled settings of its levers moved by a factor, between their bounds.
scenario moved(const scenario& chosen, const fitted& f, double coarse, double fine) {
    scenario package = f.package;
    for (std::size_t i = 0; i < chosen.levers.size(); ++i) {
        const lever& l = *lever_catalog[chosen.levers[i].lever];
        if (f.package.levers[i].setting == chosen.levers[i].setting && f.factor != 1) continue;  // stays as set
        for (std::size_t s = 0; s < l.setting_count; ++s) {
            const lever_setting& b = l.settings[s];
            if (!b.scales()) continue;
            const double value = b.base + (l.changes_day ? coarse : fine) * (chosen.levers[i].setting[s] - b.base);
            package.levers[i].setting[s] = value < b.min ? b.min : value > b.max ? b.max : value;
        }
    }
    return package;
}

double basis(const district& d, const baseline& before, const scenario& s) {
    no_ledger none;
    return evaluate(d, before, s, registry_values, 5, none).basis.value.value();
}

}  // namespace

TEST_CASE("a fit spends the money, to less than a hiring step, or says what holds it", "[fit]") {
    for (const typical::district_row& row : typical::districts) {
        const district d = typical::build(row);
        const baseline before = small::stand(d);
        const double count = total_pupils(d).value();
        for (const scenario& chosen : {restore_preset(), transform_preset()}) {
            for (const double a_pupil : {-3.0, 0.0, 0.5, 40.0, 488.0, 1'500.0, 20'000.0}) {
                // A large district takes long: a cut, and money that is not enough for everything.
                if (row.schools.size() > 20 && a_pupil != -3 && a_pupil != 488) continue;
                CAPTURE(row.id, chosen.id, a_pupil);
                const fitted f = fit(d, before, chosen, dollars{a_pupil * count}, registry_values, 5);
                CHECK(f.net == dollars{a_pupil * count});
                CHECK(f.not_spent.value() == Approx(f.net.value() - basis(d, before, f.package)).margin(0.001));
                CHECK(f.over_net == (f.not_spent.value() < 0));
                CHECK(f.factor >= 0);
                CHECK(f.fine_factor >= f.factor);
                if (f.over_net) {
                    CHECK(f.short_of_levers);
                    CHECK(f.factor == 0);
                } else if (f.not_spent >= f.hiring_step) {
                    CHECK(f.short_of_levers);
                    std::size_t unlocked = 0;
                    for (const lever_choice& c : chosen.levers) unlocked += c.locked ? 0 : 1;
                    CHECK(f.at_bound.size() == unlocked);
                }
            }
        }
    }
}

TEST_CASE("a fit is never above the money, and what it leaves buys no post or has a reason, at any amount", "[fit]") {
    for (std::size_t i = 1; i < typical::districts.size(); ++i) {  // the city takes long
        const district d = typical::build(typical::districts[i]);
        const baseline before = small::stand(d);
        for (const scenario& chosen : {restore_preset(), transform_preset()}) {
            for (int step = 0; step < 100; ++step) {
                const dollars net = before.cost.recurring.central * (0.0005 + 0.0008 * step);
                CAPTURE(d.id, chosen.id, net.value());
                const fitted f = fit(d, before, chosen, net, registry_values, 5);
                CHECK_FALSE(f.over_net);
                CHECK(f.not_spent.value() >= 0);
                CHECK((f.not_spent <= f.hiring_step || f.short_of_levers || f.held_by_whole_classes));
                if (f.short_of_levers || f.held_by_whole_classes) continue;
                // A step that a hundredth more of the fine levers takes is a step above the money, or they cannot move.
                CHECK(basis(d, before, moved(chosen, f, f.factor, f.fine_factor * 1.01)) > net.value());
            }
        }
    }
}

TEST_CASE("one hiring step is a fifth of a post where a design hires secondary teachers", "[fit]") {
    const district d = typical::build(typical::districts[2]);
    const fitted f = fit(d, small::stand(d), restore_preset(), dollars{0}, registry_values, 5);
    CHECK(f.hiring_step.value() == Approx(0.2 * 69'597 * 1.43));  // $19,905
}

TEST_CASE("the package is the largest: a little more costs more than the money", "[fit]") {
    const district d = typical::build(typical::districts[2]);
    const baseline before = small::stand(d);
    for (const scenario& chosen : {restore_preset(), transform_preset()}) {
        for (const double net : {60'000.0, 300'000.0, 585'600.0, 900'000.0}) {
            CAPTURE(chosen.id, net);
            const fitted f = fit(d, before, chosen, dollars{net}, registry_values, 5);
            REQUIRE_FALSE(f.short_of_levers);
            CHECK(basis(d, before, f.package) <= net);
            CHECK(basis(d, before, moved(chosen, f, f.factor, f.fine_factor * 1.001)) > net);
        }
    }
}

TEST_CASE("a fit ends where the least step is above the money", "[fit]") {
    const district d = typical::build(typical::districts[2]);
    const baseline before = small::stand(d);
    for (const int year : {1, 2, 5, 20}) {
        for (const double net : {0.0, 0.01, 1.0, 300.0}) {
            CAPTURE(year, net);
            const fitted f = fit(d, before, transform_preset(), dollars{net}, registry_values, year);
            CHECK_FALSE(f.over_net);
            CHECK(f.not_spent.value() >= 0);
            CHECK((f.not_spent.value() < 0.01 || f.held_by_whole_classes || f.not_spent < f.hiring_step));
        }
    }
}

TEST_CASE("locked levers, savings and shapes stay as set", "[fit]") {
    const district d = typical::build(typical::districts[2]);
    const baseline before = small::stand(d);
    scenario chosen = transform_preset();
    chosen.levers[0].setting[1] = 0.3;  // a supplement of 30 %
    chosen.levers[4].locked = true;     // coaching
    scenario bigger_classes = small::only("smaller_classes", {{"k_3", -1}, {"grades_4_12", -1}});
    chosen.levers.insert(chosen.levers.begin() + 5, bigger_classes.levers[0]);
    REQUIRE(basis(d, before, bigger_classes) < 0);
    for (const double net : {-100'000.0, 1'000.0, 600'000.0}) {
        const fitted f = fit(d, before, chosen, dollars{net}, registry_values, 5);
        CHECK(f.package.levers[0].setting[1] == 0.3);
        CHECK(f.package.levers[2].setting == chosen.levers[2].setting);  // credits: locked
        CHECK(f.package.levers[4].setting == chosen.levers[4].setting);
        CHECK(f.package.levers[5].setting == chosen.levers[5].setting);  // a saving, though not locked
        CHECK(f.package.levers[6].setting[3] == 4);                      // pupils a small group
        CHECK(f.package.levers[3].setting[1] == 1);                      // teams inside the day
    }
}

TEST_CASE("one common factor moves all levers alike", "[fit]") {
    const district d = typical::build(typical::districts[2]);
    const scenario chosen = restore_preset();
    const fitted f = fit(d, small::stand(d), chosen, dollars{400'000}, registry_values, 5);
    for (std::size_t i = 0; i < chosen.levers.size(); ++i) {
        const double factor = lever_catalog[chosen.levers[i].lever]->changes_day ? f.factor : f.fine_factor;
        CHECK(f.package.levers[i].setting[0] == Approx(factor * chosen.levers[i].setting[0]));
    }
}

TEST_CASE("a lever at its bound is named, and others go on", "[fit]") {
    const district d = typical::build(typical::districts[2]);
    const baseline before = small::stand(d);
    scenario chosen = small::only("one_off_workshops", {{"days", 5}});
    chosen.levers.push_back(small::only("coaching", {{"share", 0.01}}).levers[0]);
    const double both = basis(d, before, small::only("one_off_workshops", {{"days", 10}}));
    const fitted f = fit(d, before, chosen, dollars{both + 50'000}, registry_values, 5);
    CHECK(f.at_bound == std::vector<lever_id>{static_cast<lever_id>(find_lever("one_off_workshops"))});
    CHECK(f.package.levers[0].setting[0] == 10);
    CHECK(f.package.levers[1].setting[0] > 0.02);
    CHECK(f.not_spent < f.hiring_step);
    CHECK_FALSE(f.short_of_levers);
}

TEST_CASE("packages that cannot use or free the money say so, with the best they can do", "[fit]") {
    const district d = typical::build(typical::districts[2]);
    const baseline before = small::stand(d);
    const fitted all = fit(d, before, restore_preset(), dollars{1e12}, registry_values, 5);
    CHECK(all.short_of_levers);
    for (const lever_choice& c : all.package.levers) CHECK(c.setting[0] == lever_catalog[c.lever]->settings[0].max);
    const fitted cut = fit(d, before, restore_preset(), dollars{-1e6}, registry_values, 5);
    CHECK(cut.short_of_levers);
    CHECK(cut.over_net);
    CHECK(cut.not_spent == dollars{-1e6});
    const fitted nothing = fit(d, before, scenario{}, dollars{500'000}, registry_values, 5);
    CHECK(nothing.short_of_levers);
    CHECK(nothing.not_spent == dollars{500'000});
}

TEST_CASE("a fit that only needs the locked savings spends what they free", "[fit]") {
    const district d = typical::build(typical::districts[2]);
    const baseline before = small::stand(d);
    const fitted f = fit(d, before, transform_preset(), dollars{0}, registry_values, 5);
    const double freed = -basis(d, before, small::only("pay_for_credits", {{"change", -0.5}}));
    CHECK(freed > 50'000);
    CHECK_FALSE(f.over_net);
    CHECK(f.not_spent < f.hiring_step);
}

TEST_CASE("a package that only changes the day spends to less than a hiring step, or says what holds it", "[fit]") {
    const district d = typical::build(typical::districts[0]);
    const fitted f = fit(d, small::stand(d), small::only("smaller_classes", {{"k_3", 1}, {"grades_4_12", 1}}),
                         dollars{700'000}, registry_values, 5);
    CHECK((f.not_spent < f.hiring_step || f.short_of_levers || f.held_by_whole_classes));
}

TEST_CASE("a lever that is not pulled is not at a bound", "[fit]") {
    const district d = typical::build(typical::districts[2]);
    CHECK(fit(d, small::stand(d), restore_preset(), dollars{0}, registry_values, 5).at_bound.empty());
}

}  // namespace fit_test

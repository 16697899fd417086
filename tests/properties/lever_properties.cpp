// SPDX-License-Identifier: MIT
// What must hold of packages of any levers at any settings over any district: money adds up, order says nothing,
// the base is no change, no figure is lost, and swapping packages mirrors what differs.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nineways/compare.hpp>
#include <nineways/complete.hpp>
#include <nineways/typical.hpp>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "../small_district.hpp"
#include "property.hpp"

namespace lever_properties {

namespace {

using namespace nineways;

using properties::holds;

const assumptions registry_values;

/// Any whole number between two, as likely in the first cases as in the last.
int some(int least, int most) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(least, most + 1)); }

/// One to four schools of any grades and needs on the standard days, with rooms or without, a school without pupils
/// now and then, after cuts of any posts, with or without a central office and federal money.
district any_district() {
    static constexpr std::pair<int, int> spans[]{{0, 6}, {1, 6}, {1, 9}, {6, 9}, {7, 9}, {9, 13}, {7, 13}, {1, 14}};
    district_draft draft;
    draft.id = "any";
    draft.name = "Any";
    const int count = some(1, 4);
    for (int i = 0; i < count; ++i) {
        school_draft s;
        s.id = std::to_string(i);
        s.name = s.id;
        const auto [first, last] = spans[some(0, 7)];
        const bool empty = i > 0 && some(0, 9) == 0;
        int all = 0;
        for (int g = first; g <= last && !empty; ++g) {
            const int here = some(0, 3) == 0 ? some(0, 3) : some(0, 90);
            s.enrollment[static_cast<std::size_t>(g)] = pupils{static_cast<double>(here)};
            all += here;
        }
        if (i == 0 && all == 0) {
            s.enrollment[static_cast<std::size_t>(first)] = pupils{1};
            all = 1;
        }
        s.low_income = pupils{static_cast<double>(some(0, all))};
        s.english_learner = pupils{static_cast<double>(some(0, all))};
        s.disability = pupils{static_cast<double>(some(0, 2) == 0 ? 0 : some(0, all / 3))};
        s.gifted = pupils{0};
        if (some(0, 1) == 1) s.rooms = some(0, 40);
        draft.schools.push_back(std::move(s));
    }
    if (some(0, 4) == 0) draft.central_staff = std::vector<post_count>{};
    district d = complete(std::move(draft), registry_values);
    if (some(0, 1) == 1) {
        d.before.class_size_fewer = pupils{some(0, 3) / 2.0};
        for (const role_id r : {standard_role::librarian, standard_role::specials_teacher, standard_role::counselor,
                                standard_role::student_support, standard_role::assistant_principal})
            d.before.posts.push_back({r, fte{some(0, 30) / 10.0}});
    }
    if (some(0, 1) == 1)
        d.funds.push_back({"idea", "", dollars{some(0, 200) * 1'000.0}, restriction::special_education, 0, 0});
    return d;
}

/// Any lever of the catalog, each setting at its base, at a bound, or between.
lever_choice any_choice(std::size_t position) {
    const lever& l = *lever_catalog[position];
    lever_choice choice{static_cast<lever_id>(position), base_settings(l), some(0, 4) == 0};
    for (std::size_t s = 0; s < l.setting_count; ++s) {
        const lever_setting& bounds = l.settings[s];
        const int where = some(0, 12);
        if (where < 2) continue;
        const double part = (where - 2) / 10.0;
        choice.setting[s] = is_switch(bounds) ? (where % 2 == 0 ? bounds.min : bounds.max)
                            : where == 12     ? bounds.max
                                              : bounds.min + part * (bounds.max - bounds.min);
    }
    return choice;
}

/// Some of the levers, in any order; all of them now and then.
scenario any_scenario(int one_in) {
    scenario s;
    s.id = "any";
    for (std::size_t i = 0; i < lever_catalog.size(); ++i)
        if (some(1, one_in) == 1) s.levers.push_back(any_choice(i));
    for (std::size_t i = s.levers.size(); i > 1; --i)
        std::swap(s.levers[i - 1], s.levers[static_cast<std::size_t>(some(0, static_cast<int>(i) - 1))]);
    return s;
}

/// What came of a package; none where its levers leave no day that can be held.
std::optional<evaluation> outcome(const district& d, const baseline& before, const scenario& s) {
    try {
        return evaluate(d, before, s, registry_values, 5, no_ledger{});
    } catch (const invalid_input& bad) {
        RC_ASSERT(!bad.all().empty());
        return std::nullopt;
    }
}

bool is_ordered(const range<dollars>& r) { return r.low <= r.central && r.central <= r.high; }

bool near(double a, double b, double scale) { return std::fabs(a - b) <= 1e-9 * (1 + std::fabs(scale)); }

/// Everything of an evaluation that is a number, in one order.
std::vector<double> numbers_of(const evaluation& e) {
    std::vector<double> all;
    const auto put = [&](const auto& r) {
        for (const auto x : {r.low, r.central, r.high}) all.push_back(x.value());
    };
    for (const lever_result& l : e.levers) {
        put(l.recurring.value);
        put(l.one_time.value);
        put(l.in_year.value);
        put(l.mean_year);
        for (const double x : {l.basis.value.value(), l.ten_years.value.value(), l.year_one.value.value(),
                               l.reached_share.central, l.schools_reached})
            all.push_back(x);
        for (const fte posts : l.posts) all.push_back(posts.value());
    }
    put(e.recurring.value);
    put(e.one_time.value);
    put(e.in_year.value);
    put(e.learned.stock);
    put(e.learned.mean_year);
    put(e.learned.undamped_year);
    put(e.cost.recurring);
    put(e.cost.one_time);
    for (const double x : {e.basis.value.value(), e.ten_years.value.value(), e.cost.teachers.value.value(),
                           e.cost.average_salary.value.value(), e.day.rooms_short, e.after.pay.separation_rate})
        all.push_back(x);
    for (const cost_line& line : e.cost.lines) put(line.amount);
    for (std::size_t r = 0; r < role_limit; ++r) {
        for (const double x :
             {e.cost.posts[r].value.value(), e.day.day_posts[r].value.value(), e.day.day_posts_exact[r].value()})
            all.push_back(x);
    }
    for (std::size_t l = 0; l < level_count; ++l) {
        for (std::size_t t = 0; t < tier_count; ++t) {
            for (const double x : {e.day.all.pupil_count[l][t], e.day.all.adult_minutes[l][t],
                                   e.day.all.small_group_minutes[l][t], e.day.all.small_group_size[l][t]})
                all.push_back(x);
            put(e.learned.year[l][t]);
        }
    }
    return all;
}

double count_of(const std::vector<tier_counts>& tiers, std::size_t s) {
    double all = 0;
    for (const auto& by_tier : tiers[s])
        for (const double here : by_tier) all += here;
    return all;
}

}  // namespace

TEST_CASE("levers add up to what the district costs more, whatever they are", "[properties]") {
    CHECK(holds("money", [] {
        const district d = any_district();
        const baseline before = small::stand(d);
        const auto e = outcome(d, before, any_scenario(some(1, 5)));
        if (!e) return;
        double recurring = 0;
        double one_time = 0;
        double posts = 0;
        for (const lever_result& l : e->levers) {
            recurring += l.recurring.value.central.value();
            one_time += l.one_time.value.central.value();
            posts += l.posts_in_all.value();
            for (const auto* r : {&l.recurring.value, &l.one_time.value, &l.in_year.value}) RC_ASSERT(is_ordered(*r));
        }
        const double scale = before.cost.recurring.central.value();
        RC_ASSERT(near(recurring, e->recurring.value.central.value(), scale));
        RC_ASSERT(near(one_time, e->one_time.value.central.value(), scale));
        RC_ASSERT(near(recurring, (e->cost.recurring.central - before.cost.recurring.central).value(), scale));
        RC_ASSERT(near(one_time, (e->cost.one_time.central - before.cost.one_time.central).value(), scale));
        double more = 0;
        for (std::size_t r = 0; r < d.roles.size(); ++r)
            more += (e->cost.posts[r].value - before.cost.posts[r].value).value();
        RC_ASSERT(near(posts, more, e->cost.teachers.value.value()));
    }));
}

TEST_CASE("no figure is lost, nobody is less than nobody, and every pupil stays", "[properties]") {
    CHECK(holds("figures", [] {
        const district d = any_district();
        const baseline before = small::stand(d);
        const auto e = outcome(d, before, any_scenario(some(1, 5)));
        if (!e) return;
        for (const double x : numbers_of(*e)) RC_ASSERT(std::isfinite(x));
        for (std::size_t r = 0; r < d.roles.size(); ++r) {
            RC_ASSERT(e->day.day_posts[r].value >= fte{0});
            RC_ASSERT(e->day.day_posts_exact[r] >= fte{0});
        }
        for (const post_count& p : e->after.central_staff) RC_ASSERT(p.posts >= fte{0});
        double everyone = 0;
        double counted = 0;
        for (std::size_t s = 0; s < d.schools.size(); ++s) {
            const school& now = e->after.schools[s];
            RC_ASSERT(now.enrollment == d.schools[s].enrollment);
            for (const post_count& p : now.staff) RC_ASSERT(p.posts >= fte{0});
            for (const auto& by_tier : e->tiers[s])
                for (const double here : by_tier) RC_ASSERT(here >= 0 && here == std::floor(here));
            RC_ASSERT(count_of(e->tiers, s) == total_pupils(d.schools[s]).value());
            RC_ASSERT(now.needs.disability >= pupils{0});
            RC_ASSERT(now.needs.disability <= total_pupils(now));
            everyone += total_pupils(now).value();
        }
        for (const auto& by_tier : e->day.all.pupil_count)
            for (const double here : by_tier) counted += here;
        RC_ASSERT(counted == everyone);
        for (const lever_result& l : e->levers) {
            RC_ASSERT(l.reached_share.central >= 0 && l.reached_share.central <= 1 + 1e-9);
            for (const auto& by_tier : l.reach)
                for (const double share : by_tier) RC_ASSERT(share >= 0 && share <= 1 + 1e-9);
        }
    }));
}

TEST_CASE("the order of the levers in a scenario says nothing", "[properties]") {
    CHECK(holds("order", [] {
        const district d = any_district();
        const baseline before = small::stand(d);
        const scenario s = any_scenario(some(1, 5));
        const auto e = outcome(d, before, s);
        const auto same = outcome(d, before, in_catalog_order(s));
        RC_ASSERT(e.has_value() == same.has_value());
        if (e) RC_ASSERT(numbers_of(*e) == numbers_of(*same));
    }));
}

TEST_CASE("levers at their base change nothing, alone and among others", "[properties]") {
    CHECK(holds("base", [] {
        const district d = any_district();
        const baseline before = small::stand(d);
        scenario s = any_scenario(5);
        const auto e = outcome(d, before, s);
        scenario all;
        for (std::size_t i = 0; i < lever_catalog.size(); ++i) {
            const lever_choice base{static_cast<lever_id>(i), base_settings(*lever_catalog[i]), false};
            all.levers.push_back(base);
            if (choice_of(s, i) == nullptr) s.levers.push_back(base);
        }
        const auto still = outcome(d, before, all);
        RC_ASSERT(still.has_value());
        RC_ASSERT(still->recurring.value == range<dollars>{});
        RC_ASSERT(still->one_time.value == range<dollars>{});
        RC_ASSERT(still->cost.recurring == before.cost.recurring);
        RC_ASSERT(still->learned.mean_year == range<effect_size>{});
        const auto with = outcome(d, before, s);
        RC_ASSERT(e.has_value() == with.has_value());
        if (!e) return;
        const double scale = before.cost.recurring.central.value();
        RC_ASSERT(near(e->cost.recurring.central.value(), with->cost.recurring.central.value(), scale));
        RC_ASSERT(near(e->cost.one_time.central.value(), with->cost.one_time.central.value(), scale));
        RC_ASSERT(near(e->learned.stock.central.value(), with->learned.stock.central.value(), 1));
    }));
}

TEST_CASE("an evaluator gives what evaluate gives, after any packages", "[properties]") {
    CHECK(holds("evaluator", [] {
        const district d = any_district();
        const baseline before = small::stand(d);
        evaluator kept{d, before, registry_values, 5};
        scenario s = any_scenario(3);
        for (int round = 0; round < 6; ++round) {
            const auto fresh = outcome(d, before, s);
            std::optional<std::vector<double>> again;
            try {
                again = numbers_of(kept.evaluate(s));
            } catch (const invalid_input&) {
            }
            RC_ASSERT(fresh.has_value() == again.has_value());
            if (fresh) RC_ASSERT(numbers_of(*fresh) == *again);
            const auto position = static_cast<std::size_t>(some(0, static_cast<int>(lever_catalog.size()) - 1));
            if (lever_choice* known = choice_of(s, position))
                *known = any_choice(position);
            else
                s.levers.push_back(any_choice(position));
            if (some(0, 3) == 0) s.levers.erase(s.levers.begin() + some(0, static_cast<int>(s.levers.size()) - 1));
        }
    }));
}

TEST_CASE("swapped packages mirror every difference", "[properties]") {
    CHECK(holds("mirror", [] {
        const district d = any_district();
        const scenario a = any_scenario(4);
        const scenario b = any_scenario(4);
        comparison_options asked;
        asked.fit = false;
        std::optional<comparison> one;
        std::optional<comparison> other;
        try {
            one = compare(d, a, b, asked);
        } catch (const invalid_input&) {
        }
        try {
            other = compare(d, b, a, asked);
        } catch (const invalid_input&) {
        }
        RC_ASSERT(one.has_value() == other.has_value());
        if (!one) return;
        RC_ASSERT(one->differences.size() == other->differences.size());
        for (std::size_t i = 0; i < one->differences.size(); ++i) {
            const difference& there = one->differences[i];
            const difference& back = other->differences[i];
            RC_ASSERT(there.where == back.where);
            RC_ASSERT(there.a == back.b);
            RC_ASSERT(there.b == back.a);
            RC_ASSERT(there.change() == -back.change());
        }
    }));
}

}  // namespace lever_properties

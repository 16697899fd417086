// SPDX-License-Identifier: MIT
#include <nineways/project.hpp>

#include <cmath>
#include <cstddef>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/complete.hpp>
#include <nineways/presets.hpp>
#include <nineways/typical.hpp>

#include "small_district.hpp"

namespace project_test {

namespace {

using namespace nineways;
using small::closed;

void put(assumptions& all, parameter_ref ref, double value) { all.set(ref, {value, value, value}); }

/// Nothing moves: prices, schedules, benefits, revenue, pupils, experience.
assumptions still() {
    assumptions all = closed();
    for (const parameter_ref ref : {"price_growth"_p, "schedule_growth_real"_p, "benefits_growth_real"_p,
                                    "revenue_growth_real"_p, "lane_move_share"_p, "experienced_hire_share"_p})
        put(all, ref, 0);
    return all;
}

/// A district whose grid has one step, so that nobody's pay depends on experience, of even grades.
district one_step() {
    district d = small::staffed();
    d.schools[0].enrollment[small::first] = d.schools[0].enrollment[small::kindergarten];  // 74 in both grades
    d.funds = {{"general", "local money", dollars{2e6}, restriction::general, 0.0, 0}};
    return d;
}

comparison both(const district& d, const scenario& a, const scenario& b, const assumptions& assumed) {
    return compare(d, a, b, {.fit = false}, assumed);
}

const scenario no_lever;
constexpr simulation_options few{100, 1};

const projected_year& year(const projected_path& path, std::size_t t) { return path.years.at(t); }
double cost(const projected_path& path, std::size_t t) { return year(path, t).money.cost; }

void check_same(const projected_path& a, const projected_path& b) {
    REQUIRE(a.years.size() == b.years.size());
    for (std::size_t t = 0; t < a.years.size(); ++t) {
        CHECK(a.years[t].money.cost == b.years[t].money.cost);
        CHECK(a.years[t].money.reserve == b.years[t].money.reserve);
        CHECK(a.years[t].balance.low == b.years[t].balance.low);
        CHECK(a.years[t].balance.high == b.years[t].balance.high);
        CHECK(a.years[t].reserve.median == b.years[t].reserve.median);
    }
    CHECK(a.chance_never_short == b.chance_never_short);
}

}  // namespace

TEST_CASE("today costs what the district costs as it stands", "[project]") {
    for (const typical::district_row& row : typical::districts) {
        const district d = *typical::find(row.id);
        const comparison c = both(d, restore_preset(), transform_preset(), {});
        const projection p = project(d, c, {}, {.years = 3}, few);
        for (const projected_path* path : {&p.nothing, &p.a, &p.b})
            CHECK(cost(*path, 0) == Approx(c.before.cost.recurring.central.value()).epsilon(1e-12));
        CHECK(year(p.nothing, 0).year == d.dollar_year);
        // National revenue is national spending, but for rounding of posts.
        CHECK(year(p.nothing, 0).money.balance == Approx(0).margin(5e-3 * cost(p.nothing, 0)));
        CHECK(year(p.nothing, 0).staff.separations == Approx(0.12 * year(p.nothing, 0).staff.on_grid));
    }
}

TEST_CASE("funds that nobody told are moved to what the district costs", "[project]") {
    district_draft draft;
    draft.id = "filled";
    school_draft s;
    s.id = "one";
    for (std::size_t g = 1; g <= 6; ++g) s.enrollment[g] = pupils{60};
    draft.schools = {s};
    draft.average_salary = dated_salary{dollars_per_fte{95'000}, 2023};
    const district d = complete(draft);
    const projection p = project(d, both(d, no_lever, no_lever, {}), {}, {.years = 1}, few);
    CHECK(p.balanced_by > 0);  // teachers are paid more than the nation's
    CHECK(year(p.nothing, 0).money.balance == Approx(0).margin(1e-3));
    CHECK(year(p.nothing, 0).money.revenue_by_fund[0] == Approx(d.funds[0].amount.value() + p.balanced_by));
}

TEST_CASE("where nothing moves, no year differs from today", "[project]") {
    const district d = one_step();
    const assumptions assumed = still();
    const projection p = project(d, both(d, no_lever, no_lever, assumed), assumed, {.years = 5}, few);
    for (std::size_t t = 0; t <= 5; ++t) {
        CHECK(cost(p.nothing, t) == Approx(cost(p.nothing, 0)));
        CHECK(year(p.nothing, t).money.revenue == Approx(2e6));
        CHECK(year(p.nothing, t).money.reserve ==
              Approx((2e6 - cost(p.nothing, 0)) * static_cast<double>(t)).margin(1e-6));
        CHECK(year(p.a, t).money.cost == year(p.nothing, t).money.cost);
    }
    CHECK(p.growth.total == Approx(0).margin(1e-12));
}

TEST_CASE("each kind of money grows with what it follows", "[project]") {
    const district d = one_step();
    assumptions assumed = still();
    put(assumed, "price_growth"_p, 0.02);
    put(assumed, "schedule_growth_real"_p, 0.01);
    put(assumed, "benefits_growth_real"_p, 0.03);
    put(assumed, "turnover_pay_elasticity"_p, 0);
    const comparison c = both(d, no_lever, no_lever, assumed);
    const projection p = project(d, c, assumed, {.years = 2}, few);
    const double teachers = c.before.cost.teachers.value.value();
    const double pay = teachers * 55'000 + 840'000;
    const double schedule = 1.02 * 1.01;
    const auto by_hand = [&](double g, double price, double benefit) {
        return g * (pay * (1 + 0.25 * benefit) + teachers * 1'000) +
               price * ((teachers + 12.5) * 10'000 * benefit + 148 * 150);
    };
    CHECK(cost(p.nothing, 1) == Approx(by_hand(schedule, 1.02, 1.03)));
    CHECK(cost(p.nothing, 2) == Approx(by_hand(schedule * schedule, 1.02 * 1.02, 1.03 * 1.03)));
    // What each part does, by hand for the first year: prices, then schedules beyond them, then benefits.
    const growth_parts& g = p.growth_by_year[0];
    CHECK(g.prices == Approx(0.02 * by_hand(1, 1, 1)));
    CHECK(g.schedules == Approx(by_hand(schedule, 1.02, 1) - by_hand(1.02, 1.02, 1)));
    CHECK(g.benefits == Approx(by_hand(schedule, 1.02, 1.03) - by_hand(schedule, 1.02, 1)));
    CHECK(g.steps == Approx(0).margin(1e-6));
    CHECK(g.enrollment == 0);
    CHECK(p.growth_a_year == Approx(std::sqrt(cost(p.nothing, 2) / cost(p.nothing, 0)) - 1));
    CHECK(p.growth_real == Approx((1 + p.growth_a_year) / 1.02 - 1));
}

TEST_CASE("what is told by the year comes before the registry", "[project]") {
    const district d = one_step();
    assumptions assumed = still();
    put(assumed, "turnover_pay_elasticity"_p, 0);
    outlook told{.years = 2};
    told.price_growth = {0.1, 0};
    told.schedule_growth = {0, 0.05};
    told.benefits_growth = {0.1, 0};
    const comparison c = both(d, no_lever, no_lever, assumed);
    const projection p = project(d, c, assumed, told, few);
    const double teachers = c.before.cost.teachers.value.value();
    const double pay = teachers * 55'000 + 840'000;
    const double rest = (teachers + 12.5) * 10'000 + 148 * 150;
    CHECK(cost(p.nothing, 1) == Approx(pay * 1.25 + teachers * 1'000 + 1.1 * rest));
    CHECK(cost(p.nothing, 2) == Approx(1.05 * (pay * 1.25 + teachers * 1'000) + 1.1 * rest));
    CHECK(year(p.nothing, 2).price_level == Approx(1.1));
}

TEST_CASE("parts of the growth add up to it; so do objects, functions and funds to the cost", "[project]") {
    const district d = *typical::find("typical-city");
    const comparison c = compare(d, restore_preset(), transform_preset(), {.new_money = dollars{12.2e6}});
    outlook told{.years = 12};
    told.money = year_span{d.dollar_year + 1, d.dollar_year + 4};
    told.cohorts = cohort_rates::assumed({});
    told.cohorts->entry_growth = -0.02;
    const projection p = project(d, c, {}, told, few);
    for (std::size_t t = 0; t < p.growth_by_year.size(); ++t) {
        const growth_parts& g = p.growth_by_year[t];
        CHECK(g.enrollment + g.steps + g.lanes + g.prices + g.schedules + g.benefits + g.turnover ==
              Approx(g.total).margin(1));
        CHECK(g.total == Approx(cost(p.nothing, t + 1) - cost(p.nothing, t)));
        CHECK(g.enrollment < 0);
    }
    for (const projected_path* path : {&p.nothing, &p.a, &p.b}) {
        for (const projected_year& y : path->years) {
            double objects = 0;
            double functions = 0;
            double charged = 0;
            double revenue = 0;
            double areas = y.money.who_is_paid;
            for (const double x : y.money.by_object) objects += x;
            for (const double x : y.money.by_function) functions += x;
            for (const double x : y.money.cost_by_fund) charged += x;
            for (const double x : y.money.revenue_by_fund) revenue += x;
            for (const double x : y.money.by_area) areas += x;
            CHECK(objects == Approx(y.money.cost));
            CHECK(functions == Approx(y.money.cost));
            CHECK(charged == Approx(y.money.cost));
            CHECK(revenue == Approx(y.money.revenue));
            const std::size_t t = static_cast<std::size_t>(y.year - d.dollar_year);
            if (path != &p.nothing) CHECK(areas == Approx(y.money.cost - cost(p.nothing, t)).margin(1e-3));
            CHECK(y.money.balance == Approx(y.money.revenue - y.money.cost).margin(1e-3));
        }
    }
}

TEST_CASE("a lever that buys things costs what evaluate says, at the year's prices and pace", "[project]") {
    const district d = one_step();
    assumptions assumed = still();
    put(assumed, "price_growth"_p, 0.02);
    put(assumed, "turnover_pay_elasticity"_p, 0);
    const scenario trained = small::only("leader_development", {{"amount", 1'000}});
    const comparison c = both(d, trained, no_lever, assumed);
    const lever_result& alone = c.a.result.levers.front();
    const double ramp = lever_catalog[alone.choice.lever]->ramp_years;
    const projection p = project(d, c, assumed, {.years = 6}, few);
    double prices = 1;
    for (std::size_t t = 1; t <= 6; ++t) {
        prices *= 1.02;
        const double there = static_cast<double>(t) < ramp ? static_cast<double>(t) / ramp : 1.0;
        CHECK(cost(p.a, t) - cost(p.nothing, t) ==
              Approx(alone.recurring.value.central.value() * there * prices +
                     (t == 1 ? alone.one_time.value.central.value() * prices : 0)));
        CHECK(year(p.a, t).money.by_area[static_cast<std::size_t>(area::leadership)] ==
              Approx(cost(p.a, t) - cost(p.nothing, t)));
    }
}

TEST_CASE("a raise is paid to those who are there, and fewer of them leave", "[project]") {
    const district d = one_step();
    const assumptions assumed = still();
    const scenario raised = small::only("across_the_board_raise", {{"raise", 0.1}});
    const comparison c = both(d, raised, no_lever, assumed);
    const projection p = project(d, c, assumed, {.years = 3}, few);
    const double teachers = c.before.cost.teachers.value.value();
    CHECK(year(p.a, 3).staff.average_salary == Approx(60'500));
    // 1.4 % fewer leave for each percent: 12 % less 14 % of them.
    CHECK(year(p.a, 3).staff.separations == Approx(teachers * 0.12 * 0.86));
    const double turnover = -teachers * 0.12 * 0.14 * 16'450 * convert(1, 2024, small::year);
    CHECK(year(p.a, 3).money.by_object[static_cast<std::size_t>(budget_object::turnover)] == Approx(turnover));
    CHECK(cost(p.a, 3) - cost(p.nothing, 3) == Approx(teachers * 5'500 * 1.25 + turnover));
}

TEST_CASE("pay that falls behind prices drives teachers away", "[project]") {
    const district d = one_step();
    assumptions assumed = still();
    put(assumed, "price_growth"_p, 0.02);
    outlook told{.years = 1};
    told.schedule_growth = {0};
    const projection p = project(d, both(d, no_lever, no_lever, assumed), assumed, told, few);
    const double teachers = year(p.nothing, 0).staff.on_grid;
    CHECK(year(p.nothing, 1).staff.separations == Approx(teachers * 0.12 * (1 - 1.4 * (1 / 1.02 - 1))));
}

TEST_CASE("money that ends leaves the levers behind", "[project]") {
    const district d = *typical::find("typical-city");
    const comparison c = compare(d, restore_preset(), transform_preset(), {.new_money = dollars{12.2e6}});
    outlook told{.years = 6};
    told.money = year_span{d.dollar_year + 1, d.dollar_year + 3};
    const projection p = project(d, c, {}, told, few);
    for (const projected_path* path : {&p.a, &p.b}) {
        CHECK(year(*path, 3).money.revenue_by_fund.back() > 12.2e6);
        CHECK(year(*path, 4).money.revenue_by_fund.back() == 0);
        REQUIRE(path->left_without_money);
        double levers = 0;
        for (const double x : year(*path, 4).money.by_area) levers += x;
        CHECK(*path->left_without_money == Approx(levers));
        CHECK(*path->first_gap == d.dollar_year + 4);
        // The fall of the balance is about the money that went.
        CHECK(year(*path, 4).money.balance - year(*path, 3).money.balance < -10e6);
    }
    CHECK_FALSE(p.nothing.left_without_money);
    CHECK(year(p.nothing, 2).money.revenue_by_fund.back() == 0);
    const projection lasting = project(d, c, {}, {.years = 6}, few);
    CHECK_FALSE(lasting.a.left_without_money);
}

TEST_CASE("packages begin with their money", "[project]") {
    const district d = one_step();
    const assumptions assumed = still();
    const scenario trained = small::only("leader_development", {{"amount", 1'000}});
    comparison c = both(d, trained, no_lever, assumed);
    c.new_money = dollars{2'000};
    const projection now = project(d, c, assumed, {.years = 4}, few);
    outlook told{.years = 6};
    told.money = year_span{small::year + 3, small::year + 6};
    const projection later = project(d, c, assumed, told, few);
    CHECK(later.packages_begin == small::year + 3);
    for (std::size_t t = 0; t <= 2; ++t) CHECK(cost(later.a, t) == cost(later.nothing, t));
    for (std::size_t t = 1; t <= 4; ++t)
        CHECK(cost(later.a, t + 2) - cost(later.nothing, t + 2) == Approx(cost(now.a, t) - cost(now.nothing, t)));
}

TEST_CASE("one-time money comes once, ten times a year's tenth", "[project]") {
    const district d = one_step();
    const assumptions assumed = still();
    comparison c = both(d, no_lever, no_lever, assumed);
    c.new_money = dollars{6'000};
    outlook told{.years = 3};
    told.money_once = true;
    const projection p = project(d, c, assumed, told, few);
    CHECK(year(p.a, 1).money.revenue_by_fund.back() == Approx(60'000));
    CHECK(year(p.a, 2).money.revenue_by_fund.back() == 0);
    CHECK(year(p.a, 3).money.reserve - year(p.nothing, 3).money.reserve == Approx(60'000));
}

TEST_CASE("funds begin, end and grow as they are told", "[project]") {
    district d = one_step();
    d.funds = {{"general", "local money", dollars{2e6}, restriction::general, 0.03, 0},
               {"relief", "a grant that ends", dollars{1e5}, restriction::grant, 0.0, small::year + 2},
               {"levy", "a levy that begins", dollars{5e4}, restriction::general, 0.0, 0, small::year + 3},
               {"aid", "as revenue grows", dollars{1e5}, restriction::general}};
    assumptions assumed = still();
    put(assumed, "price_growth"_p, 0.02);
    put(assumed, "revenue_growth_real"_p, 0.01);
    const projection p = project(d, both(d, no_lever, no_lever, assumed), assumed, {.years = 3}, few);
    const auto fund = [&](std::size_t f, std::size_t t) { return year(p.nothing, t).money.revenue_by_fund.at(f); };
    CHECK(fund(0, 0) == 2e6);
    CHECK(fund(0, 2) == Approx(2e6 * 1.03 * 1.03));
    CHECK(fund(1, 2) == 1e5);
    CHECK(fund(1, 3) == 0);
    CHECK(fund(2, 2) == 0);
    CHECK(fund(2, 3) == 5e4);
    CHECK(fund(3, 2) == Approx(1e5 * 1.0302 * 1.0302));
    CHECK(p.balanced_by == 0);
    REQUIRE(p.ends.size() == 1);
    CHECK(p.ends[0].title == "a grant that ends");
    CHECK(p.ends[0].last_year == small::year + 2);
    CHECK(p.ends[0].amount == 1e5);
    // The grant pays its own; what it paid falls to the others when it ends.
    CHECK(year(p.nothing, 2).money.cost_by_fund[1] == 1e5);
    CHECK(year(p.nothing, 3).money.cost_by_fund[1] == 0);
}

TEST_CASE("restricted money beyond all cost is not charged", "[project]") {
    district d = one_step();
    d.funds = {{"general", "local money", dollars{1e5}, restriction::general, 0.0},
               {"grant", "more than everything costs", dollars{1e8}, restriction::grant, 0.0}};
    const assumptions assumed = still();
    const projection p = project(d, both(d, no_lever, no_lever, assumed), assumed, {.years = 1}, few);
    CHECK(year(p.nothing, 1).money.cost_by_fund[0] == Approx(0).margin(1e-6));
    CHECK(year(p.nothing, 1).money.cost_by_fund[1] == Approx(cost(p.nothing, 1)));
}

TEST_CASE("with every range closed each draw is the central future, bit for bit", "[project]") {
    const district d = *typical::find("typical-rural");
    const assumptions assumed = closed();
    const comparison c = compare(d, restore_preset(), transform_preset(), {.new_money = dollars{600'000}}, assumed);
    const projection p = project(d, c, assumed, {.years = 8}, few);
    CHECK(p.drawn == 0);
    for (const projected_path* path : {&p.nothing, &p.a, &p.b}) {
        for (const projected_year& y : path->years) {
            CHECK(y.balance.low == y.money.balance);
            CHECK(y.balance.high == y.money.balance);
            CHECK(y.cost.median == y.money.cost);
            CHECK(y.reserve.median == y.money.reserve);
        }
    }
}

TEST_CASE("swapped packages mirror, and the order of draws is free", "[project]") {
    const district d = *typical::find("typical-suburb");
    const comparison_options asked{.new_money = dollars{4e6}};
    const outlook told{.years = 5};
    const comparison c = compare(d, restore_preset(), transform_preset(), asked);
    const projection p = project(d, c, {}, told, {300, 7});
    const projection swapped = project(d, compare(d, transform_preset(), restore_preset(), asked), {}, told, {300, 7});
    check_same(p.a, swapped.b);
    check_same(p.b, swapped.a);
    check_same(p.nothing, swapped.nothing);
    for (std::size_t t = 0; t < p.difference.size(); ++t) {
        CHECK(p.difference[t].low == -swapped.difference[t].high);
        CHECK(p.difference[t].median == -swapped.difference[t].median);
    }
    const auto backwards = [](std::size_t count, const auto& work) {
        for (std::size_t i = count; i-- > 0;) work(i, i + 1);
    };
    const projection other = project(d, c, {}, told, {300, 7}, {}, backwards);
    check_same(p.a, other.a);
    check_same(p.b, other.b);
}

TEST_CASE("steps of a steady workforce net to about nothing", "[project]") {
    for (const typical::district_row& row : typical::districts) {
        INFO(row.id);
        const district d = *typical::find(row.id);
        const comparison c = both(d, no_lever, no_lever, {});
        const projection p = project(d, c, {}, {.years = 10}, few);
        CHECK(p.growth.steps == Approx(0).margin(0.003));  // the check of the model: within 0.3 % a year
        CHECK(p.growth.lanes == Approx(0).margin(0.001));
        CHECK(p.growth_a_year > 0.025);
        CHECK(p.growth_a_year < 0.04);
        CHECK(p.growth_range.low < p.growth_a_year);
        CHECK(p.growth_range.high > p.growth_a_year);
    }
}

TEST_CASE("novices are more where need is", "[project]") {
    const district d = *typical::find("typical-city");
    const projection p = project(d, both(d, no_lever, no_lever, {}), {}, {.years = 2}, few);
    CHECK(p.novices_by_need);
    for (const projected_year& y : p.nothing.years) {
        CHECK(y.staff.novices_low_need < y.staff.novices);
        CHECK(y.staff.novices < y.staff.novices_high_need);
    }
    const projection one = project(one_step(), both(one_step(), no_lever, no_lever, {}), {}, {.years = 2}, few);
    CHECK_FALSE(one.novices_by_need);
    CHECK(one.nothing.years[1].staff.novices_high_need == Approx(one.nothing.years[1].staff.novices));
}

TEST_CASE("posts of schools add up, and levers go where they reach", "[project]") {
    const district d = *typical::find("typical-rural");
    const assumptions assumed = still();
    const scenario coached = small::only("leader_development", {{"amount", 1'000}});
    const scenario smaller = small::only("smaller_classes", {{"k_3", 2}});
    const comparison c = both(d, coached, smaller, assumed);
    outlook told{.years = 4};
    told.by_school = true;
    const projection p = project(d, c, assumed, told, few);
    const auto dollars_of = [](const projected_path& path, std::size_t t, std::size_t s) {
        return path.years[t].money.by_school.at(s);
    };
    double posts = 0;
    double more = 0;
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        posts += dollars_of(p.nothing, 0, s);
        CHECK(dollars_of(p.a, 4, s) == Approx(dollars_of(p.nothing, 4, s)));  // training buys no posts
        const bool young = d.schools[s].enrollment[small::kindergarten].value() > 0;
        // The teachers who are hired are young, so that the average post costs a little less everywhere.
        if (!young) CHECK(dollars_of(p.b, 4, s) == Approx(dollars_of(p.nothing, 4, s)).epsilon(0.005));
        more += dollars_of(p.b, 4, s) - dollars_of(p.nothing, 4, s);
    }
    CHECK(more > 0);
    CHECK(more < year(p.b, 4).money.by_area[static_cast<std::size_t>(area::individual_attention)]);
    CHECK(posts > 0.5 * cost(p.nothing, 0));
    CHECK(posts < cost(p.nothing, 0));
    REQUIRE(p.nothing.novices_by_school.size() == d.schools.size());
    for (const auto& share : p.nothing.novices_by_school) CHECK((share && *share > 0 && *share < 1));
}

TEST_CASE("principals by hand: vacancies, where they come from, how long they stay", "[project]") {
    assumptions assumed = closed();
    put(assumed, "principals_from_own_pool"_p, 0.6);
    put(assumed, "principals_from_city"_p, 0.5);
    const auto years = detail::principals(100, {0, 0.5, 0.5}, assumed);
    REQUIRE(years.size() == 3);
    CHECK(years[0].vacancies == Approx(17));
    CHECK(years[0].from_own_pool == Approx(10.2));
    CHECK(years[0].from_city == Approx(3.4));
    CHECK(years[0].from_elsewhere == Approx(3.4));
    CHECK(years[0].stay_three_years == Approx(0.83 * 0.83 * 0.83));
    // Half of the 17 are prepared; of the other half six tenths come from the own pool all the same.
    CHECK(years[1].from_own_pool == Approx(8.5 + 5.1));
    CHECK(years[1].stay_three_years == Approx(0.83 * 0.83 * 0.83 + 0.5 * 0.078));
    // The 8.5 leave less often: 1 - cbrt(0.83^3 + 0.078).
    const double prepared = 1 - std::cbrt(0.83 * 0.83 * 0.83 + 0.078);
    CHECK(years[2].vacancies == Approx(91.5 * 0.17 + 8.5 * prepared));
}

TEST_CASE("everything that is wrong with what is told is said at once", "[project]") {
    outlook told{.years = 31};
    told.price_growth = {0.02, -1};
    told.schedule_growth = std::vector<double>(31, 0.02);
    told.frozen_steps = {{2026, 2025}, {2010, 2012}};
    told.money = year_span{2030, 2029};
    told.cohorts = cohort_rates{-1.5, {}};
    told.cohorts->survival.fill(1);
    told.cohorts->survival[3] = 1.6;
    const faults all = detail::faults_of(told, 2023);
    const auto has = [&](std::string_view place) {
        bool found = false;
        for (const fault& f : all) found = found || f.place == place;
        return found;
    };
    for (const char* place :
         {"/horizon", "/outlook/price_growth", "/outlook/price_growth/1", "/outlook/frozen_steps/0",
          "/outlook/frozen_steps/1", "/outlook/money", "/outlook/entry_growth", "/outlook/survival/2"}) {
        INFO(place);
        CHECK(has(place));
    }
    CHECK(all.size() == 8);
    const district d = one_step();
    const comparison c = both(d, no_lever, no_lever, {});
    outlook empty{.years = 30};
    empty.cohorts = cohort_rates{-0.9, {}};  // nobody survives, hardly anybody enters
    outlook crowded{.years = 30};
    crowded.cohorts = cohort_rates{1, {}};
    crowded.cohorts->survival.fill(1.5);
    for (const outlook* beyond : {&empty, &crowded}) {
        try {
            static_cast<void>(project(d, c, {}, *beyond, few));
            FAIL("no fault");
        } catch (const invalid_input& refused) {
            REQUIRE(refused.all().size() == 1);
            CHECK(refused.all()[0].place == "/outlook");
        }
    }
    CHECK_THROWS_AS(project(d, c, {}, told, few), invalid_input);
    CHECK_THROWS_AS(project(d, c, {}, {}, {10, 1}), invalid_input);
}

}  // namespace project_test

// SPDX-License-Identifier: MIT
#include <nineways/compare.hpp>
#include <nineways/presets.hpp>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "small_district.hpp"

#include <nineways/typical.hpp>

namespace compare_test {

namespace {

using namespace nineways;

std::vector<std::int64_t> cents(const std::vector<double>& amounts) {
    std::vector<dollars> all;
    for (const double amount : amounts) all.push_back(dollars{amount});
    return in_cents(all);
}

void check_same(const package& a, const package& b) {
    CHECK(a.basis_cents == b.basis_cents);
    CHECK(a.not_spent_cents == b.not_spent_cents);
    CHECK(a.fit.factor == b.fit.factor);
    CHECK(a.fit.fine_factor == b.fit.fine_factor);
    CHECK(a.fit.not_spent == b.fit.not_spent);
    CHECK(a.fit.at_bound == b.fit.at_bound);
    CHECK(a.result.recurring.value == b.result.recurring.value);
    CHECK(a.result.learned.stock == b.result.learned.stock);
    CHECK(a.result.learned.benchmark == b.result.learned.benchmark);
    CHECK(a.result.cost.recurring == b.result.cost.recurring);
}

constexpr double nets_a_pupil[]{-400, -0.004, 0, 0.0001, 3.337, 488, 1'234.5678, 1e5};

}  // namespace

TEST_CASE("cents add up to the rounded sum", "[compare]") {
    CHECK(cents({1.0 / 3, 1.0 / 3, 1.0 / 3}) == std::vector<std::int64_t>{33, 34, 33});
    CHECK(cents({-1.0 / 3, -1.0 / 3, -1.0 / 3}) == std::vector<std::int64_t>{-33, -34, -33});
    CHECK(cents({0.25, 10.5, -3.75}) == std::vector<std::int64_t>{25, 1'050, -375});
    CHECK(cents({}).empty());
    double sum = 0;
    std::vector<double> amounts;
    std::int64_t whole = 0;
    for (int i = 0; i < 1'000; ++i) amounts.push_back((i % 7 - 3) * 1'234.56789 / (1 + i % 11));
    for (const double amount : amounts) sum += amount;
    const auto parts = cents(amounts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        whole += parts[i];
        CHECK(std::abs(static_cast<double>(parts[i]) - amounts[i] * 100) <= 1.001);
    }
    CHECK(whole == std::llround(sum * 100));
}

TEST_CASE("lever costs and what is not spent are the money, to the cent, on both sides", "[compare]") {
    for (const typical::district_row& row : typical::districts) {
        const district d = typical::build(row);
        for (const double a_pupil : nets_a_pupil) {
            if (row.schools.size() > 20 && a_pupil != 3.337) continue;  // a large district takes long
            const dollars net{a_pupil * total_pupils(d).value()};
            const comparison c = compare(d, restore_preset(), transform_preset(), {net, 5, true});
            for (const package* side : {&c.a, &c.b}) {
                CAPTURE(row.id, a_pupil, side->fit.package.id);
                std::int64_t total = side->not_spent_cents;
                for (std::size_t i = 0; i < side->basis_cents.size(); ++i) {
                    total += side->basis_cents[i];
                    const double exact = side->result.levers[i].basis.value.value() * 100;
                    CHECK(std::abs(static_cast<double>(side->basis_cents[i]) - exact) <= 1.01);
                }
                CHECK(total == std::llround(net.value() * 100));
                CHECK(side->basis_cents.size() == side->fit.package.levers.size());
            }
        }
    }
}

TEST_CASE("swapping the packages mirrors every difference exactly", "[compare]") {
    for (const std::size_t which : {std::size_t{1}, std::size_t{2}}) {
        const district d = typical::build(typical::districts[which]);
        for (const double net : {-200'000.0, 0.0, 585'600.0}) {
            const comparison c = compare(d, restore_preset(), transform_preset(), {dollars{net}, 5, true});
            const comparison m = compare(d, transform_preset(), restore_preset(), {dollars{net}, 5, true});
            REQUIRE(c.differences.size() == m.differences.size());
            for (std::size_t i = 0; i < c.differences.size(); ++i) {
                CHECK(c.differences[i].where == m.differences[i].where);
                CHECK(c.differences[i].a == m.differences[i].b);
                CHECK(c.differences[i].b == m.differences[i].a);
                CHECK(c.differences[i].change() == -m.differences[i].change());
                CHECK(std::isfinite(c.differences[i].change()));
            }
            check_same(c.a, m.b);
            check_same(c.b, m.a);
        }
    }
}

TEST_CASE("a package against itself differs in nothing", "[compare]") {
    const district d = typical::build(typical::districts[2]);
    for (const scenario& s : {restore_preset(), transform_preset()}) {
        const comparison c = compare(d, s, s, {dollars{400'000}, 5, true});
        for (const difference& each : c.differences) CHECK(each.change() == 0);
        check_same(c.a, c.b);
    }
}

TEST_CASE("writing a ledger changes no number", "[compare]") {
    const district d = typical::build(typical::districts[2]);
    const comparison_options asked{dollars{400'000}, 5, true};
    ledger before;
    ledger a;
    ledger b;
    const comparison plain = compare(d, restore_preset(), transform_preset(), asked);
    const comparison written = compare(d, restore_preset(), transform_preset(), asked, {}, before, a, b);
    check_same(plain.a, written.a);
    check_same(plain.b, written.b);
    CHECK(plain.before.cost.recurring == written.before.cost.recurring);
}

TEST_CASE("packages taken as they are set are not scaled", "[compare]") {
    const district d = typical::build(typical::districts[2]);
    const comparison c = compare(d, restore_preset(), transform_preset(), {dollars{100'000}, 5, false});
    CHECK(c.a.fit.factor == 1);
    CHECK(c.a.fit.package.levers[0].setting == restore_preset().levers[0].setting);
    CHECK(c.a.fit.not_spent.value() == Approx(100'000 - c.a.result.basis.value.value()));
    std::int64_t total = c.a.not_spent_cents;
    for (const std::int64_t each : c.a.basis_cents) total += each;
    CHECK(total == 10'000'000);
}

TEST_CASE("odd districts compare without a number that is none", "[compare]") {
    const auto one_school = [](std::size_t design, std::initializer_list<std::pair<grade, double>> list) {
        district d = typical::build(typical::districts[2]);
        d.roster.clear();
        d.schools.resize(1);
        d.schools[0].design = design;
        d.schools[0].enrollment = {};
        d.schools[0].needs = {};
        for (const auto& [g, count] : list) d.schools[0].enrollment[static_cast<std::size_t>(g)] = pupils{count};
        return d;
    };
    using enum grade;
    district with_empty = typical::build(typical::districts[2]);
    with_empty.schools[0].enrollment = {};
    const std::vector<district> odd{
        one_school(5, {{kindergarten, 1}, {twelfth, 1}}),  // two pupils, all grades
        one_school(0, {{prekindergarten, 36}}),
        one_school(3, {{ungraded, 25}}),
        one_school(0, {{ungraded, 3}, {prekindergarten, 1}}),
        one_school(1, {{eighth, 7}}),
        with_empty,
    };
    for (const district& d : odd) {
        for (const double net : {100'000.0, 0.0, -10'000.0}) {
            CAPTURE(d.schools[0].design, net);
            const comparison c = compare(d, restore_preset(), transform_preset(), {dollars{net}, 5, true});
            CHECK(std::isfinite(c.before.cost.recurring.central.value()));
            for (const difference& each : c.differences) CHECK((std::isfinite(each.a) && std::isfinite(each.b)));
            for (const package* side : {&c.a, &c.b}) {
                CHECK(std::isfinite(side->result.learned.benchmark.high.value()));
                CHECK(std::isfinite(side->result.learned.stock.low.value()));
                for (const lever_result& l : side->result.levers) CHECK(std::isfinite(l.reached_share.central));
            }
        }
    }
}

namespace {

/// Where the faults of a comparison lie that levers make impossible.
std::vector<std::string> places_of_faults(const district& d, const scenario& a, const scenario& b, bool fit) {
    std::vector<std::string> places;
    try {
        static_cast<void>(compare(d, a, b, {.new_money = dollars{50'000}, .fit = fit}));
    } catch (const invalid_input& refused) {
        for (const fault& f : refused.all()) places.push_back(f.place);
    }
    return places;
}

}  // namespace

TEST_CASE("the faults of both packages come at once, each of them once", "[compare]") {
    district d = small::district();
    d.designs[0].week.collaboration = minutes{45};  // outside the day
    for (time_block& block : d.designs[0].blocks) {
        if (block.setting == setting::whole_class) block.group = {pupils{6}, pupils{8}};
    }
    const scenario emptied = small::only("smaller_classes", {{"k_3", 6}});
    const scenario moved = small::only("expert_led_teams", {{"minutes", 30}, {"in_day", 1}});
    using places = std::vector<std::string>;
    const places classes{R"(block "english" of day "small")", R"(block "homeroom" of day "small")",
                         R"(block "art" of day "small")"};
    places both = classes;
    both.push_back(R"(day "small")");
    for (const bool fit : {false, true}) {
        CHECK(places_of_faults(d, emptied, moved, fit) == both);
        CHECK(places_of_faults(d, emptied, emptied, fit) == classes);
        CHECK(places_of_faults(d, {}, moved, fit) == places{R"(day "small")"});
        CHECK(places_of_faults(d, {}, {}, fit).empty());
    }
}

}  // namespace compare_test

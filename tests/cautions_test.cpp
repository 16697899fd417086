// SPDX-License-Identifier: MIT
#include <nineways/cautions.hpp>

#include <catch2/catch.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "small_district.hpp"

#include <nineways/typical.hpp>

namespace cautions_test {

namespace {

using namespace nineways;

const assumptions registry_values;

/// Two elementary schools of one level, without days: `low_income` of 100 pupils each and `posts` of teachers.
struct one_school {
    double low_income;
    double posts;
};
std::vector<std::size_t> worse_of(std::initializer_list<one_school> rows) {
    district d = small::district();
    const school first = d.schools[0];
    d.schools.clear();
    quantities q;
    spending cost;
    cost.posts[0].value = fte{0};
    for (const one_school& row : rows) {
        school s = first;
        s.enrollment = {};
        s.enrollment[1] = pupils{100};
        s.needs.low_income = pupils{row.low_income};
        s.staff = {{0, fte{row.posts}}};
        d.schools.push_back(s);
        q.schools.emplace_back();
        cost.posts[0].value += fte{row.posts};
    }
    const double all = cost.posts[0].value.value() * 80'000;
    cost.lines.push_back({path{measure::cost_line, 0, {}}.at(axis::role, 0),
                          spending_function::instruction,
                          {dollars{all}, dollars{all}, dollars{all}},
                          false});
    return not_comparable(d, q, cost, registry_values);
}

using positions = std::vector<std::size_t>;

}  // namespace

TEST_CASE("a school with Title I money is compared with those of its level without", "[cautions]") {
    // Without the money: 100 pupils, 10 posts, 10 pupils a post. 9.1 posts are 10.99 a post, inside 110 %; 9.0 are
    // 11.1 a post, and 72,000 of 80,000 dollars a pupil, which is 90 % and still enough; 8.9 fail both.
    CHECK(worse_of({{10, 10}, {50, 9.1}}).empty());
    CHECK(worse_of({{10, 10}, {50, 9.0}}).empty());
    CHECK(worse_of({{10, 10}, {50, 8.9}}) == positions{1});
    CHECK(worse_of({{50, 10}, {50, 5}}).empty());  // nobody to compare with
    CHECK(worse_of({{10, 10}, {39, 5}}).empty());  // no Title I money below 40 %
}

TEST_CASE("levers that share people are told of, once for a pair, and only when both are pulled", "[cautions]") {
    const district d = small::district();
    const baseline before = small::stand(d);
    const auto told = [&](const scenario& s, caution_kind kind) {
        const evaluation e = evaluate(d, before, s, registry_values, 5, no_ledger{});
        std::vector<std::string> pairs;
        for (const caution& c : cautions_of(d, before, e, registry_values)) {
            if (c.kind == kind)
                pairs.push_back(std::string{lever_catalog[c.lever]->id.view()} + " " +
                                std::string{lever_catalog[c.other]->id.view()});
        }
        return pairs;
    };
    scenario both = small::only("coaching", {{"share", 0.5}});
    CHECK(told(both, caution_kind::counted_once).empty());
    both.levers.push_back(small::only("pay_for_roles", {{"share", 0.1}}).levers[0]);
    CHECK(told(both, caution_kind::counted_once) == std::vector<std::string>{"coaching pay_for_roles"});
    both.levers.back() = small::only("pay_for_roles", {{"share", 0}}).levers[0];
    CHECK(told(both, caution_kind::counted_once).empty());
}

namespace {

/// The cautions of a kind that a package has over a typical district.
std::vector<caution> told_of(const scenario& s, caution_kind kind, std::size_t row) {
    const district d = typical::build(typical::districts[row]);
    const baseline before = small::stand(d);
    const evaluation e = evaluate(d, before, s, registry_values, 5, no_ledger{});
    std::vector<caution> some;
    for (const caution& c : cautions_of(d, before, e, registry_values))
        if (c.kind == kind) some.push_back(c);
    return some;
}

}  // namespace

TEST_CASE("what one lever does and another undoes is told of, whatever the order, and not in the other direction",
          "[cautions]") {
    struct pair {
        scenario one;
        scenario other;
    };
    const auto only = small::only;
    const pair against[]{
        {only("smaller_classes", {{"grades_4_12", 1}}), only("flexible_groups", {{"larger_elsewhere", 1}})},
        {only("smaller_classes", {{"k_3", -1}}), only("staffing_guidelines", {{"share", 0.5}})},
        {only("standard_year", {{"minutes_a_day", -10}}), only("extended_time", {{"minutes", 10}})},
        {only("separate_settings", {{"share", 0.1}}), only("integrated_classes", {{"share", 0.1}})},
        {only("staffing_guidelines", {{"share", 0.5}}), only("reinstated_posts", {{"support_per_1000", -0.1}})},
        {only("staffing_guidelines", {{"posts_per_1000", -0.1}}), only("reinstated_posts", {{"support", 0.1}})},
        {only("central_efficiency", {{"cut", -0.1}}), only("central_redesign", {{"share", 0.1}})},
    };
    for (const auto& [one, other] : against) {
        CAPTURE(lever_catalog[one.levers[0].lever]->id, lever_catalog[other.levers[0].lever]->id);
        scenario both = one;
        both.levers.push_back(other.levers[0]);
        const auto found = told_of(both, caution_kind::conflicts, 2);
        REQUIRE(found.size() == 1);
        CHECK(found[0].lever == one.levers[0].lever);
        CHECK(found[0].other == other.levers[0].lever);
        std::swap(both.levers[0], both.levers[1]);
        CHECK(told_of(both, caution_kind::conflicts, 2).size() == 1);
        CHECK(told_of(one, caution_kind::conflicts, 2).empty());
        CHECK(told_of(other, caution_kind::conflicts, 2).empty());
    }
    scenario alike = only("smaller_classes", {{"k_3", 1}, {"grades_4_12", -1}});
    alike.levers.push_back(only("flexible_groups", {{"larger_elsewhere", 1}}).levers[0]);
    CHECK(told_of(alike, caution_kind::conflicts, 2).empty());  // both make classes of grades 4 to 12 larger
}

TEST_CASE("levers of a baseline are in place: what a package needs, shares or undoes is told of", "[cautions]") {
    const district d = typical::build(typical::districts[2]);
    const baseline before = small::stand(d);
    const auto told = [&](const scenario& under, const scenario& s, caution_kind kind) {
        const evaluation first = evaluate(d, before, under, registry_values, 5, no_ledger{});
        const baseline next = stand_after(d, before, first, registry_values, no_ledger{});
        const evaluation e = evaluate(first.after, next, s, registry_values, 5, no_ledger{});
        std::size_t count = 0;
        for (const caution& c : cautions_of(first.after, next, e, registry_values)) count += c.kind == kind ? 1U : 0U;
        return count;
    };
    const scenario none;
    const scenario teams = small::only("expert_led_teams", {{"minutes", 60}});
    const scenario together = small::only("integrated_classes", {{"share", 0.5}});
    CHECK(told(none, together, caution_kind::needs_first) == 1);
    CHECK(told(teams, together, caution_kind::needs_first) == 0);
    const scenario coached = small::only("coaching", {{"share", 0.5}});
    CHECK(told(teams, coached, caution_kind::counted_once) == 1);
    CHECK(told(coached, teams, caution_kind::counted_once) == 1);
    scenario both = teams;
    both.levers.push_back(coached.levers[0]);
    CHECK(told(both, none, caution_kind::counted_once) == 0);
    CHECK(told(both, together, caution_kind::counted_once) == 0);
    CHECK(told(small::only("smaller_classes", {{"grades_4_12", 1}}),
               small::only("flexible_groups", {{"larger_elsewhere", 1}}), caution_kind::conflicts) == 1);
}

TEST_CASE("posts are kept by law only where some became free", "[cautions]") {
    // Longer periods move no post; schools with days of their own only add the same posts up in another order.
    for (const double share : {0.25, 0.5, 0.75, 1.0}) {
        for (std::size_t row = 0; row < typical::districts.size(); ++row) {
            CAPTURE(share, row);
            CHECK(told_of(small::only("flexible_blocks", {{"share", share}}), caution_kind::kept_by_law, row).empty());
        }
    }
}

TEST_CASE("classes grow where a lever makes them larger, not where lessons have another weight", "[cautions]") {
    // A day an hour longer at one school of three: its classes weigh more, and no class is larger.
    CHECK(told_of(small::only("extended_time", {{"minutes", 60}}), caution_kind::larger_classes, 2).empty());
    CHECK_FALSE(
        told_of(small::only("smaller_classes", {{"grades_4_12", -2}}), caution_kind::larger_classes, 2).empty());
}

TEST_CASE("more teachers than the stated supply are told of", "[cautions]") {
    const district d = typical::build(typical::districts[2]);
    const baseline before = small::stand(d);
    const evaluation e = evaluate(d, before, small::only("smaller_classes", {{"k_3", 3}, {"grades_4_12", 3}}),
                                  registry_values, 5, no_ledger{});
    const fte more = e.cost.teachers.value - before.cost.teachers.value;
    REQUIRE(more > fte{2});
    const auto count = [&](fte supply) {
        int found = 0;
        for (const caution& c : cautions_of(d, before, e, registry_values, supply)) {
            if (c.kind != caution_kind::more_teachers_than_supply) continue;
            ++found;
            CHECK(c.found == more.value());
            CHECK(c.allowed == supply.value());
        }
        return found;
    };
    CHECK(count(more) == 0);
    CHECK(count(more - fte{0.1}) == 1);
}

}  // namespace cautions_test

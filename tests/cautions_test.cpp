// SPDX-License-Identifier: MIT
#include <nineways/cautions.hpp>

#include <catch2/catch.hpp>

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

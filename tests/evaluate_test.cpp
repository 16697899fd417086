// SPDX-License-Identifier: MIT
#include <algorithm>

#include <catch2/catch.hpp>

#include <nineways/evaluate.hpp>
#include <nineways/presets.hpp>
#include <nineways/typical.hpp>

#include "small_district.hpp"

namespace evaluate_test {

using namespace nineways;

TEST_CASE("a line that a lever ends is a saving of that lever", "[levers]") {
    const district d = typical::build(typical::districts[1]);
    const baseline before = small::stand(d);
    scenario s = small::only("smaller_classes", {{"grades_4_12", 3}});
    s.levers.push_back(small::only("flexible_groups", {{"larger_elsewhere", 4}}).levers[0]);
    const evaluation e = evaluate(d, s);
    CHECK(e.levers[0].one_time.value.central > dollars{0});
    CHECK(e.cost.one_time.central == dollars{0});
    CHECK(e.one_time.value.central == e.cost.one_time.central - before.cost.one_time.central);
}

TEST_CASE("levers work in catalog order whatever their order in the scenario", "[levers]") {
    const district d = typical::build(typical::districts[2]);
    scenario s = transform_preset();
    const evaluation in_order = evaluate(d, s);
    std::reverse(s.levers.begin(), s.levers.end());
    CHECK(evaluate(d, s).basis.value.value() == in_order.basis.value.value());
}

TEST_CASE("expert-led teams at base leave teams as they are", "[levers]") {
    district d = small::district();
    d.designs[0].week.collaboration = minutes{45};  // outside the day
    CHECK(evaluate(d, small::only("expert_led_teams")).recurring.value == range<dollars>{});
}

TEST_CASE("teams are in the day or outside it, never moved without a word", "[levers]") {
    district d = small::district();
    d.designs[0].week.collaboration = minutes{45};
    d.designs[0].week.collaboration_in = time_place::in_day;
    CHECK_THROWS_AS(evaluate(d, small::only("expert_led_teams", {{"minutes", 30}, {"in_day", 0}, {"experts", 0}})),
                    invalid_input);
}

TEST_CASE("a lever at its base reaches nobody", "[levers]") {
    for (const lever* l : lever_catalog) {
        CAPTURE(l->id);
        CHECK(evaluate(typical::build(typical::districts[2]), small::only(l->id)).levers[0].reached_share.central == 0);
    }
}

TEST_CASE("classes of less than a pupil are refused", "[levers]") {
    district d = small::district();
    for (auto& b : d.designs[0].blocks)
        if (b.setting == setting::whole_class) b.group = {pupils{6}, pupils{8}};
    CHECK_THROWS_AS(evaluate(d, small::only("smaller_classes", {{"k_3", 6}})), invalid_input);
}

TEST_CASE("turnover below nothing is refused") {
    assumptions a;
    a.set("turnover_pay_elasticity"_p, {-10, -10, -10});
    CHECK_THROWS_AS(evaluate(small::district(), small::only("across_the_board_raise", {{"raise", 0.15}}), a),
                    invalid_input);
}

}  // namespace evaluate_test

// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

#include <nineways/levers/catalog.hpp>
#include <nineways/presets.hpp>
#include <nineways/scenario.hpp>

namespace presets_test {

using namespace nineways;

TEST_CASE("There is a preset for every situation and side, under a name of its own", "[presets]") {
    STATIC_REQUIRE(preset_of(situation::gain, side::restore) == 0);
    STATIC_REQUIRE(preset_of(situation::cut, side::transform) == preset_count - 1);
    for (std::size_t p = 0; p < preset_count; ++p) {
        const scenario s = preset(p);
        CHECK(s.id == preset_names[p]);
        CHECK(std::count(preset_names.begin(), preset_names.end(), s.id) == 1);
        CHECK_FALSE(s.title.empty());
        CHECK_FALSE(s.reason.empty());
        CHECK(s.base.empty());
        CHECK_FALSE(s.levers.empty());
    }
    CHECK(restore_preset().id == "restore");
    CHECK(transform_preset().id == "transform");
}

TEST_CASE("A preset sets each lever once, in catalog order, and does something with it", "[presets]") {
    for (std::size_t p = 0; p < preset_count; ++p) {
        const scenario s = preset(p);
        INFO(s.id);
        for (std::size_t i = 0; i < s.levers.size(); ++i) {
            if (i > 0) CHECK(s.levers[i - 1].lever < s.levers[i].lever);
            CHECK(detail::does_something(s.levers[i]));
        }
    }
}

TEST_CASE("Every lever of a preset has its reason, and no other lever has", "[presets]") {
    for (std::size_t p = 0; p < preset_count; ++p) {
        const scenario s = preset(p);
        INFO(s.id);
        std::vector<lever_id> with_reason;
        for (const lever_reason& reason : reasons_of_preset(p)) {
            CHECK(reason.text.size() > 10);
            with_reason.push_back(reason.lever);
        }
        std::sort(with_reason.begin(), with_reason.end());
        std::vector<lever_id> set;
        for (const lever_choice& choice : s.levers) set.push_back(choice.lever);
        CHECK(with_reason == set);
    }
}

TEST_CASE("A gain and one-time money are a share of spending to use, a cut one to find", "[presets]") {
    STATIC_REQUIRE(money_share(situation::gain) == 0.03);
    STATIC_REQUIRE(money_share(situation::cut) == -0.03);
    // 3 % once is a tenth of it a year on the basis of equal dollars.
    CHECK(money_share(situation::one_time) * 10 == Approx(0.03));
}

}  // namespace presets_test

// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <nineways/standard_day.hpp>

namespace standard_day_test {

using namespace nineways;

namespace {
const assumptions registry_values;
}

TEST_CASE("pulled-out pupils are not pulled for longer than the block they leave", "[standard_day]") {
    for (const day_design& design : standard_designs(registry_values)) {
        for (const time_block& b : design.blocks) {
            if (!b.moves_pupils() || b.setting == setting::push_in) continue;
            for (const time_block& p : design.blocks)
                if (p.id == b.parent) {
                    CAPTURE(design.id, b.id, p.id);
                    CHECK(b.weekly <= p.weekly);
                }
        }
    }
}

}  // namespace standard_day_test

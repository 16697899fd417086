// SPDX-License-Identifier: MIT
#include <nineways/contract.hpp>

#include <catch2/catch.hpp>

#include "small_district.hpp"

namespace contract_test {

namespace {

using namespace nineways;

school_week week_with(double open, double outside) {
    return {.open = minutes{open}, .collaboration = minutes{outside}, .collaboration_in = time_place::outside};
}

}  // namespace

// 5 days of 7.5 hours are 2,250 minutes.
TEST_CASE("the contract holds what the open week leaves of it", "[contract]") {
    const pay_system pay = small::district().pay;
    CHECK(contract_room(week_with(1950, 0), pay) == minutes{300});
    CHECK(contract_room(week_with(2250, 0), pay) == minutes{0});
    CHECK(contract_room(week_with(2400, 0), pay) == minutes{0});
    CHECK(beyond_contract(week_with(1950, 300), pay) == minutes{0});
    CHECK(beyond_contract(week_with(1950, 301), pay) == minutes{1});
    CHECK(beyond_contract(week_with(2400, 30), pay) == minutes{30});
    CHECK(beyond_contract(week_with(2400, 0), pay) == minutes{0});
    // An hour a week in 36 weeks is 36 hours: 4.8 days of 7.5.
    CHECK(contract_days(minutes{60}, 36, pay) == Approx(4.8));
}

TEST_CASE("time in the day is no time outside it", "[contract]") {
    school_week week = week_with(2250, 90);
    week.collaboration_in = time_place::in_day;
    CHECK(beyond_contract(week, small::district().pay) == minutes{0});
}

}  // namespace contract_test

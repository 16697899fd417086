// SPDX-License-Identifier: MIT
#include <nineways/contract.hpp>

#include <catch2/catch.hpp>

#include <nineways/complete.hpp>

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

// Standard classes have at most 28 pupils; 27 kindergartners, all but one of them in one class, would break a clause of 25.
TEST_CASE("standard days that fill a gap keep to the contract's class sizes", "[contract]") {
    district_draft draft;
    draft.id = "d";
    draft.name = "D";
    draft.contract_limits = {{"Article 9", contract_measure::class_size, 25,
                              grade_set::between(grade::kindergarten, grade::first)}};
    school_draft& school = draft.schools.emplace_back();
    school.id = "s";
    school.name = "S";
    school.enrollment[static_cast<std::size_t>(grade::kindergarten)] = pupils{27};
    school.enrollment[static_cast<std::size_t>(grade::second)] = pupils{26};
    const district d = complete(std::move(draft));
    CHECK(validate(d).empty());
    for (const time_block& b : d.designs[d.schools[0].design].blocks) {
        if (b.setting != setting::whole_class) continue;
        if (b.grades.contains(grade::kindergarten)) CHECK(b.group.cap == pupils{25});
        if (b.grades.contains(grade::second)) CHECK(b.group.cap == pupils{28});
    }
    // Two classes of 13 in kindergarten, and one in grade 2.
    CHECK(small::count(d).day_posts[standard_role::classroom_teacher].value.value() == Approx(3));
    bool listed = false;
    for (const filled_value& f : d.filled) listed = listed || (f.place == "/contract_limits/0" && f.value == 25);
    CHECK(listed);
}

}  // namespace contract_test

// SPDX-License-Identifier: MIT
#include <nineways/reported.hpp>

#include <catch2/catch.hpp>

#include "small_district.hpp"

namespace reported_test {

namespace {

nineways::reported_comparison beside_model(const nineways::district& d) {
    const nineways::assumptions assumed;
    return nineways::beside_model(d, nineways::stand_before(d, assumed, nineways::no_ledger{}));
}

}  // namespace

TEST_CASE("Money in the source stands as it is, and in the district's dollars", "[reported]") {
    auto d = small::district();
    d.reported = {.school_year = 2017,
                  .teachers = nineways::fte{12},
                  .average_salary = nineways::dollars_per_fte{50000},
                  .spending = std::nullopt};
    const auto found = beside_model(d);
    CHECK(found.school_year == 2017);
    REQUIRE(found.rows.size() == 2);
    CHECK(found.rows[0].measure == "teachers");
    CHECK(found.rows[0].in_source == 12);
    CHECK(found.rows[0].reported == 12);
    CHECK(found.rows[1].measure == "average_salary");
    CHECK(found.rows[1].in_source == 50000);
    // Consumer prices of the school years: (292.655 + 304.702) / (240.007 + 245.120) = 1.231341.
    CHECK(found.rows[1].reported == Approx(50000 * 1.231341).epsilon(1e-6));
    CHECK(found.rows[1].modelled == Approx(55000));
    CHECK_FALSE(found.teachers_at_reported_class_size);
}

TEST_CASE("A district that reports nothing has no rows", "[reported]") {
    CHECK(beside_model(small::district()).rows.empty());
}

TEST_CASE("Classes of the reported size need more teachers where that is smaller", "[reported]") {
    auto d = small::district();
    d.schools[0].reported.average_class_size = 10;
    const auto found = beside_model(d);
    REQUIRE(found.rows.size() == 1);
    CHECK(found.rows[0].measure == "average_class_size");
    CHECK(found.rows[0].reported == 10);
    REQUIRE(found.teachers_at_reported_class_size);
    const nineways::assumptions assumed;
    const auto before = nineways::stand_before(d, assumed, nineways::no_ledger{});
    CHECK(*found.teachers_at_reported_class_size > before.cost.teachers.value);
}

}  // namespace reported_test

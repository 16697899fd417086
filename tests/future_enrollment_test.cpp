// SPDX-License-Identifier: MIT
#include <nineways/future_enrollment.hpp>

#include <array>
#include <cstddef>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/typical.hpp>

namespace future_enrollment_test {

namespace {

using namespace nineways;

constexpr auto place(grade g) { return static_cast<std::size_t>(g); }

school of(const std::vector<std::pair<grade, double>>& counts) {
    school s;
    for (const auto& [g, count] : counts) s.enrollment[place(g)] = pupils{count};
    return s;
}

cohort_rates even(double entry = 0, double survival = 1) {
    cohort_rates rates;
    rates.entry_growth = entry;
    rates.survival.fill(survival);
    return rates;
}

}  // namespace

TEST_CASE("cohorts rise a grade, and as many enter as before", "[future_enrollment]") {
    district d;
    d.schools = {of({{grade::kindergarten, 10}, {grade::first, 20}, {grade::second, 40}})};
    const auto years = future_enrollment(d, even(), 2);
    REQUIRE(years.size() == 3);
    CHECK(years[0][0][place(grade::second)] == 40);
    CHECK(years[1][0][place(grade::kindergarten)] == 10);
    CHECK(years[1][0][place(grade::first)] == 10);
    CHECK(years[1][0][place(grade::second)] == 20);  // the 40 leave for a grade that the district does not have
    CHECK(years[1][0][place(grade::third)] == 0);
    CHECK(years[2][0][place(grade::second)] == 10);
}

TEST_CASE("survival and entry carry fractions on, and are rounded for a year", "[future_enrollment]") {
    district d;
    d.schools = {of({{grade::kindergarten, 100}, {grade::first, 100}})};
    const auto years = future_enrollment(d, even(-0.015, 0.97), 2);
    CHECK(years[1][0][place(grade::kindergarten)] == 99);  // 98.5
    CHECK(years[1][0][place(grade::first)] == 97);
    CHECK(years[2][0][place(grade::kindergarten)] == 97);  // 98.5 x 0.985 = 97.02
    CHECK(years[2][0][place(grade::first)] == 96);         // 98.5 x 0.97 = 95.5
}

TEST_CASE("schools keep their shares of a grade, by largest remainder", "[future_enrollment]") {
    district d;
    d.schools = {of({{grade::kindergarten, 10}, {grade::first, 30}}),
                 of({{grade::kindergarten, 7}, {grade::first, 15}})};
    const auto years = future_enrollment(d, even(), 1);
    // 17 first graders as 30 to 15: 11.33 and 5.67.
    CHECK(years[1][0][place(grade::first)] == 11);
    CHECK(years[1][1][place(grade::first)] == 6);
}

TEST_CASE("a grade that no grade leads to is entered as kindergarten is; ungraded pupils follow all",
          "[future_enrollment]") {
    district d;
    d.schools = {of({{grade::ninth, 200}, {grade::tenth, 100}, {grade::ungraded, 30}})};
    const auto years = future_enrollment(d, even(0.1), 1);
    CHECK(years[1][0][place(grade::ninth)] == 220);
    CHECK(years[1][0][place(grade::tenth)] == 200);
    CHECK(years[1][0][place(grade::ungraded)] == 42);  // 30 x 420 / 300
}

TEST_CASE("needs keep their shares of a school's pupils", "[future_enrollment]") {
    district d;
    d.schools = {of({{grade::kindergarten, 100}})};
    d.schools[0].needs = {pupils{50}, pupils{10}, pupils{20}, pupils{5}};
    district then = d;
    enroll(then, d, future_enrollment(d, even(0.2), 1)[1]);
    CHECK(total_pupils(then).value() == 120);
    CHECK(then.schools[0].needs.low_income.value() == Approx(60));
    CHECK(then.schools[0].needs.disability.value() == Approx(24));
}

TEST_CASE("with even cohorts a district that is even stays as it is", "[future_enrollment]") {
    district d;
    for (std::size_t g = place(grade::kindergarten); g <= place(grade::twelfth); ++g) {
        d.schools.emplace_back();
        d.schools.back().enrollment[g] = pupils{77};
    }
    for (const enrollment_table& year : future_enrollment(d, even(), 30)) {
        for (std::size_t s = 0; s < year.size(); ++s) CHECK(year[s][s + 1] == 77);
    }
}

}  // namespace future_enrollment_test

// SPDX-License-Identifier: MIT
#include <nineways/sketch_district.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

#include <nineways/compare.hpp>
#include <nineways/presets.hpp>
#include "small_district.hpp"

namespace sketch_district_test {

namespace {

using namespace nineways;

district_numbers numbers(double count, double schools, double low_income, double budget) {
    district_numbers known;
    known.pupils = count;
    known.schools = schools;
    known.low_income = low_income;
    known.budget = dollars{budget};
    return known;
}

/// At about what the nation spends a pupil.
district sketch(double count, double schools, double low_income, double a_pupil = 16'000) {
    return sketch_district(numbers(count, schools, low_income, count * a_pupil));
}

std::vector<fault> faults_of(const district_numbers& known) {
    try {
        static_cast<void>(sketch_district(known));
    } catch (const invalid_input& bad) {
        return bad.all();
    }
    return {};
}

double spending(const district& d) { return small::stand(d).cost.recurring.central.value(); }

std::size_t schools_with(const district& d, grade_set grades) {
    std::size_t count = 0;
    for (const school& s : d.schools) count += grades_present(s) == grades ? 1U : 0U;
    return count;
}

constexpr grade_set elementary = grade_set::between(grade::kindergarten, grade::fifth);
constexpr grade_set middle = grade_set::between(grade::sixth, grade::eighth);
constexpr grade_set high = grade_set::between(grade::ninth, grade::twelfth);

}  // namespace

TEST_CASE("a sketch of the numbers of a typical district has its kinds of schools", "[sketch_district]") {
    const district d = sketch(25'000, 42, 0.5);
    CHECK(total_pupils(d).value() == 25'000);
    CHECK(d.schools.size() == 42);
    CHECK(schools_with(d, elementary) == 28);
    CHECK(schools_with(d, middle) == 8);
    CHECK(schools_with(d, high) == 6);
    CHECK(total_need(d, &need_counts::low_income).value() == 12'500);
    // 25,000 over 13 grades: 1,923 or 1,924 in each, 11,538 in elementary schools of which the 28th has 1.4 of the
    // mean.
    double grade_k = 0;
    for (const school& s : d.schools) grade_k += s.enrollment[small::kindergarten].value();
    CHECK(grade_k == 1'924);
    CHECK(total_pupils(d.schools[27]).value() == Approx(1.4 * 11'540 / 28).margin(6));
    CHECK(total_pupils(d.schools[0]).value() == Approx(0.6 * 11'540 / 28).margin(6));
    CHECK(d.schools[0].name == "Elementary 1");
    CHECK(d.schools[41].id == "high_6");
}

TEST_CASE("one school has every grade, two meet at grade 6, and three are one of each kind", "[sketch_district]") {
    CHECK(schools_with(sketch(400, 1, 0.4, 40'000), elementary | middle | high) == 1);
    const district two = sketch(400, 2, 0.4, 40'000);
    CHECK(schools_with(two, elementary) == 1);
    CHECK(schools_with(two, middle | high) == 1);
    for (const double count : {60.0, 1'500.0, 12'000.0}) {
        const district three = sketch(count, 3, 0.4, 60'000);  // small schools are dear
        CHECK(schools_with(three, elementary) == 1);
        CHECK(schools_with(three, middle) == 1);
        CHECK(schools_with(three, high) == 1);
    }
}

TEST_CASE("pupils and low-income pupils are whole, and add up, whatever the numbers", "[sketch_district]") {
    for (const double schools : {1.0, 2.0, 3.0, 4.0, 7.0, 19.0, 43.0, 250.0}) {
        for (const double each : {20.0, 21.0, 137.0, 511.0, 4'999.0}) {
            for (const double share : {0.0, 0.001, 0.13, 0.5, 0.77, 0.999, 1.0}) {
                const double count = schools * each;
                const district_draft d = detail::district_sketch{numbers(count, schools, share, 0)}.run();
                REQUIRE(d.schools.size() == static_cast<std::size_t>(schools));
                double all = 0;
                double poor = 0;
                for (const school_draft& s : d.schools) {
                    double here = 0;
                    bool some = false;
                    for (const pupils grade : s.enrollment) {
                        REQUIRE((grade.value() >= 0 && grade.value() == std::floor(grade.value())));
                        here += grade.value();
                        some = some || grade.value() > 0;
                    }
                    REQUIRE(some);
                    const double low_income = s.low_income->value();
                    REQUIRE((low_income >= 0 && low_income <= here && low_income == std::floor(low_income)));
                    all += here;
                    poor += low_income;
                }
                REQUIRE(all == count);
                REQUIRE(std::fabs(poor - count * share) <= 0.5 + 1e-6);
            }
        }
    }
}

TEST_CASE("low-income shares are spread around the mean of every kind, and not by size", "[sketch_district]") {
    const district d = sketch(25'000, 42, 0.3);
    double least = 1;
    double most = 0;
    std::vector<double> of_kind(2);
    std::vector<double> all(2);
    for (std::size_t s = 0; s < 28; ++s) {
        const double count = total_pupils(d.schools[s]).value();
        const double share = d.schools[s].needs.low_income.value() / count;
        least = std::fmin(least, share);
        most = std::fmax(most, share);
        of_kind[s / 14] += d.schools[s].needs.low_income.value();
        all[s / 14] += count;
    }
    // 0.6 of 0.3 to either side.
    CHECK(least == Approx(0.12).margin(0.02));
    CHECK(most == Approx(0.48).margin(0.02));
    CHECK((of_kind[0] + of_kind[1]) / (all[0] + all[1]) == Approx(0.3).margin(0.0005));
    CHECK(of_kind[0] / all[0] == Approx(of_kind[1] / all[1]).margin(0.03));
}

TEST_CASE("a sketch spends its budget to the cent, and funds come to it", "[sketch_district]") {
    for (const double budget : {400e6, 393'456'789.01, 612'345'678.99}) {
        const district d = sketch_district(numbers(25'000, 42, 0.5, budget));
        CHECK(std::round(spending(d) * 100) == std::round(budget * 100));
        double funds = 0;
        for (const fund_source& f : d.funds) funds += f.amount.value();
        CHECK(std::round(funds * 100) == std::round(budget * 100));
    }
}

TEST_CASE("the least budget is told, works, and a dollar less does not", "[sketch_district]") {
    district_numbers known = numbers(25'000, 42, 0.5, 1e6);
    const std::vector<fault> poor = faults_of(known);
    REQUIRE(poor.size() == 1);
    CHECK(poor[0].place == "/budget");
    CHECK(poor[0].found == "1000000");
    REQUIRE(poor[0].expected.substr(0, 9) == "at least ");
    const double least = std::stod(poor[0].expected.substr(9));
    CHECK(least > 100e6);
    known.budget = dollars{least};
    const district d = sketch_district(known);
    CHECK(std::round(spending(d) * 100) == std::round(least * 100));
    known.budget = dollars{least - 1};
    CHECK(faults_of(known).size() == 1);
}

TEST_CASE("what is not known is listed, and what the numbers say of it", "[sketch_district]") {
    const district d = sketch(1'200, 4, 0.5);
    const auto reason_of = [&](const std::string& place) {
        for (const filled_value& f : d.filled) {
            if (f.place == place) return f.reason;
        }
        return std::string{};
    };
    CHECK(reason_of("/schools") == "kinds of schools in the proportions of Typical Rural District");
    CHECK(reason_of("/schools/3/pupils") == "as many in each grade; schools of a kind from 0.6 to 1.4 of their mean");
    CHECK(reason_of("/schools/0/needs/low_income") == "spread around the district's share without regard to size");
    CHECK(reason_of("/schools/0/needs/disability") == "disability_share x pupils");
    CHECK(reason_of("/unmodelled").substr(0, 34) == "the budget less what posts cost, i");
    CHECK(reason_of("/funds") == "the budget, of it special_education_grant and low_income_grant");
    CHECK_FALSE(reason_of("/dollar_year").empty());
    CHECK_FALSE(reason_of("/pay").empty());
    CHECK(d.before.posts.empty());
    CHECK_FALSE(d.schools[0].rooms);

    district_numbers dated = numbers(1'200, 4, 0.5, 1'200 * 18'000);
    dated.dollar_year = 2020;
    const district earlier = sketch_district(dated);
    CHECK(earlier.dollar_year == 2020);
    for (const filled_value& f : earlier.filled) CHECK(f.place != "/dollar_year");
}

TEST_CASE("numbers that do not go together are refused, all at once", "[sketch_district]") {
    const std::vector<fault> wild = faults_of(numbers(10.5, 0, 1.2, -1));
    REQUIRE(wild.size() == 4);
    CHECK(wild[0].place == "/pupils");
    CHECK(wild[1].place == "/schools");
    CHECK(wild[2].place == "/low_income");
    CHECK(wild[3].place == "/budget");
    const std::vector<fault> many = faults_of(numbers(839, 42, 0.5, 1e7));
    REQUIRE(many.size() == 1);
    CHECK(many[0].found == "42 schools for 839 pupils");
    CHECK(many[0].expected == "at most 41 schools: 20 pupils a school or more");
    CHECK(faults_of(numbers(840, 42, 0.5, 1e8)).empty());
    const std::vector<fault> few = faults_of(numbers(10'001, 2, 0.5, 1e9));
    REQUIRE(few.size() == 1);
    CHECK(few[0].expected == "at least 3 schools: 5000 pupils a school or fewer");
    CHECK(faults_of(numbers(10'000, 2, 0.5, 1e9)).empty());
    const std::vector<fault> both = faults_of(numbers(10'001, 2, 0.5, 1.1e10));
    REQUIRE(both.size() == 2);
    CHECK(both[1].place == "/budget");
    CHECK(both[1].expected == "at most 10001000000 dollars a year: 1000000 a pupil");
    CHECK(faults_of(numbers(10'000, 2, 0.5, 1e10)).empty());
}

TEST_CASE("both packages can be compared over a sketch", "[sketch_district]") {
    const district d = sketch(8'000, 13, 0.25);
    const comparison c = compare(d, preset(0), preset(1), {.new_money = dollars{3e6}});
    CHECK(c.a.result.learned.percentile_points.central > 0);
    CHECK(c.b.result.learned.percentile_points.central > 0);
}

}  // namespace sketch_district_test

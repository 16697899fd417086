// SPDX-License-Identifier: MIT
#include <nineways/grade.hpp>

#include <catch2/catch.hpp>

namespace grade_test {

namespace {

using namespace nineways;
using enum grade;

// Elementary to grade 5, middle 6 to 8, high 9 to 12.
static_assert(level_of(prekindergarten) == level::elementary && level_of(fifth) == level::elementary);
static_assert(level_of(sixth) == level::middle && level_of(eighth) == level::middle);
static_assert(level_of(ninth) == level::high && level_of(twelfth) == level::high && level_of(ungraded) == level::high);

static_assert(grade_set{}.empty() && !grade_set{third}.empty());
static_assert(grades_k_3.contains(kindergarten) && grades_k_3.contains(third));
static_assert(!grades_k_3.contains(prekindergarten) && !grades_k_3.contains(fourth));
static_assert(grades_4_12.contains(fourth) && grades_4_12.contains(twelfth) && !grades_4_12.contains(ungraded));
static_assert((grades_k_3 & grades_4_12).empty() && !grades_k_3.meets(grades_4_12));
static_assert((grades_k_3 | grades_4_12) == grade_set::between(kindergarten, twelfth));
static_assert(all_grades - (grades_k_3 | grades_4_12) == (grade_set{prekindergarten} | grade_set{ungraded}));
static_assert(all_grades.includes(grades_k_3) && !grades_k_3.includes(all_grades) && grades_k_3.includes(grade_set{}));
static_assert(grade_set::between(second, second) == grade_set{second});
static_assert(general_tiers == all_tiers - tier_set{tier::separate});

}  // namespace

TEST_CASE("every grade belongs to one level, and the levels' grades are those that say so", "[grade]") {
    grade_set all;
    for (const level l : {level::elementary, level::middle, level::high}) {
        CHECK_FALSE(all.meets(grades_of(l)));
        all = all | grades_of(l);
        for (std::size_t g = 0; g < grade_count; ++g) {
            const auto here = static_cast<grade>(g);
            CHECK(grades_of(l).contains(here) == (level_of(here) == l));
        }
    }
    CHECK(all == all_grades);
}

TEST_CASE("grades are named in their order", "[grade]") {
    CHECK(grade_names[static_cast<std::size_t>(prekindergarten)] == "PK");
    CHECK(grade_names[static_cast<std::size_t>(first)] == "1");
    CHECK(grade_names[static_cast<std::size_t>(twelfth)] == "12");
    CHECK(grade_names[static_cast<std::size_t>(ungraded)] == "ungraded");
    CHECK(tier_names[static_cast<std::size_t>(tier::on_track)] == "on_track");
    CHECK(level_names[static_cast<std::size_t>(level::high)] == "high");
}

}  // namespace grade_test

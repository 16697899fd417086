// SPDX-License-Identifier: MIT
#include <nineways/day_designs.hpp>

#include <catch2/catch.hpp>

#include "small_district.hpp"

namespace day_designs_test {

namespace {

using namespace nineways;
using enum nineways::grade;

using taught = std::array<bool, level_count>;
constexpr taught taught_between(grade first, grade last) { return levels_taught(grade_set::between(first, last)); }

static_assert(taught_between(kindergarten, fifth) == taught{true, false, false});
static_assert(taught_between(prekindergarten, sixth) == taught{true, false, false}, "a sixth grade stays with its own");
static_assert(taught_between(kindergarten, eighth) == taught{true, true, false});
static_assert(taught_between(sixth, eighth) == taught{false, true, false});
static_assert(taught_between(sixth, twelfth) == taught{false, true, true});
static_assert(taught_between(ninth, twelfth) == taught{false, false, true});
static_assert(taught_between(kindergarten, twelfth) == taught{true, true, true});
static_assert(levels_taught(grade_set{ungraded}) == taught{false, false, true});
static_assert(levels_taught(grade_set{sixth}) == taught{false, true, false});

/// Three designs of one block each, which hold all grades that their level may have.
day_design_set simple() {
    day_design_set set;
    set.id = "simple";
    const std::array<grade_set, level_count> grades{
        grade_set::between(prekindergarten, sixth) | ungraded,
        grade_set::between(sixth, eighth) | ungraded,
        grade_set::between(ninth, twelfth) | ungraded,
    };
    for (std::size_t l = 0; l < level_count; ++l) {
        set.designs[l] = small::design();
        set.designs[l].id = level_names[l];
        set.designs[l].hiring_step = fte{l == 0 ? 0.1 : 0.2};
        for (time_block& block : set.designs[l].blocks) block.grades = grades[l];
    }
    return set;
}

district of_schools(const std::vector<grade_set>& spans) {
    district d = small::district();
    d.schools.assign(spans.size(), d.schools[0]);
    for (std::size_t s = 0; s < spans.size(); ++s) {
        d.schools[s].enrollment = {};
        for (std::size_t g = 0; g < grade_count; ++g) {
            if (spans[s].contains(static_cast<grade>(g))) d.schools[s].enrollment[g] = pupils{50};
        }
    }
    return d;
}

}  // namespace

TEST_CASE("schools of one level follow its design as it is, and share it", "[day_designs]") {
    const auto span = [](grade first, grade last) { return grade_set::between(first, last); };
    const district d = with_day_designs(
        of_schools({span(kindergarten, sixth), span(sixth, eighth), span(kindergarten, fifth)}), simple());
    REQUIRE(d.designs.size() == 2);
    CHECK(d.schools[0].design == d.schools[2].design);
    CHECK(d.designs[d.schools[0].design].id == "elementary");
    CHECK(d.designs[d.schools[1].design].id == "middle");
    CHECK(d.designs[0].blocks.size() == small::design().blocks.size());
}

TEST_CASE("a school that spans levels has each grade from one of them", "[day_designs]") {
    const district d = with_day_designs(of_schools({grade_set::between(kindergarten, twelfth)}), simple());
    REQUIRE(d.designs.size() == 1);
    const day_design& whole = d.designs[0];
    CHECK(whole.id == "elementary_middle_high");
    CHECK(whole.hiring_step.value() == 0.2);
    CHECK(whole.blocks.size() == 3 * small::design().blocks.size());
    for (std::size_t g = 0; g < grade_count; ++g) {
        int english = 0;
        for (const time_block& b : whole.blocks) {
            if (b.subject == subject::english && b.grades.contains(static_cast<grade>(g))) ++english;
        }
        CHECK(english == 1);
    }
    CHECK(whole.blocks[4].parent == "elementary_english");
    CHECK(whole.blocks.back().id == "high_resource");
}

TEST_CASE("days that a set gives are no longer filled in", "[day_designs]") {
    district d = of_schools({grade_set::between(kindergarten, fifth)});
    d.filled = {{"/pay", {}, "standard grid"}, {"/schools/0/design", {}, "standard day"}, {"/schools/0/staff", {}, ""}};
    const district other = with_day_designs(d, simple());
    REQUIRE(other.filled.size() == 2);
    CHECK(other.filled[0].place == "/pay");
    CHECK(other.filled[1].place == "/schools/0/staff");
}

// The district has the 17 standard roles, so that the set's are 17, 18 and 19. Elementary days use the last and the
// first of them, middle days the second.
TEST_CASE("of the roles that a set brings, those come that the chosen days use", "[day_designs]") {
    day_design_set set = simple();
    for (const char* id : {"coaches_hired", "tutors_hired", "artists_hired"}) {
        set.roles.push_back({id, id, spending_function::instruction, pay_basis::contract, dollars_per_fte{1}, false});
    }
    set.designs[0].blocks[2].adults = {{19, 1}, {standard_role::aide, 1}};
    set.designs[0].blocks[4].adults = {{17, 2}};
    set.designs[1].blocks[2].adults = {{18, 1}};

    const district young = with_day_designs(of_schools({grade_set::between(kindergarten, fifth)}), set);
    REQUIRE(young.roles.size() == 19);
    CHECK(young.roles[17].id == "coaches_hired");
    CHECK(young.roles[18].id == "artists_hired");
    CHECK(young.designs[0].blocks[2].adults[0].role == 18);
    CHECK(young.designs[0].blocks[2].adults[1].role == standard_role::aide);
    CHECK(young.designs[0].blocks[4].adults[0].role == 17);

    CHECK(with_day_designs(of_schools({grade_set::between(ninth, twelfth)}), set).roles.size() == 17);
    const district both = with_day_designs(of_schools({grade_set::between(kindergarten, eighth)}), set);
    CHECK(both.roles.size() == 20);

    // A role that neither has stays one that is not there.
    set.designs[2].blocks[2].adults = {{20, 1}};
    const district old = with_day_designs(of_schools({grade_set::between(ninth, twelfth)}), set);
    CHECK(old.designs[0].blocks[2].adults[0].role >= old.roles.size());
}

}  // namespace day_designs_test

// SPDX-License-Identifier: MIT
#include <nineways/timetable.hpp>

#include <catch2/catch.hpp>

#include <nineways/typical.hpp>
#include "small_district.hpp"

namespace timetable_test {

namespace {

using namespace nineways;

double length_of(const std::vector<lesson>& lessons) {
    double sum = 0;
    for (const lesson& l : lessons) sum += l.length.value();
    return sum;
}

}  // namespace

// English 200 a day, homeroom 102.4, art 47, breaks 40.6: all of half an hour a day or more.
TEST_CASE("long blocks come every day", "[timetable]") {
    const day_design design = small::design();
    const pupil_week week = lay_out_week(design, grade::first, tier::intensive, 36);
    CHECK(week.daily == std::vector<std::size_t>{0, 1, 2, 3});  // the pull-out lies inside English
    for (const auto& day : week.in_turn) CHECK(day.empty());
}

// Three periods of 44 minutes of one and two of another: a period a day.
TEST_CASE("short blocks take turns", "[timetable]") {
    day_design design = small::design();
    time_block music = design.blocks[2];
    design.blocks[2].weekly = minutes{132};
    music.id = "music";
    music.weekly = minutes{88};
    design.blocks.push_back(music);
    const pupil_week week = lay_out_week(design, grade::first, tier::on_track, 36);
    CHECK(week.daily == std::vector<std::size_t>{0, 1, 3});
    for (std::size_t day = 0; day < days_a_week; ++day) {
        REQUIRE(week.in_turn[day].size() == 1);
        CHECK(week.in_turn[day][0].block == (day < 3 ? 2U : 5U));
        CHECK(week.in_turn[day][0].length.value() == Approx(44));
    }
}

TEST_CASE("every pupil's days are equally long and hold every block's minutes", "[timetable]") {
    for (const char* id : {"typical-city", "typical-suburb", "typical-rural"}) {
        const district d = *typical::find(id);
        for (const school& s : d.schools) {
            const day_design& design = d.designs[s.design];
            for (std::size_t g = 0; g < grade_count; ++g) {
                if (!(s.enrollment[g].value() > 0)) continue;
                const pupil_week week = lay_out_week(design, static_cast<grade>(g), tier::on_track, d.school_weeks);
                double daily = 0;
                for (const std::size_t b : week.daily) daily += design.blocks[b].weekly.value() / 5;
                for (const auto& day : week.in_turn)
                    CHECK(daily + length_of(day) == Approx(design.week.open.value() / 5));
            }
        }
    }
}

}  // namespace timetable_test

// SPDX-License-Identifier: MIT
#include <nineways/day_sums.hpp>

#include <optional>

#include <catch2/catch.hpp>

#include <nineways/typical.hpp>
#include "small_district.hpp"

namespace day_sums_test {

namespace {

using namespace nineways;

constexpr auto young = static_cast<std::size_t>(level::elementary);

std::vector<school_sums> sums_of(const district& d) {
    const baseline before = stand_before(d, {}, no_ledger{});
    return sum_days(d, before.tiers, post_prices(d, before.cost.average_salary.value));
}

const subject_sums& of(const day_sums& sums, subject what) { return sums.subjects[static_cast<std::size_t>(what)]; }

}  // namespace

// Four classes of 18.5 in kindergarten and one of 18 in grade 1; English 1,000 minutes, homeroom 512, art 235, breaks
// 203; 7 intensive pupils leave English for 360 minutes in two groups. A post costs 55,000 x 1.25 + 10,000 = 78,750.
TEST_CASE("a small school's subjects, worked by hand", "[day_sums]") {
    const day_sums here = sums_of(small::district())[0].levels[young];
    CHECK(here.pupils == std::array<double, 4>{7, 23, 62, 0});
    const subject_sums& english = of(here, subject::english);
    CHECK(english.pupil_minutes == Approx(92 * 1000));
    CHECK(english.group_minutes == Approx(5 * 1000));
    CHECK(english.taught_minutes == Approx(5 * 1000));
    CHECK(english.posts == Approx(5 * 1000 / 1512.0));
    CHECK(english.cost.value() == Approx(5 * 1000 / 1512.0 * 78750));
    CHECK(english.attended[0] == Approx(7 * (1000 - 360)));
    CHECK(english.attended[1] == Approx(23 * 1000));
    CHECK(english.adult_minutes[0] == Approx(6 * 640 * 4 / 74.0 + 640 / 18.0));
    CHECK(english.seats == 0);  // homerooms keep their teacher
    const subject_sums& resource = of(here, subject::special_education);
    CHECK(resource.attended == std::array<double, 4>{7 * 360, 0, 0, 0});
    CHECK(resource.adult_minutes[0] == Approx(7 * 360 * 2 / 7.0));
    CHECK(resource.small_group_minutes[0] == Approx(7 * 360));
    CHECK(resource.taught_minutes == Approx(2 * 360));
    CHECK(resource.group_minutes == 0);
    const subject_sums& art = of(here, subject::art);
    CHECK(art.seats == Approx(92));
    CHECK(art.seat_posts == Approx(5 * 235 / 1512.0));
    CHECK(of(here, subject::break_time).attended[2] == Approx(62 * 203));
    CHECK(of(here, subject::break_time).posts == 0);
}

// A teacher's post costs 55,000 x 1.25 + 10,000, a partner's its price; 0.777 posts of art under a contract of 45,000.
TEST_CASE("a post under contract costs its price in the day's sums too", "[day_sums]") {
    district d = small::district();
    const auto partner = static_cast<role_id>(d.roles.size());
    d.roles.push_back({"partner_staff", "staff of a partner", spending_function::instruction, pay_basis::contract,
                       dollars_per_fte{45'000}, false});
    d.designs[0].blocks[2].adults[0].role = partner;
    const auto prices = post_prices(d, dollars_per_fte{55'000});
    CHECK(prices[standard_role::classroom_teacher].value() == Approx(78'750));
    CHECK(prices[partner] == dollars{45'000});
    const day_sums here = sums_of(d)[0].levels[young];
    CHECK(of(here, subject::art).cost.value() == Approx(5 * 235 / 1512.0 * 45'000));
    CHECK(of(here, subject::art).teaching_posts == 0);
}

// Contact 1,512 of a timetable of 1,950 - 150 - 53 = 1,747 minutes.
TEST_CASE("ratios of a small school, worked by hand", "[day_sums]") {
    const subject_sums all = sums_of(small::district())[0].all().all_subjects();
    CHECK(*ratio{all.pupil_minutes, all.group_minutes}.value() == Approx(92 / 5.0));
    CHECK(*ratio{all.taught_minutes, all.timetable_minutes}.value() == Approx(1512 / 1747.0));
    CHECK(*ratio{all.taught_minutes, all.teaching_posts}.value() == Approx(1512));
    CHECK(*ratio{all.seats, all.seat_posts}.value() == Approx(92 / (5 * 235 / 1512.0)));
    CHECK_FALSE(ratio{1, 0}.value());
}

// 5 classes x 1,747 minutes and 2 groups x 360 make 9,455 taught minutes; the timetable has 1,747. At a contact ratio
// of 0.8 a post teaches 1,397.6 of them, at that of the day 1,512.
TEST_CASE("posts needed follow from the target contact ratio", "[day_sums]") {
    const district d = small::district();
    const baseline before = stand_before(d, {}, no_ledger{});
    const auto prices = post_prices(d, before.cost.average_salary.value);
    const auto needed = [&](std::optional<double> target) {
        return sum_days(d, before.tiers, prices, target)[0].all().all_subjects().posts_needed;
    };
    CHECK(needed(0.8) == Approx(9455 / 1397.6));
    CHECK(needed(std::nullopt) == Approx(9455 / 1512.0));
    CHECK(needed(1) == Approx(9455 / 1747.0));
}

// Kindergarten has 4 classes of 18.5, grade 1 one of 18. Of the 7 intensive pupils six are in kindergarten; each is in
// classes for 1,747 minutes less 360.
TEST_CASE("a tier's classes are those that its pupils sit in, less the minutes that they leave them", "[day_sums]") {
    const subject_sums all = sums_of(small::district())[0].all().all_subjects();
    CHECK(*all.class_size(0).value() == Approx((6 * 18.5 + 18) / 7));
    CHECK(all.class_minutes[0] == Approx(7 * (1747 - 360)));
    CHECK(all.class_minutes[1] == Approx(23 * 1747));
    CHECK(all.class_minutes[3] == 0);  // nobody is in a separate setting
    CHECK_FALSE(all.class_size(3).value());
}

// Art in classes of 30: 74 / 30 makes 2 of 37, 18 make one. English 1,000 - 360 and homeroom 512 in 18.5 and 18.
TEST_CASE("a class that a tier leaves for all of its minutes is none of its classes", "[day_sums]") {
    district d = small::district();
    d.designs[0].blocks[2].group = {pupils{30}, pupils{40}};
    const auto size_of = [&](std::size_t t) { return sums_of(d)[0].all().all_subjects().class_size(t); };
    const double home = 6 * 18.5 + 18;
    const double art = 6 * 37 + 18;
    CHECK(*size_of(0).value() == Approx((home * (640 + 512) + art * 235) / (7 * (640 + 512 + 235))));
    time_block& resource = d.designs[0].blocks[4];
    resource.parent = "art";
    resource.weekly = minutes{235};
    CHECK(*size_of(0).value() == Approx(home / 7));
    const day_sums here = sums_of(d)[0].all();
    CHECK_FALSE(of(here, subject::art).class_size(0).value());
    CHECK(of(here, subject::art).class_size(1).value());
    // A part of them: 100 of 235 are left in art.
    resource.weekly = minutes{135};
    CHECK(*size_of(0).value() == Approx((home * 1512 + art * 100) / (7 * 1612)));
    // Minutes that no binary fraction says: nothing is left, whatever rounding makes of it.
    d.designs[0].blocks[2].weekly = resource.weekly = minutes{235 / 3.0};
    CHECK_FALSE(of(sums_of(d)[0].all(), subject::art).class_size(0).value());
}

// Art with a partner is no whole class; English and homeroom make 1,512 minutes.
TEST_CASE("pupils who leave a group that is no whole class leave no class", "[day_sums]") {
    district d = small::district();
    d.designs[0].blocks[2].setting = setting::partner;
    d.designs[0].blocks[4].parent = "art";
    d.designs[0].blocks[4].weekly = minutes{100};
    const day_sums here = sums_of(d)[0].all();
    CHECK(of(here, subject::art).class_minutes[0] == 0);
    CHECK(here.all_subjects().class_minutes[0] == Approx(7 * 1512));
}

// Teachers of classes and of art have the 90 minutes, those of small groups teach meanwhile: 5 + 5 x 235 / 1,422 posts
// of 5 + 5 x 235 / 1,422 + 2 x 360 / 1,512.
TEST_CASE("minutes together are those of the teachers of classes", "[day_sums]") {
    district d = small::district();
    school_week& week = d.designs[0].week;
    week.collaboration = minutes{90};
    const subject_sums after_school = sums_of(d)[0].all().all_subjects();
    CHECK(after_school.together_minutes == 0);
    week.collaboration_in = time_place::in_day;
    const subject_sums in_day = sums_of(d)[0].all().all_subjects();
    const double classes = 5 + 5 * 235 / 1422.0;
    CHECK(in_day.together_minutes == Approx(90 * classes));
    CHECK(in_day.teaching_posts == Approx(classes + 2 * 360 / 1512.0));
}

// England's curriculum-led planning: a school of 30 lessons a week whose classes of 27 are taught by teachers with a
// contact ratio of 0.78. 1,080 pupils in 40 classes need 40 x 30 lessons / (0.78 x 30 lessons) = 51.28 posts.
TEST_CASE("England's planning formula is a special case", "[day_sums]") {
    district d = small::district();
    day_design& design = d.designs[0];
    design.week = {.open = minutes{1800}, .lunch = minutes{0}, .duty = minutes{0}, .planning = minutes{1800 * 0.22}};
    design.blocks = {small::block("lessons", subject::mathematics, 1800, standard_role::classroom_teacher,
                                  {pupils{27}, pupils{27}})};
    d.schools[0].enrollment = {};
    d.schools[0].enrollment[small::first] = pupils{1080};
    const subject_sums all = sums_of(d)[0].all().all_subjects();
    CHECK(all.teaching_posts == Approx(40 / 0.78));
    CHECK(*ratio{all.taught_minutes, all.timetable_minutes}.value() == Approx(0.78));
    CHECK(*ratio{all.pupil_minutes, all.group_minutes}.value() == Approx(27));
    // FTE needed = minutes / (target contact ratio x cycle).
    CHECK(all.posts_needed == Approx(40 / 0.78));
}

TEST_CASE("the parts of a district sum to the whole that the comparison counts", "[day_sums]") {
    for (const char* id : {"typical-city", "typical-suburb", "typical-rural"}) {
        const district d = *typical::find(id);
        const baseline before = stand_before(d, {}, no_ledger{});
        std::array<day_sums, level_count> levels{};
        for (const school_sums& s : sums_of(d)) {
            for (std::size_t l = 0; l < level_count; ++l) levels[l] += s.levels[l];
        }
        double posts = 0;
        double exact = 0;
        for (const fte& role : before.day.day_posts_exact) exact += role.value();
        for (std::size_t l = 0; l < level_count; ++l) {
            const subject_sums all = levels[l].all_subjects();
            posts += all.posts;
            for (std::size_t t = 0; t < tier_count; ++t) {
                CHECK(levels[l].pupils[t] == Approx(before.day.all.pupil_count[l][t]));
                CHECK(all.adult_minutes[t] == Approx(before.day.all.adult_minutes[l][t]));
                CHECK(all.small_group_minutes[t] == Approx(before.day.all.small_group_minutes[l][t]));
                CHECK(all.attended[t] == Approx(levels[l].pupils[t] * 1950));  // the open week, whatever moves
            }
            CHECK(all.pupil_minutes / all.group_minutes ==
                  Approx(class_size(before.day.all, grades_of(static_cast<level>(l)))));
        }
        CHECK(posts == Approx(exact));
    }
}

}  // namespace day_sums_test

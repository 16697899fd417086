// SPDX-License-Identifier: MIT
#include <nineways/measure_scorecard.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include <nineways/compare.hpp>
#include <nineways/presets.hpp>
#include <nineways/typical.hpp>
#include "small_district.hpp"

namespace scorecard_test {

namespace {

using namespace nineways;
using enum score_measure;

const score& of(const scorecard& card, score_measure what) { return card[static_cast<std::size_t>(what)]; }

/// The value of a measure that has one.
double value(const scorecard& card, score_measure what) {
    INFO(row_of(what).id.view());
    REQUIRE(of(card, what).value);
    return *of(card, what).value;
}

bool unmeasured(const scorecard& card, score_measure what) {
    return !of(card, what).value && !of(card, what).not_measured.empty();
}

scorecard card_of(const district& d) { return measure_scorecard(d, small::stand(d), {}); }

scorecard after(const district& d, const scenario& chosen) {
    return measure_scorecard(d, evaluate(d, chosen), {});
}

/// The same district with departments in grades 6 and 7: pupils change teachers for all three subjects.
district departments() {
    district d = small::staffed();
    for (time_block& block : d.designs[0].blocks) {
        block.grades = grade_set::between(grade::sixth, grade::seventh);
        if (block.staffing == staffing::homeroom) block.staffing = staffing::pooled;
    }
    auto& pupils_of = d.schools[0].enrollment;
    std::swap(pupils_of[static_cast<std::size_t>(grade::sixth)], pupils_of[small::kindergarten]);
    std::swap(pupils_of[static_cast<std::size_t>(grade::seventh)], pupils_of[small::first]);
    return d;
}

struct reported_school_row {
    double all;
    double poor;
    double novices;
};

/// Schools that differ in poverty and in their share of novices.
template <std::size_t Count>
scorecard card_of_schools(const std::array<reported_school_row, Count>& rows) {
    district d = small::district();
    const school one = d.schools[0];
    d.schools.clear();
    for (const reported_school_row& row : rows) {
        school s = one;
        s.id += static_cast<char>('a' + d.schools.size());
        s.enrollment[small::kindergarten] = pupils{row.all};
        s.enrollment[small::first] = pupils{};
        s.needs.low_income = pupils{row.poor};
        s.reported.novice_share = row.novices;
        d.schools.push_back(s);
    }
    return card_of(d);
}

}  // namespace

TEST_CASE("a verdict places a value against the range of its goal", "[scorecard]") {
    const range<double> goal{45, 90, 150};
    CHECK(verdict_on(150, goal, better::higher) == verdict::meets);
    CHECK(verdict_on(149, goal, better::higher) == verdict::between);
    CHECK(verdict_on(45, goal, better::higher) == verdict::between);
    CHECK(verdict_on(44, goal, better::higher) == verdict::does_not_meet);
    CHECK(verdict_on(45, goal, better::lower) == verdict::meets);
    CHECK(verdict_on(46, goal, better::lower) == verdict::between);
    CHECK(verdict_on(150, goal, better::lower) == verdict::between);
    CHECK(verdict_on(151, goal, better::lower) == verdict::does_not_meet);
    // 0.1 + 0.2 is a little more than 0.3, which does not decide.
    CHECK(verdict_on(0.1 + 0.2, {0.3, 0.3, 0.3}, better::lower) == verdict::meets);
    CHECK(verdict_on(1e-16, {0, 0, 0.05}, better::lower) == verdict::meets);
}

TEST_CASE("every measure has a row in the order of its essentials, and a goal in the registry", "[scorecard]") {
    std::array<std::size_t, essential_count> count{};
    for (std::size_t i = 0; i < score_measure_count; ++i) {
        const score_row& row = score_rows[i];
        ++count[static_cast<std::size_t>(row.essential)];
        if (i > 0) CHECK(score_rows[i - 1].essential <= row.essential);
        CHECK(describe(row.goal).id == "goal_" + std::string{row.id.view()});
    }
    CHECK(count == std::array<std::size_t, 6>{2, 2, 2, 2, 3, 2});
}

// 5 class teachers, 0.8 for art and 0.5 for groups of six; 7 intensive pupils leave English for 360 of 1,000 minutes,
// and have of 1,747 taught minutes 1,387 with a class of 18.5 (six of them) or 18, and 720 of their own adults in all.
TEST_CASE("the scorecard of a small district, worked by hand", "[scorecard]") {
    const scorecard card = card_of(small::staffed());
    CHECK(value(card, core_minutes_ratio) == Approx(0.64));
    const double intensive = (1387 * (6 * 4 / 74.0 + 1 / 18.0) + 720) / 7;
    const double on_track = 1747 * (50 * 4 / 74.0 + 12 / 18.0) / 62;
    CHECK(value(card, adult_minutes_ratio) == Approx(intensive / on_track));
    CHECK(value(card, pupils_per_support_adult) == Approx(92 / 3.0));  // a counselor and two of student support
    CHECK(value(card, teachers_per_evaluator) == Approx(6.3 / 2));
    CHECK(value(card, contribution_share) == 0);
    CHECK(value(card, leadership_roles) == 0);
    CHECK(value(card, same_content_minutes) == 0);
    CHECK(value(card, expert_teams) == 0);  // no team meets
    for (const score_measure what :
         {adopted_curriculum, feedback_minutes, novice_gap, pupils_per_secondary_teacher, advisory_minutes})
        CHECK(unmeasured(card, what));
}

TEST_CASE("what is missing is not measured, and never 0", "[scorecard]") {
    district d = small::staffed();
    d.schools[0].staff.clear();
    const scorecard card = card_of(d);
    CHECK(unmeasured(card, pupils_per_support_adult));
    CHECK(unmeasured(card, teachers_per_evaluator));
    d.pay.supplements = {{"bonus", 0.3, dollars_per_fte{1'000}}};
    CHECK(unmeasured(card_of(d), leadership_roles));  // it may be for results
    d.pay.supplements = {{"bonus", 0.3, dollars_per_fte{1'000}, earned_by::contribution, standard_role::principal}};
    CHECK(value(card_of(d), leadership_roles) == 0);  // of no teacher
    CHECK(value(card_of(d), contribution_share) == 0);
    d.pay.supplements[0].role = standard_role::classroom_teacher;
    CHECK(unmeasured(card_of(d), leadership_roles));
    CHECK(value(card_of(d), contribution_share) > 0);
    d.reported.adopted_curriculum = 0;
    CHECK(value(card_of(d), adopted_curriculum) == 0);
}

// What a document leaves out is filled in, from which no 0 follows; what is filled in and not 0 says so.
TEST_CASE("a value that rests on filled figures is marked, and a 0 of them is not measured", "[scorecard]") {
    district d = departments();
    d.designs[0].blocks[1].subject = subject::elective;
    CHECK(value(card_of(d), advisory_minutes) == 0);
    CHECK_FALSE(of(card_of(d), core_minutes_ratio).filled);
    d.filled = {{"/schools/0/design", {}, "standard day"}, {"/pay", {}, "standard grid"}};
    const scorecard card = card_of(d);
    for (const score_measure what : {advisory_minutes, same_content_minutes, contribution_share, leadership_roles})
        CHECK(unmeasured(card, what));
    CHECK(of(card, core_minutes_ratio).filled);
    CHECK_FALSE(of(card, pupils_per_support_adult).filled);
    d.filled = {{"/schools/0/staff", {}, "national ratios"}};
    CHECK(of(card_of(d), pupils_per_support_adult).filled);
    CHECK(value(card_of(d), pupils_per_support_adult) == Approx(92 / 3.0));
}

// 3 x 92 seats; 5 groups for 1,747 minutes a week by posts of 1,512.
TEST_CASE("where pupils change teachers, loads and advisory are measured", "[scorecard]") {
    const scorecard card = card_of(departments());
    CHECK(value(card, pupils_per_secondary_teacher) == Approx(3 * 92 / (5 * 1747 / 1512.0)));
    CHECK(value(card, advisory_minutes) == Approx(512));
    district d = departments();
    d.designs[0].blocks[1].subject = subject::elective;
    CHECK(value(card_of(d), advisory_minutes) == 0);  // no homeroom, which the day says
}

// A grade 6 that stays with one class teacher is left out, and so are its minutes of homeroom.
TEST_CASE("a class teacher's day has no advisory", "[scorecard]") {
    district d = departments();
    for (std::size_t b = 0; b < 2; ++b) d.designs[0].blocks[b].staffing = staffing::homeroom;
    CHECK(unmeasured(card_of(d), advisory_minutes));
    CHECK(unmeasured(card_of(d), pupils_per_secondary_teacher));
}

// 6.3 teachers are 1.26 teams of five; a full post has 25.2 hours for meetings of an hour, so 0.02 posts serve 0.504.
TEST_CASE("teams have an expert as far as experts have hours", "[scorecard]") {
    district d = small::staffed();
    d.designs[0].week.collaboration = minutes{45};
    CHECK(unmeasured(card_of(d), expert_teams));  // a coordinator may be a coach
    d.central_staff.pop_back();
    CHECK(value(card_of(d), expert_teams) == 0);
    d.central_staff.push_back({standard_role::coach, fte{0.02}});
    CHECK(value(card_of(d), expert_teams) == Approx(0.4));
    std::swap(d.central_staff.back(), d.schools[0].staff.emplace_back());
    CHECK(value(card_of(d), expert_teams) == Approx(0.4));
    d.schools[0].staff.back().posts = fte{1};
    CHECK(value(card_of(d), expert_teams) == Approx(1));
    CHECK(value(card_of(d), same_content_minutes) == 0);  // they meet outside the day
    d.designs[0].week.collaboration = minutes{};
    CHECK(value(card_of(d), expert_teams) == 0);
}

// 40 minutes more are covered by art, whose 275 minutes come out of English. A post has 1,472 minutes of classes, and
// the teacher of small groups, 720 minutes of 1,512, has the groups meanwhile.
TEST_CASE("time together inside the day is that of the average teacher", "[scorecard]") {
    district d = small::staffed();
    d.designs[0].week.collaboration = minutes{40};
    d.designs[0].week.collaboration_in = time_place::in_day;
    d.designs[0].blocks[0].weekly = minutes{960};
    d.designs[0].blocks[2].weekly = minutes{275};
    const double classes = 5 + 5 * 275 / 1472.0;
    CHECK(value(card_of(d), same_content_minutes) == Approx(40 * classes / (classes + 720 / 1512.0)));
}

TEST_CASE("the novice gap is of the poorest and the least poor quarter of the pupils", "[scorecard]") {
    using rows = std::array<reported_school_row, 4>;
    CHECK(value(card_of_schools(rows{{{100, 10, 0.05}, {100, 20, 0.1}, {100, 50, 0.2}, {100, 90, 0.3}}}),
                novice_gap) == Approx(0.25));
    // A quarter is 100 pupils: the poorest have 50 of 0.4 and 50 of 0.2, whatever the order of the schools.
    const std::array<reported_school_row, 3> uneven{{{150, 90, 0.2}, {200, 20, 0.1}, {50, 45, 0.4}}};
    CHECK(value(card_of_schools(uneven), novice_gap) == Approx(0.3 - 0.1));
    // Schools of one share are one, so that their order does not matter: (100 x 0.4 + 100 x 0.2) / 200.
    const std::array<reported_school_row, 3> equal{{{100, 50, 0.4}, {200, 20, 0.1}, {100, 50, 0.2}}};
    CHECK(value(card_of_schools(equal), novice_gap) == Approx(0.3 - 0.1));
    const std::array<reported_school_row, 2> even{{{100, 50, 0.4}, {200, 100, 0.1}}};
    CHECK(unmeasured(card_of_schools(even), novice_gap));
}

TEST_CASE("poverty that was filled in puts no schools in order", "[scorecard]") {
    district d = small::staffed();
    d.schools.push_back(d.schools[0]);
    d.schools[1].id = "two";
    d.schools[1].needs.low_income = pupils{46};
    for (school& s : d.schools) s.reported.novice_share = 0.1;
    CHECK(value(card_of(d), novice_gap) == Approx(0).margin(1e-12));
    d.filled = {{"/schools/1/needs/low_income", 46, "low_income_share x pupils"}};
    CHECK(unmeasured(card_of(d), novice_gap));
}

// A tenth of teachers at a fifth of 55,000 more is 1,100 a teacher; 0.063 posts of released time are hired as 0.1.
TEST_CASE("a package changes the measures that the model has a word for", "[scorecard]") {
    district d = small::staffed();
    d.reported.adopted_curriculum = 0.8;
    const scorecard roles = after(d, small::only("pay_for_roles", {{"share", 0.1}, {"supplement", 0.2}}));
    CHECK(value(roles, contribution_share) == Approx(1100 / 56100.0));
    CHECK(value(roles, leadership_roles) == Approx(0.1));
    CHECK(value(roles, teachers_per_evaluator) == Approx(6.4 / 2));
    CHECK(value(roles, adopted_curriculum) == 0.8);
    CHECK(unmeasured(roles, feedback_minutes));
    // Half of the teachers have 45 minutes a week with a coach, and materials of which no share of sections is known.
    const scorecard coached = after(d, small::only("coaching", {{"share", 0.5}}));
    CHECK(value(coached, feedback_minutes) == Approx(22.5));
    CHECK(unmeasured(coached, adopted_curriculum));
}

TEST_CASE("after a package nobody knows where the novices are", "[scorecard]") {
    district d = small::staffed();
    d.schools.push_back(d.schools[0]);
    d.schools[1].id = "two";
    d.schools[1].needs.low_income = pupils{46};
    d.schools[0].reported.novice_share = 0.1;
    d.schools[1].reported.novice_share = 0.3;
    CHECK(value(card_of(d), novice_gap) == Approx(0.2));
    CHECK(unmeasured(after(d, small::only("pay_for_roles", {{"share", 0.1}})), novice_gap));
    CHECK(value(after(d, scenario{}), novice_gap) == Approx(0.2));  // nothing is pulled
}

TEST_CASE("swapping the packages swaps the columns", "[scorecard]") {
    const district d = typical::build(typical::districts[2]);
    const comparison_options asked{.new_money = dollars{300'000}};
    const comparison one = compare(d, preset(0), preset(1), asked);
    const comparison other = compare(d, preset(1), preset(0), asked);
    const scorecards cards = measure_scorecards(d, one, {});
    const scorecards swapped = measure_scorecards(d, other, {});
    std::size_t differ = 0;
    for (std::size_t i = 0; i < score_measure_count; ++i) {
        CHECK(cards.a[i].value == swapped.b[i].value);
        CHECK(cards.b[i].value == swapped.a[i].value);
        CHECK(cards.as_it_stands[i].value == swapped.as_it_stands[i].value);
        CHECK(cards.a[i].not_measured == swapped.b[i].not_measured);
        if (cards.a[i].value != cards.b[i].value) ++differ;
    }
    CHECK(differ >= 5);
}

}  // namespace scorecard_test

// SPDX-License-Identifier: MIT
#include <nineways/curve.hpp>
#include <nineways/typical.hpp>

#include <catch2/catch.hpp>
#include <cmath>

#include "small_district.hpp"

namespace curve_test {

namespace {

using namespace nineways;

curve_options of(curve_setting setting, double from, double to, double step) {
    curve_options asked;
    asked.setting = setting;
    asked.from = from;
    asked.to = to;
    asked.step = step;
    return asked;
}

district city() {
    detail::fault_list log;
    return typical::detail::build(typical::districts[0], {}, log);
}

faults faults_of(const district& d, const curve_options& asked) {
    detail::fault_list log;
    static_cast<void>(detail::sweep(d, asked, {}, log));
    return log.take();
}

double teachers(const curve_point& p) { return p.teachers.value(); }
double cost(const curve_point& p) { return p.cost.central.value(); }

}  // namespace

// 74 kindergarten pupils: 74 / 21 + 0.5 = 4.02, four classes; 74 / 22 + 0.5 = 3.86, three of 24.7, within the cap of
// 28; 18 first graders: one class from a target of 12 + on (18 / 12 + 0.5 = 2.0: two; 18 / 13 + 0.5 = 1.9: one).
TEST_CASE("classes change where the target passes a whole number of groups, worked by hand", "[curve]") {
    const curve c = sweep(small::district(), of(curve_setting::group_target, 20, 23, 1));
    REQUIRE(c.points.size() == 4);
    CHECK(c.now_low == 21);
    CHECK(c.now_high == 21);
    // Five homerooms, art 5 x 235 / 1,512 = 0.777, resource 2 x 360 / 1,512 = 0.476: rounded 5 + 0.8 + 0.5.
    CHECK(c.points[1].posts_exact.value() == Approx(5 + (5 * 235 + 2 * 360) / 1512.0));
    CHECK(teachers(c.points[1]) == Approx(6.3));
    CHECK(c.points[1].class_size == Approx(92 / 5.0));
    // Four homerooms, art 4 x 235 / 1,512 = 0.622: 4 + 0.7 + 0.5.
    CHECK(c.points[2].posts_exact.value() == Approx(4 + (4 * 235 + 2 * 360) / 1512.0));
    CHECK(teachers(c.points[2]) == Approx(5.2));
    CHECK(c.points[2].class_size == Approx(92 / 4.0));
    CHECK(teachers(c.points[3]) == Approx(5.2));
    const auto jump = largest_jump(c);
    REQUIRE(jump);
    CHECK(jump->from == 1);
    CHECK(jump->to == 2);
    CHECK(jump->change.value() == Approx(-1.1));
    // A teacher costs 55,000 x 1.25 + 10,000 and 1,000 for substitutes: 79,750. 1.1 of them are 87,725.
    CHECK(cost(c.points[1]) == Approx(6.3 * 79'750));
    CHECK(cost(c.points[1]) - cost(c.points[2]) == Approx(87'725));
    CHECK(c.points[1].cost.low < c.points[1].cost.central);
}

// Of 50 on-track pupils among 74: 1,747 minutes of whole classes, 4 / 74 of an adult each; 12 first graders 1 / 18.
TEST_CASE("attention at a point is that of the quantity stage", "[curve]") {
    const curve c = sweep(small::district(), of(curve_setting::group_target, 21, 21, 1));
    const auto& attention = c.points.at(0).attention;
    REQUIRE(attention[2]);
    CHECK(*attention[2] == Approx((50 * 1747 * 4 / 74.0 + 12 * 1747 / 18.0) / 62));
    CHECK_FALSE(attention[3]);
}

// A cap of 18 asks for 74 / 18 = 4.1, five classes; 17 too (4.4); 14 for six. Grade 1: one at 18, two below.
TEST_CASE("a cap raises the number of classes where it binds", "[curve]") {
    curve_options asked = of(curve_setting::group_cap, 14, 28, 1);
    asked.subjects = subject::homeroom;
    const curve c = sweep(small::district(), asked);
    // Homerooms alone: art keeps its groups, five of 235 minutes.
    const auto homerooms = [&](std::size_t i) { return c.points[i].posts_exact.value() - (5 * 235 + 720) / 1512.0; };
    CHECK(homerooms(14) == Approx(5));
    CHECK(homerooms(4) == Approx(5 + 1));
    CHECK(homerooms(3) == Approx(5 + 2));
    CHECK(homerooms(0) == Approx(6 + 2));
}

// Planning 285 instead of 235: 50 minutes of each homeroom go to art, 285 x 5 over a contact of 1,462.
TEST_CASE("more planning in the day is covered by specials and lowers the contact of others", "[curve]") {
    const curve c = sweep(small::district(), of(curve_setting::planning, 185, 285, 50));
    REQUIRE(c.points.size() == 3);
    CHECK(c.points[2].posts_exact.value() == Approx(5 + (5 * 285 + 2 * 360) / 1462.0));
    CHECK(c.points[1].posts_exact.value() == Approx(5 + (5 * 235 + 2 * 360) / 1512.0));
    CHECK(c.points[0].posts_exact.value() == Approx(5 + (5 * 185 + 2 * 360) / 1562.0));
    for (const curve_point& p : c.points) CHECK_FALSE(p.gap);
}

TEST_CASE("planning that no day can hold is a gap with its reason", "[curve]") {
    const curve c = sweep(small::district(), of(curve_setting::planning, 235, 1835, 800));
    REQUIRE(c.points.size() == 3);
    CHECK_FALSE(c.points[1].gap);
    REQUIRE(c.points[2].gap);
    // 1,950 - 150 - 53 - 1,835: no time to teach is left.
    CHECK(c.points[2].gap->place == "/designs/0/week");
    CHECK(c.points[2].gap->found == "-88");
    CHECK(largest_jump(c)->to == 1);
}

// The lever adds minutes to those that stand, the curve names them; without experts both are the day's posts alone.
TEST_CASE("collaboration costs on the curve what the lever of teams costs", "[curve]") {
    const district d = city();
    const curve c = sweep(d, of(curve_setting::collaboration, 0, 90, 90));
    const assumptions assumed;
    const baseline before = small::stand(d);
    const scenario teams = small::only("expert_led_teams", {{"minutes", 90}, {"in_day", 1}, {"experts", 0}});
    const evaluation after = evaluate(d, before, teams, assumed, 5, no_ledger{});
    CHECK(cost(c.points[1]) - cost(c.points[0]) == Approx(after.recurring.value.central.value()));
    CHECK(c.points[1].cost.low.value() - c.points[0].cost.low.value() == Approx(after.recurring.value.low.value()));
}

TEST_CASE("a target costs on the curve what the lever of smaller classes costs", "[curve]") {
    const district d = small::district();
    const curve c = sweep(d, of(curve_setting::group_target, 17, 21, 4));
    const evaluation after =
        evaluate(d, small::stand(d), small::only("smaller_classes", {{"k_3", 4}}), {}, 5, no_ledger{});
    CHECK(cost(c.points[0]) - cost(c.points[1]) == Approx(after.recurring.value.central.value()));
}

// 300 minutes more: the homeroom's 1,512 become 1,812, contact too; art keeps 235; resource, inside English, grows by
// the same 1,812 / 1,512 to 431.4, and so needs as many teachers as before.
// The contract's 5 x 7.5 hours are 2,250 minutes: they hold all of that. With days of 6.5 hours, 1,950 minutes, they
// hold none: each teacher is there 300 x 36 / 60 = 180 hours more, 180 / 6.5 days of 200, paid with their benefits.
TEST_CASE("a longer week is taught by the same homerooms, and paid where the contract does not hold it", "[curve]") {
    district d = small::district();
    const curve held = sweep(d, of(curve_setting::open, 1950, 2250, 300));
    CHECK(cost(held.points[1]) == Approx(6.2 * 79'750));
    d.pay.contract_hours_a_day = 6.5;
    const curve c = sweep(d, of(curve_setting::open, 1950, 2250, 300));
    for (const curve_point& p : c.points) REQUIRE_FALSE(p.gap);
    CHECK(c.points[1].posts_exact.value() == Approx(5 + 5 * 235 / 1812.0 + 2 * 360 / 1512.0));
    // 5 + 0.7 + 0.5 posts.
    CHECK(teachers(c.points[1]) == Approx(6.2));
    CHECK(cost(c.points[1]) == Approx(6.2 * (79'750 + 180 / 6.5 / 200 * 55'000 * 1.25)));
    CHECK(cost(c.points[0]) == Approx(6.3 * 79'750));
}

// Paying the city's teachers one hour a day beyond their contract costs 15 to 33 million (1,645 x 69,597 x 1.25 / 8.1
// hours = 17.6), here one as long as the pupils' day; the longer week also needs fewer of them, as planning, lunch and
// duty do not grow with it.
TEST_CASE("every week of the typical city stays valid as the day grows and shrinks", "[curve]") {
    district d = city();
    d.pay.contract_hours_a_day = 6.5;
    const curve c = sweep(d, of(curve_setting::open, 1800, 2250, 150));
    for (const curve_point& p : c.points) CHECK_FALSE(p.gap);
    const auto a_teacher = [&](std::size_t i) { return cost(c.points[i]) / teachers(c.points[i]); };
    const double hour = (a_teacher(3) - a_teacher(1)) * teachers(c.points[3]);
    CHECK(hour > 15e6);
    CHECK(hour < 33e6);
    CHECK(c.points[3].posts_exact < c.points[1].posts_exact);
}

// Planning and 65 minutes together outside fill the 300 minutes that a contract of 2,250 leaves of a week of 1,950. 300
// minutes more of school push all 300 out of it: those are paid once, not also as the longer day.
TEST_CASE("a longer week pays no minute twice", "[curve]") {
    district d = small::district();
    d.designs[0].week.planning_in = time_place::outside;
    d.designs[0].week.collaboration = minutes{65};
    const curve c = sweep(d, of(curve_setting::open, 1950, 2350, 200));
    for (const curve_point& p : c.points) REQUIRE_FALSE(p.gap);
    const auto longer_days = [&](std::size_t i) {
        return (cost(c.points[i]) / teachers(c.points[i]) - 79'750) / (55'000 / 200.0 * 1.25);
    };
    CHECK(longer_days(0) == Approx(0).margin(1e-9));
    CHECK(longer_days(1) == Approx(200 * 36 / 60 / 7.5));  // 200 pushed out
    CHECK(longer_days(2) == Approx(400 * 36 / 60 / 7.5));  // 300 pushed out, and 100 of school beyond the contract
}

// A contract of 2,250 minutes. A shorter week pays nobody less, and no day more that the contract still holds; a week
// of 2,400 is 150 minutes more than it holds: 150 x 36 / 60 / 7.5 = 12 days.
TEST_CASE("a week that the contract holds pays no day, shorter or longer", "[curve]") {
    const curve c = sweep(small::district(), of(curve_setting::open, 1800, 2400, 150));
    const auto days = [&](std::size_t i) {
        return (cost(c.points[i]) / teachers(c.points[i]) - 79'750) / (55'000 / 200.0 * 1.25);
    };
    for (std::size_t i = 0; i < 4; ++i) CHECK(days(i) == Approx(0).margin(1e-9));
    CHECK(days(4) == Approx(12));
}

// The contract holds 2,250 - 1,950 = 300 minutes outside the day. 360 minutes together there are 60 more: 60 x 36 / 60
// / 7.5 = 4.8 days of 200, at 55,000 with 25 % benefits. Nobody must be covered, so the posts are those of today.
TEST_CASE("collaboration outside the day costs what the contract does not hold", "[curve]") {
    const district d = small::district();
    const curve c = sweep(d, of(curve_setting::collaboration_outside, 0, 360, 60));
    REQUIRE(c.points.size() == 7);
    for (const curve_point& p : c.points) CHECK(teachers(p) == Approx(6.3));
    CHECK(cost(c.points[5]) == Approx(6.3 * 79'750));
    CHECK(cost(c.points[6]) == Approx(6.3 * (79'750 + 4.8 / 200 * 55'000 * 1.25)));
    district inside = d;
    inside.designs[0].week.collaboration = minutes{45};
    inside.designs[0].week.collaboration_in = time_place::in_day;
    const faults wrong = faults_of(inside, of(curve_setting::collaboration_outside, 0, 60, 10));
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].mend == "Sweep \"collaboration\", or set the day's collaboration to 0.");
}

TEST_CASE("changes are from today, which is the day as it stands", "[curve]") {
    const district d = small::district();
    curve_options asked = of(curve_setting::group_target, 25, 30, 5);
    const curve c = sweep(d, asked);
    CHECK(teachers(c.today) == Approx(6.3));
    CHECK(cost(c.today) == Approx(6.3 * 79'750));
    CHECK(c.today.value == 21);
    CHECK(c.today.class_size == Approx(92 / 5.0));
}

// A cap of 28 is the contract's limit; contact is 1,747 less planning, so 1,512 today.
TEST_CASE("a value that breaks a clause is computed, and names the limit", "[curve]") {
    district d = small::district();
    d.contract_limits = {{"12.1", contract_measure::class_size, 28},
                         {"7", contract_measure::planning_minutes, 225},
                         {"8", contract_measure::contact_minutes, 1'517}};
    const curve caps = sweep(d, of(curve_setting::group_cap, 27, 30, 1));
    CHECK(caps.contract_limits.size() == 3);
    CHECK(caps.points[0].breaches.empty());
    CHECK(caps.points[1].breaches.empty());
    for (const std::size_t i : {2U, 3U}) {
        CHECK_FALSE(caps.points[i].gap);
        CHECK(teachers(caps.points[i]) > 0);
        REQUIRE(caps.points[i].breaches.size() == 1);
        CHECK(caps.points[i].breaches[0].limit == 0);
        CHECK(caps.points[i].breaches[0].found == 27.0 + static_cast<double>(i));
    }
    const curve planning = sweep(d, of(curve_setting::planning, 220, 235, 5));
    REQUIRE(planning.points[0].breaches.size() == 2);
    CHECK(planning.points[0].breaches[0].limit == 1);
    CHECK(planning.points[0].breaches[0].found == 220);
    CHECK(planning.points[0].breaches[1].limit == 2);
    CHECK(planning.points[0].breaches[1].found == 1'527);
    CHECK(planning.points[1].breaches.size() == 1);  // 225 are enough, but 1,522 are too many
    CHECK(planning.points[2].breaches.empty());      // 230 and 1,517
}

TEST_CASE("a value of today is the district as it stands", "[curve]") {
    const district d = city();
    const quantities q = small::count(d);
    double exact = 0;
    double rounded = 0;
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        exact += q.day_posts_exact[r].value();
        rounded += q.day_posts[r].value.value();
    }
    for (const curve_setting setting :
         {curve_setting::planning, curve_setting::collaboration, curve_setting::open, curve_setting::enrollment}) {
        const curve probe = sweep(d, of(setting, 100, 100, 1));
        REQUIRE(probe.now_low == probe.now_high);
        const curve c = sweep(d, of(setting, probe.now_low, probe.now_low, 1));
        CHECK(c.points.at(0).posts_exact.value() == Approx(exact).epsilon(1e-12));
        CHECK(c.points.at(0).posts.value() == Approx(rounded).epsilon(1e-12));
    }
}

// 74 and 18 of 92: 46 pupils are 37 and 9; 184 are 148 and 36.
TEST_CASE("pupils grow in the proportions of the grades", "[curve]") {
    curve_options asked = of(curve_setting::enrollment, 46, 184, 46);
    asked.school = 0;
    const curve c = sweep(small::district(), asked);
    CHECK(c.now_low == 92);
    // 37 / 21 + 0.5 = 2.3 and one; 92 as today 4 and 1; 148 / 21 + 0.5 = 7.5 and 36 / 21 + 0.5 = 2.2.
    CHECK(c.points[0].class_size == Approx(46 / 3.0));
    CHECK(c.points[1].class_size == Approx(92 / 5.0));
    CHECK(c.points[3].class_size == Approx(184 / 9.0));
    const curve percent = sweep(small::district(), of(curve_setting::enrollment, 50, 200, 50));
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(percent.points[i].posts == c.points[i].posts);
        CHECK(percent.points[i].class_size == c.points[i].class_size);
    }
}

TEST_CASE("no grade loses a pupil when a school grows, and all are counted", "[curve]") {
    school s;
    s.enrollment[1] = pupils{7};
    s.enrollment[2] = pupils{1};
    s.enrollment[3] = pupils{3};
    detail::growing_school growing{s};
    std::array<pupils, grade_count> last{};
    for (double total = 1; total < 200; total += 1) {
        const auto now = growing.at(total);
        double sum = 0;
        for (std::size_t g = 0; g < grade_count; ++g) {
            CHECK(now[g] >= last[g]);
            sum += now[g].value();
        }
        CHECK(sum == total);
        last = now;
    }
    CHECK(detail::growing_school{s}.at(11) == s.enrollment);
}

// 65 pupils in each of six grades, 59 with disabilities, 90 of low income: the tiers' shares are 0.08 + 0.14 x 90 / 390
// = 0.1123 intensive, 0.25 strategic, 0.13 x 59 / 390 = 0.0197 separate, 0.618 on track. 73 pupils of a grade are 8.20,
// 18.25, 1.44, 45.12: 8, 18, 2 and 45, as the separate tier has the largest remainder. 74 are 8.31, 18.5, 1.46, 45.73:
// 8, 19, 1 and 46, as two others now have larger ones. So the pupil who comes takes one out of a separate class.
TEST_CASE("a pupil more may need fewer posts, where tiers are rounded", "[curve]") {
    school s;
    s.id = "ash";
    for (std::size_t g = 1; g <= 6; ++g) s.enrollment[g] = pupils{65};
    s.needs.low_income = pupils{90};
    s.needs.disability = pupils{59};
    school more = s;
    for (std::size_t g = 1; g <= 6; ++g) more.enrollment[g] = pupils{g == 1 ? 74.0 : 73.0};
    detail::scale_needs(more, s.needs, 439 / 390.0);
    const tier_counts before = attention_tiers(more, {});
    CHECK(before[2] == std::array<double, tier_count>{8, 18, 45, 2});
    more.enrollment[2] = pupils{74};
    detail::scale_needs(more, s.needs, 440 / 390.0);
    const tier_counts after = attention_tiers(more, {});
    CHECK(after[2] == std::array<double, tier_count>{8, 19, 46, 1});
    CHECK(after[3] == before[3]);
}

TEST_CASE("a filter of subjects and grades changes those groups alone", "[curve]") {
    curve_options asked = of(curve_setting::group_target, 20, 30, 10);
    asked.subjects = subject::mathematics;
    asked.grades = grades_of(level::middle);
    const district d = city();
    const curve c = sweep(d, asked);
    const auto posts = [&](std::size_t i) { return c.points[i].posts_exact.value(); };
    CHECK(posts(0) > posts(1));
    asked.grades = all_grades;
    const curve all = sweep(d, asked);
    CHECK(all.points[0].posts_exact.value() - all.points[1].posts_exact.value() > posts(0) - posts(1));
}

TEST_CASE("values are those that were meant, and the last is there", "[curve]") {
    const curve c = sweep(small::district(), of(curve_setting::group_target, 20.1, 20.4, 0.1));
    REQUIRE(c.points.size() == 4);
    CHECK(c.points[2].value == 20.3);
    CHECK(c.points[3].value == 20.4);
    // 65 x 0.1 is 6.5 and no 6.500000000000001; posts in steps of 0.1 have one decimal, however many are added up.
    const curve many = sweep(city(), of(curve_setting::planning, 0, 300, 0.3));
    for (std::size_t i = 0; i < many.points.size(); ++i) {
        const double value = std::round(static_cast<double>(i) * 3) / 10;
        CHECK(many.points[i].value == value);
        if (!many.points[i].gap) {
            const double posts = many.points[i].posts.value();
            CHECK(posts == std::round(posts * 10) / 10);
        }
    }
    const auto jump = largest_jump(many);
    REQUIRE(jump);
    CHECK(jump->change.value() == std::round(jump->change.value() * 10) / 10);
}

TEST_CASE("bad sweeps are told with all their faults", "[curve]") {
    const district d = small::district();
    curve_options backward = of(curve_setting::group_target, 30, 20, 1);
    backward.subjects = subject::science;
    const faults two = faults_of(d, backward);
    REQUIRE(two.size() == 2);
    CHECK(two[0].place == "/from");
    CHECK(two[1].place == "/setting");
    CHECK(faults_of(d, of(curve_setting::planning, 0, 1999, 1)).empty());
    const faults many = faults_of(d, of(curve_setting::planning, 0, 2000, 1));
    REQUIRE(many.size() == 1);
    CHECK(many[0].found == "1, which makes 2001 points");
    CHECK(faults_of(d, of(curve_setting::planning, 0, 1, 5e-324)).size() == 1);
    district outside = d;
    outside.designs[0].week.collaboration = minutes{60};
    REQUIRE(faults_of(outside, of(curve_setting::collaboration, 0, 60, 10)).size() == 1);
    CHECK_THROWS_AS(sweep(outside, of(curve_setting::collaboration, 0, 60, 10)), invalid_input);
}

TEST_CASE("one school is swept by itself", "[curve]") {
    district d = small::district();
    d.schools.push_back(d.schools[0]);
    d.schools[1].id = "two";
    curve_options asked = of(curve_setting::group_target, 21, 22, 1);
    const curve both = sweep(d, asked);
    asked.school = 1;
    const curve one = sweep(d, asked);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(both.points[i].posts.value() == Approx(2 * one.points[i].posts.value()));
        CHECK(cost(both.points[i]) == Approx(2 * cost(one.points[i])));
        CHECK(both.points[i].class_size == Approx(one.points[i].class_size));
    }
}

// A shared post of 1,430 minutes on the road: at 300 minutes of planning 1,447 are left with pupils, at 350 1,397.
TEST_CASE("a curve has a gap where travel leaves no time for pupils", "[curve]") {
    district d = small::district();
    d.schools.push_back(d.schools[0]);
    d.schools[1].id = "two";
    d.shared = {{"art", {0, 1}, {standard_role::specials_teacher}, minutes{1430}, fte{0.1}}};
    REQUIRE(validate(d).empty());
    const curve c = sweep(d, of(curve_setting::planning, 300, 350, 50));
    CHECK_FALSE(c.points[0].gap);
    REQUIRE(c.points[1].gap);
    CHECK(c.points[1].gap->place == "/shared_posts/0/travel");
}

}  // namespace curve_test

// SPDX-License-Identifier: MIT
#include <nineways/levers/special_education.hpp>

#include <catch2/catch.hpp>

#include <cmath>

#ifdef NINEWAYS_SOURCE_DIR
#include <fstream>
#include <iterator>
#include <optional>

#include <nineways/io/day_designs_json.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/reader.hpp>
#endif

#include "small_district.hpp"

#include <nineways/typical.hpp>

namespace levers_special_education_test {

namespace {

using namespace nineways;
using namespace standard_role;

constexpr double post = 78'750;           // 55,000 x 1.25 + 10,000
constexpr double teaching_post = 79'750;  // and substitutes
constexpr double day = 275 * 1.25;        // 55,000 / 200, with the benefits that move

const assumptions registry_values;

evaluation pull(const scenario& s, const district& d = small::district(), int year = 5) {
    return evaluate(d, s, registry_values, year);
}

double yearly(const evaluation& e, std::size_t lever = 0) { return e.levers[lever].recurring.value.central.value(); }
double once(const evaluation& e) { return e.one_time.value.central.value(); }
double posts(const evaluation& e, role_id r, std::size_t lever = 0) { return e.levers[lever].posts[r].value(); }
double mean(const evaluation& e, std::size_t lever = 0) { return e.levers[lever].mean_year.central.value(); }

/// 40 pupils with disabilities, 0.13 of them in a class of their own. Tiers (intensive, strategic, on track, separate):
/// 6, 19, 45, 4 in kindergarten and 1, 5, 11, 1 in grade 1. The 70 and 17 others are 3 and 1 homerooms; art 4 x 235 /
/// 1,512 = 0.62, so 0.7; special education 1,747 / 1,512 + 2 x 360 / 1,512 = 1.63, so 1.7.
district with_separate() {
    district d = small::district();
    d.schools[0].needs.disability = pupils{40};
    std::vector<time_block>& blocks = d.designs[0].blocks;
    blocks[3].tiers = all_tiers;
    time_block separate =
        small::block("separate", subject::special_education, 1747, special_education_teacher, {pupils{10}, pupils{10}});
    separate.tiers = tier::separate;
    separate.setting = setting::separate;
    separate.pooling = pooling::across_grades;
    blocks.push_back(separate);
    return d;
}

using tiers_of_grade = std::array<double, tier_count>;

}  // namespace

TEST_CASE("the small district with a separate class is as its comment says", "[levers_special_education]") {
    const district d = with_separate();
    CHECK(validate_designs(d).empty());
    const baseline b = small::stand(d);
    CHECK(b.tiers[0][small::kindergarten] == tiers_of_grade{6, 19, 45, 4});
    CHECK(b.tiers[0][small::first] == tiers_of_grade{1, 5, 11, 1});
    CHECK(b.cost.posts[classroom_teacher].value.value() == Approx(4));
    CHECK(b.cost.posts[specials_teacher].value.value() == Approx(0.7));
    CHECK(b.cost.posts[special_education_teacher].value.value() == Approx(1.7));
}

// 3 % of 92 are 3 pupils: 2 of the 19 in kindergarten, 1 of the 5 in grade 1. 10 intensive pupils are 2 groups as 7
// were, so only evaluations cost: 3 at once, and each again every three years, at 3,000.
TEST_CASE("more referrals move pupils into plans, with their evaluations", "[levers_special_education]") {
    const evaluation e = pull(small::only("referral", {{"points", 3}}), with_separate());
    CHECK(e.tiers[0][small::kindergarten] == tiers_of_grade{8, 17, 45, 4});
    CHECK(e.tiers[0][small::first] == tiers_of_grade{2, 4, 11, 1});
    CHECK(e.after.schools[0].needs.disability == pupils{43});
    CHECK(yearly(e) == Approx(3'000));
    CHECK(once(e) == Approx(9'000));
    CHECK(mean(e) == 0);  // unmeasured
}

// 3 of 7 are 3 of the 6 in kindergarten. 4 pupils are one group: 1.155 + 0.238 = 1.39, so 1.4 posts. A pupil with
// disabilities may not have less (37 of 40 x 1.7 = 1.5725 posts): 0.1725 posts' money stays in special education.
TEST_CASE("fewer referrals free only what the law lets go", "[levers_special_education]") {
    const evaluation e = pull(small::only("referral", {{"points", -3}}), with_separate());
    CHECK(e.tiers[0][small::kindergarten] == tiers_of_grade{3, 22, 45, 4});
    CHECK(e.after.schools[0].needs.disability == pupils{37});
    CHECK(posts(e, special_education_teacher) == Approx(-0.3));
    CHECK(yearly(e) == Approx(-0.3 * teaching_post + 0.1725 * post - 3'000));
    CHECK(once(e) == 0);
    CHECK(registry_values["identification_harm_graduation"_p] == -0.52);
}

TEST_CASE("no more pupils lose their plans than have one", "[levers_special_education]") {
    // Three points of 92 pupils are three; one has a plan, so one is moved and a third of an evaluation is saved.
    district d = small::district();
    d.schools[0].needs.disability = pupils{1};
    const evaluation e = pull(small::only("referral", {{"points", -3}}), d);
    CHECK(e.after.schools[0].needs.disability == pupils{0});
    REQUIRE(e.after.purchases.size() == 1);
    CHECK(e.after.purchases[0].units == Approx(-1.0 / 3));
    double intensive = 0;
    double before = 0;
    for (const auto& g : e.tiers[0]) intensive += g[0];
    const std::vector<tier_counts> stood = attention_tiers(d, registry_values);
    for (const auto& g : stood[0]) before += g[0];
    CHECK(intensive == before - 1);
}

TEST_CASE("a school that identifies nobody has no day for those whom it would", "[levers_special_education]") {
    const evaluation e = pull(small::only("referral", {{"points", 3}}));
    CHECK(yearly(e) == 0);
    CHECK(yearly(pull(small::only("separate_settings", {{"share", 0.5}}))) == 0);
}

// Half of 5, so 3 pupils, 3 of the 6 intensive ones in kindergarten: the class of 8 is one class still, 4 pupils are
// one resource group, 0.3 posts fewer, whose money stays; their substitutes are saved. An aide for every ten: 0.3.
TEST_CASE("more separate settings: what they free elsewhere stays in special education", "[levers_special_education]") {
    district d = with_separate();
    d.roles[aide].salary = dollars_per_fte{30'000};  // 47,500 a post
    const evaluation e = pull(small::only("separate_settings", {{"share", 0.5}}), d);
    CHECK(e.tiers[0][small::kindergarten] == tiers_of_grade{3, 19, 45, 7});
    CHECK(posts(e, special_education_teacher) == Approx(-0.3));
    CHECK(posts(e, aide) == Approx(0.3));
    CHECK(yearly(e) == Approx(-0.3 * 1'000 + 0.3 * 47'500));
    // Who leaves takes the aide along.
    CHECK(posts(pull(small::only("separate_settings", {{"share", -0.5}}), d), aide) == 0);
}

TEST_CASE("more pupils in classes of their own cost more, in every typical district", "[levers_special_education]") {
    for (const typical::district_row& row : typical::districts) {
        const district d = typical::build(row);
        double before = 0;
        for (const double share : {0.25, 0.5}) {
            CAPTURE(row.id, share);
            const double now = yearly(pull(small::only("separate_settings", {{"share", share}}), d));
            CHECK(now > before);
            before = now;
        }
    }
}

TEST_CASE("separate settings empty as plans are reviewed", "[levers_special_education]") {
    const district d = typical::build(typical::districts[0]);
    const scenario half = small::only("separate_settings", {{"share", -0.5}});
    const evaluation e = pull(half, d, 2);
    double before = 0;
    double after = 0;
    for (const tier_counts& s : attention_tiers(d, registry_values)) {
        for (const auto& g : s) before += g[3];
    }
    for (const tier_counts& s : e.tiers) {
        for (const auto& g : s) after += g[3];
    }
    CHECK(after == Approx(before / 2).margin(0.5));
    // 0.33 of what is left in each year: 1 - 0.67^2 = 0.5511.
    CHECK(e.in_year.value.central.value() == Approx(0.5511 * yearly(e)));
}

// 23 strategic pupils are 6 groups of at most 4, 7 intensive ones are 2: 8 x 90 / 1,512 = 0.48, so 0.5. Screening of 92
// at 15 dollars, three days of 6.8 teachers once.
TEST_CASE("early intervention: teachers of small groups, screening, training", "[levers_special_education]") {
    const evaluation e = pull(small::only("early_intervention", {{"minutes", 90}}));
    CHECK(posts(e, interventionist) == Approx(0.5));
    CHECK(yearly(e) == Approx(0.5 * teaching_post + 92 * 15));
    CHECK(once(e) == Approx(6.8 * 3 * day));
    // 90 x 36 minutes are more than 2,700: the full effect for 30 of 92; a loss needs nobody to carry it out.
    CHECK(mean(e) == Approx(0.08 * 30 / 92 * 0.8));
    CHECK(e.levers[0].mean_year.low.value() == Approx(-0.17 * 30 / 92));
    // 6 groups alone: 0.36, so 0.4.
    CHECK(posts(pull(small::only("early_intervention", {{"minutes", 90}, {"intensive", 0}})), interventionist) ==
          Approx(0.4));
}

TEST_CASE("early intervention adds only what flexible groups do not give", "[levers_special_education]") {
    const auto both = [](double flexible) {
        scenario s = small::only("flexible_groups", {{"elementary", flexible}});
        s.levers.push_back(small::only("early_intervention", {{"minutes", 90}}).levers[0]);
        return pull(s);
    };
    // 2 x 90 / 1,512 = 0.12, so 0.2; with 6 x 90 more 0.5 in all. The intensive pupils learn no more from it.
    const evaluation all = both(90);
    CHECK(posts(all, interventionist, 1) == Approx(0.3));
    CHECK(mean(all, 1) == Approx(0.08 * 23 / 92 * 0.8));
    // 30 minutes are 0.4 of the full dose, so 60 more are 0.6; with 2 x 30 it is 0.1 and 0.5 posts.
    const evaluation some = both(30);
    CHECK(posts(some, interventionist, 1) == Approx(0.4));
    CHECK(mean(some, 1) == Approx(0.08 * (23 + 7 * 0.6) / 92 * 0.8));
    CHECK(some.day.all.small_group_minutes[0][0] == Approx(7 * (360 + 90)));
    CHECK(mean(both(120), 1) == Approx(0.08 * 23 / 92 * 0.8));
}

// All 5 come: 12 intensive pupils in 2 resource groups (0.476) and 2 of 6 with a second teacher, for 5 / 12 of 250
// minutes: 2 x 104.17 / 1,512 = 0.138; so 0.7 posts, 1.0 fewer, whose money stays. 74 pupils are 4 homerooms, art 0.8.
TEST_CASE("integrated classes: two teachers where pupils come in", "[levers_special_education]") {
    const scenario all = small::only("integrated_classes", {{"share", 1}});
    const evaluation e = pull(all, with_separate());
    CHECK(e.tiers[0][small::kindergarten] == tiers_of_grade{10, 19, 45, 0});
    CHECK(posts(e, special_education_teacher) == Approx(-1.0));
    CHECK(yearly(e) == Approx(0.1 * teaching_post + 1.0 * post));
    // Two teachers in 5 / 6 of a class, of 6.4 before; three days each; 6.5 teachers now.
    const double share = 2 * 5 / 6.0 / 6.4;
    CHECK(once(e) == Approx(6.5 * share * 3 * day));
    // 5 of 92 pupils gain 0.02; their classmates, in 5 / 6 of 5 classes, 0.006.
    CHECK(mean(e) == Approx((5 * 0.02 + (24 + 56) * 5 / 6.0 / 5 * 0.006) / 92 * 0.8));
    // A contract of 6.5 hours holds no planning: 45 x 36 / 60 / 6.5 days, unless the teams have the time already.
    district d = with_separate();
    d.pay.contract_hours_a_day = 6.5;
    CHECK(yearly(pull(all, d)) == Approx(0.1 * teaching_post + post + 6.5 * share * 45 * 36 / 60 / 6.5 * day));
    d.designs[0].week.collaboration = minutes{45};
    const double teams = 45 * 36 / 60 / 6.5 * day;  // of each teacher, 0.1 more of them than before
    CHECK(yearly(pull(all, d)) == Approx(0.1 * (teaching_post + teams) + post));
    // Teams of 30 minutes inside the day lack 15.
    d.designs[0].week.planning = minutes{205};
    d.designs[0].week.collaboration = minutes{30};
    d.designs[0].week.collaboration_in = time_place::in_day;
    CHECK(yearly(pull(all, d)) == Approx(0.1 * teaching_post + post + 6.5 * share * 15 * 36 / 60 / 6.5 * day));
}

TEST_CASE("who left a separate setting cannot leave it again", "[levers_special_education]") {
    scenario both = small::only("separate_settings", {{"share", -0.5}});
    both.levers.push_back(small::only("integrated_classes", {{"share", 1}}).levers[0]);
    const evaluation e = pull(both, with_separate());
    CHECK(e.tiers[0][small::kindergarten] == tiers_of_grade{10, 19, 45, 0});
    CHECK(e.tiers[0][small::first] == tiers_of_grade{2, 5, 11, 0});
    // Of 5 pupils 3 came by fewer separate settings: 2 by this lever.
    CHECK(mean(e, 1) == Approx((2 * 0.02 + (24 + 56) * 2 / 6.0 / 5 * 0.006) / 92 * 0.8));
}

// Six intensive pupils of kindergarten and one of grade 1: at most six in a class are 2 classes, as there were 2
// groups; at most three are 3 classes: 3 x 360 / 1,512 = 0.71, so 0.8 for 0.5 posts.
TEST_CASE("push-in support reassigns hours: it costs what spreading pupils costs", "[levers_special_education]") {
    const evaluation same = pull(small::only("push_in_support", {{"share", 1}}));
    CHECK(yearly(same) == Approx(0).margin(1e-6));
    CHECK(once(same) == Approx(6.3 * 3 * day));
    CHECK(mean(same) == Approx(0.02 * 7 / 92 * 0.8));
    CHECK(posts(pull(small::only("push_in_support", {{"share", 1}, {"together", 3}})), special_education_teacher) ==
          Approx(0.3));
    // Half and half: (2 + 3) x 180 / 1,512 = 0.60, so 0.6.
    const evaluation half = pull(small::only("push_in_support", {{"share", 0.5}, {"together", 3}}));
    CHECK(posts(half, special_education_teacher) == Approx(0.1));
    CHECK(mean(half) == Approx(0.02 * 0.5 * 7 / 92 * 0.8));
    CHECK(half.day.all.small_group_minutes[0][0] == Approx(7 * 360));
}

namespace {

/// Every setting of the levers of time and special education at its ends and middle, others at their base or most.
void hold(const district& d, std::initializer_list<double> places) {
    const baseline before = small::stand(d);
    const double everyone = total_pupils(d).value();
    for (const lever* l : lever_catalog) {
        if (l->area != area::time && l->area != area::special_education) continue;
        for (std::size_t k = 0; k < l->setting_count; ++k) {
            for (const double place : places) {
                for (const bool most : {false, true}) {
                    scenario s = small::only(l->id);
                    for (std::size_t j = 0; j < l->setting_count && most; ++j)
                        s.levers[0].setting[j] = l->settings[j].max;
                    s.levers[0].setting[k] = l->settings[k].min + (l->settings[k].max - l->settings[k].min) * place;
                    CAPTURE(d.id, l->id, l->settings[k].id, s.levers[0].setting[k]);
                    const evaluation e = evaluate(d, before, s, registry_values, 5, no_ledger{});  // throws faults
                    CHECK(e.recurring.value.low <= e.recurring.value.high);
                    double counted = 0;
                    for (const tier_counts& tiers : e.tiers) {
                        for (const auto& by_tier : tiers) {
                            for (const double here : by_tier) {
                                counted += here;
                                if (!(here >= 0) || here != std::floor(here)) FAIL_CHECK("a part of a pupil");
                            }
                        }
                    }
                    CHECK(counted == everyone);
                }
            }
        }
    }
}

}  // namespace

TEST_CASE("every pupil's week adds up under every setting", "[levers_special_education]") {
    for (const typical::district_row& row : typical::districts) hold(typical::build(row), {0.0, 0.5, 1.0});
}

#ifdef NINEWAYS_SOURCE_DIR
TEST_CASE("and under every set of day designs", "[levers_special_education]") {
    for (const char* id : {"common_planning", "double_dose", "extended_day", "flexible_grouping", "inclusion",
                           "intervention_block", "traditional"}) {
        std::ifstream file{std::string{NINEWAYS_SOURCE_DIR "/data/day_designs/"} + id + ".json"};
        REQUIRE(file);
        const std::string text{std::istreambuf_iterator<char>{file}, {}};
        detail::fault_list log;
        const std::optional<io::json_document> document = io::read_json(text, log);
        REQUIRE(document);
        io::document_reader reading{*document, log, {}};
        const io::value_reader root = reading.root();
        const district d = typical::build(typical::districts[2]);
        district days = io::with_day_designs(d, io::read_day_designs(root, d), root, log);
        REQUIRE(log.empty());
        days.id = id;
        hold(days, {0.0, 1.0});
    }
}
#endif

}  // namespace levers_special_education_test

// SPDX-License-Identifier: MIT
// The levers of partners and technology and of the central office.
#include <nineways/evaluate.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>

#include "small_district.hpp"

#include <nineways/complete.hpp>
#include <nineways/typical.hpp>

namespace levers_partners_test {

namespace {

using namespace nineways;
using namespace standard_role;

constexpr double post = 55'000 * 1.25 + 10'000;
constexpr double teaching_post = post + 1'000;  // and substitutes

const assumptions registry_values;

evaluation pull(const scenario& s, const district& d = small::staffed(), int year = 5) {
    return evaluate(d, s, registry_values, year);
}

double yearly(const evaluation& e) { return e.recurring.value.central.value(); }
double once(const evaluation& e) { return e.one_time.value.central.value(); }
double yearly(const evaluation& e, std::size_t lever) { return e.levers[lever].recurring.value.central.value(); }
double posts(const evaluation& e, role_id r) { return e.levers.back().posts[r].value(); }

scenario with(scenario s, const scenario& more) {
    s.levers.push_back(more.levers[0]);
    return s;
}

double prices(int from) { return price_level(2023) / price_level(from); }

/// 80 pupils of grade 6: four classes of mathematics for 750 minutes and of electives for 1,000.
district departments() {
    district d = small::staffed();
    d.schools[0].enrollment = {};
    d.schools[0].enrollment[static_cast<std::size_t>(grade::sixth)] = pupils{80};
    const group_size size{pupils{20}, pupils{25}};
    time_block breaks = d.designs[0].blocks[3];
    breaks.weekly = minutes{200};
    d.designs[0].blocks = {small::block("mathematics", subject::mathematics, 750, classroom_teacher, size),
                           small::block("elective", subject::elective, 1000, classroom_teacher, size), breaks};
    for (time_block& b : d.designs[0].blocks) b.grades = grade::sixth;
    return d;
}

}  // namespace

TEST_CASE("posts that were cut come back", "[levers]") {
    district d = small::staffed();
    d.before.posts = {
        {librarian, fte{0.5}}, {specials_teacher, fte{1}}, {counselor, fte{1}}, {student_support, fte{1}}};
    const scenario all = small::only("reinstated_posts", {{"librarians", 1}, {"specials", 1}, {"support", 1}});
    const double whole = 0.5 * 85'000 + teaching_post + 85'000 + 72'500;
    const evaluation e = pull(all, d);
    CHECK(yearly(e) == Approx(whole));
    CHECK(e.exposures.empty());  // unmeasured
    CHECK(yearly(pull(small::only("reinstated_posts", {{"support", 0.5}}), d)) == Approx(0.5 * (85'000 + 72'500)));
    // Posts that guidelines gave back are the same posts, and so are the specials that come with a class more.
    const evaluation twice = pull(with(small::only("staffing_guidelines", {{"share", 0.6}}), all), d);
    CHECK(yearly(twice, 0) == Approx(0.6 * whole));
    CHECK(yearly(twice) == Approx(whole));
    const evaluation classes = pull(with(small::only("smaller_classes", {{"k_3", 5}}), all), d);
    CHECK(yearly(classes, 1) == Approx(whole - 0.2 * teaching_post));
}

TEST_CASE("support posts by pupils, in both directions", "[levers]") {
    // 3 a 1,000 of 92 pupils are 0.276 posts: a third counselors, as there are one and two.
    const double each = 0.092 * 85'000 + 0.184 * 72'500;
    CHECK(yearly(pull(small::only("reinstated_posts", {{"support_per_1000", 3}}))) == Approx(each));
    CHECK(yearly(pull(small::only("reinstated_posts", {{"support_per_1000", -3}}))) == Approx(-each));
    CHECK(yearly(pull(small::only("reinstated_posts", {{"specials_per_1000", 1}}))) == Approx(0.092 * teaching_post));
    CHECK(yearly(pull(small::only("reinstated_posts", {{"librarians_per_1000", -0.5}}))) == Approx(-0.046 * 85'000));
    CHECK_THROWS_AS(pull(small::only("reinstated_posts", {{"support_per_1000", -3}}), small::district()),
                    invalid_input);
}

TEST_CASE("partners take over posts once their price is known", "[levers]") {
    CHECK(yearly(pull(small::only("partner_organisations", {{"share", 0.2}}))) == 0);
    // 0.2 counselors and 0.4 others at 60,000 each; a tenth of a coordinator is the least that can be hired.
    const evaluation e = pull(small::only("partner_organisations", {{"share", 0.2}, {"price", 60'000}}));
    CHECK(yearly(e) == Approx(-(0.2 * 85'000 + 0.4 * 72'500) + 0.6 * 60'000 + 0.1 * 97'500));
    CHECK(e.exposures[0].reach == Approx(0.2));
    CHECK(e.learned.mean_year.central.value() == 0);
    // What came back is taken over too.
    district d = small::staffed();
    d.before.posts = {{counselor, fte{1}}};
    const evaluation more = pull(with(small::only("reinstated_posts", {{"support", 1}}),
                                      small::only("partner_organisations", {{"share", 0.2}, {"price", 60'000}})),
                                 d);
    CHECK(posts(more, counselor) == Approx(-0.4));
}

TEST_CASE("electives online: fewer teachers, aides, fees and devices", "[levers]") {
    const district d = departments();
    CHECK(yearly(pull(small::only("online_courses", {{"electives", 0.5}, {"core", 0.5}}), d)) == 0);
    // Mathematics and electives of four classes: 4 x 750 and 4 x 1,000 of 1,512 minutes are 2.0 and 2.7 posts; 500 of
    // electives are 1.4 and two groups of 40 online 0.7 aides. 40 courses at 100; 80 x 500 / 1,800 devices.
    const evaluation e = pull(small::only("online_courses", {{"electives", 0.5}, {"fee", 100}}), d);
    CHECK(posts(e, classroom_teacher) == Approx(-1.3));
    CHECK(posts(e, aide) == Approx(0.7));
    CHECK(yearly(e) == Approx(-1.3 * teaching_post + 0.7 * 47'500 + 4'000));
    CHECK(once(e) == Approx(80.0 * 500 / 1'800 * 350));
    CHECK(e.exposures.empty());
    double week = 0;
    for (const time_block& b : e.after.designs[0].blocks) week += b.weekly.value();
    CHECK(week == Approx(1'950));
    // All of it, and half of mathematics: no minute is left over or missing, or the day would be refused.
    CHECK(yearly(pull(small::only("online_courses", {{"electives", 1}, {"core", 0.5}, {"fee", 1}}), d)) < 0);
}

TEST_CASE("core classes online harm by the part of core time that is online", "[levers]") {
    const evaluation e = pull(small::only("online_courses", {{"core", 0.2}, {"fee", 100}}), departments());
    REQUIRE(e.exposures.size() == 3);
    CHECK(e.exposures[0].level == level::middle);
    CHECK(e.exposures[0].reach == 1);
    CHECK(e.exposures[0].effect.central.value() == Approx(-0.02));
    CHECK(e.learned.mean_year.central.value() == Approx(-0.02));
}

TEST_CASE("classes that pupils leave for help stay classes for that long", "[levers]") {
    district d = departments();
    time_block help = small::block("help", subject::intervention, 300, interventionist, {pupils{6}, pupils{6}});
    help.grades = grade::sixth;
    help.tiers = tier::intensive;
    help.setting = setting::pull_out;
    help.parent = "elective";
    d.designs[0].blocks.push_back(help);
    const evaluation e = pull(small::only("online_courses", {{"electives", 1}, {"fee", 1}}), d);
    CHECK(e.after.designs[0].blocks[1].weekly == minutes{300});
    CHECK(e.after.designs[0].blocks.back().weekly == minutes{700});
}

TEST_CASE("computer practice has a licence, devices, and the dose that reviews found", "[levers]") {
    const district d = departments();
    CHECK(yearly(pull(small::only("online_courses", {{"practice", 60}}), d)) == 0);
    const evaluation e = pull(small::only("online_courses", {{"practice", 60}, {"licence", 30}}), d);
    CHECK(yearly(e) == Approx(80 * 30));
    CHECK(once(e) == Approx(80.0 * 60 / 1'800 * 350));
    CHECK(e.exposures[0].effect.central.value() == Approx(0.03));  // 0.06 in mathematics, half of the test
    CHECK(levers::detail::practice_dose(0) == 0);
    CHECK(levers::detail::practice_dose(15) == Approx(0.5));
    CHECK(levers::detail::practice_dose(75) == 1);
    CHECK(levers::detail::practice_dose(97.5) == Approx(0.85));
    CHECK(levers::detail::practice_dose(150) == Approx(0.7));
}

TEST_CASE("efficiency cuts: posts and services alike, severance once", "[levers]") {
    // Two officials at 160,000, four others at 60,000, services of 100 a pupil; the coordinator and books stay.
    const evaluation e = pull(small::only("central_efficiency", {{"cut", 0.1}}));
    const double saved = 0.2 * 160'000 + 0.4 * 60'000 + 0.1 * 92 * 100;
    CHECK(yearly(e) == Approx(-saved));
    CHECK(posts(e, coordinator) == 0);
    CHECK(once(e) == Approx(0.15 * (0.2 * 120'000 + 0.4 * 40'000)));
    CHECK(e.levers[0].year_one.value.value() == Approx(-saved / 2));
    const evaluation more = pull(small::only("central_efficiency", {{"cut", -0.1}}));
    CHECK(yearly(more) == Approx(saved));
    CHECK(once(more) == 0);
}

TEST_CASE("a tenth of the central office is what the national survey has", "[levers]") {
    // (265 + 480) of 13,037 dollars, of 16,280: 930.32 a pupil.
    for (const typical::district_row& row : typical::districts) {
        const district d = typical::build(row);
        const double a_pupil =
            -yearly(pull(small::only("central_efficiency", {{"cut", 0.1}}), d)) / total_pupils(d).value();
        CHECK(a_pupil == Approx(93.03).epsilon(0.005));
    }
}

TEST_CASE("services of the central office are purchases where they are filled, and only there", "[levers]") {
    const auto built = [](const auto& change) {
        district_draft known;
        school_draft s;
        s.enrollment[static_cast<std::size_t>(grade::first)] = pupils{100};
        known.schools.push_back(s);
        change(known);
        return complete(std::move(known), registry_values);
    };
    constexpr auto support = static_cast<std::size_t>(spending_function::other_support);
    const district filled = built([](district_draft&) {});
    REQUIRE(filled.purchases.size() == 2);
    CHECK(filled.unmodelled[support].value() == 0);
    const double whole = small::stand(filled).cost.recurring.central.value();
    const district own = built([&](district_draft& known) {
        known.unmodelled = std::array<dollars, function_count>{};
        known.unmodelled->at(support) = dollars{1'000};
    });
    CHECK(own.purchases.empty());
    CHECK(own.unmodelled[support] == dollars{1'000});
    // A purchase that has the name already keeps it.
    const district named = built([](district_draft& known) {
        known.purchases = {{"central_support", spending_function::food, purchase::basis::flat, 1, {7, 7, 7}, false}};
    });
    REQUIRE(named.purchases.size() == 2);
    CHECK(named.purchases[0].function == spending_function::food);
    CHECK(named.unmodelled[support].value() > 0);
    CHECK(small::stand(named).cost.recurring.central.value() == Approx(whole + 7));
}

TEST_CASE("a redesign frees posts, and a part of them goes to schools", "[levers]") {
    const scenario redesign = small::only("central_redesign", {{"share", 0.25}, {"devolved", 0.5}, {"coaches", 0.5}});
    // Half an official and one other: 1.5 posts, of which 0.375 become coaches and 0.375 support staff.
    const evaluation e = pull(redesign);
    const double saved = 0.5 * 160'000 + 60'000;
    CHECK(posts(e, coach) == Approx(0.375));
    CHECK(yearly(e) == Approx(-saved + 0.375 * post + 0.375 * 72'500));
    CHECK(once(e) == Approx(92 * 0.25 / 0.2 * 43 * prices(2018)));
    CHECK(e.levers[0].year_one.value.value() == Approx(yearly(e) / 4));
    // After a tenth is cut, a quarter of nine tenths is left to free.
    const evaluation after_cut = pull(with(small::only("central_efficiency", {{"cut", 0.1}}), redesign));
    CHECK(yearly(after_cut, 1) == Approx(0.9 * yearly(e)));
    // 6.3 x 0.5 / 20 = 0.16 coaches, hired as 0.2, are among the 0.375.
    const evaluation coached = pull(with(small::only("coaching", {{"share", 0.5}}), redesign));
    CHECK(posts(coached, coach) == Approx(0.175));
    // Their effect is the coaches' own, told there.
    CHECK_FALSE(coached.levers[1].measured);
    CHECK(coached.levers[1].mean_year.high.value() == 0);
}

TEST_CASE("devolved posts go where need is", "[levers]") {
    district d = small::staffed();
    d.schools.push_back(d.schools[0]);
    d.schools[0].needs.low_income = pupils{10};
    d.schools[1].needs.low_income = pupils{30};
    const auto support = [&](double by_need, std::size_t s) {
        const evaluation e = pull(
            small::only("central_redesign", {{"share", 0.25}, {"devolved", 1}, {"coaches", 0}, {"by_need", by_need}}),
            d);
        return levers::detail::posts_on(e.after.schools[s].staff, student_support) - 2;
    };
    CHECK(support(1, 0) == Approx(1.5 / 4));
    CHECK(support(1, 1) == Approx(1.5 * 3 / 4));
    CHECK(support(0, 0) == Approx(1.5 / 2));
    CHECK(support(0.5, 1) == Approx(1.5 * 5 / 8));
}

TEST_CASE("levers of the last four areas in any combination leave a district that makes sense", "[levers]") {
    std::uint32_t state = 20'231'122;
    const auto random = [&] {
        state = state * 1'664'525U + 1'013'904'223U;
        return static_cast<double>(state >> 8) / (1U << 24);
    };
    for (const typical::district_row& row : typical::districts) {
        const district d = typical::build(row);
        const baseline before = small::stand(d);
        for (int i = 0; i < 60; ++i) {
            scenario s;
            for (std::size_t l = 0; l < lever_catalog.size(); ++l) {
                if (lever_catalog[l]->area < area::leadership || random() < 0.4) continue;
                lever_choice choice{static_cast<lever_id>(l), base_settings(*lever_catalog[l]), false};
                for (std::size_t k = 0; k < lever_catalog[l]->setting_count; ++k) {
                    const lever_setting& a = lever_catalog[l]->settings[k];
                    choice.setting[k] = a.min + (a.max - a.min) * random();
                }
                s.levers.push_back(choice);
            }
            const evaluation e = evaluate(d, before, s, registry_values, 5, no_ledger{});
            CHECK(std::isfinite(yearly(e)));
            CHECK(std::isfinite(once(e)));
            CHECK(std::isfinite(e.learned.stock.high.value()));
            CHECK(e.recurring.value.low <= e.recurring.value.high);
            for (const school& each : e.after.schools) {
                for (const post_count& p : each.staff) CHECK(p.posts.value() >= 0);
            }
            for (const post_count& p : e.after.central_staff) CHECK(p.posts.value() >= 0);
            const double whole = (e.cost.recurring.central - before.cost.recurring.central).value();
            CHECK(yearly(e) == Approx(whole).margin(0.01));
        }
    }
}

}  // namespace levers_partners_test

// SPDX-License-Identifier: MIT
// The levers of leadership and of school funding.
#include <nineways/fit.hpp>

#include <catch2/catch.hpp>

#include "small_district.hpp"

#include <nineways/typical.hpp>

namespace levers_leadership_test {

namespace {

using namespace nineways;
using namespace standard_role;

constexpr double teaching_post = 55'000 * 1.25 + 10'000 + 1'000;  // and substitutes

const assumptions registry_values;

evaluation pull(const scenario& s, const district& d = small::staffed()) { return evaluate(d, s, registry_values); }

double yearly(const evaluation& e) { return e.recurring.value.central.value(); }
double once(const evaluation& e) { return e.one_time.value.central.value(); }
double yearly(const evaluation& e, std::size_t lever) { return e.levers[lever].recurring.value.central.value(); }
double posts(const evaluation& e, role_id r) { return e.levers.back().posts[r].value(); }

scenario with(scenario s, const scenario& more) {
    s.levers.push_back(more.levers[0]);
    return s;
}

double prices(int from) { return price_level(2023) / price_level(from); }

/// Two schools with the same pupils and posts; half of the second's pupils have low income.
district two_schools() {
    district d = small::district();
    d.schools.push_back(d.schools[0]);
    d.schools[1].id = "two";
    d.schools[1].needs.low_income = pupils{46};
    return d;
}

}  // namespace

TEST_CASE("training of leaders is paid for each of them", "[levers]") {
    const evaluation e = pull(small::only("leader_development", {{"amount", 2'000}}));
    CHECK(yearly(e) == Approx(2 * 2'000));
    // Half of the 4,000 at which the effect is full; it is nothing but at the ends of its range.
    REQUIRE(e.exposures.size() == 12);
    CHECK(e.exposures[0].parts[0].dose == Approx(0.5));
    CHECK(e.learned.mean_year.central.value() == 0);
    CHECK(e.learned.mean_year.high.value() > 0);
}

TEST_CASE("a raise for all leaders works in both directions", "[levers]") {
    const evaluation more = pull(small::only("raise_for_all_leaders", {{"raise", 0.03}}));
    CHECK(yearly(more) == Approx(0.03 * (100'000 + 80'000) * 1.25));
    const evaluation less = pull(small::only("raise_for_all_leaders", {{"raise", -0.03}}));
    CHECK(yearly(less) == Approx(-yearly(more)));
    CHECK(less.levers[0].recurring.value.low < less.levers[0].recurring.value.central);
    CHECK(less.cost.recurring.low.value() <= less.cost.recurring.central.value());
    CHECK(more.exposures.empty());
}

TEST_CASE("a pipeline: residents, supervisors, support, tools, and principals who stay", "[levers]") {
    const evaluation e = pull(small::only("leadership_pipeline", {{"share", 1}}));
    // 0.17 vacancies a year, 0.2 residents; 1 / 12 - 1 / 17 supervisors, hired as 0.1; two leaders at 3,000.
    const double kept = 0.17 * 0.078 * 75'000 * prices(2019);
    CHECK(posts(e, assistant_principal) == Approx(0.2));
    CHECK(posts(e, district_official) == Approx(0.1));
    CHECK(yearly(e) == Approx(0.2 * 110'000 + 0.1 * 160'000 + 2 * 3'000 - kept));
    CHECK(once(e) == Approx(2 * 2'000));
    // Schools with a new principal after one to four years: 17, 31.11, 42.8213 and 52.5417 %.
    CHECK(e.exposures[0].reach == Approx(0.35868245));
    const evaluation half = pull(small::only("leadership_pipeline", {{"share", 1}, {"pool", 0.5}}));
    CHECK(half.exposures[0].reach == Approx(0.35868245 / 2));
}

TEST_CASE("every principal fewer to a supervisor costs, up to as many as there are without a pipeline", "[levers]") {
    const lever& pipeline = *lever_catalog[static_cast<std::size_t>(find_lever("leadership_pipeline"))];
    const lever_setting& ratio = pipeline.settings[2];
    CHECK(ratio.id == "principals_per_supervisor");
    CHECK(ratio.max == registry_values["principals_per_supervisor"_p]);
    const district city = typical::build(typical::districts[0]);
    double before = 0;
    for (double principals = ratio.max; principals >= ratio.min; principals -= 4) {
        CAPTURE(principals);
        const double now = yearly(
            pull(small::only("leadership_pipeline", {{"share", 1}, {"principals_per_supervisor", principals}}), city));
        CHECK(now > before);
        before = now;
    }
}

TEST_CASE("training that leaders have already is not paid again by a pipeline", "[levers]") {
    const scenario training = small::only("leader_development", {{"amount", 2'000}});
    const scenario pipeline = small::only("leadership_pipeline", {{"share", 1}});
    const evaluation e = pull(with(training, pipeline));
    CHECK(yearly(e, 0) == Approx(4'000));
    CHECK(yearly(e, 1) == Approx(yearly(pull(pipeline)) - 4'000));
    const evaluation much = pull(with(small::only("leader_development", {{"amount", 9'000}}), pipeline));
    CHECK(yearly(much, 1) == Approx(yearly(pull(pipeline)) - 6'000));
}

TEST_CASE("a pipeline costs about what six districts paid", "[levers]") {
    const district d = typical::build(typical::districts[0]);
    const double a_pupil = yearly(pull(small::only("leadership_pipeline", {{"share", 1}}), d)) / 25'000;
    CHECK(a_pupil > 0.75 * 42 * prices(2017));
    CHECK(a_pupil < 1.25 * 42 * prices(2017));
}

TEST_CASE("leaders' pay by role and need", "[levers]") {
    const evaluation e = pull(small::only("differentiated_leader_pay", {{"share", 0.2}}));
    CHECK(yearly(e) == Approx((13'000 + 11'500) * 1.25));
    // Residents are no leaders of the school.
    const scenario pipeline = small::only("leadership_pipeline", {{"share", 1}});
    CHECK(yearly(pull(with(pipeline, small::only("differentiated_leader_pay", {{"share", 0.2}}))), 1) ==
          Approx((13'000 + 11'500) * 1.25));
    // 6.3 teachers, a fifth of 55,000.
    const scenario roles = small::only("differentiated_leader_pay", {{"teacher_roles", 0.1}});
    CHECK(yearly(pull(roles)) == Approx(6.3 * 0.1 * 11'000 * 1.25));
    // Beside pay for roles for 6 %, which brings 0.1 of a teacher leader, only the other 4 % are paid.
    CHECK(yearly(pull(with(small::only("pay_for_roles", {{"share", 0.06}}), roles)), 1) ==
          Approx(6.4 * 0.04 * 11'000 * 1.25));
    CHECK(yearly(pull(with(small::only("pay_for_roles", {{"share", 0.12}}), roles)), 1) == 0);
}

TEST_CASE("the schools of highest need: as many as the share asks for, and none left out needs more", "[levers]") {
    using levers::detail::need_of;
    for (const typical::district_row& row : typical::districts) {
        const district d = typical::build(row);
        for (const double share : {0.0, 0.01, 0.1, 0.25, 0.5, 1.0}) {
            const auto chosen = levers::detail::schools_of_highest_need(d, share, all_grades);
            const auto nearest = static_cast<std::size_t>(share * static_cast<double>(d.schools.size()) + 0.5);
            CHECK(chosen.size() == (share > 0 && nearest == 0 ? 1 : nearest));
            double least = 1;
            std::vector<bool> in(d.schools.size());
            for (const std::size_t s : chosen) {
                in[s] = true;
                if (need_of(d.schools[s]) < least) least = need_of(d.schools[s]);
            }
            for (std::size_t s = 0; s < in.size() && !chosen.empty(); ++s)
                CHECK((in[s] || need_of(d.schools[s]) <= least));
        }
    }
}

TEST_CASE("guidelines give back classes by their size and other posts by pupils", "[levers]") {
    district d = small::staffed();
    d.before.class_size_fewer = pupils{5};
    d.before.posts = {
        {classroom_teacher, fte{1}}, {specials_teacher, fte{0.2}}, {counselor, fte{1}}, {librarian, fte{0.5}}};
    // Five pupils fewer are a class more, and 0.2 specials (see "smaller classes come whole").
    const evaluation e = pull(small::only("staffing_guidelines", {{"share", 1}}), d);
    CHECK(posts(e, classroom_teacher) == Approx(1));
    CHECK(posts(e, specials_teacher) == Approx(0.2));
    CHECK(posts(e, counselor) == Approx(1));
    CHECK(yearly(e) == Approx(1.2 * teaching_post + 1.5 * 85'000));
    CHECK(e.learned.mean_year.central.value() > 0);
    // 2.5 fewer are no class more.
    CHECK(yearly(pull(small::only("staffing_guidelines", {{"share", 0.5}}), d)) == Approx(0.75 * 85'000));
    // Where class sizes are not told, teachers come back as posts.
    d.before.class_size_fewer = pupils{0};
    CHECK(yearly(pull(small::only("staffing_guidelines", {{"share", 1}}), d)) ==
          Approx(1.2 * teaching_post + 1.5 * 85'000));
}

TEST_CASE("what smaller classes gave back, guidelines do not give again", "[levers]") {
    district d = small::staffed();
    d.before.class_size_fewer = pupils{5};
    d.before.posts = {{counselor, fte{1}}};
    const scenario guidelines = small::only("staffing_guidelines", {{"share", 1}});
    for (const double fewer : {2.0, 3.0, 5.0}) {
        const evaluation e = pull(with(small::only("smaller_classes", {{"k_3", fewer}}), guidelines), d);
        CHECK(yearly(e) == Approx(1.2 * teaching_post + 85'000));
        CHECK(yearly(e, 1) == Approx((fewer < 5 ? 1.2 * teaching_post : 0) + 85'000));
    }
}

TEST_CASE("guidelines by pupils add and take the kinds of posts that schools have", "[levers]") {
    // 5 posts a 1,000 pupils are 0.46, of 4.5 that are listed beside the principal.
    const double each = 0.46 / 4.5 * (110'000 + 85'000 + 0.5 * 85'000 + 2 * 72'500);
    CHECK(yearly(pull(small::only("staffing_guidelines", {{"posts_per_1000", 5}}))) == Approx(each));
    const evaluation less = pull(small::only("staffing_guidelines", {{"posts_per_1000", -5}}));
    CHECK(yearly(less) == Approx(-each));
    CHECK(posts(less, principal) == 0);
    district d = small::district();
    CHECK(yearly(pull(small::only("staffing_guidelines", {{"posts_per_1000", 5}}), d)) > 0);
    CHECK_THROWS_AS(pull(small::only("staffing_guidelines", {{"posts_per_1000", -5}}), d), invalid_input);
}

TEST_CASE("flexible budgets: training every year, systems once", "[levers]") {
    const evaluation e = pull(small::only("flexible_resources", {{"share", 0.5}}));
    CHECK(yearly(e) == Approx(0.5 * 6'000));
    CHECK(once(e) == Approx(0.5 * 15'000));
    CHECK(e.exposures[0].effect.central.value() == Approx(0.005));
}

TEST_CASE("weights move dollars from one school to the other", "[levers]") {
    const district d = two_schools();
    // Each school's posts but those of special education cost 5.8 x 78,750 = 456,750. Weights make 92 and 96.6 pupils
    // of 92: 913,500 x 96.6 / 188.6 is 11,140.24 more.
    const evaluation e = pull(small::only("weights_for_need", {{"share", 1}}), d);
    CHECK(e.after.schools[0].allotted == dollars{-11'140});
    CHECK(e.after.schools[1].allotted == dollars{11'140});
    CHECK(yearly(e) == 0);
    CHECK(pull(small::only("weights_for_need", {{"share", 0.5}}), d).after.schools[1].allotted == dollars{5'570});
    // No school loses more than 2 %: 9,135; the rest is paid.
    const evaluation held = pull(small::only("weights_for_need", {{"share", 1}, {"most_lost", 0.02}}), d);
    CHECK(held.after.schools[0].allotted == dollars{-9'135});
    CHECK(yearly(held) == Approx(2'005));
    CHECK(yearly(pull(small::only("weights_for_need", {{"share", 1}, {"administration", 1'000}}), d)) == Approx(2'000));
}

TEST_CASE("a fit prices levers as an evaluation does", "[levers]") {
    for (const typical::district_row& row : typical::districts) {
        const district d = typical::build(row);
        const baseline before = small::stand(d);
        for (const lever* l : lever_catalog) {
            if (l->area < area::leadership) continue;
            scenario s = small::only(l->id);
            for (std::size_t i = 0; i < l->setting_count; ++i) {
                const lever_setting& each = l->settings[i];
                s.levers[0].setting[i] = each.scales() ? each.base + 0.3 * (each.max - each.base) : each.max;
            }
            const evaluation once = evaluate(d, before, s, registry_values, 5, no_ledger{});
            const fitted f = fit(d, before, s, once.basis.value, registry_values, 5);
            CAPTURE(row.id, l->id);
            const evaluation again = evaluate(d, before, f.package, registry_values, 5, no_ledger{});
            CHECK(f.not_spent.value() == Approx((once.basis.value - again.basis.value).value()).margin(0.01));
            if (once.basis.value.value() > 0) CHECK(f.not_spent.value() < f.hiring_step.value());
        }
    }
}

TEST_CASE("moved dollars do what dollars do, to gainers and losers alike", "[levers]") {
    const evaluation e = pull(small::only("weights_for_need", {{"share", 1}}), two_schools());
    REQUIRE(e.exposures.size() == 8);
    // 11,140 / 92 dollars a pupil; 0.0316 for 1,000 of 2018 over four years, which are 1.875 of one.
    const double gain = 11'140.0 / 92 / prices(2018) / 1'000 * 0.0316 / 1.875;
    CHECK(e.exposures[0].reach == Approx(0.5));
    CHECK(e.exposures[0].effect.central.value() == Approx(gain));
    CHECK(e.exposures[4].effect.central.value() == Approx(-gain));
    CHECK(e.levers[0].mean_year.central.value() == Approx(0).margin(1e-12));
    CHECK(e.exposures[4].effect.low < e.exposures[4].effect.central);
}

TEST_CASE("dollars move only among schools of a level, and none is lost", "[levers]") {
    for (const typical::district_row& row : typical::districts) {
        const district d = typical::build(row);
        for (const double share : {0.05, 0.3, 1.0}) {
            const evaluation e = pull(small::only("weights_for_need", {{"share", share}, {"most_lost", 0.25}}), d);
            std::array<double, level_count> moved{};
            for (const school& s : e.after.schools) moved[static_cast<std::size_t>(span_of(s))] += s.allotted.value();
            for (const double all : moved) CHECK(all == 0);
            CHECK(yearly(e) == 0);
        }
    }
}

}  // namespace levers_leadership_test

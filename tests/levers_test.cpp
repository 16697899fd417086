// SPDX-License-Identifier: MIT
// The levers, and the walk of `evaluate` that applies and prices them.
#include <nineways/evaluate.hpp>

#include <catch2/catch.hpp>

#include "small_district.hpp"

#include <nineways/io/district_writer.hpp>
#include <nineways/presets.hpp>
#include <nineways/typical.hpp>

namespace levers_test {

namespace {

using namespace nineways;
using namespace standard_role;

constexpr double post = 78'750;                 // 55,000 x 1.25 + 10,000
constexpr double teaching_post = post + 1'000;  // and substitutes
constexpr double day = 275 * 1.25;              // 55,000 / 200, with the benefits that move

const assumptions registry_values;

evaluation pull(const scenario& s, const district& d = small::district(), int year = 5) {
    return evaluate(d, s, registry_values, year);
}

double yearly(const evaluation& e) { return e.recurring.value.central.value(); }
double posts(const evaluation& e, role_id r) { return e.levers[0].posts[r].value(); }

/// What one separation fewer saves, in dollars of 2023.
double turnover_cost() { return 16'450 * price_level(2023) / price_level(2024); }

bool is_ordered(const range<dollars>& r) { return r.low <= r.central && r.central <= r.high; }

}  // namespace

TEST_CASE("a raise: pay and benefits of all teachers, less what turnover saves", "[levers]") {
    const evaluation e = pull(small::only("across_the_board_raise", {{"raise", 0.02}}));
    const double separations = 6.3 * 0.12 * (-1.4 * 0.02);
    CHECK(yearly(e) == Approx(6.3 * 55'000 * 0.02 * 1.25 + separations * turnover_cost()));
    CHECK(e.after.pay.separation_rate == Approx(0.12 * (1 - 0.028)));
    CHECK(e.levers[0].posts_in_all == fte{0});
}

TEST_CASE("steps: those who stay move up one, and a freeze takes the same back", "[levers]") {
    // Three steps of one lane with 4, 2 and 4 teachers at 50, 52 and 56 thousand; nobody but a fifth leaves.
    district d = small::district();
    d.pay.grid = {{"one"},
                  3,
                  {dollars_per_fte{50'000}, dollars_per_fte{52'000}, dollars_per_fte{56'000}},
                  {fte{4}, fte{2}, fte{4}}};
    d.pay.separation_rate = 0.2;
    // Back: 0.8 x 2,000 for four and 0.8 x 4,000 for two, of a payroll of 528,000.
    const evaluation back = pull(small::only("across_the_board_raise", {{"steps", 1}}), d);
    CHECK(payroll(back.after.pay.grid).value() == Approx(528'000 + 0.8 * 2'000 * 4 + 0.8 * 4'000 * 2));
    // Frozen: 3.2 came to the second step, more than the 2 who stand there; 1.6 of the 4 came to the third.
    const evaluation frozen = pull(small::only("across_the_board_raise", {{"steps", -1}}), d);
    CHECK(frozen.after.pay.grid.salary[0].value() == 50'000);
    CHECK(frozen.after.pay.grid.salary[1].value() == Approx(50'000));
    CHECK(frozen.after.pay.grid.salary[2].value() == Approx(56'000 - 4'000 * 0.4));
}

TEST_CASE("levers of pay leave missing cells alone, and pay longevity in proportion", "[levers]") {
    // Step 0 takes two years; the first lane ends at step 1 and the second has none there.
    district d = small::district();
    d.pay.grid = {{"one", "two"},
                  3,
                  {dollars_per_fte{50'000}, dollars_per_fte{54'000}, dollars_per_fte{52'000}, dollars_per_fte{0},
                   dollars_per_fte{0}, dollars_per_fte{60'000}},
                  {fte{4}, fte{4}, fte{2}, fte{0}, fte{0}, fte{2}}};
    d.pay.grid.step_years = {2, 1, 1};
    d.pay.grid.longevity = {{"long", 20, dollars_per_fte{1'000}, fte{2}}};
    d.pay.separation_rate = 0.2;
    constexpr double before = 4 * 50'000 + 4 * 54'000 + 2 * 52'000 + 2 * 60'000 + 2 * 1'000;
    const auto after = [&](std::string_view lever, std::string_view setting, double value) {
        return pull(small::only(lever, {{setting, value}}), d).after.pay.grid;
    };
    const salary_grid back = after("across_the_board_raise", "steps", 1);
    // Of the first lane half of the 0.8 who stay move up in a year; of the second, which waits three years, a third.
    CHECK(payroll(back).value() == Approx(before + 0.8 / 2 * 2'000 * 4 + 0.8 / 3 * 6'000 * 4));
    CHECK((!back.exists(3) && !back.exists(4)));
    const salary_grid frozen = after("across_the_board_raise", "steps", -1);
    CHECK(frozen.salary[2].value() == Approx(52'000 - 2'000 * 0.8 / 2 * 4 / 2));
    CHECK(frozen.salary[5].value() == Approx(60'000 - 6'000 * 0.8 / 3 * 4 / 2));
    const salary_grid raised = after("across_the_board_raise", "raise", 0.02);
    CHECK(raised.longevity[0].amount.value() == Approx(1'020));
    CHECK(payroll(raised).value() == Approx(before * 1.02));
    CHECK(!raised.exists(3));
    const salary_grid halved = after("pay_for_credits", "change", -0.5);
    CHECK(halved.salary[1].value() == Approx(52'000));
    CHECK(halved.salary[5].value() == Approx(56'000));  // the first lane would stand at 52,000
    CHECK((halved.salary[2].value() == 52'000 && !halved.exists(3)));
}

TEST_CASE("added time: hours as contract days, paid to a share of the teachers", "[levers]") {
    // 75 hours of 7.5 are ten days.
    CHECK(yearly(pull(small::only("pay_for_added_time", {{"hours", 75}, {"share", 0.5}}))) ==
          Approx(6.3 * 0.5 * 10 * day));
}

TEST_CASE("roles: a supplement and a tenth of the leaders' time released", "[levers]") {
    const evaluation e = pull(small::only("pay_for_roles", {{"share", 0.2}, {"supplement", 0.2}}));
    // 6.3 x 0.2 x 0.1 = 0.126, hired as 0.2; a fifth of then 6.5 teachers get 11,000 more.
    CHECK(posts(e, teacher_leader) == Approx(0.2));
    CHECK(yearly(e) == Approx(0.2 * teaching_post + 6.5 * 0.2 * 11'000 * 1.25));
}

TEST_CASE("shortage stipends: what is paid, less what turnover saves", "[levers]") {
    const evaluation e = pull(small::only("pay_for_shortage", {{"share", 0.1}, {"amount", 4'000}}));
    CHECK(yearly(e) == Approx(6.3 * 0.1 * 4'000 * 1.25 - 6.3 * 0.12 * 0.1 * 0.17 * turnover_cost()));
    // 1,477 dollars are half of the 1,800 studied in dollars of 2003: half of the fall in turnover.
    const double half = 900 * price_level(2023) / price_level(2003);
    const evaluation less = pull(small::only("pay_for_shortage", {{"share", 0.1}, {"amount", half}}));
    CHECK(less.after.pay.separation_rate == Approx(0.12 * (1 - 0.1 * 0.17 / 2)));
}

TEST_CASE("credits: half of the premium cut saves as its holders leave", "[levers]") {
    const evaluation e = pull(small::only("pay_for_credits", {{"change", -0.5}}));
    CHECK(e.after.pay.grid.salary == std::vector{dollars_per_fte{50'000}, dollars_per_fte{55'000}});
    CHECK(yearly(e) == Approx(-6.3 * 2'500 * 1.25));
    // 12 % leave a year: after five years 1 - 0.88^5 = 47.2 % of it.
    CHECK(e.basis.value.value() == Approx(-6.3 * 2'500 * 1.25 * 0.4722680832));
    CHECK(e.levers[0].year_one.value.value() == Approx(-6.3 * 2'500 * 1.25 * 0.12));
    // Adding to the premium costs at once.
    const evaluation more = pull(small::only("pay_for_credits", {{"change", 0.5}}), small::district(), 1);
    CHECK(more.basis.value.value() == Approx(6.3 * 2'500 * 1.25));
}

TEST_CASE("workshops: paid days and what the presenter costs", "[levers]") {
    CHECK(yearly(pull(small::only("one_off_workshops", {{"days", 2}}))) == Approx(6.3 * 2 * (day + 60)));
}

TEST_CASE("teams inside the day: specials cover the classes, and contact falls", "[levers]") {
    const evaluation e = pull(small::only("expert_led_teams", {{"minutes", 90}, {"experts", 0}}));
    // Contact 1,512 - 90 = 1,422. Art of 325 minutes: 5 x 325 / 1,422 = 1.14, so 1.2 for 0.8. The
    // homerooms keep their teachers, and small groups keep theirs: teams are those of the classes' teachers.
    CHECK(posts(e, classroom_teacher) == Approx(0).margin(1e-9));
    CHECK(posts(e, specials_teacher) == Approx(0.4));
    CHECK(posts(e, special_education_teacher) == Approx(0).margin(1e-9));
    CHECK(yearly(e) == Approx(0.4 * teaching_post));
    double pupil_week = 0;
    for (const time_block& b : e.after.designs[0].blocks) pupil_week += b.moves_pupils() ? 0 : b.weekly.value();
    CHECK(pupil_week == Approx(1'950));
    // The minutes come out of homeroom time, not out of English.
    CHECK(e.after.designs[0].blocks[0].weekly.value() == Approx(1'000));
    CHECK(e.after.designs[0].blocks[1].weekly.value() == Approx(422));
}

TEST_CASE("teams take from the subjects what homeroom time does not hold", "[levers]") {
    district d = small::district();
    d.designs[0].blocks[1].weekly = minutes{50};
    d.designs[0].blocks[0].weekly = minutes{1'462};
    const evaluation e = pull(small::only("expert_led_teams", {{"minutes", 90}, {"experts", 0}}), d);
    CHECK(e.after.designs[0].blocks[1].weekly.value() == Approx(0).margin(1e-9));
    CHECK(e.after.designs[0].blocks[0].weekly.value() == Approx(1'422));
    CHECK(e.after.designs[0].blocks[2].weekly.value() == Approx(325));
}

TEST_CASE("teams outside the day cost their expert alone, until the contract is full", "[levers]") {
    CHECK(yearly(pull(small::only("expert_led_teams", {{"minutes", 90}, {"in_day", 0}, {"experts", 0}}))) == 0);
    // 6.3 / 5 teams x 60 / 1,512 = 0.05 of an expert, hired as 0.1.
    const evaluation led = pull(small::only("expert_led_teams", {{"minutes", 90}, {"in_day", 0}}));
    CHECK(posts(led, coach) == Approx(0.1));
    CHECK(yearly(led) == Approx(0.1 * post));
    // The contract has 5 x 7.5 x 60 = 2,250 minutes; a week of 2,190 leaves 60, so 30 of 90 are paid: 36 x 30 / 60
    // / 7.5 days. Contact of 1,752 minutes makes 5 + 5 x 235 / 1,752 = 0.7 + 2 x 360 / 1,752 = 0.5 teachers.
    district d = small::district();
    d.designs[0].week.open = minutes{2'190};
    for (time_block& b : d.designs[0].blocks) {
        if (b.staffing == staffing::none) b.weekly += minutes{240};
        if (b.setting == setting::separate) b.weekly += minutes{240};
    }
    const evaluation paid = pull(small::only("expert_led_teams", {{"minutes", 90}, {"in_day", 0}, {"experts", 0}}), d);
    CHECK(yearly(paid) == Approx(6.2 * 2.4 * day));
}

TEST_CASE("coaching: coaches, teachers' time with them, materials", "[levers]") {
    const evaluation e = pull(small::only("coaching", {{"share", 0.5}, {"teachers_per_coach", 20}}));
    // 6.3 x 0.5 / 20 = 0.16, hired as 0.2; 45 minutes a week are 3.6 days a year; materials 300.
    CHECK(posts(e, coach) == Approx(0.2));
    CHECK(yearly(e) == Approx(0.2 * post + 6.3 * 0.5 * (3.6 * day + 300)));
}

TEST_CASE("leaders, experts and coaches are the same people: the larger number counts, not the sum", "[levers]") {
    const auto with = [](scenario s, const scenario& more) {
        s.levers.push_back(more.levers[0]);
        return s;
    };
    // 6.3 x 0.25 x 0.1 = 0.16 of leaders' time, hired as 0.2: then 6.5 teachers.
    const scenario roles = small::only("pay_for_roles", {{"share", 0.25}});
    // Two coaches at 8 teachers each would be 6.5 / 8 = 0.81, of which leaders are 0.2: 0.61, hired as 0.7.
    const scenario coached = small::only("coaching", {{"share", 1}, {"teachers_per_coach", 8}});
    const evaluation led = pull(with(roles, coached));
    CHECK(led.levers[0].posts[teacher_leader].value() == Approx(0.2));
    CHECK(led.levers[1].posts[coach].value() == Approx(0.7));
    CHECK(led.levers[1].recurring.value.central.value() == Approx(0.7 * post + 6.5 * (3.6 * day + 300)));
    // 0.05 of an expert is there with the leaders: teams outside the day then cost nothing.
    const scenario teams = small::only("expert_led_teams", {{"minutes", 90}, {"in_day", 0}});
    CHECK(pull(with(roles, teams)).levers[1].recurring.value.central == dollars{0});
    // Without leaders the expert is 0.1, and coaching adds 6.3 / 8 - 0.1 = 0.69, hired as 0.7.
    const evaluation both = pull(with(teams, coached));
    CHECK(both.levers[0].posts[coach].value() == Approx(0.1));
    CHECK(both.levers[1].posts[coach].value() == Approx(0.7));
    // Whatever is pulled, all together are what the one that needs most would have alone.
    const evaluation all = pull(with(with(roles, teams), coached));
    double people = 0;
    for (const lever_result& l : all.levers) people += (l.posts[coach] + l.posts[teacher_leader]).value();
    CHECK(people == Approx(0.9));
}

TEST_CASE("what a baseline brought back is not brought back again", "[levers]") {
    district d = small::staffed();
    d.before.class_size_fewer = pupils{5};
    d.before.posts = {{counselor, fte{0.4}}, {librarian, fte{0.2}}};
    const baseline before = small::stand(d);
    no_ledger none;
    const auto over = [&](const scenario& under, const scenario& more) {
        const evaluation first = evaluate(d, before, under, registry_values, 5, none);
        const baseline next = stand_after(d, before, first, registry_values, none);
        return evaluate(first.after, next, more, registry_values, 5, none).levers[0].recurring.value.central.value();
    };
    const auto stacked = [&](scenario under, const scenario& more) {
        under.levers.push_back(more.levers[0]);
        return evaluate(d, before, under, registry_values, 5, none).levers.back().recurring.value.central.value();
    };
    const scenario guidelines = small::only("staffing_guidelines", {{"share", 1}});
    const scenario classes = small::only("smaller_classes", {{"k_3", 5}, {"grades_4_12", 5}});
    // 74 pupils in classes of 16 are five for four; all five pupils are back, and the posts are left to give: 0.4
    // and 0.2 posts of 85,000.
    CHECK(stacked(classes, guidelines) == Approx(0.6 * 85'000));
    CHECK(over(classes, guidelines) == Approx(0.6 * 85'000));
    const scenario redesign = small::only("central_redesign", {{"share", 0.25}});
    const scenario coached = small::only("coaching", {{"share", 0.5}});
    CHECK(over(coached, redesign) == Approx(stacked(coached, redesign)));
    CHECK(over(coached, redesign) < over(small::only("coaching"), redesign));
    const scenario roles = small::only("pay_for_roles", {{"share", 0.25}});
    CHECK(over(roles, coached) == Approx(stacked(roles, coached)));
    CHECK(over(roles, coached) < over(small::only("pay_for_roles"), coached));
}

TEST_CASE("smaller classes come whole", "[levers]") {
    // 74 / 18 is still four classes and 18 / 18 one: three pupils fewer in the plan change nothing.
    CHECK(yearly(pull(small::only("smaller_classes", {{"k_3", 3}}))) == 0);
    // 74 / 16 = 4.6 is five: a class more, and art for six: 6 x 235 / 1,512 = 0.93, so 1.0 for 0.8.
    district d = small::district();
    d.schools[0].rooms = 6;
    const evaluation e = pull(small::only("smaller_classes", {{"k_3", 5}}), d);
    CHECK(posts(e, classroom_teacher) == Approx(1));
    CHECK(posts(e, specials_teacher) == Approx(0.2));
    CHECK(yearly(e) == Approx(1.2 * teaching_post));
    // 6 + 6 x 235 / 1,800 = 6.8: seven rooms, one more than there are. A tenth of it counts each year.
    CHECK(e.one_time.value.central == dollars{60'000});
    CHECK(e.basis.value.value() == Approx(1.2 * teaching_post + 6'000));
    CHECK(e.ten_years.value.value() == Approx(9.5 * 1.2 * teaching_post + 60'000));  // half in the first year
    CHECK(yearly(pull(small::only("smaller_classes", {{"grades_4_12", 6}}))) == 0);
}

TEST_CASE("flexible groups: teachers of small groups", "[levers]") {
    // 7 intensive pupils of both grades, in groups of 4: two groups of 90 minutes, 0.12 posts, hired as 0.2.
    const evaluation e = pull(small::only("flexible_groups", {{"elementary", 90}}));
    CHECK(posts(e, interventionist) == Approx(0.2));
    CHECK(yearly(e) == Approx(0.2 * teaching_post));
    constexpr auto young = static_cast<std::size_t>(level::elementary);
    CHECK(e.day.all.small_group_minutes[young][0] == Approx(7 * (360 + 90)));
    // In groups of two: four groups, 0.24 posts.
    CHECK(posts(pull(small::only("flexible_groups", {{"elementary", 90}, {"group_size", 2}})), interventionist) ==
          Approx(0.3));
}

TEST_CASE("larger classes elsewhere free posts", "[levers]") {
    district d = small::district();
    std::swap(d.schools[0].enrollment[small::kindergarten],
              d.schools[0].enrollment[static_cast<std::size_t>(grade::fourth)]);
    for (time_block& b : d.designs[0].blocks) b.grades = all_grades;
    // 74 at 25 are 2.96: three classes of 24.7 for four.
    const evaluation e = pull(small::only("flexible_groups", {{"larger_elsewhere", 4}}), d);
    CHECK(posts(e, classroom_teacher) == Approx(-1));
    CHECK(yearly(e) < -teaching_post + 1);
}

TEST_CASE("a lever at its base changes nothing and costs exactly nothing", "[levers]") {
    for (const typical::district_row& row : typical::districts) {
        const district d = typical::build(row);
        const baseline before = small::stand(d);
        no_ledger none;
        for (const lever* l : lever_catalog) {
            CAPTURE(row.id, l->id);
            const evaluation e = evaluate(d, before, small::only(l->id), registry_values, 5, none);
            CHECK(e.recurring.value == range<dollars>{});
            CHECK(e.one_time.value == range<dollars>{});
            CHECK(e.ten_years.value == dollars{0});
            CHECK(e.levers[0].posts_in_all == fte{0});
            CHECK(e.cost.recurring == before.cost.recurring);
            CHECK(e.after.pay.separation_rate == d.pay.separation_rate);
            CHECK(e.day.all.adult_minutes == before.day.all.adult_minutes);
            CHECK(e.learned.mean_year == range<effect_size>{});
            CHECK(e.learned.undamped_year == range<effect_size>{});
        }
    }
}

TEST_CASE("no lever leaves a district as it is at its maximum", "[levers]") {
    for (const typical::district_row& row : typical::districts) {
        const district d = typical::build(row);
        const baseline before = small::stand(d);
        no_ledger none;
        for (const lever* l : lever_catalog) {
            CAPTURE(row.id, l->id);
            scenario s = small::only(l->id);
            for (std::size_t i = 0; i < l->setting_count; ++i) s.levers[0].setting[i] = l->settings[i].max;
            const evaluation e = evaluate(d, before, s, registry_values, 5, none);
            CHECK(e.recurring.value.central != dollars{0});
            CHECK(e.cost.recurring != before.cost.recurring);
            CHECK(is_ordered(e.levers[0].recurring.value));
            CHECK(is_ordered(e.levers[0].one_time.value));
            CHECK(is_ordered(e.levers[0].in_year.value));
        }
    }
}

TEST_CASE("whatever a lever changed, a restart puts it back", "[levers]") {
    const auto text = [](const district& d) {
        io::json_stream out;
        io::write_district(out, d);
        return std::string{out.text()};
    };
    const district d = typical::build(typical::districts[2]);
    const auto tiers = attention_tiers(d, registry_values);
    const std::string stood = text(d);
    for (const lever* l : lever_catalog) {
        CAPTURE(l->id);
        setting_values most{};
        for (std::size_t i = 0; i < l->setting_count; ++i) most[i] = l->settings[i].max;
        district now = d;
        auto tiers_now = tiers;
        detail::fault_list log;
        l->apply({now, tiers_now}, {most, registry_values, d, fte{80}, log});
        CHECK(log.empty());
        levers::restart({now, tiers_now}, d, tiers);
        CHECK(text(now) == stood);
        CHECK(tiers_now == tiers);
        for (const school& s : now.schools) CHECK(s.allotted == dollars{0});
        for (const pay_supplement& s : now.pay.supplements) CHECK(s.role == all_teachers);
    }
}

TEST_CASE("levers price their interactions: what they cost one after the other is what the whole costs", "[levers]") {
    for (const typical::district_row& row : typical::districts) {
        const district d = typical::build(row);
        const baseline before = small::stand(d);
        no_ledger none;
        for (const scenario& s : {restore_preset(), transform_preset()}) {
            CAPTURE(row.id, s.id);
            const evaluation e = evaluate(d, before, s, registry_values, 5, none);
            const double whole = (e.cost.recurring.central - before.cost.recurring.central).value();
            CHECK(yearly(e) == Approx(whole).margin(0.01));
            double posts_added = 0;
            for (const lever_result& l : e.levers) posts_added += l.posts_in_all.value();
            double posts_after = 0;
            for (std::size_t r = 0; r < d.roles.size(); ++r)
                posts_after += (e.cost.posts[r].value - before.cost.posts[r].value).value();
            CHECK(posts_added == Approx(posts_after).margin(1e-6));
        }
    }
}

TEST_CASE("a dearer post makes a smaller class dearer", "[levers]") {
    scenario both = small::only("across_the_board_raise", {{"raise", 0.10}});
    both.levers.push_back(small::only("smaller_classes", {{"k_3", 5}}).levers[0]);
    const evaluation e = pull(both);
    CHECK(e.levers[1].recurring.value.central.value() == Approx(1.2 * (55'000 * 1.1 * 1.25 + 10'000 + 1'000)));
}

TEST_CASE("what comes about by when: half a two-year ramp in the first year", "[levers]") {
    const scenario s = small::only("smaller_classes", {{"k_3", 5}});
    CHECK(pull(s, small::district(), 1).basis.value.value() == Approx(0.5 * 1.2 * teaching_post));
    CHECK(pull(s, small::district(), 2).basis.value.value() == Approx(1.2 * teaching_post));
    CHECK(pull(s, small::district(), 10).basis.value.value() == Approx(1.2 * teaching_post));
}

TEST_CASE("the district as it stands is left as it was", "[levers]") {
    const district d = small::district();
    const baseline before = small::stand(d);
    no_ledger none;
    (void)evaluate(d, before, transform_preset(), registry_values, 5, none);
    CHECK(d.designs[0].blocks.size() == 5);
    CHECK(d.central_staff.empty());
    CHECK(small::stand(d).cost.recurring == before.cost.recurring);
}

TEST_CASE("a day follows from the settings of levers, not from the number of teachers", "[levers]") {
    const assumptions assumed;
    const district d = typical::build(typical::districts[2], assumed);
    const auto tiers = attention_tiers(d, assumed);
    detail::fault_list log;
    const auto day_with = [&](const lever& l, double teachers) {
        district after = d;
        auto tiers_after = tiers;
        setting_values values = base_settings(l);
        for (std::size_t s = 0; s < l.setting_count; ++s) values[s] = (l.settings[s].base + l.settings[s].max) / 2;
        l.apply({after, tiers_after}, {values, assumed, d, fte{teachers}, log});
        return measure_day(after, tiers_after, 0, no_ledger{});
    };
    for (const lever* l : lever_catalog) {
        if (!l->changes_day) continue;
        const quantities few = day_with(*l, 10);
        const quantities many = day_with(*l, 1000);
        for (std::size_t r = 0; r < role_limit; ++r) CHECK(few.day_posts_exact[r] == many.day_posts_exact[r]);
        CHECK(few.rooms_short == many.rooms_short);
    }
}

}  // namespace levers_test

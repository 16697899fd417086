// SPDX-License-Identifier: MIT
#include <nineways/workforce.hpp>

#include <cstddef>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/national.hpp>
#include <nineways/project.hpp>
#include <nineways/typical.hpp>

namespace workforce_test {

namespace {

using namespace nineways;

/// Assumptions under which a year can be worked by hand: novices go as everybody does (so the career's rate is what is
/// left), nobody moves a lane or retires, all are hired at the first step.
assumptions plain() {
    assumptions all;
    all.set("lane_move_share"_p, {0, 0, 0});
    all.set("experienced_hire_share"_p, {0, 0, 0});
    all.set("teacher_retire_share"_p, {0, 0, 0});
    return all;
}

/// One lane of steps 40,000, 41,000, ... with these teachers on each.
pay_system one_lane(const std::vector<double>& headcount, double rate) {
    pay_system pay;
    pay.grid.lanes = {"all"};
    pay.grid.steps = headcount.size();
    double salary = 40'000;
    for (const double here : headcount) {
        pay.grid.salary.push_back(dollars_per_fte{salary});
        pay.grid.headcount.push_back(fte{here});
        salary += 1'000;
    }
    pay.separation_rate = rate;
    return pay;
}

}  // namespace

TEST_CASE("the curve of separations goes through the published points", "[workforce]") {
    // 30 novices, 50 in mid-career, 20 who may retire; national rate 0.08 + 0.5 x 0.08 = 12 % of 100 = 12 leave.
    const separation_curve curve = separations({30, 50, 20}, {0, 10, 20}, 0.12, 0.013, assumptions{});
    CHECK(curve.novice == Approx(0.07 + 0.5 * 0.13));  // 13.5 %: 4.05 of the 30
    CHECK(curve.retirement == Approx(1.3 / 20));       // 1.3 of 100
    CHECK(curve.career == Approx((12 - 4.05 - 1.3) / 70));
    CHECK(curve.at(2.9) == curve.novice);
    CHECK(curve.at(3) == curve.career);
    CHECK(curve.at(25) == curve.career + curve.retirement);
}

TEST_CASE("where a schedule ends before careers do, those of its last step retire", "[workforce]") {
    const separation_curve curve = separations({30, 50, 20}, {0, 4, 12}, 0.12, 0.013, assumptions{});
    CHECK(curve.retirement_from == 12);
    CHECK(curve.retirement == Approx(1.3 / 20));
    CHECK(curve.career == Approx((12 - 4.05 - 1.3) / 70));
    // A long schedule whose end nobody has reached yet: nobody retires.
    CHECK(separations({30, 70, 0}, {0, 4, 25}, 0.12, 0.013, assumptions{}).retirement == 0);
}

TEST_CASE("a district's own rate scales the curve", "[workforce]") {
    const separation_curve curve = separations({30, 50, 20}, {0, 10, 20}, 0.24, 0.013, assumptions{});
    CHECK(curve.novice == Approx(0.27));
    CHECK(30 * curve.novice + 70 * curve.career + 20 * curve.retirement == Approx(24));
}

TEST_CASE("all separations together are the district's rate, whatever the grid", "[workforce]") {
    const auto leaving = [](const std::vector<double>& headcount, const std::vector<double>& experience, double rate) {
        const separation_curve curve = separations(headcount, experience, rate, 0.013, assumptions{});
        double sum = 0;
        double all = 0;
        for (std::size_t i = 0; i < headcount.size(); ++i) {
            CHECK(curve.at(experience[i]) >= 0);
            sum += headcount[i] * curve.at(experience[i]);
            all += headcount[i];
        }
        return sum / all;
    };
    CHECK(leaving({10}, {0}, 0.12) == Approx(0.12));                 // nobody but novices
    CHECK(leaving({90, 10}, {0, 10}, 0.12) == Approx(0.12));         // novices alone would be more than leave
    CHECK(leaving({10, 80, 0.1}, {0, 10, 25}, 0.2) == Approx(0.2));  // hardly anybody may retire
    CHECK(leaving({0, 50, 50}, {0, 10, 25}, 0.08) == Approx(0.08));
}

TEST_CASE("a year by hand: leave, rise a step, fill the vacancies at the first", "[workforce]") {
    // Steps 0 to 4, 20 teachers on each. Novices are those of steps 0, 1, 2.
    const pay_system pay = one_lane({20, 20, 20, 20, 20}, 0.12);
    workforce staff{pay, plain()};
    const double novice = 0.135;
    const double career = (12 - 60 * novice) / 40;  // 3.9 of the 40 others: nobody may retire here
    const workforce_year year = staff.advance(fte{100});
    CHECK(year.separations.value() == Approx(12));
    CHECK(year.retirements.value() == 0);
    CHECK(year.hires.value() == Approx(12));
    CHECK(staff.at(0).value() == Approx(12));
    CHECK(staff.at(1).value() == Approx(20 * (1 - novice)));
    CHECK(staff.at(2).value() == Approx(20 * (1 - novice)));
    CHECK(staff.at(3).value() == Approx(20 * (1 - novice)));
    CHECK(staff.at(4).value() == Approx(40 * (1 - career)));  // those of the last step stay on it
    CHECK(staff.novice_share() == Approx((12 + 40 * (1 - novice)) / 100));
}

TEST_CASE("frozen steps: nobody rises, hires still enter at the first", "[workforce]") {
    workforce staff{one_lane({20, 20, 20, 20, 20}, 0.12), plain()};
    staff.advance(fte{100}, 0, true);
    CHECK(staff.at(0).value() == Approx(20 * (1 - 0.135) + 12));
    CHECK(staff.at(4).value() == Approx(20 * (1 - (12 - 60 * 0.135) / 40)));
}

TEST_CASE("growth is hired, and where posts go the least experienced are let go", "[workforce]") {
    const pay_system pay = one_lane({20, 20, 20, 20, 20}, 0.12);
    workforce growing{pay, plain()};
    CHECK(growing.advance(fte{110}).hires.value() == Approx(22));
    CHECK(growing.posts().value() == Approx(110));
    workforce shrinking{pay, plain()};
    const workforce_year year = shrinking.advance(fte{80});  // 88 stay: 8 too many
    CHECK(year.hires.value() == 0);
    CHECK(year.laid_off.value() == Approx(8));
    CHECK(shrinking.at(0).value() == 0);  // nobody was hired
    CHECK(shrinking.at(1).value() == Approx(20 * 0.865 - 8));
    CHECK(shrinking.at(2).value() == Approx(20 * 0.865));
}

TEST_CASE("pay moves the turnover of the young, as much in all as it should", "[workforce]") {
    const pay_system pay = one_lane({20, 20, 20, 20, 20}, 0.12);
    workforce staff{pay, plain()};
    // 10 % fewer leave. The response fades to nothing at 19 years: in proportion to 1, 18/19, ... 15/19.
    const workforce_year year = staff.advance(fte{100}, -0.1);
    CHECK(year.separations.value() == Approx(10.8));
    const double career = (12 - 60 * 0.135) / 40;
    const double weighed = 20 * 0.135 * (1 + 18.0 / 19 + 17.0 / 19) + 20 * career * (16.0 / 19 + 15.0 / 19);
    const double each = 12 / weighed;
    CHECK(staff.at(1).value() == Approx(20 * (1 - 0.135 * (1 - 0.1 * each))));
    CHECK(staff.at(3).value() == Approx(20 * (1 - 0.135 * (1 - 0.1 * each * 17 / 19))));
}

TEST_CASE("those who come to the next lane, and the lanes of hires with which the mix holds", "[workforce]") {
    assumptions assumed = plain();
    assumed.set("lane_move_share"_p, {0.1, 0.1, 0.1});
    pay_system pay;
    pay.grid.lanes = {"bachelor", "master"};
    pay.grid.steps = 1;
    pay.grid.salary = {dollars_per_fte{40'000}, dollars_per_fte{50'000}};
    pay.grid.headcount = {fte{60}, fte{40}};
    pay.separation_rate = 0.12;
    workforce staff{pay, assumed};
    staff.advance(fte{100});
    // Of 60, 7.2 leave and 5.28 move up; of 40, 4.8 leave. Hires: 12, of whom 7.2 + 5.28 - 0 = 12.48 in the first
    // lane and 4.8 - 5.28 < 0 in the second: all in the first.
    CHECK(staff.at(0).value() == Approx(60 * 0.88 * 0.9 + 12));
    CHECK(staff.at(1).value() == Approx(40 * 0.88 + 5.28));
    // With slower moves the mix holds: 1 % of 52.8 move.
    assumed.set("lane_move_share"_p, {0.01, 0.01, 0.01});
    workforce slower{pay, assumed};
    slower.advance(fte{100});
    CHECK(slower.at(0).value() == Approx(60));
    CHECK(slower.at(1).value() == Approx(40));
}

TEST_CASE("ragged lanes, steps of several years and closed schedules", "[workforce]") {
    // Two schedules of one lane each; the old one is closed and has no first step; its last step is reached after two
    // years on the one before.
    pay_system pay;
    pay.grid.lanes = {"old", "new"};
    pay.grid.steps = 3;
    pay.grid.step_years = {1, 2, 1};
    pay.grid.schedules = {{"before 2014", 0, true}, {"since 2014", 1, false}};
    const auto cell = [](double salary) { return dollars_per_fte{salary}; };
    pay.grid.salary = {cell(0), cell(40'000), cell(50'000), cell(42'000), cell(55'000), cell(44'000)};
    pay.grid.headcount = {fte{}, fte{20}, fte{20}, fte{20}, fte{20}, fte{20}};
    pay.separation_rate = 0.1;
    workforce staff{pay, plain()};
    staff.advance(fte{100});
    CHECK(staff.at(0).value() == 0);
    // Experience: 0, 1, 3 years. Novices (80 x 0.1125 = 6.75 of 60) at 13.5 % x 10/12; the others give the rest.
    const double novice = 0.135 * 10 / 12;
    const double career = (10 - 60 * novice) / 40;
    CHECK(staff.at(1).value() == Approx(10));  // all ten are hired into the open schedule
    CHECK(staff.at(2).value() == Approx(20 * (1 - novice) / 2));
    CHECK(staff.at(4).value() == Approx(20 * (1 - career) + 20 * (1 - novice) / 2));
    CHECK(staff.at(3).value() == Approx(20 * (1 - novice) + 20 * (1 - novice) / 2));
}

TEST_CASE("longevity is paid for the same part of those far enough", "[workforce]") {
    pay_system pay = one_lane({20, 20, 20, 20, 20}, 0.12);
    pay.grid.longevity = {{"service", 4, dollars_per_fte{1'000}, fte{10}}};  // half of the 20 on the last step
    workforce staff{pay, plain()};
    CHECK(staff.average_salary().value() == Approx(average_salary(pay.grid).value()));
    CHECK(staff.average_salary().value() == Approx(42'000 + 1'000 * 10.0 / 100));
    staff.advance(fte{100});
    const double last = staff.at(4).value();
    double grid = 0;
    for (std::size_t i = 0; i < 5; ++i) grid += staff.at(i).value() * (40'000 + 1'000 * static_cast<double>(i));
    CHECK(staff.average_salary().value() * 100 == Approx(grid + 500 * last));
}

TEST_CASE("in the long run leavers and hires balance, and so do steps", "[workforce]") {
    for (const typical::district_row& row : typical::districts) {
        INFO(row.id);
        const district d = *typical::find(row.id);
        workforce staff{d.pay, assumptions{}};
        const fte posts = staff.posts();
        for (int year = 0; year < years_to_steady_state; ++year) staff.advance(posts);
        const double before = staff.average_salary().value();
        const workforce_year year = staff.advance(posts);
        CHECK(year.hires.value() == Approx(year.separations.value()));
        // Rising steps are paid by those who leave at the top and are hired at the entry: nothing is left.
        CHECK(staff.average_salary().value() == Approx(before).epsilon(1e-9));
        const std::vector<fte> settled = steady_state(d.pay, assumptions{});
        fte all{};
        for (std::size_t i = 0; i < settled.size(); ++i) {
            all += settled[i];
            CHECK(settled[i].value() == Approx(staff.at(i).value()).epsilon(1e-9));
        }
        CHECK(all.value() == Approx(posts.value()));
    }
}

}  // namespace workforce_test

// SPDX-License-Identifier: MIT
#include <nineways/io/chart/curve_chart.hpp>
#include <nineways/io/chart/display_list_writer.hpp>
#include <nineways/io/chart/drawn_sweep.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/panel.hpp>
#include <nineways/io/chart/scale.hpp>
#include <nineways/io/chart/scorecard_chart.hpp>
#include <nineways/io/chart/scorecard_words.hpp>
#include <nineways/io/chart/svg.hpp>
#include <nineways/typical.hpp>

#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "small_district.hpp"
#include "text_boxes.hpp"

namespace chart_test {

namespace {

using namespace nineways;
using namespace nineways::io::chart;
using text_boxes::box;
using text_boxes::box_of;
using text_boxes::collisions;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;

std::vector<double> values(const tick_row& ticks) {
    std::vector<double> all;
    for (std::size_t i = 0; i < ticks.count; ++i) all.push_back(ticks[i]);
    return all;
}

curve_options swept(curve_setting setting, double from, double to, double step) {
    curve_options asked;
    asked.setting = setting;
    asked.from = from;
    asked.to = to;
    asked.step = step;
    return asked;
}

display_list chart_of_sweep(const district& d, const curve_options& asked, std::string_view where, double width) {
    return curve_chart(sweep(d, asked), sweep(d, drawn_sweep(asked, width)), where, width);
}

std::size_t count(const display_list& chart, mark_kind kind, mark_role role) {
    std::size_t found = 0;
    for (const mark& m : chart.marks) found += m.kind == kind && m.role == role ? 1U : 0U;
    return found;
}

const mark* path_of(const display_list& chart, mark_role role) {
    for (const mark& m : chart.marks) {
        if (m.kind == mark_kind::path && m.role == role) return &m;
    }
    return nullptr;
}

/// A card that has one value for every measure.
scorecard card_of(double value) {
    scorecard card;
    for (score& each : card) each = {value, {}, false};
    return card;
}

const mark* circle_of(const display_list& chart, mark_role role, std::size_t which) {
    for (const mark& m : chart.marks) {
        if (m.kind == mark_kind::circle && m.role == role && which-- == 0) return &m;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("ticks are at 1, 2 or 5 times a power of ten, the densest that fit", "[chart]") {
    CHECK(values(nice_ticks(0, 100, 6, tick_cover::inside)) == std::vector<double>{0, 20, 40, 60, 80, 100});
    CHECK(values(nice_ticks(0, 100, 5, tick_cover::inside)) == std::vector<double>{0, 50, 100});
    CHECK(values(nice_ticks(3, 17, 4, tick_cover::inside)) == std::vector<double>{5, 10, 15});
    CHECK(values(nice_ticks(3, 17, 5, tick_cover::around)) == std::vector<double>{0, 5, 10, 15, 20});
    CHECK(values(nice_ticks(-7, 12, 4, tick_cover::around)) == std::vector<double>{-10, 0, 10, 20});
    CHECK(values(nice_ticks(-7, 12, 4, tick_cover::inside)) == std::vector<double>{-5, 0, 5, 10});
    // The doubles that these decimals name, not sums of steps.
    CHECK(values(nice_ticks(0.1, 0.35, 6, tick_cover::inside)) == std::vector<double>{0.1, 0.15, 0.2, 0.25, 0.3, 0.35});
    CHECK(values(nice_ticks(1.2e8, 1.81e8, 5, tick_cover::around)) ==
          std::vector<double>{1.2e8, 1.4e8, 1.6e8, 1.8e8, 2e8});
}

TEST_CASE("an axis around its values holds them, with at most as many ticks as asked", "[chart]") {
    for (double low = -3e5; low < 3e5; low += 12'345.67) {
        for (const double length : {0.003, 0.7, 19.0, 4'321.0, 9.9e7}) {
            const tick_row ticks = nice_ticks(low, low + length, 6, tick_cover::around);
            CHECK(ticks.count >= 2);
            CHECK(ticks.count <= 6);
            CHECK(ticks[0] <= low + ticks.step() * 1e-6);
            CHECK(ticks.last() >= low + length - ticks.step() * 1e-6);
        }
    }
}

TEST_CASE("values that differ by what rounding leaves are one value in the middle of its axis", "[chart]") {
    for (const double value : {77.8, 1e12, -5.0, 0.0}) {
        const value_axis axis{value, value + (value < 0 ? -value : value) * 1e-12, "", false};
        CHECK(axis.ticks[0] < value);
        CHECK(axis.ticks.last() > value);
        CHECK(axis.ticks.step() > (value < 0 ? -value : value) * 1e-3);
    }
}

TEST_CASE("a scale is linear and may run downward", "[chart]") {
    const linear_scale up{10, 20, 300, 100};
    CHECK(up(10) == 300);
    CHECK(up(20) == 100);
    CHECK(up(12.5) == 250);
}

TEST_CASE("numbers are written with thousands, rounded half away from zero", "[chart]") {
    CHECK(number_label(12'200'000, 0) == "12,200,000");
    CHECK(number_label(999, 0) == "999");
    CHECK(number_label(1000, 1) == "1,000.0");
    CHECK(number_label(0.05, 1) == "0.1");
    CHECK(number_label(0.004, 2) == "0.00");
    CHECK(number_label(-0.004, 2) == "0.00");
    CHECK(number_label(-1234.5, 0) == "-1,235");
    CHECK(number_label(1e300, 0) == "8,999,999,999,999,999");
    CHECK(short_label(2.50, 2) == "2.5");
    CHECK(short_label(100, 2) == "100");
    CHECK(short_label(0.001, 2) == "0");
}

TEST_CASE("the numbers of an axis tell its ticks apart", "[chart]") {
    const auto written = [](double low, double high, std::string_view before, bool shorten) {
        const tick_row ticks = nice_ticks(low, high, 5, tick_cover::around);
        const axis_format format = format_of(ticks, before, shorten);
        std::vector<std::string> all;
        for (std::size_t i = 0; i < ticks.count; ++i) all.push_back(format(ticks[i]));
        return all;
    };
    using texts = std::vector<std::string>;
    CHECK(written(1.52e8, 1.8e8, "$", true) == texts{"$150M", "$160M", "$170M", "$180M"});
    CHECK(written(2.6e6, 3.4e6, "$", true) == texts{"$2.6M", "$2.8M", "$3.0M", "$3.2M", "$3.4M"});
    CHECK(written(-30'000, 30'000, "$", true) == texts{"-$40k", "-$20k", "$0", "$20k", "$40k"});
    CHECK(written(0, 1800, "", false) == texts{"0", "500", "1,000", "1,500", "2,000"});
    CHECK(written(0.31, 0.39, "", false) == texts{"0.30", "0.35", "0.40"});
}

TEST_CASE("lines are broken between words", "[chart]") {
    // At size 12 a letter is 7 wide: ten letters a line.
    CHECK(wrapped("one two three", 12, 70) == std::vector<std::string>{"one two", "three"});
    CHECK(wrapped("one", 12, 70) == std::vector<std::string>{"one"});
    CHECK(wrapped("unbreakable words", 12, 70) == std::vector<std::string>{"unbreakable", "words"});
    CHECK(wrapped("", 12, 70) == std::vector<std::string>{""});
}

TEST_CASE("steps hold up to the next value; a value alone is a dot", "[chart]") {
    display_list chart;
    draw_steps(chart, mark_role::series_0, {{0, 5}, {1, 5}, {2, 3}, {3, 3}});
    REQUIRE(chart.marks.size() == 1);
    std::vector<std::pair<double, double>> through;
    for (const place& p : chart.marks[0].places) through.emplace_back(p.x, p.y);
    CHECK(through == std::vector<std::pair<double, double>>{{0, 5}, {2, 5}, {2, 3}, {3, 3}});
    draw_steps(chart, mark_role::series_0, {{7, 7}});
    CHECK(chart.marks.back().kind == mark_kind::circle);
    draw_steps(chart, mark_role::series_0, {});
    CHECK(chart.marks.size() == 2);
}

TEST_CASE("labels at the ends of lines keep their distance inside the panel", "[chart]") {
    display_list chart;
    const panel p{{0, 0}, {100, 60}, {}, {}};
    draw_ends(chart, p,
              {{mark_role::series_0, 58, "low"}, {mark_role::series_1, 57, "middle"}, {mark_role::gap, 0, "high"}});
    std::map<std::string, double> at;
    for (const mark& m : chart.marks) {
        if (m.kind == mark_kind::text) at[m.text] = m.places[0].y - 4;
    }
    CHECK(at["low"] == 60);
    CHECK(at["middle"] == 44);
    CHECK(at["high"] == 0);
}

TEST_CASE("no text of a curve's chart touches another or leaves the chart, at any width", "[chart]") {
    const district small_one = small::district();
    nineways::detail::fault_list log;
    const district city = typical::detail::build(typical::districts[0], {}, log);
    for (const double width : {280.0, 336.0, 480.0, 640.0, 1200.0}) {
        for (const district* d : {&small_one, &city}) {
            if (d == &city && width != 280) continue;  // its numbers are the longest, and it takes the longest
            for (const curve_options& asked :
                 {swept(curve_setting::planning, 150, 400, 10), swept(curve_setting::planning, 0, 1700, 25),
                  swept(curve_setting::group_target, 20, 23, 0.25), swept(curve_setting::open, 1950, 1950, 1),
                  swept(curve_setting::enrollment, 50, 1'000'000, 99'995),
                  swept(curve_setting::planning, 5000, 6000, 500)}) {
                const display_list chart = chart_of_sweep(*d, asked, "Somewhere", width);
                INFO(width << ' ' << chart.title << ' ' << asked.from);
                CHECK(collisions(chart) == std::vector<std::string>{});
            }
        }
    }
}

// At 21 five classes: 5 + 0.8 + 0.5 posts; at 22 four: 4 + 0.7 + 0.5.
TEST_CASE("a curve's chart has the steps, the exact line, today and the sentence", "[chart]") {
    const display_list chart =
        chart_of_sweep(small::district(), swept(curve_setting::group_target, 20, 23, 1), "One", 640);
    CHECK(chart.title == "What if: target size of groups. Posts and cost of all of One");
    CHECK_THAT(chart.sentence, Contains("from 21 to 22."));
    CHECK_THAT(chart.sentence, Contains("The largest change from one value to the next is 1.1 posts fewer"));
    CHECK_THAT(chart.sentence, Contains("Today it is 21."));
    // Today 6.3 posts, so at 23 less by 1.1. The cap of 28 is beyond these targets.
    CHECK_THAT(chart.sentence, Contains(" a year (+0 posts, +$0 against today's); at 23, 5.2 that cost "));
    CHECK_THAT(chart.sentence, Contains(" (-1.1 posts, -$"));
    CHECK_THAT(chart.sentence, !Contains("cap"));
    CHECK_THAT(chart.sentence, EndsWith(" Not in these figures: posts outside the day, revenue, rooms."));
    const mark* steps = path_of(chart, mark_role::series_0);
    const mark* exact = path_of(chart, mark_role::series_1);
    REQUIRE(steps != nullptr);
    REQUIRE(exact != nullptr);
    // 74 / z + 0.5 is 4 from z = 16.4 to 74 / 3.5 = 21.14; the 18 pupils of grade 1 are one class at all these values.
    // So there is one step, drawn where it is and not at the 22 of the table.
    REQUIRE(steps->places.size() == 4);
    const auto value_of = [&](double x) {
        return 20 + 3 * (x - steps->places[0].x) / (steps->places[3].x - steps->places[0].x);
    };
    CHECK(value_of(steps->places[1].x) == Approx(74 / 3.5).margin(0.02));
    CHECK(steps->places[1].x == steps->places[2].x);
    CHECK(steps->places[0].y < exact->places[0].y);  // rounded up, so higher on the page
    // A dot for each of four values and each of five series.
    CHECK(count(chart, mark_kind::circle, mark_role::series_0) == 12);
    CHECK(count(chart, mark_kind::line, mark_role::reference) == 3);
    REQUIRE(chart.table.rows.size() == 4);
    for (const auto& row : chart.table.rows) CHECK(row.size() == chart.table.columns.size());
    CHECK(chart.table.rows[1][2].number == Approx(6.3));
}

// 1,535 minutes of planning leave 212 of English, too few for the 360 that are pulled out of it; 1,835 leave no
// contact.
// Of 74 pupils, four classes up to 74 / 3.5 = 21.143.
TEST_CASE("values are told as they were asked for", "[chart]") {
    const curve_options asked = swept(curve_setting::group_target, 21.125, 21.25, 0.0625);
    CHECK_THAT(chart_of_sweep(small::district(), asked, "One", 640).sentence,
               Contains("With target size of groups at 21.125 pupils") && Contains("from 21.125 to 21.1875."));
}

TEST_CASE("a target that its cap holds, and rooms that are too few, are told", "[chart]") {
    district d = small::district();
    curve_options asked = swept(curve_setting::group_target, 5, 6, 1);
    asked.settings = setting::pull_out;
    CHECK_THAT(chart_of_sweep(d, asked, "One", 640).sentence,
               Contains(" The cap of these groups (6) holds: no average passes it."));
    // Five classes at 20 and four at 23, and for part of the week a group that leaves them: 6 and 5 rooms, at the
    // 60,000 dollars of the assumption.
    d.schools[0].rooms = 4;
    const std::string rooms = chart_of_sweep(d, swept(curve_setting::group_target, 20, 23, 1), "One", 640).sentence;
    CHECK_THAT(
        rooms,
        EndsWith(" posts outside the day, revenue, rooms (too few: 2 at 20, $120,000 once; 1 at 23, $60,000 once)."));
}

TEST_CASE("a gap is shaded, told in the sentence, and explained in the table", "[chart]") {
    const display_list chart =
        chart_of_sweep(small::district(), swept(curve_setting::planning, 35, 1835, 300), "One", 640);
    CHECK(count(chart, mark_kind::rectangle, mark_role::gap) == 3);
    CHECK_THAT(chart.sentence, Contains("At 2 of 7 values there is no valid day."));
    const auto& last = chart.table.rows.back();
    CHECK(last[1].held == table_cell::kind::nothing);
    CHECK_THAT(last.back().text, Contains("expected"));
    const display_list none =
        chart_of_sweep(small::district(), swept(curve_setting::planning, 5000, 6000, 500), "One", 640);
    CHECK_THAT(none.sentence, Contains("no valid day at any"));
    CHECK(path_of(none, mark_role::series_0) == nullptr);
    // No axis is invented: words stand in the picture's place.
    CHECK(count(none, mark_kind::line, mark_role::axis) == 0);
    REQUIRE_FALSE(none.marks.empty());
    CHECK(none.marks[0].text == "There is nothing to draw: no value gives a valid day.");
    CHECK_THAT(none.sentence, Contains("Today it is 235."));
}

TEST_CASE("what the contract does not allow is told in the sentence and in the table", "[chart]") {
    district d = small::district();
    d.contract_limits = {{"Article 12.1", contract_measure::class_size, 28}};
    const auto chart_of = [&](double from, double to) {
        return chart_of_sweep(d, swept(curve_setting::group_cap, from, to, 1), "One", 640);
    };
    const std::string words = " the contract does not allow it: at most 28 pupils a class (Article 12.1).";
    const display_list chart = chart_of(27, 30);
    CHECK_THAT(chart.sentence, Contains(" Above 28" + words));
    CHECK_THAT(chart_of(27, 29).sentence, Contains(" Above 28" + words));
    CHECK_THAT(chart_of(29, 31).sentence, Contains(" At every value" + words));
    CHECK_THAT(chart_of(27, 28).sentence, !Contains("contract"));
    for (const auto& row : chart.table.rows) REQUIRE(row.size() == chart.table.columns.size());
    const std::size_t column = chart.table.columns.size() - 2;
    CHECK(chart.table.columns[column].title == "what the contract does not allow");
    CHECK(chart.table.rows[1][column].held == table_cell::kind::nothing);
    CHECK(chart.table.rows[2][column].text == "29 pupils a class, at most 28 pupils a class (Article 12.1)");
    d.contract_limits = {{"Article 7", contract_measure::planning_minutes, 225}};
    CHECK_THAT(chart_of_sweep(d, swept(curve_setting::planning, 200, 250, 10), "One", 640).sentence,
               Contains(" Below 225 the contract does not allow it: at least 225 minutes a week of planning"));
    // Without limits there is no such column.
    CHECK(chart_of_sweep(small::district(), swept(curve_setting::group_cap, 27, 30, 1), "One", 640)
              .table.columns.size() == column + 1);
}

TEST_CASE("a filter is named in the title", "[chart]") {
    curve_options asked = swept(curve_setting::group_target, 20, 21, 1);
    asked.subjects = subject_set{subject::homeroom} | subject::physical_education;
    asked.grades = grades_of(level::elementary) | grades_of(level::middle);
    CHECK(chart_of_sweep(small::district(), asked, "One", 640).title ==
          "What if: target size of groups (homeroom and physical education, elementary and middle). Posts and cost of "
          "all of One");
    asked.grades = grade_set{grade::kindergarten} | grade::first;
    CHECK(chart_of_sweep(small::district(), asked, "One", 640).title ==
          "What if: target size of groups (homeroom and physical education, grades K and 1). Posts and cost of all of "
          "One");
    const display_list chart = chart_of_sweep(small::district(), asked, "One", 640);
    // What is swept stands at the axis; what is summed over which pupils, at each panel and column.
    CHECK(chart.marks.back().text == "target size of groups (homeroom and physical education, grades K and 1), pupils");
    std::vector<std::string> headings;
    for (const mark& m : chart.marks) {
        if (m.role == mark_role::heading) headings.push_back(m.text);
    }
    CHECK(headings == std::vector<std::string>{"Posts of the day, all levels", "What they cost a year",
                                               "Adults' minutes a pupil a week (elementary)"});
    CHECK(chart.table.columns[8].title == "average class (elementary)");
    CHECK(chart.table.columns[1].title == "posts, exact");
    asked.school = 0;
    CHECK_THAT(chart_of_sweep(small::district(), asked, "Elm", 640).title, Contains(". Posts and cost of Elm"));
}

// A step between two values of the table stands where it is, to two units, whatever the step of the sweep.
TEST_CASE("a picture draws what is computed every second unit, and every value that was asked for", "[chart]") {
    // 25 steps over 640 units: 12.8 places of two units in each, so 12 parts.
    const curve_options asked = swept(curve_setting::planning, 150, 400, 10);
    const curve_options drawn = drawn_sweep(asked, 640);
    CHECK(drawn.step == Approx(10 / 12.0));
    const district d = small::district();
    const curve fine = sweep(d, drawn);
    REQUIRE(fine.points.size() == 25 * 12 + 1);
    for (std::size_t i = 0; i <= 25; ++i) CHECK(fine.points[12 * i].value == Approx(150 + 10 * static_cast<double>(i)));
    // As many values as units: nothing stands between them. One value has no neighbour.
    CHECK(drawn_sweep(swept(curve_setting::planning, 0, 640, 1), 640).step == 1);
    CHECK(drawn_sweep(swept(curve_setting::planning, 235, 235, 1), 640).step == 1);
    // The last value where whole steps do not reach the end is 33.
    CHECK(sweep(d, drawn_sweep(swept(curve_setting::group_target, 3, 42, 10), 280)).points.back().value == 33);
    // Pupils of a school are whole: 40 at a time are drawn by 2 (15 steps over 640 units have room for 21 parts; of the
    // divisors of 40 that are as many, 40 is the least).
    curve_options pupils = swept(curve_setting::enrollment, 1, 601, 40);
    pupils.school = 0;
    CHECK(drawn_sweep(pupils, 640).step == 1);
    CHECK(drawn_sweep(pupils, 480).step == 2);  // room for 16 parts: 20
    pupils.step = 0.5;
    CHECK(drawn_sweep(pupils, 640).step == 0.5);
    // The widest picture never asks for more points than a curve may have.
    for (double steps = 1; steps < 2000; steps += 1)
        CHECK(steps / drawn_sweep(swept(curve_setting::enrollment, 2, 2 + steps, 1), 2000).step + 1 <= 2000);
    CHECK(sweep(d, drawn_sweep(swept(curve_setting::enrollment, 2, 1001, 1), 2000)).points.size() <= 2000);
}

TEST_CASE("a limit is marked where it begins to be broken, or ceases to, by its clause", "[chart]") {
    district d = small::district();
    d.contract_limits = {{"Article 12.1", contract_measure::class_size, 28},
                         {"Article 7", contract_measure::planning_minutes, 225}};
    const auto marks_of = [&](curve_setting setting, double from, double to, double step) {
        const display_list chart = chart_of_sweep(d, swept(setting, from, to, step), "One", 640);
        CHECK(collisions(chart) == std::vector<std::string>{});
        std::vector<std::string> names;
        for (const mark& m : chart.marks) {
            if (m.kind == mark_kind::text && m.text.find("breaks") != std::string::npos) names.push_back(m.text);
        }
        names.push_back(std::to_string(count(chart, mark_kind::line, mark_role::limit)) + " lines");
        return names;
    };
    using names = std::vector<std::string>;
    CHECK(marks_of(curve_setting::group_cap, 27, 30, 1) == names{"above 28 breaks Article 12.1", "3 lines"});
    CHECK(marks_of(curve_setting::group_cap, 29, 30, 1) == names{"at every value breaks Article 12.1", "0 lines"});
    CHECK(marks_of(curve_setting::group_cap, 20, 28, 1) == names{"0 lines"});
    CHECK(marks_of(curve_setting::planning, 200, 250, 10) == names{"below 225 breaks Article 7", "3 lines"});
    // The line stands at the clause's limit: three quarters of the way from 210 to 230.
    const auto lines_of = [&](curve_setting setting, double from, double to, double step) {
        std::vector<double> at;
        const display_list chart = chart_of_sweep(d, swept(setting, from, to, step), "One", 640);
        const mark* steps = path_of(chart, mark_role::series_0);
        for (const mark& m : chart.marks) {
            if (m.kind != mark_kind::line || m.role != mark_role::limit) continue;
            const double part =
                (m.places[0].x - steps->places.front().x) / (steps->places.back().x - steps->places.front().x);
            at.push_back(from + part * (to - from));
        }
        return at;
    };
    const std::vector<double> below = lines_of(curve_setting::planning, 210, 230, 20);
    CHECK(below.size() == 3);
    for (const double at : below) CHECK(at == Approx(225));
    // Contact is what planning leaves, so its clause says nothing of minutes of planning: 1,950 - 150 - 53 - 235 =
    // 1,512 today, and 1,522 is passed below 225 minutes, between two values.
    d.contract_limits[1] = {"Article 8", contract_measure::contact_minutes, 1522};
    CHECK(marks_of(curve_setting::planning, 200, 250, 10) == names{"up to 220 breaks Article 8", "3 lines"});
    d.contract_limits[0].clause = "The whole of the long article on what classes may hold, in the words of the parties";
    const names cut = marks_of(curve_setting::group_cap, 27, 30, 1);
    CHECK_THAT(cut[0], Contains("above 28 breaks The whole of") && Contains(" ..."));
}

TEST_CASE("an SVG says everything that the chart says, escaped", "[chart]") {
    display_list chart;
    chart.title = "A <b> & \"C\" \x01\xEF\xBF\xBF";
    chart.sentence = "It's so.";
    chart.width = 100;
    chart.height = 50;
    chart.line(mark_role::axis, {1.006, 2}, {3.333333, -4});
    chart.rectangle(mark_role::gap, {9, 8}, {5, 2});
    chart.circle(mark_role::series_1, {1, 1}, 3);
    chart.path(mark_role::series_0, {{0, 0}, {1, 2}, {3, 4}});
    chart.text(mark_role::label, {5, 6}, text_anchor::end, 12, "a<b");
    const std::string svg = svg_text(chart, 124);
    CHECK_THAT(svg, Contains("<title id=\"title\">A &lt;b&gt; &amp; &quot;C&quot; \xEF\xBF\xBD\xEF\xBF\xBD</title>"));
    CHECK_THAT(svg, Contains("<desc id=\"sentence\">It's so.</desc>"));
    CHECK_THAT(svg, Contains("role=\"img\""));
    CHECK_THAT(svg, Contains("<line class=\"axis\" x1=\"1.01\" y1=\"2\" x2=\"3.33\" y2=\"-4\"/>"));
    CHECK_THAT(svg, Contains("<rect class=\"gap\" x=\"5\" y=\"2\" width=\"4\" height=\"6\"/>"));
    CHECK_THAT(svg, Contains("<circle class=\"series_1\" cx=\"1\" cy=\"1\" r=\"3\"/>"));
    CHECK_THAT(svg, Contains("d=\"M0 0L1 2 3 4\""));
    CHECK_THAT(svg, Contains("text-anchor=\"end\">a&lt;b</text>"));
}

TEST_CASE("a display list is written as JSON with short coordinates", "[chart]") {
    display_list chart;
    chart.title = "T";
    chart.width = 10;
    chart.height = 5;
    chart.line(mark_role::grid, {0.123, -0.005}, {2, 3});
    chart.text(mark_role::tick, {1, 1}, text_anchor::middle, 12, "5");
    chart.table.columns = {{"a", "m", 1}, {"b", "", 0}, {"c", "", 0}};
    chart.table.rows = {{1.0 / 3, std::string{"x"}, table_cell{}}};
    io::json_stream out;
    write_display_list(out, chart);
    CHECK(out.text() ==
          R"({"title":"T","sentence":"","width":10,"height":5,"marks":[)"
          R"({"mark":"line","role":"grid","places":[0.12,-0.01,2,3]},)"
          R"({"mark":"text","role":"tick","places":[1,1],"size":12,"anchor":"middle","text":"5"}],)"
          R"("table":{"columns":[{"title":"a","unit":"m","decimals":1},{"title":"b","unit":"","decimals":0},)"
          R"({"title":"c","unit":"","decimals":0}],"rows":[[0.3333333333333333,"x",null]]}})");
}

TEST_CASE("no text of a scorecard touches another or leaves the chart, at any width", "[chart]") {
    for (const double width : {280.0, 336.0, 616.0, 2000.0}) {
        for (const double now : {-0.3, 0.0, 0.05, 0.5, 30.0, 99.9, 4'000.0}) {
            for (const double more : {0.0, 1e-9, 0.01, 0.1, 1.0, 50.0}) {
                scorecards cards{card_of(now), card_of(now + more), card_of(now + 2 * more)};
                cards.b[1] = {std::nullopt, "nobody knows why it is so, and so it is said at some length", false};
                cards.a[3].filled = true;
                cards.as_it_stands[2] = cards.a[2] = cards.b[2] = {std::nullopt, "unknown", false};
                const scored_states states{cards, {"as it stands", "A longer title of a package", "B"}};
                CHECK(collisions(scorecard_chart(states, {}, "Somewhere", width)) == std::vector<std::string>{});
            }
        }
    }
}

// Minutes with colleagues, the third measure: 0, 45 and 150 on a scale that ends at 150; its goal is 45 to 150.
TEST_CASE("a dot stands where its value is on the scale of its goal", "[chart]") {
    scorecards cards{card_of(0), card_of(45), card_of(150)};
    const scored_states states{cards, {"as it stands", "A", "B"}};
    const display_list chart = scorecard_chart(states, {}, "Somewhere", 616);
    // The first circle of a role is that of the legend.
    const mark* now = circle_of(chart, mark_role::reference, 3);
    const mark* a = circle_of(chart, mark_role::series_0, 3);
    const mark* b = circle_of(chart, mark_role::series_1, 3);
    REQUIRE((now != nullptr && a != nullptr && b != nullptr));
    CHECK(a->places[0].x - now->places[0].x == Approx(0.3 * (b->places[0].x - now->places[0].x)));
    std::vector<const mark*> bands;
    for (const mark& m : chart.marks) {
        if (m.kind == mark_kind::rectangle && m.role == mark_role::goal) bands.push_back(&m);
    }
    REQUIRE(bands.size() == 1 + score_measure_count);
    CHECK(bands[3]->places[0].x == Approx(a->places[0].x));
    CHECK(bands[3]->places[1].x == Approx(b->places[0].x));
    CHECK_THAT(chart.sentence, Contains("As it stands, "));
    CHECK(chart.table.rows.size() == score_measure_count);
}

TEST_CASE("a scorecard says values and goals in words", "[chart]") {
    const auto row = [](score_measure what) -> const score_row& { return row_of(what); };
    CHECK(value_words(row(score_measure::adopted_curriculum), 0.8) == "80 %");
    CHECK(value_words(row(score_measure::novice_gap), -0.055) == "-5.5 %");
    CHECK(value_words(row(score_measure::core_minutes_ratio), 0.64) == "0.64");
    CHECK(value_words(row(score_measure::pupils_per_support_adult), 87.64) == "87.6");
    CHECK(goal_words(row(score_measure::same_content_minutes), {45, 90, 150}) ==
          "at least 45 to 150 minutes a teacher a week");
    CHECK(goal_words(row(score_measure::novice_gap), {0.05, 0.05, 0.05}) == "at most 5 %");
}

// One value for all. 100 is inside four goals: minutes together (45 to 150), advisory (30 to 150), pupils an adult (60
// to 150) and pupils a teacher (80 to 125); novices and teachers an evaluator miss; the other seven are "at least".
TEST_CASE("the sentence of a scorecard counts verdicts", "[chart]") {
    scorecards cards{card_of(100), card_of(0), card_of(0)};
    for (score& each : cards.b) each = {std::nullopt, "unknown", false};
    // Of 0, the four "at most" meet: the least novices allowed are 0.
    const scored_states states{cards, {"as it stands", "A", "B"}};
    CHECK(scorecard_sentence(states, {}) ==
          "As it stands, 7 of 13 goals are met, 4 between, 0 not measured; after \"A\", 4 met, 0 between, 0 not "
          "measured; after \"B\", 0 met, 0 between, 13 not measured. A goal is a range, and between is inside it. "
          "What is not measured is not 0.");
}

}  // namespace chart_test

// SPDX-License-Identifier: MIT
#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/driver_chart.hpp>
#include <nineways/io/chart/interval_chart.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/simulation_words.hpp>
#include <nineways/presets.hpp>
#include <nineways/simulate.hpp>

#include <catch2/catch.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "small_district.hpp"
#include "text_boxes.hpp"

namespace simulation_charts_test {

namespace {

using namespace nineways;
using namespace nineways::io::chart;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using text_boxes::misplaced;

std::vector<std::string> texts_of(const display_list& chart) {
    std::vector<std::string> all;
    for (const mark& m : chart.marks) {
        if (m.kind == mark_kind::text) all.push_back(m.text);
    }
    return all;
}

const mark& dot(const display_list& chart, mark_role role) {
    for (const mark& m : chart.marks) {
        if (m.kind == mark_kind::circle && m.role == role) return m;
    }
    FAIL("no such dot");
    return chart.marks.front();
}

std::vector<const mark*> bars(const display_list& chart) {
    std::vector<const mark*> all;
    for (const mark& m : chart.marks) {
        if (m.kind == mark_kind::rectangle) all.push_back(&m);
    }
    return all;
}

constexpr interval negative(const interval& of) { return {-of.high, -of.median, -of.low}; }

driver driver_of(drawn_assumption is, double share, double at_low, double at_high, std::optional<double> flips_at) {
    return {std::move(is), share, at_low, at_high, flips_at};
}

/// Round figures: a gains 1 to 3 points, b 4 to 10. Of 100 draws b is ahead in 90, a in 6; 4 are ties.
simulation round_figures() {
    simulation s;
    s.asked.draws = 1000;
    s.a.percentile_points = {1, 2, 3};
    s.a.benchmark = {0, 0.1, 0.2};  // 0, 3.98 and 7.93 points, by a table of the normal distribution
    s.a.chance_above_benchmark = 0.25;
    s.a.chance_of_harm = 0.05;
    s.b = s.a;
    s.b.percentile_points = {4, 7, 10};
    s.b.chance_above_benchmark = 0.75;
    s.difference = {0.02, 0.12, 0.2};
    s.difference_points = {1, 5, 9};
    s.central_difference = 0.125;
    s.chance_a_ahead = 0.06;
    s.chance_b_ahead = 0.90;
    s.drivers = {
        driver_of({"fidelity"_p, "fidelity", "share", {0.5, 0.75, 1}}, 0.4, -0.05, 0.2, 0.6),
        driver_of({std::nullopt, "implementation", "standard deviations", {-1.64, 0, 1.64}}, 0.3, 0.1, 0.15, -4.0),
        driver_of({std::nullopt, "reading_books", "dollars a unit", {50, 60'000, 1'234'567}}, 0.2, 0.18, 0.09, {})};
    return s;
}

simulation swapped(simulation s) {
    std::swap(s.a, s.b);
    std::swap(s.chance_a_ahead, s.chance_b_ahead);
    std::swap(s.chance_a_ahead_per_dollar, s.chance_b_ahead_per_dollar);
    s.difference = negative(s.difference);
    s.difference_points = negative(s.difference_points);
    s.central_difference = -s.central_difference;
    for (driver& one : s.drivers) {
        one.at_low = -one.at_low;
        one.at_high = -one.at_high;
    }
    return s;
}

}  // namespace

TEST_CASE("the sentence has the chances of both, ties, and what is not known", "[simulation_charts]") {
    simulation s = round_figures();
    CHECK_THAT(
        chances_words(s, {"Old", "New"}),
        StartsWith(
            "In 90 of 100 draws New is ahead of Old on learning, in 6 of 100 Old, in 4 of 100 neither. "
            "For a real dollar nothing is said: in some draw a package costs nothing, or frees money. In the middle "
            "draw New less Old is +5.0 percentile points after four years, in the middle 80 % +1.0 to "
            "+9.0."));
    s.chance_a_ahead_per_dollar = 0.998;
    s.chance_b_ahead_per_dollar = 0.002;
    CHECK_THAT(chances_words(s, {"Old", "New"}),
               Contains(" In more than 99 of 100 draws Old is ahead of New on learning for a real dollar, in fewer "
                        "than 1 of 100 New. "));
    s.chance_a_ahead_per_dollar = 0.058;
    s.chance_b_ahead_per_dollar = 0.904;
    CHECK_THAT(chances_words(s, {"Old", "New"}),
               StartsWith("In 90 of 100 draws New is ahead of Old on learning (in as many on learning for a real "
                          "dollar), in 6 of 100 Old, in 4 of 100 neither. In the middle"));
    s.chance_a_ahead = 0;
    s.chance_b_ahead = 1;
    CHECK_THAT(chances_words(s, {"Old", "New"}),
               StartsWith("In all draws New is ahead of Old on learning, in none Old. "));
    s.chance_b_ahead = 0;
    CHECK_THAT(chances_words(s, {"Old", "New"}), StartsWith("In all draws Old and New come to the same on learning. "));
}

TEST_CASE("intervals stand on one axis, each with its words, and in the table", "[simulation_charts]") {
    const display_list chart = interval_chart(round_figures(), "Old", "New", 616);
    CHECK(chart.title == "Learning in 1,000 draws: Old and New");
    const std::vector<std::string> texts = texts_of(chart);
    for (const char* words : {"+2.0 (+1.0 to +3.0)", "+7.0 (+4.0 to +10.0)", "+5.0 (+1.0 to +9.0)",
                              "same dollars: +4.0 (0.0 to +7.9)", "Difference: New less Old"})
        CHECK_THAT(texts, Catch::VectorContains(std::string{words}));
    // Dots at 2, 7 and 5 points: the distances are as 5 to 3.
    const double a = dot(chart, mark_role::series_0).places[0].x;
    const double b = dot(chart, mark_role::series_1).places[0].x;
    const double difference = dot(chart, mark_role::whisker).places[0].x;
    CHECK((b - a) / (difference - a) == Approx(5.0 / 3));
    const double zero = a - (b - a) * 2 / 5;
    std::size_t zeros = 0;
    for (const mark& m : chart.marks)
        zeros += m.role == mark_role::reference && m.places[0].x == Approx(zero) ? 1U : 0U;
    CHECK(zeros == 3);

    const auto& rows = chart.table.rows;
    REQUIRE(rows.size() == 5);
    for (const auto& row : rows) CHECK(row.size() == chart.table.columns.size());
    CHECK(rows[0][0].text == "Old");
    CHECK(rows[0][1].number == 1);
    CHECK(rows[0][2].number == 2);
    CHECK(rows[0][3].number == 3);
    CHECK(rows[0][4].number == Approx(6));
    CHECK(rows[0][5].held == table_cell::kind::nothing);
    CHECK(rows[0][6].number == Approx(25));
    CHECK(rows[0][7].number == Approx(5));
    CHECK(rows[1][2].number == Approx(3.98).margin(0.005));
    CHECK(rows[1][3].number == Approx(7.93).margin(0.005));
    CHECK(rows[2][4].number == Approx(90));
    CHECK(rows[4][0].text == "difference: New less Old");
    CHECK(rows[4][2].number == 5);
}

TEST_CASE("small differences have the decimals that tell their ends apart", "[simulation_charts]") {
    simulation s = round_figures();
    s.difference_points = {-0.01, 0.002, 0.03};
    CHECK_THAT(texts_of(interval_chart(s, "Old", "New", 616)),
               Catch::VectorContains(std::string{"+0.002 (-0.010 to +0.030)"}));
    s.difference_points = {};
    CHECK_THAT(texts_of(interval_chart(s, "Old", "New", 616)), Catch::VectorContains(std::string{"0.0 (0.0 to 0.0)"}));
}

TEST_CASE("a driver's bar has its ends, its values, and the colour of who is ahead", "[simulation_charts]") {
    const display_list chart = driver_chart(round_figures(), "Old", "New", 616);
    const std::vector<std::string> texts = texts_of(chart);
    for (const char* words :
         {"all central: +12.5", "Part of the intended programme that is really carried out", "50 %", "100 %",
          "40 % of the variance; the lead changes at 60 %, in its range", "How well everything is carried out",
          "30 % of the variance; the lead changes only at -4, beyond its range",
          "Price of reading books, as the district has it", "20 % of the variance; the lead stays", "$50",
          "$1,234,567"})
        CHECK_THAT(texts, Catch::VectorContains(std::string{words}));
    // From -5 to 0 the first is a's and from 0 to 20 b's.
    const std::vector<const mark*> all = bars(chart);
    REQUIRE(all.size() == 4);
    CHECK(all[0]->role == mark_role::series_0);
    CHECK(all[1]->role == mark_role::series_1);
    CHECK(all[0]->places[1].x == all[1]->places[0].x);
    const auto length = [](const mark* m) { return m->places[1].x - m->places[0].x; };
    CHECK(length(all[1]) / length(all[0]) == Approx(4));
    CHECK(length(all[2]) / length(all[0]) == Approx(1));
    // The last falls as its price rises: the high price stands at its left end.
    for (const mark& m : chart.marks) {
        if (m.text == "$1,234,567") CHECK(m.places[0].x < all[3]->places[0].x);
        if (m.text == "$50") CHECK(m.places[0].x > all[3]->places[1].x);
    }
    CHECK_THAT(chart.sentence, StartsWith("With all assumptions at their central values New is 12.5 hundredths of a "
                                          "standard deviation (SD) ahead of Old after four years."));
    CHECK_THAT(chart.sentence, Contains(" 1 of the 3 shown changes who is ahead; beyond it, 1 more."));

    const auto& rows = chart.table.rows;
    REQUIRE(rows.size() == 3);
    for (const auto& row : rows) CHECK(row.size() == chart.table.columns.size());
    CHECK(rows[0][1].text == "share");
    CHECK(rows[0][3].number == 0.75);
    CHECK(rows[0][5].number == Approx(-5));
    CHECK(rows[0][6].number == Approx(20));
    CHECK(rows[0][7].number == Approx(12.5));
    CHECK(rows[0][8].number == Approx(40));
    CHECK(rows[0][9].number == 0.6);
    CHECK(rows[0][10].text == "yes");
    CHECK(rows[1][10].text == "no");
    CHECK(rows[2][9].held == table_cell::kind::nothing);
}

TEST_CASE("zero is in the picture unless the bars are far from it", "[simulation_charts]") {
    simulation s = round_figures();
    s.drivers.erase(s.drivers.begin());  // from 9 to 18: zero is as far as the bars are long
    const auto references = [](const display_list& chart) {
        std::size_t found = 0;
        for (const mark& m : chart.marks) found += m.role == mark_role::reference ? 1U : 0U;
        return found;
    };
    CHECK(references(driver_chart(s, "Old", "New", 616)) == 2);
    s.drivers.pop_back();  // from 10 to 15
    const display_list chart = driver_chart(s, "Old", "New", 616);
    CHECK(references(chart) == 0);
    CHECK_THAT(texts_of(chart),
               Catch::VectorContains(std::string{"0 is left of the picture: New is ahead above 0, Old below it."}));
}

TEST_CASE("where nothing moves the difference there are words in place of bars", "[simulation_charts]") {
    simulation s = round_figures();
    s.drivers.clear();
    s.central_difference = 0;
    const display_list chart = driver_chart(s, "Old", "New", 616);
    CHECK(bars(chart).empty());
    CHECK(chart.table.rows.empty());
    CHECK(chart.sentence ==
          "With all assumptions at their central values Old and New come to the same on learning. "
          "None of the assumptions that were drawn moves that.");
    CHECK(misplaced(chart) == std::vector<std::string>{});
}

TEST_CASE("swapped packages mirror the charts of their simulation", "[simulation_charts]") {
    const simulation s = round_figures();
    const display_list one = interval_chart(s, "Old", "New", 616);
    const display_list other = interval_chart(swapped(s), "New", "Old", 616);
    for (std::size_t column = 1; column < one.table.columns.size(); ++column) {
        for (const std::size_t row : {0U, 1U}) {
            CHECK(one.table.rows[row][column].number == other.table.rows[row + 2][column].number);
            CHECK(one.table.rows[row + 2][column].number == other.table.rows[row][column].number);
        }
    }
    CHECK(one.table.rows[4][1].number == -other.table.rows[4][3].number);
    CHECK(one.sentence.substr(0, one.sentence.find("In the middle")) ==
          other.sentence.substr(0, other.sentence.find("In the middle")));

    const display_list drivers = driver_chart(s, "Old", "New", 616);
    const display_list mirrored = driver_chart(swapped(s), "New", "Old", 616);
    CHECK(drivers.sentence == mirrored.sentence);
    const std::vector<const mark*> bars_of = bars(drivers);
    const std::vector<const mark*> others = bars(mirrored);
    REQUIRE(bars_of.size() == others.size());
    // Of a bar on both sides of 0 the left part is drawn first.
    for (std::size_t i = 0; i < bars_of.size(); ++i) {
        const mark& here = *bars_of[i];
        const mark& there = *others[i < 2 ? 1 - i : i];
        CHECK(here.role == (there.role == mark_role::series_0 ? mark_role::series_1 : mark_role::series_0));
        CHECK(here.places[0].x == Approx(616 - there.places[1].x));
        CHECK(here.places[1].x == Approx(616 - there.places[0].x));
    }
}

TEST_CASE("no text of a simulation's charts touches another, at any width", "[simulation_charts]") {
    simulation wide = round_figures();
    wide.a.percentile_points = {-12.34, -3.21, 12.34};
    wide.difference_points = {-44.4, -11.1, 22.2};
    simulation left = swapped(round_figures());
    left.b.percentile_points = {-49, -48.9, -48.8};
    const district d = small::staffed();
    const comparison c =
        compare(d, restore_preset(), transform_preset(), comparison_options{.new_money = dollars{100'000}});
    simulation real = simulate(d, c, {}, {200, 1});
    for (const double width : {280.0, 296.0, 336.0, 480.0, 616.0, 1200.0, 2000.0}) {
        for (const simulation* s : {&wide, &left, &real}) {
            for (const char* title : {"Restore", "What the board asked for in its meeting of March, as far as it goes",
                                      "Unbreakable_word_that_is_longer_than_the_narrowest_of_all_these_charts"}) {
                INFO(width << ' ' << title);
                CHECK(misplaced(interval_chart(*s, title, "Transform", width)) == std::vector<std::string>{});
                CHECK(misplaced(driver_chart(*s, "Restore", title, width)) == std::vector<std::string>{});
            }
        }
    }
    CHECK(driver_chart(real, "Restore", "Transform", 616).table.rows.size() == real.drivers.size());
}

}  // namespace simulation_charts_test

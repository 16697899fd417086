// SPDX-License-Identifier: MIT
#include <nineways/io/chart/balance_chart.hpp>
#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/growth_chart.hpp>
#include <nineways/io/chart/projection_words.hpp>
#include <nineways/io/chart/svg.hpp>
#include <nineways/projection.hpp>

#include <catch2/catch.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "text_boxes.hpp"

namespace projection_charts_test {

namespace {

using namespace nineways;
using namespace nineways::io::chart;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using text_boxes::misplaced;

projected_path path(std::string title, const std::vector<double>& balances, double spread) {
    projected_path p;
    p.title = std::move(title);
    double reserve = 0;
    for (std::size_t t = 0; t < balances.size(); ++t) {
        projected_year y;
        y.year = 2023 + static_cast<int>(t);
        y.money.balance = balances[t];
        y.money.revenue_by_fund = {1e6, 0};
        if (t > 0) reserve += balances[t];
        y.money.reserve = reserve;
        const double far = spread * static_cast<double>(t);
        y.balance = {balances[t] - far, balances[t], balances[t] + 2 * far};
        p.years.push_back(y);
    }
    return p;
}

/// Nothing decided balances, a falls short once its money is gone, b saves enough to cover that.
projection four_years() {
    projection p;
    p.draws = 2000;
    p.nothing = path("Nothing decided", {0, 1000, 1000, 2000, 2000}, 500'000);
    p.a = path("Old", {0, 0, 0, -1'000'000, -1'250'000}, 500'000);
    p.b = path("New", {0, 3'000'000, 0, -400'000, -300'000}, 400'000);
    for (projected_path* each : {&p.a, &p.b}) {
        each->years[1].money.revenue_by_fund[1] = each->years[2].money.revenue_by_fund[1] = 1e6;
        each->first_gap = 2026;
    }
    p.a.first_short = 2026;
    p.nothing.chance_never_short = 0.75;
    p.a.chance_never_short = 0;
    p.b.chance_never_short = 1;
    p.a.left_without_money = 1'200'000;
    p.b.left_without_money = -50'000;
    p.growth = {0.001, -0.002, 0.0005, 0.025, 0, 0.004, 0.0005, 0.029};
    p.growth_a_year = 0.0288;
    p.growth_real = 0.004;
    p.growth_a_pupil = 0.027;
    p.growth_range = {0.02, 0.03, 0.04};
    return p;
}

const growth_elsewhere elsewhere{{0.03, 0.04, 0.05}, 0.032, 0.011};

std::vector<const mark*> marks_of(const display_list& chart, mark_kind kind, mark_role role) {
    std::vector<const mark*> all;
    for (const mark& m : chart.marks) {
        if (m.kind == kind && m.role == role) all.push_back(&m);
    }
    return all;
}

}  // namespace

TEST_CASE("the sentence of balances has the first gaps, the chances, and what is left without the money",
          "[projection_charts]") {
    projection p = four_years();
    CHECK(
        balance_words(p) ==
        "With all assumptions at their central values revenue covers the cost of every year to 2027 when nothing is "
        "decided; with Old it falls short of cost in 2026 by more than was put by, with New it falls short of cost in "
        "2026 at first, which what was put by covers. What was put by lasts to the end in 75 of 100 draws when "
        "nothing is decided, in no draw with Old and in all draws with New. The new money ends with 2025: what was "
        "begun with it then costs $1,200,000 a year with Old and frees $50,000 a year with New.");
    p.a.first_short = 2027;
    CHECK_THAT(balance_words(p), Contains("falls short of cost in 2026 at first, and what was put by is used up in "
                                          "2027"));
    p.a.first_gap = p.a.first_short = {};
    p.a.title.clear();
    p.a.id = "first";
    CHECK_THAT(balance_words(p), Contains("; with first likewise, with New it falls short"));
    for (projected_path* each : {&p.a, &p.b}) {
        for (projected_year& y : each->years) y.money.revenue_by_fund[1] = 1e6;
    }
    CHECK_FALSE(money_ends(p).has_value());
    CHECK(balance_words(p).find("new money") == std::string::npos);
}

TEST_CASE("every path has its band and its line on the same scale", "[projection_charts]") {
    const projection p = four_years();
    const display_list chart = balance_chart(p, "Elm", 616);
    CHECK(chart.title == "Revenue less cost, year by year: Elm");
    const auto band = [&](mark_role role) {
        const auto all = marks_of(chart, mark_kind::area, role);
        REQUIRE(all.size() == 1);
        REQUIRE(all[0]->places.size() == 10);
        return all[0]->places;
    };
    const auto line = [&](mark_role role) {
        const auto all = marks_of(chart, mark_kind::path, role);
        REQUIRE(all.size() == 1);
        return all[0]->places;
    };
    for (const mark_role role : {mark_role::whisker, mark_role::series_0, mark_role::series_1}) {
        const auto around = band(role);
        const auto through = line(role);
        REQUIRE(through.size() == 5);
        // High ends from the left, low ends back: the band begins and ends at what is known of today.
        CHECK(around.front().x == around.back().x);
        CHECK(around.front().y == Approx(through.front().y));
        CHECK(around[4].x == around[5].x);
        CHECK(around[4].y < through[4].y);
        CHECK(around[5].y > through[4].y);
    }
    // A dollar is as high in each panel: a's million from 2025 to 2026, b's three from 2024 to 2025.
    const auto a = line(mark_role::series_0);
    const auto b = line(mark_role::series_1);
    CHECK(b[2].y - b[1].y == Approx(3 * (a[3].y - a[2].y)));
    // Both packages have the line of nothing and the end of the money between 2025 and 2026.
    CHECK(marks_of(chart, mark_kind::path, mark_role::reference).size() == 2);
    const auto ends = marks_of(chart, mark_kind::line, mark_role::limit);
    REQUIRE(ends.size() == 2);
    CHECK(ends[0]->places[0].x == Approx((a[2].x + a[3].x) / 2));

    const auto& rows = chart.table.rows;
    REQUIRE(rows.size() == 5);
    for (const auto& row : rows) CHECK(row.size() == chart.table.columns.size());
    CHECK(rows[3][0].text == "2026");
    CHECK(rows[3][5].number == -1'000'000);
    CHECK(rows[3][6].number == -2'500'000);
    CHECK(rows[3][7].number == 2'000'000);
    CHECK(rows[4][8].number == -2'250'000);
}

TEST_CASE("an area is a polygon", "[projection_charts]") {
    display_list chart;
    chart.width = 280;
    chart.height = 20;
    chart.area(mark_role::series_0, {{0, 1}, {10, 2.5}, {10, 8}});
    chart.path(mark_role::series_1, {{0, 1}, {10, 2.5}, {20, 8}});
    CHECK_THAT(svg_text(chart, 280), Contains("<polygon class=\"series_0\" points=\"0 1 10 2.5 10 8\"/>"));
    CHECK_THAT(svg_text(chart, 280), Contains("<path class=\"series_1\" d=\"M0 1L10 2.5 20 8\"/>"));
}

TEST_CASE("bars of growth begin where the one before ends, and end at their sum", "[projection_charts]") {
    const projection p = four_years();
    const display_list chart = growth_chart(p, elsewhere, "Elm", 616);
    const auto up = marks_of(chart, mark_kind::rectangle, mark_role::series_0);
    const auto down = marks_of(chart, mark_kind::rectangle, mark_role::series_1);
    REQUIRE(up.size() == 6);  // pupils, lanes, prices, benefits, turnover, all; nothing has no bar
    REQUIRE(down.size() == 1);
    const auto from = [](const mark* m) { return m->places[0].x; };
    const auto to = [](const mark* m) { return m->places[1].x; };
    CHECK(to(down[0]) == Approx(to(up[0])));
    CHECK(from(up[1]) == Approx(from(down[0])));
    for (std::size_t i = 2; i < 5; ++i) CHECK(from(up[i]) == Approx(to(up[i - 1])));
    CHECK(from(up[5]) == Approx(from(up[0])));
    CHECK(to(up[5]) == Approx(to(up[4])));
    CHECK((to(up[2]) - from(up[2])) / (to(up[5]) - from(up[5])) == Approx(25.0 / 29));
    const auto paper = marks_of(chart, mark_kind::rectangle, mark_role::goal);
    REQUIRE(paper.size() == 1);
    CHECK((to(paper[0]) - from(paper[0])) / (to(up[2]) - from(up[2])) == Approx(2 / 2.5));
    const auto dots = marks_of(chart, mark_kind::circle, mark_role::axis);
    REQUIRE(dots.size() == 2);
    CHECK((dots[0]->places[0].x - dots[1]->places[0].x) / (to(up[2]) - from(up[2])) == Approx(2.1 / 2.5));

    CHECK(
        chart.sentence ==
        "When nothing is decided cost grows by 2.9 % a year on average (2.0 to 4.0 % in the middle 80 % of draws), 2.7 "
        "% a pupil and 0.4 % beyond prices. Steps make it cheaper: those who leave are paid more than those hired in "
        "their place, by more than the steps of those who stay. The paper has 3 to 5 %, without saying whether prices "
        "are in it; the nation's spending a pupil grew by 3.2 % a year from 2000-01 to 2015-16, 1.1 % beyond prices.");
    const auto& rows = chart.table.rows;
    REQUIRE(rows.size() == 13);
    for (const auto& row : rows) CHECK(row.size() == 4);
    CHECK(rows[3][1].number == Approx(2.5));
    CHECK(rows[7][2].number == Approx(2));
    CHECK(rows[8][3].number == Approx(5));
}

TEST_CASE("steps are told as what they come to", "[projection_charts]") {
    growth_parts growth;
    const auto told = [&](bool frozen) { return steps_words(growth, frozen); };
    CHECK_THAT(told(false), StartsWith("Steps come to about nothing"));
    CHECK_THAT(told(true), StartsWith("Steps come to little though they are frozen"));
    growth.steps = 0.0006;
    CHECK_THAT(told(false), StartsWith("Steps make it dearer"));
    CHECK(told(true) == told(false));
    growth.steps = -0.0006;
    CHECK_THAT(told(false), StartsWith("Steps make it cheaper: those who leave"));
    CHECK_THAT(told(true), StartsWith("Steps make it cheaper: while they are frozen"));
}

TEST_CASE("no text of a projection's charts touches another, at any width", "[projection_charts]") {
    projection ends = four_years();
    projection large = four_years();
    for (projected_path* each : {&large.nothing, &large.a, &large.b}) {
        for (projected_year& y : each->years) {
            y.money.balance *= 3e5;
            y.balance = {y.balance.low * 3e5, y.balance.median, y.balance.high * 3e5};
        }
    }
    projection small = four_years();
    for (projected_path* each : {&small.nothing, &small.a, &small.b}) {
        each->years.resize(2);
        for (projected_year& y : each->years) y.balance = {0, 0, y.money.balance = 0};
    }
    projection shrinks = four_years();
    shrinks.growth = {-0.11, -0.002, 0, 0.001, -0.004, 0, 0, -0.115};
    shrinks.growth_range = {-0.12, -0.115, -0.1};
    projection dear = four_years();
    for (projected_path* each : {&dear.nothing, &dear.a, &dear.b}) {
        while (each->years.size() < 31) {
            each->years.push_back(each->years.back());
            ++each->years.back().year;
        }
    }
    for (double width = 280; width <= 1000; width += width < 400 ? 4 : 40) {
        for (const projection* p : {&ends, &large, &small, &shrinks, &dear}) {
            for (const char* title : {"Old", "What the board asked for in its meeting of March, as far as it goes",
                                      "Unbreakable_word_that_is_longer_than_the_narrowest_of_all_these_charts"}) {
                INFO(width << ' ' << title);
                projection named = *p;
                named.a.title = title;
                CHECK(misplaced(balance_chart(named, "Elm", width)) == std::vector<std::string>{});
                CHECK(misplaced(growth_chart(named, elsewhere, "Elm", width)) == std::vector<std::string>{});
            }
        }
    }
}

}  // namespace projection_charts_test

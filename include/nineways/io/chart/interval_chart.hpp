// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/panel.hpp>
#include <nineways/io/chart/scale.hpp>
#include <nineways/io/chart/simulation_words.hpp>
#include <nineways/learning.hpp>
#include <nineways/simulation.hpp>
#include <nineways/units.hpp>

namespace nineways::io::chart {

namespace detail {

/// Lays the intervals of a simulation out, one under the other over one axis.
class interval_layout {
  public:
    interval_layout(const simulation& s, package_titles titles, double width)
        : s_(s), titles_(std::move(titles)), shown_(fitting_titles(titles_.a, titles_.b, text_size + 1, width)) {
        out_.width = width;
    }

    [[nodiscard]] display_list run() {
        out_.title = "Learning in " + number_label(static_cast<double>(s_.asked.draws), 0) + " draws: " + titles_.a +
                     " and " + titles_.b;
        out_.sentence = chances_words(s_, titles_);
        fit();
        package(shown_.a, mark_role::series_0, s_.a);
        package(shown_.b, mark_role::series_1, s_.b);
        heading("Difference: " + shown_.b + " less " + shown_.a);
        const double top = y_;
        grid(top, top + line_height + 12);
        value_label(s_.difference_points, "");
        whisker(mark_role::whisker, s_.difference_points);
        y_ = top + line_height + 12;
        const panel p{{left, y_}, {out_.width - left, y_}, across_, {}};
        out_.line(mark_role::axis, p.corner, p.opposite);
        draw_setting_axis(out_, p);
        y_ += 12 + text_size;
        note(
            "Percentile points of the median pupil after four years. Dots: the middle draw. Lines: the middle 80 %. "
            "Same dollars: what they do at average effectiveness.");
        note("In the last row " + shown_.b + " is ahead right of 0, " + shown_.a + " left of it.");
        out_.height = y_ + 6;
        out_.table = table();
        return std::move(out_);
    }

  private:
    /// Room for half of a number under either end of the axis.
    static constexpr double left = 28;

    void fit() {
        double low = 0;
        double high = 0;
        for (const interval& each : {s_.a.percentile_points, s_.b.percentile_points, percentile_points(s_.a.benchmark),
                                     percentile_points(s_.b.benchmark), s_.difference_points}) {
            low = each.low < low ? each.low : low;
            high = each.high > high ? each.high : high;
        }
        if (!(low < high)) high = 1;
        across_ = {low - (high - low) / 40, high + (high - low) / 40, left, out_.width - left};
    }

    void heading(std::string_view words) { write(mark_role::heading, text_size + 1, words); }
    void note(std::string_view words) { write(mark_role::label, text_size, words); }
    void write(mark_role role, double size, std::string_view words) {
        for (std::string& line : wrapped(words, size, out_.width)) {
            y_ += line_height;
            out_.text(role, {0, y_ - 2}, text_anchor::start, size, std::move(line));
        }
    }

    /// Lines at the numbers of the axis; zero stands out.
    void grid(double top, double bottom) {
        const tick_row ticks = across_ticks(across_);
        for (std::size_t i = 0; i < ticks.count; ++i) {
            const double x = across_(ticks[i]);
            out_.line(ticks[i] == 0 ? mark_role::reference : mark_role::grid, {x, top}, {x, bottom});
        }
    }

    /// Writes an interval above or below the middle draw, as near to it as there is room.
    void value_label(const interval& of, std::string_view before) {
        const std::string words = std::string{before} + words_of(of);
        const double half = text_width(words, text_size) / 2;
        double x = across_(of.median);
        x = x + half > out_.width ? out_.width - half : x;
        x = x - half < 0 ? half : x;
        y_ += line_height;
        out_.text(mark_role::label, {x, y_ - 3}, text_anchor::middle, text_size, words);
    }

    void whisker(mark_role role, const interval& of) {
        const double y = y_ + 5;
        const bool thin = role == mark_role::reference;
        const double cap = thin ? 3 : 5;
        // A dashed line too short for a dash is still a line.
        out_.line(thin ? mark_role::axis : role, {across_(of.low), y}, {across_(of.high), y});
        for (const double end : {of.low, of.high})
            out_.line(mark_role::whisker, {across_(end), y - cap}, {across_(end), y + cap});
        out_.circle(thin ? mark_role::axis : role, {across_(of.median), y}, thin ? 2 : 5);
        y_ += 10;
    }

    void package(std::string_view title, mark_role role, const simulated_package& p) {
        heading(title);
        const double top = y_;
        const double bottom = top + 2 * line_height + 24;
        grid(top, bottom);
        value_label(p.percentile_points, "");
        whisker(role, p.percentile_points);
        whisker(mark_role::reference, percentile_points(p.benchmark));
        value_label(percentile_points(p.benchmark), "same dollars: ");
        y_ = bottom + 6;
    }

    [[nodiscard]] chart_table table() const {
        chart_table t;
        const std::string points = "percentile points";
        const std::string draws = "% of draws";
        t.columns = {{"what", "", 0},
                     {"a tenth of draws below", points, 2},
                     {"middle draw", points, 2},
                     {"a tenth of draws above", points, 2},
                     {"ahead on learning", draws, 1},
                     {"ahead on learning for a real dollar", draws, 1},
                     {"above the same dollars at average effectiveness", draws, 1},
                     {"harm", draws, 1}};
        const auto row = [&](std::string what, const interval& of) {
            t.rows.push_back({std::move(what), of.low, of.median, of.high});
            t.rows.back().resize(t.columns.size());
        };
        const auto rows = [&](const std::string& title, const simulated_package& p, double ahead,
                              const std::optional<double>& per_dollar) {
            row(title, p.percentile_points);
            std::vector<table_cell>& cells = t.rows.back();
            cells[4] = ahead * 100;
            if (per_dollar) cells[5] = *per_dollar * 100;
            cells[6] = p.chance_above_benchmark * 100;
            cells[7] = p.chance_of_harm * 100;
            row(title + ": the same dollars at average effectiveness", percentile_points(p.benchmark));
        };
        rows(titles_.a, s_.a, s_.chance_a_ahead, s_.chance_a_ahead_per_dollar);
        rows(titles_.b, s_.b, s_.chance_b_ahead, s_.chance_b_ahead_per_dollar);
        row("difference: " + titles_.b + " less " + titles_.a, s_.difference_points);
        return t;
    }

    const simulation& s_;
    package_titles titles_;
    package_titles shown_;
    linear_scale across_;
    double y_ = 0;
    display_list out_;
};

}  // namespace detail

/// The chart of what two packages come to over all draws, `width` (at least 280) units wide: percentile points of the
/// median pupil after four years, beside what the same dollars do at average effectiveness, and their difference.
[[nodiscard]] inline display_list interval_chart(const simulation& s, std::string_view title_a,
                                                 std::string_view title_b, double width) {
    return detail::interval_layout{s, {std::string{title_a}, std::string{title_b}}, width}.run();
}

}  // namespace nineways::io::chart

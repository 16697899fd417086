// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/growth_of_cost.hpp>
#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/panel.hpp>
#include <nineways/io/chart/projection_words.hpp>
#include <nineways/io/chart/scale.hpp>
#include <nineways/projection.hpp>
#include <nineways/units.hpp>

namespace nineways::io::chart {

/// What others have of the growth of cost, as shares a year.
struct growth_elsewhere {
    range<double> paper;
    double record = 0;
    double record_real = 0;
};

namespace detail {

/// Lays the growth of cost out: a bar for each part, each from where the one before it ends, their sum with its range,
/// and under it what the paper and the record have.
class growth_layout {
  public:
    growth_layout(const projection& p, const growth_elsewhere& beside, std::string_view district, double width)
        : p_(p), beside_(beside) {
        out_.width = width;
        out_.title = "What makes cost grow when nothing is decided: " + std::string{district};
    }

    [[nodiscard]] display_list run() {
        out_.sentence = growth_words(p_, beside_.paper, beside_.record, beside_.record_real);
        fit();
        double sum = 0;
        for (std::size_t i = 0; i + 1 < growth_part_words.size(); ++i) {
            const double part = p_.growth.*parts[i];
            part_row(growth_part_words[i], sum, sum + part);
            sum += part;
        }
        const interval& drawn = p_.growth_range;
        heading("In all, a year", percent_words(p_.growth.total) + " (" + percent_words(drawn.low) + " to " +
                                      percent_words(drawn.high) + " in the middle 80 % of draws)");
        grid(24);
        bar(mark_role::series_0, 0, p_.growth.total);
        whisker(drawn);
        y_ += 24;
        const range<double>& paper = beside_.paper;
        row("The paper, without any decision",
            short_label(paper.low * 100, 1) + " to " + short_label(paper.high * 100, 1) + " %");
        out_.rectangle(mark_role::goal, {across_(paper.low * 100), y_ - 13}, {across_(paper.high * 100), y_ - 3});
        dot_row("A pupil, here", mark_role::series_0, p_.growth_a_pupil);
        dot_row("A pupil, the nation from 2000-01 to 2015-16", mark_role::axis, beside_.record);
        dot_row("Beyond prices, here", mark_role::series_0, p_.growth_real);
        dot_row("Beyond prices and a pupil, the nation", mark_role::axis, beside_.record_real);
        const panel p{{across_.at_low, y_}, {across_.at_high, y_}, across_, {}};
        out_.line(mark_role::axis, p.corner, p.opposite);
        draw_setting_axis(out_, p);
        y_ += 12 + text_size;
        write(mark_role::label,
              "Percent of the cost of the year before, on average over the years. Each bar begins "
              "where the one above it ends; one that goes left makes it cheaper.");
        out_.height = y_ + 6;
        out_.table = table();
        return std::move(out_);
    }

  private:
    static constexpr auto& parts = nineways::detail::growth_of_cost::parts;
    /// Room for half of a number under either end of the axis.
    static constexpr double left = 28;

    void fit() {
        double low = 0;
        double high = 0;
        const auto hold = [&](double share) {
            low = share < low ? share : low;
            high = share > high ? share : high;
        };
        double sum = 0;
        for (std::size_t i = 0; i + 1 < growth_part_words.size(); ++i) hold(sum += p_.growth.*parts[i]);
        for (const double share :
             {p_.growth.total, p_.growth_range.low, p_.growth_range.high, p_.growth_a_pupil, p_.growth_real,
              beside_.paper.low, beside_.paper.high, beside_.record, beside_.record_real})
            hold(share);
        const double room = (high - low) / 40;
        across_ = {(low - room) * 100, (high + room) * 100, left, out_.width - left};
    }

    void write(mark_role role, std::string_view words) {
        for (std::string& line : wrapped(words, text_size, out_.width)) {
            y_ += line_height;
            out_.text(role, {0, y_ - 2}, text_anchor::start, text_size, std::move(line));
        }
    }
    void heading(std::string_view what, std::string_view value) {
        write(mark_role::heading, std::string{what} + ": " + std::string{value});
    }
    void grid(double height) {
        const tick_row ticks = across_ticks(across_);
        for (std::size_t i = 0; i < ticks.count; ++i) {
            const double x = across_(ticks[i]);
            out_.line(ticks[i] == 0 ? mark_role::reference : mark_role::grid, {x, y_ + 2}, {x, y_ + height});
        }
    }
    /// A bar under the last line of text, between two shares.
    void bar(mark_role role, double from, double to) {
        out_.rectangle(role, {across_(100 * (from < to ? from : to)), y_ + 4},
                       {across_(100 * (from < to ? to : from)), y_ + 14});
    }

    void part_row(std::string_view what, double from, double to) {
        std::string words{what};
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
        write(mark_role::label, words + ": " + percent_words(to - from, 2));
        grid(18);
        if (from != to) bar(to > from ? mark_role::series_0 : mark_role::series_1, from, to);
        out_.line(mark_role::whisker, {across_(to * 100), y_ + 2}, {across_(to * 100), y_ + 18});
        y_ += 18;
    }

    void whisker(const interval& of) {
        const double y = y_ + 20;
        out_.line(mark_role::whisker, {across_(of.low * 100), y}, {across_(of.high * 100), y});
        for (const double end : {of.low, of.high})
            out_.line(mark_role::whisker, {across_(end * 100), y - 4}, {across_(end * 100), y + 4});
    }

    /// A line of text over room for marks, whose middle is 8 above `y_` then.
    void row(std::string_view what, std::string_view value) {
        write(mark_role::label, std::string{what} + ": " + std::string{value});
        grid(16);
        y_ += 16;
    }
    void dot_row(std::string_view what, mark_role role, double share) {
        row(what, percent_words(share));
        out_.circle(role, {across_(share * 100), y_ - 8}, 5);
    }

    [[nodiscard]] chart_table table() const {
        chart_table t;
        t.columns = {{"what", "", 0}, {"a year", "%", 2}, {"low", "%", 2}, {"high", "%", 2}};
        const auto row = [&](std::string_view what, double share) -> std::vector<table_cell>& {
            t.rows.push_back({table_cell{std::string{what}}, table_cell{share * 100}, {}, {}});
            return t.rows.back();
        };
        for (std::size_t i = 0; i < growth_part_words.size(); ++i) row(growth_part_words[i], p_.growth.*parts[i]);
        t.rows.back()[2] = p_.growth_range.low * 100;
        t.rows.back()[3] = p_.growth_range.high * 100;
        std::vector<table_cell>& paper = row("the paper, without any decision", beside_.paper.central);
        paper[2] = beside_.paper.low * 100;
        paper[3] = beside_.paper.high * 100;
        row("a pupil, here", p_.growth_a_pupil);
        row("a pupil, the nation from 2000-01 to 2015-16", beside_.record);
        row("beyond prices, here", p_.growth_real);
        row("beyond prices and a pupil, the nation", beside_.record_real);
        return t;
    }

    const projection& p_;
    const growth_elsewhere& beside_;
    linear_scale across_;
    double y_ = 0;
    display_list out_;
};

}  // namespace detail

/// The chart of what makes cost grow when nothing is decided, `width` (at least 280) units wide, beside what the paper
/// and the nation's record have.
[[nodiscard]] inline display_list growth_chart(const projection& p, const growth_elsewhere& beside,
                                               std::string_view district, double width) {
    return detail::growth_layout{p, beside, district, width}.run();
}

}  // namespace nineways::io::chart

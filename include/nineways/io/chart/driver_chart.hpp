// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/panel.hpp>
#include <nineways/io/chart/scale.hpp>
#include <nineways/io/chart/simulation_words.hpp>
#include <nineways/simulation.hpp>

namespace nineways::io::chart {

namespace detail {

/// Lays the drivers of a difference out: a bar for each, from the difference with it at its low end to that at its
/// high end, in the colours of the package that is ahead.
class driver_layout {
  public:
    driver_layout(const simulation& s, package_titles titles, double width)
        : s_(s), titles_(std::move(titles)), shown_(fitting_titles(titles_.a, titles_.b, text_size, width)) {
        out_.width = width;
    }

    [[nodiscard]] display_list run() {
        out_.title = "What the difference between " + titles_.a + " and " + titles_.b + " hangs on";
        out_.sentence = drivers_words(s_, titles_);
        out_.table = table();
        if (s_.drivers.empty()) {
            write(mark_role::heading, "There is nothing to draw: no assumption that was drawn moves the difference.");
            out_.height = y_ + 6;
            return std::move(out_);
        }
        fit();
        central_label();
        for (const driver& one : s_.drivers) row(one);
        const panel p{{across_.at_low, y_}, {across_.at_high, y_}, across_, {}};
        out_.line(mark_role::axis, p.corner, p.opposite);
        draw_setting_axis(out_, p);
        y_ += 12 + text_size;
        write(mark_role::label, "Hundredths of a standard deviation after four years, " + shown_.b + " less " +
                                    shown_.a + "; 1 is about 0.4 percentile points of the median pupil.");
        write(mark_role::label, side_of_zero() + shown_.b + " is ahead above 0, " + shown_.a + " below it.");
        write(mark_role::label, "At the ends of a bar: the low and the high value of the assumption (5 and 95 % of "
                                "draws), all others central.");
        out_.height = y_ + 6;
        return std::move(out_);
    }

  private:
    static double hundredths(double sd) noexcept { return sd * 100; }

    void fit() {
        double low = s_.central_difference;
        double high = low;
        double widest = 0;
        for (const driver& one : s_.drivers) {
            for (const double end : {one.at_low, one.at_high}) {
                low = end < low ? end : low;
                high = end > high ? end : high;
            }
            for (const double value : {one.assumption.values.low, one.assumption.values.high}) {
                const double needed = text_width(value_words(one.assumption, value), text_size);
                widest = needed > widest ? needed : widest;
            }
        }
        // Zero is shown where it does not push the bars into a corner.
        const double span = high - low;
        if (low > 0 && low <= span) low = 0;
        if (high < 0 && -high <= span) high = 0;
        if (!(low < high)) high = low + 0.01;
        const double room = (high - low) / 40;
        const double left = widest + 8 > 28 ? widest + 8 : 28;
        across_ = {hundredths(low - room), hundredths(high + room), left, out_.width - left};
    }
    [[nodiscard]] bool zero_in_view() const noexcept { return across_.low <= 0 && across_.high >= 0; }
    [[nodiscard]] std::string side_of_zero() const {
        if (zero_in_view()) return "";
        return across_.low > 0 ? "0 is left of the picture: " : "0 is right of the picture: ";
    }

    void write(mark_role role, std::string_view words) {
        for (std::string& line : wrapped(words, text_size, out_.width)) {
            y_ += line_height;
            out_.text(role, {0, y_ - 2}, text_anchor::start, text_size, std::move(line));
        }
    }

    void central_label() {
        const std::string words = "all central: " + signed_label(hundredths(s_.central_difference), 1);
        const double half = text_width(words, text_size) / 2;
        const double at = across_(hundredths(s_.central_difference));
        double x = at + half > out_.width ? out_.width - half : at;
        x = x - half < 0 ? half : x;
        y_ += line_height;
        out_.text(mark_role::label, {x, y_ - 3}, text_anchor::middle, text_size, words);
        out_.line(mark_role::whisker, {at, y_}, {at, y_ + 6});
        y_ += 6;
    }

    void row(const driver& one) {
        std::string title = title_of(one.assumption);
        if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
        write(mark_role::heading, title);
        const bool even = s_.central_difference == 0;
        write(mark_role::label,
              number_label(one.share_of_variance * 100, 0) + " % of the variance; " + flip_words(one, even));
        const double top = y_ + 4;
        const double bottom = top + 14;
        const tick_row ticks = across_ticks(across_);
        for (std::size_t i = 0; i < ticks.count; ++i)
            out_.line(mark_role::grid, {across_(ticks[i]), top - 2}, {across_(ticks[i]), bottom + 2});
        const bool rises = one.at_low <= one.at_high;
        const double left = rises ? one.at_low : one.at_high;
        const double right = rises ? one.at_high : one.at_low;
        bar(mark_role::series_0, left, right < 0 ? right : 0, top, bottom);
        bar(mark_role::series_1, left > 0 ? left : 0, right, top, bottom);
        const double central = across_(hundredths(s_.central_difference));
        if (zero_in_view()) out_.line(mark_role::reference, {across_(0), top - 2}, {across_(0), bottom + 2});
        out_.line(mark_role::whisker, {central, top - 2}, {central, bottom + 2});
        const range<double>& values = one.assumption.values;
        const double base = bottom - 3;
        out_.text(mark_role::label, {across_(hundredths(left)) - 5, base}, text_anchor::end, text_size,
                  value_words(one.assumption, rises ? values.low : values.high));
        out_.text(mark_role::label, {across_(hundredths(right)) + 5, base}, text_anchor::start, text_size,
                  value_words(one.assumption, rises ? values.high : values.low));
        y_ = bottom + 7;
    }

    void bar(mark_role role, double from, double to, double top, double bottom) {
        if (from < to) out_.rectangle(role, {across_(hundredths(from)), top}, {across_(hundredths(to)), bottom});
    }

    [[nodiscard]] chart_table table() const {
        chart_table t;
        const std::string apart = "0.01 SD";
        t.columns = {{"assumption", "", 0},
                     {"unit", "", 0},
                     {"low", "", 4},
                     {"central", "", 4},
                     {"high", "", 4},
                     {"at its low", apart, 2},
                     {"at its high", apart, 2},
                     {"all central", apart, 2},
                     {"of the variance", "%", 1},
                     {"lead changes at", "", 4},
                     {"in its range", "", 0}};
        for (const driver& one : s_.drivers) {
            const range<double>& values = one.assumption.values;
            t.rows.push_back({title_of(one.assumption), unit_words(one.assumption), values.low, values.central,
                              values.high, hundredths(one.at_low), hundredths(one.at_high),
                              hundredths(s_.central_difference), one.share_of_variance * 100,
                              one.flips_at ? table_cell{*one.flips_at} : table_cell{},
                              one.flips_at ? table_cell{one.flips_in_range() ? "yes" : "no"} : table_cell{}});
        }
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

/// The chart of the assumptions that move the difference between two packages most, `width` (at least 280) units wide:
/// how far each moves it alone, its share of the variance over all draws, and where it changes who is ahead. In
/// hundredths of a standard deviation after four years, which add up as percentile points do not.
[[nodiscard]] inline display_list driver_chart(const simulation& s, std::string_view title_a, std::string_view title_b,
                                               double width) {
    return detail::driver_layout{s, {std::string{title_a}, std::string{title_b}}, width}.run();
}

}  // namespace nineways::io::chart

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/curve.hpp>
#include <nineways/io/chart/curve_table.hpp>
#include <nineways/io/chart/curve_words.hpp>
#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/panel.hpp>
#include <nineways/io/chart/scale.hpp>
#include <nineways/io/chart/upright.hpp>
#include <nineways/units.hpp>

namespace nineways::io::chart {

namespace detail {

/// One panel of a curve's chart: what it shows of a point, in one or two series.
struct curve_panel {
    std::string_view title;
    std::array<std::string_view, 2> series;
    std::array<bool, 2> stepped;
    std::string_view before;  ///< the sign of money
    double height;
    std::optional<double> (*value)(const curve_point&, std::size_t series);
};

inline constexpr std::array<curve_panel, 3> curve_panels{
    curve_panel{"Posts of the day",
                {"in steps", "exact"},
                {true, false},
                "",
                170,
                [](const curve_point& p, std::size_t series) -> std::optional<double> {
                    return (series == 0 ? p.posts : p.posts_exact).value();
                }},
    curve_panel{"What they cost a year",
                {},
                {true, false},
                "$",
                100,
                [](const curve_point& p, std::size_t series) -> std::optional<double> {
                    if (series == 0) return p.cost.central.value();
                    return std::nullopt;
                }},
    curve_panel{"Adults' minutes a pupil a week",
                {"intensive", "on track"},
                {true, true},
                "",
                100,
                [](const curve_point& p, std::size_t series) {
                    return p.attention[static_cast<std::size_t>(series == 0 ? tier::intensive : tier::on_track)];
                }}};

/// Lays a curve out: panels one under the other over one axis of the setting.
class curve_layout {
  public:
    curve_layout(const curve& c, const curve& drawn, const curve_words& words, double width)
        : c_(c), drawn_(drawn), words_(words), width_(width) {}

    [[nodiscard]] display_list run() {
        out_.title = words_.title;
        out_.sentence = words_.sentence;
        out_.width = width_;
        double y = 0;
        if (none()) {
            write(mark_role::heading, 0, y, text_size + 1, "There is nothing to draw: no value gives a valid day.");
            write(mark_role::label, 0, y, text_size,
                  "At " + short_label(c_.points[0].value, 9) + ": " + reason_of(c_.points[0]) + ". " +
                      c_.points[0].gap->mend);
            out_.height = y + 10;
            return std::move(out_);
        }
        fit();
        uprights_ = uprights_of(c_, across_, width_);
        const double rows = uprights_.empty() ? 1 : static_cast<double>(uprights_.size());
        for (std::size_t i = 0; i < curve_panels.size(); ++i) {
            std::string title{curve_panels[i].title};
            if (!words_.levels.empty()) {
                if (i == 0) title += ", all levels";
                if (i + 1 == curve_panels.size()) title += " (" + words_.levels + ')';
            }
            write(mark_role::heading, 0, y, text_size + 1, title);
            y += i == 0 ? 8 + line_height * rows : 10;
            const panel p{{left_, y}, {right_, y + curve_panels[i].height}, across_, {}};
            draw(curve_panels[i], p, i == 0);
            y = p.opposite.y + 14;
            if (i + 1 == curve_panels.size()) draw_setting_axis(out_, p);
        }
        y += 8;
        write(mark_role::label, left_, y, text_size, words_.axis);
        out_.height = y + 10;
        return std::move(out_);
    }

  private:
    [[nodiscard]] bool none() const noexcept {
        for (const curve_point& p : c_.points) {
            if (!p.gap) return false;
        }
        return true;
    }

    /// Writes lines from `x` to the right end, under `y`; leaves `y` under them.
    void write(mark_role role, double x, double& y, double size, std::string_view text) {
        for (std::string& line : wrapped(text, size, width_ - x)) {
            y += line_height;
            out_.text(role, {x, y - 2}, text_anchor::start, size, std::move(line));
        }
    }

    /// The ends of a panel's values; equal where there is none.
    [[nodiscard]] std::array<double, 2> ends_of(const curve_panel& shown) const {
        std::array<double, 2> ends{};
        bool first = true;
        for (const curve_point& p : drawn_.points) {
            for (std::size_t s = 0; s < 2 && !p.gap; ++s) {
                const std::optional<double> value = shown.value(p, s);
                if (!value) continue;
                if (first || *value < ends[0]) ends[0] = *value;
                if (first || *value > ends[1]) ends[1] = *value;
                first = false;
            }
        }
        return ends;
    }
    [[nodiscard]] value_axis axis_of(const curve_panel& shown) const {
        const std::array<double, 2> ends = ends_of(shown);
        return {ends[0], ends[1], shown.before, true, shown.height > 120 ? std::size_t{7} : std::size_t{5}};
    }

    /// Leaves room for the widest number and the widest label of all panels, so that the panels stand in line.
    void fit() {
        std::vector<std::string> names;
        for (const curve_panel& shown : curve_panels) {
            const double needed = axis_of(shown).width() + 8;
            if (needed > left_) left_ = needed;
            for (const std::string_view name : shown.series) names.emplace_back(name);
        }
        right_ = width_ - end_width(names);
        const double from = c_.points.front().value;
        const double to = c_.points.back().value;
        const double room = from < to ? 0 : c_.asked.step;
        across_ = {from - room, to + room, left_, right_};
    }

    void draw(const curve_panel& shown, panel p, bool first) {
        const value_axis axis = axis_of(shown);
        p.y = {axis.ticks[0], axis.ticks.last(), p.opposite.y, p.corner.y};
        draw_gaps(p, first);
        draw_value_axis(out_, p, axis);
        draw_uprights(out_, p, uprights_, first);
        std::vector<line_end> ends;
        for (std::size_t s = 0; s < 2; ++s) {
            const mark_role role = s == 0 ? mark_role::series_0 : mark_role::series_1;
            std::optional<double> last;
            std::vector<place> run;
            for (const curve_point& point : drawn_.points) {
                const std::optional<double> value = point.gap ? std::nullopt : shown.value(point, s);
                if (value) {
                    last = p.y(*value);
                    run.push_back({p.x(point.value), *last});
                    continue;
                }
                draw_run(role, shown.stepped[s], run);
            }
            draw_run(role, shown.stepped[s], run);
            draw_asked(shown, p, s);
            if (last && !shown.series[s].empty()) ends.push_back({role, *last, std::string{shown.series[s]}});
        }
        draw_ends(out_, p, std::move(ends));
    }

    void draw_run(mark_role role, bool stepped, std::vector<place>& run) {
        if (stepped)
            draw_steps(out_, role, run);
        else
            draw_line(out_, role, run);
        run.clear();
    }

    /// Dots the values that were asked for, where there is room: the table has them.
    void draw_asked(const curve_panel& shown, const panel& p, std::size_t series) {
        const std::size_t count = c_.points.size();
        if (count < 2 || (right_ - left_) / static_cast<double>(count - 1) < 8) return;
        for (const curve_point& point : c_.points) {
            const std::optional<double> value = point.gap ? std::nullopt : shown.value(point, series);
            if (value) out_.circle(series == 0 ? mark_role::series_0 : mark_role::series_1, p(point.value, *value), 2);
        }
    }

    /// Shades the values at which there is no valid day, halfway to their neighbours.
    void draw_gaps(const panel& p, bool named) {
        const auto inside = [&](double x) { return x < p.x.low ? p.x.low : x > p.x.high ? p.x.high : x; };
        const std::vector<curve_point>& points = drawn_.points;
        const double half = drawn_.asked.step / 2;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (!points[i].gap) continue;
            const double from = p.x(inside(points[i].value - half));
            while (i + 1 < points.size() && points[i + 1].gap) ++i;
            const double to = p.x(inside(points[i].value + half));
            out_.rectangle(mark_role::gap, {from, p.corner.y}, {to, p.opposite.y});
            static constexpr std::string_view no_day = "no valid day";
            if (named && text_width(no_day, text_size) + 8 < to - from)
                out_.text(mark_role::label, {(from + to) / 2, (p.corner.y + p.opposite.y) / 2}, text_anchor::middle,
                          text_size, std::string{no_day});
        }
    }

    const curve& c_;
    const curve& drawn_;
    const curve_words& words_;
    double width_;
    double left_ = 0;
    double right_ = 0;
    linear_scale across_;
    std::vector<upright> uprights_;
    display_list out_;
};

}  // namespace detail

/// The chart of a curve, `width` (at least 280) units wide: posts in hiring steps and exact, their cost, and what
/// pupils of two tiers have of adults. The curve has a point at least; `drawn` is that of `drawn_sweep`, for the lines.
/// `where` names its district or school.
[[nodiscard]] inline display_list curve_chart(const curve& c, const curve& drawn, std::string_view where,
                                              double width) {
    const curve_words words = words_of(c, where);
    display_list chart = detail::curve_layout{c, drawn, words, width}.run();
    chart.table = curve_table(c);
    return chart;
}

}  // namespace nineways::io::chart

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
#include <nineways/io/chart/curve_words.hpp>
#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/panel.hpp>
#include <nineways/io/chart/scale.hpp>
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
    curve_layout(const curve& c, const curve_words& words, double width) : c_(c), words_(words), width_(width) {}

    [[nodiscard]] display_list run() {
        out_.title = words_.title;
        out_.sentence = words_.sentence;
        out_.width = width_;
        fit();
        double y = 0;
        for (std::size_t i = 0; i < curve_panels.size(); ++i) {
            out_.text(mark_role::heading, {0, y + 14}, text_anchor::start, text_size + 1,
                      std::string{curve_panels[i].title});
            y += i == 0 ? 40 : 26;
            const panel p{{left_, y}, {right_, y + curve_panels[i].height}, across_, {}};
            draw(curve_panels[i], p, i == 0);
            y = p.opposite.y + 14;
            if (i + 1 == curve_panels.size()) draw_setting_axis(out_, p);
        }
        out_.text(mark_role::label, {left_, y + 24}, text_anchor::start, text_size, words_.axis);
        out_.height = y + 34;
        return std::move(out_);
    }

  private:
    /// The ends of a panel's values; equal where there is none.
    [[nodiscard]] std::array<double, 2> ends_of(const curve_panel& shown) const {
        std::array<double, 2> ends{};
        bool first = true;
        for (const curve_point& p : c_.points) {
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
        draw_today(p, first);
        std::vector<line_end> ends;
        for (std::size_t s = 0; s < 2; ++s) {
            const mark_role role = s == 0 ? mark_role::series_0 : mark_role::series_1;
            std::optional<double> last;
            std::vector<place> run;
            for (const curve_point& point : c_.points) {
                const std::optional<double> value = point.gap ? std::nullopt : shown.value(point, s);
                if (value) {
                    last = p.y(*value);
                    run.push_back({p.x(point.value), *last});
                    continue;
                }
                draw_run(role, shown.stepped[s], run);
            }
            draw_run(role, shown.stepped[s], run);
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

    /// Shades the values at which there is no valid day, halfway to their neighbours.
    void draw_gaps(const panel& p, bool named) {
        const auto inside = [&](double x) { return x < p.x.low ? p.x.low : x > p.x.high ? p.x.high : x; };
        for (std::size_t i = 0; i < c_.points.size(); ++i) {
            if (!c_.points[i].gap) continue;
            const double from = p.x(inside(c_.points[i].value - c_.asked.step / 2));
            while (i + 1 < c_.points.size() && c_.points[i + 1].gap) ++i;
            const double to = p.x(inside(c_.points[i].value + c_.asked.step / 2));
            out_.rectangle(mark_role::gap, {from, p.corner.y}, {to, p.opposite.y});
            static constexpr std::string_view no_day = "no valid day";
            if (named && text_width(no_day, text_size) + 8 < to - from)
                out_.text(mark_role::label, {(from + to) / 2, (p.corner.y + p.opposite.y) / 2}, text_anchor::middle,
                          text_size, std::string{no_day});
        }
    }

    /// Marks the value of today, where it is one and lies on the axis.
    void draw_today(const panel& p, bool named) {
        if (c_.now_low != c_.now_high || c_.now_low < p.x.low || c_.now_low > p.x.high) return;
        const double x = p.x(c_.now_low);
        out_.line(mark_role::reference, {x, p.corner.y - (named ? 4 : 0)}, {x, p.opposite.y});
        if (!named) return;
        const std::string text = "today " + short_label(c_.now_low, 2);
        const double half = text_width(text, text_size) / 2;
        const double at = x < half ? half : x > width_ - half ? width_ - half : x;
        out_.text(mark_role::label, {at, p.corner.y - 8}, text_anchor::middle, text_size, text);
    }

    const curve& c_;
    const curve_words& words_;
    double width_;
    double left_ = 0;
    double right_ = 0;
    linear_scale across_;
    display_list out_;
};

[[nodiscard]] inline chart_table curve_table(const curve& c) {
    chart_table table;
    const curve_axis& axis = axis_of(c.asked);
    table.columns = {{std::string{axis.title}, std::string{axis.unit}, 2},
                     {"posts, exact", "FTE", 2},
                     {"posts, in hiring steps", "FTE", 1},
                     {"teachers, exact", "FTE", 2},
                     {"teachers, in hiring steps", "FTE", 1},
                     {"cost, low", "dollars a year", 0},
                     {"cost, central", "dollars a year", 0},
                     {"cost, high", "dollars a year", 0},
                     {"average class", "pupils", 1}};
    for (const std::string_view name : tier_names)
        table.columns.push_back({"adults' minutes, " + plain_words(name), "minutes a pupil a week", 1});
    const bool limited = !c.contract_limits.empty();
    if (limited) table.columns.push_back({"what the contract does not allow", "", 0});
    table.columns.push_back({"why there is no valid day", "", 0});
    for (const curve_point& p : c.points) {
        std::vector<table_cell> row{p.value};
        if (p.gap) {
            row.resize(table.columns.size());
            row.back() = reason_of(p);
        } else {
            for (const double value :
                 {p.posts_exact.value(), p.posts.value(), p.teachers_exact.value(), p.teachers.value(),
                  p.cost.low.value(), p.cost.central.value(), p.cost.high.value(), p.class_size})
                row.emplace_back(value);
            for (const std::optional<double>& minutes : p.attention)
                row.push_back(minutes ? table_cell{*minutes} : table_cell{});
            if (limited) row.push_back(p.breaches.empty() ? table_cell{} : table_cell{breaches_of(c, p)});
            row.emplace_back();
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace detail

/// The chart of a curve, `width` (at least 280) units wide: posts in hiring steps and exact, their cost, and what
/// pupils of two tiers have of adults. The curve has a point at least. `where` names its district or school.
[[nodiscard]] inline display_list curve_chart(const curve& c, std::string_view where, double width) {
    const curve_words words = words_of(c, where);
    display_list chart = detail::curve_layout{c, words, width}.run();
    chart.table = detail::curve_table(c);
    return chart;
}

}  // namespace nineways::io::chart

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/scale.hpp>

/// The parts of which charts are put together: axes with their numbers, lines, steps, and labels at the ends of lines.
namespace nineways::io::chart {

inline constexpr double text_size = 12;
/// Between the base lines of two texts that must not touch.
inline constexpr double line_height = 16;

/// The plot inside a chart: its box and its two scales.
struct panel {
    place corner;    ///< upper left
    place opposite;  ///< lower right
    linear_scale x;
    linear_scale y;

    [[nodiscard]] place operator()(double across, double up) const noexcept { return {x(across), y(up)}; }
};

/// The vertical axis for values from `low` to `high`: it ends on ticks. Values that are equal, but for
/// what rounding leaves, get some room around them.
struct value_axis {
    tick_row ticks;
    axis_format format;

    value_axis(double low, double high, std::string_view before, bool shorten, std::size_t most = 6) {
        const double size = (low < 0 ? -low : low) > high ? -low : high;
        if (!(high - low > size * 1e-9)) {
            const double room = size > 0 ? size / 100 : 1;
            low -= room;
            high += room;
        }
        ticks = nice_ticks(low, high, most, tick_cover::around);
        format = format_of(ticks, before, shorten);
    }
    /// The room that its widest number takes.
    [[nodiscard]] double width() const {
        const double first = text_width(format(ticks[0]), text_size);
        const double last = text_width(format(ticks.last()), text_size);
        return first > last ? first : last;
    }
};

/// Draws the grid of a panel and the numbers of its vertical axis, left of it.
inline void draw_value_axis(display_list& out, const panel& p, const value_axis& axis) {
    for (std::size_t i = 0; i < axis.ticks.count; ++i) {
        const double y = p.y(axis.ticks[i]);
        out.line(i == 0 ? mark_role::axis : mark_role::grid, {p.corner.x, y}, {p.opposite.x, y});
        out.text(mark_role::tick, {p.corner.x - 6, y + text_size / 3}, text_anchor::end, text_size,
                 axis.format(axis.ticks[i]));
    }
}

/// The ticks of a horizontal axis: as dense as their numbers do not touch.
[[nodiscard]] inline tick_row across_ticks(const linear_scale& x) {
    for (std::size_t most = 12; most > 2; --most) {
        const tick_row ticks = nice_ticks(x.low, x.high, most, tick_cover::inside);
        if (ticks.count == 0) continue;
        const axis_format format = format_of(ticks, "", false);
        const double first = text_width(format(ticks[0]), text_size);
        const double last = text_width(format(ticks.last()), text_size);
        const double room = x(x.low + ticks.step()) - x(x.low);
        if (room >= (first > last ? first : last) + text_size) return ticks;
    }
    return nice_ticks(x.low, x.high, 2, tick_cover::inside);
}

/// Draws the ticks and numbers of a horizontal axis under a panel.
inline void draw_setting_axis(display_list& out, const panel& p) {
    const tick_row ticks = across_ticks(p.x);
    if (ticks.count == 0) return;
    const axis_format format = format_of(ticks, "", false);
    for (std::size_t i = 0; i < ticks.count; ++i) {
        const double x = p.x(ticks[i]);
        out.line(mark_role::axis, {x, p.opposite.y}, {x, p.opposite.y + 4});
        out.text(mark_role::tick, {x, p.opposite.y + 6 + text_size}, text_anchor::middle, text_size, format(ticks[i]));
    }
}

/// Draws values as a line; one value alone is a dot.
inline void draw_line(display_list& out, mark_role role, std::vector<place> through) {
    if (through.size() == 1) return out.circle(role, through[0], 3);
    if (!through.empty()) out.path(role, std::move(through));
}

/// Draws values as steps: each holds up to the place of the next. One value alone is a dot.
inline void draw_steps(display_list& out, mark_role role, const std::vector<place>& values) {
    std::vector<place> through;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool ends = i == 0 || i + 1 == values.size();
        if (i > 0 && values[i].y != values[i - 1].y) {
            through.push_back({values[i].x, values[i - 1].y});
            through.push_back(values[i]);
        } else if (ends) {
            through.push_back(values[i]);
        }
    }
    draw_line(out, role, std::move(through));
}

/// The height at which a line ends, and what it is called.
struct line_end {
    mark_role role = mark_role::series_0;
    double y = 0;
    std::string text;
};

/// The room that labels at the ends of lines take right of a panel.
[[nodiscard]] inline double end_width(const std::vector<std::string>& texts) {
    double widest = 0;
    for (const std::string& text : texts) {
        if (text_width(text, text_size) > widest) widest = text_width(text, text_size);
    }
    return widest + 26;
}

/// Writes labels right of a panel, each joined to the end of its line and moved so far that none touches another.
inline void draw_ends(display_list& out, const panel& p, std::vector<line_end> ends) {
    for (std::size_t i = 1; i < ends.size(); ++i) {
        for (std::size_t j = i; j > 0 && ends[j].y < ends[j - 1].y; --j) std::swap(ends[j], ends[j - 1]);
    }
    std::vector<double> y;
    for (const line_end& end : ends) {
        const double lowest = y.empty() ? p.corner.y : y.back() + line_height;
        y.push_back(end.y > lowest ? end.y : lowest);
    }
    double highest = p.opposite.y;
    for (std::size_t i = ends.size(); i-- > 0; highest = y[i] - line_height) {
        if (y[i] > highest) y[i] = highest;
        out.path(ends[i].role, {{p.opposite.x, ends[i].y}, {p.opposite.x + 4, ends[i].y}, {p.opposite.x + 18, y[i]}});
        out.text(mark_role::label, {p.opposite.x + 22, y[i] + text_size / 3}, text_anchor::start, text_size,
                 std::move(ends[i].text));
    }
}

}  // namespace nineways::io::chart

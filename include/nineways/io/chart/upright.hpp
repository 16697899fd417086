// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nineways/curve.hpp>
#include <nineways/io/chart/broken_spans.hpp>
#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/panel.hpp>
#include <nineways/io/chart/scale.hpp>

namespace nineways::io::chart::detail {

/// A line across all panels at one value, named above the first.
struct upright {
    mark_role role = mark_role::reference;
    std::optional<double> at;  ///< none: a name without a line
    std::string text;
};

/// Today's value, where it is one and lies on the axis; and where the limits of the contract begin to be broken, or
/// cease to. From the left to the right, so that the lines, each from its own name down, pass left of the others.
[[nodiscard]] inline std::vector<upright> uprights_of(const curve& c, const linear_scale& across, double width) {
    std::vector<upright> all;
    if (c.now_low == c.now_high && c.now_low >= across.low && c.now_low <= across.high)
        all.push_back({mark_role::reference, c.now_low, "today " + short_label(c.now_low, 2)});
    for (const broken_span& span : broken_spans(c)) {
        const std::string where = words_of(span) + " breaks ";
        const std::vector<std::string> lines =
            wrapped(where + c.contract_limits[span.limit].clause, text_size, width - text_size * 2);
        std::string text = lines[0] + (lines.size() > 1 ? " ..." : "");
        if (text_width(text, text_size) > width) text = where + "a clause";
        upright found{mark_role::limit, span.from, std::move(text)};
        if (span.bound) {
            found.at = span.bound;
        } else if (span.from_the_first && span.without_holes) {
            if (span.to_the_last)
                found.at.reset();
            else
                found.at = span.to;
        }
        all.push_back(std::move(found));
    }
    for (std::size_t i = 1; i < all.size(); ++i) {
        for (std::size_t j = i; j > 0 && all[j].at < all[j - 1].at; --j) std::swap(all[j], all[j - 1]);
    }
    return all;
}

/// Draws the lines of today and of the contract's limits, and above the first panel their names: right of the line,
/// left of it where there is no room, or as far right as there is.
inline void draw_uprights(display_list& out, const panel& p, const std::vector<upright>& all, bool named) {
    double y = p.corner.y - 8 - line_height * static_cast<double>(all.size());
    for (const upright& each : all) {
        y += line_height;
        const double x = each.at ? p.x(*each.at) : p.corner.x;
        if (each.at) out.line(each.role, {x, named ? y - text_size : p.corner.y}, {x, p.opposite.y});
        if (!named) continue;
        const double needed = text_width(each.text, text_size);
        const bool right = x + 4 + needed <= out.width;
        const bool left = !right && x - 4 - needed >= 0;
        const double at = right ? x + 4 : left ? x - 4 : out.width - needed;
        out.text(mark_role::label, {at, y}, left ? text_anchor::end : text_anchor::start, text_size, each.text);
    }
}

}  // namespace nineways::io::chart::detail

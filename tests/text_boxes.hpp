// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/label.hpp>

/// Where the texts of a chart are, and which of them touch.
namespace text_boxes {

using namespace nineways::io::chart;

struct box {
    double left, top, right, bottom;
};

/// Where a text is, by the estimate that a letter is seven twelfths of its height wide.
inline box box_of(const mark& m) {
    const double width = text_width(m.text, m.size);
    const double left = m.places[0].x - (m.anchor == text_anchor::middle ? width / 2
                                         : m.anchor == text_anchor::end  ? width
                                                                         : 0);
    return {left, m.places[0].y - m.size * 0.75, left + width, m.places[0].y + m.size * 0.2};
}

/// What leaves the chart, and texts that touch another.
inline std::vector<std::string> collisions(const display_list& chart) {
    std::vector<std::string> found;
    std::vector<const mark*> texts;
    for (const mark& m : chart.marks) {
        if (m.kind == mark_kind::text) texts.push_back(&m);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const box a = box_of(*texts[i]);
        if (a.left < -0.01 || a.right > chart.width + 0.01 || a.top < 0 || a.bottom > chart.height)
            found.push_back("outside: " + texts[i]->text);
        for (std::size_t j = 0; j < i; ++j) {
            const box b = box_of(*texts[j]);
            if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                found.push_back(texts[j]->text + " on " + texts[i]->text);
        }
    }
    return found;
}

/// The same, and marks that leave the chart.
inline std::vector<std::string> misplaced(const display_list& chart) {
    std::vector<std::string> found = collisions(chart);
    for (const mark& m : chart.marks) {
        for (const place& p : m.places) {
            if (p.x < 0 || p.x > chart.width || p.y < 0 || p.y > chart.height) found.push_back("a mark is outside");
        }
    }
    return found;
}

}  // namespace text_boxes

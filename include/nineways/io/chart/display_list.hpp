// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Charts as values: a layout makes a display list, and whoever shows it (an SVG file, a page) only draws.
namespace nineways::io::chart {

/// A place in user units, from the upper left corner to the right and down.
struct place {
    double x = 0;
    double y = 0;
};

/// `line`: from the first place to the second. `path`: through all places. `rectangle`: between two corners.
/// `circle`: around its place. `text`: its place is on the base line. `area`: all that its places go around.
enum class mark_kind : std::uint8_t { line, path, rectangle, circle, text, area };
inline constexpr std::array<std::string_view, 6> mark_kind_names{"line",   "path", "rectangle",
                                                                 "circle", "text", "area"};

/// What a mark stands for; whoever draws gives each role its colour and dashes. A leader joins a label to its series.
enum class mark_role : std::uint8_t {
    axis,
    grid,
    series_0,
    series_1,
    gap,
    reference,
    limit,
    whisker,
    tick,
    label,
    heading,
    goal
};
inline constexpr std::array<std::string_view, 12> mark_role_names{
    "axis",  "grid",    "series_0", "series_1", "gap",     "reference",
    "limit", "whisker", "tick",     "label",    "heading", "goal"};

/// Where the place of a text is in it.
enum class text_anchor : std::uint8_t { start, middle, end };
inline constexpr std::array<std::string_view, 3> text_anchor_names{"start", "middle", "end"};

struct mark {
    mark_kind kind = mark_kind::line;
    mark_role role = mark_role::axis;
    std::vector<place> places;
    double size = 0;  ///< radius of a circle, height of a text's letters
    text_anchor anchor = text_anchor::start;
    std::string text;
};

/// A column of a chart's table. Numbers are shown with `decimals`, and kept whole.
struct table_column {
    std::string title;
    std::string unit;
    int decimals = 0;
};

/// A cell of a chart's table: a number, a text, or nothing.
struct table_cell {
    enum class kind : std::uint8_t { nothing, number, text };

    table_cell() noexcept = default;
    table_cell(double value) noexcept : held(kind::number), number(value) {}              // NOLINT: a row mixes both
    table_cell(std::string words) noexcept : held(kind::text), text(std::move(words)) {}  // NOLINT

    kind held = kind::nothing;
    double number = 0;
    std::string text;
};

/// The numbers of a chart, for those who do not see it and those who want them.
struct chart_table {
    std::vector<table_column> columns;
    std::vector<std::vector<table_cell>> rows;
};

/// A chart: what it says in one plain sentence, its marks in the order of drawing, and the same numbers as a table.
/// Title and sentence are not among the marks: a page sets them as text of its own.
struct display_list {
    std::string title;
    std::string sentence;
    double width = 0;
    double height = 0;
    std::vector<mark> marks;
    chart_table table;

    void line(mark_role role, place from, place to) { marks.push_back({mark_kind::line, role, {from, to}, 0, {}, {}}); }
    void path(mark_role role, std::vector<place> through) {
        marks.push_back({mark_kind::path, role, std::move(through), 0, {}, {}});
    }
    void area(mark_role role, std::vector<place> around) {
        marks.push_back({mark_kind::area, role, std::move(around), 0, {}, {}});
    }
    void rectangle(mark_role role, place corner, place opposite) {
        marks.push_back({mark_kind::rectangle, role, {corner, opposite}, 0, {}, {}});
    }
    void circle(mark_role role, place around, double radius) {
        marks.push_back({mark_kind::circle, role, {around}, radius, {}, {}});
    }
    void text(mark_role role, place at, text_anchor anchor, double size, std::string words) {
        marks.push_back({mark_kind::text, role, {at}, size, anchor, std::move(words)});
    }
};

}  // namespace nineways::io::chart

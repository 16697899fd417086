// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/panel.hpp>
#include <nineways/io/chart/scale.hpp>
#include <nineways/io/chart/scorecard_words.hpp>
#include <nineways/scorecard.hpp>
#include <nineways/units.hpp>

namespace nineways::io::chart {

namespace detail {

/// Lays a scorecard out: one row a measure, on a scale of its own, with the band of its goal.
class scorecard_layout {
  public:
    scorecard_layout(const scored_states& states, const assumptions& assumed, double width)
        : states_(states), assumed_(assumed) {
        out_.width = width;
    }

    [[nodiscard]] display_list run() {
        legend();
        const essential* last = nullptr;
        for (std::size_t m = 0; m < score_measure_count; ++m) {
            const score_row& row = score_rows[m];
            if (last == nullptr || *last != row.essential) {
                y_ += 14;
                write(mark_role::heading, text_size + 1, essential_titles[static_cast<std::size_t>(row.essential)]);
            }
            last = &row.essential;
            draw(m);
        }
        if (rests_on_filled(states_)) {
            y_ += 10;
            write(mark_role::tick, text_size, filled_words);
        }
        out_.height = y_ + 6;
        return std::move(out_);
    }

  private:
    static constexpr std::size_t states_count = 3;
    static constexpr std::array<mark_role, states_count> roles{mark_role::reference, mark_role::series_0,
                                                               mark_role::series_1};
    /// Dots at one place lie inside each other.
    static constexpr std::array<double, states_count> radii{6.5, 4.5, 2.75};
    static constexpr std::array<std::string_view, states_count> short_names{"now", "a", "b"};

    /// A label at a dot, or at dots that cannot be told apart.
    struct dot_label {
        double x;
        std::string names;
        std::string value;
        double from = 0;
        double to = 0;
        std::size_t lane = 0;

        [[nodiscard]] std::string text() const { return names + ' ' + value; }
    };

    /// Writes lines under `y_`, and leaves it under them.
    void write(mark_role role, double size, std::string_view text, double x = 0) {
        for (std::string& line : wrapped(text, size, out_.width - x)) {
            y_ += line_height;
            out_.text(role, {x, y_ - 4}, text_anchor::start, size, std::move(line));
        }
    }

    void legend() {
        for (std::size_t s = 0; s < states_count; ++s) {
            out_.circle(roles[s], {8, y_ + line_height / 2}, radii[s]);
            write(mark_role::label, text_size, std::string{short_names[s]} + ": " + states_.names[s], 22);
        }
        const double middle = y_ + line_height / 2;
        out_.rectangle(mark_role::goal, {0, middle - 6}, {16, middle + 6});
        out_.line(mark_role::goal, {8, middle - 8}, {8, middle + 8});
        write(mark_role::label, text_size, "where the goal lies: from its low to its high end, and its middle", 22);
    }

    void draw(std::size_t m) {
        const score_row& row = score_rows[m];
        const range<double> goal = goal_of(static_cast<score_measure>(m), assumed_);
        y_ += 6;
        write(mark_role::label, text_size, row.title.view());
        write(mark_role::tick, text_size, "goal: " + goal_words(row, goal));
        bool any = false;
        for (std::size_t s = 0; s < states_count; ++s) any = any || states_(s, m).value;
        if (any) track(m, goal);
        missing(m);
    }

    void track(std::size_t m, const range<double>& goal) {
        const score_row& row = score_rows[m];
        double low = goal.low < 0 ? goal.low : 0;
        double high = goal.high;
        for (std::size_t s = 0; s < states_count; ++s) {
            if (!states_(s, m).value) continue;
            low = std::min(low, *states_(s, m).value);
            high = std::max(high, *states_(s, m).value);
        }
        if (!(high > low)) high = low + 1;
        const tick_row ticks = nice_ticks(low, high, 7, tick_cover::around);
        const std::string first = value_words(row, ticks[0]);
        const std::string last = value_words(row, ticks.last());
        const linear_scale x{ticks[0], ticks.last(), text_width(first, text_size) + 14,
                             out_.width - text_width(last, text_size) - 14};
        std::vector<dot_label> labels = labels_of(m, x);
        bool above = false;
        std::size_t below = 0;
        for (const dot_label& each : labels) {
            above = above || each.lane == 1;
            if (each.lane != 1) below = std::max(below, each.lane == 0 ? std::size_t{1} : std::size_t{2});
        }
        if (above) y_ += line_height - 2;
        const double middle = y_ + 9;
        const double end = std::max(x(goal.high), x(goal.low) + 2);
        out_.rectangle(mark_role::goal, {x(goal.low), middle - 7}, {end, middle + 7});
        out_.line(mark_role::axis, {x.at_low, middle}, {x.at_high, middle});
        out_.line(mark_role::goal, {x(goal.central), middle - 9}, {x(goal.central), middle + 9});
        out_.text(mark_role::tick, {x.at_low - 12, middle + text_size / 3}, text_anchor::end, text_size, first);
        out_.text(mark_role::tick, {x.at_high + 12, middle + text_size / 3}, text_anchor::start, text_size, last);
        for (const dot_label& each : labels) {
            if (each.lane == 2) out_.line(mark_role::axis, {each.x, middle}, {each.x, middle + 10 + line_height});
        }
        for (std::size_t s = 0; s < states_count; ++s) {
            if (states_(s, m).value) out_.circle(roles[s], {x(*states_(s, m).value), middle}, radii[s]);
        }
        for (const dot_label& each : labels) {
            const double base = each.lane == 1   ? middle - 11
                                : each.lane == 0 ? middle + 9 + text_size
                                                 : middle + 9 + text_size + line_height;
            out_.text(mark_role::label, {each.from, base}, text_anchor::start, text_size, each.text());
        }
        y_ = middle + 12 + static_cast<double>(below) * line_height;
    }

    /// Labels from the left to the right: under the track, over it where that is taken, else in a second row under it.
    [[nodiscard]] std::vector<dot_label> labels_of(std::size_t m, const linear_scale& x) const {
        std::vector<dot_label> labels;
        for (std::size_t s = 0; s < states_count; ++s) {
            if (!states_(s, m).value) continue;
            const double at = x(*states_(s, m).value);
            std::string value = value_words(score_rows[m], *states_(s, m).value);
            if (states_(s, m).filled) value += filled_mark;
            bool joined = false;
            for (dot_label& other : labels) {
                if (joined || other.value != value) continue;
                other.names += ", ";
                other.names += short_names[s];
                joined = true;
            }
            if (!joined) labels.push_back({at, std::string{short_names[s]}, value});
        }
        std::stable_sort(labels.begin(), labels.end(),
                         [](const dot_label& p, const dot_label& q) { return p.x < q.x; });
        std::array<double, 3> taken{-20, -20, -20};
        for (dot_label& each : labels) {
            const double needed = text_width(each.text(), text_size);
            each.from = std::max(0.0, std::min(each.x - needed / 2, out_.width - needed));
            each.to = each.from + needed;
            while (each.lane < 2 && each.from < taken[each.lane] + 10) ++each.lane;
            taken[each.lane] = each.to;
        }
        return labels;
    }

    /// Says of which states there is no value, and why.
    void missing(std::size_t m) {
        std::array<bool, states_count> said{};
        for (std::size_t s = 0; s < states_count; ++s) {
            if (states_(s, m).value || said[s]) continue;
            std::string names{short_names[s]};
            for (std::size_t other = s + 1; other < states_count; ++other) {
                if (states_(other, m).value || states_(other, m).not_measured != states_(s, m).not_measured) continue;
                said[other] = true;
                names += ", ";
                names += short_names[other];
            }
            const std::string_view why = states_(s, m).not_measured;
            write(mark_role::label, text_size,
                  (names == "now, a, b" ? "" : names + ' ') + "not measured: " + std::string{why});
        }
    }

    const scored_states& states_;
    const assumptions& assumed_;
    double y_ = 0;
    display_list out_;
};

}  // namespace detail

/// The numbers of a scorecard, a row for each measure.
[[nodiscard]] inline chart_table scorecard_table(const scored_states& states, const assumptions& assumed) {
    chart_table table;
    for (const char* title : {"Essential", "Measure", "Unit", "Better"}) table.columns.push_back({title, "", 0});
    for (const char* title : {"Goal low", "Goal central", "Goal high"}) table.columns.push_back({title, "", 2});
    for (const std::string& name : states.names) {
        table.columns.push_back({name, "", 2});
        table.columns.push_back({name + ": verdict", "", 0});
    }
    for (std::size_t m = 0; m < score_measure_count; ++m) {
        const score_row& row = score_rows[m];
        const range<double> goal = goal_of(static_cast<score_measure>(m), assumed);
        const auto text = [](std::string_view words) { return std::string{words}; };
        std::vector<table_cell> cells{text(essential_titles[static_cast<std::size_t>(row.essential)]),
                                      text(row.title.view()), text(row.unit.view()),
                                      text(better_names[static_cast<std::size_t>(row.better)]),
                                      goal.low, goal.central, goal.high};
        for (std::size_t s = 0; s < states.names.size(); ++s) {
            const score& found = states(s, m);
            if (found.value) {
                cells.emplace_back(*found.value);
                const verdict said = verdict_on(*found.value, goal, row.better);
                cells.emplace_back(text(verdict_words[static_cast<std::size_t>(said)]) +
                                   (found.filled ? ", from filled figures" : ""));
            } else {
                cells.emplace_back();
                cells.emplace_back("not measured: " + text(found.not_measured));
            }
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

/// The chart of a scorecard, `width` (at least 280) units wide: a row a measure, with a dot for the district as it
/// stands and after each package. `where` names the district.
[[nodiscard]] inline display_list scorecard_chart(const scored_states& states, const assumptions& assumed,
                                                  std::string_view where, double width) {
    display_list chart = detail::scorecard_layout{states, assumed, width}.run();
    chart.title = "Scorecard of ";
    chart.title += where;
    chart.sentence = scorecard_sentence(states, assumed);
    chart.table = scorecard_table(states, assumed);
    return chart;
}

}  // namespace nineways::io::chart

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <nineways/assumptions.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/measure_scorecard.hpp>
#include <nineways/scorecard.hpp>
#include <nineways/units.hpp>

/// What a scorecard says in words.
namespace nineways::io::chart {

/// The states of a scorecard and what each is called: as it stands, and the two packages by their titles.
struct scored_states {
    const scorecards& cards;
    std::array<std::string, 3> names;

    [[nodiscard]] const scorecard& operator[](std::size_t state) const noexcept {
        return state == 0 ? cards.as_it_stands : state == 1 ? cards.a : cards.b;
    }
    [[nodiscard]] const score& operator()(std::size_t state, std::size_t measure) const noexcept {
        return (*this)[state][measure];
    }
};

/// Verdicts in the words of a reader.
inline constexpr std::array<std::string_view, 3> verdict_words{"meets", "between", "does not meet"};

[[nodiscard]] inline bool is_share(const score_row& row) noexcept { return row.unit.view().substr(0, 5) == "share"; }

/// A value of a measure: "12.5 %", "0.64" or "87.6".
[[nodiscard]] inline std::string value_words(const score_row& row, double value) {
    if (is_share(row)) return short_label(value * 100, 1) + " %";
    return short_label(value, row.unit == "times" ? 2 : 1);
}

/// What a value is marked with where it rests on what was filled in, and what the mark means.
inline constexpr std::string_view filled_mark = "*";
inline constexpr std::string_view filled_words =
    "* rests on national figures that were filled in where no source tells the district's own";

[[nodiscard]] inline bool rests_on_filled(const scored_states& states) noexcept {
    for (std::size_t s = 0; s < states.names.size(); ++s) {
        for (const score& found : states[s]) {
            if (found.filled) return true;
        }
    }
    return false;
}

/// The goal of a measure: "at least 45 to 150 minutes a teacher a week".
[[nodiscard]] inline std::string goal_words(const score_row& row, const range<double>& goal) {
    std::string out = row.better == better::higher ? "at least " : "at most ";
    const std::string low = value_words(row, goal.low);
    const std::string high = value_words(row, goal.high);
    out += low == high ? low : low + " to " + high;
    if (is_share(row)) return out;
    out += ' ';
    return out += row.unit.view();
}

/// How many of the goals each state meets, in one sentence.
[[nodiscard]] inline std::string scorecard_sentence(const scored_states& states, const assumptions& assumed) {
    std::string out;
    for (std::size_t state = 0; state < 3; ++state) {
        std::size_t met = 0;
        std::size_t between = 0;
        std::size_t unknown = 0;
        for (std::size_t m = 0; m < score_measure_count; ++m) {
            const score& found = states(state, m);
            if (!found.value) {
                ++unknown;
                continue;
            }
            const verdict said =
                verdict_on(*found.value, goal_of(static_cast<score_measure>(m), assumed), score_rows[m].better);
            met += said == verdict::meets ? 1U : 0U;
            between += said == verdict::between ? 1U : 0U;
        }
        out += state == 0 ? "As it stands, " : "; after \"" + states.names[state] + "\", ";
        out += whole_text(met) + (state == 0 ? " of " + whole_text(score_measure_count) + " goals are met" : " met");
        out += ", " + whole_text(between) + " between, " + whole_text(unknown) + " not measured";
    }
    return out + ". A goal is a range, and between is inside it. What is not measured is not 0.";
}

}  // namespace nineways::io::chart

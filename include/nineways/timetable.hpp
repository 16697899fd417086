// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <nineways/grade.hpp>
#include <nineways/schedule.hpp>
#include <nineways/units.hpp>

namespace nineways {

inline constexpr std::size_t days_a_week = 5;

/// A stretch of a day that pupils spend in one block.
struct lesson {
    std::size_t block = 0;  ///< position in the design
    minutes length{};
};

/// A week of pupils laid out over its days: every day the same length, every block its minutes.
///
/// The model fixes how long, not when: blocks of at least half an hour a day come every day, in the design's order; the
/// others take turns in what is left of each day.
struct pupil_week {
    std::vector<std::size_t> daily;  ///< blocks that come every day, `length` a fifth of their week
    std::array<std::vector<lesson>, days_a_week> in_turn;
};

/// Blocks of at least this much a day come every day.
inline constexpr double daily_minutes = 30;

/// Lays out the week of the pupils of one tier and grade. The design is valid for them.
[[nodiscard]] inline pupil_week lay_out_week(const day_design& design, grade g, tier t, double school_weeks) {
    pupil_week week;
    std::vector<lesson> others;
    double all_others = 0;
    for (std::size_t b = 0; b < design.blocks.size(); ++b) {
        const time_block& block = design.blocks[b];
        if (block.moves_pupils() || !block.grades.contains(g) || !block.tiers.contains(t)) continue;
        const minutes weekly = block.average(school_weeks);
        if (!(weekly.value() > 0)) continue;
        if (weekly.value() >= daily_minutes * days_a_week) {
            week.daily.push_back(b);
        } else {
            others.push_back({b, weekly});
            all_others += weekly.value();
        }
    }
    const double a_day = all_others / days_a_week;
    std::size_t next = 0;
    for (auto& day : week.in_turn) {
        double room = a_day;
        while (next < others.size() && room > 1e-6) {
            lesson& left = others[next];
            const bool whole = left.length.value() <= room + 1e-6;
            const minutes taken = whole ? left.length : minutes{room};
            day.push_back({left.block, taken});
            room -= taken.value();
            left.length -= taken;
            if (whole) ++next;
        }
    }
    return week;
}

}  // namespace nineways

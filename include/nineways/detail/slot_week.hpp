// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <nineways/enrollment.hpp>
#include <nineways/grade.hpp>
#include <nineways/lesson_plan.hpp>
#include <nineways/schedule.hpp>
#include <nineways/timetable.hpp>

namespace nineways::detail {

/// Positions of the blocks that fill the week of some pupils, in the design's order.
using week_blocks = std::vector<std::size_t>;

/// The blocks without a parent that fill the week of a grade and tier.
[[nodiscard]] inline week_blocks blocks_of(const day_design& design, std::size_t g, std::size_t t,
                                           double school_weeks) {
    week_blocks found;
    for (std::size_t b = 0; b < design.blocks.size(); ++b) {
        const time_block& block = design.blocks[b];
        if (block.moves_pupils() || !block.grades.contains(static_cast<grade>(g)) ||
            !block.tiers.contains(static_cast<tier>(t)) || !(block.average(school_weeks).value() > 0))
            continue;
        found.push_back(b);
    }
    return found;
}

/// The different weeks that a school's pupils have, those with most blocks first.
[[nodiscard]] inline std::vector<week_blocks> weeks_of(const day_design& design, const tier_counts& tiers,
                                                       double school_weeks) {
    std::vector<week_blocks> weeks;
    for (std::size_t g = 0; g < grade_count; ++g) {
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (!(tiers[g][t] > 0)) continue;
            week_blocks one = blocks_of(design, g, t, school_weeks);
            if (std::find(weeks.begin(), weeks.end(), one) == weeks.end()) weeks.push_back(std::move(one));
        }
    }
    const auto more = [](const week_blocks& a, const week_blocks& b) { return a.size() > b.size(); };
    std::stable_sort(weeks.begin(), weeks.end(), more);
    return weeks;
}

/// The blocks with a parent that some pupils of the school have.
[[nodiscard]] inline std::vector<bool> moved_blocks(const day_design& design, const tier_counts& tiers,
                                                    double school_weeks) {
    std::vector<bool> moved(design.blocks.size());
    for (std::size_t b = 0; b < design.blocks.size(); ++b) {
        const time_block& block = design.blocks[b];
        if (!block.moves_pupils() || !(block.average(school_weeks).value() > 0)) continue;
        for (std::size_t g = 0; g < grade_count; ++g) {
            for (std::size_t t = 0; t < tier_count; ++t) {
                if (tiers[g][t] > 0 && block.grades.contains(static_cast<grade>(g)) &&
                    block.tiers.contains(static_cast<tier>(t)))
                    moved[b] = true;
            }
        }
    }
    return moved;
}

/// A week cut into slots: whole slots for every block, so that every pupil's week is full.
struct slot_week {
    int slot = 0;
    int slots_a_day = 0;
    std::vector<int> slots{};  ///< by position of the block
    double rounding = 0;       ///< the largest, as a part of the block's minutes; below 0 where no such week exists
    bool exact = false;        ///< nothing that fills the week is rounded
    bool as_often = true;      ///< every block has a slot for each of its own lessons
};

/// The periods that a block has in an average week, where those are at most one a day; 0 elsewhere.
[[nodiscard]] inline int own_lessons(const time_block& block, const school_week& week) noexcept {
    const double own = block.periods * static_cast<double>(days_a_week) / week.cycle_days;
    return own > 0.5 && own < static_cast<double>(days_a_week) + 0.5 ? static_cast<int>(own + 0.5) : 0;
}

[[nodiscard]] inline double distance(double a, double b) noexcept { return a > b ? a - b : b - a; }

/// Cuts the week into slots of a length. Blocks are rounded week by week: each takes its part by largest remainder of
/// what the blocks rounded before it leave.
[[nodiscard]] inline slot_week cut_week(const day_design& design, const std::vector<week_blocks>& weeks,
                                        const std::vector<bool>& moved, double school_weeks, int slot) {
    const double open = design.week.open.value();
    slot_week cut{.slot = slot, .slots = std::vector<int>(design.blocks.size(), -1)};
    cut.slots_a_day = static_cast<int>(open / static_cast<double>(days_a_week) / slot + 0.5);
    const int all = cut.slots_a_day * static_cast<int>(days_a_week);
    const auto minutes_of = [&](std::size_t b) { return design.blocks[b].average(school_weeks).value(); };
    for (const week_blocks& week : weeks) {
        double sum = 0;
        int left = all;
        std::vector<std::pair<double, std::size_t>> rest;  // what is cut off, and of which block
        for (const std::size_t b : week) {
            if (cut.slots[b] >= 0)
                left -= cut.slots[b];
            else
                sum += minutes_of(b);
        }
        if (left < 0) return slot_week{.rounding = -1};
        const int share_of = left;
        for (const std::size_t b : week) {
            if (cut.slots[b] >= 0) continue;
            const double part = minutes_of(b) * share_of / sum;
            cut.slots[b] = static_cast<int>(part + 1e-9);
            left -= cut.slots[b];
            rest.emplace_back(part - cut.slots[b], b);
        }
        if (static_cast<std::size_t>(left) > rest.size()) return slot_week{.rounding = -1};
        std::stable_sort(rest.begin(), rest.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
        for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) ++cut.slots[rest[i].second];
    }
    cut.exact = distance(static_cast<double>(all * slot), open) < 1e-6;
    for (std::size_t b = 0; b < design.blocks.size(); ++b) {
        const double exactly = minutes_of(b);
        if (moved[b]) {
            cut.slots[b] = std::max(1, static_cast<int>(exactly / slot + 0.5));
        } else if (cut.slots[b] < 0) {
            cut.slots[b] = 0;
            continue;
        }
        const double off = distance(static_cast<double>(cut.slots[b] * slot), exactly);
        if (!moved[b] && off > 1e-6) cut.exact = false;
        if (cut.slots[b] == 0) return slot_week{.rounding = -1};
        if (cut.slots[b] < own_lessons(design.blocks[b], design.week)) cut.as_often = false;
        // What moves inside a parent leaves the week full, however it is rounded: twice as much of it counts as small.
        cut.rounding = std::max(cut.rounding, off / (moved[b] ? 2 * exactly : exactly));
    }
    return cut;
}

/// Slots are between these, in minutes; a rounding of at most this part of a block is small.
inline constexpr int shortest_slot = 5;
inline constexpr int longest_slot = 60;
inline constexpr double small_rounding = 0.05;

/// The longest slot that fills the week without rounding; else the longest that keeps every rounding small, in days of
/// whole slots before others. Of these, slots with which every block comes as often as its own periods go first. Else
/// the slot that rounds least. 0 minutes where no slot serves.
[[nodiscard]] inline slot_week choose_slots(const day_design& design, const std::vector<week_blocks>& weeks,
                                            const tier_counts& tiers, double school_weeks) {
    const std::vector<bool> moved = moved_blocks(design, tiers, school_weeks);
    slot_week chosen{.rounding = -1};
    int best = 0;  // 3: exact, 2: small in whole days, 1: small, and 3 more for as often; 0: the least
    for (int slot = longest_slot; slot >= shortest_slot; --slot) {
        slot_week cut = cut_week(design, weeks, moved, school_weeks, slot);
        if (cut.rounding < 0) continue;
        const double a_week = static_cast<double>(slot * cut.slots_a_day) * static_cast<double>(days_a_week);
        const bool whole = distance(a_week, design.week.open.value()) < 1e-6;
        const bool small = cut.rounding <= small_rounding + 1e-9;
        const int rank = small ? (cut.exact ? 3 : whole ? 2 : 1) + (cut.as_often ? 3 : 0) : 0;
        const bool better =
            chosen.slot == 0 || rank > best || (rank == 0 && best == 0 && cut.rounding < chosen.rounding);
        if (!better) continue;
        best = rank;
        chosen = std::move(cut);
    }
    return chosen;
}

}  // namespace nineways::detail

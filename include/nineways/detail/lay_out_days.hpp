// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include <nineways/detail/slot_week.hpp>
#include <nineways/lesson_plan.hpp>
#include <nineways/schedule.hpp>
#include <nineways/timetable.hpp>

namespace nineways::detail {

/// Slots by day of the week.
using by_day = std::array<int, days_a_week>;

/// Lessons last at most this many minutes, unless the design's own periods are longer.
inline constexpr int longest_lesson = 60;

/// The lessons into which a block's slots of a week are cut: one a day where it comes to half an hour a day, its own
/// periods where it has at most five, else as few as are no longer than a lesson.
[[nodiscard]] inline std::vector<int> cut_lessons(const time_block& block, const school_week& week, int slots,
                                                  int slot) {
    const auto days = static_cast<int>(days_a_week);
    int count = (slots * slot + longest_lesson - 1) / longest_lesson;
    if (const int own = own_lessons(block, week); own > 0) {
        count = own;
    } else if (static_cast<double>(slots * slot) >= daily_minutes * static_cast<double>(days_a_week)) {
        count = days;
    }
    count = std::max(1, std::min({count, days, slots}));
    std::vector<int> lessons(static_cast<std::size_t>(count), slots / count);
    for (int i = 0; i < slots % count; ++i) ++lessons[static_cast<std::size_t>(i)];
    return lessons;
}

/// Lays the slots of some pupils' week out over its days, so that every day is full: what comes every day makes room
/// for what does not. `load` counts what is laid out so far of each block, and evens the days out between classes.
class day_layout {
  public:
    day_layout(const day_design& design, const lesson_plan& plan, std::vector<by_day>& load)
        : design_(design), plan_(plan), load_(load), laid_(design.blocks.size()), done_(design.blocks.size()) {}

    void lay_out(const week_blocks& week) {
        std::array<int, days_a_week> left;
        left.fill(plan_.slots_a_day);
        week_blocks daily;
        week_blocks others;
        for (const std::size_t b : week) {
            if (done_[b]) {
                for (std::size_t d = 0; d < days_a_week; ++d) left[d] -= laid_[b][d];
            } else {
                (lessons_of(b).size() == days_a_week ? daily : others).push_back(b);
            }
        }
        if (daily.empty())
            in_turn(others, left);
        else
            around(daily, others, left);
        for (const week_blocks* some : {&daily, &others}) {
            for (const std::size_t b : *some) {
                done_[b] = true;
                for (std::size_t d = 0; d < days_a_week; ++d) load_[b][d] += laid_[b][d];
            }
        }
    }

    [[nodiscard]] const std::vector<by_day>& days() const noexcept { return laid_; }

  private:
    [[nodiscard]] std::vector<int> lessons_of(std::size_t b) const {
        return cut_lessons(design_.blocks[b], design_.week, plan_.slots[b], plan_.slot);
    }

    /// Without blocks that come every day: one block after the other fills what is left of each day.
    void in_turn(const week_blocks& blocks, by_day& left) {
        std::size_t d = 0;
        for (const std::size_t b : blocks) {
            int rest = plan_.slots[b];
            while (rest > 0 && d < days_a_week) {
                const int taken = std::min(rest, left[d]);
                laid_[b][d] += taken;
                left[d] -= taken;
                rest -= taken;
                if (left[d] <= 0) ++d;
            }
        }
    }

    void around(const week_blocks& daily, const week_blocks& others, by_day& left) {
        struct piece {
            int slots;
            std::size_t block;
        };
        std::vector<piece> pieces;
        for (const std::size_t b : others) {
            for (const int slots : lessons_of(b)) pieces.push_back({slots, b});
        }
        std::stable_sort(pieces.begin(), pieces.end(), [](piece a, piece b) { return a.slots > b.slots; });
        for (const piece& p : pieces) {
            std::size_t best = 0;
            const auto worse = [&](std::size_t a, std::size_t b) {  // whether day a is worse than day b
                const bool twice_a = laid_[p.block][a] > 0;
                const bool twice_b = laid_[p.block][b] > 0;
                if (twice_a != twice_b) return twice_a;
                if (left[a] != left[b]) return left[a] < left[b];
                return load_[p.block][a] > load_[p.block][b];
            };
            for (std::size_t d = 1; d < days_a_week; ++d) {
                if (worse(best, d)) best = d;
            }
            laid_[p.block][best] += p.slots;
            left[best] -= p.slots;
        }
        std::vector<int> rest;
        for (const std::size_t b : daily) {
            const int each = plan_.slots[b] / static_cast<int>(days_a_week);
            for (std::size_t d = 0; d < days_a_week; ++d) {
                laid_[b][d] = each;
                left[d] -= each;
            }
            rest.push_back(plan_.slots[b] - each * static_cast<int>(days_a_week));
        }
        for (std::size_t d = 0; d < days_a_week; ++d) {
            while (left[d] < 0) {
                std::size_t most = 0;
                for (std::size_t i = 1; i < daily.size(); ++i) {
                    if (laid_[daily[i]][d] > laid_[daily[most]][d]) most = i;
                }
                --laid_[daily[most]][d];
                ++rest[most];
                ++left[d];
            }
        }
        // What a homeroom's own teacher gives can go to any day; people who serve many classes need even days.
        for (const bool homeroom : {false, true}) {
            for (std::size_t i = 0; i < daily.size(); ++i) {
                if ((design_.blocks[daily[i]].staffing == staffing::homeroom) != homeroom) continue;
                for (; rest[i] > 0; --rest[i]) add_one(daily[i], left);
            }
        }
    }

    /// Gives a block one slot more, on the day on which it and its people have least.
    void add_one(std::size_t b, by_day& left) {
        std::size_t best = days_a_week;
        const auto better = [&](std::size_t x, std::size_t y) {
            if (laid_[b][x] != laid_[b][y]) return laid_[b][x] < laid_[b][y];
            if (load_[b][x] != load_[b][y]) return load_[b][x] < load_[b][y];
            return left[x] > left[y];
        };
        for (std::size_t d = 0; d < days_a_week; ++d) {
            if (left[d] > 0 && (best == days_a_week || better(d, best))) best = d;
        }
        if (best == days_a_week) return;
        ++laid_[b][best];
        --left[best];
    }

    const day_design& design_;
    const lesson_plan& plan_;
    std::vector<by_day>& load_;
    std::vector<by_day> laid_;  ///< by block
    std::vector<bool> done_;
};

}  // namespace nineways::detail

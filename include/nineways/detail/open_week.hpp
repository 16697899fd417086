// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/detail/design_use.hpp>
#include <nineways/detail/minute_cells.hpp>
#include <nineways/grade.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/units.hpp>

/// A longer or shorter week of school.
namespace nineways::detail {

/// Whether other teachers have pupils of a homeroom in a block while its teacher plans, so that its minutes follow
/// planning and not the day.
[[nodiscard]] inline bool covers_homeroom(const day_design& design, const time_block& block) noexcept {
    if (block.staffing != staffing::pooled) return false;
    for (const time_block& home : design.blocks) {
        if (home.staffing == staffing::homeroom && home.grades.meets(block.grades) && home.tiers.meets(block.tiers))
            return true;
    }
    return false;
}

/// Sets the minutes that the school is open. Taught blocks take the difference in proportion to their minutes, and what
/// is taught inside another block grows and shrinks with that. Breaks, lunch, duty, and planning with the specials that
/// cover it stay as they are.
///
/// A block's factor is that of its first grade and tier in use (or of its first, where no pupil is); where others
/// differ the week does not add up, and the check of the changed day says so.
inline void set_open(day_design& design, const design_use& use, double open, double school_weeks) {
    std::vector<time_block>& blocks = design.blocks;
    std::vector<double> factors(blocks.size(), 1.0);
    cell_minutes fixed{};
    cell_minutes taught{};
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        if (blocks[b].moves_pupils()) continue;
        if (blocks[b].staffing != staffing::none && !covers_homeroom(design, blocks[b])) factors[b] = -1;
        add_minutes(factors[b] < 0 ? taught : fixed, blocks[b].grades, blocks[b].tiers,
                    blocks[b].average(school_weeks).value());
    }
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        for (const bool in_use : {true, false}) {
            for_each_grade(blocks[b].grades, [&](std::size_t g) {
                for (std::size_t t = 0; t < tier_count && factors[b] < 0; ++t) {
                    if (!blocks[b].tiers.contains(static_cast<tier>(t))) continue;
                    if (in_use && !use[g].contains(static_cast<tier>(t))) continue;
                    const double room = open - fixed[g][t];
                    factors[b] = room > 0 && taught[g][t] > 0 ? room / taught[g][t] : 0;
                }
            });
        }
    }
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        std::size_t from = b;
        for (std::size_t p = 0; p < blocks.size() && blocks[b].moves_pupils(); ++p) {
            if (block_family(blocks[p].id) != blocks[b].parent || !blocks[p].grades.meets(blocks[b].grades)) continue;
            from = p;
            break;
        }
        blocks[b].weekly *= factors[from];
    }
    design.week.open = minutes{open};
}

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/schedule.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways::detail {

/// A block's id without the marks that splitting by grades adds.
[[nodiscard]] inline std::string_view block_family(std::string_view id) noexcept {
    while (!id.empty() && id.back() == '+') id.remove_suffix(1);
    return id;
}

[[nodiscard]] inline bool same_homeroom(const time_block& a, const time_block& b) noexcept {
    return b.staffing == staffing::homeroom && a.grades == b.grades && a.tiers == b.tiers && a.pooling == b.pooling;
}

/// Calls `visit` with the position of every grade of a set, from the lowest.
template <class Visit>
constexpr void for_each_grade(grade_set grades, const Visit& visit) {
    for (unsigned left = grades.bits(); left != 0; left &= left - 1)
        visit(static_cast<std::size_t>(std::countr_zero(left)));
}

/// A day design as the numbers that a school's posts and minutes follow from, looked up once for all its schools.
struct prepared_design {
    /// Pupils who are grouped and staffed alike. Many blocks share a pool (all subjects of a homeroom): it is formed
    /// once.
    struct pool {
        grade_set grades;
        tier_set tiers;
        nineways::pooling pooling{};
        pupils target{};
        pupils cap{};
        double adults = 0;  ///< a group has, of all fields

        [[nodiscard]] friend bool operator==(const pool&, const pool&) = default;
    };
    /// A role in one certification field: posts of one field add up before they are rounded.
    struct field {
        role_id role = 0;
        subject taught{};

        [[nodiscard]] friend bool operator==(const field&, const field&) = default;
    };
    /// The adults of one field that each group of a block has.
    struct adult {
        std::size_t field = 0;
        double adults = 0;

        [[nodiscard]] friend bool operator==(const adult&, const adult&) = default;
    };
    /// A block with staff.
    struct block {
        std::size_t position = 0;  ///< in the design
        std::size_t pool = 0;
        double weekly = 0;
        double contact = 0;        ///< minutes a week with pupils of a full-time teacher
        double homeroom_part = 0;  ///< of its homeroom's minutes
        bool homeroom = false;
        bool fills_rooms = false;
        bool whole_class = false;
        bool small = false;
        /// The pool of the block that pupils leave for it, by grade; -1 where none.
        std::array<std::int16_t, grade_count> left_pool{};
        std::size_t first_adult = 0;  ///< in `adults`
        std::size_t after_adults = 0;

        [[nodiscard]] friend bool operator==(const block&, const block&) = default;
    };
    double room_minutes = 0;  ///< a week, in which a room can be used
    double hiring_step = 0;
    // Lists have room for each staffed block and its adults; the counts say how much of the first two is used.
    std::size_t pool_count = 0;
    std::size_t field_count = 0;
    std::vector<pool> pools;
    std::vector<field> fields;
    std::vector<adult> adults;
    std::vector<block> blocks;
};

/// The place of `wanted` among the first `used` items of a list; added behind them when missing.
template <class Item>
[[nodiscard]] std::size_t place_of(std::vector<Item>& list, std::size_t& used, const Item& wanted) {
    std::size_t at = 0;
    while (at < used && list[at] != wanted) ++at;
    if (at == used) list[used++] = wanted;
    return at;
}

/// Minutes a week, over the year, of all blocks of a block's homeroom.
[[nodiscard, gnu::noinline]] inline double homeroom_minutes(const day_design& design, const time_block& block,
                                                            double school_weeks) noexcept {
    double all = 0;
    for (const time_block& other : design.blocks) {
        if (same_homeroom(block, other)) all += other.average(school_weeks).value();
    }
    return all;
}

/// Prepares the staffed block at a position of the design; its adults stand from `first_adult`.
[[nodiscard]] inline prepared_design::block prepare(const day_design& design, std::size_t position, double school_weeks,
                                                    std::size_t first_adult, prepared_design& whole) {
    const time_block& block = design.blocks[position];
    prepared_design::block p;
    p.position = position;
    p.weekly = block.average(school_weeks).value();
    p.homeroom = block.staffing == staffing::homeroom;
    if (p.homeroom) p.homeroom_part = p.weekly / homeroom_minutes(design, block, school_weeks);
    p.whole_class = block.setting == setting::whole_class;
    p.small = block.setting == setting::small_group || block.setting == setting::one_to_one ||
              block.setting == setting::pull_out || block.setting == setting::push_in;
    p.fills_rooms = !p.small || !block.moves_pupils();
    p.contact = (p.small ? design.week.small_group_contact() : design.week.contact()).value();
    double adults = 0;
    p.first_adult = p.after_adults = first_adult;
    for (const adults_per_group& a : block.adults) {
        adults += a.adults;
        const prepared_design::field field{a.role, p.homeroom ? subject::homeroom : block.subject};
        whole.adults[p.after_adults++] = {place_of(whole.fields, whole.field_count, field), a.adults};
    }
    p.pool = place_of(whole.pools, whole.pool_count,
                      {block.grades, block.tiers, block.pooling, block.group.target, block.group.cap, adults});
    p.left_pool.fill(-1);
    return p;
}

[[nodiscard]] inline prepared_design prepare(const day_design& design, double school_weeks) {
    std::size_t staffed = 0;
    std::size_t adults = 0;
    for (const time_block& block : design.blocks) {
        if (block.staffing == staffing::none) continue;
        ++staffed;
        adults += block.adults.size();
    }
    prepared_design prepared{
        .room_minutes = (design.week.open - design.week.lunch).value(),
        .hiring_step = design.hiring_step.value(),
        .pools = std::vector<prepared_design::pool>(staffed),
        .fields = std::vector<prepared_design::field>(adults),
        .adults = std::vector<prepared_design::adult>(adults),
        .blocks = std::vector<prepared_design::block>(staffed),
    };
    std::size_t next = 0;
    std::size_t first_adult = 0;
    for (std::size_t i = 0; i < design.blocks.size(); ++i) {
        if (design.blocks[i].staffing == staffing::none) continue;
        const prepared_design::block& made = prepared.blocks[next++] =
            prepare(design, i, school_weeks, first_adult, prepared);
        first_adult = made.after_adults;
    }
    for (prepared_design::block& leaving : prepared.blocks) {
        const time_block& block = design.blocks[leaving.position];
        if (!block.moves_pupils() || block.joins_parent()) continue;
        for (const prepared_design::block& left : prepared.blocks) {
            const time_block& parent = design.blocks[left.position];
            if (block_family(parent.id) != block.parent) continue;
            for_each_grade(parent.grades & block.grades,
                           [&](std::size_t g) { leaving.left_pool[g] = static_cast<std::int16_t>(left.pool); });
        }
    }
    return prepared;
}

/// The prepared designs of a district, in its order; those that no school follows stay empty.
[[nodiscard]] inline std::vector<prepared_design> prepare_designs(const district& d) {
    std::vector<prepared_design> prepared(d.designs.size());
    for (const school& s : d.schools) {
        if (prepared[s.design].blocks.empty()) prepared[s.design] = prepare(d.designs[s.design], d.school_weeks);
    }
    return prepared;
}

}  // namespace nineways::detail

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
        bool small = false;  ///< groups whose size matters by itself

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
        double adults = 0;         ///< a group has, of all fields
        double homeroom_part = 0;  ///< of its homeroom's minutes
        bool homeroom = false;
        bool fills_rooms = false;
        bool whole_class = false;
        bool small = false;
        bool leaves = false;  ///< whether pupils leave other blocks for it
        /// The block that pupils leave for it, by grade; -1 where none.
        std::array<std::int16_t, grade_count> left{};
        std::size_t first_adult = 0;  ///< in `adults`
        std::size_t after_adults = 0;

        [[nodiscard]] friend bool operator==(const block&, const block&) = default;
    };
    double room_minutes = 0;  ///< a week, in which a room can be used
    double hiring_step = 0;
    std::vector<pool> pools;
    std::vector<field> fields;
    std::vector<adult> adults;
    std::vector<block> blocks;

    [[nodiscard]] friend bool operator==(const prepared_design&, const prepared_design&) = default;
};

/// The place of `wanted` in a list; added at its end when missing.
template <class Item>
[[nodiscard]] std::size_t place_of(std::vector<Item>& list, const Item& wanted) {
    std::size_t at = 0;
    while (at < list.size() && list[at] != wanted) ++at;
    if (at == list.size()) list.push_back(wanted);
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

/// Prepares the staffed block at a position of the design.
inline void prepare_block(const day_design& design, std::size_t position, double school_weeks, prepared_design& whole) {
    const time_block& block = design.blocks[position];
    prepared_design::block& p = whole.blocks.emplace_back();
    p.position = position;
    p.weekly = block.average(school_weeks).value();
    p.homeroom = block.staffing == staffing::homeroom;
    p.whole_class = block.setting == setting::whole_class;
    p.small = block.setting == setting::small_group || block.setting == setting::one_to_one ||
              block.setting == setting::pull_out || block.setting == setting::push_in;
    p.fills_rooms = !p.small || !block.moves_pupils();
    p.contact = (p.small ? design.week.small_group_contact() : design.week.contact()).value();
    p.first_adult = whole.adults.size();
    for (const adults_per_group& a : block.adults) {
        p.adults += a.adults;
        const prepared_design::field field{a.role, p.homeroom ? subject::homeroom : block.subject};
        whole.adults.push_back({place_of(whole.fields, field), a.adults});
    }
    p.after_adults = whole.adults.size();
    p.pool = place_of(whole.pools,
                      {block.grades, block.tiers, block.pooling, block.group.target, block.group.cap, p.small});
    p.leaves = block.moves_pupils() && !block.joins_parent();
    p.left.fill(-1);
}

/// Gives every block of a homeroom its part of the homeroom's minutes.
inline void share_homeroom(const prepared_design::block& first, prepared_design& whole) noexcept {
    const prepared_design::pool& home = whole.pools[first.pool];
    const auto is_of = [&](const prepared_design::block& other) {
        const prepared_design::pool& pool = whole.pools[other.pool];
        return other.homeroom && (other.pool == first.pool || (pool.grades == home.grades && pool.tiers == home.tiers &&
                                                               pool.pooling == home.pooling));
    };
    double all = 0;
    for (const prepared_design::block& other : whole.blocks) {
        if (is_of(other)) all += other.weekly;
    }
    for (prepared_design::block& other : whole.blocks) {
        if (is_of(other)) other.homeroom_part = other.weekly / all;
    }
}

/// Prepares a design in place of another, whose memory it takes over.
inline void prepare(const day_design& design, double school_weeks, prepared_design& prepared) {
    prepared.room_minutes = (design.week.open - design.week.lunch).value();
    prepared.hiring_step = design.hiring_step.value();
    prepared.pools.clear();
    prepared.fields.clear();
    prepared.adults.clear();
    prepared.blocks.clear();
    for (std::size_t i = 0; i < design.blocks.size(); ++i) {
        if (design.blocks[i].staffing != staffing::none) prepare_block(design, i, school_weeks, prepared);
    }
    for (prepared_design::block& home : prepared.blocks) {
        if (home.homeroom && home.homeroom_part == 0) share_homeroom(home, prepared);
    }
    for (prepared_design::block& leaving : prepared.blocks) {
        if (!leaving.leaves) continue;
        const time_block& block = design.blocks[leaving.position];
        for (std::size_t b = 0; b < prepared.blocks.size(); ++b) {
            const time_block& parent = design.blocks[prepared.blocks[b].position];
            if (!parent.grades.meets(block.grades) || block_family(parent.id) != block.parent) continue;
            for_each_grade(parent.grades & block.grades,
                           [&](std::size_t g) { leaving.left[g] = static_cast<std::int16_t>(b); });
        }
    }
}

/// The prepared designs of a district, in its order; those that no school follows stay empty.
[[nodiscard]] inline std::vector<prepared_design> prepare_designs(const district& d) {
    std::vector<prepared_design> prepared(d.designs.size());
    for (const school& s : d.schools) {
        if (prepared[s.design].blocks.empty()) prepare(d.designs[s.design], d.school_weeks, prepared[s.design]);
    }
    return prepared;
}

}  // namespace nineways::detail

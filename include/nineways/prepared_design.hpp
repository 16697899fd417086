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
        std::uint16_t field = 0;
        double adults = 0;

        [[nodiscard]] friend bool operator==(const adult&, const adult&) = default;
    };
    /// A block with staff. Positions are narrow, because designs are prepared and compared over and over.
    struct block {
        double weekly = 0;
        double contact = 0;          ///< minutes a week with pupils of a full-time teacher
        double adults = 0;           ///< a group has, of all fields
        double homeroom_part = 0;    ///< of its homeroom's minutes
        std::uint16_t position = 0;  ///< in the design
        std::uint16_t pool = 0;
        std::uint16_t first_adult = 0;  ///< in `adults`
        std::uint16_t after_adults = 0;
        std::int16_t leaving = -1;  ///< in `leavings`; -1 where pupils leave no other block for it
        bool homeroom = false;
        bool fills_rooms = false;
        bool whole_class = false;
        bool small = false;

        [[nodiscard]] friend bool operator==(const block&, const block&) = default;
    };
    /// The block that pupils leave for another, by grade; -1 where none.
    using left_blocks = std::array<std::int16_t, grade_count>;
    /// What the blocks of a pool have in common, added up.
    struct pool_use {
        double rooms = 0;          ///< a group fills
        double class_minutes = 0;  ///< a week, in whole classes
        double small_minutes = 0;  ///< a week, in small groups
        double adult_minutes = 0;  ///< of all adults of a group, a week

        [[nodiscard]] friend bool operator==(const pool_use&, const pool_use&) = default;
    };
    double room_minutes = 0;  ///< a week, in which a room can be used
    double hiring_step = 0;
    std::vector<pool> pools;
    std::vector<pool_use> uses;  ///< of the pools
    std::vector<field> fields;
    std::vector<adult> adults;
    std::vector<block> blocks;
    std::vector<left_blocks> leavings;

    [[nodiscard]] friend bool operator==(const prepared_design&, const prepared_design&) = default;
};

/// Minutes a week, over the year, of all blocks of a block's homeroom.
[[nodiscard, gnu::noinline]] inline double homeroom_minutes(const day_design& design, const time_block& block,
                                                            double school_weeks) noexcept {
    double all = 0;
    for (const time_block& other : design.blocks) {
        if (same_homeroom(block, other)) all += other.average(school_weeks).value();
    }
    return all;
}

/// The place of a pool in a list; added at its end when missing. Neighbours are often alike, so the last is tried
/// first.
[[nodiscard]] inline std::uint16_t place_of(std::vector<prepared_design::pool>& list,
                                            const prepared_design::pool& wanted) {
    std::size_t at = list.size();
    while (at > 0 && !(list[at - 1] == wanted)) --at;
    if (at > 0) return static_cast<std::uint16_t>(at - 1);
    list.push_back(wanted);
    return static_cast<std::uint16_t>(list.size() - 1);
}

/// Places of fields in a design, by role and subject, from 1; 0 where the design has no such field.
using field_places = std::array<std::array<std::uint8_t, subject_names.size()>, role_limit>;

/// Prepares the staffed block at a position of the design.
inline void prepare_block(const day_design& design, std::size_t position, double school_weeks, field_places& fields,
                          prepared_design& whole) {
    const time_block& block = design.blocks[position];
    prepared_design::block& p = whole.blocks.emplace_back();
    p.position = static_cast<std::uint16_t>(position);
    p.weekly = block.average(school_weeks).value();
    p.homeroom = block.staffing == staffing::homeroom;
    p.whole_class = block.setting == setting::whole_class;
    p.small = block.setting == setting::small_group || block.setting == setting::one_to_one ||
              block.setting == setting::pull_out || block.setting == setting::push_in;
    p.fills_rooms = !p.small || !block.moves_pupils();
    p.contact = (p.small ? design.week.small_group_contact() : design.week.contact()).value();
    p.first_adult = static_cast<std::uint16_t>(whole.adults.size());
    for (const adults_per_group& a : block.adults) {
        p.adults += a.adults;
        const prepared_design::field field{a.role, p.homeroom ? subject::homeroom : block.subject};
        std::uint8_t& place = fields[field.role][static_cast<std::size_t>(field.taught)];
        if (place == 0) {
            whole.fields.push_back(field);
            place = static_cast<std::uint8_t>(whole.fields.size());
        }
        whole.adults.push_back({static_cast<std::uint16_t>(place - 1), a.adults});
    }
    p.after_adults = static_cast<std::uint16_t>(whole.adults.size());
    p.pool =
        place_of(whole.pools, {block.grades, block.tiers, block.pooling, block.group.target, block.group.cap, p.small});
    if (!block.moves_pupils() || block.joins_parent()) return;
    p.leaving = static_cast<std::int16_t>(whole.leavings.size());
    whole.leavings.emplace_back().fill(-1);
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

/// Finds the blocks that pupils leave for another.
inline void find_left(const day_design& design, const prepared_design::block& leaving, prepared_design& whole) {
    const time_block& block = design.blocks[leaving.position];
    prepared_design::left_blocks& left = whole.leavings[static_cast<std::size_t>(leaving.leaving)];
    for (std::size_t b = 0; b < whole.blocks.size(); ++b) {
        const time_block& parent = design.blocks[whole.blocks[b].position];
        const grade_set both = parent.grades & block.grades;
        if (both.empty() || block_family(parent.id) != block.parent) continue;
        for_each_grade(both, [&](std::size_t g) { left[g] = static_cast<std::int16_t>(b); });
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
    prepared.leavings.clear();
    prepared.blocks.reserve(design.blocks.size());
    field_places fields{};
    for (std::size_t i = 0; i < design.blocks.size(); ++i) {
        if (design.blocks[i].staffing != staffing::none) prepare_block(design, i, school_weeks, fields, prepared);
    }
    prepared.uses.assign(prepared.pools.size(), {});
    for (prepared_design::block& block : prepared.blocks) {
        if (block.homeroom && block.homeroom_part == 0) share_homeroom(block, prepared);
        if (block.leaving >= 0) find_left(design, block, prepared);
        prepared_design::pool_use& use = prepared.uses[block.pool];
        use.adult_minutes += block.weekly * block.adults;
        if (block.whole_class) use.class_minutes += block.weekly;
        if (block.small) use.small_minutes += block.weekly;
        if (block.homeroom)
            use.rooms += block.homeroom_part;
        else if (block.fills_rooms)
            use.rooms += block.weekly / prepared.room_minutes;
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

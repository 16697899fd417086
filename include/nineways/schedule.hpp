// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/grade.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways {

enum class subject : std::uint8_t {
    english,
    mathematics,
    science,
    social_studies,
    homeroom,
    art,
    music,
    physical_education,
    world_language,
    elective,
    special_education,
    intervention,
    break_time,
};
inline constexpr std::array<std::string_view, 13> subject_names{
    "english", "mathematics",        "science",        "social_studies", "homeroom",          "art",          "music",
    "physical_education", "world_language", "elective",       "special_education", "intervention", "break_time"};

[[nodiscard]] constexpr bool is_core(subject s) noexcept { return s <= subject::social_studies; }

/// Where and how a group is taught.
enum class setting : std::uint8_t {
    whole_class,
    small_group,
    one_to_one,
    push_in,    ///< adults join the parent's groups
    pull_out,   ///< pupils leave the parent's groups for small ones
    separate,   ///< a class of its own for pupils who need one
    unstaffed,  ///< time that needs no post of its own
    lab,        ///< pupils leave the parent's groups for a room of its own, in groups of any size
    online,     ///< pupils work by themselves; the adults watch over them
    partner,    ///< taught by the staff of another organisation
};
inline constexpr std::array<std::string_view, 10> setting_names{"whole_class", "small_group", "one_to_one", "push_in",
                                                                "pull_out",    "separate",    "unstaffed",  "lab",
                                                                "online",      "partner"};

/// `homeroom`: one teacher a group, all day. `pooled`: full-time equivalents from minutes, per role and field.
/// `none`: time that needs no post of its own (lunch, recess, passing: covered by the duty minutes of all).
enum class staffing : std::uint8_t { homeroom, pooled, none };
inline constexpr std::array<std::string_view, 3> staffing_names{"homeroom", "pooled", "none"};

/// Whether groups are formed within each grade or across all grades of the block.
enum class pooling : std::uint8_t { each_grade, across_grades };
inline constexpr std::array<std::string_view, 2> pooling_names{"each_grade", "across_grades"};

/// Adults of one role that each group of a block has, at once.
struct adults_per_group {
    role_id role = standard_role::classroom_teacher;
    double adults = 1;
};

/// Pupils a group: the target average and the limit that no average may pass.
struct group_size {
    pupils target{};
    pupils cap{};
};

/// One use of pupils' time: who, how long, in groups of what size, with which adults.
struct time_block {
    std::string id;
    nineways::subject subject{};
    grade_set grades;
    tier_set tiers;
    /// Minutes a week of each pupil of the block, in the weeks in which it runs.
    minutes weekly{};
    /// How the timetable gives them, where it does: periods a cycle, and minutes a period. 0 where it does not.
    double periods = 0;
    minutes length{};
    /// Weeks of the year in which the block runs; 0 for all of them.
    double weeks = 0;
    nineways::setting setting = setting::whole_class;
    nineways::staffing staffing = staffing::pooled;
    nineways::pooling pooling = pooling::each_grade;
    group_size group;
    std::vector<adults_per_group> adults;
    /// Id of the block from which pupils are pulled or into which adults push; empty where none.
    std::string parent;

    /// Minutes a week averaged over a year of `school_weeks`.
    [[nodiscard]] constexpr minutes average(double school_weeks) const noexcept {
        return weeks > 0 ? weekly * (weeks / school_weeks) : weekly;
    }
    /// Whether its minutes are taken out of (or lie inside) another block's minutes.
    [[nodiscard]] bool moves_pupils() const noexcept { return !parent.empty(); }
    /// Whether adults join the groups of its parent, instead of pupils leaving them.
    [[nodiscard]] constexpr bool joins_parent() const noexcept { return setting == nineways::setting::push_in; }
};

/// Where teachers' time without pupils lies: inside the pupils' day, or outside it.
enum class time_place : std::uint8_t { in_day, outside };
inline constexpr std::array<std::string_view, 2> time_place_names{"in_day", "outside"};

/// The week of a school, from which the contact minutes of a full-time teacher follow.
struct school_week {
    minutes open{};           ///< a week, for pupils
    minutes lunch{};          ///< duty-free, a week
    minutes duty{};           ///< recess, passing, supervision, a week
    minutes planning{};       ///< individual planning, a week
    time_place planning_in = time_place::in_day;
    minutes collaboration{};  ///< with colleagues, a week
    time_place collaboration_in = time_place::outside;
    /// School days after which the timetable begins again.
    double cycle_days = 5;
    /// Minutes of `open` that a change added and that take no hour of the teachers' contract: they are paid for them
    /// beside it, or others have the pupils.
    minutes apart{};
    /// Minutes that a change made a time of every teacher, a week, paid beyond the contract.
    minutes paid{};

    /// What `periods` a cycle of `length` come to in a week of five days.
    [[nodiscard]] constexpr minutes in_week(double periods, minutes length) const noexcept {
        return length * (periods * 5 / cycle_days);
    }
    /// Minutes a week for which a teacher must be covered while pupils are in school.
    [[nodiscard]] constexpr minutes released() const noexcept {
        minutes total{};
        if (planning_in == time_place::in_day) total += planning;
        if (collaboration_in == time_place::in_day) total += collaboration;
        return total;
    }
    /// Minutes a week of planning and collaboration that lie outside the pupils' day.
    [[nodiscard]] constexpr minutes outside() const noexcept {
        minutes total{};
        if (planning_in == time_place::outside) total += planning;
        if (collaboration_in == time_place::outside) total += collaboration;
        return total;
    }
    /// Minutes a week with pupils that one full-time teacher of whole classes gives.
    [[nodiscard]] constexpr minutes contact() const noexcept { return open - lunch - duty - released(); }
    /// The same for a teacher of small groups: teams are those of the classes' teachers, so that time together in the
    /// day costs small groups nothing.
    [[nodiscard]] constexpr minutes small_group_contact() const noexcept {
        return open - lunch - duty - (planning_in == time_place::in_day ? planning : minutes{});
    }
};

/// A school day as a list of blocks: the design that one or many schools follow.
struct day_design {
    std::string id;
    std::string title;
    school_week week;
    /// Smallest part of a post that can be hired.
    fte hiring_step{0.1};
    std::vector<time_block> blocks;
};

namespace detail {

/// The largest whole number up to x, which lies between 0 and 2^51: without a jump or a change of type, so that loops
/// over schools run on several at once.
[[nodiscard]] constexpr double whole_part(double x) noexcept {
    const double nearest = (x + 0x1p52) - 0x1p52;
    return nearest > x ? nearest - 1 : nearest;
}

}  // namespace detail

/// Number of groups for `count` pupils: the whole number nearest to the target average, at least one, raised until
/// the average is within the cap. No pupils need no group. `target` and `cap` are positive.
[[nodiscard]] constexpr double group_count(pupils count, group_size size) noexcept {
    const double p = count.value();
    if (!(p > 0)) return 0;
    double groups = detail::whole_part(p / size.target.value() + 0.5);
    if (groups < 1) groups = 1;
    double least = detail::whole_part(p / size.cap.value());
    if (least * size.cap.value() < p) least += 1;
    return groups < least ? least : groups;
}

/// Splits every block that lies partly inside `grades` in two, so that one part lies wholly inside.
/// The part outside keeps its id; the part inside stands at the end of the list, with a `+` behind the id (more where
/// that is taken). Minutes, groups within grades
/// and adults do not change; blocks that pool across grades are left whole.
inline void split_blocks(day_design& design, grade_set grades) {
    const std::size_t before = design.blocks.size();
    for (std::size_t i = 0; i < before; ++i) {
        const grade_set in = design.blocks[i].grades & grades;
        if (in.empty() || in == design.blocks[i].grades || design.blocks[i].pooling == pooling::across_grades) continue;
        time_block part = design.blocks[i];
        const auto taken = [&](const time_block& b) { return b.id == part.id; };
        while (std::any_of(design.blocks.begin(), design.blocks.end(), taken)) part.id += '+';
        part.grades = in;
        design.blocks[i].grades = design.blocks[i].grades - grades;
        design.blocks.push_back(std::move(part));
    }
}

}  // namespace nineways

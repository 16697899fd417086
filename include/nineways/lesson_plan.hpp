// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/grade.hpp>
#include <nineways/schedule.hpp>
#include <nineways/staff.hpp>
#include <nineways/timetable.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// Pupils of one grade and tier who have the same classes and groups all week: the smallest part of a school that a
/// timetable moves.
struct pupil_set {
    nineways::grade grade{};
    nineways::tier tier{};
    int count = 0;
    /// Position in the plan of the section of every block; -1 where these pupils are not in it.
    std::vector<int> sections;
};

/// A class or group of one block: who is in it.
struct block_section {
    std::size_t block = 0;  ///< position in the design
    int number = 0;         ///< among the sections of its block, from 0
    int pupils = 0;
    std::vector<std::size_t> sets{};  ///< of pupils
};

/// A post by name, as far as a timetable needs one: one person in a role and field.
struct named_teacher {
    std::string name;
    role_id role = 0;
    subject field{};
    double contact = 0;  ///< minutes a week that the post may have with pupils
    int slots = 0;       ///< a week, given
};

/// Something that takes place once a week on a known day, at an hour that the timetabler finds.
struct lesson_activity {
    std::size_t block = 0;    ///< position in the design
    std::size_t section = 0;  ///< position in the plan; `no_section` for time without staff
    std::size_t day = 0;
    int slots = 0;
    std::vector<std::size_t> sets;      ///< of pupils
    std::vector<std::size_t> teachers;  ///< positions in the plan
    std::size_t link = 0;               ///< activities with the same link begin together
};
inline constexpr std::size_t no_section = static_cast<std::size_t>(-1);

/// What of a design a timetable cannot say as it stands.
enum class plan_remark_kind : std::uint8_t {
    minutes_left_out,  ///< minutes a week that found no place in the lessons of the parent
    groups_above_cap,  ///< pupils of the largest group, whose block's average is within the cap
    push_in_shared,    ///< classes among which one push-in group's minutes are divided, at most
    posts_added,       ///< people named beyond the posts, because they are needed at once
    contact_passed,    ///< minutes a week by which someone passes the contact minutes
    weeks_averaged,    ///< weeks of the year in which the block runs; the plan has its average week
    cycle_averaged,    ///< days after which the timetable begins again; the plan has an average week of five
    adults_in_part,    ///< adults a group, not a whole number: the part comes to some of the lessons
    lessons_fewer,     ///< lessons a week fewer than the block's own periods, because slots are too long for them
};
inline constexpr std::array<std::string_view, 9> plan_remark_names{
    "minutes_left_out", "groups_above_cap", "push_in_shared", "posts_added",
    "contact_passed",   "weeks_averaged",   "cycle_averaged", "adults_in_part", "lessons_fewer"};

struct plan_remark {
    plan_remark_kind kind{};
    std::size_t block = 0;  ///< position in the design
    double amount = 0;
};

/// A school's week as lessons on slots of one length, ready for a timetabler: every lesson with its day, pupils and
/// teachers, and without its hour.
struct lesson_plan {
    int slot = 0;         ///< minutes
    int slots_a_day = 0;  ///< all of them taken, for every pupil
    /// Slots a week by position of the block; 0 where the school does not need it.
    std::vector<int> slots{};
    std::vector<pupil_set> sets{};
    std::vector<block_section> sections{};
    std::vector<named_teacher> teachers{};
    std::vector<lesson_activity> activities{};
    std::vector<plan_remark> remarks{};
    /// Slots of a lesson, where all blocks without a parent come in lessons of one length; 0 elsewhere.
    int period = 0;
    /// The slots at which such lessons begin, and last the one at which the break does. Empty elsewhere.
    std::vector<int> bells{};
};

}  // namespace nineways

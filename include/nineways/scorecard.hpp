// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <nineways/assumptions.hpp>
#include <nineways/detail/literal.hpp>
#include <nineways/parameters.hpp>
#include <nineways/units.hpp>

/// The scorecard: measured quantities of a district on the six design essentials, each beside its goal.
namespace nineways {

/// The design essentials, in the order of the scorecard.
enum class essential : std::uint8_t {
    instruction,
    collaboration,
    talent,
    time_and_attention,
    whole_child,
    adult_culture
};
inline constexpr std::size_t essential_count = 6;
inline constexpr std::array<std::string_view, essential_count> essential_names{
    "instruction", "collaboration", "talent", "time_and_attention", "whole_child", "adult_culture"};
inline constexpr std::array<std::string_view, essential_count> essential_titles{
    "Instruction", "Collaboration", "Talent", "Time and attention", "Whole child", "Adult culture"};

/// Which way a measure is better.
enum class better : std::uint8_t { higher, lower };
inline constexpr std::array<std::string_view, 2> better_names{"higher", "lower"};

/// The measures of the scorecard, those of an essential side by side. Definitions: docs/model.md.
enum class score_measure : std::uint8_t {
    adopted_curriculum,
    expert_teams,
    same_content_minutes,
    feedback_minutes,
    contribution_share,
    novice_gap,
    adult_minutes_ratio,
    core_minutes_ratio,
    pupils_per_support_adult,
    pupils_per_secondary_teacher,
    advisory_minutes,
    leadership_roles,
    teachers_per_evaluator
};
inline constexpr std::size_t score_measure_count = 13;

/// What is said of a measure whatever the district.
struct score_row {
    detail::literal id;
    detail::literal title;
    detail::literal unit;
    nineways::essential essential{};
    nineways::better better{};
    parameter_ref goal{};
};

/// The rows of the scorecard, by `score_measure`.
inline constexpr std::array<score_row, score_measure_count> score_rows{{
    {"adopted_curriculum", "Core sections with an adopted curriculum", "share of sections", essential::instruction,
     better::higher, "goal_adopted_curriculum"_p},
    {"expert_teams", "Teachers' teams that meet with a content expert", "share of teams", essential::instruction,
     better::higher, "goal_expert_teams"_p},
    {"same_content_minutes", "Time with colleagues inside the pupils' day", "minutes a teacher a week",
     essential::collaboration, better::higher, "goal_same_content_minutes"_p},
    {"feedback_minutes", "Feedback from a coach", "minutes a teacher a week", essential::collaboration, better::higher,
     "goal_feedback_minutes"_p},
    {"contribution_share", "Teachers' pay that roles and results earn", "share of pay", essential::talent,
     better::higher, "goal_contribution_share"_p},
    {"novice_gap", "Novice teachers, poorest less least poor quarter", "share of teachers",
     essential::talent, better::lower, "goal_novice_gap"_p},
    {"adult_minutes_ratio", "Adults' minutes, intensive to on-track pupils", "times",
     essential::time_and_attention, better::higher, "goal_adult_minutes_ratio"_p},
    {"core_minutes_ratio", "Core minutes, intensive to on-track pupils", "times",
     essential::time_and_attention, better::higher, "goal_core_minutes_ratio"_p},
    {"pupils_per_support_adult", "Pupils for each support adult", "pupils an adult", essential::whole_child,
     better::lower, "goal_pupils_per_support_adult"_p},
    {"pupils_per_secondary_teacher", "Pupils that a secondary teacher sees", "pupils a teacher",
     essential::whole_child, better::lower, "goal_pupils_per_secondary_teacher"_p},
    {"advisory_minutes", "Advisory of secondary pupils", "minutes a pupil a week", essential::whole_child,
     better::higher, "goal_advisory_minutes"_p},
    {"leadership_roles", "Teachers in leadership roles", "share of teachers", essential::adult_culture, better::higher,
     "goal_leadership_roles"_p},
    {"teachers_per_evaluator", "Teachers for each evaluator", "teachers an evaluator", essential::adult_culture,
     better::lower, "goal_teachers_per_evaluator"_p},
}};

/// How a value stands to the range of its goal: on the good side of all of it, of none of it, or of a part.
enum class verdict : std::uint8_t { meets, between, does_not_meet };
inline constexpr std::array<std::string_view, 3> verdict_names{"meets", "between", "does_not_meet"};

/// The verdict on a value. What rounding leaves of a value at an end counts as that end.
[[nodiscard]] constexpr verdict verdict_on(double value, const range<double>& goal, better way) noexcept {
    const auto reaches = [&](double bound) {
        const double rounding = (bound < 0 ? -bound : bound) * 1e-9 + 1e-12;
        return way == better::higher ? value >= bound - rounding : value <= bound + rounding;
    };
    if (reaches(way == better::higher ? goal.high : goal.low)) return verdict::meets;
    return reaches(way == better::higher ? goal.low : goal.high) ? verdict::between : verdict::does_not_meet;
}

/// What was measured; without a value, why there is none.
struct score {
    std::optional<double> value;
    std::string_view not_measured;
    /// Whether the value rests on national figures that were filled in, because no source told the district's own.
    bool filled = false;
};

/// A district in one state, by `score_measure`.
using scorecard = std::array<score, score_measure_count>;

[[nodiscard]] constexpr const score_row& row_of(score_measure what) noexcept {
    return score_rows[static_cast<std::size_t>(what)];
}

/// The goal of a measure under assumptions that may be edited.
[[nodiscard]] constexpr range<double> goal_of(score_measure what, const assumptions& assumed) noexcept {
    return assumed.of(row_of(what).goal);
}

}  // namespace nineways

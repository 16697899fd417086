// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

/// What figures of a district stand beside, and no other figure rests on: the goals of the scorecard, where a measure
/// of a design essential would have to lie, and what the paper says of districts in general. Low and high of a goal are
/// how far those who set such goals differ, or how far this model would let them: choices, made to be edited.
inline constexpr auto threshold_parameters = std::to_array<parameter>({
    {.id = "goal_adopted_curriculum",
     .title = "goal: share of core sections with an adopted curriculum",
     .unit = unit::share, .low = 0.75, .central = 0.9, .high = 1,
     .status = status::judgement, .note = "No source gives one; a few sections will always be pilots or late."},
    {.id = "goal_expert_teams",
     .title = "goal: share of teachers' teams that meet with a content expert",
     .unit = unit::share, .low = 0.5, .central = 0.8, .high = 1,
     .status = status::judgement, .note = "No source gives one; from every other team to every team."},
    {.id = "goal_same_content_minutes",
     .title = "goal: minutes a week with colleagues inside the pupils' day",
     .unit = unit::minutes_per_week, .low = 45, .central = 90, .high = 150,
     .source = "Education Resource Strategies, Finding Time for Collaborative Planning, for 90",
     .address = "gtlcenter.org/products-resources/finding-time-collaborative-planning",
     .year = 2018, .status = status::judgement,
     .note = "Teams of shared content in schools that do well have at least 90 minutes at one time. Low: what most "
             "districts give, as told of the same paper. High: that of collaboration_full_minutes."},
    {.id = "goal_feedback_minutes",
     .title = "goal: minutes a week of feedback from a coach, of the average teacher",
     .unit = unit::minutes_per_week, .low = 10, .central = 20, .high = 45,
     .status = status::judgement,
     .note = "No source gives one. High: every teacher coached for coaching_time_minutes_week; central: every other."},
    {.id = "goal_contribution_share",
     .title = "goal: share of teachers' pay that roles and results earn",
     .unit = unit::share, .low = 0.02, .central = 0.05, .high = 0.15,
     .status = status::judgement,
     .note = "No source gives one. Low: a tenth of teachers at a fifth more pay; high: three quarters at the same."},
    {.id = "goal_novice_gap",
     .title = "goal: share of novice teachers in the poorest quarter of schools less that in the least poor, at most",
     .unit = unit::share_change, .low = 0, .central = 0, .high = 0.05,
     .status = status::judgement, .note = "Even is the goal; one teacher in twenty is within what a year moves."},
    {.id = "goal_adult_minutes_ratio",
     .title = "goal: adults' minutes of an intensive pupil as a multiple of an on-track pupil's",
     .unit = unit::ratio, .low = 1.25, .central = 1.5, .high = 2,
     .status = status::judgement, .note = "No source gives one; weights for need run from a quarter more to double."},
    {.id = "goal_core_minutes_ratio",
     .title = "goal: minutes in core subjects of an intensive pupil as a multiple of an on-track pupil's",
     .unit = unit::ratio, .low = 1, .central = 1.15, .high = 1.5,
     .status = status::judgement,
     .note = "No source gives one. Low: support takes no core time; high: a second lesson in half of the subjects."},
    {.id = "goal_pupils_per_support_adult",
     .title = "goal: pupils for each counselor, social worker, psychologist, nurse or other support adult, at most",
     .unit = unit::pupils_per_post, .low = 60, .central = 90, .high = 150,
     .source = "Associations of counselors and of psychologists, as told by Education Week, for two of the ratios",
     .address = "sites.education.miami.edu/cewrc/?p=771", .status = status::judgement,
     .note = "250 pupils a counselor and 500 a psychologist are those associations' counsel; 250 a social worker and "
             "750 a nurse are recalled: 1 / (2/250 + 1/500 + 1/750) = 88. Low: speech staff beside them; high: without "
             "social workers: 1 / (1/250 + 1/500 + 1/750) = 136, rounded up."},
    {.id = "goal_pupils_per_secondary_teacher",
     .title = "goal: pupils that a teacher of grades 6 to 12 sees, at most",
     .unit = unit::pupils_per_post, .low = 80, .central = 100, .high = 125,
     .source = "Coalition of Essential Schools, Common Principles, for 80",
     .address = "antioch.edu/centers-institutes/coalition-center-essential-school-reform",
     .status = status::judgement, .note = "High: five classes of 25."},
    {.id = "goal_advisory_minutes",
     .title = "goal: minutes a week of advisory in grades 6 to 12",
     .unit = unit::minutes_per_week, .low = 30, .central = 60, .high = 150,
     .status = status::judgement, .note = "No source gives one; from one short meeting to half an hour a day."},
    {.id = "goal_leadership_roles",
     .title = "goal: share of teachers in leadership roles",
     .unit = unit::share, .low = 0.1, .central = 0.2, .high = 0.25,
     .status = status::judgement, .note = "No source gives one. Central: one in a team of team_size, 5."},
    {.id = "goal_teachers_per_evaluator",
     .title = "goal: teachers for each principal or assistant principal who evaluates them, at most",
     .unit = unit::ratio, .low = 8, .central = 12, .high = 20,
     .source = "University of Maine, What Is a Reasonable Leadership Load, and Bain's survey of 2016 for the two ends",
     .address = "umaine.edu/edhd/?p=10476; edweek.org/leadership/school-management/2016/01",
     .year = 2016, .status = status::judgement,
     .note = "Elsewhere a manager has about ten people, or five in offices; principals in the survey had 37."},
    {.id = "paper_contribution_share",
     .title = "share of pay that districts give for contribution and results, as the paper has it",
     .unit = unit::share, .low = 0, .central = 0.02, .high = 0.02,
     .source = "Seizing the Moment for Transformation, after Education Resource Strategies, Misfit Structures",
     .year = 2013, .status = status::seed, .evidence = "SD-2",
     .note = "Less than 2 % of compensation; central is that bound. The figure was not found in a second source."},
});

}  // namespace nineways

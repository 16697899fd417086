// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

namespace detail {

/// A modelling choice: its range and its reason, no source.
struct choice {
    double low;
    double central;
    double high;
    literal note;
};

[[nodiscard]] constexpr parameter design_row(literal id, literal title, unit of,
                                             const choice& chosen, limits own = {}) noexcept {
    return {.id = id,
            .title = title,
            .unit = of, .dollar_year = is_money(of) ? 2023 : 0,
            .low = chosen.low, .central = chosen.central, .high = chosen.high,
            .status = status::judgement, .note = chosen.note, .own = own};
}

}  // namespace detail

/// The settings of the standard school day and of the levers, all choices of this model; money in dollars of 2022-23.
inline constexpr auto design_parameters = std::to_array<parameter>({
    detail::design_row("class_cap_elementary", "most pupils in an elementary class", unit::pupils_per_group,
                       {24, 28, 32, "Common in contracts; averages of 21 stay well below it."}),
    detail::design_row("class_cap_middle", "most pupils in a middle-school class", unit::pupils_per_group,
                       {28, 32, 36, "Common in contracts; averages of 25 stay well below it."}),
    detail::design_row("class_cap_high", "most pupils in a high-school class", unit::pupils_per_group,
                       {30, 34, 38, "Common in contracts; averages of 24 stay well below it."}),
    detail::design_row("prekindergarten_class_size", "pupils in a prekindergarten class", unit::pupils_per_group,
                       {15, 18, 20, "States that set one usually allow at most 20."}),
    detail::design_row("separate_class_size", "pupils in a separate special-education class", unit::pupils_per_group,
                       {6, 10, 14, "State rules run from about 6 to 15 by disability."}),
    detail::design_row("resource_group_size", "pupils with a special-education teacher in a resource group",
                       unit::pupils_per_group, {3, 6, 10, "Between tutoring and a separate class."}),
    detail::design_row("resource_minutes_week", "minutes a week in a resource group", unit::minutes_per_week,
                       {180, 360, 600, "A little over an hour a day; plans differ widely by pupil."}),
    detail::design_row("intervention_group_size", "pupils in an intervention or language-support group",
                       unit::pupils_per_group, {3, 6, 8, "As schools run them; trials used smaller groups."}),
    detail::design_row("intervention_minutes_week", "minutes a week in an intervention or language-support group",
                       unit::minutes_per_week, {90, 150, 225, "Thirty minutes a day."}),
    detail::design_row("period_minutes", "minutes in a class period", unit::minute_count,
                       {42, 50, 60, "The length that the paper speaks of, too."}),
    detail::design_row("hiring_step", "smallest part of a post that can be hired", unit::post_count,
                       {0.05, 0.1, 0.5, "Half a day a week of a full-time post."}),
    detail::design_row("hiring_step_secondary", "smallest part of a secondary teaching post that can be hired",
                       unit::post_count, {0.1, 0.2, 0.5, "One of the five classes of a full-time post."}),
    detail::design_row("before_cuts_class_size_fewer", "pupils fewer in a class before the cuts", unit::pupil_count,
                       {0, 1, 3, "The national ratio of pupils to teachers moved by less than one after 2008."}),
    detail::design_row("team_size", "teachers in a team", unit::post_count,
                       {3, 5, 7, "A grade or a subject of a middle-sized school."}),
    detail::design_row("expert_minutes_per_team_week", "minutes a week that an expert spends with a team",
                       unit::minutes_per_week, {30, 60, 90, "One meeting and its preparation."}),
    detail::design_row("workshop_outside_cost_day", "presenter, travel and room for one teacher and workshop day",
                       unit::usd_per_day, {20, 60, 150, "A presenter at 1,500 a day for 25 teachers; the teachers' "
                                                        "own time is priced apart."}),
    detail::design_row("curriculum_per_teacher", "curriculum and materials for a coached teacher in a year",
                       unit::usd_per_fte, {0, 300, 800, "Zero where materials are in place or free."}),
    detail::design_row("coaching_time_minutes_week", "minutes a week that a coached teacher spends with the coach",
                       unit::minutes_per_week, {20, 45, 90, "An observation and a talk about it, most weeks."}),
    detail::design_row("leader_release_share", "part of a teacher leader's teaching time that is released",
                       unit::share, {0, 0.1, 0.3, "About half a day a week; programmes run from none to more."}),
    detail::design_row("room_cost", "one-time cost of a room for an added class", unit::usd,
                       {10'000, 60'000, 250'000, "From fitting out a spare room, over a portable one, to a share of "
                                                 "a new building."}),
    detail::design_row("workshop_full_days", "days of workshops a year at which their effect is full", unit::days,
                       {3, 5, 10, "Most programmes in trials gave several days a year."}),
    detail::design_row("collaboration_full_minutes", "minutes together a week at which teams have their full effect",
                       unit::minutes_per_week, {45, 90, 150, "Two periods a week, as teams in the studies had."},
                       {1, 10'080}),
    detail::design_row("extended_time_most_hours", "hours a day added beyond which more have no more effect",
                       unit::hours_per_day, {1, 1, 2, "The studies added an hour or a little more; returns fall."}),
    detail::design_row("day_staff_share", "part of drivers, cooks and custodians who work by the pupils' day",
                       unit::share, {0.3, 0.6, 0.9, "Drivers and cooks do; most custodians work all year."}),
    detail::design_row("day_supplies_share", "part of other spending on buses and food that goes with days and hours",
                       unit::share, {0.25, 0.5, 0.8, "Fuel, meals and contracts by the day; not buses and kitchens."}),
    detail::design_row("schedule_software_cost", "yearly cost of a school's scheduling software", unit::usd,
                       {1'000, 5'000, 15'000, "No source; offers differ by size and support."}),
    detail::design_row("schedule_planning_days", "paid days of a teacher to plan a new timetable, once", unit::days,
                       {1, 2, 5, "Longer lessons need other lesson plans."}),
    detail::design_row("evaluation_cost", "evaluation of a pupil for special education", unit::usd,
                       {1'000, 3'000, 6'000, "A psychologist's two to five days, tests and the meeting; no source."}),
    detail::design_row("evaluation_years", "years from one evaluation of a pupil to the next", unit::years,
                       {2, 3, 3, "At least every three years by law (34 CFR 300.303)."}),
    detail::design_row("plans_changed_a_year", "part of plans for another setting that change at a yearly review",
                       unit::share, {0.15, 0.33, 0.6, "Each is reviewed every year; most change when a pupil changes "
                                                      "school."}),
    detail::design_row("separate_class_aides", "aides for each teacher of an added separate class",
                       unit::ratio, {0, 1, 2, "Most such classes have some; today's are on the schools' lists."}),
    detail::design_row("screening_cost", "yearly screening of a pupil in the early grades", unit::usd_per_pupil,
                       {5, 15, 40, "Licences and a few minutes of a teacher, three times a year; no source."}),
    detail::design_row("new_practice_days", "paid days of training of a teacher for a new way of working, once",
                       unit::days, {1, 3, 6, "A few days, as programmes in trials had at their start."}),
    detail::design_row("leader_training_full_cost", "yearly training of a leader at which its effect is full",
                       unit::usd_per_fte, {1'500, 4'000, 10'000, "About two weeks of a trainer's time for ten leaders, "
                                                                 "with rooms and materials."}),
    detail::design_row("leader_support_cost", "mentoring, training and evaluation of a leader in a pipeline, a year",
                       unit::usd_per_fte, {1'000, 3'000, 8'000, "Four days of an experienced principal's time and a "
                                                                "week of training."}),
    detail::design_row("leader_tools_cost", "standards, assessments and records of a pipeline, once a leader",
                       unit::usd_per_fte, {500, 2'000, 6'000, "Written once; records are software of the district."}),
    detail::design_row("flexible_training_cost", "training and advice for a school that plans its budget, a year",
                       unit::usd, {1'000, 6'000, 20'000, "Two weeks of an analyst's time a school."}),
    detail::design_row("flexible_systems_cost", "finance systems by which a school plans its budget, once",
                       unit::usd, {3'000, 15'000, 60'000, "Software, data and moving accounts to schools."}),
    detail::design_row("device_cost", "a pupil's computer with its set-up", unit::usd,
                       {200, 350, 700, "From the plainest laptop to one with support and insurance."}),
    detail::design_row("severance_share", "severance as a part of a year's pay of the posts that are cut", unit::share,
                       {0, 0.15, 0.5, "About eight weeks' pay; nothing where people leave by themselves."}),
    detail::design_row("redesign_share_studied", "part of the central office that the redesign studied changed",
                       unit::share, {0.1, 0.2, 0.5, "It changed one department and those that work with it; a larger "
                                                    "redesign costs more in proportion."}, {0.01, 1}),
    detail::design_row("before_cuts_posts_share", "posts beside classes that were cut, for each that is left",
                       unit::share, {0, 0.1, 0.3, "Librarians fell by more than a tenth after 2008, counselors by "
                                                  "less; there is no count of all."}),
    detail::design_row("national_school_size", "pupils in a school of usual size", unit::pupil_count,
                       {450, 525, 600, "About 49 million pupils in somewhat more than 90,000 regular public schools."},
                       {1, 1e6}),
});

}  // namespace nineways

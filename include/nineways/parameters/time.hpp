// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

namespace detail {

/// One subject's share of the pupil week in grades 1 to 4, read in one table.
[[nodiscard]] constexpr parameter subject_row(literal id, literal title, double share) noexcept {
    return {.id = id,
            .title = title,
            .unit = unit::share, .low = share, .central = share, .high = share,
            .source = "NCES, Schools and Staffing Survey", .address = "nces.ed.gov, table sass1112_20161012001",
            .year = 2012, .status = status::seen, .evidence = "TIME-3",
            .note = "Grades 1 to 4, of the whole week at school, lunch and recess included."};
}

}  // namespace detail

/// The school year, the school day and the teacher's week.
inline constexpr auto time_parameters = std::to_array<parameter>({
    {.id = "school_days",
     .title = "days of school in a year",
     .unit = unit::days, .low = 171, .central = 180, .high = 183,
     .source = "Education Commission of the States; NCES state tables", .address = "reference.com; zaro.info",
     .year = 2013, .status = status::seen, .evidence = "TIME-1",
     .note = "Thirty states require 180. Low: Colorado, 2007-08. High: what the paper calls the old norm."},
    {.id = "school_day_hours",
     .title = "hours in a school day",
     .unit = unit::hours_per_day, .low = 6.24, .central = 6.5, .high = 7.01,
     .source = "Seizing the Moment for Transformation, Figure 1; NCES, Schools and Staffing Survey for the ends",
     .address = "nces.ed.gov, table sass1112_20161012001",
     .status = status::seed, .evidence = "SD-8 TIME-2",
     .note = "The paper's figure. The survey's ends are state means, California and Colorado; grades 1 to 4 averaged "
             "6.66 hours in 2011-12."},
    {.id = "restored_school_days",
     .title = "days of school in the year that restoring would bring back",
     .unit = unit::days, .low = 183, .central = 183, .high = 183,
     .source = "Seizing the Moment for Transformation, Figure 1", .status = status::seed, .evidence = "SD-8",
     .note = "The same paper also speaks of 180 days."},
    {.id = "planning_minutes_day",
     .title = "planning time of a teacher in a day",
     .unit = unit::minutes_per_day, .low = 30, .central = 47, .high = 60,
     .source = "National Council on Teacher Quality, contract database, recalled",
     .year = 2023, .status = status::recalled, .evidence = "TIME-6",
     .note = "All contract time without a class is at most 38.4 - 25.2 = 13.2 hours a week."},
    {.id = "teacher_instruction_hours",
     .title = "hours a week that a teacher teaches",
     .unit = unit::hours_per_week, .low = 25.2, .central = 25.2, .high = 25.2,
     .source = "National Teacher and Principal Survey", .address = "nces.ed.gov, table ntps2021_fl05_t12n",
     .year = 2021, .status = status::seen, .evidence = "TIME-4", .note = "27.4 hours in the round of 2015-16."},
    {.id = "contract_days",
     .title = "days a year in a teacher's contract",
     .unit = unit::days, .low = 180, .central = 191, .high = 215,
     .source = "National Council on Teacher Quality, large districts",
     .address = "nctq.org/blog/Every-minute-counts", .year = 2023, .status = status::seen, .evidence = "TIME-5"},
    {.id = "contract_hours_day",
     .title = "hours in a teacher's contract day",
     .unit = unit::hours_per_day, .low = 7.5, .central = 7.68, .high = 8,
     .source = "National Teacher and Principal Survey; National Council on Teacher Quality for the ends",
     .address = "nces.ed.gov, table ntps2021_fl05_t12n; nctq.org/blog/Every-minute-counts",
     .year = 2021, .status = status::derived, .evidence = "TIME-4 TIME-5",
     .note = "38.4 hours a week / 5. Large districts require 7.5 to 8. Teachers report working 52 hours a week in "
             "all."},
    {.id = "lunch_minutes_week",
     .title = "lunch of a teacher without duty in a week",
     .unit = unit::minutes_per_week, .low = 100, .central = 150, .high = 225,
     .status = status::judgement, .note = "Thirty minutes a day, as many contracts say; 20 to 45 occur."},
    {.id = "duty_minutes_week",
     .title = "duty, recess and passing time of a teacher in a week",
     .unit = unit::minutes_per_week, .low = 20, .central = 53, .high = 150,
     .status = status::judgement, .evidence = "TIME-4 TIME-6",
     .note = "The remainder that meets the survey: 1,950 - 150 lunch - 235 planning - 53 = 1,512 minutes = 25.2 "
             "hours."},
    {.id = "instruction_weeks",
     .title = "weeks of school in a year",
     .unit = unit::weeks, .low = 36, .central = 36, .high = 36,
     .source = "Education Commission of the States", .address = "reference.com",
     .year = 2013, .status = status::derived, .evidence = "TIME-1", .note = "180 days / 5."},
    detail::subject_row("share_ela", "reading and language arts, share of the week", 0.341),
    detail::subject_row("share_mathematics", "mathematics, share of the week", 0.177),
    detail::subject_row("share_social_studies", "social studies, share of the week", 0.071),
    detail::subject_row("share_science", "science, share of the week", 0.074),
});

}  // namespace nineways

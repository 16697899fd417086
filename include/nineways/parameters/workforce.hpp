// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

/// Who stays, who goes, and what a departure costs.
inline constexpr auto workforce_parameters = std::to_array<parameter>({
    {.id = "teacher_stay_share",
     .title = "teachers who stay at their school from one year to the next",
     .unit = unit::share, .low = 0.84, .central = 0.84, .high = 0.84,
     .source = "Teacher Follow-up Survey, NCES Condition of Education",
     .address = "nces.ed.gov/programs/coe/indicator/slc", .year = 2022, .status = status::seen, .evidence = "TURN-1"},
    {.id = "teacher_move_share",
     .title = "teachers who move to another school",
     .unit = unit::share, .low = 0.08, .central = 0.08, .high = 0.08,
     .source = "Teacher Follow-up Survey, NCES Condition of Education",
     .address = "nces.ed.gov/programs/coe/indicator/slc", .year = 2022, .status = status::seen, .evidence = "TURN-1"},
    {.id = "teacher_leave_share",
     .title = "teachers who leave teaching",
     .unit = unit::share, .low = 0.08, .central = 0.08, .high = 0.08,
     .source = "Teacher Follow-up Survey, NCES Condition of Education",
     .address = "nces.ed.gov/programs/coe/indicator/slc", .year = 2022, .status = status::seen, .evidence = "TURN-1"},
    {.id = "teacher_retire_share",
     .title = "teachers who retire in a year",
     .unit = unit::share, .low = 0.013, .central = 0.013, .high = 0.025,
     .source = "Teacher Follow-up Survey, NCES Condition of Education",
     .address = "nces.ed.gov/programs/coe/indicator/slc", .year = 2022, .status = status::judgement,
     .evidence = "TURN-4",
     .note = "Derived: 8 % leave x 16 to 17 % of them to retire. The high end is a judgement: some who retire name "
             "another reason."},
    {.id = "movers_counted_share",
     .title = "movers who leave the district and must be replaced",
     .unit = unit::share, .low = 0, .central = 0.5, .high = 1,
     .status = status::judgement,
     .note = "The survey does not separate moves within a district from moves away. Half gives 12 % separations."},
    {.id = "turnover_pay_elasticity",
     .title = "percent change of teacher turnover for one percent more pay",
     .unit = unit::elasticity, .low = -2.0, .central = -1.4, .high = -0.5,
     .source = "Hendricks 2014, Journal of Public Economics (Texas)",
     .address = "academicnewsletter.sufe.edu.cn/info/279021; eric.ed.gov, ED627846",
     .year = 2014, .status = status::judgement, .evidence = "E02",
     .note = "The central value was read; the ends are a judgement, widened because one state stands for all. The "
             "response fades to nothing at about 19 years of experience.",
     .grade = evidence_grade::quasi_experimental},
    {.id = "stipend_turnover_change",
     .title = "change of turnover among teachers who get a shortage stipend",
     .unit = unit::share_change, .low = -0.17, .central = -0.17, .high = -0.12,
     .source = "Clotfelter, Glennie, Ladd and Vigdor 2008, Journal of Public Economics (North Carolina)",
     .address = "econbiz.de; nber.org/papers/w12285",
     .year = 2004, .status = status::seen, .evidence = "E16 C07",
     .note = "For 1,800 dollars a year in 2001-04. High: the working paper's estimate.",
     .grade = evidence_grade::quasi_experimental},
    {.id = "turnover_cost",
     .title = "cost of replacing one teacher",
     .unit = unit::usd, .dollar_year = 2024, .low = 11'860, .central = 16'450, .high = 24'930,
     .source = "Learning Policy Institute, calculator of teacher turnover",
     .address = "learningpolicyinstitute.org/about-teacher-turnover-calculations-2024",
     .year = 2024, .status = status::seen, .evidence = "C08",
     .note = "Middling, small and large districts; five studies of nine districts."},
    {.id = "substitutes_per_teacher",
     .title = "cost of substitutes for one teacher in a year",
     .unit = unit::usd_per_fte, .dollar_year = 2017, .low = 1'800, .central = 1'800, .high = 1'800,
     .source = "National Council on Teacher Quality, Roll Call 2020", .address = "nctq.org/publications/Roll-Call-2020",
     .year = 2017, .status = status::seen, .evidence = "SUB-2"},
    {.id = "principal_replacement_cost",
     .title = "cost of replacing one principal",
     .unit = unit::usd, .dollar_year = 2019, .low = 75'000, .central = 75'000, .high = 75'000,
     .source = "Wallace Foundation", .address = "wallacefoundation.org",
     .year = 2019, .status = status::seen, .evidence = "C13b"},
});

}  // namespace nineways

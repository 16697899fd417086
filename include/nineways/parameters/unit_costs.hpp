// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

/// Published prices: inputs where nothing is mechanised, and checks where the model computes its own.
inline constexpr auto unit_cost_parameters = std::to_array<parameter>({
    {.id = "masters_premium",
     .title = "yearly premium for a master's degree in large districts",
     .unit = unit::usd_per_fte, .dollar_year = 2014, .low = 3'205, .central = 4'176, .high = 8'411,
     .source = "National Council on Teacher Quality, as reported by Brookings",
     .address = "brookings.edu/articles/who-profits-from-the-masters-degree-pay-bump-for-teachers",
     .year = 2014, .status = status::seen, .evidence = "C02",
     .note = "At different points of the career; 96 % of 112 large districts pay one."},
    {.id = "leader_supplement_share",
     .title = "supplement of a teacher who leads several classrooms, as a share of pay",
     .unit = unit::share, .low = 0.20, .central = 0.20, .high = 0.50,
     .source = "Public Impact, as reported by Education Next", .address = "educationnext.org",
     .year = 2018, .status = status::seen, .evidence = "C06",
     .note = "Written by the developer of the programme."},
    {.id = "shortage_stipend",
     .title = "yearly stipend for a teacher in a hard-to-staff school",
     .unit = unit::usd_per_fte, .dollar_year = 2019, .low = 6'000, .central = 8'000, .high = 10'000,
     .source = "Fordham Institute and National Council on Teacher Quality on Dallas",
     .address = "fordhaminstitute.org; nctq.org", .year = 2019, .status = status::seen, .evidence = "C07c"},
    {.id = "coaching_per_pupil_published",
     .title = "published cost of coaching teachers, per pupil",
     .unit = unit::usd_per_pupil, .dollar_year = 2022, .low = 305, .central = 305, .high = 305,
     .source = "Washington State Institute for Public Policy, programme 350",
     .address = "wsipp.wa.gov/BenefitCost/Program/350", .year = 2022, .status = status::seen, .evidence = "C09"},
    {.id = "tutoring_per_pupil_published",
     .title = "published cost of small-group tutoring by certified teachers, per pupil served",
     .unit = unit::usd_per_pupil, .dollar_year = 2022, .low = 1'700, .central = 2'147, .high = 2'600,
     .source = "Washington State Institute for Public Policy, programme 351",
     .address = "wsipp.wa.gov/BenefitCost/Program/351", .year = 2022, .status = status::seen, .evidence = "C11",
     .note = "The institute's own spread of 20 % either way."},
    {.id = "class_size_per_pupil_published",
     .title = "published cost of classes with one pupil fewer, per pupil",
     .unit = unit::usd_per_pupil, .dollar_year = 2022, .low = 247, .central = 247, .high = 247,
     .source = "Washington State Institute for Public Policy, programmes 203, 204 and 207",
     .address = "wsipp.wa.gov/BenefitCost/Program/204", .year = 2022, .status = status::seen, .evidence = "C04b",
     .note = "198 in dollars of 2011."},
    {.id = "leadership_pipeline_per_pupil_published",
     .title = "published cost of a leadership pipeline, per pupil",
     .unit = unit::usd_per_pupil, .dollar_year = 2017, .low = 42, .central = 42, .high = 42,
     .source = "Gates and others 2019, as reported by Philanthropy News Digest",
     .address = "philanthropynewsdigest.org/news/principal-pipelines-cut-turnover-benefit-students-study-finds",
     .year = 2017, .status = status::seen, .evidence = "C13",
     .note = "Six districts, 2011-17, with what they did before; the dollar year is taken to be the last."},
    {.id = "central_cut_per_pupil_published",
     .title = "a tenth of general administration and other support, per pupil",
     .unit = unit::usd_per_pupil, .dollar_year = 2019, .low = 75, .central = 75, .high = 75,
     .source = "NCES, Digest of Education Statistics table 236.85",
     .address = "nces.ed.gov/programs/digest/d21/tables/dt21_236.85.asp",
     .year = 2019, .status = status::derived, .evidence = "FIN-12 FIN-5 FIN-9", .note = "0.1 x (265 + 480)."},
    {.id = "redesign_cost",
     .title = "one-time cost of a central office's redesign, per pupil",
     .unit = unit::usd_per_pupil, .dollar_year = 2018, .low = 15, .central = 43, .high = 160,
     .source = "Wallace Foundation, Principal Supervisor Initiative: 24 million in six districts over four years",
     .address = "mathematica.org; wallacefoundation.org", .year = 2018, .status = status::judgement,
     .evidence = "C14 E45",
     .note = "1.0 million a district and year, four years, over about 94,000 pupils a district (recalled); high: the "
             "same million in a district of 25,000."},
    {.id = "unit_cost_spread",
     .title = "doubt about a price that has no range of its own, either way",
     .unit = unit::share, .low = 0.10, .central = 0.20, .high = 0.40,
     .status = status::judgement,
     .note = "The Washington institute uses 10, 20 or 40 %, by how well a cost is known; the middle one here."},
});

}  // namespace nineways

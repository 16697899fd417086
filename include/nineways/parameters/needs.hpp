// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

/// Who the pupils are: overlapping need groups, and the disjoint tiers of attention.
inline constexpr auto needs_parameters = std::to_array<parameter>({
    {.id = "low_income_share",
     .title = "pupils eligible for free or reduced-price lunch",
     .unit = unit::share, .low = 0.52, .central = 0.52, .high = 0.52,
     .source = "NCES, Digest of Education Statistics, recalled", .year = 2020, .status = status::recalled,
     .evidence = "NEED-1",
     .note = "States have changed how they count; a district should use its own figure."},
    {.id = "english_learner_share",
     .title = "pupils who are learning English",
     .unit = unit::share, .low = 0.094, .central = 0.106, .high = 0.106,
     .source = "NCES, Fast Facts", .address = "nces.ed.gov/fastfacts/display.asp?id=96",
     .year = 2022, .status = status::seen, .evidence = "NEED-2", .note = "Low: fall 2011."},
    {.id = "disability_share",
     .title = "pupils served under the disabilities act (IDEA)",
     .unit = unit::share, .low = 0.13, .central = 0.15, .high = 0.21,
     .source = "NCES, Condition of Education", .address = "nces.ed.gov/programs/coe/indicator/cgg",
     .year = 2023, .status = status::recalled, .evidence = "NEED-3",
     .note = "Central and low (2010-13) were read; the high end, New York, is recalled."},
    {.id = "gifted_share",
     .title = "pupils in programmes for the gifted",
     .unit = unit::share, .low = 0.065, .central = 0.065, .high = 0.065,
     .source = "Civil Rights Data Collection, NCES, recalled", .year = 2018, .status = status::recalled,
     .evidence = "NEED-4"},
    {.id = "regular_class_share",
     .title = "pupils with disabilities who spend 80 % of the day or more in regular classes",
     .unit = unit::share, .low = 0.67, .central = 0.67, .high = 0.67,
     .source = "NCES, Condition of Education, recalled", .year = 2022, .status = status::recalled,
     .evidence = "NEED-5"},
    {.id = "separate_setting_share",
     .title = "pupils with disabilities whose whole day is in a separate setting",
     .unit = unit::share, .low = 0.08, .central = 0.13, .high = 0.18,
     .status = status::judgement, .evidence = "NEED-5",
     .note = "Part of the third who are outside regular classes for more than a fifth of the day."},
    {.id = "identification_harm_graduation",
     .title = "change in finishing high school of pupils who lose special education to a limit on its numbers",
     .unit = unit::share_change, .low = -0.52, .central = -0.52, .high = -0.52,
     .source = "Ballis and Heath 2021, American Economic Journal: Economic Policy (Texas)",
     .address = "aeaweb.org/research/texas-special-education-cuts", .year = 2021, .status = status::seen,
     .evidence = "R5a.harm", .note = "Pupils at the margin of a cap of 8.5 %; no interval was seen.",
     .grade = evidence_grade::quasi_experimental},
    {.id = "identification_harm_college",
     .title = "change in entering college of the same pupils",
     .unit = unit::share_change, .low = -0.38, .central = -0.38, .high = -0.38,
     .source = "Ballis and Heath 2021, American Economic Journal: Economic Policy (Texas)",
     .address = "aeaweb.org/research/texas-special-education-cuts", .year = 2021, .status = status::seen,
     .evidence = "R5a.harm", .note = "As above.",
     .grade = evidence_grade::quasi_experimental},
    {.id = "intensive_share_base",
     .title = "pupils who need intensive help in a school without low-income pupils",
     .unit = unit::share, .low = 0.04, .central = 0.08, .high = 0.12,
     .status = status::judgement,
     .note = "With the next row, about 15 % of pupils in a typical school: the usual size of a third tier is 5 to "
             "20 %."},
    {.id = "intensive_share_per_low_income",
     .title = "added share of pupils who need intensive help, per share of low-income pupils",
     .unit = unit::share, .low = 0.05, .central = 0.14, .high = 0.25,
     .status = status::judgement,
     .note = "Need rises with poverty: 22 % in a school where all pupils have low income."},
    {.id = "strategic_share",
     .title = "pupils who need some added help",
     .unit = unit::share, .low = 0.15, .central = 0.25, .high = 0.35,
     .status = status::judgement, .note = "The tier between intensive help and on track."},
});

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

/// Federal money and the limits that come with it.
inline constexpr auto law_parameters = std::to_array<parameter>({
    {.id = "early_intervening_share",
     .title = "most of the federal money for special education that pupils who are not identified may have",
     .unit = unit::share, .low = 0.15, .central = 0.15, .high = 0.15,
     .source = "Disabilities act (IDEA) of 2004, as stated by the Fordham Institute",
     .address = "fordhaminstitute.org", .year = 2004, .status = status::seen, .evidence = "C12c",
     .note = "Less what the district's own effort was reduced by."},
    {.id = "special_education_grant",
     .title = "federal money for special education, for each pupil identified (IDEA)",
     .unit = unit::usd_per_pupil, .dollar_year = 2023, .low = 1'500, .central = 1'800, .high = 2'200,
     .status = status::judgement,
     .note = "Recalled: about 13 to 14 billion dollars for 7.3 million pupils. A district should use its own grant."},
    {.id = "low_income_grant",
     .title = "federal money for schools with low-income pupils, for each of them (Title I)",
     .unit = unit::usd_per_pupil, .dollar_year = 2023, .low = 400, .central = 680, .high = 1'000,
     .status = status::judgement,
     .note = "Recalled: about 17.5 billion dollars; 52 % of 49 million pupils. A district should use its own grant."},
    {.id = "title_i_school_share",
     .title = "share of low-income pupils from which a school has Title I money",
     .unit = unit::share, .low = 0.35, .central = 0.40, .high = 0.75,
     .status = status::judgement,
     .note = "From 40 % on a school may run a schoolwide programme; districts set their own line, at most 75 %."},
    {.id = "comparability_pupils_ratio",
     .title = "pupils for each post of a Title I school, at most this multiple of other schools'",
     .unit = unit::ratio, .low = 1.1, .central = 1.1, .high = 1.1,
     .status = status::judgement, .note = "The usual test in federal guidance: within 10 %."},
    {.id = "comparability_dollars_ratio",
     .title = "dollars a pupil of a Title I school, at least this multiple of other schools'",
     .unit = unit::ratio, .low = 0.9, .central = 0.9, .high = 0.9,
     .status = status::judgement, .note = "The usual test in federal guidance: within 10 %."},
});

}  // namespace nineways

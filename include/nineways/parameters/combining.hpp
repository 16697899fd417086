// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

/// How effects of several levers add up, fade, and are held to what has ever been seen.
inline constexpr auto combining_parameters = std::to_array<parameter>({
    {.id = "further_effect_share",
     .title = "part of each further effect that counts beside the largest one on the same pupils",
     .unit = unit::share, .low = 0, .central = 0.3, .high = 0.6,
     .status = status::judgement, .evidence = "OVL-1", .note = "No study estimates it."},
    {.id = "effect_persistence",
     .title = "part of a gain that is left a year later",
     .unit = unit::share, .low = 0.25, .central = 0.5, .high = 0.75,
     .source = "Taylor 2014, Journal of Public Economics (Miami)", .address = "econpapers.repec.org",
     .year = 2014, .status = status::judgement, .evidence = "FADE-1 E26",
     .note = "As much as half was lost in a year; the ends are a judgement."},
    {.id = "effect_ceiling",
     .title = "gain in a year that all levers together approach and never pass",
     .unit = unit::sd, .low = 0.2, .central = 0.30, .high = 0.5,
     .status = status::judgement,
     .note = "Far above any district-wide gain seen; it damps sums of large effects.",
     .own = {0.01, 10}},  // what saturates is divided by it
    {.id = "plausible_gain_total",
     .title = "gain of a whole district over several years above which a result is flagged",
     .unit = unit::sd, .low = 0.19, .central = 0.25, .high = 0.40,
     .status = status::judgement, .evidence = "CAP-1", .note = "A third above the largest district-wide gain found."},
    {.id = "plausible_gain_year",
     .title = "gain of a whole district in a year above which a result is flagged",
     .unit = unit::sd, .low = 0.05, .central = 0.10, .high = 0.20,
     .status = status::judgement, .evidence = "CAP-1", .note = "Twice the yearly pace of the largest gain found."},
    {.id = "largest_district_gain",
     .title = "largest gain of a whole district found, over four to five years",
     .unit = unit::sd, .low = 0.19, .central = 0.19, .high = 0.19,
     .source = "Hanushek and others 2023 (Dallas, mathematics)", .address = "nber.org/digest/20236",
     .year = 2019, .status = status::seen, .evidence = "CAP-1 E18",
     .note = "Read from the description of a chart: -0.08 against -0.27 for similar districts.",
     .grade = evidence_grade::quasi_experimental},
    {.id = "full_dose_minutes",
     .title = "minutes a year of small-group teaching that give its full effect",
     .unit = unit::minutes_per_year, .low = 1'350, .central = 2'700, .high = 5'400,
     .status = status::judgement, .note = "75 minutes a week for 36 weeks; below it the effect is in proportion."},
    {.id = "full_effect_group_size",
     .title = "largest group that gives the full effect of small-group teaching",
     .unit = unit::pupils_per_group, .low = 2, .central = 4, .high = 6,
     .status = status::judgement, .note = "Most tutoring studied had one to four pupils."},
    {.id = "zero_effect_group_size",
     .title = "group size at which small-group teaching has no effect of its own",
     .unit = unit::pupils_per_group, .low = 10, .central = 15, .high = 20,
     .status = status::judgement, .note = "A small class; from here on the effect of class size applies."},
    {.id = "class_effect_floor",
     .title = "class size below which fewer pupils add no more effect",
     .unit = unit::pupils_per_group, .low = 12, .central = 15, .high = 18,
     .status = status::judgement, .note = "The smallest classes of the trial that the effect rests on had about 15."},
    {.id = "class_effect_ceiling",
     .title = "class size above which more pupils take away no more effect",
     .unit = unit::pupils_per_group, .low = 26, .central = 30, .high = 35,
     .status = status::judgement, .note = "Hardly any study reaches beyond 30 pupils."},
    {.id = "fidelity",
     .title = "part of the intended programme that is really carried out",
     .unit = unit::share, .low = 0.5, .central = 0.8, .high = 1,
     .status = status::judgement, .note = "The same for both sides of a comparison."},
    {.id = "implementation_correlation",
     .title = "correlation of the effects of any two levers, and of fidelity, through how well a district carries out "
              "what it begins",
     .unit = unit::share, .low = 0, .central = 0.3, .high = 0.6,
     .status = status::judgement,
     .note = "Drawn with no correlation, effects would hide that one district carries out all of them. Simulations "
             "take the central value."},
    {.id = "exposure_years",
     .title = "years of full implementation behind the headline",
     .unit = unit::years, .low = 4, .central = 4, .high = 4,
     .status = status::judgement, .evidence = "E01",
     .note = "A definition: the spending benchmark covers four years, so the headline does too.",
     .own = {4, 4}},
});

}  // namespace nineways

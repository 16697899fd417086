// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/detail/literal.hpp>
#include <nineways/parameters/parameter.hpp>

namespace nineways {

/// The name of a unit in documents: the same word as in code.
[[nodiscard]] constexpr detail::literal name(unit of) noexcept {
    switch (of) {
        case unit::usd: return "usd";
        case unit::usd_per_pupil: return "usd_per_pupil";
        case unit::usd_per_fte: return "usd_per_fte";
        case unit::usd_per_day: return "usd_per_day";
        case unit::share: return "share";
        case unit::share_change: return "share_change";
        case unit::ratio: return "ratio";
        case unit::years: return "years";
        case unit::weeks: return "weeks";
        case unit::days: return "days";
        case unit::hours: return "hours";
        case unit::hours_per_week: return "hours_per_week";
        case unit::hours_per_day: return "hours_per_day";
        case unit::minute_count: return "minutes";
        case unit::minutes_per_day: return "minutes_per_day";
        case unit::minutes_per_week: return "minutes_per_week";
        case unit::minutes_per_year: return "minutes_per_year";
        case unit::pupil_count: return "pupils";
        case unit::pupils_per_group: return "pupils_per_group";
        case unit::pupils_per_post: return "pupils_per_fte";
        case unit::post_count: return "fte";
        case unit::fte_per_1000_pupils: return "fte_per_1000_pupils";
        case unit::index: return "index";
        case unit::elasticity: return "elasticity";
        case unit::sd: return "sd";
        case unit::sd_per_pupil_fewer: return "sd_per_pupil_fewer";
        case unit::sd_per_1000_usd: return "sd_per_1000_usd";
        case unit::percentile_points: return "percentile_points";
    }
    return {};
}

/// The name of a status in documents: the same word as in code.
[[nodiscard]] constexpr detail::literal name(status of) noexcept {
    switch (of) {
        case status::seen: return "seen";
        case status::derived: return "derived";
        case status::recalled: return "recalled";
        case status::judgement: return "judgement";
        case status::seed: return "seed";
    }
    return {};
}

/// The name of an evidence grade in documents: the same word as in code.
[[nodiscard]] constexpr detail::literal name(evidence_grade of) noexcept {
    switch (of) {
        case evidence_grade::not_an_effect: return "not_an_effect";
        case evidence_grade::none: return "none";
        case evidence_grade::correlational: return "correlational";
        case evidence_grade::quasi_experimental: return "quasi_experimental";
        case evidence_grade::randomised: return "randomised";
    }
    return {};
}

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>

#include <nineways/detail/literal.hpp>
#include <nineways/parameters/parameter.hpp>

namespace nineways {

/// The names of units in documents, in their order.
inline constexpr std::array<detail::literal, 28> unit_names{
    "usd", "usd_per_pupil", "usd_per_fte", "usd_per_day", "share", "share_change", "ratio", "years", "weeks", "days",
    "hours", "hours_per_week", "hours_per_day", "minutes", "minutes_per_day", "minutes_per_week", "minutes_per_year",
    "pupils", "pupils_per_group", "pupils_per_fte", "fte", "fte_per_1000_pupils", "index", "elasticity", "sd",
    "sd_per_pupil_fewer", "sd_per_1000_usd", "percentile_points"};

/// The names of statuses in documents, in their order.
inline constexpr std::array<detail::literal, 5> status_names{
    "seen", "derived", "recalled", "judgement", "seed"};

/// The names of evidence grades in documents, in their order.
inline constexpr std::array<detail::literal, 5> evidence_grade_names{
    "not_an_effect", "none", "correlational", "quasi_experimental", "randomised"};

/// The name in documents; empty for a value that is none.
[[nodiscard]] constexpr detail::literal name(unit of) noexcept {
    const auto at = static_cast<std::size_t>(of);
    return at < unit_names.size() ? unit_names[at] : detail::literal{};
}
[[nodiscard]] constexpr detail::literal name(status of) noexcept { return status_names[static_cast<std::size_t>(of)]; }
[[nodiscard]] constexpr detail::literal name(evidence_grade of) noexcept {
    return evidence_grade_names[static_cast<std::size_t>(of)];
}

static_assert(name(unit::percentile_points) == "percentile_points" && name(unit::hours_per_day) == "hours_per_day");
static_assert(name(status::seed) == "seed");
static_assert(name(evidence_grade::randomised) == "randomised");

}  // namespace nineways

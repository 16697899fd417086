// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

#include <nineways/detail/literal.hpp>

namespace nineways {

/// The closed list of units that a registered assumption may have.
enum class unit : std::uint8_t {
    usd,
    usd_per_pupil,
    usd_per_fte,
    usd_per_day,
    share,         ///< part of a whole, 0 to 1
    share_change,  ///< relative change, -1 to 1
    ratio,
    years,
    weeks,
    days,
    hours,
    hours_per_week,
    hours_per_day,
    minute_count,
    minutes_per_day,
    minutes_per_week,
    minutes_per_year,
    pupil_count,
    pupils_per_group,  ///< size of a class or group, at least 1
    pupils_per_post,
    post_count,
    fte_per_1000_pupils,
    index,
    elasticity,
    sd,
    sd_per_pupil_fewer,
    sd_per_1000_usd,
    percentile_points,
};

/// How far a figure can be trusted to be what its source says.
enum class status : std::uint8_t {
    seen,       ///< read in a public page; the address is given
    derived,    ///< arithmetic on seen figures; the formula is in the note
    recalled,   ///< from memory, not verified
    judgement,  ///< a modelling choice, made to be edited
    seed,       ///< asserted by the paper that this model examines
};

/// How strong the evidence behind an effect is. Shown beside the figure, never multiplied into it.
enum class evidence_grade : std::uint8_t { not_an_effect, none, correlational, quasi_experimental, randomised };

/// The least and the most that a figure may be.
struct limits {
    double least = 0;
    double most = 0;

    /// Whether `value` lies between the limits; false for NaN.
    [[nodiscard]] constexpr bool hold(double value) const noexcept { return least <= value && value <= most; }
};

/// One registered assumption as it is written down: every number of the model that is not the district's own.
struct parameter {
    detail::literal id{};     ///< snake_case name used in code and documents
    detail::literal title{};  ///< a plain sentence fragment for a reader
    nineways::unit unit{};
    int dollar_year = 0;       ///< school year that ends in this year; 0 where the unit is not money
    double low = 0;
    double central = 0;
    double high = 0;
    detail::literal source{};   ///< title of the source; never empty unless the status is judgement
    detail::literal address{};  ///< where it was read; may be empty for recalled figures and judgements
    int year = 0;                ///< year the figure describes (school years: the ending one); 0 if it has none
    nineways::status status{};   ///< the weakest, where low, central and high do not share one
    detail::literal evidence{};  ///< row of the evidence table, e.g. "PAY-1"; several joined by a space
    detail::literal note{};      ///< formula of a derived figure, reason of a judgement
    evidence_grade grade = evidence_grade::not_an_effect;
    limits own{};  ///< narrower than those of its unit, where other values break the model; 0 to 0 has none
};

/// A registered assumption as the model uses it. What only the list of all assumptions says lies apart
/// (`parameter_remarks`), so that a program that never prints the list does not hold it.
struct registered {
    detail::literal id{};
    nineways::unit unit{};
    int dollar_year = 0;
    double low = 0;
    double central = 0;
    double high = 0;
    int year = 0;
    nineways::status status{};
    evidence_grade grade{};
};

/// What the list of all assumptions says of one beside its figures.
struct parameter_remarks {
    detail::literal title{};
    detail::literal source{};
    detail::literal evidence{};
    detail::literal address{};
    detail::literal note{};
};

/// The values that make sense in a unit, whatever the assumption: keeps divisors positive and shares below one.
[[nodiscard]] constexpr limits limits_of(unit of) noexcept {
    switch (of) {
        case unit::share: return {0, 1};
        case unit::share_change: return {-1, 1};
        case unit::ratio: return {0, 100};
        case unit::years: return {1, 100};
        case unit::weeks: return {1, 53};
        case unit::days: return {1, 366};
        case unit::hours_per_week: return {1, 168};
        case unit::hours_per_day: return {1, 24};
        case unit::minute_count: return {1, 1'440};
        case unit::minutes_per_day: return {0, 1'440};
        case unit::minutes_per_week: return {0, 10'080};
        case unit::minutes_per_year: return {1, 525'600};
        case unit::pupils_per_group:
        case unit::pupils_per_post: return {1, 10'000};
        case unit::post_count: return {0.01, 1e6};
        case unit::fte_per_1000_pupils: return {0, 1'000};
        case unit::elasticity:
        case unit::sd:
        case unit::sd_per_pupil_fewer:
        case unit::sd_per_1000_usd: return {-10, 10};
        case unit::percentile_points: return {-100, 100};
        case unit::usd:
        case unit::usd_per_pupil:
        case unit::usd_per_fte:
        case unit::usd_per_day:
        case unit::hours:
        case unit::pupil_count:
        case unit::index: break;
    }
    return {0, 1e12};
}

/// The values that an assumption may have: its own limits, or those of its unit.
[[nodiscard]] constexpr limits limits_of(const parameter& row) noexcept {
    return row.own.most > 0 ? row.own : limits_of(row.unit);
}

/// Whether an amount in this unit needs a dollar year.
[[nodiscard]] constexpr bool is_money(unit of) noexcept {
    return of == unit::usd || of == unit::usd_per_pupil || of == unit::usd_per_fte || of == unit::usd_per_day ||
           of == unit::sd_per_1000_usd;
}

namespace detail {

[[nodiscard]] constexpr bool is_snake_case(std::string_view name) noexcept {
    for (const char c : name) {
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
    }
    return !name.empty() && name.front() >= 'a';
}

}  // namespace detail

/// Whether a registry row obeys the rules: a snake_case name, a title, an ordered range within its limits, which lie
/// within those of its unit, a source and an evidence row for all that is not a judgement, an address for all that was
/// seen, a note for all that was derived or judged, a dollar year for all money and only for money.
[[nodiscard]] constexpr bool is_valid(const parameter& row) noexcept {
    const limits allowed = limits_of(row);
    const limits widest = limits_of(row.unit);
    const bool ordered = row.low <= row.central && row.central <= row.high;  // false for NaN
    const bool bounded = allowed.hold(row.low) && allowed.hold(row.high) && widest.hold(allowed.least) &&
                         widest.hold(allowed.most);
    const bool chosen = row.status == status::judgement;
    const bool sourced = chosen || (!row.source.empty() && !row.evidence.empty());
    const bool addressed = row.status != status::seen || !row.address.empty();
    const bool explained = (!chosen && row.status != status::derived) || !row.note.empty();
    return detail::is_snake_case(row.id) && !row.title.empty() && ordered && bounded && sourced && addressed &&
           explained && is_money(row.unit) == (row.dollar_year != 0);
}

}  // namespace nineways

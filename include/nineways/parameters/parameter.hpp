// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nineways {

/// The closed list of units that a registered assumption may have.
enum class unit : std::uint8_t {
    usd,
    usd_per_pupil,
    usd_per_fte,
    usd_per_day,
    share,
    ratio,
    years,
    days,
    hours,
    minutes_per_week,
    minutes_per_year,
    pupils,
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

/// One registered assumption: every number of the model that is not the district's own.
struct parameter {
    std::string_view id;       ///< snake_case name used in code and documents
    std::string_view title;    ///< a plain sentence fragment for a reader
    nineways::unit unit{};
    int dollar_year = 0;       ///< school year that ends in this year; 0 where the unit is not money
    double low = 0;
    double central = 0;
    double high = 0;
    std::string_view source;   ///< title of the source; never empty unless the status is judgement
    std::string_view address;  ///< where it was read; may be empty for recalled figures and judgements
    int year = 0;              ///< year the figure describes; 0 if it has none
    nineways::status status{};
    std::string_view evidence;  ///< row of the evidence table, e.g. "PAY-1"; several joined by a space
    std::string_view note;      ///< formula of a derived figure, reason of a judgement
    evidence_grade grade = evidence_grade::not_an_effect;
};

/// Whether a registry row obeys the rules: a name, a title, an ordered finite range, a source for all that is
/// not a judgement, an address for all that was seen, a dollar year for all money and only for money.
[[nodiscard]] constexpr bool is_valid(const parameter& row) noexcept {
    const bool money = row.unit == unit::usd || row.unit == unit::usd_per_pupil || row.unit == unit::usd_per_fte ||
                       row.unit == unit::usd_per_day || row.unit == unit::sd_per_1000_usd;
    const bool ordered = row.low <= row.central && row.central <= row.high;  // false for NaN
    const bool bounded = row.low >= -1e12 && row.high <= 1e12;
    const bool sourced = row.status == status::judgement ? !row.note.empty() : !row.source.empty();
    const bool addressed = row.status != status::seen || !row.address.empty();
    const bool explained = row.status != status::derived || !row.note.empty();
    return !row.id.empty() && !row.title.empty() && ordered && bounded && sourced && addressed && explained &&
           (money == (row.dollar_year != 0));
}

}  // namespace nineways

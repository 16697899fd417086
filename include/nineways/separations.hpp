// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/grid_moves.hpp>
#include <nineways/national.hpp>
#include <nineways/parameters.hpp>

namespace nineways {

/// Years of experience below which a teacher is a novice, as the national survey counts.
inline constexpr double novice_years = 3;

/// The share of teachers who leave their posts in a year, by how experienced they are: novices, those in the middle of
/// a career, and those who may retire as well. Posts are weighed, so that all together are the district's own rate.
struct separation_curve {
    double novice = 0;      ///< below `novice_years`
    double career = 0;      ///< from then on
    double retirement = 0;  ///< on top of it, from `retirement_begins` on, or from the last step of a shorter schedule
    double retirement_from = 0;

    [[nodiscard]] double at(double experience) const noexcept {
        if (experience < novice_years) return novice;
        return career + (experience >= retirement_from ? retirement : 0);
    }
};

/// At most this part of those who may retire does so in a year: where a schedule has hardly any teachers at its end,
/// the others leave in the middle of their careers.
inline constexpr double most_who_retire = 0.5;

/// The curve through the few published points, for teachers of `headcount` with the years of `experience`.
///
/// Novices leave and move as the survey has it; of all teachers `retiring` retire; both in proportion to the district's
/// own rate `all` over the national one. What is left of that rate is the career's, and never below 0.
[[nodiscard]] inline separation_curve separations(const std::vector<double>& headcount,
                                                  const std::vector<double>& experience, double all, double retiring,
                                                  const assumptions& assumed) noexcept {
    separation_curve curve;
    curve.retirement_from = assumed["retirement_begins"_p];
    double longest = 0;
    for (const double years : experience) longest = years > longest ? years : longest;
    // On a shorter schedule careers end on its last step, which holds all who are there or beyond.
    if (longest >= novice_years && longest < curve.retirement_from) curve.retirement_from = longest;
    double everyone = 0;
    double novices = 0;
    double veterans = 0;
    for (std::size_t i = 0; i < headcount.size(); ++i) {
        everyone += headcount[i];
        if (experience[i] < novice_years)
            novices += headcount[i];
        else if (experience[i] >= curve.retirement_from)
            veterans += headcount[i];
    }
    const double national = national::separation_rate(assumed);
    const double own = national > 0 ? all / national : 0;
    curve.novice =
        own * (assumed["novice_leave_share"_p] + assumed["movers_counted_share"_p] * assumed["novice_move_share"_p]);
    if (!(novices < everyone)) curve.novice = all;
    curve.novice = curve.novice < 1 ? curve.novice : 1.0;
    if (veterans > 0) curve.retirement = own * retiring * everyone / veterans;
    if (curve.retirement > most_who_retire) curve.retirement = most_who_retire;
    const double rest = all * everyone - curve.novice * novices - curve.retirement * veterans;
    if (novices < everyone) curve.career = rest / (everyone - novices);
    if (curve.career < 0) {  // novices and the retiring are more than leave in all
        const double told = curve.novice * novices + curve.retirement * veterans;
        curve.career = 0;
        curve.novice *= all * everyone / told;
        curve.retirement *= all * everyone / told;
    }
    return curve;
}

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/portable_math.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/parameters.hpp>
#include <nineways/projection.hpp>

/// Where new principals come from, and how long they stay.
namespace nineways::detail {

/// The part of vacancies that a package's pipeline prepares somebody for in its year `t`.
[[nodiscard]] inline double prepared_share(const evaluation& e, std::size_t t) noexcept {
    for (const lever_result& l : e.levers) {
        const lever& pulled = *lever_catalog[l.choice.lever];
        if (pulled.id.view() != std::string_view{"leadership_pipeline"}) continue;
        const double residents = l.choice.setting[1];
        const double year = static_cast<double>(t);
        const double there = year < pulled.ramp_years ? year / pulled.ramp_years : 1.0;
        return l.choice.setting[0] * (residents < 1 ? residents : 1.0) * there;
    }
    return 0;
}

/// Principals by year. Those who leave are as many as surveys find; those placed from a pipeline stay longer, by what
/// the study of pipelines found over three years. Others come from the own pool, the city and elsewhere as assumed.
///
/// `prepared` is the share of vacancies that a pipeline fills, by year.
[[nodiscard]] inline std::vector<projected_leaders> principals(double posts, const std::vector<double>& prepared,
                                                               const assumptions& assumed) {
    const double leave = assumed["principal_turnover"_p];
    const double own = assumed["principals_from_own_pool"_p];
    const double city = assumed["principals_from_city"_p];
    const double stay = (1 - leave) * (1 - leave) * (1 - leave);
    double prepared_stay = stay + assumed["pipeline_retention_gain"_p];
    if (prepared_stay > 1) prepared_stay = 1;
    const double prepared_leave = 1 - portable::cbrt(prepared_stay);
    double from_pipeline = 0;
    std::vector<projected_leaders> all;
    for (const double share : prepared) {
        projected_leaders now;
        now.vacancies = (posts - from_pipeline) * leave + from_pipeline * prepared_leave;
        const double placed = now.vacancies * share;
        now.from_own_pool = placed + (now.vacancies - placed) * own;
        now.from_city = (now.vacancies - now.from_own_pool) * city;
        now.from_elsewhere = now.vacancies - now.from_own_pool - now.from_city;
        now.stay_three_years = share * prepared_stay + (1 - share) * stay;
        from_pipeline = from_pipeline * (1 - prepared_leave) + placed;
        all.push_back(now);
    }
    return all;
}

}  // namespace nineways::detail

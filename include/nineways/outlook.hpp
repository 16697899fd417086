// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/future_enrollment.hpp>
#include <nineways/parameters.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// How many years a projection may have.
inline constexpr int most_projected_years = 30;

/// School years, by the year in which they end; both are in it.
struct year_span {
    int first = 0;
    int last = 0;

    [[nodiscard]] constexpr bool contains(int year) const noexcept { return first <= year && year <= last; }
};

/// What is told of the coming years; what is not told follows from the registry. Growth is that over the year before,
/// as a share; a list has one value for each projected year, or is empty.
struct outlook {
    int years = 10;
    std::vector<double> price_growth{};
    /// Of salary schedules, in dollars of each year.
    std::vector<double> schedule_growth{};
    /// Of benefits at the same pay, in dollars of each year.
    std::vector<double> benefits_growth{};
    std::optional<cohort_rates> cohorts{};
    /// Years in which nobody rises a step.
    std::vector<year_span> frozen_steps{};
    /// What the district has put by when the first projected year begins.
    dollars reserve{};
    /// Years in which the packages' new money comes, and in the first of which they begin: all projected years where
    /// nothing is told.
    std::optional<year_span> money{};
    /// Whether the money comes all at once, in the first of its years.
    bool money_once = false;
    /// Whether cost is told by school too, which takes a count of every lever's schools.
    bool by_school = false;

    /// The projected year in which packages begin: 1 is the year after `today`.
    [[nodiscard]] std::size_t packages_begin(int today) const noexcept {
        return money && money->first > today ? static_cast<std::size_t>(money->first - today) : 1;
    }
};

}  // namespace nineways

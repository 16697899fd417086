// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/figure.hpp>
#include <nineways/learning.hpp>
#include <nineways/lever.hpp>
#include <nineways/prices.hpp>
#include <nineways/quantities.hpp>
#include <nineways/scenario.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>
#include <nineways/weekly_time.hpp>

namespace nineways {

/// A number with its range and its place.
template <Measured Quantity>
struct ranged_figure {
    range<Quantity> value;
    path where;
};

/// A district as it stands, counted and priced once: every scenario over it starts here.
struct baseline {
    std::vector<tier_counts> tiers;
    quantities day;
    standing base;
    spending cost;
    /// Those of scenarios that the district stands after.
    std::vector<lever_choice> levers{};
    /// The district before all of these; null where there are none. It must outlive the baseline.
    const district* first = nullptr;
};

/// What one lever does: `cost(changed) - cost(before)`, in the order of the catalog, so interactions price themselves.
struct lever_result {
    lever_choice choice;
    ranged_figure<dollars> recurring;  ///< yearly, once fully in place
    ranged_figure<dollars> one_time;
    double realised = 0;                  ///< share of the yearly amount that has come about in the named year
    figure<dollars> year_one;             ///< what has come about in the first year
    ranged_figure<dollars> in_year;       ///< what has come about in the named year
    figure<dollars> basis;                ///< the named year's amount and a tenth of the one-time amount
    figure<dollars> ten_years;            ///< ten years' amounts as they come about, and the one-time amount
    std::array<fte, role_limit> posts{};  ///< posts added, by role
    fte posts_in_all{};
    range<effect_size> mean_year;  ///< on the district's mean by itself, one year
    range<double> reached_share;   ///< share of all pupils reached (one figure: low = central = high)
    by_cell<double> reach{};       ///< the same by level and tier
    double schools_reached = 0;
    bool measured =
        false;  ///< whether any effect on learning is known; without one its effect is not zero, but unknown
    weekly_time minutes{};  ///< a week that it adds
};

/// What `evaluate` returns: one package over one district.
struct evaluation {
    int year = 5;
    district after;
    std::vector<tier_counts> tiers;
    quantities day;
    spending cost;
    std::vector<lever_result> levers;
    ranged_figure<dollars> recurring;
    ranged_figure<dollars> one_time;
    figure<dollars> basis;
    ranged_figure<dollars> in_year;
    figure<dollars> ten_years;
    std::vector<exposure> exposures;
    learning learned;
};

/// One-time costs are spread over this many years when packages are made equal.
inline constexpr double one_time_years = 10;

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nineways/units.hpp>

namespace nineways {

/// What a fund source may be spent on.
enum class restriction : std::uint8_t { general, special_education, low_income, grant };
inline constexpr std::array<std::string_view, 4> restriction_names{"general", "special_education", "low_income",
                                                                   "grant"};

/// Money that a district has, by where it comes from.
struct fund_source {
    std::string id;
    std::string title;
    /// Yearly amount in the district's dollars.
    dollars amount{};
    restriction restricted_to = restriction::general;
    /// Growth a year of the whole amount, as a share, in dollars of each year. Where nobody told it, the amount grows
    /// with prices and pupils and as revenue is assumed to.
    std::optional<double> growth{};
    /// Last school year (ending year) in which it is paid; 0 where no end is known.
    int last_year = 0;
    /// First school year (ending year) in which it is paid; 0 where it is paid today.
    int first_year = 0;
};

}  // namespace nineways

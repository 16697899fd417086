// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/attention.hpp>
#include <nineways/detail/sharing.hpp>
#include <nineways/figure.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// The people that one school's day needs.
struct school_quantities {
    std::array<double, role_limit> exact{};
    std::array<double, role_limit> rounded{};
    double rooms_needed = 0;
};

/// The quantity stage: everything that people and minutes come to, before any price.
struct quantities {
    std::vector<school_quantities> schools;
    /// Posts of the day by role over all schools.
    std::array<figure<fte>, role_limit> day_posts{};
    std::array<fte, role_limit> day_posts_exact{};
    std::vector<double> teachers;  ///< posts of the day that teach, by school
    /// Posts that schools share, by field.
    std::vector<shared_field> shared;
    attention all;
    double rooms_short = 0;
    /// State of the district in which the day was counted: that of the paths of its parts.
    std::uint16_t stage = 0;
};

}  // namespace nineways

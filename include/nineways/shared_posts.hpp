// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// Itinerant posts: those of some roles that several schools share, because none of the schools fills one by itself.
///
/// The pooled posts of every role and field add up over the schools and are rounded once. Homerooms stay with their
/// school.
struct shared_posts {
    std::string id;
    std::vector<std::size_t> schools;  ///< positions in `district::schools`
    std::vector<role_id> roles;
    /// A week that a full-time post spends on the road instead of with pupils.
    minutes travel{};
    /// Smallest part of a post that can be hired for all of the schools.
    fte hiring_step{0.1};
};

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include <nineways/io/operation.hpp>
#include <nineways/simulation.hpp>

namespace nineways::io::detail {

inline constexpr number_rule draws_rule{.min = least_draws, .max = most_draws, .unit = "draws", .whole = true};
inline constexpr number_rule seed_rule{.min = 0, .max = greatest_seed, .whole = true};

/// How often a request has the assumptions drawn, and from which seed.
[[nodiscard]] inline simulation_options requested_draws(const request_context& in, std::size_t usual) {
    double draws = static_cast<double>(usual);
    double seed = static_cast<double>(simulation_options{}.seed);
    in.request.read_if("draws", draws, draws_rule);
    in.request.read_if("seed", seed, seed_rule);
    return {static_cast<std::size_t>(draws), static_cast<std::uint64_t>(seed)};
}

}  // namespace nineways::io::detail

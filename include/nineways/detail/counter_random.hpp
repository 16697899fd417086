// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>

/// Random numbers that are a function of their place: seed, draw, name. No state, so any order and any number of
/// threads give the same ones.
namespace nineways::detail {

/// Ten rounds of Philox over a counter of four words with a key of two. Source: Salmon, Moraes, Dror and Shaw (2011).
[[nodiscard]] constexpr std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                                            std::array<std::uint32_t, 2> key) noexcept {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t first = std::uint64_t{0xd251'1f53} * counter[0];
        const std::uint64_t third = std::uint64_t{0xcd9e'8d57} * counter[2];
        counter = {static_cast<std::uint32_t>(third >> 32U) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(third),
                   static_cast<std::uint32_t>(first >> 32U) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(first)};
        key = {key[0] + 0x9e37'79b9U, key[1] + 0xbb67'ae85U};
    }
    return counter;
}

/// The middle of one of 2^52 equal parts of (0, 1): never 0 nor 1, and as many below 1/2 as above.
[[nodiscard]] constexpr double open_unit(std::uint32_t low, std::uint32_t high) noexcept {
    const std::uint64_t bits = (std::uint64_t{high} << 32U | low) >> 12U;
    return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

/// Uniform numbers of one name for two draws: `pair` counts them, so that draws 2 x pair and 2 x pair + 1 are meant.
[[nodiscard]] constexpr std::array<double, 2> uniform_pair(std::uint64_t seed, std::uint64_t pair,
                                                           std::uint32_t name) noexcept {
    const std::array<std::uint32_t, 4> words =
        philox({static_cast<std::uint32_t>(pair), static_cast<std::uint32_t>(pair >> 32U), name, 0},
               {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)});
    return {open_unit(words[0], words[1]), open_unit(words[2], words[3])};
}

}  // namespace nineways::detail

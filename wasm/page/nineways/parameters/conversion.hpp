// SPDX-License-Identifier: MIT
// nineways.wasm tells no months of learning; nineways-all.wasm has what they are made of.
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

inline constexpr std::array<parameter, 0> conversion_parameters{};

}  // namespace nineways

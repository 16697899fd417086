// SPDX-License-Identifier: MIT
// nineways.wasm projects nothing, and so needs no outlook; nineways-all.wasm has both.
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

inline constexpr std::array<parameter, 0> outlook_parameters{};

}  // namespace nineways

// SPDX-License-Identifier: MIT
// nineways.wasm has no scorecard and no operation of pay, and so nothing to set beside them;
// nineways-all.wasm has both.
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

inline constexpr std::array<parameter, 0> threshold_parameters{};

}  // namespace nineways

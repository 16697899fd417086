// SPDX-License-Identifier: MIT
// nineways.wasm compares presets over the district as it stands: no preset undoes what it does, and there is no
// baseline.
#pragma once

#include <array>

#include <nineways/evaluation.hpp>
#include <nineways/levers/catalog.hpp>

namespace nineways::detail {

inline void mark_levers_of(const baseline&, std::array<bool, lever_catalog.size()>&) noexcept {}

template <class Tell>
void tell_opposites(const evaluation&, const baseline&, const Tell&) noexcept {}

}  // namespace nineways::detail

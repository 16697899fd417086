// SPDX-License-Identifier: MIT
// As wasm/kernels.cpp, for the module that pages load: counting the day alone is compiled for speed. Pricing it too
// would make a fit a quarter quicker and the module 2 % larger.
#include <nineways/detail/day_counter.hpp>

namespace {

[[gnu::used]] constexpr auto counts = &nineways::detail::day_counter::count;

}  // namespace

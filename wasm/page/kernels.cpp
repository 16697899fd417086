// SPDX-License-Identifier: MIT
// As wasm/kernels.cpp, for the module that pages load: counting the day, and the pupils, by whom every price and many a
// lever goes, are compiled for speed. Pricing too would make a fit a quarter quicker and the module 2 % larger.
#include <nineways/detail/day_counter.hpp>

namespace {

[[gnu::used]] constexpr auto counts = &nineways::detail::day_counter::count;
[[gnu::used]] constexpr nineways::pupils (*adds_up)(const nineways::district&) noexcept = &nineways::total_pupils;

}  // namespace

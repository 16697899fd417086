// SPDX-License-Identifier: MIT
// What a comparison spends its time in, counting the day and pricing it, and the draws of a simulation. This file is compiled for speed and stands
// first in the link, so that the linker takes these functions, and all that they call, from here; the rest of the
// module is compiled for size.
#include <nineways/evaluate.hpp>
#include <nineways/simulate.hpp>

namespace {

using namespace nineways;

[[gnu::used]] constexpr auto counts = &nineways::detail::day_counter::count;
[[gnu::used]] constexpr auto adds_minutes = &nineways::detail::day_counter::minutes;
[[gnu::used]] constexpr auto prices = &nineways::detail::pricing::run;
[[gnu::used]] constexpr auto draws = &nineways::detail::drawn_inputs::draw;
[[gnu::used]] constexpr auto learns = &nineways::detail::drawn_learning::learn;
[[gnu::used]] constexpr auto spends = &nineways::detail::drawn_cost::spend;
[[gnu::used]] constexpr auto adds_up = &nineways::detail::block_work::run;

}  // namespace

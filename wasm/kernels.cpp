// SPDX-License-Identifier: MIT
// What a comparison spends its time in: counting the day and pricing it. This file is compiled for speed and stands
// first in the link, so that the linker takes these functions, and all that they call, from here; the rest of the
// module is compiled for size.
#include <nineways/evaluate.hpp>

namespace {

using namespace nineways;

[[gnu::used]] constexpr auto counts = &nineways::detail::day_counter::count;
[[gnu::used]] constexpr auto adds_minutes = &nineways::detail::day_counter::minutes;
[[gnu::used]] constexpr auto prices = &nineways::detail::pricing::run;

}  // namespace

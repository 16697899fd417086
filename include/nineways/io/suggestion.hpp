// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/detail/suggestion.hpp>

namespace nineways::io {

using nineways::detail::edit_distance;
using nineways::detail::listed_names;
using nineways::detail::nearest_name;

}  // namespace nineways::io

// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace nineways {

/// The version of the library and of the model in it. The one place: the build and the packages read it from here.
inline constexpr std::string_view version = "0.1.0";

}  // namespace nineways

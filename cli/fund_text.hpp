// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/requests.hpp>

namespace nineways::cli {

/// The result of `fund` as a person reads it: what each unit gets; or how one unit's lines came about; or who wins and
/// who loses from one formula to another.
[[nodiscard]] std::string fund_text(const json& result);

}  // namespace nineways::cli

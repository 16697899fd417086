// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/requests.hpp>

namespace nineways::cli {

/// A simulation as a page of text; its texts are printable. `once` says that the money comes once.
[[nodiscard]] std::string simulation_text(const json& result, bool once);

/// What each draw came to: a row for each, both packages side by side.
[[nodiscard]] std::string draws_csv(const json& result);

}  // namespace nineways::cli

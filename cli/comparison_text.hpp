// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/requests.hpp>

namespace nineways::cli {

/// A comparison for a terminal, at most 100 columns wide.
[[nodiscard]] std::string comparison_text(const json& comparison);

/// A comparison as one flat table: section, package, item, measure, low, central, high, unit.
[[nodiscard]] std::string comparison_csv(const json& comparison);

}  // namespace nineways::cli

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/requests.hpp>

namespace nineways::cli {

/// A comparison for a terminal, at most 100 columns wide. `once`: the money is a tenth a year of what comes once.
[[nodiscard]] std::string comparison_text(const json& comparison, bool once);

/// A comparison as one flat table: section, package, item, measure, low, central, high, unit.
[[nodiscard]] std::string comparison_csv(const json& comparison);

}  // namespace nineways::cli

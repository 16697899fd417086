// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <nineways/io/json_value.hpp>

namespace nineways::cli {

/// A comparison for a terminal, at most 100 columns wide.
[[nodiscard]] std::string comparison_text(const io::json& comparison);

/// A comparison as one flat table: section, package, item, measure, low, central, high, unit.
[[nodiscard]] std::string comparison_csv(const io::json& comparison);

}  // namespace nineways::cli

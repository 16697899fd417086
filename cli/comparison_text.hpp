// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace nineways::cli {

/// A response under reading. Keys keep their order.
using json = nlohmann::ordered_json;

/// A comparison for a terminal, at most 100 columns wide.
[[nodiscard]] std::string comparison_text(const json& comparison);

/// A comparison as one flat table: section, package, item, measure, low, central, high, unit.
[[nodiscard]] std::string comparison_csv(const json& comparison);

}  // namespace nineways::cli

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/requests.hpp>

namespace nineways::cli {

/// A comparison for a terminal, at most 100 columns wide; it needs the answer with `studies`. `once`: the money is a
/// tenth a year of what comes once. `list_studies`: what each effect rests on is listed. Months are, where they are there.
[[nodiscard]] std::string comparison_text(const json& comparison, bool once, bool list_studies);

/// A comparison, with `studies`, as one flat table: section, package, item, measure, low, central, high, unit.
[[nodiscard]] std::string comparison_csv(const json& comparison);

}  // namespace nineways::cli

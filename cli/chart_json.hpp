// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <nineways/io/chart/display_list.hpp>
#include <cli/requests.hpp>

namespace nineways::cli {

/// The chart that a response holds, to be written as SVG.
[[nodiscard]] io::chart::display_list chart_of(const json& written);

/// The table of a chart as CSV: a row of titles with their units, then the numbers as they are.
[[nodiscard]] std::string table_csv(const json& chart);

}  // namespace nineways::cli

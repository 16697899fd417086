// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace nineways::cli {

/// One value of a plot's horizontal axis: what is drawn as steps, what is drawn as dots; neither where there is a gap.
struct plot_value {
    double at = 0;
    std::optional<double> stepped;
    std::optional<double> exact;
    bool broken = false;  ///< the contract does not allow it
};

/// Two series over the same values as text: `#` for the steps, `.` for the exact values, blanks at a gap, and `!` in
/// the axis under a broken limit. Each mark is a value's own: nothing is drawn between values, which stand up to eight
/// columns apart; of more values than columns, each column shows all of its own. Lines are at most `width` columns
/// wide.
[[nodiscard]] std::string text_plot(const std::vector<plot_value>& values, std::size_t width, std::size_t height);

}  // namespace nineways::cli

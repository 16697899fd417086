// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/requests.hpp>

namespace nineways::cli {

/// A curve as text of at most 100 columns: its values with posts, dollars and attention, each with the change from
/// today; the plot of the posts; and the sentence.
[[nodiscard]] std::string curve_text(const json& result);

}  // namespace nineways::cli

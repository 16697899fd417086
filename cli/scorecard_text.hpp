// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/requests.hpp>

namespace nineways::cli {

/// A scorecard as text of at most 100 columns: a row for each measure, with its goal and what is not measured.
[[nodiscard]] std::string scorecard_text(const json& result, bool once);

}  // namespace nineways::cli

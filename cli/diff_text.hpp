// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/requests.hpp>

namespace nineways::cli {

/// In what two scenarios differ, as a page of text.
[[nodiscard]] std::string diff_text(const json& result);

/// The same as one flat table: section, item, measure, unit, a, b, change.
[[nodiscard]] std::string diff_csv(const json& result);

}  // namespace nineways::cli

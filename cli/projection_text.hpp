// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/requests.hpp>

namespace nineways::cli {

/// A projection as a page of text; its texts are printable.
[[nodiscard]] std::string projection_text(const json& result);

/// A projection as CSV: a row for each path and year, with every figure of the year.
[[nodiscard]] std::string projection_csv(const json& result);

}  // namespace nineways::cli

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/requests.hpp>

namespace nineways::cli {

/// What a district pays its people for, as a page of text.
[[nodiscard]] std::string pay_text(const json& result);

/// The same as a table: a row for each state and part.
[[nodiscard]] std::string pay_csv(const json& result);

}  // namespace nineways::cli

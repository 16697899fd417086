// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include <nineways/io/operation.hpp>

/// The operations, compiled once for every program that runs them: they take long.
namespace nineways::cli {

/// The names of all operations.
[[nodiscard]] std::vector<std::string_view> operation_names();

/// Runs one operation by name, as `io::run` does.
[[nodiscard]] io::response run_operation(io::session& known, std::string_view name, std::string_view request);

}  // namespace nineways::cli

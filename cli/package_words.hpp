// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/requests.hpp>

namespace nineways::cli {

/// What a package or a path is called: by its title, or by its id where it has none.
[[nodiscard]] std::string called(const json& package);

/// In how many of a hundred draws; never none or all where it is not. "not told" where there is no share.
[[nodiscard]] std::string chance(const json& share);

/// What must be told of the packages "a" and "b" of a result beside its figures, under a heading, and how many cautions
/// on their levers there are; empty where there is nothing.
[[nodiscard]] std::string package_warnings(const json& result);

/// Over which district packages stand, in lines: its name and size, notes on pay, the baseline, the new money. `once`
/// says that the money comes once.
[[nodiscard]] std::string ground_lines(const json& result, bool once);

}  // namespace nineways::cli

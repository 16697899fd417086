// SPDX-License-Identifier: MIT
#pragma once

#include <stdlib.h>

#include <string>

#include <rapidcheck.h>

/// How properties are checked.
namespace nineways::properties {

/// The same 200 cases in every run, unless the environment asks for others.
inline const bool seeded = ::setenv("RC_PARAMS", "seed=1 max_success=200", 0) == 0;

/// Whether a property holds; RapidCheck prints the smallest case that breaks it.
template <class Property>
bool holds(const std::string& what, const Property& property) {
    return seeded && rc::check(what, property);
}

}  // namespace nineways::properties

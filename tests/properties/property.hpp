// SPDX-License-Identifier: MIT
#pragma once

#include <stdlib.h>

#include <iostream>
#include <string>

#include <rapidcheck.h>

/// How properties are checked.
namespace nineways::properties {

/// The same 200 cases in every run, unless the environment asks for others.
inline const bool seeded = ::setenv("RC_PARAMS", "seed=1 max_success=200", 0) == 0;

/// Whether a property holds; RapidCheck prints the smallest case that breaks it. Where a case takes long, one in so many
/// is tried.
template <class Property>
bool holds(const std::string& what, int one_in, const Property& property) {
    if (!seeded) return false;
    rc::detail::TestMetadata named;
    named.id = what;
    named.description = what;
    rc::detail::TestParams params = rc::detail::configuration().testParams;
    params.maxSuccess /= one_in;
    const auto result = rc::detail::checkTestable(property, named, params);
    std::cerr << "\n- " << what << '\n';
    rc::detail::printResultMessage(result, std::cerr);
    std::cerr << '\n';
    return result.template is<rc::detail::SuccessResult>();
}

template <class Property>
bool holds(const std::string& what, const Property& property) {
    return holds(what, 1, property);
}

}  // namespace nineways::properties

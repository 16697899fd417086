// SPDX-License-Identifier: MIT
// nineways.wasm compares districts on their own days; nineways-all.wasm takes sets of days.
#pragma once

#include <nineways/district.hpp>
#include <nineways/io/operation.hpp>

namespace nineways::io::detail {

[[nodiscard]] inline const district& requested_district_with_days(const request_context& in,
                                                                  const assumptions& assumed) {
    if (const value_reader days = in.request.optional("day_designs"))
        days.reject("no set of days", "Ask nineways-all.wasm, which takes them.");
    return requested_district(in, assumed);
}

}  // namespace nineways::io::detail

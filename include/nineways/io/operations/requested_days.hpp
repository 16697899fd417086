// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/io/day_designs_json.hpp>
#include <nineways/io/operation.hpp>

namespace nineways::io::detail {

/// The district that a request means, its days taken from the request's `day_designs` where it has some.
[[nodiscard]] inline const district& requested_district_with_days(const request_context& in,
                                                                  const assumptions& assumed) {
    const district& d = requested_district(in, assumed);
    const value_reader days = in.request.optional("day_designs");
    if (!days) return d;
    const day_design_set set = read_day_designs(days, d);
    if (!in.log.empty()) return d;
    return in.known.hold(with_day_designs(d, set, in.log));
}

}  // namespace nineways::io::detail

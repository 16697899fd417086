// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <utility>

#include <nineways/day_designs.hpp>
#include <nineways/district.hpp>
#include <nineways/io/day_designs_json.hpp>
#include <nineways/io/operation.hpp>

namespace nineways::io::detail {

/// A district whose schools all follow the days of a set, and the set.
struct district_by_set {
    district d;
    day_design_set set;
};

/// The district with the days of the set under a key of the request; none where there is no such key. What does not go
/// together is in the log.
[[nodiscard]] inline std::optional<district_by_set> requested_days(const request_context& in, const char* key,
                                                                   const district& own) {
    const value_reader days = in.request.optional(key);
    if (!days) return std::nullopt;
    day_design_set set = read_day_designs(days, own);
    district other = with_day_designs(own, set, days, in.log);
    return district_by_set{std::move(other), std::move(set)};
}

/// The district that a request means, its days taken from the request's `day_designs` where it has some.
[[nodiscard]] inline const district& requested_district_with_days(const request_context& in,
                                                                  const assumptions& assumed) {
    const district& d = requested_district(in, assumed);
    std::optional<district_by_set> other = requested_days(in, "day_designs", d);
    return other && in.log.empty() ? in.known.hold(std::move(other->d)) : d;
}

}  // namespace nineways::io::detail

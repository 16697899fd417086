// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include <nineways/detail/day_counter.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/ledger.hpp>
#include <nineways/quantities.hpp>

namespace nineways {

/// The quantity stage: what the day of every school comes to, in state `stage` of the district.
///
/// `tiers` is `attention_tiers(d, ...)`. The document must be valid (`validate(d)` finds nothing).
[[nodiscard]] inline quantities measure_day(const district& d, const std::vector<tier_counts>& tiers,
                                            std::uint16_t stage, recorder book) {
    detail::day_counter counter;
    quantities q;
    counter.count(d, tiers, stage, book, q);
    counter.list_schools(d, q);
    counter.minutes(q.all);
    return q;
}

}  // namespace nineways

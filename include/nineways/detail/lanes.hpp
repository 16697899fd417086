// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstring>

/// Numbers that are computed side by side, each as it would be alone.
///
/// Two doubles, because every machine that matters has registers for them (SSE2, NEON, WebAssembly). Written out
/// instead of left to the compiler, which finds some of these loops in some versions and at some levels.
namespace nineways::detail {

using lane_pair = double __attribute__((vector_size(16)));
using lane_mask = decltype(lane_pair{} < lane_pair{});  // all bits or none
inline constexpr std::size_t lane_count = 2;

[[nodiscard]] inline lane_pair both_lanes(double x) noexcept { return lane_pair{x, x}; }
[[nodiscard]] inline lane_pair load_lanes(const double* from) noexcept {
    lane_pair x;
    std::memcpy(&x, from, sizeof x);
    return x;
}
inline void store_lanes(double* to, lane_pair x) noexcept { std::memcpy(to, &x, sizeof x); }

/// Asks for memory that will be needed soon; there need not be any.
inline void prefetch(const double* from) noexcept { __builtin_prefetch(from); }

[[nodiscard]] inline lane_mask bits_of(lane_pair x) noexcept { return __builtin_bit_cast(lane_mask, x); }
[[nodiscard]] inline lane_pair lanes_of(lane_mask bits) noexcept { return __builtin_bit_cast(lane_pair, bits); }
[[nodiscard]] inline bool any_lane(lane_mask m) noexcept { return (m[0] | m[1]) != 0; }

/// a where the mask holds, b elsewhere.
[[nodiscard]] inline lane_pair choose_lanes(lane_mask m, lane_pair a, lane_pair b) noexcept {
    return lanes_of((m & bits_of(a)) | (~m & bits_of(b)));
}
/// x where the mask holds, 0 elsewhere.
[[nodiscard]] inline lane_pair keep_lanes(lane_mask m, lane_pair x) noexcept { return lanes_of(m & bits_of(x)); }
/// Not a number where the mask holds, x elsewhere.
[[nodiscard]] inline lane_pair none_lanes(lane_mask m, lane_pair x) noexcept { return lanes_of(m | bits_of(x)); }

/// The smaller or the larger of two, the first where they are equal; none where one of them is.
[[nodiscard]] inline lane_pair smaller_lanes(lane_pair a, lane_pair b) noexcept {
    return none_lanes(b != b, b < a ? b : a);
}
[[nodiscard]] inline lane_pair larger_lanes(lane_pair a, lane_pair b) noexcept {
    return none_lanes(b != b, b > a ? b : a);
}

/// The smaller and the larger of two; b where they are equal or one is none.
[[nodiscard]] inline lane_pair least_lanes(lane_pair a, lane_pair b) noexcept { return a < b ? a : b; }
[[nodiscard]] inline lane_pair most_lanes(lane_pair a, lane_pair b) noexcept { return a > b ? a : b; }
[[nodiscard]] inline lane_pair size_lanes(lane_pair x) noexcept { return x > -x ? x : -x; }

/// Half a distance of doubles above 2^52: adding and taking it away rounds to whole numbers, ties to even.
inline constexpr double whole_shift = 0x1.8p52;
/// The size below which `whole_shift` works.
inline constexpr double shift_limit = 0x1p51;

}  // namespace nineways::detail

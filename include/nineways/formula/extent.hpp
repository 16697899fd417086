// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>

#include <nineways/detail/portable_math.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/row_numbers.hpp>

/// How large the numbers of a block can be, and how far off: which of its rows a rounding may get wrong.
namespace nineways::detail {

/// The range of a node over the rows of a block, and the most by which one of its doubles can be off.
struct extent {
    double low = 0;
    double high = 0;
    double error = 0;
    bool whole = true;    ///< whole numbers that doubles hold exactly
    bool written = true;  ///< as read or rounded: two of them compare as the decimals that they stand for

    [[nodiscard]] double most() const noexcept { return std::max(size_of(low), size_of(high)); }
};

/// The extent of a column's rows. `error` is 0 where they are decimals as written.
[[nodiscard]] inline extent extent_of(const double* values, std::size_t stride, std::size_t count, double error) noexcept {
    constexpr double far = std::numeric_limits<double>::infinity();
    extent e{far, -far, error, true, error == 0};
    for (std::size_t i = 0; i < count; i += 1) {
        const double x = values[i * stride];
        e.low = x < e.low ? x : e.low;
        e.high = x > e.high ? x : e.high;
        e.whole = e.whole && (x != x || is_whole(x));
        if (stride == 0) break;
    }
    if (e.low > e.high) e.low = e.high = 0;  // none of them is known
    if (e.written && !e.whole) e.error = half_step * e.most();
    e.whole = e.whole && e.error == 0;
    return e;
}

/// The extent of a result in a range, whose operands bring an error.
[[nodiscard]] inline extent computed(double low, double high, double brought, bool of_whole) noexcept {
    extent e{low, high, 0, false, false};
    if (!(e.low <= e.high)) e.low = -(e.high = std::numeric_limits<double>::infinity());  // a sum of infinities
    e.whole = of_whole && e.most() < 0x1p53;
    if (!e.whole) e.error = (brought + half_step * e.most()) * (1 + 0x1p-40) + 0x1p-1000;
    return e;
}

[[nodiscard]] inline extent operator+(const extent& a, const extent& b) noexcept {
    return computed(a.low + b.low, a.high + b.high, a.error + b.error, a.whole && b.whole);
}
[[nodiscard]] inline extent operator-(const extent& a) noexcept { return {-a.high, -a.low, a.error, a.whole, a.written}; }
[[nodiscard]] inline extent operator-(const extent& a, const extent& b) noexcept { return a + -b; }
[[nodiscard]] inline extent operator*(const extent& a, const extent& b) noexcept {
    const double corners[]{a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
    const double brought = a.most() * b.error + b.most() * a.error + a.error * b.error;
    return computed(*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4), brought,
                    a.whole && b.whole);
}
[[nodiscard]] inline extent operator/(const extent& a, const extent& b) noexcept {
    constexpr double far = std::numeric_limits<double>::infinity();
    const double nearest = b.low > 0 ? b.low : b.high < 0 ? -b.high : 0;
    if (!(nearest > b.error)) return {-far, far, far, false, false};
    const double most = a.most() / nearest;
    return computed(-most, most, (a.error + most * b.error) / (nearest - b.error), false);
}

/// Either of two.
[[nodiscard]] inline extent either_of(const extent& a, const extent& b) noexcept {
    return {std::min(a.low, b.low), std::max(a.high, b.high), std::max(a.error, b.error), a.whole && b.whole,
            a.written && b.written};
}

/// The extent of what a rounding makes: decimals of so many places.
[[nodiscard]] inline extent rounded_extent(const extent& x, int places) noexcept {
    const double step = of_places(1, places);
    extent e{x.low - step, x.high + step, 0, places <= 0, true};
    e.whole = e.whole && e.most() < 0x1p53;
    if (!e.whole) e.error = half_step * e.most();
    return e;
}

[[nodiscard]] inline extent transcendental_extent(formula_op op, const extent& x) noexcept {
    constexpr double far = std::numeric_limits<double>::infinity();
    const double away = x.low > 0 ? x.low : x.high < 0 ? -x.high : 0;
    extent e{-far, far, far, false, false};
    double slope = far;
    switch (op) {
        case formula_op::square_root:
            if (x.low < 0) return e;
            e = {std::sqrt(x.low), std::sqrt(x.high), 0, false, false};
            if (x.low > 0) slope = 0.5 / e.low;
            break;
        case formula_op::cube_root:
            e = {portable::cbrt(x.low), portable::cbrt(x.high), 0, false, false};
            if (away > 0) slope = portable::cbrt(away) / (3 * away);
            break;
        case formula_op::exponential:
            e = {portable::exp(x.low), portable::exp(x.high), 0, false, false};
            slope = e.high;
            break;
        case formula_op::logarithm:
            if (!(x.low > 0)) return e;
            e = {portable::log(x.low), portable::log(x.high), 0, false, false};
            slope = 1 / x.low;
            break;
        default:
            e = {0, 1, 0, false, false};
            slope = 0.4;
            break;
    }
    e.error = (x.error > 0 ? 2 * slope * x.error : 0) + 16 * half_step * e.most();
    return e;
}

}  // namespace nineways::detail

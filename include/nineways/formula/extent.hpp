// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <vector>

#include <nineways/detail/lanes.hpp>
#include <nineways/detail/portable_math.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/program.hpp>
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

/// The extent of rows. `error` is 0 where they are decimals as written.
[[nodiscard]] inline extent extent_of(const double* values, std::size_t count, double error) noexcept {
    constexpr double far = std::numeric_limits<double>::infinity();
    lane_pair low = both_lanes(far);
    lane_pair high = both_lanes(-far);
    lane_mask broken{};
    const auto look = [&](lane_pair x) {
        low = x < low ? x : low;
        high = x > high ? x : high;
        const lane_pair near = (x + whole_shift) - whole_shift;
        broken |= (near < x) | (near > x);
    };
    std::size_t i = 0;
    for (; i + lane_count <= count; i += lane_count) look(load_lanes(values + i));
    if (i < count) look(both_lanes(values[i]));
    extent e{std::min(low[0], low[1]), std::max(high[0], high[1]), error, false, error == 0};
    if (e.low > e.high) e.low = e.high = 0;  // none of them is known
    if (e.most() < shift_limit) {
        e.whole = !any_lane(broken);
    } else {
        e.whole = std::all_of(values, values + count, [](double x) { return x != x || is_whole(x); });
    }
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
[[nodiscard]] inline extent operator-(const extent& a) noexcept {
    return {-a.high, -a.low, a.error, a.whole, a.written};
}
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

[[nodiscard]] inline extent measured_among(const program_node& node, const std::vector<extent>& known,
                                           std::size_t first, std::size_t step) {
    const auto of = [&](std::size_t i) -> const extent& { return known[node.operands[i]]; };
    extent e = of(first);
    for (std::size_t i = first + step; i < node.operands.size(); i += step) e = either_of(e, of(i));
    return e;
}
[[nodiscard]] inline extent powered_extent(double exponent, const extent& x) {
    const double one = 1;
    extent e = extent_of(&one, 1, 0);
    for (int i = 0; i < std::abs(static_cast<int>(exponent)); ++i) e = e * x;
    return exponent < 0 ? extent_of(&one, 1, 0) / e : e;
}
/// Operations of the piece of the line with the steepest slope.
[[nodiscard]] inline extent interpolated_extent(const program_node& node, const std::vector<extent>& known) {
    const auto of = [&](std::size_t i) -> const extent& { return known[node.operands[i]]; };
    extent e = measured_among(node, known, 2, 2);
    double error = e.error;
    for (std::size_t i = 3; i < node.operands.size(); i += 2) {
        extent x = of(0);
        x.low = std::max(x.low, of(i - 2).low);
        x.high = std::min(x.high, of(i).high);
        if (x.low > x.high) x.low = x.high = of(i).low;
        const extent piece = of(i - 1) + (x - of(i - 2)) / (of(i) - of(i - 2)) * (of(i + 1) - of(i - 1));
        error = std::max(error, piece.error);
    }
    e.error = error;
    e.whole = e.written = false;
    return e;
}

/// The extent of what a node makes of its operands, whose extents are known; of a name it is that of its column.
[[nodiscard]] inline extent measured(const program_nodes& nodes, std::size_t n, const std::vector<extent>& known) {
    const program_node& node = nodes[n];
    const auto of = [&](std::size_t i) -> const extent& { return known[node.operands[i]]; };
    switch (node.op) {
        case formula_op::number:
            return extent_of(&node.number, 1, 0);
        case formula_op::none:
        case formula_op::text:
        case formula_op::name:
            return {};
        case formula_op::negate:
            return -of(0);
        case formula_op::add:
            return of(0) + of(1);
        case formula_op::subtract:
            return of(0) - of(1);
        case formula_op::multiply:
            return of(0) * of(1);
        case formula_op::divide:
            return of(0) / of(1);
        case formula_op::or_else:
            return either_of(of(0), of(1));
        case formula_op::absolute:
            return either_of(of(0), -of(0));
        case formula_op::smallest:
        case formula_op::largest:
            return measured_among(node, known, 0, 1);
        case formula_op::choose: {
            extent e = measured_among(node, known, 1, 2);
            return either_of(e, known[node.operands.back()]);
        }
        case formula_op::interpolate:
            return interpolated_extent(node, known);
        case formula_op::power:
            return powered_extent(node.number, of(0));
        case formula_op::square_root:
        case formula_op::cube_root:
        case formula_op::exponential:
        case formula_op::logarithm:
        case formula_op::normal_share:
            return transcendental_extent(node.op, of(0));
        default:
            break;
    }
    if (is_rounding(node.op)) return rounded_extent(of(0), static_cast<int>(node.number));
    return {0, 1, 0, true, true};  // a condition
}

}  // namespace nineways::detail

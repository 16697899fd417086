// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

#include <nineways/detail/exact_number.hpp>
#include <nineways/detail/portable_math.hpp>
#include <nineways/detail/running_sum.hpp>
#include <nineways/formula/expression.hpp>

/// The two kinds of numbers with which a single row is evaluated.
namespace nineways::detail {

/// A double and a bound of how far it lies from the number that exact arithmetic gives.
///
/// Bounds are themselves computed in doubles; each operation widens its bound by a little more than that can lose.
struct bounded {
    double value = 0;
    double error = 0;

    bounded() = default;
    /// The decimal number that the double was read from: whole numbers are exact.
    explicit bounded(double x) noexcept : value(x), error(is_whole(x) ? 0 : half_step * size_of(x)) {}
    bounded(double x, double bound) noexcept : value(x), error(bound) {}

    /// After an operation whose operands bring the error `brought`.
    [[nodiscard]] static bounded after(double x, double brought) noexcept {
        const bool exact = brought == 0 && is_whole(x);
        return {x, exact ? 0 : (brought + half_step * size_of(x)) * (1 + 0x1p-40) + 0x1p-1000};
    }

    [[nodiscard]] bool is_zero() const noexcept { return value == 0 && error == 0; }
    [[nodiscard]] friend bounded operator-(bounded a) noexcept { return {-a.value, a.error}; }
    [[nodiscard]] friend bounded operator+(bounded a, bounded b) noexcept {
        return after(a.value + b.value, a.error + b.error);
    }
    [[nodiscard]] friend bounded operator-(bounded a, bounded b) noexcept {
        return after(a.value - b.value, a.error + b.error);
    }
    [[nodiscard]] friend bounded operator*(bounded a, bounded b) noexcept {
        const double brought = size_of(a.value) * b.error + size_of(b.value) * a.error + a.error * b.error;
        return after(a.value * b.value, brought);
    }
    [[nodiscard]] friend bounded operator/(bounded a, bounded b) noexcept {
        const double left = size_of(b.value) - b.error;
        const double quotient = a.value / b.value;
        if (!(left > 0)) return {quotient, std::numeric_limits<double>::infinity()};
        const bool whole = a.error == 0 && b.error == 0 && is_whole(quotient) && quotient * b.value == a.value;
        if (whole) return {quotient, 0};
        return {quotient,
                ((a.error + size_of(quotient) * b.error) / left + half_step * size_of(quotient)) * (1 + 0x1p-40) +
                    0x1p-1000};
    }
};

/// Below zero, zero or above zero; nothing where the bounds leave it open.
[[nodiscard]] inline std::optional<int> order_of(bounded a, bounded b) noexcept {
    const double error = a.error + b.error;
    const double difference = a.value - b.value;
    if (difference == 0 && error == 0) return 0;
    if (size_of(difference) <= error) return {};
    return difference < 0 ? -1 : 1;
}
[[nodiscard]] inline std::optional<int> order_of(const exact_number& a, const exact_number& b) { return compare(a, b); }

/// 10^places, for -22 to 22.
[[nodiscard]] inline double power_of_ten(int places) noexcept {
    double power = 1;
    for (int i = 0; i < (places < 0 ? -places : places); ++i) power *= 10;
    return power;
}

/// A whole number of units of the last place, as the double nearest to it.
[[nodiscard]] inline double of_places(double units, int places) noexcept {
    return places < 0 ? units * power_of_ten(places) : units / power_of_ten(places);
}

/// The whole number that a rounding rule makes of a double, which is taken as exact.
[[nodiscard]] inline double nearest_whole(double x, formula_op rule) noexcept {
    const double below = std::floor(x);
    const double over = x - below;
    switch (rule) {
        case formula_op::round_half_up:
            return over >= 0.5 ? below + 1 : below;
        case formula_op::round_half_away:
            return over > 0.5 || (over == 0.5 && x > 0) ? below + 1 : below;
        case formula_op::round_half_even: {
            const bool odd = below / 2 != std::floor(below / 2);
            return over > 0.5 || (over == 0.5 && odd) ? below + 1 : below;
        }
        case formula_op::truncate:
            return x < 0 && over > 0 ? below + 1 : below;
        case formula_op::round_up:
            return over > 0 ? below + 1 : below;
        default:
            return below;
    }
}

/// x rounded by a rule; clears `sure` where the bounds leave the side of a tie open.
[[nodiscard]] inline double rounded_number(bounded x, formula_op rule, int places, bool& sure) noexcept {
    const double power = power_of_ten(places);
    const double scaled = places < 0 ? x.value / power : x.value * power;
    const bool exact = x.error == 0 && places >= 0;  // a whole number
    const double room = exact ? 0 : (places < 0 ? x.error / power : x.error * power) + 4 * half_step * size_of(scaled);
    if (!(nearest_whole(scaled - room, rule) == nearest_whole(scaled + room, rule))) sure = false;
    return of_places(nearest_whole(scaled, rule), places);
}

/// x, a double near which is known, rounded by a rule; a double that is too large for a place more is kept.
[[nodiscard]] inline double rounded_number(const exact_number& x, double near, formula_op rule, int places) {
    const exact_number power{power_of_ten(places)};
    const exact_number scaled = places < 0 ? x / power : x * power;
    double below = std::floor(scaled.approximate());
    if (!(size_of(below) < 0x1p53)) return near;
    while (compare(scaled, exact_number{below}) < 0) below -= 1;
    while (compare(scaled, exact_number{below + 1}) >= 0) below += 1;
    const bool whole = compare(scaled, exact_number{below}) == 0;
    const int half = compare(scaled, exact_number{below} + exact_number{0.5});
    // What lies on the same side of the middle of two whole numbers is rounded in the same way.
    const double over = whole ? 0 : half < 0 ? 0.25 : half == 0 ? 0.5 : 0.75;
    return of_places(nearest_whole(below + over, rule), places);
}

/// A function that has no exact value in decimals; nothing for exact numbers.
[[nodiscard]] inline std::optional<bounded> transcendental(formula_op op, bounded x) noexcept {
    double value = 0;
    double slope = 0;  // the most by which the function changes per change of x
    switch (op) {
        case formula_op::square_root:
            value = std::sqrt(x.value);
            slope = x.value > 0 ? 0.5 / value : 0;
            break;
        case formula_op::cube_root:
            value = portable::cbrt(x.value);
            slope = x.value != 0 ? size_of(value / x.value) / 3 : 0;
            break;
        case formula_op::exponential:
            value = slope = portable::exp(x.value);
            break;
        case formula_op::logarithm:
            value = portable::log(x.value);
            slope = 1 / x.value;
            break;
        default:
            value = portable::normal_cdf(x.value);
            slope = 0.4;
            break;
    }
    return bounded{value, 2 * slope * x.error + 16 * half_step * size_of(value)};
}
[[nodiscard]] inline std::optional<exact_number> transcendental(formula_op, const exact_number&) { return {}; }

}  // namespace nineways::detail

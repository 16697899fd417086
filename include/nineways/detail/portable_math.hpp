// SPDX-License-Identifier: MIT
#pragma once

#include <cfloat>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

/// Transcendental functions whose bits are the same from every compiler and in WebAssembly.
///
/// Everything is built from + - * /, the square root, comparisons and moves of bits, in a fixed order, because the
/// functions of the C library differ between platforms in the last place. Needs IEEE 754 doubles, `-ffp-contract=off`
/// (the CMake target sets it) and no fast-math option. One *ulp* is the distance between neighbouring doubles at the
/// exact result. A NaN goes through, and every NaN returned is the one positive quiet NaN.
namespace nineways::portable {

namespace detail {

static_assert(std::numeric_limits<double>::is_iec559 && FLT_RADIX == 2 && FLT_EVAL_METHOD == 0,
              "nineways needs IEEE 754 doubles without excess precision: results must have the same bits everywhere");

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();
inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// log 2 in two parts: the upper has 36 bits, so that its product with a binary exponent is exact.
inline constexpr double ln2_high = 0x1.62e42fefa0000p-1;
inline constexpr double ln2_low = 0x1.cf79abc9e3b3ap-40;

inline constexpr std::uint64_t fraction_mask = 0x000f'ffff'ffff'ffff;

/// Exactly 2^exponent, for -1022 <= exponent <= 1023.
[[nodiscard]] constexpr double power_of_two(int exponent) noexcept {
    return __builtin_bit_cast(double, static_cast<std::uint64_t>(1023 + exponent) << 52U);
}

/// A positive number as `mantissa * 2^exponent`, 1 <= mantissa < 2.
struct binary_parts {
    double mantissa;
    int exponent;
};

/// Splits a positive finite number exactly, denormals included.
[[nodiscard]] constexpr binary_parts split(double x) noexcept {
    const bool denormal = x < std::numeric_limits<double>::min();
    const auto bits = __builtin_bit_cast(std::uint64_t, denormal ? x * 0x1p54 : x);
    return {__builtin_bit_cast(double, (bits & fraction_mask) | (std::uint64_t{1023} << 52U)),
            static_cast<int>(bits >> 52U) - (denormal ? 1023 + 54 : 1023)};
}

/// The polynomial with these coefficients, constant term first.
template <std::size_t Size>
[[nodiscard]] constexpr double horner(const double (&coefficients)[Size], double x) noexcept {
    double sum = coefficients[Size - 1];
    for (std::size_t i = Size - 1; i-- > 0;) sum = sum * x + coefficients[i];
    return sum;
}

/// (exp(r) - 1 - r) / r^2 by Taylor: 1/2!, 1/3!, ... 1/14!, enough for |r| <= log(2) / 2.
inline constexpr double exp_series[] = {
    1.0 / 2,      1.0 / 6,       1.0 / 24,       1.0 / 120,       1.0 / 720,        1.0 / 5040,       1.0 / 40320,
    1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800, 1.0 / 87178291200};

/// 2 atanh(s) / s - 2 = 2 s^2 / 3 + 2 s^4 / 5 + ... as a polynomial in s^2 without its factor s^2, for |s| <= 0.1716.
inline constexpr double log_series[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11,
                                        2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21};

}  // namespace detail

/// e to the power x, within 1 ulp.
///
/// Exact at 0; infinity above 709.78 and 0 below -745.13, as the rounded true value would be; denormal results are
/// within 1 ulp too. Reduces x by a multiple of log 2 to |r| <= 0.347 and sums the Taylor series to r^14 / 14!.
[[nodiscard]] constexpr double exp(double x) noexcept {
    if (x != x) return detail::nan;
    if (x > 0x1.62e42fefa39efp+9) return detail::infinity;
    if (x < -0x1.74910d52d3051p+9) return 0.0;
    const int k = static_cast<int>(x * 1.4426950408889634 + (x < 0 ? -0.5 : 0.5));
    const double high = x - k * detail::ln2_high;
    const double low = k * detail::ln2_low;
    const double r = high - low;
    const double y = 1.0 + (high + (r * r * detail::horner(detail::exp_series, r) - low));
    // Two factors: 2^k alone may not be a double. At most the last product rounds (to a denormal).
    return y * detail::power_of_two(k / 2) * detail::power_of_two(k - k / 2);
}

/// The natural logarithm of x, within 1 ulp.
///
/// Exactly 0 at 1, minus infinity at 0 of either sign, infinity at infinity, NaN below 0. With x = 2^k (1 + f) and
/// s = f / (2 + f): log(1 + f) = 2 atanh(s), by Taylor to s^21, arranged so that f enters without an error.
[[nodiscard]] constexpr double log(double x) noexcept {
    if (x != x || x < 0) return detail::nan;
    if (x == 0) return -detail::infinity;
    if (x == detail::infinity) return x;
    auto [mantissa, k] = detail::split(x);
    if (mantissa > 1.4142135623730951) {
        mantissa *= 0.5;
        ++k;
    }
    const double f = mantissa - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double half_square = 0.5 * f * f;
    const double rest = z * detail::horner(detail::log_series, z);
    return k * detail::ln2_high - ((half_square - (s * (half_square + rest) + k * detail::ln2_low)) - f);
}

/// The cube root of x, negative for negative x, within 0.7 ulp; exact when the root is a double.
///
/// Signed zeros and infinities are returned as they are. Two Halley steps from a straight line over [1, 8), then one
/// more from a value of 24 bits, whose square is exact (the idea is in FreeBSD's s_cbrt.c).
[[nodiscard]] constexpr double cbrt(double x) noexcept {
    if (x != x) return detail::nan;
    if (x == 0 || x == detail::infinity || x == -detail::infinity) return x;
    const auto [mantissa, exponent] = detail::split(x < 0 ? -x : x);
    const int third = (exponent + 1200) / 3 - 400;  // rounds down for every exponent, also below zero
    const double m = mantissa * detail::power_of_two(exponent - 3 * third);
    double t = 0.935 + 0.14 * m;
    for (int step = 0; step < 2; ++step) {
        const double cube = t * t * t;
        t *= (cube + 2.0 * m) / (2.0 * cube + m);
    }
    t = static_cast<double>(static_cast<float>(t));
    const double r = m / (t * t);
    const double root = (t + t * ((r - t) / (t + t + r))) * detail::power_of_two(third);
    return x < 0 ? -root : root;
}

/// base to a whole power, by repeated multiplication: pow(b, n + 1) == pow(b, n) * b bit for bit, so that it agrees
/// with growth applied year by year.
///
/// Relative error at most 1.2e-16 * |exponent| (one rounding a step, at most 100,000 steps) while all products are
/// normal numbers. pow(b, -n) is 1 / pow(b, n); pow(b, 0) is 1 unless b is NaN. Takes time in proportion to |exponent|.
[[nodiscard]] constexpr double pow(double base, int exponent) noexcept {
    if (base != base) return detail::nan;
    double product = 1.0;
    const long long steps = exponent < 0 ? -static_cast<long long>(exponent) : exponent;
    for (long long i = 0; i < steps; ++i) {
        const double next = product * base;
        if (next == product && base > 0) break;  // 0, infinity or a rounding fixed point: it stays
        product = next;
    }
    return exponent < 0 ? 1.0 / product : product;
}

/// Only whole exponents: a fraction would be cut off silently.
double pow(double base, double exponent) = delete;

namespace detail {

// W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969), in the form for the
// normal distribution of ACM algorithm 715 (1993). Constant term first. Middle: in x^2, near: in x, far: in 1 / x^2.
inline constexpr double cdf_middle_top[] = {18154.981253343561249, 1067.6894854603709582, 161.02823106855587881,
                                            2.2352520354606839287, 0.065682337918207449113};
inline constexpr double cdf_middle_bottom[] = {45507.789335026729956, 10260.932208618978205, 976.09855173777669322,
                                               47.20258190468824187, 1.0};
inline constexpr double cdf_near_top[] = {9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326,
                                          2494.5375852903726711, 597.27027639480026226, 93.506656132177855979,
                                          8.8831497943883759412, 0.39894151208813466764, 1.0765576773720192317e-8};
inline constexpr double cdf_near_bottom[] = {19685.429676859990727, 38912.003286093271411, 34900.952721145977266,
                                             18615.571640885098091, 6485.558298266760755, 1519.377599407554805,
                                             235.38790178262499861, 22.266688044328115691, 1.0};
inline constexpr double cdf_far_top[] = {2.9112874951168792e-5, 0.001421619193227893466, 0.022235277870649807,
                                         0.1274011611602473639, 0.21589853405795699, 0.02307344176494017303};
inline constexpr double cdf_far_bottom[] = {7.29751555083966205e-5, 0.00378239633202758244, 0.0659881378689285515,
                                            0.468238212480865118, 1.28426009614491121, 1.0};

// M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988).
inline constexpr double quantile_middle_top[] = {3.3871328727963666080,  133.14166789178437745, 1971.5909503065514427,
                                                 13731.693765509461125,  45921.953931549871457, 67265.770927008700853,
                                                 33430.575583588128105,  2509.0809287301226727};
inline constexpr double quantile_middle_bottom[] = {1.0,                   42.313330701600911252, 687.18700749205790830,
                                                    5394.1960214247511077, 21213.794301586595867, 39307.895800092710610,
                                                    28729.085735721942674, 5226.4952788528545610};
inline constexpr double quantile_near_top[] = {1.42343711074968357734,     4.63033784615654529590,
                                               5.76949722146069140550,     3.64784832476320460504,
                                               1.27045825245236838258,     0.241780725177450611770,
                                               0.0227238449892691845833,   7.74545014278341407640e-4};
inline constexpr double quantile_near_bottom[] = {1.0,                        2.05319162663775882187,
                                                  1.67638483018380384940,     0.689767334985100004550,
                                                  0.148103976427480074590,    0.0151986665636164571966,
                                                  5.47593808499534494600e-4,  1.05075007164441684324e-9};
inline constexpr double quantile_far_top[] = {6.65790464350110377720,     5.46378491116411436990,
                                              1.78482653991729133580,     0.296560571828504891230,
                                              0.0265321895265761230930,   1.24266094738807843860e-3,
                                              2.71155556874348757815e-5,  2.01033439929228813265e-7};
inline constexpr double quantile_far_bottom[] = {1.0,                        0.599832206555887937690,
                                                 0.136929880922735805310,    0.0148753612908506148525,
                                                 7.86869131145613259100e-4,  1.84631831751005468180e-5,
                                                 1.42151175831644588870e-7,  2.04426310338993978564e-15};

/// The normal probability below -y, for y > 0.66.
[[nodiscard]] constexpr double normal_tail(double y) noexcept {
    if (y > 39.0) return 0.0;
    double ratio = 0;
    if (y <= 5.656854249492381) {
        ratio = horner(cdf_near_top, y) / horner(cdf_near_bottom, y);
    } else {
        const double z = 1.0 / (y * y);
        ratio = (0.3989422804014327 - z * horner(cdf_far_top, z) / horner(cdf_far_bottom, z)) / y;
    }
    // exp(-y^2 / 2) without the rounding of y^2: the square of a multiple of 1/16 is exact.
    const double coarse = static_cast<int>(y * 16.0) / 16.0;
    const double fine = (y - coarse) * (y + coarse);
    return exp(-0.5 * coarse * coarse) * (exp(-0.5 * fine) * ratio);
}

}  // namespace detail

/// The share of a standard normal population below x: absolute error at most 3e-16, for x < 0 also a relative error
/// at most 2e-15 while the result is a normal number (x > -37.5).
///
/// 0 at minus infinity, 1 at infinity. Source: Cody (1969).
[[nodiscard]] constexpr double normal_cdf(double x) noexcept {
    if (x != x) return detail::nan;
    const double y = x < 0 ? -x : x;
    if (y > 0.67448975) return x < 0 ? detail::normal_tail(y) : 1.0 - detail::normal_tail(y);
    const double z = x * x;
    return 0.5 + x * detail::horner(detail::cdf_middle_top, z) / detail::horner(detail::cdf_middle_bottom, z);
}

/// The x below which a share p of a standard normal population lies, with a relative error of at most 2e-15.
///
/// The error is of this function; that of p itself moves x too, and as 1 - p has few digits near 1 a small upper share
/// is better asked for as `-normal_quantile(share)`. Exactly 0 at 0.5, minus infinity at 0, infinity at 1, NaN outside
/// [0, 1]. Source: Wichura (1988).
[[nodiscard]] inline double normal_quantile(double p) noexcept {
    if (!(p >= 0 && p <= 1)) return detail::nan;
    if (p == 0) return -detail::infinity;
    if (p == 1) return detail::infinity;
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * detail::horner(detail::quantile_middle_top, r) / detail::horner(detail::quantile_middle_bottom, r);
    }
    const double r = std::sqrt(-log(q < 0 ? p : 1.0 - p));
    double x = 0;
    if (r <= 5) {
        x = detail::horner(detail::quantile_near_top, r - 1.6) / detail::horner(detail::quantile_near_bottom, r - 1.6);
    } else {
        x = detail::horner(detail::quantile_far_top, r - 5.0) / detail::horner(detail::quantile_far_bottom, r - 5.0);
    }
    return q < 0 ? -x : x;
}

}  // namespace nineways::portable

// SPDX-License-Identifier: MIT
#include <nineways/detail/portable_math.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <vector>

namespace portable_math_test {

namespace portable = nineways::portable;

namespace {

using limits = std::numeric_limits<double>;

constexpr double infinity = limits::infinity();
constexpr double denormal_min = limits::denorm_min();

/// What the reference itself may be wrong by, in ulp of a double: nothing to speak of where `long double` has its own
/// functions, 1 where the C library computes them in double (WebAssembly's does).
constexpr double reference_ulp = limits::digits < std::numeric_limits<long double>::digits &&
                                         std::numeric_limits<long double>::digits < 113
                                     ? 0.0
                                     : 1.0;

std::uint64_t bits_of(double x) { return __builtin_bit_cast(std::uint64_t, x); }

bool is_positive_quiet_nan(double x) { return bits_of(x) == 0x7ff8'0000'0000'0000; }

/// The distance between doubles around a positive exact value; the denormals' beneath the normal numbers.
long double ulp_at(long double exact) {
    int exponent = 0;
    (void)std::frexp(exact, &exponent);
    return std::ldexp(1.0L, exponent - 53 < -1074 ? -1074 : exponent - 53);
}

double ulp_error(double computed, long double exact) {
    return static_cast<double>(std::fabs(computed - exact) / ulp_at(std::fabs(exact)));
}

/// A largest error and where it was.
struct worst_case {
    double error = 0;
    double at = 0;

    void see(double candidate, double x) {
        if (!(candidate <= error)) {  // a NaN must not pass unseen
            error = candidate;
            at = x;
        }
    }
};

/// Numbers in [0, 1), the same on every platform: a linear congruential generator (Knuth's MMIX constants).
class uniform_numbers {
  public:
    double next() {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return static_cast<double>(state_ >> 11U) * 0x1p-53;
    }
    /// Any positive finite double, denormals too: all exponents alike.
    double next_positive() {
        const auto exponent = static_cast<std::uint64_t>(next() * 2047);
        return __builtin_bit_cast(double, (exponent << 52U) | static_cast<std::uint64_t>(next() * 0x1p52));
    }

  private:
    std::uint64_t state_ = 2026;
};

constexpr int samples = 200'000;

const long double root_half = std::sqrt(0.5L);

/// The normal probability below -y (y > 0), from the C library's complementary error function.
long double tail_reference(long double y) { return std::erfc(y * root_half) / 2; }

}  // namespace

TEST_CASE("portable functions are constant expressions") {
    static_assert(portable::exp(0.0) == 1.0);
    static_assert(portable::log(1.0) == 0.0);
    static_assert(portable::cbrt(27.0) == 3.0);
    static_assert(portable::pow(2.0, 10) == 1024.0);
    static_assert(portable::normal_cdf(0.0) == 0.5);
    volatile double x = 0.7;  // what the compiler works out has the bits of what the machine works out
    constexpr double known = portable::exp(0.7) + portable::log(0.7) + portable::cbrt(0.7) + portable::normal_cdf(0.7);
    CHECK(bits_of(portable::exp(x) + portable::log(x) + portable::cbrt(x) + portable::normal_cdf(x)) == bits_of(known));
}

TEST_CASE("exp is within 1 ulp") {
    uniform_numbers random;
    worst_case worst;
    const auto see = [&](double x) {
        worst.see(ulp_error(portable::exp(x), std::exp(static_cast<long double>(x))), x);
    };
    for (int i = 0; i < samples; ++i) {
        see(-745.0 + 1454.7 * random.next());  // every size of result, denormal ones too
        see(-2.0 + 4.0 * random.next());       // growth rates and shares
        see((random.next() - 0.5) * 0x1p-20);  // next to 1
    }
    for (int k = -1074; k <= 1023; ++k) {  // about the seams of the reduction
        const double seam = (k + 0.5) * 0.6931471805599453;
        if (seam < -745.0) continue;
        see(seam);
        see(std::nextafter(seam, infinity));
        see(std::nextafter(seam, -infinity));
    }
    CAPTURE(worst.error, worst.at);
    CHECK(worst.error <= 1.0 + reference_ulp);
}

TEST_CASE("exp at the edges") {
    CHECK(portable::exp(0.0) == 1.0);
    CHECK(portable::exp(-0.0) == 1.0);
    CHECK(portable::exp(denormal_min) == 1.0);
    CHECK(portable::exp(-denormal_min) == 1.0);
    CHECK(portable::exp(infinity) == infinity);
    CHECK(portable::exp(limits::max()) == infinity);
    CHECK(bits_of(portable::exp(-infinity)) == 0);
    CHECK(bits_of(portable::exp(limits::lowest())) == 0);
    CHECK(is_positive_quiet_nan(portable::exp(limits::quiet_NaN())));
    CHECK(is_positive_quiet_nan(portable::exp(-limits::quiet_NaN())));
    // log(2^1024) = 709.78271289338399680 and log(2^-1075) = -745.13321910194120762: overflow and underflow.
    CHECK(portable::exp(709.782712893384) < infinity);
    CHECK(portable::exp(709.782712893384) > 0x1.ffffffffff000p+1023);
    CHECK(portable::exp(std::nextafter(709.782712893384, infinity)) == infinity);
    CHECK(portable::exp(-745.133219101941) == denormal_min);
    CHECK(portable::exp(-745.1332191019413) == 0.0);
    // e to twenty digits, 2.71828182845904523536, lies between two neighbouring doubles.
    CHECK(std::fabs(portable::exp(1.0) - 2.718281828459045) <= 0x1p-51);
}

TEST_CASE("log is within 1 ulp") {
    uniform_numbers random;
    worst_case worst;
    const auto see = [&](double x) {
        worst.see(ulp_error(portable::log(x), std::log(static_cast<long double>(x))), x);
    };
    for (int i = 0; i < samples; ++i) {
        see(random.next_positive());
        see(0.5 + 1.5 * random.next());                // where the logarithm is small
        see(1.0 + (random.next() - 0.5) * 0x1p-20);    // and very small
        see(random.next_positive() * 0x1p-1022 + denormal_min);
    }
    for (int k = -1022; k <= 1023; ++k) {  // about the seams of the reduction
        const double seam = std::ldexp(1.4142135623730951, k - 1) * 2.0;
        see(seam);
        see(std::nextafter(seam, infinity));
        see(std::nextafter(std::ldexp(1.0, k), 0.0));
    }
    CAPTURE(worst.error, worst.at);
    CHECK(worst.error <= 1.0 + reference_ulp);
}

TEST_CASE("log at the edges") {
    CHECK(bits_of(portable::log(1.0)) == 0);
    CHECK(portable::log(0.0) == -infinity);
    CHECK(portable::log(-0.0) == -infinity);
    CHECK(portable::log(infinity) == infinity);
    CHECK(is_positive_quiet_nan(portable::log(-denormal_min)));
    CHECK(is_positive_quiet_nan(portable::log(-1.0)));
    CHECK(is_positive_quiet_nan(portable::log(-infinity)));
    CHECK(is_positive_quiet_nan(portable::log(-limits::quiet_NaN())));
    // Published: log 2 = 0.69314718055994530942, log 10 = 2.30258509299404568402.
    CHECK(std::fabs(portable::log(2.0) - 0.69314718055994530942) <= 0x1p-53);
    CHECK(std::fabs(portable::log(10.0) - 2.30258509299404568402) <= 0x1p-51);
    CHECK(portable::log(denormal_min) == Approx(-1074 * 0.69314718055994530942).epsilon(1e-15));
    CHECK(portable::log(limits::max()) == Approx(1024 * 0.69314718055994530942).epsilon(1e-15));
}

TEST_CASE("cbrt is within 0.7 ulp") {
    uniform_numbers random;
    worst_case worst;
    const auto see = [&](double x) {
        worst.see(ulp_error(portable::cbrt(x), std::cbrt(static_cast<long double>(x))), x);
    };
    for (int i = 0; i < samples; ++i) {
        see(random.next_positive());
        see(-random.next_positive());
        see(1.0 + 7.0 * random.next());
        see(random.next_positive() * 0x1p-1022 + denormal_min);
    }
    CAPTURE(worst.error, worst.at);
    CHECK(worst.error <= 0.7 + reference_ulp);
}

TEST_CASE("cbrt of an exact cube is exact") {
    int wrong = 0;
    for (int i = 1; i <= 208'063; ++i) {  // 208063^3 < 2^53
        const double root = i;
        const double cube = root * root * root;
        wrong += portable::cbrt(cube) != root;
        wrong += portable::cbrt(-cube) != -root;
        wrong += portable::cbrt(cube * 0x1p-900) != root * 0x1p-300;
        wrong += portable::cbrt(cube * 0x1p+900) != root * 0x1p+300;
    }
    CHECK(wrong == 0);
    CHECK(portable::cbrt(0x1p-1074) == 0x1p-358);
    CHECK(portable::cbrt(0x1p-1071) == 0x1p-357);
}

TEST_CASE("cbrt at the edges") {
    CHECK(bits_of(portable::cbrt(0.0)) == bits_of(0.0));
    CHECK(bits_of(portable::cbrt(-0.0)) == bits_of(-0.0));
    CHECK(portable::cbrt(infinity) == infinity);
    CHECK(portable::cbrt(-infinity) == -infinity);
    CHECK(is_positive_quiet_nan(portable::cbrt(limits::quiet_NaN())));
    CHECK(is_positive_quiet_nan(portable::cbrt(-limits::quiet_NaN())));
    // Published: the cube root of 2 is 1.25992104989487316477 (the duplication of the cube).
    CHECK(std::fabs(portable::cbrt(2.0) - 1.25992104989487316477) <= 0x1p-52);
}

TEST_CASE("pow is growth applied year by year") {
    for (const double base : {1.03, 0.97, -1.5, 1.0, 0.0, -0.0, 1e-200, -1e-200, 1e200, -1e200, infinity, -infinity}) {
        CAPTURE(base);
        double product = 1.0;
        for (int year = 0; year <= 60; ++year) {
            CAPTURE(year);
            CHECK(bits_of(portable::pow(base, year)) == bits_of(product));
            product *= base;
        }
    }
}

TEST_CASE("pow keeps its error bound") {
    uniform_numbers random;
    worst_case worst;  // error as a share of the bound
    for (int i = 0; i < 2'000; ++i) {
        const double base = 0.9 + 0.2 * random.next();
        const int exponent = static_cast<int>(random.next() * 2'000) - 1'000;
        if (exponent == 0) continue;
        long double exact = 1.0L;  // 64 bits or more: 1000 roundings are 0.5 of the double's last place
        for (int n = 0; n < std::abs(exponent); ++n) exact *= base;
        if (exponent < 0) exact = 1.0L / exact;
        const double bound = 1.2e-16 * std::abs(exponent);
        worst.see(static_cast<double>(std::fabs(portable::pow(base, exponent) / exact - 1.0L)) / bound, exponent);
    }
    CAPTURE(worst.error, worst.at);
    CHECK(worst.error <= 1.0);
}

TEST_CASE("pow at the edges") {
    CHECK(portable::pow(1.5, 4) == 5.0625);
    CHECK(portable::pow(2.0, -3) == 0.125);
    CHECK(portable::pow(-2.0, 3) == -8.0);
    CHECK(portable::pow(-2.0, -2) == 0.25);
    CHECK(portable::pow(0.0, 0) == 1.0);
    CHECK(portable::pow(0.0, -1) == infinity);
    CHECK(portable::pow(-0.0, -1) == -infinity);
    CHECK(portable::pow(infinity, -1) == 0.0);
    CHECK(portable::pow(2.0, 1024) == infinity);
    CHECK(portable::pow(2.0, -2000) == 0.0);
    CHECK(portable::pow(1.0, std::numeric_limits<int>::max()) == 1.0);
    CHECK(portable::pow(2.0, std::numeric_limits<int>::min()) == 0.0);
    CHECK(portable::pow(0.5, std::numeric_limits<int>::min()) == infinity);
    CHECK(is_positive_quiet_nan(portable::pow(-limits::quiet_NaN(), 3)));
    CHECK(is_positive_quiet_nan(portable::pow(limits::quiet_NaN(), 0)));
}

TEST_CASE("normal_cdf has an absolute error of at most 3e-16 and a small relative one in the lower tail") {
    uniform_numbers random;
    worst_case absolute;
    worst_case relative;
    const auto see = [&](double x) {
        const long double tail = tail_reference(std::fabs(static_cast<long double>(x)));
        const long double exact = x < 0 ? tail : 1.0L - tail;
        const double error = static_cast<double>(std::fabs(portable::normal_cdf(x) - exact));
        absolute.see(error, x);
        // A reference in double also rounds its argument, which moves the tail by x^2 times as much.
        const double slack = reference_ulp * 2.3e-16 * (1.0 + x * x);
        if (x < 0 && x > -37.5) relative.see(error / static_cast<double>(exact) - slack, x);
    };
    for (int i = 0; i < samples; ++i) {
        see(-8.0 + 16.0 * random.next());
        see(-37.5 * random.next());
        see(-40.0 + 80.0 * random.next());
    }
    for (const double seam : {0.67448975, 5.656854249492381, 39.0}) {
        for (const double x : {seam, std::nextafter(seam, 0.0), std::nextafter(seam, infinity)}) {
            see(x);
            see(-x);
        }
    }
    CAPTURE(absolute.error, absolute.at, relative.error, relative.at);
    CHECK(absolute.error <= 3e-16 + 2.3e-16 * reference_ulp);
    CHECK(relative.error <= 2e-15);
}

TEST_CASE("normal_cdf agrees with published tables") {
    struct row {
        double x;
        double share;
    };
    // Abramowitz and Stegun, table 26.1, 15 places; then the usual critical values.
    for (const auto& [x, share] : std::vector<row>{{0.5, 0.691462461274013},
                                                   {1.0, 0.841344746068543},
                                                   {1.5, 0.933192798731142},
                                                   {2.0, 0.977249868051821},
                                                   {3.0, 0.998650101968370},
                                                   {1.959963984540054, 0.975},
                                                   {1.644853626951473, 0.95},
                                                   {2.575829303548901, 0.995}}) {
        CAPTURE(x);
        CHECK(std::fabs(portable::normal_cdf(x) - share) <= 6e-16);
        CHECK(std::fabs(portable::normal_cdf(-x) - (1.0 - share)) <= 6e-16);
    }
    CHECK(portable::normal_cdf(-10.0) == Approx(7.61985302416052607e-24).epsilon(2e-15));
}

TEST_CASE("normal_cdf at the edges") {
    CHECK(portable::normal_cdf(0.0) == 0.5);
    CHECK(portable::normal_cdf(-0.0) == 0.5);
    CHECK(portable::normal_cdf(denormal_min) == 0.5);
    CHECK(portable::normal_cdf(infinity) == 1.0);
    CHECK(portable::normal_cdf(limits::max()) == 1.0);
    CHECK(bits_of(portable::normal_cdf(-infinity)) == 0);
    CHECK(bits_of(portable::normal_cdf(limits::lowest())) == 0);
    CHECK(portable::normal_cdf(-38.0) > 0.0);
    CHECK(portable::normal_cdf(-38.0) < limits::min());
    CHECK(is_positive_quiet_nan(portable::normal_cdf(limits::quiet_NaN())));
    CHECK(is_positive_quiet_nan(portable::normal_cdf(-limits::quiet_NaN())));
}

TEST_CASE("normal_cdf never falls from one step to the next") {
    int falls = 0;
    double before = 0.0;
    for (int i = -39'000; i <= 39'000; ++i) {
        const double now = portable::normal_cdf(i / 1000.0);
        falls += now < before;
        before = now;
    }
    CHECK(falls == 0);
}

TEST_CASE("normal_quantile has a relative error of at most 2e-15") {
    uniform_numbers random;
    worst_case worst;
    // One Newton step of the reference from the computed value gives the error: dx = (cdf(x) - p) / density(x).
    const auto see = [&](double p) {
        const long double x = portable::normal_quantile(p);
        const long double density = 0.398942280401432677939946L * std::exp(-x * x / 2);
        long double gap = 0;
        if (p > 0.25 && p < 0.75) {
            gap = std::erf(x * root_half) / 2 - (p - 0.5);  // p - 0.5 is exact, and so is 1 - p below
        } else {
            gap = p < 0.5 ? tail_reference(-x) - p : tail_reference(x) - (1.0 - p);
        }
        worst.see(static_cast<double>(std::fabs(gap / density / x)), p);
    };
    for (int i = 0; i < samples; ++i) {
        const double p = random.next();
        if (p != 0.5 && p > 0) see(p);
        see(0.5 + (random.next() - 0.4999) * 0x1p-10 * random.next() + 0x1p-40);
        const double tiny = random.next_positive();
        if (tiny < 0.5) see(tiny);  // to the denormals
        see(1.0 - random.next() * 0x1p-30 - 0x1p-53);
    }
    for (const double seam : {0.075, 0.925, 1.3887943864964021e-11, limits::min(), denormal_min}) {
        see(seam);
        see(std::nextafter(seam, 1.0));
    }
    CAPTURE(worst.error, worst.at);
    CHECK(worst.error <= 2e-15 + 1e-15 * reference_ulp);
}

TEST_CASE("normal_quantile agrees with published values") {
    CHECK(portable::normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-15));
    CHECK(portable::normal_quantile(0.95) == Approx(1.644853626951473).epsilon(1e-15));
    CHECK(portable::normal_quantile(0.995) == Approx(2.575829303548901).epsilon(1e-15));
    // The three test values of Wichura's paper.
    CHECK(portable::normal_quantile(0.25) == Approx(-0.6744897501960817).epsilon(1e-15));
    CHECK(portable::normal_quantile(0.001) == Approx(-3.090232306167814).epsilon(1e-15));
    CHECK(portable::normal_quantile(1e-20) == Approx(-9.262340089798408).epsilon(1e-15));
}

TEST_CASE("normal_quantile is odd about one half, rises, and undoes normal_cdf") {
    int uneven = 0;
    int falls = 0;
    double before = -infinity;
    worst_case trip;
    for (int i = 1; i < 65'536; ++i) {
        const double p = i * 0x1p-16;  // 1 - p is exact
        const double x = portable::normal_quantile(p);
        uneven += x != -portable::normal_quantile(1.0 - p);
        falls += x <= before;
        before = x;
        trip.see(std::fabs(portable::normal_cdf(x) - p), p);
    }
    CHECK(uneven == 0);
    CHECK(falls == 0);
    CAPTURE(trip.error, trip.at);
    CHECK(trip.error <= 1e-15);  // 3e-16 of the one, and the other's 2e-15 |x| density(x) <= 0.242 * 2e-15
}

TEST_CASE("normal_quantile at the edges") {
    CHECK(bits_of(portable::normal_quantile(0.5)) == 0);
    CHECK(portable::normal_quantile(0.0) == -infinity);
    CHECK(portable::normal_quantile(-0.0) == -infinity);
    CHECK(portable::normal_quantile(1.0) == infinity);
    CHECK(is_positive_quiet_nan(portable::normal_quantile(std::nextafter(1.0, 2.0))));
    CHECK(is_positive_quiet_nan(portable::normal_quantile(-denormal_min)));
    CHECK(is_positive_quiet_nan(portable::normal_quantile(infinity)));
    CHECK(is_positive_quiet_nan(portable::normal_quantile(-infinity)));
    CHECK(is_positive_quiet_nan(portable::normal_quantile(-limits::quiet_NaN())));
}

}  // namespace portable_math_test

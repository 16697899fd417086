// SPDX-License-Identifier: MIT
#include <cstdint>

#include <catch2/catch.hpp>

#include <nineways/detail/exact_number.hpp>

namespace exact_number_test {

using nineways::detail::exact_number;

namespace {

exact_number of(double x) { return exact_number{x}; }

}  // namespace

TEST_CASE("decimal numbers are what they are written as", "[exact_number]") {
    CHECK(0.1 + 0.2 != 0.3);
    CHECK(compare(of(0.1) + of(0.2), of(0.3)) == 0);
    CHECK(compare(of(1.005) * of(100), of(100.5)) == 0);
    CHECK(compare(of(0.285) * of(100), of(28.5)) == 0);
    CHECK(compare(of(-0.1), of(0.1)) < 0);
    CHECK(compare(of(1e300), of(1e-300)) > 0);
    CHECK(of(0).is_zero());
    CHECK((of(0.7) - of(0.7)).is_zero());
}

TEST_CASE("quotients are fractions", "[exact_number]") {
    CHECK(compare(of(1) / of(3) * of(3), of(1)) == 0);
    CHECK(compare(of(1) / of(3) + of(1) / of(6), of(0.5)) == 0);
    CHECK(compare(of(2) / of(3), of(0.6666666666666666)) > 0);
    CHECK(compare(of(-2) / of(3), of(-0.6666666666666666)) < 0);
    CHECK(compare(of(1) / of(-8), of(-0.125)) == 0);
}

TEST_CASE("arithmetic agrees with whole numbers of 128 bits", "[exact_number]") {
    std::uint64_t state = 1;
    const auto next = [&] {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::int64_t>(state >> 24U) - (std::int64_t{1} << 39U);
    };
    for (int i = 0; i < 2000; ++i) {
        const std::int64_t a = next();
        const std::int64_t b = next();
        const std::int64_t c = next();
        const exact_number product = of(static_cast<double>(a)) * of(static_cast<double>(b));
        // a b = (a + c) b - c b
        const exact_number parts = of(static_cast<double>(a + c)) * of(static_cast<double>(b)) -
                                   of(static_cast<double>(c)) * of(static_cast<double>(b));
        REQUIRE(compare(product, parts) == 0);
        REQUIRE(compare(product + of(1), parts) == 1);
        REQUIRE((compare(product, of(0)) < 0) == ((a < 0) != (b < 0) && a != 0 && b != 0));
    }
}

TEST_CASE("the double beside an exact number is near", "[exact_number]") {
    CHECK(of(123456789012.34).approximate() == Approx(123456789012.34).epsilon(1e-12));
    CHECK((of(1) / of(3)).approximate() == Approx(1.0 / 3).epsilon(1e-12));
    CHECK((of(-1e20) * of(1e20)).approximate() == Approx(-1e40).epsilon(1e-12));
    CHECK(of(0).approximate() == 0);
}

}  // namespace exact_number_test

// SPDX-License-Identifier: MIT
#include <nineways/detail/counter_random.hpp>

#include <array>
#include <cstdint>

#include <catch2/catch.hpp>

namespace counter_random_test {

namespace {

using nineways::detail::open_unit;
using nineways::detail::philox;
using nineways::detail::uniform_pair;
using words = std::array<std::uint32_t, 4>;

}  // namespace

TEST_CASE("the generator gives what its authors publish for ten rounds", "[counter_random]") {
    // kat_vectors of Random123: counter and key of zeros, of ones, of the digits of pi.
    CHECK(philox({0, 0, 0, 0}, {0, 0}) == words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox({~0U, ~0U, ~0U, ~0U}, {~0U, ~0U}) == words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("uniform numbers stay inside (0, 1), as many below a half as above", "[counter_random]") {
    CHECK(open_unit(0, 0) == 0x1p-53);
    CHECK(open_unit(~0U, ~0U) == 1 - 0x1p-53);
    CHECK(open_unit(0, 0x8000'0000) == 0.5 + 0x1p-53);
    CHECK(open_unit(~0U, 0x7fff'ffff) == 0.5 - 0x1p-53);
}

TEST_CASE("seed, draw and name each change the numbers", "[counter_random]") {
    const auto one = uniform_pair(1, 0, 7);
    CHECK(one == uniform_pair(1, 0, 7));
    CHECK(one != uniform_pair(2, 0, 7));
    CHECK(one != uniform_pair(1, 1, 7));
    CHECK(one != uniform_pair(1, 0, 8));
    CHECK(one != uniform_pair(1 + (std::uint64_t{1} << 32U), 0, 7));
    CHECK(one[0] != one[1]);
}

TEST_CASE("the numbers of a name are spread evenly, and do not go along with those of another", "[counter_random]") {
    // 20,000 uniform numbers: the mean is off by at most 4 x 0.2887 / sqrt(20,000) = 0.0082, a product of two
    // deviations by 4 x 0.0833 / 141 = 0.0024, and each tenth holds 2,000 +- 4 x 42.
    double mean = 0;
    double together = 0;
    std::array<int, 10> tenth{};
    for (std::uint64_t pair = 0; pair < 10'000; ++pair) {
        const auto x = uniform_pair(5, pair, 11);
        const auto y = uniform_pair(5, pair, 12);
        for (std::size_t i = 0; i < 2; ++i) {
            mean += x[i];
            together += (x[i] - 0.5) * (y[i] - 0.5);
            ++tenth[static_cast<std::size_t>(x[i] * 10)];
        }
    }
    CHECK(mean / 20'000 == Approx(0.5).margin(0.0082));
    CHECK(together / 20'000 == Approx(0).margin(0.0024));
    for (const int count : tenth) CHECK(count == Approx(2'000).margin(170));
}

}  // namespace counter_random_test

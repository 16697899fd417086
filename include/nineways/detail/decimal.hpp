// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace nineways::detail {

/// 128 bits as two words.
struct wide {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
};

/// The full product of two words, in plain C++ so that every compiler gives the same.
[[nodiscard]] constexpr wide multiply(std::uint64_t a, std::uint64_t b) noexcept {
    constexpr std::uint64_t half = 0xFFFFFFFFU;
    const std::uint64_t low = (a & half) * (b & half);
    const std::uint64_t left = (a >> 32U) * (b & half) + (low >> 32U);
    const std::uint64_t right = (a & half) * (b >> 32U) + (left & half);
    return {(a >> 32U) * (b >> 32U) + (left >> 32U) + (right >> 32U), (right << 32U) | (low & half)};
}

/// floor(log2(10^k)) for |k| <= 1200.
[[nodiscard]] constexpr int floor_log2_power10(int k) noexcept { return (k * 1741647) >> 19; }

/// The first 128 bits (cut, not rounded) of 10^k for k from -342 to 324, made by exact long arithmetic.
///
/// Ten kilobytes made once in some 50 microseconds, rather than a table that every download would carry.
class powers_of_ten {
  public:
    static constexpr int first = -342;
    static constexpr int last = 324;

    [[nodiscard]] wide operator[](int k) const noexcept { return rows_[static_cast<std::size_t>(k - first)]; }

    [[nodiscard]] static const powers_of_ten& table() {
        static const powers_of_ten made;
        return made;
    }

  private:
    static constexpr std::size_t limbs = 30;  // 960 bits: 5^324 has 753, and 2^959 / 5^342 still has 165
    using number = std::array<std::uint32_t, limbs>;

    powers_of_ten() noexcept {
        number up{1};
        for (int k = 0; k <= last; ++k) {  // the bits of 10^k are those of 5^k
            rows_[static_cast<std::size_t>(k - first)] = leading_bits(up);
            std::uint64_t carry = 0;
            for (std::uint32_t& limb : up) {
                carry += std::uint64_t{limb} * 5U;
                limb = static_cast<std::uint32_t>(carry);
                carry >>= 32U;
            }
        }
        number down{};
        down.back() = 0x80000000U;
        for (int k = -1; k >= first; --k) {  // floor(floor(a / 5) / 5) = floor(a / 25): no error builds up
            std::uint64_t rest = 0;
            for (std::size_t i = limbs; i-- > 0;) {
                rest = (rest << 32U) | down[i];
                down[i] = static_cast<std::uint32_t>(rest / 5U);
                rest %= 5U;
            }
            rows_[static_cast<std::size_t>(k - first)] = leading_bits(down);
        }
    }

    [[nodiscard]] static wide leading_bits(const number& value) noexcept {
        std::size_t top = limbs - 1;
        while (value[top] == 0) --top;
        const auto shift = static_cast<unsigned>(std::countl_zero(value[top]));
        const auto limb = [&](std::size_t below) { return below <= top ? std::uint64_t{value[top - below]} : 0U; };
        const auto word = [&](std::size_t at) {
            return (((limb(at) << 32U) | limb(at + 1)) << shift) | (limb(at + 2) >> (32U - shift));
        };
        return {word(0), word(2)};
    }

    std::array<wide, last - first + 1> rows_{};
};

/// digits x 10^exponent
struct decimal {
    std::uint64_t digits = 0;
    int exponent = 0;
};

/// The shortest decimal that reads back as `value` (finite, above zero), the nearest to it among the shortest.
/// May end in zeros. Method: Raffaello Giulietti, "The Schubfach way to render doubles" (2020).
[[nodiscard]] inline decimal shortest_decimal(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    const std::uint64_t fraction = bits & 0xFFFFFFFFFFFFFU;
    const int biased = static_cast<int>(bits >> 52U);
    const std::uint64_t c = biased == 0 ? fraction : fraction | 0x10000000000000U;
    const int q = (biased == 0 ? 1 : biased) - 1075;

    const std::uint64_t odd = c & 1U;
    const bool lower_is_closer = fraction == 0 && biased > 1;
    const int k = (q * 1262611 - (lower_is_closer ? 524031 : 0)) >> 22;  // floor(log10 of the interval's width)
    const auto shift = static_cast<unsigned>(q + floor_log2_power10(-k) + 1);
    wide power = powers_of_ten::table()[-k];
    if (k > 0 || k < -55) {  // cut, so round up; 5^55 is the last that fits whole
        if (++power.low == 0) ++power.high;
    }
    const auto scaled = [&](std::uint64_t quarters) {  // rounded to odd: never hides on which side of a bound it lies
        const wide low = multiply(power.low, quarters << shift);
        wide high = multiply(power.high, quarters << shift);
        high.low += low.high;
        if (high.low < low.high) ++high.high;
        return high.high | (high.low > 1 ? 1U : 0U);
    };
    const std::uint64_t lower = scaled(4 * c - 2 + (lower_is_closer ? 1U : 0U)) + odd;
    const std::uint64_t middle = scaled(4 * c);
    const std::uint64_t upper = scaled(4 * c + 2) - odd;

    const std::uint64_t s = middle / 4;
    if (s >= 10) {
        const std::uint64_t tens = s / 10;
        const bool down_fits = lower <= 40 * tens;
        const bool up_fits = 40 * tens + 40 <= upper;
        if (down_fits != up_fits) return {tens + (up_fits ? 1U : 0U), k + 1};
    }
    const bool down_fits = lower <= 4 * s;
    const bool up_fits = 4 * s + 4 <= upper;
    if (down_fits != up_fits) return {s + (up_fits ? 1U : 0U), k};
    const std::uint64_t half = 4 * s + 2;
    return {s + ((middle > half || (middle == half && (s & 1U) != 0)) ? 1U : 0U), k};
}

/// A double near a number; whether it is sure to be the nearest.
struct near_double {
    double value = 0;
    bool sure = true;

    [[nodiscard]] friend bool operator==(const near_double&, const near_double&) = default;
};

/// The double nearest to digits x 10^exponent (ties to even; infinity where too large); in the rare case that 128 bits
/// do not decide it, it may be a neighbour. Method: Daniel Lemire, "Number parsing at a gigabyte per second" (2021).
[[nodiscard]] inline near_double nearest_double(std::uint64_t digits, int exponent) {
    std::uint64_t bits = 0;
    bool sure = true;
    if (digits != 0 && exponent > 308) {
        bits = 0x7FF0000000000000U;
    } else if (digits != 0 && exponent >= powers_of_ten::first) {
        const int zeros = std::countl_zero(digits);
        const std::uint64_t w = digits << static_cast<unsigned>(zeros);
        wide power = powers_of_ten::table()[exponent];
        if (exponent < 0 && exponent >= -27 && ++power.low == 0) ++power.high;
        wide product = multiply(w, power.high);
        if ((product.high & 0x1FFU) == 0x1FFU) {
            const std::uint64_t more = multiply(w, power.low).high;
            product.low += more;
            if (product.low < more) ++product.high;
        }
        sure = product.low != ~std::uint64_t{0} || (exponent >= -27 && exponent <= 55);
        const auto upper = static_cast<unsigned>(product.high >> 63U);
        std::uint64_t mantissa = product.high >> (upper + 9U);
        int power2 = floor_log2_power10(exponent) + 63 + static_cast<int>(upper) - zeros + 1023;
        if (power2 <= 0) {  // below the normal range
            if (power2 <= -63) return {0, sure};
            mantissa >>= static_cast<unsigned>(1 - power2);
            mantissa = (mantissa + (mantissa & 1U)) >> 1U;
            bits = mantissa;  // one that rounds up to 2^52 is the first normal number, as the bits have it
        } else {
            const bool may_be_tie = product.low <= 1 && exponent >= -4 && exponent <= 23 && (mantissa & 3U) == 1;
            if (may_be_tie && (mantissa << (upper + 9U)) == product.high) mantissa &= ~std::uint64_t{1};
            mantissa = (mantissa + (mantissa & 1U)) >> 1U;
            if (mantissa >= 0x20000000000000U) {
                mantissa = 0x10000000000000U;
                ++power2;
            }
            bits = power2 >= 2047 ? 0x7FF0000000000000U
                                  : (static_cast<std::uint64_t>(power2) << 52U) | (mantissa & 0xFFFFFFFFFFFFFU);
        }
    }
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return {value, sure};
}

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

/// Decimal numbers of any length against doubles, exactly: for the rare text that 128 bits do not decide.
namespace nineways::io::detail {

/// A natural number of at most 4,096 bits, which both sides of every comparison here fit.
class long_number {
  public:
    explicit long_number(std::uint64_t value) noexcept { multiply_add(0, value); }

    void multiply_add(std::uint32_t factor, std::uint64_t more) noexcept {
        for (std::size_t i = 0; i < size_; ++i) {
            more += std::uint64_t{limbs_[i]} * factor;
            limbs_[i] = static_cast<std::uint32_t>(more);
            more >>= 32U;
        }
        for (; more != 0; more >>= 32U) limbs_[size_++] = static_cast<std::uint32_t>(more);
    }
    /// Times (base^step)^(exponent / step) and base^(exponent % step); nothing where the exponent is below 1.
    void multiply_power(std::uint32_t base, int step, int exponent) noexcept {
        for (; exponent > 0; exponent -= step) {
            std::uint32_t factor = 1;
            for (int i = 0; i < std::min(step, exponent); ++i) factor *= base;
            multiply_add(factor, 0);
        }
    }
    [[nodiscard]] int compare(const long_number& other) const noexcept {
        for (std::size_t i = std::max(size_, other.size_); i-- > 0;) {
            const std::uint32_t mine = i < size_ ? limbs_[i] : 0;
            const std::uint32_t its = i < other.size_ ? other.limbs_[i] : 0;
            if (mine != its) return mine < its ? -1 : 1;
        }
        return 0;
    }

  private:
    std::array<std::uint32_t, 128> limbs_{};  // the lowest first
    std::size_t size_ = 0;
};

/// A decimal number as written: digits, with at most one point among them, of which the nineteenth that counts (or
/// the last) stands for 10^exponent. The exponent is from -342 to 308.
struct written_decimal {
    std::string_view figures;
    int exponent = 0;
};

/// Where the number lies beside the middle between a double, given by its bits, and the next above it: below (-1), on
/// it (0) or above it (1).
[[nodiscard]] inline int beside_middle(const written_decimal& number, std::uint64_t bits) noexcept {
    constexpr int most_digits = 780;  // a middle has at most 768: what comes behind only tells above from on
    long_number decimal{0};
    int kept = 0;
    bool more = false;
    for (const char c : number.figures) {
        if (c == '.' || (kept == 0 && c == '0')) continue;
        if (kept < most_digits) {
            decimal.multiply_add(10, static_cast<std::uint64_t>(c - '0'));
            ++kept;
        } else {
            more = more || c != '0';
        }
    }
    const std::uint64_t fraction = bits & 0xFFFFFFFFFFFFFU;
    const int biased = static_cast<int>(bits >> 52U);
    long_number middle{2 * (biased == 0 ? fraction : fraction | 0x10000000000000U) + 1};
    const int power = (biased == 0 ? 1 : biased) - 1076;
    const int scale = number.exponent - std::max(0, kept - 19);
    decimal.multiply_power(10, 9, scale);
    middle.multiply_power(10, 9, -scale);
    decimal.multiply_power(2, 31, -power);
    middle.multiply_power(2, 31, power);
    const int side = decimal.compare(middle);
    return side == 0 && more ? 1 : side;
}

/// The double nearest to a decimal number above zero, ties to even, found by steps from a double that is near.
[[nodiscard]] inline double settled_double(const written_decimal& number, double near) noexcept {
    constexpr std::uint64_t infinity = 0x7FF0000000000000U;
    std::uint64_t bits = 0;
    std::memcpy(&bits, &near, sizeof bits);
    const auto passes = [&](int side, int wanted) { return side == wanted || (side == 0 && (bits & 1U) != 0); };
    while (bits < infinity && passes(beside_middle(number, bits), 1)) ++bits;
    while (bits > 0 && passes(beside_middle(number, bits - 1), -1)) --bits;
    std::memcpy(&near, &bits, sizeof bits);
    return near;
}

}  // namespace nineways::io::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <nineways/detail/decimal.hpp>

/// Exact arithmetic, for the rare number that a double leaves in doubt: on which side of a tie does it lie?
namespace nineways::detail {

/// A whole number of any length without a sign, in limbs of nine decimal digits, the lowest first.
class natural {
  public:
    static constexpr std::uint32_t base = 1'000'000'000;

    natural() = default;
    explicit natural(std::uint64_t value) {
        for (; value != 0; value /= base) limbs_.push_back(static_cast<std::uint32_t>(value % base));
    }

    [[nodiscard]] bool is_zero() const noexcept { return limbs_.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return limbs_.size(); }

    /// Below zero, zero or above zero, as this is less than, equal to or greater than the other.
    [[nodiscard]] int compare(const natural& other) const noexcept {
        if (limbs_.size() != other.limbs_.size()) return limbs_.size() < other.limbs_.size() ? -1 : 1;
        for (std::size_t i = limbs_.size(); i-- > 0;) {
            if (limbs_[i] != other.limbs_[i]) return limbs_[i] < other.limbs_[i] ? -1 : 1;
        }
        return 0;
    }

    [[nodiscard]] natural plus(const natural& other) const {
        natural sum;
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < std::max(size(), other.size()) || carry != 0; ++i) {
            carry += std::uint64_t{limb(i)} + other.limb(i);
            sum.limbs_.push_back(static_cast<std::uint32_t>(carry % base));
            carry /= base;
        }
        return sum;
    }
    /// `other` is at most this.
    [[nodiscard]] natural minus(const natural& other) const {
        natural rest;
        std::uint32_t borrowed = 0;
        for (std::size_t i = 0; i < size(); ++i) {
            const std::uint32_t taken = other.limb(i) + borrowed;
            borrowed = limb(i) < taken ? 1 : 0;
            rest.limbs_.push_back(limb(i) + borrowed * base - taken);
        }
        rest.trim();
        return rest;
    }
    [[nodiscard]] natural times(const natural& other) const {
        natural product;
        product.limbs_.assign(size() + other.size(), 0);
        for (std::size_t i = 0; i < size(); ++i) {
            std::uint64_t carry = 0;
            for (std::size_t j = 0; j < other.size() || carry != 0; ++j) {
                carry += product.limbs_[i + j] + std::uint64_t{limbs_[i]} * other.limb(j);
                product.limbs_[i + j] = static_cast<std::uint32_t>(carry % base);
                carry /= base;
            }
        }
        product.trim();
        return product;
    }
    /// The first 18 to 27 digits, and how many limbs come behind them.
    [[nodiscard]] double leading(std::size_t& behind) const noexcept {
        behind = size() > 3 ? size() - 3 : 0;
        double value = 0;
        for (std::size_t i = size(); i-- > behind;) value = value * base + limbs_[i];
        return value;
    }
    /// Times 10^zeros.
    [[nodiscard]] natural with_zeros(std::size_t zeros) const {
        std::uint64_t factor = 1;
        for (std::size_t i = 0; i < zeros % 9; ++i) factor *= 10;
        natural out = times(natural{factor});
        if (!out.is_zero()) out.limbs_.insert(out.limbs_.begin(), zeros / 9, 0);
        return out;
    }

  private:
    [[nodiscard]] std::uint32_t limb(std::size_t i) const noexcept { return i < limbs_.size() ? limbs_[i] : 0; }
    void trim() noexcept {
        while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
    }

    std::vector<std::uint32_t> limbs_;
};

/// A fraction of whole numbers times a power of ten, exactly: what + - x / make of decimal numbers.
///
/// Nothing is cancelled, so it grows with every step; `is_long` says when to give up.
class exact_number {
  public:
    exact_number() = default;
    /// The decimal number that a finite double is read from and written as: its shortest digits.
    explicit exact_number(double value) : negative_(value < 0) {
        if (value == 0) return;
        const decimal shortest = shortest_decimal(negative_ ? -value : value);
        top_ = natural{shortest.digits};
        exponent_ = shortest.exponent;
    }

    [[nodiscard]] bool is_zero() const noexcept { return top_.is_zero(); }
    /// Whether it has more than about 10,000 digits.
    [[nodiscard]] bool is_long() const noexcept { return top_.size() + bottom_.size() > 1'200; }

    /// A double within a thousand millionth of it.
    [[nodiscard]] double approximate() const noexcept {
        std::size_t behind_top = 0;
        std::size_t behind_bottom = 0;
        double value = top_.leading(behind_top) / bottom_.leading(behind_bottom);
        int zeros = exponent_ + 9 * (static_cast<int>(behind_top) - static_cast<int>(behind_bottom));
        for (; zeros > 0; --zeros) value *= 10;
        for (; zeros < 0; ++zeros) value /= 10;
        return negative_ ? -value : value;
    }

    [[nodiscard]] exact_number operator-() const {
        exact_number out = *this;
        out.negative_ = !negative_ && !is_zero();
        return out;
    }
    [[nodiscard]] friend exact_number operator+(const exact_number& a, const exact_number& b) { return add(a, b); }
    [[nodiscard]] friend exact_number operator-(const exact_number& a, const exact_number& b) { return add(a, -b); }
    [[nodiscard]] friend exact_number operator*(const exact_number& a, const exact_number& b) {
        exact_number out;
        out.top_ = a.top_.times(b.top_);
        out.bottom_ = a.bottom_.times(b.bottom_);
        out.exponent_ = out.is_zero() ? 0 : a.exponent_ + b.exponent_;
        out.negative_ = a.negative_ != b.negative_ && !out.is_zero();
        return out;
    }
    /// `b` is not zero.
    [[nodiscard]] friend exact_number operator/(const exact_number& a, const exact_number& b) {
        exact_number turned;
        turned.top_ = b.bottom_;
        turned.bottom_ = b.top_;
        turned.exponent_ = -b.exponent_;
        turned.negative_ = b.negative_;
        return a * turned;
    }
    /// Below zero, zero or above zero, as `a` is less than, equal to or greater than `b`.
    [[nodiscard]] friend int compare(const exact_number& a, const exact_number& b) {
        const exact_number difference = a - b;
        if (difference.is_zero()) return 0;
        return difference.negative_ ? -1 : 1;
    }

  private:
    [[nodiscard]] static exact_number add(const exact_number& a, const exact_number& b) {
        if (a.is_zero()) return b;
        if (b.is_zero()) return a;
        const int exponent = std::min(a.exponent_, b.exponent_);
        const bool alike = a.bottom_.compare(b.bottom_) == 0;
        const auto part = [&](const exact_number& one, const natural& times_bottom) {
            const natural wide = one.top_.with_zeros(static_cast<std::size_t>(one.exponent_ - exponent));
            return alike ? wide : wide.times(times_bottom);
        };
        const natural left = part(a, b.bottom_);
        const natural right = part(b, a.bottom_);
        exact_number out;
        out.bottom_ = alike ? a.bottom_ : a.bottom_.times(b.bottom_);
        if (a.negative_ == b.negative_) {
            out.top_ = left.plus(right);
            out.negative_ = a.negative_;
        } else {
            const bool left_larger = left.compare(right) >= 0;
            out.top_ = left_larger ? left.minus(right) : right.minus(left);
            out.negative_ = (left_larger ? a.negative_ : b.negative_) && !out.is_zero();
        }
        out.exponent_ = out.is_zero() ? 0 : exponent;
        return out;
    }

    natural top_;
    natural bottom_{1};
    int exponent_ = 0;
    bool negative_ = false;
};

}  // namespace nineways::detail

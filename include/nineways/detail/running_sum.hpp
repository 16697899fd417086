// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

/// Sums that do not depend on luck: the same from every compiler, and off by less than their last digit.
namespace nineways::detail {

/// Half the distance of two doubles around 1: the most by which an operation rounds, in parts of its result.
inline constexpr double half_step = 0x1p-53;

[[nodiscard]] constexpr double size_of(double x) noexcept { return x < 0 ? -x : x; }
[[nodiscard]] constexpr bool is_whole(double x) noexcept {
    return size_of(x) < 0x1p53 && x == static_cast<double>(static_cast<std::int64_t>(x));
}

/// Adds numbers with the error of each addition carried along (Neumaier 1974), and bounds what is left of it.
class running_sum {
  public:
    /// Adds x, which may be off by `error`.
    void add(double x, double error = 0) noexcept {
        errors_ += error;
        const double sum = sum_ + x;
        carried_ += size_of(sum_) >= size_of(x) ? (sum_ - sum) + x : (x - sum) + sum_;
        sum_ = sum;
        sizes_ += size_of(x);
        ++count_;
        whole_ = whole_ && is_whole(x);
    }
    [[nodiscard]] double count() const noexcept { return static_cast<double>(count_); }
    [[nodiscard]] bool is_exact() const noexcept { return whole_ && sizes_ < 0x1p53; }
    [[nodiscard]] double value() const noexcept { return is_exact() ? sum_ : sum_ + carried_; }
    /// The most by which the sum is off.
    [[nodiscard]] double error() const noexcept {
        if (is_exact() && errors_ == 0) return 0;
        return (errors_ + 2 * half_step * size_of(sum_) + count() * 0x1p-90 * sizes_) * (1 + 0x1p-40);
    }

  private:
    double sum_ = 0;
    double carried_ = 0;
    double sizes_ = 0;
    double errors_ = 0;
    std::size_t count_ = 0;
    bool whole_ = true;
};

}  // namespace nineways::detail

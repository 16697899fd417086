// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <concepts>
#include <type_traits>

namespace nineways {

/// A number with a dimension, so that dollars added to pupils do not compile.
///
/// The five integers are the powers of money, staff (full-time equivalents), pupils, minutes and
/// learning (student-level standard deviations). Multiplying and dividing adds and subtracts the
/// powers; a quotient of like quantities is a plain `double`. A quantity is one `double` in memory.
template <int Money, int Staff, int Pupils, int Minutes, int Learning>
class quantity {
  public:
    constexpr quantity() noexcept = default;
    constexpr explicit quantity(double value) noexcept : value_(value) {}

    /// The bare number, in the unit named by the alias (dollars, FTE, pupils, minutes, SD).
    [[nodiscard]] constexpr double value() const noexcept { return value_; }

    constexpr quantity& operator+=(quantity other) noexcept {
        value_ += other.value_;
        return *this;
    }
    constexpr quantity& operator-=(quantity other) noexcept {
        value_ -= other.value_;
        return *this;
    }
    constexpr quantity& operator*=(double factor) noexcept {
        value_ *= factor;
        return *this;
    }

    [[nodiscard]] friend constexpr quantity operator+(quantity a, quantity b) noexcept {
        return quantity{a.value_ + b.value_};
    }
    [[nodiscard]] friend constexpr quantity operator-(quantity a, quantity b) noexcept {
        return quantity{a.value_ - b.value_};
    }
    [[nodiscard]] friend constexpr quantity operator-(quantity a) noexcept { return quantity{-a.value_}; }
    [[nodiscard]] friend constexpr quantity operator*(quantity a, double factor) noexcept {
        return quantity{a.value_ * factor};
    }
    [[nodiscard]] friend constexpr quantity operator*(double factor, quantity a) noexcept {
        return quantity{factor * a.value_};
    }
    [[nodiscard]] friend constexpr quantity operator/(quantity a, double divisor) noexcept {
        return quantity{a.value_ / divisor};
    }
    [[nodiscard]] friend constexpr bool operator==(quantity a, quantity b) noexcept = default;
    [[nodiscard]] friend constexpr std::partial_ordering operator<=>(quantity a, quantity b) noexcept = default;

  private:
    double value_ = 0;
};

namespace detail {

template <int Money, int Staff, int Pupils, int Minutes, int Learning>
[[nodiscard]] constexpr auto with_dimension(double value) noexcept {
    if constexpr (Money == 0 && Staff == 0 && Pupils == 0 && Minutes == 0 && Learning == 0) {
        return value;
    } else {
        return quantity<Money, Staff, Pupils, Minutes, Learning>{value};
    }
}

template <class T>
inline constexpr bool is_quantity = false;
template <int Money, int Staff, int Pupils, int Minutes, int Learning>
inline constexpr bool is_quantity<quantity<Money, Staff, Pupils, Minutes, Learning>> = true;

}  // namespace detail

/// A type that carries a dimension of this library.
template <class T>
concept Dimensioned = detail::is_quantity<std::remove_cv_t<T>>;

/// What a figure may be: a quantity, or a plain number (a share, a ratio, a count).
template <class T>
concept Measured = Dimensioned<T> || std::same_as<T, double>;

template <int M1, int S1, int P1, int T1, int L1, int M2, int S2, int P2, int T2, int L2>
[[nodiscard]] constexpr auto operator*(quantity<M1, S1, P1, T1, L1> a, quantity<M2, S2, P2, T2, L2> b) noexcept {
    return detail::with_dimension<M1 + M2, S1 + S2, P1 + P2, T1 + T2, L1 + L2>(a.value() * b.value());
}

template <int M1, int S1, int P1, int T1, int L1, int M2, int S2, int P2, int T2, int L2>
[[nodiscard]] constexpr auto operator/(quantity<M1, S1, P1, T1, L1> a, quantity<M2, S2, P2, T2, L2> b) noexcept {
    return detail::with_dimension<M1 - M2, S1 - S2, P1 - P2, T1 - T2, L1 - L2>(a.value() / b.value());
}

using dollars = quantity<1, 0, 0, 0, 0>;
using fte = quantity<0, 1, 0, 0, 0>;
using pupils = quantity<0, 0, 1, 0, 0>;
using minutes = quantity<0, 0, 0, 1, 0>;
/// An effect on learning in student-level standard deviations.
using effect_size = quantity<0, 0, 0, 0, 1>;

using dollars_per_fte = decltype(dollars{} / fte{});
using dollars_per_pupil = decltype(dollars{} / pupils{});
using minutes_per_fte = decltype(minutes{} / fte{});
using pupils_per_fte = decltype(pupils{} / fte{});

/// A figure with its range: `low <= central <= high`.
template <Measured Quantity>
struct range {
    Quantity low{};
    Quantity central{};
    Quantity high{};

    [[nodiscard]] friend constexpr bool operator==(const range&, const range&) noexcept = default;
};

}  // namespace nineways

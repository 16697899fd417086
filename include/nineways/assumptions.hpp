// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <nineways/detail/fault_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/parameters.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// Which figure of a range is meant.
enum class bound : std::uint8_t { low, central, high };

/// The figure of a range that `which` names.
template <Measured Quantity>
[[nodiscard]] constexpr Quantity pick(const range<Quantity>& from, bound which) noexcept {
    return which == bound::low ? from.low : which == bound::high ? from.high : from.central;
}

/// Whether an assumption may take these values: ordered, and within its limits. False for NaN.
[[nodiscard]] constexpr bool admits(parameter_ref ref, const range<double>& values) noexcept {
    const limits allowed = limits_of(ref);
    return allowed.hold(values.low) && allowed.hold(values.high) && values.low <= values.central &&
           values.central <= values.high;
}

namespace detail {

/// What is wrong with an edit that `admits` refuses, in words: whoever read the figures knows how they were written.
[[nodiscard]] inline fault refused_edit(parameter_ref ref, const range<double>& values) {
    const limits allowed = limits_of(ref);
    const std::string_view unit_name = name(describe(ref).unit);
    const bool in_limits = allowed.hold(values.low) && allowed.hold(values.central) && allowed.hold(values.high);
    return {"/assumptions/" + std::string{describe(ref).id},
            in_limits ? "figures out of order" : "a figure that is no number or beyond its limits",
            in_limits ? text_of("low <= central <= high, in ", unit_name)
                      : text_of("figures from ", allowed.least, " to ", allowed.most, ", in ", unit_name),
            in_limits ? "put the least figure first and the greatest last" : "use figures inside these limits"};
}

[[noreturn]] inline void refuse_edit(parameter_ref ref, const range<double>& values) {
    throw invalid_input{refused_edit(ref, values)};
}

}  // namespace detail

/// The registry's values, with a user's edits: one range for each registered assumption, in the registry's units.
class assumptions {
  public:
    /// The registry as published.
    constexpr assumptions() noexcept {
        std::size_t next = 0;
        for (const registered& row : registry) values_[next++] = {row.low, row.central, row.high};
    }

    /// The central value.
    [[nodiscard]] constexpr double operator[](parameter_ref ref) const noexcept { return values_[ref.index].central; }

    [[nodiscard]] constexpr range<double> of(parameter_ref ref) const noexcept { return values_[ref.index]; }

    [[nodiscard]] constexpr double value(parameter_ref ref, bound which) const noexcept {
        return pick(values_[ref.index], which);
    }

    /// Replaces a range. Throws `invalid_input`, and changes nothing, unless `admits(ref, values)`.
    constexpr void set(parameter_ref ref, const range<double>& values) {
        if (!set_if_admitted(ref, values)) detail::refuse_edit(ref, values);
    }
    /// Replaces a range, or changes nothing and gives false unless `admits(ref, values)`.
    constexpr bool set_if_admitted(parameter_ref ref, const range<double>& values) noexcept {
        if (!admits(ref, values)) return false;
        values_[ref.index] = values;
        return true;
    }

    /// Whether any of the three figures differs from the registry's.
    [[nodiscard]] constexpr bool edited(parameter_ref ref) const noexcept {
        const registered& row = describe(ref);
        return values_[ref.index] != range<double>{row.low, row.central, row.high};
    }

    [[nodiscard]] friend constexpr bool operator==(const assumptions&, const assumptions&) noexcept = default;

  private:
    std::array<range<double>, registry.size()> values_{};
};

}  // namespace nineways

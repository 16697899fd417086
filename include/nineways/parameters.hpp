// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <nineways/parameters/combining.hpp>
#include <nineways/parameters/conversion.hpp>
#include <nineways/parameters/design.hpp>
#include <nineways/parameters/effects.hpp>
#include <nineways/parameters/law.hpp>
#include <nineways/parameters/names.hpp>
#include <nineways/parameters/needs.hpp>
#include <nineways/parameters/outlook.hpp>
#include <nineways/parameters/parameter.hpp>
#include <nineways/parameters/pay.hpp>
#include <nineways/parameters/price_index.hpp>
#include <nineways/parameters/spending.hpp>
#include <nineways/parameters/staffing.hpp>
#include <nineways/parameters/thresholds.hpp>
#include <nineways/parameters/time.hpp>
#include <nineways/parameters/unit_costs.hpp>
#include <nineways/parameters/workforce.hpp>

namespace nineways {

namespace detail {

template <std::size_t... Sizes>
[[nodiscard]] constexpr auto joined(const std::array<parameter, Sizes>&... parts) noexcept {
    std::array<parameter, (Sizes + ...)> all{};
    std::size_t next = 0;
    const auto append = [&](const auto& part) {
        for (const parameter& row : part) all[next++] = row;
    };
    (append(parts), ...);
    return all;
}

inline constexpr auto written_rows = joined(pay_parameters, staffing_parameters, spending_parameters, time_parameters,
                                            needs_parameters, workforce_parameters, unit_cost_parameters,
                                            effect_parameters, combining_parameters, design_parameters, law_parameters,
                                            threshold_parameters, conversion_parameters, outlook_parameters);

[[nodiscard]] constexpr auto registered_rows() noexcept {
    std::array<registered, written_rows.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const parameter& row = written_rows[i];
        all[i] = {row.id, row.unit, row.dollar_year, row.low, row.central, row.high, row.year, row.status, row.grade};
    }
    return all;
}

[[nodiscard]] constexpr auto remarks_of_rows() noexcept {
    std::array<parameter_remarks, written_rows.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const parameter& row = written_rows[i];
        all[i] = {row.title, row.source, row.evidence, row.address, row.note};
    }
    return all;
}

[[nodiscard]] constexpr auto limits_of_rows() noexcept {
    std::array<limits, written_rows.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = limits_of(written_rows[i]);
    return all;
}

}  // namespace detail

/// Every assumption of the model, once. Forms, schemas and the method page are printed from it.
inline constexpr auto registry = detail::registered_rows();

/// The remarks on every assumption, in the order of the registry.
inline constexpr auto registry_remarks = detail::remarks_of_rows();

/// What every assumption may be, in the order of the registry.
inline constexpr auto registry_limits = detail::limits_of_rows();

/// The place of a registered assumption; made by a literal such as `"teacher_salary"_p`.
struct parameter_ref {
    std::uint16_t index;

    [[nodiscard]] friend constexpr bool operator==(parameter_ref, parameter_ref) noexcept = default;
};

namespace detail {

[[nodiscard]] constexpr std::uint32_t id_hash(std::string_view id) noexcept {
    std::uint32_t hash = 2'166'136'261U;  // FNV-1a
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
    return hash;
}

/// Open addressing, at most half full: compilers evaluate hundreds of lookups, and comparing strings is their slowest.
struct id_table {
    static constexpr std::uint16_t empty = 0xffff;
    static constexpr std::uint32_t size = 512;
    std::array<std::uint16_t, size> slots{};

    constexpr id_table() noexcept {
        slots.fill(empty);
        std::uint16_t place = 0;
        for (const registered& row : registry) {
            std::uint32_t slot = id_hash(row.id) % size;
            while (slots[slot] != empty) slot = (slot + 1) % size;
            slots[slot] = place++;
        }
    }
};
static_assert(2 * registry.size() <= id_table::size, "enlarge the table");

inline constexpr id_table ids{};

}  // namespace detail

/// The place of an assumption in the registry, or -1 when no row has that id.
[[nodiscard]] constexpr int find_parameter(std::string_view id) noexcept {
    constexpr std::uint32_t size = detail::id_table::size;
    for (std::uint32_t slot = detail::id_hash(id) % size;; slot = (slot + 1) % size) {
        const std::uint16_t place = detail::ids.slots[slot];
        if (place == detail::id_table::empty) return -1;
        if (registry[place].id == id) return place;
    }
}

/// The registry row behind a handle.
[[nodiscard]] constexpr const registered& describe(parameter_ref ref) noexcept { return registry[ref.index]; }

/// What the assumption behind a handle may be.
[[nodiscard]] constexpr limits limits_of(parameter_ref ref) noexcept { return registry_limits[ref.index]; }

/// The remarks on the assumption behind a handle.
[[nodiscard]] constexpr const parameter_remarks& remarks_on(parameter_ref ref) noexcept {
    return registry_remarks[ref.index];
}

namespace detail {

/// An id as a template argument.
template <std::size_t Size>
struct id_text {
    char letters[Size]{};

    constexpr id_text(const char (&text)[Size]) noexcept {  // NOLINT: made from a literal
        for (std::size_t i = 0; i < Size; ++i) letters[i] = text[i];
    }
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {letters, Size - 1}; }
};

[[nodiscard]] constexpr bool all_valid() noexcept {
    for (const parameter& row : written_rows) {
        if (!is_valid(row)) return false;
    }
    return true;
}

[[nodiscard]] constexpr bool all_unique() noexcept {
    int place = 0;
    for (const registered& row : registry) {
        if (find_parameter(row.id) != place++) return false;
    }
    return true;
}

[[nodiscard]] constexpr bool all_convertible() noexcept {
    for (const registered& row : registry) {
        if (row.dollar_year != 0 && !has_price_level(row.dollar_year)) return false;
    }
    return true;
}

}  // namespace detail

static_assert(detail::all_valid(), "a registry row breaks a rule of is_valid");
static_assert(detail::all_unique(), "two registry rows have the same id");
static_assert(detail::all_convertible(), "a registry row has a dollar year without a price level");

inline namespace literals {

/// The handle of a registered assumption; an unknown id does not compile. A template rather than `consteval`: clang 14
/// leaves a call to a consteval operator in some braced lists, and the program then does not link.
template <detail::id_text Id>
requires(find_parameter(Id.view()) >= 0) [[nodiscard]] constexpr parameter_ref operator""_p() noexcept {
    constexpr int place = find_parameter(Id.view());
    return {static_cast<std::uint16_t>(place)};
}

}  // namespace literals

}  // namespace nineways

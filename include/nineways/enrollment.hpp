// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/parameters.hpp>

namespace nineways {

namespace detail {

/// `largest_remainder` of `count` shares, at most `grade_count`, into `whole`.
constexpr void split_whole(double total, const double* shares, double* whole, std::size_t count) noexcept {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += shares[i];
    std::array<double, grade_count> rest{};
    double given = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double exact = total * shares[i] / sum;
        whole[i] = static_cast<double>(static_cast<std::int64_t>(exact));
        rest[i] = exact - whole[i];
        given += whole[i];
    }
    for (; given < total; given += 1) {
        std::size_t most = 0;
        for (std::size_t i = 1; i < count; ++i) {
            if (rest[i] > rest[most]) most = i;
        }
        whole[most] += 1;
        rest[most] = -1;
    }
}

}  // namespace detail

/// Splits `total` whole things in proportion to `shares` (each >= 0, sum > 0): largest remainder, ties to the earlier.
template <std::size_t Size>
requires(Size <= grade_count) [[nodiscard]] constexpr std::array<double, Size> largest_remainder(
    double total, const std::array<double, Size>& shares) noexcept {
    std::array<double, Size> whole{};
    detail::split_whole(total, shares.data(), whole.data(), Size);
    return whole;
}

/// Whole pupils of a school by grade and tier.
using tier_counts = std::array<std::array<double, tier_count>, grade_count>;

/// The tiers of one school's pupils.
///
/// Separate: the share of pupils with disabilities, times the share of those in separate settings. Intensive and
/// strategic: the shares of MODEL's attention tiers, by the school's low-income share. The rest is on track.
/// Pre-kindergarten pupils are all on track; ungraded pupils are all in separate settings.
[[nodiscard]] inline tier_counts attention_tiers(const school& s, const assumptions& assumed) noexcept {
    const double all = total_pupils(s).value();
    tier_counts counts{};
    if (!(all > 0)) return counts;
    const auto share = [all](pupils group) { return group.value() / all; };
    const double separate = share(s.needs.disability) * assumed["separate_setting_share"_p];
    double intensive =
        assumed["intensive_share_base"_p] + assumed["intensive_share_per_low_income"_p] * share(s.needs.low_income);
    double strategic = assumed["strategic_share"_p];
    if (intensive > 1 - separate) intensive = 1 - separate;
    if (strategic > 1 - separate - intensive) strategic = 1 - separate - intensive;
    const std::array<double, tier_count> shares{intensive, strategic, 1 - separate - intensive - strategic, separate};
    for (std::size_t g = 0; g < grade_count; ++g) {
        const double here = s.enrollment[g].value();
        if (!(here > 0)) continue;
        if (static_cast<grade>(g) == grade::prekindergarten) {
            counts[g][static_cast<std::size_t>(tier::on_track)] = here;
        } else if (static_cast<grade>(g) == grade::ungraded) {
            counts[g][static_cast<std::size_t>(tier::separate)] = here;
        } else {
            counts[g] = largest_remainder(here, shares);
        }
    }
    return counts;
}

/// The tiers of all schools. Levers of people, time and pay do not change it, so one serves a whole comparison.
[[nodiscard]] inline std::vector<tier_counts> attention_tiers(const district& d, const assumptions& assumed) {
    std::vector<tier_counts> all;
    all.reserve(d.schools.size());
    for (const school& s : d.schools) all.push_back(attention_tiers(s, assumed));
    return all;
}

}  // namespace nineways

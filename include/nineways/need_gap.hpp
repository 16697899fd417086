// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include <nineways/detail/running_sum.hpp>
#include <nineways/equity.hpp>
#include <nineways/units.hpp>

/// What need explains of the spread of dollars, and who is furthest from it. Definitions: docs/equity.md.
namespace nineways {

/// How far the spread of dollars a pupil follows need.
struct explained_spread {
    /// The square of the pupil-weighted correlation of dollars a pupil with weighted pupils a pupil: the share of the
    /// variance. 0 where need is the same everywhere; nothing where there is no spread to explain.
    std::optional<double> share;
    /// Dollars a pupil more for one more of weight, in the line of best fit; nothing where need is the same everywhere.
    std::optional<dollars_per_pupil> a_weight;
};

[[nodiscard]] inline explained_spread explained_by_need(std::span<const funded_unit> units) {
    detail::running_sum count;
    detail::running_sum amount;
    detail::running_sum weighted;
    for (const funded_unit& u : units) {
        if (!(u.enrolled.value() > 0)) continue;
        count.add(u.enrolled.value());
        amount.add(u.amount.value());
        weighted.add(u.weighted.value());
    }
    explained_spread found;
    if (!(count.value() > 0)) return found;
    const double mean = amount.value() / count.value();
    const double need = weighted.value() / count.value();
    detail::running_sum of_dollars;
    detail::running_sum of_need;
    detail::running_sum of_both;
    for (const funded_unit& u : units) {
        const double p = u.enrolled.value();
        if (!(p > 0)) continue;
        const double x = u.amount.value() / p - mean;
        const double w = u.weighted.value() / p - need;
        of_dollars.add(p * x * x);
        of_need.add(p * w * w);
        of_both.add(p * x * w);
    }
    // Below a trillionth of the mean there is no spread: dollars a pupil are quotients, which round.
    const auto spreads = [&](double squares, double middle) {
        return squares > count.value() * middle * middle * 1e-24;
    };
    const bool needs_differ = spreads(of_need.value(), need);
    if (needs_differ) found.a_weight = dollars_per_pupil{of_both.value() / of_need.value()};
    if (spreads(of_dollars.value(), mean)) {
        const double both = of_both.value();
        found.share = needs_differ ? std::min(1.0, both * both / (of_need.value() * of_dollars.value())) : 0.0;
    }
    return found;
}

/// How far one unit is from its need-adjusted level.
struct need_gap {
    std::size_t unit = 0;         ///< its position
    dollars level{};              ///< its share of all dollars by weighted pupils
    dollars difference{};         ///< its dollars less the level
    dollars_per_pupil a_pupil{};  ///< the difference
};

/// The units furthest from their need-adjusted level, at most `most`, the furthest a pupil first; those equally far in
/// their order. Units without pupils are left out, with their dollars.
[[nodiscard]] inline std::vector<need_gap> furthest_from_need(std::span<const funded_unit> units,
                                                              std::size_t most = 10) {
    detail::running_sum amount;
    detail::running_sum weighted;
    for (const funded_unit& u : units) {
        if (!(u.enrolled.value() > 0)) continue;
        amount.add(u.amount.value());
        weighted.add(u.weighted.value());
    }
    std::vector<need_gap> all;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const funded_unit& u = units[i];
        if (!(u.enrolled.value() > 0)) continue;
        const dollars level{amount.value() * (u.weighted.value() / weighted.value())};
        const dollars difference = u.amount - level;
        all.push_back({i, level, difference, difference / u.enrolled});
    }
    std::stable_sort(all.begin(), all.end(), [](const need_gap& a, const need_gap& b) {
        return detail::size_of(a.a_pupil.value()) > detail::size_of(b.a_pupil.value());
    });
    if (all.size() > most) all.resize(most);
    return all;
}

/// What parts of the dollars bring about of a unit's difference from its need-adjusted level: each part less the unit's
/// share of it by weighted pupils. The last is what the dollars have beyond all parts; together they are the
/// difference.
///
/// `parts` holds the dollars of each unit; parts may be below zero.
[[nodiscard]] inline std::vector<dollars> parts_of_gap(std::span<const funded_unit> units,
                                                       std::span<const std::vector<double>> parts,
                                                       const need_gap& gap) {
    detail::running_sum weighted;
    for (const funded_unit& u : units) {
        if (u.enrolled.value() > 0) weighted.add(u.weighted.value());
    }
    const double share = units[gap.unit].weighted.value() / weighted.value();
    std::vector<dollars> found;
    double rest = gap.difference.value();
    for (const std::vector<double>& part : parts) {
        detail::running_sum all;
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (units[i].enrolled.value() > 0) all.add(part[i]);
        }
        found.push_back(dollars{part[gap.unit] - all.value() * share});
        rest -= found.back().value();
    }
    found.push_back(dollars{rest});
    return found;
}

/// The reason of a difference: its largest part in the direction of the whole; nothing where there is no difference.
[[nodiscard]] inline std::optional<std::size_t> largest_part(std::span<const dollars> parts, dollars whole) noexcept {
    std::optional<std::size_t> found;
    const double sign = whole.value() < 0 ? -1 : 1;
    for (std::size_t i = 0; i < parts.size() && whole.value() != 0; ++i) {
        if (!found || sign * parts[i].value() > sign * parts[*found].value()) found = i;
    }
    return found;
}

}  // namespace nineways

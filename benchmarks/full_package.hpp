// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/evaluate.hpp>

/// Packages that pull all levers of the catalog at once, whatever levers there are.
namespace full_package {

using namespace nineways;

/// A lever with everything that a fit may scale moved `part` of the way from its base to its bound.
[[nodiscard]] inline lever_choice moved(std::size_t lever, double part) {
    const nineways::lever& l = *lever_catalog[lever];
    lever_choice choice{static_cast<lever_id>(lever), base_settings(l), false};
    for (std::size_t s = 0; s < l.setting_count; ++s) {
        const lever_setting& bounds = l.settings[s];
        if (!bounds.scales()) continue;
        choice.setting[s] += part * ((bounds.base < bounds.max ? bounds.max : bounds.min) - bounds.base);
    }
    return choice;
}

/// Whether the district can hold a package.
[[nodiscard]] inline bool stands(const district& d, const baseline& before, const assumptions& assumed,
                                 const scenario& chosen) {
    detail::fault_list log;
    evaluation result;
    detail::evaluate_into(result, d, before, chosen, assumed, 5, no_ledger{}, log);
    return log.empty();
}

/// Every lever of the catalog that can stand beside those before it, and further choices of levers that change days
/// until at least `days` of them do.
[[nodiscard]] inline scenario build(const district& d, const baseline& before, const assumptions& assumed,
                                    std::size_t days) {
    scenario full{"full", "", "", {}};
    std::size_t changing = 0;
    const auto offer = [&](std::size_t lever, double part) {
        full.levers.push_back(moved(lever, part));
        if (!stands(d, before, assumed, full))
            full.levers.pop_back();
        else if (lever_catalog[lever]->changes_day)
            ++changing;
    };
    for (std::size_t lever = 0; lever < lever_catalog.size(); ++lever) offer(lever, 0.1);
    for (int round = 1; round < 8; ++round) {
        for (std::size_t lever = 0; lever < lever_catalog.size() && changing < days; ++lever) {
            if (lever_catalog[lever]->changes_day) offer(lever, 0.02 * round);
        }
    }
    return in_catalog_order(full);
}

/// Sets the next lever in turn a tenth lower, or back to what the package has.
inline void change(scenario& changed, const scenario& package, std::size_t& next) {
    lever_choice& now = changed.levers[next];
    const lever_choice& then = package.levers[next];
    next = (next + 1) % changed.levers.size();
    for (std::size_t s = 0; s < now.setting.size(); ++s)
        now.setting[s] = now.setting[s] == then.setting[s] ? then.setting[s] * 0.9 : then.setting[s];
}

}  // namespace full_package

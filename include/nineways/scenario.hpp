// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/sort_few.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/catalog.hpp>

namespace nineways {

/// A lever with its settings. The settings stand in the lever's own order.
struct lever_choice {
    lever_id lever = 0;
    setting_values setting{};
    /// A fit leaves a locked lever as it is set.
    bool locked = false;
};

/// How documents name the base of a scenario that changes the district as it stands.
inline constexpr std::string_view as_it_stands = "as_it_stands";

/// A named, complete change to a district: what it does not name stands as in its base.
struct scenario {
    std::string id;
    std::string title;
    std::string reason;
    /// Each lever at most once.
    std::vector<lever_choice> levers;
    /// What it is a change of: empty for the district as it stands, else the id of another scenario.
    std::string base{};
};

/// Why a lever is set as it is.
struct lever_reason {
    lever_id lever = 0;
    std::string text;
};

/// What a scenario's document says beside what every answer repeats; no calculation reads it.
struct scenario_words {
    /// Who made it; may be empty.
    std::string author;
    /// Of some of its levers, each at most once.
    std::vector<lever_reason> reasons;
};

/// The choice that a scenario makes of a lever; null when it leaves the lever alone.
template <class Scenario>
[[nodiscard]] auto choice_of(Scenario& s, std::size_t lever) noexcept -> decltype(s.levers.data()) {
    for (auto& choice : s.levers) {
        if (choice.lever == lever) return &choice;
    }
    return nullptr;
}

/// Why a scenario sets a lever as it does; empty where it does not say.
[[nodiscard]] inline std::string_view reason_of(const scenario_words& words, std::size_t lever) noexcept {
    for (const lever_reason& reason : words.reasons) {
        if (reason.lever == lever) return reason.text;
    }
    return {};
}

/// What a scenario is called: by its title, or by its id where it has none.
[[nodiscard]] inline const std::string& called(const scenario& s) noexcept { return s.title.empty() ? s.id : s.title; }

/// The levers of a scenario in the order in which they are priced, whatever the order in which they were chosen.
[[nodiscard]] inline scenario in_catalog_order(scenario chosen) {
    detail::sort_few(chosen.levers, [](const lever_choice& a, const lever_choice& b) { return a.lever < b.lever; });
    return chosen;
}

/// A lever as the district stands: every setting at its base.
[[nodiscard]] constexpr setting_values base_settings(const lever& l) noexcept {
    setting_values values{};
    for (std::size_t i = 0; i < l.setting_count; ++i) values[i] = l.settings[i].base;
    return values;
}

namespace detail {

/// Whether anything that a fit could scale is off its base.
[[nodiscard]] inline bool does_something(const lever_choice& choice) noexcept {
    const lever& l = *lever_catalog[choice.lever];
    for (std::size_t s = 0; s < l.setting_count; ++s) {
        if (l.settings[s].scales() && choice.setting[s] != l.settings[s].base) return true;
    }
    return false;
}

}  // namespace detail

}  // namespace nineways

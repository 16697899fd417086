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

/// A named, complete change to a district.
struct scenario {
    std::string id;
    std::string title;
    std::string reason;
    /// Each lever at most once.
    std::vector<lever_choice> levers;
};

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

struct named_value {
    std::string_view setting;
    double value;
};

/// A choice by names that the compiler checks: an unknown lever or setting does not compile.
template <std::size_t Count>
[[nodiscard]] consteval lever_choice choose(std::string_view id, const named_value (&values)[Count],
                                            bool locked = false) {
    const int found = find_lever(id);
    if (found < 0) throw "no such lever";
    const auto index = static_cast<std::size_t>(found);
    const lever& l = *lever_catalog[index];
    lever_choice choice{static_cast<lever_id>(index), base_settings(l), locked};
    for (const named_value& v : values) {
        const int at = find_setting(l, v.setting);
        if (at < 0) throw "no such setting";
        const lever_setting& s = l.settings[static_cast<std::size_t>(at)];
        if (v.value < s.min || v.value > s.max) throw "setting out of range";
        choice.setting[static_cast<std::size_t>(at)] = v.value;
    }
    return choice;
}

}  // namespace detail

/// The usual package of the old ways: pay for all, credits, workshops, smaller classes. Proportions are a choice of
/// this model; a fit scales them to the money.
[[nodiscard]] inline scenario restore_preset() {
    static constexpr lever_choice raise = detail::choose("across_the_board_raise", {{"raise", 0.03}});
    static constexpr lever_choice credits = detail::choose("pay_for_credits", {{"change", 0.10}});
    static constexpr lever_choice workshops = detail::choose("one_off_workshops", {{"days", 1.0}});
    static constexpr lever_choice classes = detail::choose("smaller_classes", {{"k_3", 1.0}, {"grades_4_12", 1.0}});
    return {"restore",
            "Restore the old ways",
            "Give back what was cut, to all alike",
            {raise, credits, workshops, classes}};
}

/// The usual package of transformation: pay for roles and shortage, expert-led teams, coaching, flexible groups, partly
/// paid for by credits that nobody earns any more. Proportions are a choice of this model.
[[nodiscard]] inline scenario transform_preset() {
    static constexpr lever_choice roles = detail::choose("pay_for_roles", {{"share", 0.06}});
    static constexpr lever_choice shortage = detail::choose("pay_for_shortage", {{"share", 0.08}});
    static constexpr lever_choice credits = detail::choose("pay_for_credits", {{"change", -0.5}}, true);
    static constexpr lever_choice teams = detail::choose("expert_led_teams", {{"minutes", 45.0}});
    static constexpr lever_choice coaches = detail::choose("coaching", {{"share", 0.3}});
    static constexpr lever_choice groups =
        detail::choose("flexible_groups", {{"elementary", 90.0}, {"middle", 60.0}, {"larger_elsewhere", 0.5}});
    return {"transform",
            "Transform",
            "Put time, people and pay where they do most",
            {roles, shortage, credits, teams, coaches, groups}};
}

}  // namespace nineways

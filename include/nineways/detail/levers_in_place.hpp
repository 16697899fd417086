// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <nineways/evaluation.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/scenario.hpp>

/// What the levers of a package are to each other and to those of its baseline.
namespace nineways::detail {

/// A setting of a lever above its base, or below it.
struct direction {
    lever_id lever = 0;
    std::uint8_t setting = 0;
    bool up = true;
};

[[nodiscard]] constexpr direction direction_of(std::string_view lever, std::string_view setting, bool up) noexcept {
    const int l = find_lever(lever);
    return {static_cast<lever_id>(l),
            static_cast<std::uint8_t>(find_setting(*lever_catalog[static_cast<std::size_t>(l)], setting)), up};
}

/// What one lever does and the other undoes.
struct opposites {
    direction one;
    direction other;
};

inline constexpr opposites opposite_settings[]{
    {direction_of("smaller_classes", "grades_4_12", true), direction_of("flexible_groups", "larger_elsewhere", true)},
    {direction_of("smaller_classes", "k_3", false), direction_of("staffing_guidelines", "share", true)},
    {direction_of("smaller_classes", "grades_4_12", false), direction_of("staffing_guidelines", "share", true)},
    {direction_of("standard_year", "minutes_a_day", false), direction_of("extended_time", "minutes", true)},
    {direction_of("separate_settings", "share", true), direction_of("integrated_classes", "share", true)},
    {direction_of("staffing_guidelines", "share", true),
     direction_of("reinstated_posts", "librarians_per_1000", false)},
    {direction_of("staffing_guidelines", "share", true), direction_of("reinstated_posts", "support_per_1000", false)},
    {direction_of("staffing_guidelines", "posts_per_1000", false),
     direction_of("reinstated_posts", "librarians", true)},
    {direction_of("staffing_guidelines", "posts_per_1000", false), direction_of("reinstated_posts", "support", true)},
    {direction_of("central_efficiency", "cut", false), direction_of("central_redesign", "share", true)},
};

/// Marks the levers that a baseline pulled.
inline void mark_levers_of(const baseline& before, std::array<bool, lever_catalog.size()>& in_place) {
    for (const lever_choice& choice : before.levers)
        in_place[choice.lever] = in_place[choice.lever] || does_something(choice);
}

/// Whether a package or its baseline moves a setting that way.
[[nodiscard]] inline bool goes(const evaluation& e, const baseline& before, const direction& way) noexcept {
    const double from = lever_catalog[way.lever]->settings[way.setting].base;
    const auto moves = [&](const lever_choice& choice) {
        const double to = choice.setting[way.setting];
        return choice.lever == way.lever && (way.up ? to > from : to < from);
    };
    for (const lever_result& r : e.levers)
        if (moves(r.choice)) return true;
    for (const lever_choice& choice : before.levers)
        if (moves(choice)) return true;
    return false;
}

/// Tells each pair of levers of which one undoes what the other does.
template <class Tell>
void tell_opposites(const evaluation& e, const baseline& before, const Tell& tell) {
    for (const opposites& pair : opposite_settings)
        if (goes(e, before, pair.one) && goes(e, before, pair.other)) tell(pair.one.lever, pair.other.lever);
}

}  // namespace nineways::detail

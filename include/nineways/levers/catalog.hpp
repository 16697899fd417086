// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <nineways/detail/literal.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/attention.hpp>
#include <nineways/levers/central_office.hpp>
#include <nineways/levers/leadership.hpp>
#include <nineways/levers/online_courses.hpp>
#include <nineways/levers/partners.hpp>
#include <nineways/levers/pay.hpp>
#include <nineways/levers/professional_learning.hpp>
#include <nineways/levers/school_funding.hpp>
#include <nineways/levers/special_education.hpp>
#include <nineways/levers/time.hpp>
#include <nineways/levers/weights_for_need.hpp>

namespace nineways {

/// All levers as they are written down, with their words for readers, in the order in which they are priced: by area,
/// the restore column first.
inline constexpr std::array<const lever*, 32> written_levers{
    &levers::across_the_board_raise,
    &levers::pay_for_added_time,
    &levers::pay_for_roles,
    &levers::pay_for_shortage,
    &levers::pay_for_credits,
    &levers::one_off_workshops,
    &levers::expert_led_teams,
    &levers::coaching,
    &levers::smaller_classes,
    &levers::flexible_groups,
    &levers::equal_time,
    &levers::standard_year,
    &levers::more_core_time,
    &levers::flexible_blocks,
    &levers::extended_time,
    &levers::referral,
    &levers::separate_settings,
    &levers::early_intervention,
    &levers::integrated_classes,
    &levers::push_in_support,
    &levers::leader_development,
    &levers::raise_for_all_leaders,
    &levers::leadership_pipeline,
    &levers::differentiated_leader_pay,
    &levers::staffing_guidelines,
    &levers::flexible_resources,
    &levers::weights_for_need,
    &levers::reinstated_posts,
    &levers::partner_organisations,
    &levers::online_courses,
    &levers::central_efficiency,
    &levers::central_redesign,
};

namespace detail {

[[nodiscard]] constexpr auto levers_without_words() noexcept {
    std::array<lever, written_levers.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i] = *written_levers[i];
        all[i].sentence = all[i].overlap = {};
        for (lever_setting& s : all[i].settings) s.title = {};
    }
    return all;
}
inline constexpr auto lever_rows = levers_without_words();

[[nodiscard]] constexpr auto pointers_to_levers() noexcept {
    std::array<const lever*, lever_rows.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = &lever_rows[i];
    return all;
}

}  // namespace detail

/// The same levers as the model uses them: without sentence, overlap and titles of settings, so that a program that
/// never prints those does not hold them.
inline constexpr auto lever_catalog = detail::pointers_to_levers();

/// Position of a lever in the catalog by its id; -1 when there is none.
[[nodiscard]] constexpr int find_lever(std::string_view id) noexcept {
    for (std::size_t i = 0; i < lever_catalog.size(); ++i) {
        if (lever_catalog[i]->id == id) return static_cast<int>(i);
    }
    return -1;
}

/// Position of a setting of a lever by its id; -1 when there is none.
[[nodiscard]] constexpr int find_setting(const lever& l, std::string_view id) noexcept {
    for (std::size_t i = 0; i < l.setting_count; ++i) {
        if (l.settings[i].id == id) return static_cast<int>(i);
    }
    return -1;
}

namespace detail {

/// A row of the catalog that can be offered: named, bounded settings, the base among the values, all parts present.
[[nodiscard]] constexpr bool is_complete(const lever& l) noexcept {
    bool good = !l.id.empty() && !l.bullet.empty() && !l.title.empty() && !l.sentence.empty() && l.setting_count > 0 &&
                l.setting_count <= setting_limit && l.apply != nullptr && l.learn != nullptr && l.realised != nullptr &&
                l.ramp_years > 0;
    bool moves = false;
    for (std::size_t i = 0; i < l.setting_count; ++i) {
        const lever_setting& s = l.settings[i];
        good = good && !s.id.empty() && s.min < s.max && s.min <= s.base && s.base <= s.max && s.step > 0;
        moves = moves || s.scales();
    }
    return good && moves;
}

/// Whether all ids name other levers.
[[nodiscard]] constexpr bool all_known(const lever& l, const lever_ids& others) noexcept {
    for (const literal& id : others) {
        if (!id.empty() && (find_lever(id) < 0 || l.id == id)) return false;
    }
    return true;
}

[[nodiscard]] constexpr bool catalog_is_complete() noexcept {
    for (const lever* l : written_levers) {
        if (!is_complete(*l) || !all_known(*l, l->shares_with) || !all_known(*l, l->needs) ||
            !all_known(*l, l->conflicts))
            return false;
    }
    return true;
}
static_assert(catalog_is_complete());

}  // namespace detail

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/literal.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/scenario.hpp>

/// Six packages that answer usual questions: three situations of a district, and in each the old ways and
/// transformation. Proportions are a choice of this model; a fit scales them to the money.
namespace nineways {

/// What happens to a district's money.
enum class situation : std::uint8_t { gain, one_time, cut };
inline constexpr std::array<std::string_view, 3> situation_names{"gain", "one_time", "cut"};

/// The new money of a situation on the basis of equal dollars, as a share of what is spent a year. One-time money is
/// 3 % of a year's spending once, and counts there as a tenth of it a year (`one_time_years`).
[[nodiscard]] constexpr double money_share(situation s) noexcept {
    switch (s) {
        case situation::gain:
            return 0.03;
        case situation::one_time:
            return 0.003;
        case situation::cut:
            break;
    }
    return -0.03;
}

/// Position of a preset: by situation, the restore side first.
[[nodiscard]] constexpr std::size_t preset_of(situation s, side column) noexcept {
    return 2 * static_cast<std::size_t>(s) + static_cast<std::size_t>(column);
}

inline constexpr std::size_t preset_count = 2 * situation_names.size();

/// The ids of the presets, by which requests and commands name them.
inline constexpr std::array<std::string_view, preset_count> preset_names{
    "restore", "transform", "restore_one_time", "transform_one_time", "restore_cut", "transform_cut"};

namespace detail {

struct preset_words {
    literal title;
    literal reason;
};
inline constexpr std::array<preset_words, preset_count> preset_headers{{
    {"Restore the old ways", "Give back what was cut, to all alike"},
    {"Transform", "Put time, people and pay where they do most"},
    {"Restore with one-time money", "Spend it on what ends with it, for all alike"},
    {"Transform with one-time money", "Begin what can be kept up"},
    {"Restore under a cut", "Take from all alike"},
    {"Transform under a cut", "Take where least is lost, and keep what does most"},
}};

/// One setting of one lever of a preset. Rows of one lever stand together.
struct preset_row {
    std::string_view lever;
    std::string_view setting;
    double value = 0;
    bool locked = false;
    literal reason{};
};

inline constexpr preset_row restore_gain_rows[]{
    {"across_the_board_raise", "raise", 0.03, false, "Pay fell behind prices, for every teacher alike."},
    {"pay_for_credits", "change", 0.10, false, "Credits are what the usual grid rewards."},
    {"one_off_workshops", "days", 1.0, false, "Days of training were among the first things cut."},
    {"smaller_classes", "k_3", 1.0, false, "Classes grew in the cuts; every class shrinks by the same."},
    {"smaller_classes", "grades_4_12", 1.0},
};
inline constexpr preset_row transform_gain_rows[]{
    {"pay_for_roles", "share", 0.06, false, "Teams and coaching need teachers who are paid to lead."},
    {"pay_for_shortage", "share", 0.08, false, "Pay goes where posts stay empty."},
    {"pay_for_credits", "change", -0.5, true,
     "Credits show little in learning; the money moves as their holders leave."},
    {"expert_led_teams", "minutes", 45.0, false, "Teachers get better together, with an expert in the room."},
    {"coaching", "share", 0.3, false, "Coaching is the best proven way to better teaching."},
    {"flexible_groups", "elementary", 90.0, false, "Small groups go to pupils in need, when they need them."},
    {"flexible_groups", "middle", 60.0},
    {"flexible_groups", "larger_elsewhere", 0.5, false, "Somewhat larger classes elsewhere pay for part of it."},
};
inline constexpr preset_row restore_one_time_rows[]{
    {"across_the_board_raise", "raise", 0.001, false, "A thank-you for all, spread thin."},
    {"one_off_workshops", "days", 1.0, false, "Workshops end when the money ends."},
};
inline constexpr preset_row transform_one_time_rows[]{
    {"pay_for_credits", "change", -0.2, true, "What this frees keeps the rest going after the money ends."},
    {"expert_led_teams", "minutes", 30.0, false, "Experts begin the teams, which then know how to work."},
    {"coaching", "share", 0.1, false, "Coaches train first where teams are new."},
};
inline constexpr preset_row restore_cut_rows[]{
    {"across_the_board_raise", "raise", 0.01, false, "What larger classes free beyond the cut goes to all alike."},
    {"smaller_classes", "k_3", -3.0, true, "Every class grows by the same: it frees the most, the soonest."},
    {"smaller_classes", "grades_4_12", -3.0, true},
};
inline constexpr preset_row transform_cut_rows[]{
    {"pay_for_credits", "change", -1.0, true, "Credits show little in learning."},
    {"smaller_classes", "k_3", -2.0, true, "The youngest lose less from their classes than others."},
    {"smaller_classes", "grades_4_12", -4.0, true, "Classes of older pupils grow most: size matters least there."},
    {"expert_led_teams", "minutes", 45.0, false, "Teams are what is kept and built on."},
    {"coaching", "share", 0.2, false, "Coaching goes to new teachers first."},
    {"flexible_groups", "elementary", 60.0, false, "Pupils in need get small groups though classes grow."},
};

/// Read by the compiler alone.
inline constexpr std::array<std::span<const preset_row>, preset_count> preset_rows{
    restore_gain_rows,       transform_gain_rows, restore_one_time_rows,
    transform_one_time_rows, restore_cut_rows,    transform_cut_rows};

[[nodiscard]] consteval std::size_t count_preset_rows() noexcept {
    std::size_t count = 0;
    for (const auto& rows : preset_rows) count += rows.size();
    return count;
}

/// A row as programs hold it. Reasons lie apart (`preset_reasons`), so that one that never prints them does not.
struct preset_setting {
    std::uint8_t preset = 0;
    std::uint8_t setting = 0;
    bool locked = false;
    lever_id lever = 0;
    double value = 0;
};

/// The rows by positions in the catalog: an unknown lever or setting, one that is set twice, or a value out of range
/// does not compile.
[[nodiscard]] consteval auto preset_settings_of_rows() {
    std::array<preset_setting, count_preset_rows()> all{};
    std::size_t next = 0;
    for (std::size_t p = 0; p < preset_rows.size(); ++p) {
        for (const preset_row& row : preset_rows[p]) {
            const int found = find_lever(row.lever);
            if (found < 0) throw "no such lever";
            const lever& l = *lever_catalog[static_cast<std::size_t>(found)];
            const int at = find_setting(l, row.setting);
            if (at < 0) throw "no such setting";
            const lever_setting& s = l.settings[static_cast<std::size_t>(at)];
            if (!(row.value >= s.min && row.value <= s.max)) throw "setting out of range";
            for (std::size_t i = 0; i < next; ++i) {
                if (all[i].preset == p && all[i].lever == static_cast<lever_id>(found) &&
                    all[i].setting == static_cast<std::uint8_t>(at))
                    throw "set twice";
            }
            all[next++] = {static_cast<std::uint8_t>(p), static_cast<std::uint8_t>(at), row.locked,
                           static_cast<lever_id>(found), row.value};
        }
    }
    return all;
}

[[nodiscard]] consteval auto preset_reasons_of_rows() {
    std::array<literal, count_preset_rows()> all{};
    std::size_t next = 0;
    for (const auto& rows : preset_rows) {
        for (const preset_row& row : rows) all[next++] = row.reason;
    }
    return all;
}

inline constexpr auto preset_settings = preset_settings_of_rows();
inline constexpr auto preset_reasons = preset_reasons_of_rows();

}  // namespace detail

/// A preset by its position, without the reasons of its levers.
[[nodiscard]] inline scenario preset(std::size_t which) {
    const detail::preset_words& words = detail::preset_headers[which];
    scenario s{std::string{preset_names[which]}, words.title.data(), words.reason.data(), {}};
    for (const detail::preset_setting& row : detail::preset_settings) {
        if (row.preset != which) continue;
        lever_choice* choice = choice_of(s, row.lever);
        if (choice == nullptr)
            choice = &s.levers.emplace_back(lever_choice{row.lever, base_settings(*lever_catalog[row.lever]), false});
        choice->setting[row.setting] = row.value;
        choice->locked = choice->locked || row.locked;
    }
    return in_catalog_order(std::move(s));
}

/// Why a preset sets its levers as it does; of a lever that has several reasons all of them.
[[nodiscard]] inline std::vector<lever_reason> reasons_of_preset(std::size_t which) {
    std::vector<lever_reason> all;
    for (std::size_t i = 0; i < detail::preset_settings.size(); ++i) {
        const detail::preset_setting& row = detail::preset_settings[i];
        const detail::literal reason = detail::preset_reasons[i];
        if (row.preset != which || reason.empty()) continue;
        if (!all.empty() && all.back().lever == row.lever) {
            all.back().text.append(" ").append(reason.view());
        } else {
            all.push_back({row.lever, reason.data()});
        }
    }
    return all;
}

/// The usual package of the old ways for a gain: pay for all, credits, workshops, smaller classes.
[[nodiscard]] inline scenario restore_preset() { return preset(preset_of(situation::gain, side::restore)); }

/// The usual package of transformation for a gain: pay for roles and shortage, expert-led teams, coaching, flexible
/// groups, partly paid for by credits that nobody earns any more.
[[nodiscard]] inline scenario transform_preset() { return preset(preset_of(situation::gain, side::transform)); }

}  // namespace nineways

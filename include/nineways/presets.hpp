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
    {"across_the_board_raise", "raise", 0.02, false, "Pay fell behind prices, for every teacher alike."},
    {"across_the_board_raise", "steps", 1, false, "The year without a step is given back."},
    {"pay_for_credits", "change", 0.05, false, "Credits are what the usual grid rewards."},
    {"one_off_workshops", "days", 1, false, "Days of training were among the first things cut."},
    {"smaller_classes", "k_3", 0.5, false, "Classes grew in the cuts; every class shrinks by the same."},
    {"smaller_classes", "grades_4_12", 0.5},
    {"standard_year", "days", 3, false, "The days that were cut come back: 183 a year."},
    {"leader_development", "amount", 1000, false, "Leaders get training again, all of them the same."},
    {"raise_for_all_leaders", "raise", 0.02, false, "Leaders are paid more as teachers are, all alike."},
    {"staffing_guidelines", "share", 0.5, false, "Guidelines give every school the posts that it had."},
    {"reinstated_posts", "librarians", 0.75, false, "Librarians, art, music and support come back."},
    {"reinstated_posts", "specials", 0.5},
    {"reinstated_posts", "support", 0.75},
};
inline constexpr preset_row transform_gain_rows[]{
    {"pay_for_roles", "share", 0.05, false, "Teams and coaching need teachers who are paid to lead."},
    {"pay_for_shortage", "share", 0.06, false, "Pay goes where posts stay empty."},
    {"pay_for_credits", "change", -0.5, true,
     "Credits show little in learning; the money moves as their holders leave."},
    {"expert_led_teams", "minutes", 45, false, "Teachers get better together, with an expert in the room."},
    {"coaching", "share", 0.25, false, "Coaching is the best proven way to better teaching."},
    {"flexible_groups", "elementary", 60, false, "Small groups go to pupils in need, when they need them."},
    {"flexible_groups", "middle", 60},
    {"flexible_groups", "larger_elsewhere", 0.5, false, "Somewhat larger classes elsewhere pay for part of it."},
    {"more_core_time", "mathematics", 50, false,
     "A second mathematics class has shown most; a second English class may harm."},
    {"flexible_blocks", "share", 0.3, false, "Longer periods make room for teams and groups."},
    {"extended_time", "minutes", 30, false,
     "Time is added where need is highest. Partners come in once somebody enters their price."},
    {"early_intervention", "minutes", 50, false, "Help comes early, before pupils fall behind."},
    {"integrated_classes", "share", 0.25, false, "Pupils with disabilities learn with others, with a second teacher."},
    {"push_in_support", "share", 0.25, false, "Specialists come into classes for all who struggle."},
    {"leadership_pipeline", "share", 0.5, false, "Principals are recruited, prepared and supported ahead of need."},
    {"differentiated_leader_pay", "share", 0.2, false, "The hardest schools pay their leaders more."},
    {"flexible_resources", "share", 0.4, false, "Schools can move money only if they control it."},
    {"weights_for_need", "share", 0.3, true, "Dollars follow need; it costs little, and a fit need not move it."},
    {"central_redesign", "share", 0.1, true, "Half of what the central office frees goes to schools."},
};
inline constexpr preset_row restore_one_time_rows[]{
    {"one_off_workshops", "days", 1, false, "Workshops end when the money ends."},
    {"leader_development", "amount", 1000, false, "So does training of leaders."},
    {"reinstated_posts", "librarians", 0.2, false,
     "Some posts come back until the money is used up; then they go again."},
    {"reinstated_posts", "support", 0.2},
};
inline constexpr preset_row transform_one_time_rows[]{
    {"flexible_blocks", "share", 0.5, false, "New timetables cost once, and hardly anything after."},
    {"push_in_support", "share", 0.25, false, "Training comes first; the specialists are there already."},
    {"leadership_pipeline", "share", 0.3, false, "Tools and first residents are bought once."},
    {"flexible_resources", "share", 0.5, false, "Finance systems for schools are bought once."},
    {"weights_for_need", "share", 0.2, true, "Dollars follow need; it needs hardly any money."},
    {"central_redesign", "share", 0.1, true,
     "An investment first; what it frees keeps the rest going after the money ends."},
};
inline constexpr preset_row restore_cut_rows[]{
    {"across_the_board_raise", "steps", -1, true, "Steps are frozen for a year, for all."},
    {"one_off_workshops", "days", 1, false, "What whole classes free beyond the sum buys days of training for all."},
    {"smaller_classes", "grades_4_12", -0.8, true, "Classes grow where no law limits them, from grade 4."},
    {"standard_year", "days", -2, true, "Two days without school, as districts did before."},
    {"leader_development", "amount", 1000, false, "Leaders have their share of it."},
    {"raise_for_all_leaders", "raise", -0.02, true, "Leaders give up what teachers give up."},
    {"staffing_guidelines", "posts_per_1000", -1.7, true, "Guidelines take the same posts from every school."},
    {"reinstated_posts", "librarians_per_1000", -0.2, true,
     "Posts that are easiest to do without in the law go first."},
    {"central_efficiency", "cut", 0.1, true, "The central office gives a tenth of everything."},
};
inline constexpr preset_row transform_cut_rows[]{
    {"pay_for_roles", "share", 0.06, false, "Leaders among teachers carry the teams on."},
    {"pay_for_credits", "change", -1, true, "Credits show little in learning; the money comes as their holders leave."},
    {"coaching", "share", 0.3, false, "Coaching is the best proven way to better teaching."},
    {"flexible_groups", "elementary", 60, true, "Pupils in need get small groups though classes grow."},
    {"flexible_groups", "larger_elsewhere", 3, true, "Classes of older pupils grow most: size matters least there."},
    {"leadership_pipeline", "share", 1, false, "Leaders matter most when money is short."},
    {"staffing_guidelines", "posts_per_1000", -1.5, true,
     "Posts that a rule gave every school alike pay for what does most."},
    {"flexible_resources", "share", 0.5, false, "Schools know best what they can do without."},
    {"weights_for_need", "share", 0.3, true, "The schools of highest need lose least."},
    {"weights_for_need", "most_lost", 0.05, true},
    {"central_redesign", "share", 0.25, true, "A smaller central office that serves schools."},
    {"central_redesign", "devolved", 0.25, true},
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

/// The usual package of the old ways for a gain: what was cut comes back, to all alike.
[[nodiscard]] inline scenario restore_preset() { return preset(preset_of(situation::gain, side::restore)); }

/// The usual package of transformation for a gain: time, people and pay where they do most, partly paid for by credits
/// that nobody earns any more and by the central office.
[[nodiscard]] inline scenario transform_preset() { return preset(preset_of(situation::gain, side::transform)); }

}  // namespace nineways

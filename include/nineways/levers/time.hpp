// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <nineways/lever.hpp>
#include <nineways/levers/attention.hpp>
#include <nineways/levers/chosen_schools.hpp>
#include <nineways/levers/longer_days.hpp>
#include <nineways/levers/longer_time.hpp>
#include <nineways/levers/placed_minutes.hpp>
#include <nineways/national.hpp>

/// Area 4: how time is used.
namespace nineways::levers {

namespace detail {

inline void equal_time(const lever_state& now, const lever_inputs& in) {
    for (day_design& design : now.d.designs) {
        for (time_block& block : design.blocks) {
            if (block.subject == subject::intervention && block.moves_pupils() && block.tiers.contains(tier::strategic))
                block.weekly *= 1 - in.setting[0];
        }
    }
}

/// Minutes lost are counted as minutes given would be, so that giving them back makes good the loss and no more.
inline void learn_equal_time(const lever_change& change, std::vector<exposure>& out) {
    constexpr auto strategic = static_cast<std::size_t>(tier::strategic);
    for (std::size_t l = 0; l < level_count; ++l) {
        const double lost =
            change.before_day.small_group_minutes[l][strategic] - change.after_day.small_group_minutes[l][strategic];
        if (!(lost > 0)) continue;
        const double size =
            (change.before_day.small_group_size[l][strategic] - change.after_day.small_group_size[l][strategic]) / lost;
        const double dose = group_dose(lost / change.before_day.pupil_count[l][strategic], size, change.assumed,
                                       change.after.school_weeks);
        const effect_part parts[]{{"effect_small_groups"_p, -dose}};
        out.push_back(expose(change, static_cast<level>(l), tier::strategic, 1, parts));
    }
}

/// A second class of a subject in rooms and sections of its own, out of what is no core subject first.
inline void second_class(district& d, subject what, std::string_view id, const lever_inputs& in, double weekly) {
    static constexpr subject gives[]{subject::homeroom, subject::elective,      subject::world_language,
                                     subject::art,      subject::music,         subject::physical_education,
                                     subject::science,  subject::social_studies};
    if (!(weekly > 0)) return;
    const double size = in.setting[3];
    time_block lab;
    lab.id = id;
    lab.subject = what;
    lab.tiers = in.setting[2] >= 0.5 ? tier_set{tier::intensive} | tier::strategic : tier_set{tier::intensive};
    lab.weekly = minutes{weekly};
    lab.setting = setting::lab;
    lab.group = {pupils{size}, pupils{size * 1.25}};
    lab.adults = {{standard_role::classroom_teacher, 1.0}};
    for (day_design& design : d.designs) {
        lab.grades = grades_taught(design, what, lab.tiers);
        place_minutes(design, lab, gives, 1, d.school_weeks, in.log);
    }
}

inline void more_core_time(const lever_state& now, const lever_inputs& in) {
    second_class(now.d, subject::mathematics, "second_mathematics", in, in.setting[0]);
    second_class(now.d, subject::english, "second_english", in, in.setting[1]);
}

/// Each subject counts for half of the mean of mathematics and reading.
inline void learn_more_core_time(const lever_change& change, std::vector<exposure>& out) {
    const double full = daily_period(change.assumed);
    const auto reached =
        shares_of_levels(change.after, [](const time_block& block) { return is_placed(block, "second_"); });
    for (std::size_t l = 0; l < level_count; ++l) {
        const effect_part parts[]{{"effect_double_mathematics"_p, at_most_one(change.setting[0] / full) / 2},
                                  {"effect_double_reading"_p, at_most_one(change.setting[1] / full) / 2}};
        for (const tier t : {tier::intensive, tier::strategic}) {
            if (reached[l] > 0 && (t == tier::intensive || change.setting[2] >= 0.5))
                out.push_back(expose(change, static_cast<level>(l), t, reached[l], parts));
        }
    }
}

/// Whether a block is a class period of a department.
[[nodiscard]] inline bool is_period(const time_block& block) noexcept {
    return block.setting == setting::whole_class && block.staffing == staffing::pooled && !block.moves_pupils() &&
           !block.adults.empty() && block.adults[0].role == standard_role::classroom_teacher;
}

/// The schools with departments that have longer periods.
[[nodiscard]] inline std::vector<std::size_t> schools_with_longer_periods(const district& d, double share) {
    return highest_need_of(d, share, [&](const school& s) {
        for (const time_block& block : d.designs[s.design].blocks) {
            if (is_period(block) && block.grades.meets(grades_present(s))) return true;
        }
        return false;
    });
}

inline void flexible_blocks(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const std::vector<std::size_t> chosen = schools_with_longer_periods(d, in.setting[0]);
    if (chosen.empty()) return;
    const minutes length{in.setting[1]};
    for (const std::size_t i : give_own_designs(d, chosen, "blocks")) {
        for (time_block& block : d.designs[i].blocks) {
            if (!is_period(block)) continue;
            block.length = length;
            block.periods = block.weekly / length * d.designs[i].week.cycle_days / 5;
        }
    }
    d.purchases.push_back({"schedule_software", spending_function::instructional_staff, purchase::basis::flat,
                           static_cast<double>(chosen.size()),
                           national::money_range(in.assumed, "schedule_software_cost"_p, d.dollar_year), false,
                           ("schedule_software_cost"_p).index});
    buy_days_once(d, "schedule_planning", pupil_share(d, chosen), in.assumed, "schedule_planning_days"_p);
}

[[nodiscard]] inline std::vector<std::size_t> reaches_longer_periods(const lever_change& change) {
    return schools_with_longer_periods(change.base, change.setting[0]);
}

}  // namespace detail

inline constexpr lever equal_time{
    .id = "equal_time",
    .bullet = "R4a",
    .title = "Equal time for all pupils in all subjects",
    .sentence = "No pupil has more time in a subject than another, whatever the need.",
    .area = area::time,
    .side = side::restore,
    .cluster = cluster::attention,
    .difficulty = difficulty::low,
    .agree = party_set{party::board} | party::parents,
    .ramp_years = 1,
    .changes_day = true,
    .settings = {lever_setting{"equal", "extra time of some pupils that is given up", "share of the minutes", 0, 1, 0,
                               0.05}},
    .setting_count = 1,
    .overlap =
        "Teaching by special-education plans stays. English lessons that the law asks for are in the same groups.",
    .conflicts = {"more_core_time", "early_intervention"},
    .apply = detail::equal_time,
    .learn = detail::learn_equal_time,
    .realised = realised_by_ramp,
};

inline constexpr lever standard_year{
    .id = "standard_year",
    .bullet = "R4b",
    .title = "Length of the school year and day",
    .sentence = "All pupils have more days of school, or fewer, and all days are longer or shorter.",
    .area = area::time,
    .side = side::restore,
    .cluster = cluster::attention,
    .difficulty = difficulty::medium,
    .agree = party_set{party::board} | party::union_ | party::state_law,
    .laws = law_set{law::contract_clause} | law::seat_time,
    .ramp_years = 1,
    .changes_day = true,
    .settings = {lever_setting{"days", "days of school more a year", "days", -10, 10, 0, 1},
                 lever_setting{"minutes_a_day", "minutes more a day", "minutes a day", -30, 60, 0, 5}},
    .setting_count = 2,
    .overlap = "A longer day inside the contract's hours pays teachers nothing more and takes their time after school.",
    .apply = detail::standard_year,
    .learn = detail::learn_standard_year,
    .realised = realised_by_ramp,
};

inline constexpr lever more_core_time{
    .id = "more_core_time",
    .bullet = "S4a",
    .title = "More time in core subjects as needed",
    .sentence = "Pupils who are behind have a second class of mathematics or English, and fewer other lessons.",
    .area = area::time,
    .side = side::transform,
    .cluster = cluster::attention,
    .difficulty = difficulty::medium,
    .agree = party_set{party::board} | party::parents,
    .laws = law::seat_time,
    .ramp_years = 1,
    .changes_day = true,
    .settings = {lever_setting{"mathematics", "minutes a week of a second mathematics class", "minutes a week", 0, 250,
                               0, 5},
                 lever_setting{"english", "minutes a week of a second English class", "minutes a week", 0, 250, 0, 5},
                 lever_setting{"strategic", "for the strategic tier too (1) or the intensive one alone (0)", "0 or 1",
                               0, 1, 1, 1, setting_kind::shape},
                 lever_setting{"class_size", "pupils a second class", "pupils", 8, 28, 20, 1, setting_kind::shape}},
    .setting_count = 4,
    .overlap = "What the lessons lose that it displaces is not measured.",
    .apply = detail::more_core_time,
    .learn = detail::learn_more_core_time,
    .realised = realised_by_ramp,
};

inline constexpr lever flexible_blocks{
    .id = "flexible_blocks",
    .bullet = "S4b",
    .title = "Flexible blocks",
    .sentence = "Middle and high schools have fewer and longer lessons, which teachers can divide as needed.",
    .area = area::time,
    .side = side::transform,
    .cluster = cluster::attention,
    .difficulty = difficulty::medium,
    .agree = party_set{party::board} | party::union_,
    .laws = law_set{law::contract_clause} | law::seat_time,
    .ramp_years = 2,
    .changes_day = true,
    .settings = {lever_setting{"share", "schools with departments that have longer periods", "share of schools", 0, 1,
                               0, 0.05},
                 lever_setting{"length", "minutes a period", "minutes", 60, 120, 90, 5, setting_kind::shape}},
    .setting_count = 2,
    .overlap = "Makes other changes of time possible; no effect of its own is known.",
    .apply = detail::flexible_blocks,
    .learn = learn_unmeasured,
    .realised = realised_by_ramp,
    .reaches = detail::reaches_longer_periods,
};

inline constexpr lever extended_time{
    .id = "extended_time",
    .bullet = "S4c",
    .title = "Longer days, with partners",
    .sentence = "Schools where need is highest have a longer day, part of it with other organisations.",
    .area = area::time,
    .side = side::transform,
    .cluster = cluster::attention,
    .difficulty = difficulty::high,
    .agree = party_set{party::board} | party::union_ | party::state_law | party::parents | party::partners,
    .laws = law::contract_clause,
    .ramp_years = 3,
    .changes_day = true,
    .settings = {lever_setting{"minutes", "minutes more a day", "minutes a day", 0, 120, 0, 5},
                 lever_setting{"schools", "schools of highest need", "share of schools", 0, 1, 0.25, 0.05,
                               setting_kind::shape},
                 lever_setting{"partners", "added time that partners teach", "share", 0, 1, 0, 0.05,
                               setting_kind::shape},
                 lever_setting{"group_size", "pupils a partner's group", "pupils", 8, 30, 20, 1, setting_kind::shape},
                 lever_setting{"partner_price",
                               "price of a partner's hour with a group",
                               "dollars",
                               0,
                               300,
                               0,
                               1,
                               setting_kind::price,
                               {"partners"}}},
    .setting_count = 5,
    .overlap =
        "Hours that pay tied to added time buys are neither bought nor counted again. Partners' hours have no "
        "measured effect.",
    .shares_with = {"pay_for_added_time"},
    .apply = detail::extended_time,
    .learn = detail::learn_extended_time,
    .realised = realised_by_ramp,
    .reaches = detail::reaches_longer_days,
};

}  // namespace nineways::levers

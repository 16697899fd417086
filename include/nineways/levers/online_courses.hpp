// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/grade.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/listed_posts.hpp>
#include <nineways/national.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/staff.hpp>

/// Area 8: technology.
namespace nineways::levers {

namespace detail {

inline constexpr grade_set secondary_grades = grade_set::between(grade::sixth, grade::twelfth);
inline constexpr std::string_view online_mark = "online_";

/// Minutes a week of a block that no pull-out and push-in lies in, at least.
[[nodiscard]] inline minutes free_of_help(const day_design& design, const time_block& block) noexcept {
    minutes left = block.weekly;
    for (const time_block& inside : design.blocks) {
        if (inside.moves_pupils() && inside.grades.meets(block.grades) &&
            inside.parent == nineways::detail::block_family(block.id))
            left -= inside.weekly;
    }
    return left;
}

/// Puts a part of the minutes of secondary classes online, in large groups with an aide: the same pupils' same minutes.
/// Courses that each pupil of a grade takes online are added up.
inline void put_online(day_design& design, double electives, double core, pupils a_group,
                       std::array<double, grade_count>& courses) {
    split_blocks(design, secondary_grades);
    const std::size_t before = design.blocks.size();
    for (std::size_t b = 0; b < before; ++b) {
        time_block online = design.blocks[b];
        if (online.setting != setting::whole_class || online.staffing != staffing::pooled || online.grades.empty() ||
            !secondary_grades.includes(online.grades))
            continue;
        const bool elective = online.subject == subject::elective || online.subject == subject::world_language;
        const double share = is_core(online.subject) ? core : elective ? electives : 0;
        const minutes most = free_of_help(design, online);
        minutes moved = online.weekly * share;
        if (most < moved) moved = most;
        if (!(moved.value() > 0)) continue;
        nineways::detail::for_each_grade(online.grades, [&](std::size_t g) { courses[g] += moved / online.weekly; });
        design.blocks[b].weekly -= moved;
        online.id.insert(0, online_mark);
        online.weekly = moved;
        online.periods = 0;
        online.length = {};
        online.setting = setting::online;
        online.group = {a_group, a_group};
        online.adults = {{standard_role::aide, 1.0}};
        design.blocks.push_back(std::move(online));
    }
}

/// Online courses once their fee is entered, and computer practice once the licence is: no source has a price.
inline void online_courses(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    double screens = 0;  // pupils at one at a time, on average
    if (in.setting[3] > 0 && (in.setting[0] > 0 || in.setting[1] > 0)) {
        std::vector<std::array<double, grade_count>> courses(d.designs.size());
        for (std::size_t i = 0; i < d.designs.size(); ++i)
            put_online(d.designs[i], in.setting[0], in.setting[1], pupils{in.setting[2]}, courses[i]);
        double enrolled = 0;
        for (std::size_t s = 0; s < d.schools.size(); ++s) {
            const day_design& design = d.designs[d.schools[s].design];
            for (std::size_t g = 0; g < grade_count; ++g) {
                double taking = 0;
                for (std::size_t t = 0; t < tier_count; ++t)
                    taking += general_tiers.contains(static_cast<tier>(t)) ? now.tiers[s][g][t] : 0;
                enrolled += taking * courses[d.schools[s].design][g];
                for (const time_block& b : design.blocks) {
                    if (b.setting == setting::online && b.grades.contains(static_cast<grade>(g)) &&
                        std::string_view{b.id}.substr(0, online_mark.size()) == online_mark)
                        screens += taking * (b.weekly / (design.week.open - design.week.lunch));
                }
            }
        }
        buy(d, "online_fees", spending_function::instruction, enrolled, at_price(in.setting[3]));
    }
    if (in.setting[4] > 0 && in.setting[5] > 0) {
        buy(d, "practice_licences", spending_function::instruction, total_pupils(d).value(), at_price(in.setting[5]));
        for (const school& s : d.schools) {
            const school_week& week = d.designs[s.design].week;
            screens += total_pupils(s).value() * (minutes{in.setting[4]} / (week.open - week.lunch));
        }
    }
    buy(d, "devices", spending_function::instruction, screens, registered_price(in, "device_cost"_p), true);
}

/// How much of its effect computer practice has: less below half an hour a week, and less again beyond five quarters.
[[nodiscard]] constexpr double practice_dose(double weekly) noexcept {
    constexpr double full_from = 30;
    constexpr double full_to = 75;
    constexpr double long_from = 120;
    constexpr double long_part = 0.7;
    if (weekly < full_from) return weekly / full_from;
    if (weekly <= full_to) return 1;
    if (weekly >= long_from) return long_part;
    return 1 - (1 - long_part) * (weekly - full_to) / (long_from - full_to);
}

inline void learn_online_courses(const lever_change& change, std::vector<exposure>& out) {
    if (change.setting[3] > 0 && change.setting[1] > 0) {
        // The pupils whose core classes are online in part, by the mean part of their core time.
        for (std::size_t l = 0; l < level_count; ++l) {
            double all = 0;
            double reached = 0;
            double parts_of_core = 0;
            for (const school& s : change.after.schools) {
                for (std::size_t g = 0; g < grade_count; ++g) {
                    const double here = s.enrollment[g].value();
                    if (level_of(static_cast<grade>(g)) != static_cast<level>(l) || !(here > 0)) continue;
                    double core = 0;
                    double online = 0;
                    for (const time_block& b : change.after.designs[s.design].blocks) {
                        if (!is_core(b.subject) || !b.grades.contains(static_cast<grade>(g)) || b.moves_pupils())
                            continue;
                        core += b.weekly.value();
                        if (b.setting == setting::online) online += b.weekly.value();
                    }
                    all += here;
                    if (!(online > 0)) continue;
                    reached += here;
                    parts_of_core += here * online / core;
                }
            }
            if (!(reached > 0)) continue;
            const effect_part parts[]{{"effect_online_core"_p, parts_of_core / reached}};
            for (const tier t : {tier::intensive, tier::strategic, tier::on_track})
                out.push_back(expose(change, static_cast<level>(l), t, reached / all, parts));
        }
    }
    // The effect is on mathematics, half of a broad test.
    if (change.setting[5] > 0)
        expose_all(change, 1, {"effect_computer_practice"_p, practice_dose(change.setting[4]) / 2}, out);
    if (out.empty()) expose_all(change, 0, {"effect_online_core"_p, 1}, out);  // nothing that has a price
}

}  // namespace detail

inline constexpr lever online_courses{
    .id = "online_courses",
    .bullet = "S8b",
    .title = "Online courses and computer practice",
    .sentence = "Older pupils take some courses online; all practise mathematics at a computer.",
    .area = area::partners_and_technology,
    .side = side::transform,
    .cluster = cluster::attention,
    .difficulty = difficulty::medium,
    .agree = party_set{party::board} | party::state_law | party::parents,
    .laws = law::seat_time,
    .ramp_years = 2,
    .changes_day = true,
    .settings =
        {lever_setting{"electives", "time in electives that is online, grades 6 to 12", "share of time", 0, 1, 0, 0.05},
         lever_setting{"core", "time in core subjects that is online, grades 6 to 12", "share of time", 0, 0.5, 0,
                       0.05},
         lever_setting{"group_size", "pupils an aide watches over", "pupils", 20, 60, 40, 1, setting_kind::shape},
         lever_setting{"fee",
                       "fee for a pupil in a course a year",
                       "dollars",
                       0,
                       2000,
                       0,
                       5,
                       setting_kind::price,
                       {"electives", "core"}},
         lever_setting{"practice", "computer practice in mathematics", "minutes a week", 0, 150, 0, 5},
         lever_setting{
             "licence", "licence of a pupil a year", "dollars", 0, 200, 0, 1, setting_kind::price, {"practice"}}},
    .setting_count = 6,
    .overlap = "Classes that pupils leave for small groups stay classes for that long.",
    .shares_with = {"flexible_groups"},
    .apply = detail::online_courses,
    .learn = detail::learn_online_courses,
    .realised = realised_by_ramp,
};

}  // namespace nineways::levers

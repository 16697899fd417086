// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/contract.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/longer_time.hpp>
#include <nineways/levers/moved_pupils.hpp>
#include <nineways/levers/placed_minutes.hpp>
#include <nineways/quantities.hpp>

/// What the levers do that bring teachers to pupils, in place of pupils to teachers.
namespace nineways::levers::detail {

inline constexpr subject core_classes[]{subject::english, subject::mathematics};

/// Pupils come out of separate settings into classes where a special-education teacher joins English and mathematics.
/// A tier's minutes with the second teacher are those of its pupils who came, spread over all.
inline void integrated_classes(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double size = in.setting[2];
    const std::vector<double> moved =
        move_pupils(now, tier::separate, tier::intensive, pupils_in(now, tier::separate) * in.setting[0]);
    if (!(all_of(moved) > 0)) return;
    const minutes planning{in.setting[3]};
    double teachers = 0;      // two a class
    double over_minutes = 0;  // a week, of all of them, beyond the contract
    for (std::size_t i = 0; i < d.designs.size(); ++i) {
        day_design& design = d.designs[i];
        double came = 0;
        double intensive = 0;
        for (std::size_t s = 0; s < d.schools.size(); ++s) {
            if (d.schools[s].design != i) continue;
            came += moved[s];
            for (const auto& by_tier : now.tiers[s]) intensive += by_tier[static_cast<std::size_t>(tier::intensive)];
        }
        if (!(came > 0)) continue;
        time_block pushed;
        pushed.id = "co_taught";
        pushed.subject = subject::special_education;
        pushed.grades = grades_taught(design, subject::english, tier::intensive) |
                        grades_taught(design, subject::mathematics, tier::intensive);
        pushed.tiers = tier::intensive;
        pushed.weekly = minutes{in.setting[1]};
        pushed.setting = setting::push_in;
        pushed.pooling = pooling::across_grades;
        pushed.group = {pupils{size}, pupils{size * 1.25}};
        pushed.adults = {{standard_role::special_education_teacher, 1.0}};
        place_minutes(design, pushed, core_classes, came / intensive, d.school_weeks, in.log);
        // Teams' time together serves: only what they lack is added, and only what the contract does not hold is paid.
        const minutes outside = design.week.outside();
        const minutes room = contract_room(design.week, d.pay);
        const minutes lacking = planning - design.week.collaboration;
        const minutes over = outside + lacking - (outside < room ? room : outside);
        teachers += 2 * came / size;
        if (lacking.value() > 0 && over.value() > 0) over_minutes += 2 * came / size * over.value();
    }
    const double share = in.teachers.value() > 0 ? at_most_one(teachers / in.teachers.value()) : 0;
    const minutes paid{teachers > 0 ? over_minutes / teachers : 0};
    if (paid.value() > 0) d.pay.added.push_back({"co_planning", contract_days(paid, d.school_weeks, d.pay), share});
    buy_days_once(d, "co_teaching_training", share, in.assumed, "new_practice_days"_p);
}

/// What came out of separate settings, and the classmates of those who did.
inline void learn_integrated_classes(const lever_change& change, std::vector<exposure>& out) {
    constexpr auto separate = static_cast<std::size_t>(tier::separate);
    const double dose = at_most_one(change.setting[1] / daily_period(change.assumed));
    for (std::size_t l = 0; l < level_count; ++l) {
        const auto& count = change.after_day.pupil_count[l];
        const double came = change.before_day.pupil_count[l][separate] - count[separate];
        if (!(came > 0) || !(dose > 0)) continue;
        const effect_part own[]{{"effect_integrated_pupils"_p, dose}};
        const effect_part others[]{{"effect_integrated_classmates"_p, dose}};
        const auto here = static_cast<level>(l);
        out.push_back(
            expose(change, here, tier::intensive, came / count[static_cast<std::size_t>(tier::intensive)], own));
        const double classes = came / change.setting[2];
        double everyone = 0;
        for (const tier t : {tier::intensive, tier::strategic, tier::on_track})
            everyone += count[static_cast<std::size_t>(t)];
        const double mates = at_most_one(classes * class_size(change.after_day, grades_of(here)) / everyone);
        for (const tier t : {tier::strategic, tier::on_track}) out.push_back(expose(change, here, t, mates, others));
    }
}

inline void push_in_support(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double share = in.setting[0];
    if (!(share > 0)) return;
    for (day_design& design : d.designs) {
        const std::size_t before = design.blocks.size();
        for (std::size_t b = 0; b < before; ++b) {
            if (design.blocks[b].setting != setting::pull_out || !design.blocks[b].moves_pupils()) continue;
            time_block pushed = design.blocks[b];
            design.blocks[b].weekly *= 1 - share;
            pushed.id.insert(0, "push_in_");
            pushed.weekly = pushed.average(d.school_weeks) * share;
            pushed.weeks = 0;
            pushed.periods = 0;
            pushed.setting = setting::push_in;
            pushed.pooling = pooling::each_grade;
            pushed.group = {pupils{in.setting[1]}, pupils{in.setting[1] * 1.25}};
            place_minutes(design, pushed, core_classes, 1, d.school_weeks, in.log);
        }
    }
    buy_days_once(d, "push_in_training", share, in.assumed, "new_practice_days"_p);
}

inline void learn_push_in_support(const lever_change& change, std::vector<exposure>& out) {
    const effect_part parts[]{{"effect_push_in"_p, change.setting[0]}};
    if (!(change.setting[0] > 0)) return;
    for (const tier t : {tier::intensive, tier::strategic}) {
        const auto reached = shares_of_levels(change.after, [t](const time_block& block) {
            return block.joins_parent() && block.tiers.contains(t) && is_placed(block, "push_in_");
        });
        for (std::size_t l = 0; l < level_count; ++l) {
            if (reached[l] > 0) out.push_back(expose(change, static_cast<level>(l), t, reached[l], parts));
        }
    }
}

}  // namespace nineways::levers::detail

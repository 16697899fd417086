// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include <nineways/detail/assign_teachers.hpp>
#include <nineways/detail/form_sections.hpp>
#include <nineways/detail/place_lessons.hpp>
#include <nineways/detail/slot_week.hpp>
#include <nineways/detail/taught_fields.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/lesson_plan.hpp>
#include <nineways/schedule.hpp>
#include <nineways/school.hpp>
#include <nineways/timetable.hpp>

namespace nineways {

namespace detail {

/// The slots at which lessons begin, and last the one at which the break does, where all lessons are equally long and
/// the same break comes every day; empty elsewhere.
[[nodiscard]] inline std::vector<int> common_bells(const lesson_plan& plan) {
    int pause = 0;
    for (const lesson_activity& one : plan.activities) {
        if (one.section != no_section) continue;
        if (pause != 0 && pause != one.slots) return {};
        pause = one.slots;
    }
    if (plan.period == 0 || pause == 0) return {};
    const int lessons = (plan.slots_a_day - pause) / plan.period;
    if (lessons * plan.period + pause != plan.slots_a_day) return {};
    const int before = (lessons + 1) / 2;
    std::vector<int> bells;
    for (int k = 0; k < lessons; ++k) bells.push_back(k * plan.period + (k < before ? 0 : pause));
    bells.push_back(before * plan.period);
    return bells;
}

inline void remark_averages(const day_design& design, lesson_plan& plan) {
    const double cycle = design.week.cycle_days;
    if (cycle < static_cast<double>(days_a_week) || cycle > static_cast<double>(days_a_week))
        plan.remarks.push_back({plan_remark_kind::cycle_averaged, no_section, cycle});
    for (std::size_t b = 0; b < design.blocks.size(); ++b) {
        const time_block& block = design.blocks[b];
        if (plan.slots[b] == 0) continue;
        if (const int fewer = own_lessons(block, design.week) - plan.slots[b]; fewer > 0)
            plan.remarks.push_back({plan_remark_kind::lessons_fewer, b, static_cast<double>(fewer)});
        if (block.weeks > 0) plan.remarks.push_back({plan_remark_kind::weeks_averaged, b, block.weeks});
        int largest = 0;
        for (const block_section& one : plan.sections) {
            if (one.block == b) largest = std::max(largest, one.pupils);
        }
        if (static_cast<double>(largest) > block.group.cap.value() && block.staffing != staffing::none)
            plan.remarks.push_back({plan_remark_kind::groups_above_cap, b, static_cast<double>(largest)});
    }
}

}  // namespace detail

namespace detail {

/// One way to plan.
struct plan_choices {
    section_choices sections;
    placing_order placing;
};

[[nodiscard]] inline lesson_plan plan_lessons(const district& d, const day_design& design, const tier_counts& tiers,
                                              const slot_week& cut, const plan_choices& how) {
    lesson_plan plan{.slot = cut.slot, .slots_a_day = cut.slots_a_day, .slots = cut.slots};
    section_former{design, tiers, how.sections, plan}.run();
    const taught_fields fields{design, d.school_weeks, plan};
    const auto needed = lesson_placer{design, d.school_weeks, fields, how.placing, plan}.run();
    teacher_assignment{design, d.roles, fields, plan}.run(needed);
    plan.bells = common_bells(plan);
    remark_averages(design, plan);
    return plan;
}

/// How many starts have more activities than timetablers are known to handle with ease.
[[nodiscard]] inline double crowded_starts(const lesson_plan& plan) {
    constexpr int most = 8;
    std::map<std::size_t, int> together;
    for (const lesson_activity& one : plan.activities) ++together[one.link];
    double crowded = 0;
    for (const auto& [link, activities] : together) crowded += activities > most;
    return crowded;
}

/// What another way may do better, the gravest first: sums of remarks and, third, crowded starts.
[[nodiscard]] inline std::array<double, 5> shortcomings(const lesson_plan& plan) {
    const auto sum = [&](plan_remark_kind kind) {
        double all = 0;
        for (const plan_remark& r : plan.remarks) all += r.kind == kind ? r.amount : 0;
        return all;
    };
    using enum plan_remark_kind;
    return {sum(minutes_left_out), sum(posts_added), crowded_starts(plan), sum(groups_above_cap), sum(contact_passed)};
}

}  // namespace detail

/// Plans a school's week for a timetabler: slots, classes and groups, lessons with their days, and people by name.
/// `tiers` are the school's (`attention_tiers`); its design is valid for them. `slot` is 0, and nothing else is set,
/// where the school has no pupils, or its blocks are so short that no slot of 5 to 60 minutes serves.
[[nodiscard]] inline lesson_plan plan_lessons(const district& d, const school& s, const tier_counts& tiers) {
    const day_design& design = d.designs[s.design];
    const auto weeks = detail::weeks_of(design, tiers, d.school_weeks);
    if (weeks.empty()) return {};
    const detail::slot_week cut = detail::choose_slots(design, weeks, tiers, d.school_weeks);
    if (cut.slot == 0) return {};
    // The first way that says all is taken. Classes that pupils leave together need not all have that lesson at one
    // time.
    lesson_plan best;
    std::array<double, 5> least{};
    for (const bool limited : {true, false}) {
        for (const bool whole : {false, true}) {
            for (const bool together : {true, false}) {
                for (std::size_t turn = 0; turn < detail::placing_order::turns; ++turn) {
                    lesson_plan plan =
                        detail::plan_lessons(d, design, tiers, cut, {{together, whole}, {limited, turn}});
                    const std::array<double, 5> lacks = detail::shortcomings(plan);
                    if (best.slot != 0 && !(lacks < least)) continue;
                    best = std::move(plan);
                    least = lacks;
                    if (least == std::array<double, 5>{}) return best;
                }
            }
        }
    }
    return best;
}

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include <nineways/detail/district_rules.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/schedule.hpp>
#include <nineways/school_day.hpp>
#include <nineways/staff.hpp>

namespace nineways::io::detail {

using namespace nineways::detail;

/// The index of a key among names, or the number of names.
[[nodiscard]] inline std::size_t position_of(std::string_view key, std::span<const std::string_view> names) noexcept {
    std::size_t at = 0;
    while (at < names.size() && names[at] != key) ++at;
    return at;
}

/// Whether names could be read: what uses them is not held to those of which some are missing.
[[nodiscard]] inline bool all_read(std::span<const std::string_view> names) noexcept {
    return !names.empty() && position_of({}, names) == names.size();
}

/// Reads day designs, whose adults are roles of a district.
struct design_reading {
    std::span<const std::string_view> role_names;
    /// Whether all of them could be read: adults are not held to names of which some are missing.
    bool roles_known = true;

    void design(const value_reader& v, day_design& d) const {
        object_reader o = v.object();
        o.read("id", d.id, id_size);
        o.read("title", d.title, name_size);
        object_reader w = o.required("week").object();
        w.read("open", d.week.open, open_rule);
        w.read("lunch", d.week.lunch, week_rule);
        w.read("duty", d.week.duty, week_rule);
        w.read("planning", d.week.planning, week_rule);
        w.read("planning_in", d.week.planning_in, time_place_names);
        w.read("collaboration", d.week.collaboration, week_rule);
        w.read("collaboration_in", d.week.collaboration_in, time_place_names);
        w.read_if("cycle_days", d.week.cycle_days, cycle_rule);
        w.finish();
        o.read("hiring_step", d.hiring_step, step_rule);
        for (const value_reader each : o.required("blocks").elements({.min = 1, .max = block_limit}))
            block(each, d.week, d.blocks.emplace_back());
        o.finish();
    }

    /// A role by its id.
    [[nodiscard]] role_id role_named(const value_reader& v) const {
        if (roles_known) return static_cast<role_id>(v.enumerated(role_names));
        const std::size_t at = position_of(v.text_view(id_size), role_names);
        return static_cast<role_id>(at < role_names.size() ? at : 0);
    }

  private:
    void block(const value_reader& v, const school_week& week, time_block& b) const {
        object_reader o = v.object();
        o.read("id", b.id, id_size);
        o.read("subject", b.subject, subject_names);
        b.grades = grade_set::from_bits(o.required("grades").bits(grade_names));
        b.tiers = tier_set::from_bits(o.required("tiers").bits(tier_names));
        if (const value_reader count = o.optional("periods")) {
            b.periods = count.number(periods_rule);
            o.read("length", b.length, length_rule);
            b.weekly = week.in_week(b.periods, b.length);
            o.optional("minutes").reject("no minutes beside periods",
                                         "Give minutes a week, or periods and their length: not both.");
        } else {
            o.read("minutes", b.weekly, block_minutes_rule);
        }
        o.read_if("weeks", b.weeks, block_weeks_rule);
        o.read("setting", b.setting, setting_names);
        o.read("staffing", b.staffing, staffing_names);
        if (b.staffing != staffing::none) {
            o.read("pooling", b.pooling, pooling_names);
            object_reader group = o.required("group", " with \"target\" and \"cap\"").object();
            group.read("target", b.group.target, group_rule);
            group.read("cap", b.group.cap, group_rule);
            group.finish();
            for (const value_reader each : o.required("adults").elements({.min = 1, .max = 16})) {
                object_reader a = each.object();
                adults_per_group& adults = b.adults.emplace_back();
                adults.role = role_named(a.required("role"));
                a.read("adults", adults.adults, adults_rule);
                a.finish();
            }
        }
        o.read_if("parent", b.parent, id_size);
        o.finish();
    }
};

}  // namespace nineways::io::detail

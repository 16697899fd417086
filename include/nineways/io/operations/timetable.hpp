// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>

#include <nineways/assumptions.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/io/fet_writer.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_parts.hpp>
#include <nineways/lesson_plan.hpp>
#include <nineways/plan_lessons.hpp>
#include <nineways/schedule.hpp>
#include <nineways/timetable.hpp>

namespace nineways::io::detail {

/// The blocks of a plan with what rounding to slots did to them, and the sizes of their groups.
inline void write_planned_blocks(json_stream& out, const day_design& design, double school_weeks,
                                 const lesson_plan& plan) {
    out.array("blocks");
    for (std::size_t b = 0; b < design.blocks.size(); ++b) {
        if (plan.slots[b] == 0) continue;
        const time_block& block = design.blocks[b];
        const double weekly = block.average(school_weeks).value();
        const double given = plan.slots[b] * plan.slot;
        int groups = 0;
        int largest = 0;
        for (const block_section& one : plan.sections) {
            if (one.block != b || one.sets.empty()) continue;
            ++groups;
            largest = std::max(largest, one.pupils);
        }
        out.object().put("id", block.id).put("subject", subject_names[static_cast<std::size_t>(block.subject)]);
        out.put("minutes", weekly).put("timetabled", given).put("rounded_by", given - weekly).put("groups", groups);
        if (groups > 0)
            out.put("largest_group", largest);
        else
            out.put("largest_group", nullptr);
        out.end();
    }
    out.end();
}

inline void write_named_teachers(json_stream& out, const district& d, const lesson_plan& plan) {
    out.array("teachers");
    for (const named_teacher& t : plan.teachers) {
        out.object().put("name", t.name).put("role", d.roles[t.role].id);
        out.put("field", subject_names[static_cast<std::size_t>(t.field)]);
        out.put("minutes", t.slots * plan.slot).put("contact", t.contact).end();
    }
    out.end();
}

inline void write_timetable(json_stream& out, const district& d, const school& s, const lesson_plan& plan) {
    const day_design& design = d.designs[s.design];
    out.object().object("district").put("id", d.id).put("name", d.name).end();
    out.object("school").put("id", s.id).put("name", s.name).put("design", design.id);
    out.put("design_title", design.title).put("pupils", total_pupils(s)).end();
    out.put("slot", plan.slot).put("slots_a_day", plan.slots_a_day).put("days", days_a_week);
    std::set<std::size_t> links;
    for (const lesson_activity& one : plan.activities) links.insert(one.link);
    std::size_t groups = 0;
    for (const block_section& one : plan.sections) groups += !one.sets.empty();
    out.object("counts").put("pupil_sets", plan.sets.size()).put("groups", groups);
    out.put("teachers", plan.teachers.size()).put("activities", plan.activities.size());
    out.put("starts", links.size()).end();
    write_planned_blocks(out, design, d.school_weeks, plan);
    write_named_teachers(out, d, plan);
    out.array("remarks");
    for (const plan_remark& r : plan.remarks) {
        out.object().put("kind", plan_remark_names[static_cast<std::size_t>(r.kind)]);
        if (r.block == no_section)
            out.put("block", nullptr);
        else
            out.put("block", design.blocks[r.block].id);
        out.put("amount", r.amount).end();
    }
    out.end();
    out.put("fet", write_fet(design, plan, s.name.empty() ? s.id : s.name, design.title)).end();
}

inline void run_timetable(const request_context& in) {
    using nineways::detail::fault_form;
    static constexpr fault_form no_pupils{"schools without pupils", "/school", "{}, which has no pupils",
                                          "a school with pupils", "Name a school with pupils, or give it some."};
    static constexpr fault_form no_slots{
        "weeks that no slots fit", "/school", "{}, whose day has blocks too short for slots of 5 to 60 minutes",
        "blocks of at least some minutes a week", "Make the shortest blocks longer, or take them out."};
    const assumptions assumed = requested_assumptions(in);
    const district& d = requested_district_with_days(in, assumed);
    static_cast<void>(in.request.required("school"));
    const std::optional<std::size_t> only = requested_school(in, d);
    if (!in.finish() || !only) return;
    const school& s = d.schools[*only];
    const std::string_view name = s.name.empty() ? std::string_view{s.id} : std::string_view{s.name};
    if (!(total_pupils(s).value() > 0)) return in.log.add(no_pupils, name);
    const lesson_plan plan = plan_lessons(d, s, attention_tiers(s, assumed));
    if (plan.slot == 0) return in.log.add(no_slots, name);
    write_timetable(in.out, d, s, plan);
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation timetable_operation{"timetable", "a school's week as a document for the timetabler FET",
                                               detail::run_timetable};

}  // namespace nineways::io

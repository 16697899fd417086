// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <nineways/curve.hpp>
#include <nineways/io/chart/curve_chart.hpp>
#include <nineways/io/chart/display_list_writer.hpp>
#include <nineways/io/chart/drawn_sweep.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_parts.hpp>
#include <nineways/io/state_writer.hpp>

namespace nineways::io::detail {

inline constexpr number_rule curve_value_rule{.min = 0, .max = 1e6};
inline constexpr number_rule curve_step_rule{.min = 0, .max = 1e6, .above_min = true};

/// Reads which groups are meant; a filter beside a setting that is not of groups is a fault.
inline void read_group_filter(const request_context& in, curve_options& asked) {
    const bool sizes = asked.setting == curve_setting::group_target || asked.setting == curve_setting::group_cap;
    const auto bits = [&](const char* key, std::span<const std::string_view> names) -> std::optional<unsigned> {
        const value_reader given = in.request.optional(key);
        if (!given) return std::nullopt;
        if (sizes) return given.bits(names);
        given.reject("no filter: only group_target and group_cap are settings of groups",
                     "Take it out, or sweep one of these two.");
        return std::nullopt;
    };
    if (const auto levels = bits("levels", level_names)) {
        asked.grades = {};
        for (std::size_t l = 0; l < level_count; ++l) {
            if ((*levels >> l & 1U) != 0) asked.grades = asked.grades | grades_of(static_cast<level>(l));
        }
    }
    if (const auto grades = bits("grades", grade_names)) asked.grades = asked.grades & grade_set::from_bits(*grades);
    if (const auto subjects = bits("subjects", subject_names)) asked.subjects = subject_set::from_bits(*subjects);
    if (const auto settings = bits("block_settings", setting_names)) asked.settings = setting_set::from_bits(*settings);
}

inline void write_figures(json_stream& out, const curve_point& p) {
    out.object("posts").put("exact", p.posts_exact).put("in_steps", p.posts).end();
    out.object("teachers").put("exact", p.teachers_exact).put("in_steps", p.teachers).end();
    write_range(out.key("cost"), p.cost, "dollars a year");
    out.put("class_size", p.class_size).object("adult_minutes");
    for (std::size_t t = 0; t < tier_count; ++t) {
        if (p.attention[t]) out.put(tier_names[t], *p.attention[t]);
    }
    out.end();
}

inline void write_curve_point(json_stream& out, const curve& c, const curve_point& p) {
    out.object().put("value", p.value);
    if (p.gap) {
        out.object("gap").put("place", p.gap->place).put("found", p.gap->found).put("expected", p.gap->expected);
        out.put("mend", p.gap->mend).put("more", p.more_faults).end().end();
        return;
    }
    write_figures(out, p);
    if (!p.breaches.empty()) {
        out.array("breaches");
        for (const contract_breach& breach : p.breaches) {
            const contract_limit& limit = c.contract_limits[breach.limit];
            out.object().put("clause", limit.clause).put("limit", name_of(limit.of, contract_measure_names));
            out.put("found", breach.found).put(limit.bound_name(), limit.bound).end();
        }
        out.end();
    }
    out.end();
}

inline void run_curve(const request_context& in) {
    const assumptions assumed = requested_assumptions(in);
    const district& d = requested_district_with_days(in, assumed);
    curve_options asked;
    in.request.read("setting", asked.setting, curve_setting_names);
    asked.school = requested_school(in, d);
    read_group_filter(in, asked);
    const std::size_t before = in.log.total();
    in.request.read("from", asked.from, curve_value_rule);
    in.request.read("to", asked.to, curve_value_rule);
    in.request.read("step", asked.step, curve_step_rule);
    const bool way = in.log.total() == before;
    double width = 640;
    in.request.read_if("width", width, chart_width_rule);
    if (!in.finish()) {
        if (way) static_cast<void>(nineways::detail::check_sweep(asked, in.log));
        return;
    }
    const curve c = nineways::detail::sweep(d, asked, assumed, in.log);
    if (!in.log.empty()) return;
    const curve drawn = nineways::detail::sweep(d, chart::drawn_sweep(asked, width), assumed, in.log);

    const school* one = asked.school ? &d.schools[*asked.school] : nullptr;
    json_stream& out = in.out.object();
    out.put("setting", curve_setting_names[static_cast<std::size_t>(asked.setting)]);
    out.put("unit", chart::axis_of(asked).unit);
    out.object("district").put("id", d.id).put("name", d.name).end();
    if (one != nullptr) out.object("school").put("id", one->id).put("name", one->name).end();
    write_role_notes(out, d);
    out.object("today").put("low", c.now_low).put("high", c.now_high);
    write_figures(out, c.today);
    out.end();
    if (const auto jump = largest_jump(c)) {
        out.object("largest_step").put("from", c.points[jump->from].value).put("to", c.points[jump->to].value);
        out.put("posts", jump->change).end();
    }
    out.array("points");
    for (const curve_point& p : c.points) write_curve_point(out, c, p);
    out.end();
    const std::string& district_name = d.name.empty() ? d.id : d.name;
    const std::string& name = one == nullptr ? district_name : one->name.empty() ? one->id : one->name;
    chart::write_display_list(out.key("chart"), chart::curve_chart(c, drawn, name, width));
    out.end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation curve_operation{"curve", "what the day comes to over the values of one setting",
                                           detail::run_curve};

}  // namespace nineways::io

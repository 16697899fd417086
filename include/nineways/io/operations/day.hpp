// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include <nineways/day_sums.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/io/day_writer.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_parts.hpp>

namespace nineways::io::detail {

inline void write_school_day(json_stream& out, const district& d, std::size_t s, const baseline& before,
                             const school_sums& sums, const std::array<dollars, role_limit>& prices) {
    const school& here = d.schools[s];
    const day_design& design = d.designs[here.design];
    out.object("school").put("id", here.id).put("name", here.name).put("design", design.id);
    out.put("design_title", design.title).put("pupils", total_pupils(here));
    if (here.reported.average_class_size) out.put("reported_class_size", *here.reported.average_class_size);
    out.end();
    write_teacher_week(out.key("teacher_week"), design.week, d.pay);
    write_day_posts(out.key("posts"), d, before.day.schools[s], prices);
    write_shared_posts(out, d, before.day.shared, prices, s);
    out.put("rooms_needed", before.day.schools[s].rooms_needed);
    const bool in_day = design.week.collaboration_in == time_place::in_day;
    out.put("collaboration_in_day", in_day ? design.week.collaboration.value() : 0.0);
    bool expert = false;
    const auto look = [&](const std::vector<post_count>& posts) {
        for (const post_count& p : posts) {
            expert = expert || ((p.role == standard_role::coach || p.role == standard_role::teacher_leader) &&
                                p.posts.value() > 0);
        }
    };
    look(here.staff);
    look(d.central_staff);
    out.put("expert_in_the_room", expert).array("weeks");
    week_writer weeks{out, d, here, before.tiers[s]};
    for (std::size_t g = 0; g < grade_count; ++g) {
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (before.tiers[s][g][t] > 0) weeks.run(static_cast<grade>(g), static_cast<tier>(t));
        }
    }
    out.end();
    const day_sums all = sums.all();
    write_day_metrics(out.object("metrics"), all, d.school_weeks);
    write_subject_metrics(out, all);
    out.end();
}

inline void run_day(const request_context& in) {
    const assumptions assumed = requested_assumptions(in);
    const district& d = requested_district_with_days(in, assumed);
    const std::optional<std::size_t> only = requested_school(in, d);
    if (!in.finish()) return;
    const baseline before = stand_before(d, assumed, no_ledger{});
    const auto prices = post_prices(d, before.cost.average_salary.value);
    const std::vector<school_sums> schools = sum_days(d, before.tiers, prices);
    json_stream& out = in.out;
    out.object().object("district").put("id", d.id).put("name", d.name).put("dollar_year", d.dollar_year);
    out.put("filled_values", d.filled.size()).end();
    write_role_notes(out, d);
    if (only) {
        write_school_day(out, d, *only, before, schools[*only], prices);
    } else {
        std::array<day_sums, level_count> levels{};
        day_sums all;
        for (const school_sums& s : schools) {
            for (std::size_t l = 0; l < level_count; ++l) levels[l] += s.levels[l];
        }
        for (const day_sums& l : levels) all += l;
        write_day_metrics(out.object("metrics"), all, d.school_weeks);
        write_subject_metrics(out, all);
        out.end();
        school_quantities district_posts;
        for (std::size_t r = 0; r < d.roles.size(); ++r) {
            district_posts.exact[r] = before.day.day_posts_exact[r].value();
            district_posts.rounded[r] = before.day.day_posts[r].value.value();
        }
        write_day_posts(out.key("posts"), d, district_posts, prices);
        write_shared_posts(out, d, before.day.shared, prices, std::nullopt);
        out.array("levels");
        for (std::size_t l = 0; l < level_count; ++l) {
            if (!(levels[l].all_pupils() > 0)) continue;
            write_day_metrics(out.object().put("level", level_names[l]), levels[l], d.school_weeks);
            write_subject_metrics(out, levels[l]);
            out.end();
        }
        out.end().array("schools");
        for (std::size_t s = 0; s < schools.size(); ++s) {
            out.object().put("id", d.schools[s].id).put("name", d.schools[s].name);
            write_day_metrics(out, schools[s].all(), d.school_weeks);
            out.end();
        }
        out.end();
    }
    out.end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation day_operation{"day", "the school day: weeks, posts and metrics", detail::run_day};

}  // namespace nineways::io

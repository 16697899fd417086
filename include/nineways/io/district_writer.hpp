// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/contract.hpp>
#include <nineways/district.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/role_writer.hpp>

namespace nineways::io {

/// Name and version of the district document.
inline constexpr std::string_view district_format = "nineways-district/1";

inline constexpr std::array<std::string_view, 4> earned_by_names{"contribution", "shortage", "added_time", "credits"};
inline constexpr std::array<std::string_view, 3> purchase_basis_names{"teacher", "pupil", "flat"};

namespace detail {

template <class Enum, std::size_t Count>
[[nodiscard]] const std::string_view& name_of(Enum value, const std::array<std::string_view, Count>& names) {
    return names[static_cast<std::size_t>(value)];
}

/// The names of the members of a set that is given by its bits, in order.
inline void write_set(json_stream& out, unsigned members, std::span<const std::string_view> names) {
    out.array();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if ((members >> i & 1U) != 0) out.add(names[i]);
    }
    out.end();
}

/// Posts by the id of their role. A role that is listed several times is written once, where it comes first.
inline void write_posts(json_stream& out, const district& d, const std::vector<post_count>& posts) {
    out.object();
    for (std::size_t i = 0; i < posts.size(); ++i) {
        bool written = false;
        fte sum{};
        for (std::size_t j = 0; j < posts.size(); ++j) {
            if (posts[j].role != posts[i].role) continue;
            written = written || j < i;
            sum += posts[j].posts;
        }
        if (!written) out.put(d.roles[posts[i].role].id, sum);
    }
    out.end();
}

inline void write_block(json_stream& out, const district& d, const school_week& week, const time_block& b) {
    out.object().put("id", b.id).put("subject", name_of(b.subject, subject_names));
    write_set(out.key("grades"), b.grades.bits(), grade_names);
    write_set(out.key("tiers"), b.tiers.bits(), tier_names);
    // Levers change minutes, not periods: these are written only while they say the same.
    if (b.periods > 0 && week.in_week(b.periods, b.length) == b.weekly)
        out.put("periods", b.periods).put("length", b.length);
    else
        out.put("minutes", b.weekly);
    if (b.weeks > 0) out.put("weeks", b.weeks);
    out.put("setting", name_of(b.setting, setting_names))
        .put("staffing", name_of(b.staffing, staffing_names));
    if (b.staffing != staffing::none) {
        out.put("pooling", name_of(b.pooling, pooling_names));
        out.object("group").put("target", b.group.target).put("cap", b.group.cap).end();
        out.array("adults");
        for (const adults_per_group& a : b.adults) out.object().put("role", d.roles[a.role].id).put("adults", a.adults)
            .end();
        out.end();
    }
    if (!b.parent.empty()) out.put("parent", b.parent);
    out.end();
}

inline void write_design(json_stream& out, const district& d, const day_design& design) {
    const school_week& w = design.week;
    out.object().put("id", design.id).put("title", design.title);
    out.object("week")
        .put("open", w.open)
        .put("lunch", w.lunch)
        .put("duty", w.duty)
        .put("planning", w.planning)
        .put("planning_in", name_of(w.planning_in, time_place_names))
        .put("collaboration", w.collaboration)
        .put("collaboration_in", name_of(w.collaboration_in, time_place_names));
    if (w.cycle_days != 5) out.put("cycle_days", w.cycle_days);
    out.end();
    out.put("hiring_step", design.hiring_step).array("blocks");
    for (const time_block& b : design.blocks) write_block(out, d, w, b);
    out.end().end();
}

inline void write_school(json_stream& out, const district& d, const school& s) {
    out.object().put("id", s.id).put("name", s.name).put("design", d.designs[s.design].id);
    if (s.rooms) out.put("rooms", *s.rooms);
    out.object("pupils");
    for (std::size_t g = 0; g < grade_count; ++g) {
        if (s.enrollment[g].value() != 0) out.put(grade_names[g], s.enrollment[g]);
    }
    out.end();
    out.object("needs")
        .put("low_income", s.needs.low_income)
        .put("english_learner", s.needs.english_learner)
        .put("disability", s.needs.disability)
        .put("gifted", s.needs.gifted)
        .end();
    write_posts(out.key("staff"), d, s.staff);
    const reported_school& told = s.reported;
    if (told.average_class_size || told.novice_share) {
        out.object("reported");
        if (told.average_class_size) out.put("average_class_size", *told.average_class_size);
        if (told.novice_share) out.put("novice_share", *told.novice_share);
        out.end();
    }
    out.end();
}

inline void write_shared(json_stream& out, const district& d, const shared_posts& s) {
    out.object().put("id", s.id).array("schools");
    for (const std::size_t school : s.schools) out.add(d.schools[school].id);
    out.end().array("roles");
    for (const role_id role : s.roles) out.add(d.roles[role].id);
    out.end().put("travel", s.travel).put("hiring_step", s.hiring_step).end();
}

/// A column of the salary grid's cells, a row for each step; null for a cell that the grid does not have.
template <class Quantity>
void write_cells(json_stream& out, const salary_grid& grid, const std::vector<Quantity>& cells) {
    out.array();
    for (std::size_t step = 0; step < grid.steps; ++step) {
        out.array();
        for (std::size_t lane = 0; lane < grid.lanes.size(); ++lane) {
            const std::size_t i = grid.cell(step, lane);
            if (grid.exists(i))
                out.add(cells[i]);
            else
                out.add(nullptr);
        }
        out.end();
    }
    out.end();
}

inline void write_grid(json_stream& out, const salary_grid& grid) {
    out.object().array("lanes");
    for (const std::string& lane : grid.lanes) out.add(lane);
    out.end();
    write_cells(out.key("salary"), grid, grid.salary);
    write_cells(out.key("headcount"), grid, grid.headcount);
    if (!grid.step_years.empty()) {
        out.array("step_years");
        for (const double years : grid.step_years) out.add(years);
        out.end();
    }
    if (!grid.schedules.empty()) {
        out.array("schedules");
        for (const salary_schedule& s : grid.schedules) {
            out.object().put("id", s.id).put("first_lane", grid.lanes[s.first_lane]).put("closed", s.closed).end();
        }
        out.end();
    }
    if (!grid.longevity.empty()) {
        out.array("longevity");
        for (const longevity_payment& paid : grid.longevity) {
            out.object().put("id", paid.id).put("after_years", paid.after_years);
            out.put("amount", paid.amount).put("teachers", paid.teachers).end();
        }
        out.end();
    }
    out.end();
}

/// Whom a supplement or added days are paid to.
inline void write_paid_role(json_stream& out, const district& d, role_id role, double share) {
    if (role != all_teachers) out.put("role", d.roles[role].id);
    out.put(role != all_teachers ? "share_of_posts" : "share_of_teachers", share);
}

inline void write_pay_system(json_stream& out, const district& d) {
    const pay_system& pay = d.pay;
    write_grid(out.object().key("grid"), pay.grid);
    out.put("grid_scale", pay.grid_scale)
        .put("frozen_steps", pay.frozen_steps)
        .put("variable_benefits", pay.variable_benefits)
        .put("flat_benefits", pay.flat_benefits)
        .put("contract_days", pay.contract_days)
        .put("contract_hours_a_day", pay.contract_hours_a_day)
        .put("separation_rate", pay.separation_rate);
    out.array("supplements");
    for (const pay_supplement& s : pay.supplements) {
        write_paid_role(out.object().put("id", s.id), d, s.role, s.share);
        out.put("amount", s.amount).put("earned_by", name_of(s.earned, earned_by_names)).end();
    }
    out.end().array("added_days");
    for (const added_days& a : pay.added) {
        write_paid_role(out.object().put("id", a.id).put("days", a.days), d, a.role, a.share);
        out.end();
    }
    out.end().end();
}

inline void write_contract_limit(json_stream& out, const contract_limit& limit) {
    out.object().put("clause", limit.clause).put("limit", name_of(limit.of, contract_measure_names));
    out.put(limit.bound_name(), limit.bound);
    if (limit.grades != all_grades) write_set(out.key("grades"), limit.grades.bits(), grade_names);
    out.end();
}

inline void write_reported(json_stream& out, const reported_district& r) {
    out.object();
    if (r.school_year != 0) out.put("school_year", r.school_year);
    if (r.teachers) out.put("teachers", *r.teachers);
    if (r.average_salary) out.put("average_salary", *r.average_salary);
    if (r.spending) out.put("spending", *r.spending);
    if (r.adopted_curriculum) out.put("adopted_curriculum", *r.adopted_curriculum);
    out.end();
}

inline void write_purchase(json_stream& out, const purchase& p) {
    out.object().put("id", p.id).put("function", name_of(p.function, function_names))
        .put("per", name_of(p.per, purchase_basis_names)).put("units", p.units);
    out.object("unit_price").put("low", p.unit_price.low).put("central", p.unit_price.central)
        .put("high", p.unit_price.high).end();
    out.put("one_time", p.one_time).end();
}

/// Writes what a document says of the pay and prices of its roles, as a member of the open object, where it says
/// anything.
inline void write_role_notes(json_stream& out, const district& d) {
    bool any = false;
    for (const role& r : d.roles) {
        if (r.note.empty()) continue;
        if (!any) out.array("notes");
        any = true;
        out.object().put("role", r.id).put("title", r.title).put("note", r.note).end();
    }
    if (any) out.end();
}

}  // namespace detail

/// Writes the district document of a district. Reading it back gives the same district, bit for bit.
inline void write_district(json_stream& out, const district& d) {
    using namespace detail;
    out.object().put("format", district_format).put("id", d.id).put("name", d.name).put("note", d.note);
    out.put("dollar_year", d.dollar_year).put("school_days", d.school_days).put("school_weeks", d.school_weeks);
    write_roles(out.key("roles"), d.roles);
    out.array("designs");
    for (const day_design& design : d.designs) write_design(out, d, design);
    out.end().array("schools");
    for (const school& s : d.schools) write_school(out, d, s);
    out.end();
    if (!d.shared.empty()) {
        out.array("shared_posts");
        for (const shared_posts& s : d.shared) write_shared(out, d, s);
        out.end();
    }
    write_posts(out.key("central_staff"), d, d.central_staff);
    write_posts(out.key("roster"), d, d.roster);
    write_pay_system(out.key("pay"), d);
    if (!d.contract_limits.empty()) {
        out.array("contract_limits");
        for (const contract_limit& limit : d.contract_limits) write_contract_limit(out, limit);
        out.end();
    }
    out.put("substitutes_per_teacher", d.substitutes_per_teacher).array("purchases");
    for (const purchase& p : d.purchases) write_purchase(out, p);
    out.end().object("unmodelled");
    for (std::size_t f = 0; f < function_count; ++f) out.put(function_names[f], d.unmodelled[f]);
    out.end().array("funds");
    for (const fund_source& f : d.funds) {
        out.object().put("id", f.id).put("title", f.title).put("amount", f.amount);
        out.put("restricted_to", name_of(f.restricted_to, restriction_names));
        if (f.growth) out.put("growth", *f.growth);
        if (f.first_year != 0) out.put("first_year", f.first_year);
        out.put("last_year", f.last_year).end();
    }
    out.end();
    out.object("before").put("class_size_fewer", d.before.class_size_fewer)
        .put("school_days_more", d.before.school_days_more);
    write_posts(out.key("posts"), d, d.before.posts);
    out.end();
    write_reported(out.key("reported"), d.reported);
    out.array("filled");
    for (const filled_value& f : d.filled) {
        out.object().put("place", f.place);
        if (f.value) out.put("value", *f.value);
        out.put("reason", f.reason).end();
    }
    out.end().end();
}

/// Writes what a district is in a few words, without its parts.
inline void write_district_summary(json_stream& out, const district& d) {
    out.object()
        .put("id", d.id)
        .put("name", d.name)
        .put("note", d.note)
        .put("dollar_year", d.dollar_year)
        .put("pupils", total_pupils(d))
        .put("schools", d.schools.size())
        .put("filled_values", d.filled.size())
        .end();
}

}  // namespace nineways::io

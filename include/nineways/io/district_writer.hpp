// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/io/json.hpp>

namespace nineways::io {

/// Name and version of the district document.
inline constexpr std::string_view district_format = "nineways-district/1";

inline constexpr std::array<std::string_view, 2> pay_basis_names{"teacher_grid", "own_salary"};
inline constexpr std::array<std::string_view, 2> earned_by_names{"contribution", "shortage"};
inline constexpr std::array<std::string_view, 3> purchase_basis_names{"teacher", "pupil", "flat"};

namespace detail {

/// The names of a set's members, in order.
template <class Set, class Member, std::size_t Count>
[[nodiscard]] json set_json(Set members, const std::array<std::string_view, Count>& names, Member) {
    json all = json::array();
    for (std::size_t i = 0; i < Count; ++i) {
        if (members.contains(static_cast<Member>(i))) all.push_back(names[i]);
    }
    return all;
}

template <class Enum, std::size_t Count>
[[nodiscard]] std::string_view name_of(Enum value, const std::array<std::string_view, Count>& names) {
    return names[static_cast<std::size_t>(value)];
}

[[nodiscard]] inline json posts_json(const district& d, const std::vector<post_count>& posts) {
    json all = json::object();
    for (const post_count& p : posts) {
        const std::string& id = d.roles[p.role].id;
        const double before = all.contains(id) ? all[id].get<double>() : 0.0;
        all[id] = before + p.posts.value();
    }
    return all;
}

[[nodiscard]] inline json range_json(const range<double>& r) { return {{"low", r.low}, {"central", r.central}, {"high", r.high}}; }

[[nodiscard]] inline json block_json(const district& d, const time_block& b) {
    json adults = json::array();
    for (const adults_per_group& a : b.adults) adults.push_back({{"role", d.roles[a.role].id}, {"adults", a.adults}});
    json out{
        {"id", b.id},
        {"subject", name_of(b.subject, subject_names)},
        {"grades", set_json(b.grades, grade_names, grade{})},
        {"tiers", set_json(b.tiers, tier_names, tier{})},
        {"minutes", b.weekly.value()},
        {"setting", name_of(b.setting, setting_names)},
        {"staffing", name_of(b.staffing, staffing_names)},
    };
    if (b.staffing != staffing::none) {
        out["pooling"] = name_of(b.pooling, pooling_names);
        out["group"] = {{"target", b.group.target.value()}, {"cap", b.group.cap.value()}};
        out["adults"] = std::move(adults);
    }
    if (!b.parent.empty()) out["parent"] = b.parent;
    return out;
}

[[nodiscard]] inline json design_json(const district& d, const day_design& design) {
    const school_week& w = design.week;
    json blocks = json::array();
    for (const time_block& b : design.blocks) blocks.push_back(block_json(d, b));
    return {
        {"id", design.id},
        {"title", design.title},
        {"week",
         {{"open", w.open.value()},
          {"lunch", w.lunch.value()},
          {"duty", w.duty.value()},
          {"planning", w.planning.value()},
          {"planning_in", name_of(w.planning_in, time_place_names)},
          {"collaboration", w.collaboration.value()},
          {"collaboration_in", name_of(w.collaboration_in, time_place_names)}}},
        {"hiring_step", design.hiring_step.value()},
        {"blocks", std::move(blocks)},
    };
}

[[nodiscard]] inline json school_json(const district& d, const school& s) {
    json enrolled = json::object();
    for (std::size_t g = 0; g < grade_count; ++g) {
        if (s.enrollment[g].value() != 0) enrolled[std::string{grade_names[g]}] = s.enrollment[g].value();
    }
    json out{{"id", s.id}, {"name", s.name}, {"design", d.designs[s.design].id}};
    if (s.rooms) out["rooms"] = *s.rooms;
    out["pupils"] = std::move(enrolled);
    out["needs"] = {{"low_income", s.needs.low_income.value()},
                    {"english_learner", s.needs.english_learner.value()},
                    {"disability", s.needs.disability.value()},
                    {"gifted", s.needs.gifted.value()}};
    out["staff"] = posts_json(d, s.staff);
    if (s.reported.average_class_size) out["reported"] = {{"average_class_size", *s.reported.average_class_size}};
    return out;
}

[[nodiscard]] inline json pay_json(const pay_system& pay) {
    json salary = json::array();
    json headcount = json::array();
    for (std::size_t step = 0; step < pay.grid.steps; ++step) {
        json pays = json::array();
        json heads = json::array();
        for (std::size_t lane = 0; lane < pay.grid.lanes.size(); ++lane) {
            pays.push_back(pay.grid.salary[pay.grid.cell(step, lane)].value());
            heads.push_back(pay.grid.headcount[pay.grid.cell(step, lane)].value());
        }
        salary.push_back(std::move(pays));
        headcount.push_back(std::move(heads));
    }
    json supplements = json::array();
    for (const pay_supplement& s : pay.supplements) {
        supplements.push_back({{"id", s.id},
                               {"share_of_teachers", s.share_of_teachers},
                               {"amount", s.amount.value()},
                               {"earned_by", name_of(s.earned, earned_by_names)}});
    }
    json added = json::array();
    for (const added_days& a : pay.added) {
        added.push_back({{"id", a.id}, {"days", a.days}, {"share_of_teachers", a.share_of_teachers}});
    }
    return {
        {"grid", {{"lanes", pay.grid.lanes}, {"salary", std::move(salary)}, {"headcount", std::move(headcount)}}},
        {"grid_scale", pay.grid_scale},
        {"frozen_steps", pay.frozen_steps},
        {"variable_benefits", pay.variable_benefits},
        {"flat_benefits", pay.flat_benefits.value()},
        {"contract_days", pay.contract_days},
        {"contract_hours_a_day", pay.contract_hours_a_day},
        {"separation_rate", pay.separation_rate},
        {"supplements", std::move(supplements)},
        {"added_days", std::move(added)},
    };
}

[[nodiscard]] inline json reported_json(const reported_district& r) {
    json out = json::object();
    if (r.school_year != 0) out["school_year"] = r.school_year;
    if (r.teachers) out["teachers"] = r.teachers->value();
    if (r.average_salary) out["average_salary"] = r.average_salary->value();
    if (r.spending) out["spending"] = r.spending->value();
    return out;
}

}  // namespace detail

/// The district document of a district. Reading it back gives the same district, bit for bit.
[[nodiscard]] inline json district_json(const district& d) {
    using namespace detail;
    json roles = json::array();
    for (const role& r : d.roles) {
        json one{{"id", r.id}, {"title", r.title}, {"function", name_of(r.function, function_names)}, {"pay", name_of(r.basis, pay_basis_names)}};
        if (r.basis == pay_basis::own_salary) one["salary"] = r.salary.value();
        one["teacher"] = r.is_teacher;
        roles.push_back(std::move(one));
    }
    json designs = json::array();
    for (const day_design& design : d.designs) designs.push_back(design_json(d, design));
    json schools = json::array();
    for (const school& s : d.schools) schools.push_back(school_json(d, s));
    json purchases = json::array();
    for (const purchase& p : d.purchases) {
        purchases.push_back({{"id", p.id},
                             {"function", name_of(p.function, function_names)},
                             {"per", name_of(p.per, purchase_basis_names)},
                             {"units", p.units},
                             {"unit_price", range_json(p.unit_price)},
                             {"one_time", p.one_time}});
    }
    json unmodelled = json::object();
    for (std::size_t f = 0; f < function_count; ++f) unmodelled[std::string{function_names[f]}] = d.unmodelled[f].value();
    json funds = json::array();
    for (const fund_source& f : d.funds) {
        funds.push_back({{"id", f.id},
                         {"title", f.title},
                         {"amount", f.amount.value()},
                         {"restricted_to", name_of(f.restricted_to, restriction_names)},
                         {"growth", f.growth},
                         {"last_year", f.last_year}});
    }
    json filled = json::array();
    for (const filled_value& f : d.filled) {
        json one{{"place", f.place}};
        if (f.value) one["value"] = *f.value;
        one["reason"] = f.reason;
        filled.push_back(std::move(one));
    }
    return {
        {"format", district_format},
        {"id", d.id},
        {"name", d.name},
        {"note", d.note},
        {"dollar_year", d.dollar_year},
        {"school_days", d.school_days},
        {"school_weeks", d.school_weeks},
        {"roles", std::move(roles)},
        {"designs", std::move(designs)},
        {"schools", std::move(schools)},
        {"central_staff", posts_json(d, d.central_staff)},
        {"roster", posts_json(d, d.roster)},
        {"pay", pay_json(d.pay)},
        {"substitutes_per_teacher", d.substitutes_per_teacher.value()},
        {"purchases", std::move(purchases)},
        {"unmodelled", std::move(unmodelled)},
        {"funds", std::move(funds)},
        {"before",
         {{"class_size_fewer", d.before.class_size_fewer.value()},
          {"school_days_more", d.before.school_days_more},
          {"posts", posts_json(d, d.before.posts)}}},
        {"reported", reported_json(d.reported)},
        {"filled", std::move(filled)},
    };
}

}  // namespace nineways::io

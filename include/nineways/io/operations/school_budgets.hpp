// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/budget_schools.hpp>
#include <nineways/detail/running_sum.hpp>
#include <nineways/district.hpp>
#include <nineways/equity.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/formula_request.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/equity.hpp>
#include <nineways/io/operations/requested_parts.hpp>
#include <nineways/need_gap.hpp>
#include <nineways/school_budgets.hpp>

namespace nineways::io::detail {

inline constexpr number_rule school_salary_rule{.min = 1'000, .max = 1'000'000, .unit = "dollars a year"};

/// The average salaries of teachers that a request tells of schools, by position.
[[nodiscard]] inline std::vector<std::optional<dollars_per_fte>> requested_salaries(const request_context& in,
                                                                                    const district& d) {
    std::vector<std::optional<dollars_per_fte>> all(d.schools.size());
    const value_reader told = in.request.optional("teacher_salaries");
    if (!told) return all;
    std::vector<std::string_view> ids;
    for (const school& s : d.schools) ids.push_back(s.id);
    for (const value_reader each : told.members({.max = 20'000})) {
        const double salary = each.number(school_salary_rule);
        std::size_t s = 0;
        while (s < ids.size() && ids[s] != each.key()) ++s;
        if (s < ids.size())
            all[s] = dollars_per_fte{salary};
        else if (!ids.empty())
            each.reject_name(each.key(), ids, "the id of a school: {}", "Name a school by its id.");
    }
    return all;
}

/// One of the two formulas that a request has, with its edits; `key` is its own in the request.
inline void read_budget_formula(const request_context& in, const char* key, funded_units& to) {
    object_reader o = in.request.required(key).object();
    static_cast<void>(read_formula_request(o, to, in.log));
    o.finish();
}

/// Writes budgets as they were made.
class school_budgets_writer {
  public:
    school_budgets_writer(json_stream& out, const district& d, const school_budgets& all, const funded_units& staffing,
                          const funded_units& weights)
        : out_(out), d_(d), all_(all), staffing_(staffing), weights_(weights) {
        for (const school_budget& s : all.schools) {
            has_need_ = has_need_ && s.weighted.has_value();
            knows_salaries_ = knows_salaries_ || s.staff_cost.has_value();
        }
    }

    void run(std::optional<std::size_t> only) {
        out_.object().object("district").put("id", d_.id).put("name", d_.name).put("dollar_year", d_.dollar_year);
        out_.put("filled_values", d_.filled.size()).end();
        write_role_notes(out_, d_);
        out_.array("ways");
        way(
            "today", nullptr, all_.staffing, [](const school_budget& s) { return s.today; },
            [](const school_budget& s) { return s.controlled_today; });
        way(
            "staffing", &staffing_, all_.staffing, [](const school_budget& s) { return s.staffing.amount; },
            [](const school_budget& s) { return s.staffing.controlled; });
        way(
            "weights", &weights_, all_.weights, [](const school_budget& s) { return s.weights.amount; },
            [](const school_budget& s) { return s.weights.controlled; });
        out_.end().put("outside_schools", all_.outside_schools);
        out_.array("schools");
        for (const school_budget& s : all_.schools) {
            if (!only || s.school == *only) one(s);
        }
        out_.end();
        furthest();
        out_.end();
    }

  private:
    template <class Amount>
    [[nodiscard]] std::vector<funded_unit> units(const Amount& amount) const {
        std::vector<funded_unit> out;
        for (const school_budget& s : all_.schools)
            out.push_back({amount(s), s.enrolled, s.weighted.value_or(s.enrolled)});
        return out;
    }

    template <class Amount, class Controlled>
    void way(const char* name, const funded_units* by, const unit_data& data, const Amount& amount,
             const Controlled& controlled) {
        nineways::detail::running_sum dollars_in_all;
        nineways::detail::running_sum decided;
        bool told = true;
        for (const school_budget& s : all_.schools) {
            dollars_in_all.add(amount(s).value());
            told = told && controlled(s).has_value();
            if (told) decided.add(controlled(s)->value());
        }
        out_.object().put("way", name);
        if (by != nullptr) {
            out_.object("formula").put("id", by->rules.id).put("title", by->rules.title).end();
            out_.array("solved");
            for (const program_step& step : by->program.steps) {
                if (step.kind != step_kind::solution) continue;
                out_.object().put("id", by->program.columns[step.column].id);
                out_.put("value", data.columns[step.column][0]).end();
            }
            out_.end();
        }
        out_.put("dollars", dollars_in_all.value());
        put_share(out_, "controlled_share", told ? std::optional{decided.value()} : std::nullopt,
                  dollars_in_all.value());
        const std::vector<funded_unit> all = units(amount);
        write_measures(out_, all, has_need_);
        write_need(out_, all, has_need_);
        out_.end();
    }

    static void put_share(json_stream& out, const char* key, const std::optional<double>& of, double over) {
        put_known(out, key, of && over > 0 ? std::optional{*of / over} : std::nullopt);
    }
    static void put_share(json_stream& out, const char* key, const std::optional<dollars>& of, dollars over) {
        put_share(out, key, of ? std::optional{of->value()} : std::nullopt, over.value());
    }

    void one(const school_budget& s) {
        const school& here = d_.schools[s.school];
        out_.object().put("id", here.id).put("name", here.name).put("pupils", s.enrolled);
        put_known(out_, "weighted_pupils", s.weighted ? std::optional{s.weighted->value()} : std::nullopt);
        out_.put("today", s.today).put("staffing", s.staffing.amount).put("weights", s.weights.amount);
        const dollars change = s.weights.amount - s.today;
        out_.put("change", change).put("change_a_pupil", change / s.enrolled);
        const auto today = s.parts_today();
        const auto changes = s.parts_of_change();
        out_.array("parts");
        for (std::size_t p = 0; p < budget_part_count; ++p) {
            out_.object().put("part", budget_part_names[p]);
            if (static_cast<budget_part>(p) == budget_part::staff_cost && !s.staff_cost) {
                out_.put("today", nullptr).put("weights", 0).put("change", nullptr).end();
                continue;
            }
            out_.put("today", today[p]).put("weights", p < formula_part_count ? s.weights.parts[p] : dollars{});
            out_.put("change", changes[p]).end();
        }
        out_.end();
        if (const auto reason = largest_part(changes, change))
            out_.put("reason", budget_part_names[*reason]);
        else
            out_.put("reason", nullptr);
        out_.object("controlled_share");
        put_share(out_, "today", s.controlled_today, s.today);
        put_share(out_, "staffing", s.staffing.controlled, s.staffing.amount);
        put_share(out_, "weights", s.weights.controlled, s.weights.amount);
        out_.end();
        put_known(out_, "small_size", s.small_size ? std::optional{s.small_size->value()} : std::nullopt);
        out_.array("posts");
        for (const budgeted_posts& p : s.posts) {
            out_.object().put("role", d_.roles[p.role].id).put("today", p.today);
            put_known(out_, "staffing", p.given ? std::optional{p.given->value()} : std::nullopt);
            put_known(out_, "legacy", p.given ? std::optional{(p.today - *p.given).value()} : std::nullopt);
            out_.end();
        }
        out_.end().end();
    }

    /// The schools furthest from their need-adjusted level under today's posts, with what these are for.
    void furthest() {
        std::vector<std::string> names;
        std::vector<std::vector<double>> parts;
        for (std::size_t p = 0; p < budget_part_count; ++p) {
            if (static_cast<budget_part>(p) == budget_part::staff_cost && !knows_salaries_) continue;
            names.emplace_back(budget_part_names[p]);
            if (static_cast<budget_part>(p) == budget_part::legacy_posts) continue;  // what is left of the difference
            for (std::vector<double>& column = parts.emplace_back(); const school_budget& s : all_.schools)
                column.push_back(s.parts_today()[p].value());
        }
        const std::vector<funded_unit> today = units([](const school_budget& s) { return s.today; });
        out_.array("furthest");
        for (const need_gap& gap : furthest_from_need(today)) {
            out_.object().put("unit", d_.schools[all_.schools[gap.unit].school].id);
            write_gap(out_, today, gap, parts, names);
            out_.end();
        }
        out_.end();
    }

    json_stream& out_;
    const district& d_;
    const school_budgets& all_;
    const funded_units& staffing_;
    const funded_units& weights_;
    bool has_need_ = true;
    bool knows_salaries_ = false;
};

inline void run_school_budgets(const request_context& in) {
    static constexpr nineways::detail::fault_form no_pupils{"districts without pupils", "/district",
                                                            "no pupils in any school", "a school with pupils",
                                                            "Give a school some."};
    static constexpr nineways::detail::fault_form nobody{"schools without pupils", "/school", "{}, which has no pupils",
                                                         "a school with pupils",
                                                         "Name a school with pupils, or give it some."};
    const assumptions assumed = requested_assumptions(in);
    const district& d = requested_district_with_days(in, assumed);
    funded_units staffing;
    funded_units weights;
    read_budget_formula(in, "staffing", staffing);
    read_budget_formula(in, "weights", weights);
    const auto salaries = requested_salaries(in, d);
    const std::optional<std::size_t> only = requested_school(in, d);
    if (!in.finish()) return;
    if (!(total_pupils(d).value() > 0)) return in.log.add(no_pupils);
    if (only && !(total_pupils(d.schools[*only]).value() > 0)) return in.log.add(nobody, d.schools[*only].id);
    const school_budgets all = budget_schools(d, assumed, {staffing.rules, staffing.program, "/staffing/formula"},
                                              {weights.rules, weights.program, "/weights/formula"}, salaries, in.log);
    if (in.log.empty()) school_budgets_writer{in.out, d, all, staffing, weights}.run(only);
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation school_budgets_operation{
    "school_budgets", "a district's schools by a staffing formula, by weights and as they are",
    detail::run_school_budgets};

}  // namespace nineways::io

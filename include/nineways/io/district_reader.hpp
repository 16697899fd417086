// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/complete.hpp>
#include <nineways/contract.hpp>
#include <nineways/detail/district_rules.hpp>
#include <nineways/district.hpp>
#include <nineways/io/broken_rules.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/money_reader.hpp>
#include <nineways/io/design_reader.hpp>
#include <nineways/io/other_document.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/io/role_reader.hpp>
#include <nineways/national.hpp>
#include <nineways/quantities.hpp>
#include <nineways/validate.hpp>

namespace nineways::io {

namespace detail {

using namespace nineways::detail;

inline constexpr size_rule remark_size{.max = 400};

/// Reads a district document into a draft. Roles come first, because posts and blocks name them.
class district_reading {
  public:
    district_reading(const value_reader& root, const assumptions& assumed, district_draft& draft, fault_list& log)
        : root_(root), assumed_(assumed), draft_(draft), log_(log) {}

    void run() {
        object_reader o = root_.object();
        const std::array<std::string_view, 1> formats{district_format};
        if (const value_reader format = o.optional("format")) static_cast<void>(format.enumerated(formats));
        o.read("id", draft_.id, id_size);
        o.read("name", draft_.name, name_size);
        o.read_if("note", draft_.note, note_size);
        o.read_if("dollar_year", draft_.dollar_year, dollar_year_rule);
        o.read_if("school_days", draft_.school_days, days_rule);
        o.read_if("school_weeks", draft_.school_weeks, weeks_rule);
        roles(o.optional("roles"));
        if (const value_reader designs = o.optional("designs")) {
            draft_.designs.emplace();
            for (const value_reader v : designs.elements({.min = 1, .max = 1000}))
                design_reading{role_names_, roles_known_}.design(v, draft_.designs->emplace_back());
        }
        name_designs();
        for (const value_reader v : o.required("schools").elements({.min = 1, .max = 20000}))
            school(v, draft_.schools.emplace_back());
        if (const value_reader shared = o.optional("shared_posts")) {
            std::vector<std::string_view> schools;
            for (const school_draft& s : draft_.schools) schools.push_back(s.id);
            for (const value_reader v : shared.elements({.max = 200}))
                shared_by(v, schools, draft_.shared.emplace_back());
        }
        if (const value_reader staff = o.optional("central_staff"))
            posts(staff, posts_rule, draft_.central_staff.emplace());
        if (const value_reader roster = o.optional("roster")) posts(roster, posts_rule, draft_.roster.emplace());
        if (const value_reader salary = o.optional("average_salary")) average_salary(salary);
        if (const value_reader pay = o.optional("pay"))
            read_pay(pay, design_reading{role_names_, roles_known_}, draft_.pay.emplace());
        if (const value_reader limits = o.optional("contract_limits")) {
            for (const value_reader v : limits.elements({.max = 1000}))
                contract_limit_of(v, draft_.contract_limits.emplace_back());
        }
        o.read_if("substitutes_per_teacher", draft_.substitutes_per_teacher, a_post_rule);
        if (const value_reader bought = o.optional("purchases")) {
            for (const value_reader v : bought.elements()) read_purchase(v, draft_.purchases.emplace_back());
        }
        if (const value_reader rest = o.optional("unmodelled")) unmodelled(rest);
        if (const value_reader funds = o.optional("funds")) {
            draft_.funds.emplace();
            for (const value_reader v : funds.elements({.max = 1000})) read_fund(v, draft_.funds->emplace_back());
        }
        if (const value_reader before = o.optional("before")) before_of(before);
        if (const value_reader facts = o.optional("reported")) reported(facts);
        if (const value_reader filled = o.optional("filled")) {
            for (const value_reader v : filled.elements()) filled_of(v, draft_.filled.emplace_back());
        }
        o.finish();
    }

  private:
    void roles(const value_reader& list) {
        if (list) {
            draft_.roles.emplace();
            for (const value_reader v : list.elements({.min = standard_role::count, .max = role_limit}))
                read_role(v, draft_.roles->emplace_back());
        } else {
            standard_roles_ = national::roles(assumed_, default_dollar_year);
        }
        for (const role& r : draft_.roles ? *draft_.roles : standard_roles_) role_names_.push_back(r.id);
        roles_known_ = all_read(role_names_);
    }

    void posts(const value_reader& v, const number_rule& rule, std::vector<post_count>& all) const {
        for (const value_reader count : v.members()) {
            const fte number{count.number(rule)};
            const std::size_t at = position_of(count.key(), role_names_);
            if (at < role_names_.size()) {
                all.push_back({static_cast<role_id>(at), number});
            } else if (roles_known_) {
                count.reject_name(count.key(), role_names_, "a role of this document as the key",
                                  "Add the role to \"roles\", or use one that is there.");
            }
        }
    }

    void name_designs() {
        if (draft_.designs) {
            for (const day_design& one : *draft_.designs) design_names_.push_back(one.id);
        } else {
            design_names_.assign(standard_design_ids.begin(), standard_design_ids.end());
        }
        designs_known_ = all_read(design_names_);
    }

    void school(const value_reader& v, school_draft& s) const {
        object_reader o = v.object();
        o.read("id", s.id, id_size);
        o.read("name", s.name, name_size);
        if (const value_reader design = o.optional("design")) {
            s.design = design.text(id_size);
            if (designs_known_ && !s.design->empty() && position_of(*s.design, design_names_) == design_names_.size()) {
                design.reject_name(*s.design, design_names_, "the id of a design: {}", "Name one of them.");
            }
        }
        o.read_if("rooms", s.rooms, rooms_rule);
        for (const value_reader each : o.required("pupils").members()) {
            const pupils count{each.number(pupils_rule)};
            const std::size_t g = position_of(each.key(), grade_names);
            if (g < grade_count) {
                s.enrollment[g] = count;
            } else {
                each.reject_name(each.key(), grade_names, "a grade as the key: {}", "Use one of these grades.");
            }
        }
        if (const value_reader needs = o.optional("needs")) {
            object_reader n = needs.object();
            n.read_if("low_income", s.low_income, pupils_rule);
            n.read_if("english_learner", s.english_learner, pupils_rule);
            n.read_if("disability", s.disability, pupils_rule);
            n.read_if("gifted", s.gifted, pupils_rule);
            n.finish();
        }
        if (const value_reader staff = o.optional("staff")) posts(staff, posts_rule, s.staff.emplace());
        if (const value_reader facts = o.optional("reported")) {
            object_reader r = facts.object();
            r.read_if("average_class_size", s.reported.average_class_size, reported_size_rule);
            r.read_if("novice_share", s.reported.novice_share, reported_share_rule);
            r.finish();
        }
        o.finish();
    }

    void shared_by(const value_reader& v, std::span<const std::string_view> schools, shared_posts& s) const {
        object_reader o = v.object();
        o.read("id", s.id, id_size);
        for (const value_reader each : o.required("schools").elements({.min = 2, .max = 50})) {
            const std::string_view id = each.text_view(id_size);
            s.schools.push_back(position_of(id, schools));
            if (s.schools.back() == schools.size() && !id.empty() && all_read(schools))
                each.reject_name(id, schools, "the id of a school of this document", "Name a school that is there.");
        }
        for (const value_reader each : o.required("roles").elements({.min = 1, .max = role_limit}))
            s.roles.push_back(design_reading{role_names_, roles_known_}.role_named(each));
        o.read("travel", s.travel, week_rule);
        o.read("hiring_step", s.hiring_step, step_rule);
        o.finish();
    }

    void average_salary(const value_reader& v) {
        object_reader o = v.object();
        dated_salary& salary = draft_.average_salary.emplace();
        o.read("amount", salary.amount, salary_rule);
        o.read("year", salary.year, dollar_year_rule);
        o.finish();
    }

    /// A limit of which a part could not be read speaks of no grade, so that nothing is said to break it.
    void contract_limit_of(const value_reader& v, contract_limit& limit) {
        const std::size_t before = log_.total();
        object_reader o = v.object();
        o.read("clause", limit.clause, id_size);
        const std::size_t before_name = log_.total();
        const value_reader name = o.required("limit");
        limit.of = name.enumerated<contract_measure>(contract_measure_names);
        if (name && log_.total() == before_name) {
            o.read(limit.bound_name(), limit.bound, contract_limit_rule);
        } else {
            o.allow("at_most");
            o.allow("at_least");
        }
        if (const value_reader grades = o.optional("grades"))
            limit.grades = grade_set::from_bits(grades.bits(grade_names));
        o.finish();
        if (!v || log_.total() != before || !unread_places(v.raw()).empty()) limit.grades = {};
    }

    void unmodelled(const value_reader& v) {
        object_reader o = v.object();
        auto& amounts = draft_.unmodelled.emplace();
        for (std::size_t f = 0; f < function_count; ++f)
            amounts[f] = dollars{o.required(function_names[f]).number(remainder_rule)};
        o.finish();
    }

    void before_of(const value_reader& v) {
        object_reader o = v.object();
        o.read("class_size_fewer", draft_.before.class_size_fewer, fewer_rule);
        o.read("school_days_more", draft_.before.school_days_more, more_days_rule);
        posts(o.required("posts"), lost_posts_rule, draft_.before.posts);
        o.finish();
    }

    void reported(const value_reader& v) {
        object_reader o = v.object();
        reported_district& r = draft_.reported;
        const bool dated = o.read_if("school_year", r.school_year, dollar_year_rule);
        o.read_if("teachers", r.teachers, reported_posts_rule);
        o.read_if("average_salary", r.average_salary, reported_pay_rule);
        o.read_if("spending", r.spending, reported_money_rule);
        o.read_if("adopted_curriculum", r.adopted_curriculum, reported_share_rule);
        if (!dated && (r.average_salary || r.spending)) static_cast<void>(o.required("school_year"));
        o.finish();
    }

    static void filled_of(const value_reader& v, filled_value& f) {
        object_reader o = v.object();
        o.read("place", f.place, remark_size);
        o.read_if("value", f.value, number_rule{});
        o.read("reason", f.reason, remark_size);
        o.finish();
    }

    value_reader root_;
    const assumptions& assumed_;
    district_draft& draft_;
    fault_list& log_;
    std::vector<role> standard_roles_;
    std::vector<std::string_view> role_names_;
    std::vector<std::string_view> design_names_;
    bool roles_known_ = false;
    bool designs_known_ = false;
};

/// A draft with faults of form, made fit for `complete`: parts that could not be read are filled.
inline void drop_unread_parts(district_draft& draft) {
    if (draft.roles && draft.roles->size() < standard_role::count) draft.roles.reset();
    if (draft.designs && draft.designs->empty()) draft.designs.reset();
}

/// What stands for a district that could not be read. One function, because making a whole district takes much code.
[[nodiscard]] inline district no_district() {
    district none;
    return none;
}

}  // namespace detail

/// Reads a district document: every fault of form, and every broken rule of `validate` that is not an echo of one.
///
/// Parts that are missing are filled from the national defaults and listed. Faults go to the document's log; the
/// district is of use only when none were filed. `replaced`: other days will take the place of the document's.
[[nodiscard]] inline district read_district(const value_reader& document, fault_list& log, const assumptions& assumed,
                                            bool replaced = false) {
    static constexpr std::array<std::string_view, 2> keys{"name", "schools"};
    if (detail::is_other_document(document, {district_format, keys})) return detail::no_district();
    const std::size_t before = log.total();
    const std::size_t filed_before = log.filed().size();
    district_draft draft;
    detail::district_reading{document, assumed, draft, log}.run();
    bool any = false;
    for (const school_draft& s : draft.schools) {
        for (const pupils count : s.enrollment) any = any || count.value() > 0;
    }
    if (!any && log.total() == before && (before == 0 || detail::unread_places(document.raw()).empty()))
        document.reject("at least one school with pupils", "Count the pupils of a school under its \"pupils\".");
    const bool all_filed = log.total() - before == log.filed().size() - filed_before;
    if (!any || !all_filed) return detail::no_district();
    const bool own_days = draft.designs.has_value();
    detail::drop_unread_parts(draft);
    // Days that could not be read are not held to what they do with the rest of the document.
    const bool unknown_days = replaced || own_days != draft.designs.has_value();
    const days_used days = unknown_days ? days_used::replaced : own_days ? days_used::own : days_used::standard;
    district d = complete(std::move(draft), assumed);
    const std::string above = document.place();
    detail::file_broken_rules(document.raw(), above, detail::told_from_above(validate(d, days), above), log);
    return d;
}

}  // namespace nineways::io

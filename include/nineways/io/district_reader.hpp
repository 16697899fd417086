// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/complete.hpp>
#include <nineways/district.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/national.hpp>
#include <nineways/quantities.hpp>
#include <nineways/validate.hpp>

namespace nineways::io {

namespace detail {

inline constexpr double most_money = 1e12;
inline constexpr double most_pupils = 1e6;

/// Reads a district document into a draft. Roles come first, because posts and blocks name them.
class district_reading {
  public:
    district_reading(const value_reader& root, const assumptions& assumed) : root_(root), assumed_(assumed) {}

    [[nodiscard]] district_draft run() {
        object_reader o = root_.object();
        if (auto format = o.optional("format")) {
            const std::array<std::string_view, 1> known{district_format};
            static_cast<void>(format->enumerated(known));
        }
        draft_.id = o.required("id").text({.min = 1, .max = 80});
        draft_.name = o.required("name").text({.min = 1, .max = 200});
        if (auto note = o.optional("note")) draft_.note = note->text({.max = 2000});
        if (auto year = o.optional("dollar_year"))
            draft_.dollar_year = year->integer(first_price_level, last_price_level, "(a school year's end)");
        if (auto days = o.optional("school_days"))
            draft_.school_days = days->number({.min = 1, .max = 366, .unit = "days"});
        if (auto weeks = o.optional("school_weeks"))
            draft_.school_weeks = weeks->number({.min = 1, .max = 53, .unit = "weeks"});
        roles(o);
        if (auto designs = o.optional("designs")) {
            draft_.designs.emplace();
            designs->for_each_element([&](value_reader v) { draft_.designs->push_back(design(v)); },
                                      {.min = 1, .max = 1000});
        }
        o.required("schools").for_each_element([&](value_reader v) { draft_.schools.push_back(school(v)); },
                                               {.min = 1, .max = 20000});
        if (auto staff = o.optional("central_staff")) draft_.central_staff = posts(*staff);
        if (auto roster = o.optional("roster")) draft_.roster = posts(*roster);
        average_salary(o);
        if (auto pay = o.optional("pay")) draft_.pay = pay_of(*pay);
        if (auto subs = o.optional("substitutes_per_teacher"))
            draft_.substitutes_per_teacher = subs->number<dollars_per_fte>({.min = 0, .max = 1e6, .unit = "dollars"});
        if (auto bought = o.optional("purchases"))
            bought->for_each_element([&](value_reader v) { draft_.purchases.push_back(purchase_of(v)); });
        if (auto rest = o.optional("unmodelled")) draft_.unmodelled = unmodelled(*rest);
        if (auto funds = o.optional("funds")) {
            draft_.funds.emplace();
            funds->for_each_element([&](value_reader v) { draft_.funds->push_back(fund(v)); }, {.max = 1000});
        }
        if (auto before = o.optional("before")) draft_.before = before_of(*before);
        if (auto facts = o.optional("reported")) draft_.reported = reported(*facts);
        if (auto filled = o.optional("filled"))
            filled->for_each_element([&](value_reader v) { draft_.filled.push_back(filled_of(v)); });
        o.finish();
        return std::move(draft_);
    }

  private:
    void roles(object_reader& o) {
        if (auto list = o.optional("roles")) {
            draft_.roles.emplace();
            list->for_each_element([&](value_reader v) { draft_.roles->push_back(role_of(v)); },
                                   {.min = standard_role::count, .max = role_limit});
            for (const role& r : *draft_.roles) role_ids_.push_back(r.id);
        } else {
            for (const role& r : national::roles(assumed_, default_dollar_year)) role_ids_.push_back(r.id);
        }
        role_names_.assign(role_ids_.begin(), role_ids_.end());
    }

    [[nodiscard]] role role_of(const value_reader& v) {
        object_reader o = v.object();
        role r;
        r.id = o.required("id").text({.min = 1, .max = 60});
        r.title = o.required("title").text({.min = 1, .max = 200});
        r.function = o.required("function").enumerated<spending_function>(function_names);
        r.basis = o.required("pay").enumerated<pay_basis>(pay_basis_names);
        if (r.basis == pay_basis::own_salary)
            r.salary = o.required("salary").number<dollars_per_fte>({.min = 0, .max = 1e7, .unit = "dollars a year"});
        r.is_teacher = o.required("teacher").boolean();
        o.finish();
        return r;
    }

    [[nodiscard]] role_id role_named(const value_reader& v) const {
        return static_cast<role_id>(v.enumerated(role_names_));
    }

    [[nodiscard]] std::vector<post_count> posts(const value_reader& v) const {
        std::vector<post_count> all;
        v.for_each_member([&](std::string_view key, value_reader count) {
            const fte number = count.number<fte>({.min = -most_pupils, .max = most_pupils, .unit = "posts"});
            for (std::size_t r = 0; r < role_names_.size(); ++r) {
                if (role_names_[r] == key) {
                    all.push_back({static_cast<role_id>(r), number});
                    return;
                }
            }
            count.reject("a role of this document as the key",
                         suggested(key, role_names_, "Add the role to \"roles\", or use one that is there."));
        });
        return all;
    }

    template <class Set, class Member, std::size_t Count>
    [[nodiscard]] static Set set_of(const value_reader& v, const std::array<std::string_view, Count>& names, Member) {
        Set members;
        v.for_each_element([&](value_reader each) { members = members | Set{each.enumerated<Member>(names)}; },
                           {.min = 1, .max = Count});
        return members;
    }

    [[nodiscard]] time_block block(const value_reader& v) const {
        object_reader o = v.object();
        time_block b;
        b.id = o.required("id").text({.min = 1, .max = 80});
        b.subject = o.required("subject").enumerated<subject>(subject_names);
        b.grades = set_of<grade_set>(o.required("grades"), grade_names, grade{});
        b.tiers = set_of<tier_set>(o.required("tiers"), tier_names, tier{});
        b.weekly = o.required("minutes").number<minutes>({.min = 0, .max = 10080, .unit = "minutes a week"});
        b.setting = o.required("setting").enumerated<setting>(setting_names);
        b.staffing = o.required("staffing").enumerated<staffing>(staffing_names);
        if (b.staffing != staffing::none) {
            b.pooling = o.required("pooling").enumerated<pooling>(pooling_names);
            object_reader group = o.required("group").object();
            b.group.target = group.required("target").number<pupils>({.min = 1, .max = 10000, .unit = "pupils"});
            b.group.cap = group.required("cap").number<pupils>({.min = 1, .max = 10000, .unit = "pupils"});
            group.finish();
            o.required("adults").for_each_element(
                [&](value_reader each) {
                    object_reader a = each.object();
                    adults_per_group adults;
                    adults.role = role_named(a.required("role"));
                    adults.adults = a.required("adults").number({.min = 0, .max = 100, .unit = "adults a group"});
                    a.finish();
                    b.adults.push_back(adults);
                },
                {.min = 1, .max = 16});
        }
        if (auto parent = o.optional("parent")) b.parent = parent->text({.min = 1, .max = 80});
        o.finish();
        return b;
    }

    [[nodiscard]] day_design design(const value_reader& v) const {
        object_reader o = v.object();
        day_design d;
        d.id = o.required("id").text({.min = 1, .max = 80});
        d.title = o.required("title").text({.min = 1, .max = 200});
        object_reader w = o.required("week").object();
        const bounds week{.min = 0, .max = 10080, .unit = "minutes a week"};
        d.week.open = w.required("open").number<minutes>(week);
        d.week.lunch = w.required("lunch").number<minutes>(week);
        d.week.duty = w.required("duty").number<minutes>(week);
        d.week.planning = w.required("planning").number<minutes>(week);
        d.week.planning_in = w.required("planning_in").enumerated<time_place>(time_place_names);
        d.week.collaboration = w.required("collaboration").number<minutes>(week);
        d.week.collaboration_in = w.required("collaboration_in").enumerated<time_place>(time_place_names);
        w.finish();
        d.hiring_step =
            o.required("hiring_step").number<fte>({.min = 0, .max = 1, .unit = "of a post", .above_min = true});
        o.required("blocks").for_each_element([&](value_reader each) { d.blocks.push_back(block(each)); },
                                              {.min = 1, .max = block_limit});
        o.finish();
        return d;
    }

    [[nodiscard]] school_draft school(const value_reader& v) const {
        object_reader o = v.object();
        school_draft s;
        s.id = o.required("id").text({.min = 1, .max = 80});
        s.name = o.required("name").text({.min = 1, .max = 200});
        if (auto design = o.optional("design")) {
            s.design = design->text({.min = 1, .max = 80});
            bool known = false;
            std::vector<std::string_view> names;
            if (draft_.designs) {
                for (const day_design& one : *draft_.designs) names.push_back(one.id);
            } else {
                names.assign(standard_design_ids.begin(), standard_design_ids.end());
            }
            for (const std::string_view name : names) known = known || name == *s.design;
            if (!known && !s.design->empty())
                design->reject("the id of a design: " + listed_names(names),
                               suggested(*s.design, names, "Name one of them."));
        }
        if (auto rooms = o.optional("rooms")) s.rooms = rooms->number({.min = 0, .max = 10000, .unit = "rooms"});
        const bounds count{.min = 0, .max = most_pupils, .unit = "pupils"};
        o.required("pupils").for_each_member([&](std::string_view key, value_reader each) {
            const auto whole = pupils{
                static_cast<double>(each.integer<std::int64_t>(0, static_cast<std::int64_t>(most_pupils), "pupils"))};
            for (std::size_t g = 0; g < grade_count; ++g) {
                if (grade_names[g] == key) {
                    s.enrollment[g] = whole;
                    return;
                }
            }
            each.reject("a grade as the key: " + listed_names(grade_names),
                        suggested(key, grade_names, "Use one of these grades."));
        });
        if (auto given = o.optional("needs")) {
            object_reader n = given->object();
            const auto need = [&](const char* key, std::optional<pupils>& to) {
                if (auto found = n.optional(key)) to = found->number<pupils>(count);
            };
            need("low_income", s.low_income);
            need("english_learner", s.english_learner);
            need("disability", s.disability);
            need("gifted", s.gifted);
            n.finish();
        }
        if (auto staff = o.optional("staff")) s.staff = posts(*staff);
        if (auto facts = o.optional("reported")) {
            object_reader r = facts->object();
            if (auto size = r.optional("average_class_size"))
                s.reported.average_class_size = size->number({.min = 0, .max = 1000, .unit = "pupils"});
            r.finish();
        }
        o.finish();
        return s;
    }

    void average_salary(object_reader& o) {
        auto given = o.optional("average_salary");
        if (!given) return;
        object_reader s = given->object();
        dated_salary salary;
        salary.amount = s.required("amount").number<dollars_per_fte>(
            {.min = 0, .max = 1e7, .unit = "dollars a year", .above_min = true});
        salary.year = s.required("year").integer(first_price_level, last_price_level, "(a school year's end)");
        s.finish();
        draft_.average_salary = salary;
    }

    template <class Quantity>
    [[nodiscard]] static std::size_t matrix(const value_reader& v, std::size_t lanes, const bounds& allowed,
                                            std::vector<Quantity>& out) {
        std::size_t rows = 0;
        v.for_each_element(
            [&](value_reader row) {
                ++rows;
                row.for_each_element([&](value_reader cell) { out.push_back(cell.number<Quantity>(allowed)); },
                                     {.min = lanes, .max = lanes});
            },
            {.min = 1, .max = 100});
        return rows;
    }

    [[nodiscard]] pay_system pay_of(const value_reader& v) const {
        object_reader o = v.object();
        pay_system p;
        object_reader g = o.required("grid").object();
        g.required("lanes").for_each_element(
            [&](value_reader each) { p.grid.lanes.push_back(each.text({.min = 1, .max = 80})); },
            {.min = 1, .max = 50});
        const std::size_t lanes = p.grid.lanes.size();
        p.grid.steps = matrix(g.required("salary"), lanes,
                              {.min = 0, .max = 1e7, .unit = "dollars a year", .above_min = true}, p.grid.salary);
        const std::size_t steps = matrix(g.required("headcount"), lanes,
                                         {.min = 0, .max = most_pupils, .unit = "teachers"}, p.grid.headcount);
        if (steps != p.grid.steps && g.present()) {
            g.self().reject("as many steps in headcount as in salary",
                            "Give each step of the salary its row of headcount.");
        }
        g.finish();
        if (auto scale = o.optional("grid_scale"))
            p.grid_scale = scale->number({.min = 0, .max = 1e3, .above_min = true});
        if (auto frozen = o.optional("frozen_steps")) p.frozen_steps = frozen->integer(0, 100, "years");
        p.variable_benefits = o.required("variable_benefits").number({.min = 0, .max = 2, .unit = "of pay"});
        p.flat_benefits =
            o.required("flat_benefits").number<dollars_per_fte>({.min = 0, .max = 1e6, .unit = "dollars a post"});
        p.contract_days = o.required("contract_days").number({.min = 1, .max = 366, .unit = "days"});
        p.contract_hours_a_day = o.required("contract_hours_a_day").number({.min = 1, .max = 24, .unit = "hours"});
        p.separation_rate = o.required("separation_rate").number({.min = 0, .max = 1, .unit = "of posts"});
        if (auto list = o.optional("supplements"))
            list->for_each_element([&](value_reader each) { p.supplements.push_back(supplement(each)); },
                                   {.max = 1000});
        if (auto list = o.optional("added_days"))
            list->for_each_element([&](value_reader each) { p.added.push_back(days(each)); }, {.max = 1000});
        o.finish();
        return p;
    }

    [[nodiscard]] static pay_supplement supplement(const value_reader& v) {
        object_reader o = v.object();
        pay_supplement s;
        s.id = o.required("id").text({.min = 1, .max = 80});
        s.share_of_teachers = o.required("share_of_teachers").number({.min = 0, .max = 1, .unit = "of teachers"});
        s.amount = o.required("amount").number<dollars_per_fte>({.min = 0, .max = 1e6, .unit = "dollars a year"});
        s.earned = o.required("earned_by").enumerated<earned_by>(earned_by_names);
        o.finish();
        return s;
    }

    [[nodiscard]] static added_days days(const value_reader& v) {
        object_reader o = v.object();
        added_days a;
        a.id = o.required("id").text({.min = 1, .max = 80});
        a.days = o.required("days").number({.min = 0, .max = 366, .unit = "days"});
        a.share_of_teachers = o.required("share_of_teachers").number({.min = 0, .max = 1, .unit = "of teachers"});
        o.finish();
        return a;
    }

    [[nodiscard]] static purchase purchase_of(const value_reader& v) {
        object_reader o = v.object();
        purchase p;
        p.id = o.required("id").text({.min = 1, .max = 80});
        p.function = o.required("function").enumerated<spending_function>(function_names);
        p.per = o.required("per").enumerated<purchase::basis>(purchase_basis_names);
        p.units = o.required("units").number({.min = 0, .max = most_money});
        value_reader price = o.required("unit_price");
        object_reader r = price.object();
        const bounds money{.min = 0, .max = most_money, .unit = "dollars"};
        p.unit_price = {r.required("low").number(money), r.required("central").number(money),
                        r.required("high").number(money)};
        r.finish();
        if (p.unit_price.low > p.unit_price.central || p.unit_price.central > p.unit_price.high) {
            price.reject("low <= central <= high", "Put the least figure first and the greatest last.");
        }
        p.one_time = o.required("one_time").boolean();
        o.finish();
        return p;
    }

    [[nodiscard]] static std::array<dollars, function_count> unmodelled(const value_reader& v) {
        std::array<dollars, function_count> amounts{};
        object_reader o = v.object();
        for (std::size_t f = 0; f < function_count; ++f) {
            amounts[f] = o.required(function_names[f])
                             .number<dollars>({.min = -most_money, .max = most_money, .unit = "dollars a year"});
        }
        o.finish();
        return amounts;
    }

    [[nodiscard]] static fund_source fund(const value_reader& v) {
        object_reader o = v.object();
        fund_source f;
        f.id = o.required("id").text({.min = 1, .max = 80});
        f.title = o.required("title").text({.min = 1, .max = 200});
        f.amount = o.required("amount").number<dollars>({.min = 0, .max = most_money, .unit = "dollars a year"});
        f.restricted_to = o.required("restricted_to").enumerated<restriction>(restriction_names);
        f.growth = o.required("growth").number({.min = -1, .max = 10, .unit = "a year"});
        f.last_year = o.required("last_year").integer(0, 3000, "(a school year's end, or 0)");
        o.finish();
        return f;
    }

    [[nodiscard]] before_cuts before_of(const value_reader& v) const {
        object_reader o = v.object();
        before_cuts b;
        b.class_size_fewer = o.required("class_size_fewer").number<pupils>({.min = 0, .max = 100, .unit = "pupils"});
        b.school_days_more = o.required("school_days_more").number({.min = 0, .max = 100, .unit = "days"});
        b.posts = posts(o.required("posts"));
        o.finish();
        return b;
    }

    [[nodiscard]] static reported_district reported(const value_reader& v) {
        object_reader o = v.object();
        reported_district r;
        if (auto year = o.optional("school_year"))
            r.school_year = year->integer(first_price_level, last_price_level, "(a school year's end)");
        if (auto teachers = o.optional("teachers"))
            r.teachers = teachers->number<fte>({.min = 0, .max = most_pupils, .unit = "posts"});
        if (auto salary = o.optional("average_salary"))
            r.average_salary = salary->number<dollars_per_fte>({.min = 0, .max = 1e7, .unit = "dollars"});
        if (auto spending = o.optional("spending"))
            r.spending = spending->number<dollars>({.min = 0, .max = most_money, .unit = "dollars"});
        if (r.school_year == 0 && (r.average_salary || r.spending)) static_cast<void>(o.required("school_year"));
        o.finish();
        return r;
    }

    [[nodiscard]] static filled_value filled_of(const value_reader& v) {
        object_reader o = v.object();
        filled_value f;
        f.place = o.required("place").text({.max = 400});
        if (auto value = o.optional("value")) f.value = value->number();
        f.reason = o.required("reason").text({.max = 400});
        o.finish();
        return f;
    }

    value_reader root_;
    const assumptions& assumed_;
    district_draft draft_;
    std::vector<std::string> role_ids_;
    std::vector<std::string_view> role_names_;
};

}  // namespace detail

/// Reads a district document: every fault of form first; when the form is right, every broken rule of `validate`.
///
/// Parts that are missing are filled from the national defaults and listed. Faults go to the list; the district is
/// of use only when none were filed. `prefix` stands before the places of broken rules (such as `/district`).
[[nodiscard]] inline district read_district(const value_reader& document, const assumptions& assumed, faults& found,
                                            std::string_view prefix = {}) {
    const std::size_t before = found.size();
    district_draft draft = detail::district_reading{document, assumed}.run();
    bool any = false;
    for (const school_draft& s : draft.schools) {
        for (const pupils count : s.enrollment) any = any || count.value() > 0;
    }
    if (!any && found.size() == before)
        document.reject("at least one school with pupils", "Count the pupils of a school under its \"pupils\".");
    if (found.size() != before) return {};
    district d = complete(std::move(draft), assumed);
    for (fault& f : validate(d)) {
        f.place.insert(0, prefix);
        found.push_back(std::move(f));
    }
    return d;
}

}  // namespace nineways::io

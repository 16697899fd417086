// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/contract.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/district.hpp>
#include <nineways/national.hpp>
#include <nineways/parameters.hpp>
#include <nineways/parameters/price_index.hpp>
#include <nineways/standard_day.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// What a source says of a school; what it does not say is empty.
struct school_draft {
    std::string id;
    std::string name;
    std::array<pupils, grade_count> enrollment{};
    std::optional<pupils> low_income;
    std::optional<pupils> english_learner;
    std::optional<pupils> disability;
    std::optional<pupils> gifted;
    std::optional<std::string> design;
    std::optional<double> rooms;
    std::optional<std::vector<post_count>> staff;
    reported_school reported;
};

/// A yearly amount in the dollars of a school year (ending year).
struct dated_salary {
    dollars_per_fte amount{};
    int year = 0;
};

/// What a source says of a district; what it does not say is empty and will be filled and listed.
struct district_draft {
    std::string id;
    std::string name;
    std::string note;
    std::optional<int> dollar_year;
    std::optional<double> school_days;
    std::optional<double> school_weeks;
    std::optional<std::vector<role>> roles;
    std::optional<std::vector<day_design>> designs;
    std::vector<school_draft> schools;
    std::vector<shared_posts> shared;
    std::optional<std::vector<post_count>> central_staff;
    std::optional<std::vector<post_count>> roster;
    /// Used to scale the default salary grid when `pay` is empty.
    std::optional<dated_salary> average_salary;
    std::optional<pay_system> pay;
    std::vector<contract_limit> contract_limits;
    std::optional<dollars_per_fte> substitutes_per_teacher;
    std::vector<purchase> purchases;
    std::optional<std::array<dollars, function_count>> unmodelled;
    std::optional<std::vector<fund_source>> funds;
    nineways::before_cuts before;
    reported_district reported;
    std::vector<filled_value> filled;
};

/// The school year of the dollars that national defaults are given in when a source names none.
inline constexpr int default_dollar_year = 2023;

namespace detail {

/// Position of the design with an id; the number of designs when there is none.
[[nodiscard]] inline std::size_t design_position(const std::vector<day_design>& designs, std::string_view id) noexcept {
    std::size_t at = 0;
    while (at < designs.size() && designs[at].id != id) ++at;
    return at;
}

/// Fills a draft from the national defaults and lists what it filled. The draft is used up.
class completion {
  public:
    completion(district_draft& draft, const assumptions& assumed) : draft_(draft), assumed_(assumed) {}

    [[nodiscard]] district run() {
        d_.id = std::move(draft_.id);
        d_.name = std::move(draft_.name);
        d_.note = std::move(draft_.note);
        d_.filled = std::move(draft_.filled);
        d_.purchases = std::move(draft_.purchases);
        d_.contract_limits = std::move(draft_.contract_limits);
        d_.before = std::move(draft_.before);
        d_.reported = draft_.reported;
        d_.shared = std::move(draft_.shared);
        if (!draft_.dollar_year) {
            draft_.dollar_year = default_dollar_year;
            fill("/dollar_year", default_dollar_year, "year of the national figures");
        }
        const int year = d_.dollar_year = *draft_.dollar_year;
        d_.school_days = value_or(draft_.school_days, assumed_["school_days"_p], "/school_days", "school_days");
        d_.school_weeks =
            value_or(draft_.school_weeks, assumed_["instruction_weeks"_p], "/school_weeks", "instruction_weeks");
        if (lacks(d_.roles, draft_.roles, "/roles", "standard roles at national pay"))
            d_.roles = national::roles(assumed_, year);
        if (lacks(d_.designs, draft_.designs, "/designs", "standard days for each span of grades")) fill_designs();
        d_.schools.reserve(draft_.schools.size());
        for (std::size_t s = 0; s < draft_.schools.size(); ++s) {
            place_ = "/schools/" + whole_text(s);
            add_school(draft_.schools[s]);
        }
        place_.clear();
        shared_parts(year);
        return std::move(d_);
    }

  private:
    /// The standard days, their classes within what the contract's clauses allow.
    void fill_designs() {
        d_.designs = standard_designs(assumed_);
        for (std::size_t l = 0; l < d_.contract_limits.size(); ++l) {
            const contract_limit& limit = d_.contract_limits[l];
            if (limit.of != contract_measure::class_size || !(limit.bound >= 1)) continue;
            bool lowered = false;
            for (day_design& design : d_.designs) {
                split_blocks(design, limit.grades);
                for (time_block& block : design.blocks) {
                    if (block.setting != setting::whole_class || !block.grades.meets(limit.grades)) continue;
                    if (!(block.group.cap.value() > limit.bound)) continue;
                    block.group.cap = pupils{limit.bound};
                    if (block.group.target > block.group.cap) block.group.target = block.group.cap;
                    lowered = true;
                }
                // The parts that are new stand in front of the blocks that pupils leave them for.
                std::vector<time_block> ordered;
                for (const bool inside : {false, true}) {
                    for (const time_block& block : design.blocks) {
                        if (block.moves_pupils() == inside) ordered.push_back(block);
                    }
                }
                design.blocks = std::move(ordered);
            }
            if (lowered)
                fill("/contract_limits/" + whole_text(l), limit.bound,
                     "classes of the standard days kept to " + limit.clause);
        }
    }

    /// Lists a part, by its pointer behind `place_`, as filled.
    void fill(std::string_view part, std::optional<double> value, std::string_view reason) {
        d_.filled.push_back({std::string{place_}.append(part), value, std::string{reason}});
    }

    [[nodiscard]] double value_or(const std::optional<double>& known, double fallback, std::string_view part,
                                  std::string_view reason) {
        if (known) return *known;
        fill(part, fallback, reason);
        return fallback;
    }

    /// Takes over a part that is known; otherwise lists it as filled, which the caller then does.
    template <class Part>
    [[nodiscard]] bool lacks(Part& to, std::optional<Part>& known, std::string_view part, std::string_view reason) {
        if (known)
            to = std::move(*known);
        else
            fill(part, std::nullopt, reason);
        return !known;
    }

    [[nodiscard]] pupils need(const std::optional<pupils>& known, pupils all, parameter_ref share,
                              std::string_view part) {
        if (known) return *known;
        const pupils whole{static_cast<double>(static_cast<std::int64_t>(all.value() * assumed_[share] + 0.5))};
        fill(part, whole.value(), std::string{describe(share).id} + " x pupils");
        return whole;
    }

    void add_school(school_draft& from) {
        school s;
        s.id = std::move(from.id);
        s.name = std::move(from.name);
        s.enrollment = from.enrollment;
        s.rooms = from.rooms;
        s.reported = from.reported;
        const pupils all = total_pupils(s);
        s.needs = {need(from.low_income, all, "low_income_share"_p, "/needs/low_income"),
                   need(from.english_learner, all, "english_learner_share"_p, "/needs/english_learner"),
                   need(from.disability, all, "disability_share"_p, "/needs/disability"),
                   need(from.gifted, all, "gifted_share"_p, "/needs/gifted")};
        if (!from.design) {
            from.design = standard_design_for(grades_present(s));
            fill("/design", std::nullopt, "standard day for its grades: " + *from.design);
        }
        s.design = design_position(d_.designs, *from.design);
        if (lacks(s.staff, from.staff, "/staff", "national ratios of posts to pupils"))
            s.staff = national::school_staff(assumed_, all);
        d_.schools.push_back(std::move(s));
    }

    void shared_parts(int year) {
        const pupils all = total_pupils(d_);
        if (lacks(d_.central_staff, draft_.central_staff, "/central_staff", "national ratios of posts to pupils"))
            d_.central_staff = national::central_staff(assumed_, all);
        if (draft_.roster)
            d_.roster = std::move(*draft_.roster);
        else
            fill("/roster", std::nullopt, "not known: no teaching posts outside the day");
        const bool own_salary = draft_.average_salary.has_value();
        if (lacks(d_.pay, draft_.pay, "/pay",
                  own_salary ? "standard grid scaled to the reported average salary"
                             : "standard grid scaled to teacher_salary")) {
            const double average =
                own_salary ? convert(draft_.average_salary->amount.value(), draft_.average_salary->year, year)
                           : national::money(assumed_, "teacher_salary"_p, year);
            const double thousands = all.value() / 1000;
            d_.pay = national::pay(assumed_, fte{assumed_["teachers_per_1000"_p] * thousands}, dollars_per_fte{average},
                                   year);
        }
        if (!draft_.substitutes_per_teacher) {
            draft_.substitutes_per_teacher = national::substitutes(assumed_, year);
            fill("/substitutes_per_teacher", draft_.substitutes_per_teacher->value(), "substitutes_per_teacher");
        }
        d_.substitutes_per_teacher = *draft_.substitutes_per_teacher;
        if (lacks(d_.unmodelled, draft_.unmodelled, "/unmodelled",
                  "national spending a pupil less national posts at national pay; that of the central office as "
                  "purchases")) {
            const auto a_pupil = national::unmodelled_per_pupil(assumed_, year);
            for (std::size_t f = 0; f < function_count; ++f) d_.unmodelled[f] = dollars{a_pupil[f] * all.value()};
            central_services("central_administration", spending_function::general_administration);
            central_services("central_support", spending_function::other_support);
        }
        if (lacks(d_.funds, draft_.funds, "/funds",
                  "current_spending_per_pupil x pupils, of it special_education_grant and low_income_grant"))
            national_funds(year, all);
    }

    /// National spending by where it comes from: two federal grants by need, and the rest.
    void national_funds(int year, pupils all) {
        const auto grant = [&](parameter_ref each, pupils need_counts::*group) {
            return dollars{national::money(assumed_, each, year) * total_need(d_, group).value()};
        };
        const dollars special = grant("special_education_grant"_p, &need_counts::disability);
        const dollars low_income = grant("low_income_grant"_p, &need_counts::low_income);
        const dollars whole{national::money(assumed_, "current_spending_per_pupil"_p, year) * all.value()};
        d_.funds.push_back(
            {"general", "local, state and other money", whole - special - low_income, restriction::general});
        d_.funds.push_back(
            {"idea", "federal money for special education (IDEA)", special, restriction::special_education});
        d_.funds.push_back({"title_i", "federal money for schools with low-income pupils (Title I)", low_income,
                            restriction::low_income});
    }

    /// What the central office buys beside its posts, as a purchase that levers can change. Less than nothing, where
    /// posts as edited cost more than the nation spends, stays with what is not mechanised.
    void central_services(const char* id, spending_function function) {
        dollars& rest = d_.unmodelled[static_cast<std::size_t>(function)];
        const pupils all = total_pupils(d_);
        bool taken = !(rest.value() > 0) || !(all.value() > 0);
        for (const purchase& p : d_.purchases) taken = taken || p.id == id;
        if (taken) return;
        const double a_pupil = (rest / all).value();
        d_.purchases.push_back({id, function, purchase::basis::per_pupil, 1, {a_pupil, a_pupil, a_pupil}, false});
        rest = {};
    }

    district_draft& draft_;
    const assumptions& assumed_;
    district d_;
    std::string place_;  ///< JSON pointer of the school under work; empty for the district
};

}  // namespace detail

/// A district from what a source says of it: what is missing is filled from the national defaults, and every filled
/// value is listed in `district::filled`. Unknown rooms stay unknown; unknown cuts are none.
/// A school that names a design which is not there gets a position past the end, which `validate` reports.
[[nodiscard]] inline district complete(district_draft draft, const assumptions& assumed = {}) {
    return detail::completion{draft, assumed}.run();
}

}  // namespace nineways

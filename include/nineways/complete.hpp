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
    std::optional<std::vector<post_count>> central_staff;
    std::optional<std::vector<post_count>> roster;
    /// Used to scale the default salary grid when `pay` is empty.
    std::optional<dated_salary> average_salary;
    std::optional<pay_system> pay;
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

/// Fills a draft from the national defaults and lists what it filled.
class completion {
  public:
    completion(district_draft draft, const assumptions& assumed) : draft_(std::move(draft)), assumed_(assumed) {}

    [[nodiscard]] district run() {
        d_.id = std::move(draft_.id);
        d_.name = std::move(draft_.name);
        d_.note = std::move(draft_.note);
        d_.filled = std::move(draft_.filled);
        d_.purchases = std::move(draft_.purchases);
        d_.before = std::move(draft_.before);
        d_.reported = draft_.reported;
        d_.dollar_year =
            value_or(draft_.dollar_year, default_dollar_year, "/dollar_year", "year of the national figures");
        d_.school_days = value_or(draft_.school_days, assumed_["school_days"_p], "/school_days", "school_days");
        d_.school_weeks =
            value_or(draft_.school_weeks, assumed_["instruction_weeks"_p], "/school_weeks", "instruction_weeks");
        const int year = d_.dollar_year;
        d_.roles = part_or(
            draft_.roles, [&] { return national::roles(assumed_, year); }, "/roles", "standard roles at national pay");
        d_.designs = part_or(
            draft_.designs, [&] { return standard_designs(assumed_); }, "/designs",
            "standard days for each span of grades");
        for (std::size_t s = 0; s < draft_.schools.size(); ++s)
            add_school(draft_.schools[s], "/schools/" + whole_text(s));
        shared_parts(year);
        return std::move(d_);
    }

  private:
    template <class Value, class Default>
    [[nodiscard]] Value value_or(const std::optional<Value>& known, Default fallback, std::string place,
                                 std::string reason) {
        if (known) return *known;
        d_.filled.push_back({std::move(place), static_cast<double>(fallback), std::move(reason)});
        return static_cast<Value>(fallback);
    }

    template <class Part, class Make>
    [[nodiscard]] Part part_or(std::optional<Part>& known, const Make& make, std::string place, std::string reason) {
        if (known) return std::move(*known);
        d_.filled.push_back({std::move(place), std::nullopt, std::move(reason)});
        return make();
    }

    void add_school(school_draft& from, const std::string& place) {
        school s;
        s.id = std::move(from.id);
        s.name = std::move(from.name);
        s.enrollment = from.enrollment;
        s.rooms = from.rooms;
        s.reported = from.reported;
        const pupils all = total_pupils(s);
        const auto need = [&](const std::optional<pupils>& known, parameter_ref share, const char* group) {
            if (known) return *known;
            const pupils whole{static_cast<double>(static_cast<std::int64_t>(all.value() * assumed_[share] + 0.5))};
            d_.filled.push_back(
                {place + "/needs/" + group, whole.value(), std::string{describe(share).id} + " x pupils"});
            return whole;
        };
        s.needs = {need(from.low_income, "low_income_share"_p, "low_income"),
                   need(from.english_learner, "english_learner_share"_p, "english_learner"),
                   need(from.disability, "disability_share"_p, "disability"),
                   need(from.gifted, "gifted_share"_p, "gifted")};
        std::string design;
        if (from.design) {
            design = std::move(*from.design);
        } else {
            design = std::string{standard_design_for(grades_present(s))};
            d_.filled.push_back({place + "/design", std::nullopt, "standard day for its grades: " + design});
        }
        s.design = design_position(d_.designs, design);
        s.staff = part_or(
            from.staff, [&] { return national::school_staff(assumed_, all); }, place + "/staff",
            "national ratios of posts to pupils");
        d_.schools.push_back(std::move(s));
    }

    void shared_parts(int year) {
        const pupils all = total_pupils(d_);
        const double thousands = all.value() / 1000;
        d_.central_staff = part_or(
            draft_.central_staff, [&] { return national::central_staff(assumed_, all); }, "/central_staff",
            "national ratios of posts to pupils");
        d_.roster = part_or(
            draft_.roster, [] { return std::vector<post_count>{}; }, "/roster",
            "not known: no teaching posts outside the day");
        const bool own_salary = draft_.average_salary.has_value();
        d_.pay = part_or(
            draft_.pay,
            [&] {
                const double average =
                    own_salary ? convert(draft_.average_salary->amount.value(), draft_.average_salary->year, year)
                               : national::money(assumed_, "teacher_salary"_p, year);
                return national::pay(assumed_, fte{assumed_["teachers_per_1000"_p] * thousands},
                                     dollars_per_fte{average}, year);
            },
            "/pay",
            own_salary ? "standard grid scaled to the reported average salary"
                       : "standard grid scaled to teacher_salary");
        d_.substitutes_per_teacher = dollars_per_fte{value_or(
            draft_.substitutes_per_teacher ? std::optional{draft_.substitutes_per_teacher->value()}
                                           : std::optional<double>{},
            national::substitutes(assumed_, year).value(), "/substitutes_per_teacher", "substitutes_per_teacher")};
        d_.unmodelled = part_or(
            draft_.unmodelled,
            [&] {
                std::array<dollars, function_count> amounts{};
                const auto a_pupil = national::unmodelled_per_pupil(assumed_, year);
                for (std::size_t f = 0; f < function_count; ++f) amounts[f] = dollars{a_pupil[f] * all.value()};
                return amounts;
            },
            "/unmodelled", "national spending a pupil less national posts at national pay");
        d_.funds = part_or(
            draft_.funds,
            [&] {
                const dollars amount{national::money(assumed_, "current_spending_per_pupil"_p, year) * all.value()};
                return std::vector<fund_source>{
                    {"general", "local, state and federal money", amount, restriction::general, 0, 0}};
            },
            "/funds", "current_spending_per_pupil x pupils");
    }

    district_draft draft_;
    const assumptions& assumed_;
    district d_;
};

}  // namespace detail

/// A district from what a source says of it: what is missing is filled from the national defaults, and every filled
/// value is listed in `district::filled`. Unknown rooms stay unknown; unknown cuts are none.
/// A school that names a design which is not there gets a position past the end, which `validate` reports.
[[nodiscard]] inline district complete(district_draft draft, const assumptions& assumed = {}) {
    return detail::completion{std::move(draft), assumed}.run();
}

}  // namespace nineways

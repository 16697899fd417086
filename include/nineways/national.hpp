// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/district.hpp>
#include <nineways/parameters.hpp>
#include <nineways/parameters/price_index.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

/// What a typical district has where nothing better is known, each value from the registry of assumptions.
namespace nineways::national {

/// A registered dollar figure in the dollars of `year`.
[[nodiscard]] inline double money(const assumptions& assumed, parameter_ref ref, int year) noexcept {
    return convert(assumed[ref], describe(ref).dollar_year, year);
}

/// The same with its range.
[[nodiscard]] inline range<double> money_range(const assumptions& assumed, parameter_ref ref, int year) noexcept {
    const range<double> amount = assumed.of(ref);
    const int from = describe(ref).dollar_year;
    return {convert(amount.low, from, year), convert(amount.central, from, year), convert(amount.high, from, year)};
}

/// The standard roles with their national pay, in dollars of `year`, in the order of `standard_role`.
[[nodiscard]] inline std::vector<role> roles(const assumptions& assumed, int year) {
    using enum spending_function;
    std::vector<role> all;
    const auto on_grid = [&](const char* id, const char* title, spending_function function, bool teaches) {
        all.push_back({id, title, function, pay_basis::teacher_grid, {}, teaches});
    };
    const auto paid = [&](const char* id, const char* title, spending_function function, parameter_ref salary) {
        all.push_back(
            {id, title, function, pay_basis::own_salary, dollars_per_fte{money(assumed, salary, year)}, false});
    };
    on_grid("classroom_teacher", "classroom teachers", instruction, true);
    on_grid("specials_teacher", "teachers of art, music and physical education", instruction, true);
    on_grid("special_education_teacher", "special-education teachers", instruction, true);
    on_grid("interventionist", "English-learner and intervention teachers", instruction, true);
    on_grid("coach", "instructional coaches", instructional_staff, false);
    on_grid("teacher_leader", "teacher leaders' released time", instruction, true);
    paid("aide", "aides", instruction, "aide_salary"_p);
    paid("counselor", "counselors", student_support, "counselor_salary"_p);
    paid("librarian", "librarians", instructional_staff, "librarian_salary"_p);
    paid("student_support", "social workers, psychologists, nurses, speech staff", student_support,
         "student_support_salary"_p);
    paid("principal", "principals", school_administration, "principal_salary"_p);
    paid("assistant_principal", "assistant principals", school_administration, "assistant_principal_salary"_p);
    paid("clerical", "school office staff", school_administration, "clerical_salary"_p);
    paid("coordinator", "instruction coordinators", instructional_staff, "instruction_coordinator_salary"_p);
    paid("district_official", "district officials", general_administration, "district_official_salary"_p);
    paid("district_support", "central office staff", other_support, "district_support_salary"_p);
    paid("other_support", "custodians, drivers, food service", operations, "other_support_salary"_p);
    return all;
}

/// Health and other benefits that do not move with pay, a post: the average rate less the rate at the margin, on
/// the average teacher's salary.
[[nodiscard]] inline dollars_per_fte flat_benefits(const assumptions& assumed, int year) noexcept {
    return dollars_per_fte{(assumed["benefits_average_rate"_p] - assumed["benefits_variable_rate"_p]) *
                           money(assumed, "teacher_salary"_p, year)};
}

/// Share of teaching posts that fall vacant in a year: leavers and a part of the movers.
[[nodiscard]] inline double separation_rate(const assumptions& assumed) noexcept {
    return assumed["teacher_leave_share"_p] + assumed["movers_counted_share"_p] * assumed["teacher_move_share"_p];
}

/// A grid in the steady state, for `count` teachers who average `average` a year.
///
/// Salaries rise by the step from the starting salary; the second lane adds the premium for a master's degree.
/// Teachers stay a year and rise a step with one less the separation rate; those hired in their place enter at the
/// first step, but for the experienced share, spread evenly over the next ten. The top step keeps its own. The whole
/// grid is then scaled to the average; the factor is `grid_scale`.
[[nodiscard]] inline pay_system pay(const assumptions& assumed, fte count, dollars_per_fte average, int year) {
    pay_system p;
    p.variable_benefits = assumed["benefits_variable_rate"_p];
    p.flat_benefits = flat_benefits(assumed, year);
    p.contract_days = assumed["contract_days"_p];
    p.contract_hours_a_day = assumed["contract_hours_day"_p];

    salary_grid& grid = p.grid;
    grid.lanes = {"bachelor", "master"};
    constexpr std::size_t top = 20;
    constexpr std::size_t experienced_steps = 10;
    grid.steps = top + 1;
    const double stay = 1 - separation_rate(assumed);
    const double experienced = assumed["experienced_hire_share"_p];
    const double masters = assumed["masters_share"_p];
    std::array<double, top + 1> share{};
    double all = 0;
    for (std::size_t step = 0; step <= top; ++step) {
        const double hired = step == 0                   ? 1 - experienced
                             : step <= experienced_steps ? experienced / experienced_steps
                                                         : 0;
        share[step] = hired + (step > 0 ? stay * share[step - 1] : 0);
        if (step == top) share[step] = share[step] / (1 - stay);
        all += share[step];
    }
    double salary = money(assumed, "teacher_start_salary"_p, year);
    for (std::size_t step = 0; step <= top; ++step) {
        const double here = count.value() * share[step] / all;
        grid.salary.push_back(dollars_per_fte{salary});
        grid.headcount.push_back(fte{here * (1 - masters)});
        grid.salary.push_back(dollars_per_fte{salary * (1 + assumed["masters_premium_share"_p])});
        grid.headcount.push_back(fte{here * masters});
        salary *= 1 + assumed["salary_step"_p];
    }
    p.grid_scale = average / average_salary(grid);
    for (dollars_per_fte& cell : grid.salary) cell *= p.grid_scale;
    p.separation_rate = separation_rate(assumed);
    return p;
}

/// Posts that a school of `count` pupils has beside its day, at national ratios: one principal, and the other leaders,
/// office, support and aides by pupils.
[[nodiscard]] inline std::vector<post_count> school_staff(const assumptions& assumed, pupils count) {
    const double thousands = count.value() / 1000;
    const double leaders = assumed["school_leaders_per_1000"_p] * thousands;
    std::vector<post_count> all;
    all.push_back({standard_role::principal, fte{leaders < 1 ? leaders : 1}});
    all.push_back({standard_role::assistant_principal, fte{leaders < 1 ? 0 : leaders - 1}});
    all.push_back({standard_role::clerical, fte{assumed["clerical_per_1000"_p] * thousands}});
    all.push_back({standard_role::counselor, fte{assumed["counselors_per_1000"_p] * thousands}});
    all.push_back({standard_role::librarian, fte{assumed["librarians_per_1000"_p] * thousands}});
    all.push_back({standard_role::student_support, fte{assumed["student_support_per_1000"_p] * thousands}});
    all.push_back({standard_role::aide, fte{assumed["aides_per_1000"_p] * thousands}});
    return all;
}

/// Posts of the central office and shared services at national ratios.
[[nodiscard]] inline std::vector<post_count> central_staff(const assumptions& assumed, pupils count) {
    const double thousands = count.value() / 1000;
    return {
        {standard_role::coordinator, fte{assumed["coordinators_per_1000"_p] * thousands}},
        {standard_role::district_official, fte{assumed["district_officials_per_1000"_p] * thousands}},
        {standard_role::district_support, fte{assumed["district_support_per_1000"_p] * thousands}},
        {standard_role::other_support, fte{assumed["other_support_per_1000"_p] * thousands}},
    };
}

/// National current spending a pupil by function, in dollars of `year`.
[[nodiscard]] inline std::array<double, function_count> spending_by_function(const assumptions& assumed,
                                                                             int year) noexcept {
    std::array<double, function_count> parts{
        assumed["spending_instruction"_p],
        assumed["spending_student_support"_p],
        assumed["spending_instructional_staff"_p],
        assumed["spending_general_administration"_p],
        assumed["spending_school_administration"_p],
        assumed["spending_operations"_p],
        assumed["spending_transport"_p],
        assumed["spending_other_support"_p],
        assumed["spending_food"_p],
        assumed["spending_enterprise"_p],
    };
    double all = 0;
    for (const double part : parts) all += part;
    const double total = money(assumed, "current_spending_per_pupil"_p, year);
    for (double& part : parts) part = total * part / all;
    return parts;
}

/// Substitutes for an absent teacher, a teaching post a year.
[[nodiscard]] inline dollars_per_fte substitutes(const assumptions& assumed, int year) noexcept {
    return dollars_per_fte{money(assumed, "substitutes_per_teacher"_p, year)};
}

/// Spending that the model does not mechanise, a pupil, by function: national spending less what the national posts
/// cost at national pay. Retirement debt, supplies, contracts, energy and the like.
[[nodiscard]] inline std::array<double, function_count> unmodelled_per_pupil(const assumptions& assumed, int year) {
    std::array<double, function_count> rest = spending_by_function(assumed, year);
    const std::vector<role> all = roles(assumed, year);
    const double flat = flat_benefits(assumed, year).value();
    const double rate = assumed["benefits_variable_rate"_p];
    const double teacher = money(assumed, "teacher_salary"_p, year);
    const auto take = [&](const post_count& posts, double pupils_served) {
        const role& r = all[posts.role];
        const double pay = r.basis == pay_basis::teacher_grid ? teacher : r.salary.value();
        rest[static_cast<std::size_t>(r.function)] -= posts.posts.value() * (pay * (1 + rate) + flat) / pupils_served;
    };
    // A school of national size, so that the ratio of principals to assistants is the national one.
    const pupils school_size{assumed["national_school_size"_p]};
    for (const post_count& posts : school_staff(assumed, school_size)) take(posts, school_size.value());
    for (const post_count& posts : central_staff(assumed, pupils{1000})) take(posts, 1000);
    const double teachers = assumed["teachers_per_1000"_p];
    take({standard_role::classroom_teacher, fte{teachers}}, 1000);
    rest[static_cast<std::size_t>(spending_function::instruction)] -=
        teachers * substitutes(assumed, year).value() / 1000;
    return rest;
}

}  // namespace nineways::national

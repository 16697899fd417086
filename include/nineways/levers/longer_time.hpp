// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nineways/assumptions.hpp>
#include <nineways/contract.hpp>
#include <nineways/district.hpp>
#include <nineways/lever.hpp>
#include <nineways/national.hpp>
#include <nineways/salary.hpp>
#include <nineways/schedule.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

/// What more days and longer days of school need beside teachers.
namespace nineways::levers::detail {

/// The part of a role's posts that is paid by the pupils' days; 0 for teachers, who are paid apart, and for those who
/// work all year.
[[nodiscard]] inline double by_the_day(const district& d, role_id r, const assumptions& assumed) noexcept {
    using namespace standard_role;
    if (r >= standard_role::count) return d.roles[r].is_teacher || d.roles[r].basis == pay_basis::contract ? 0 : 1;
    if (r == other_support) return assumed["day_staff_share"_p];
    return r == coach || r == aide || r == counselor || r == librarian || r == student_support || r == clerical ? 1 : 0;
}

/// Pays days of the contract to those in a role who work by the pupils' day, in the schools of a share of the pupils.
inline void pay_by_the_day(district& d, std::string_view id, role_id r, double days, double share,
                           const assumptions& assumed) {
    const double paid = by_the_day(d, r, assumed) * share;
    if (paid > 0) d.pay.added.push_back({std::string{id}, days, paid, r});
}

/// Buys what buses and food need beside posts, for days of school of all pupils; `year` has as many as today.
inline void buy_day_supplies(district& d, double days, double year, const assumptions& assumed) {
    for (const spending_function f : {spending_function::transport, spending_function::food}) {
        const double a_day = d.unmodelled[static_cast<std::size_t>(f)].value() / year;
        if (!(a_day > 0)) continue;
        const range<double> part = assumed.of("day_supplies_share"_p);
        d.purchases.push_back({std::string{function_names[static_cast<std::size_t>(f)]},
                               f,
                               purchase::basis::flat,
                               days,
                               {part.low * a_day, part.central * a_day, part.high * a_day},
                               false,
                               ("day_supplies_share"_p).index});
    }
}

/// Makes the week of a share of all pupils longer (or shorter) for aides, drivers, cooks and custodians. Others who are
/// no teachers work the hours of their office.
inline void lengthen_for_others(district& d, minutes weekly, double share, const district& base,
                                const assumptions& assumed) {
    const double days = contract_days(weekly, d.school_weeks, d.pay);
    for (const role_id r : {standard_role::aide, standard_role::other_support})
        pay_by_the_day(d, "longer_days", r, days, share, assumed);
    const double hours = weekly.value() * d.school_weeks / 60;
    buy_day_supplies(d, hours / assumed["school_day_hours"_p] * share, base.school_days, assumed);
}

/// A paid day of a teacher, with the benefits that move with pay.
[[nodiscard]] inline double day_rate(const pay_system& pay) noexcept {
    return average_salary(pay.grid).value() / pay.contract_days * (1 + pay.variable_benefits);
}

/// Buys paid days of some teachers once: a registered number for each of a share of them.
inline void buy_days_once(district& d, std::string_view id, double share, const assumptions& assumed,
                          parameter_ref number) {
    const double rate = day_rate(d.pay);
    const range<double> days = assumed.of(number);
    d.purchases.push_back({std::string{id},
                           spending_function::instructional_staff,
                           purchase::basis::per_teacher,
                           share,
                           {days.low * rate, days.central * rate, days.high * rate},
                           true,
                           number.index});
}

/// Hours a year in lessons of a school's pupils: the open week less lunch and duty.
[[nodiscard]] inline double lesson_hours(const district& d, const school& s) noexcept {
    const school_week& week = d.designs[s.design].week;
    return (week.open - week.lunch - week.duty).value() / 5 / 60 * d.school_days;
}

/// Added time with pupils that teachers are paid for already (`pay_for_added_time`).
struct bought_time {
    minutes weekly{};
    double share = 0;  ///< of teachers
};

[[nodiscard]] inline bought_time time_bought(const district& d) noexcept {
    for (const added_days& a : d.pay.added) {
        if (a.id == "added_time") return {minutes{a.days * d.pay.contract_hours_a_day * 60 / d.school_weeks}, a.share};
    }
    return {};
}

/// The part of the teachers of some schools who are paid for added time already: those of the schools come first.
[[nodiscard]] inline double bought_part(const bought_time& bought, double schools) noexcept {
    return schools > 0 ? at_most_one(bought.share / schools) : 0;
}

}  // namespace nineways::levers::detail

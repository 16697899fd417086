// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <nineways/grade.hpp>
#include <nineways/salary.hpp>
#include <nineways/schedule.hpp>
#include <nineways/units.hpp>

/// The teachers' contract: its hours beside the pupils' week, and the limits that its clauses set.
namespace nineways {

/// Minutes of the contract a week that the open week leaves for time outside the pupils' day; never below 0.
[[nodiscard]] constexpr minutes contract_room(const school_week& week, const pay_system& pay) noexcept {
    const minutes left = minutes{5 * pay.contract_hours_a_day * 60} - (week.open - week.apart);
    return left.value() > 0 ? left : minutes{};
}

/// Minutes a week outside the pupils' day that no hour of the contract holds. What is less than a millionth of a minute
/// comes from rounding, and counts as none.
[[nodiscard]] constexpr minutes pushed_beyond(const school_week& week, const pay_system& pay) noexcept {
    const minutes over = week.outside() - contract_room(week, pay);
    return over.value() > 1e-6 ? over : minutes{};
}

/// Minutes a week of a teacher that are paid as added time: those pushed beyond the contract, and those of a longer day
/// that are paid beside it.
[[nodiscard]] constexpr minutes beyond_contract(const school_week& week, const pay_system& pay) noexcept {
    return pushed_beyond(week, pay) + week.paid;
}

/// Minutes a week, in every week of school, as days of the contract.
[[nodiscard]] constexpr double contract_days(minutes weekly, double school_weeks, const pay_system& pay) noexcept {
    return weekly.value() * school_weeks / 60 / pay.contract_hours_a_day;
}

/// What a clause limits: the pupils of a class and a teacher's minutes a week with pupils at most, minutes a week of
/// individual planning at least.
enum class contract_measure : std::uint8_t { class_size, contact_minutes, planning_minutes };
inline constexpr std::array<std::string_view, 3> contract_measure_names{"class_size", "contact_minutes",
                                                                        "planning_minutes"};
inline constexpr std::array<std::string_view, 3> contract_measure_units{"pupils a class", "minutes a week with pupils",
                                                                        "minutes a week of planning"};

/// A limit that the contract sets, with the clause that sets it.
struct contract_limit {
    std::string clause;
    contract_measure of{};
    double bound = 0;
    /// Of the classes, and of the pupils of a day, that the clause speaks of.
    grade_set grades = all_grades;

    /// Whether the bound is the least allowed, and not the most.
    [[nodiscard]] constexpr bool is_least() const noexcept { return of == contract_measure::planning_minutes; }
    [[nodiscard]] constexpr const char* bound_name() const noexcept { return is_least() ? "at_least" : "at_most"; }
    /// The unit of the bound.
    [[nodiscard]] constexpr std::string_view unit() const noexcept {
        return contract_measure_units[static_cast<std::size_t>(of)];
    }
};

/// A limit that a district's days break: its place in `district::contract_limits`, what was found, and in which design;
/// where the limit is one of classes, in which block.
struct contract_breach {
    std::size_t limit = 0;
    double found = 0;
    std::size_t design = 0;
    std::size_t block = 0;
};

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

namespace detail {

/// One function of current spending, read in one table: dollars of 2018-19 per pupil.
[[nodiscard]] constexpr parameter spending_row(literal id, literal title, double amount,
                                               literal evidence) noexcept {
    return {.id = id,
            .title = title,
            .unit = unit::usd_per_pupil, .dollar_year = 2019, .low = amount, .central = amount, .high = amount,
            .source = "NCES, Digest of Education Statistics table 236.85",
            .address = "nces.ed.gov/programs/digest/d21/tables/dt21_236.85.asp",
            .year = 2019, .status = status::seen, .evidence = evidence};
}

}  // namespace detail

/// What a typical district spends per pupil, in all and by function. The ten functions add up to 13,037.
inline constexpr auto spending_parameters = std::to_array<parameter>({
    {.id = "current_spending_per_pupil",
     .title = "current spending per pupil",
     .unit = unit::usd_per_pupil, .dollar_year = 2023, .low = 10'266, .central = 16'280, .high = 29'721,
     .source = "NCES, Condition of Education; NCES 2023-301 for the states",
     .address = "nces.ed.gov/programs/coe/indicator/cmb; nces.ed.gov/blogs",
     .year = 2021, .status = status::derived, .evidence = "FIN-1 FIN-1b",
     .note = "Central value as published, in 2022-23 dollars. Ends: Utah 9,014 and New York 26,097 in dollars of the "
             "year, x 16,280 / 14,295. Variety between states, not doubt about the mean."},
    detail::spending_row("spending_instruction", "instruction", 7'854, "FIN-2"),
    detail::spending_row("spending_student_support", "student support", 802, "FIN-3"),
    detail::spending_row("spending_instructional_staff", "instructional staff support", 629, "FIN-4"),
    detail::spending_row("spending_general_administration", "general administration", 265, "FIN-5"),
    detail::spending_row("spending_school_administration", "school administration", 744, "FIN-6"),
    detail::spending_row("spending_operations", "operation and maintenance of buildings", 1'198, "FIN-7"),
    detail::spending_row("spending_transport", "pupil transport", 551, "FIN-8"),
    detail::spending_row("spending_other_support", "business and other central support", 480, "FIN-9"),
    detail::spending_row("spending_food", "food services", 490, "FIN-10"),
    detail::spending_row("spending_enterprise", "enterprise operations", 24, "FIN-10"),
    {.id = "personnel_share",
     .title = "salaries and benefits as a share of current spending",
     .unit = unit::share, .low = 0.79, .central = 0.79, .high = 0.82,
     .source = "NCES, Condition of Education 2024; Census Bureau for the high end",
     .address = "nces.ed.gov/programs/coe/indicator/cmb; aftonpartners.com",
     .year = 2021, .status = status::seen, .evidence = "FIN-11"},
});

}  // namespace nineways

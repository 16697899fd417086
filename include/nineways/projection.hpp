// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/lever.hpp>
#include <nineways/outlook.hpp>
#include <nineways/separations.hpp>
#include <nineways/simulation.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

/// A district's people and money over the coming years.
namespace nineways {

/// What yearly money buys.
enum class budget_object : std::uint8_t {
    salaries,
    extra_pay,
    substitutes,
    benefits,
    purchases,
    unmodelled,
    turnover,  ///< replacing more teachers, or fewer, than today
    one_time,
};
inline constexpr std::size_t object_count = 8;
inline constexpr std::array<std::string_view, object_count> object_names{
    "salaries", "extra_pay", "substitutes", "benefits", "purchases", "unmodelled", "turnover", "one_time"};

/// People of one projected year. Posts are those on the teachers' grid where nothing else is said.
struct projected_staff {
    double posts = 0;     ///< of all roles
    double teachers = 0;  ///< of all roles that teach
    double on_grid = 0;
    double separations = 0;  ///< since the year before, as the next ones
    double retirements = 0;
    double hires = 0;
    double laid_off = 0;
    double average_salary = 0;     ///< dollars of the year
    double novices = 0;            ///< share of posts with less than three years of experience
    double novices_low_need = 0;   ///< the same in schools with the quarter of pupils of fewest low incomes
    double novices_high_need = 0;  ///< and in those of the quarter with the most
};

/// Money of one projected year, in dollars of that year.
struct projected_money {
    double revenue = 0;
    double cost = 0;
    double balance = 0;  ///< revenue less cost: below 0 a gap
    double reserve = 0;  ///< what is left of what was put by, with all balances so far
    double cumulative = 0;
    std::array<double, object_count> by_object{};
    std::array<double, function_count> by_function{};
    std::vector<double> revenue_by_fund;  ///< in the order of the district's funds; the new money last
    std::vector<double> cost_by_fund;
    std::array<double, area_names.size()> by_area{};  ///< what the levers of an area cost more than nothing
    double who_is_paid = 0;         ///< and what the workforce that comes of them costs more: entry pay, turnover
    std::vector<double> by_school;  ///< what the posts of each school cost at average pay
};

/// One projected year. The first is today's, the year of the district's dollars.
struct projected_year {
    int year = 0;            ///< school year that ends in it
    double price_level = 1;  ///< prices as a multiple of today's
    double enrolled = 0;
    projected_staff staff;
    projected_money money;
    interval balance;  ///< over all draws, in dollars of the year; as are the next two
    interval reserve;
    interval cost;
};

/// One way through the years: nothing is decided, or one of the packages.
struct projected_path {
    std::string id;
    std::string title;
    std::vector<projected_year> years;
    std::optional<int> first_gap;    ///< first year whose cost is more than its revenue
    std::optional<int> first_short;  ///< first year in which the reserve is used up
    double chance_never_short = 0;   ///< share of the draws in which the reserve lasts
    /// What its levers cost in the first year after the new money has ended, in dollars of that year; none where it
    /// does not end.
    std::optional<double> left_without_money;
    /// Share of novices in each school in the last year; none for schools without pupils or teachers.
    std::vector<std::optional<double>> novices_by_school;
    /// Posts in each cell of the salary grid in the last year.
    std::vector<double> headcount;
};

/// What makes cost grow when nothing is decided: shares of the cost of the year before, a year on average. They add up
/// to `total`.
struct growth_parts {
    double enrollment = 0;
    double steps = 0;  ///< rising steps, less the cheaper hires in place of those who leave
    double lanes = 0;
    double prices = 0;     ///< and pay that keeps up with them
    double schedules = 0;  ///< pay beyond prices
    double benefits = 0;   ///< benefits beyond prices and pay
    double turnover = 0;
    double total = 0;
};

/// Principals of one projected year.
struct projected_leaders {
    double vacancies = 0;
    double from_own_pool = 0;
    double from_city = 0;
    double from_elsewhere = 0;
    double stay_three_years = 0;  ///< share of those newly placed
};

/// Money of the district's own that ends while it is projected.
struct fund_end {
    std::size_t fund = 0;  ///< in `revenue_by_fund`
    std::string title;
    int last_year = 0;  ///< in which it is paid
    double amount = 0;  ///< dollars of that year
};

/// A district over the years with nothing decided and with two packages, under the same futures.
struct projection {
    outlook told;
    std::size_t draws = 0;
    std::uint64_t seed = 0;
    std::size_t drawn = 0;           ///< assumptions that were drawn
    std::vector<std::string> funds;  ///< of `revenue_by_fund`
    /// Dollars by which the general fund was moved so that the books balance today; 0 where the district tells its
    /// funds.
    double balanced_by = 0;
    int packages_begin = 0;  ///< school year in which levers are first pulled
    std::vector<fund_end> ends;
    projected_path nothing;
    projected_path a;
    projected_path b;
    std::vector<interval> difference;  ///< balance of b less that of a, by year
    std::vector<interval> difference_reserve;
    separation_curve separations;   ///< of today's workforce
    bool novices_by_need = false;  ///< whether schools differ in need, so that the quarters mean something
    growth_parts growth;
    double growth_a_year = 0;   ///< of cost
    double growth_real = 0;     ///< of cost a year, beyond prices
    double growth_a_pupil = 0;  ///< of cost a pupil a year
    interval growth_range;      ///< of cost a year, over all draws
    std::vector<growth_parts> growth_by_year;
    std::vector<projected_leaders> leaders_nothing;
    std::vector<projected_leaders> leaders_a;
    std::vector<projected_leaders> leaders_b;
};

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/district.hpp>
#include <nineways/funding.hpp>
#include <nineways/salary.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

/// The rules of a district's money: pay, purchases, spending that is not mechanised, funds.
namespace nineways::detail {

inline constexpr double most_money = 1e12;

inline constexpr number_rule salary_rule{
    .kind = "salaries", .min = 0, .max = most_money, .unit = "dollars a year",
    .mend = "Give what a full-time post is paid in a year.", .above_min = true};
inline constexpr number_rule headcount_rule{
    .kind = "headcounts", .min = 0, .max = 1e6, .unit = "teachers",
    .mend = "Count the full-time equivalents that stand in the cell; 0 where there are none."};
inline constexpr number_rule money_rule{
    .kind = "amounts of money", .min = 0, .max = most_money, .unit = "dollars",
    .mend = "Give dollars of the district's dollar year, 0 or more."};
inline constexpr number_rule remainder_rule{
    .kind = "amounts not mechanised", .min = -most_money, .max = most_money, .unit = "dollars a year",
    .mend = "Give dollars of the district's dollar year; 0 where nothing remains."};
inline constexpr number_rule share_rule{
    .kind = "shares", .min = 0, .max = 1, .mend = "Give a share of one: 0.25 for 25 %."};
inline constexpr number_rule growth_rule{
    .kind = "rates of growth", .min = -1, .max = 10, .unit = "a year",
    .mend = "Give growth as a share: 0.02 for 2 %; a source that ends has a last year.", .above_min = true};
inline constexpr number_rule units_rule{
    .kind = "units bought", .min = 0, .max = most_money, .unit = "units",
    .mend = "Give how many units are bought, 0 or more."};
inline constexpr number_rule contract_days_rule{
    .kind = "contract days", .min = 0, .max = 366, .unit = "days a year",
    .mend = "Give the paid days of a teacher's contract.", .above_min = true};
inline constexpr number_rule contract_hours_rule{
    .kind = "contract hours", .min = 0, .max = 24, .unit = "hours a day",
    .mend = "Give the paid hours of a day of a teacher's contract.", .above_min = true};
inline constexpr number_rule added_rule{
    .kind = "added days", .min = 0, .max = 366, .unit = "days a year",
    .mend = "Give the paid days beyond the contract, 0 or more."};
inline constexpr number_rule scale_rule{
    .kind = "scales of the grid", .min = 0, .max = 1000, .mend = "Give 1 for a grid of the district's own.",
    .above_min = true};
inline constexpr number_rule frozen_rule{
    .kind = "frozen steps", .min = 0, .max = 100, .unit = "years",
    .mend = "Count the years in which no step was given; 0 for none.", .whole = true};
inline constexpr number_rule last_year_rule{
    .kind = "last years", .min = 0, .max = 3000, .unit = "(the year in which a school year ends, 0 for no end)",
    .mend = "Give the year, such as 2026, or 0.", .whole = true};

/// Checks the money of a district.
class money_check {
  public:
    money_check(const district& d, fault_list& log) noexcept : d_(d), log_(log) {}

    void run() {
        grid();
        pay();
        check_number(log_, d_.substitutes_per_teacher.value(), money_rule, "/substitutes_per_teacher");
        purchases();
        for (std::size_t f = 0; f < function_count; ++f) {
            check_number(log_, d_.unmodelled[f].value(), remainder_rule, "/unmodelled/", function_names[f]);
        }
        check_ids(
            log_, d_.funds, [](const fund_source& f) { return std::string_view{f.id}; }, "/id", "/funds");
        for (std::size_t i = 0; i < d_.funds.size(); ++i) {
            const fund_source& f = d_.funds[i];
            check_name(log_, f.title, "/funds/", i, "/title");
            check_number(log_, f.amount.value(), money_rule, "/funds/", i, "/amount");
            check_number(log_, f.growth, growth_rule, "/funds/", i, "/growth");
            check_number(log_, static_cast<double>(f.last_year), last_year_rule, "/funds/", i, "/last_year");
        }
    }

  private:
    void grid() {
        const salary_grid& g = d_.pay.grid;
        check_ids(
            log_, g.lanes, [](const std::string& lane) { return std::string_view{lane}; }, "", "/pay/grid/lanes");
        if (g.lanes.empty())
            shape("/pay/grid/lanes", "no lane", "at least one lane",
                  "Name the lanes; a grid without lanes of credits has one.");
        if (g.steps == 0)
            shape("/pay/grid/salary", "no step", "at least one step", "Give the salary of every step in every lane.");
        cells(g.salary, "salary", salary_rule);
        if (!cells(g.headcount, "headcount", headcount_rule)) return;
        const double all = teachers(g).value();
        if (!(all > 0)) {
            shape("/pay/grid/headcount", text_of(all, " teachers in all"),
                  "more than 0 teachers, as posts are paid their average",
                  "Say how many teachers stand in each cell; shares of one teacher will do.");
        }
    }

    void shape(std::string_view place, std::string found, std::string expected, std::string mend) {
        log_.add("faults of the grid's shape", [&] { return fault{std::string{place}, found, expected, mend}; });
    }

    /// Whether a table has steps x lanes cells that all keep the rule.
    template <class Quantity>
    bool cells(const std::vector<Quantity>& values, std::string_view name, const number_rule& rule) {
        const salary_grid& g = d_.pay.grid;
        const std::size_t lanes = g.lanes.size();
        if (lanes == 0 || g.steps == 0) return false;
        if (values.size() % lanes != 0 || values.size() / lanes != g.steps) {
            shape(text_of("/pay/grid/", name), text_of(values.size(), " cells"),
                  text_of(g.steps, " steps of ", lanes, " lanes"),
                  "Give one row for every step, with one number for every lane; salary and headcount have the same "
                  "rows.");
            return false;
        }
        bool good = true;
        for (std::size_t i = 0; i < values.size(); ++i) {
            good =
                check_number(log_, values[i].value(), rule, "/pay/grid/", name, "/", i / lanes, "/", i % lanes) && good;
        }
        return good;
    }

    void pay() {
        const pay_system& p = d_.pay;
        check_number(log_, p.grid_scale, scale_rule, "/pay/grid_scale");
        check_number(log_, static_cast<double>(p.frozen_steps), frozen_rule, "/pay/frozen_steps");
        check_number(log_, p.variable_benefits, share_rule, "/pay/variable_benefits");
        check_number(log_, p.flat_benefits.value(), money_rule, "/pay/flat_benefits");
        check_number(log_, p.contract_days, contract_days_rule, "/pay/contract_days");
        check_number(log_, p.contract_hours_a_day, contract_hours_rule, "/pay/contract_hours_a_day");
        check_number(log_, p.separation_rate, share_rule, "/pay/separation_rate");
        check_ids(
            log_, p.supplements, [](const pay_supplement& s) { return std::string_view{s.id}; }, "/id",
            "/pay/supplements");
        for (std::size_t i = 0; i < p.supplements.size(); ++i) {
            check_number(log_, p.supplements[i].share_of_teachers, share_rule, "/pay/supplements/", i,
                         "/share_of_teachers");
            check_number(log_, p.supplements[i].amount.value(), money_rule, "/pay/supplements/", i, "/amount");
        }
        check_ids(
            log_, p.added, [](const added_days& a) { return std::string_view{a.id}; }, "/id", "/pay/added_days");
        for (std::size_t i = 0; i < p.added.size(); ++i) {
            check_number(log_, p.added[i].days, added_rule, "/pay/added_days/", i, "/days");
            check_number(log_, p.added[i].share_of_teachers, share_rule, "/pay/added_days/", i, "/share_of_teachers");
        }
    }

    void purchases() {
        check_ids(
            log_, d_.purchases, [](const purchase& p) { return std::string_view{p.id}; }, "/id", "/purchases");
        for (std::size_t i = 0; i < d_.purchases.size(); ++i) {
            const purchase& p = d_.purchases[i];
            check_number(log_, p.units, units_rule, "/purchases/", i, "/units");
            bool good = check_number(log_, p.unit_price.low, money_rule, "/purchases/", i, "/unit_price/low");
            good =
                check_number(log_, p.unit_price.central, money_rule, "/purchases/", i, "/unit_price/central") && good;
            good = check_number(log_, p.unit_price.high, money_rule, "/purchases/", i, "/unit_price/high") && good;
            if (!good || (p.unit_price.low <= p.unit_price.central && p.unit_price.central <= p.unit_price.high))
                continue;
            log_.add("ranges out of order", [&] {
                return fault{text_of("/purchases/", i, "/unit_price"),
                             text_of(p.unit_price.low, ", ", p.unit_price.central, ", ", p.unit_price.high),
                             "low <= central <= high", "Put the least price first and the greatest last."};
            });
        }
    }

    const district& d_;
    fault_list& log_;
};

}  // namespace nineways::detail

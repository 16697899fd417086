// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include <nineways/detail/district_rules.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/validate_values.hpp>
#include <nineways/district.hpp>
#include <nineways/funding.hpp>
#include <nineways/salary.hpp>
#include <nineways/staff.hpp>

/// The rules of a district's money: pay, purchases, spending that is not mechanised, funds.
namespace nineways::detail {

/// Checks the money of a district.
class money_check {
  public:
    money_check(const district& d, fault_list& log) noexcept : d_(d), log_(log) {}

    void run() {
        grid();
        pay();
        check_number(log_, d_.substitutes_per_teacher.value(), a_post_rule, "/substitutes_per_teacher");
        purchases();
        for (std::size_t f = 0; f < function_count; ++f) {
            check_number(log_, d_.unmodelled[f].value(), remainder_rule, "/unmodelled/{}", function_names[f]);
        }
        funds();
    }

  private:
    void grid() {
        static constexpr fault_form no_lane{
            .kind = "faults of the grid's shape", .place = "/pay/grid/lanes", .found = "no lane",
            .expected = "at least one lane", .mend = "Name the lanes; a grid without lanes of credits has one."};
        static constexpr fault_form no_step{
            .kind = no_lane.kind, .place = "/pay/grid/salary", .found = "no step", .expected = "at least one step",
            .mend = "Give the salary of every step in every lane."};
        static constexpr fault_form no_teachers{
            .kind = no_lane.kind, .place = "/pay/grid/headcount", .found = "{} teachers in all",
            .expected = "more than 0 teachers, as posts are paid their average",
            .mend = "Say how many teachers stand in each cell; shares of one teacher will do."};
        const salary_grid& g = d_.pay.grid;
        const std::size_t lanes = g.lanes.size();
        for (const std::string& lane : g.lanes) ids_.add(lane);
        ids_.check(log_, "/pay/grid/lanes", "");
        if (lanes == 0) log_.add(no_lane);
        if (g.steps == 0) log_.add(no_step);
        if (lanes == 0 || g.steps == 0) return;
        if (has_all_cells("salary", g.salary.size())) {
            for (std::size_t i = 0; i < g.salary.size(); ++i) {
                check_number(log_, g.salary[i].value(), salary_rule, "/pay/grid/salary/{}/{}", i / lanes, i % lanes);
            }
        }
        if (!has_all_cells("headcount", g.headcount.size())) return;
        bool good = true;
        for (std::size_t i = 0; i < g.headcount.size(); ++i) {
            good = check_number(log_, g.headcount[i].value(), headcount_rule, "/pay/grid/headcount/{}/{}", i / lanes,
                                i % lanes) &&
                   good;
        }
        if (const double all = teachers(g).value(); good && !(all > 0)) log_.add(no_teachers, all);
    }

    bool has_all_cells(const char* table, std::size_t cells) {
        static constexpr fault_form other_shape{
            .kind = "faults of the grid's shape", .place = "/pay/grid/{}", .found = "{} cells",
            .expected = "{} steps of {} lanes",
            .mend = "Give one row for every step, with one number for every lane; salary and headcount have the same "
                    "rows."};
        const std::size_t lanes = d_.pay.grid.lanes.size();
        const std::size_t steps = d_.pay.grid.steps;
        if (cells % lanes == 0 && cells / lanes == steps) return true;
        log_.add(other_shape, table, cells, steps, lanes);
        return false;
    }

    void pay() {
        const pay_system& p = d_.pay;
        number_checks{log_, "/pay"}
            .number("/grid_scale", scale_rule, p.grid_scale)
            .number("/frozen_steps", frozen_rule, static_cast<double>(p.frozen_steps))
            .number("/variable_benefits", benefits_rule, p.variable_benefits)
            .number("/flat_benefits", a_post_rule, p.flat_benefits.value())
            .number("/contract_days", contract_days_rule, p.contract_days)
            .number("/contract_hours_a_day", contract_hours_rule, p.contract_hours_a_day)
            .number("/separation_rate", share_rule, p.separation_rate);
        for (std::size_t i = 0; i < p.supplements.size(); ++i) {
            ids_.add(p.supplements[i].id);
            number_checks{log_, numbered{"/pay/supplements/{}", i}}
                .number("/share_of_teachers", share_rule, p.supplements[i].share)
                .number("/amount", a_post_rule, p.supplements[i].amount.value());
        }
        ids_.check(log_, "/pay/supplements");
        for (std::size_t i = 0; i < p.added.size(); ++i) {
            ids_.add(p.added[i].id);
            number_checks{log_, numbered{"/pay/added_days/{}", i}}
                .number("/days", added_rule, p.added[i].days)
                .number("/share_of_teachers", share_rule, p.added[i].share);
        }
        ids_.check(log_, "/pay/added_days");
    }

    void purchases() {
        static constexpr fault_form out_of_order{
            .kind = "ranges out of order", .place = "/purchases/{}/unit_price", .found = "{}, {}, {}",
            .expected = "low <= central <= high", .mend = "Put the least price first and the greatest last."};
        for (std::size_t i = 0; i < d_.purchases.size(); ++i) {
            const purchase& p = d_.purchases[i];
            const auto& [low, central, high] = p.unit_price;
            ids_.add(p.id);
            check_number(log_, p.units, units_rule, "/purchases/{}/units", i);
            const bool good = number_checks{log_, numbered{"/purchases/{}/unit_price", i}}
                .number("/low", money_rule, low)
                .number("/central", money_rule, central)
                .number("/high", money_rule, high)
                .good();
            if (good && !(low <= central && central <= high)) log_.add(out_of_order, i, low, central, high);
        }
        ids_.check(log_, "/purchases");
    }

    void funds() {
        static constexpr fault_form ends_first{
            .kind = "funds that end before they start", .place = "/funds/{}/last_year", .found = "{}",
            .expected = "{}, its first year, or later", .mend = "Turn the years around, or take one of them out."};
        for (std::size_t i = 0; i < d_.funds.size(); ++i) {
            const fund_source& f = d_.funds[i];
            ids_.add(f.id);
            check_name(log_, f.title, "/funds/{}/title", i);
            number_checks{log_, numbered{"/funds/{}", i}}
                .number("/amount", money_rule, f.amount.value())
                .number("/growth", growth_rule, f.growth.value_or(0))
                .number("/first_year", fund_year_rule, static_cast<double>(f.first_year))
                .number("/last_year", fund_year_rule, static_cast<double>(f.last_year));
            if (f.last_year != 0 && f.last_year < f.first_year) 
                log_.add(ends_first, i, static_cast<double>(f.last_year), static_cast<double>(f.first_year));
        }
        ids_.check(log_, "/funds");
    }

    const district& d_;
    fault_list& log_;
    id_list ids_;
};

}  // namespace nineways::detail

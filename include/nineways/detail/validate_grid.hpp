// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include <nineways/detail/district_rules.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/validate_values.hpp>
#include <nineways/salary.hpp>
#include <nineways/units.hpp>

/// The rules of a salary grid: its cells, schedules, years on steps, longevity.
namespace nineways::detail {

/// Checks the salary grid of a district.
class grid_check {
  public:
    grid_check(const salary_grid& grid, fault_list& log) noexcept : g_(grid), log_(log) {}

    void run() {
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
        const std::size_t lanes = g_.lanes.size();
        for (const std::string& lane : g_.lanes) ids_.add(lane);
        ids_.check(log_, "/pay/grid/lanes", "");
        if (lanes == 0) log_.add(no_lane);
        if (g_.steps == 0) log_.add(no_step);
        if (lanes == 0 || g_.steps == 0) return;
        if (has_all_cells("salary", g_.salary.size())) {
            for (std::size_t i = 0; i < g_.salary.size(); ++i) {
                if (g_.salary[i].value() == 0) continue;  // a cell that the schedule does not have
                check_number(log_, g_.salary[i].value(), cell_salary_rule, "/pay/grid/salary/{}/{}", i / lanes,
                             i % lanes);
            }
            missing_cells();
        }
        schedules();
        step_years();
        bool good = has_all_cells("headcount", g_.headcount.size());
        if (!good) return longevity(0);
        for (std::size_t i = 0; i < g_.headcount.size(); ++i) {
            good = check_number(log_, g_.headcount[i].value(), headcount_rule, "/pay/grid/headcount/{}/{}", i / lanes,
                                i % lanes) &&
                   good;
        }
        const double all = teachers(g_).value();
        if (good && !(all > 0)) log_.add(no_teachers, all);
        longevity(good && all > 0 ? all : 0);
    }

  private:
    bool has_all_cells(const char* table, std::size_t cells) {
        static constexpr fault_form other_shape{
            .kind = "faults of the grid's shape", .place = "/pay/grid/{}", .found = "{} cells",
            .expected = "{} steps of {} lanes",
            .mend = "Give one row for every step, with one number for every lane; salary and headcount have the same "
                    "rows."};
        const std::size_t lanes = g_.lanes.size();
        const std::size_t steps = g_.steps;
        if (cells % lanes == 0 && cells / lanes == steps) return true;
        log_.add(other_shape, table, cells, steps, lanes);
        return false;
    }

    /// Nobody stands in a cell that does not exist, and every lane has a cell.
    void missing_cells() {
        static constexpr fault_form somebody{
            .kind = "teachers in cells without a salary", .place = "/pay/grid/headcount/{}/{}", .found = "{} teachers",
            .expected = "nobody, as the salary of the cell is null",
            .mend = "Give the cell its salary, or count these teachers where they stand."};
        static constexpr fault_form empty_lane{
            .kind = "lanes without a salary", .place = "/pay/grid/lanes/{}", .found = "{}, null on every step",
            .expected = "a salary on at least one step", .mend = "Give the lane its salaries, or take it out."};
        const std::size_t lanes = g_.lanes.size();
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            bool any = false;
            for (std::size_t step = 0; step < g_.steps; ++step)
                any = any || g_.salary[g_.cell(step, lane)].value() != 0;
            if (!any) log_.add(empty_lane, lane, in_marks(g_.lanes[lane]));
        }
        if (g_.headcount.size() != g_.salary.size()) return;
        for (std::size_t i = 0; i < g_.salary.size(); ++i) {
            if (g_.salary[i].value() == 0 && g_.headcount[i].value() > 0)
                log_.add(somebody, i / lanes, i % lanes, g_.headcount[i].value());
        }
    }

    void schedules() {
        static constexpr fault_form out_of_order{
            .kind = "schedules out of order", .place = "/pay/grid/schedules/{}/first_lane", .found = "lane {}, {}",
            .expected = "a lane right of that of the schedule before; the first schedule begins with lane 0",
            .mend = "List the schedules from left to right, as their lanes stand."};
        static constexpr fault_form no_lane{
            .kind = out_of_order.kind, .place = "/pay/grid/schedules/{}/first_lane", .found = "lane {}",
            .expected = "one of the {} lanes, counted from 0", .mend = "Say with which lane the schedule begins."};
        static constexpr fault_form all_closed{
            .kind = "grids that nobody can enter", .place = "/pay/grid/schedules", .found = "closed schedules only",
            .expected = "at least one that is open",
            .mend = "Leave the schedule open that new teachers are placed on."};
        bool open = g_.schedules.empty();
        for (std::size_t i = 0; i < g_.schedules.size(); ++i) {
            const salary_schedule& s = g_.schedules[i];
            ids_.add(s.id);
            open = open || !s.closed;
            if (s.first_lane >= g_.lanes.size())
                log_.add(no_lane, i, s.first_lane, g_.lanes.size());
            else if (i == 0 ? s.first_lane != 0 : s.first_lane <= g_.schedules[i - 1].first_lane)
                log_.add(out_of_order, i, s.first_lane, in_marks(g_.lanes[s.first_lane]));
        }
        ids_.check(log_, "/pay/grid/schedules");
        if (!open) log_.add(all_closed);
    }

    void step_years() {
        static constexpr fault_form other_count{
            .kind = "faults of the grid's shape", .place = "/pay/grid/step_years", .found = "{} numbers",
            .expected = "as many as steps, {}",
            .mend = "Give one number for every step; that of the last means nothing."};
        if (!g_.step_years.empty() && g_.step_years.size() != g_.steps)
            log_.add(other_count, g_.step_years.size(), g_.steps);
        for (std::size_t i = 0; i < g_.step_years.size(); ++i)
            check_number(log_, g_.step_years[i], step_years_rule, "/pay/grid/step_years/{}", i);
    }

    /// `all` teachers stand in the grid; 0 where they could not be counted.
    void longevity(double all) {
        static constexpr fault_form too_many{
            .kind = "longevity of more than there are", .place = "/pay/grid/longevity/{}/teachers", .found = "{}",
            .expected = "at most the {} teachers of the headcount", .mend = "Count them as the headcount does."};
        for (std::size_t i = 0; i < g_.longevity.size(); ++i) {
            const longevity_payment& paid = g_.longevity[i];
            ids_.add(paid.id);
            const bool good = number_checks{log_, numbered{"/pay/grid/longevity/{}", i}}
                .number("/after_years", after_years_rule, paid.after_years)
                .number("/amount", a_post_rule, paid.amount.value())
                .number("/teachers", headcount_rule, paid.teachers.value())
                .good();
            // Counts add up to the headcount but for rounding.
            if (good && all > 0 && paid.teachers.value() > all * (1 + 1e-9))
                log_.add(too_many, i, paid.teachers.value(), all);
        }
        ids_.check(log_, "/pay/grid/longevity");
    }

    const salary_grid& g_;
    fault_list& log_;
    id_list ids_;
};

}  // namespace nineways::detail

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include <nineways/detail/district_rules.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/validate_grid.hpp>
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
        grid_check{d_.pay.grid, log_}.run();
        pay();
        check_number(log_, d_.substitutes_per_teacher.value(), a_post_rule, "/substitutes_per_teacher");
        purchases();
        for (std::size_t f = 0; f < function_count; ++f) {
            check_number(log_, d_.unmodelled[f].value(), remainder_rule, "/unmodelled/{}", function_names[f]);
        }
        funds();
    }

  private:
    /// Files a role that the district does not have, or whose pay is not the district's.
    void check_paid_role(role_id r, literal list, std::size_t i) {
        static constexpr fault_form no_role{
            .kind = unknown_role.kind, .place = "{}/{}/role", .found = unknown_role.found,
            .expected = unknown_role.expected, .mend = unknown_role.mend};
        static constexpr fault_form not_paid{
            .kind = "pay of other organisations' staff", .place = "{}/{}/role", .found = "{}, a role under contract",
            .expected = "a role that the district pays itself",
            .mend = "Put what it costs into the price of the role."};
        if (r == all_teachers) return;
        if (r >= d_.roles.size())
            log_.add(no_role, list, i, std::size_t{r}, d_.roles.size());
        else if (d_.roles[r].basis == pay_basis::contract)
            log_.add(not_paid, list, i, in_marks(d_.roles[r].id));
    }
    [[nodiscard]] static literal share_key(role_id r) noexcept {
        return r == all_teachers ? literal{"/share_of_teachers"} : literal{"/share_of_posts"};
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
                .number(share_key(p.supplements[i].role), share_rule, p.supplements[i].share)
                .number("/amount", a_post_rule, p.supplements[i].amount.value());
            check_paid_role(p.supplements[i].role, "/pay/supplements", i);
        }
        ids_.check(log_, "/pay/supplements");
        for (std::size_t i = 0; i < p.added.size(); ++i) {
            ids_.add(p.added[i].id);
            number_checks{log_, numbered{"/pay/added_days/{}", i}}
                .number("/days", added_rule, p.added[i].days)
                .number(share_key(p.added[i].role), share_rule, p.added[i].share);
            check_paid_role(p.added[i].role, "/pay/added_days", i);
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
            .expected = "{}, its first year (the district's, where none is told), or later",
            .mend = "Turn the years around, or take out the fund if it has ended."};
        for (std::size_t i = 0; i < d_.funds.size(); ++i) {
            const fund_source& f = d_.funds[i];
            ids_.add(f.id);
            check_name(log_, f.title, "/funds/{}/title", i);
            number_checks{log_, numbered{"/funds/{}", i}}
                .number("/amount", money_rule, f.amount.value())
                .number("/growth", growth_rule, f.growth.value_or(0))
                .number("/first_year", fund_year_rule, static_cast<double>(f.first_year))
                .number("/last_year", fund_year_rule, static_cast<double>(f.last_year));
            const int starts = f.first_year != 0 ? f.first_year : d_.dollar_year;
            if (f.last_year > 0 && f.last_year < starts)
                log_.add(ends_first, i, static_cast<double>(f.last_year), static_cast<double>(starts));
        }
        ids_.check(log_, "/funds");
    }

    const district& d_;
    fault_list& log_;
    id_list ids_;
};

}  // namespace nineways::detail

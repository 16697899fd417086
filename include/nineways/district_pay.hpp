// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/levers/pay.hpp>
#include <nineways/metrics.hpp>
#include <nineways/prices.hpp>
#include <nineways/salary.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// What a district pays its people for: how pay is earned, and what comes with it.
enum class pay_part : std::uint8_t {
    entry,
    experience,
    credits,
    contribution,
    shortage,
    added_time,
    own_salaries,
    substitutes,
    variable_benefits,
    flat_benefits
};
inline constexpr std::size_t pay_part_count = 10;
inline constexpr std::array<std::string_view, pay_part_count> pay_part_names{
    "entry",      "experience",   "credits",     "contribution",      "shortage",
    "added_time", "own_salaries", "substitutes", "variable_benefits", "flat_benefits"};

/// Dollars a year by `pay_part`.
using pay_parts = std::array<dollars, pay_part_count>;

/// Whether a part is pay for posts, and not substitutes or benefits.
[[nodiscard]] constexpr bool is_post_pay(pay_part part) noexcept { return part < pay_part::substitutes; }

/// What the posts of a district are paid, without substitutes and benefits.
[[nodiscard]] inline dollars post_pay(const pay_parts& parts) noexcept {
    dollars total{};
    for (std::size_t p = 0; p < pay_part_count; ++p) {
        if (is_post_pay(static_cast<pay_part>(p))) total += parts[p];
    }
    return total;
}

[[nodiscard]] inline dollars total(const pay_parts& parts) noexcept {
    dollars all{};
    for (const dollars part : parts) all += part;
    return all;
}

/// Every dollar that a district pays for people of its own in one state, by what it is for.
///
/// Both together are what `price` charges for posts, supplements, added days, time beyond the contract and substitutes.
/// Not in it: posts under contract, the cost of turnover, and what the law keeps in special education without a post.
struct district_pay {
    pay_parts teachers{};  ///< those who teach
    pay_parts others{};    ///< all other posts, and substitutes
    dollars contract{};    ///< posts under contract, for comparison: the price of a service, no pay
};

/// Attributes what one state of a district pays, as `cost` prices it.
[[nodiscard]] inline district_pay measure_pay(const district& d, const spending& cost) noexcept {
    district_pay found;
    std::array<fte, 2> own{};
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        const role& kind = d.roles[r];
        if (kind.basis == pay_basis::contract)
            found.contract += kind.salary * cost.posts[r].value;
        else
            own[kind.is_teacher ? 0 : 1] += cost.posts[r].value;
    }
    for (const bool teaching : {true, false}) {
        const pay_attribution earned = attribute_pay(d, cost, teaching);
        pay_parts& parts = teaching ? found.teachers : found.others;
        const auto at = [&](pay_part part) -> dollars& { return parts[static_cast<std::size_t>(part)]; };
        at(pay_part::entry) = earned.entry;
        at(pay_part::experience) = earned.experience;
        at(pay_part::credits) = earned.credits;
        at(pay_part::contribution) = earned.contribution;
        at(pay_part::shortage) = earned.shortage;
        at(pay_part::added_time) = earned.added_time;
        at(pay_part::own_salaries) = earned.own_salaries;
        if (!teaching) at(pay_part::substitutes) = d.substitutes_per_teacher * cost.teachers.value;
        at(pay_part::variable_benefits) = earned.total() * d.pay.variable_benefits;
        at(pay_part::flat_benefits) = d.pay.flat_benefits * own[teaching ? 0 : 1];
    }
    return found;
}

/// Posts that are paid on the teachers' grid.
[[nodiscard]] inline fte posts_on_grid(const district& d, const spending& cost) noexcept {
    fte posts{};
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        if (d.roles[r].basis == pay_basis::teacher_grid) posts += cost.posts[r].value;
    }
    return posts;
}

/// What giving the frozen steps back, one year after the other, would cost a year in pay and the benefits that move
/// with it.
[[nodiscard]] inline dollars cost_of_frozen_steps(const district& d, const spending& cost) {
    pay_system moved = d.pay;
    for (int year = 0; year < d.pay.frozen_steps; ++year) levers::detail::move_steps(moved, 1);
    const dollars_per_fte raise = average_salary(moved.grid) - average_salary(d.pay.grid);
    return raise * posts_on_grid(d, cost) * (1 + d.pay.variable_benefits);
}

/// A step that pays less than the one below it in the same lane. Contracts have such steps; so do slips of the pen.
struct falling_step {
    std::size_t lane = 0;
    std::size_t from = 0;  ///< steps, counted from 0
    std::size_t to = 0;
};

/// The steps of a grid that fall, lane by lane.
[[nodiscard]] inline std::vector<falling_step> falling_steps(const salary_grid& grid) {
    std::vector<falling_step> all;
    for (std::size_t lane = 0; lane < grid.lanes.size(); ++lane) {
        for (std::size_t step = 0; step < grid.steps; ++step) {
            if (!grid.exists(grid.cell(step, lane))) continue;
            const std::size_t next = grid.next_step(step, lane);
            if (next < grid.steps && grid.salary[grid.cell(next, lane)] < grid.salary[grid.cell(step, lane)])
                all.push_back({lane, step, next});
        }
    }
    return all;
}

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/figure.hpp>
#include <nineways/grade.hpp>
#include <nineways/ledger.hpp>
#include <nineways/prices.hpp>
#include <nineways/quantities.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// The average class of a level: pupil-minutes over group-minutes of whole-class teaching.
struct class_metric {
    nineways::level level{};
    figure<double> size;
};

/// What a pupil of a tier has in a week: minutes of adults' attention (shared by the group), minutes in small groups.
struct attention_metric {
    nineways::level level{};
    nineways::tier tier{};
    pupils count{};
    figure<double> adult_minutes;
    figure<double> small_group_minutes;
};

/// The measures of a school day for a whole district in one state. Levels and tiers without pupils are left out.
struct day_metrics {
    std::vector<class_metric> classes;
    std::vector<attention_metric> attention;
};

[[nodiscard]] inline day_metrics measure_metrics(const quantities& q, std::uint16_t stage, recorder book) {
    day_metrics m;
    const attention& a = q.all;
    for (std::size_t l = 0; l < level_count; ++l) {
        const auto here = [&](measure what) { return path{what, stage, {}}.at(axis::level, l); };
        double pupil_minutes_here = 0;
        double group_minutes_here = 0;
        for (std::size_t g = 0; g < grade_count; ++g) {
            if (level_of(static_cast<grade>(g)) != static_cast<level>(l)) continue;
            pupil_minutes_here += a.pupil_minutes[g];
            group_minutes_here += a.group_minutes[g];
        }
        if (group_minutes_here > 0) {
            const auto taught = record::given(book, here(measure::pupil_minutes), pupil_minutes_here);
            const auto groups = record::given(book, here(measure::group_minutes), group_minutes_here);
            m.classes.push_back(
                {static_cast<level>(l), record::quotient(book, here(measure::class_size), taught, groups)});
        }
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (!(a.pupil_count[l][t] > 0)) continue;
            const auto cell = [&](measure what) { return here(what).at(axis::tier, t); };
            const auto count = record::given(book, cell(measure::tier_pupils), a.pupil_count[l][t]);
            const auto adults = record::given(book, cell(measure::adult_minutes_total), a.adult_minutes[l][t]);
            const auto small = record::given(book, cell(measure::pupil_minutes), a.small_group_minutes[l][t]);
            m.attention.push_back({static_cast<level>(l), static_cast<tier>(t), pupils{count.value},
                                   record::quotient(book, cell(measure::adult_minutes), adults, count),
                                   record::quotient(book, cell(measure::small_group_minutes), small, count)});
        }
    }
    return m;
}

/// How each dollar of pay is earned, benefits apart.
struct pay_attribution {
    dollars entry{};         ///< the first step of the first lane of each schedule
    dollars experience{};    ///< steps, longevity
    dollars credits{};       ///< lanes; degrees and certificates that no lane pays
    dollars contribution{};  ///< roles and results
    dollars shortage{};
    dollars added_time{};
    dollars own_salaries{};  ///< of roles off the grid: nothing says how such a salary is earned

    [[nodiscard]] dollars total() const noexcept {
        return entry + experience + credits + contribution + shortage + added_time + own_salaries;
    }
};

namespace detail {

/// Attributes what the grid pays `count` posts, at the grid's proportions.
inline void attribute_grid(const salary_grid& grid, fte count, pay_attribution& earned) noexcept {
    const double scale = count / teachers(grid);
    for (std::size_t step = 0; step < grid.steps; ++step) {
        for (std::size_t lane = 0; lane < grid.lanes.size(); ++lane) {
            const std::size_t i = grid.cell(step, lane);
            if (!grid.exists(i)) continue;
            const fte here = grid.headcount[i] * scale;
            const dollars_per_fte first = entry_salary(grid, grid.schedule_of(lane));
            const dollars_per_fte at_step = salary_without_credits(grid, step, lane);
            earned.entry += first * here;
            earned.experience += (at_step - first) * here;
            earned.credits += (grid.salary[i] - at_step) * here;
        }
    }
    for (const longevity_payment& paid : grid.longevity) earned.experience += paid.amount * (paid.teachers * scale);
}

[[nodiscard]] inline dollars& earned_part(pay_attribution& earned, earned_by by) noexcept {
    return by == earned_by::contribution ? earned.contribution
           : by == earned_by::shortage   ? earned.shortage
           : by == earned_by::added_time ? earned.added_time
                                         : earned.credits;
}

}  // namespace detail

/// Attributes what the posts of the roles that teach, or of all other roles, are paid: as `cost` prices them, without
/// benefits. Posts under contract are not the district's to pay, and substitutes have no post.
[[nodiscard]] inline pay_attribution attribute_pay(const district& d, const spending& cost,
                                                   bool teaching = true) noexcept {
    const pay_system& pay = d.pay;
    pay_attribution earned;
    fte on_grid{};
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        const role& kind = d.roles[r];
        if (kind.is_teacher != teaching) continue;
        if (kind.basis == pay_basis::teacher_grid) on_grid += cost.posts[r].value;
        if (kind.basis == pay_basis::own_salary) earned.own_salaries += kind.salary * cost.posts[r].value;
    }
    detail::attribute_grid(pay.grid, on_grid, earned);
    const auto is_among = [&](role_id r) { return (r == all_teachers || d.roles[r].is_teacher) == teaching; };
    for (const pay_supplement& s : pay.supplements) {
        if (!is_among(s.role)) continue;
        detail::earned_part(earned, s.earned) += s.amount * (posts_paid(cost, s.role) * s.share);
    }
    for (const added_days& a : pay.added) {
        if (!is_among(a.role)) continue;
        earned.added_time +=
            salary_paid(d, cost, a.role) / pay.contract_days * (a.days * a.share) * posts_paid(cost, a.role);
    }
    if (teaching)
        earned.added_time += cost.average_salary.value / pay.contract_days * fte{cost.days_beyond_contract};
    return earned;
}

}  // namespace nineways

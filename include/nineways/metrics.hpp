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

/// How each dollar of teachers' pay is earned.
struct pay_attribution {
    dollars entry{};         ///< the first step of the first lane of each schedule
    dollars experience{};    ///< steps, longevity
    dollars credits{};       ///< lanes
    dollars contribution{};  ///< roles and results
    dollars shortage{};
    dollars added_time{};

    [[nodiscard]] dollars total() const noexcept {
        return entry + experience + credits + contribution + shortage + added_time;
    }
};

/// Attributes the pay of `count` teaching posts, and of the days that they are paid for time beyond the contract
/// (`spending::days_beyond_contract`); benefits are not pay.
[[nodiscard]] inline pay_attribution attribute_pay(const pay_system& pay, fte count, double days_beyond) noexcept {
    pay_attribution earned;
    const salary_grid& grid = pay.grid;
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
    for (const pay_supplement& s : pay.supplements) {
        if (s.role != all_teachers) continue;
        const dollars amount = s.amount * (count * s.share);
        (s.earned == earned_by::contribution ? earned.contribution : earned.shortage) += amount;
    }
    for (const added_days& a : pay.added) {
        if (a.role != all_teachers) continue;
        earned.added_time += average_salary(grid) / pay.contract_days * (a.days * a.share) * count;
    }
    earned.added_time += average_salary(grid) / pay.contract_days * fte{days_beyond};
    return earned;
}

}  // namespace nineways

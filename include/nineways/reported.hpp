// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/parameters/price_index.hpp>
#include <nineways/measure_day.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// A figure that a source reports, beside what the model makes of the same district. Nothing is fitted to it.
struct reported_row {
    std::string_view measure;
    std::string_view unit;
    double in_source = 0;  ///< as the source has it: money in dollars of its school year
    double reported = 0;   ///< the same in the district's dollars
    double modelled = 0;
};

/// What a source reports beside the model, and what of the gap in teachers class size alone explains.
struct reported_comparison {
    std::vector<reported_row> rows;
    /// The year in whose dollars the source has its money.
    int school_year = 0;
    /// Teachers of the same day with every target scaled so that classes average what the source reports.
    std::optional<fte> teachers_at_reported_class_size;
};

namespace detail {

/// Class sizes that schools report, averaged over their pupils; 0 when none reports any.
[[nodiscard]] inline double reported_class_size(const district& d) noexcept {
    double sum = 0;
    double weight = 0;
    for (const school& s : d.schools) {
        if (!s.reported.average_class_size) continue;
        sum += *s.reported.average_class_size * total_pupils(s).value();
        weight += total_pupils(s).value();
    }
    return weight > 0 ? sum / weight : 0;
}

/// Teachers when the targets of all whole classes are multiplied by a factor.
[[nodiscard]] inline fte teachers_with_targets(const district& d, const baseline& before, double factor) {
    district other = d;
    for (day_design& design : other.designs) {
        for (time_block& block : design.blocks) {
            if (block.setting == setting::whole_class) block.group.target *= factor;
        }
    }
    no_ledger none;
    const quantities day = measure_day(other, before.tiers, 0, none);
    fte all = before.cost.teachers.value;
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        if (d.roles[r].is_teacher) all += day.day_posts[r].value - before.day.day_posts[r].value;
    }
    return all;
}

}  // namespace detail

/// Sets the facts that a source reports beside the model's figures, in the district's dollars.
[[nodiscard]] inline reported_comparison beside_model(const district& d, const baseline& before) {
    reported_comparison out;
    const reported_district& r = d.reported;
    out.school_year = r.school_year != 0 ? r.school_year : d.dollar_year;
    const auto put_money = [&](std::string_view measure, double in_source, double modelled) {
        const double reported = convert(in_source, out.school_year, d.dollar_year);
        out.rows.push_back({measure, "dollars a year", in_source, reported, modelled});
    };
    const auto put_count = [&](std::string_view measure, std::string_view unit, double in_source, double modelled) {
        out.rows.push_back({measure, unit, in_source, in_source, modelled});
    };
    if (r.teachers) put_count("teachers", "posts", r.teachers->value(), before.cost.teachers.value.value());
    if (r.average_salary)
        put_money("average_salary", r.average_salary->value(), before.cost.average_salary.value.value());
    if (r.spending) put_money("spending", r.spending->value(), before.cost.recurring.central.value());
    const double reported_size = detail::reported_class_size(d);
    const double modelled_size = class_size(before.day.all, all_grades);
    if (reported_size > 0 && modelled_size > 0) {
        put_count("average_class_size", "pupils", reported_size, modelled_size);
        out.teachers_at_reported_class_size = detail::teachers_with_targets(d, before, reported_size / modelled_size);
    }
    return out;
}

}  // namespace nineways

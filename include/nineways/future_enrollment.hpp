// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/curve_days.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/parameters.hpp>
#include <nineways/school.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// The most that a cohort may grow from one grade to the next.
inline constexpr double most_survival = 1.5;

/// How cohorts of pupils go through the grades.
struct cohort_rates {
    /// Growth a year of those who enter pre-kindergarten and kindergarten, as a share.
    double entry_growth = 0;
    /// Pupils of the next grade as a multiple of those of this grade a year before, by grade; kindergarten to eleven
    /// count.
    std::array<double, grade_count> survival{};

    /// What is assumed where nothing is told.
    [[nodiscard]] static cohort_rates assumed(const assumptions& from) noexcept {
        cohort_rates rates{from["kindergarten_growth"_p], {}};
        rates.survival.fill(from["grade_survival"_p]);
        return rates;
    }
};

/// Whole pupils by school and grade in one year.
using enrollment_table = std::vector<std::array<double, grade_count>>;

/// All pupils of one year.
[[nodiscard]] inline double pupils_in(const enrollment_table& year) noexcept {
    double all = 0;
    for (const auto& school : year) {
        for (const double count : school) all += count;
    }
    return all;
}

namespace detail {

/// Shares out the pupils of a grade among schools as they are shared today: largest remainder, ties to the earlier.
inline void share_out(double total, std::size_t g, const std::vector<school>& schools, enrollment_table& to) {
    double today = 0;
    for (const school& s : schools) today += s.enrollment[g].value();
    struct remainder {
        double rest;
        std::size_t school;
    };
    std::vector<remainder> rest;
    double given = 0;
    for (std::size_t s = 0; s < schools.size(); ++s) {
        const double here = schools[s].enrollment[g].value();
        if (!(here > 0)) continue;
        const double exact = total * here / today;
        to[s][g] = static_cast<double>(static_cast<std::int64_t>(exact));
        given += to[s][g];
        rest.push_back({exact - to[s][g], s});
    }
    std::stable_sort(rest.begin(), rest.end(), [](const remainder& a, const remainder& b) { return a.rest > b.rest; });
    for (std::size_t i = 0; i < rest.size() && given < total; ++i, given += 1) to[rest[i].school][g] += 1;
}

}  // namespace detail

/// Whole pupils of every school today (first) and in each of `years` years.
///
/// Cohorts are carried on in fractions over the district and rounded for each grade. A school keeps its share of its
/// grades. A cohort that comes to a grade which the district does not have leaves it; a grade whose grade below it does
/// not have is entered as kindergarten is. Ungraded pupils follow all others.
[[nodiscard]] inline std::vector<enrollment_table> future_enrollment(const district& d, const cohort_rates& rates,
                                                                     int years) {
    constexpr auto kindergarten = static_cast<std::size_t>(grade::kindergarten);
    constexpr auto twelfth = static_cast<std::size_t>(grade::twelfth);
    constexpr auto ungraded = static_cast<std::size_t>(grade::ungraded);
    enrollment_table today(d.schools.size());
    std::array<double, grade_count> now{};
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        for (std::size_t g = 0; g < grade_count; ++g) {
            today[s][g] = d.schools[s].enrollment[g].value();
            now[g] += today[s][g];
        }
    }
    const std::array<double, grade_count> first = now;
    const auto in_grades = [](const std::array<double, grade_count>& of) {
        double sum = 0;
        for (std::size_t g = 0; g <= twelfth; ++g) sum += of[g];
        return sum;
    };
    std::vector<enrollment_table> all{today};
    for (int year = 1; year <= years; ++year) {
        std::array<double, grade_count> next{};
        for (std::size_t g = 0; g <= kindergarten; ++g) next[g] = now[g] * (1 + rates.entry_growth);
        for (std::size_t g = kindergarten; g < twelfth; ++g) {
            if (!(first[g + 1] > 0)) continue;
            next[g + 1] = first[g] > 0 ? now[g] * rates.survival[g] : now[g + 1] * (1 + rates.entry_growth);
        }
        const double before = in_grades(first);
        next[ungraded] = before > 0 ? first[ungraded] * (in_grades(next) / before) : first[ungraded];
        now = next;
        all.emplace_back(d.schools.size());
        for (std::size_t g = 0; g < grade_count; ++g) {
            if (now[g] > 0)
                detail::share_out(static_cast<double>(static_cast<std::int64_t>(now[g] + 0.5)), g, d.schools,
                                  all.back());
        }
    }
    return all;
}

/// A district with the pupils of a coming year. Needs keep their shares of a school's pupils.
inline void enroll(district& to, const district& today, const enrollment_table& pupils_then) {
    for (std::size_t s = 0; s < today.schools.size(); ++s) {
        for (std::size_t g = 0; g < grade_count; ++g) to.schools[s].enrollment[g] = pupils{pupils_then[s][g]};
        const double now = total_pupils(today.schools[s]).value();
        const double factor = now > 0 ? total_pupils(to.schools[s]).value() / now : 0;
        detail::scale_needs(to.schools[s], today.schools[s].needs, factor);
    }
}

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/grade.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>

/// The groups of a pool in all schools of a design, and the sums that minutes follow from.
namespace nineways::detail {

/// Numbers by level and tier.
using level_cells = std::array<std::array<double, tier_count>, level_count>;

/// The schools that follow one design, with their pupils side by side.
class design_pupils {
  public:
    void clear() noexcept {
        schools.clear();
        grades = {};
        all = {};
    }
    /// Takes the pupils of the schools listed.
    void fill(const std::vector<tier_counts>& tiers) {
        pupils_.assign(grade_count * tier_count * schools.size(), 0);
        for (std::size_t i = 0; i < schools.size(); ++i) {
            const tier_counts& here = tiers[schools[i]];
            for (std::size_t g = 0; g < grade_count; ++g) {
                const auto l = static_cast<std::size_t>(level_of(static_cast<grade>(g)));
                for (std::size_t t = 0; t < tier_count; ++t) {
                    if (!(here[g][t] > 0)) continue;
                    grades = grades | static_cast<grade>(g);
                    all[l][t] += here[g][t];
                    pupils_[(g * tier_count + t) * schools.size() + i] = here[g][t];
                }
            }
        }
    }
    /// The pupils of a grade and tier, by school.
    [[nodiscard]] const double* of(std::size_t g, std::size_t t) const noexcept {
        return pupils_.data() + (g * tier_count + t) * schools.size();
    }

    std::vector<std::size_t> schools;  ///< positions in the district
    grade_set grades;                  ///< with pupils in any of them
    level_cells all{};

  private:
    std::vector<double> pupils_;
};

/// What the schools of a design form of one pool.
struct pool_sums {
    prepared_design::pool pool;
    std::uint64_t number = 0;      ///< its own among all that were formed
    std::vector<double> groups;    ///< by school, of all grades
    std::vector<double> a_pupil;   ///< groups a pupil, by grade of the pool and school; 0 without pupils
    bool added_up = false;         ///< whether what follows is filled
    level_cells pupils{};
    level_cells shared{};          ///< pupils x groups a pupil
    level_cells sized{};           ///< pupils x pupils a group, where groups are small
    std::array<double, grade_count> members{};
    std::array<double, grade_count> parts{};  ///< groups, each grade by its part of the pupils who share them

    /// Groups a pupil of a grade of the pool, by school.
    [[nodiscard]] const double* a_pupil_of(std::size_t g) const noexcept {
        const unsigned before = pool.grades.bits() & ((1U << g) - 1);
        return a_pupil.data() + static_cast<std::size_t>(std::popcount(before)) * groups.size();
    }
};

/// Forms the groups of a pool in every school of a design; its sums are left for `add_up`.
inline void form_groups(const prepared_design::pool& pool, const design_pupils& who, std::vector<double>& members,
                        pool_sums& made) {
    const std::size_t count = who.schools.size();
    const group_size size{pool.target, pool.cap};
    const bool across = pool.pooling == pooling::across_grades;
    made.pool = pool;
    made.added_up = false;
    made.groups.assign(count, 0);
    made.a_pupil.assign(static_cast<std::size_t>(std::popcount(unsigned{pool.grades.bits()})) * count, 0);
    const auto gather = [&](std::size_t g) {
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (!pool.tiers.contains(static_cast<tier>(t))) continue;
            const double* here = who.of(g, t);
            for (std::size_t i = 0; i < count; ++i) members[i] += here[i];
        }
    };
    const auto put = [&](double* a_pupil) {
        double all = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const double groups = group_count(pupils{members[i]}, size);
            all += groups;
            made.groups[i] += groups;
            a_pupil[i] = members[i] > 0 ? groups / members[i] : 0;
        }
        return all;
    };
    made.parts.fill(0);
    members.assign(count, 0);
    double* next = made.a_pupil.data();
    const double* first = next;
    for_each_grade(pool.grades, [&](std::size_t g) {
        if (who.grades.contains(static_cast<grade>(g))) {
            gather(g);
            if (!across) {
                made.parts[g] = put(next);
                members.assign(count, 0);
            }
        }
        next += count;
    });
    if (!across) return;
    put(made.a_pupil.data());
    for (double* more = made.a_pupil.data() + count; more != next; more += count) std::copy(first, first + count, more);
}

/// Adds up pupils and groups over the schools of a design.
inline void add_up(const design_pupils& who, pool_sums& made) {
    const std::size_t count = who.schools.size();
    made.added_up = true;
    made.pupils = made.shared = made.sized = {};
    made.members.fill(0);
    const bool across = made.pool.pooling == pooling::across_grades;
    for_each_grade(made.pool.grades & who.grades, [&](std::size_t g) {
        const auto l = static_cast<std::size_t>(level_of(static_cast<grade>(g)));
        const double* a_pupil = made.a_pupil_of(g);
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (!made.pool.tiers.contains(static_cast<tier>(t))) continue;
            const double* here = who.of(g, t);
            double all = 0;
            double shared = 0;
            for (std::size_t i = 0; i < count; ++i) {
                all += here[i];
                shared += here[i] * a_pupil[i];
            }
            made.pupils[l][t] += all;
            made.shared[l][t] += shared;
            made.members[g] += all;
            if (across) made.parts[g] += shared;
            if (!made.pool.small) continue;
            double sized = 0;
            for (std::size_t i = 0; i < count; ++i) sized += here[i] > 0 ? here[i] / a_pupil[i] : 0;
            made.sized[l][t] += sized;
        }
    });
}

/// Pupils who leave one pool's groups for another's: their number x groups a pupil where they come from.
struct leaving_sums {
    std::uint64_t from = 0;  ///< numbers of the pools
    std::uint64_t to = 0;
    grade_set grades;
    level_cells shared{};
};

[[nodiscard]] inline leaving_sums add_leaving(const design_pupils& who, const pool_sums& from, const pool_sums& to,
                                              grade_set grades) {
    leaving_sums made{from.number, to.number, grades, {}};
    for_each_grade(grades & who.grades, [&](std::size_t g) {
        const auto l = static_cast<std::size_t>(level_of(static_cast<grade>(g)));
        const double* a_pupil = from.a_pupil_of(g);
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (!to.pool.tiers.contains(static_cast<tier>(t))) continue;
            const double* here = who.of(g, t);
            double shared = 0;
            for (std::size_t i = 0; i < who.schools.size(); ++i) shared += here[i] * a_pupil[i];
            made.shared[l][t] += shared;
        }
    });
    return made;
}

}  // namespace nineways::detail

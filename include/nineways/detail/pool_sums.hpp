// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
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
    /// Takes the schools listed, with their pupils by tier.
    void fill(const std::vector<std::size_t>& listed, const std::vector<tier_counts>& tiers) {
        schools = listed;
        grades = {};
        levels = 0;
        all = {};
        tiers_.clear();
        pupils_.assign(grade_count * tier_count * schools.size(), 0);
        for (std::size_t i = 0; i < schools.size(); ++i) {
            const tier_counts& here = tiers[schools[i]];
            tiers_.push_back(here);
            for (std::size_t g = 0; g < grade_count; ++g) {
                const auto l = static_cast<std::size_t>(level_of(static_cast<grade>(g)));
                for (std::size_t t = 0; t < tier_count; ++t) {
                    if (!(here[g][t] > 0)) continue;
                    grades = grades | static_cast<grade>(g);
                    if (levels <= l) levels = l + 1;
                    all[l][t] += here[g][t];
                    pupils_[(g * tier_count + t) * schools.size() + i] = here[g][t];
                }
            }
        }
    }
    /// Whether these are the schools listed, with their pupils as they stand.
    [[nodiscard]] bool are(const std::vector<std::size_t>& listed, const std::vector<tier_counts>& tiers) const {
        if (schools != listed) return false;
        for (std::size_t i = 0; i < listed.size(); ++i) {
            if (!same_pupils(tiers_[i], tiers[listed[i]])) return false;
        }
        return true;
    }
    /// The pupils of a grade and tier, by school.
    [[nodiscard]] const double* of(std::size_t g, std::size_t t) const noexcept {
        return pupils_.data() + (g * tier_count + t) * schools.size();
    }

    std::vector<std::size_t> schools;  ///< positions in the district
    grade_set grades;                  ///< with pupils in any of them
    std::size_t levels = 0;            ///< up to the highest with pupils
    level_cells all{};

  private:
    /// Without a branch for each number, so that several are compared at once.
    [[nodiscard]] static bool same_pupils(const tier_counts& a, const tier_counts& b) noexcept {
        std::size_t different = 0;
        for (std::size_t g = 0; g < grade_count; ++g) {
            for (std::size_t t = 0; t < tier_count; ++t) different += a[g][t] != b[g][t];
        }
        return different == 0;
    }

    std::vector<tier_counts> tiers_;  ///< by school
    std::vector<double> pupils_;
};

/// What the schools of a design form of one pool. Its numbers by school stand in a store that pools share.
struct pool_sums {
    prepared_design::pool pool;
    std::uint64_t number = 0;  ///< its own among all that were formed
    grade_set grades;          ///< of the pool, with pupils
    std::size_t first = 0;  ///< in the store: groups of all grades by school, then groups a pupil by grade and school
    bool added_up = false;  ///< whether what follows is filled
    level_cells pupils;
    level_cells shared;  ///< pupils x groups a pupil
    level_cells sized;   ///< pupils x pupils a group, where groups are small
    std::array<double, grade_count> members;
    std::array<double, grade_count> parts;  ///< groups, each grade by its part of the pupils who share them

    /// Where groups a pupil of a grade stand in the store; only for grades with pupils.
    [[nodiscard]] std::size_t place_of(std::size_t g, std::size_t schools) const noexcept {
        std::size_t before = 1;
        for (unsigned lower = grades.bits() & ((1U << g) - 1); lower != 0; lower &= lower - 1) ++before;
        return first + before * schools;
    }
};

/// Forms the groups of a pool in every school of a design; its sums are left for `add_up`.
inline void form_groups(const prepared_design::pool& pool, const design_pupils& who, std::vector<double>& store,
                        std::vector<double>& members, pool_sums& made) {
    const std::size_t count = who.schools.size();
    const group_size size{pool.target, pool.cap};
    const bool across = pool.pooling == pooling::across_grades;
    made.pool = pool;
    made.grades = pool.grades & who.grades;
    made.first = store.size();
    made.added_up = false;
    made.parts.fill(0);
    std::size_t rows = 1;
    for_each_grade(made.grades, [&](std::size_t) { ++rows; });
    store.resize(made.first + rows * count);
    double* groups = store.data() + made.first;
    double* next = groups + count;
    members.assign(count, 0);
    const auto put = [&, all = members.data()] {
        double sum = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const double here = group_count(pupils{all[i]}, size);
            sum += here;
            groups[i] += here;
            next[i] = all[i] > 0 ? here / all[i] : 0;
            all[i] = 0;
        }
        return sum;
    };
    for_each_grade(made.grades, [&](std::size_t g) {
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (!pool.tiers.contains(static_cast<tier>(t))) continue;
            const double* here = who.of(g, t);
            for (std::size_t i = 0; i < count; ++i) members[i] += here[i];
        }
        if (across) return;
        made.parts[g] = put();
        next += count;
    });
    if (!across || made.grades.empty()) return;
    put();
    for (std::size_t row = 2; row < rows; ++row) std::copy(next, next + count, groups + row * count);
}

/// Adds up pupils and groups over the schools of a design.
inline void add_up(const design_pupils& who, const std::vector<double>& store, pool_sums& made) {
    const std::size_t count = who.schools.size();
    made.added_up = true;
    made.pupils = made.shared = made.sized = {};
    made.members.fill(0);
    const bool across = made.pool.pooling == pooling::across_grades;
    for_each_grade(made.grades, [&](std::size_t g) {
        const auto l = static_cast<std::size_t>(level_of(static_cast<grade>(g)));
        const double* a_pupil = store.data() + made.place_of(g, count);
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

[[nodiscard]] inline leaving_sums add_leaving(const design_pupils& who, const std::vector<double>& store,
                                              const pool_sums& from, const pool_sums& to, grade_set grades) {
    leaving_sums made{from.number, to.number, grades, {}};
    for_each_grade(grades & from.grades & to.grades, [&](std::size_t g) {
        const auto l = static_cast<std::size_t>(level_of(static_cast<grade>(g)));
        const double* a_pupil = store.data() + from.place_of(g, who.schools.size());
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

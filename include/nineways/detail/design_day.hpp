// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <nineways/attention.hpp>
#include <nineways/detail/pool_sums.hpp>
#include <nineways/detail/sharing.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/staff.hpp>

namespace nineways::detail {

/// The day of one design in all schools that follow it: posts by field and school, side by side.
///
/// What a pool comes to depends on the pool and on the pupils alone, so it is kept for the next day that has the same
/// pool. Nothing that is kept changes a result.
class design_day {
  public:
    /// Forgets everything and takes the schools that follow the design, with their pupils.
    void begin(const std::vector<std::size_t>& schools, const std::vector<tier_counts>& tiers) {
        who.fill(schools, tiers);
        forget();
        pools_.reserve(16);
        store_.reserve(16 * 6 * schools.size());
        edition_ = 0;
    }

    /// Counts the posts of a day; nothing is done where it is the one counted before. `edition` numbers all days that
    /// were ever prepared; `wanted` must outlive what is asked of it.
    ///
    /// Where schools share posts, these have to come in again for every count: `again` says so.
    void count(const prepared_design& wanted, std::uint64_t edition, const sharing& shared, bool again) {
        design_ = &wanted;
        if (edition == edition_ && !again) return;
        edition_ = edition;
        summed_ = false;
        if (pools_.size() > pool_limit) forget();
        find_pools();
        staff(shared);
        hire(shared);
    }

    /// Minutes of pupils and adults of the day last counted.
    [[nodiscard]] const attention& minutes() {
        if (!summed_) add_minutes();
        summed_ = true;
        return minutes_;
    }

    /// Groups of a pool of the day last counted, by school.
    [[nodiscard]] const double* groups_of(std::size_t pool) const noexcept {
        return store_.data() + pools_[places_[pool]].first;
    }
    /// Posts of a field, by school: exact, and what a school would need that shares nothing.
    [[nodiscard]] const double* exact(std::size_t field) const noexcept { return exact_.data() + field * count_of(); }
    [[nodiscard]] const double* apart(std::size_t field) const noexcept { return apart_.data() + field * count_of(); }
    /// Posts of a role in hiring steps, by school; what schools share comes on top once all of them are counted. Null
    /// for a role without posts in this day.
    [[nodiscard]] double* hired(std::size_t role) noexcept {
        return rows_[role] == 0 ? nullptr : hired_.data() + (rows_[role] - 1) * count_of();
    }
    /// Exact posts of a role in all schools.
    [[nodiscard]] double exact_in_all(std::size_t role) const noexcept { return exact_in_all_[role]; }
    /// Rooms that a school fills, before they are whole.
    [[nodiscard]] double rooms(std::size_t school) const noexcept { return rooms_[school]; }

    /// Whether a field has posts at one of the schools: a block of it has pupils.
    [[nodiscard]] bool is_met(std::size_t field, std::size_t school) const noexcept {
        for (const prepared_design::block& block : design().blocks) {
            if (!(groups_of(block.pool)[school] > 0)) continue;
            for (std::size_t a = block.first_adult; a < block.after_adults; ++a) {
                if (design().adults[a].field == field) return true;
            }
        }
        return false;
    }

    /// The day last counted.
    [[nodiscard]] const prepared_design& design() const noexcept { return *design_; }

    design_pupils who;

  private:
    static constexpr std::size_t pool_limit = 64;

    [[nodiscard]] std::size_t count_of() const noexcept { return who.schools.size(); }

    void forget() {
        pools_.clear();
        leavings_.clear();
        places_.clear();
        store_.clear();
    }

    /// Finds the pools of the design among those that are kept, and forms the others.
    void find_pools() {
        places_.resize(design().pools.size(), 0);
        for (std::size_t p = 0; p < design().pools.size(); ++p) {
            std::size_t& at = places_[p];
            if (at < pools_.size() && pools_[at].pool == design().pools[p]) continue;
            at = 0;
            while (at < pools_.size() && pools_[at].pool != design().pools[p]) ++at;
            if (at < pools_.size()) continue;
            pools_.emplace_back().number = ++last_;
            form_groups(design().pools[p], who, store_, members_, pools_.back());
        }
    }

    void staff(const sharing& shared) {
        const std::size_t count = count_of();
        exact_.assign(design().fields.size() * count, 0);
        if (shared.any()) apart_.assign(design().fields.size() * count, 0);
        rooms_.assign(count, 0);
        for (std::size_t p = 0; p < design().pools.size(); ++p) {
            const double* groups = groups_of(p);
            const double a_group = design().uses[p].rooms;
            for (std::size_t i = 0; i < count; ++i) rooms_[i] += groups[i] * a_group;
        }
        for (const prepared_design::block& block : design().blocks) {
            const double* groups = groups_of(block.pool);
            for (std::size_t a = block.first_adult; a < block.after_adults; ++a) {
                const prepared_design::adult& adult = design().adults[a];
                double* exact = exact_.data() + adult.field * count;
                const double a_group = posts_a_group(block, adult, block.contact);
                if (shared.any() && !block.homeroom) {
                    add_shared(shared, block, adult, a_group);
                    continue;
                }
                for (std::size_t i = 0; i < count; ++i) exact[i] += groups[i] * a_group;
            }
        }
    }

    /// Rounds every role's posts field by field, but for those that wait for other schools. Homerooms are whole
    /// teachers already; their parts add up to that but for the last bit: to whole steps all the same.
    void hire(const sharing& shared) {
        const std::size_t count = count_of();
        rows_.fill(0);
        std::size_t rows = 0;
        for (const prepared_design::field& f : design().fields) {
            if (rows_[f.role] == 0) rows_[f.role] = ++rows;
        }
        hired_.assign(rows * count, 0);
        exact_in_all_.fill(0);
        for (std::size_t f = 0; f < design().fields.size(); ++f) {
            const auto [role, taught] = design().fields[f];
            const double* posts = exact(f);
            double* whole = hired(role);
            double all = 0;
            for (std::size_t i = 0; i < count; ++i) all += posts[i];
            exact_in_all_[role] += all;
            if (shared.any() && taught != subject::homeroom)
                hire_unshared(shared, role, posts, whole);
            else
                for (std::size_t i = 0; i < count; ++i) whole[i] += round_up_to_step(posts[i], design().hiring_step);
        }
    }

    /// The same for a field that some schools may share.
    [[gnu::cold, gnu::noinline]] void hire_unshared(const sharing& shared, role_id role, const double* posts,
                                                    double* whole) const {
        for (std::size_t i = 0; i < count_of(); ++i) {
            if (shared.of(who.schools[i], role) == sharing::none)
                whole[i] += round_up_to_step(posts[i], design().hiring_step);
        }
    }

    /// Posts of a field that each group of a block needs.
    [[nodiscard]] static double posts_a_group(const prepared_design::block& block, const prepared_design::adult& adult,
                                              double contact) noexcept {
        return block.homeroom ? adult.adults * block.homeroom_part : block.weekly * adult.adults / contact;
    }

    /// Adds posts of schools that may share them: on the road their people are not with pupils.
    [[gnu::cold, gnu::noinline]] void add_shared(const sharing& shared, const prepared_design::block& block,
                                                 const prepared_design::adult& adult, double a_group) {
        const double* groups = groups_of(block.pool);
        const std::size_t first = adult.field * count_of();
        for (std::size_t i = 0; i < count_of(); ++i) {
            const std::int16_t k = shared.of(who.schools[i], design().fields[adult.field].role);
            const double here =
                k == sharing::none ? a_group : posts_a_group(block, adult, block.contact - shared[k].travel.value());
            exact_[first + i] += groups[i] * here;
            apart_[first + i] += groups[i] * a_group;
        }
    }

    void add_minutes() {
        minutes_ = {};
        minutes_.pupil_count = who.all;
        for (std::size_t p = 0; p < design().pools.size(); ++p) {
            pool_sums& pool = pools_[places_[p]];
            const prepared_design::pool_use& use = design().uses[p];
            if (!pool.added_up) add_up(who, store_, pool);
            if (use.class_minutes != 0) {
                for_each_grade(pool.grades, [&](std::size_t g) {
                    minutes_.pupil_minutes[g] += pool.members[g] * use.class_minutes;
                    minutes_.group_minutes[g] += pool.parts[g] * use.class_minutes;
                });
            }
            add(minutes_.adult_minutes, pool.shared, use.adult_minutes);
            if (!pool.pool.small) continue;
            add(minutes_.small_group_minutes, pool.pupils, use.small_minutes);
            add(minutes_.small_group_size, pool.sized, use.small_minutes);
        }
        for (const prepared_design::block& block : design().blocks) {
            if (block.leaving >= 0) leave(block, pools_[places_[block.pool]]);
        }
    }

    /// Takes off what pupils of a block miss where they come from.
    void leave(const prepared_design::block& block, const pool_sums& pool) {
        const prepared_design::left_blocks& left = design().leavings[static_cast<std::size_t>(block.leaving)];
        grade_set rest = pool.grades;
        for_each_grade(pool.grades, [&](std::size_t g) {
            if (left[g] < 0 || !rest.contains(static_cast<grade>(g))) return;
            grade_set same;
            for_each_grade(rest, [&](std::size_t other) {
                if (left[other] == left[g]) same = same | static_cast<grade>(other);
            });
            rest = rest - same;
            const prepared_design::block& from = design().blocks[static_cast<std::size_t>(left[g])];
            add(minutes_.adult_minutes, leaving(pools_[places_[from.pool]], pool, same).shared,
                -(block.weekly * from.adults));
        });
    }

    [[nodiscard]] const leaving_sums& leaving(const pool_sums& from, const pool_sums& to, grade_set grades) {
        for (const leaving_sums& each : leavings_) {
            if (each.from == from.number && each.to == to.number && each.grades == grades) return each;
        }
        return leavings_.emplace_back(add_leaving(who, store_, from, to, grades));
    }

    void add(level_cells& to, const level_cells& more, double factor) const noexcept {
        for (std::size_t l = 0; l < who.levels; ++l) {
            for (std::size_t t = 0; t < tier_count; ++t) to[l][t] += more[l][t] * factor;
        }
    }

    const prepared_design* design_ = nullptr;
    std::uint64_t edition_ = 0;  ///< of the day last counted; 0 for none
    bool summed_ = false;
    std::vector<pool_sums> pools_;
    std::vector<double> store_;  ///< numbers of pools by school
    std::vector<leaving_sums> leavings_;
    std::vector<std::size_t> places_;  ///< in `pools_`, by pool of the design
    std::uint64_t last_ = 0;
    std::vector<double> members_;  ///< of the pool being formed, by school
    std::vector<double> exact_;    ///< posts by field and school
    std::vector<double> apart_;
    std::vector<double> rooms_;
    std::vector<double> hired_;                   ///< by row of a role and school
    std::array<std::size_t, role_limit> rows_{};  ///< of roles, from 1; 0 where a role has no posts
    std::array<double, role_limit> exact_in_all_{};
    attention minutes_;
};

}  // namespace nineways::detail

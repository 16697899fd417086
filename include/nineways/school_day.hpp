// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/enrollment.hpp>
#include <nineways/figure.hpp>
#include <nineways/grade.hpp>
#include <nineways/ledger.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// The most roles that a district may have.
inline constexpr std::size_t role_limit = 32;
/// The most blocks that a day may have.
inline constexpr std::size_t block_limit = 96;
/// The most pairs of a role and a subject that a day may staff.
inline constexpr std::size_t field_limit = 64;

/// What time and people come to in a part of a district: sums that divide into the metrics of a school day.
struct attention {
    std::array<std::array<double, tier_count>, level_count> pupil_count{};
    /// Pupils x their share of adults' minutes a week.
    std::array<std::array<double, tier_count>, level_count> adult_minutes{};
    /// Pupils x minutes a week in small groups or one to one.
    std::array<std::array<double, tier_count>, level_count> small_group_minutes{};
    /// The same minutes times the size of the group: divides into the average size.
    std::array<std::array<double, tier_count>, level_count> small_group_size{};
    /// Whole-class teaching of the general tiers, by grade.
    std::array<double, grade_count> pupil_minutes{};
    std::array<double, grade_count> group_minutes{};
};

/// The people that one school's day needs.
struct school_quantities {
    std::array<double, role_limit> exact{};
    std::array<double, role_limit> rounded{};
    double rooms_needed = 0;
};

namespace detail {

/// Posts rounded up to whole hiring steps; a value within a billionth of a step counts as that step.
[[nodiscard]] inline double round_up_to_step(double posts, double step) noexcept {
    const double steps = posts / step;
    auto whole = static_cast<double>(static_cast<std::int64_t>(steps));
    if (steps - whole > 1e-9) whole += 1;
    return whole * step;
}

/// The pupils of one pool in one school, and their groups, by grade. A pool across grades has the same groups in each.
struct formed_groups {
    grade_set grades;  ///< with pupils of the pool
    grade_set apart;   ///< where groups are formed: every such grade, or the first of a pool across grades
    std::array<std::array<double, tier_count>, grade_count> reached;
    std::array<double, grade_count> members;
    std::array<double, grade_count> count;  ///< pupils who share the groups
    std::array<double, grade_count> groups;
    std::array<double, grade_count> part;     ///< of the pupils who share the groups
    std::array<double, grade_count> density;  ///< adults a pupil; 0 without pupils
};

/// A staffed block with its pupils of one grade.
struct day_part {
    const prepared_design::block& block;
    std::size_t grade;
    const std::array<double, tier_count>& reached;  ///< its pupils by tier
    double members;                                 ///< in all tiers
    double size;                                    ///< of a group
    double groups;                                  ///< of all grades that share them
    double share;                                   ///< of the pupils who share the groups
    double density;                                 ///< adults a pupil
    double left_density;                            ///< the same in the block that they leave; 0 where none
};

/// The days of schools, one after the other: groups first, then their posts, then their minutes.
/// One object serves many schools, so that its memory is taken once.
class school_day {
  public:
    school_day(const std::vector<prepared_design>& designs, recorder book, std::uint16_t stage)
        : designs_(designs),
          book_(book),
          stage_(stage),
          formed_(most(&prepared_design::pool_count)),
          posts_(most(&prepared_design::field_count)) {}

    /// Forms the groups of a school; its posts and minutes follow from them.
    void form(std::size_t design, std::size_t school, const tier_counts& tiers) {
        design_ = &designs_[design];
        school_ = school;
        for (std::size_t p = 0; p < design_->pool_count; ++p) form(design_->pools[p], tiers, formed_[p]);
    }

    /// The posts and rooms that the groups need.
    void staff(school_quantities& result) {
        for (std::size_t f = 0; f < design_->field_count; ++f) posts_[f] = {};
        entered_ = 0;
        double rooms = 0;
        for (const prepared_design::block& block : design_->blocks) {
            const grade_set apart = formed_[block.pool].apart;
            if (apart.empty()) continue;
            for (std::size_t a = block.first_adult; a < block.after_adults; ++a) enter(design_->adults[a].field);
            for_each_grade(apart, [&](std::size_t g) {
                const figure<double> groups = groups_of(block, g);
                for (std::size_t a = block.first_adult; a < block.after_adults; ++a) {
                    book_posts(block, design_->adults[a], groups);
                }
                if (block.homeroom)
                    rooms += groups.value * block.homeroom_part;
                else if (block.fills_rooms)
                    rooms += groups.value * block.weekly / design_->room_minutes;
            });
        }
        settle(result);
        result.rooms_needed = round_up_to_step(rooms, 1);
    }

    /// Calls `visit` with every part of the school's day.
    template <class Visit>
    void visit(const Visit& visit) {
        for (std::size_t p = 0; p < design_->pool_count; ++p) {
            formed_groups& formed = formed_[p];
            formed.density.fill(0);
            for_each_grade(formed.grades, [&](std::size_t g) {
                formed.part[g] = formed.members[g] / formed.count[g];
                formed.density[g] = formed.groups[g] * design_->pools[p].adults / formed.count[g];
            });
        }
        for (const prepared_design::block& block : design_->blocks) {
            const formed_groups& formed = formed_[block.pool];
            for_each_grade(formed.grades, [&](std::size_t g) {
                const std::int16_t left = block.left_pool[g];
                visit(day_part{block, g, formed.reached[g], formed.members[g], formed.count[g] / formed.groups[g],
                               formed.groups[g], formed.part[g], formed.density[g],
                               left < 0 ? 0 : formed_[static_cast<std::size_t>(left)].density[g]});
            });
        }
    }

    /// Adds the school's pupils, and their minutes and groups, to a part of the district.
    void share(const tier_counts& tiers, attention& all) {
        for (std::size_t g = 0; g < grade_count; ++g) {
            add(all.pupil_count[static_cast<std::size_t>(level_of(static_cast<grade>(g)))], tiers[g], 1);
        }
        visit([&](const day_part& here) {
            const double weekly = here.block.weekly;
            if (here.block.whole_class) {
                all.pupil_minutes[here.grade] += here.members * weekly;
                all.group_minutes[here.grade] += here.groups * weekly * here.share;
            }
            const auto l = static_cast<std::size_t>(level_of(static_cast<grade>(here.grade)));
            std::array<double, tier_count> minutes_here = here.reached;
            for (double& m : minutes_here) m *= weekly;
            add(all.adult_minutes[l], minutes_here, here.density - here.left_density);
            if (!here.block.small) return;
            add(all.small_group_minutes[l], minutes_here, 1);
            add(all.small_group_size[l], minutes_here, here.size);
        });
    }

  private:
    [[nodiscard]] path here(measure what) const noexcept { return path{what, stage_, {}}.at(axis::school, school_); }

    static void form(const prepared_design::pool& pool, const tier_counts& tiers, formed_groups& formed) {
        const bool across = pool.pooling == pooling::across_grades;
        double all = 0;
        formed.grades = {};
        for_each_grade(pool.grades, [&](std::size_t g) {
            double members = 0;
            for (std::size_t t = 0; t < tier_count; ++t) {
                formed.reached[g][t] = pool.tiers.contains(static_cast<tier>(t)) ? tiers[g][t] : 0;
                members += formed.reached[g][t];
            }
            if (!(members > 0)) return;
            formed.grades = formed.grades | static_cast<grade>(g);
            formed.members[g] = members;
            all += members;
            if (!across) put_groups(formed, g, pool, members);
        });
        formed.apart = formed.grades;
        if (!across) return;
        formed.apart = {};
        for_each_grade(formed.grades, [&](std::size_t g) {
            if (formed.apart.empty()) formed.apart = static_cast<grade>(g);
            put_groups(formed, g, pool, all);
        });
    }

    static void add(std::array<double, tier_count>& to, const std::array<double, tier_count>& more,
                    double factor) noexcept {
        for (std::size_t t = 0; t < tier_count; ++t) to[t] += more[t] * factor;
    }

    static void put_groups(formed_groups& formed, std::size_t g, const prepared_design::pool& pool, double count) {
        formed.count[g] = count;
        formed.groups[g] = group_count(pupils{count}, {pool.target, pool.cap});
    }

    /// Notes that a field has posts. The order in which fields are first met is the order of sums.
    void enter(std::size_t field) {
        if (posts_[field].entered) return;
        posts_[field].entered = true;
        posts_[entered_++].met = field;
        if (book_) posts_[field].sum = book_->open();
    }

    /// The groups of a block's pool, as a figure of the block.
    [[nodiscard]] figure<double> groups_of(const prepared_design::block& block, std::size_t g) {
        const double groups = formed_[block.pool].groups[g];
        return book_ ? record_groups(block, g, groups) : figure<double>{groups, {}};
    }

    [[nodiscard, gnu::cold, gnu::noinline]] figure<double> record_groups(const prepared_design::block& block,
                                                                         std::size_t g, double groups) {
        const prepared_design::pool& pool = design_->pools[block.pool];
        path where = here(measure::groups).at(axis::block, block.position);
        if (pool.pooling == pooling::each_grade) where = where.at(axis::grade, g);
        path in_pool = where;
        in_pool.what = measure::tier_pupils;
        const auto members = record::given(book_, in_pool, pupils{formed_[block.pool].count[g]});
        const auto target =
            record::given(book_, here(measure::group_target).at(axis::block, block.position), pool.target);
        const auto cap = record::given(book_, here(measure::group_cap).at(axis::block, block.position), pool.cap);
        return record::derived(book_, where, rule::group_count, groups, members, target, cap);
    }

    /// Books the posts that one field needs for the groups of a pool.
    void book_posts(const prepared_design::block& block, const prepared_design::adult& adult,
                    const figure<double>& groups) {
        const double posts = block.homeroom ? groups.value * adult.adults * block.homeroom_part
                                            : groups.value * block.weekly * adult.adults / block.contact;
        posts_[adult.field].exact += posts;
        if (book_) record_posts(block, adult, groups, posts);
    }

    [[gnu::cold, gnu::noinline]] void record_posts(const prepared_design::block& block,
                                                   const prepared_design::adult& adult, const figure<double>& groups,
                                                   double posts) {
        const role_id role = design_->fields[adult.field].role;
        path where = groups.where.at(axis::role, role);
        where.what = measure::block_posts;
        const auto at_block = [&](measure what) { return here(what).at(axis::block, block.position); };
        const auto mins = record::given(book_, at_block(measure::block_minutes), minutes{block.weekly});
        const auto adults = record::given(book_, at_block(measure::block_adults).at(axis::role, role), adult.adults);
        if (block.homeroom) {
            const auto part = record::given(book_, at_block(measure::homeroom_part), block.homeroom_part);
            record::product(book_, where, groups, adults, part);
        } else {
            const auto contact = record::given(book_, at_block(measure::contact_minutes), block.contact);
            record::derived(book_, where, rule::posts_from_minutes, posts, groups, mins, adults, contact);
        }
        book_->add(posts_[adult.field].sum, {where, posts});
    }

    /// Rounds every role's posts field by field. Homerooms are whole teachers already.
    void settle(school_quantities& result) {
        const double step = design_->hiring_step;
        for (std::size_t i = 0; i < entered_; ++i) {
            const std::size_t f = posts_[i].met;
            const role_id role = design_->fields[f].role;
            // Parts of a homeroom add up to whole teachers, but for the last bit: to whole steps all the same.
            const double whole = round_up_to_step(posts_[f].exact, step);
            result.exact[role] += posts_[f].exact;
            result.rounded[role] += whole;
        }
        if (book_) record_rounding(result);
    }

    [[gnu::cold, gnu::noinline]] void record_rounding(const school_quantities& result) {
        std::array<std::uint32_t, role_limit> sums{};  // of the ledger; 0 where a role has no posts
        for (std::size_t i = 0; i < entered_; ++i) {
            const std::size_t f = posts_[i].met;
            const auto [role, taught] = design_->fields[f];
            const double posts = posts_[f].exact;
            const path exact =
                here(measure::posts_exact).at(axis::role, role).at(axis::subject, static_cast<std::size_t>(taught));
            book_->close(posts_[f].sum, {exact, posts});
            path rounded = exact;
            rounded.what = measure::posts_day;
            const auto unit = record::given(book_, here(measure::hiring_step), design_->hiring_step);
            const auto whole = record::derived(book_, rounded, rule::round_up_to_step,
                                               round_up_to_step(posts, unit.value), figure<double>{posts, exact}, unit);
            if (sums[role] == 0) sums[role] = book_->open();
            book_->add(sums[role], {rounded, whole.value});
        }
        for (std::size_t r = 0; r < role_limit; ++r) {
            if (sums[r] != 0) book_->close(sums[r], {here(measure::posts_day).at(axis::role, r), result.rounded[r]});
        }
    }

    /// The largest of all designs' counts.
    [[nodiscard]] std::size_t most(std::size_t prepared_design::*count) const noexcept {
        std::size_t largest = 0;
        for (const prepared_design& design : designs_) {
            if (design.*count > largest) largest = design.*count;
        }
        return largest;
    }

    /// The posts of a field.
    struct field_posts {
        double exact = 0;
        std::uint32_t sum = 0;  ///< of the ledger
        bool entered = false;
        std::size_t met = 0;  ///< the field that was met in this place of the order
    };

    const std::vector<prepared_design>& designs_;
    recorder book_;
    std::uint16_t stage_;
    std::size_t school_ = 0;
    const prepared_design* design_ = nullptr;
    std::vector<formed_groups> formed_;  ///< by pool
    std::vector<field_posts> posts_;     ///< by field
    std::size_t entered_ = 0;            ///< fields with posts
};

}  // namespace detail

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/detail/sharing.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/figure.hpp>
#include <nineways/grade.hpp>
#include <nineways/ledger.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/units.hpp>

namespace nineways {

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
    school_day(const district& d, const std::vector<prepared_design>& designs, recorder book, std::uint16_t stage)
        : designs_(designs),
          shared_(d),
          book_(book),
          stage_(stage),
          formed_(most(&prepared_design::pool_count)),
          posts_(most(&prepared_design::field_count)) {}

    /// Forms the groups of a school; its posts and minutes follow from them.
    void form(std::size_t design, std::size_t school, const tier_counts& tiers) {
        design_ = &designs_[design];
        school_ = school;
        shares_ = shared_.at(school);
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

    /// Rounds what schools share, once all of them are staffed, and gives each its part.
    [[nodiscard, gnu::cold, gnu::noinline]] std::vector<shared_field> share_out(
        std::vector<school_quantities>& schools) {
        if (shared_.waiting().empty()) return {};
        shared_.round();
        for (const waiting_posts& w : shared_.waiting())
            schools[w.school].rounded[shared_.fields()[w.field].role] += shared_.part(w);
        if (book_) record_shared(schools);
        return shared_.fields();
    }

    /// Minutes a week with pupils of a full-time post of a role, travel taken off where the school shares it.
    [[nodiscard]] double contact(const prepared_design::block& block, role_id role, subject taught) const noexcept {
        const std::int16_t k = sharing_of(role, taught);
        return k == sharing::none ? block.contact : block.contact - shared_[k].travel.value();
    }

    /// Pupils of a group of the block that pupils of a grade leave for this one; 0 where they leave none.
    [[nodiscard]] double left_size(const prepared_design::block& block, std::size_t g) const noexcept {
        const std::int16_t left = block.left_pool[g];
        if (left < 0) return 0;
        const formed_groups& groups = formed_[static_cast<std::size_t>(left)];
        return groups.count[g] / groups.groups[g];
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

    /// The sharing that a role's posts of a subject belong to. A homeroom's teacher stays with the school.
    [[nodiscard]] std::int16_t sharing_of(role_id role, subject taught) const noexcept {
        return shares_ == nullptr || taught == subject::homeroom ? sharing::none : (*shares_)[role];
    }

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
        field_posts& all = posts_[adult.field];
        double posts = 0;
        if (block.homeroom) {
            posts = groups.value * adult.adults * block.homeroom_part;
        } else {
            const double minutes = groups.value * block.weekly * adult.adults;
            const auto [role, taught] = design_->fields[adult.field];
            posts = minutes / contact(block, role, taught);
            if (shares_ != nullptr) all.apart += minutes / block.contact;
        }
        all.exact += posts;
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
            const auto contact = record_contact(block, design_->fields[adult.field]);
            record::derived(book_, where, rule::posts_from_minutes, posts, groups, mins, adults, contact);
        }
        book_->add(posts_[adult.field].sum, {where, posts});
    }

    [[nodiscard, gnu::cold, gnu::noinline]] figure<double> record_contact(const prepared_design::block& block,
                                                                          const prepared_design::field& field) {
        const path where = here(measure::contact_minutes).at(axis::block, block.position);
        const auto at_school = record::given(book_, where, block.contact);
        const std::int16_t k = sharing_of(field.role, field.taught);
        if (k == sharing::none) return at_school;
        const auto travel = record::given(book_, path{measure::travel_minutes, stage_, {}}.at(
                                                     axis::sharing, static_cast<std::size_t>(k)),
                                          shared_[k].travel.value());
        return record::difference(book_, where.at(axis::role, field.role), at_school, travel);
    }

    /// Rounds every role's posts field by field, but for those that wait for other schools. Homerooms are whole
    /// teachers already.
    void settle(school_quantities& result) {
        const double step = design_->hiring_step;
        for (std::size_t i = 0; i < entered_; ++i) {
            const std::size_t f = posts_[i].met;
            const role_id role = design_->fields[f].role;
            // Parts of a homeroom add up to whole teachers, but for the last bit: to whole steps all the same.
            result.exact[role] += posts_[f].exact;
            const std::int16_t k = sharing_of(role, design_->fields[f].taught);
            if (k == sharing::none)
                result.rounded[role] += round_up_to_step(posts_[f].exact, step);
            else
                shared_.wait(k, role, design_->fields[f].taught, school_, posts_[f].exact,
                             round_up_to_step(posts_[f].apart, step));
        }
        if (book_) record_rounding(result);
    }

    [[gnu::cold, gnu::noinline]] void record_rounding(const school_quantities& result) {
        std::array<std::uint32_t, role_limit> sums{};  // of the ledger; 0 where a role has no posts
        std::array<bool, role_limit> waits{};          // for other schools
        for (std::size_t i = 0; i < entered_; ++i) {
            const std::size_t f = posts_[i].met;
            const auto [role, taught] = design_->fields[f];
            const double posts = posts_[f].exact;
            const path exact =
                here(measure::posts_exact).at(axis::role, role).at(axis::subject, static_cast<std::size_t>(taught));
            book_->close(posts_[f].sum, {exact, posts});
            if (sums[role] == 0) sums[role] = book_->open();
            if (sharing_of(role, taught) != sharing::none) {
                waits[role] = true;
                continue;
            }
            path rounded = exact;
            rounded.what = measure::posts_day;
            const auto unit = record::given(book_, here(measure::hiring_step), design_->hiring_step);
            const auto whole = record::derived(book_, rounded, rule::round_up_to_step,
                                               round_up_to_step(posts, unit.value), figure<double>{posts, exact}, unit);
            book_->add(sums[role], {rounded, whole.value});
        }
        for (std::size_t r = 0; r < role_limit; ++r) {
            if (waits[r])
                open_sums_.push_back({school_, static_cast<role_id>(r), sums[r]});
            else if (sums[r] != 0)
                book_->close(sums[r], {here(measure::posts_day).at(axis::role, r), result.rounded[r]});
        }
    }

    /// Writes down what schools share: the sum of their posts, its rounding, and each school's part.
    [[gnu::cold, gnu::noinline]] void record_shared(const std::vector<school_quantities>& schools) {
        const auto in_field = [&](path where, const shared_field& f) {
            return where.at(axis::role, f.role).at(axis::subject, static_cast<std::size_t>(f.taught));
        };
        const auto at_school = [&](measure what, std::size_t school) {
            return path{what, stage_, {}}.at(axis::school, school);
        };
        const auto& fields = shared_.fields();
        for (std::size_t f = 0; f < fields.size(); ++f) {
            const auto all = [&](measure what) { return path{what, stage_, {}}.at(axis::sharing, fields[f].sharing); };
            record::sum<double> exact{book_, in_field(all(measure::posts_exact), fields[f])};
            for (const waiting_posts& w : shared_.waiting()) {
                if (w.field == f) exact += {w.exact, in_field(at_school(measure::posts_exact, w.school), fields[f])};
            }
            const auto unit = record::given(book_, all(measure::hiring_step),
                                            shared_[static_cast<std::int16_t>(fields[f].sharing)].hiring_step.value());
            record::derived(book_, in_field(all(measure::posts_day), fields[f]), rule::round_up_to_step,
                            fields[f].rounded, exact.total(), unit);
        }
        for (const waiting_posts& w : shared_.waiting()) {
            const shared_field& f = fields[w.field];
            const auto all = [&](measure what) {
                return in_field(path{what, stage_, {}}.at(axis::sharing, f.sharing), f);
            };
            const path where = in_field(at_school(measure::posts_day, w.school), f);
            const auto part = record::derived(
                book_, where, rule::proportional_part, shared_.part(w),
                figure<double>{f.rounded, all(measure::posts_day)},
                figure<double>{w.exact, in_field(at_school(measure::posts_exact, w.school), f)},
                figure<double>{f.exact, all(measure::posts_exact)});
            for (const open_sum& sum : open_sums_) {
                if (sum.school == w.school && sum.role == f.role) book_->add(sum.number, {where, part.value});
            }
        }
        for (const open_sum& sum : open_sums_) {
            book_->close(sum.number, {at_school(measure::posts_day, sum.school).at(axis::role, sum.role),
                                      schools[sum.school].rounded[sum.role]});
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
        double apart = 0;       ///< without travel, where anything is shared
        std::uint32_t sum = 0;  ///< of the ledger
        bool entered = false;
        std::size_t met = 0;  ///< the field that was met in this place of the order
    };

    /// A school's sum of a role in the ledger that waits for what is shared.
    struct open_sum {
        std::size_t school = 0;
        role_id role = 0;
        std::uint32_t number = 0;
    };

    const std::vector<prepared_design>& designs_;
    sharing shared_;
    const sharing::row* shares_ = nullptr;  ///< of the school; null where nobody shares
    std::vector<open_sum> open_sums_;
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

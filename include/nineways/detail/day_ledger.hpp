// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/detail/design_day.hpp>
#include <nineways/detail/formed_groups.hpp>
#include <nineways/detail/sharing.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/figure.hpp>
#include <nineways/ledger.hpp>
#include <nineways/quantities.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways::detail {

/// Writes down how the posts of a counted day came about, school by school: groups of each grade, posts of each block,
/// their sums by field and role, what schools share, and the district's sums.
///
/// The counting runs on all schools of a design at once; this follows it with the same operations in the same order.
class day_ledger {
  public:
    day_ledger(const district& d, const std::vector<tier_counts>& tiers, const sharing& shared, std::uint16_t stage,
               recorder book)
        : d_(d), tiers_(tiers), shared_(shared), stage_(stage), book_(book) {}

    [[gnu::cold, gnu::noinline]] void write(const std::vector<design_day*>& days, const quantities& q) {
        for (design_day* day : days) {
            for (std::size_t i = 0; i < day->who.schools.size(); ++i) school(*day, i);
        }
        if (!shared_.waiting().empty()) write_shared();
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            record::sum<fte> total{book_, q.day_posts[r].where};
            for (design_day* day : days) {
                const double* hired = day->hired(r);
                for (std::size_t i = 0; hired != nullptr && i < day->who.schools.size(); ++i) {
                    if (!(hired[i] > 0)) continue;
                    school_ = day->who.schools[i];
                    total += {fte{hired[i]}, here(measure::posts_day).at(axis::role, r)};
                }
            }
            static_cast<void>(total.total());
        }
    }

  private:
    [[nodiscard]] path here(measure what) const noexcept { return path{what, stage_, {}}.at(axis::school, school_); }

    /// The sharing that a field belongs to at the school. A homeroom's teacher stays with the school.
    [[nodiscard]] std::int16_t sharing_of(const prepared_design::field& field) const noexcept {
        return !shared_.any() || field.taught == subject::homeroom ? sharing::none : shared_.of(school_, field.role);
    }

    void school(design_day& day, std::size_t i) {
        school_ = day.who.schools[i];
        const prepared_design& design = day.design();
        formed_.resize(design.pools.size());
        for (std::size_t p = 0; p < design.pools.size(); ++p) form_groups(design.pools[p], tiers_[school_], formed_[p]);
        sums_.assign(design.fields.size(), 0);
        for (const prepared_design::block& block : design.blocks) {
            if (formed_[block.pool].grades.empty()) continue;
            const figure<double> groups = groups_of(design, block);
            for (std::size_t a = block.first_adult; a < block.after_adults; ++a) {
                const prepared_design::adult& adult = design.adults[a];
                std::uint32_t& sum = sums_[adult.field];
                if (sum == 0) sum = book_->open();
                const auto posts = posts_of(block, design.fields[adult.field], adult, groups);
                book_->add(sum, {posts.where, posts.value});
            }
        }
        rounding(day, i);
    }

    /// The groups of a block: of each grade and their sum, or of all grades together.
    [[nodiscard]] figure<double> groups_of(const prepared_design& design, const prepared_design::block& block) {
        const prepared_design::pool& pool = design.pools[block.pool];
        const formed_groups& formed = formed_[block.pool];
        const auto at_block = [&](measure what) { return here(what).at(axis::block, block.position); };
        const auto form = [&](std::size_t g, path where) {
            path in_pool = where;
            in_pool.what = measure::tier_pupils;
            const auto members = record::given(book_, in_pool, pupils{formed.count[g]});
            const auto target = record::given(book_, at_block(measure::group_target), pool.target);
            const auto cap = record::given(book_, at_block(measure::group_cap), pool.cap);
            return record::derived(book_, where, rule::group_count, formed.groups[g], members, target, cap);
        };
        const path where = at_block(measure::groups);
        if (pool.pooling == pooling::across_grades) {
            std::size_t first = 0;
            while (!formed.grades.contains(static_cast<grade>(first))) ++first;
            return form(first, where);
        }
        record::sum<double> all{book_, where};
        for_each_grade(formed.grades, [&](std::size_t g) { all += form(g, where.at(axis::grade, g)); });
        return all.total();
    }

    /// The posts of one field that the groups of a block need.
    [[nodiscard]] figure<double> posts_of(const prepared_design::block& block, const prepared_design::field& field,
                                          const prepared_design::adult& adult, const figure<double>& groups) {
        const auto at_block = [&](measure what) { return here(what).at(axis::block, block.position); };
        const path where = at_block(measure::block_posts).at(axis::role, field.role);
        const auto mins = record::given(book_, at_block(measure::block_minutes), minutes{block.weekly});
        const auto adults =
            record::given(book_, at_block(measure::block_adults).at(axis::role, field.role), adult.adults);
        if (block.homeroom) {
            const auto part = record::given(book_, at_block(measure::homeroom_part), block.homeroom_part);
            return record::product(book_, where, adults, part, groups);
        }
        const auto contact = contact_of(block, field);
        const double posts = groups.value * (block.weekly * adult.adults / contact.value);
        return record::derived(book_, where, rule::posts_from_minutes, posts, groups, mins, adults, contact);
    }

    [[nodiscard]] figure<double> contact_of(const prepared_design::block& block, const prepared_design::field& field) {
        const path where = here(measure::contact_minutes).at(axis::block, block.position);
        const auto at_school = record::given(book_, where, block.contact);
        const std::int16_t k = sharing_of(field);
        if (k == sharing::none) return at_school;
        const auto travel = record::given(
            book_, path{measure::travel_minutes, stage_, {}}.at(axis::sharing, static_cast<std::size_t>(k)),
            shared_[k].travel.value());
        return record::difference(book_, where.at(axis::role, field.role), at_school, travel);
    }

    void rounding(design_day& day, std::size_t i) {
        std::array<std::uint32_t, role_limit> sums{};  // of the ledger; 0 where a role has no posts
        std::array<bool, role_limit> waits{};          // for other schools
        for (std::size_t f = 0; f < day.design().fields.size(); ++f) {
            if (sums_[f] == 0) continue;
            const auto [role, taught] = day.design().fields[f];
            const double posts = day.exact(f)[i];
            const path exact =
                here(measure::posts_exact).at(axis::role, role).at(axis::subject, static_cast<std::size_t>(taught));
            book_->close(sums_[f], {exact, posts});
            if (sums[role] == 0) sums[role] = book_->open();
            if (sharing_of(day.design().fields[f]) != sharing::none) {
                waits[role] = true;
                continue;
            }
            path rounded = exact;
            rounded.what = measure::posts_day;
            const auto unit = record::given(book_, here(measure::hiring_step), day.design().hiring_step);
            const auto whole = record::derived(book_, rounded, rule::round_up_to_step,
                                               round_up_to_step(posts, unit.value), figure<double>{posts, exact}, unit);
            book_->add(sums[role], {rounded, whole.value});
        }
        for (std::size_t r = 0; r < role_limit; ++r) {
            if (sums[r] == 0) continue;
            const term whole{here(measure::posts_day).at(axis::role, r), day.hired(r)[i]};
            if (waits[r])
                open_sums_.push_back({static_cast<role_id>(r), sums[r], whole});
            else
                book_->close(sums[r], whole);
        }
    }

    /// Writes down what schools share: the sum of their posts, its rounding, and each school's part.
    void write_shared() {
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
            const auto part =
                record::derived(book_, where, rule::proportional_part, shared_.part(w),
                                figure<double>{f.rounded, all(measure::posts_day)},
                                figure<double>{w.exact, in_field(at_school(measure::posts_exact, w.school), f)},
                                figure<double>{f.exact, all(measure::posts_exact)});
            for (const open_sum& sum : open_sums_) {
                if (sum.role == f.role &&
                    sum.whole.where == at_school(measure::posts_day, w.school).at(axis::role, f.role))
                    book_->add(sum.number, {where, part.value});
            }
        }
        for (const open_sum& sum : open_sums_) book_->close(sum.number, sum.whole);
    }

    /// A school's sum of a role in the ledger that waits for what is shared.
    struct open_sum {
        role_id role = 0;
        std::uint32_t number = 0;
        term whole;
    };

    const district& d_;
    const std::vector<tier_counts>& tiers_;
    const sharing& shared_;
    std::uint16_t stage_;
    recorder book_;
    std::size_t school_ = 0;
    std::vector<formed_groups> formed_;  ///< by pool
    std::vector<std::uint32_t> sums_;    ///< of the ledger, by field; 0 where it has no posts
    std::vector<open_sum> open_sums_;
};

}  // namespace nineways::detail

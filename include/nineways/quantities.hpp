// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/figure.hpp>
#include <nineways/grade.hpp>
#include <nineways/ledger.hpp>
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

/// The quantity stage: everything that people and minutes come to, before any price.
struct quantities {
    std::vector<school_quantities> schools;
    /// Posts of the day by role over all schools.
    std::array<figure<fte>, role_limit> day_posts{};
    std::array<fte, role_limit> day_posts_exact{};
    attention all;
    double rooms_short = 0;
};

/// Average class size of whole-class teaching in a set of grades: pupil-minutes over group-minutes; 0 without any.
[[nodiscard]] inline double class_size(const attention& a, grade_set grades) noexcept {
    double pupil_minutes = 0;
    double group_minutes = 0;
    for (std::size_t g = 0; g < grade_count; ++g) {
        if (!grades.contains(static_cast<grade>(g))) continue;
        pupil_minutes += a.pupil_minutes[g];
        group_minutes += a.group_minutes[g];
    }
    return group_minutes > 0 ? pupil_minutes / group_minutes : 0;
}

namespace detail {

/// A block's id without the marks that splitting by grades adds.
[[nodiscard]] inline std::string_view block_family(std::string_view id) noexcept {
    while (!id.empty() && id.back() == '+') id.remove_suffix(1);
    return id;
}

/// A day design, looked up once: parents by grade, and each homeroom block's part of its homeroom's minutes.
struct prepared_design {
    struct block {
        double homeroom_part = 0;
        std::array<std::int16_t, grade_count> parent{};  ///< by grade; -1 where none
    };
    const day_design* design = nullptr;
    double contact = 0;
    std::vector<block> blocks;
};

[[nodiscard]] inline bool same_homeroom(const time_block& a, const time_block& b) noexcept {
    return b.staffing == staffing::homeroom && a.grades == b.grades && a.tiers == b.tiers && a.pooling == b.pooling;
}

[[nodiscard]] inline prepared_design prepare(const day_design& design) {
    prepared_design prepared{&design, design.week.contact().value(), {}};
    prepared.blocks.reserve(design.blocks.size());
    for (const time_block& b : design.blocks) {
        prepared_design::block p;
        p.parent.fill(-1);
        if (b.staffing == staffing::homeroom) {
            double all = 0;
            for (const time_block& other : design.blocks) {
                if (same_homeroom(b, other)) all += other.weekly.value();
            }
            p.homeroom_part = b.weekly.value() / all;
        }
        if (b.moves_pupils()) {
            for (std::size_t i = 0; i < design.blocks.size(); ++i) {
                if (block_family(design.blocks[i].id) != b.parent) continue;
                for (std::size_t g = 0; g < grade_count; ++g) {
                    if ((design.blocks[i].grades & b.grades).contains(static_cast<grade>(g))) {
                        p.parent[g] = static_cast<std::int16_t>(i);
                    }
                }
            }
        }
        prepared.blocks.push_back(p);
    }
    return prepared;
}

/// Posts rounded up to whole hiring steps; a value within a billionth of a step counts as that step.
[[nodiscard]] inline double round_up_to_step(double posts, double step) noexcept {
    const double steps = posts / step;
    auto whole = static_cast<double>(static_cast<std::int64_t>(steps));
    if (steps - whole > 1e-9) whole += 1;
    return whole * step;
}

/// Posts of one role in one certification field of a school, while they add up.
struct field_posts {
    role_id role = 0;
    subject field{};
    double exact = 0;
};

/// One school's day: groups, posts and minutes.
template <Recorder R>
class school_day {
  public:
    school_day(R& book, std::uint16_t stage, std::size_t index, const prepared_design& prepared, const tier_counts& tiers,
               attention& all, school_quantities& result)
        : book_(book), stage_(stage), school_(index), prepared_(prepared), tiers_(tiers), all_(all), result_(result) {}

    void run() {
        for (std::size_t b = 0; b < prepared_.blocks.size(); ++b) density_[b].fill(0);
        for (std::size_t b = 0; b < prepared_.blocks.size(); ++b) {
            const time_block& block = prepared_.design->blocks[b];
            if (block.staffing == staffing::none) continue;
            if (block.pooling == pooling::across_grades) {
                form(b, block.grades);
            } else {
                for (std::size_t g = 0; g < grade_count; ++g) {
                    if (block.grades.contains(static_cast<grade>(g))) form(b, grade_set{static_cast<grade>(g)});
                }
            }
        }
        settle();
    }

  private:
    [[nodiscard]] path here(measure what) const noexcept { return path{what, stage_, {}}.at(axis::school, school_); }

    /// Forms the groups of one pool of a block, and books their adults and minutes.
    void form(std::size_t b, grade_set pool) {
        const time_block& block = prepared_.design->blocks[b];
        std::array<double, grade_count> members{};
        double count = 0;
        for (std::size_t g = 0; g < grade_count; ++g) {
            if (!pool.contains(static_cast<grade>(g))) continue;
            for (std::size_t t = 0; t < tier_count; ++t) {
                if (block.tiers.contains(static_cast<tier>(t))) members[g] += tiers_[g][t];
            }
            count += members[g];
        }
        if (!(count > 0)) return;
        const double groups = group_count(pupils{count}, block.group);
        const double minutes_here = block.weekly.value();
        path where = here(measure::groups).at(axis::block, b);
        if (block.pooling == pooling::each_grade) where = where.at(axis::grade, first_grade(pool));
        const auto formed = record_groups(where, b, count, groups);

        double adults = 0;
        for (const adults_per_group& a : block.adults) {
            adults += a.adults;
            book_posts(b, formed, a);
        }
        if (block.staffing == staffing::homeroom) result_.rooms_needed += groups * prepared_.blocks[b].homeroom_part;
        else if (block.setting == setting::whole_class || block.setting == setting::separate) {
            result_.rooms_needed += groups * minutes_here / (prepared_.design->week.open - prepared_.design->week.lunch).value();
        }
        const bool small = block.setting == setting::small_group || block.setting == setting::one_to_one ||
                           block.setting == setting::pull_out || block.setting == setting::push_in;
        const double density = groups * adults / count;
        for (std::size_t g = 0; g < grade_count; ++g) {
            if (!(members[g] > 0)) continue;
            density_[b][g] = density;
            if (block.setting == setting::whole_class) {
                all_.pupil_minutes[g] += members[g] * minutes_here;
                all_.group_minutes[g] += groups * minutes_here * (members[g] / count);
            }
            const std::int16_t parent = prepared_.blocks[b].parent[g];
            const bool leaves = parent >= 0 && block.setting != setting::push_in;
            const double gained = density - (leaves ? density_[static_cast<std::size_t>(parent)][g] : 0);
            const auto l = static_cast<std::size_t>(level_of(static_cast<grade>(g)));
            for (std::size_t t = 0; t < tier_count; ++t) {
                if (!block.tiers.contains(static_cast<tier>(t))) continue;
                const double reached = tiers_[g][t];
                all_.adult_minutes[l][t] += reached * minutes_here * gained;
                if (small) {
                    all_.small_group_minutes[l][t] += reached * minutes_here;
                    all_.small_group_size[l][t] += reached * minutes_here * (count / groups);
                }
            }
        }
    }

    [[nodiscard]] static std::size_t first_grade(grade_set pool) noexcept {
        std::size_t g = 0;
        while (!pool.contains(static_cast<grade>(g))) ++g;
        return g;
    }

    [[nodiscard]] figure<double> record_groups(const path& where, std::size_t b, double count, double groups) {
        if constexpr (R::active) {
            const time_block& block = prepared_.design->blocks[b];
            path pool = where;
            pool.what = measure::tier_pupils;
            const auto members = record::given(book_, pool, pupils{count});
            const auto target = record::given(book_, here(measure::group_target).at(axis::block, b), block.group.target);
            const auto cap = record::given(book_, here(measure::group_cap).at(axis::block, b), block.group.cap);
            return record::derived(book_, where, rule::group_count, groups, members, target, cap);
        } else {
            return {groups, where};
        }
    }

    /// Books the posts that one role needs for the groups of a pool.
    void book_posts(std::size_t b, const figure<double>& groups, const adults_per_group& a) {
        const time_block& block = prepared_.design->blocks[b];
        const bool homeroom = block.staffing == staffing::homeroom;
        const double posts = homeroom ? groups.value * a.adults * prepared_.blocks[b].homeroom_part
                                      : groups.value * block.weekly.value() * a.adults / prepared_.contact;
        field_posts& sum = field(a.role, homeroom ? subject::homeroom : block.subject);
        sum.exact += posts;
        if constexpr (R::active) {
            path where = groups.where;
            where.what = measure::block_posts;
            const auto mins = record::given(book_, here(measure::block_minutes).at(axis::block, b), block.weekly);
            const auto adults = record::given(book_, here(measure::block_adults).at(axis::block, b).at(axis::role, a.role), a.adults);
            if (homeroom) {
                const auto part = record::given(book_, here(measure::homeroom_part).at(axis::block, b), prepared_.blocks[b].homeroom_part);
                terms(sum).push_back({record::product(book_, where, groups, adults, part).where, posts});
            } else {
                const auto contact = record::given(book_, here(measure::contact_minutes), prepared_.contact);
                record::derived(book_, where, rule::posts_from_minutes, posts, groups, mins, adults, contact);
                terms(sum).push_back({where, posts});
            }
        }
    }

    [[nodiscard]] field_posts& field(role_id role, subject s) {
        for (std::size_t i = 0; i < field_count_; ++i) {
            if (fields_[i].role == role && fields_[i].field == s) return fields_[i];
        }
        fields_[field_count_] = {role, s, 0};
        return fields_[field_count_++];
    }

    [[nodiscard]] std::vector<term>& terms(const field_posts& f) { return field_terms_[static_cast<std::size_t>(&f - fields_.data())]; }

    /// Rounds every role's posts field by field. Homerooms are whole teachers already.
    void settle() {
        const double step = prepared_.design->hiring_step.value();
        std::array<std::vector<term>, R::active ? role_limit : 1> rounded_terms;
        for (std::size_t i = 0; i < field_count_; ++i) {
            const field_posts& f = fields_[i];
            // Parts of a homeroom add up to whole teachers, but for the last bit: to whole steps all the same.
            const double whole = round_up_to_step(f.exact, step);
            result_.exact[f.role] += f.exact;
            result_.rounded[f.role] += whole;
            if constexpr (R::active) {
                const path exact = here(measure::posts_exact).at(axis::role, f.role).at(axis::subject, static_cast<std::size_t>(f.field));
                book_.write(exact, rule::sum, f.exact, field_terms_[i]);
                path rounded = exact;
                rounded.what = measure::posts_day;
                const auto unit = record::given(book_, here(measure::hiring_step), step);
                record::derived(book_, rounded, rule::round_up_to_step, whole, figure<double>{f.exact, exact}, unit);
                rounded_terms[f.role].push_back({rounded, whole});
            }
        }
        if constexpr (R::active) {
            for (std::size_t r = 0; r < role_limit; ++r) {
                if (!rounded_terms[r].empty()) {
                    book_.write(here(measure::posts_day).at(axis::role, r), rule::sum, result_.rounded[r], rounded_terms[r]);
                }
            }
        }
        result_.rooms_needed = round_up_to_step(result_.rooms_needed, 1);
    }

    R& book_;
    std::uint16_t stage_;
    std::size_t school_;
    const prepared_design& prepared_;
    const tier_counts& tiers_;
    attention& all_;
    school_quantities& result_;
    std::array<std::array<double, grade_count>, block_limit> density_;  ///< adults a pupil, by block and grade
    std::array<field_posts, field_limit> fields_{};
    std::size_t field_count_ = 0;
    std::array<std::vector<term>, R::active ? field_limit : 1> field_terms_;
};

}  // namespace detail

/// The quantity stage: what the day of every school comes to, in state `stage` of the district.
///
/// `tiers` is `attention_tiers(d, ...)`. The document must be valid (`validate(d)` finds nothing).
template <Recorder R>
[[nodiscard]] quantities measure_day(const district& d, const std::vector<tier_counts>& tiers, std::uint16_t stage, R& book) {
    std::vector<detail::prepared_design> prepared;
    prepared.reserve(d.designs.size());
    for (const day_design& design : d.designs) prepared.push_back(detail::prepare(design));

    quantities q;
    q.schools.resize(d.schools.size());
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        const school& here = d.schools[s];
        for (std::size_t g = 0; g < grade_count; ++g) {
            const auto l = static_cast<std::size_t>(level_of(static_cast<grade>(g)));
            for (std::size_t t = 0; t < tier_count; ++t) q.all.pupil_count[l][t] += tiers[s][g][t];
        }
        detail::school_day<R>{book, stage, s, prepared[here.design], tiers[s], q.all, q.schools[s]}.run();
        if (here.rooms && *here.rooms < q.schools[s].rooms_needed) q.rooms_short += q.schools[s].rooms_needed - *here.rooms;
    }
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        const path where = path{measure::posts_day, stage, {}}.at(axis::role, r);
        record::sum<fte, R> total{book, where};
        for (std::size_t s = 0; s < q.schools.size(); ++s) {
            q.day_posts_exact[r] += fte{q.schools[s].exact[r]};
            if (q.schools[s].rounded[r] > 0) {
                total += {fte{q.schools[s].rounded[r]}, path{measure::posts_day, stage, {}}.at(axis::school, s).at(axis::role, r)};
            }
        }
        q.day_posts[r] = total.total();
    }
    return q;
}

}  // namespace nineways

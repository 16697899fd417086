// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/grade.hpp>
#include <nineways/prices.hpp>
#include <nineways/quantities.hpp>
#include <nineways/schedule.hpp>
#include <nineways/school_day.hpp>
#include <nineways/units.hpp>

namespace nineways {

inline constexpr std::size_t subject_count = subject_names.size();

/// Two sums that divide into a metric; without anything to divide by there is none.
struct ratio {
    double of = 0;
    double over = 0;

    [[nodiscard]] constexpr std::optional<double> value() const noexcept {
        return over > 0 ? std::optional<double>{of / over} : std::nullopt;
    }
};

/// What one subject comes to in a part of a district. Minutes are a week.
struct subject_sums {
    double pupil_minutes = 0;      ///< of whole-class teaching: pupils x minutes
    double group_minutes = 0;      ///< of whole-class teaching: groups x minutes
    double taught_minutes = 0;     ///< of teachers with groups: groups x minutes x teachers a group
    double seats = 0;              ///< pupils x whole-class blocks that are pooled, so that teachers change
    double seat_posts = 0;         ///< exact teaching posts of these blocks
    double teaching_posts = 0;     ///< exact
    double timetable_minutes = 0;  ///< of these posts: the week's timetable x posts
    double together_minutes = 0;   ///< of these posts: minutes with colleagues inside the pupils' day
    double posts_needed = 0;       ///< teaching posts at the target contact ratio
    double posts = 0;              ///< exact posts of all roles
    dollars teaching_cost{};       ///< of the teaching posts, a year
    dollars cost{};                ///< of all posts, a year
    std::array<double, tier_count> attended{};             ///< pupils x minutes
    std::array<double, tier_count> adult_minutes{};        ///< pupils x their share of adults' minutes
    std::array<double, tier_count> small_group_minutes{};  ///< pupils x minutes in small groups or one to one
    std::array<double, tier_count> class_minutes{};        ///< pupils x minutes that they are in whole classes
    std::array<double, tier_count> class_size_minutes{};   ///< the same x pupils in the class

    /// Pupils in the classes that a tier is in. None for a tier that leaves them for all of their minutes: what
    /// rounding keeps of these is no minute.
    [[nodiscard]] constexpr ratio class_size(std::size_t t) const noexcept {
        return class_minutes[t] > 1e-6 ? ratio{class_size_minutes[t], class_minutes[t]} : ratio{};
    }

    subject_sums& operator+=(const subject_sums& more) noexcept {
        pupil_minutes += more.pupil_minutes;
        group_minutes += more.group_minutes;
        taught_minutes += more.taught_minutes;
        seats += more.seats;
        seat_posts += more.seat_posts;
        teaching_posts += more.teaching_posts;
        timetable_minutes += more.timetable_minutes;
        together_minutes += more.together_minutes;
        posts_needed += more.posts_needed;
        posts += more.posts;
        teaching_cost += more.teaching_cost;
        cost += more.cost;
        for (std::size_t t = 0; t < tier_count; ++t) {
            attended[t] += more.attended[t];
            adult_minutes[t] += more.adult_minutes[t];
            small_group_minutes[t] += more.small_group_minutes[t];
            class_minutes[t] += more.class_minutes[t];
            class_size_minutes[t] += more.class_size_minutes[t];
        }
        return *this;
    }
};

/// What a part of a district comes to: a level of a school, a school, a level, the district. Parts add up.
struct day_sums {
    std::array<double, tier_count> pupils{};
    std::array<subject_sums, subject_count> subjects{};

    day_sums& operator+=(const day_sums& more) noexcept {
        for (std::size_t t = 0; t < tier_count; ++t) pupils[t] += more.pupils[t];
        for (std::size_t s = 0; s < subject_count; ++s) subjects[s] += more.subjects[s];
        return *this;
    }
    [[nodiscard]] subject_sums all_subjects() const noexcept {
        subject_sums all;
        for (const subject_sums& each : subjects) all += each;
        return all;
    }
    [[nodiscard]] double all_pupils() const noexcept {
        double all = 0;
        for (const double count : pupils) all += count;
        return all;
    }
};

/// One school's day in sums, by level.
struct school_sums {
    std::array<day_sums, level_count> levels{};

    [[nodiscard]] day_sums all() const noexcept {
        day_sums whole;
        for (const day_sums& each : levels) whole += each;
        return whole;
    }
};

/// Yearly cost of a full-time post of every role: salary, benefits on it, flat benefits; or the price of a contract.
[[nodiscard]] inline std::array<dollars, role_limit> post_prices(const district& d, dollars_per_fte average_salary) {
    std::array<dollars, role_limit> prices{};
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        const role& kind = d.roles[r];
        const double pay = (kind.basis == pay_basis::teacher_grid ? average_salary : kind.salary).value();
        prices[r] = dollars{kind.basis == pay_basis::contract
                                ? pay
                                : pay * (1 + d.pay.variable_benefits) + d.pay.flat_benefits.value()};
    }
    return prices;
}

namespace detail {

/// Sums one school's day after the other.
class day_summing {
  public:
    day_summing(const district& d, const std::vector<prepared_design>& designs,
                const std::array<dollars, role_limit>& prices, std::optional<double> target_ratio)
        : d_(d), day_(d, designs), prices_(prices), target_ratio_(target_ratio) {}

    [[nodiscard]] school_sums run(std::size_t school, const tier_counts& tiers) {
        school_sums sums;
        const nineways::school& here = d_.schools[school];
        design_ = &d_.designs[here.design];
        const school_week& week = design_->week;
        timetable_ = (week.open - week.lunch - week.duty).value();
        full_load_ = target_ratio_ ? *target_ratio_ * timetable_ : week.contact().value();
        together_ = week.collaboration_in == time_place::in_day ? week.collaboration.value() : 0;
        for (std::size_t g = 0; g < grade_count; ++g) {
            auto& pupils = at_grade(sums, g).pupils;
            for (std::size_t t = 0; t < tier_count; ++t) pupils[t] += tiers[g][t];
        }
        for (const time_block& block : design_->blocks) attend(block, tiers, sums);
        day_.form(here.design, school, tiers);
        day_.visit([&](const day_part& part) { teach(part, sums); });
        return sums;
    }

  private:
    [[nodiscard]] static day_sums& at_grade(school_sums& sums, std::size_t g) noexcept {
        return sums.levels[static_cast<std::size_t>(level_of(static_cast<grade>(g)))];
    }
    [[nodiscard]] static subject_sums& at(school_sums& sums, std::size_t g, subject what) noexcept {
        return at_grade(sums, g).subjects[static_cast<std::size_t>(what)];
    }

    /// The block that pupils of a grade leave for this one; null where they leave none.
    [[nodiscard]] const time_block* left_by(const time_block& block, std::size_t g) const noexcept {
        if (!block.moves_pupils() || block.joins_parent()) return nullptr;
        const time_block* left = nullptr;
        for (const time_block& other : design_->blocks) {
            if (block_family(other.id) == block.parent && other.grades.contains(static_cast<grade>(g))) left = &other;
        }
        return left;
    }

    /// Books pupils' time: in the block, and no longer in the one that they leave. Adults who join take no time.
    void attend(const time_block& block, const tier_counts& tiers, school_sums& sums) const {
        if (block.joins_parent()) return;
        const double weekly = block.average(d_.school_weeks).value();
        for_each_grade(block.grades, [&](std::size_t g) {
            const time_block* left = left_by(block, g);
            for (std::size_t t = 0; t < tier_count; ++t) {
                if (!block.tiers.contains(static_cast<tier>(t))) continue;
                at(sums, g, block.subject).attended[t] += tiers[g][t] * weekly;
                if (left != nullptr) at(sums, g, left->subject).attended[t] -= tiers[g][t] * weekly;
            }
        });
    }

    void teach(const day_part& part, school_sums& sums) const {
        const time_block& block = design_->blocks[part.block.position];
        const double weekly = part.block.weekly;
        subject_sums& here = at(sums, part.grade, block.subject);
        const double groups = part.groups * part.share;
        double teaching_posts = 0;
        for (const adults_per_group& a : block.adults) {
            const double posts = part.block.homeroom
                                     ? groups * a.adults * part.block.homeroom_part
                                     : groups * weekly * a.adults / day_.contact(part.block, a.role, block.subject);
            here.posts += posts;
            here.cost += prices_[a.role] * posts;
            if (!d_.roles[a.role].is_teacher) continue;
            teaching_posts += posts;
            here.teaching_cost += prices_[a.role] * posts;
            here.taught_minutes += groups * weekly * a.adults;
            here.posts_needed += groups * weekly * a.adults / full_load_;
        }
        here.teaching_posts += teaching_posts;
        if (!part.block.small) here.together_minutes += teaching_posts * together_;
        here.timetable_minutes += teaching_posts * timetable_;
        if (part.block.whole_class) {
            here.pupil_minutes += part.members * weekly;
            here.group_minutes += groups * weekly;
            if (!part.block.homeroom) {
                here.seats += part.members;
                here.seat_posts += teaching_posts;
            }
        }
        const time_block* left = left_by(block, part.grade);
        for (std::size_t t = 0; t < tier_count; ++t) {
            const double minutes = part.reached[t] * weekly;
            here.adult_minutes[t] += minutes * part.density;
            if (left != nullptr) {
                subject_sums& there = at(sums, part.grade, left->subject);
                there.adult_minutes[t] -= minutes * part.left_density;
                if (left->setting == setting::whole_class) {
                    there.class_minutes[t] -= minutes;
                    there.class_size_minutes[t] -= minutes * day_.left_size(part.block, part.grade);
                }
            }
            if (part.block.small) here.small_group_minutes[t] += minutes;
            if (!part.block.whole_class) continue;
            here.class_minutes[t] += minutes;
            here.class_size_minutes[t] += minutes * part.size;
        }
    }

    const district& d_;
    school_day day_;
    const std::array<dollars, role_limit>& prices_;
    std::optional<double> target_ratio_;
    const day_design* design_ = nullptr;
    double timetable_ = 0;  ///< minutes a week: open less lunch and duty
    double full_load_ = 0;  ///< of them, those that a post needed teaches
    double together_ = 0;   ///< of them, those with colleagues
};

}  // namespace detail

/// The day of every school in sums, in the order of schools.
///
/// `tiers` is `attention_tiers(d, ...)`, `prices` are those of posts. Posts needed are those at `target_ratio`, a
/// contact ratio above 0; without one, at the ratio that each day gives a full post. The document must be valid.
[[nodiscard]] inline std::vector<school_sums> sum_days(const district& d, const std::vector<tier_counts>& tiers,
                                                       const std::array<dollars, role_limit>& prices,
                                                       std::optional<double> target_ratio = std::nullopt) {
    const std::vector<detail::prepared_design> designs = detail::prepare_designs(d);
    detail::day_summing summing{d, designs, prices, target_ratio};
    std::vector<school_sums> all;
    all.reserve(d.schools.size());
    for (std::size_t s = 0; s < d.schools.size(); ++s) all.push_back(summing.run(s, tiers[s]));
    return all;
}

}  // namespace nineways

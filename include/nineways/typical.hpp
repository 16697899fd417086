// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <nineways/assumptions.hpp>
#include <nineways/complete.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/fault.hpp>
#include <nineways/levers/attention.hpp>
#include <nineways/levers/listed_posts.hpp>
#include <nineways/national.hpp>
#include <nineways/parameters.hpp>
#include <nineways/measure_day.hpp>
#include <nineways/standard_day.hpp>
#include <nineways/typical/schools.hpp>
#include <nineways/units.hpp>

/// Typical districts, made from national figures: fictional, and standing after cuts.
namespace nineways::typical {

/// School year (ending year) whose dollars the typical districts are in.
inline constexpr int dollar_year = 2023;

/// What names a typical district and tells it from the others.
struct district_row {
    std::string_view id;
    std::string_view name;
    std::string_view note;
    std::span<const school_row> schools;
};

inline constexpr std::array<district_row, 3> districts{
    district_row{"typical-city", "Typical City", "A fictional city district made from national figures; no real place.",
                 city_schools},
    district_row{"typical-suburb", "Typical Suburb",
                 "A fictional suburban district made from national figures; no real place.", suburb_schools},
    district_row{"typical-rural", "Typical Rural District",
                 "A fictional rural district made from national figures; no real place.", rural_schools},
};

namespace detail {

[[nodiscard]] constexpr grade_set grades_of_kind(std::string_view kind) noexcept {
    if (kind == "elementary") return grade_set::between(grade::kindergarten, grade::fifth);
    if (kind == "middle") return grade_set::between(grade::sixth, grade::eighth);
    return grade_set::between(grade::ninth, grade::twelfth);
}

/// A whole number of pupils nearest to a share of all.
[[nodiscard]] constexpr pupils share_of(int all, double share) noexcept {
    return pupils{static_cast<double>(static_cast<int>(all * share + 0.5))};
}

[[nodiscard]] inline school_draft draft(const school_row& row, const assumptions& assumed) {
    school_draft s;
    s.id = std::string{row.id};
    s.name = std::string{row.name};
    s.design = std::string{row.kind};
    const grade_set grades = grades_of_kind(row.kind);
    std::array<double, grade_count> even{};
    for (std::size_t g = 0; g < grade_count; ++g) even[g] = grades.contains(static_cast<grade>(g)) ? 1 : 0;
    const auto by_grade = largest_remainder(static_cast<double>(row.pupils), even);
    for (std::size_t g = 0; g < grade_count; ++g) s.enrollment[g] = pupils{by_grade[g]};
    s.low_income = share_of(row.pupils, row.low_income_share);
    s.english_learner = share_of(row.pupils, assumed["english_learner_share"_p]);
    s.disability = share_of(row.pupils, assumed["disability_share"_p]);
    s.gifted = share_of(row.pupils, assumed["gifted_share"_p]);
    return s;
}

/// As the `build` that throws, with its faults filed; the district means nothing if there are any.
[[nodiscard]] inline district build(const district_row& row, const assumptions& assumed,
                                    nineways::detail::fault_list& log) {
    district_draft known;
    known.id = std::string{row.id};
    known.name = std::string{row.name};
    known.note = std::string{row.note};
    known.dollar_year = dollar_year;
    for (const school_row& s : row.schools) known.schools.push_back(draft(s, assumed));
    district d = complete(std::move(known), assumed);
    d.filled.clear();  // everything is national here: that is what typical means
    d.pay.frozen_steps = 1;

    const auto tiers = attention_tiers(d, assumed);
    no_ledger none;
    const quantities now = measure_day(d, tiers, 0, none);
    const double day_teachers = now.day_posts[standard_role::classroom_teacher].value.value() +
                                now.day_posts[standard_role::specials_teacher].value.value() +
                                now.day_posts[standard_role::special_education_teacher].value.value() +
                                now.day_posts[standard_role::interventionist].value.value();
    // The roster is the national ratio; what the day does not need stands with the classroom teachers.
    d.roster = {{standard_role::classroom_teacher,
                 fte{assumed["teachers_per_1000"_p] * total_pupils(d).value() / 1000} -
                     fte{day_teachers - now.day_posts[standard_role::classroom_teacher].value.value()}}};

    d.before.class_size_fewer = pupils{assumed["before_cuts_class_size_fewer"_p]};
    d.before.school_days_more = assumed["restored_school_days"_p] - assumed["school_days"_p];
    district earlier = d;
    const std::size_t faults_before = log.total();
    levers::detail::shift_class_size(earlier, grades_k_3 | grades_4_12, d.before.class_size_fewer.value(), log);
    if (log.total() != faults_before) return d;
    const quantities before = measure_day(earlier, tiers, 0, none);
    const double cut = assumed["before_cuts_posts_share"_p];
    for (const role_id r : {standard_role::classroom_teacher, standard_role::specials_teacher}) {
        const fte today = now.day_posts[r].value;
        d.before.posts.push_back({r, before.day_posts[r].value - today});
        if (r == standard_role::specials_teacher) d.before.posts.back().posts += today * cut;
    }
    for (const role_id r : {standard_role::counselor, standard_role::librarian, standard_role::student_support}) {
        d.before.posts.push_back({r, fte{levers::detail::posts_at_schools(d, r) * cut}});
    }
    for (std::size_t s = 0; s < d.schools.size(); ++s) d.schools[s].rooms = before.schools[s].rooms_needed;
    return d;
}

}  // namespace detail

/// A typical district: its schools, and everything else at national figures.
///
/// It stands after cuts: classes are one pupil larger than before, steps were frozen a year, and `before` lists the
/// posts that one pupil fewer in every class would need, and a part of specials teachers, counselors, librarians and
/// support staff. Rooms are those of the time before the cuts.
/// Throws `invalid_input` when that pupil, as edited, was more than classes have.
[[nodiscard]] inline district build(const district_row& row, const assumptions& assumed = {}) {
    nineways::detail::fault_list log;
    district d = detail::build(row, assumed, log);
    throw_if_any(log.take());
    return d;
}

/// The typical district with an id; none when no district has it.
[[nodiscard]] inline std::optional<district> find(std::string_view id, const assumptions& assumed = {}) {
    for (const district_row& row : districts) {
        if (row.id == id) return build(row, assumed);
    }
    return std::nullopt;
}

}  // namespace nineways::typical

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/compare.hpp>
#include <nineways/day_sums.hpp>
#include <nineways/detail/need_quarters.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/grade.hpp>
#include <nineways/metrics.hpp>
#include <nineways/parameters.hpp>
#include <nineways/prices.hpp>
#include <nineways/quantities.hpp>
#include <nineways/schedule.hpp>
#include <nineways/school.hpp>
#include <nineways/scorecard.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// A district as it stands and after each of two packages.
struct scorecards {
    scorecard as_it_stands;
    scorecard a;
    scorecard b;
};

namespace detail {

[[nodiscard]] constexpr score measured(double value) noexcept { return {value, {}, false}; }
[[nodiscard]] constexpr score unmeasured(std::string_view why) noexcept { return {std::nullopt, why, false}; }
[[nodiscard]] constexpr score divided(const ratio& sums, std::string_view why) noexcept {
    const std::optional<double> value = sums.value();
    return value ? measured(*value) : unmeasured(why);
}

/// Measures one state of a district.
class scoring {
  public:
    scoring(const district& d, const std::vector<tier_counts>& tiers, const quantities& day, const spending& cost,
            const assumptions& assumed)
        : d_(d), day_(day), cost_(cost), assumed_(assumed) {
        const auto schools = sum_days(d, tiers, post_prices(d, cost.average_salary.value));
        for (std::size_t s = 0; s < schools.size(); ++s) {
            all_ += schools[s].all();
            for (const level l : {level::middle, level::high}) {
                if (!keeps_one_teacher(s, l)) departments_ += schools[s].levels[static_cast<std::size_t>(l)];
            }
        }
    }

    [[nodiscard]] scorecard run() const {
        scorecard card = measure();
        const auto rests_on = [&](score_measure what, bool filled) {
            score& found = card[static_cast<std::size_t>(what)];
            if (!filled || !found.value) return;
            // What nobody told is no 0.
            if (*found.value == 0)
                found = unmeasured("nobody told it; what was filled in has none");
            else
                found.filled = true;
        };
        const bool day = has_filled(d_, "/design");
        const bool day_or_needs = day || has_filled(d_, "/needs/low_income") || has_filled(d_, "/needs/disability");
        const bool staff = has_filled(d_, "/staff") || has_filled(d_, "/central_staff");
        const bool pay = has_filled(d_, "/pay");
        rests_on(score_measure::expert_teams, day || staff);
        rests_on(score_measure::same_content_minutes, day);
        rests_on(score_measure::feedback_minutes, pay);
        rests_on(score_measure::contribution_share, pay);
        rests_on(score_measure::adult_minutes_ratio, day_or_needs);
        rests_on(score_measure::core_minutes_ratio, day_or_needs);
        rests_on(score_measure::pupils_per_support_adult, staff);
        rests_on(score_measure::pupils_per_secondary_teacher, day);
        rests_on(score_measure::advisory_minutes, day);
        rests_on(score_measure::leadership_roles, pay);
        rests_on(score_measure::teachers_per_evaluator, staff);
        return card;
    }

  private:
    static constexpr std::string_view no_departments = "no pupils of grades 6 to 12 change teachers";

    [[nodiscard]] scorecard measure() const {
        scorecard card;
        const auto put = [&](score_measure what, const score& found) { card[static_cast<std::size_t>(what)] = found; };
        const subject_sums subjects = all_.all_subjects();
        const subject_sums secondary = departments_.all_subjects();
        put(score_measure::adopted_curriculum,
            d_.reported.adopted_curriculum ? measured(*d_.reported.adopted_curriculum)
                                           : unmeasured("reported/adopted_curriculum is not given for this state"));
        put(score_measure::expert_teams, expert_teams());
        put(score_measure::same_content_minutes,
            divided({subjects.together_minutes, subjects.teaching_posts}, "nobody teaches in the day"));
        put(score_measure::feedback_minutes, feedback());
        put(score_measure::contribution_share, contribution());
        put(score_measure::novice_gap, novice_gap());
        put(score_measure::adult_minutes_ratio, tier_ratio([&](std::size_t t) {
                ratio sums;
                for (std::size_t l = 0; l < level_count; ++l) {
                    sums.of += day_.all.adult_minutes[l][t];
                    sums.over += day_.all.pupil_count[l][t];
                }
                return sums;
            }));
        put(score_measure::core_minutes_ratio, tier_ratio([&](std::size_t t) {
                double core = 0;
                for (std::size_t s = 0; s < subject_count; ++s) {
                    if (is_core(static_cast<subject>(s))) core += all_.subjects[s].attended[t];
                }
                return ratio{core, all_.pupils[t]};
            }));
        put(score_measure::pupils_per_support_adult, support());
        put(score_measure::pupils_per_secondary_teacher,
            divided({secondary.seats, secondary.seat_posts}, no_departments));
        put(score_measure::advisory_minutes, advisory());
        put(score_measure::leadership_roles, leadership());
        put(score_measure::teachers_per_evaluator, evaluators());
        return card;
    }

    /// Whether pupils of a level have one class teacher all day in a school.
    [[nodiscard]] bool keeps_one_teacher(std::size_t s, level l) const noexcept {
        const grade_set here = grades_present(d_.schools[s]) & grades_of(l);
        for (const time_block& block : d_.designs[d_.schools[s].design].blocks) {
            if (block.staffing == staffing::homeroom && block.grades.meets(here)) return true;
        }
        return false;
    }

    [[nodiscard]] static double posts_on(const std::vector<post_count>& list) noexcept {
        double posts = 0;
        for (const post_count& p : list) {
            if (p.role == standard_role::coach || p.role == standard_role::teacher_leader) posts += p.posts.value();
        }
        return posts;
    }

    /// Teams have time together, and experts of their school or of the central office have the hours for them.
    [[nodiscard]] score expert_teams() const {
        const double size = assumed_["team_size"_p];
        const double teams_a_post =
            assumed_["teacher_instruction_hours"_p] * 60 / assumed_["expert_minutes_per_team_week"_p];
        double teams = 0;
        double meet = 0;
        double led = 0;
        double experts = posts_on(d_.central_staff);
        double central = experts * teams_a_post;
        for (std::size_t s = 0; s < d_.schools.size(); ++s) {
            const double here = day_.teachers[s] / size;
            const double posts = posts_on(d_.schools[s].staff);
            teams += here;
            experts += posts;
            if (!(d_.designs[d_.schools[s].design].week.collaboration.value() > 0)) continue;
            meet += here;
            led += std::min(here, posts * teams_a_post);
        }
        if (!(teams > 0)) return unmeasured("nobody teaches in the day");
        if (meet > 0 && !(experts > 0) && cost_.posts[standard_role::coordinator].value.value() > 0)
            return unmeasured("coaches may be among the coordinators, whom the lists do not tell apart");
        return measured((led + std::min(meet - led, central)) / teams);
    }

    [[nodiscard]] score feedback() const noexcept {
        double days = 0;
        for (const added_days& a : d_.pay.added) {
            if (a.id == "coaching_time" && a.role == all_teachers) days += a.days * a.share;
        }
        if (!(days > 0)) return unmeasured("time with coaches is known where a package or the pay has coaching_time");
        return measured(days * d_.pay.contract_hours_a_day * 60 / d_.school_weeks);
    }

    [[nodiscard]] score contribution() const noexcept {
        const pay_attribution earned = attribute_pay(d_, cost_);
        return divided({earned.contribution.value(), earned.total().value()}, "nobody is paid");
    }

    /// What a tier's pupils have, against those on track.
    template <class Share>
    [[nodiscard]] static score tier_ratio(Share&& of) {
        const std::optional<double> intensive = of(static_cast<std::size_t>(tier::intensive)).value();
        const std::optional<double> on_track = of(static_cast<std::size_t>(tier::on_track)).value();
        if (!intensive || !on_track) return unmeasured("one of the tiers has no pupils");
        return divided({*intensive, *on_track}, "on-track pupils have none");
    }

    /// Every post that supports pupils, by the function of its role.
    [[nodiscard]] score support() const noexcept {
        double adults = 0;
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            if (d_.roles[r].function == spending_function::student_support) adults += cost_.posts[r].value.value();
        }
        return divided({total_pupils(d_).value(), adults}, "no post supports pupils");
    }

    [[nodiscard]] score advisory() const noexcept {
        const subject_sums& homeroom = departments_.subjects[static_cast<std::size_t>(subject::homeroom)];
        ratio sums;
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (!general_tiers.contains(static_cast<tier>(t))) continue;
            sums.of += homeroom.attended[t];
            sums.over += departments_.pupils[t];
        }
        return divided(sums, no_departments);
    }

    [[nodiscard]] score leadership() const noexcept {
        double share = 0;
        for (const pay_supplement& s : d_.pay.supplements) {
            if (s.earned != earned_by::contribution) continue;
            if (s.role != all_teachers && !d_.roles[s.role].is_teacher) continue;
            if (s.id != "leader_roles" && s.id != "teacher_roles")
                return unmeasured("a supplement of the pay does not say whether it is for a leadership role");
            if (s.role == all_teachers)
                share += s.share;
            else if (cost_.teachers.value.value() > 0)
                share += s.share * (cost_.posts[s.role].value / cost_.teachers.value);
        }
        return measured(std::min(share, 1.0));
    }

    [[nodiscard]] score evaluators() const noexcept {
        const double posts = cost_.posts[standard_role::principal].value.value() +
                             cost_.posts[standard_role::assistant_principal].value.value();
        return divided({cost_.teachers.value.value(), posts}, "there is no principal or assistant principal");
    }

    [[nodiscard]] score novice_gap() const {
        std::vector<need_band> schools;
        for (const school& s : d_.schools) {
            const double here = total_pupils(s).value();
            if (!(here > 0)) continue;
            if (!s.reported.novice_share) return unmeasured("not every school has reported/novice_share");
            schools.push_back({s.needs.low_income.value() / here, here, here * *s.reported.novice_share});
        }
        std::vector<need_band> bands = in_bands(std::move(schools));
        if (has_filled(d_, "/needs/low_income")) return unmeasured("not every school tells its low-income pupils");
        if (bands.size() < 2) return unmeasured("all schools have the same share of low-income pupils");
        const quarter_means novices = in_quarters(std::move(bands));
        return measured(novices.poorest - novices.least_poor);
    }

    const district& d_;
    const quantities& day_;
    const spending& cost_;
    const assumptions& assumed_;
    day_sums all_;
    day_sums departments_;
};

/// Units bought under an id.
[[nodiscard]] inline double units_bought(const district& d, std::string_view id) noexcept {
    double units = 0;
    for (const purchase& p : d.purchases) {
        if (p.id == id) units += p.units;
    }
    return units;
}

}  // namespace detail

/// The scorecard of a district that is counted and priced.
[[nodiscard]] inline scorecard measure_scorecard(const district& d, const baseline& before,
                                                 const assumptions& assumed) {
    return detail::scoring{d, before.tiers, before.day, before.cost, assumed}.run();
}

/// The scorecard of a district after a package. What a source reported of the district before, `d`, is measured after
/// it only where the package cannot have changed it.
[[nodiscard]] inline scorecard measure_scorecard(const district& d, const evaluation& e, const assumptions& assumed) {
    scorecard card = detail::scoring{e.after, e.tiers, e.day, e.cost, assumed}.run();
    const auto at = [&](score_measure what) -> score& { return card[static_cast<std::size_t>(what)]; };
    if (!e.levers.empty() && at(score_measure::novice_gap).value)
        at(score_measure::novice_gap) = detail::unmeasured("the model does not say who teaches where after a package");
    if (detail::units_bought(e.after, "curriculum") != detail::units_bought(d, "curriculum") &&
        at(score_measure::adopted_curriculum).value) {
        at(score_measure::adopted_curriculum) =
            detail::unmeasured("the model does not say how many sections have the curriculum that the package buys");
    }
    return card;
}

/// The scorecards of a comparison over `d`.
[[nodiscard]] inline scorecards measure_scorecards(const district& d, const comparison& c,
                                                   const assumptions& assumed) {
    return {measure_scorecard(d, c.before, assumed), measure_scorecard(d, c.a.result, assumed),
            measure_scorecard(d, c.b.result, assumed)};
}

}  // namespace nineways

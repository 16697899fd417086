// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/budget_table.hpp>
#include <nineways/day_sums.hpp>
#include <nineways/detail/district_rules.hpp>
#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/grid_moves.hpp>
#include <nineways/detail/package_plan.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/future_enrollment.hpp>
#include <nineways/measure_day.hpp>
#include <nineways/outlook.hpp>
#include <nineways/parameters.hpp>
#include <nineways/prices.hpp>
#include <nineways/salary.hpp>
#include <nineways/scenario.hpp>

/// What people and things a district has in each coming year, before any price of that year.
namespace nineways::detail {

/// What a lever costs in one year, at today's prices, as far as it has come about. Pay is that on the grid, of other
/// roles, and extra.
struct lever_year {
    double pay = 0;
    double flat = 0;
    double substitutes = 0;
    double goods = 0;
    double one_time = 0;
};

/// A lever of a package over the years, the first of which is today and has nothing of it.
struct lever_years {
    lever_id lever = 0;
    std::vector<lever_year> years;
};

/// One year of one path, at today's prices.
struct planned_year {
    budget_table yearly;
    by_function one_time{};
    double grid_posts = 0;
    double posts = 0;
    double teachers = 0;
};

/// Dollars a year that move with a price which is drawn, at its central value.
struct drawn_price {
    std::size_t input = 0;
    double central = 0;
    std::vector<double> dollars;  ///< by year, one-time money in it
};

/// A response of turnover to what a lever does.
struct drawn_turnover {
    std::size_t input = 0;
    double exposure = 0;
    std::vector<double> realised;  ///< by year
};

/// Nothing decided, or one package, over the years.
struct planned_path {
    std::vector<planned_year> years;
    std::vector<std::vector<double>> salary;  ///< pay by cell of the grid; by year
    std::vector<lever_years> levers;
    std::vector<drawn_price> prices;
    std::vector<drawn_turnover> turnover;
    /// What the posts of each school cost at today's average prices; by year. Empty unless asked for.
    std::vector<std::vector<double>> schools;
};

/// Posts, minutes and purchases of all paths. The days of the schools are counted anew where pupils are others than the
/// year before. What a package buys is held as it is in today's schools, in proportion to pupils: it was fitted just
/// below the next whole class, and a few pupils more would make many classes at once.
class staffing_plan {
  public:
    /// Files the first year that no district can have; the plan then means nothing.
    staffing_plan(const district& d, const baseline& before, const scenario& of_a, const scenario& of_b, int year,
                  const assumptions& assumed, const outlook& told, drawn_inputs& inputs, fault_list& log)
        : d_(d),
          assumed_(assumed),
          inputs_(&inputs),
          begins_(told.packages_begin(d.dollar_year)),
          moves(moves_of(d.pay.grid)) {
        const cohort_rates rates = told.cohorts ? *told.cohorts : cohort_rates::assumed(assumed);
        enrolled = future_enrollment(d, rates, told.years);
        if (!are_districts(told.cohorts ? "/outlook" : "/assumptions", log)) return;
        const package_plan plan_a{d, before, of_a, year, told.by_school, assumed, inputs};
        const package_plan plan_b{d, before, of_b, year, told.by_school, assumed, inputs};
        begin(a, plan_a);
        begin(b, plan_b);
        const auto prices = post_prices(d, average_salary(d.pay.grid));
        nothing.years.resize(enrolled.size());
        nothing.salary.assign(enrolled.size(), moves.salary);
        for (std::size_t t = 0; t < enrolled.size(); ++t) {
            if (t == 0 || enrolled[t] != enrolled[t - 1]) stand(t, before);
            nothing.years[t] = {parts_.yearly, {}, parts_.grid_posts, parts_.posts, parts_.teachers};
            teachers_by_school.push_back(state_.day.teachers);
            if (told.by_school) nothing.schools.push_back(posts_of_schools(schools_, state_.day, prices));
            follow(a, plan_a, t);
            follow(b, plan_b, t);
        }
    }
    staffing_plan(const staffing_plan&) = delete;  // its parts are referred to

  private:
    /// Whether every year has pupils, and no more than schools can have. Files the first that has not.
    [[nodiscard]] bool are_districts(std::string_view told_in, fault_list& log) const {
        static constexpr fault_form nobody{.kind = "years without pupils",
                                           .place = "{}",
                                           .found = "no pupils in {}",
                                           .expected = "pupils in every projected year",
                                           .mend = "Raise entry_growth or survival, or project fewer years."};
        static constexpr fault_form too_many{.kind = "years of too many pupils",
                                             .place = "{}",
                                             .found = "{} pupils in one grade of a school in {}",
                                             .expected = "at most {}",
                                             .mend = "Lower entry_growth or survival, or project fewer years."};
        for (std::size_t t = 0; t < enrolled.size(); ++t) {
            const double year = static_cast<double>(d_.dollar_year) + static_cast<double>(t);
            const double all = pupils_in(enrolled[t]);
            double most = 0;
            for (const auto& school : enrolled[t]) {
                for (const double pupils : school) most = pupils > most ? pupils : most;
            }
            if (!(all > 0)) log.add(nobody, told_in, year);
            if (most > most_pupils) log.add(too_many, told_in, most, year, most_pupils);
            if (!(all > 0) || most > most_pupils) return false;
        }
        return true;
    }

    /// Puts the pupils of a year into the district and counts and prices what stands then.
    void stand(std::size_t t, const baseline& before) {
        if (t == 0) {
            schools_ = d_;
            state_ = before;
        } else {
            schools_ = d_;
            enroll(schools_, d_, enrolled[t]);
            follow_pupils(before);
            state_.tiers = attention_tiers(schools_, assumed_);
            state_.day = measure_day(schools_, state_.tiers, 0, no_ledger{});
            state_.cost = price(schools_, state_.day, state_.base, assumed_, 0, no_ledger{});
        }
        parts_ = parts_of(schools_, state_.cost);
    }

    /// Posts and purchases beside the school day, as far as they follow pupils.
    void follow_pupils(const baseline& before) {
        const double share = assumed_["posts_follow_pupils"_p];
        const auto part = [&](double now, double then) { return then > 0 ? 1 + share * (now / then - 1) : 1.0; };
        const double all = part(total_pupils(schools_).value(), total_pupils(d_).value());
        for (std::size_t s = 0; s < schools_.schools.size(); ++s) {
            const double here = part(total_pupils(schools_.schools[s]).value(), total_pupils(d_.schools[s]).value());
            for (post_count& p : schools_.schools[s].staff) p.posts *= here;
        }
        for (post_count& p : schools_.central_staff) p.posts *= all;
        for (dollars& rest : schools_.unmodelled) rest *= all;
        for (purchase& p : schools_.purchases) {
            if (p.per == purchase::basis::flat) p.units *= all;
        }
        state_.base = before.base;
        for (fte& outside : state_.base.outside_day) outside *= all;
    }

    /// What of a package does not depend on the year's pupils.
    void begin(planned_path& path, const package_plan& plan) const {
        const std::size_t count = enrolled.size();
        path.years.resize(count);
        path.salary.assign(count, moves.salary);
        for (const lever_plan& one : plan.levers) {
            path.levers.push_back({one.lever, std::vector<lever_year>(count)});
            for (std::size_t t = begins_; t < count; ++t) {
                for (std::size_t c = 0; c < one.salary.size(); ++c)
                    path.salary[t][c] += one.realised[t - begins_] * one.salary[c];
            }
        }
        for (const lever_turnover& by : plan.turnover) {
            drawn_turnover to{by.input, by.exposure, std::vector<double>(count)};
            for (std::size_t t = begins_; t < count; ++t)
                to.realised[t] = plan.levers[by.lever].realised[t - begins_];
            path.turnover.push_back(std::move(to));
        }
    }

    /// Adds what a package comes to in year `t` to what stands then, from the year on in which it begins.
    void follow(planned_path& path, const package_plan& plan, std::size_t t) const {
        planned_year& now = path.years[t];
        now = nothing.years[t];
        if (!nothing.schools.empty()) path.schools.push_back(nothing.schools[t]);
        if (t < begins_) return;
        const bool first = t == begins_;
        const double pupils = pupils_in(enrolled[t]) / pupils_in(enrolled[0]);
        for (std::size_t i = 0; i < plan.levers.size(); ++i) {
            const budget_parts& add = plan.levers[i].adds;
            const double part = plan.levers[i].realised[t - begins_] * pupils;
            now.yearly.add(add.yearly, part);
            now.grid_posts += add.grid_posts * part;
            now.posts += add.posts * part;
            now.teachers += add.teachers * part;
            if (first) {
                for (std::size_t f = 0; f < function_count; ++f) now.one_time[f] += add.one_time[f];
            }
            const auto of = [&](budget_driver by) { return add.yearly.total(by) * part; };
            path.levers[i].years[t] = {
                of(budget_driver::grid_salaries) + of(budget_driver::other_salaries) + of(budget_driver::extra_pay),
                of(budget_driver::flat_benefits), of(budget_driver::substitutes),
                of(budget_driver::purchases) + of(budget_driver::unmodelled), first ? sum_of(add.one_time) : 0};
            for (std::size_t s = 0; s < plan.levers[i].schools.size(); ++s)
                path.schools[t][s] += plan.levers[i].schools[s] * part;
        }
        for (const lever_price& p : plan.prices) {
            price_of(path, p.input).dollars[t] +=
                p.yearly * plan.levers[p.lever].realised[t - begins_] * pupils + (first ? p.one_time : 0);
        }
    }

    [[nodiscard]] drawn_price& price_of(planned_path& path, std::size_t input) const {
        for (drawn_price& known : path.prices) {
            if (known.input == input) return known;
        }
        return path.prices.emplace_back(
            drawn_price{input, inputs_->all()[input].is.values.central, std::vector<double>(enrolled.size())});
    }

    const district& d_;
    const assumptions& assumed_;
    const drawn_inputs* inputs_;
    std::size_t begins_;  ///< the year in which packages begin
    district schools_;  ///< with the pupils of the year under work
    baseline state_;
    budget_parts parts_;

  public:
    grid_moves moves;
    std::vector<enrollment_table> enrolled;               ///< by year
    std::vector<std::vector<double>> teachers_by_school;  ///< of the day as it stands; by year
    planned_path nothing;
    planned_path a;
    planned_path b;
};

}  // namespace nineways::detail

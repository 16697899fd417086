// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/budget_table.hpp>
#include <nineways/day_sums.hpp>
#include <nineways/detail/district_rules.hpp>
#include <nineways/detail/drawn_cost.hpp>
#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/grid_moves.hpp>
#include <nineways/detail/walk.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/future_enrollment.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/measure_day.hpp>
#include <nineways/outlook.hpp>
#include <nineways/parameters.hpp>
#include <nineways/prices.hpp>
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

/// Posts, minutes and purchases of all paths. Levers stand as they are set in every year; days are counted anew
/// where pupils are others than the year before.
class staffing_plan {
  public:
    /// Files what makes a package impossible in a coming year; the plan then means nothing.
    staffing_plan(const district& d, const baseline& before, const scenario& of_a, const scenario& of_b, int year,
                  const assumptions& assumed, const outlook& told, drawn_inputs& inputs, fault_list& log)
        : d_(d), assumed_(assumed), moves(moves_of(d.pay.grid)) {
        const cohort_rates rates = told.cohorts ? *told.cohorts : cohort_rates::assumed(assumed);
        enrolled = future_enrollment(d, rates, told.years);
        const std::size_t count = enrolled.size();
        if (!are_districts(told.cohorts ? "/outlook" : "/assumptions", log)) return;
        for (planned_path* path : {&nothing, &a, &b}) {
            path->years.resize(count);
            path->salary.assign(count, moves.salary);
        }
        for (std::size_t t = 0; t < count && log.empty(); ++t) {
            if (t == 0 || enrolled[t] != enrolled[t - 1]) stand(t, before);
            planned_year& now = nothing.years[t];
            now = {parts_.yearly, {}, parts_.grid_posts, parts_.posts, parts_.teachers};
            if (told.by_school) nothing.schools.push_back(posts_of_schools(schools_, state_.day));
            if (t == 0) a.years[0] = b.years[0] = now;
            teachers_by_school.push_back(state_.day.teachers);
            if (told.by_school) a.schools.push_back(nothing.schools[t]);
            if (told.by_school) b.schools.push_back(nothing.schools[t]);
            if (t == 0) continue;  // levers begin a year from now
            const bool same = t > 1 && enrolled[t] == enrolled[t - 1];
            follow(a, of_a, t, same, year, inputs, log);
            follow(b, of_b, t, same, year, inputs, log);
        }
    }
    staffing_plan(const staffing_plan&) = delete;  // its parts are referred to

  private:
    /// What the levers of a package come to in one year's schools.
    struct lever_state_parts {
        std::vector<budget_parts> adds;
        std::vector<std::array<double, walk::most_realised_years>> realised;
        struct price {
            std::size_t lever;
            std::size_t input;
            double yearly;
            double one_time;
        };
        std::vector<price> prices;
        std::vector<std::vector<double>> schools;  ///< what each adds to the posts of every school
    };

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
            double all = 0;
            double most = 0;
            for (const auto& school : enrolled[t]) {
                for (const double pupils : school) {
                    all += pupils;
                    most = pupils > most ? pupils : most;
                }
            }
            if (!(all > 0)) log.add(nobody, told_in, year);
            if (most > most_pupils) log.add(too_many, told_in, most, year, most_pupils);
            if (!(all > 0) || most > most_pupils) return false;
        }
        return true;
    }

    /// What the posts of each school cost at the average prices of today.
    [[nodiscard]] std::vector<double> posts_of_schools(const district& d, const quantities& day) const {
        const auto prices = post_prices(d_, average_salary(d_.pay.grid));
        std::vector<double> all(d.schools.size());
        for (std::size_t s = 0; s < all.size(); ++s) {
            for (std::size_t r = 0; r < d.roles.size(); ++r) all[s] += prices[r].value() * day.schools[s].rounded[r];
            for (const post_count& p : d.schools[s].staff) all[s] += prices[p.role].value() * p.posts.value();
        }
        return all;
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
            state_.base.school_dollars = dollars_of_schools(schools_, state_.day);
            for (std::size_t r = 0; r < d_.roles.size(); ++r) state_.base.posts[r] = state_.cost.posts[r].value;
            state_.first = before.first != nullptr ? before.first : &d_;
            state_.levers = before.levers;
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

    /// Adds what a package comes to in year `t` to what stands then.
    void follow(planned_path& path, const scenario& chosen, std::size_t t, bool same, int year, drawn_inputs& inputs,
                fault_list& log) {
        lever_state_parts& found = &path == &a ? found_a_ : found_b_;
        if (!same) pull(path, found, chosen, t, year, inputs, log);
        if (!log.empty()) return;
        planned_year& now = path.years[t];
        now = nothing.years[t];
        for (std::size_t i = 0; i < found.adds.size(); ++i) {
            const budget_parts& add = found.adds[i];
            const double part = found.realised[i][t - 1];
            now.yearly.add(add.yearly, part);
            now.grid_posts += add.grid_posts * part;
            now.posts += add.posts * part;
            now.teachers += add.teachers * part;
            const double once = t == 1 ? sum_of(add.one_time) : 0;
            for (std::size_t f = 0; f < function_count && t == 1; ++f) now.one_time[f] += add.one_time[f];
            const auto of = [&](budget_driver by) { return add.yearly.total(by) * part; };
            path.levers[i].years[t] = {
                of(budget_driver::grid_salaries) + of(budget_driver::other_salaries) + of(budget_driver::extra_pay),
                of(budget_driver::flat_benefits), of(budget_driver::substitutes),
                of(budget_driver::purchases) + of(budget_driver::unmodelled), once};
        }
        for (std::size_t i = 0; i < found.schools.size(); ++i) {
            for (std::size_t s = 0; s < found.schools[i].size(); ++s)
                path.schools[t][s] += found.schools[i][s] * found.realised[i][t - 1];
        }
        for (const lever_state_parts::price& p : found.prices) {
            for (drawn_price& to : path.prices) {
                if (to.input == p.input)
                    to.dollars[t] += p.yearly * found.realised[p.lever][t - 1] + (t == 1 ? p.one_time : 0);
            }
        }
    }

    /// Pulls the levers of a package over the schools of a year.
    void pull(planned_path& path, lever_state_parts& found, const scenario& chosen, std::size_t t, int year,
              drawn_inputs& inputs, fault_list& log) {
        district after;
        std::vector<tier_counts> tiers;
        walk steps{after, tiers, schools_, state_, assumed_, year, no_ledger{}, log};
        const std::vector<lever_choice> levers = in_catalog_order(chosen).levers;
        const bool could = steps.run(levers, false);
        if (could) file_impossible_days(after, chosen, log);
        if (!log.empty()) return in_year(t, log);
        found.adds.clear();
        found.realised.clear();
        found.prices.clear();
        const spending* last = &state_.cost;
        budget_parts before = parts_;
        for (std::size_t i = 0; i < levers.size(); ++i) {
            const walk::stage& stage = steps.stages()[i];
            const budget_parts now = parts_of(schools_, stage.cost);
            budget_parts& add = found.adds.emplace_back(now);
            add.yearly.add(before.yearly, -1);
            for (std::size_t f = 0; f < function_count; ++f) add.one_time[f] -= before.one_time[f];
            add.grid_posts -= before.grid_posts;
            add.posts -= before.posts;
            add.teachers -= before.teachers;
            found.realised.push_back(stage.realised);
            price_lines(path, found, i, stage.cost, 1, after, inputs);
            price_lines(path, found, i, *last, -1, after, inputs);
            before = now;
            last = &stage.cost;
        }
        if (t == 1) {
            for (const lever_choice& choice : levers)
                path.levers.push_back({choice.lever, std::vector<lever_year>(path.years.size())});
            turn_over(path, found, after, levers, inputs);
            pay_differently(path, found, steps, after, levers);
        }
        if (!path.schools.empty()) look_into_schools(found, steps, after, levers);
    }

    /// Tells in which year a package cannot be pulled.
    void in_year(std::size_t t, fault_list& log) {
        faults all = log.take();
        for (fault& f : all) {
            if (t > 1) f.place = text_of(f.place, " in year ", static_cast<double>(t));
            log.append(std::move(f));
        }
    }

    /// What of a state's lines moves with prices that are drawn.
    void price_lines(planned_path& path, lever_state_parts& found, std::size_t lever, const spending& state,
                     double sign, const district& after, drawn_inputs& inputs) const {
        for (const cost_line& line : state.lines) {
            const path_step along = line.where.steps[0];
            const bool room = along.along == axis::line && along.index == 2;
            if (along.along != axis::purchase && !room) continue;
            if (line.amount.low == line.amount.high || line.amount.central.value() == 0) continue;
            const std::size_t input = drawn_cost::price_of(line, after, d_, assumed_, inputs);
            const double dollars = sign * line.amount.central.value();
            found.prices.push_back({lever, input, line.one_time ? 0 : dollars, line.one_time ? dollars : 0});
            bool known = false;
            for (const drawn_price& p : path.prices) known = known || p.input == input;
            if (!known)
                path.prices.push_back(
                    {input, inputs.all()[input].is.values.central, std::vector<double>(path.years.size())});
        }
    }

    /// What levers do to turnover, year by year.
    void turn_over(planned_path& path, const lever_state_parts& found, const district& after,
                   const std::vector<lever_choice>& levers, drawn_inputs& inputs) const {
        std::size_t next = d_.pay.turnover.size();
        for (std::size_t i = 0; i < levers.size(); ++i) {
            if (!lever_catalog[levers[i].lever]->moves_turnover) continue;
            const turnover_response& moved = after.pay.turnover[next++];
            drawn_turnover to{inputs.of(parameter_ref{static_cast<std::uint16_t>(moved.response)}), moved.exposure,
                              std::vector<double>(path.years.size())};
            for (std::size_t t = 1; t < path.years.size(); ++t) to.realised[t] = found.realised[i][t - 1];
            path.turnover.push_back(std::move(to));
        }
    }

    /// Pay by cell, as far as levers that change the grid have come about.
    void pay_differently(planned_path& path, const lever_state_parts& found, walk& steps, const district& after,
                         const std::vector<lever_choice>& levers) const {
        std::vector<double> average{state_.cost.average_salary.value.value()};
        for (const walk::stage& stage : steps.stages()) average.push_back(stage.cost.average_salary.value.value());
        std::vector<double> last = moves.salary;
        for (std::size_t i = 0; i < levers.size(); ++i) {
            if (average[i + 1] == average[i]) continue;
            static_cast<void>(steps.run({levers.begin(), levers.begin() + static_cast<std::ptrdiff_t>(i) + 1}, false));
            const std::vector<double> now = moves_of(after.pay.grid).salary;
            for (std::size_t t = 1; t < path.years.size(); ++t) {
                for (std::size_t c = 0; c < now.size(); ++c)
                    path.salary[t][c] += found.realised[i][t - 1] * (now[c] - last[c]);
            }
            last = now;
        }
    }

    /// What each lever adds to the posts of every school.
    void look_into_schools(lever_state_parts& found, walk& steps, const district& after,
                           const std::vector<lever_choice>& levers) const {
        found.schools.clear();
        std::vector<double> last = posts_of_schools(schools_, state_.day);
        for (std::size_t i = 0; i < levers.size(); ++i) {
            static_cast<void>(steps.run({levers.begin(), levers.begin() + static_cast<std::ptrdiff_t>(i) + 1}, false));
            std::vector<double> now = posts_of_schools(after, steps.whole_day());
            found.schools.push_back(now);
            for (std::size_t s = 0; s < now.size(); ++s) found.schools.back()[s] -= last[s];
            last = std::move(now);
        }
    }

    const district& d_;
    const assumptions& assumed_;
    district schools_;  ///< with the pupils of the year under work
    baseline state_;
    budget_parts parts_;
    lever_state_parts found_a_;
    lever_state_parts found_b_;

  public:
    grid_moves moves;
    std::vector<enrollment_table> enrolled;               ///< by year
    std::vector<std::vector<double>> teachers_by_school;  ///< of the day as it stands; by year
    planned_path nothing;
    planned_path a;
    planned_path b;
};

}  // namespace nineways::detail

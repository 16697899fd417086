// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/compare.hpp>
#include <nineways/detail/draw_statistics.hpp>
#include <nineways/detail/drawn_inputs.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/growth_of_cost.hpp>
#include <nineways/detail/principal_vacancies.hpp>
#include <nineways/detail/projected_batch.hpp>
#include <nineways/detail/projected_details.hpp>
#include <nineways/detail/projected_draws.hpp>
#include <nineways/detail/revenue_plan.hpp>
#include <nineways/detail/school_novices.hpp>
#include <nineways/detail/staffing_plan.hpp>
#include <nineways/detail/validate_outlook.hpp>
#include <nineways/district.hpp>
#include <nineways/fault.hpp>
#include <nineways/formula_outlook.hpp>
#include <nineways/outlook.hpp>
#include <nineways/parameters.hpp>
#include <nineways/projection.hpp>
#include <nineways/scenario.hpp>
#include <nineways/simulation.hpp>

namespace nineways {

namespace detail {

/// Projects one comparison. Use `project`.
class projecting {
  public:
    projecting(const district& d, const comparison& c, const assumptions& assumed, const outlook& told,
               const std::vector<formula_revenue>& formulas, fault_list& log)
        : d_(d),
          c_(c),
          inputs_(assumed),
          at_(inputs_, assumed, d, told),
          plan_(d, c.before, c.a.fit.package, c.b.fit.package, c.a.result.year, assumed, told, inputs_, log),
          ground_{plan_, d, assumed, told, {}, {}} {
        if (!log.empty()) return;
        money_ = plan_revenue(d, plan_, told, c.new_money, c.before.cost.recurring.central.value(), formulas);
        ground_.funds = money_.funds;
        for (std::size_t t = 0; t < plan_.enrolled.size(); ++t) {
            bool frozen = false;
            for (const year_span& s : told.frozen_steps)
                frozen = frozen || s.contains(d.dollar_year + static_cast<int>(t));
            ground_.frozen.push_back(frozen);
        }
    }

    template <class Executor>
    [[nodiscard]] projection run(const simulation_options& asked, const Executor& parts) {
        projection p;
        p.told = ground_.told;
        p.draws = asked.draws;
        p.seed = asked.seed;
        p.funds = money_.names;
        p.balanced_by = money_.balanced_by;
        p.packages_begin = d_.dollar_year + static_cast<int>(ground_.told.packages_begin(d_.dollar_year));
        p.ends = money_.ends;
        for (const drawn_input& one : inputs_.all()) p.drawn += one.moves() ? std::size_t{1} : std::size_t{0};
        p.nothing.id = as_it_stands;
        p.nothing.title = "Nothing decided";
        const auto name = [](projected_path& path, const scenario& s) {
            path.id = s.id;
            path.title = called(s);
        };
        name(p.a, c_.a.fit.package);
        name(p.b, c_.b.fit.package);
        at_the_centre(p);
        in_draws(p, asked, parts);
        return p;
    }

  private:
    void at_the_centre(projection& p) const {
        const std::size_t years = plan_.enrolled.size();
        std::vector<batch<1>> value;
        for (const drawn_input& one : inputs_.all()) value.push_back({one.is.values.central});
        projected_batch<1> future{ground_, at_, value};
        const projected_details details{ground_, future};
        batch_outcome<1> nothing{years};
        growth_of_cost growth{ground_, future, nothing};
        school_novices schools{d_, plan_.moves, plan_.teachers_by_school[0], ground_.assumed};
        const auto follow = [&](projected_path& to, const planned_path& path, batch_outcome<1>& out,
                                const std::vector<batch<1>>& pay_of_nothing) {
            std::vector<double> novices;
            future.run(path, pay_of_nothing, out, [&](std::size_t t, const workforce_batch<1>& staff) {
                novices.push_back(staff.novices()[0]);
                if (&out == &nothing) growth.look(staff);
                if (t + 1 < years) return;
                for (const batch<1>& cell : staff.headcount()) to.headcount.push_back(cell[0]);
            });
            details.fill(to, path, out, nothing);
            std::vector<double> posts;
            for (const planned_year& y : path.years) posts.push_back(y.grid_posts);
            const std::vector<quarter_means> quarters = schools.run(posts, future.moved(), ground_.frozen);
            for (std::size_t t = 0; t < years; ++t) {
                projected_staff& staff = to.years[t].staff;
                staff.novices = posts[t] > 0 ? novices[t] / posts[t] : 0;
                staff.novices_low_need = staff.novices * quarters[t].least_poor;
                staff.novices_high_need = staff.novices * quarters[t].poorest;
            }
            to.novices_by_school = schools.by_school();
            for (std::optional<double>& share : to.novices_by_school) {
                if (share) *share *= to.years.back().staff.novices;
            }
        };
        follow(p.nothing, plan_.nothing, nothing, {});
        batch_outcome<1> package{years};
        follow(p.a, plan_.a, package, nothing.pay);
        follow(p.b, plan_.b, package, nothing.pay);
        for (fund_end& end : p.ends) {
            const auto last = static_cast<std::size_t>(end.last_year - d_.dollar_year);
            end.amount = p.nothing.years[last].money.revenue_by_fund[end.fund];
        }
        p.novices_by_need = schools.tell_apart();
        p.separations = separations(plan_.moves.headcount, plan_.moves.experience, d_.pay.separation_rate,
                                    ground_.assumed["teacher_retire_share"_p], ground_.assumed);
        p.growth_by_year = growth.by_year();
        p.growth = growth.on_average(p.growth_by_year);
        const projected_year& first = p.nothing.years.front();
        const projected_year& last = p.nothing.years.back();
        const auto a_year = [&](double from, double to) { return growth_a_year(from, to, years - 1); };
        p.growth_a_year = a_year(first.money.cost, last.money.cost);
        p.growth_real = a_year(first.money.cost, last.money.cost / last.price_level);
        p.growth_a_pupil = a_year(first.money.cost / first.enrolled, last.money.cost / last.enrolled);
        lead(p);
    }

    /// Principals of all paths.
    void lead(projection& p) const {
        const double posts = levers::detail::posts_at_schools(d_, standard_role::principal);
        const std::size_t years = plan_.enrolled.size();
        const auto follow = [&](const evaluation* e) {
            std::vector<double> prepared(years);
            const std::size_t begins = ground_.told.packages_begin(d_.dollar_year);
            for (std::size_t t = begins; t < years && e != nullptr; ++t)
                prepared[t] = prepared_share(*e, t - begins + 1);
            return principals(posts, prepared, ground_.assumed);
        };
        p.leaders_nothing = follow(nullptr);
        p.leaders_a = follow(&c_.a.result);
        p.leaders_b = follow(&c_.b.result);
    }

    template <class Executor>
    void in_draws(projection& p, const simulation_options& asked, const Executor& parts) const {
        drawn_projection drawn{plan_.enrolled.size(), asked.draws};
        const std::size_t blocks = (asked.draws + block_size - 1) / block_size;
        parts(blocks, [&](std::size_t first, std::size_t last) {
            projected_block work{ground_, at_, inputs_};
            for (std::size_t block = first; block < last; ++block) work.run(asked.seed, block, drawn);
        });
        sum_up_draws(p.nothing, drawn.nothing, asked.draws);
        sum_up_draws(p.a, drawn.a, asked.draws);
        sum_up_draws(p.b, drawn.b, asked.draws);
        p.difference = differences(drawn.a.balance, drawn.b.balance);
        p.difference_reserve = differences(drawn.a.reserve, drawn.b.reserve);
        p.growth_range = growth_range(drawn.nothing);
    }

    const district& d_;
    const comparison& c_;
    drawn_inputs inputs_;
    future_inputs at_;
    staffing_plan plan_;
    projected_ground ground_;
    revenue_plan money_;
};

}  // namespace detail

/// Projects a district over the coming years: with nothing decided, and with the two packages of `c`, a comparison
/// over `d` under `assumed`.
///
/// Packages begin in the first projected year and come about at the pace of their levers; the new money of the
/// comparison comes in the years that are told. What each year costs follows from who is there then, at central values
/// in full and over `asked.draws` paired draws as intervals. Money is in dollars of each year. Throws `invalid_input`
/// when what is told of the years is impossible.
template <class Executor = one_after_the_other>
[[nodiscard]] projection project(const district& d, const comparison& c, const assumptions& assumed,
                                 const outlook& told = {}, const simulation_options& asked = {2000, 1},
                                 const std::vector<formula_revenue>& formulas = {}, const Executor& parts = {}) {
    faults all = detail::faults_of(told, d.dollar_year);
    for (fault& f : detail::faults_of(asked)) all.push_back(std::move(f));
    throw_if_any(std::move(all));
    detail::fault_list log;
    detail::projecting work{d, c, assumed, told, formulas, log};
    throw_if_any(log.take());
    return work.run(asked, parts);
}

}  // namespace nineways

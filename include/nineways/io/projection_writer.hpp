// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/compare.hpp>
#include <nineways/detail/growth_of_cost.hpp>
#include <nineways/district.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/funding.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/outlook_reader.hpp>
#include <nineways/io/package_warnings.hpp>
#include <nineways/io/simulation_writer.hpp>
#include <nineways/io/state_writer.hpp>
#include <nineways/lever.hpp>
#include <nineways/parameters.hpp>
#include <nineways/projection.hpp>
#include <nineways/salary.hpp>
#include <nineways/separations.hpp>
#include <nineways/simulation.hpp>
#include <nineways/staff.hpp>

/// Projections as JSON. Money is in dollars of each year; every interval holds 80 % of the draws.
namespace nineways::io {

/// The names of what makes cost grow, in the order in which it is taken apart.
inline constexpr std::array<std::string_view, 8> growth_part_names{
    "enrollment", "steps", "lanes", "prices", "schedules", "benefits", "turnover", "total"};

namespace detail {

/// Writes a projection of one comparison over one district.
class projection_writer {
  public:
    projection_writer(json_stream& out, const district& d, const comparison& c, const projection& p,
                      const requested_outlook& asked, const assumptions& assumed)
        : out_(out), d_(d), c_(c), p_(p), asked_(asked), assumed_(assumed) {}

    /// The members of the open object; `fitted` says whether the packages were fitted to money.
    void write(bool fitted) {
        out_.put("draws", p_.draws).put("seed", static_cast<double>(p_.seed)).put("interval", 0.8);
        out_.put("assumptions_drawn", p_.drawn).put("same_money", same_money(c_, fitted));
        out_.put("first_year", d_.dollar_year).put("horizon", p_.told.years);
        outlook(fitted);
        funds();
        open_path("nothing", p_.nothing, p_.leaders_nothing).end();
        package("a", p_.a, p_.leaders_a, c_.a, fitted);
        package("b", p_.b, p_.leaders_b, c_.b, fitted);
        if (p_.told.by_school) workforce();
        out_.array("difference");
        for (std::size_t t = 0; t < p_.difference.size(); ++t) {
            out_.object().put("year", p_.nothing.years[t].year);
            write_interval(out_.key("balance"), p_.difference[t], "dollars");
            write_interval(out_.key("reserve"), p_.difference_reserve[t], "dollars");
            out_.end();
        }
        out_.end();
        growth();
    }

  private:
    /// Growth a year of prices, schedules and benefits, all in dollars of each year.
    void outlook(bool fitted) {
        const nineways::outlook& told = p_.told;
        const std::vector<double> prices = by_year(told.price_growth, [&](std::size_t) {
            return assumed_["price_growth"_p];
        });
        const auto beyond_prices = [&](double real) {
            return [&prices, real](std::size_t t) { return prices[t] + (1 + prices[t]) * real; };
        };
        out_.object("outlook");
        series("price_growth", !told.price_growth.empty(), prices);
        series("schedule_growth", !told.schedule_growth.empty(),
               by_year(told.schedule_growth, beyond_prices(assumed_["schedule_growth_real"_p])));
        series("benefits_growth", !told.benefits_growth.empty(),
               by_year(told.benefits_growth, beyond_prices(assumed_["benefits_growth_real"_p])));
        out_.put("revenue_growth_real", assumed_["revenue_growth_real"_p]);
        const cohort_rates rates = told.cohorts ? *told.cohorts : cohort_rates::assumed(assumed_);
        out_.object("entry_growth").put("told", asked_.entry_growth).put("growth", rates.entry_growth).end();
        out_.object("survival").put("told", asked_.survival).object("by_grade");
        constexpr auto last = static_cast<std::size_t>(grade::twelfth);
        for (auto g = static_cast<std::size_t>(grade::kindergarten); g < last; ++g)
            out_.put(grade_names[g], rates.survival[g]);
        out_.end().end().array("frozen_steps");
        for (const year_span& s : told.frozen_steps) out_.object().put("first", s.first).put("last", s.last).end();
        out_.end().put("reserve", told.reserve);
        if (fitted) {
            const int first = told.money ? told.money->first : d_.dollar_year + 1;
            const int last_year = told.money ? told.money->last : d_.dollar_year + told.years;
            out_.object("money").put("told", asked_.money).put("once", told.money_once).put("first", first);
            out_.put("last", told.money_once ? first : last_year);
            out_.put("amount", c_.new_money * (told.money_once ? one_time_years : 1.0)).end();
        }
        out_.end();
    }

    template <class Assumed>
    [[nodiscard]] std::vector<double> by_year(const std::vector<double>& told, const Assumed& assumed) const {
        std::vector<double> all = told;
        for (std::size_t t = all.size(); t < static_cast<std::size_t>(p_.told.years); ++t) all.push_back(assumed(t));
        return all;
    }

    void series(const char* name, bool told, const std::vector<double>& growth) {
        out_.object(name).put("told", told);
        list("growth", growth);
        out_.end();
    }

    template <class Numbers>
    void list(const char* name, const Numbers& all) {
        out_.array(name);
        for (const auto& each : all) out_.add(each);
        out_.end();
    }

    template <class Names, class Numbers>
    void named(const char* name, const Names& names, const Numbers& all) {
        out_.object(name);
        for (std::size_t i = 0; i < names.size(); ++i) out_.put(names[i], all[i]);
        out_.end();
    }

    void funds() {
        out_.array("funds");
        for (const fund_source& f : d_.funds) {
            out_.object().put("id", f.id).put("title", f.title);
            out_.put("restricted_to", name_of(f.restricted_to, restriction_names));
            if (f.growth) out_.put("growth", *f.growth);
            out_.end();
        }
        out_.object().put("id", p_.funds.back()).put("title", "New money");
        out_.put("restricted_to", name_of(restriction::general, restriction_names)).end();
        out_.end().put("balanced_by", p_.balanced_by);
    }

    json_stream& open_path(const char* name, const projected_path& path,
                           const std::vector<projected_leaders>& leaders) {
        out_.object(name).put("id", path.id).put("title", path.title);
        or_null("first_gap", path.first_gap);
        or_null("first_short", path.first_short);
        out_.put("chance_never_short", path.chance_never_short);
        out_.array("years");
        for (std::size_t t = 0; t < path.years.size(); ++t) {
            year(path.years[t], &path != &p_.nothing);
            const projected_leaders& l = leaders[t];
            out_.object("principals").put("vacancies", l.vacancies).put("from_own_pool", l.from_own_pool);
            out_.put("from_city", l.from_city).put("from_elsewhere", l.from_elsewhere);
            out_.put("stay_three_years", l.stay_three_years).end().end();
        }
        out_.end();
        if (p_.told.by_school) in_detail(path);
        return out_;
    }

    /// Schools and cells of the salary grid of one path.
    void in_detail(const projected_path& path) {
        out_.array("schools");
        for (std::size_t s = 0; s < d_.schools.size(); ++s) {
            out_.object().put("id", d_.schools[s].id).put("name", d_.schools[s].name);
            or_null("novices", path.novices_by_school[s]);
            out_.array("posts_cost");
            for (const projected_year& y : path.years) out_.add(y.money.by_school[s]);
            out_.end().end();
        }
        out_.end();
        cells("headcount", path.headcount);
    }

    /// Posts by cell of the salary grid: a row for each step.
    void cells(const char* name, const std::vector<double>& headcount) {
        const salary_grid& grid = d_.pay.grid;
        out_.array(name);
        for (std::size_t step = 0; step < grid.steps; ++step) {
            out_.array();
            for (std::size_t lane = 0; lane < grid.lanes.size(); ++lane) {
                const std::size_t i = grid.cell(step, lane);
                if (grid.exists(i))
                    out_.add(headcount[i]);
                else
                    out_.add(nullptr);
            }
            out_.end();
        }
        out_.end();
    }

    /// Who leaves, and who stands where today.
    void workforce() {
        const separation_curve& curve = p_.separations;
        out_.object("workforce").object("separations").put("novice", curve.novice).put("career", curve.career);
        out_.put("retirement", curve.retirement).put("retirement_from", curve.retirement_from).end();
        list("lanes", d_.pay.grid.lanes);
        std::vector<double> today;
        const double each = p_.nothing.years[0].staff.on_grid / teachers(d_.pay.grid).value();
        for (const fte here : d_.pay.grid.headcount) today.push_back(here.value() * each);
        cells("today", today);
        out_.end();
    }

    void package(const char* name, const projected_path& path, const std::vector<projected_leaders>& leaders,
                 const nineways::package& chosen, bool fitted) {
        open_path(name, path, leaders);
        or_null("left_without_money", path.left_without_money);
        warning_writer{out_, chosen, assumed_}.write(fitted);
        out_.end();
    }

    template <class Number>
    void or_null(const char* name, const std::optional<Number>& value) {
        write_or_null(out_, name, value ? std::optional<double>{static_cast<double>(*value)} : std::nullopt);
    }

    /// Opens a year, but for the leaders; whoever asks for it ends it.
    void year(const projected_year& y, bool decides) {
        const projected_money& m = y.money;
        out_.object().put("year", y.year).put("price_level", y.price_level).put("pupils", y.enrolled);
        staff(y.staff);
        out_.put("revenue", m.revenue).put("cost", m.cost).put("balance", m.balance).put("reserve", m.reserve);
        out_.put("cumulative", m.cumulative);
        out_.object("real").put("revenue", m.revenue / y.price_level).put("cost", m.cost / y.price_level);
        out_.put("balance", m.balance / y.price_level).end().object("ranges");
        write_interval(out_.key("cost"), y.cost, "dollars");
        write_interval(out_.key("balance"), y.balance, "dollars");
        write_interval(out_.key("reserve"), y.reserve, "dollars");
        out_.end();
        named("by_object", object_names, m.by_object);
        named("by_function", function_names, m.by_function);
        if (decides) {
            named("by_area", area_names, m.by_area);
            out_.put("who_is_paid", m.who_is_paid);
        }
        list("revenue_by_fund", m.revenue_by_fund);
        list("cost_by_fund", m.cost_by_fund);
    }

    void staff(const projected_staff& s) {
        out_.object("staff").put("posts", s.posts).put("teachers", s.teachers).put("on_grid", s.on_grid);
        out_.put("separations", s.separations).put("retirements", s.retirements).put("hires", s.hires);
        out_.put("laid_off", s.laid_off).put("average_salary", s.average_salary).put("novices", s.novices);
        if (p_.novices_by_need) {
            out_.put("novices_low_need", s.novices_low_need);
            out_.put("novices_high_need", s.novices_high_need);
        }
        out_.end();
    }

    void parts_of(const growth_parts& g) {
        constexpr auto& parts = nineways::detail::growth_of_cost::parts;
        for (std::size_t i = 0; i < growth_part_names.size(); ++i) out_.put(growth_part_names[i], g.*parts[i]);
    }

    void growth() {
        out_.object("growth").object("parts");
        parts_of(p_.growth);
        out_.end().put("a_year", p_.growth_a_year).put("real", p_.growth_real).put("a_pupil", p_.growth_a_pupil);
        write_interval(out_.key("range"), p_.growth_range, "share a year");
        out_.array("by_year");
        for (std::size_t t = 0; t < p_.growth_by_year.size(); ++t) {
            out_.object().put("year", p_.nothing.years[t + 1].year);
            parts_of(p_.growth_by_year[t]);
            out_.end();
        }
        out_.end();
        registered("paper", "paper_automatic_growth"_p);
        registered("record", "record_spending_growth"_p);
        registered("record_real", "record_spending_growth_real"_p);
        out_.end();
    }

    /// A figure of the registry beside the model's.
    void registered(const char* name, parameter_ref which) {
        write_range(out_.key(name), assumed_.of(which), "share a year");
    }

    json_stream& out_;
    const district& d_;
    const comparison& c_;
    const projection& p_;
    const requested_outlook& asked_;
    const assumptions& assumed_;
};

}  // namespace detail

}  // namespace nineways::io

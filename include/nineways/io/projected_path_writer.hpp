// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/outlook_writer.hpp>
#include <nineways/io/simulation_writer.hpp>
#include <nineways/lever.hpp>
#include <nineways/projection.hpp>
#include <nineways/salary.hpp>
#include <nineways/staff.hpp>

/// The years of one path of a projection as JSON.
namespace nineways::io::detail {

/// Writes paths of a projection over one district.
class projected_path_writer {
  public:
    projected_path_writer(json_stream& out, const district& d, const projection& p) : out_(out), d_(d), p_(p) {}

    /// Opens the object of a path; whoever asks for it ends it.
    json_stream& open(const projected_path& path, const std::vector<projected_leaders>& leaders) {
        out_.object().put("id", path.id).put("title", path.title);
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

    template <class Number>
    void or_null(const char* name, const std::optional<Number>& value) {
        write_or_null(out_, name, value ? std::optional<double>{static_cast<double>(*value)} : std::nullopt);
    }

  private:
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

    template <class Names, class Numbers>
    void named(const char* name, const Names& names, const Numbers& all) {
        out_.object(name);
        for (std::size_t i = 0; i < names.size(); ++i) out_.put(names[i], all[i]);
        out_.end();
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
        write_list(out_, "revenue_by_fund", m.revenue_by_fund);
        write_list(out_, "cost_by_fund", m.cost_by_fund);
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

    json_stream& out_;
    const district& d_;
    const projection& p_;
};

}  // namespace nineways::io::detail

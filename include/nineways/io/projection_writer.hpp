// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/compare.hpp>
#include <nineways/detail/growth_of_cost.hpp>
#include <nineways/district.hpp>
#include <nineways/funding.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/outlook_reader.hpp>
#include <nineways/io/outlook_writer.hpp>
#include <nineways/io/package_warnings.hpp>
#include <nineways/io/projected_path_writer.hpp>
#include <nineways/io/simulation_writer.hpp>
#include <nineways/io/state_writer.hpp>
#include <nineways/parameters.hpp>
#include <nineways/projection.hpp>
#include <nineways/salary.hpp>
#include <nineways/separations.hpp>
#include <nineways/units.hpp>

/// Projections as JSON. Money is in dollars of each year; every interval holds 80 % of the draws.
namespace nineways::io {

/// The names of what makes cost grow, in the order in which it is taken apart.
inline constexpr std::array<std::string_view, 8> growth_part_names{"enrollment", "steps",    "lanes",    "prices",
                                                                   "schedules",  "benefits", "turnover", "total"};

namespace detail {

/// Writes a projection of one comparison over one district.
class projection_writer {
  public:
    projection_writer(json_stream& out, const district& d, const comparison& c, const projection& p,
                      const requested_outlook& asked, const assumptions& assumed)
        : out_(out), d_(d), c_(c), p_(p), asked_(asked), assumed_(assumed), paths_(out, d, p) {}

    /// The members of the open object; `fitted` says whether the packages were fitted to money.
    void write(bool fitted) {
        out_.put("draws", p_.draws).put("seed", static_cast<double>(p_.seed)).put("interval", 0.8);
        out_.put("assumptions_drawn", p_.drawn).put("same_money", same_money(c_, fitted));
        out_.put("first_year", d_.dollar_year).put("horizon", p_.told.years);
        outlook_writer{out_.key("outlook"), d_, asked_, assumed_}.write(c_, fitted);
        funds();
        out_.key("nothing");
        paths_.open(p_.nothing, p_.leaders_nothing).end();
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
        out_.end().put("balanced_by", p_.balanced_by).put("packages_begin", p_.packages_begin).array("ends");
        for (const fund_end& end : p_.ends) {
            out_.object().put("id", p_.funds[end.fund]).put("last_year", end.last_year);
            out_.put("amount", end.amount).end();
        }
        out_.end();
    }

    /// Who leaves, and who stands where today.
    void workforce() {
        const separation_curve& curve = p_.separations;
        out_.object("workforce").object("separations").put("novice", curve.novice).put("career", curve.career);
        out_.put("retirement", curve.retirement).put("retirement_from", curve.retirement_from).end();
        write_list(out_, "lanes", d_.pay.grid.lanes);
        std::vector<double> today;
        const double each = p_.nothing.years[0].staff.on_grid / teachers(d_.pay.grid).value();
        for (const fte here : d_.pay.grid.headcount) today.push_back(here.value() * each);
        paths_.cells("today", today);
        out_.end();
    }

    void package(const char* name, const projected_path& path, const std::vector<projected_leaders>& leaders,
                 const nineways::package& chosen, bool fitted) {
        out_.key(name);
        paths_.open(path, leaders);
        paths_.or_null("left_without_money", path.left_without_money);
        warning_writer{out_, chosen, assumed_}.write(fitted);
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
    projected_path_writer paths_;
};

}  // namespace detail

}  // namespace nineways::io

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/compare.hpp>
#include <nineways/district.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/future_enrollment.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/outlook_reader.hpp>
#include <nineways/outlook.hpp>
#include <nineways/parameters.hpp>

/// What the coming years are taken to bring, told or as the registry has it.
namespace nineways::io::detail {

/// Writes an array as a member of the open object.
template <class Values>
void write_list(json_stream& out, const char* name, const Values& all) {
    out.array(name);
    for (const auto& each : all) out.add(each);
    out.end();
}

/// Writes the outlook of a projection as members of one object.
class outlook_writer {
  public:
    outlook_writer(json_stream& out, const district& d, const requested_outlook& asked, const assumptions& assumed)
        : out_(out), d_(d), asked_(asked), told_(asked.told), assumed_(assumed) {}

    /// The object. Growth is that of each year in dollars of each year.
    void write(const comparison& c, bool fitted) {
        const std::vector<double> prices =
            by_year(told_.price_growth, [&](std::size_t) { return assumed_["price_growth"_p]; });
        const auto beyond_prices = [&](double real) {
            return [&prices, real](std::size_t t) { return prices[t] + (1 + prices[t]) * real; };
        };
        out_.object();
        series("price_growth", !told_.price_growth.empty(), prices);
        series("schedule_growth", !told_.schedule_growth.empty(),
               by_year(told_.schedule_growth, beyond_prices(assumed_["schedule_growth_real"_p])));
        series("benefits_growth", !told_.benefits_growth.empty(),
               by_year(told_.benefits_growth, beyond_prices(assumed_["benefits_growth_real"_p])));
        out_.put("revenue_growth_real", assumed_["revenue_growth_real"_p]);
        cohorts();
        out_.array("frozen_steps");
        for (const year_span& s : told_.frozen_steps) out_.object().put("first", s.first).put("last", s.last).end();
        out_.end().put("reserve", told_.reserve);
        if (fitted) money(c.new_money);
        out_.end();
    }

  private:
    void cohorts() {
        const cohort_rates rates = told_.cohorts ? *told_.cohorts : cohort_rates::assumed(assumed_);
        out_.object("entry_growth").put("told", asked_.entry_growth).put("growth", rates.entry_growth).end();
        out_.object("survival").put("told", asked_.survival).object("by_grade");
        constexpr auto last = static_cast<std::size_t>(grade::twelfth);
        for (auto g = static_cast<std::size_t>(grade::kindergarten); g < last; ++g)
            out_.put(grade_names[g], rates.survival[g]);
        out_.end().end();
    }

    void money(dollars a_year) {
        const int first = told_.money ? told_.money->first : d_.dollar_year + 1;
        const int last = told_.money ? told_.money->last : d_.dollar_year + told_.years;
        out_.object("money").put("told", asked_.money).put("once", told_.money_once).put("first", first);
        out_.put("last", told_.money_once ? first : last);
        out_.put("amount", a_year * (told_.money_once ? one_time_years : 1.0)).end();
    }

    template <class Assumed>
    [[nodiscard]] std::vector<double> by_year(const std::vector<double>& told, const Assumed& assumed) const {
        std::vector<double> all = told;
        for (std::size_t t = all.size(); t < static_cast<std::size_t>(told_.years); ++t) all.push_back(assumed(t));
        return all;
    }

    void series(const char* name, bool told, const std::vector<double>& growth) {
        out_.object(name).put("told", told);
        write_list(out_, "growth", growth);
        out_.end();
    }

    json_stream& out_;
    const district& d_;
    const requested_outlook& asked_;
    const outlook& told_;
    const assumptions& assumed_;
};

}  // namespace nineways::io::detail

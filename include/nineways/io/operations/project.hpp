// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/compare.hpp>
#include <nineways/district.hpp>
#include <nineways/formula_outlook.hpp>
#include <nineways/funding.hpp>
#include <nineways/future_enrollment.hpp>
#include <nineways/io/chart/balance_chart.hpp>
#include <nineways/io/chart/display_list_writer.hpp>
#include <nineways/io/chart/growth_chart.hpp>
#include <nineways/io/formula_request.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_comparison.hpp>
#include <nineways/io/operations/requested_draws.hpp>
#include <nineways/io/operations/requested_parts.hpp>
#include <nineways/io/outlook_reader.hpp>
#include <nineways/io/projection_writer.hpp>
#include <nineways/io/result_writer.hpp>
#include <nineways/parameters.hpp>
#include <nineways/presets.hpp>
#include <nineways/project.hpp>
#include <nineways/projection.hpp>
#include <nineways/simulation.hpp>

namespace nineways::io::detail {

/// The formulas by which a request has funds paid.
class requested_formulas {
  public:
    requested_formulas(const request_context& in, const district& d) {
        const value_reader given = in.request.optional("formulas");
        if (!given) return;
        std::vector<std::string_view> ids;
        for (const fund_source& f : d.funds) ids.push_back(f.id);
        for (const value_reader each : given.members({.max = 20})) {
            std::size_t at = 0;
            while (at < ids.size() && ids[at] != each.key()) ++at;
            if (at == ids.size() && !ids.empty())
                each.reject_name(each.key(), ids, "the id of a fund: {}", "Name one of the district's funds.");
            asked& one = asked_.emplace_back();
            one.fund = at;
            one.place = each.place() + "/formula";
            object_reader o = each.object();
            static_cast<void>(read_formula_request(o, one.by, in.log));
            o.finish();
        }
    }

    /// What each of the funds follows over the years. Means nothing if there are faults.
    [[nodiscard]] std::vector<formula_revenue> follow(const district& d, const outlook& told,
                                                      const assumptions& assumed, fault_list& log) const {
        std::vector<formula_revenue> all;
        if (asked_.empty()) return all;
        const cohort_rates rates = told.cohorts ? *told.cohorts : cohort_rates::assumed(assumed);
        const std::vector<enrollment_table> enrolled = future_enrollment(d, rates, told.years);
        for (const asked& one : asked_) {
            all.push_back(
                follow_formula(d, enrolled, {one.by.rules, one.by.program, one.place}, one.fund, assumed, log));
        }
        return all;
    }

  private:
    struct asked {
        std::size_t fund = 0;
        std::string place;
        funded_units by;
    };
    std::deque<asked> asked_;
};

inline void run_project(const request_context& in) {
    requested_comparison wished{in};
    const std::optional<int> today =
        wished.own.schools.empty() ? std::nullopt : std::optional<int>{wished.own.dollar_year};
    const new_money_comes usual = !wished.asked.fit                       ? new_money_comes::never
                                  : wished.happens == situation::one_time ? new_money_comes::once
                                                                          : new_money_comes::every_year;
    requested_outlook asked = outlook_reader{today, wished.assumed, usual, in.log}.read(in.request);
    requested_formulas formulas{in, wished.own};
    const simulation_options draws = requested_draws(in, 2000);
    double width = 640;
    in.request.read_if("width", width, chart_width_rule);
    in.request.read_if("details", asked.told.by_school);
    if (!in.finish()) return;

    const recorder none = no_ledger{};
    const district* d = wished.stand(none, in.log);
    if (d == nullptr) return;
    const comparison c = wished.compare(*d, none, none, none, in.log);
    if (!in.log.empty()) return;
    const std::vector<formula_revenue> paid = formulas.follow(*d, asked.told, wished.assumed, in.log);
    if (!in.log.empty()) return;
    nineways::detail::projecting work{*d, c, wished.assumed, asked.told, paid, in.log};
    if (!in.log.empty()) return;
    const projection p = work.run(draws, one_after_the_other{});
    in.out.object();
    wished.ground.write(in.out);
    write_ground(in.out, *d, c, wished.asked);
    projection_writer{in.out, *d, c, p, asked, wished.assumed}.write(wished.asked.fit);
    const std::string& name = d->name.empty() ? d->id : d->name;
    const chart::growth_elsewhere beside{wished.assumed.of("paper_automatic_growth"_p),
                                         wished.assumed["record_spending_growth"_p],
                                         wished.assumed["record_spending_growth_real"_p]};
    chart::write_display_list(in.out.object("charts").key("balance"), chart::balance_chart(p, name, width));
    chart::write_display_list(in.out.key("growth"), chart::growth_chart(p, beside, name, width));
    in.out.end().end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation project_operation{"project", "a district's people and money over the coming years",
                                             detail::run_project};

}  // namespace nineways::io

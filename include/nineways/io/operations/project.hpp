// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include <nineways/compare.hpp>
#include <nineways/io/chart/balance_chart.hpp>
#include <nineways/io/chart/display_list_writer.hpp>
#include <nineways/io/chart/growth_chart.hpp>
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

inline void run_project(const request_context& in) {
    requested_comparison wished{in};
    const std::optional<int> today =
        wished.own.schools.empty() ? std::nullopt : std::optional<int>{wished.own.dollar_year};
    const new_money_comes usual = !wished.asked.fit                         ? new_money_comes::never
                                  : wished.happens == situation::one_time ? new_money_comes::once
                                                                          : new_money_comes::every_year;
    const requested_outlook asked = outlook_reader{today, wished.assumed, usual, in.log}.read(in.request);
    const simulation_options draws = requested_draws(in, 2000);
    double width = 640;
    in.request.read_if("width", width, chart_width_rule);
    if (!in.finish()) return;

    const recorder none = no_ledger{};
    const district* d = wished.stand(none, in.log);
    if (d == nullptr) return;
    const comparison c = wished.compare(*d, none, none, none, in.log);
    if (!in.log.empty()) return;
    nineways::detail::projecting work{*d, c, wished.assumed, asked.told, {}, in.log};
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

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <nineways/compare.hpp>
#include <nineways/io/chart/display_list_writer.hpp>
#include <nineways/io/chart/driver_chart.hpp>
#include <nineways/io/chart/interval_chart.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_comparison.hpp>
#include <nineways/io/operations/requested_draws.hpp>
#include <nineways/io/operations/requested_parts.hpp>
#include <nineways/io/result_writer.hpp>
#include <nineways/io/simulation_writer.hpp>
#include <nineways/scenario.hpp>
#include <nineways/simulate.hpp>

namespace nineways::io::detail {

inline void run_simulate(const request_context& in) {
    requested_comparison wished{in};
    const simulation_options asked = requested_draws(in, simulation_options{}.draws);
    bool list_draws = false;
    double width = 640;
    in.request.read_if("list_draws", list_draws);
    in.request.read_if("width", width, chart_width_rule);
    if (!in.finish()) return;

    const recorder none = no_ledger{};
    const district* d = wished.stand(none, in.log);
    if (d == nullptr) return;
    const comparison c = wished.compare(*d, none, none, none, in.log);
    if (!in.log.empty()) return;
    const simulation s = simulate(*d, c, wished.assumed, asked);
    in.out.object();
    wished.ground.write(in.out);
    write_ground(in.out, *d, c, wished.asked);
    const bool fitted = wished.asked.fit;
    write_simulation(in.out, c, s, fitted, wished.assumed);
    const std::string& a = called(c.a.fit.package);
    const std::string& b = called(c.b.fit.package);
    chart::display_list intervals = chart::interval_chart(s, a, b, width);
    if (!same_money(c, fitted)) {
        intervals.sentence.insert(0,
                                  "The packages do not come to the same money, so who is ahead on learning does not "
                                  "say which is the better choice. ");
    }
    chart::write_display_list(in.out.object("charts").key("intervals"), intervals);
    chart::write_display_list(in.out.key("drivers"), chart::driver_chart(s, a, b, width));
    in.out.end();
    if (list_draws) write_draws(in.out, s);
    in.out.end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation simulate_operation{"simulate", "how sure two packages over one district are, by draws",
                                              detail::run_simulate};

}  // namespace nineways::io

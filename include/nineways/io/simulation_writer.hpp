// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/compare.hpp>
#include <nineways/io/chart/simulation_words.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/package_warnings.hpp>
#include <nineways/scenario.hpp>
#include <nineways/simulation.hpp>
#include <nineways/units.hpp>

/// Simulations as JSON. Every interval holds 80 % of the draws.
namespace nineways::io {

namespace detail {

inline void write_interval(json_stream& out, const interval& i, const char* unit) {
    out.object().put("low", i.low).put("median", i.median).put("high", i.high).put("unit", unit).end();
}

inline void write_simulated(json_stream& out, const simulated_package& s, const package& p, bool fitted,
                            const assumptions& assumed) {
    const scenario& chosen = p.fit.package;
    out.object().put("id", chosen.id).put("title", chosen.title);
    write_interval(out.key("after_four_years"), s.percentile_points, "percentile points");
    write_interval(out.key("after_four_years_sd"), s.stock, "SD");
    write_interval(out.key("benchmark"), percentile_points(s.benchmark), "percentile points");
    write_interval(out.key("benchmark_sd"), s.benchmark, "SD");
    write_interval(out.key("one_year_sd"), s.mean_year, "SD");
    write_interval(out.key("cost"), s.cost, "dollars a year");
    out.object("all_central").put("after_four_years", p.result.learned.percentile_points.central);
    out.put("after_four_years_sd", p.result.learned.stock.central).put("cost", p.result.basis.value).end();
    out.put("chance_above_benchmark", s.chance_above_benchmark).put("chance_of_harm", s.chance_of_harm);
    warning_writer{out, p, assumed}.write(fitted);
    out.end();
}

inline void write_or_null(json_stream& out, const char* key, const std::optional<double>& value) {
    out.key(key);
    if (value)
        out.add(*value);
    else
        out.add(nullptr);
}

inline void write_driver(json_stream& out, const driver& one) {
    const range<double>& values = one.assumption.values;
    out.object().put("assumption", one.assumption.id).put("title", chart::title_of(one.assumption));
    out.put("unit", one.assumption.unit).put("low", values.low).put("central", values.central);
    out.put("high", values.high).put("share_of_variance", one.share_of_variance);
    out.put("at_low", one.at_low).put("at_high", one.at_high);
    write_or_null(out, "flips_at", one.flips_at);
    out.put("flips_in_range", one.flips_in_range()).end();
}

inline void write_columns(json_stream& out, const drawn_package& p) {
    const auto column = [&](const char* name, const std::vector<double>& all) {
        out.array(name);
        for (const double x : all) out.add(x);
        out.end();
    };
    out.object();
    column("after_four_years_sd", p.stock);
    column("benchmark_sd", p.benchmark);
    column("one_year_sd", p.mean_year);
    column("cost", p.cost);
    out.end();
}

}  // namespace detail

/// Writes the members of a simulation of two compared packages into the open object. Differences are b less a, in SD
/// after four years where nothing else is said.
inline void write_simulation(json_stream& out, const comparison& c, const simulation& s, bool fitted,
                             const assumptions& assumed) {
    out.put("draws", s.asked.draws).put("seed", static_cast<double>(s.asked.seed)).put("interval", 0.8);
    out.put("assumptions_drawn", s.drawn).put("same_money", same_money(c, fitted));
    detail::write_simulated(out.key("a"), s.a, c.a, fitted, assumed);
    detail::write_simulated(out.key("b"), s.b, c.b, fitted, assumed);
    out.object("difference");
    detail::write_interval(out.key("after_four_years"), s.difference_points, "percentile points");
    detail::write_interval(out.key("after_four_years_sd"), s.difference, "SD");
    out.put("all_central_sd", s.central_difference).end();
    out.object("chances").put("a_ahead", s.chance_a_ahead).put("b_ahead", s.chance_b_ahead);
    detail::write_or_null(out, "a_ahead_per_dollar", s.chance_a_ahead_per_dollar);
    detail::write_or_null(out, "b_ahead_per_dollar", s.chance_b_ahead_per_dollar);
    out.end().array("drivers");
    for (const driver& one : s.drivers) detail::write_driver(out, one);
    out.end();
}

/// Writes what each draw came to; as a member of the open object.
inline void write_draws(json_stream& out, const simulation& s) {
    out.object("listed");
    detail::write_columns(out.key("a"), s.draws_a);
    detail::write_columns(out.key("b"), s.draws_b);
    out.end();
}

}  // namespace nineways::io

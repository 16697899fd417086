// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <nineways/compare.hpp>
#include <nineways/io/assumptions_json.hpp>
#include <nineways/io/chart/display_list_writer.hpp>
#include <nineways/io/chart/scorecard_chart.hpp>
#include <nineways/io/chart/scorecard_words.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_comparison.hpp>
#include <nineways/io/operations/requested_parts.hpp>
#include <nineways/io/result_writer.hpp>
#include <nineways/measure_scorecard.hpp>
#include <nineways/parameters.hpp>
#include <nineways/scenario.hpp>
#include <nineways/scorecard.hpp>

namespace nineways::io::detail {

inline void write_score(json_stream& out, const score& found, const score_row& row, const assumptions& assumed) {
    out.object();
    if (found.value) {
        const verdict said = verdict_on(*found.value, assumed.of(row.goal), row.better);
        out.put("value", *found.value).put("verdict", verdict_names[static_cast<std::size_t>(said)]);
        if (found.filled) out.put("filled", true);
    } else {
        out.put("not_measured", found.not_measured);
    }
    out.end();
}

inline void write_essentials(json_stream& out, const scorecards& cards, const assumptions& assumed) {
    out.array();
    for (std::size_t e = 0; e < essential_count; ++e) {
        out.object().put("id", essential_names[e]).put("title", essential_titles[e]).array("measures");
        for (std::size_t m = 0; m < score_measure_count; ++m) {
            const score_row& row = score_rows[m];
            if (row.essential != static_cast<essential>(e)) continue;
            out.object().put("id", row.id).put("title", row.title).put("unit", row.unit);
            out.put("better", better_names[static_cast<std::size_t>(row.better)]);
            write_assumed_range(out.key("goal"), row.goal, assumed);
            out.object("values");
            write_score(out.key("as_it_stands"), cards.as_it_stands[m], row, assumed);
            write_score(out.key("a"), cards.a[m], row, assumed);
            write_score(out.key("b"), cards.b[m], row, assumed);
            out.end().end();
        }
        out.end().end();
    }
    out.end();
}

inline void run_scorecard(const request_context& in) {
    requested_comparison wished{in};
    double width = 640;
    in.request.read_if("width", width, chart_width_rule);
    if (!in.finish()) return;

    const recorder none = no_ledger{};
    const district* d = wished.stand(none, in.log);
    if (d == nullptr) return;
    const comparison c = wished.compare(*d, none, none, none, in.log);
    if (!in.log.empty()) return;
    const scorecards cards = measure_scorecards(*d, c, wished.assumed);
    const chart::scored_states states{cards, {"as it stands", called(c.a.fit.package), called(c.b.fit.package)}};
    json_stream& out = in.out.object();
    wished.ground.write(out);
    write_ground(out, *d, c, wished.asked);
    out.object("packages");
    write_header(out.key("a"), c.a.fit.package);
    write_header(out.key("b"), c.b.fit.package);
    out.end();
    write_essentials(out.key("essentials"), cards, wished.assumed);
    const std::string& where = d->name.empty() ? d->id : d->name;
    chart::write_display_list(out.key("chart"), chart::scorecard_chart(states, wished.assumed, where, width));
    out.end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation scorecard_operation{"scorecard", "a district and two packages against goals",
                                               detail::run_scorecard};

}  // namespace nineways::io

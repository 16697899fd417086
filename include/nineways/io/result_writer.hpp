// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include <nineways/compare.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/package_writer.hpp>
#include <nineways/io/path_text.hpp>
#include <nineways/io/requested_evidence.hpp>
#include <nineways/io/state_writer.hpp>
#include <nineways/reported.hpp>

namespace nineways::io {

namespace detail {

/// The facts that a source reports beside what the model makes of the district, unfitted, with what explains the gaps.
inline void write_beside_model(json_stream& out, const district& d, const baseline& before) {
    const reported_comparison found = beside_model(d, before);
    out.object().array("rows");
    for (const reported_row& r : found.rows) {
        out.object()
            .put("measure", r.measure)
            .put("in_source", r.in_source)
            .put("reported", r.reported)
            .put("modelled", r.modelled)
            .put("unit", r.unit)
            .end();
    }
    out.end();
    if (!found.rows.empty()) out.put("school_year", found.school_year);
    if (found.teachers_at_reported_class_size) {
        out.put("teachers_at_reported_class_size", *found.teachers_at_reported_class_size);
    }
    out.end();
}

inline void write_as_it_stands(json_stream& out, const district& d, const comparison& c) {
    state_writer state{out, d};
    const spending& cost = c.before.cost;
    out.object();
    write_range(out.key("spending"), cost.recurring, "dollars a year");
    out.put("spending_a_pupil", cost.recurring.central / total_pupils(d));
    state.teachers(cost);
    state.posts(cost, nullptr);
    out.array("outside_the_day");
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        const fte outside = c.before.base.outside_day[r];
        if (outside.value() != 0) out.object().put("role", d.roles[r].id).put("posts", outside).end();
    }
    out.end();
    state.classes(c.metrics);
    state.attention(c.metrics);
    state.pay(d, cost);
    state.budget(cost);
    state.indivisibility(c.before.day, cost);
    write_beside_model(out.key("reported"), d, c.before);
    out.end();
}

}  // namespace detail

/// Writes over which district, and for what money, packages stand beside each other; as members of the open object.
inline void write_ground(json_stream& out, const district& d, const comparison& c, const comparison_options& asked) {
    write_district_summary(out.key("district"), d);
    detail::write_role_notes(out, d);
    out.object("money").put("year", asked.year).put("basis", "cost in the named year and a tenth of the one-time cost");
    if (asked.fit) {
        out.put("new_money", c.new_money).put("a_pupil", c.new_money / total_pupils(d));
        out.put("share_of_budget", c.new_money / c.before.cost.recurring.central);
    }
    out.end();
}

/// Writes the members of a comparison into the open object. Numbers carry their unit and their path; headline numbers
/// carry their range.
inline void write_comparison(json_stream& out, const district& d, const comparison& c, const comparison_options& asked,
                             const assumptions& assumed, const detail::requested_evidence& evidence) {
    write_ground(out, d, c, asked);
    detail::write_as_it_stands(out.key("as_it_stands"), d, c);
    detail::package_writer{out.key("a"), c.a, c, asked.fit, assumed, evidence}.write();
    detail::package_writer{out.key("b"), c.b, c, asked.fit, assumed, evidence}.write();
    path_writer text{d};
    out.array("differences");
    for (const difference& one : c.differences) {
        if (one.a == 0 && one.b == 0) continue;
        out.object().put("path", text(one.where)).put("a", one.a).put("b", one.b).put("change", one.change()).end();
    }
    out.end();
}

/// Writes the ledger of one state of affairs: every number with its rule and terms.
inline void write_ledger(json_stream& out, const ledger& book, path_writer text) {
    out.array();
    for (const ledger::entry& e : book.entries()) {
        out.object()
            .put("path", text(e.where))
            .put("value", e.value)
            .put("rule", rule_names[static_cast<std::size_t>(e.rule)])
            .array("terms");
        for (std::uint32_t i = 0; i < e.term_count; ++i) {
            const term& t = book.terms(e)[i];
            out.object().put("path", text(t.where)).put("value", t.value).end();
        }
        out.end().end();
    }
    out.end();
}

}  // namespace nineways::io

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/parameters.hpp>
#include <nineways/parameters/names.hpp>
#include <nineways/parameters/price_index.hpp>
#include <nineways/units.hpp>

namespace nineways::io {

/// Writes the registry, with a user's edits shown beside the registered figures.
inline void write_assumptions(json_stream& out, const assumptions& assumed) {
    const auto put_known = [&](const char* key, std::string_view text) {
        if (!text.empty()) out.put(key, text);
    };
    out.object().array("assumptions");
    for (std::size_t i = 0; i < registry.size(); ++i) {
        const registered& row = registry[i];
        const parameter_remarks& remarks = registry_remarks[i];
        const parameter_ref ref{static_cast<std::uint16_t>(i)};
        const range<double> now = assumed.of(ref);
        out.object().put("id", row.id).put("title", remarks.title).put("unit", name(row.unit));
        if (row.dollar_year != 0) out.put("dollar_year", row.dollar_year);
        out.put("low", now.low).put("central", now.central).put("high", now.high);
        out.put("status", assumed.edited(ref) ? std::string_view{"edited"} : name(row.status));
        if (row.grade != evidence_grade::not_an_effect) out.put("grade", name(row.grade));
        if (row.year != 0) out.put("year", row.year);
        put_known("source", remarks.source);
        put_known("address", remarks.address);
        put_known("evidence", remarks.evidence);
        put_known("note", remarks.note);
        out.end();
    }
    out.end().object("price_index");
    out.put("title", "consumer prices by school year (ending year), 1982-84 = 100");
    out.put("source", "Bureau of Labor Statistics, CPI-U annual averages; mean of the two calendar years; recalled")
        .object("levels");
    for (int year = first_price_level; year <= last_price_level; ++year) out.put(whole_text(year), price_level(year));
    out.end().end().end();
}

namespace detail {

/// Writes the range of one assumption as it is used, and how far it can be trusted.
inline void write_assumed_range(json_stream& out, parameter_ref ref, const assumptions& assumed) {
    const range<double> used = assumed.of(ref);
    const parameter_remarks& remarks = remarks_on(ref);
    out.object().put("assumption", describe(ref).id);
    out.put("low", used.low).put("central", used.central).put("high", used.high);
    out.put("status", name(describe(ref).status)).put("source", remarks.source).put("note", remarks.note).end();
}

}  // namespace detail

/// Reads a user's edits: `{"teacher_salary": 72000, "fidelity": {"low": 0.6, "central": 0.7, "high": 0.9}}`.
/// A single number is a figure without a range. Faults go to the document's list.
[[nodiscard]] inline assumptions read_assumptions(const value_reader& v) {
    assumptions assumed;
    for (const value_reader each : v.members()) {
        const int found = find_parameter(each.key());
        if (found < 0) {
            std::vector<std::string_view> names;
            for (const registered& row : registry) names.push_back(row.id);
            each.reject_name(each.key(), names, "a registered assumption as the key",
                             "List them with the operation \"assumptions\".");
            continue;
        }
        const parameter_ref ref{static_cast<std::uint16_t>(found)};
        const limits allowed = limits_of(ref);
        const number_rule rule{.min = allowed.least, .max = allowed.most, .unit = name(describe(ref).unit)};
        range<double> values;
        if (each.is_object()) {
            object_reader o = each.object();
            o.read("low", values.low, rule);
            o.read("central", values.central, rule);
            o.read("high", values.high, rule);
            o.finish();
            if (!(values.low <= values.central && values.central <= values.high)) {
                each.reject("low <= central <= high", "Put the least figure first and the greatest last.");
                continue;
            }
        } else {
            const double one = each.number(rule);
            values = {one, one, one};
        }
        assumed.set_if_admitted(ref, values);
    }
    const auto ordered = [&](parameter_ref less, parameter_ref more) {
        for (const bound which : {bound::low, bound::central, bound::high}) {
            if (assumed.value(less, which) < assumed.value(more, which)) continue;
            v.reject(nineways::detail::text_of("\"", describe(less).id, "\" below \"", describe(more).id, "\""),
                     "Edit both so that the first stays below the second, at low, central and high.");
            return;
        }
    };
    ordered("full_effect_group_size"_p, "zero_effect_group_size"_p);
    ordered("class_effect_floor"_p, "class_effect_ceiling"_p);
    ordered("benefits_variable_rate"_p, "benefits_average_rate"_p);
    return assumed;
}

}  // namespace nineways::io

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <nineways/assumptions.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/state_writer.hpp>
#include <nineways/learning.hpp>
#include <nineways/months.hpp>
#include <nineways/parameters.hpp>
#include <nineways/parameters/names.hpp>

/// What a comparison tells of its evidence where a request asks for it. The module of a page has none of it.
namespace nineways::io::detail {

class requested_evidence {
  public:
    explicit requested_evidence(const request_context& in) {
        in.request.read_if("months", months_);
        in.request.read_if("studies", studies_);
    }

    /// Beside a lever's yearly effect: what its own dollars would do in a year at average effectiveness, and its effect
    /// by level and tier. As members of the lever's open object.
    void write_lever(json_stream& out, const lever_result& r, const evaluation& e, const assumptions& assumed) const {
        if (!studies_) return;
        const district& d = e.after;
        const auto four_years = spending_benchmark(r.basis.value / total_pupils(d), d.dollar_year, assumed);
        const double years = stock_factor(assumed, bound::central);
        write_range(out.key("benchmark_year_sd"),
                    range<effect_size>{four_years.low / years, four_years.central / years, four_years.high / years},
                    "SD");
        out.array("cells");
        for (std::size_t l = 0; l < level_count; ++l) {
            for (std::size_t t = 0; t < tier_count; ++t) write_cell(out, r, e, {l, t}, assumed);
        }
        out.end();
    }

    /// What is known of a lever's effect: its range, and the studies that it rests on. As members of the open object.
    void write_effect(json_stream& out, parameter_ref effect, const assumptions& assumed) const {
        if (!studies_) return;
        const registered& row = describe(effect);
        const parameter_remarks& remarks = remarks_on(effect);
        const range<double> now = assumed.of(effect);
        const auto put_known = [&](const char* key, std::string_view text) {
            if (!text.empty()) out.put(key, text);
        };
        out.put("title", remarks.title).put("low", now.low).put("central", now.central).put("high", now.high);
        out.put("unit", name(row.unit));
        out.put("status", assumed.edited(effect) ? std::string_view{"edited"} : name(row.status));
        put_known("source", remarks.source);
        put_known("address", remarks.address);
        put_known("evidence_rows", remarks.evidence);
        put_known("note", remarks.note);
    }

    /// A package's four-year effect in months, by grade band. As members of its open learning.
    void write_months(json_stream& out, const evaluation& e, const assumptions& assumed) const {
        if (!months_) return;
        out.array("months");
        for (const months_of_learning& m : months_of(e.learned, e.day.all.pupil_count, assumed)) {
            out.object().put("grades", m.band->id);
            out.put("level", name_of(level_of(m.band->to), level_names));
            write_range(out.key("after_four_years_sd"), m.effect, "SD");
            span(out, "sd_a_month", m.month, "SD");
            span(out, "of_central", m.central, "months of school");
            span(out, "of_range", m.whole, "months of school");
            out.end();
        }
        out.end().put("months_note",
                      "Use percentile points: where ways to say an effect were compared, time did worst. Sources "
                      "differ several times over on what a month is, so each range holds all of them. There are no "
                      "months for grades 9 to 12, where pupils gain so little in a year that any effect would be many "
                      "months.");
    }

  private:
    /// What a lever does by itself for a tier of a level in a year, on the mean of its pupils; nothing where it has no
    /// measured effect.
    static void write_cell(json_stream& out, const lever_result& r, const evaluation& e,
                           const std::array<std::size_t, 2>& at, const assumptions& assumed) {
        const auto [l, t] = at;
        std::array<double, 3> mean{};
        bool reached = false;
        for (const exposure& x : e.exposures) {
            if (x.lever != r.choice.lever || static_cast<std::size_t>(x.level) != l ||
                static_cast<std::size_t>(x.tier) != t)
                continue;
            reached = true;
            for (const bound which : {bound::low, bound::central, bound::high}) {
                const auto found = nineways::detail::take_apart(x, assumed, which);
                mean[static_cast<std::size_t>(which)] +=
                    (found.gain * assumed.value("fidelity"_p, which) + found.loss) * x.reach;
            }
        }
        const double count = e.day.all.pupil_count[l][t];
        if (!reached || !(count > 0)) return;
        out.object().put("level", level_names[l]).put("tier", tier_names[t]).put("pupils", count);
        out.put("reach", r.reach[l][t]);
        write_range(out.key("year"),
                    range<effect_size>{effect_size{mean[0]}, effect_size{mean[1]}, effect_size{mean[2]}}, "SD");
        out.end();
    }

    static void span(json_stream& out, const char* key, const span_of_months& s, const char* unit) {
        out.object(key).put("low", s.low).put("high", s.high).put("unit", unit).end();
    }

    bool months_ = false;
    bool studies_ = false;
};

}  // namespace nineways::io::detail

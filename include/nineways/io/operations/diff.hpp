// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include <nineways/compare.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/compare.hpp>
#include <nineways/io/operations/requested_days.hpp>
#include <nineways/io/package_reader.hpp>
#include <nineways/io/path_text.hpp>
#include <nineways/io/scenario_json.hpp>
#include <nineways/io/state_writer.hpp>
#include <nineways/ledger.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/presets.hpp>
#include <nineways/scenario.hpp>

/// Scenarios as documents: whole, and two side by side.
namespace nineways::io::detail {

/// A number on two sides, and what changes from the first to the second; as members of the open object.
inline json_stream& put_sides(json_stream& out, double a, double b) {
    return out.put("a", a).put("b", b).put("change", b - a);
}

/// A scenario with all that its document says.
struct read_document {
    scenario chosen;
    scenario_words words;
};

/// Writes in what two scenarios differ.
class scenario_difference_writer {
  public:
    scenario_difference_writer(json_stream& out, const read_document& a, const read_document& b) noexcept
        : out_(out), a_(a), b_(b) {}

    /// Both headers and every lever that either sets; as members of the open object.
    void documents() {
        write_header(out_.key("a"), a_.chosen, &a_.words);
        write_header(out_.key("b"), b_.chosen, &b_.words);
        out_.put("same", scenario_digest(a_.chosen) == scenario_digest(b_.chosen)).array("levers");
        for (std::size_t l = 0; l < lever_catalog.size(); ++l) lever_of(l);
        out_.end();
    }

    /// In what the packages differ over a district; as a member of the open object.
    void packages(const district& d, const comparison& c, int year) {
        out_.object("packages").put("year", year).array("areas");
        std::array<double, area_names.size()> by_area_a{};
        std::array<double, area_names.size()> by_area_b{};
        const auto add_up = [](const package& p, std::array<double, area_names.size()>& to) {
            for (const lever_result& r : p.result.levers)
                to[static_cast<std::size_t>(lever_catalog[r.choice.lever]->area)] += r.basis.value.value();
        };
        add_up(c.a, by_area_a);
        add_up(c.b, by_area_b);
        for (std::size_t i = 0; i < area_names.size(); ++i) {
            if (by_area_a[i] == 0 && by_area_b[i] == 0) continue;
            put_sides(out_.object().put("area", area_names[i]), by_area_a[i], by_area_b[i]).end();
        }
        out_.end().array("levers");
        for (std::size_t l = 0; l < lever_catalog.size(); ++l) {
            const lever_result* a = result_of(c.a, l);
            const lever_result* b = result_of(c.b, l);
            if (a == nullptr && b == nullptr) continue;
            const lever& row = *lever_catalog[l];
            out_.object().put("id", row.id).put("title", row.title);
            out_.put("area", area_names[static_cast<std::size_t>(row.area)]).object("basis");
            put_sides(out_, a != nullptr ? a->basis.value.value() : 0, b != nullptr ? b->basis.value.value() : 0);
            out_.end().object("posts");
            put_sides(out_, a != nullptr ? a->posts_in_all.value() : 0, b != nullptr ? b->posts_in_all.value() : 0);
            out_.end().end();
        }
        out_.end().array("measures");
        path_writer text{d};
        for (const difference& each : c.differences) {
            if (each.a == each.b) continue;
            out_.object().put("path", text(each.where)).put("unit", unit_of(each.where.what));
            put_sides(out_, each.a, each.b).end();
        }
        out_.end().object("learning");
        write_range(out_.key("a"), c.a.result.learned.percentile_points, "percentile points");
        write_range(out_.key("b"), c.b.result.learned.percentile_points, "percentile points");
        out_.end().end();
    }

  private:
    void lever_of(std::size_t index) {
        const lever_choice* a = choice_of(a_.chosen, index);
        const lever_choice* b = choice_of(b_.chosen, index);
        if (a == nullptr && b == nullptr) return;
        const lever& l = *written_levers[index];  // with the titles of settings
        const setting_values base = base_settings(l);
        const setting_values& in_a = a != nullptr ? a->setting : base;
        const setting_values& in_b = b != nullptr ? b->setting : base;
        out_.object().put("id", l.id).put("title", l.title);
        out_.put("area", area_names[static_cast<std::size_t>(l.area)]);
        out_.put("set_by", a == nullptr ? "b" : b == nullptr ? "a" : "both").array("settings");
        for (std::size_t s = 0; s < l.setting_count; ++s) {
            out_.object().put("id", l.settings[s].id).put("title", l.settings[s].title)
                .put("unit", l.settings[s].unit);
            put_sides(out_, in_a[s], in_b[s]).end();
        }
        out_.end().object("locked").put("a", a != nullptr && a->locked).put("b", b != nullptr && b->locked);
        out_.end().object("reason");
        out_.put("a", reason_of(a_.words, index)).put("b", reason_of(b_.words, index)).end().end();
    }

    [[nodiscard]] static const lever_result* result_of(const package& p, std::size_t lever) noexcept {
        for (const lever_result& r : p.result.levers) {
            if (r.choice.lever == lever) return &r;
        }
        return nullptr;
    }

    [[nodiscard]] static const char* unit_of(measure what) noexcept {
        switch (what) {
            case measure::package_one_time: return "dollars once";
            case measure::package_ten_years: return "dollars over ten years";
            case measure::teachers:
            case measure::posts: return "posts";
            case measure::class_size: return "pupils a class";
            case measure::adult_minutes:
            case measure::small_group_minutes: return "minutes a pupil a week";
            case measure::effect_year:
            case measure::effect_stock: return "SD";
            case measure::percentile_points: return "percentile points";
            default: return "dollars a year";
        }
    }

    json_stream& out_;
    const read_document& a_;
    const read_document& b_;
};

[[nodiscard]] inline read_document required_package(const request_context& in, const char* key) {
    read_document all;
    if (const value_reader given = in.request.required(key)) all.chosen = read_package(given, in.log, {}, &all.words);
    return all;
}

inline void run_diff(const request_context& in) {
    const read_document a = required_package(in, "a");
    const read_document b = required_package(in, "b");
    const bool over_district = in.request.optional("district").present();
    const assumptions assumed = over_district ? requested_assumptions(in) : assumptions{};
    const district* d = over_district ? &requested_district_with_days(in, assumed) : nullptr;
    comparison_options asked;
    asked.fit = false;
    if (over_district) in.request.read_if("years", asked.year, years_rule);
    if (!in.finish()) return;
    comparison c;
    if (d != nullptr) {
        const recorder none = no_ledger{};
        c = nineways::detail::compare(*d, stand_before(*d, assumed, none), a.chosen, b.chosen, asked, assumed, none,
                                      none, none, in.log);
        if (!in.log.empty()) return;
    }
    scenario_difference_writer written{in.out.object(), a, b};
    written.documents();
    if (d != nullptr) written.packages(*d, c, asked.year);
    in.out.end();
}

inline void run_scenario(const request_context& in) {
    const read_document whole = required_package(in, "scenario");
    if (in.finish()) write_scenario(in.out, whole.chosen, &whole.words);
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation diff_operation{"diff", "in what two scenarios differ", detail::run_diff};
inline constexpr operation scenario_operation{"scenario", "the whole document of a scenario", detail::run_scenario};

}  // namespace nineways::io

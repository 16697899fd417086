// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/io/json_stream.hpp>
#include <nineways/io/other_document.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/scenario.hpp>

namespace nineways::io {

/// Name and version of the scenario document.
inline constexpr std::string_view scenario_format = "nineways-scenario/1";

/// Names by which a request may ask for a preset instead of a scenario document.
inline constexpr std::array<std::string_view, 2> preset_names{"restore", "transform"};

[[nodiscard]] inline scenario preset(std::size_t which) { return which == 0 ? restore_preset() : transform_preset(); }

/// Writes the scenario document of a scenario.
inline void write_scenario(json_stream& out, const scenario& s) {
    out.object().put("format", scenario_format).put("id", s.id).put("title", s.title).put("reason", s.reason)
        .object("levers");
    for (const lever_choice& choice : s.levers) {
        const lever& l = *lever_catalog[choice.lever];
        out.key(l.id).object();
        for (std::size_t i = 0; i < l.setting_count; ++i) out.put(l.settings[i].id, choice.setting[i]);
        out.end();
    }
    out.end().array("locked");
    for (const lever_choice& choice : s.levers) {
        if (choice.locked) out.add(lever_catalog[choice.lever]->id);
    }
    out.end().end();
}

namespace detail {

[[nodiscard]] inline std::vector<std::string_view> lever_names() {
    std::vector<std::string_view> names;
    for (const lever* l : lever_catalog) names.push_back(l->id);
    return names;
}

[[nodiscard]] inline lever_choice read_choice(std::size_t index, const value_reader& v) {
    const lever& l = *lever_catalog[index];
    lever_choice choice{static_cast<lever_id>(index), base_settings(l), false};
    object_reader o = v.object();
    for (std::size_t i = 0; i < l.setting_count; ++i) {
        const lever_setting& s = l.settings[i];
        if (const value_reader given = o.optional(s.id))
            choice.setting[i] = given.number({.min = s.min, .max = s.max, .unit = s.unit});
    }
    o.finish();
    return choice;
}

[[nodiscard]] inline lever_choice* choice_of(scenario& s, std::size_t lever) noexcept {
    for (lever_choice& choice : s.levers) {
        if (choice.lever == lever) return &choice;
    }
    return nullptr;
}

}  // namespace detail

/// Reads a scenario: the name of a preset, or a scenario document. Settings that are left out stand at their base.
[[nodiscard]] inline scenario read_scenario(const value_reader& v) {
    if (v.is_text()) return preset(v.enumerated(preset_names));
    static constexpr std::array<std::string_view, 2> keys{"id", "levers"};
    scenario s;
    if (detail::is_other_document(v, {scenario_format, keys})) return s;
    object_reader o = v.object();
    const std::array<std::string_view, 1> formats{scenario_format};
    if (const value_reader format = o.optional("format")) static_cast<void>(format.enumerated(formats));
    o.read("id", s.id, nineways::detail::id_size);
    o.read_if("title", s.title, size_rule{.max = 200});
    o.read_if("reason", s.reason, size_rule{.max = 2000});
    const std::vector<std::string_view> names = detail::lever_names();
    for (const value_reader each : o.required("levers").members()) {
        const int found = find_lever(each.key());
        if (found < 0) {
            each.reject_name(each.key(), names, "a lever as the key: {}", "Take it out, or name one of these levers.");
        } else {
            s.levers.push_back(detail::read_choice(static_cast<std::size_t>(found), each));
        }
    }
    if (const value_reader locked = o.optional("locked")) {
        for (const value_reader each : locked.elements()) {
            if (lever_choice* choice = detail::choice_of(s, each.enumerated(names))) {
                choice->locked = true;
            } else {
                each.reject("a lever that this scenario sets",
                            "Set the lever under \"levers\", or take it out of \"locked\".");
            }
        }
    }
    o.finish();
    return in_catalog_order(std::move(s));
}

/// Writes the catalog of levers, from which forms and documents are made.
inline void write_lever_catalog(json_stream& out) {
    out.array();
    for (const lever* l : written_levers) {
        out.object().put("id", l->id).put("bullet", l->bullet).put("title", l->title).put("sentence", l->sentence);
        out.put("area", area_names[static_cast<std::size_t>(l->area)])
            .put("side", side_names[static_cast<std::size_t>(l->side)]);
        out.put("cluster", cluster_names[static_cast<std::size_t>(l->cluster)]);
        out.put("difficulty", difficulty_names[static_cast<std::size_t>(l->difficulty)]).array("agree");
        for (std::size_t p = 0; p < party_names.size(); ++p) {
            if (l->agree.contains(static_cast<party>(p))) out.add(party_names[p]);
        }
        out.end().array("laws");
        for (std::size_t i = 0; i < law_names.size(); ++i) {
            if (l->laws.contains(static_cast<law>(i))) out.add(law_names[i]);
        }
        out.end();
        const auto ids = [&](const char* name, const lever_ids& others) {
            out.array(name);
            for (const nineways::detail::literal& id : others) {
                if (!id.empty()) out.add(id);
            }
            out.end();
        };
        ids("shares_with", l->shares_with);
        ids("needs", l->needs);
        ids("conflicts", l->conflicts);
        out.put("ramp_years", l->ramp_years).put("overlap", l->overlap).array("settings");
        for (std::size_t i = 0; i < l->setting_count; ++i) {
            const lever_setting& s = l->settings[i];
            out.object().put("id", s.id).put("title", s.title).put("unit", s.unit);
            out.put("min", s.min).put("max", s.max).put("base", s.base).put("step", s.step).put("kind", setting_kind_names[static_cast<std::size_t>(s.kind)])
                .end();
        }
        out.end().end();
    }
    out.end();
}

}  // namespace nineways::io

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/io/json_stream.hpp>
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
        if (auto given = o.optional(s.id))
            choice.setting[i] = given->number({.min = s.min, .max = s.max, .unit = s.unit});
    }
    o.finish();
    return choice;
}

}  // namespace detail

/// Reads a scenario: the name of a preset, or a scenario document. Settings that are left out stand at their base.
[[nodiscard]] inline scenario read_scenario(const value_reader& v) {
    if (v.present() && v.raw()->is_string()) return preset(v.enumerated(preset_names));
    scenario s;
    object_reader o = v.object();
    if (auto format = o.optional("format")) {
        const std::array<std::string_view, 1> known{scenario_format};
        static_cast<void>(format->enumerated(known));
    }
    s.id = o.required("id").text({.min = 1, .max = 80});
    if (auto title = o.optional("title")) s.title = title->text({.max = 200});
    if (auto reason = o.optional("reason")) s.reason = reason->text({.max = 2000});
    const std::vector<std::string_view> names = detail::lever_names();
    o.required("levers").for_each_member([&](std::string_view key, value_reader each) {
        const int found = find_lever(key);
        if (found < 0) {
            each.reject("a lever as the key: " + listed_names(names),
                        detail::suggested(key, names, "Take it out, or name one of these levers."));
        } else {
            s.levers.push_back(detail::read_choice(static_cast<std::size_t>(found), each));
        }
    });
    if (auto locked = o.optional("locked")) {
        locked->for_each_element([&](value_reader each) {
            const std::size_t lever = each.enumerated(names);
            bool chosen = false;
            for (lever_choice& choice : s.levers) {
                if (choice.lever != lever) continue;
                choice.locked = true;
                chosen = true;
            }
            if (!chosen) {
                each.reject("a lever that this scenario sets",
                            "Set the lever under \"levers\", or take it out of \"locked\".");
            }
        });
    }
    o.finish();
    std::sort(s.levers.begin(), s.levers.end(),
              [](const lever_choice& a, const lever_choice& b) { return a.lever < b.lever; });
    return s;
}

/// Writes the catalog of levers, from which forms and documents are made.
inline void write_lever_catalog(json_stream& out) {
    out.array();
    for (const lever* l : lever_catalog) {
        out.object().put("id", l->id).put("bullet", l->bullet).put("title", l->title).put("sentence", l->sentence);
        out.put("area", area_names[static_cast<std::size_t>(l->area)])
            .put("side", side_names[static_cast<std::size_t>(l->side)]);
        out.put("cluster", cluster_names[static_cast<std::size_t>(l->cluster)]);
        out.put("difficulty", difficulty_names[static_cast<std::size_t>(l->difficulty)]).array("agree");
        for (std::size_t p = 0; p < party_names.size(); ++p) {
            if (l->agree.contains(static_cast<party>(p))) out.add(party_names[p]);
        }
        out.end().put("ramp_years", l->ramp_years).put("overlap", l->overlap).array("settings");
        for (std::size_t i = 0; i < l->setting_count; ++i) {
            const lever_setting& s = l->settings[i];
            out.object().put("id", s.id).put("title", s.title).put("unit", s.unit);
            out.put("min", s.min).put("max", s.max).put("base", s.base).put("step", s.step).put("scales", s.scales)
                .end();
        }
        out.end().end();
    }
    out.end();
}

}  // namespace nineways::io

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/io/digest.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/other_document.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/presets.hpp>
#include <nineways/scenario.hpp>

namespace nineways::io {

/// Name and version of the scenario document.
inline constexpr std::string_view scenario_format = "nineways-scenario/1";

namespace detail {

/// Every lever that a scenario sets, with all of its settings, and those that are locked.
inline void write_choices(json_stream& out, const scenario& s, const scenario_words* words) {
    out.object("levers");
    for (const lever_choice& choice : s.levers) {
        const lever& l = *lever_catalog[choice.lever];
        out.key(l.id).object();
        for (std::size_t i = 0; i < l.setting_count; ++i) out.put(l.settings[i].id, choice.setting[i]);
        if (words != nullptr && !reason_of(*words, choice.lever).empty())
            out.put("reason", reason_of(*words, choice.lever));
        out.end();
    }
    out.end().array("locked");
    for (const lever_choice& choice : s.levers) {
        if (choice.locked) out.add(lever_catalog[choice.lever]->id);
    }
    out.end();
}

[[nodiscard]] inline std::string_view base_name(const scenario& s) noexcept {
    return s.base.empty() ? as_it_stands : std::string_view{s.base};
}

}  // namespace detail

/// The digest of what a scenario does: SHA-256 of its format, its base, and its levers in catalog order with every
/// setting, and those that are locked. What it is called, by whom and why is no part of it.
[[nodiscard]] inline std::string scenario_digest(const scenario& s) {
    json_stream meant;
    meant.object().put("format", scenario_format).put("base", detail::base_name(s));
    detail::write_choices(meant, s, nullptr);
    meant.end();
    return sha256_hex(meant.text());
}

namespace detail {

inline void put_header(json_stream& out, const scenario& s, const scenario_words* words) {
    out.put("id", s.id).put("title", s.title);
    if (words != nullptr && !words->author.empty()) out.put("author", words->author);
    out.put("base", base_name(s)).put("reason", s.reason);
}

/// What a result says of a scenario: which it is, without its levers.
inline void write_header(json_stream& out, const scenario& s, const scenario_words* words = nullptr) {
    put_header(out.object(), s, words);
    out.put("digest", scenario_digest(s)).end();
}

}  // namespace detail

/// Writes the scenario document of a scenario whose levers stand in catalog order.
inline void write_scenario(json_stream& out, const scenario& s, const scenario_words* words = nullptr) {
    detail::put_header(out.object().put("format", scenario_format), s, words);
    detail::write_choices(out, s, words);
    out.put("digest", scenario_digest(s)).end();
}

namespace detail {

[[nodiscard]] inline std::vector<std::string_view> lever_names() {
    std::vector<std::string_view> names;
    for (const lever* l : lever_catalog) names.push_back(l->id);
    return names;
}

inline void read_choice(scenario& s, std::size_t index, const value_reader& v, scenario_words* words) {
    const lever& l = *lever_catalog[index];
    const auto id = static_cast<lever_id>(index);
    lever_choice& choice = s.levers.emplace_back(lever_choice{id, base_settings(l), false});
    object_reader o = v.object();
    for (std::size_t i = 0; i < l.setting_count; ++i) {
        const lever_setting& setting = l.settings[i];
        const value_reader given = o.optional(setting.id);
        if (!given) continue;
        number_rule rule{.min = setting.min, .max = setting.max, .unit = setting.unit};
        if (is_switch(setting)) rule = {.min = 0, .max = 1, .whole = true};
        choice.setting[i] = given.number(rule) + 0.0;  // -0 is 0, to every reader and to the digest
    }
    if (const value_reader why = o.optional("reason")) {
        const std::string_view text = why.text_view({.max = 2000});
        if (words != nullptr && !text.empty()) words->reasons.push_back({id, std::string{text}});
    }
    o.finish();
}

}  // namespace detail

/// Reads a scenario document; settings that are left out stand at their base. Whether its base is there is for
/// whoever has the base (`read_package`). `words` takes what no calculation reads.
[[nodiscard]] inline scenario read_scenario(const value_reader& v, fault_list& log, scenario_words* words = nullptr) {
    const std::size_t faults_before = log.total();
    static constexpr std::array<std::string_view, 2> keys{"id", "levers"};
    scenario s;
    if (detail::is_other_document(v, {scenario_format, keys})) return s;
    object_reader o = v.object();
    const std::array<std::string_view, 1> formats{scenario_format};
    if (const value_reader format = o.optional("format")) static_cast<void>(format.enumerated(formats));
    const value_reader id = o.required("id");
    s.id = id.text_view(nineways::detail::id_size);
    if (s.id == as_it_stands)
        id.reject("an id that is not the name of the district before any scenario", "Give it a name of its own.");
    o.read_if("title", s.title, size_rule{.max = 200});
    if (const value_reader author = o.optional("author")) {
        const std::string_view name = author.text_view({.max = 200});
        if (words != nullptr) words->author = name;
    }
    if (o.read_if("base", s.base, nineways::detail::id_size) && s.base == as_it_stands) s.base.clear();
    o.read_if("reason", s.reason, size_rule{.max = 2000});
    const std::vector<std::string_view> names = detail::lever_names();
    for (const value_reader each : o.required("levers").members()) {
        const int found = find_lever(each.key());
        if (found < 0) {
            each.reject_name(each.key(), names, "a lever as the key: {}", "Take it out, or name one of these levers.");
        } else {
            detail::read_choice(s, static_cast<std::size_t>(found), each, words);
        }
    }
    if (const value_reader locked = o.optional("locked")) {
        for (const value_reader each : locked.elements()) {
            const std::size_t faults_here = log.total();
            const std::size_t lever = each.enumerated(names);
            if (lever_choice* choice = choice_of(s, lever)) {
                choice->locked = true;
            } else if (log.total() == faults_here) {
                each.reject("a lever that this scenario sets",
                            "Set the lever under \"levers\", or take it out of \"locked\".");
            }
        }
    }
    s = in_catalog_order(std::move(s));
    if (const value_reader digest = o.optional("digest")) {
        const std::string_view given = digest.text_view({.min = 64, .max = 64});
        const std::string own = log.total() == faults_before ? scenario_digest(s) : std::string{given};
        if (given != own) {
            digest.reject(nineways::detail::text_of("the digest of what stands here, ", own),
                          "The scenario was changed after it was written: look at it again, and take the digest out.");
        }
    }
    o.finish();
    return s;
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
            out.put("min", s.min)
                .put("max", s.max)
                .put("base", s.base)
                .put("step", s.step)
                .put("kind", setting_kind_names[static_cast<std::size_t>(s.kind)])
                .end();
        }
        out.end().end();
    }
    out.end();
}

}  // namespace nineways::io

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <nineways/io/reader.hpp>
#include <nineways/io/scenario_json.hpp>
#include <nineways/presets.hpp>
#include <nineways/scenario.hpp>
#include <nineways/scenario_stack.hpp>

namespace nineways::io {

/// Reads what may stand for a package: the name of a preset, a scenario document, or an array of these, a stack.
[[nodiscard]] inline std::vector<placed_scenario> read_scenarios(const value_reader& v, fault_list& log) {
    std::vector<placed_scenario> all;
    const auto read = [&](const value_reader& each) {
        placed_scenario& one = all.emplace_back();
        one.place = each.place();
        one.written_out = !each.is_text();
        if (one.written_out) {
            one.chosen = read_scenario(each, log, &one.words);
        } else {
            const std::size_t which = each.enumerated(preset_names);
            one.chosen = preset(which);
            one.words.reasons = reasons_of_preset(which);
        }
    };
    if (!v.is_array()) {
        read(v);
    } else {
        for (const value_reader each : v.elements({.min = 1, .max = 20})) read(each);
    }
    return all;
}

/// Reads a package as one scenario; what its scenarios disagree about is in the log. `below` is pulled before it.
/// `words` takes what no calculation reads.
[[nodiscard]] inline scenario read_package(const value_reader& v, fault_list& log,
                                           std::span<const placed_scenario> below = {},
                                           scenario_words* words = nullptr) {
    const std::size_t faults_before = log.total();
    const std::vector<placed_scenario> stack = read_scenarios(v, log);
    if (log.total() != faults_before) return {};
    nineways::detail::scenario_stack checked{stack, below, log};
    scenario whole = checked.whole();
    if (words != nullptr) *words = checked.words();
    return whole;
}

}  // namespace nineways::io

// SPDX-License-Identifier: MIT
// The packages of a comparison in nineways.wasm: each is one scenario, and they change the district as it stands. Stacks
// and baselines are for nineways-all.wasm.
#pragma once

#include <cstddef>

#include <nineways/evaluate.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/scenario_json.hpp>
#include <nineways/ledger.hpp>
#include <nineways/presets.hpp>
#include <nineways/scenario.hpp>

namespace nineways::io::detail {

class requested_ground {
  public:
    explicit requested_ground(const request_context&) {}

    [[nodiscard]] scenario package(const request_context& in, const char* key, std::size_t fallback) const {
        const value_reader given = in.request.optional(key);
        if (!given) return preset(fallback);
        if (given.is_text()) return preset(given.enumerated(preset_names));
        scenario s = read_scenario(given, in.log);
        if (!s.base.empty()) given.reject("a scenario over \"as_it_stands\"", "Load the module of all operations.");
        return s;
    }

    [[nodiscard]] const district& stand(const district& own, const assumptions& assumed, int, recorder book,
                                        baseline& before, fault_list&) {
        before = stand_before(own, assumed, book);
        return own;
    }

    void write(json_stream&) const {}
};

}  // namespace nineways::io::detail

// SPDX-License-Identifier: MIT
// The packages that nineways.wasm compares: presets over the district as it stands. nineways-all.wasm reads scenarios,
// stacks of them and baselines.
#pragma once

#include <cstddef>

#include <nineways/evaluate.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/ledger.hpp>
#include <nineways/presets.hpp>
#include <nineways/scenario.hpp>

namespace nineways::io::detail {

class requested_ground {
  public:
    explicit requested_ground(const request_context&) {}

    [[nodiscard]] scenario package(const request_context& in, const char* key, std::size_t fallback) const {
        const value_reader given = in.request.optional(key);
        return preset(given ? given.enumerated(preset_names) : fallback);
    }

    [[nodiscard]] const district& stand(const district& own, const assumptions& assumed, int, recorder book,
                                        baseline& before, fault_list&) {
        before = stand_before(own, assumed, book);
        return own;
    }

    void write(json_stream&) const {}
};

}  // namespace nineways::io::detail

// SPDX-License-Identifier: MIT
// nineways.wasm calculates with the registered assumptions; nineways-all.wasm takes edits.
#pragma once

#include <nineways/assumptions.hpp>
#include <nineways/io/reader.hpp>

namespace nineways::io {

[[nodiscard]] inline assumptions read_request_assumptions(const value_reader& edits) {
    if (edits) edits.reject("no edits", "Ask nineways-all.wasm, which takes them.");
    return {};
}

}  // namespace nineways::io

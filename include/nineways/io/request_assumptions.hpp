// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/assumptions.hpp>
#include <nineways/io/assumptions_json.hpp>
#include <nineways/io/reader.hpp>

namespace nineways::io {

/// Reads the edits of assumptions that a request may have.
[[nodiscard]] inline assumptions read_request_assumptions(const value_reader& edits) {
    return edits ? read_assumptions(edits) : assumptions{};
}

}  // namespace nineways::io

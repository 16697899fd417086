// SPDX-License-Identifier: MIT
// The door of nineways.wasm: the operations that a page needs before it can answer, so that it loads in little time. It
// takes the place of the table of all operations, which nineways-all.wasm has.
#pragma once

#include <array>
#include <string_view>

#include <nineways/io/operation.hpp>
#include <nineways/io/operations/compare.hpp>
#include <nineways/io/operations/districts.hpp>
#include <nineways/io/operations/registry.hpp>

namespace nineways::io {

inline constexpr std::array<operation, 3> operations{compare_operation, districts_operation, version_operation};

[[nodiscard]] inline response run(session& known, std::string_view name, std::string_view request) {
    return run(known, name, request, operations);
}

}  // namespace nineways::io

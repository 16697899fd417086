// SPDX-License-Identifier: MIT
// The districts that nineways.wasm knows: the typical ones. A page that is given a document loads nineways-all.wasm, which
// reads documents.
#pragma once

#include <nineways/assumptions.hpp>
#include <nineways/district.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/io/session.hpp>
#include <nineways/io/typical_district.hpp>

namespace nineways::io {

[[nodiscard]] inline const district& read_request_district(session& known, const value_reader& v,
                                                           const assumptions& assumed, fault_list& log, bool = false) {
    if (v.is_text()) return read_typical_district(known, v, assumed, log);
    if (v) v.reject("the id of a typical district", "Ask nineways-all.wasm, which reads documents.");
    return known.hold({});
}

}  // namespace nineways::io

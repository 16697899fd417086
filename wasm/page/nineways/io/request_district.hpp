// SPDX-License-Identifier: MIT
// The districts that nineways.wasm knows: the typical ones. A page that is given a document loads nineways-all.wasm, which
// reads documents.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <nineways/assumptions.hpp>
#include <nineways/district.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/io/session.hpp>
#include <nineways/typical.hpp>

namespace nineways::io {

[[nodiscard]] inline const district& read_request_district(session& known, const value_reader& v, const assumptions&,
                                                           fault_list& log, bool = false) {
    const std::size_t before = log.total();
    if (v && !v.is_text()) v.reject("the id of a typical district", "Ask nineways-all.wasm, which reads documents.");
    if (!v || log.total() != before) return known.hold({});
    std::array<std::string_view, typical::districts.size()> ids;
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = typical::districts[i].id;
    const std::size_t index = v.enumerated(ids);
    return log.total() != before ? known.hold({}) : known.typical_district(index);
}

}  // namespace nineways::io

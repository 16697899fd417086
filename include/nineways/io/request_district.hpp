// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <nineways/assumptions.hpp>
#include <nineways/district.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/district_reader.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/io/session.hpp>
#include <nineways/io/typical_district.hpp>

namespace nineways::io {

/// Reads the district that a request means: the id of a typical district, `{"digest": "..."}` of one that was loaded,
/// or a district document. Faults go to the reader's list. The session holds the district until it reads another.
/// `replaced`: other days will take the place of its own.
[[nodiscard]] inline const district& read_request_district(session& known, const value_reader& v,
                                                           const assumptions& assumed, fault_list& log,
                                                           bool replaced = false) {
    if (v.is_text()) return read_typical_district(known, v, assumed, log);
    if (!v) return known.hold({});
    if (!v.is_object() || !v.raw().find("digest").exists()) return known.hold(read_district(v, log, assumed, replaced));
    object_reader o = v.object();
    const value_reader digest = o.required("digest");
    const std::string_view text = digest.text_view({.min = 64, .max = 64});
    o.finish();
    if (const district* ready = known.find(text); ready != nullptr && assumed == assumptions{}) return *ready;
    if (const json_document* document = known.document(text); document != nullptr) {
        const std::string above = v.place();
        document_reader again{*document, log, above};
        return known.hold(read_district(again.root(), log, assumed, replaced));
    }
    if (!text.empty()) {
        digest.reject("the digest of a document loaded in this instance",
                      "Load the document again with the operation \"load\", or send it.");
    }
    return known.hold({});
}

}  // namespace nineways::io

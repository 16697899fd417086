// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <nineways/io/district_writer.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/typical.hpp>

/// Districts as documents.
namespace nineways::io::detail {

inline void run_districts(const request_context& in) {
    if (!in.finish()) return;
    in.out.object().array("districts");
    for (std::size_t i = 0; i < typical::districts.size(); ++i)
        write_district_summary(in.out, in.known.typical_district(i));
    in.out.end().end();
}

inline void run_district(const request_context& in) {
    const assumptions assumed = requested_assumptions(in);
    const district& d = requested_district(in, assumed);
    if (in.finish()) write_district(in.out, d);
}

inline void run_validate(const request_context& in) {
    const assumptions assumed = requested_assumptions(in);
    const district& d = requested_district(in, assumed);
    if (!in.finish()) return;
    write_district_summary(in.out.object().put("valid", true).key("district"), d);
    in.out.array("filled");
    for (const filled_value& f : d.filled) {
        in.out.object().put("place", f.place).put("reason", f.reason);
        if (f.value) in.out.put("value", *f.value);
        in.out.end();
    }
    in.out.end().end();
}

inline void run_load(const request_context& in) {
    const value_reader document = in.request.required("district");
    const bool named = document && (!document.is_object() || document.raw().find("digest").exists());
    if (named) {
        document.reject("a district document",
                        "Name typical districts and loaded documents directly: they need no loading.");
    }
    const district& d = named ? in.known.hold({}) : read_request_district(in.known, document, {}, in.log);
    if (!in.finish()) return;
    in.out.object().put("digest", in.known.keep(document.raw(), d));
    write_district_summary(in.out.key("district"), d);
    in.out.end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation districts_operation{"districts", "the typical districts", detail::run_districts};
inline constexpr operation district_operation{"district", "the whole document of a district", detail::run_district};
inline constexpr operation validate_operation{"validate", "every fault of a district document", detail::run_validate};
inline constexpr operation load_operation{"load", "keeps a district document and gives its digest", detail::run_load};

}  // namespace nineways::io

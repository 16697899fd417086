// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/io/assumptions_json.hpp>
#include <nineways/io/bell_json.hpp>
#include <nineways/io/column_map.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/scenario_json.hpp>
#include <nineways/version.hpp>

#include <cstddef>

/// What the library knows by itself: its versions, its assumptions, its levers.
namespace nineways::io::detail {

inline void run_version(const request_context& in) {
    if (!in.finish()) return;
    in.out.object().put("version", version).put("district", district_format).put("scenario", scenario_format);
    in.out.put("column_map", column_map_format).put("bell", bell_format).end();
}

inline void run_assumptions(const request_context& in) {
    const assumptions assumed = requested_assumptions(in);
    if (in.finish()) write_assumptions(in.out, assumed);
}

inline void run_levers(const request_context& in) {
    if (!in.finish()) return;
    write_lever_catalog(in.out.object().key("levers"));
    in.out.array("presets");
    for (std::size_t i = 0; i < preset_names.size(); ++i) write_scenario(in.out, preset(i));
    in.out.end().end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation version_operation{"version", "versions of the library and its documents",
                                             detail::run_version};
inline constexpr operation assumptions_operation{"assumptions", "the registry of assumptions, with edits",
                                                 detail::run_assumptions};
inline constexpr operation levers_operation{"levers", "the catalog of levers and the preset packages",
                                            detail::run_levers};

}  // namespace nineways::io

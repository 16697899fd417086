// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include <nineways/assumptions.hpp>
#include <nineways/district.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/io/session.hpp>
#include <nineways/typical.hpp>
#include <nineways/validate.hpp>

namespace nineways::io {

/// Reads the id of a typical district, as it is under the assumptions. The session holds it until it holds another.
[[nodiscard]] inline const district& read_typical_district(session& known, const value_reader& v,
                                                           const assumptions& assumed, fault_list& log) {
    const std::size_t before = log.total();
    std::array<std::string_view, typical::districts.size()> ids;
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = typical::districts[i].id;
    const std::size_t index = v.enumerated(ids);
    if (log.total() != before) return known.hold({});
    if (assumed == assumptions{}) return known.typical_district(index);
    const district& d = known.hold(typical::detail::build(typical::districts[index], assumed, log));
    if (log.total() != before) return d;
    for (fault& f : validate(d)) {
        f.mend.insert(0, "The edited assumptions make this district impossible: ");
        log.append(std::move(f));
    }
    return d;
}

}  // namespace nineways::io

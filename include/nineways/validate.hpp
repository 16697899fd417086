// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/validate_design.hpp>
#include <nineways/detail/validate_district.hpp>
#include <nineways/detail/validate_minutes.hpp>
#include <nineways/detail/validate_parents.hpp>
#include <nineways/detail/validate_pay.hpp>
#include <nineways/detail/validate_shared.hpp>
#include <nineways/district.hpp>
#include <nineways/fault.hpp>
#include <nineways/school_day.hpp>

namespace nineways {

namespace detail {

inline void check_designs(const district& d, design_state state, fault_list& log) {
    const std::vector<design_use> uses = uses_of(d);
    for (std::size_t i = 0; i < d.designs.size(); ++i) {
        const bool used = is_used(uses[i]);
        if (!used && state == design_state::changed) continue;
        design_check design{d, i, state, log};
        design.run();
        if (d.designs[i].blocks.size() > block_limit) continue;
        parent_check{d, i, state, log}.run(design.sound());
        if (used && design.sound()) minutes_check{d, i, uses[i], log}.run();
    }
}

}  // namespace detail

/// Every rule that a district breaks, with its JSON pointer in the district document; none when it is valid.
///
/// At most 100 faults of a kind are listed; the last of them says how many more there are. Any district may be given:
/// nothing is indexed or divided by before it is checked.
[[nodiscard]] inline faults validate(const district& d) {
    detail::fault_list log;
    detail::district_check{d, log}.run();
    detail::check_designs(d, detail::design_state::document, log);
    detail::shared_check{d, log}.run();
    detail::money_check{d, log}.run();
    return log.take();
}

/// Every rule that the designs in use break after levers changed the day; none when the day can be counted.
///
/// The rest of the district must be as `validate` found it. What only a document must keep is left out: ids, targets
/// within caps, and parents in front of their blocks. A block may have no minutes left.
[[nodiscard]] inline faults validate_designs(const district& d) {
    detail::fault_list log;
    detail::check_designs(d, detail::design_state::changed, log);
    detail::check_travel(d, log);
    return log.take();
}

}  // namespace nineways

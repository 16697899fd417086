// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <nineways/contract.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/validate_contract.hpp>
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

/// Whose days the schools of a district document follow: its own, the standard days that fill it, or those of a set in
/// their place.
///
/// A document's own days and the standard ones keep the contract's limits; a set may break them (`broken_limits`). A
/// role that is shared must be in days of the document's schools, but a set may take its blocks away.
enum class days_used : std::uint8_t { own, standard, replaced };

[[nodiscard]] inline std::vector<contract_breach> broken_limits(const district& d);

namespace detail {

inline void check_designs(const district& d, design_state state, fault_list& log, bool held_to_clauses = false) {
    const std::vector<design_use> uses = uses_of(d);
    for (std::size_t i = 0; i < d.designs.size(); ++i) {
        const bool used = is_used(uses[i]);
        if (!used && state == design_state::changed) continue;
        const std::size_t before = log.total();
        design_check design{d, i, state, log};
        design.run();
        if (d.designs[i].blocks.size() > block_limit) continue;
        parent_check{d, i, state, log}.run(design.sound());
        if (!used || !design.sound()) continue;
        minutes_check minutes{d, i, uses[i], log};
        minutes.run(state == design_state::document);
        if (log.total() == before) minutes.homerooms();
        if (held_to_clauses) check_clauses(d, i, uses[i], log);
    }
}

/// Files the clauses that the standard days break, each once, as no day is in the document.
inline void check_clauses_of_standard_days(const district& d, fault_list& log) {
    static constexpr fault_form form{.kind = "clauses that the standard days break",
                                     .place = "/contract_limits/{}",
                                     .found = "{} {} in the standard days that fill the document",
                                     .expected = "{}",
                                     .mend = "Give the district \"designs\" of its own, or change the limit."};
    for (const contract_breach& each : broken_limits(d)) {
        const contract_limit& limit = d.contract_limits[each.limit];
        const std::string allowed = allowed_by(limit);
        log.add(form, each.limit, summed{each.found}, limit.unit(), allowed);
    }
}

}  // namespace detail

/// Every rule that a district breaks, with its JSON pointer in the district document; none when it is valid.
///
/// At most 100 faults of a kind are listed; the last of them says how many more there are. Any district may be given:
/// nothing is indexed or divided by before it is checked.
[[nodiscard]] inline faults validate(const district& d, days_used days = days_used::own) {
    const bool in_document = days == days_used::own;
    detail::fault_list log;
    detail::district_check{d, log}.run();
    detail::check_designs(d, detail::design_state::document, log, in_document);
    if (days == days_used::standard && log.empty()) detail::check_clauses_of_standard_days(d, log);
    detail::shared_check{d, log}.run(in_document || days == days_used::standard);
    detail::money_check{d, log}.run();
    detail::check_contract_limits(d, log);
    return log.take();
}

/// Every rule that the designs in use break after levers changed the day; none when the day can be counted.
///
/// The rest of the district must be as `validate` found it. What only a document must keep is left out: ids, targets
/// within caps, parents in front of their blocks, and the contract's limits (`broken_limits`). A block may have no
/// minutes left.
[[nodiscard]] inline faults validate_designs(const district& d) {
    detail::fault_list log;
    detail::check_designs(d, detail::design_state::changed, log);
    detail::check_travel(d, log);
    return log.take();
}

/// The limits of the contract that the designs in use break, each once with what is furthest from it, in their order.
///
/// None in a document that `validate` passes: only levers, sweeps and the days of a set break them, and then the union
/// must agree. A target above what a clause allows breaks it, though no class that the model forms passes its cap.
[[nodiscard]] inline std::vector<contract_breach> broken_limits(const district& d) {
    std::vector<contract_breach> all;
    if (d.contract_limits.empty()) return all;
    const std::size_t count = d.contract_limits.size();
    std::vector<contract_breach> worst(count, contract_breach{.limit = count});  // with no limit of the district as yet
    const std::vector<detail::design_use> uses = detail::uses_of(d);
    for (std::size_t i = 0; i < d.designs.size(); ++i) {
        for (const contract_breach& each : detail::breaches_of(d, i, uses[i])) {
            contract_breach& so_far = worst[each.limit];
            const bool least = d.contract_limits[each.limit].is_least();
            if (so_far.limit == count || (least ? each.found < so_far.found : each.found > so_far.found))
                so_far = each;
        }
    }
    for (const contract_breach& each : worst) {
        if (each.limit < count) all.push_back(each);
    }
    return all;
}

}  // namespace nineways

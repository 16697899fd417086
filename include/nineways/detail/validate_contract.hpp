// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <nineways/contract.hpp>
#include <nineways/detail/district_rules.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/minute_cells.hpp>
#include <nineways/detail/validate_design.hpp>
#include <nineways/detail/validate_minutes.hpp>
#include <nineways/detail/validate_values.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/schedule.hpp>
#include <nineways/units.hpp>

/// What the clauses of a contract allow, and which days break them.
namespace nineways::detail {

/// "at most 28 pupils a class (Article 12.1)"
[[nodiscard]] inline std::string allowed_by(const contract_limit& limit) {
    return text_of(limit.is_least() ? "at least " : "at most ", limit.bound, " ", limit.unit(), " (", limit.clause,
                   ")");
}

/// The limits that a design breaks for the pupils that it serves.
///
/// The size of a class is its cap, or its target where a plan or a sweep puts that above the cap.
[[nodiscard]] inline std::vector<contract_breach> breaches_of(const district& d, std::size_t index,
                                                              const design_use& use) {
    const day_design& design = d.designs[index];
    std::vector<contract_breach> all;
    for (std::size_t l = 0; l < d.contract_limits.size(); ++l) {
        const contract_limit& limit = d.contract_limits[l];
        const auto meet = [&](double found, std::size_t block) {
            const double over = limit.is_least() ? limit.bound - found : found - limit.bound;
            if (over > minutes_tolerance) all.push_back({l, found, index, block});
        };
        const auto serves = [&](grade_set grades, tier_set tiers) {
            bool any = false;
            for_each_grade(grades & limit.grades, [&](std::size_t g) { any = any || use[g].meets(tiers); });
            return any;
        };
        if (limit.of != contract_measure::class_size) {
            const bool planning = limit.of == contract_measure::planning_minutes;
            if (serves(all_grades, all_tiers))
                meet((planning ? design.week.planning : design.week.contact()).value(), 0);
            continue;
        }
        for (std::size_t b = 0; b < design.blocks.size(); ++b) {
            const time_block& block = design.blocks[b];
            if (block.setting != setting::whole_class || !serves(block.grades, block.tiers)) continue;
            const group_size& size = block.group;
            meet((size.cap < size.target ? size.target : size.cap).value(), b);
        }
    }
    return all;
}

/// The pointer, in the district's document, to what breaks a limit.
[[nodiscard]] inline std::string place_of(const district& d, const contract_breach& breach) {
    const contract_limit& limit = d.contract_limits[breach.limit];
    const std::string design = text_of("/designs/", breach.design);
    if (limit.of == contract_measure::class_size) return text_of(design, "/blocks/", breach.block, "/group/cap");
    return design + (limit.is_least() ? "/week/planning" : "/week");
}

/// Files what a document's design breaks, with the clause.
inline void check_clauses(const district& d, std::size_t index, const design_use& use, fault_list& log) {
    static constexpr fault_form form{.kind = "clauses of the contract that are broken",
                                     .place = "{}",
                                     .found = "{} {}",
                                     .expected = "{}",
                                     .mend = "{}; or change /contract_limits/{}, if the contract has changed."};
    static constexpr std::array<const char*, 3> mends{"Lower the cap", "Give teachers more of the week without pupils",
                                                      "Give more minutes of planning"};
    for (const contract_breach& breach : breaches_of(d, index, use)) {
        if (!log.admit(form.kind)) continue;
        const contract_limit& limit = d.contract_limits[breach.limit];
        const std::string place = place_of(d, breach);
        const std::string allowed = allowed_by(limit);
        log.file(form, {place, summed{breach.found}, limit.unit(), allowed,
                        mends[static_cast<std::size_t>(limit.of)], breach.limit});
    }
}

/// Checks the limits themselves.
inline void check_contract_limits(const district& d, fault_list& log) {
    static constexpr fault_form no_grade{.kind = "limits of no grade",
                                         .place = "/contract_limits/{}/grades",
                                         .found = "no grade",
                                         .expected = "at least one",
                                         .mend = "Name the grades, or leave the key out for all."};
    for (std::size_t l = 0; l < d.contract_limits.size(); ++l) {
        const contract_limit& limit = d.contract_limits[l];
        check_id(log, limit.clause, "/contract_limits/{}/clause", l);
        check_number(log, limit.bound, contract_limit_rule, "/contract_limits/{}/{}", l, limit.bound_name());
        if (limit.grades.empty()) log.add(no_grade, l);
    }
}

}  // namespace nineways::detail

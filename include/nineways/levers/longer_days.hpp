// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include <nineways/contract.hpp>
#include <nineways/detail/design_use.hpp>
#include <nineways/detail/open_week.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/chosen_schools.hpp>
#include <nineways/levers/longer_time.hpp>

/// What the levers of longer years and days do.
namespace nineways::levers::detail {

/// Makes the week of a design longer or shorter. What passes the contract's hours, and did not before, is paid.
inline void lengthen_in_contract(day_design& design, const nineways::detail::design_use& use, minutes longer,
                                 const district& d) {
    const minutes contract{5 * d.pay.contract_hours_a_day * 60};
    const minutes open = design.week.open;
    nineways::detail::set_open(design, use, (open + longer).value(), d.school_weeks);
    const minutes paid = open + longer - (open < contract ? contract : open);
    if (!(paid.value() > 0)) return;
    design.week.apart += paid;
    design.week.paid += paid;
}

inline void standard_year(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const double days = in.setting[0];
    const minutes longer{in.setting[1] * 5};
    if (days != 0) {
        const double price = d.substitutes_per_teacher.value();
        d.pay.added.push_back({"school_days", days, 1});
        for (std::size_t r = 0; r < d.roles.size(); ++r)
            pay_by_the_day(d, "school_days", static_cast<role_id>(r), days, 1, in.assumed);
        d.purchases.push_back({"substitutes",
                               spending_function::instruction,
                               purchase::basis::per_teacher,
                               days / in.base.school_days,
                               {price, price, price},
                               false});
        buy_day_supplies(d, days, in.base.school_days, in.assumed);
        const double weeks = d.school_weeks + days / 5;
        for (day_design& design : d.designs) {
            for (time_block& block : design.blocks) block.weeks *= weeks / d.school_weeks;
        }
        d.school_days += days;
        d.school_weeks = weeks;
    }
    if (longer.value() == 0) return;
    const std::vector<nineways::detail::design_use> uses = nineways::detail::uses_of(d);
    for (std::size_t i = 0; i < d.designs.size(); ++i) {
        if (nineways::detail::is_used(uses[i])) lengthen_in_contract(d.designs[i], uses[i], longer, d);
    }
    lengthen_for_others(d, longer, 1, in.base, in.assumed);
}

inline void learn_standard_year(const lever_change& change, std::vector<exposure>& out) {
    std::array<double, level_count> hours{};
    std::array<double, level_count> count{};
    for (std::size_t s = 0; s < change.base.schools.size(); ++s) {
        const double more =
            lesson_hours(change.after, change.after.schools[s]) - lesson_hours(change.base, change.base.schools[s]);
        for (std::size_t g = 0; g < grade_count; ++g) {
            const double here = change.base.schools[s].enrollment[g].value();
            hours[static_cast<std::size_t>(level_of(static_cast<grade>(g)))] += more * here;
            count[static_cast<std::size_t>(level_of(static_cast<grade>(g)))] += here;
        }
    }
    for (std::size_t l = 0; l < level_count; ++l) {
        if (hours[l] == 0) continue;
        const effect_part parts[]{{"effect_extended_time"_p, hours[l] / count[l] / change.base.school_days}};
        for (std::size_t t = 0; t < tier_count; ++t)
            out.push_back(expose(change, static_cast<level>(l), static_cast<tier>(t), 1, parts));
    }
}

/// A partner's hours: all pupils of a design, its teachers free.
inline void add_partner(day_design& design, minutes weekly) {
    time_block block;
    block.id = "partner_hours";
    block.subject = subject::elective;
    for (const time_block& other : design.blocks) block.grades = block.grades | other.grades;
    block.tiers = all_tiers;
    block.weekly = weekly;
    block.setting = setting::unstaffed;
    block.staffing = staffing::none;
    design.blocks.push_back(std::move(block));
    design.week.open += weekly;
    design.week.duty += weekly;
}

inline void extended_time(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const minutes longer{in.setting[0] * 5};
    const std::vector<std::size_t> chosen = schools_of_highest_need(d, in.setting[1], all_grades);
    if (!(longer.value() > 0) || chosen.empty()) return;
    const minutes partner = longer * in.setting[2];
    const minutes own = longer - partner;
    const double share = pupil_share(d, chosen);
    const bought_time bought = time_bought(d);
    const minutes paid = own - (own < bought.weekly ? own : bought.weekly) * bought_part(bought, share);
    const std::vector<std::size_t> positions = give_own_designs(d, chosen, "longer");
    const std::vector<nineways::detail::design_use> uses = nineways::detail::uses_of(d);
    for (const std::size_t i : positions) {
        day_design& design = d.designs[i];
        nineways::detail::set_open(design, uses[i], (design.week.open + own).value(), d.school_weeks);
        design.week.apart += longer;
        design.week.paid += paid;
        if (partner.value() > 0) add_partner(design, partner);
    }
    lengthen_for_others(d, longer, share, in.base, in.assumed);
    if (!(partner.value() > 0)) return;
    const double size = in.setting[3];
    double groups = 0;
    for (const std::size_t s : chosen) {
        for (const pupils here : d.schools[s].enrollment)
            groups += group_count(here, {pupils{size}, pupils{size * 1.25}});
    }
    const double price = in.setting[4];
    d.purchases.push_back({"partner_hours",
                           spending_function::instruction,
                           purchase::basis::flat,
                           groups * partner.value() * d.school_weeks / 60,
                           {price, price, price},
                           false});
}

/// Hours a day with own teachers, beyond those that `pay_for_added_time` gives the same pupils, as far as studies went.
inline void learn_extended_time(const lever_change& change, std::vector<exposure>& out) {
    const double most = change.assumed["extended_time_most_hours"_p];
    const auto counted = [most](double hours) { return hours < most ? hours : most; };
    const std::vector<std::size_t> chosen = schools_of_highest_need(change.base, change.setting[1], all_grades);
    const double own = change.setting[0] / 60 * (1 - change.setting[2]);
    if (!(own > 0) || chosen.empty()) return;
    const bought_time bought = time_bought(change.after);
    const double had = bought.weekly.value() / 5 / 60;
    const double both = bought_part(bought, pupil_share(change.base, chosen));
    const double dose = (1 - both) * counted(own) + both * (counted(own > had ? own : had) - counted(had));
    if (!(dose > 0)) return;
    const effect_part parts[]{{"effect_extended_time"_p, dose}};
    std::array<double, level_count> all{};
    std::array<double, level_count> some{};
    const auto count = [](const school& s, std::array<double, level_count>& sums) {
        for (std::size_t g = 0; g < grade_count; ++g)
            sums[static_cast<std::size_t>(level_of(static_cast<grade>(g)))] += s.enrollment[g].value();
    };
    for (const school& s : change.base.schools) count(s, all);
    for (const std::size_t s : chosen) count(change.base.schools[s], some);
    for (std::size_t l = 0; l < level_count; ++l) {
        for (std::size_t t = 0; t < tier_count && some[l] > 0; ++t)
            out.push_back(expose(change, static_cast<level>(l), static_cast<tier>(t), some[l] / all[l], parts));
    }
}

[[nodiscard]] inline std::vector<std::size_t> reaches_longer_days(const lever_change& change) {
    return schools_of_highest_need(change.base, change.setting[1], all_grades);
}

}  // namespace nineways::levers::detail

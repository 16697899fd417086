// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/comparability.hpp>
#include <nineways/grade.hpp>
#include <nineways/learning.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/listed_posts.hpp>
#include <nineways/parameters/price_index.hpp>

/// Area 7: dollars to schools by need.
namespace nineways::levers {

namespace detail {

[[nodiscard]] inline std::size_t index_of_span(const school& s) noexcept {
    return static_cast<std::size_t>(span_of(s));
}

[[nodiscard]] constexpr double whole_dollars(double x) noexcept {
    return x < 0 ? -whole_dollars(-x) : static_cast<double>(static_cast<std::int64_t>(x + 0.5));
}

/// Moves dollars toward each school's share by weighted pupils among the schools of its level, in whole dollars. No
/// school loses more than it may; what the others then get all the same is paid.
inline void weights_for_need(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    if (!(in.setting[0] > 0)) return;
    std::vector<double> today(d.schools.size());
    for (std::size_t s = 0; s < in.school_dollars.size(); ++s) today[s] = in.school_dollars[s].value();
    std::vector<double> weighted(d.schools.size());
    std::array<double, level_count> dollars_in{};
    std::array<double, level_count> weighted_in{};
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        const school& here = d.schools[s];
        const double count = total_pupils(here).value();
        if (!(count > 0)) continue;
        weighted[s] =
            count + in.setting[1] * here.needs.low_income.value() + in.setting[2] * here.needs.english_learner.value();
        dollars_in[index_of_span(here)] += today[s];
        weighted_in[index_of_span(here)] += weighted[s];
    }
    std::array<double, level_count> moved{};
    std::array<bool, level_count> held{};
    std::array<std::size_t, level_count> largest{};
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        if (!(weighted[s] > 0)) continue;
        const std::size_t l = index_of_span(d.schools[s]);
        double more = whole_dollars(in.setting[0] * (dollars_in[l] * (weighted[s] / weighted_in[l]) - today[s]));
        const double least = -whole_dollars(in.setting[3] * today[s]);
        held[l] = held[l] || more < least;
        if (more < least) more = least;
        d.schools[s].allotted += dollars{more};
        moved[l] += more;
        if (weighted[largest[l]] < weighted[s] || index_of_span(d.schools[largest[l]]) != l) largest[l] = s;
    }
    // Whole dollars leave a few over: the largest school's.
    for (std::size_t l = 0; l < level_count; ++l) {
        if (!held[l] && moved[l] != 0) d.schools[largest[l]].allotted -= dollars{moved[l]};
    }
    buy(d, "weights_administration", spending_function::other_support, static_cast<double>(d.schools.size()),
        at_price(in.setting[4]));
}

/// Dollars that schools gain or lose do what dollars usually do. The benchmark is a four-year effect, so it is taken
/// apart into yearly ones. A loss is as much smaller by the fidelity as a gain, so that moving alone adds none.
inline void learn_weights_for_need(const lever_change& change, std::vector<exposure>& out) {
    constexpr parameter_ref benchmark = "spending_benchmark"_p;
    const double a_year = convert(1, change.after.dollar_year, describe(benchmark).dollar_year) / 1000 /
                          stock_factor(change.assumed, bound::central);
    for (std::size_t l = 0; l < level_count; ++l) {
        double all = 0;
        std::array<double, 2> count{};
        std::array<double, 2> amount{};
        for (std::size_t s = 0; s < change.after.schools.size(); ++s) {
            const school& here = change.after.schools[s];
            double in_level = 0;
            for (std::size_t g = 0; g < grade_count; ++g) {
                if (level_of(static_cast<grade>(g)) == static_cast<level>(l)) in_level += here.enrollment[g].value();
            }
            all += in_level;
            const double more = (here.allotted - change.base.schools[s].allotted).value();
            if (!(in_level > 0) || more == 0) continue;
            const std::size_t loses = more < 0 ? 1 : 0;
            count[loses] += in_level;
            amount[loses] += more * (in_level / total_pupils(here).value());
        }
        for (const std::size_t loses : {std::size_t{0}, std::size_t{1}}) {
            if (!(count[loses] > 0)) continue;
            const effect_part parts[]{{benchmark, amount[loses] / count[loses] * a_year}};
            for (std::size_t t = 0; t < tier_count; ++t) {
                out.push_back(expose(change, static_cast<level>(l), static_cast<tier>(t), count[loses] / all, parts));
            }
        }
    }
}

[[nodiscard]] inline std::vector<std::size_t> reaches_with_dollars(const lever_change& change) {
    std::vector<std::size_t> reached;
    for (std::size_t s = 0; s < change.base.schools.size(); ++s) {
        if (change.after.schools[s].allotted != change.base.schools[s].allotted) reached.push_back(s);
    }
    return reached;
}

}  // namespace detail

inline constexpr lever weights_for_need{
    .id = "weights_for_need",
    .bullet = "S7b",
    .title = "Dollars by weights for need",
    .sentence = "Schools with more pupils in need get more money a pupil, others less.",
    .area = area::school_funding,
    .side = side::transform,
    .cluster = cluster::allocation,
    .difficulty = difficulty::high,
    .agree = party_set{party::board} | party::state_law | party::parents,
    .laws = law_set{law::comparability} | law::supplanting,
    .ramp_years = 3,
    .settings = {lever_setting{"share", "school dollars that go by weights", "share of dollars", 0, 1, 0, 0.05},
                 lever_setting{"low_income", "weight of a low-income pupil", "pupils", 0, 1, 0.1, 0.01,
                               setting_kind::shape},
                 lever_setting{"english_learner", "weight of an English learner", "pupils", 0, 1, 0.15, 0.01,
                               setting_kind::shape},
                 lever_setting{"most_lost", "most that a school may lose", "share of its dollars", 0, 0.25, 0.03, 0.01,
                               setting_kind::shape},
                 lever_setting{"administration", "administration of a school's budget a year", "dollars", 0, 100000, 0,
                               500, setting_kind::price}},
    .setting_count = 5,
    .overlap = "Moved dollars have the effect of dollars, so no post is counted for them.",
    .apply = detail::weights_for_need,
    .learn = detail::learn_weights_for_need,
    .realised = realised_by_ramp,
    .reaches = detail::reaches_with_dollars,
};

}  // namespace nineways::levers

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/formula/run.hpp>
#include <nineways/formula/unit_data.hpp>

namespace nineways {

/// What one unit gets under two formulas. A unit to which one of them does not apply is not compared.
struct amount_change {
    double before = not_applicable;
    double after = not_applicable;

    [[nodiscard]] bool is_compared() const noexcept { return is_known(before) && is_known(after); }
    /// Above 0 for a unit that wins. None where it is not compared.
    [[nodiscard]] double change() const noexcept { return after - before; }
    /// What it gets when no unit may lose: the greater of the two. None where it is not compared.
    [[nodiscard]] double held() const noexcept {
        return !is_compared() ? not_applicable : before > after ? before : after;
    }
};

/// Two formulas over the same units: who wins, who loses, and what it costs that nobody loses. Dollars.
struct amount_changes {
    std::vector<amount_change> units;
    std::size_t winners = 0;
    std::size_t losers = 0;
    std::size_t unchanged = 0;
    std::size_t not_compared = 0;
    double before_not_compared = 0;  ///< what they got, those to which the second formula does not apply
    double after_not_compared = 0;   ///< what they get, those to which the first did not apply
    double before = 0;               ///< of the units compared, as all that follow
    double after = 0;
    double gained = 0;
    double lost = 0;  ///< also the cost of holding harmless

    /// The total when no unit may lose and the money for it is new.
    [[nodiscard]] double held() const noexcept { return after + lost; }
    /// The share of its gain that each winner keeps when the winners pay for holding the others harmless; none where
    /// the gains are too small; 1 where nobody loses.
    [[nodiscard]] double gain_kept() const noexcept {
        if (lost == 0) return 1;
        return gained >= lost ? (gained - lost) / gained : not_applicable;
    }
    /// What a unit gets when no unit may lose and the winners pay for it: the total stays. None where they cannot.
    [[nodiscard]] double held_within(const amount_change& one) const noexcept {
        if (!one.is_compared() || !is_known(gain_kept())) return not_applicable;
        return one.before + (one.change() > 0 ? one.change() * gain_kept() : 0);
    }
};

/// Compares the amounts of the same units, which both lists have in the same order.
[[nodiscard]] inline amount_changes compare_amounts(const std::vector<double>& before,
                                                    const std::vector<double>& after) {
    amount_changes all;
    detail::running_sum sums[6];
    for (std::size_t unit = 0; unit < before.size(); ++unit) {
        const amount_change one{before[unit], after[unit]};
        all.units.push_back(one);
        if (!one.is_compared()) {
            ++all.not_compared;
            if (is_known(one.before)) sums[4].add(one.before, 0);
            if (is_known(one.after)) sums[5].add(one.after, 0);
            continue;
        }
        const double change = one.change();
        sums[0].add(one.before, 0);
        sums[1].add(one.after, 0);
        if (change > 0) sums[2].add(change, 0);
        if (change < 0) sums[3].add(-change, 0);
        ++(change > 0 ? all.winners : change < 0 ? all.losers : all.unchanged);
    }
    all.before = sums[0].value();
    all.after = sums[1].value();
    all.gained = sums[2].value();
    all.lost = sums[3].value();
    all.before_not_compared = sums[4].value();
    all.after_not_compared = sums[5].value();
    return all;
}

}  // namespace nineways

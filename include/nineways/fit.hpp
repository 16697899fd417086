// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/walk.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/fault.hpp>

namespace nineways {

/// A scenario scaled to an amount of money.
struct fitted {
    scenario package;
    /// What was to be spent, on the basis of equal dollars.
    dollars net{};
    /// Common factor on every unlocked lever of positive cost; 1 is as the scenario had it.
    double factor = 0;
    /// Factor on the levers that move in steps finer than a class; never less than `factor`.
    double fine_factor = 0;
    /// `net` less the cost of all levers.
    dollars not_spent{};
    /// What one hiring step costs: a remainder below it cannot buy a post.
    dollars hiring_step{};
    /// Levers of which a scaled setting stands at its bound.
    std::vector<lever_id> at_bound;
    /// Whether the levers offered cannot use the money, or cannot free it: what is shown is the best they can do.
    bool short_of_levers = false;
    bool over_net = false;
    /// Whether the money left would buy a post, but classes come whole and the next step costs more.
    bool held_by_whole_classes = false;
};

namespace detail {

/// Searches for the largest factor whose package costs no more than the money. Means nothing if faults were filed.
class fitting {
  public:
    fitting(const district& d, const baseline& before, const scenario& chosen, const assumptions& assumed, int year,
            fault_list& log)
        : d_(d),
          before_(before),
          chosen_(in_catalog_order(chosen)),
          log_(log),
          steps_{after_, changed_tiers_, d, before, assumed, year, no_ledger{}, log} {
        classify();
    }
    fitting(const fitting&) = delete;  // the walk refers to its parts

    [[nodiscard]] fitted run(dollars net) {
        fitted result;
        result.net = net_ = net;
        const point all_levers = largest(at(0), price_, fine_price_ > 0 ? 1e-3 : 1e-5);
        held_ = result.factor = all_levers.factor;
        const point finer = largest(all_levers, fine_price_, 1e-5);
        result.fine_factor = finer.factor;
        result.package = scaled(result.factor, result.fine_factor);
        result.not_spent -= dollars{finer.over};
        result.hiring_step = hiring_step();
        result.over_net = result.not_spent.value() < 0;
        bool all_at_bound = true;
        for (std::size_t i = 0; i < chosen_.levers.size(); ++i) {
            if (!moves_[chosen_.levers[i].lever]) continue;
            if (stands_at_bound(result.package.levers[i], chosen_.levers[i]))
                result.at_bound.push_back(chosen_.levers[i].lever);
            else
                all_at_bound = false;
        }
        const bool left = result.not_spent > result.hiring_step;
        result.short_of_levers = result.over_net || (all_at_bound && left);
        result.held_by_whole_classes = left && !all_at_bound;
        return result;
    }

  private:
    /// A lever moves when it is not locked, has a setting off its base, and costs money: as it is set or, where classes
    /// come whole and it costs nothing yet, at its bounds.
    void classify() {
        for (const lever_choice& choice : chosen_.levers) {
            const double reach = choice.locked ? 0 : reach_of(choice);
            const auto alone = [&](double factor) {
                scenario only;
                only.levers.push_back(choice);
                scale(only.levers.front(), choice, factor);
                return cost(only).value();
            };
            const double as_set = reach > 0 ? alone(1) : 0;
            const bool moves = as_set > 0 || (reach > 0 && as_set == 0 && alone(reach) > 0);
            moves_[choice.lever] = moves;
            if (moves) price_ += as_set;
            if (moves && !lever_catalog[choice.lever]->changes_day) fine_price_ += as_set;
            if (moves && reach > most_) most_ = reach;
        }
    }

    /// The factor at which the last scaled setting of a lever comes to its bound; 0 when none is off its base.
    [[nodiscard]] static double reach_of(const lever_choice& choice) {
        const lever& l = *lever_catalog[choice.lever];
        double most = 0;
        for (std::size_t s = 0; s < l.setting_count; ++s) {
            const double way = choice.setting[s] - l.settings[s].base;
            if (!l.settings[s].scales() || way == 0) continue;
            const double reach = ((way > 0 ? l.settings[s].max : l.settings[s].min) - l.settings[s].base) / way;
            if (reach > most) most = reach;
        }
        return most;
    }

    /// Sets what a lever scales to `factor` times its way from the base, no further than its bounds.
    static void scale(lever_choice& to, const lever_choice& meant, double factor) {
        const lever& l = *lever_catalog[to.lever];
        for (std::size_t s = 0; s < l.setting_count; ++s) {
            const lever_setting& bounds = l.settings[s];
            if (!bounds.scales()) continue;
            double value = bounds.base + factor * (meant.setting[s] - bounds.base);
            if (value > bounds.max) value = bounds.max;
            if (value < bounds.min) value = bounds.min;
            to.setting[s] = value;
        }
    }

    [[nodiscard]] scenario scaled(double coarse, double fine) const {
        scenario package = chosen_;
        for (std::size_t i = 0; i < package.levers.size(); ++i) {
            if (!moves_[package.levers[i].lever]) continue;
            const bool in_classes = lever_catalog[package.levers[i].lever]->changes_day;
            scale(package.levers[i], chosen_.levers[i], in_classes ? coarse : fine);
        }
        return package;
    }

    /// On the basis of equal dollars; nothing from the first fault on, which ends every search.
    [[nodiscard]] dollars cost(const scenario& package) {
        dollars total{};
        if (!log_.empty() || !steps_.run(package.levers, false)) return total;
        for (const walk::stage& s : steps_.stages()) total += s.result.basis.value;
        return total;
    }

    /// A factor and what its package costs beyond the money.
    struct point {
        double factor = 0;
        double over = 0;
    };

    /// The package at a factor, against the money: all levers, or those of finer steps once the others are held.
    [[nodiscard]] point at(double factor) {
        return {factor, (cost(scaled(held_ < 0 ? factor : held_, factor)) - net_).value()};
    }

    /// The largest factor from `low` up to `most_` whose package costs at most the money; `low` where that is over.
    ///
    /// Cost moves in steps and may fall a little where a class fills up: the search begins a little above where a
    /// `price` of the whole way would lead, and goes up or down in growing steps until both ends are near. A factor at
    /// a jump is known to `tolerance` of that beginning, below which no lever moves at all.
    [[nodiscard]] point largest(point low, double price, double tolerance) {
        if (low.over >= -cent / 2 || !(most_ > low.factor)) return low;
        point high = at(most_);
        if (high.over <= 0) return high;
        const double from = low.factor;
        double way = price > 0 ? -1.1 * low.over / price : most_ / 2;
        const double close = tolerance * (from + way);
        bool was_over = false;
        for (double stretch = 1.2; from + way > low.factor + close && from + way < high.factor; stretch *= stretch) {
            const point here = at(from + way);
            const bool over = here.over > 0;
            (over ? high : low) = here;
            if (stretch > 1.2 && over != was_over) break;
            was_over = over;
            way = over ? way / stretch : way * stretch;
        }
        return closed_in(low, high, price, close);
    }

    /// Closes in on where cost comes to the money: along the line through the last two points as long as that takes off
    /// half of what is over or under, as it does where cost moves evenly, and by halves, which jumps need. Stops when
    /// less than half a cent is left, or when the ends are `close` and a jump lies between them.
    [[nodiscard]] point closed_in(point low, point high, double price, double close) {
        point before = high;
        point last = low;
        bool halve = false;
        while (low.over < -cent / 2) {
            const double width = high.factor - low.factor;
            const bool jumps = high.over - low.over > 4 * price * width;
            if (width <= (jumps ? close : close * 1e-6)) break;
            // A line aims a little below the money: what comes out a trifle above it would not end the search.
            double next =
                last.factor - (last.over + cent / 4) * ((last.factor - before.factor) / (last.over - before.over));
            if (halve || !(next > low.factor && next < high.factor)) next = (low.factor + high.factor) / 2;
            before = last;
            last = at(next);
            point& end = last.over <= 0 ? low : high;
            halve = last.over / end.over > 0.5;
            end = last;
        }
        return low;
    }

    [[nodiscard]] bool stands_at_bound(const lever_choice& now, const lever_choice& meant) const {
        const lever& l = *lever_catalog[now.lever];
        for (std::size_t s = 0; s < l.setting_count; ++s) {
            const lever_setting& b = l.settings[s];
            if (!b.scales() || meant.setting[s] == b.base) continue;
            if (now.setting[s] != (meant.setting[s] > b.base ? b.max : b.min)) return false;
        }
        return true;
    }

    [[nodiscard]] dollars hiring_step() const {
        const double salary = before_.cost.average_salary.value.value();
        const double price = salary * (1 + d_.pay.variable_benefits) + d_.pay.flat_benefits.value();
        double step = 0;
        for (const day_design& design : d_.designs) {
            if (design.hiring_step.value() > step) step = design.hiring_step.value();
        }
        return dollars{step * price};
    }

    static constexpr double cent = 0.01;

    const district& d_;
    const baseline& before_;
    scenario chosen_;
    fault_list& log_;
    district after_;
    std::vector<tier_counts> changed_tiers_;
    walk steps_;
    std::array<bool, lever_catalog.size()> moves_{};  ///< by lever
    double most_ = 0;
    double price_ = 0;       ///< of the levers that move, each by itself and as it is set
    double fine_price_ = 0;  ///< of those among them that move in steps finer than a class
    dollars net_{};
    double held_ = -1;  ///< the factor of the levers that move in classes, once it is found
};

}  // namespace detail

/// Scales a scenario to an amount of money: one common factor between each lever's bounds for the unlocked levers of
/// positive cost; savings levers stay as set.
///
/// The package is the largest that does not cost more than `net` on the basis of `evaluate`. Classes come whole, so
/// cost jumps; what a jump leaves over goes to the levers that move in finer steps, by a common factor of their own.
/// Throws `invalid_input` when a lever cannot be pulled on the way.
[[nodiscard]] inline fitted fit(const district& d, const baseline& before, const scenario& chosen, dollars net,
                                const assumptions& assumed, int year) {
    detail::fault_list log;
    fitted result = detail::fitting{d, before, chosen, assumed, year, log}.run(net);
    throw_if_any(log.take());
    return result;
}

}  // namespace nineways

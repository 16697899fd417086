// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/fault.hpp>
#include <nineways/figure.hpp>
#include <nineways/learning.hpp>
#include <nineways/ledger.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/prices.hpp>
#include <nineways/quantities.hpp>
#include <nineways/scenario.hpp>
#include <nineways/units.hpp>
#include <nineways/validate.hpp>

namespace nineways {

/// A number with its range and its place.
template <Measured Quantity>
struct ranged_figure {
    range<Quantity> value;
    path where;
};

/// A district as it stands, counted and priced once: every scenario over it starts here.
struct baseline {
    std::vector<tier_counts> tiers;
    quantities day;
    standing base;
    spending cost;
};

/// What one lever does: `cost(changed) - cost(before)`, in the order of the catalog, so interactions price themselves.
struct lever_result {
    lever_choice choice;
    ranged_figure<dollars> recurring;  ///< yearly, once fully in place
    ranged_figure<dollars> one_time;
    figure<dollars> year_one;             ///< what has come about in the first year
    ranged_figure<dollars> in_year;       ///< what has come about in the named year
    figure<dollars> basis;                ///< the named year's amount and a tenth of the one-time amount
    figure<dollars> ten_years;            ///< ten years' amounts as they come about, and the one-time amount
    std::array<fte, role_limit> posts{};  ///< posts added, by role
    fte posts_in_all{};
    range<effect_size> mean_year;  ///< on the district's mean by itself, one year
    range<double> reached_share;   ///< share of all pupils reached (one figure: low = central = high)
    by_cell<double> reach{};       ///< the same by level and tier
    double schools_reached = 0;
};

/// What `evaluate` returns: one package over one district.
struct evaluation {
    int year = 5;
    district after;
    std::vector<tier_counts> tiers;
    quantities day;
    spending cost;
    std::vector<lever_result> levers;
    ranged_figure<dollars> recurring;
    ranged_figure<dollars> one_time;
    figure<dollars> basis;
    ranged_figure<dollars> in_year;
    figure<dollars> ten_years;
    std::vector<exposure> exposures;
    learning learned;
};

/// One-time costs are spread over this many years when packages are made equal.
inline constexpr double one_time_years = 10;

/// Counts and prices a district as it stands.
[[nodiscard]] inline baseline stand_before(const district& d, const assumptions& assumed, recorder book) {
    baseline b;
    b.tiers = attention_tiers(d, assumed);
    b.day = measure_day(d, b.tiers, 0, book);
    b.base = stand(d, b.day);
    b.cost = price(d, b.day, b.base, assumed, 0, book);
    b.base.teachers = b.cost.teachers.value;
    b.base.special_education = b.cost.posts[standard_role::special_education_teacher].value;
    b.base.identified = total_need(d, &need_counts::disability);
    b.base.school_dollars = dollars_of_schools(d, b.day);
    return b;
}

namespace detail {

[[nodiscard]] inline range<dollars> ordered(range<dollars> r) noexcept {
    const dollars low = r.low < r.high ? r.low : r.high;
    const dollars high = r.low < r.high ? r.high : r.low;
    return {low < r.central ? low : r.central, r.central, high > r.central ? high : r.central};
}

[[nodiscard]] inline bool same_line(const cost_line& a, const cost_line& b) noexcept {
    return a.where.what == b.where.what && a.where.steps == b.where.steps;
}

/// The same line in another state; none when that has no such line. States keep their lines in order, so it is looked
/// for from `next` on, which moves behind it.
[[nodiscard]] inline const cost_line* find_line(const spending& state, const cost_line& wanted,
                                                std::size_t& next) noexcept {
    const std::size_t count = state.lines.size();
    for (std::size_t i = next; i < next + count; ++i) {
        const cost_line& candidate = state.lines[i < count ? i : i - count];
        if (!same_line(candidate, wanted)) continue;
        next = i < count ? i + 1 : i + 1 - count;
        return &candidate;
    }
    return nullptr;
}

/// The path of what a lever changes in a line.
[[nodiscard]] inline path lever_line(const path& line) noexcept {
    path where = line;
    where.what = measure::lever_line;
    return where;
}

/// No money, in a state that has no such line.
[[nodiscard]] inline figure<dollars> nothing_at(const path& line, measure what, recorder book) {
    path where = line;
    where.what = what;
    return record::given(book, where, dollars{});
}

/// The lines that differ between two states, as figures of the lever that made the difference.
[[nodiscard]] inline range<dollars> changed_lines(const spending& before, const spending& after, bool one_time,
                                                  const path& lever_path, recorder book) {
    range<dollars> total;
    record::sum<dollars> sum{book, lever_path};
    std::size_t next = 0;
    for (const cost_line& now : after.lines) {
        if (now.one_time != one_time) continue;
        const cost_line* then = find_line(before, now, next);
        const range<dollars> was = then != nullptr ? then->amount : range<dollars>{};
        if (was == now.amount) continue;
        const figure<dollars> current{now.amount.central, now.where};
        const figure<dollars> former = then != nullptr ? figure<dollars>{was.central, then->where}
                                                       : nothing_at(now.where, measure::nothing_before, book);
        sum += record::difference(book, lever_line(now.where), current, former);
        total.low += now.amount.low - was.low;
        total.high += now.amount.high - was.high;
    }
    next = 0;
    for (const cost_line& ended : before.lines) {
        if (ended.one_time != one_time || find_line(after, ended, next) != nullptr) continue;
        path where = ended.where;
        where.stage = lever_path.stage;
        const figure<dollars> former{ended.amount.central, ended.where};
        sum += record::difference(book, lever_line(where), nothing_at(where, measure::nothing_after, book), former);
        total.low -= ended.amount.low;
        total.high -= ended.amount.high;
    }
    total.central = sum.total().value;
    return ordered(total);
}

[[nodiscard]] inline range<dollars> times(const range<dollars>& r, double factor) noexcept {
    return {r.low * factor, r.central * factor, r.high * factor};
}

inline void add(range<dollars>& to, const range<dollars>& more) noexcept {
    to.low += more.low;
    to.central += more.central;
    to.high += more.high;
}

/// Applies levers one by one to a copy of the district, counting and pricing after each. `to` is filled on the way.
class walk {
  public:
    walk(evaluation& to, const district& d, const baseline& b, const assumptions& assumed, recorder book,
         fault_list& log)
        : state(to), d_(d), b_(b), assumed_(assumed), book_(book), log_(log) {
        state.after = district{d};
        state.tiers = std::vector<tier_counts>{b.tiers};
        state.day = quantities{b.day};
        state.cost = spending{b.cost};
    }

    /// Goes back to the district before any lever.
    void restart() {
        levers::restart({state.after, state.tiers}, d_, b_.tiers);
        state.day = quantities{b_.day};
        state.cost = spending{b_.cost};
        state.levers.clear();
        state.exposures.clear();
    }

    /// Pulls the next lever and says whether it changed the day, which must then be counted before `account`. With
    /// anything in the list the walk ends here.
    [[nodiscard]] bool pull(const lever_choice& choice, int year) {
        const lever& l = *lever_catalog[choice.lever];
        lever_inputs inputs{choice.setting, assumed_, d_, state.cost.teachers.value, log_, {}, b_.base.school_dollars};
        for (std::size_t r = 0; r < d_.roles.size(); ++r)
            inputs.added[r] = state.cost.posts[r].value - b_.cost.posts[r].value;
        state.levers.emplace_back().choice = choice;
        for (std::size_t y = 0; y < realised_.size(); ++y)
            realised_[y] = l.realised(l, inputs, state.after, static_cast<int>(y) + 1);
        this_year_ = l.realised(l, inputs, state.after, year);
        l.apply({state.after, state.tiers}, inputs);
        if (!l.changes_day) restage();
        return l.changes_day;
    }

    /// The state that the lever just pulled left; 0 before any.
    [[nodiscard]] std::uint16_t stage() const noexcept { return static_cast<std::uint16_t>(state.levers.size()); }

    /// Prices the changed district: what the lever just pulled costs.
    void account() {
        spending cost = price(state.after, state.day, b_.base, assumed_, stage(), book_);
        lever_result& result = state.levers.back();
        result.recurring.where = here(measure::lever_recurring);
        result.recurring.value = changed_lines(state.cost, cost, false, result.recurring.where, book_);
        result.one_time.where = here(measure::lever_one_time);
        result.one_time.value = changed_lines(state.cost, cost, true, result.one_time.where, book_);
        amounts(result);
        for (std::size_t r = 0; r < role_limit; ++r) {
            result.posts[r] = cost.posts[r].value - state.cost.posts[r].value;
            result.posts_in_all += result.posts[r];
        }
        state.cost = std::move(cost);
    }

    /// What the lever just pulled does for learning, given the day before it.
    void learn(const attention& day_before) {
        lever_result& result = state.levers.back();
        const lever_choice& choice = result.choice;
        const lever& l = *lever_catalog[choice.lever];
        const std::size_t first = state.exposures.size();
        const lever_change change{choice.lever, l.cluster,   choice.setting, assumed_,
                                  d_,           state.after, day_before,     state.day.all};
        l.learn(change, state.exposures);
        alone(result, first);
        for (std::size_t s = 0; s < d_.schools.size(); ++s)
            result.schools_reached += l.reaches == nullptr || l.reaches(change, s) ? 1 : 0;
    }

    evaluation& state;

  private:
    /// The day did not change: its posts are those of the stage before, under the new stage's paths.
    void restage() {
        if (!book_) return;
        for (std::size_t r = 0; r < state.after.roles.size(); ++r) {
            path where = state.day.day_posts[r].where;
            where.stage = stage();
            record::sum<fte> same{book_, where};
            same += state.day.day_posts[r];
            state.day.day_posts[r] = same.total();
        }
    }

    /// A measure of the lever just pulled.
    [[nodiscard]] path here(measure what) const noexcept {
        return path{what, stage(), {}}.at(axis::lever, state.levers.back().choice.lever);
    }

    /// What the lever's recurring and one-time amounts come to in a year, on the basis, and over ten years.
    void amounts(lever_result& result) {
        const figure<dollars> recurring{result.recurring.value.central, result.recurring.where};
        const figure<dollars> one_time{result.one_time.value.central, result.one_time.where};
        const auto share = record::given(book_, here(measure::realised_share), this_year_);
        const auto in_year = record::product(book_, here(measure::lever_year), recurring, share);
        result.in_year = {ordered(times(result.recurring.value, this_year_)), in_year.where};
        result.in_year.value.central = in_year.value;
        const auto tenth = record::given(book_, here(measure::unit_price), 1 / one_time_years);
        const auto spread = record::product(book_, here(measure::one_time_line), one_time, tenth);
        record::sum<dollars> basis{book_, here(measure::lever_basis)};
        basis += in_year;
        basis += spread;
        result.basis = basis.total();
        record::sum<double> years{book_, here(measure::realised_share).at(axis::line, 10)};
        for (std::size_t y = 0; y < realised_.size(); ++y) {
            years += record::given(book_, here(measure::realised_share).at(axis::line, 11 + y), realised_[y]);
        }
        const figure<double> first_year{realised_[0], here(measure::realised_share).at(axis::line, 11)};
        result.year_one = record::product(book_, here(measure::lever_year).at(axis::line, 1), recurring, first_year);
        const auto over =
            record::product(book_, here(measure::lever_ten_years).at(axis::line, 0), recurring, years.total());
        record::sum<dollars> ten{book_, here(measure::lever_ten_years)};
        ten += over;
        ten += one_time;
        result.ten_years = ten.total();
    }

    /// A lever's effect on the district's mean by itself, and the pupils it reaches.
    void alone(lever_result& result, std::size_t first) {
        const auto& count = state.day.all.pupil_count;
        by_cell<double>& reach = result.reach;
        double everyone = 0;
        double reached = 0;
        std::array<double, 3> mean{};
        for (std::size_t i = first; i < state.exposures.size(); ++i) {
            const exposure& e = state.exposures[i];
            const auto l = static_cast<std::size_t>(e.level);
            const auto t = static_cast<std::size_t>(e.tier);
            if (e.reach > reach[l][t]) reach[l][t] = e.reach;
            for (const bound which : {bound::low, bound::central, bound::high}) {
                const double effect = pick(e.effect, which).value();
                const double fidelity = effect > 0 ? assumed_.value("fidelity"_p, which) : 1.0;
                mean[static_cast<std::size_t>(which)] += effect * fidelity * e.reach * count[l][t];
            }
        }
        for (std::size_t l = 0; l < level_count; ++l) {
            for (std::size_t t = 0; t < tier_count; ++t) {
                everyone += count[l][t];
                reached += reach[l][t] * count[l][t];
            }
        }
        const double share = reached / everyone;
        result.reached_share = {share, share, share};
        result.mean_year = {effect_size{mean[0] / everyone}, effect_size{mean[1] / everyone},
                            effect_size{mean[2] / everyone}};
    }

    const district& d_;
    const baseline& b_;
    const assumptions& assumed_;
    recorder book_;
    fault_list& log_;
    double this_year_ = 0;               ///< share of the amounts that has come about in the named year
    std::array<double, 10> realised_{};  ///< and in each of the first ten
};

/// Files what is wrong with the days that levers left, in the words of the package that left them.
inline void file_impossible_days(const district& after, const scenario& chosen, fault_list& log) {
    for (fault& f : validate_designs(after)) {
        f.place.insert(0, text_of("days after \"", chosen.id, "\": "));
        log.append(std::move(f));
    }
}

/// Pulls the levers of a package one after the other. False when one cannot be pulled, or all leave impossible days.
[[nodiscard]] inline bool pull_all(walk& steps, const scenario& chosen, int year, recorder book, fault_list& log) {
    for (const lever_choice& choice : in_catalog_order(chosen).levers) {
        const attention day_before = steps.state.day.all;
        const bool day_changed = steps.pull(choice, year);
        if (!log.empty()) return false;
        if (day_changed) steps.state.day = measure_day(steps.state.after, steps.state.tiers, steps.stage(), book);
        steps.account();
        steps.learn(day_before);
    }
    file_impossible_days(steps.state.after, chosen, log);
    return log.empty();
}

/// What all levers of a package come to.
inline void sum_up(evaluation& result, const district& d, const assumptions& assumed, recorder book) {
    const auto at = [&](measure what) { return path{what, static_cast<std::uint16_t>(result.levers.size()), {}}; };
    record::sum<dollars> recurring{book, at(measure::package_recurring)};
    record::sum<dollars> one_time{book, at(measure::package_one_time)};
    record::sum<dollars> in_year{book, at(measure::package_year)};
    record::sum<dollars> basis{book, at(measure::package_basis)};
    record::sum<dollars> ten{book, at(measure::package_ten_years)};
    for (const lever_result& l : result.levers) {
        recurring += {l.recurring.value.central, l.recurring.where};
        one_time += {l.one_time.value.central, l.one_time.where};
        in_year += {l.in_year.value.central, l.in_year.where};
        basis += l.basis;
        ten += l.ten_years;
        add(result.recurring.value, l.recurring.value);
        add(result.one_time.value, l.one_time.value);
        add(result.in_year.value, l.in_year.value);
    }
    result.recurring.where = recurring.total().where;
    result.one_time.where = one_time.total().where;
    result.basis = basis.total();
    result.ten_years = ten.total();
    result.in_year.where = in_year.total().where;
    const auto everyone = record::given(book, at(measure::enrollment), total_pupils(d));
    const auto a_pupil = record::quotient(book, at(measure::dollars_a_pupil), result.basis, everyone);
    result.learned = combine(result.exposures, result.day.all.pupil_count, a_pupil, d.dollar_year, assumed,
                             static_cast<std::uint16_t>(result.levers.size()), book);
}

/// As `evaluate`, into a new result and an empty list of faults; the result means nothing if there are any.
inline void evaluate_into(evaluation& result, const district& d, const baseline& before, const scenario& chosen,
                          const assumptions& assumed, int year, recorder book, fault_list& log) {
    walk steps{result, d, before, assumed, book, log};
    result.year = year;
    if (pull_all(steps, chosen, year, book, log)) sum_up(result, d, assumed, book);
}

}  // namespace detail

/// Evaluates a scenario over a district that is already counted and priced.
///
/// Levers work in catalog order whatever their order in the scenario. `year` names the school year (1 is the first) in
/// which recurring cost is taken. `d` must be valid and `chosen` within its levers' settings.
/// Throws `invalid_input` when the levers leave a day that no school can hold (teachers free and nobody to cover).
[[nodiscard]] inline evaluation evaluate(const district& d, const baseline& before, const scenario& chosen,
                                         const assumptions& assumed, int year, recorder book) {
    detail::fault_list log;
    evaluation result;
    detail::evaluate_into(result, d, before, chosen, assumed, year, book, log);
    throw_if_any(log.take());
    return result;
}

/// Evaluates a scenario over a district.
[[nodiscard]] inline evaluation evaluate(const district& d, const scenario& chosen, const assumptions& assumed = {},
                                         int year = 5) {
    const recorder none = no_ledger{};
    return evaluate(d, stand_before(d, assumed, none), chosen, assumed, year, none);
}

}  // namespace nineways

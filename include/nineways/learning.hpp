// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/portable_math.hpp>
#include <nineways/detail/sort_few.hpp>
#include <nineways/figure.hpp>
#include <nineways/ledger.hpp>
#include <nineways/lever.hpp>
#include <nineways/national.hpp>
#include <nineways/quantities.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// Learning by level and tier: a value for each cell, and pupils to weigh them by.
template <class Value>
using by_cell = std::array<std::array<Value, tier_count>, level_count>;

/// What a package may do for learning, in student-level standard deviations.
struct learning {
    by_cell<range<effect_size>> year{};  ///< one year of full implementation, by level and tier
    range<effect_size> mean_year;        ///< the district's mean, one year
    range<effect_size> undamped_year;    ///< the plain sum of all effects, nothing damped
    range<effect_size> stock;            ///< the district's mean after four years
    range<double> percentile_points;     ///< the same for a pupil at the median
    range<effect_size> benchmark;        ///< the same real money at average effectiveness, also four years
    range<double> benchmark_points;
    bool implausible = false;  ///< the central or high figure passes what any district was seen to gain
};

namespace detail {

/// Effects of one cluster on one cell: reach nested, the largest in full and a share of the others, segment by
/// segment. Each element is (effect > 0, reach).
[[nodiscard]] inline double nested_effect(std::vector<std::array<double, 2>>& effects, double further_share) {
    sort_few(effects, [](const auto& a, const auto& b) { return a[1] > b[1]; });
    double mean = 0;
    double sum = 0;
    double largest = 0;
    for (std::size_t i = 0; i < effects.size(); ++i) {
        sum += effects[i][0];
        if (effects[i][0] > largest) largest = effects[i][0];
        const double next = i + 1 < effects.size() ? effects[i + 1][1] : 0;
        mean += (effects[i][1] - next) * (largest + further_share * (sum - largest));
    }
    return mean;
}

/// An exposure's effect as what it gains, before fidelity, and what it loses.
struct gain_and_loss {
    double gain = 0;
    double loss = 0;
};

/// Takes an exposure's effect apart: of several parts those above and below 0, of one the whole of it. What dollars do
/// on average is as they are usually carried out, so that money which moves loses here what it gains there.
[[nodiscard]] inline gain_and_loss take_apart(const exposure& e, const assumptions& assumed, bound which) noexcept {
    const double whole = pick(e.effect, which).value();
    if (e.part_count < 2) {
        const bool of_money = e.part_count == 1 && e.parts[0].effect == "spending_benchmark"_p;
        if (whole >= 0) return {whole, 0};
        if (!of_money) return {0, whole};
        const double dose = e.parts[0].dose * assumed.value("fidelity"_p, which);
        return {0, pick(levers::scaled(assumed.of(e.parts[0].effect), dose), which).value()};
    }
    double loss = 0;
    for (const effect_part& part : e.parts) {
        const double effect = pick(levers::scaled(assumed.of(part.effect), part.dose), which).value();
        if (effect < 0) loss += effect;
    }
    return {whole - loss, loss};
}

}  // namespace detail

/// The effect on one cell's pupils, from the exposures of that cell at one bound of every range.
///
/// Positive effects: times fidelity; within a cluster nested and damped, across clusters added, the sum x saturating as
/// E x / (E + x). Negative effects: in full, afterwards. Monotone in every effect. `undamped` gets the plain sum.
[[nodiscard]] inline effect_size combine(std::span<const exposure> cell, const assumptions& assumed, bound which,
                                         effect_size& undamped) {
    const double fidelity = assumed.value("fidelity"_p, which);
    const double further = assumed.value("further_effect_share"_p, which);
    const double ceiling = assumed.value("effect_ceiling"_p, which);
    double positive = 0;
    double negative = 0;
    double plain = 0;
    std::vector<std::array<double, 2>> effects;
    for (std::size_t c = 0; c < cluster_count; ++c) {
        effects.clear();
        for (const exposure& e : cell) {
            if (e.cluster != static_cast<cluster>(c)) continue;
            const detail::gain_and_loss effect = detail::take_apart(e, assumed, which);
            negative += effect.loss * e.reach;
            if (effect.gain > 0) {
                effects.push_back({effect.gain * fidelity, e.reach});
                plain += effect.gain * fidelity * e.reach;
            }
        }
        positive += detail::nested_effect(effects, further);
    }
    undamped = effect_size{plain + negative};
    return effect_size{ceiling * positive / (ceiling + positive) + negative};
}

/// Sum of persistence^k over the years of full implementation: what a yearly effect comes to as a stock.
[[nodiscard]] inline double stock_factor(const assumptions& assumed, bound which) noexcept {
    double factor = 0;
    double kept = 1;
    const double persistence = assumed.value("effect_persistence"_p, which);
    for (double year = 0; year < assumed["exposure_years"_p]; year += 1) {
        factor += kept;
        kept *= persistence;
    }
    return factor;
}

/// The four-year effect of a year's. A loss that lasts is worse, a gain that fades is less: the bound of the
/// persistence follows the sign.
[[nodiscard]] inline range<effect_size> stock_of(const range<effect_size>& year, const assumptions& assumed) noexcept {
    const auto factor = [&](effect_size effect, bound gain, bound loss) {
        return effect * stock_factor(assumed, effect.value() < 0 ? loss : gain);
    };
    return {factor(year.low, bound::low, bound::high), factor(year.central, bound::central, bound::central),
            factor(year.high, bound::high, bound::low)};
}

/// Percentile points that an effect moves a pupil from the median.
[[nodiscard]] inline double percentile_points(effect_size effect) noexcept {
    return 100 * (portable::normal_cdf(effect.value()) - 0.5);
}

/// What the same money does at average effectiveness (a four-year effect): `a_pupil` in dollars of `year`.
[[nodiscard]] inline range<effect_size> spending_benchmark(dollars_per_pupil a_pupil, int year,
                                                           const assumptions& assumed) noexcept {
    const double thousands = convert(a_pupil.value(), year, describe("spending_benchmark"_p).dollar_year) / 1000;
    return levers::scaled(assumed.of("spending_benchmark"_p), thousands);
}

namespace detail {

/// Writes how one cell's effect came about: each exposure's effect from its parts, then the damped sum.
inline void write_cell(recorder book, std::span<const exposure> cell, const path& where, effect_size effect,
                       const assumptions& assumed) {
    std::vector<term> terms;
    for (const exposure& e : cell) {
        const auto here = [&](measure what) {
            path p = where;
            p.what = what;
            return p.at(axis::lever, e.lever);
        };
        path reached = here(measure::effect_reached);
        // A lever may expose a cell twice, gaining by one part and losing by another: the stage tells them apart.
        for (const term& t : terms) {
            if (t.where == reached) ++reached.stage;
        }
        // What money that moves loses is as much smaller by the fidelity as what it gains.
        const bool lessened =
            e.part_count == 1 && e.parts[0].effect == "spending_benchmark"_p && e.effect.central < effect_size{};
        const double carried_out = lessened ? assumed["fidelity"_p] : 1;
        const double found = lessened ? take_apart(e, assumed, bound::central).loss : e.effect.central.value();
        std::vector<term> parts;
        for (std::size_t i = 0; i < e.part_count; ++i) {
            const path parameter = path{measure::parameter, 0, {}}.at(axis::parameter, e.parts[i].effect.index);
            path given = here(measure::dose).at(axis::parameter, e.parts[i].effect.index);
            given.stage = reached.stage;
            const auto dose = record::given(book, given, e.parts[i].dose * carried_out);
            parts.push_back({parameter, assumed[e.parts[i].effect]});
            parts.push_back({dose.where, dose.value});
        }
        book->write({reached, found}, rule::sum_of_products, parts);
        terms.push_back({reached, found});
        path reach = here(measure::reach);
        reach.stage = reached.stage;
        record::given(book, reach, e.reach);
        terms.push_back({reach, e.reach});
    }
    book->write({where, effect.value()}, rule::damped_sum, terms);
}

}  // namespace detail

/// Combines the exposures of a package over the pupils of a district. `a_pupil` is the package's yearly money a pupil.
[[nodiscard]] inline learning combine(const std::vector<exposure>& all, const by_cell<double>& pupil_count,
                                      const figure<dollars_per_pupil>& a_pupil, int year, const assumptions& assumed,
                                      std::uint16_t stage, recorder book) {
    learning result;
    constexpr std::array<bound, 3> bounds{bound::low, bound::central, bound::high};
    std::array<double, 3> mean{};
    std::array<double, 3> plain_mean{};
    double pupils_all = 0;
    std::vector<exposure> sorted(all.size());  // by cell, as they come
    by_cell<std::size_t> ends{};
    for (const exposure& e : all) ++ends[static_cast<std::size_t>(e.level)][static_cast<std::size_t>(e.tier)];
    std::size_t end = 0;
    for (auto& level_ends : ends) {
        for (std::size_t& each : level_ends) each = std::exchange(end, end + each);
    }
    for (const exposure& e : all)
        sorted[ends[static_cast<std::size_t>(e.level)][static_cast<std::size_t>(e.tier)]++] = e;
    std::size_t first = 0;
    std::vector<term> weighted;
    for (std::size_t l = 0; l < level_count; ++l) {
        for (std::size_t t = 0; t < tier_count; ++t) {
            const std::span<const exposure> cell{sorted.data() + first, ends[l][t] - first};
            first = ends[l][t];
            std::array<double, 3> effect{};
            for (std::size_t i = 0; i < bounds.size(); ++i) {
                effect_size undamped;
                effect[i] = combine(cell, assumed, bounds[i], undamped).value();
                mean[i] += effect[i] * pupil_count[l][t];
                plain_mean[i] += undamped.value() * pupil_count[l][t];
            }
            result.year[l][t] = {effect_size{effect[0]}, effect_size{effect[1]}, effect_size{effect[2]}};
            pupils_all += pupil_count[l][t];
            if (book) {
                const auto here = [&](measure what) {
                    return path{what, stage, {}}.at(axis::level, l).at(axis::tier, t);
                };
                detail::write_cell(book, cell, here(measure::effect_cell), result.year[l][t].central, assumed);
                weighted.push_back({here(measure::effect_cell), effect[1]});
                weighted.push_back({here(measure::tier_pupils), pupil_count[l][t]});
            }
        }
    }
    const auto ranged = [&](const std::array<double, 3>& sums) {
        return range<effect_size>{effect_size{sums[0] / pupils_all}, effect_size{sums[1] / pupils_all},
                                  effect_size{sums[2] / pupils_all}};
    };
    result.mean_year = ranged(mean);
    result.undamped_year = ranged(plain_mean);
    const auto at = [stage](measure what) { return path{what, stage, {}}; };
    if (book) book->write({at(measure::effect_year), result.mean_year.central.value()}, rule::weighted_mean, weighted);

    result.stock = stock_of(result.mean_year, assumed);
    const auto kept = record::given(book, at(measure::stock_factor), stock_factor(assumed, bound::central));
    const auto stock = record::product(book, at(measure::effect_stock),
                                       figure<effect_size>{result.mean_year.central, at(measure::effect_year)}, kept);
    result.stock.central = stock.value;
    const auto points = [](const range<effect_size>& effect) {
        return range<double>{percentile_points(effect.low), percentile_points(effect.central),
                             percentile_points(effect.high)};
    };
    result.percentile_points = points(result.stock);
    record::derived(book, at(measure::percentile_points), rule::normal_cdf, result.percentile_points.central, stock);

    result.benchmark = spending_benchmark(a_pupil.value, year, assumed);
    result.benchmark_points = points(result.benchmark);
    const auto per_thousand =
        figure<double>{assumed["spending_benchmark"_p],
                       path{measure::parameter, 0, {}}.at(axis::parameter, ("spending_benchmark"_p).index)};
    record::derived(book, at(measure::benchmark), rule::benchmark_dollars, result.benchmark.central, a_pupil,
                    per_thousand);
    result.implausible = result.stock.high.value() > assumed["plausible_gain_total"_p] ||
                         result.mean_year.high.value() > assumed["plausible_gain_year"_p];
    return result;
}

}  // namespace nineways

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <nineways/cautions.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/fault.hpp>
#include <nineways/fit.hpp>
#include <nineways/metrics.hpp>

namespace nineways {

/// Amounts in whole cents whose sum is the sum of the amounts, rounded: each takes what the running total gains.
[[nodiscard]] inline std::vector<std::int64_t> in_cents(std::span<const dollars> amounts) {
    std::vector<std::int64_t> cents(amounts.size());
    dollars running{};
    std::int64_t before = 0;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        running += amounts[i];
        const double exact = running.value() * 100;
        const auto now = static_cast<std::int64_t>(exact < 0 ? exact - 0.5 : exact + 0.5);
        cents[i] = now - before;
        before = now;
    }
    return cents;
}

/// One side of a comparison.
struct package {
    fitted fit;
    evaluation result;
    day_metrics metrics;
    std::vector<caution> cautions;
    /// Cost of each lever on the basis of equal dollars, in cents; with `not_spent_cents` they add up to the money.
    std::vector<std::int64_t> basis_cents;
    std::int64_t not_spent_cents = 0;
};

/// A measure that differs between two packages. Swapping the packages mirrors it.
struct difference {
    path where;
    double a = 0;
    double b = 0;

    [[nodiscard]] double change() const noexcept { return b - a; }
};

/// Whether a fitted package uses the money: what it leaves buys no post, and it costs no more than there is.
[[nodiscard]] inline bool uses_money(const package& p) noexcept {
    return p.not_spent_cents >= 0 && p.fit.not_spent <= p.fit.hiring_step;
}

/// Two packages over the same district for the same money.
struct comparison {
    baseline before;
    /// What was to be spent; means nothing where packages are taken as they are set.
    dollars new_money{};
    day_metrics metrics;
    package a;
    package b;
    std::vector<difference> differences;
};

/// What a comparison is asked for.
struct comparison_options {
    dollars new_money{};
    /// School year in which recurring cost is taken.
    int year = 5;
    /// Whether the packages are scaled to the money, or taken as they are set.
    bool fit = true;
    /// The money as a share of what is spent a year as it stands, in place of dollars.
    std::optional<double> money_share{};
    /// Teachers more than today's that can be found; a package that needs more is told so.
    std::optional<fte> teacher_supply{};
};

namespace detail {

/// Fills a new package, which means nothing if there are faults.
inline void make_package(package& p, const district& d, const baseline& before, const scenario& chosen,
                         const comparison_options& asked, const assumptions& assumed, recorder book, fault_list& log) {
    if (asked.fit) {
        p.fit = fitting{d, before, chosen, assumed, asked.year, log}.run(asked.new_money);
    } else {
        p.fit.package = chosen;
        p.fit.net = asked.new_money;
        p.fit.factor = 1;
        p.fit.fine_factor = 1;
    }
    if (log.empty()) evaluate_into(p.result, d, before, p.fit.package, assumed, asked.year, book, log);
    if (!log.empty()) return;
    p.metrics = measure_metrics(p.result.day, static_cast<std::uint16_t>(p.result.levers.size()), book);
    p.cautions = cautions_of(d, before, p.result, assumed, asked.teacher_supply);
    std::vector<dollars> amounts(p.result.levers.size());
    for (std::size_t i = 0; i < amounts.size(); ++i) amounts[i] = p.result.levers[i].basis.value;
    p.basis_cents = in_cents(amounts);
    p.fit.not_spent = asked.new_money - p.result.basis.value;
    std::int64_t spent = 0;
    for (const std::int64_t cents : p.basis_cents) spent += cents;
    const dollars net[]{asked.new_money};
    p.not_spent_cents = in_cents(net).front() - spent;
}

[[nodiscard]] inline std::vector<difference> differences_of(const district& d, const package& a, const package& b) {
    std::vector<difference> all;
    const auto put = [&](const path& where, double of_a, double of_b) { all.push_back({where, of_a, of_b}); };
    const auto place = [](measure what) { return path{what, 0, {}}; };
    put(place(measure::package_basis), a.result.basis.value.value(), b.result.basis.value.value());
    put(place(measure::package_recurring), a.result.recurring.value.central.value(),
        b.result.recurring.value.central.value());
    put(place(measure::package_one_time), a.result.one_time.value.central.value(),
        b.result.one_time.value.central.value());
    put(place(measure::package_ten_years), a.result.ten_years.value.value(), b.result.ten_years.value.value());
    put(place(measure::teachers), a.result.cost.teachers.value.value(), b.result.cost.teachers.value.value());
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        put(place(measure::posts).at(axis::role, r), a.result.cost.posts[r].value.value(),
            b.result.cost.posts[r].value.value());
    }
    put(place(measure::salary), a.result.cost.average_salary.value.value(), b.result.cost.average_salary.value.value());
    // A package may leave a level without whole classes or a tier without pupils: then there is nothing to set beside.
    for (const class_metric& m : a.metrics.classes) {
        for (const class_metric& other : b.metrics.classes) {
            if (other.level != m.level) continue;
            put(place(measure::class_size).at(axis::level, static_cast<std::size_t>(m.level)), m.size.value,
                other.size.value);
        }
    }
    for (const attention_metric& m : a.metrics.attention) {
        for (const attention_metric& other : b.metrics.attention) {
            if (other.level != m.level || other.tier != m.tier) continue;
            const auto cell = [&](measure what) {
                return place(what)
                    .at(axis::level, static_cast<std::size_t>(m.level))
                    .at(axis::tier, static_cast<std::size_t>(m.tier));
            };
            put(cell(measure::adult_minutes), m.adult_minutes.value, other.adult_minutes.value);
            put(cell(measure::small_group_minutes), m.small_group_minutes.value, other.small_group_minutes.value);
        }
    }
    put(place(measure::effect_year), a.result.learned.mean_year.central.value(),
        b.result.learned.mean_year.central.value());
    put(place(measure::effect_stock), a.result.learned.stock.central.value(), b.result.learned.stock.central.value());
    put(place(measure::percentile_points), a.result.learned.percentile_points.central,
        b.result.learned.percentile_points.central);
    return all;
}

/// As the `compare` that throws, into an empty list of faults; the result means nothing if there are any.
[[nodiscard]] inline comparison compare(const district& d, baseline before, const scenario& a, const scenario& b,
                                        comparison_options asked, const assumptions& assumed, recorder book_before,
                                        recorder book_a, recorder book_b, fault_list& log) {
    comparison c;
    c.before = std::move(before);
    if (asked.money_share) asked.new_money = c.before.cost.recurring.central * *asked.money_share;
    c.new_money = asked.new_money;
    c.metrics = measure_metrics(c.before.day, 0, book_before);
    fault_list only_b;
    make_package(c.a, d, c.before, a, asked, assumed, book_a, log);
    make_package(c.b, d, c.before, b, asked, assumed, book_b, only_b);
    for (fault& f : only_b.take()) {
        const faults& known = log.filed();
        if (std::find(known.begin(), known.end(), f) == known.end()) log.append(std::move(f));
    }
    if (log.empty()) c.differences = differences_of(d, c.a, c.b);
    return c;
}

}  // namespace detail

/// Whether the packages come to the same money, so that what they do can be set side by side: each uses it or, where
/// they are taken as they are set, their costs differ by less than a hundredth.
[[nodiscard]] inline bool same_money(const comparison& c, bool fitted) noexcept {
    if (fitted) return uses_money(c.a) && uses_money(c.b);
    const double a = c.a.result.basis.value.value();
    const double b = c.b.result.basis.value.value();
    const double larger = std::max(a < 0 ? -a : a, b < 0 ? -b : b);
    return (a < b ? b - a : a - b) <= larger / 100;
}

/// Compares two packages on equal dollars. Three ledgers, one for each state of affairs: as it stands, `a`, `b`.
///
/// Throws `invalid_input` with what is wrong with either package, as `evaluate` says it.
[[nodiscard]] inline comparison compare(const district& d, const scenario& a, const scenario& b,
                                        const comparison_options& asked, const assumptions& assumed,
                                        recorder book_before, recorder book_a, recorder book_b) {
    detail::fault_list log;
    comparison c = detail::compare(d, stand_before(d, assumed, book_before), a, b, asked, assumed, book_before, book_a,
                                   book_b, log);
    throw_if_any(log.take());
    return c;
}

/// Compares two packages on equal dollars.
[[nodiscard]] inline comparison compare(const district& d, const scenario& a, const scenario& b,
                                        const comparison_options& asked, const assumptions& assumed = {}) {
    const recorder none = no_ledger{};
    return compare(d, a, b, asked, assumed, none, none, none);
}

}  // namespace nineways

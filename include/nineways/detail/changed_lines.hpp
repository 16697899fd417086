// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <nineways/figure.hpp>
#include <nineways/ledger.hpp>
#include <nineways/prices.hpp>
#include <nineways/units.hpp>

/// What a lever changes in the lines of a budget.
namespace nineways::detail {

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
    std::size_t found = 0;
    for (const cost_line& now : after.lines) {
        if (now.one_time != one_time) continue;
        const cost_line* then = find_line(before, now, next);
        if (then != nullptr) ++found;
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
        if (found == before.count(one_time)) break;  // none has ended
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

}  // namespace nineways::detail

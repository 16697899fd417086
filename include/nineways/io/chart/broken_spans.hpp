// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <nineways/contract.hpp>
#include <nineways/curve.hpp>
#include <nineways/curve_setting.hpp>
#include <nineways/detail/validate_contract.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/io/chart/label.hpp>

/// Where on a curve the day breaks the contract.
namespace nineways::io::chart::detail {

/// The values of a curve at which the day breaks one limit of the contract.
struct broken_span {
    std::size_t limit = 0;
    std::size_t broken = 0;  ///< how many values
    double from = 0;
    double to = 0;
    bool from_the_first = false;  ///< of the values with a valid day
    bool to_the_last = false;
    bool without_holes = false;
    /// The limit itself, where it is of what is swept and lies between the last value that keeps it and the first that
    /// does not.
    std::optional<double> bound{};
};

/// The clause's own limit where it tells at which values it is broken.
[[nodiscard]] inline std::optional<double> own_bound(const curve& c, const broken_span& span, double before,
                                                     double after) {
    const contract_limit& limit = c.contract_limits[span.limit];
    const bool least = limit.is_least();
    const bool of_it = least                                      ? c.asked.setting == curve_setting::planning
                       : limit.of == contract_measure::class_size ? c.asked.setting == curve_setting::group_cap
                                                                  : false;
    const bool one_end = span.without_holes && span.from_the_first == least && span.to_the_last != least;
    if (!of_it || !one_end) return std::nullopt;
    const double kept = least ? after : before;
    const double broken = least ? span.to : span.from;
    const bool between =
        least ? broken < limit.bound && limit.bound <= kept : kept <= limit.bound && limit.bound < broken;
    return between ? std::optional<double>{limit.bound} : std::nullopt;
}

[[nodiscard]] inline std::vector<broken_span> broken_spans(const curve& c) {
    std::vector<broken_span> all;
    for (std::size_t l = 0; l < c.contract_limits.size(); ++l) {
        broken_span span{.limit = l};
        std::size_t days = 0;  // values with a valid day, so far
        std::size_t first = 0;
        std::size_t last = 0;
        std::vector<double> values;
        for (const curve_point& p : c.points) {
            if (p.gap) continue;
            values.push_back(p.value);
            for (const contract_breach& breach : p.breaches) {
                if (breach.limit != l) continue;
                if (span.broken++ == 0) {
                    first = days;
                    span.from = p.value;
                }
                last = days;
                span.to = p.value;
            }
            ++days;
        }
        if (span.broken == 0) continue;
        span.from_the_first = first == 0;
        span.to_the_last = last + 1 == days;
        span.without_holes = span.broken == last - first + 1;
        span.bound = own_bound(c, span, first > 0 ? values[first - 1] : 0, span.to_the_last ? 0 : values[last + 1]);
        all.push_back(span);
    }
    return all;
}

/// "above 28", "from 29 on", "up to 220", "at every value": where a limit is broken.
[[nodiscard]] inline std::string words_of(const broken_span& span) {
    if (span.bound) return (span.from_the_first ? "below " : "above ") + short_label(*span.bound, 9);
    const std::string low = short_label(span.from, 9);
    const std::string high = short_label(span.to, 9);
    if (!span.without_holes) return "at " + whole_text(span.broken) + " values from " + low + " to " + high;
    if (span.broken == 1) return "at " + low;
    if (span.from_the_first) return span.to_the_last ? "at every value" : "up to " + high;
    return "from " + low + (span.to_the_last ? " on" : " to " + high);
}

/// At which values the contract does not allow the day: a sentence for each limit.
[[nodiscard]] inline std::string limits_sentences(const curve& c) {
    std::string out;
    for (const broken_span& span : broken_spans(c)) {
        std::string where = words_of(span);
        where[0] = static_cast<char>(where[0] - 'a' + 'A');
        out += ' ' + where + " the contract does not allow it: ";
        out += nineways::detail::allowed_by(c.contract_limits[span.limit]) + '.';
    }
    return out;
}

}  // namespace nineways::io::chart::detail

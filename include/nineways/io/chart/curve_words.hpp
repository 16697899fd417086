// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <nineways/contract.hpp>
#include <nineways/curve.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/validate_contract.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/schedule.hpp>

/// What the chart of a curve says in words.
namespace nineways::io::chart {

/// A setting in words, and its unit.
struct curve_axis {
    std::string_view title;
    std::string_view unit;
};

[[nodiscard]] inline const curve_axis& axis_of(const curve_options& asked) noexcept {
    static constexpr std::array<curve_axis, 7> axes{{{"planning", "minutes a week"},
                                                     {"collaboration in the day", "minutes a week"},
                                                     {"target size of groups", "pupils"},
                                                     {"largest group allowed", "pupils"},
                                                     {"time in school", "minutes a week"},
                                                     {"pupils", "percent of today"},
                                                     {"pupils", "pupils"}}};
    const bool one_school = asked.setting == curve_setting::enrollment && asked.school;
    return axes[static_cast<std::size_t>(asked.setting) + (one_school ? 1U : 0U)];
}

/// The words of an id.
[[nodiscard]] inline std::string plain_words(std::string_view id) {
    std::string words{id};
    for (char& c : words) {
        if (c == '_') c = ' ';
    }
    return words;
}

/// Why there is no valid day at a point that is a gap.
[[nodiscard]] inline std::string reason_of(const curve_point& p) {
    std::string reason = "found " + p.gap->found + "; expected " + p.gap->expected;
    if (p.more_faults > 0) reason += nineways::detail::text_of(" (and ", p.more_faults, " more)");
    return reason;
}

/// The limits of the contract that the day of a point breaks.
[[nodiscard]] inline std::string breaches_of(const curve& c, const curve_point& p) {
    std::string all;
    for (const contract_breach& breach : p.breaches) {
        const contract_limit& limit = c.contract_limits[breach.limit];
        if (!all.empty()) all += "; ";
        all += nineways::detail::text_of(breach.found, " ", limit.unit(), ", ", nineways::detail::allowed_by(limit));
    }
    return all;
}

struct curve_words {
    std::string title;
    std::string axis;
    std::string sentence;
};

namespace detail {

/// Dollars in millions where they are large: $12.20M.
[[nodiscard]] inline std::string short_dollars(double value) {
    const double size = value < 0 ? -value : value;
    if (size >= 1e6) return '$' + number_label(value / 1e6, 2) + 'M';
    return '$' + number_label(value, 0);
}

[[nodiscard]] inline std::string posts_of(double posts) { return short_label(posts, 2); }

/// At which values the contract does not allow the day: a sentence for each limit.
[[nodiscard]] inline std::string limits_sentences(const curve& c) {
    std::string out;
    for (std::size_t l = 0; l < c.contract_limits.size(); ++l) {
        std::size_t days = 0;  // values with a valid day, so far
        std::size_t broken = 0;
        std::size_t first = 0;  // where the limit is broken, counted in them
        std::size_t last = 0;
        double from = 0;
        double to = 0;
        for (const curve_point& p : c.points) {
            if (p.gap) continue;
            for (const contract_breach& breach : p.breaches) {
                if (breach.limit != l) continue;
                if (broken++ == 0) {
                    first = days;
                    from = p.value;
                }
                last = days;
                to = p.value;
            }
            ++days;
        }
        if (broken == 0) continue;
        const std::string low = short_label(from, 2);
        const std::string high = short_label(to, 2);
        const bool to_the_end = last + 1 == days;
        if (broken < last - first + 1) {
            out += " At " + whole_text(broken) + " values from " + low + " to " + high;
        } else if (broken == 1) {
            out += " At " + low;
        } else if (first == 0) {
            out += to_the_end ? " At every value" : " Up to " + high;
        } else {
            out += " From " + low + (to_the_end ? " on" : " to " + high);
        }
        out += " the contract does not allow it: " + nineways::detail::allowed_by(c.contract_limits[l]) + '.';
    }
    return out;
}

[[nodiscard]] inline std::string curve_sentence(const curve& c, const curve_axis& axis) {
    const auto at = [&](std::size_t i) { return short_label(c.points[i].value, 2); };
    const std::size_t count = c.points.size();
    std::size_t first = count;
    std::size_t last = 0;
    std::size_t gaps = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (c.points[i].gap) {
            ++gaps;
            continue;
        }
        if (first == count) first = i;
        last = i;
    }
    if (gaps == count) return "There is no valid day at any of these values: " + reason_of(c.points[0]) + '.';
    std::string unit;
    if (axis.title != axis.unit) unit = ' ' + std::string{axis.unit};
    const curve_point& begin = c.points[first];
    const curve_point& end = c.points[last];
    const auto cost = [](const curve_point& p) { return short_dollars(p.cost.central.value()); };
    std::string out = "With ";
    out += axis.title;
    out += " at " + at(first) + unit + ", the day needs " + posts_of(begin.posts.value()) + " posts that cost " +
           cost(begin) + " a year";
    if (last > first) out += "; at " + at(last) + ", " + posts_of(end.posts.value()) + " that cost " + cost(end);
    out += '.';
    if (const auto jump = largest_jump(c)) {
        const double change = jump->change.value();
        out += " The largest step is " + posts_of(change < 0 ? -change : change) + " posts " +
               (change < 0 ? "fewer" : "more") + ", from " + at(jump->from) + " to " + at(jump->to) + '.';
    } else if (last > first) {
        out += " No step between neighbours changes the posts.";
    }
    out += " Today it is " + short_label(c.now_low, 2);
    if (c.now_low != c.now_high) out += " to " + short_label(c.now_high, 2);
    out += '.';
    if (gaps > 0) out += " At " + whole_text(gaps) + " of " + whole_text(count) + " values there is no valid day.";
    return out + limits_sentences(c);
}

/// What a filter leaves: "mathematics, grades 6, 7 and 8"; empty where it leaves everything.
[[nodiscard]] inline std::string curve_filter(const curve_options& asked) {
    const curve_options all;
    std::string out;
    if (asked.subjects != all.subjects)
        out += plain_words(nineways::detail::names_in(asked.subjects.bits(), subject_names));
    if (asked.grades != all.grades) {
        if (!out.empty()) out += ", ";
        unsigned levels = 0;
        grade_set covered;
        for (std::size_t l = 0; l < level_count; ++l) {
            const grade_set here = grades_of(static_cast<level>(l));
            if (!asked.grades.includes(here)) continue;
            levels |= 1U << l;
            covered = covered | here;
        }
        out += covered == asked.grades ? nineways::detail::names_in(levels, level_names)
                                       : "grades " + nineways::detail::names_in(asked.grades.bits(), grade_names);
    }
    if (asked.settings != all.settings) {
        if (!out.empty()) out += ", ";
        out += plain_words(nineways::detail::names_in(asked.settings.bits(), setting_names));
    }
    return out;
}

}  // namespace detail

/// The words of a curve's chart. `where` names the district or the school.
[[nodiscard]] inline curve_words words_of(const curve& c, std::string_view where) {
    const curve_axis& axis = axis_of(c.asked);
    std::string what{axis.title};
    const std::string filter = detail::curve_filter(c.asked);
    if (!filter.empty()) what += " (" + filter + ')';
    std::string title = "What if: " + what + ", ";
    title += where;
    if (axis.title != axis.unit) {
        what.erase(axis.title.size());
        what += ", ";
        what += axis.unit;
    }
    return {std::move(title), std::move(what), detail::curve_sentence(c, axis)};
}

}  // namespace nineways::io::chart

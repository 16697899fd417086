// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/contract.hpp>
#include <nineways/curve.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/validate_contract.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/chart/broken_spans.hpp>
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
    static constexpr std::array<curve_axis, 8> axes{{{"planning", "minutes a week"},
                                                     {"collaboration in the day", "minutes a week"},
                                                     {"collaboration outside the day", "minutes a week"},
                                                     {"target size of groups", "pupils"},
                                                     {"largest group allowed", "pupils"},
                                                     {"time in school", "minutes a week"},
                                                     {"pupils", "percent of today"},
                                                     {"pupils", "pupils"}}};
    const bool one_school = asked.setting == curve_setting::enrollment && asked.school;
    return axes[static_cast<std::size_t>(asked.setting) + (one_school ? 1U : 0U)];
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
    /// The levels that a class size and adults' minutes are of; empty where they are all.
    std::string levels;
};

namespace detail {

/// Dollars in millions where they are large: $12.20M.
[[nodiscard]] inline std::string short_dollars(double value) {
    const double size = value < 0 ? -value : value;
    if (size >= 1e6) return '$' + number_label(value / 1e6, 2) + 'M';
    return '$' + number_label(value, 0);
}

[[nodiscard]] inline std::string posts_of(double posts) { return short_label(posts, 2); }

/// " (+31.8 posts, +$3.24M": what a point has more than today.
[[nodiscard]] inline std::string beside_today(const curve& c, const curve_point& p) {
    const double posts = nineways::detail::nine_decimals((p.posts - c.today.posts).value());
    const double cost = (p.cost.central - c.today.cost.central).value();
    return " (" + std::string{posts < 0 ? "" : "+"} + posts_of(posts) + " posts, " + (cost < 0 ? '-' : '+') +
           short_dollars(cost < 0 ? -cost : cost);
}

/// What the figures leave out; of rooms that are too few, how many and their price.
[[nodiscard]] inline std::string left_out_sentence(const curve& c, std::size_t first, std::size_t last) {
    std::string out = " Not in these figures: posts outside the day, revenue, rooms";
    const char* between = " (too few: ";
    for (std::size_t i = first; i <= last; i += last > first ? last - first : 1) {
        const curve_point& p = c.points[i];
        if (!(p.rooms_short > 0)) continue;
        out += between + number_label(p.rooms_short, 0) + " at " + short_label(p.value, 9) + ", " +
               short_dollars(p.rooms_cost.value()) + " once";
        between = "; ";
    }
    return out + (between[0] == ';' ? ")." : ".");
}

[[nodiscard]] inline std::string today_sentence(const curve& c) {
    std::string out = " Today it is " + short_label(c.now_low, 2);
    if (c.now_low != c.now_high) out += " to " + short_label(c.now_high, 2);
    return out + '.';
}

[[nodiscard]] inline std::string curve_sentence(const curve& c, const curve_axis& axis) {
    const auto at = [&](std::size_t i) { return short_label(c.points[i].value, 9); };
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
    if (gaps == count)
        return "There is no valid day at any of these values: " + reason_of(c.points[0]) + '.' + today_sentence(c);
    std::string unit;
    if (axis.title != axis.unit) unit = ' ' + std::string{axis.unit};
    const curve_point& begin = c.points[first];
    const curve_point& end = c.points[last];
    const auto cost = [](const curve_point& p) { return short_dollars(p.cost.central.value()); };
    std::string out = "With ";
    out += axis.title;
    out += " at " + at(first) + unit + ", the day needs " + posts_of(begin.posts.value()) + " posts that cost " +
           cost(begin) + " a year" + beside_today(c, begin) + " against today's)";
    if (last > first) {
        out += "; at " + at(last) + ", " + posts_of(end.posts.value()) + " that cost " + cost(end) +
               beside_today(c, end) + ')';
    }
    out += '.';
    const auto jump = largest_jump(c);
    if (jump) {
        const double change = jump->change.value();
        out += " The largest change from one value to the next is " + posts_of(change < 0 ? -change : change) +
               " posts " + (change < 0 ? "fewer" : "more") + ", from " + at(jump->from) + " to " + at(jump->to) + '.';
    } else if (last > first) {
        out += " No step between neighbours changes the posts.";
    }
    out += today_sentence(c);
    if (c.cap_high > 0 && (!jump || c.cap_low <= c.asked.to)) {
        out += " The cap of these groups (" + short_label(c.cap_low, 2);
        if (c.cap_low != c.cap_high) out += " to " + short_label(c.cap_high, 2);
        out += ") holds: no average passes it.";
    }
    if (gaps > 0) out += " At " + whole_text(gaps) + " of " + whole_text(count) + " values there is no valid day.";
    return out + limits_sentences(c) + left_out_sentence(c, first, last);
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

/// The levels whose pupils a class size and adults' minutes are of; empty where they are all.
[[nodiscard]] inline std::string curve_levels(const curve_options& asked) {
    unsigned levels = 0;
    for (std::size_t l = 0; l < level_count; ++l) {
        if (grades_of(static_cast<level>(l)).meets(asked.grades)) levels |= 1U << l;
    }
    return levels + 1 == 1U << level_count ? "" : nineways::detail::names_in(levels, level_names);
}

}  // namespace detail

/// The words of a curve's chart. `where` names the district or the school.
[[nodiscard]] inline curve_words words_of(const curve& c, std::string_view where) {
    const curve_axis& axis = axis_of(c.asked);
    std::string what{axis.title};
    const std::string filter = detail::curve_filter(c.asked);
    if (!filter.empty()) what += " (" + filter + ')';
    std::string title = "What if: " + what + ". Posts and cost of ";
    title += c.asked.school ? "" : "all of ";
    title += where;
    if (axis.title != axis.unit) {
        what += ", ";
        what += axis.unit;
    }
    return {std::move(title), std::move(what), detail::curve_sentence(c, axis), detail::curve_levels(c.asked)};
}

}  // namespace nineways::io::chart

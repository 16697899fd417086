// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <nineways/detail/whole_text.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/parameters.hpp>
#include <nineways/parameters/names.hpp>
#include <nineways/parameters/parameter.hpp>
#include <nineways/simulation.hpp>

/// What the charts of a simulation say in words.
namespace nineways::io::chart {

/// What two packages are called.
struct package_titles {
    std::string a;
    std::string b;
};

namespace detail {

/// A chance in hundredths of the draws; only what happens in no draw is none, and only what happens in each is all.
[[nodiscard]] inline std::string chance_words(double chance) {
    if (chance <= 0) return "none";
    if (chance >= 1) return "all";
    const int hundredths = static_cast<int>(chance * 100 + 0.5);
    if (hundredths == 0) return "fewer than 1 of 100";
    if (hundredths == 100) return "more than 99 of 100";
    return whole_text(hundredths) + " of 100";
}

/// Titles that fit the width; a title of a word too long for it gives way to the letter of its package.
[[nodiscard]] inline package_titles fitting_titles(std::string_view a, std::string_view b, double size, double width) {
    const auto fitting = [&](std::string_view title, std::string_view letter) {
        bool fits = !title.empty();
        for (const std::string& line : wrapped(title, size, width)) fits = fits && text_width(line, size) <= width;
        return std::string{fits ? title : letter};
    };
    return {fitting(a, "package a"), fitting(b, "package b")};
}

/// Decimals (1 to 4) that tell the ends of an interval apart.
[[nodiscard]] inline int decimals_of(const interval& of) noexcept {
    int decimals = 1;
    for (double step = 0.1; decimals < 4 && of.high > of.low && of.high - of.low < 5 * step; step /= 10) ++decimals;
    return decimals;
}

/// "+2.7 (+1.0 to +5.0)": the middle draw, and the ends of the middle 80 %.
[[nodiscard]] inline std::string words_of(const interval& of) {
    const int decimals = decimals_of(of);
    return signed_label(of.median, decimals) + " (" + signed_label(of.low, decimals) + " to " +
           signed_label(of.high, decimals) + ')';
}

/// A number with three digits that mean something.
[[nodiscard]] inline std::string three_digits(double value) {
    double size = value < 0 ? -value : value;
    int decimals = 0;
    for (; decimals < 6 && size > 0 && size < 100; size *= 10) ++decimals;
    return short_label(value, decimals);
}

[[nodiscard]] inline bool is_part(std::string_view unit) noexcept { return unit == "share" || unit == "share_change"; }

[[nodiscard]] inline bool is_dollars(const drawn_assumption& of) noexcept {
    if (!of.parameter) return of.unit == "dollars a unit";
    const unit counted = describe(*of.parameter).unit;
    return is_money(counted) && counted != unit::sd_per_1000_usd;
}

}  // namespace detail

/// What a drawn assumption is called: its title in the registry, or that of what the registry does not have. A fragment
/// of a sentence.
[[nodiscard]] inline std::string title_of(const drawn_assumption& of) {
    if (of.parameter) return std::string{remarks_on(*of.parameter).title};
    if (of.id == "implementation") return "how well everything is carried out";
    if (of.id == "variable_benefits") return "benefits that grow with pay, as the district has them";
    return "price of " + plain_words(of.id) + ", as the district has it";
}

/// The unit of a drawn assumption in words.
[[nodiscard]] inline std::string unit_words(const drawn_assumption& of) {
    if (!of.parameter) return of.id == "implementation" ? "SD from the usual" : of.unit;
    switch (describe(*of.parameter).unit) {
        case unit::usd: return "dollars";
        case unit::usd_per_pupil: return "dollars a pupil";
        case unit::usd_per_fte: return "dollars a post";
        case unit::usd_per_day: return "dollars a day";
        case unit::share_change: return "share more or less";
        case unit::sd: return "SD";
        case unit::sd_per_pupil_fewer: return "SD for each pupil fewer";
        case unit::sd_per_1000_usd: return "SD for 1,000 dollars a pupil";
        case unit::pupils_per_post: return "pupils a post";
        case unit::pupils_per_group: return "pupils a group";
        default: return plain_words(of.unit);
    }
}

/// A value of a drawn assumption, short: $60,000, 35 % or 0.05.
[[nodiscard]] inline std::string value_words(const drawn_assumption& of, double value) {
    if (detail::is_part(of.unit)) return detail::three_digits(value * 100) + " %";
    std::string out = detail::three_digits(value);
    if (detail::is_dollars(of)) out.insert(out[0] == '-' ? 1 : 0, 1, '$');
    return out;
}

/// Where a driver, alone, changes which package is ahead.
[[nodiscard]] inline std::string flip_words(const driver& of, bool even) {
    if (even) return "no lead that could change";
    if (!of.flips_at) return "the lead stays";
    const std::string at = value_words(of.assumption, *of.flips_at);
    return of.flips_in_range() ? "the lead changes at " + at + ", in its range"
                               : "the lead changes only at " + at + ", beyond its range";
}

namespace detail {

/// In how many draws which package is ahead: the one that is more often ahead comes first.
[[nodiscard]] inline std::string chances_sentence(double chance_a, double chance_b, const package_titles& titles,
                                                  std::string_view on) {
    if (chance_a <= 0 && chance_b <= 0)
        return "In all draws " + titles.a + " and " + titles.b + " come to the same " + std::string{on} + '.';
    const bool b_first = chance_b > chance_a;
    const std::string& first = b_first ? titles.b : titles.a;
    const std::string& second = b_first ? titles.a : titles.b;
    std::string out = "In " + chance_words(b_first ? chance_b : chance_a) + " draws " + first + " is ahead of " +
                      second + ' ' + std::string{on} + ", in " + chance_words(b_first ? chance_a : chance_b) + ' ' +
                      second;
    const double neither = 1 - chance_a - chance_b;
    if (neither > 1e-9) out += ", in " + chance_words(neither) + " neither";
    return out + '.';
}

}  // namespace detail

/// What a simulation says of who is ahead: how often on learning and for a real dollar, by how much, and what the
/// draws do not say.
[[nodiscard]] inline std::string chances_words(const simulation& s, const package_titles& titles) {
    const std::string on = "on learning";
    std::string out = detail::chances_sentence(s.chance_a_ahead, s.chance_b_ahead, titles, on);
    if (s.chance_a_ahead_per_dollar && s.chance_b_ahead_per_dollar) {
        const auto of_a_dollar = [&](const std::string& words) {
            return detail::chances_sentence(*s.chance_a_ahead_per_dollar, *s.chance_b_ahead_per_dollar, titles, words);
        };
        const bool same = of_a_dollar(on) == out;
        const std::string both = on + " (in as many on learning for a real dollar)";
        out = same ? of_a_dollar(both) : out + ' ' + of_a_dollar(on + " for a real dollar");
    } else {
        out += " For a real dollar nothing is said: in some draw a package costs nothing, or frees money.";
    }
    out += " In the middle draw " + titles.b + " less " + titles.a + " is " +
           signed_label(s.difference_points.median, detail::decimals_of(s.difference_points)) +
           " percentile points after four years, in the middle 80 % " +
           signed_label(s.difference_points.low, detail::decimals_of(s.difference_points)) + " to " +
           signed_label(s.difference_points.high, detail::decimals_of(s.difference_points)) + '.';
    return out + " Draws count what may happen within the ranges of these assumptions, and nothing beyond them.";
}

/// What a simulation says of the assumptions behind the difference.
[[nodiscard]] inline std::string drivers_words(const simulation& s, const package_titles& titles) {
    const double apart = s.central_difference * 100;
    std::string out = "With all assumptions at their central values ";
    if (apart == 0) {
        out += titles.a + " and " + titles.b + " come to the same on learning.";
    } else {
        out += (apart > 0 ? titles.b : titles.a) + " is " + detail::three_digits(apart > 0 ? apart : -apart) +
               " hundredths of a standard deviation (SD) ahead of " + (apart > 0 ? titles.a : titles.b) +
               " after four years.";
    }
    if (s.drivers.empty()) return out + " None of the assumptions that were drawn moves that.";
    const driver& first = s.drivers[0];
    out += " What moves that most, with " + number_label(first.share_of_variance * 100, 0) +
           " % of the variance of the difference, is this: " + title_of(first.assumption) + '.';
    if (apart == 0) return out;
    std::size_t inside = 0;
    std::size_t beyond = 0;
    for (const driver& one : s.drivers) {
        if (one.flips_at) ++(one.flips_in_range() ? inside : beyond);
    }
    out += " Alone and within its range (90 of 100 draws), " + (inside == 0 ? "none" : whole_text(inside)) +
           " of the " + whole_text(s.drivers.size()) + " shown " + (inside > 1 ? "change" : "changes") +
           " who is ahead; beyond it, ";
    return out + (beyond == 0 ? "none" : whole_text(beyond)) + (inside > 0 ? " more." : ".");
}

}  // namespace nineways::io::chart

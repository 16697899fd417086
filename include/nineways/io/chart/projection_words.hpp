// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <nineways/detail/whole_text.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/simulation_words.hpp>
#include <nineways/projection.hpp>
#include <nineways/units.hpp>

/// What the charts of a projection say in words.
namespace nineways::io::chart {

/// What makes cost grow, part by part and then in all, in words.
inline constexpr std::array<std::string_view, 8> growth_part_words{
    "pupils, with the classes and posts that follow them",
    "steps, less cheaper hires in place of those who leave",
    "credits: teachers who change lanes",
    "prices, and pay that keeps up with them",
    "pay beyond prices",
    "benefits beyond prices and pay",
    "replacing more teachers than today, or fewer",
    "in all",
};

/// What a path is called: by its title, or by its id where it has none.
[[nodiscard]] inline const std::string& called(const projected_path& path) noexcept {
    return path.title.empty() ? path.id : path.title;
}

/// Whether revenue covers the cost of a path; goes on after "revenue".
[[nodiscard]] inline std::string gap_words(const projected_path& path) {
    if (!path.first_gap) return "covers the cost of every year to " + whole_text(path.years.back().year);
    const std::string gap = "falls short of cost in " + whole_text(*path.first_gap);
    if (!path.first_short) return gap + " at first, which what was put by covers";
    if (*path.first_short == *path.first_gap) return gap + " by more than was put by";
    return gap + " at first, and what was put by is used up in " + whole_text(*path.first_short);
}

/// In how many draws what was put by lasts.
[[nodiscard]] inline std::string lasting_words(const projected_path& path) {
    if (path.chance_never_short <= 0) return "in no draw";
    return "in " + detail::chance_words(path.chance_never_short) + " draws";
}

/// The first year without the new money; none where it comes until the end, or never.
[[nodiscard]] inline std::optional<int> money_ends(const projection& p) {
    const auto& years = p.a.years;
    for (std::size_t t = 2; t < years.size(); ++t) {
        if (years[t - 1].money.revenue_by_fund.back() != 0 && years[t].money.revenue_by_fund.back() == 0)
            return years[t].year;
    }
    return std::nullopt;
}

/// What a projection says of balances: which path runs short when, how sure that is, and which gap packages leave when
/// their money has ended.
[[nodiscard]] inline std::string balance_words(const projection& p) {
    std::string out =
        "With all assumptions at their central values revenue " + gap_words(p.nothing) + " when nothing is decided";
    for (const projected_path* path : {&p.a, &p.b}) {
        const bool same = path->first_gap == p.nothing.first_gap && path->first_short == p.nothing.first_short;
        out +=
            (path == &p.a ? "; with " : ", with ") + called(*path) + (same ? " likewise" : " it " + gap_words(*path));
    }
    out += ". What was put by lasts to the end " + lasting_words(p.nothing) + " when nothing is decided, " +
           lasting_words(p.a) + " with " + called(p.a) + " and " + lasting_words(p.b) + " with " + called(p.b) + '.';
    for (const fund_end& end : p.ends) {
        out += " \"" + end.title + "\" ends with " + whole_text(end.last_year) + ": $" + number_label(end.amount, 0) +
               " a year less, whatever is decided.";
    }
    if (const auto ends = money_ends(p)) {
        out += " The new money ends with " + whole_text(*ends - 1) + ": what was begun with it then ";
        const auto left = [](const projected_path& path) {
            const double dollars = path.left_without_money.value_or(0);
            const std::string amount = number_label(dollars < 0 ? -dollars : dollars, 0);
            return (dollars < 0 ? "frees $" : "costs $") + amount + " a year with " + called(path);
        };
        out += left(p.a) + " and " + left(p.b) + '.';
    }
    return out;
}

/// A share as percent, with its sign.
[[nodiscard]] inline std::string percent_words(double share, int decimals = 1) {
    return signed_label(share * 100, decimals) + " %";
}

/// Why steps come to what they come to.
[[nodiscard]] inline std::string steps_words(const growth_parts& growth, bool frozen) {
    constexpr double hardly = 0.0005;
    if (frozen && !(growth.steps > hardly)) {
        return growth.steps < -hardly
                   ? "Steps make it cheaper: while they are frozen nobody rises, and those who leave are paid more "
                     "than those hired in their place."
                   : "Steps come to little though they are frozen for a time: few leave for beginners, or the others "
                     "make up for it after.";
    }
    if (growth.steps < -hardly)
        return "Steps make it cheaper: those who leave are paid more than those hired in their place, by more than the "
               "steps of those who stay.";
    if (growth.steps > hardly)
        return "Steps make it dearer: those who stay rise by more than is saved on those hired in place of those who "
               "leave, as they do until a staff is as experienced as it comes to be.";
    return "Steps come to about nothing: those who stay rise, and those hired in place of those who leave are paid "
           "less by about as much.";
}

/// What a projection says of the growth of cost: how much, of what, and what the paper and the record have.
[[nodiscard]] inline std::string growth_words(const projection& p, const range<double>& paper, double record,
                                              double record_real) {
    const auto percent = [](double share) { return number_label(share * 100, 1); };
    std::string out = "When nothing is decided cost grows by " + percent(p.growth_a_year) + " % a year on average (" +
                      percent(p.growth_range.low) + " to " + percent(p.growth_range.high) +
                      " % in the middle 80 % of draws), " + percent(p.growth_a_pupil) + " % a pupil and " +
                      percent(p.growth_real) + " % beyond prices. ";
    out += steps_words(p.growth, !p.told.frozen_steps.empty());
    out += " The paper has " + short_label(paper.low * 100, 1) + " to " + short_label(paper.high * 100, 1) +
           " %, without saying whether prices are in it; the nation's spending a pupil grew by " +
           short_label(record * 100, 1) + " % a year from 2000-01 to 2015-16, " + short_label(record_real * 100, 1) +
           " % beyond prices.";
    return out;
}

}  // namespace nineways::io::chart

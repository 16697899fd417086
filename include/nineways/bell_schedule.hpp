// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/district_rules.hpp>
#include <nineways/schedule.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// What a period is for. `before_or_after` is optional time at the ends of a day: a zero period, a warning bell, extra
/// help after the last bell.
enum class period_kind : std::uint8_t { class_period, lunch, advisory, break_time, intervention, before_or_after };
inline constexpr std::array<std::string_view, 6> period_kind_names{"class_period", "lunch",        "advisory",
                                                                   "break_time",   "intervention", "before_or_after"};

/// One line of a bell schedule. Times are whole minutes after midnight.
struct bell_period {
    std::string name;
    int start = 0;
    int end = 0;
    period_kind kind = period_kind::class_period;

    [[nodiscard]] int length() const noexcept { return end - start; }
    /// Whether every pupil is in school for it.
    [[nodiscard]] bool is_for_all() const noexcept { return kind != period_kind::before_or_after; }
};

/// A day type: its periods in the order of the day, and how often it comes in a cycle.
struct bell_day {
    std::string name;
    int days_in_cycle = 1;
    std::vector<bell_period> periods;
};

/// The bells of a school over a cycle of days: regular and short days, "A" and "B" days, five weekdays.
struct bell_schedule {
    std::string id;
    std::string title;
    int cycle_days = 0;
    std::vector<bell_day> days;
};

/// Whole minutes of a day, or of all days of a cycle. `open` is always lunch + passing + breaks + taught.
///
/// Optional time (`before_or_after`) is in none but `optional`: not every pupil is there, so it is no part of the open
/// week, and a gap beside it is no passing time.
struct bell_minutes {
    int open = 0;  ///< from the first bell to the last, of the periods for all
    int lunch = 0;
    int passing = 0;  ///< gaps between two periods for all
    int breaks = 0;
    int taught = 0;    ///< class periods, advisory and intervention
    int in_class = 0;  ///< class periods alone
    int class_periods = 0;
    int optional = 0;
};

/// The minutes of one day. Its periods follow one another (`validate`); a day without periods has none.
[[nodiscard]] inline bell_minutes minutes_of(const bell_day& day) noexcept {
    bell_minutes sum;
    const bell_period* before = nullptr;
    for (const bell_period& p : day.periods) {
        const int length = p.length();
        if (!p.is_for_all()) {
            sum.optional += length;
            continue;
        }
        if (before != nullptr) sum.passing += p.start - before->end;
        before = &p;
        if (p.kind == period_kind::lunch) {
            sum.lunch += length;
        } else if (p.kind == period_kind::break_time) {
            sum.breaks += length;
        } else {
            sum.taught += length;
        }
        if (p.kind == period_kind::class_period) {
            sum.in_class += length;
            ++sum.class_periods;
        }
    }
    sum.open = sum.lunch + sum.passing + sum.breaks + sum.taught;
    return sum;
}

/// The minutes of a whole cycle: every day type as often as it comes.
[[nodiscard]] inline bell_minutes minutes_of(const bell_schedule& bell) noexcept {
    bell_minutes sum;
    for (const bell_day& day : bell.days) {
        const bell_minutes one = minutes_of(day);
        sum.open += one.open * day.days_in_cycle;
        sum.lunch += one.lunch * day.days_in_cycle;
        sum.passing += one.passing * day.days_in_cycle;
        sum.breaks += one.breaks * day.days_in_cycle;
        sum.taught += one.taught * day.days_in_cycle;
        sum.in_class += one.in_class * day.days_in_cycle;
        sum.class_periods += one.class_periods * day.days_in_cycle;
        sum.optional += one.optional * day.days_in_cycle;
    }
    return sum;
}

/// The average over a week of five days: minutes of a cycle x 5 / days of the cycle. 0 for a cycle without days.
[[nodiscard]] inline minutes week_average(int in_cycle, const bell_schedule& bell) noexcept {
    return minutes{bell.cycle_days > 0 ? in_cycle * 5.0 / bell.cycle_days : 0};
}

/// Class periods as a count times a length, as schools speak of them.
struct period_pattern {
    int in_cycle = 0;   ///< class periods in all days of the cycle
    double length = 0;  ///< minutes, on average
    int shortest = 0;
    int longest = 0;
};

/// The class periods of a cycle; all 0 where it has none. Day types that never come do not count.
[[nodiscard]] inline period_pattern periods_of(const bell_schedule& bell) noexcept {
    period_pattern found;
    for (const bell_day& day : bell.days) {
        if (day.days_in_cycle == 0) continue;
        for (const bell_period& p : day.periods) {
            if (p.kind != period_kind::class_period) continue;
            if (found.longest == 0 || p.length() < found.shortest) found.shortest = p.length();
            if (p.length() > found.longest) found.longest = p.length();
        }
    }
    const bell_minutes all = minutes_of(bell);
    found.in_cycle = all.class_periods;
    if (all.class_periods > 0) found.length = static_cast<double>(all.in_class) / all.class_periods;
    return found;
}

/// The week of a school that keeps these bells, for a day design: open, lunch, and as duty the passing time and breaks,
/// each as the average of a week. `planning` is minutes a week in the day, which no bell tells. Cycles that are longer
/// than a design's may be are taken as weeks of five days.
///
///     design.week = week_of(bell, minutes{5 * periods_of(bell).length});  // one free period a day
[[nodiscard]] inline school_week week_of(const bell_schedule& bell, minutes planning) noexcept {
    const bell_minutes all = minutes_of(bell);
    school_week week;
    week.open = week_average(all.open, bell);
    week.lunch = week_average(all.lunch, bell);
    week.duty = week_average(all.passing + all.breaks, bell);
    week.planning = planning;
    if (detail::cycle_rule.admits(bell.cycle_days)) week.cycle_days = bell.cycle_days;
    return week;
}

}  // namespace nineways

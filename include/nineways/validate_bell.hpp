// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/bell_schedule.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/detail/repeated_texts.hpp>
#include <nineways/detail/validate_values.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>

namespace nineways {

/// A time of day as a clock shows it, from 00:00 to 23:59; minutes outside a day are shown as they are.
[[nodiscard]] inline std::string clock_text(int minute) {
    if (minute < 0 || minute >= 24 * 60) return whole_text(minute);
    std::string out = whole_text(10'000 + minute / 60 * 100 + minute % 60);
    out[0] = out[1];
    out[1] = out[2];
    out[2] = ':';
    return out;
}

namespace detail {

/// The most day types, periods of a day, and days of a cycle.
inline constexpr size_rule bell_days_size{.min = 1, .max = 100};
inline constexpr size_rule bell_periods_size{.min = 1, .max = 100};
inline constexpr number_rule times_in_cycle_rule{
    .kind = "days in a cycle",
    .min = 0,
    .max = 366,
    .unit = "days in a cycle",
    .mend = "Count the days of the cycle that are of this type; 0 for one that does not come regularly.",
    .whole = true};
inline constexpr number_rule cycle_days_rule{
    .kind = "lengths of cycles",
    .min = 1,
    .max = 366,
    .unit = "days",
    .mend = "Count the days after which the schedule begins again; 5 for a week.",
    .whole = true};
inline constexpr number_rule clock_rule{
    .kind = "times of day", .min = 0, .max = 24 * 60 - 1, .unit = "minutes after midnight", .whole = true};

/// Checks the days of a schedule one after the other. Use `validate`.
class bell_check {
  public:
    bell_check(const bell_schedule& bell, fault_list& log) noexcept : bell_(bell), log_(log) {}

    void run() {
        check_number(log_, bell_.cycle_days, cycle_days_rule, "/cycle_days");
        std::vector<std::string_view> names;
        int sum = 0;
        bool counted = true;
        for (std::size_t d = 0; d < bell_.days.size(); ++d) {
            const bell_day& day = bell_.days[d];
            names.push_back(day.name);
            counted =
                check_number(log_, day.days_in_cycle, times_in_cycle_rule, "/days/{}/days_in_cycle", d) && counted;
            if (counted) sum += day.days_in_cycle;
            periods(day, d);
        }
        if (bell_.days.empty()) log_.add(no_days);
        if (counted && !bell_.days.empty() && sum != bell_.cycle_days)
            log_.add(wrong_cycle, static_cast<double>(sum), static_cast<double>(bell_.cycle_days));
        const std::vector<std::size_t> first = first_positions(names);
        for (std::size_t d = 0; d < names.size(); ++d) {
            if (first[d] != d) log_.add(repeated_day, d, in_marks(names[d]), first[d]);
        }
    }

  private:
    static constexpr fault_form no_days{"schedules without days", "/days", "no day types", "at least one day type",
                                        "Write the periods of a day."};
    static constexpr fault_form wrong_cycle{
        "cycles that do not add up", "/cycle_days", "day types that come {} times in a cycle of {} days",
        "day types that add up to the cycle", "Correct the days of the cycle or each type's \"days_in_cycle\"."};
    static constexpr fault_form repeated_day{"day types named twice", "/days/{}/name", "{}",
                                             "a name of its own for every day type",
                                             "It is also the name of /days/{}: change one."};
    static constexpr fault_form backwards{"periods that end too early", "/days/{}/periods/{}/end", "{}",
                                          "a time after {}, the start of the period", "Correct the start or the end."};
    static constexpr fault_form overlap{
        "periods that overlap", "/days/{}/periods/{}/start", "{}", "{} or later, when the period before it ends",
        "Correct one of the times, put the periods in the order of the day, or keep parallel periods (first and second "
        "lunch) as day types of their own."};
    static constexpr fault_form in_between{"optional periods inside the day", "/days/{}/periods/{}/kind",
                                           "\"before_or_after\" between other periods",
                                           "optional periods only before the first or after the last of the others",
                                           "Call it break_time or intervention."};
    static constexpr fault_form all_optional{
        "days without periods for all", "/days/{}/periods", "no period for all pupils",
        "at least one period that is not \"before_or_after\"", "Write the day's other periods, or take the day out."};

    void periods(const bell_day& day, std::size_t d) {
        std::size_t first = day.periods.size();
        std::size_t last = 0;
        const bell_period* before = nullptr;
        for (std::size_t p = 0; p < day.periods.size(); ++p) {
            const bell_period& one = day.periods[p];
            bool good = check_number(log_, one.start, clock_rule, "/days/{}/periods/{}/start", d, p);
            good = check_number(log_, one.end, clock_rule, "/days/{}/periods/{}/end", d, p) && good;
            if (one.is_for_all()) {
                if (first > p) first = p;
                last = p;
            }
            if (!good) continue;
            const bool may_be_a_moment = !one.is_for_all();  // a warning bell
            if (one.end < one.start || (one.end == one.start && !may_be_a_moment))
                log_.add(backwards, d, p, clock_text(one.end), clock_text(one.start));
            if (before != nullptr && one.start < before->end)
                log_.add(overlap, d, p, clock_text(one.start), clock_text(before->end));
            if (before == nullptr || one.end > before->end) before = &one;
        }
        if (first == day.periods.size()) return log_.add(all_optional, d);
        for (std::size_t p = first; p < last; ++p) {
            if (!day.periods[p].is_for_all()) log_.add(in_between, d, p);
        }
    }

    const bell_schedule& bell_;
    fault_list& log_;
};

}  // namespace detail

/// Every rule that a bell schedule breaks, with its JSON pointer in the document; none when it is valid.
///
/// Periods follow one another and have a length (a warning bell may have none), optional ones stand at the ends of the
/// day, each day has a period for all, names of day types differ, and the day types add up to the cycle.
[[nodiscard]] inline faults validate(const bell_schedule& bell) {
    detail::fault_list log;
    detail::bell_check{bell, log}.run();
    return log.take();
}

}  // namespace nineways

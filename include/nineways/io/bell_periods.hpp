// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nineways/bell_schedule.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/io/bell_clock.hpp>
#include <nineways/io/bell_json.hpp>
#include <nineways/io/bell_words.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/validate_bell.hpp>

namespace nineways::io::detail {

/// What is said of a file under import, besides faults.
class bell_remarks {
  public:
    bell_remarks(const value_reader& file, bell_document& made)
        : above_(file.present() ? file.place().size() : 0), made_(made) {}

    void note(const std::string& place, std::initializer_list<nineways::detail::text_piece> words) {
        made_.notes.push_back({place.substr(above_), nineways::detail::joined(words.begin(), words.size())});
    }
    void resolved(const std::string& place, std::string found, int minute) {
        made_.resolved.push_back({place.substr(above_), std::move(found), clock_text(minute)});
    }
    /// Notes a member that means nothing here, once for every key.
    void unused(const value_reader& v) {
        constexpr std::size_t most = 20;
        for (const std::string& known : unused_) {
            if (known == v.key()) return;
        }
        if (unused_.size() == most) return;
        unused_.emplace_back(v.key());
        if (unused_.size() == most) return note(v.place(), {"this and other members are not used"});
        note(v.place(), {"not used, here and elsewhere"});
    }

  private:
    std::size_t above_;  // the length of the file's own place
    bell_document& made_;
    std::vector<std::string> unused_;  // keys
};

/// Reads the periods of one day type after the other, whatever their form.
class bell_day_reader {
  public:
    bell_day_reader(fault_list& log, bell_remarks& remarks) noexcept : log_(log), remarks_(remarks) {}

    /// Reads a list of periods; the day is of use only if no fault was filed.
    void read(const value_reader& list, bell_day& day) {
        const std::size_t before = log_.total();
        std::vector<found_period> found;
        bool whole = true;  // a text with faults has values that nobody knows
        for (const value_reader each : list.elements(nineways::detail::bell_periods_size)) {
            period(each, found.emplace_back());
            whole = whole && found.back().start && found.back().end;
        }
        if (whole && log_.total() == before && read_times(found, day)) finish(found, list, day);
    }

  private:
    static constexpr nineways::detail::fault_form no_reading{
        "times that cannot be", "{}", "{}", "{}, within a school day from 05:00 to 22:00",
        "Correct the time, or put the periods in the order of the day. 12-hour times are taken as before or after noon "
        "by this order, without gaps over 2 hours."};
    static constexpr nineways::detail::fault_form several_readings{"times with two meanings", "{}", "{}",
                                                                   "a time with one meaning: this may be {} or {}",
                                                                   "Write am or pm behind it, such as \"5:15 pm\"."};
    static constexpr nineways::detail::fault_form only_optional{
        "days without periods for all", "{}", "only optional periods", "at least one period for all pupils",
        "Its periods are a zero period, a warning bell or time after school by their names: correct the names."};

    /// A period under reading: its parts, and what they say.
    struct found_period {
        std::array<std::optional<value_reader>, bell_part_count> part;
        std::string place;
        std::string name;
        std::optional<written_time> start;
        std::optional<written_time> end;
        bool no_end = false;
    };

    [[nodiscard]] static double number(int whole) noexcept { return whole; }
    void note(const std::string& place, std::initializer_list<nineways::detail::text_piece> words) {
        remarks_.note(place, words);
    }

    void period(const value_reader& v, found_period& p) {
        const value_range members = v.members();
        if (!v.is_object()) return;
        p.place = v.place();
        for (const value_reader m : members) {
            const auto part = static_cast<std::size_t>(bell_part_of(m.key()));
            if (part < bell_part_count && !p.part[part]) {
                p.part[part] = m;
            } else {
                remarks_.unused(m);
            }
        }
        name_of(v, p);
        p.start = time_of(v, p, bell_part::start);
        const auto& end = p.part[static_cast<std::size_t>(bell_part::end)];
        const auto& hour = p.part[static_cast<std::size_t>(bell_part::end_hour)];
        p.no_end = !hour && (!end || end->raw().is(json_kind::null));
        if (p.no_end && kind_named(p.name) == period_kind::before_or_after) {
            p.end = p.start;
        } else {
            p.end = time_of(v, p, bell_part::end);
        }
    }

    void name_of(const value_reader& v, found_period& p) {
        const auto& given = p.part[static_cast<std::size_t>(bell_part::name)];
        if (given && given->raw().is(json_kind::number)) {
            p.name = nineways::detail::decimal_text(given->raw().number());
        } else if (given && !given->raw().is(json_kind::null)) {
            p.name = given->text(nineways::detail::name_size);
        } else {
            p.name = whole_text(v.index() + 1);
            note(p.place, {"no name: named by its position, ", nineways::detail::in_marks(p.name)});
        }
    }

    /// The start or the end, from a text or from hours and minutes.
    [[nodiscard]] std::optional<written_time> time_of(const value_reader& v, const found_period& p, bell_part which) {
        const auto at = static_cast<std::size_t>(which);
        const auto& whole = p.part[at];
        const auto& hour = p.part[at + 1];
        const auto& minute = p.part[at + 2];
        if ((!whole || whole->raw().is(json_kind::null)) && hour) {
            const double h = hour->number({.min = 0, .max = 23, .unit = "hours", .whole = true});
            const double m = minute ? minute->number({.min = 0, .max = 59, .unit = "minutes", .whole = true}) : 0;
            return clock_time(h, m);
        }
        if (!whole) {
            v.reject(which == bell_part::start ? "a period with a start" : "a period with an end",
                     "Write when it starts and ends: {\"name\": 1, \"start\": \"7:50\", \"end\": \"8:35\"}.");
            return std::nullopt;
        }
        const auto time = whole->is_text() ? parse_time(whole->raw().text()) : std::nullopt;
        if (!time)
            whole->reject("a time such as \"7:25\", \"13:20\" or \"1:20 pm\"",
                          "Write hours, a colon and two digits of minutes.");
        return time;
    }

    /// Reads the times of a day; files a fault where they have no reading, or several.
    [[nodiscard]] bool read_times(const std::vector<found_period>& found, bell_day& day) {
        std::vector<written_time> times;
        std::vector<bool> moments;
        for (const found_period& p : found) {
            times.push_back(*p.start);
            times.push_back(*p.end);
            moments.push_back(kind_named(p.name) == period_kind::before_or_after);
        }
        const times_read read = times_reader{times, moments}.run();
        const std::size_t at = read.trouble;
        if (read.found == times_read::result::none) {
            const bool is_end = at % 2 != 0;
            const std::string before = clock_text(read.before);
            log_.add(no_reading, time_place(found, at), nineways::detail::in_marks(written(found, at)),
                     read.before < 0 ? std::string{"a time"}
                     : is_end        ? nineways::detail::text_of("a time after ", before, ", the start of the period")
                                     : nineways::detail::text_of(before, " or later, when the period before it ends"));
            return false;
        }
        if (read.found == times_read::result::several) {
            log_.add(several_readings, time_place(found, at), nineways::detail::in_marks(written(found, at)),
                     clock_text(times[at].reading(0)), clock_text(times[at].reading(1)));
            return false;
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            day.periods.push_back({found[i].name, read.minutes[2 * i], read.minutes[2 * i + 1], {}});
        }
        for (std::size_t i = 0; i < times.size(); ++i) {
            if (read.minutes[i] == times[i].minute) continue;
            remarks_.resolved(time_place(found, i), written(found, i), read.minutes[i]);
        }
        return true;
    }

    /// Where the time number `i` of a day stands, starts and ends in turn, and its text.
    [[nodiscard]] static const value_reader& time_part(const std::vector<found_period>& found, std::size_t i) {
        const found_period& p = found[i / 2];
        const auto first = static_cast<std::size_t>(i % 2 == 0 || p.no_end ? bell_part::start : bell_part::end);
        const auto& whole = p.part[first];
        return whole && !whole->raw().is(json_kind::null) ? *whole : *p.part[first + 1];
    }
    [[nodiscard]] static std::string time_place(const std::vector<found_period>& found, std::size_t i) {
        return time_part(found, i).place();
    }
    [[nodiscard]] static std::string written(const std::vector<found_period>& found, std::size_t i) {
        const value_reader& part = time_part(found, i);
        if (part.is_text()) return excerpt(part.raw().text(), 60);
        return clock_text((i % 2 == 0 ? *found[i / 2].start : *found[i / 2].end).minute);
    }

    // --- What the periods of a day are -------------------------------------------------------------------------

    void finish(const std::vector<found_period>& found, const value_reader& list, bell_day& day) {
        std::vector<bell_period>& all = day.periods;
        std::size_t first = all.size();
        std::size_t last = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto kind = kind_named(all[i].name);
            all[i].kind = kind.value_or(period_kind::class_period);
            if (!kind) note(found[i].place, {"its name says no kind: taken as a class period"});
            if (!all[i].is_for_all()) continue;
            if (first > i) first = i;
            last = i;
        }
        if (first == all.size()) return log_.add(only_optional, list.place());
        std::vector<bell_period> kept;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!all[i].is_for_all() && !optional(all[i], found[i], i > first && i < last)) continue;
            check(all[i], kept, found[i]);
            kept.push_back(all[i]);
        }
        all = std::move(kept);
        const bell_minutes sum = minutes_of(day);
        constexpr int long_day = 300;
        if (sum.lunch == 0 && sum.open >= long_day)
            note(list.place(), {"no lunch is named in ", number(sum.open),
                                " minutes: if pupils eat in a period, give it the kind lunch"});
        double lunches = 0;
        for (const bell_period& p : all) lunches += p.kind == period_kind::lunch;
        if (lunches > 1)
            note(list.place(), {lunches, " lunches count together, ", number(sum.lunch),
                                " minutes: where a pupil has one of them, write a day type for each"});
    }

    /// Notes an optional period; false for one that is left out.
    [[nodiscard]] bool optional(bell_period& p, const found_period& found, bool inside) {
        const bool moment = p.length() == 0;
        if (inside && moment) {
            note(found.place, {"a bell without length between other periods: left out"});
            return false;
        }
        if (inside) {
            p.kind = period_kind::break_time;
            note(found.place, {"optional by its name, but between other periods: taken as a break"});
        } else {
            note(found.place, {moment && found.no_end ? "no end: taken as a bell without length, " : "",
                               "optional: no part of the open week"});
        }
        return true;
    }

    /// Notes what is odd about a period and the time before it.
    void check(const bell_period& p, const std::vector<bell_period>& before, const found_period& found) {
        constexpr int long_gap = 15;
        constexpr int long_period = 120;
        const int gap = before.empty() ? 0 : p.start - before.back().end;
        if (gap > long_gap && p.is_for_all() && before.back().is_for_all())
            note(found.place, {"a gap of ", number(gap), " minutes before it counts as passing time"});
        if (p.length() > long_period && p.kind == period_kind::class_period)
            note(found.place, {"a class period of ", number(p.length()), " minutes"});
        const auto& stated = found.part[static_cast<std::size_t>(bell_part::stated_minutes)];
        if (stated && stated->raw().is(json_kind::number) && stated->raw().number() != p.length()) {
            note(stated->place(), {stated->raw().number(), " minutes are stated; the times make ", number(p.length()),
                                   ", which are taken"});
        }
    }

    fault_list& log_;
    bell_remarks& remarks_;
};

}  // namespace nineways::io::detail

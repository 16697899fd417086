// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
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
#include <nineways/io/school_rows.hpp>
#include <nineways/validate_bell.hpp>

namespace nineways::io {

namespace detail {

inline constexpr const char* time_words = "a time such as \"7:25\", \"13:20\" or \"1:20 pm\"";

/// Makes a bell schedule of whatever holds lists of periods. Use `import_bell`.
class bell_import {
  public:
    bell_import(const value_reader& file, fault_list& log, bell_document& made)
        : file_(file), log_(log), above_(file.present() ? file.place().size() : 0), made_(made) {}

    void run() {
        if (file_.is_array() && is_period_list(file_.raw())) {
            add_day(file_, "every day");
        } else if (file_.is_array()) {
            each_of(file_, "");
        } else {
            object(file_, "");  // a fault, where it is none
        }
        if (lists_ == 0 && (file_.is_array() || file_.is_object())) {
            file_.reject("lists of periods with a start and an end",
                         "Give each day type a list such as [{\"name\": 1, \"start\": \"7:50\", \"end\": \"8:35\"}].");
        }
        if (log_.empty()) compare_days();
    }

  private:
    using pieces = std::initializer_list<nineways::detail::text_piece>;

    static constexpr nineways::detail::fault_form same_name{
        "day types named twice", "{}", "another day type with the name {}", "a name of its own for every day type",
        "Give them different names; import the schedules of several schools one by one."};
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
    [[nodiscard]] std::string in_file(const std::string& place) const { return place.substr(above_); }
    void note(const std::string& place, pieces words) {
        made_.notes.push_back({in_file(place), nineways::detail::joined(words.begin(), words.size())});
    }

    // --- What only all days together show ----------------------------------------------------------------------

    void compare_days() {
        const std::vector<bell_day>& days = made_.schedule.days;
        int longest = 0;
        std::vector<int> optional_end(24 * 60, -1);  // of an optional period, by its start
        for (const bell_day& day : days) {
            longest = std::max(longest, minutes_of(day).open);
            for (const bell_period& p : day.periods) {
                if (!p.is_for_all()) optional_end[static_cast<std::size_t>(p.start)] = p.end;
            }
        }
        for (std::size_t d = 0; d < days.size(); ++d) {
            const int open = minutes_of(days[d]).open;
            if (2 * open < longest)
                note(places_[d], {"a short day: ", number(open), " minutes in ", days[d].periods.size(),
                                  " periods, less than half of the longest day"});
            for (const bell_period& p : days[d].periods) {
                if (!p.is_for_all() || optional_end[static_cast<std::size_t>(p.start)] != p.end) continue;
                note(places_[d], {"period ", nineways::detail::in_marks(p.name),
                                  " has the times of an optional period of another day type"});
            }
        }
    }

    // --- Where the lists are -----------------------------------------------------------------------------------

    void object(const value_reader& v, std::string name) {
        const value_range members = v.members();
        for (const value_reader m : members) {
            if (m.is_text() && name_key(m.key())) name = m.raw().text();
        }
        for (const value_reader m : members) {
            const bool plain = says_only_periods(m.key());
            const auto named = [&] { return plain && !name.empty() ? name : std::string{m.key()}; };
            if (m.is_array() && is_period_list(m.raw())) {
                add_day(m, named());
            } else if (m.is_array() && plain && !holds_lists(m.raw())) {
                note(m.place(), {"no periods with a start: left out"});
            } else if (m.is_array()) {
                each_of(m, named());
            } else if (m.is_object()) {
                object(m, std::string{m.key()});
            } else if (!name_key(m.key())) {
                unused(m);
            }
        }
    }

    void each_of(const value_reader& v, const std::string& name) {
        for (const value_reader each : v.elements()) {
            std::string own = v.raw().size() == 1 && !name.empty()
                                  ? name
                                  : nineways::detail::text_of(name, name.empty() ? "day " : " ", each.index() + 1);
            if (each.is_array() && is_period_list(each.raw())) {
                add_day(each, std::move(own));
            } else if (each.is_array()) {
                each_of(each, own);
            } else if (each.is_object()) {
                object(each, std::move(own));
            } else {
                unused(each);
            }
        }
    }

    [[nodiscard]] static bool name_key(std::string_view key) { return bell_part_of(key) == bell_part::name; }
    [[nodiscard]] static bool holds_lists(const json_value& array) {
        for (const json_value each : array) {
            if (each.is(json_kind::object) || each.is(json_kind::array)) {
                for (const json_value inner : each) {
                    if (inner.is(json_kind::array) || inner.is(json_kind::object)) return true;
                }
            }
        }
        return false;
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

    // --- A day type --------------------------------------------------------------------------------------------

    void add_day(const value_reader& list, std::string name) {
        ++lists_;
        std::vector<bell_day>& days = made_.schedule.days;
        if (!nineways::detail::bell_days_size.admits(lists_))
            return list.reject("at most 100 day types", "Import the schedules of one school alone.");
        if (!nineways::detail::name_size.admits(nineways::detail::count_characters(name)))
            return list.reject("a day type with a name of 1 to 200 characters", "Name it by its key or a \"name\".");
        for (const bell_day& other : days) {
            if (other.name == name) log_.add(same_name, list.place(), nineways::detail::in_marks(name));
        }
        days.push_back({std::move(name), 1, {}});
        places_.push_back(list.place());
        const std::size_t before = log_.total();
        std::vector<found_period> found;
        for (const value_reader each : list.elements(nineways::detail::bell_periods_size))
            period(each, found.emplace_back());
        if (log_.total() == before && read_times(found, days.back())) finish(found, list);
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
                unused(m);
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
        if (!time) whole->reject(time_words, "Write hours, a colon and two digits of minutes.");
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
            made_.resolved.push_back({in_file(time_place(found, i)), written(found, i), clock_text(read.minutes[i])});
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

    void finish(const std::vector<found_period>& found, const value_reader& list) {
        std::vector<bell_period>& all = made_.schedule.days.back().periods;
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
        const bell_minutes sum = minutes_of(made_.schedule.days.back());
        constexpr int long_day = 300;
        if (sum.lunch == 0 && sum.open >= long_day)
            note(list.place(),
                 {"no lunch is named in ", number(sum.open), " minutes: \"lunch\" of the week is too small"});
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

    const value_reader& file_;
    fault_list& log_;
    std::size_t above_;  // the length of the file's own place
    bell_document& made_;
    std::size_t lists_ = 0;
    std::vector<std::string> places_;  // of the lists, by day type
    std::vector<std::string> unused_;  // keys
};

/// Whether a file is a document of this project, by its format.
[[nodiscard]] inline bool is_own_document(const value_reader& file) noexcept {
    if (!file.is_object()) return false;
    const json_value format = file.raw().find("format");
    return format.is(json_kind::text) && format.text().substr(0, 9) == "nineways-";
}

/// Takes a value out of those that were filled: it is given now.
inline void unfill(bell_document& made, std::string_view place) {
    std::vector<filled_value> kept;
    for (filled_value& f : made.filled) {
        if (f.place != place) kept.push_back(std::move(f));
    }
    made.filled = std::move(kept);
}

[[nodiscard]] inline std::string place_of_count(std::size_t day) {
    return nineways::detail::text_of("/days/", day, "/days_in_cycle");
}

}  // namespace detail

/// A bell schedule from a JSON file of another program, or from a document of ours; it means nothing after faults.
///
/// Every array of objects that say when they start and end is the periods of a day type, wherever it stands; the type
/// is named by its key, or by the name or key of what holds it. Times are texts (`parse_time`) or hours and minutes.
/// Mixed 12- and 24-hour times are read by `times_reader` and listed in `resolved`; no reading, or several, is a fault.
/// What a period is for follows from its name. What is odd is kept and listed in `notes`, and so is what is left out.
/// Each day type comes once in the cycle, which is listed in `filled`, until `set_days_in_cycle` says otherwise.
[[nodiscard]] inline bell_document import_bell(const value_reader& file, std::string_view title, fault_list& log) {
    bell_document made;
    bell_schedule& bell = made.schedule;
    const bool is_own = detail::is_own_document(file);
    if (is_own) {
        made = read_bell(file, log);
    } else {
        detail::bell_import{file, log, made}.run();
        bell.cycle_days = static_cast<int>(bell.days.size());
        for (std::size_t d = 0; d < bell.days.size(); ++d)
            made.filled.push_back(
                {detail::place_of_count(d), 1, "the file does not say how often this day type comes"});
        if (title.empty()) made.filled.push_back({"/title", std::nullopt, "no title was given"});
    }
    if (is_own && title.empty()) return made;
    if (!title.empty()) detail::unfill(made, "/title");
    bell.title = title.empty() ? "Bell schedule" : std::string{title};
    bell.id = detail::slug(bell.title, "bell");
    return made;
}

/// Reads how often day types come in a cycle, an object of their names; the cycle is the sum of all.
inline void set_days_in_cycle(bell_document& made, const value_reader& given) {
    bell_schedule& bell = made.schedule;
    std::vector<std::string_view> names;
    for (const bell_day& day : bell.days) names.push_back(day.name);
    for (const value_reader each : given.members()) {
        const double days = each.number(nineways::detail::times_in_cycle_rule);
        const auto found = std::find(names.begin(), names.end(), each.key());
        if (found != names.end()) {
            const auto d = static_cast<std::size_t>(found - names.begin());
            bell.days[d].days_in_cycle = static_cast<int>(days);
            detail::unfill(made, detail::place_of_count(d));
        } else if (!names.empty()) {
            each.reject_name(each.key(), names, "a day type: one of {}", "Name a day type of the file.");
        }
    }
    bell.cycle_days = 0;
    for (const bell_day& day : bell.days) bell.cycle_days += day.days_in_cycle;
    if (!names.empty() && !nineways::detail::cycle_days_rule.admits(bell.cycle_days))
        given.reject("a cycle of 1 to 366 days", "Give at least one day type a day of the cycle.");
}

}  // namespace nineways::io

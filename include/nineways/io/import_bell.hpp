// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/bell_schedule.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/io/bell_json.hpp>
#include <nineways/io/bell_periods.hpp>
#include <nineways/io/bell_words.hpp>
#include <nineways/io/broken_rules.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/io/school_rows.hpp>
#include <nineways/validate_bell.hpp>

namespace nineways::io {

namespace detail {

/// Makes a bell schedule of whatever holds lists of periods. Use `import_bell`.
class bell_import {
  public:
    bell_import(const value_reader& file, fault_list& log, bell_document& made)
        : file_(file), log_(log), made_(made), remarks_(file, made), reader_(log, remarks_) {}

    void run() {
        if (file_.is_array() && is_period_list(file_.raw())) {
            add_day(file_, "every day");
        } else if (file_.is_array()) {
            each_of(file_, "");
        } else {
            object(file_, "");  // a fault, where it is none
        }
        if (lists_ == 0 && (file_.is_array() || file_.is_object()) && unread_places(file_.raw()).empty()) {
            file_.reject("lists of periods with a start and an end",
                         "Give each day type a list such as [{\"name\": 1, \"start\": \"7:50\", \"end\": \"8:35\"}].");
        }
        if (log_.empty()) compare_days();
    }

  private:
    static constexpr nineways::detail::fault_form same_name{
        "day types named twice", "{}", "another day type with the name {}", "a name of its own for every day type",
        "Give them different names; import the schedules of several schools one by one."};

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
            const std::size_t count = days[d].periods.size();
            if (2 * open < longest)
                remarks_.note(places_[d], {"a short day: ", static_cast<double>(open), " minutes in ", count,
                                           count == 1 ? " period" : " periods", ", less than half of the longest day"});
            for (const bell_period& p : days[d].periods) {
                if (!p.is_for_all() || optional_end[static_cast<std::size_t>(p.start)] != p.end) continue;
                remarks_.note(places_[d], {"period ", nineways::detail::in_marks(p.name),
                                           " has the times of an optional period of another day type"});
            }
        }
    }

    // --- Where the lists are -----------------------------------------------------------------------------------

    /// As much of a name as tells that it is too long.
    [[nodiscard]] static std::string beginning(std::string_view name) { return std::string{name.substr(0, 1000)}; }

    void object(const value_reader& v, std::string name) {
        const value_range members = v.members();
        for (const value_reader m : members) {
            if (m.is_text() && name_key(m.key())) name = beginning(m.raw().text());
        }
        for (const value_reader m : members) {
            const bool plain = says_only_periods(m.key());
            const auto named = [&] { return plain && !name.empty() ? name : beginning(m.key()); };
            if (m.is_array() && is_period_list(m.raw())) {
                add_day(m, named());
            } else if (m.is_array() && plain && !holds_lists(m.raw())) {
                remarks_.note(m.place(), {"no periods with a start: left out"});
            } else if (m.is_array()) {
                each_of(m, named());
            } else if (m.is_object()) {
                object(m, beginning(m.key()));
            } else if (!name_key(m.key())) {
                remarks_.unused(m);
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
                remarks_.unused(each);
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
        reader_.read(list, days.back());
    }

    const value_reader& file_;
    fault_list& log_;
    bell_document& made_;
    bell_remarks remarks_;
    bell_day_reader reader_;
    std::size_t lists_ = 0;
    std::vector<std::string> places_;  // of the lists, by day type
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

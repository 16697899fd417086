// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/bell_schedule.hpp>
#include <nineways/district.hpp>
#include <nineways/io/broken_rules.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/other_document.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/schedule.hpp>
#include <nineways/units.hpp>
#include <nineways/validate_bell.hpp>

namespace nineways::io {

/// Name and version of the document of a bell schedule.
inline constexpr std::string_view bell_format = "nineways-bell/1";

/// A time that could be read in more than one way, and how it was taken.
struct resolved_time {
    std::string place;  ///< JSON pointer in the file that was imported
    std::string found;
    std::string taken_as;
};

/// Something odd that was kept, or left out, as it says.
struct bell_note {
    std::string place;  ///< JSON pointer in the file that was imported
    std::string note;
};

/// A bell schedule, and what is to be known of where it comes from.
struct bell_document {
    bell_schedule schedule;
    std::vector<filled_value> filled;
    std::vector<resolved_time> resolved;
    std::vector<bell_note> notes;
};

namespace detail {

inline constexpr std::array<std::string_view, 1> bell_formats{bell_format};
/// A place may be a pointer of 128 long keys.
inline constexpr size_rule bell_remark_size{.max = 30'000};

/// The minutes after midnight of "HH:MM", or -1.
[[nodiscard]] constexpr int clock_minute(std::string_view text) noexcept {
    if (text.size() != 5 || text[2] != ':') return -1;
    int digits = 0;
    for (const std::size_t i : {0U, 1U, 3U, 4U}) {
        if (text[i] < '0' || text[i] > '9') return -1;
        digits = digits * 10 + (text[i] - '0');
    }
    return digits / 100 < 24 && digits % 100 < 60 ? digits / 100 * 60 + digits % 100 : -1;
}

[[nodiscard]] inline int read_clock(const value_reader& v) {
    static constexpr const char* expected = "a time from \"00:00\" to \"23:59\"";
    const int minute = v.is_text() ? clock_minute(v.raw().text()) : -1;
    if (minute >= 0) return minute;
    if (v.present())
        v.reject(expected, "Write hours and minutes of a 24-hour clock with two digits each, such as \"07:25\".");
    else
        static_cast<void>(v.text_view({.min = 5, .max = 5}));  // says in the fault of the missing key what it holds
    return 0;
}

inline void read_bell_period(const value_reader& v, bell_period& p) {
    object_reader o = v.object();
    o.read("name", p.name, nineways::detail::name_size);
    p.start = read_clock(o.required("start"));
    p.end = read_clock(o.required("end"));
    o.read("kind", p.kind, period_kind_names);
    o.finish();
}

inline void read_bell_day(const value_reader& v, bell_day& day) {
    object_reader o = v.object();
    o.read("name", day.name, nineways::detail::name_size);
    o.read("days_in_cycle", day.days_in_cycle, nineways::detail::times_in_cycle_rule);
    for (const value_reader each : o.required("periods").elements(nineways::detail::bell_periods_size))
        read_bell_period(each, day.periods.emplace_back());
    o.finish();
}

/// Reads the objects of a list that may be missing: texts by their keys, and a number where there is one.
template <class Remark, class Read>
void read_remarks(object_reader& from, const char* key, std::vector<Remark>& all, Read read) {
    const value_reader list = from.optional(key);
    if (!list) return;
    for (const value_reader each : list.elements()) {
        object_reader o = each.object();
        read(o, all.emplace_back());
        o.finish();
    }
}

}  // namespace detail

/// Reads a document `nineways-bell/1`: every fault of form, and every broken rule of `validate` that is no echo of one.
///
/// `week` and `periods` follow from the days: they are written, not read. The result means nothing after faults.
[[nodiscard]] inline bell_document read_bell(const value_reader& root, fault_list& log) {
    static constexpr std::array<std::string_view, 3> keys{"title", "cycle_days", "days"};
    bell_document made;
    if (detail::is_other_document(root, {bell_format, keys})) return made;
    bell_schedule& bell = made.schedule;
    object_reader o = root.object();
    static_cast<void>(o.required("format").enumerated(detail::bell_formats));
    o.read("id", bell.id, nineways::detail::id_size);
    o.read("title", bell.title, nineways::detail::name_size);
    o.read("cycle_days", bell.cycle_days, nineways::detail::cycle_days_rule);
    for (const value_reader each : o.required("days").elements(nineways::detail::bell_days_size))
        detail::read_bell_day(each, bell.days.emplace_back());
    o.allow("week");
    o.allow("periods");
    detail::read_remarks(o, "filled", made.filled, [](object_reader& r, filled_value& f) {
        r.read("place", f.place, detail::bell_remark_size);
        r.read_if("value", f.value, number_rule{});
        r.read("reason", f.reason, detail::bell_remark_size);
    });
    detail::read_remarks(o, "resolved", made.resolved, [](object_reader& r, resolved_time& t) {
        r.read("place", t.place, detail::bell_remark_size);
        r.read("found", t.found, detail::bell_remark_size);
        r.read("taken_as", t.taken_as, detail::bell_remark_size);
    });
    detail::read_remarks(o, "notes", made.notes, [](object_reader& r, bell_note& n) {
        r.read("place", n.place, detail::bell_remark_size);
        r.read("note", n.note, detail::bell_remark_size);
    });
    o.finish();
    if (bell.days.empty()) return made;
    const std::string above = root.place();
    detail::file_broken_rules(root.raw(), above, detail::told_from_above(validate(bell), above), log);
    return made;
}

/// Writes the document, with the week and the periods that its days make.
inline void write_bell(json_stream& out, const bell_document& document, minutes planning) {
    const bell_schedule& bell = document.schedule;
    out.object().put("format", bell_format).put("id", bell.id).put("title", bell.title);
    out.put("cycle_days", bell.cycle_days).array("days");
    for (const bell_day& day : bell.days) {
        out.object().put("name", day.name).put("days_in_cycle", day.days_in_cycle).array("periods");
        for (const bell_period& p : day.periods) {
            out.object().put("name", p.name).put("start", clock_text(p.start)).put("end", clock_text(p.end));
            out.put("kind", period_kind_names[static_cast<std::size_t>(p.kind)]).end();
        }
        out.end().end();
    }
    out.end();
    const school_week week = week_of(bell, planning);
    out.object("week").put("open", week.open).put("lunch", week.lunch).put("duty", week.duty);
    out.put("planning", week.planning).put("planning_in", time_place_names[static_cast<std::size_t>(week.planning_in)]);
    out.put("collaboration", week.collaboration);
    out.put("collaboration_in", time_place_names[static_cast<std::size_t>(week.collaboration_in)]);
    if (week.cycle_days != 5) out.put("cycle_days", week.cycle_days);
    out.end();
    const period_pattern pattern = periods_of(bell);
    out.object("periods").put("in_cycle", pattern.in_cycle).put("length", pattern.length);
    out.put("shortest", pattern.shortest).put("longest", pattern.longest).end();
    out.array("filled");
    for (const filled_value& f : document.filled) {
        out.object().put("place", f.place);
        if (f.value) out.put("value", *f.value);
        out.put("reason", f.reason).end();
    }
    out.end().array("resolved");
    for (const resolved_time& t : document.resolved)
        out.object().put("place", t.place).put("found", t.found).put("taken_as", t.taken_as).end();
    out.end().array("notes");
    for (const bell_note& n : document.notes) out.object().put("place", n.place).put("note", n.note).end();
    out.end().end();
}

}  // namespace nineways::io

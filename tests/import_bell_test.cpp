// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/bell_schedule.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/import_bell.hpp>
#include <nineways/validate_bell.hpp>

namespace import_bell_test {

using nineways::bell_day;
using nineways::bell_period;
using nineways::clock_text;
using nineways::fault;
using nineways::faults;
using nineways::minutes_of;
using nineways::period_kind;
using nineways::io::bell_document;

namespace {

struct imported {
    bell_document made;
    faults all;
};

imported import(std::string_view text, std::string_view days_in_cycle = "") {
    nineways::io::fault_list log;
    imported result;
    const auto file = nineways::io::read_json(text, log);
    REQUIRE(file);
    nineways::io::document_reader document{*file, log};
    result.made = nineways::io::import_bell(document.root(), "Test", log);
    if (!days_in_cycle.empty()) {
        const auto counts = nineways::io::read_json(days_in_cycle, log);
        REQUIRE(counts);
        nineways::io::document_reader reader{*counts, log, "/days_in_cycle"};
        set_days_in_cycle(result.made, reader.root());
    }
    result.all = log.take();
    if (result.all.empty()) CHECK(validate(result.made.schedule).empty());  // an import is a valid document
    return result;
}

fault only_fault(std::string_view text, std::string_view days_in_cycle = "") {
    const imported result = import(text, days_in_cycle);
    CAPTURE(text);
    CHECK(result.all.size() == 1);
    return result.all.size() == 1 ? result.all[0] : fault{};
}

/// "name 08:00-09:00 kind" of each period.
std::vector<std::string> lines_of(const bell_day& day) {
    std::vector<std::string> lines;
    for (const bell_period& p : day.periods) {
        lines.push_back(p.name + ' ' + clock_text(p.start) + '-' + clock_text(p.end) + ' ' +
                        std::string{nineways::period_kind_names[static_cast<std::size_t>(p.kind)]});
    }
    return lines;
}

using lines = std::vector<std::string>;

std::vector<std::string> notes_at(const bell_document& made, std::string_view place) {
    std::vector<std::string> notes;
    for (const auto& each : made.notes) {
        if (each.place == place) notes.push_back(each.note);
    }
    return notes;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// One note at a place, which has these words.
bool noted(const bell_document& made, std::string_view place, std::string_view words) {
    for (const std::string& note : notes_at(made, place)) {
        if (contains(note, words)) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("Day types by key with texts in both clocks are imported", "[import_bell]") {
    const imported result = import(R"({
      "gold": {"periods": [
        {"start": "7:10", "end": "7:55", "name": "Period 0"},
        {"start": "8:00", "end": "9:20", "name": "Period 1"},
        {"start": "9:30", "end": "10:50", "name": "Period 2"},
        {"start": "10:50", "end": "11:20", "name": "Lunch"},
        {"start": "11:25", "end": "13:05", "name": "Period 3"},
        {"start": "1:10", "end": "2:05", "name": "Intervention"}]},
      "late": {"periods": [
        {"start": "9:30", "end": "10:00", "name": "Homeroom"},
        {"start": "10:20", "end": "11:00", "name": "Assembly"}]}})");
    REQUIRE(result.all.empty());
    const bell_document& made = result.made;
    REQUIRE(made.schedule.days.size() == 2);
    CHECK(made.schedule.id == "test");
    CHECK(made.schedule.days[0].name == "gold");
    CHECK(lines_of(made.schedule.days[0]) ==
          lines{"Period 0 07:10-07:55 before_or_after", "Period 1 08:00-09:20 class_period",
                "Period 2 09:30-10:50 class_period", "Lunch 10:50-11:20 lunch", "Period 3 11:25-13:05 class_period",
                "Intervention 13:10-14:05 intervention"});
    CHECK(lines_of(made.schedule.days[1]) ==
          lines{"Homeroom 09:30-10:00 advisory", "Assembly 10:20-11:00 class_period"});
    REQUIRE(made.resolved.size() == 2);
    CHECK(made.resolved[0].place == "/gold/periods/5/start");
    CHECK(made.resolved[0].found == "1:10");
    CHECK(made.resolved[0].taken_as == "13:10");
    CHECK(made.resolved[1].place == "/gold/periods/5/end");
    // How often each day comes is not said.
    CHECK(made.schedule.cycle_days == 2);
    REQUIRE(made.filled.size() == 2);
    CHECK(made.filled[1].place == "/days/1/days_in_cycle");
    CHECK(made.filled[1].value == 1.0);
    // Nothing odd goes unsaid.
    CHECK(noted(made, "/gold/periods/0", "optional"));
    CHECK(noted(made, "/late/periods/1", "20 minutes"));
    CHECK(noted(made, "/late/periods/1", "no kind"));
    CHECK(noted(made, "/late/periods", "a short day: 90 minutes in 2 periods"));
    CHECK(made.notes.size() == 4);
}

TEST_CASE("Lists in arrays with hours and minutes apart are imported", "[import_bell]") {
    const imported result = import(R"({"elmSchedules": [{"name": "Middle", "bellPeriods": [
        {"name": "First Period", "startHour": 8, "startMinute": 5, "endHour": 9, "endMinute": 0, "notify": true},
        {"name": "Lunch", "startHour": 12, "startMinute": 0, "endHour": 12, "endMinute": 30, "notify": true},
        {"name": "Last Period", "startHour": 13, "startMinute": 0, "endHour": 14, "endMinute": 0, "color": 1}]}]})");
    REQUIRE(result.all.empty());
    REQUIRE(result.made.schedule.days.size() == 1);
    CHECK(result.made.schedule.days[0].name == "Middle");
    CHECK(lines_of(result.made.schedule.days[0]) == lines{"First Period 08:05-09:00 class_period",
                                                          "Lunch 12:00-12:30 lunch",
                                                          "Last Period 13:00-14:00 class_period"});
    CHECK(result.made.resolved.empty());
    CHECK(noted(result.made, "/elmSchedules/0/bellPeriods/0/notify", "not used"));
    CHECK(noted(result.made, "/elmSchedules/0/bellPeriods/2/color", "not used"));
    CHECK(noted(result.made, "/elmSchedules/0/bellPeriods/1", "a gap of 180 minutes"));
}

TEST_CASE("Hours of a 12-hour clock are resolved too", "[import_bell]") {
    const imported result = import(R"({"day": [
        {"name": 1, "startHour": 11, "startMinute": 0, "endHour": 12, "endMinute": 0},
        {"name": 2, "startHour": 12, "startMinute": 5, "endHour": 1, "endMinute": 5}]})");
    REQUIRE(result.all.empty());
    CHECK(result.made.schedule.days[0].name == "day");
    REQUIRE(result.made.resolved.size() == 1);
    CHECK(result.made.resolved[0].place == "/day/1/endHour");
    CHECK(result.made.resolved[0].found == "01:05");
    CHECK(result.made.resolved[0].taken_as == "13:05");
}

TEST_CASE("Warning bells, numbers as names and stated minutes are imported", "[import_bell]") {
    const imported result = import(R"({"oak_high": {
      "usual": {"periods": [
        {"name": "Warning Bell", "start": "08:00", "end": "08:05"},
        {"name": 1, "start": "08:05", "end": "09:00"},
        {"name": 2, "start": "09:05", "end": "10:00"},
        {"name": "Extra Help", "start": "10:05", "end": "10:30"}]},
      "delay": {"periods": [
        {"name": "Warning", "start": "08:30", "end": null, "minutes": null},
        {"name": "1", "start": "08:35", "end": "09:10", "minutes": 35},
        {"name": "2", "start": "09:15", "end": "10:00", "minutes": 40},
        {"name": "3", "start": "10:05", "end": "10:30", "minutes": 25}]}}})");
    REQUIRE(result.all.empty());
    const bell_document& made = result.made;
    REQUIRE(made.schedule.days.size() == 2);
    CHECK(made.schedule.days[0].name == "usual");
    CHECK(lines_of(made.schedule.days[0])[1] == "1 08:05-09:00 class_period");
    CHECK(lines_of(made.schedule.days[0])[3] == "Extra Help 10:05-10:30 before_or_after");
    CHECK(lines_of(made.schedule.days[1])[0] == "Warning 08:30-08:30 before_or_after");
    CHECK(minutes_of(made.schedule.days[0]).open == 115);  // 8:05 to 10:00
    CHECK(noted(made, "/oak_high/delay/periods/0", "no end"));
    CHECK(notes_at(made, "/oak_high/delay/periods/2/minutes") ==
          lines{"40 minutes are stated; the times make 45, which are taken"});
    CHECK(notes_at(made, "/oak_high/delay/periods/1/minutes").empty());
    CHECK(noted(made, "/oak_high/delay/periods", "\"3\" has the times of an optional period"));
}

TEST_CASE("Day types are named by what holds them", "[import_bell]") {
    const std::string_view list = R"([{"name": 1, "start": "8:00", "end": "9:00"}])";
    const auto names = [&](std::string_view before, std::string_view after) {
        const imported result = import(std::string{before} + std::string{list} + std::string{after});
        CHECK(result.all.empty());
        return result.made.schedule.days.empty() ? std::string{} : result.made.schedule.days[0].name;
    };
    CHECK(names("", "") == "every day");
    CHECK(names("[", "]") == "day 1");
    CHECK(names("{\"Monday\": ", "}") == "Monday");
    CHECK(names("{\"schedule\": {\"title\": \"A day\", \"blocks\": ", "}}") == "A day");
    CHECK(names("{\"red\": {\"bell_times\": ", "}}") == "red");
    CHECK(names("{\"x\": {\"fall\": {\"A\": ", "}}}") == "A");
    CHECK(names("{\"days\": [{\"label\": \"B\", \"periods\": ", "}]}") == "B");
}

TEST_CASE("Odd lists are told, not dropped", "[import_bell]") {
    const imported result = import(R"({"source": "web", "a": {"periods": [
        {"start": "8:00", "finish": "9:00"},
        {"name": "2", "begin": "9:05", "until": "10:00", "room": "x"},
        {"name": "Warning", "start": "10:00", "end": null},
        {"name": "After School Club", "start": "10:00", "end": "10:10"},
        {"name": "3", "start": "10:10", "end": "13:20"}]}, "b": {"periods": []}})");
    REQUIRE(result.all.empty());
    const bell_document& made = result.made;
    CHECK(lines_of(made.schedule.days[0]) == lines{"1 08:00-09:00 class_period", "2 09:05-10:00 class_period",
                                                   "After School Club 10:00-10:10 break_time",
                                                   "3 10:10-13:20 class_period"});
    CHECK(noted(made, "/source", "not used"));
    CHECK(noted(made, "/a/periods/0", "named by its position, \"1\""));
    CHECK(noted(made, "/a/periods/1/room", "not used"));
    CHECK(noted(made, "/a/periods/2", "left out"));
    CHECK(noted(made, "/a/periods/3", "taken as a break"));
    CHECK(noted(made, "/a/periods/4", "190 minutes"));
    CHECK(noted(made, "/a/periods", "no lunch"));
    CHECK(noted(made, "/b/periods", "left out"));
}

TEST_CASE("Two lunches of one day type are told, with the minutes that they make", "[import_bell]") {
    const auto noted_of = [](const char* second) {
        const imported result = import(R"({"a": {"periods": [{"name": "1", "start": "9:00", "end": "10:00"},
            {"name": "Lunch A", "start": "10:00", "end": "10:30"}, {"name": ")" +
                                       std::string{second} + R"(", "start": "10:30", "end": "11:00"},
            {"name": "2", "start": "11:00", "end": "12:00"}]}})");
        REQUIRE(result.all.empty());
        return noted(result.made, "/a/periods", "2 lunches count together, 60 minutes");
    };
    CHECK(noted_of("Lunch B"));
    CHECK_FALSE(noted_of("3"));
}

TEST_CASE("Times with no reading or several are refused with their place", "[import_bell]") {
    const fault overlap = only_fault(R"({"a": [{"name": 1, "start": "8:00", "end": "9:00"},
                                              {"name": 2, "start": "8:50", "end": "9:30"}]})");
    CHECK(overlap.place == "/a/1/start");
    CHECK(overlap.found == "\"8:50\"");
    CHECK(contains(overlap.expected, "09:00 or later, when the period before it ends"));
    const fault backwards = only_fault(R"({"a": [{"name": 1, "start": "9:00", "end": "8:30"}]})");
    CHECK(backwards.place == "/a/0/end");
    CHECK(contains(backwards.expected, "a time after 09:00, the start"));
    const fault twice = only_fault(R"({"a": [{"name": 1, "start": "5:30", "end": "6:30"}]})");
    CHECK(twice.place == "/a/0/start");
    CHECK(contains(twice.expected, "05:30 or 17:30"));
    CHECK(contains(twice.mend, "pm"));
    const fault night = only_fault(R"({"a": [{"name": 1, "startHour": 23, "endHour": 23, "endMinute": 30}]})");
    CHECK(night.place == "/a/0/startHour");
    CHECK(contains(night.expected, "05:00 to 22:00"));
}

TEST_CASE("Broken files are refused with every fault at once", "[import_bell]") {
    CHECK(only_fault(R"({"a": {"b": [1, 2]}})").place.empty());
    CHECK(only_fault("7").expected == "an object");
    CHECK(only_fault("[]").place.empty());
    const imported result = import(R"({
        "a": [{"name": 1, "start": "8:00", "end": "9h"}, {"name": 2, "end": "9:00"}, {"name": 3, "start": "9:00"}, 4],
        "b": [{"name": true, "start": 800, "end": "9:00"}, {"name": 2, "startHour": 24, "endHour": 9, "endMinute": 0.5}],
        "c": [{"name": "Warning", "start": "8:00", "end": null}],
        "d": [{"name": 1, "start": "8:00", "end": null}],
        "e": {"name": "a", "periods": [{"name": 1, "start": "8:00", "end": "9:00"}]}})");
    std::vector<std::string> places;
    for (const fault& f : result.all) places.push_back(f.place);
    std::sort(places.begin(), places.end());
    CHECK(places == lines{"/a/0/end", "/a/1", "/a/2", "/a/3", "/b/0/name", "/b/0/start", "/b/1/endMinute",
                          "/b/1/startHour", "/c", "/d/0/end", "/e/periods"});
}

TEST_CASE("Days of a cycle are given by name", "[import_bell]") {
    const std::string_view file = R"({"A": [{"name": 1, "start": "8:00", "end": "9:00"}],
                                      "B": [{"name": 1, "start": "8:00", "end": "10:00"}]})";
    const imported result = import(file, R"({"A": 4})");
    REQUIRE(result.all.empty());
    CHECK(result.made.schedule.cycle_days == 5);
    REQUIRE(result.made.filled.size() == 1);
    CHECK(result.made.filled[0].place == "/days/1/days_in_cycle");
    CHECK(import(file, R"({"A": 2, "B": 0})").made.schedule.cycle_days == 2);
    const fault unknown = only_fault(file, R"({"C": 1})");
    CHECK(unknown.place == "/days_in_cycle/C");
    CHECK(contains(unknown.expected, "\"A\", \"B\""));
    CHECK(only_fault(file, R"({"A": 0, "B": 0})").place == "/days_in_cycle");
    CHECK(only_fault(file, R"({"A": 1.5})").place == "/days_in_cycle/A");
    CHECK(only_fault(file, "[]").place == "/days_in_cycle");
}

TEST_CASE("A document of this project is read as it is", "[import_bell]") {
    const std::string text = R"({"format": "nineways-bell/1", "id": "x", "title": "X", "cycle_days": 3, "days": [
        {"name": "A", "days_in_cycle": 3, "periods": [
          {"name": "Period 1", "start": "08:00", "end": "09:00", "kind": "advisory"}]}]})";
    const imported result = import(text);
    REQUIRE(result.all.empty());
    CHECK(result.made.schedule.cycle_days == 3);
    CHECK(result.made.schedule.days[0].periods[0].kind == period_kind::advisory);
    CHECK(result.made.filled.empty());
    std::string bad = text;
    bad.replace(bad.find("\"cycle_days\": 3"), 15, "\"cycle_days\": 4");
    CHECK(only_fault(bad).place == "/cycle_days");
}

TEST_CASE("A list of very many is refused and its faults are counted", "[import_bell]") {
    std::string many = "[";
    for (int i = 0; i < 101; ++i) many += "{\"name\": 1, \"start\": \"8:00\", \"end\": \"9:00\"},";
    many.back() = ']';
    CHECK(contains(only_fault(many).expected, "1 to 100"));
    std::string days = "{";
    for (int i = 0; i < 101; ++i)
        days += "\"d" + std::to_string(i) + "\": [{\"name\": 1, \"start\": \"8:00\", \"end\": \"9:00\"}],";
    days.back() = '}';
    CHECK(only_fault(days).expected == "at most 100 day types");
}

#ifdef NINEWAYS_SOURCE_DIR

namespace {

/// A real bell schedule, which is not part of the project; nothing where it is not there.
std::optional<bell_document> real(const std::string& name, std::string_view days_in_cycle = "") {
    const char* shared = std::getenv("NINEWAYS_SHARED");
    const std::string folder = shared != nullptr ? shared : NINEWAYS_SOURCE_DIR "/../shared";
    std::ifstream in{folder + "/data/bell/" + name, std::ios::binary};
    if (!in) {
        WARN("Skipped: no data/bell/" << name << " in " << folder);
        return std::nullopt;
    }
    imported result = import(std::string{std::istreambuf_iterator<char>{in}, {}}, days_in_cycle);
    CHECK(result.all.empty());
    return std::move(result.made);
}

}  // namespace

TEST_CASE("A real schedule in both clocks is imported", "[import_bell]") {
    const auto made = real("dublin_hs_bell_schedules.json", R"({"evens": 2, "odds": 2, "weds": 1})");
    if (!made) return;
    REQUIRE(made->schedule.days.size() == 3);
    CHECK(made->resolved.size() == 4);  // 1:15, 1:50, 1:55 and 2:35 behind 13:10
    CHECK(made->schedule.days[0].periods.back().end == 14 * 60 + 35);
    CHECK(minutes_of(made->schedule.days[0]).open == 365);  // 8:30 to 14:35
    CHECK(minutes_of(made->schedule.days[1]).open == 420);  // 8:30 to 15:30
    CHECK(minutes_of(made->schedule.days[2]).open == 95);   // 9:05 to 10:40
    const auto week = week_of(made->schedule, nineways::minutes{});
    CHECK(week.open.value() == 2 * 365 + 2 * 420 + 95);
    CHECK(week.lunch.value() == 4 * 35);
    CHECK(noted(*made, "/weds/periods", "short day"));
}

TEST_CASE("A real schedule in hours and minutes is imported", "[import_bell]") {
    const auto made = real("frisco_isd_bell_schedules.json");
    if (!made) return;
    REQUIRE(made->schedule.days.size() == 1);
    CHECK(made->schedule.days[0].name == "High School Schedule");
    const auto all = minutes_of(made->schedule.days[0]);
    CHECK(all.open == 445);  // 9:00 to 16:25
    CHECK(all.lunch == 30);
    CHECK(all.passing == 20);
    CHECK(all.in_class == 365);  // 90 + 95 + 90 + 90
}

TEST_CASE("A real schedule with bells, extra help and delays is imported", "[import_bell]") {
    const auto made = real("southampton_hs_schedules.json",
                           R"({"regular_schedule": 1, "two_hour_delay": 0, "homeroom_schedule": 0})");
    if (!made) return;
    REQUIRE(made->schedule.days.size() == 3);
    const auto week = week_of(made->schedule, nineways::minutes{});
    CHECK(week.open.value() == 1980);  // five days of 7:25 to 14:01
    CHECK(week.duty.value() == 160);   // eight gaps of four minutes a day
    CHECK(periods_of(made->schedule).in_cycle == 9);
    CHECK(noted(*made, "/southampton_high_school/two_hour_delay/periods/1/minutes", "26 minutes are stated"));
}

#endif

}  // namespace import_bell_test

// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include <nineways/bell_schedule.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/bell_json.hpp>

namespace bell_json_test {

using nineways::fault;
using nineways::faults;
using nineways::minutes;
using nineways::period_kind;
using nineways::io::bell_document;

namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view full = R"({
  "format": "nineways-bell/1", "id": "elm", "title": "Elm High", "cycle_days": 5,
  "days": [
    {"name": "regular", "days_in_cycle": 4, "periods": [
      {"name": "Bell", "start": "07:55", "end": "07:55", "kind": "before_or_after"},
      {"name": "1", "start": "08:00", "end": "09:00", "kind": "class_period"},
      {"name": "Lunch", "start": "09:05", "end": "09:35", "kind": "lunch"}]},
    {"name": "short", "days_in_cycle": 1, "periods": [
      {"name": "1", "start": "10:00", "end": "10:30", "kind": "advisory"}]}],
  "week": {"open": 1}, "periods": 7,
  "filled": [{"place": "/days/1/days_in_cycle", "value": 1, "reason": "r"}, {"place": "/title", "reason": "s"}],
  "resolved": [{"place": "/a", "found": "1:15", "taken_as": "13:15"}],
  "notes": [{"place": "/b", "note": "n"}]
})";

bell_document read(std::string_view text, faults& all) {
    nineways::io::fault_list log;
    bell_document made;
    if (const auto parsed = nineways::io::read_json(text, log)) {
        nineways::io::document_reader document{*parsed, log};
        made = read_bell(document.root(), log);
    }
    all = log.take();
    return made;
}

/// The faults of the full document with the value at a pointer put in, or taken out where it is empty.
faults faults_with(const std::string& pointer, std::string_view value) {
    json changed = json::parse(full);
    const json::json_pointer at{pointer};
    if (value.empty())
        changed.at(at.parent_pointer()).erase(at.back());
    else
        changed[at] = json::parse(value);
    faults all;
    static_cast<void>(read(changed.dump(), all));
    return all;
}

}  // namespace

TEST_CASE("A bell document is read and written back", "[bell_json]") {
    faults all;
    const bell_document made = read(full, all);
    REQUIRE(all.empty());
    REQUIRE(made.schedule.days.size() == 2);
    CHECK(made.schedule.days[0].periods[1].start == 480);
    CHECK(made.schedule.days[1].periods[0].kind == period_kind::advisory);
    REQUIRE(made.resolved.size() == 1);
    CHECK(made.resolved[0].taken_as == "13:15");

    nineways::io::json_stream out;
    write_bell(out, made, minutes{100});
    const json written = json::parse(out.text());
    const json source = json::parse(full);
    for (const char* key : {"format", "id", "title", "cycle_days", "days", "filled", "resolved", "notes"})
        CHECK(written.at(key) == source.at(key));
    // Four days of 8:00 to 9:35 and one of 30 minutes: the week is its own average.
    CHECK(written.at("week") == json::parse(R"({"open": 410, "lunch": 120, "duty": 20, "planning": 100,
        "planning_in": "in_day", "collaboration": 0, "collaboration_in": "outside"})"));
    CHECK(written.at("periods") == json::parse(R"({"in_cycle": 4, "length": 60, "shortest": 60, "longest": 60})"));

    faults none;
    nineways::io::json_stream again;
    write_bell(again, read(out.text(), none), minutes{100});
    CHECK(none.empty());
    CHECK(again.text() == out.text());
}

TEST_CASE("Times are four digits of a 24-hour clock", "[bell_json]") {
    for (const std::string_view time : {"\"7:55\"", "\"24:00\"", "\"07:60\"", "\"07.55\"", "\"07:55 \"", "\"-7:55\"",
                                        "\"07:5a\"", "\"\"", "755", "null", "[]"}) {
        CAPTURE(time);
        const faults all = faults_with("/days/1/periods/0/start", time);
        REQUIRE(all.size() >= 1);
        CHECK(all[0].place == "/days/1/periods/0/start");
        CHECK(all[0].expected == "a time from \"00:00\" to \"23:59\"");
    }
    CHECK(faults_with("/days/1/periods/0/start", "\"00:00\"").empty());
    CHECK(faults_with("/days/1/periods/0/end", "\"23:59\"").empty());
}

TEST_CASE("Faults of form and broken rules are told at their places", "[bell_json]") {
    const auto only = [](const std::string& pointer, std::string_view value) {
        const faults all = faults_with(pointer, value);
        CAPTURE(pointer, value);
        CHECK(all.size() == 1);
        return all.size() == 1 ? all[0].place : std::string{};
    };
    CHECK(only("/format", "\"nineways-bell/2\"") == "/format");
    CHECK(only("/id", "") == "/id");
    CHECK(only("/title", "\"\"") == "/title");
    CHECK(only("/days", "[]") == "/days");
    CHECK(only("/days/0/days_in_cycle", "1.5") == "/days/0/days_in_cycle");
    CHECK(only("/days/0/days_in_cycle", "3") == "/cycle_days");
    CHECK(only("/days/0/periods/1/kind", "\"lunchtime\"") == "/days/0/periods/1/kind");
    CHECK(only("/days/0/periods/1/end", "\"07:59\"") == "/days/0/periods/1/end");
    CHECK(only("/days/0/periods/2/start", "\"08:59\"") == "/days/0/periods/2/start");
    CHECK(only("/days/1/name", "\"regular\"") == "/days/1/name");
    CHECK(only("/days/1/periods", "[]") == "/days/1/periods");
    CHECK(only("/days/1/note", "1") == "/days/1/note");
    CHECK(only("/resolved/0/found", "") == "/resolved/0/found");
    CHECK(only("/days/1/periods/0/start", "") == "/days/1/periods/0/start");
}

TEST_CASE("All faults of a bell document come at once", "[bell_json]") {
    json bad = json::parse(full);
    bad["extra"] = 1;
    bad["cycle_days"] = 6;
    bad["days"][0]["periods"][1]["end"] = "07:00";
    bad["days"][1]["periods"][0]["start"] = "10 o'clock";
    faults all;
    static_cast<void>(read(bad.dump(), all));
    std::vector<std::string> places;
    for (const fault& f : all) places.push_back(f.place);
    std::sort(places.begin(), places.end());
    // The day whose time could not be read says nothing of its order; the other one does.
    CHECK(places ==
          std::vector<std::string>{"/cycle_days", "/days/0/periods/1/end", "/days/1/periods/0/start", "/extra"});
}

}  // namespace bell_json_test

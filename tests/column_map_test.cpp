// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include <nineways/fault.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/column_map.hpp>

namespace column_map_test {

using nineways::fault;
using nineways::faults;
using nineways::io::column_map;
using nineways::io::need_form;
using nineways::io::parse_column_map;

namespace {

using json = nlohmann::ordered_json;

/// A map with every key there is, in every form that has keys of its own.
constexpr std::string_view full_map = R"({
  "$schema": "x", "format": "nineways-column-map/1", "title": "Ohio", "note": "n", "school_year": 2020, "source": "ODE",
  "columns": {
    "district": "LEA", "district_id": "LEA code", "school_id": "IRN", "school_name": "Building",
    "pupils": {"PK": ["P3", "P4"], "K": "KG", "1": "G1", "2": "G2", "3": "G3", "4": "G4", "5": "G5", "6": "G6",
               "7": "G7", "8": "G8", "9": "G9", "10": "G10", "11": "G11", "12": "G12", "ungraded": "UG"},
    "total_pupils": {"column": "All", "tolerance": 2},
    "needs": {"low_income": ["Free", "Reduced"], "english_learner": {"column": "% EL", "as": "percent"},
              "disability": {"column": ["A", "B"], "as": "share"}, "gifted": {"column": "GT", "as": "count"}},
    "average_class_size": "Class size",
    "district_facts": {"teachers": "FTE", "average_salary": "Mean pay", "salary_total": "Payroll", "spending": "Spent"}
  },
  "blanks": ["", "-"], "no_pupils": ["--"], "skip_rows": [{"column": "IRN", "is": ["Total", ""]}]
})";

faults faults_of(std::string_view text) {
    try {
        static_cast<void>(parse_column_map(text));
    } catch (const nineways::invalid_input& refused) {
        return refused.all();
    }
    return {};
}

/// The full map with the value at a JSON pointer put in (or taken out where it is empty).
std::string changed(const std::string& pointer, std::string_view value) {
    json map = json::parse(full_map);
    const json::json_pointer at{pointer};
    if (value.empty()) {
        map.at(at.parent_pointer()).erase(at.back());
    } else {
        map[at] = json::parse(value);
    }
    return map.dump();
}

fault only_fault(const std::string& text) {
    const faults found = faults_of(text);
    CAPTURE(text, found.size());
    CHECK(found.size() == 1);
    return found.size() == 1 ? found[0] : fault{};
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("Every key of a column map is read", "[column_map]") {
    const column_map map = parse_column_map(full_map);
    CHECK(map.title == "Ohio");
    CHECK(map.school_year == 2020);
    CHECK(map.source == "ODE");
    CHECK(map.district == "LEA");
    CHECK(map.district_id == "LEA code");
    CHECK(map.school_id == "IRN");
    CHECK(map.school_name == "Building");
    CHECK(map.pupils[0] == std::vector<std::string>{"P3", "P4"});
    CHECK(map.pupils[1] == std::vector<std::string>{"KG"});
    CHECK(map.pupils[13] == std::vector<std::string>{"G12"});
    CHECK(map.pupils[14] == std::vector<std::string>{"UG"});
    REQUIRE(map.total_pupils);
    CHECK(map.total_pupils->column == "All");
    CHECK(map.total_pupils->tolerance == 2);
    REQUIRE((map.low_income && map.english_learner && map.disability && map.gifted));
    CHECK(map.low_income->columns == std::vector<std::string>{"Free", "Reduced"});
    CHECK(map.low_income->form == need_form::count);
    CHECK(map.english_learner->form == need_form::percent);
    CHECK(map.disability->columns == std::vector<std::string>{"A", "B"});
    CHECK(map.disability->form == need_form::share);
    CHECK(map.gifted->form == need_form::count);
    CHECK(map.average_class_size == "Class size");
    CHECK(map.teachers == "FTE");
    CHECK(map.average_salary == "Mean pay");
    CHECK(map.salary_total == "Payroll");
    CHECK(map.spending == "Spent");
    CHECK(map.blanks == std::vector<std::string>{"", "-"});
    CHECK(map.no_pupils == std::vector<std::string>{"--"});
    REQUIRE(map.skip_rows.size() == 1);
    CHECK(map.skip_rows[0].column == "IRN");
    CHECK(map.skip_rows[0].texts == std::vector<std::string>{"Total", ""});
}

TEST_CASE("A column map may be small", "[column_map]") {
    const column_map map = parse_column_map(R"({"format": "nineways-column-map/1", "title": "T", "school_year": 2017,
        "source": "S", "columns": {"district": "D", "school_name": "N", "pupils": {"K": "Kinder"}}})");
    CHECK(map.pupils[1] == std::vector<std::string>{"Kinder"});
    CHECK(map.pupils[2].empty());
    CHECK_FALSE(map.school_id);
    CHECK_FALSE(map.total_pupils);
    CHECK_FALSE(map.low_income);
    CHECK_FALSE(map.teachers);
    CHECK(map.blanks == std::vector<std::string>{""});
    CHECK(map.no_pupils.empty());
}

TEST_CASE("A total may be named without a tolerance", "[column_map]") {
    CHECK(parse_column_map(changed("/columns/total_pupils", "\"All\"")).total_pupils->tolerance == 0);
    CHECK(parse_column_map(changed("/columns/total_pupils/tolerance", "")).total_pupils->column == "All");
}

TEST_CASE("Wrong column maps say where and what", "[column_map]") {
    struct wrong {
        std::string pointer;
        std::string_view value;
        std::string_view expected;
    };
    const auto cases = {
        wrong{"/format", "\"nineways-district/1\"", "nineways-column-map/1"},
        wrong{"/school_year", "1995", "2001"},
        wrong{"/school_year", "\"2017\"", "a whole number"},
        wrong{"/title", "\"\"", "1 to 200"},
        wrong{"/columns/district", "[\"A\"]", "a text"},
        wrong{"/columns/pupils", "{}", "at least one grade"},
        wrong{"/columns/pupils", "[\"K\"]", "an object"},
        wrong{"/columns/pupils/1", "7", "name of a column"},
        wrong{"/columns/pupils/1", "[]", "1 to 100"},
        wrong{"/columns/total_pupils/tolerance", "0.5", "whole number"},
        wrong{"/columns/total_pupils/tolerance", "-1", "0 to 1000"},
        wrong{"/columns/needs/gifted/as", "\"ratio\"", "percent"},
        wrong{"/skip_rows/0/is", "[]", "1 to 1000"},
        wrong{"/blanks", "\"-\"", "an array"},
    };
    for (const wrong& each : cases) {
        const fault found = only_fault(changed(each.pointer, each.value));
        CAPTURE(each.pointer, found.expected);
        CHECK(found.place == each.pointer);
        CHECK(contains(found.expected, each.expected));
        CHECK_FALSE(found.mend.empty());
    }
}

TEST_CASE("A column counts once", "[column_map]") {
    CHECK(only_fault(changed("/columns/pupils/2", "\"G1\"")).place == "/columns/pupils/2");
    CHECK(only_fault(changed("/columns/pupils/PK", "[\"P3\", \"P3\"]")).place == "/columns/pupils/PK/1");
    const fault need = only_fault(changed("/columns/needs/low_income", "[\"Free\", \"Free\"]"));
    CHECK(need.place == "/columns/needs/low_income/1");
    CHECK(faults_of(changed("/columns/needs/low_income", "\"G1\"")).empty());
}

TEST_CASE("A payroll needs its teachers", "[column_map]") {
    const fault found = only_fault(changed("/columns/district_facts/teachers", ""));
    CHECK(found.place == "/columns/district_facts");
    CHECK(contains(found.expected, "teachers"));
}

TEST_CASE("All faults of a column map come at once", "[column_map]") {
    const faults found = faults_of(R"({
        "format": "nineways-column-map/1", "title": "T", "school_year": 20.5, "sources": "S",
        "columns": {"district": 3, "pupils": {"KG": "Kinder", "1": "G1"}, "needs": {"poor": "P"}}})");
    std::set<std::string> places;
    for (const fault& each : found) places.insert(each.place);
    CHECK(places == std::set<std::string>{"/school_year", "/source", "/sources", "/columns/district",
                                          "/columns/school_name", "/columns/pupils/KG", "/columns/needs/poor"});
    for (const fault& each : found) {
        if (each.place == "/sources") CHECK(contains(each.mend, "\"source\""));
    }
}

TEST_CASE("A truncated column map is refused", "[column_map]") {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, full_map.size() / 2, full_map.size() - 1}) {
        CHECK_FALSE(faults_of(full_map.substr(0, size)).empty());
    }
    CHECK_FALSE(faults_of("[]").empty());
    CHECK_FALSE(faults_of("null").empty());
}

#ifdef NINEWAYS_SOURCE_DIR

namespace {

std::string file_text(const std::string& path) {
    std::ifstream in{NINEWAYS_SOURCE_DIR + std::string{"/"} + path, std::ios::binary};
    REQUIRE(in);
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// The keys that the reader knows for the object at a place: it names them all in the fault for an unknown one.
std::set<std::string> keys_of_reader(const std::string& pointer) {
    const std::string unknown = "qqqqqqqqqqqq";
    const fault found = only_fault(changed(pointer + '/' + unknown, "1"));
    CHECK(found.place == pointer + '/' + unknown);
    std::set<std::string> keys;
    for (std::size_t at = found.expected.find('"'); at != std::string::npos; at = found.expected.find('"', at + 1)) {
        const std::size_t end = found.expected.find('"', at + 1);
        keys.insert(found.expected.substr(at + 1, end - at - 1));
        at = end;
    }
    CHECK_FALSE(contains(found.expected, " more"));
    return keys;
}

const json& resolved(const json& schema, const json& node) {
    if (!node.contains("$ref")) return node;
    return resolved(schema, schema.at(json::json_pointer{node.at("$ref").get<std::string>().substr(1)}));
}

/// The schema of the objects that a node allows; null where it allows none.
const json* object_schema(const json& schema, const json& node) {
    const json& here = resolved(schema, node);
    if (here.contains("properties")) return &here;
    if (here.contains("items")) return object_schema(schema, here.at("items"));
    if (!here.contains("oneOf")) return nullptr;
    for (const json& each : here.at("oneOf")) {
        if (const json* found = object_schema(schema, each)) return found;
    }
    return nullptr;
}

/// Compares an object of the schema with what the reader does at a place of the full map, and so on inside it.
void hold_to_code(const json& schema, const json& node, const std::string& pointer, std::size_t& objects) {
    CAPTURE(pointer);
    ++objects;
    CHECK(node.at("additionalProperties") == false);
    std::set<std::string> keys;
    std::set<std::string> required;
    if (node.contains("required")) required = node.at("required").get<std::set<std::string>>();
    const json map = json::parse(full_map);
    for (const auto& [key, child] : node.at("properties").items()) {
        CAPTURE(key);
        keys.insert(key);
        const json::json_pointer place{pointer + '/' + key};
        REQUIRE(map.contains(place));
        // `salary_total` cannot do without `teachers`: the one dependency between keys.
        if (key != "teachers") CHECK(faults_of(changed(pointer + '/' + key, "")).empty() == (required.count(key) == 0));
        CHECK((child.contains("title") || child.contains("$ref")));
        const json* inner = object_schema(schema, child);
        const json& value = map.at(place);
        if (inner != nullptr && value.is_object()) hold_to_code(schema, *inner, pointer + '/' + key, objects);
        if (inner != nullptr && value.is_array() && value[0].is_object()) {
            hold_to_code(schema, *inner, pointer + '/' + key + "/0", objects);
        }
    }
    CHECK(keys == keys_of_reader(pointer));
}

}  // namespace

TEST_CASE("The schema of column maps is what the reader does", "[column_map]") {
    const json schema = json::parse(file_text("schema/column_map.schema.json"));
    std::size_t objects = 0;
    hold_to_code(schema, schema, "", objects);
    // root, columns, pupils, total, needs with three that are objects, district facts, row filter
    CHECK(objects == 10);
    const json& year = schema.at("properties").at("school_year");
    CHECK(year.at("minimum") == nineways::first_price_level);
    CHECK(year.at("maximum") == nineways::last_price_level);
    CHECK(schema.at("properties").at("format").at("const") == nineways::io::column_map_format);
    const json& forms = object_schema(schema, schema.at("$defs").at("need"))->at("properties").at("as").at("enum");
    CHECK(forms.get<std::vector<std::string>>() ==
          std::vector<std::string>{nineways::io::need_form_names.begin(), nineways::io::need_form_names.end()});
}

TEST_CASE("The column map of Massachusetts is sound", "[column_map]") {
    const column_map map = parse_column_map(file_text("data/column_maps/massachusetts_2017.json"));
    CHECK(map.school_year == 2017);
    for (std::size_t g = 0; g < nineways::grade_count; ++g) {
        const std::string grade{nineways::grade_names[g]};
        CHECK(map.pupils[g] == std::vector<std::string>{(grade == "ungraded" ? "SP" : grade) + "_Enrollment"});
    }
}

#endif

}  // namespace column_map_test

// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/units.hpp>

namespace reader_test {

using namespace std::string_view_literals;
using nineways::fault;
using nineways::faults;
using nineways::detail::number_rule;
using nineways::io::document_reader;
using nineways::io::edit_distance;
using nineways::io::fault_list;
using nineways::io::json_document;
using nineways::io::nearest_name;
using nineways::io::parse_json;
using nineways::io::value_reader;

namespace {

enum class level { elementary, middle, high };
constexpr std::array level_names{"elementary"sv, "middle"sv, "high"sv};

struct school {
    std::string id;
    level kind{};
    std::vector<double> pupils;
};

struct district {
    std::string name;
    nineways::pupils enrolled{};
    int days = 180;
    bool rural = false;
    std::vector<school> schools;
};

constexpr number_rule any_pupils{.min = 0, .unit = "pupils"};
constexpr number_rule enrolled_rule{.min = 0, .max = 2e6, .unit = "pupils"};
constexpr number_rule days_rule{.min = 1, .max = 366, .unit = "days", .whole = true};

school read_school(value_reader value) {
    school out;
    auto object = value.object();
    object.read("id", out.id, {.min = 1, .max = 8});
    object.read("level", out.kind, level_names);
    for (const value_reader each : object.required("pupils").members({.min = 1, .max = 15}))
        out.pupils.push_back(each.number(any_pupils));
    object.finish();
    return out;
}

district read_district(const json_document& document, fault_list& log) {
    document_reader reader{document, log};
    district out;
    auto root = reader.root().object();
    root.read("name", out.name, {.min = 1, .max = 20});
    root.read("enrolled", out.enrolled, enrolled_rule);
    root.read_if("days", out.days, days_rule);
    root.read_if("rural", out.rural);
    for (const value_reader each : root.required("schools").elements()) out.schools.push_back(read_school(each));
    root.finish();
    return out;
}

faults faults_of(std::string_view text) {
    fault_list log;
    static_cast<void>(read_district(parse_json(text), log));
    return log.take();
}

const fault& only(const faults& found) {
    REQUIRE(found.size() == 1);
    return found[0];
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// The one fault of reading a value in one way, by a function of `value_reader`.
template <class Read>
fault fault_of(std::string_view text, Read read) {
    const json_document document = parse_json(text);
    fault_list log;
    document_reader reader{document, log};
    read(reader.root());
    REQUIRE(log.total() == 1);
    return log.take()[0];
}

}  // namespace

TEST_CASE("A document without faults is read in full", "[reader]") {
    const json_document document = parse_json(R"({
        "name": "Concord", "enrolled": 1250.0, "days": 185, "rural": true,
        "schools": [{"id": "a", "level": "high", "pupils": {"9": 300, "10": 310.5}},
                    {"pupils": {"K": 20}, "level": "elementary", "id": "b"}]})");
    fault_list log;
    const district read = read_district(document, log);
    CHECK(log.total() == 0);
    CHECK(read.name == "Concord");
    CHECK(read.enrolled == nineways::pupils{1250});
    CHECK(read.days == 185);
    CHECK(read.rural);
    REQUIRE(read.schools.size() == 2);
    CHECK(read.schools[0].kind == level::high);
    CHECK(read.schools[0].pupils == std::vector<double>{300, 310.5});
    CHECK(read.schools[1].id == "b");
    CHECK(read.schools[1].kind == level::elementary);
}

TEST_CASE("Every fault of a document is reported at once, by its pointer", "[reader]") {
    const auto found = faults_of(R"({
        "name": "", "enrolled": -5, "days": 180.5, "rual": true, "rural": "true",
        "schools": [{"id": "toolongname", "level": "hihg", "pupils": {"9": -1, "a/b": "30"}},
                    17,
                    {"id": "c", "level": "middle"}]})");
    REQUIRE(found.size() == 11);
    std::vector<std::string> places;
    for (const auto& each : found) places.push_back(each.place);
    CHECK(places == std::vector<std::string>{"/name", "/enrolled", "/days", "/rural", "/schools/0/id",
                                             "/schools/0/level", "/schools/0/pupils/9", "/schools/0/pupils/a~1b",
                                             "/schools/1", "/schools/2/pupils", "/rual"});
    CHECK(found[0].found == "\"\"");
    CHECK(found[0].expected == "a text of 1 to 20 characters");
    CHECK(found[1].found == "-5");
    CHECK(found[1].expected == "a number from 0 to 2000000 pupils");
    CHECK(found[2].expected == "a whole number from 1 to 366 days");
    CHECK(found[3].found == "\"true\"");
    CHECK(found[3].mend == "Take away the quotation marks.");
    CHECK(found[5].expected == "one of \"elementary\", \"middle\", \"high\"");
    CHECK(found[5].mend == "Did you mean \"high\"?");
    CHECK(found[6].expected == "a number of at least 0 pupils");
    CHECK(found[8].expected == "an object");
    CHECK(found[9].found == "nothing");
    CHECK(found[9].mend == "Add the key \"pupils\" to /schools/2.");
    CHECK(found[10].found == "\"rual\"");
    CHECK(found[10].mend == "Did you mean \"rural\"?");
}

TEST_CASE("A missing key says what it should hold", "[reader]") {
    const auto found = faults_of(R"({"name": "x", "schools": []})");
    CHECK(only(found).place == "/enrolled");
    CHECK(only(found).expected == "a number from 0 to 2000000 pupils");
    CHECK(only(found).mend == "Add the key \"enrolled\" to the document.");
}

TEST_CASE("One wrong container is one fault, not one for everything in it", "[reader]") {
    CHECK(only(faults_of("[]")).place.empty());
    CHECK(only(faults_of("[]")).expected == "an object");
    CHECK(only(faults_of(R"({"name": "x", "enrolled": 1, "schools": {}})")).place == "/schools");
    CHECK(only(faults_of(R"({"name": "x", "enrolled": 1, "schools": [null]})")).place == "/schools/0");
}

TEST_CASE("null is a value of its own kind, not an absent one", "[reader]") {
    const auto found = faults_of(R"({"name": "x", "enrolled": 1, "days": null, "schools": []})");
    CHECK(only(found).place == "/days");
    CHECK(contains(only(found).mend, "leave the key out"));
}

TEST_CASE("Values after a fault are inside the bounds", "[reader]") {
    const json_document document = parse_json(R"({"wrong": "x"})");
    fault_list log;
    document_reader reader{document, log};
    auto root = reader.root().object();
    const auto wrong = root.required("wrong");
    CHECK(wrong.number() == 0.0);
    CHECK(wrong.number({.min = 5, .max = 9}) == 5.0);
    CHECK(wrong.number({.min = -9, .max = -5}) == -5.0);
    const double positive = wrong.number({.min = 0, .max = 0.5, .above_min = true});
    CHECK(positive > 0.0);
    CHECK(positive <= 0.5);
    CHECK(wrong.number({.min = 3, .max = 7, .whole = true}) == 3.0);
    CHECK_FALSE(wrong.boolean());
    CHECK(wrong.enumerated(level_names) == 0);
    CHECK(log.total() == 7);
    CHECK(root.required("absent").text().empty());
    CHECK(root.required("absent").object().required("deeper").text().empty());
    CHECK(log.total() == 9);
}

TEST_CASE("Bounds include their ends unless the lower is excluded", "[reader]") {
    const auto accepts = [](std::string_view text, const number_rule& allowed) {
        const json_document document = parse_json(text);
        fault_list log;
        document_reader reader{document, log};
        static_cast<void>(reader.root().number(allowed));
        return log.total() == 0;
    };
    CHECK(accepts("0", {.min = 0, .max = 1}));
    CHECK(accepts("1", {.min = 0, .max = 1}));
    CHECK_FALSE(accepts("1.0000000000000002", {.min = 0, .max = 1}));
    CHECK_FALSE(accepts("-5e-324", {.min = 0, .max = 1}));
    CHECK_FALSE(accepts("0", {.min = 0, .max = 1, .above_min = true}));
    CHECK(accepts("5e-324", {.min = 0, .max = 1, .above_min = true}));
    CHECK(accepts("-1.7e308", {}));
    CHECK(number_rule{.min = 0, .above_min = true}.words() == "a number above 0");
    CHECK(number_rule{.max = 3, .unit = "hours"}.words() == "a number of at most 3 hours");
    CHECK(number_rule{.unit = "dollars"}.words() == "a number of dollars");
}

TEST_CASE("Whole numbers may be written with a point or an exponent", "[reader]") {
    const json_document document = parse_json("[5, 5.0, 5e0, -0, 9007199254740992]");
    fault_list log;
    document_reader reader{document, log};
    std::vector<double> read;
    for (const value_reader each : reader.root().elements())
        read.push_back(each.number({.min = -9007199254740992.0, .max = 9007199254740992.0, .whole = true}));
    CHECK(log.total() == 0);
    CHECK(read == std::vector<double>{5, 5, 5, 0, 9007199254740992.0});
}

TEST_CASE("Lengths are checked, of texts in characters", "[reader]") {
    const json_document accents = parse_json("\"\xC3\xA9\xC3\xA9\xC3\xA9\"");
    fault_list log;
    document_reader reader{accents, log};
    CHECK(reader.root().text({.max = 3}).size() == 6);
    CHECK(log.total() == 0);
    CHECK(reader.root().text({.max = 2}).empty());
    const faults found = log.take();
    CHECK(only(found).expected == "a text of at most 2 characters");
    CHECK(only(found).mend == "It has 3.");

    const fault list = fault_of("[1, 2, 3]", [](value_reader root) {
        for (const value_reader each : root.elements({.min = 5, .max = 5}))
            FAIL("a list of the wrong length is not visited, but " << each.place() << " was");
    });
    CHECK(list.expected == "an array of 5 values");
    const fault object = fault_of("{}", [](value_reader root) {
        CHECK(root.members({.min = 1}).size() == 0);
    });
    CHECK(object.expected == "an object of at least 1 keys");
}

TEST_CASE("What was found is shown in at most sixty bytes", "[reader]") {
    const fault found = fault_of("[\"" + std::string(1000, 'x') + "\"]",
                                 [](value_reader root) { static_cast<void>(root.boolean()); });
    CHECK(found.found.size() <= 60);
    CHECK(found.found.substr(0, 4) == "[\"xx");
}

TEST_CASE("A caller's own check files a fault at the value", "[reader]") {
    const json_document document = parse_json(R"({"schools": [{"id": "a"}, {"id": "a"}]})");
    fault_list log;
    document_reader reader{document, log};
    auto root = reader.root().object();
    std::string last;
    for (const value_reader each : root.required("schools").elements()) {
        auto object = each.object();
        const auto id = object.required("id");
        if (id.text() == last) id.reject("an id of its own", "Rename one of the two schools.");
        last = id.text();
        CHECK(object.self().place() == "/schools/" + std::to_string(each.index()));
    }
    CHECK(only(log.take()) == fault{"/schools/1/id", "\"a\"", "an id of its own", "Rename one of the two schools."});
}

TEST_CASE("Objects of any size know which of their keys were asked for", "[reader]") {
    std::string text;
    std::vector<std::string> keys;
    for (int i = 0; i < 200; ++i) keys.push_back("key_number_" + std::to_string(i));
    for (std::size_t i = 200; i-- > 0;)  // against the order of asking
        text += (text.empty() ? "{\"" : ",\"") + keys[i] + "\":" + std::to_string(i);
    const json_document document = parse_json(text + "}");
    fault_list log;
    document_reader reader{document, log};
    auto root = reader.root().object();
    for (std::size_t i = 0; i < 200; ++i) {
        if (i == 7 || i == 150) continue;
        REQUIRE(root.required(keys[i]).number() == static_cast<double>(i));
    }
    CHECK_FALSE(root.finish());
    const faults found = log.take();
    REQUIRE(found.size() == 2);
    CHECK(found[0].place == "/key_number_150");
    CHECK(found[1].place == "/key_number_7");
}

TEST_CASE("A thousand equal faults of a document make a short report", "[reader]") {
    std::string text = R"({"name": "x", "enrolled": 1, "schools": [17)";
    for (int i = 1; i < 1000; ++i) text += ", 17";
    const auto found = faults_of(text + "]}");
    REQUIRE(found.size() == 100);
    CHECK(contains(found[99].found, "and 900 more"));
    CHECK(found[99].place == "/schools/99");
}

TEST_CASE("Names are suggested for slips, not for other words", "[reader]") {
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("enrollment", "enrolment") == 1);
    CHECK(edit_distance("name", "nmae") == 1);
    CHECK(edit_distance("Pupils", "pupils") == 0);
    CHECK(edit_distance("", "ab") == 2);
    CHECK(edit_distance("school", "district") == 3);
    constexpr std::array known{"pupils"sv, "rooms"sv, "pupil_minutes"sv, "id"sv};
    CHECK(nearest_name("pupil", known) == "pupils"sv);
    CHECK(nearest_name("room", known) == "rooms"sv);
    CHECK(nearest_name("pupilminutes", known) == "pupil_minutes"sv);
    CHECK_FALSE(nearest_name("salary", known).has_value());
    CHECK_FALSE(nearest_name("at", known).has_value());
    CHECK_FALSE(nearest_name("", known).has_value());
}

}  // namespace reader_test

// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include <nineways/fault.hpp>
#include <nineways/io/json.hpp>

namespace json_test {

using nineways::fault;
using nineways::faults;
using nineways::io::json_document;
using nineways::io::json_kind;
using nineways::io::json_value;
using nineways::io::json_excerpt;
using nineways::io::parse_json;
using nineways::io::read_json;
using nineways::io::write_json;

namespace {

faults faults_of(std::string_view text) {
    try {
        static_cast<void>(parse_json(text));
    } catch (const nineways::invalid_input& refused) {
        return refused.all();
    }
    return {};
}

using json = nlohmann::ordered_json;  // another library's values, to compare with

json as_other(const json_value& value) {
    switch (value.kind()) {
        case json_kind::boolean: return value.boolean();
        case json_kind::number: return value.number();
        case json_kind::text: return std::string{value.text()};
        case json_kind::array: {
            json all = json::array();
            for (const json_value each : value) all.push_back(as_other(each));
            REQUIRE(all.size() == value.size());
            return all;
        }
        case json_kind::object: {
            json all = json::object();
            for (const json_value each : value) all[std::string{each.key()}] = as_other(each);
            REQUIRE(all.size() == value.size());
            return all;
        }
        case json_kind::unread: return json::value_t::discarded;
        default: return nullptr;
    }
}

json value_of(std::string_view text) { return as_other(parse_json(text).root()); }
std::string rewritten(std::string_view text, bool pretty = false) {
    return write_json(parse_json(text).root(), pretty);
}

/// The one fault of a text; where there is not exactly one, a fault that matches nothing.
fault only_fault(std::string_view text) {
    const faults found = faults_of(text);
    CAPTURE(text, found.size());
    CHECK(found.size() == 1);
    return found.size() == 1 ? found[0] : fault{};
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

constexpr std::string_view small_document = R"({
  "name": "Typical \u00e9cole \"A\"",
  "pupils": 25000,
  "share": 0.125,
  "money": -1.5e6,
  "schools": [{"id": "s1", "rooms": [1, 2, 3]}, {"id": "s2", "rooms": []}],
  "closed": false,
  "note": null,
  "nothing": {}
})";

}  // namespace

TEST_CASE("A document is read with its keys in order", "[json]") {
    const json value = value_of(small_document);
    REQUIRE(value.is_object());
    CHECK(value.begin().key() == "name");
    CHECK(value.at("name") == "Typical \xC3\xA9" "cole \"A\"");
    CHECK(value.at("pupils").get<int>() == 25000);
    CHECK(value.at("money").get<double>() == -1500000.0);
    CHECK(value.at("schools").at(0).at("rooms").size() == 3);
    CHECK(value.at("schools").at(1).at("rooms").empty());
    CHECK(value.at("note").is_null());
    CHECK(value.size() == 8);
    CHECK(value == json::parse(small_document));
}

TEST_CASE("Whatever stands alone may be a document", "[json]") {
    CHECK(value_of(" 12 ").get<int>() == 12);
    CHECK(value_of("\"\"").get<std::string>().empty());
    CHECK(value_of("true") == true);
    CHECK(value_of("null").is_null());
    CHECK(value_of("\xEF\xBB\xBF[]").is_array());
}

TEST_CASE("Escapes stand for their characters", "[json]") {
    CHECK(value_of(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
    CHECK(value_of(R"("\u0041\u00E9\u20ac\uD83D\ude00")") == "A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    CHECK(value_of(R"("a\u0000b")").get<std::string>() == std::string("a\0b", 3));
}

TEST_CASE("Numbers keep their value, or are a fault", "[json]") {
    CHECK(value_of("9007199254740992").get<std::int64_t>() == 9007199254740992);
    CHECK(value_of("-9007199254740991").get<std::int64_t>() == -9007199254740991);
    CHECK(value_of("0.1").get<double>() == 0.1);
    CHECK(value_of("5.0") == value_of("5"));
    CHECK(std::signbit(value_of("-0").get<double>()));
    CHECK(std::signbit(value_of("-0.0").get<double>()));

    // Exactly representable though long, or just how JavaScript writes the double.
    CHECK(value_of("18446744073709551616").get<double>() == 18446744073709551616.0);
    CHECK(value_of("18446744073709552000").get<double>() == 18446744073709551616.0);
    CHECK(value_of("10000000000000000000000").get<double>() == 1e22);

    for (const char* text : {"9007199254740993", "-9007199254740993", "12345678901234567890",
                             "100000000000000000000000"}) {  // 10^23 lies between two doubles
        const fault found = only_fault(std::string{"{\"seed\":"} + text + "}");
        CHECK(found.place == "/seed");
        CHECK(contains(found.found, text));
        CHECK(contains(found.mend, "cannot be kept exactly"));
    }
    CHECK(only_fault("[0, 1e999]").place == "/1");
    CHECK(contains(only_fault("[0, 1e999]").found, "1e999"));
    CHECK(only_fault("[-1e-999]").place == "/0");
    CHECK(only_fault(std::string(400, '9')).place.empty());
}

TEST_CASE("Every key written twice is named by its pointer", "[json]") {
    const auto found = faults_of(R"({"a/b": [{}, {"x~y": 1, "x~y": 2, "x~y": 3}], "c": 0,
        "c": 1})");
    REQUIRE(found.size() == 3);
    CHECK(found[0].place == "/a~1b/1/x~0y");
    CHECK(contains(found[0].found, "row 1, column 25"));
    CHECK(contains(found[1].found, "row 1, column 35"));
    CHECK(found[2].place == "/c");
    CHECK(contains(found[2].found, "row 2, column 9"));

    // Objects of many keys take another way.
    std::string many = "{";
    for (int i = 0; i < 100; ++i) many += "\"k" + std::to_string(i % 97) + "\":" + std::to_string(i) + ",";
    many.back() = '}';
    const auto repeated = faults_of(many);
    REQUIRE(repeated.size() == 3);
    CHECK(repeated[0].place == "/k0");
    CHECK(repeated[2].place == "/k2");
    CHECK(faults_of(R"({"a": {"a": 1}, "b": {"a": 1}})").empty());
}

TEST_CASE("Pointers lead through objects and arrays, past what was read before", "[json]") {
    const auto found = faults_of(
        R"({"z": {"y": [1]}, "a": {"k": 0, "b": [[], {"m": {}, "c": NaN, "d": {"e": 1, "e": 2}}],
            "f": {"g": 1e999}}})");
    REQUIRE(found.size() == 3);
    CHECK(found[0].place == "/a/b/1/c");
    CHECK(found[1].place == "/a/b/1/d/e");
    CHECK(found[2].place == "/a/f/g");
}

TEST_CASE("NaN and infinity have a clear mend", "[json]") {
    const auto found = faults_of(R"({"a": NaN, "b": [Infinity, -Infinity], "c": -nan})");
    REQUIRE(found.size() == 4);
    CHECK(found[0].place == "/a");
    CHECK(found[1].place == "/b/0");
    CHECK(found[2].place == "/b/1");
    CHECK(contains(found[2].found, "-Infinity"));
    CHECK(found[3].place == "/c");
    for (const auto& each : found) CHECK(contains(each.mend, "NaN or infinity"));
}

TEST_CASE("A syntax error says where, what and what to do", "[json]") {
    struct slip {
        std::string_view text, place, found, expected, mend;
    };
    const slip slips[] = {
        {"{\"a\" 1}", "row 1, column 6", "1}", "a colon after the key \"a\"", "colon"},
        {"{a: 1}", "row 1, column 2", "a: 1}", "a key in double quotation marks", "double quotation marks"},
        {"{'a': 1}", "row 1, column 2", "'a'", "a key", "double quotation marks"},
        {"{\"a\": 1\n \"b\": 2}", "row 2, column 2", "\"b\": 2}", "} to close the object opened at row 1", "comma"},
        {"[1}", "row 1, column 3", "}", "] to close the array", "close"},
        {"[1,,2]", "row 1, column 4", ",2]", "a value", "comma"},
        {"[1,]", "row 1, column 3", ", and then ]", "no comma", "Take out the comma"},
        {"{\"a\":1,}", "row 1, column 7", ", and then }", "no comma", "Take out the comma"},
        {"{} x", "row 1, column 4", "x", "the end of the document", "Take out"},
        {"// note\n{}", "row 1, column 1", "// note", "a value", "no comments"},
        {"[\xE2\x80\x9Cx\xE2\x80\x9D]", "row 1, column 2", "\xE2\x80\x9Cx", "a value", "curly"},
        {"[007]", "row 1, column 2", "007", "a number", "Write 7:"},
        {"[+5]", "row 1, column 2", "+5", "a number", "Write 5:"},
        {"[.5]", "row 1, column 2", ".5", "a number", "Write 0.5:"},
        {"[1.]", "row 1, column 2", "1.", "a number", "Write 1:"},
        {"[0x1F]", "row 1, column 2", "0x1F", "a number", "plain decimal number"},
        {"[True]", "row 1, column 2", "True", "true", "small letters: true"},
        {"[undefined]", "row 1, column 2", "undefined", "null", "Write null"},
        {"[\"C:\\data\"]", "row 1, column 5", "\\d", "an escape", "backslash itself as \\\\"},
        {"[\"\\ud800\"]", "row 1, column 3", "\\ud800", "surrogate pair", "UTF-8"},
        {"[\"\\u12\"]", "row 1, column 3", "\\u12", "four hexadecimal digits", "four digits"},
        {"[\"a\tb\"]", "row 1, column 4", "a tab", "printable", "\\t"},
        {"[\"a\nb\"]", "row 1, column 4", "a line break", "text begun at row 1, column 2", "\\n"},
    };
    for (const auto& slip : slips) {
        const fault found = only_fault(slip.text);
        CAPTURE(slip.text, found.place, found.found, found.expected, found.mend);
        CHECK(found.place == slip.place);
        CHECK(found.found.substr(0, slip.found.size()) == slip.found);
        CHECK(contains(found.expected, slip.expected));
        CHECK(contains(found.mend, slip.mend));
        CHECK(!contains(found.found + found.expected + found.mend, "json.exception"));
    }
    CHECK(only_fault("[1, " + std::string(100, ':') + "]").found.size() <= 30);
}

TEST_CASE("A text that is cut off says so", "[json]") {
    for (const char* end : {"", "\"b", "\"b\"", "\"b\":", "\"b\": tr", "\"b\": 1", "\"b\": -",
                            "\"b\": 2, ", "\"b\": \"\\"}) {
        const fault found = only_fault(std::string{"{\"a\": [1, {"} + end);
        CHECK(found.found == "the end of the text");
        CHECK(contains(found.mend, "cut off: 3 brackets are still open"));
    }
}

TEST_CASE("Faults of several kinds are found in one reading", "[json]") {
    const auto found =
        faults_of(R"({"a": 1, "a": 2, "b": NaN, "c": 1e999, "d": 01, "e": "\q", "f": [1,], "g" 1})");
    REQUIRE(found.size() == 6);  // the last slip ends the reading before the object closes: its keys are not compared
    CHECK(found[0].place == "/b");
    CHECK(found[1].place == "/c");
    CHECK(found[5].expected == "a colon after the key \"g\"");
}

TEST_CASE("A text with faults is read on, and what is not understood is marked", "[json]") {
    nineways::detail::fault_list log;
    log.add("others", {"earlier", "", "", ""});
    const auto document = read_json(R"({"a": [1, NaN, 1e999, 12345678901234567890, 007, yes, "\q", "tab	", "fine\n"],
        "b": {"\ud800": 1, "c": NaN}, "list": [1, {"d": 2},], "twice": {"x": 1, "y": 2, "x": NaN, "z": 3}})", log);
    REQUIRE(document);
    const json value = as_other(document->root());
    const json& a = value.at("a");
    REQUIRE(a.size() == 9);
    CHECK(a[0] == 1);
    for (std::size_t i = 1; i < 8; ++i) {
        CAPTURE(i);
        CHECK(a[i].is_discarded());
    }
    CHECK(a[8] == "fine\n");
    CHECK(value.at("b").is_discarded());  // nobody knows which key it has
    CHECK(value.at("list") == value_of(R"([1, {"d": 2}])"));
    CHECK(write_json(document->root().find("twice")) == R"({"x":1,"y":2,"z":3})");  // the first of those with the same key

    const faults found = log.take();
    REQUIRE(found.size() == 13);  // the earlier one, seven in the array, two in "b", a comma, a NaN and a key
    CHECK(found[0].place == "earlier");
    CHECK(found[12].place == "/twice/x");

    // The keys of a large object are compared in another way.
    std::string many = "{";
    for (int i = 0; i < 200; ++i) many += "\"k" + std::to_string(i % 97) + "\":" + std::to_string(i) + ",";
    many.back() = '}';
    const auto once = read_json(many, log);
    REQUIRE(once);
    REQUIRE(once->root().size() == 97);
    CHECK(once->root().find("k96").number() == 96);
    CHECK(log.total() == 103);
}

TEST_CASE("A text in which a place is lost has no value", "[json]") {
    for (const char* text : {"", "[1, 2", "{\"a\" 1}", "[1 2]", "{} {}", "\"no end", "\xFF\xFE{", "[[]"}) {
        nineways::detail::fault_list log;
        CAPTURE(text);
        CHECK_FALSE(read_json(text, log));
        CHECK(log.take().size() == 1);
    }
}

TEST_CASE("A text or key that is not UTF-8 is not taken for what was meant", "[json]") {
    nineways::detail::fault_list log;
    const auto document = read_json("{\"a\": \"Caf\xE9\", \"b\": \"caf\xC3\xA9\", \"c\": {\"\xE9\": 1}}", log);
    REQUIRE(document);
    const json value = as_other(document->root());
    CHECK(value.at("a").is_discarded());
    CHECK(value.at("b") == "caf\xC3\xA9");
    CHECK(value.at("c").is_discarded());
    CHECK(log.total() == 2);
}

TEST_CASE("An empty text is no document", "[json]") {
    CHECK(only_fault("").found == "an empty text");
    CHECK(only_fault(" \n\t ").found == "nothing but spaces");
    CHECK(only_fault("\xEF\xBB\xBF").found == "an empty text");
}

TEST_CASE("Other encodings are recognised", "[json]") {
    using namespace std::string_view_literals;
    CHECK(contains(only_fault("\xFF\xFE{\0}\0"sv).found, "UTF-16"));
    CHECK(contains(only_fault("\xFE\xFF\0{\0}"sv).found, "UTF-16"));
    CHECK(contains(only_fault("\xFF\xFE\0\0{\0\0\0"sv).found, "UTF-32"));
    CHECK(contains(only_fault("{\0\"\0"sv).found, "UTF-16"));
    CHECK(contains(only_fault("\0{\0\""sv).mend, "UTF-8"));

    const fault latin = only_fault("{\"name\":\n \"Caf\xE9 Street\"}");
    CHECK(latin.place == "row 2, column 6");
    CHECK(latin.found == "byte E9");
    CHECK(contains(latin.mend, "Latin-1"));

    // One line for each of the first ten; the last of them counts the others.
    const auto many = faults_of("[\"" + std::string(500, '\xE9') + "\"]");
    REQUIRE(many.size() == 10);
    CHECK(many[9].found == "byte E9 (and 490 more bytes that are not UTF-8)");
    CHECK(contains(faults_of("\"" + std::string(20'000, '\xFF')).back().found, "more than 10000"));
}

TEST_CASE("Nesting goes to 128 levels and no further", "[json]") {
    const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
    CHECK(rewritten(nested(128)) == nested(128));
    CHECK(contains(only_fault(nested(129)).found, "deeper than 128"));
    CHECK(only_fault(nested(129)).place == "row 1, column 129");
    CHECK(contains(only_fault(std::string(100'000, '[')).found, "deeper than 128"));
    std::string objects;
    for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
    CHECK(contains(only_fault(objects).found, "deeper than 128"));
}

TEST_CASE("A text over 128 MB is refused before it is read", "[json]") {
    const std::string huge(nineways::io::max_input_bytes + 1, '[');
    CHECK(only_fault(huge).expected == "at most 128 MB");
}

TEST_CASE("More faults of a kind than are listed are counted", "[json]") {
    std::string text = "[NaN";
    for (int i = 1; i < 413; ++i) text += ",NaN";
    const auto found = faults_of(text + ",1e999]");
    REQUIRE(found.size() == 101);
    CHECK(found[99].place == "/99");
    CHECK(contains(found[99].found, "(and 313 more numbers that are not finite)"));
    CHECK(found[100].place == "/413");
}

// Every text was checked against JSON.stringify by hand of ECMA-262, 25.5.2.
TEST_CASE("Values are written as JavaScript writes them", "[json]") {
    CHECK(rewritten(small_document) ==
          "{\"name\":\"Typical \xC3\xA9" "cole \\\"A\\\"\",\"pupils\":25000,\"share\":0.125,\"money\":-1500000,"
          "\"schools\":[{\"id\":\"s1\",\"rooms\":[1,2,3]},{\"id\":\"s2\",\"rooms\":[]}],"
          "\"closed\":false,\"note\":null,\"nothing\":{}}");
    CHECK(rewritten(R"({"a":[1,{"b":[]}],"c":{}})", true) ==
          "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}");
    const std::string written = "\"\\u0001\\u001f\\b\\f\\n\\r\\t\\\"\\\\/\x7f\"";
    CHECK(value_of(written) == std::string("\x01\x1f\b\f\n\r\t\"\\/\x7f"));
    CHECK(rewritten(written) == written);
    CHECK(rewritten("[-0, -0.0, 5.0, 1e21, 1e-7, 1152921504606846976]") ==
          "[0,0,5,1e+21,1e-7,1152921504606847000]");
}

TEST_CASE("An excerpt is at most sixty bytes and ends between characters", "[json]") {
    CHECK(json_excerpt(parse_json(R"({"a": [1, "x"]})").root()) == R"({"a":[1,"x"]})");
    CHECK(json_excerpt(parse_json('"' + std::string(500, 'x') + '"').root()) == "\"" + std::string(56, 'x') + "\xE2\x80\xA6");
    std::string accents;
    for (int i = 0; i < 100; ++i) accents += "\xC3\xA9";
    const std::string cut = json_excerpt(parse_json("{\"k\":\"" + accents + "\"}").root());
    CHECK(cut.size() <= 60);
    CHECK(nineways::io::first_invalid_utf8(cut) == std::string_view::npos);
}

TEST_CASE("Cut and mutated documents are refused or read, and then agree with another reader", "[json]") {
    std::mt19937 random{12345};
    const std::string original{small_document};
    constexpr std::string_view spice = "{}[]\",:\\0123456789.-+eEtrufalsn \n\t/'u\xC3\xA9\xFF";
    int read = 0;
    const auto check = [&](const std::string& text) {
        try {
            const json_document document = parse_json(text);
            const json value = as_other(document.root());
            ++read;
            REQUIRE(json::accept(text));
            REQUIRE(value == json::parse(text));
            REQUIRE(value_of(write_json(document.root())) == value);
            REQUIRE(value_of(write_json(document.root(), true)) == value);
        } catch (const nineways::invalid_input& refused) {
            REQUIRE_FALSE(refused.all().empty());
            for (const auto& each : refused.all()) {
                REQUIRE_FALSE(each.expected.empty());
                REQUIRE_FALSE(each.mend.empty());
                REQUIRE(nineways::io::first_invalid_utf8(each.found) == std::string_view::npos);
            }
        }
    };
    for (std::size_t size = 0; size < original.size(); ++size) check(original.substr(0, size));
    CHECK(read == 0);
    for (int round = 0; round < 4000; ++round) {
        std::string text = original;
        const auto changes = 1 + random() % 3;
        for (unsigned i = 0; i < changes; ++i) {
            const auto at = random() % text.size();
            const char c = spice[random() % spice.size()];
            switch (random() % 3) {
                case 0: text[at] = c; break;
                case 1: text.insert(text.begin() + static_cast<std::ptrdiff_t>(at), c); break;
                default: text.erase(at, 1 + random() % 5); break;
            }
        }
        check(text);
    }
    CHECK(read > 100);  // otherwise the mutations would prove little
}

}  // namespace json_test

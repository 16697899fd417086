// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/io/formula_json.hpp>

#include "small_formula.hpp"

namespace formula_json_test {

using namespace small_formula;

namespace {

std::string line(const std::string& keys) { return inputs + R"j("lines": [{"id": "paid", )j" + keys + "}]"; }
std::string place(const std::string& parts) { return resolved(parts).place(); }
std::string place_of_line(const std::string& keys) { return place(line(keys)); }
std::string place_of_input(const std::string& keys) {
    return place(R"j("inputs": [{"id": "n", )j" + keys + R"j(}], "lines": [{"id": "paid", "value": "1"}])j");
}

}  // namespace

TEST_CASE("a formula is read as it is written", "[formula]") {
    const ran r = resolved(R"j("note": "N", "sets": [{"id": "s", "title": "S", "members": ["a", "2013_14"]}],
        "parameters": [{"id": "p", "title": "P", "unit": "dollars", "source": "law", "note": "x", "over": ["s"], "value": {"2013_14": 2, "a": 1}}],
        "inputs": [{"id": "n", "least": -1, "most": 5, "blank": "none", "round": {"half_even": 3}, "ending": "%", "from": "prior"},
        {"id": "t", "kind": "text"}], "groups": [{"id": "g", "title": "G", "input": "t"}],
        "lines": [{"id": "paid", "value": "n", "round": {"truncate": -2}},
        {"id": "share", "pool": "sum(n)", "by": "n", "round": {"largest_remainder": 2}},
        {"id": "left", "amount": "1", "into": [{"id": "one", "title": "One", "up_to": "2"}]},
        {"id": "z", "level": "all", "so_that": "z = 1", "start": ["0", "3"], "tolerance": "0.5"},
        {"id": "y", "level": "all", "so_that": "y = 1", "from": "0", "to": "3"}],
        "checks": [{"that": "n > 0", "level": "g", "otherwise": "W"}], "parts": ["paid"])j");
    const formula& f = r.rules;
    CHECK(r.place() == "/checks/0/that");  // n is none of the group's
    CHECK(f.note == "N");
    CHECK(f.sets[0].members == std::vector<std::string>{"a", "2013_14"});
    CHECK(f.parameters[0].words.source == "law");
    CHECK(f.parameters[0].values == std::vector<double>{1, 2});  // in the order of the set
    CHECK(f.inputs[0].least == -1);
    CHECK(f.inputs[0].most == 5);
    CHECK(f.inputs[0].may_be_blank);
    CHECK(f.inputs[0].read.rule == rounding_rule::half_even);
    CHECK(f.inputs[0].read.places == 3);
    CHECK(f.inputs[0].ending == "%");
    CHECK(f.inputs[0].table == input_table::prior);
    CHECK(f.inputs[1].is_text);
    CHECK(f.lines[0].rounding.rule == rounding_rule::truncate);
    CHECK(f.lines[0].rounding.places == -2);
    CHECK(f.lines[1].kind == line_kind::allocate);
    CHECK(f.lines[1].largest_remainder);
    CHECK(f.lines[2].kind == line_kind::waterfall);
    CHECK(f.lines[2].into[0].title == "One");
    CHECK(f.lines[3].solution.by_secant);
    CHECK(f.lines[3].solution.to.text == "3");
    CHECK(!f.lines[4].solution.by_secant);
    CHECK(f.lines[4].solution.tolerance.empty());
    CHECK(f.parts == std::vector<std::string>{"paid"});
}

TEST_CASE("a rounding is one rule and its places, or none", "[formula]") {
    const auto of = [](const char* round) {
        return place_of_line(R"j("value": "n", "round": )j" + std::string{round});
    };
    CHECK(of(R"j({"up": -15})j") == "0 faults");
    CHECK(of(R"j("none")j") == "0 faults");
    CHECK(of("{}") == "/lines/0/round");
    CHECK(of("2") == "/lines/0/round");
    CHECK(of(R"j("half_up")j") == "/lines/0/round");
    CHECK(of(R"j({"half_up": 0, "truncate": 2})j") == "/lines/0/round");
    CHECK(of(R"j({"half_up": 1.5})j") == "/lines/0/round/half_up");
    CHECK(of(R"j({"half_up": 16})j") == "/lines/0/round/half_up");
    CHECK(of(R"j({"largest_remainder": 0})j") != "0 faults");  // of pools only
    CHECK(place_of_line(R"j("pool": "6", "by": "n", "round": {"largest_remainder": 0})j") == "0 faults");
    CHECK(place_of_line(R"j("pool": "6", "by": "n", "round": {"largest_remainder": 0, "half_up": 0})j") != "0 faults");
}

TEST_CASE("ids are small letters, digits and _, and no words of the language", "[formula]") {
    const auto of = [](const std::string& id) {
        return place(R"j("lines": [{"id": "paid", "value": "1"}, {"id": ")j" + id + R"j(", "value": "1"}])j");
    };
    for (const char* id : {"a", "a_1", "total_aid", "sums"}) CHECK(of(id) == "0 faults");
    for (const char* id : {"A", "1a", "_a", "a-b", "a b", "é", "and", "by", "none", "all", "sum", "if", "round"})
        CHECK(of(id) == "/lines/1/id");
    const auto member = [](const std::string& id) {
        return place(R"j("sets": [{"id": "s", "members": [")j" + id +
                     R"j("]}], "lines": [{"id": "paid", "value": "1"}])j");
    };
    for (const char* id : {"a", "2013_14", "9", "sum"}) CHECK(member(id) == "0 faults");
    for (const char* id : {"9-12", "K", "all", "none"}) CHECK(member(id) == "/sets/0/members/0");
}

TEST_CASE("what a line or an input lacks, or has too much, is told", "[formula]") {
    CHECK(place_of_line(R"j("title": "P")j") == "/lines/0/value");
    CHECK(place_of_line(R"j("pool": "1")j") == "/lines/0/by");
    CHECK(place_of_line(R"j("value": "n", "by": "n")j") == "/lines/0/by");
    CHECK(place_of_line(R"j("value": "n", "so_that": "n = 1", "level": "all", "from": "0", "to": "1")j") ==
          "/lines/0/value");
    CHECK(place_of_line(R"j("level": "all", "so_that": "paid = 1", "start": ["0", "1"])j") == "/lines/0/tolerance");
    CHECK(place_of_line(R"j("level": "all", "so_that": "paid = 1", "from": "0")j") == "/lines/0/to");
    CHECK(place_of_line(R"j("value": "n +")j") == "/lines/0/value");
    CHECK(place_of_line(R"j("value": 7)j") == "/lines/0/value");
    CHECK(place_of_line(R"j("value": "")j") == "/lines/0/value");
    CHECK(place_of_line(R"j("value": "n", "vlaue": "n")j") == "/lines/0/vlaue");
    CHECK(place_of_input(R"j("least": 5, "most": 1)j") == "/inputs/0");
    CHECK(place_of_input(R"j("kind": "words")j") == "/inputs/0/kind");
    CHECK(place_of_input(R"j("kind": "text", "ending": "%")j") == "/inputs/0/ending");
    CHECK(place_of_input(R"j("blank": "zero")j") == "/inputs/0/blank");
    CHECK(place_of_input(R"j("from": "last")j") == "/inputs/0/from");
    const auto parameter = [](const std::string& value) {
        return place(
            R"j("sets": [{"id": "s", "members": ["a", "b"]}], "parameters": [{"id": "p", "over": ["s"], "value": )j" +
            value + R"j(}], "lines": [{"id": "paid", "value": "1"}])j");
    };
    CHECK(parameter(R"j({"a": 1, "b": 2})j") == "0 faults");
    CHECK(parameter(R"j({"a": 1})j") == "/parameters/0/value/b");
    CHECK(parameter(R"j({"a": 1, "b": 2, "c": 3})j") == "/parameters/0/value/c");
    CHECK(parameter(R"j({"a": 1, "b": "2"})j") == "/parameters/0/value/b");
    CHECK(parameter("1") != "0 faults");
    CHECK(place(R"j("lines": [])j") != "0 faults");
    CHECK(place(R"j("lines": [{"id": "paid", "value": "1"}], "line": [])j") == "/line");
}

}  // namespace formula_json_test

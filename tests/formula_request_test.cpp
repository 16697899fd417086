// SPDX-License-Identifier: MIT
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/io/formula_request.hpp>

#include "small_formula.hpp"

namespace formula_request_test {

using namespace small_formula;

namespace {

struct asked {
    io::funded_units all;
    bool sound = false;
    faults found;

    [[nodiscard]] const std::vector<double>& values(std::size_t parameter) const {
        return all.rules.parameters.at(parameter).values;
    }
    [[nodiscard]] std::string place() const {
        return found.size() == 1 ? found[0].place : std::to_string(found.size()) + " faults";
    }
};

/// A request of these keys: its formula is read, its tables too, and run where there are any.
asked ask(const std::string& keys) {
    asked out;
    io::fault_list log;
    const auto text = io::read_json("{" + keys + "}", log);
    REQUIRE(text);
    io::document_reader reading{*text, log};
    io::object_reader request = reading.root().object();
    out.sound = io::read_formula_request(request, out.all, log);
    std::deque<io::named_table> tables;
    if (keys.find("\"units\":") != std::string::npos) tables = io::detail::read_named_tables(request);
    std::vector<io::renamed_column> renamed;
    if (const io::value_reader map = request.optional("map"); map && out.sound) {
        std::vector<std::string_view> names;
        io::detail::add_input_names(names, out.all);
        renamed = io::detail::read_renamed_columns(map, names);
    }
    request.finish();
    for (io::named_table& each : tables) io::detail::parse_table(each, log);
    if (log.empty() && !tables.empty()) io::fund_units(out.all, tables, renamed, log);
    out.found = log.take();
    return out;
}

const std::string with_weights = R"j("formula": )j" + document(R"j("sets": [{"id": "band", "members": ["a", "b"]},
    {"id": "year", "members": ["1", "2", "3"]}], "parameters": [{"id": "base", "value": 100},
    {"id": "w", "over": ["band", "year"], "value": {"a": {"1": 11, "2": 12, "3": 13}, "b": {"1": 21, "2": 22, "3": 23}}}],
    "inputs": [{"id": "n"}], "lines": [{"id": "paid", "value": "n * base + w[b, 2]"}])j");

asked edited(const std::string& parameters) { return ask(with_weights + R"j(, "parameters": )j" + parameters); }

using v = std::vector<double>;

}  // namespace

TEST_CASE("parameters are set whole, in part and by their columns; the rest stays", "[formula]") {
    const asked none = ask(with_weights);
    CHECK(none.sound);
    CHECK(none.values(1) == v{11, 12, 13, 21, 22, 23});
    const asked base = edited(R"j({"base": 4200.5})j");
    CHECK(base.values(0) == v{4200.5});
    CHECK(base.values(1) == v{11, 12, 13, 21, 22, 23});
    CHECK(edited(R"j({"w": {"b": {"2": 0, "3": -1}}})j").values(1) == v{11, 12, 13, 21, 0, -1});
    CHECK(edited(R"j({"w": {"a": {"1": 1, "2": 2, "3": 3}, "b": {"1": 4}}})j").values(1) == v{1, 2, 3, 4, 22, 23});
    CHECK(edited(R"j({"w_a_3": 7, "w_b_1": 8})j").values(1) == v{11, 12, 7, 8, 22, 23});
    // Later keys win.
    CHECK(edited(R"j({"w": {"b": {"2": 1}}, "w_b_2": 2})j").values(1) == v{11, 12, 13, 21, 2, 23});
    CHECK(edited("{}").found.empty());
    // The program has them too.
    const asked program = edited(R"j({"base": 3, "w_b_2": 5})j");
    REQUIRE(program.found.empty());
    v numbers;
    for (const program_column& each : program.all.program.columns) {
        if (each.kind == column_kind::parameter) numbers.push_back(each.number);
    }
    CHECK(numbers == v{3, 11, 12, 13, 21, 5, 23});
}

TEST_CASE("parameters that are not there are told with the nearest name", "[formula]") {
    const asked name = edited(R"j({"bose": 1, "n": 2, "w_a": 3, "w_a_4": 3})j");
    REQUIRE(name.found.size() == 4);
    CHECK(name.found[0].place == "/parameters/bose");
    CHECK((name.found[0].expected + name.found[0].mend).find("base") != std::string::npos);
    CHECK(name.found[1].place == "/parameters/n");  // an input is none
    CHECK(name.found[2].place == "/parameters/w_a");
    CHECK(name.found[3].place == "/parameters/w_a_4");
    const asked member = edited(R"j({"w": {"c": {"1": 1}, "a": {"4": 1, "1": "x"}}})j");
    REQUIRE(member.found.size() == 3);
    CHECK(member.found[0].place == "/parameters/w/c");
    CHECK(member.found[1].place == "/parameters/w/a/4");
    CHECK(member.found[2].place == "/parameters/w/a/1");
    CHECK(edited(R"j({"base": {"a": 1}})j").place() == "/parameters/base");
    CHECK(edited(R"j({"w": 1})j").place() == "/parameters/w");
    CHECK(edited(R"j({"w": {"a": 5}})j").place() == "/parameters/w/a");
    CHECK(edited(R"j({"base": 1e16})j").place() == "/parameters/base");
    CHECK(edited(R"j({"base": null})j").place() == "/parameters/base");
    CHECK(edited("[]").place() == "/parameters");
}

TEST_CASE("faults of the formula stand below its key, and leave parameters alone", "[formula]") {
    const asked bad = ask(R"j("formula": )j" + document(R"j("lines": [{"id": "paid", "value": "base"}])j") +
                          R"j(, "parameters": {"base": 3})j");
    CHECK(!bad.sound);
    REQUIRE(bad.found.size() == 2);
    CHECK(bad.found[0].place == "/parameters/base");
    CHECK(bad.found[1].place == "/formula/lines/0/value");
    const asked unread = ask(R"j("formula": {"format": "nineways-formula/1"}, "parameters": {"x": 1})j");
    CHECK(!unread.sound);
    for (const fault& each : unread.found) CHECK(each.place.substr(0, 8) == "/formula");
    CHECK(ask("").place() == "/formula");
    // A set that is not there: the parameter has no values to set.
    const asked sets = ask(R"j("formula": )j" + document(R"j("parameters": [{"id": "p", "over": ["s"], "value": {}}],
        "lines": [{"id": "paid", "value": "1"}])j") +
                           R"j(, "parameters": {"p": {"a": 1}})j");
    CHECK(!sets.sound);
    CHECK(sets.place() == "/formula/parameters/0/over/0");
}

TEST_CASE("a request runs over its tables, by keys and columns that it names", "[formula]") {
    const std::string f =
        R"j("formula": )j" + document(R"j("inputs": [{"id": "n"}, {"id": "m"}, {"id": "before", "from": "prior"}],
        "lines": [{"id": "paid", "value": "n + 10 * m + 100 * before"}])j");
    const asked all =
        ask(f + R"j(, "units": {"csv": "school,n\na,1\nb,2\n"}, "prior": {"csv": "school,before\nb,4\na,3\n"},
        "joins": [{"name": "more", "key": "id", "csv": "id,M\nb,6\na,5\nz,9\n"}], "map": {"m": "M"})j");
    REQUIRE(all.found.empty());
    CHECK(all.all.amounts() == v{1 + 50 + 300, 2 + 60 + 400});
    REQUIRE(all.all.data.tables.size() == 3);
    CHECK(all.all.data.tables[1].name == "prior");
    CHECK(all.all.data.tables[2].name == "more");
    CHECK(all.all.data.tables[2].of_no_unit == 1);
    // A key in the map names the units of every table that has no key of its own.
    const asked key =
        ask(with_weights + R"j(, "units": {"csv": "Name,Pupils\na,1\n"}, "map": {"school": "Name", "n": "Pupils"})j");
    REQUIRE(key.found.empty());
    CHECK(key.all.amounts() == v{122});
    CHECK(ask(with_weights + R"j(, "units": {"csv": "Name,n\na,1\n", "key": "Name"})j").found.empty());
    const asked map = ask(with_weights + R"j(, "units": {"csv": "school,n\na,1\n"}, "map": {"m": "n", "n": ""})j");
    REQUIRE(map.found.size() == 2);
    CHECK(map.found[0].place == "/map/m");
    CHECK(map.found[1].place == "/map/n");
    // Slips of a table's text stand behind its name.
    const asked slips = ask(
        f +
        R"j(, "units": {"csv": "school,n\na,1,2\n"}, "prior": {"csv": "school,before\na\n"}, "joins": [{"csv": "id,\"M\n"}])j");
    REQUIRE(slips.found.size() == 3);
    CHECK(slips.found[0].place.substr(0, 3) == "row");
    CHECK(slips.found[1].place.substr(0, 7) == "prior: ");
    CHECK(slips.found[2].place.substr(0, 9) == "joins/0: ");
    CHECK(ask(f + R"j(, "units": {"name": "u"})j").place() == "/units/csv");
    CHECK(ask(f + R"j(, "units": {"csv": ""})j").place() == "row 1");
}

}  // namespace formula_request_test

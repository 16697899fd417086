// SPDX-License-Identifier: MIT
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/io/formula_csv.hpp>
#include <nineways/io/unit_rows.hpp>
#include <nineways/io/unit_table.hpp>

#include "small_formula.hpp"

// Which rows of which tables become the inputs of which units, and the table of lines that comes out.
namespace unit_table_test {

using namespace small_formula;

namespace {

struct table {
    std::string_view text;
    std::string_view name = "units";
    std::string_view key = "school";
    input_table holds = input_table::units;
};
using tables = std::vector<table>;
using v = std::vector<double>;
using texts = std::vector<std::string>;

/// The inputs of a formula read from tables. It is not run.
ran read(const std::string& parts, const tables& from, const std::vector<io::renamed_column>& map = {}) {
    ran out = resolved(parts);
    REQUIRE(out.found.empty());
    io::fault_list log;
    std::deque<io::csv_table> read;
    std::vector<io::unit_source> sources;
    for (const table& each : from) {
        read.push_back(io::read_csv(each.text, log));
        sources.push_back({&read.back(), each.name, each.key, each.holds});
    }
    REQUIRE(log.empty());
    out.data = io::read_units(out.rules, out.program, sources, map, log);
    out.found = log.take();
    return out;
}
/// The inputs alone, of one table.
ran of_inputs(const std::string& list, std::string_view units) {
    return read(R"j("inputs": [)j" + list + R"j(], "lines": [{"id": "paid", "value": "1"}])j", {{units}});
}

std::vector<std::string> places(const ran& r) {
    std::vector<std::string> all;
    for (const fault& each : r.found) all.push_back(each.place);
    return all;
}

const std::string of_n = R"j("inputs": [{"id": "n"}], "lines": [{"id": "paid", "value": "n"}])j";
const std::string of_both =
    R"j("inputs": [{"id": "n"}, {"id": "m", "blank": "none"}], "lines": [{"id": "paid", "value": "n"}])j";

}  // namespace

TEST_CASE("units are the rows of the first table, in their order", "[formula]") {
    const ran r = read(of_n, {{"n,other,school\n3,x,Oak\n1,,Elm\n 2 ,y, Fir \n"}});
    REQUIRE(r.found.empty());
    CHECK(r.data.units == texts{"Oak", "Elm", "Fir"});
    CHECK(r["n"] == v{3, 1, 2});
    REQUIRE(r.data.tables.size() == 1);
    CHECK(r.data.tables[0].name == "units");
    CHECK(r.data.tables[0].rows == 3);
    CHECK(r.data.tables[0].of_no_unit == 0);
    CHECK(r.data.tables[0].units_without == 0);
}

TEST_CASE("bad cells are told by table, row and column, all at once", "[formula]") {
    // Row 1 is the header.
    const ran r = read(of_both, {{"school,n,m\na,,1\nb,x,†\nc,-Infinity,NaN\nd,\"1,234\",5%\ne,-1,$3\n,4,4\na,x,2\n"}});
    CHECK(places(r) == texts{"units: row 7, column \"school\"", "units: row 8, column \"school\"",
                             "units: row 2, column \"n\"", "units: row 3, column \"n\"", "units: row 4, column \"n\"",
                             "units: row 5, column \"n\"", "units: row 6, column \"n\"", "units: row 8, column \"n\"",
                             "units: row 3, column \"m\"", "units: row 4, column \"m\"", "units: row 5, column \"m\"",
                             "units: row 6, column \"m\""});
    REQUIRE(r.found.size() == 12);
    CHECK(r.found[0].found == "an empty cell");
    CHECK(r.found[1].found == "\"a\" again");
    CHECK(r.found[2].found == "nothing");
    CHECK(r.found[3].found == "\"x\"");
    CHECK(r.found[3].expected == "a number from 0 to 1e+15");
    CHECK(r.found[6].mend == "Correct it, or widen \"least\" or \"most\" of the input.");
    CHECK(r.found[8].found == "\"†\"");
    CHECK(r.data.units.empty());
}

TEST_CASE("numbers stay within what their input says", "[formula]") {
    const std::string share = R"j({"id": "n", "least": -1, "most": 1})j";
    CHECK(of_inputs(share, "school,n\na,-1\nb,1\nc,0.5\nd,-0\n")["n"] == v{-1, 1, 0.5, 0});
    CHECK(places(of_inputs(share, "school,n\na,1.001\nb,-1.5\nc,0\n")) ==
          texts{"units: row 2, column \"n\"", "units: row 3, column \"n\""});
    CHECK(of_inputs(R"j({"id": "n"})j", "school,n\na,1e3\nb,.5\nc,007\n")["n"] == v{1000, 0.5, 7});
}

TEST_CASE("a blank cell is none where it may be, and nowhere else", "[formula]") {
    const ran r = of_inputs(R"j({"id": "n", "blank": "none"}, {"id": "t", "kind": "text", "blank": "none"})j",
                            "school,n,t\na,,x\nb,0,\nc,  ,y\n");
    REQUIRE(r.found.empty());
    CHECK(!is_known(r["n"][0]));
    CHECK(r["n"][1] == 0);
    CHECK(!is_known(r["n"][2]));
    CHECK(!is_known(r["t"][1]));
    const ran text = of_inputs(R"j({"id": "t", "kind": "text"})j", "school,t\na,\nb,x\n");
    CHECK(text.place() == "units: row 2, column \"t\"");
    CHECK(text.found[0].expected == "a text");
}

TEST_CASE("texts are words, each once, and make groups in the order of the units", "[formula]") {
    const ran r = read(
        R"j("inputs": [{"id": "t", "kind": "text"}, {"id": "u", "kind": "text"}], "groups": [{"id": "c", "input": "u"}],
        "lines": [{"id": "paid", "value": "1"}])j",
        {{"school,t,u\na,7,S\nb,x,N\nc, 7 ,S\nd,S,S\n"}});
    REQUIRE(r.found.empty());
    CHECK(r.data.words == texts{"7", "x", "S", "N"});
    CHECK(r["t"] == v{0, 1, 0, 2});
    CHECK(r.data.groups == std::vector<texts>{{"S", "N"}});
    CHECK(r.data.group_of == std::vector<std::vector<std::uint32_t>>{{0, 1, 0, 0}});
    CHECK(r.data.rows(0) == 4);
    CHECK(r.data.rows(1) == 2);
    CHECK(r.data.rows(2) == 1);
    CHECK(r.data.row_at(0, 1, 1) == 1);
    CHECK(r.data.row_at(0, 3, 2) == 0);
}

TEST_CASE("columns that are missing are told with the nearest name", "[formula]") {
    const ran r = read(of_both, {{"school,enrollment,nn\na,1,2\n"}});
    CHECK(places(r) == texts{"units: row 1", "units: row 1"});
    CHECK(r.found[0].found == "no column \"n\" among \"school\", \"enrollment\", \"nn\"");
    CHECK(r.found[0].expected == "the input n");
    CHECK(r.found[1].found.substr(0, 13) == "no column \"m\"");
    const ran key = read(of_n, {{"schools,n\na,1\n"}});
    CHECK(key.place() == "units: row 1");
    CHECK(key.found[0].expected == "the column that names the units");
    CHECK(key.found[0].mend.substr(0, 18) == "Is \"schools\" meant");
    CHECK(read(of_n, {{"school,n\n"}}).told() == "no rows below it");
    CHECK(read(of_n, {{"school,n\na,1\n", ""}}).found.empty());
    CHECK(read(of_n, {{"school,n\na,x\n", ""}}).place() == "row 2, column \"n\"");
}

TEST_CASE("a row of totals is no unit", "[formula]") {
    for (const char* id : {"State total", "TOTAL", "Grand Total", "all schools", "Sum"}) {
        const std::string text = "school,n\n" + std::string{id} + ",6\na,6\n";
        CHECK(read(of_n, {{text}}).place() == "units: row 2, column \"school\"");
    }
    CHECK(read(of_n, {{"school,n\nTotal Learning Academy,6\nSummit,6\n"}}).found.empty());
}

TEST_CASE("other tables are joined by the unit, in any order; rows of others are counted", "[formula]") {
    const ran r = read(of_both, {{"school,n\na,1\nb,2\nc,3\n"}, {"id,m\nc,30\nz,5\na,10\ny,6\n", "joined", "id"}});
    REQUIRE(r.found.empty());
    CHECK(r["n"] == v{1, 2, 3});
    CHECK(r["m"][0] == 10);
    CHECK(!is_known(r["m"][1]));
    CHECK(r["m"][2] == 30);
    REQUIRE(r.data.tables.size() == 2);
    CHECK(r.data.tables[1].name == "joined");
    CHECK(r.data.tables[1].rows == 4);
    CHECK(r.data.tables[1].of_no_unit == 2);
    CHECK(r.data.tables[1].units_without == 1);
    CHECK(r.data.units == texts{"a", "b", "c"});
    // The first table that has the column gives it.
    CHECK(read(of_both, {{"school,n,m\na,1,2\n"}, {"school,n,m\na,7,8\n", "joined"}})["m"] == v{2});
    // Three tables, of which the last has what is wanted.
    const ran three_tables =
        read(of_both, {{"school,n\nb,1\na,1\n"}, {"school,k\nq,7\nb,1\n", "k"}, {"school,m\nq,1\na,8\nb,9\n", "m"}});
    CHECK(three_tables["m"] == v{9, 8});
    CHECK(three_tables.data.tables[1].units_without == 1);
    CHECK(three_tables.data.tables[2].of_no_unit == 1);
}

TEST_CASE("what a joined table lacks or has twice is a fault", "[formula]") {
    const std::string needed = R"j("inputs": [{"id": "n"}, {"id": "m"}], "lines": [{"id": "paid", "value": "n"}])j";
    const ran lacks = read(needed, {{"school,n\na,1\nb,2\n"}, {"school,m\na,1\n", "joined"}});
    CHECK(lacks.place() == "joined: m");
    CHECK(lacks.told() == "no row for \"b\"");
    const ran twice = read(needed, {{"school,n\na,1\n"}, {"school,m\na,1\na,2\n", "joined"}});
    CHECK(twice.place() == "joined: row 3, column \"school\"");
    const ran cell = read(needed, {{"school,n\na,1\n"}, {"school,m\nz,x\na,y\n", "joined"}});
    CHECK(cell.place() == "joined: row 3, column \"m\"");  // z is none of the units
    const ran key = read(needed, {{"school,n\na,1\n"}, {"schol,m\na,1\n", "joined"}});
    CHECK(key.place() == "joined: row 1");
}

TEST_CASE("last year's results come from a table of their own", "[formula]") {
    const std::string prior =
        R"j("inputs": [{"id": "n"}, {"id": "before", "from": "prior"}], "lines": [{"id": "paid", "value": "n"}])j";
    const table units{"school,n,before\na,1,77\nb,2,77\n"};
    const table last{"school,n,before\nb,90,20\na,90,10\n", "prior", "school", input_table::prior};
    const ran r = read(prior, {units, last});
    REQUIRE(r.found.empty());
    CHECK(r["n"] == v{1, 2});
    CHECK(r["before"] == v{10, 20});
    const ran none = read(prior, {units});
    CHECK(none.place() == "prior");
    CHECK(none.found[0].expected == "one, with the input before");
    const ran other = read(prior, {units, {"school,paid\na,1\nb,1\n", "prior", "school", input_table::prior}});
    CHECK(other.place() == "prior: row 1");
    CHECK(other.told() == "no column \"before\" among \"school\", \"paid\"");
}

TEST_CASE("a map gives inputs other columns", "[formula]") {
    const ran r = read(of_both, {{"school,n,Pupils\na,1,5\n"}, {"school,Means\na,6\n", "joined"}},
                       {{"n", "Pupils"}, {"m", "Means"}});
    REQUIRE(r.found.empty());
    CHECK(r["n"] == v{5});
    CHECK(r["m"] == v{6});
    const ran missing = read(of_n, {{"school,n\na,1\n"}}, {{"n", "Pupil"}});
    CHECK(missing.told() == "no column \"Pupil\" among \"school\", \"n\"");
    CHECK(missing.found[0].expected == "the input n");
}

TEST_CASE("an ending stands behind every number", "[formula]") {
    const std::string ratio = R"j({"id": "n", "ending": ":1"})j";
    CHECK(of_inputs(ratio, "school,n\na,24:1\nb, 20.5:1 \n")["n"] == v{24, 20.5});
    const ran r = of_inputs(ratio, "school,n\na,24\nb,24:2\nc,:1\nd,x:1\n");
    CHECK(places(r) == texts{"units: row 2, column \"n\"", "units: row 3, column \"n\"", "units: row 4, column \"n\"",
                             "units: row 5, column \"n\""});
    CHECK(r.found[0].expected == "a number and \":1\" behind it");
    CHECK(of_inputs(R"j({"id": "n", "ending": "%"})j", "school,n\na,15%\n")["n"] == v{15});
}

TEST_CASE("the noise of binary numbers is rounded away as the input says", "[formula]") {
    // 0.285 and 1.005 are ties of cents as they are written, and below them as doubles.
    const auto of = [](const char* rule, std::string_view cells) {
        return of_inputs(R"j({"id": "n", "least": -10, "round": )j" + std::string{rule} + "}", cells)["n"];
    };
    CHECK(of(R"j({"half_up": 8})j", "school,n\na,0.30000000000000004\nb,0.1\nc,1234.500000000001\n") ==
          v{0.3, 0.1, 1234.5});
    CHECK(of(R"j({"half_up": 2})j", "school,n\na,0.285\nb,1.005\nc,-1.005\nd,2\n") == v{0.29, 1.01, -1, 2});
    CHECK(of(R"j({"half_even": 2})j", "school,n\na,0.285\nb,1.005\nc,-1.005\n") == v{0.28, 1, -1});
    CHECK(of(R"j({"truncate": 0})j", "school,n\na,2.9\nb,-2.9\n") == v{2, -2});
    CHECK(of(R"j("none")j", "school,n\na,2.9\n") == v{2.9});
}

TEST_CASE("every fault of a large table is counted, a hundred are told", "[formula]") {
    std::string text = "school,n\n";
    for (int i = 0; i < 250; ++i) text += 'u' + std::to_string(i) + ",x\n";
    const ran r = read(of_n, {{text}});
    REQUIRE(r.found.size() == 100);
    CHECK(r.found.back().found.find("(and 150 more bad numbers)") != std::string::npos);
}

TEST_CASE("lines come out as a table, those of groups and of all beside every unit", "[formula]") {
    const ran r = run(R"j("inputs": [{"id": "n", "blank": "none"}, {"id": "county", "kind": "text"}],
        "groups": [{"id": "c", "input": "county"}], "sets": [{"id": "s", "members": ["a", "b"]}], "lines": [
        {"id": "x", "over": ["s"], "value": "n / 8"}, {"id": "of_c", "level": "c", "value": "sum(n)"},
        {"id": "t", "level": "all", "value": "sum(n) - 0.5"},
        {"id": "left", "amount": "n", "into": [{"id": "one", "up_to": "1"}]}, {"id": "paid", "value": "n"}])j",
                      "school,n,county\n\"Elm, \"\"Old\"\"\",1,N\n=Oak,,S\nFir,10,N\n");
    REQUIRE(r.found.empty());
    CHECK(io::write_lines_csv(r.rules, r.program, r.data) ==
          "school,x_a,x_b,of_c,t,left,one,paid\n"
          "\"Elm, \"\"Old\"\"\",0.125,0.125,11,10.5,0,1,1\n"
          "'=Oak,,,0,10.5,,,\n"
          "Fir,1.25,1.25,11,10.5,9,1,10\n");
}

}  // namespace unit_table_test

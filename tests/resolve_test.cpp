// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/formula/resolve.hpp>

#include "small_formula.hpp"

namespace resolve_test {

using namespace small_formula;

namespace {

ran parts(const std::string& all) { return resolved(all); }

/// Lines over the inputs n and x; faults of the lines' own.
ran of_lines(const std::string& all) { return resolved(inputs + R"j("lines": [)j" + all + "]"); }
/// The line "paid" alone.
ran of_value(const std::string& value) { return of_lines(R"j({"id": "paid", "value": ")j" + value + R"j("})j"); }

constexpr const char* paid = R"j({"id": "paid", "value": "n"})j";

std::vector<std::string> places(const ran& r) {
    std::vector<std::string> all;
    for (const fault& each : r.found) all.push_back(each.place);
    return all;
}
using texts = std::vector<std::string>;

std::string members(const char* letter, int count) {
    std::string all;
    for (int m = 0; m < count; ++m) all += (m == 0 ? "\"" : ", \"") + std::string{letter} + std::to_string(m) + '"';
    return all;
}

const std::string band =
    R"j("sets": [{"id": "band", "members": ["a", "b"]}, {"id": "year", "members": ["1", "2", "3"]}], )j";

const std::string counties = R"j("inputs": [{"id": "n"}, {"id": "county", "kind": "text"},
    {"id": "region", "kind": "text"}], "groups": [{"id": "c", "input": "county"}, {"id": "r", "input": "region"}], )j";

}  // namespace

TEST_CASE("every fault of names, kinds and levels is told", "[formula]") {
    const ran r = of_lines(
        R"j({"id": "a", "value": "b + 1"}, {"id": "b", "value": "enrolment"}, {"id": "c", "level": "all", "value": "n"},
                           {"id": "d", "value": "n + (n > 1)"}, {"id": "e", "value": "round(n, x)"}, {"id": "paid", "value": "n"})j");
    REQUIRE(r.found.size() == 4);
    CHECK(r.found[0].place == "/lines/1/value");
    CHECK(r.found[1].place == "/lines/2/value");
    CHECK(r.found[2].place == "/lines/3/value");
    CHECK(r.found[3].place == "/lines/4/value");
}

TEST_CASE("whatever runs over sets has a column for each combination, the last set fastest", "[formula]") {
    const ran r = parts(band + R"j("parameters": [{"id": "base", "value": 7}, {"id": "w", "over": ["band", "year"],
        "value": {"a": {"1": 11, "2": 12, "3": 13}, "b": {"1": 21, "2": 22, "3": 23}}}],
        "inputs": [{"id": "n", "over": ["year"]}], "lines": [{"id": "paid", "value": "w[b, 2] * n[3]"}])j");
    REQUIRE(r.found.empty());
    texts ids;
    std::vector<double> numbers;
    for (const program_column& each : r.program.columns) {
        ids.push_back(each.id);
        if (each.kind == column_kind::parameter) numbers.push_back(each.number);
    }
    CHECK(ids == texts{"base", "w_a_1", "w_a_2", "w_a_3", "w_b_1", "w_b_2", "w_b_3", "n_1", "n_2", "n_3", "paid"});
    CHECK(numbers == std::vector<double>{7, 11, 12, 13, 21, 22, 23});
    REQUIRE(r.program.steps.size() == 1);
    const program_nodes& nodes = r.program.steps[0].nodes;
    CHECK(nodes[nodes.back().operands[0]].column == 5);
    CHECK(nodes[nodes.back().operands[1]].column == 9);
    CHECK(r.program.amount == 10);
    CHECK(r.program.all() == 1);
}

TEST_CASE("a subscript is the line's own member, another one, or none beyond the ends", "[formula]") {
    const ran r = run(band + R"j("parameters": [{"id": "w", "over": ["year"], "value": {"1": 10, "2": 20, "3": 30}}],
        "lines": [{"id": "own", "over": ["year"], "value": "w[year]"}, {"id": "next", "over": ["year"], "value": "or_else(w[year + 1], -1)"},
        {"id": "before", "over": ["year"], "value": "or_else(w[year - 2], -1)"}, {"id": "after_first", "value": "w[1 + 1]"},
        {"id": "all_of_them", "over": ["year"], "value": "total(year, w[year]) + w[year]"},
        {"id": "neither", "value": "if(known(w[3 + 1]) or known(w[1 - 1]), 1, 0)"}, {"id": "paid", "value": "1"}])j",
                      three);
    REQUIRE(r.found.empty());
    const auto over = [&](const std::string& id) {
        return std::vector<double>{r[id + "_1"][0], r[id + "_2"][0], r[id + "_3"][0]};
    };
    CHECK(over("own") == std::vector<double>{10, 20, 30});
    CHECK(over("next") == std::vector<double>{20, 30, -1});
    CHECK(over("before") == std::vector<double>{-1, -1, 10});
    CHECK(r["after_first"][0] == 20);
    CHECK(over("all_of_them") == std::vector<double>{70, 80, 90});  // the total's own year hides the line's
    CHECK(r["neither"][0] == 0);
}

TEST_CASE("names that name nothing are told with the nearest, all at once", "[formula]") {
    const ran r = parts(band + counties +
                        R"j("parameters": [{"id": "base", "value": 1}, {"id": "w", "over": ["bands"], "value": {}}],
        "lines": [{"id": "x", "over": ["band", "yaer"], "value": "1"}, {"id": "y", "level": "contry", "value": "1"},
        {"id": "z", "value": "bose * n + band + c"}, {"id": "v", "value": "sum(n by county) + total(bond, 1)"},
        {"id": "u", "value": "x + w"}], "checks": [{"that": "qqqqq > 1", "otherwise": "-"}])j");
    CHECK(places(r) == texts{"/parameters/1/over/0", "/lines/0/over/1", "/lines/1/level", "/lines/2/value",
                             "/lines/2/value", "/lines/2/value", "/lines/3/value", "/lines/3/value", "/checks/0/that",
                             "/amount"});
    REQUIRE(r.found.size() == 10);
    CHECK(r.found[0].mend == "Did you mean \"band\"?");
    CHECK(r.found[1].mend == "Did you mean \"year\"?");
    CHECK(r.found[3].found == "\"bose\"");
    CHECK(r.found[3].mend == "Did you mean \"base\"?");
    CHECK(r.found[4].found == "\"band\"");  // a set is no number
    CHECK(r.found[5].found == "\"c\"");     // nor is a group
    CHECK(r.found[6].expected == "\"all\" or the id of a group");
    CHECK(r.found[7].expected == "the id of a set");
    CHECK(r.found[7].mend == "Did you mean \"band\"?");
    // What is unsound already is no second fault: "u" is silent.
    CHECK(r.found[9].found == "\"paid\"");
}

TEST_CASE("ids and columns are used once", "[formula]") {
    const ran twice = of_lines(R"j({"id": "n", "value": "1"}, {"id": "a", "value": "1"}, {"id": "a", "value": "2"},
        {"id": "left", "amount": "n", "into": [{"id": "a", "up_to": "1"}, {"id": "b", "up_to": "1"}, {"id": "b", "up_to": "1"}]},
        {"id": "paid", "value": "n"})j");
    CHECK(places(twice) == texts{"/lines/0/id", "/lines/2/id", "/lines/3/into/0/id", "/lines/3/into/2/id"});
    const ran sets =
        parts(R"j("sets": [{"id": "s", "members": ["a", "b", "a", "a"]}], "inputs": [{"id": "s"}, {"id": "n"}],
        "lines": [{"id": "paid", "value": "n"}])j");
    REQUIRE(sets.found.size() >= 3);
    CHECK(sets.found[0].place == "/sets/0/members/2");
    CHECK(sets.found[1].place == "/sets/0/members/3");
    CHECK(sets.found[2].place == "/inputs/0/id");
    const ran same = parts(R"j("sets": [{"id": "s", "members": ["a_b"]}, {"id": "t", "members": ["b"]}],
        "inputs": [{"id": "x", "over": ["s"]}, {"id": "x_a", "over": ["t"]}], "lines": [{"id": "paid", "value": "1"}])j");
    CHECK(same.place() == "/inputs/1");
    CHECK(same.found[0].found == "\"x_a_b\", which another part comes out as too");
    CHECK(parts(band + R"j("lines": [{"id": "x", "over": ["band"], "value": "1"}, {"id": "x_a", "value": "2"},
        {"id": "paid", "value": "1"}])j")
              .place() == "/lines/1");
    CHECK(parts(band + R"j("lines": [{"id": "x", "over": ["band", "band"], "value": "1"},
        {"id": "paid", "value": "1"}])j")
              .place() == "/lines/0/over/1");
    CHECK(of_lines(R"j({"id": "paid", "value": "n"}, {"id": "school", "value": "n"})j").place() == "/lines/1");
}

TEST_CASE("a number is seen by its own level and those below", "[formula]") {
    const std::string down = R"j("lines": [{"id": "pot", "level": "all", "value": "sum(n)"},
        {"id": "of_c", "level": "c", "value": "sum(n) / pot"}, {"id": "paid", "value": "n * of_c * pot"}])j";
    const ran r = parts(counties + down);
    REQUIRE(r.found.empty());
    CHECK(r.program.all() == 3);
    CHECK(r.program.group_keys == std::vector<std::uint32_t>{1, 2});
    const auto level = [&](const std::string& of, const std::string& value) {
        return parts(counties +
                     R"j("lines": [{"id": "of_r", "level": "r", "value": "sum(n)"}, {"id": "y", "level": ")j" + of +
                     R"j(", "value": ")j" + value + R"j("}, {"id": "paid", "value": "n"}])j");
    };
    CHECK(level("all", "n").place() == "/lines/1/value");
    CHECK(level("all", "n").found[0].found == "\"n\", a number of each school");
    CHECK(level("all", "n").found[0].expected == "one number for all");
    CHECK(level("c", "n").found[0].expected == "one number for each c");
    CHECK(level("all", "of_r").found[0].found == "\"of_r\", a number of each r");
    CHECK(level("c", "of_r").place() == "/lines/1/value");
    CHECK(level("c", "sum(n by r)").place() == "/lines/1/value");
    CHECK(level("c", "sum(of_r)").found.empty());
    CHECK(level("r", "of_r + sum(n by all)").found.empty());
    CHECK(level("all", "rank(n)").place() == "/lines/1/value");
    CHECK(level("all", "sum(rank(n))").found.empty());
    CHECK(parts(counties + R"j("lines": [{"id": "paid", "value": "n"}], "checks": [{"that": "n > 0", "level": "c",
        "otherwise": "-"}])j")
              .place() == "/checks/0/that");
}

TEST_CASE("a group needs a text of each unit", "[formula]") {
    const auto of = [](const std::string& input) {
        return parts(band + R"j("inputs": [{"id": "n"}, {"id": "county", "kind": "text", )j" + input +
                     R"j(}], "groups": [{"id": "c", "input": "county"}], "lines": [{"id": "paid", "value": "n"}])j");
    };
    CHECK(of(R"j("title": "T")j").found.empty());
    CHECK(of(R"j("blank": "none")j").place() == "/groups/0/input");
    CHECK(of(R"j("over": ["band"])j").place() == "/groups/0/input");
    for (const char* id : {"n", "nothing", "paid"}) {
        const ran r = resolved(inputs + R"j("groups": [{"id": "c", "input": ")j" + id +
                               R"j("}], "lines": [{"id": "paid", "value": "n"}])j");
        CHECK(r.place() == "/groups/0/input");
        CHECK(r.found[0].found == '"' + std::string{id} + '"');
    }
}

TEST_CASE("conditions, numbers and texts are not mixed up", "[formula]") {
    const std::string kinds =
        R"j("inputs": [{"id": "n"}, {"id": "kind", "kind": "text"}], "lines": [{"id": "paid", "value": ")j";
    const auto of = [&](const std::string& value) { return parts(kinds + value + R"j("}])j"); };
    CHECK(of("if(kind = 'A' or not kind != 'B', n, 0)").found.empty());
    CHECK(of("sum(n where kind = 'A')").found.empty());
    CHECK(of("n > 1").place() == "/lines/0/value");
    CHECK(of("n > 1").found[0].found == "\"n > 1\", a condition");
    CHECK(of("n > 1").found[0].expected == "a number");
    CHECK(of("n > 1").found[0].mend == "Write if(condition, 1, 0) to make a number of it.");
    CHECK(of("if(n, 1, 0)").found[0].expected == "a condition");
    CHECK(of("if(n > 1 and n, 1, 0)").found[0].found == "\"n\", a number");
    CHECK(of("sum(n where 1)").found[0].expected == "a condition");
    CHECK(of("kind").found[0].found == "\"kind\", a text");
    CHECK(of("if(kind > 'A', 1, 0)").found.size() == 2);  // both sides
    for (const char* value : {"if(kind = 3, 1, 0)", "if(n = 'A', 1, 0)", "if('A' = kind, 1, 0)",
                              "if(kind = kind, 1, 0)", "if((n > 1) = (n > 2), 1, 0)"}) {
        CHECK(of(value).place() == "/lines/0/value");
    }
    CHECK(of("max(n, n > 1) + min(n < 2, kind)").found.size() == 3);
}

TEST_CASE("the places of a rounding and the exponent of a power are known beforehand", "[formula]") {
    const auto of = [](const std::string& value) {
        return parts(R"j("parameters": [{"id": "p", "value": 2}, {"id": "half", "value": 0.5}], )j" + inputs +
                     R"j("lines": [{"id": "paid", "value": ")j" + value + R"j("}])j");
    };
    CHECK(of("round(n, 2) + power(n, 3)").found.empty());
    CHECK(of("round(n, -15) + truncate(n, 15)").found.empty());
    CHECK(of("round(n, p) + round(n, -p) + power(n, -p)").found.empty());
    for (const char* value : {"round(n, x)", "round(n, 0.5)", "round(n, 16)", "round(n, -16)", "power(n, 1.5)",
                              "power(n, half)", "truncate(n, 1 + 1)", "round_up(n, none)"}) {
        CHECK(of(value).place() == "/lines/0/value");
    }
    CHECK(of("round(n, 1 + 1)").found[0].found == "\"1 + 1\"");
}

TEST_CASE("a name has a subscript for each of its sets", "[formula]") {
    const auto of = [](const std::string& value, const std::string& over = {}) {
        return parts(band +
                     R"j("inputs": [{"id": "n"}, {"id": "x", "over": ["band", "year"]}], "lines": [{"id": "y", )j" +
                     over + R"j("value": ")j" + value + R"j("}, {"id": "paid", "value": "n"}])j");
    };
    CHECK(of("x[a, 1]").found.empty());
    CHECK(of("x[a]").found[0].expected == "\"x[band, year]\"");
    CHECK(of("x").place() == "/lines/0/value");
    CHECK(of("n[a]").found[0].expected == "\"n\"");
    CHECK(of("x[a, 4]").found[0].found == "\"4\"");
    CHECK(of("x[a, 4]").found[0].mend == "There are \"1\", \"2\", \"3\".");
    CHECK(of("x[1, a]").found[0].expected == "a member of \"band\"");
    CHECK(of("x[band, 1]").found[0].expected == "a member of \"band\", since the line does not run over it");
    CHECK(of("x[band, 1]", R"j("over": ["band"], )j").found.empty());
    CHECK(of("x[band, 1]", R"j("over": ["year"], )j").place() == "/lines/0/value");
    CHECK(of("total(band, x[band, 1])").found.empty());
    CHECK(of("total(band, total(year, x[band, year]))").found.empty());
}

TEST_CASE("an expression over members has each fault once", "[formula]") {
    const auto of = [](const std::string& value) {
        return parts(band + R"j("parameters": [{"id": "p", "over": ["year"], "value": {"1": 1, "2": 0.5, "3": 0.25}}],
            "inputs": [{"id": "n"}, {"id": "kind", "kind": "text"}], "lines": [{"id": "y", "over": ["year"], "value": ")j" +
                     value + R"j("}, {"id": "paid", "value": "n"}])j");
    };
    for (const char* value : {"m", "n[year]", "p[band]", "p[4]", "n > 1", "if(n, 1, 0)", "if(kind = 3, 1, 0)",
                              "round(n, 1 + 1)", "round(n, p[year])", "total(band, n > 1)", "sum(n by c)"}) {
        INFO(value);
        CHECK(of(value).place() == "/lines/0/value");
    }
    CHECK(of("m + n[year] + p[4]").found.size() == 3);
    CHECK(of("rank(n > 1)").place() == "/lines/0/value");
}

TEST_CASE("lines that need themselves are told with their circle", "[formula]") {
    CHECK(of_lines(R"j({"id": "paid", "value": "paid + 1"})j").found[0].found == "paid needs paid");
    const ran two =
        of_lines(R"j({"id": "a", "value": "b + 1"}, {"id": "b", "value": "a"}, {"id": "paid", "value": "n"})j");
    CHECK(two.place() == "/lines/0/value");
    CHECK(two.found[0].found == "a needs b needs a");
    // What leads into the circle is no part of it.
    const ran behind =
        of_lines(R"j({"id": "paid", "value": "a"}, {"id": "a", "value": "b + 1"}, {"id": "b", "value": "a"})j");
    CHECK(behind.found[0].found == "a needs b needs a");
    CHECK(of_lines(R"j({"id": "paid", "pool": "10", "by": "paid"})j").found.size() == 1);
    CHECK(of_lines(R"j({"id": "paid", "pool": "sum(paid)", "by": "n"})j").found.size() == 1);
    CHECK(of_lines(
              R"j({"id": "left", "amount": "n", "into": [{"id": "one", "up_to": "two"}, {"id": "two", "up_to": "1"}]},
        {"id": "paid", "value": "n"})j")
              .found.size() == 1);
    // The first bucket does not need the second, and the second may need the first.
    CHECK(of_lines(
              R"j({"id": "left", "amount": "n", "into": [{"id": "one", "up_to": "1"}, {"id": "two", "up_to": "one"}]},
        {"id": "paid", "value": "left"})j")
              .found.empty());
    // Over years a line may need its own earlier members, not later ones too.
    const std::string rate = R"j("lines": [{"id": "r", "over": ["year"], "value": ")j";
    CHECK(parts(band + rate + R"j(or_else(r[year - 1], 1)"}, {"id": "paid", "value": "r[3]"}])j").found.empty());
    CHECK(parts(band + rate +
                R"j(or_else(r[year - 1], 1) + or_else(r[year + 1], 1)"}, {"id": "paid", "value": "r[3]"}])j")
              .found.size() == 1);
}

TEST_CASE("steps stand behind those that they need", "[formula]") {
    const ran r = of_lines(R"j({"id": "paid", "value": "share + one + sum(late)"},
        {"id": "late", "value": "left * t"}, {"id": "left", "amount": "share", "into": [{"id": "one", "up_to": "late_limit"}]},
        {"id": "late_limit", "value": "rank(n)"}, {"id": "share", "pool": "sum(n)", "by": "x"},
        {"id": "t", "level": "all", "so_that": "t * sum(n) = 1", "from": "0", "to": "1"})j");
    REQUIRE(r.found.empty());
    const formula_program& p = r.program;
    REQUIRE(p.order.size() == p.steps.size());
    std::vector<bool> ready(p.columns.size());
    for (std::size_t c = 0; c < p.columns.size(); ++c)
        ready[c] = p.columns[c].kind == column_kind::parameter || p.columns[c].kind == column_kind::input;
    for (const std::uint32_t s : p.order) {
        const program_step& step = p.steps[s];
        ready[step.column] = step.kind == step_kind::solution;  // its equation may need it
        for (const program_node& node : step.nodes) {
            if (node.op == formula_op::name) CHECK(ready[node.column]);
        }
        ready[step.column] = true;
    }
    // The same sum is one column, wherever it is asked for.
    const ran twice = of_lines(R"j({"id": "a", "value": "sum(n)"}, {"id": "b", "level": "all", "value": "sum(n) * 2"},
        {"id": "c", "value": "sum(n where x > 1)"}, {"id": "paid", "value": "n / sum(n)"})j");
    REQUIRE(twice.found.empty());
    CHECK(std::count_if(twice.program.steps.begin(), twice.program.steps.end(),
                        [](const program_step& step) { return step.kind == step_kind::aggregate; }) == 2);
}

TEST_CASE("a solution is an equation with its unknown, one number for all", "[formula]") {
    const auto of = [](const std::string& line, const std::string& more = {}) {
        return of_lines(R"j({"id": "t", )j" + line + R"j(, "from": "0", "to": "1"}, )j" + more + paid);
    };
    CHECK(of(R"j("level": "all", "so_that": "t * 2 = 1")j").found.empty());
    CHECK(of(R"j("level": "all", "so_that": "sum(y) = 1")j", R"j({"id": "y", "value": "n * t"}, )j").found.empty());
    CHECK(of(R"j("so_that": "t * 2 = 1")j").place() == "/lines/0/level");
    CHECK(of(R"j("level": "all", "so_that": "t * 2 > 1")j").place() == "/lines/0/so_that");
    CHECK(of(R"j("level": "all", "so_that": "t * 2")j").place() == "/lines/0/so_that");
    CHECK(of(R"j("level": "all", "so_that": "sum(n) = 1")j").place() == "/lines/0/so_that");
    CHECK(of(R"j("level": "all", "so_that": "t * n = 1")j").place() == "/lines/0/so_that");
    const ran bounds = of_lines(
        R"j({"id": "t", "level": "all", "so_that": "t = 1", "from": "n", "to": "m", "tolerance": "t > 1"}, )j" +
        std::string{paid});
    CHECK(places(bounds) == texts{"/lines/0/from", "/lines/0/to", "/lines/0/tolerance"});
    const ran starts =
        of_lines(R"j({"id": "t", "level": "all", "so_that": "t = 1", "start": ["n", "m"], "tolerance": "1"}, )j" +
                 std::string{paid});
    CHECK(places(starts) == texts{"/lines/0/start/0", "/lines/0/start/1"});
}

TEST_CASE("a pool is shared among units", "[formula]") {
    CHECK(of_lines(R"j({"id": "s", "level": "all", "pool": "1", "by": "sum(n)"}, {"id": "paid", "value": "n"})j")
              .place() == "/lines/0/level");
    CHECK(of_lines(R"j({"id": "paid", "pool": "n", "by": "n"})j").place() == "/lines/0/pool");
    CHECK(of_lines(R"j({"id": "paid", "pool": "sum(n)", "by": "m"})j").place() == "/lines/0/by");
}

TEST_CASE("the amount and its parts are lines of each unit that run over no set", "[formula]") {
    const auto of = [](const std::string& line, const std::string& before = {}) {
        return parts(before + band + inputs +
                     R"j("lines": [{"id": "a", "value": "n"}, {"id": "s", "over": ["band"], "value": "n"},
            {"id": "t", "level": "all", "value": "1"}, )j" +
                     line + "]");
    };
    CHECK(of(paid).found.empty());
    CHECK(of(R"j({"id": "paid", "level": "all", "value": "1"})j").place() == "/amount");
    CHECK(of(R"j({"id": "paid", "over": ["band"], "value": "1"})j").place() == "/amount");
    CHECK(of(R"j({"id": "paid_all", "value": "1"})j").place() == "/amount");
    CHECK(of(R"j({"id": "left", "amount": "n", "into": [{"id": "paid", "up_to": "1"}]})j").found.empty());
    const ran wrong = of(paid, R"j("parts": ["a", "s", "n", "t", "nothing", "s_a"], )j");
    CHECK(places(wrong) == texts{"/parts/1", "/parts/2", "/parts/3", "/parts/4", "/parts/5"});
    CHECK(of(paid, R"j("parts": ["a"], )j").program.parts.size() == 1);
}

TEST_CASE("columns and operations have limits", "[formula]") {
    // 50 x 50 x 40 is 100,000.
    const auto of = [](int third) {
        return parts(
            R"j("sets": [{"id": "s", "members": [)j" + members("s", 50) + R"j(]}, {"id": "t", "members": [)j" +
            members("t", 50) + R"j(]}, {"id": "u", "members": [)j" + members("u", third) +
            R"j(]}], "lines": [{"id": "x", "over": ["s", "t", "u"], "value": "1"}, {"id": "paid", "value": "1"}])j");
    };
    CHECK(of(41).place() == "/lines/0/over");
    CHECK(of(41).found[0].expected == "at most 100000 columns in a formula");
    // 97,500 and 2,500 are 100,000, which leaves none for the bucket, nor for the line that is paid.
    const ran bucket =
        parts(R"j("sets": [{"id": "s", "members": [)j" + members("s", 50) + R"j(]}, {"id": "t", "members": [)j" +
              members("t", 50) + R"j(]}, {"id": "u", "members": [)j" + members("u", 39) +
              R"j(]}], "inputs": [{"id": "x", "over": ["s", "t", "u"]}],
        "lines": [{"id": "left", "over": ["s", "t"], "amount": "1", "into": [{"id": "b", "up_to": "1"}]}, {"id": "paid", "value": "1"}])j");
    CHECK(places(bucket) == texts{"/lines/0/into/0/over", "/lines/1/over"});
    // 200^4 operations would take hours.
    std::string sets;
    for (const char* id : {"s", "t", "u", "v"})
        sets += (sets.empty() ? R"j({"id": ")j" : R"j(, {"id": ")j") + std::string{id} + R"j(", "members": [)j" +
                members("m", 200) + "]}";
    CHECK(parts(R"j("sets": [)j" + sets +
                R"j(], "lines": [{"id": "paid", "value": "total(s, total(t, total(u, total(v, 1))))"}])j")
              .place() == "/lines/0/value");
}

TEST_CASE("places begin with the pointer above", "[formula]") {
    const ran r = of_value("n");
    detail::fault_list log;
    formula f = r.rules;
    f.amount = "nothing";
    static_cast<void>(resolve(f, "/beside/formula", log));
    REQUIRE(log.total() == 1);
    CHECK(log.take()[0].place == "/beside/formula/amount");
}

}  // namespace resolve_test

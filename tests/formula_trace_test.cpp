// SPDX-License-Identifier: MIT
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/formula/trace.hpp>
#include <nineways/io/formula_csv.hpp>
#include <nineways/io/formula_request.hpp>
#include <nineways/io/formula_tables.hpp>
#include <nineways/io/formula_writer.hpp>

#include "small_formula.hpp"

// How one unit's lines came about.
namespace formula_trace_test {

using namespace small_formula;

namespace {

/// "id (input = value, ...): unrounded -> value" for every line of a unit.
std::vector<std::string> told(const ran& r, std::size_t unit) {
    std::vector<std::string> all;
    const auto number = [](double x) { return is_known(x) ? detail::decimal_text(x) : std::string{"none"}; };
    for (const traced_line& line : trace_unit(r.program, r.data, unit)) {
        const program_step& step = r.program.steps[line.step];
        std::string text = r.program.columns[step.column].id + " (";
        for (const traced_input& input : line.inputs)
            text += (text.back() == '(' ? "" : ", ") + r.program.columns[input.column].id + " = " + number(input.value);
        all.push_back(text + "): " + number(line.unrounded) + " -> " + number(line.value));
    }
    return all;
}
using texts = std::vector<std::string>;

io::funded_units funded(const ran& r) { return {r.rules, r.program, r.data}; }

}  // namespace

TEST_CASE("every line is told with its inputs, each once, before and after its rounding", "[formula]") {
    // b of three: n = 2, x = 1.005.
    const ran r = lines(R"j({"id": "paid", "value": "a * w + a - sum(n) * 0", "round": {"half_up": 1}},
        {"id": "a", "value": "round(n * x, 2)"}, {"id": "pot", "level": "all", "value": "sum(n) * 1.25", "round": {"truncate": 0}},
        {"id": "w", "value": "if(n > 5, x, none)"}, {"id": "k", "value": "7 / 8", "round": {"half_even": 2}}, {"id": "v", "value": "or_else(w, pot)"},
        {"id": "u", "value": "w", "round": {"half_up": 2}})j");
    REQUIRE(r.found.empty());
    CHECK(told(r, 1) == texts{"paid (a = 2.01, w = none, sum(n) = 6): none -> none",
                              "a (n = 2, x = 1.005): 2.01 -> 2.01", "pot (sum(n) = 6): 7.5 -> 7",
                              "w (n = 2, x = 1.005): none -> none", "k (): 0.875 -> 0.88",
                              "v (w = none, pot = 7): 7 -> 7", "u (w = none): none -> none"});
}

TEST_CASE("a line of a group is told in the row of the unit's group", "[formula]") {
    const ran r =
        run(R"j("inputs": [{"id": "n"}, {"id": "county", "kind": "text"}], "groups": [{"id": "c", "input": "county"}],
        "lines": [{"id": "of_c", "level": "c", "value": "sum(n) / 4", "round": {"half_up": 0}},
        {"id": "paid", "value": "if(county = 'S', n, of_c)"}])j",
            "school,n,county\na,1,N\nb,2,S\nc,5,N\n");
    REQUIRE(r.found.empty());
    CHECK(told(r, 0) == texts{"of_c (sum(n) = 6): 1.5 -> 2", "paid (county = 0, n = 1, of_c = 2): 2 -> 2"});
    CHECK(told(r, 1) == texts{"of_c (sum(n) = 2): 0.5 -> 1", "paid (county = 1, n = 2, of_c = 1): 2 -> 2"});
    CHECK(told(r, 2)[0] == "of_c (sum(n) = 6): 1.5 -> 2");
}

TEST_CASE("pools, buckets and solutions are told step by step", "[formula]") {
    // 100 by 1, 2, 3 is 16.67 for a, and 17 by its remainder.
    const ran pool = lines(R"j({"id": "paid", "pool": "100", "by": "n", "round": {"largest_remainder": 0}})j");
    const texts of_pool = told(pool, 0);
    REQUIRE(of_pool.size() == 3);
    CHECK(of_pool[0] == "paid pool (): 100 -> 100");
    CHECK(of_pool[1] == "paid weight (n = 1): 1 -> 1");
    CHECK(of_pool[2].substr(0, 67) == "paid (paid pool = 100, paid weight = 1, paid weights = 6): 16.66666");
    CHECK(of_pool[2].substr(of_pool[2].size() - 5) == "-> 17");
    // c has 3: 1.25 go into the first bucket, cut to 1, and 2 are left.
    const ran fall =
        lines(R"j({"id": "left", "amount": "n", "into": [{"id": "one", "up_to": "5 / 4"}], "round": {"truncate": 0}},
        {"id": "paid", "value": "one"})j");
    CHECK(told(fall, 2) == texts{"left amount (n = 3): 3 -> 3", "one (left amount = 3): 1.25 -> 1",
                                 "left (left amount = 3, one = 1): 2 -> 2", "paid (one = 1): 1 -> 1"});
    const ran solved = lines(R"j({"id": "t", "level": "all", "so_that": "t * sum(n) = 3", "from": "0", "to": "1"},
        {"id": "paid", "value": "n * t"})j");
    CHECK(told(solved, 2) == texts{"t (t = 0.5, sum(n) = 6): 0.5 -> 0.5", "paid (n = 3, t = 0.5): 1.5 -> 1.5"});
}

TEST_CASE("a trace is a table too", "[formula]") {
    const ran r =
        run(R"j("inputs": [{"id": "n"}, {"id": "kind", "kind": "text"}], "sets": [{"id": "s", "members": ["a"]}],
        "lines": [{"id": "x", "over": ["s"], "value": "n / 8", "round": {"down": 1}}, {"id": "y", "value": "if(kind = 'A', n, none)"},
        {"id": "paid", "pool": "10", "by": "n", "round": {"largest_remainder": -1}}, {"id": "z", "level": "all", "value": "count(y)"}])j",
            "school,n,kind\na,3,\"A, B\"\n");
    REQUIRE(r.found.empty());
    CHECK(io::trace_csv(funded(r), 0) ==
          "line,level,expression,inputs,unrounded,rounding,value\n"
          "x_a,units,n / 8,n = 3,0.375,down 1,0.3\n"
          "y,units,\"if(kind = 'A', n, none)\",\"kind = 'A, B'; n = 3\",,,\n"
          "paid pool,all,10,,10,,10\n"
          "paid weight,units,n,n = 3,3,,3\n"
          "paid,units,paid pool * paid weight / paid weights,paid pool = 10; paid weight = 3; "
          "paid weights = 3,10,largest_remainder -1,10\n"
          "z,all,count(y),count(y) = 0,0,,0\n");
}

TEST_CASE("changes are a table, empty where nothing is compared", "[formula]") {
    ran r = run(inputs + R"j("lines": [{"id": "paid", "value": "n"}])j", three);
    const amount_changes all = compare_amounts({10, 10, 10}, {14, 9, not_applicable});
    CHECK(io::changes_csv(funded(r), all) ==
          "school,before,after,change,held,held_within\n"
          "a,10,14,4,14,13\n"
          "b,10,9,-1,10,10\n"
          "c,10,,,,\n");
}

TEST_CASE("a bucket has its own title, even where another's id begins as its own", "[formula]") {
    const ran r = run(R"j("sets": [{"id": "s", "members": ["a", "b"]}], "inputs": [{"id": "n"}], "lines": [
        {"id": "aid_left", "title": "What is left", "over": ["s"], "amount": "n", "into": [{"id": "aid", "title": "First", "up_to": "1"},
        {"id": "aid_more", "title": "Second", "up_to": "1"}]}, {"id": "paid", "title": "Paid", "value": "n"}])j",
                      three);
    REQUIRE(r.found.empty());
    const io::funded_units all = funded(r);
    texts titles;
    for (const program_column& column : all.program.columns) {
        if (column.kind == column_kind::line)
            titles.push_back(column.id + ": " + std::string{io::detail::column_title(all, column)});
    }
    CHECK(titles == texts{"aid_left_a: What is left", "aid_left_b: What is left", "aid_a: First", "aid_b: First",
                          "aid_more_a: Second", "aid_more_b: Second", "paid: Paid"});
}

}  // namespace formula_trace_test

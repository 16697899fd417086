// SPDX-License-Identifier: MIT
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/formula/resolve.hpp>
#include <nineways/formula/run.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/formula_json.hpp>
#include <nineways/io/unit_table.hpp>

namespace formula_run_test {

using namespace nineways;

namespace {

struct ran {
    formula_program program;
    unit_data data;
    faults found;

    [[nodiscard]] const std::vector<double>& operator[](std::string_view id) const {
        for (std::size_t c = 0; c < program.columns.size(); ++c) {
            if (program.columns[c].id == id) return data.columns[c];
        }
        throw std::string{"no column"};
    }
};

/// A formula of parameters, inputs, groups and lines over a table; `amount` is the line "paid".
ran run(const std::string& parts, std::string_view units) {
    const std::string text = R"j({"format": "nineways-formula/1", "id": "f", "title": "F", "unit": "school",
        "key": "school", "amount": "paid", )j" +
                             parts + "}";
    ran out;
    io::fault_list log;
    const auto document = io::read_json(text, log);
    REQUIRE(document);
    io::document_reader reading{*document, log};
    const formula f = io::read_formula(reading.root(), log);
    if (log.empty()) out.program = resolve(f, "", log);
    io::csv_table table = io::read_csv(units, log);
    if (log.empty()) out.data = io::read_units(f, out.program, {{&table, "units", f.key, input_table::units}}, {}, log);
    if (log.empty()) run_formula(out.program, out.data, log);
    out.found = log.take();
    return out;
}

constexpr std::string_view three = "school,n,x\na,1,0.285\nb,2,1.005\nc,3,-1.005\n";
const std::string inputs = R"j("inputs": [{"id": "n"}, {"id": "x", "least": -10}], )j";

ran lines(const std::string& all, std::string_view units = three) {
    return run(inputs + R"j("lines": [)j" + all + "]", units);
}

}  // namespace

TEST_CASE("ties of decimals are ties, whatever the doubles are", "[formula]") {
    // 0.285 x 100 = 28.499999999999996 and 1.005 x 100 = 100.49999999999999 in doubles.
    const ran r = lines(R"j({"id": "up", "value": "x", "round": {"half_up": 2}},
                           {"id": "away", "value": "x", "round": {"half_away": 2}},
                           {"id": "even", "value": "x", "round": {"half_even": 2}},
                           {"id": "cut", "value": "x", "round": {"truncate": 2}},
                           {"id": "below", "value": "x", "round": {"down": 2}},
                           {"id": "above", "value": "x", "round": {"up": 2}},
                           {"id": "paid", "value": "n"})j");
    REQUIRE(r.found.empty());
    CHECK(r["up"] == std::vector<double>{0.29, 1.01, -1});
    CHECK(r["away"] == std::vector<double>{0.29, 1.01, -1.01});
    CHECK(r["even"] == std::vector<double>{0.28, 1, -1});
    CHECK(r["cut"] == std::vector<double>{0.28, 1, -1});
    CHECK(r["below"] == std::vector<double>{0.28, 1, -1.01});
    CHECK(r["above"] == std::vector<double>{0.29, 1.01, -1});
}

TEST_CASE("ties behind several operations and lines are found", "[formula]") {
    // a third of three times 0.5 is 0.5; 0.1 + 0.2 + 0.2 is 0.5; neither is one in doubles for sure.
    const ran r = lines(R"j({"id": "third", "value": "n * 1.5 / n / 3"},
                           {"id": "added", "value": "0.1 + 0.2 + 0.2 * n / n"},
                           {"id": "a", "value": "third", "round": {"half_up": 0}},
                           {"id": "b", "value": "added - 0.0", "round": {"half_up": 0}},
                           {"id": "c", "value": "if(0.1 + 0.2 * n / n <= 0.3, 1, 0)"},
                           {"id": "paid", "value": "a + b"})j");
    REQUIRE(r.found.empty());
    CHECK(r["a"] == std::vector<double>{1, 1, 1});
    CHECK(r["b"] == std::vector<double>{1, 1, 1});
    CHECK(r["c"] == std::vector<double>{1, 1, 1});
}

TEST_CASE("what is not chosen is not divided", "[formula]") {
    const ran r = lines(R"j({"id": "paid", "value": "if(n = 2, 0, 10 / (n - 2))"})j");
    REQUIRE(r.found.empty());
    CHECK(r["paid"] == std::vector<double>{-10, 0, 10});
    const ran bad = lines(R"j({"id": "paid", "value": "10 / (n - 2)"})j");
    REQUIRE(bad.found.size() == 1);
    CHECK(bad.found[0].place == "/lines/0/value");
    CHECK(bad.found[0].found == "n - 2 = 0 for \"b\"");
}

TEST_CASE("none stays none, and sums leave it out", "[formula]") {
    const ran r = lines(R"j({"id": "some", "value": "if(n > 1, n, none)"},
                           {"id": "paid", "value": "or_else(some, 100) + sum(some) + count(some)"},
                           {"id": "is", "value": "if(known(some), 1, 0)"})j");
    REQUIRE(r.found.empty());
    CHECK(r["paid"] == std::vector<double>{107, 9, 10});
    CHECK(r["is"] == std::vector<double>{0, 1, 1});
}

TEST_CASE("a waterfall spills over its buckets in their order", "[formula]") {
    const std::string text = R"j({"id": "left", "amount": "n * 100", "into": [{"id": "one", "up_to": "50"},
        {"id": "two", "up_to": "-5"}, {"id": "three", "up_to": "120"}, {"id": "four", "up_to": "100"}]},
        {"id": "paid", "value": "one + two + three + four + left"})j";
    const ran r = lines(text);
    REQUIRE(r.found.empty());
    CHECK(r["one"] == std::vector<double>{50, 50, 50});
    CHECK(r["two"] == std::vector<double>{0, 0, 0});
    CHECK(r["three"] == std::vector<double>{50, 120, 120});
    CHECK(r["four"] == std::vector<double>{0, 30, 100});
    CHECK(r["left"] == std::vector<double>{0, 0, 30});
    CHECK(r["paid"] == std::vector<double>{100, 200, 300});
}

TEST_CASE("a pool is shared out to the last unit", "[formula]") {
    // 100 by 1 : 2 : 3 is 16.67, 33.33, 50: whole units 16, 33, 50, and the one that is left goes to the largest rest.
    const ran r = lines(R"j({"id": "paid", "pool": "100", "by": "n", "round": {"largest_remainder": 0}},
                           {"id": "equal", "pool": "100", "by": "n / n", "round": {"largest_remainder": 0}})j");
    REQUIRE(r.found.empty());
    CHECK(r["paid"] == std::vector<double>{17, 33, 50});
    CHECK(r["equal"] == std::vector<double>{34, 33, 33});
}

TEST_CASE("an equation is solved by halving and by the secant", "[formula]") {
    // sum(max(0, t n - 1)) = (t - 1) + (2t - 1) + (3t - 1) = 6t - 3 = 9 at t = 2
    const std::string equation = R"j("level": "all", "so_that": "sum(max(0, t * n - 1)) = 9")j";
    const ran halves =
        lines(R"j({"id": "t", )j" + equation + R"j(, "from": "0", "to": "10"}, {"id": "paid", "value": "t * n"})j");
    REQUIRE(halves.found.empty());
    CHECK(halves["t"][0] == Approx(2).epsilon(1e-15));
    const ran secant = lines(
        R"j({"id": "t", )j" + equation +
        R"j(, "start": ["1", "3"], "tolerance": "0.000001", "round": {"half_up": 9}}, {"id": "paid", "value": "t * n"})j");
    REQUIRE(secant.found.empty());
    CHECK(secant["t"][0] == 2);
    const ran none =
        lines(R"j({"id": "t", )j" + equation + R"j(, "from": "0", "to": "1"}, {"id": "paid", "value": "t * n"})j");
    REQUIRE(none.found.size() == 1);
    CHECK(none.found[0].place == "/lines/0/so_that");
}

TEST_CASE("lines of a group see its members through sums", "[formula]") {
    const ran r =
        run(R"j("inputs": [{"id": "n"}, {"id": "county", "kind": "text"}], "groups": [{"id": "c", "input": "county"}],
        "lines": [{"id": "of_county", "level": "c", "value": "sum(n)"}, {"id": "paid", "value": "n / of_county"},
                  {"id": "rest", "value": "sum(n where county != 'x' by all) - n"}])j",
            "school,n,county\na,1,x\nb,2,y\nc,3,x\n");
    REQUIRE(r.found.empty());
    CHECK(r["of_county"] == std::vector<double>{4, 2});
    CHECK(r["paid"] == std::vector<double>{0.25, 1, 0.75});
    CHECK(r["rest"] == std::vector<double>{1, 0, -1});
}

TEST_CASE("a rate is carried on from member to member", "[formula]") {
    // 100 x 1.1 = 110; x 1.05 = 115.5 -> 116; x 1.1 = 127.6 -> 128
    const ran r = run(R"j("sets": [{"id": "year", "members": ["2014", "2015", "2016"]}],
        "parameters": [{"id": "growth", "over": ["year"], "value": {"2014": 10, "2015": 5, "2016": 10}}],
        "lines": [{"id": "rate", "over": ["year"], "level": "all", "value": "or_else(rate[year - 1], 100) * (1 + growth[year] * 1%)",
                   "round": {"half_up": 0}}, {"id": "paid", "value": "rate[2016]"}])j",
                      "school\na\n");
    REQUIRE(r.found.empty());
    CHECK(r["rate_2014"] == std::vector<double>{110});
    CHECK(r["rate_2015"] == std::vector<double>{116});
    CHECK(r["paid"] == std::vector<double>{128});
}

TEST_CASE("every fault of names, kinds and levels is told", "[formula]") {
    const ran r = lines(
        R"j({"id": "a", "value": "b + 1"}, {"id": "b", "value": "enrolment"}, {"id": "c", "level": "all", "value": "n"},
                           {"id": "d", "value": "n + (n > 1)"}, {"id": "e", "value": "round(n, x)"}, {"id": "paid", "value": "n"})j");
    REQUIRE(r.found.size() == 4);
    CHECK(r.found[0].place == "/lines/1/value");
    CHECK(r.found[1].place == "/lines/2/value");
    CHECK(r.found[2].place == "/lines/3/value");
    CHECK(r.found[3].place == "/lines/4/value");
    const ran circle =
        lines(R"j({"id": "a", "value": "b + 1"}, {"id": "b", "value": "a"}, {"id": "paid", "value": "n"})j");
    REQUIRE(circle.found.size() == 1);
    CHECK(circle.found[0].found == "a needs b needs a");
}

TEST_CASE("a pool goes out whole by largest remainders, and no rounding gives more than there is", "[formula]") {
    // 100 by 1, 2, 3 is 16.67, 33.33, 50; of 100.00 by three equal weights two cents are too few, or one too many.
    const ran whole = lines(R"j({"id": "paid", "pool": "100", "by": "n", "round": {"largest_remainder": 0}})j");
    REQUIRE(whole.found.empty());
    CHECK(whole["paid"] == std::vector<double>{17, 33, 50});
    const ran cut = lines(R"j({"id": "paid", "pool": "100", "by": "n / n", "round": {"truncate": 2}})j");
    REQUIRE(cut.found.empty());
    CHECK(cut["paid"] == std::vector<double>{33.33, 33.33, 33.33});
    const ran over = lines(R"j({"id": "paid", "pool": "200", "by": "n / n", "round": {"half_up": 2}})j");
    REQUIRE(over.found.size() == 1);
    CHECK(over.found[0].place == "/lines/0/pool");
    CHECK(over.found[0].found == "\"sum(paid) <= paid pool\" does not hold for all: 200.01 and 200");
    const ran negative = lines(R"j({"id": "paid", "pool": "100", "by": "n - 1.5"})j");
    REQUIRE(negative.found.size() == 1);
    CHECK(negative.found[0].place == "/lines/0/by");
    CHECK(negative.found[0].found == "\"paid weight >= 0\" does not hold for \"a\": -0.5 and 0");
}

TEST_CASE("an empty pool gives nothing to nobody; a full one cannot", "[formula]") {
    const ran empty = lines(R"j({"id": "paid", "pool": "0", "by": "n * 0"})j");
    REQUIRE(empty.found.empty());
    CHECK(empty["paid"] == std::vector<double>{0, 0, 0});
    const ran full = lines(R"j({"id": "paid", "pool": "5", "by": "n * 0"})j");
    REQUIRE(full.found.size() == 1);
    CHECK(full.found[0].found == "\"paid pool = 0 or paid weights > 0\" does not hold for all");
}

TEST_CASE("parts that do not add up to the amount are a fault", "[formula]") {
    const std::string all = R"j("parts": ["a", "b"], )j" + inputs + R"j("lines": [{"id": "a", "value": "n * 0.1"},
        {"id": "b", "value": "n * 0.2"}, {"id": "paid", "value": ")j";
    CHECK(run(all + R"j(n * 0.3"}])j", three).found.empty());
    const ran wrong = run(all + R"j(n * 0.3 + 0.01"}])j", three);
    REQUIRE(wrong.found.size() == 3);
    CHECK(wrong.found[0].place == "/parts");
    CHECK(wrong.found[0].found == "\"paid = a + b\" does not hold for \"a\": 0.31 and 0.3");
}

TEST_CASE("a row of totals is no unit, and groups have no blank members", "[formula]") {
    const ran total = lines(R"j({"id": "paid", "value": "n"})j", "school,n,x\nState total,6,1\na,6,1\n");
    REQUIRE(total.found.size() == 1);
    CHECK(total.found[0].place == "units: row 2, column \"school\"");
    const ran blank = run(R"j("inputs": [{"id": "n"}, {"id": "county", "kind": "text", "blank": "none"}],
        "groups": [{"id": "counties", "input": "county"}], "lines": [{"id": "paid", "value": "n"}])j",
                          three);
    REQUIRE(blank.found.size() == 1);
    CHECK(blank.found[0].place == "/groups/0/input");
}

TEST_CASE("sums may be long but not deep; brackets and columns have limits", "[formula]") {
    const auto repeated = [](const std::string& part, std::size_t times) {
        std::string all;
        for (std::size_t i = 0; i < times; ++i) all += part;
        return all;
    };
    const auto line = [](const std::string& value) {
        return lines(R"j({"id": "paid", "value": ")j" + value + R"j("})j");
    };
    CHECK(line(repeated("n + ", 299) + "n")["paid"][0] == 300);
    const ran sum = line(repeated("n + ", 4000) + "n");
    REQUIRE(sum.found.size() == 1);
    CHECK(sum.found[0].expected.find("300 operations") != std::string::npos);
    CHECK(line(repeated("(", 90) + "n" + repeated(")", 90))["paid"][2] == 3);
    const ran brackets = line(repeated("(", 9000) + "n" + repeated(")", 9000));
    REQUIRE(brackets.found.size() == 1);
    CHECK(brackets.found[0].expected.find("100 levels") != std::string::npos);
    // 200 members are added up in runs of 64: 1 + 2 + ... + 200 = 20,100.
    std::string members;
    std::string values;
    for (int m = 1; m <= 200; ++m) {
        const std::string comma = m == 1 ? "" : ", ";
        members += comma + "\"m" + std::to_string(m) + '"';
        values += comma + "\"m" + std::to_string(m) + "\": " + std::to_string(m);
    }
    const std::string sets = R"j("sets": [{"id": "s", "members": [)j" + members + R"j(]}, {"id": "t", "members": [)j" +
                             members + R"j(]}, {"id": "u", "members": ["a", "b", "c"]}], )j";
    const std::string weights = R"j("parameters": [{"id": "w", "over": ["s"], "value": {)j" + values + "}}], ";
    const ran total = run(sets + weights + R"j("lines": [{"id": "paid", "value": "total(s, w[s])"}])j", three);
    REQUIRE(total.found.empty());
    CHECK(total["paid"] == std::vector<double>{20'100, 20'100, 20'100});
    const ran wide =
        run(sets + R"j("lines": [{"id": "x", "over": ["s", "t", "u"], "value": "1"}, {"id": "paid", "value": "1"}])j",
            three);
    REQUIRE(wide.found.size() == 1);
    CHECK(wide.found[0].place == "/lines/0/over");
}

TEST_CASE("a chain of thousands of lines is no matter; names that come out the same are a fault", "[formula]") {
    std::string chain = R"j({"id": "l0", "value": "n * 0.5"})j";
    for (int i = 1; i < 4000; ++i) {
        chain +=
            R"j(, {"id": "l)j" + std::to_string(i) + R"j(", "value": "l)j" + std::to_string(i - 1) + R"j( + 0.5"})j";
    }
    const ran r = lines(chain + R"j(, {"id": "paid", "value": "l3999", "round": {"half_up": 0}})j");
    REQUIRE(r.found.empty());
    CHECK(r["paid"] == std::vector<double>{2000, 2001, 2001});  // 1999.5 + 0.5, + 1 and + 1.5: the tie goes up
    const ran same = run(R"j("sets": [{"id": "s", "members": ["a_b"]}, {"id": "t", "members": ["b"]}],
        "inputs": [{"id": "x", "over": ["s"]}, {"id": "x_a", "over": ["t"]}], "lines": [{"id": "paid", "value": "1"}])j",
                         three);
    REQUIRE(same.found.size() == 1);
    CHECK(same.found[0].place == "/inputs/1");
}

TEST_CASE("units are ranked from the least, alike where they are equal, in groups and under conditions", "[formula]") {
    constexpr std::string_view five = "school,n,x,county\na,3,10,N\nb,1,20,N\nc,3,30,S\nd,0.3,40,S\ne,5,50,N\n";
    const ran r = run(R"j("inputs": [{"id": "n"}, {"id": "x"}, {"id": "county", "kind": "text"}],
        "groups": [{"id": "counties", "input": "county"}], "lines": [
        {"id": "up", "value": "rank(n)"}, {"id": "down", "value": "rank(-n)"},
        {"id": "here", "value": "rank(n by counties)"}, {"id": "some", "value": "rank(n where x > 15)"},
        {"id": "pupils", "value": "sum_up_to(x, n)"}, {"id": "own", "value": "sum_up_to(x, -n where n < 5 by counties)"},
        {"id": "noise", "value": "rank(if(n = 0.3, n, 0.1 * n))"},
        {"id": "top", "value": "if(rank(-n) / count(n) <= 40%, 1, 0)"}, {"id": "paid", "value": "n"}])j",
                      five);
    REQUIRE(r.found.empty());
    CHECK(r["up"] == std::vector<double>{3, 2, 3, 1, 5});
    CHECK(r["down"] == std::vector<double>{2, 4, 2, 5, 1});
    CHECK(r["here"] == std::vector<double>{2, 1, 2, 1, 3});
    CHECK(r["some"][1] == 2);
    CHECK(r["some"][0] != r["some"][0]);
    // from the least n: d 40, b 60, a and c 60 + 10 + 30, e 150
    CHECK(r["pupils"] == std::vector<double>{100, 60, 100, 40, 150});
    // from the greatest n below 5: in N a 10, b 30; in S c 30, d 70
    CHECK(std::vector<double>{r["own"][0], r["own"][1], r["own"][2], r["own"][3]} ==
          std::vector<double>{10, 30, 30, 70});
    // 0.1 x 3 is 0.30000000000000004 in doubles, and 0.3 all the same
    CHECK(r["noise"] == std::vector<double>{2, 1, 2, 2, 5});
    CHECK(r["top"] == std::vector<double>{1, 0, 1, 0, 1});
    const ran level = lines(R"j({"id": "y", "level": "all", "value": "rank(n)"}, {"id": "paid", "value": "n"})j");
    REQUIRE(level.found.size() == 1);
    CHECK(level.found[0].place == "/lines/0/value");
}

TEST_CASE("what a solution needs may share pools, rank and solve itself", "[formula]") {
    // The pool of 10 p goes out in whole dollars by n = 1, 2, 3: of 100 it is 17, 33, 50; p is 10 where b has 33.
    const ran r = lines(R"j({"id": "share", "pool": "10 * p", "by": "n", "round": {"largest_remainder": 0}},
        {"id": "p", "level": "all", "so_that": "sum(share where rank(n) = 2) + q = 33 + 5", "from": "0", "to": "20", "tolerance": "0.5"},
        {"id": "q", "level": "all", "so_that": "q + 0 * p = 5", "from": "0", "to": "9", "tolerance": "0.01"},
        {"id": "paid", "value": "share"})j");
    REQUIRE(r.found.empty());
    CHECK(r["paid"][1] == 33);
}

TEST_CASE("an equation is solved at its bounds too, and only where its sides meet", "[formula]") {
    const auto solved = [](const std::string& equation, const std::string& more = R"j("from": "0", "to": "1")j") {
        return lines(R"j({"id": "z", "level": "all", "so_that": ")j" + equation + R"j(", )j" + more +
                     R"j(}, {"id": "paid", "value": "n"})j");
    };
    CHECK(solved("z = 0")["z"][0] == 0);
    CHECK(solved("sum(n) * z = 0")["z"][0] == 0);
    CHECK(solved("z = 1")["z"][0] == 1);
    CHECK(solved("z * z = 2", R"j("from": "0", "to": "2")j")["z"][0] == Approx(1.4142135623730951).epsilon(1e-15));
    for (const char* more : {R"j("from": "0", "to": "1")j", R"j("from": "0", "to": "1", "tolerance": "0.01")j"}) {
        const ran jump = solved("if(z < 0.3, 0, 1) = 0.5", more);
        REQUIRE(jump.found.size() == 1);
        CHECK(jump.found[0].found.find("without meeting") != std::string::npos);
    }
    CHECK(solved("if(z < 0.3, 0, 1) = 0.5", R"j("from": "0", "to": "1", "tolerance": "0.6")j").found.empty());
    for (const char* more : {R"j("from": "0", "to": "none")j", R"j("from": "0", "to": "1", "tolerance": "-1")j"}) {
        const ran bad = solved("z = 0.5", more);
        REQUIRE(bad.found.size() == 1);
        CHECK(bad.found[0].place == "/lines/0/so_that");
    }
}

TEST_CASE("a number of a county is added up once for each county", "[formula]") {
    // N has 1 + 2 and S has 4: capped at 3.5 that is 3 + 3.5.
    const ran r = run(R"j("inputs": [{"id": "n"}, {"id": "county", "kind": "text"}],
        "groups": [{"id": "counties", "input": "county"}], "lines": [
        {"id": "capped", "level": "counties", "value": "min(3.5, sum(n))"},
        {"id": "all_of_it", "level": "all", "value": "sum(capped)"},
        {"id": "most", "level": "all", "value": "greatest(capped where capped < 3.2)"},
        {"id": "by_unit", "level": "all", "value": "sum(capped * n)"},
        {"id": "share", "level": "counties", "value": "sum(n) / sum(n by all)"},
        {"id": "paid", "value": "n"}])j",
                      "school,n,county\na,1,N\nb,2,N\nc,4,S\n");
    REQUIRE(r.found.empty());
    CHECK(r["all_of_it"] == std::vector<double>{6.5});
    CHECK(r["most"] == std::vector<double>{3});
    CHECK(r["by_unit"] == std::vector<double>{3 * 1 + 3 * 2 + 3.5 * 4});
    CHECK(r["share"] == std::vector<double>{3.0 / 7, 4.0 / 7});
}

TEST_CASE("what would be lost or hidden without a word is a fault", "[formula]") {
    const auto place = [](const ran& r) { return r.found.empty() ? std::string{"none"} : r.found[0].place; };
    CHECK(place(lines(R"j({"id": "paid", "pool": "100", "by": "none"})j")) == "/lines/0/by");
    CHECK(place(lines(R"j({"id": "left", "amount": "-n", "into": [{"id": "b", "up_to": "1"}]},
        {"id": "paid", "value": "n"})j")) == "/lines/0/amount");
    CHECK(place(lines(R"j({"id": "paid", "value": "n"}, {"id": "school", "value": "n"})j")) == "/lines/1");
    CHECK(place(lines(R"j({"id": "paid", "value": "n", "round": {"half_up": 0, "truncate": 2}})j")) ==
          "/lines/0/round");
    CHECK(place(run(R"j("inputs": [{"id": "n", "least": 5, "most": 1}], "lines": [{"id": "paid", "value": "n"}])j",
                    three)) == "/inputs/0");
    const std::string set = R"j("sets": [{"id": "s", "members": ["a", "b"]}], )j";
    CHECK(place(run(set + R"j("lines": [{"id": "x", "over": ["s"], "value": "1"}, {"id": "x_a", "value": "2"},
        {"id": "paid", "value": "1"}])j",
                    three)) == "/lines/1");
    CHECK(place(run(set + R"j("lines": [{"id": "x", "over": ["s", "s"], "value": "1"}, {"id": "paid", "value": "1"}])j",
                    three)) == "/lines/0/over/1");
    std::string members;
    for (int m = 0; m < 200; ++m) members += (m == 0 ? "\"m" : ", \"m") + std::to_string(m) + '"';
    std::string sets;
    for (const char* id : {"s", "t", "u", "v"})
        sets += std::string{sets.empty() ? "" : ", "} + R"j({"id": ")j" + id + R"j(", "members": [)j" + members + "]}";
    const ran many = run(R"j("sets": [)j" + sets + R"j(], "lines": [{"id": "paid",
        "value": "total(s, total(t, total(u, total(v, 1))))"}])j",
                         three);
    REQUIRE(many.found.size() == 1);
    CHECK(many.found[0].place == "/lines/0/value");
}

TEST_CASE("a text of the unit picks the member; groups have pools of their own", "[formula]") {
    const std::string head =
        R"j("sets": [{"id": "level", "members": ["low", "high"]}, {"id": "y", "members": ["y1", "y2"]}],
        "parameters": [{"id": "size", "over": ["level", "y"], "value": {"low": {"y1": 400, "y2": 300}, "high": {"y1": 600, "y2": 500}}}],
        "inputs": [{"id": "n"}, {"id": "kind", "kind": "text"}, {"id": "county", "kind": "text"}],
        "groups": [{"id": "counties", "input": "county"}], )j";
    constexpr std::string_view units =
        "school,n,kind,county\na,1,low,N\nb,1,high,N\nc,1,low,N\nd,3,other,S\ne,1,high,S\n";
    const ran r =
        run(head + R"j("lines": [{"id": "own", "value": "size[kind, y1] - size[kind, y2 - 1] + size[kind, y2]"},
        {"id": "pot", "level": "counties", "value": "sum(n) + 7"},
        {"id": "part", "pool": "pot", "by": "n", "within": "counties", "round": {"largest_remainder": 0}},
        {"id": "paid", "value": "n"}])j",
            units);
    REQUIRE(r.found.empty());
    CHECK(std::vector<double>{r["own"][0], r["own"][1], r["own"][2], r["own"][4]} ==
          std::vector<double>{300, 500, 300, 500});
    CHECK(r["own"][3] != r["own"][3]);
    // N: 10 by 1, 1, 1 is 4, 3, 3; S: 11 by 3, 1 is 8.25 and 2.75.
    CHECK(r["part"] == std::vector<double>{4, 3, 3, 8, 3});
    const ran wrong = run(head + R"j("lines": [{"id": "paid", "pool": "10", "by": "n", "within": "county"}])j", units);
    REQUIRE(wrong.found.size() == 1);
    CHECK(wrong.found[0].place == "/lines/0/within");
}

}  // namespace formula_run_test

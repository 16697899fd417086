// SPDX-License-Identifier: MIT
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/formula/run.hpp>

#include "small_formula.hpp"

namespace formula_run_test {

using namespace small_formula;

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

TEST_CASE("every rule sees ties behind divisions, which no decimals end", "[formula]") {
    // x / 3 + x / 1.5 is x: 0.285, 1.005 and -1.005.
    std::string all;
    for (const char* rule : {"half_up", "half_away", "half_even", "truncate", "down", "up"})
        all += R"j({"id": "of_)j" + std::string{rule} + R"j(", "value": "x / 3 + x / 1.5", "round": {")j" + rule +
               R"j(": 2}}, )j";
    const ran r =
        lines(all + R"j({"id": "paid", "value": "truncate(x / 3 + x / 1.5, 3) + round_up(x / 3 + x / 1.5, 3)"})j");
    REQUIRE(r.found.empty());
    CHECK(r["of_half_up"] == std::vector<double>{0.29, 1.01, -1});
    CHECK(r["of_half_away"] == std::vector<double>{0.29, 1.01, -1.01});
    CHECK(r["of_half_even"] == std::vector<double>{0.28, 1, -1});
    CHECK(r["of_truncate"] == std::vector<double>{0.28, 1, -1});
    CHECK(r["of_down"] == std::vector<double>{0.28, 1, -1.01});
    CHECK(r["of_up"] == std::vector<double>{0.29, 1.01, -1});
    CHECK(r["paid"] == std::vector<double>{0.57, 2.01, -2.01});
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
    // Half a hundredth is missed at the lower bound, which a tolerance of a hundredth allows.
    CHECK(solved("z + 1 = 0.995", R"j("from": "0", "to": "1", "tolerance": "0.01")j")["z"][0] == 0);
    CHECK(solved("2 - z = 1")["z"][0] == 1);
    CHECK(solved("0 - z = 0")["z"][0] == 0);
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

TEST_CASE("a chain of thousands of lines is no matter", "[formula]") {
    std::string chain = R"j({"id": "l0", "value": "n * 0.5"})j";
    for (int i = 1; i < 4000; ++i) {
        chain +=
            R"j(, {"id": "l)j" + std::to_string(i) + R"j(", "value": "l)j" + std::to_string(i - 1) + R"j( + 0.5"})j";
    }
    const ran r = lines(chain + R"j(, {"id": "paid", "value": "l3999", "round": {"half_up": 0}})j");
    REQUIRE(r.found.empty());
    CHECK(r["paid"] == std::vector<double>{2000, 2001, 2001});  // 1999.5 + 0.5, + 1 and + 1.5: the tie goes up
}

TEST_CASE("a total over many members is added up in runs", "[formula]") {
    // 200 members are added up in runs of 64: 1 + 2 + ... + 200 = 20,100.
    std::string members;
    std::string values;
    for (int m = 1; m <= 200; ++m) {
        const std::string comma = m == 1 ? "" : ", ";
        members += comma + "\"m" + std::to_string(m) + '"';
        values += comma + "\"m" + std::to_string(m) + "\": " + std::to_string(m);
    }
    const std::string sets = R"j("sets": [{"id": "s", "members": [)j" + members + R"j(]}], )j";
    const std::string weights = R"j("parameters": [{"id": "w", "over": ["s"], "value": {)j" + values + "}}], ";
    const ran total = run(sets + weights + R"j("lines": [{"id": "paid", "value": "total(s, w[s])"}])j", three);
    REQUIRE(total.found.empty());
    CHECK(total["paid"] == std::vector<double>{20'100, 20'100, 20'100});
}

TEST_CASE("what would be lost without a word is a fault", "[formula]") {
    CHECK(lines(R"j({"id": "paid", "pool": "100", "by": "none"})j").place() == "/lines/0/by");
    CHECK(lines(R"j({"id": "left", "amount": "-n", "into": [{"id": "b", "up_to": "1"}]},
        {"id": "paid", "value": "n"})j")
              .found[0]
              .place == "/lines/0/amount");
    // 2.5 and 0.5 left of 3: rounded up the bucket would hold more than there is.
    CHECK(lines(R"j({"id": "left", "amount": "n - 0.5", "into": [{"id": "b", "up_to": "9"}], "round": {"up": 0}},
        {"id": "paid", "value": "n"})j")
              .found[0]
              .place == "/lines/0/amount");
}

TEST_CASE("functions are what they are called", "[formula]") {
    const ran r = lines(R"j({"id": "a", "value": "min(n, 2) + 10 * max(n, 2, 1) + 100 * abs(n - 2)"},
        {"id": "b", "value": "power(n, 3) + power(2, -n * 0 - 0 + 2)"}, {"id": "c", "value": "sqrt(n * n) + cbrt(8 * n * n * n)"},
        {"id": "d", "value": "interpolate(n, 1.5, 10, 2.5, 20, 2.75, 0)"}, {"id": "e", "value": "-n - -n"},
        {"id": "paid", "value": "n"})j");
    CHECK(r.place() == "/lines/1/value");  // an exponent that hangs on a unit
    const ran s = lines(R"j({"id": "a", "value": "min(n, 2) + 10 * max(n, 2, 1) + 100 * abs(n - 2)"},
        {"id": "b", "value": "power(n, 3) + power(n, 0) + power(n, -1)"}, {"id": "c", "value": "sqrt(n * n) + cbrt(8 * n * n * n)"},
        {"id": "d", "value": "interpolate(n, 1.5, 10, 2.5, 20, 2.75, 0)"}, {"id": "e", "value": "-n - -n"},
        {"id": "f", "value": "normal_share(0 * n)"}, {"id": "g", "value": "exp(0 * n) + log(n / n)"}, {"id": "paid", "value": "n"})j");
    REQUIRE(s.found.empty());
    CHECK(s["a"] == std::vector<double>{1 + 20 + 100, 2 + 20 + 0, 2 + 30 + 100});
    CHECK(s["b"] == std::vector<double>{1 + 1 + 1, 8 + 1 + 0.5, 27 + 1 + 1.0 / 3});
    CHECK(s["c"][2] == Approx(3 + 6).epsilon(1e-15));
    CHECK(s["d"] == std::vector<double>{10, 15, 0});  // before the first point, halfway, behind the last
    CHECK(s["e"] == std::vector<double>{0, 0, 0});
    CHECK(s["f"] == std::vector<double>{0.5, 0.5, 0.5});
    CHECK(s["g"] == std::vector<double>{1, 1, 1});
}

TEST_CASE("what has no value is a fault with its unit", "[formula]") {
    const auto of = [](const std::string& value) {
        return lines(R"j({"id": "paid", "value": ")j" + value + R"j("})j");
    };
    const ran root = of("sqrt(n - 2)");
    CHECK(root.place() == "/lines/0/value");
    CHECK(root.told() == "sqrt(n - 2) for \"a\"");
    CHECK(of("log(n - 1)").told() == "log(n - 1) for \"a\"");
    CHECK(of("power(n - 3, -2)").told() == "power(n - 3, -2) for \"c\"");
    CHECK(of("interpolate(n, 2, 0, 3 - n, 1)").found.size() >= 1);
    const ran large = of("power(power(10, 15) * n, 15) * power(power(10, 15), 10)");
    CHECK(large.told() == "paid beyond all bounds for \"a\"");
    CHECK(large.found[0].place == "/lines/0/value");
    // 0.1 + 0.2 - 0.3 is 0, and 5.5e-17 in doubles.
    CHECK(of("n / (0.1 * n + 0.2 * n - 0.3 * n)").told() == "0.1 * n + 0.2 * n - 0.3 * n = 0 for \"a\"");
    CHECK(of("log(0.1 * n + 0.2 * n - 0.3 * n)").told() == "log(0.1 * n + 0.2 * n - 0.3 * n) for \"a\"");
    CHECK(of("sqrt(0.3 * n - 0.2 * n - 0.1 * n)")["paid"] == std::vector<double>{0, 0, 0});
    CHECK(of("n / (0.000001 * n)")["paid"] == std::vector<double>{1e6, 1e6, 1e6});
    CHECK(of("sum(1 / (n - 3))").told() == "n - 3 = 0 for \"c\"");
    CHECK(of("sum(1 / (n - 3) where n < 3)").found.size() == 1);
}

TEST_CASE("none goes through arithmetic, and conditions know what they can", "[formula]") {
    // some is none for a, 2 for b and 3 for c.
    const std::string some = R"j({"id": "some", "value": "if(n > 1, n, none)"}, {"id": "paid", "value": "n"}, )j";
    const auto of = [&](const std::string& value) {
        const ran r = lines(some + R"j({"id": "y", "value": "or_else()j" + value + R"j(, -1)"})j");
        REQUIRE(r.found.empty());
        return r["y"];
    };
    using v = std::vector<double>;
    CHECK(of("some + 1") == v{-1, 3, 4});
    CHECK(of("0 * some") == v{-1, 0, 0});
    CHECK(of("max(some, 9)") == v{-1, 9, 9});
    CHECK(of("min(9, some)") == v{-1, 2, 3});
    CHECK(of("abs(some)") == v{-1, 2, 3});
    CHECK(of("round(some, 0)") == v{-1, 2, 3});
    CHECK(of("interpolate(some, 2, 20, 4, 40)") == v{-1, 20, 30});
    CHECK(of("if(some > 2, 1, 0)") == v{-1, 0, 1});
    CHECK(of("if(some = none, 1, 0)") == v{-1, -1, -1});
    CHECK(of("if(not some > 2, 1, 0)") == v{-1, 1, 0});
    CHECK(of("if(n > 5 and some > 2, 1, 0)") == v{0, 0, 0});
    CHECK(of("if(some > 2 and n > 5, 1, 0)") == v{0, 0, 0});
    CHECK(of("if(n < 5 or some > 2, 1, 0)") == v{1, 1, 1});
    CHECK(of("if(some > 2 or n < 5, 1, 0)") == v{1, 1, 1});
    CHECK(of("if(n < 5 and some > 2, 1, 0)") == v{-1, 0, 1});
    CHECK(of("if(n > 5 or some > 2, 1, 0)") == v{-1, 0, 1});
    CHECK(of("if(known(some), some, n * 7)") == v{7, 2, 3});
    CHECK(of("or_else(some, some)") == v{-1, 2, 3});
    CHECK(of("rank(some)") == v{-1, 1, 2});
    CHECK(of("sum_up_to(n, some)") == v{-1, 2, 5});
    CHECK(of("count(n where some > 0) + 10 * count(n where not some > 0)") == v{2, 2, 2});
    CHECK(of("sum_up_to(some, n)") == v{0, 2, 5});
}

TEST_CASE("sums over units leave out what is none or not chosen", "[formula]") {
    const ran r = run(R"j("inputs": [{"id": "n", "blank": "none"}, {"id": "county", "kind": "text"}],
        "groups": [{"id": "c", "input": "county"}], "lines": [
        {"id": "s", "level": "c", "value": "sum(n)"}, {"id": "m", "level": "c", "value": "mean(n)"},
        {"id": "k", "level": "c", "value": "count(n)"}, {"id": "units", "level": "c", "value": "count(1)"},
        {"id": "l", "level": "c", "value": "least(n)"}, {"id": "g", "level": "c", "value": "greatest(n)"},
        {"id": "some", "level": "c", "value": "mean(n where n < 5)"}, {"id": "of_s", "level": "all", "value": "mean(s)"},
        {"id": "paid", "value": "or_else(n, 0) - mean(n by c)"}])j",
                      "school,n,county\na,4,N\nb,,N\nc,9,N\nd,,S\ne,2,N\nf,6,W\n");
    REQUIRE(r.found.empty());
    const auto is = [&](const char* id, double n, double s, double w) {
        const std::vector<double>& x = r[id];
        return x.size() == 3 && x[0] == n && (x[1] == s || (s != s && x[1] != x[1])) &&
               (x[2] == w || (w != w && x[2] != x[2]));
    };
    CHECK(is("s", 15, 0, 6));
    CHECK(is("m", 5, not_applicable, 6));
    CHECK(is("k", 3, 0, 1));
    CHECK(is("units", 4, 1, 1));
    CHECK(is("l", 2, not_applicable, 6));
    CHECK(is("g", 9, not_applicable, 6));
    CHECK(is("some", 3, not_applicable, not_applicable));
    CHECK(r["of_s"] == std::vector<double>{7});  // 15, 0 and 6: once for each county
    CHECK(r["paid"][1] == -5);
    CHECK(!is_known(r["paid"][3]));
    CHECK(r["paid"][5] == 0);
}

TEST_CASE("a rounding has its places, also before the point", "[formula]") {
    // 1,250 and -1,250 lie halfway between hundreds.
    const ran r = run(R"j("inputs": [{"id": "n", "least": -9999}], "lines": [
        {"id": "up", "value": "n", "round": {"half_up": -2}}, {"id": "away", "value": "n", "round": {"half_away": -2}},
        {"id": "even", "value": "n", "round": {"half_even": -2}}, {"id": "cut", "value": "n", "round": {"truncate": -2}},
        {"id": "below", "value": "n", "round": {"down": -2}}, {"id": "above", "value": "n", "round": {"up": -2}},
        {"id": "paid", "value": "round(n / 7, 3)"}, {"id": "not_at_all", "value": "n / 7", "round": "none"}])j",
                      "school,n\na,1250\nb,-1250\nc,1350\nd,1299.99\n");
    REQUIRE(r.found.empty());
    using v = std::vector<double>;
    CHECK(r["up"] == v{1300, -1200, 1400, 1300});
    CHECK(r["away"] == v{1300, -1300, 1400, 1300});
    CHECK(r["even"] == v{1200, -1200, 1400, 1300});
    CHECK(r["cut"] == v{1200, -1200, 1300, 1200});
    CHECK(r["below"] == v{1200, -1300, 1300, 1200});
    CHECK(r["above"] == v{1300, -1200, 1400, 1300});
    CHECK(r["paid"] == v{178.571, -178.571, 192.857, 185.713});  // 1299.99 / 7 = 185.7128...
    CHECK(r["not_at_all"][0] == 1250.0 / 7);
}

TEST_CASE("checks must hold wherever they stand", "[formula]") {
    const std::string all = inputs + R"j("lines": [{"id": "paid", "value": "n"}], "checks": [)j";
    CHECK(
        run(all +
                R"j({"that": "sum(paid) <= 6", "level": "all", "otherwise": "-"}, {"that": "paid > 0", "otherwise": "-"}])j",
            three)
            .found.empty());
    const ran r = run(
        all +
            R"j({"that": "paid != 2", "otherwise": "no two"}, {"that": "sum(paid) < 6", "level": "all", "otherwise": "less"}])j",
        three);
    REQUIRE(r.found.size() == 2);
    CHECK(r.found[0].place == "/checks/0/that");
    CHECK(r.found[0].found == "\"paid != 2\" does not hold for \"b\": 2 and 2");
    CHECK(r.found[0].expected == "no two");
    CHECK(r.found[1].found == "\"sum(paid) < 6\" does not hold for all: 6 and 6");
    CHECK(run(all + R"j({"that": "if(paid > 1, paid, none) > 1", "otherwise": "-"}])j", three).found.empty());
}

TEST_CASE("largest remainders give out a pool of any size to its last cent", "[formula]") {
    // 90,000,000.29 by 1, 2, 3: a sixth is 15,000,000.04833..., of which 5 cents; a third .0967 -> 10; a half .145 ->
    // 14 or 15. Cut to cents 4 + 9 + 14 are 27, so two cents are left: for remainders .67 (b) and .83 (a), not for .5
    // (c).
    const ran r = lines(R"j({"id": "paid", "pool": "90000000.29", "by": "n", "round": {"largest_remainder": 2}})j");
    REQUIRE(r.found.empty());
    CHECK(r["paid"] == std::vector<double>{15000000.05, 30000000.10, 45000000.14});
    // 635,843,644.06 x 100 is 63,584,364,405.999992 in doubles, and 43,284,034,554.77 x 100 lies 0.0005 below.
    for (const char* pool : {"635843644.06", "43284034554.77"}) {
        const ran one = lines(R"j({"id": "paid", "pool": ")j" + std::string{pool} +
                              R"j(", "by": "n - 1", "round": {"largest_remainder": 2}},
            {"id": "all_of_it", "level": "all", "value": "sum(paid)", "round": {"half_up": 2}})j");
        REQUIRE(one.found.empty());
        CHECK(one["all_of_it"][0] == std::stod(pool));
    }
    // Thousands, and a pool that is no whole number of them.
    const ran thousands = lines(R"j({"id": "paid", "pool": "10999", "by": "n", "round": {"largest_remainder": -3}})j");
    CHECK(thousands["paid"] == std::vector<double>{2000, 3000, 5000});  // 1.83, 3.67, 5.5 of 10: 1 + 3 + 5, one left
    // Equal remainders in the order of the units, also where doubles do not know that they are equal: of 4 by 1, 4, 1
    // each has two thirds behind the point.
    const ran tied =
        lines(R"j({"id": "paid", "pool": "4", "by": "if(n = 2, 4, 1)", "round": {"largest_remainder": 0}})j");
    CHECK(tied["paid"] == std::vector<double>{1, 3, 0});
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

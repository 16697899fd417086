// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/formula/block_kernels.hpp>
#include <nineways/formula/decimal_grid.hpp>
#include <nineways/formula/fuse_steps.hpp>
#include <nineways/formula/resolve.hpp>
#include <nineways/formula/run.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/formula_csv.hpp>
#include <nineways/io/formula_json.hpp>
#include <nineways/io/unit_table.hpp>

namespace formula_fuse_test {

using namespace nineways;

namespace {

/// A formula of two parameters and four inputs, with the units of a table.
struct small {
    formula rules;
    formula_program program;
    unit_data data;

    explicit small(const std::string& lines, std::string_view units = "school,a,b,c,d\nx,1,2,3,4\ny,10,20,30,40\n") {
        const std::string text = R"j({"format": "nineways-formula/1", "id": "f", "title": "F", "unit": "school",
            "key": "school", "amount": "paid", "parameters": [{"id": "p", "value": 5}, {"id": "q", "value": 0.5}],
            "inputs": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d", "blank": "none"}], "lines": [)j" +
                                 lines + "]}";
        io::fault_list log;
        const auto document = io::read_json(text, log);
        REQUIRE(document);
        io::document_reader reading{*document, log};
        rules = io::read_formula(reading.root(), log);
        REQUIRE(log.empty());
        program = resolve(rules, "", log);
        const io::csv_table table = io::read_csv(units, log);
        data = io::read_units(rules, program, {{&table, "", rules.key, input_table::units}}, {}, log);
        REQUIRE(log.empty());
    }
    [[nodiscard]] std::uint32_t place(std::string_view id) const {
        for (std::uint32_t c = 0; c < program.columns.size(); ++c) {
            if (program.columns[c].id == id) return c;
        }
        throw std::string{"no column"};
    }
    /// How many instructions the first line becomes.
    [[nodiscard]] std::size_t instructions() const {
        return detail::fuse_nodes(program, program.steps[0].nodes, 0).instructions.size();
    }
};

std::size_t instructions(const std::string& value) {
    return small{R"j({"id": "paid", "value": ")j" + value + "\"}"}.instructions();
}

}  // namespace

TEST_CASE("what formulas are made of becomes one instruction", "[formula]") {
    CHECK(instructions("a") == 0);
    CHECK(instructions("p * a") == 1);
    CHECK(instructions("a * p * q") == 1);
    CHECK(instructions("a * b") == 1);
    CHECK(instructions("p * (a + b) * (q * c)") == 1);
    CHECK(instructions("a + b + c + d") == 1);
    CHECK(instructions("p * (a + (0.1 * b + 0.2 * c + 0.3 * d))") == 1);
    CHECK(instructions("max(p * (a + (0.1 * b + 0.2 * c + 0.3 * d)), 0.985 * a)") == 1);
    CHECK(instructions("max(0, a - b)") == 1);
    CHECK(instructions("min(0.9 * a, b + c)") == 1);
    // A product of columns is not a term, and a chain ends at six terms.
    CHECK(instructions("a * b + c") == 2);
    CHECK(instructions("a + b + c + d + a + b + c") == 2);
}

TEST_CASE("a long sum is added up from the left", "[formula]") {
    // 1 + 2 + 3 + 4 + 1 + 2 + 3 - 4 = 12, ten times that in the other row
    small made{R"j({"id": "paid", "value": "a + b + c + d + a + b + c - d"})j"};
    io::fault_list log;
    run_formula(made.program, made.data, log);
    REQUIRE(log.empty());
    CHECK(made.data.columns[made.program.amount] == std::vector<double>{12, 120});
}

TEST_CASE("a runner takes other parameters and inputs", "[formula]") {
    small made{R"j({"id": "paid", "value": "p * a + q * b", "round": {"half_up": 0}})j"};
    io::fault_list log;
    formula_runner runner{made.program, made.data};
    REQUIRE(runner.run(log));
    CHECK(runner.column(made.program.amount) == std::vector<double>{6, 60});  // 5 + 1; 50 + 10
    runner.set(made.place("q"), 0.75);
    REQUIRE(runner.run(log));
    CHECK(runner.column(made.program.amount) == std::vector<double>{7, 65});  // 5 + 1.5 is a tie; 50 + 15
    made.data.columns[made.place("a")] = {0.1, 0.3};
    runner.inputs_changed();
    REQUIRE(runner.run(log));
    CHECK(runner.column(made.program.amount) == std::vector<double>{2, 17});  // 0.5 + 1.5; 1.5 + 15 is a tie
}

TEST_CASE("a runner goes on after a fault", "[formula]") {
    small made{R"j({"id": "paid", "value": "a / (p - 5)"})j"};
    io::fault_list log;
    formula_runner runner{made.program, made.data};
    CHECK_FALSE(runner.run(log));
    const faults found = log.take();
    REQUIRE(found.size() == 2);
    CHECK(found[0].place == "/lines/0/value");
    io::fault_list other;
    runner.set(made.place("p"), 7);
    CHECK(runner.run(other));
    CHECK(runner.column(made.program.amount) == std::vector<double>{0.5, 5});
}

TEST_CASE("numbers beyond all bounds are found in a chain and behind it", "[formula]") {
    const std::string huge = "school,a,b,c,d\nx,1,2,3,4\ny,1e15,1e15,1e15,1\n";
    for (const char* value : {"p * (a + b)", "a * b * a * b * a * b * a * b * a * b * a * b", "abs(d)"}) {
        small made{std::string{R"j({"id": "paid", "value": ")j"} + value + R"j( * power(a, 15) * power(b, 15)"})j",
                   huge};
        io::fault_list log;
        run_formula(made.program, made.data, log);
        const faults found = log.take();
        REQUIRE(found.size() == 1);
        CHECK(found[0].found == "paid beyond all bounds for \"y\"");
    }
}

TEST_CASE("the places of decimals are counted", "[formula]") {
    CHECK(detail::places_of(12.0) == 0);
    CHECK(detail::places_of(0.0) == 0);
    CHECK(detail::places_of(0.1) == 1);
    CHECK(detail::places_of(-1234.56) == 2);
    CHECK(detail::places_of(1e-7) == 7);
    CHECK(detail::places_of(0.1 + 0.2) == 17);  // 0.30000000000000004
    const std::vector<double> some{1, 2.5, not_applicable, 0.125, 3};
    CHECK(detail::places_of(some.data(), some.size()) == 3);
    CHECK(detail::places_of(some.data(), 1) == 0);
    const std::vector<double> long_ones{0.5, 1.0 / 3};
    CHECK(detail::places_of(long_ones.data(), 2) == detail::no_grid);
    const std::vector<double> large{123456789012345.5};
    CHECK(detail::places_of(large.data(), 1) == detail::no_grid);  // sixteen digits
}

TEST_CASE("blocks round by every rule, near ties as ties", "[formula]") {
    // In the third the double lies below the tie; the room of 1e-6 says that it may be one.
    const std::vector<double> x{2.4, 2.6, 2.5 - 1e-9, -2.5, 3.5, -2.4, not_applicable};
    const auto rounded = [&](formula_op rule) {
        std::vector<double> out(x.size());
        CHECK(detail::round_rows(rule, {x.data(), false}, out.data(), x.size(), 0, 1e-6) ==
              (rule <= formula_op::round_half_even));
        detail::round_snapped(rule, {x.data(), false}, out.data(), x.size(), 0, 1e-6);
        CHECK(out.back() != out.back());
        out.pop_back();
        return out;
    };
    CHECK(rounded(formula_op::round_half_up) == std::vector<double>{2, 3, 3, -2, 4, -2});
    CHECK(rounded(formula_op::round_half_away) == std::vector<double>{2, 3, 3, -3, 4, -2});
    CHECK(rounded(formula_op::round_half_even) == std::vector<double>{2, 3, 2, -2, 4, -2});
    CHECK(rounded(formula_op::truncate) == std::vector<double>{2, 2, 2, -2, 3, -2});
    CHECK(rounded(formula_op::round_down) == std::vector<double>{2, 2, 2, -3, 3, -3});
    CHECK(rounded(formula_op::round_up) == std::vector<double>{3, 3, 3, -2, 4, -2});
}

TEST_CASE("the lines of units are a table", "[formula]") {
    small made{R"j({"id": "rate", "level": "all", "value": "p * 2"}, {"id": "share", "value": "rate * d / 8"},
                   {"id": "paid", "value": "or_else(share, 0) + q"})j",
               "school,a,b,c,d\n=x,1,2,3,4\n\"y, z\",10,20,30,\n"};
    io::fault_list log;
    run_formula(made.program, made.data, log);
    REQUIRE(log.empty());
    CHECK(io::write_lines_csv(made.rules, made.program, made.data) == "school,rate,share,paid\n'=x,10,5,5.5\n\"y, z\",10,,0.5\n");
}

}  // namespace formula_fuse_test

// SPDX-License-Identifier: MIT
// Instructions shaped like formulas give every bit that one instruction for each operation gives, and what a row alone
// gives.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/formula/evaluate_row.hpp>
#include <nineways/formula/resolve.hpp>
#include <nineways/formula/run.hpp>
#include <nineways/io/formula_json.hpp>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace formula_fuse_properties {

namespace {

using namespace nineways;

std::size_t below(std::size_t end) { return *rc::gen::inRange<std::size_t>(0, end); }

/// An expression over the inputs a, b and c, the parameters p and q and what `known` names besides.
std::string expression_of(int depth, const std::vector<std::string>& known) {
    const auto inner = [&] { return expression_of(depth - 1, known); };
    const auto number = [&] { return known[below(known.size())]; };
    if (depth == 0) return number();
    static constexpr const char* comparisons[]{" < ", " <= ", " > ", " >= ", " = ", " != "};
    switch (below(19)) {
        case 0:
            return "(" + inner() + " + " + inner() + ")";
        case 1:
            return "(" + inner() + " - " + inner() + ")";
        case 2:
            return "(" + inner() + " * " + number() + ")";
        case 3:
            return "(" + number() + " * " + inner() + " + " + number() + " * " + number() + " + " + inner() + ")";
        case 4:
            return "p * (" + inner() + " + q * " + inner() + " - " + number() + ")";
        case 5:
            return "(-" + inner() + ")";
        case 6:
            return "max(" + inner() + ", " + inner() + ")";
        case 7:
            return "min(" + inner() + ", " + inner() + ", " + inner() + ")";
        case 8:
            return "max(0, " + inner() + ")";
        case 9:
            return "min(" + inner() + ", 0.985 * " + number() + ")";
        case 10:
            return "if(" + inner() + comparisons[below(6)] + inner() + ", " + inner() + ", " + inner() + ")";
        case 11:
            return "round(" + inner() + ", " + std::to_string(below(4)) + ")";
        case 12:
            return "truncate(" + inner() + ", 1)";
        case 13:
            return "round_half_even(" + inner() + ", -1)";
        case 14:
            return "round_up(" + inner() + ", 0)";
        case 15:
            return "or_else(" + inner() + ", " + inner() + ")";
        case 16:
            return "abs(" + inner() + ")";
        case 17:
            return inner() + " / (abs(" + inner() + ") + 1)";
        default:
            return "(a + 2 * b + 0.5 * c + p * a - q * b + 0.25 * c + b + " + inner() + ")";
    }
}

struct made {
    formula_program program;
    unit_data data;
};

made random_formula() {
    std::vector<std::string> known{"a", "b", "c", "p", "q", "2", "0.25", "1.5", "none", "a", "b", "c"};
    const std::string one = expression_of(3, known);
    known.push_back("one");
    const std::string two = expression_of(3, known);
    RC_LOG() << one << '\n' << two << '\n';
    const std::string text =
        R"j({"format": "nineways-formula/1", "id": "f", "title": "F", "unit": "school", "key": "school",
        "parameters": [{"id": "p", "value": 1.25}, {"id": "q", "value": 3}],
        "inputs": [{"id": "a", "blank": "none"}, {"id": "b", "blank": "none"}, {"id": "c", "blank": "none"}],
        "lines": [{"id": "one", "value": ")j" +
        one + R"j("}, {"id": "two", "value": ")j" + two +
        R"j("}, {"id": "added", "level": "all", "value": "sum(two)"}], "amount": "two"})j";
    io::fault_list log;
    const auto document = io::read_json(text, log);
    RC_ASSERT(document);
    io::document_reader reading{*document, log};
    const formula f = io::read_formula(reading.root(), log);
    made m;
    if (log.empty()) m.program = resolve(f, "", log);
    for (const fault& each : log.take()) RC_FAIL(each.place + ": " + each.found + "; " + each.expected);
    std::uint64_t state = below(1'000'000) + 1;
    const std::size_t rows = below(1'200) + 1;
    m.data.units.assign(rows, "u");
    m.data.columns.resize(m.program.columns.size());
    for (std::size_t c = 0; c < m.program.columns.size(); ++c) {
        if (m.program.columns[c].kind != column_kind::input) continue;
        const double unit = c % 3 == 0 ? 1 : c % 3 == 1 ? 4 : 100;  // whole numbers, quarters, hundredths
        for (std::size_t row = 0; row < rows; ++row) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            const auto drawn = static_cast<double>((state >> 33U) % 5000);
            m.data.columns[c].push_back((state >> 60U) == 0 ? not_applicable : drawn / unit);
        }
    }
    return m;
}

/// The same bits, or none in both.
bool same(double a, double b) { return (a != a && b != b) || std::memcmp(&a, &b, sizeof a) == 0; }

}  // namespace

TEST_CASE("fused instructions give every bit of single ones", "[properties]") {
    CHECK(rc::check("fused", [] {
        made fused = random_formula();
        made single = fused;
        io::fault_list log;
        io::fault_list other;
        formula_runner quick{fused.program, fused.data};
        formula_runner plain{single.program, single.data, false};
        RC_ASSERT(quick.run(log) == plain.run(other));
        for (std::uint32_t c = 0; c < fused.program.columns.size(); ++c) {
            const std::vector<double>& a = quick.column(c);
            const std::vector<double>& b = plain.column(c);
            RC_ASSERT(a.size() == b.size());
            for (std::size_t row = 0; row < a.size(); ++row) RC_ASSERT(same(a[row], b[row]));
        }
    }));
}

TEST_CASE("a block gives what its rows give alone", "[properties]") {
    CHECK(rc::check("rows", [] {
        made m = random_formula();
        io::fault_list log;
        formula_runner runner{m.program, m.data};
        RC_ASSERT(runner.run(log));
        for (const program_step& step : m.program.steps) {
            if (step.kind != step_kind::value || step.level != 0) continue;
            for (std::size_t row = 0; row < m.data.units.size(); row += 7) {
                detail::row_evaluator<detail::bounded> alone{m.program, m.data};
                const auto x = alone.number(0, step.nodes, step.nodes.size() - 1, row);
                const double made_by_block = m.data.columns[step.column][row];
                RC_ASSERT((x ? x->value == made_by_block : made_by_block != made_by_block));
            }
        }
    }));
}

TEST_CASE("a second run with other parameters is a first run with them", "[properties]") {
    CHECK(rc::check("again", [] {
        made often = random_formula();
        made once = often;
        io::fault_list log;
        formula_runner runner{often.program, often.data};
        runner.run(log);
        const double drawn = static_cast<double>(below(1'000)) / 100;
        for (std::uint32_t c = 0; c < once.program.columns.size(); ++c) {
            if (once.program.columns[c].id != "p") continue;
            once.program.columns[c].number = drawn;
            runner.set(c, drawn);
        }
        runner.run(log);
        io::fault_list other;
        run_formula(once.program, once.data, other);
        for (std::size_t c = 0; c < once.data.columns.size(); ++c) {
            for (std::size_t row = 0; row < once.data.columns[c].size(); ++row)
                RC_ASSERT(same(once.data.columns[c][row], runner.column(static_cast<std::uint32_t>(c))[row]));
        }
    }));
}

}  // namespace formula_fuse_properties

// SPDX-License-Identifier: MIT
// What must hold of formulas whatever the numbers are.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/decimal.hpp>
#include <nineways/formula/amount_changes.hpp>
#include <nineways/formula/resolve.hpp>
#include <nineways/formula/run.hpp>
#include <nineways/io/formula_json.hpp>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "property.hpp"

namespace formula_properties {

namespace {

using namespace nineways;

using properties::holds;

using whole = std::int64_t;
using values = std::vector<double>;

whole between(whole least, whole most) { return *rc::gen::inRange<whole>(least, most + 1); }

/// x / 10^places, the double nearest to it.
double of_places(whole x, int places) {
    const double size = detail::nearest_double(static_cast<std::uint64_t>(std::abs(x)), -places).value;
    return x < 0 ? -size : size;
}

/// A formula over the inputs w and x, either of any sign, that pays x; it runs over these columns.
struct ran {
    formula_program program;
    unit_data data;
    faults found;

    const values& operator[](std::string_view id) const {
        for (std::size_t c = 0; c < program.columns.size(); ++c) {
            if (program.columns[c].id == id) return data.columns[c];
        }
        RC_FAIL("no column " + std::string{id});
    }
};

struct table {
    values w;
    values x;
    std::vector<std::uint32_t> county;  ///< below 3
};

ran run(const std::string& lines, const table& units) {
    const std::string text =
        R"j({"format": "nineways-formula/1", "id": "f", "title": "F", "unit": "school", "key": "school", "amount": "x_line",
        "parameters": [{"id": "p", "value": 1.25}], "inputs": [{"id": "w", "least": -1e12}, {"id": "x", "least": -1e12},
        {"id": "county", "kind": "text"}], "groups": [{"id": "c", "input": "county"}],
        "lines": [{"id": "x_line", "value": "x"}, )j" +
        lines + "]}";
    io::fault_list log;
    const auto document = io::read_json(text, log);
    RC_ASSERT(document);
    io::document_reader reading{*document, log};
    const formula f = io::read_formula(reading.root(), log);
    ran out;
    if (log.empty()) out.program = resolve(f, "", log);
    if (!log.empty()) RC_FAIL(log.filed()[0].place + " " + log.filed()[0].found);
    out.data.columns.resize(out.program.columns.size());
    out.data.words = {"A", "B", "C"};
    out.data.groups = {out.data.words};
    out.data.group_of = {units.county};
    for (std::size_t i = 0; i < units.w.size(); ++i) out.data.units.push_back("u" + std::to_string(i));
    for (std::size_t c = 0; c < out.program.columns.size(); ++c) {
        const std::string& id = out.program.columns[c].id;
        if (id == "w") out.data.columns[c] = units.w;
        if (id == "x") out.data.columns[c] = units.x;
        if (id == "county") out.data.columns[c].assign(units.county.begin(), units.county.end());
    }
    run_formula(out.program, out.data, log);
    out.found = log.take();
    return out;
}
ran sound(const std::string& lines, const table& units) {
    ran r = run(lines, units);
    if (!r.found.empty()) RC_FAIL(r.found[0].place + " " + r.found[0].found);
    return r;
}

/// w of 0 to 99.9, x of -10,000 to 10,000 with cents.
table any_table(whole least_units = 1, whole least_weight = 0) {
    table t;
    const whole count = between(least_units, 30);
    for (whole i = 0; i < count; ++i) {
        t.w.push_back(of_places(between(least_weight, 999), 1));
        t.x.push_back(of_places(between(-1'000'000, 1'000'000), 2));
        t.county.push_back(static_cast<std::uint32_t>(between(0, 2)));
    }
    return t;
}

/// The same number, or none in both.
bool same(double a, double b) { return a == b || (a != a && b != b); }
bool same(const values& a, const values& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) { return same(x, y); });
}

constexpr const char* rules[]{"half_up", "half_away", "half_even", "truncate", "down", "up"};

/// n / d rounded by a rule, d > 0: in whole numbers alone.
whole rounded(whole n, whole d, std::size_t rule) {
    const whole below = n >= 0 ? n / d : -((-n + d - 1) / d);
    const whole twice = 2 * (n - below * d);  // of d
    const bool exact = twice == 0;
    const bool tie = twice == d;
    const bool upper = twice > d;
    switch (rule) {
        case 0:
            return upper || tie ? below + 1 : below;
        case 1:
            return upper || (tie && n > 0) ? below + 1 : below;
        case 2:
            return upper || (tie && below % 2 != 0) ? below + 1 : below;
        case 3:
            return n < 0 && !exact ? below + 1 : below;
        case 4:
            return below;
        default:
            return exact ? below : below + 1;
    }
}
whole ten_to(int n) { return n == 0 ? 1 : 10 * ten_to(n - 1); }

}  // namespace

TEST_CASE("decimals are rounded as whole numbers are", "[properties]") {
    CHECK(holds("decimals of so many places, all rules, -2 to 4 places", 4, [] {
        const int have = static_cast<int>(between(0, 6));
        const int want = static_cast<int>(between(-2, 4));
        table t;
        std::vector<whole> written;
        for (int i = 0; i < 20; ++i) {
            // Every second one is a tie.
            whole n = between(-50'000'000, 50'000'000);
            const whole step = have > want ? ten_to(have - want) : 0;
            if (i % 2 == 0 && step > 0) n = n / step * step + step / 2;
            written.push_back(n);
            t.x.push_back(of_places(n, have));
            t.w.push_back(1);
            t.county.push_back(0);
        }
        std::string lines;
        for (const char* rule : rules) {
            const std::string round = R"j(, "round": {")j" + std::string{rule} + "\": " + std::to_string(want) + "}}";
            lines +=
                std::string{lines.empty() ? "" : ", "} + R"j({"id": "of_)j" + rule + R"j(", "value": "x")j" + round;
            // The same behind operations that doubles do not do exactly.
            lines += R"j(, {"id": "noisy_)j" + std::string{rule} + R"j(", "value": "x * 0.3 / 3 + x * 0.9")j" + round;
            // And behind divisions that no decimals end.
            lines += R"j(, {"id": "divided_)j" + std::string{rule} + R"j(", "value": "x / 3 + x / 1.5")j" + round;
        }
        const ran r = sound(lines, t);
        for (std::size_t rule = 0; rule < std::size(rules); ++rule) {
            for (std::size_t i = 0; i < written.size(); ++i) {
                const whole units =
                    have > want ? rounded(written[i], ten_to(have - want), rule) : written[i] * ten_to(want - have);
                const double expected = of_places(units, want);
                RC_ASSERT(r["of_" + std::string{rules[rule]}][i] == expected);
                RC_ASSERT(r["noisy_" + std::string{rules[rule]}][i] == expected);
                RC_ASSERT(r["divided_" + std::string{rules[rule]}][i] == expected);
            }
        }
    }));
}

TEST_CASE("largest remainders give out all of a pool", "[properties]") {
    CHECK(holds("sum, distance from the exact share, order", [] {
        table t = any_table();
        t.w[0] += 1;  // somebody has a weight
        const int places = static_cast<int>(between(-2, 3));
        const whole pool = between(0, 1'000'000'000'000);  // in units of the last place
        const std::string number = [&] {
            std::string digits = std::to_string(pool);
            if (places <= 0) return digits + std::string(static_cast<std::size_t>(-places), '0');
            const auto behind = static_cast<std::size_t>(places);
            if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
            return digits.substr(0, digits.size() - behind) + '.' + digits.substr(digits.size() - behind);
        }();
        RC_LOG() << number << " at " << places << '\n';
        const ran r = sound(R"j({"id": "share", "pool": ")j" + number +
                                R"j(", "by": "w", "round": {"largest_remainder": )j" + std::to_string(places) + "}}",
                            t);
        whole weights = 0;  // in tenths
        for (const double w : t.w) weights += std::llround(w * 10);
        whole given = 0;
        for (std::size_t i = 0; i < t.w.size(); ++i) {
            const double share = r["share"][i];
            const whole units = std::llround(places < 0 ? share / 100 * (places == -2 ? 1 : 10)
                                                        : share * static_cast<double>(ten_to(places)));
            RC_ASSERT(share == of_places(units, places));
            given += units;
            // pool * w / weights lies within one unit: |units * weights - pool * w| < weights
            const whole off = units * weights - pool * std::llround(t.w[i] * 10);
            RC_ASSERT(off < weights);
            RC_ASSERT(-off < weights);
            for (std::size_t j = 0; j < i; ++j) {
                if (t.w[j] < t.w[i]) RC_ASSERT(r["share"][j] <= share);
                if (t.w[j] > t.w[i]) RC_ASSERT(r["share"][j] >= share);
                if (t.w[j] == t.w[i]) RC_ASSERT(r["share"][j] >= share);  // ties in the order of the units
            }
        }
        RC_ASSERT(given == pool);
    }));
}

TEST_CASE("a waterfall loses nothing and fills its buckets in their order", "[properties]") {
    CHECK(holds("sums, limits, order", [] {
        const table t = any_table();
        const whole buckets = between(1, 5);
        std::vector<whole> limits;
        std::string into;
        for (whole b = 0; b < buckets; ++b) {
            limits.push_back(between(-50, 400));
            into += (b == 0 ? "" : ", ") + (R"j({"id": "b)j" + std::to_string(b)) + R"j(", "up_to": "x + )j" +
                    std::to_string(limits.back()) + "\"}";
        }
        // Hundredths of x, of which the tenths of w have none, so that all sums are exact in hundredths.
        const ran r = sound(R"j({"id": "left", "amount": "10 * w", "into": [)j" + into + "]}", t);
        for (std::size_t i = 0; i < t.w.size(); ++i) {
            const whole amount = std::llround(t.w[i] * 10) * 100;
            const whole x = std::llround(t.x[i] * 100);
            whole rest = amount;
            for (std::size_t b = 0; b < limits.size(); ++b) {
                const double held = r["b" + std::to_string(b)][i];
                const whole most = std::max<whole>(0, x + limits[b] * 100);
                const whole cents = std::llround(held * 100);
                RC_ASSERT(std::abs(held * 100 - static_cast<double>(cents)) < 1e-4);
                RC_ASSERT(cents >= 0 && cents <= most);
                rest -= cents;
                if (cents < most) RC_ASSERT(rest == 0);  // what comes later is empty unless this one is full
            }
            RC_ASSERT(rest >= 0);
            RC_ASSERT(std::llround(r["left"][i] * 100) == rest);
        }
    }));
}

TEST_CASE("the order of the units does not matter", "[properties]") {
    CHECK(holds("sums, ranks, pools, solutions", [] {
        const table t = any_table(2, 1);
        std::vector<std::size_t> order(t.w.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t i = order.size(); i-- > 1;)
            std::swap(order[i], order[static_cast<std::size_t>(between(0, static_cast<whole>(i)))]);
        table moved;
        for (const std::size_t i : order) {
            moved.w.push_back(t.w[i]);
            moved.x.push_back(t.x[i]);
            moved.county.push_back(t.county[i]);
        }
        const std::string lines =
            R"j({"id": "a", "value": "sum(x where w > 50) + 10 * mean(w by c) - greatest(x by c)", "round": {"half_up": 2}},
            {"id": "b", "value": "rank(w) + 100 * rank(-w where x > 0 by c)"}, {"id": "d", "value": "sum_up_to(x, w)", "round": {"half_even": 1}},
            {"id": "e", "pool": "1000", "by": "w + count(x by c)", "round": {"truncate": 2}},
            {"id": "t", "level": "all", "so_that": "sum(min(w, t)) = sum(w) / 2", "from": "0", "to": "100", "tolerance": "0.001"},
            {"id": "g", "level": "c", "value": "least(w) + count(w)"}, {"id": "h", "value": "g + min(w, t)", "round": {"half_up": 1}})j";
        const ran one = sound(lines, t);
        const ran other = sound(lines, moved);
        for (const char* id : {"a", "b", "d", "e", "h"}) {
            for (std::size_t i = 0; i < order.size(); ++i) {
                RC_ASSERT(same(one[id][order[i]], other[id][i]));
            }
        }
    }));
}

TEST_CASE("ranks count the units before", "[properties]") {
    CHECK(holds("by definition, with ties", [] {
        table t = any_table();
        for (double& w : t.w) w = std::floor(w / 10);  // ten values, so that many are equal
        const ran r = sound(R"j({"id": "a", "value": "rank(w)"}, {"id": "b", "value": "rank(-w where x > 0 by c)"},
            {"id": "d", "value": "sum_up_to(w, -w where x > 0 by c)"}, {"id": "e", "value": "rank(w * 0.1 + 0.2 - 0.2 * p / p)"})j",
                            t);
        for (std::size_t i = 0; i < t.w.size(); ++i) {
            double before = 0;
            double here = 0;
            double sum = 0;
            for (std::size_t j = 0; j < t.w.size(); ++j) {
                before += t.w[j] < t.w[i] ? 1 : 0;
                if (t.county[j] != t.county[i] || !(t.x[j] > 0)) continue;
                here += t.w[j] > t.w[i] ? 1 : 0;
                sum += t.w[j] >= t.w[i] ? t.w[j] : 0;
            }
            RC_ASSERT(r["a"][i] == before + 1);
            RC_ASSERT(r["e"][i] == before + 1);
            RC_ASSERT((t.x[i] > 0 ? r["b"][i] == here + 1 : r["b"][i] != r["b"][i]));
            RC_ASSERT((t.x[i] > 0 ? r["d"][i] == sum : r["d"][i] != r["d"][i]));
        }
    }));
}

TEST_CASE("comparing the other way round mirrors", "[properties]") {
    CHECK(holds("winners and losers swap, changes change their sign", [] {
        table t = any_table();
        for (std::size_t i = 0; i < t.w.size(); ++i) {
            if (between(0, 5) == 0) t.w[i] = not_applicable;
            if (between(0, 5) == 0) t.x[i] = not_applicable;
            if (between(0, 5) == 0) t.x[i] = t.w[i];
        }
        const amount_changes one = compare_amounts(t.w, t.x);
        const amount_changes other = compare_amounts(t.x, t.w);
        RC_ASSERT(one.winners == other.losers);
        RC_ASSERT(one.losers == other.winners);
        RC_ASSERT(one.unchanged == other.unchanged);
        RC_ASSERT(one.not_compared == other.not_compared);
        RC_ASSERT(one.winners + one.losers + one.unchanged + one.not_compared == t.w.size());
        RC_ASSERT(one.gained == other.lost);
        RC_ASSERT(one.before == other.after);
        RC_ASSERT(one.before_not_compared == other.after_not_compared);
        RC_ASSERT(std::abs(one.after - one.before - (one.gained - one.lost)) < 1e-6);
        double held = 0;
        double within = 0;
        for (std::size_t i = 0; i < t.w.size(); ++i) {
            RC_ASSERT(same(one.units[i].change(), -other.units[i].change()));
            RC_ASSERT(same(one.units[i].held(), other.units[i].held()));
            if (!one.units[i].is_compared()) continue;
            held += one.units[i].held();
            within += one.held_within(one.units[i]);
            RC_ASSERT(!(one.held_within(one.units[i]) < one.units[i].before));
        }
        RC_ASSERT(std::abs(held - one.held()) < 1e-6);
        if (is_known(one.gain_kept()) && one.lost > 0) RC_ASSERT(std::abs(within - one.after) < 1e-6);
    }));
}

TEST_CASE("a solution satisfies its equation", "[properties]") {
    CHECK(holds("halving and the secant, to a billionth", [] {
        const table t = any_table(1, 1);
        const std::string share = std::to_string(between(1, 99)) + "%";
        const std::string equation = R"j("so_that": "sum(max(0, w - z)) + p * sum(w - w * z / 100) = )j" + share +
                                     R"j( * (sum(w) + p * sum(w))")j";
        const ran r = sound(R"j({"id": "z", "level": "all", )j" + equation + R"j(, "from": "0", "to": "100"},
            {"id": "sides", "level": "all", "value": "(sum(max(0, w - z)) + p * sum(w - w * z / 100)) / ()j" +
                                share + R"j( * (1 + p) * sum(w)) - 1"},
            {"id": "v", "level": "all", "so_that": "v * v * v + v = sum(w)", "start": ["1", "2"], "tolerance": "0.0000001"},
            {"id": "cubic", "level": "all", "value": "(v * v * v + v) / sum(w) - 1"})j",
                            t);
        RC_ASSERT(std::abs(r["sides"][0]) < 1e-9);
        RC_ASSERT(std::abs(r["cubic"][0]) < 1e-6);  // the tolerance, of a sum of at least 0.1
        RC_ASSERT(r["z"][0] >= 0 && r["z"][0] <= 100);
    }));
}

TEST_CASE("lines may stand in any order", "[properties]") {
    CHECK(holds("the same bits", 4, [] {
        const table t = any_table(1, 1);
        std::vector<std::string> lines{
            R"j({"id": "a", "value": "b * p + d", "round": {"half_up": 2}})j",
            R"j({"id": "b", "value": "x / w"})j",
            R"j({"id": "d", "pool": "1000.55", "by": "w", "round": {"largest_remainder": 2}})j",
            R"j({"id": "e", "amount": "abs(a)", "into": [{"id": "f", "up_to": "d"}, {"id": "g", "up_to": "h"}]})j",
            R"j({"id": "h", "level": "c", "value": "mean(a) + k", "round": {"half_even": 0}})j",
            R"j({"id": "k", "level": "all", "so_that": "sum(min(l, w)) = sum(w) / 3", "from": "0", "to": "200"})j",
            R"j({"id": "l", "value": "k * w / 100"})j",
            R"j({"id": "m", "value": "rank(g) + sum(e) + sum_up_to(f, b)"})j"};
        const auto joined = [&] {
            std::string all;
            for (const std::string& each : lines) all += (all.empty() ? "" : ", ") + each;
            return all;
        };
        const ran one = sound(joined(), t);
        for (std::size_t i = lines.size(); i-- > 1;)
            std::swap(lines[i], lines[static_cast<std::size_t>(between(0, static_cast<whole>(i)))]);
        const ran other = sound(joined(), t);
        for (const char* id : {"a", "b", "d", "e", "f", "g", "h", "k", "l", "m"}) RC_ASSERT(same(one[id], other[id]));
    }));
}

}  // namespace formula_properties

// SPDX-License-Identifier: MIT
// What must hold between the responses to the request files, whatever the figures are.
// NINEWAYS_DRIVER names another driver than build/release/tests/nineways_driver.
import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { ask } from "../../scripts/make-schemas.mjs";
import { read_cases } from "./cases.mjs";

const cases = await read_cases(join(fileURLToPath(new URL("../..", import.meta.url)), "tests/operations"));
const program = process.env.NINEWAYS_DRIVER;
const answers = new Map(cases.map(({ name, steps }) =>
    [name.replace(/\.json$/, ""), ask(steps.map(({ operation, request }) => [operation, request]), program)]));
const body = (name) => answers.get(name)[0].body;
const comparisons = [...answers].flatMap(([name, all]) => all.filter(({ ok, body }) => ok && body.as_it_stands && body.money).map(({ body }) => [name, body]));
const sides = (comparison) => [comparison.a, comparison.b];
const cents = (dollars) => Math.round(dollars * 100);

test("levers and what is not spent add up to the money, to the cent", () => {
    let fitted = 0;
    for (const [name, comparison] of comparisons) {
        const money = comparison.money.new_money;
        if (money === undefined || Math.abs(money) > 1e12) continue;
        for (const side of sides(comparison)) {
            const levers = side.levers.reduce((sum, { basis }) => sum + cents(basis.value), 0);
            const net = Math.sign(money) * Math.floor(Math.abs(money) * 100 + 0.5);
            assert.equal(levers + cents(side.not_spent), net, `${name} ${side.id}`);
            assert.equal(levers, cents(side.basis.value), `${name} ${side.id}: basis`);
            assert.equal(side.areas.reduce((sum, { basis }) => sum + cents(basis), 0), levers, `${name} ${side.id}: areas`);
            ++fitted;
        }
    }
    assert.ok(fitted >= 40, `${fitted} packages`);
});

test("a package never costs more than the money without saying so", () => {
    for (const [name, comparison] of comparisons) {
        if (comparison.money.new_money === undefined) continue;
        for (const side of sides(comparison)) {
            const warned = side.warnings.some(({ id }) => id === "costs_more");
            assert.equal(side.not_spent < 0, warned, `${name} ${side.id}: ${side.not_spent}`);
        }
    }
});

test("every range is in order", () => {
    const look = (value, place) => {
        if (value === null || typeof value !== "object") return;
        if (typeof value.central === "number") assert.ok(value.low <= value.central && value.central <= value.high, place);
        for (const [key, inner] of Object.entries(value)) look(inner, `${place}/${key}`);
    };
    for (const [name, all] of answers) for (const { ok, body: answer } of all) if (ok) look(answer, name);
});

test("swapping the packages mirrors the comparison", () => {
    const one = body("compare_city_gain");
    const other = body("compare_swapped");
    assert.deepEqual(other.a, one.b);
    assert.deepEqual(other.b, one.a);
    const mirrored = one.differences.map(({ path, a, b, change }) => ({ path, a: b, b: a, change: -change || 0 }));
    assert.deepEqual(other.differences.map((each) => ({ ...each, change: each.change || 0 })), mirrored);
    assert.ok(body("compare_same").differences.every(({ change }) => change === 0));
});

test("no money is no money, however it is written", () => {
    const [zero] = ask([["compare", { district: "typical-rural", new_money: 0 }]], program);
    for (const name of ["compare_negative_zero", "compare_denormal"]) {
        const { money, ...rest } = body(name);
        const { money: nothing, ...same } = zero.body;
        assert.equal(money.basis, nothing.basis);
        assert.deepEqual(rest, same, name);
    }
});

test("a loaded document answers as the document itself", () => {
    const [, named, sent, edited] = answers.get("load_and_name");
    assert.deepEqual(named, sent);
    assert.ok(edited.ok);
});

test("a document written by the program reads back as the same", () => {
    for (const name of ["district_own_document", "district_filled", "district_denormal", "import_schools"]) {
        const document = body(name);
        assert.deepEqual(ask([["district", { district: document }]], program)[0].body, document, name);
    }
});

test("in full detail every path that a figure names stands in a ledger", () => {
    for (const name of ["compare_full", "compare_contract", "district_own_day", "district_spanish"]) {
        const { ledgers, ...result } = body(name);
        for (const side of ["as_it_stands", "a", "b"]) {
            const known = new Set(ledgers[side].map(({ path }) => path));
            const missing = [];
            const look = (value) => {
                if (value === null || typeof value !== "object") return;
                if (typeof value.path === "string" && !known.has(value.path)) missing.push(value.path);
                Object.values(value).forEach(look);
            };
            look(result[side]);
            assert.deepEqual(missing, [], `${name} ${side}`);
        }
    }
});

// 5 days of 7 hours are 2,100 minutes; a week of 1,950 leaves 150 of them, so 75 of 225 are beyond: 36 x 75 / 60 / 7 days.
test("time beyond the contract is explained, and a clause that a package breaks is a warning", () => {
    const { a, b, ledgers } = body("compare_contract");
    const entry = (path) => ledgers.b.find((each) => each.path === path);
    const at = "@expert_led_teams";
    const units = entry(`units/line/time_beyond_contract${at}`);
    const days = entry(`teachers${at}`).value * 36 * 75 / 60 / 7;
    assert.ok(Math.abs(units.value - days) < 1e-9 * days, `${units.value}, ${days}`);
    assert.ok(entry(`cost_line/line/time_beyond_contract${at}`).terms.some(({ path }) => path === units.path));
    assert.equal(entry(`outside_minutes/school/elm${at}`).value, 225);
    assert.ok(Math.abs(entry(`contract_room/school/elm${at}`).value - 150) < 1e-9);
    const pay = b.pay.average_salary.value / 191;  // the contract's days
    const coached = ledgers.b.find(({ path }) => path === "units/added_days/coaching_time@coaching").value;
    assert.ok(Math.abs(b.pay.earned_by.added_time.dollars - pay * (days + coached)) < 1);
    assert.deepEqual(a.warnings.map(({ id }) => id), ["breaks_contract"]);
    assert.match(a.warnings[0].text, /^"Larger classes" sets 25 pupils a class; .*at most 24 pupils a class \(Article 12.1\)/);
    assert.ok(!b.warnings.some(({ id }) => id === "breaks_contract"));
});

test("the day says which minutes outside it the contract holds", () => {
    const { teacher_week } = body("day_outside");
    assert.ok(Math.abs(teacher_week.outside_in_contract - 504) < 1e-9);
    assert.ok(Math.abs(teacher_week.outside_paid - 96) < 1e-9);
});

test("swapping the packages mirrors a simulation", () => {
    const one = body("simulate_city");
    const other = body("simulate_swapped");
    assert.deepEqual(other.a, one.b);
    assert.deepEqual(other.b, one.a);
    const { chances } = one;
    assert.deepEqual(other.chances, {
        a_ahead: chances.b_ahead, b_ahead: chances.a_ahead,
        a_ahead_per_dollar: chances.b_ahead_per_dollar, b_ahead_per_dollar: chances.a_ahead_per_dollar });
    for (const key of ["after_four_years", "after_four_years_sd"]) {
        const { low, median, high, unit } = one.difference[key];
        assert.deepEqual(other.difference[key], { low: -high, median: -median, high: -low, unit });
    }
    assert.deepEqual(other.drivers.map(({ assumption, flips_at }) => [assumption, flips_at]),
        one.drivers.map(({ assumption, flips_at }) => [assumption, flips_at]));
});

test("listed draws have the intervals and chances that are told of them", () => {
    const { a, b, draws, chances, listed } = body("simulate_listed");
    for (const [side, columns] of [[a, listed.a], [b, listed.b]]) {
        for (const key of ["after_four_years_sd", "benchmark_sd", "one_year_sd", "cost"]) {
            const sorted = [...columns[key]].sort((x, y) => x - y);
            assert.equal(sorted.length, draws);
            assert.equal(side[key].low, sorted[10], key);  // of 100: ten below, ten above
            assert.equal(side[key].high, sorted[89], key);
            assert.equal(side[key].median, (sorted[49] + sorted[50]) / 2, key);
        }
        const above = columns.after_four_years_sd.filter((x, i) => x > columns.benchmark_sd[i]).length;
        assert.equal(side.chance_above_benchmark, above / draws);
        assert.equal(side.chance_of_harm, columns.after_four_years_sd.filter((x) => x < 0).length / draws);
    }
    const ahead = listed.b.after_four_years_sd.filter((x, i) => x > listed.a.after_four_years_sd[i]).length;
    assert.equal(chances.b_ahead, ahead / draws);
});

test("money that is freed has no learning per dollar, and packages that are the same have no drivers", () => {
    assert.equal(body("simulate_cut").chances.a_ahead_per_dollar, null);
    const { chances, drivers, difference } = body("simulate_same");
    assert.deepEqual([chances.a_ahead, chances.b_ahead, drivers.length], [0, 0, 0]);
    assert.equal(difference.after_four_years.high, 0);
    assert.ok(body("simulate_edited").drivers.some(({ flips_in_range }) => flips_in_range));
});

test("a lever's effects by level and tier make up its effect on the district's mean", () => {
    // Alone, so that no later lever moves pupils between tiers.
    const settings = { coaching: { share: 0.5 }, smaller_classes: { k_3: 2, grades_4_12: 1 },
        flexible_groups: { elementary: 90, larger_elsewhere: 1 }, weights_for_need: { share: 0.5 }, early_intervention: { minutes: 60 } };
    for (const [id, chosen] of Object.entries(settings)) {
        const [{ ok, body: { a } }] = ask([["compare", { district: "typical-city", fit: false, studies: true,
            a: { id, levers: { [id]: chosen } }, b: { id: "nothing", levers: {} } }]], program);
        assert.ok(ok, id);
        const everyone = a.learning.cells.reduce((sum, { pupils }) => sum + pupils, 0);
        const [{ cells, one_year_sd }] = a.levers;
        assert.ok(cells.length > 0, id);
        for (const end of ["low", "central", "high"]) {
            const mean = cells.reduce((sum, { pupils, year }) => sum + pupils * year[end], 0) / everyone;
            assert.ok(Math.abs(mean - one_year_sd[end]) < 1e-12, `${id} ${end}: ${mean}, ${one_year_sd[end]}`);
        }
    }
});

const projections = [...answers].flatMap(([name, all]) => all.filter(({ ok, body }) => ok && body.nothing).map(({ body }) => [name, body]));
const sum = (values) => Object.values(values).reduce((all, each) => all + each, 0);
const near = (value, expected, what, size = expected) =>
    assert.ok(Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(size)), `${what}: ${value}, not ${expected}`);

test("every year of a projection adds up: revenue and cost, their parts, what is put by, what it is worth today", () => {
    for (const [name, all] of projections) {
        for (const path of [all.nothing, all.a, all.b]) {
            assert.equal(path.years.length, all.horizon + 1);
            let reserve = all.outlook.reserve;
            path.years.forEach((year, t) => {
                const what = `${name} ${path.id} ${year.year}`;
                assert.equal(year.year, all.first_year + t);
                near(year.balance, year.revenue - year.cost, `${what}: balance`, year.cost);
                for (const key of ["by_object", "by_function", "cost_by_fund"]) near(sum(year[key]), year.cost, `${what}: ${key}`);
                near(sum(year.revenue_by_fund), year.revenue, `${what}: revenue`);
                if (t > 0) reserve += year.balance;
                near(year.reserve, reserve, `${what}: reserve`, year.cost * t);
                near(year.cumulative, reserve - all.outlook.reserve, `${what}: cumulative`, year.cost * t);
                near(year.real.cost * year.price_level, year.cost, `${what}: real`);
                const { vacancies, from_own_pool: own, from_city: city, from_elsewhere: else_where } = year.principals;
                near(own + city + else_where, vacancies, `${what}: principals`);
                if (path !== all.nothing)
                    near(sum(year.by_area) + year.who_is_paid, year.cost - all.nothing.years[t].cost, `${what}: by area`, year.cost);
                for (const { low, median, high } of Object.values(year.ranges)) assert.ok(low <= median && median <= high, what);
            });
            // What is told of the first gap is what the years say.
            const first = (key) => path.years.slice(1).find((year) => year[key] < -0.01)?.year ?? null;
            assert.deepEqual([path.first_gap, path.first_short], [first("balance"), first("reserve")], `${name} ${path.id}`);
        }
        const levels = all.nothing.years.map(({ price_level }) => price_level);
        all.outlook.price_growth.growth.forEach((growth, t) => near(levels[t + 1], levels[t] * (1 + growth), `${name}: prices`));
    }
    assert.ok(projections.length >= 8, `${projections.length} projections`);
});

test("the parts of growth add up to it, in each year and on average", () => {
    for (const [name, { nothing, growth, first_year }] of projections) {
        let before = 0;
        const parts = ({ total, year, ...others }) => sum(others);
        for (const [t, year] of growth.by_year.entries()) {
            assert.equal(year.year, first_year + t + 1);
            near(parts(year), year.total, `${name} ${year.year}`, nothing.years[t].cost);
            near(year.total, nothing.years[t + 1].cost - nothing.years[t].cost, name, nothing.years[t].cost);
            before += nothing.years[t].cost;
        }
        near(parts(growth.parts), growth.parts.total, name);
        near(growth.parts.total, growth.by_year.reduce((all, { total }) => all + total, 0) / before, name);
        assert.ok(growth.range.low <= growth.range.high);
    }
});

test("new money is revenue of the packages alone, in its years alone", () => {
    for (const [name, { nothing, a, b, outlook: { money } }] of projections) {
        for (const [t, year] of nothing.years.entries()) {
            assert.equal(year.revenue_by_fund.at(-1), 0, name);
            const paid = money === undefined ? 0 : year.year >= money.first && year.year <= money.last ? money.amount : 0;
            for (const path of [a, b]) {
                const got = path.years[t].revenue_by_fund.at(-1);
                assert.equal(got === 0, paid === 0, `${name} ${year.year}`);
                near(path.years[t].revenue - year.revenue, got, `${name} ${year.year}`, year.revenue);
                // It grows with prices and in no other way, or does not grow: as much in today's dollars at least as nominally.
                if (paid !== 0) assert.ok(Math.abs(got) >= Math.min(1, year.price_level) * Math.abs(paid) * (1 - 1e-12), `${name} ${got} ${paid}`);
            }
        }
        for (const path of [a, b]) {
            const ends = money !== undefined && money.last < nothing.years.at(-1).year;
            assert.equal(path.left_without_money !== null, ends, name);
        }
    }
    const { outlook: { money }, money: { new_money: a_tenth } } = body("project_one_time");
    assert.deepEqual([money.once, money.told, money.first, money.last], [true, false, 2024, 2024]);
    near(money.amount, 10 * a_tenth, "one-time money");
    assert.equal(body("project_one_time_yearly").outlook.money.amount, a_tenth);
});

test("swapped packages mirror a projection, and what is told is not drawn", () => {
    const request = (more) => ({ district: "typical-rural", new_money: 600000, horizon: 3, draws: 100, ...more });
    const told = { price_growth: 0.02, schedule_growth: 0.02, benefits_growth: 0.04 };
    const [one, other, steady] = ask([["project", request({})], ["project", request({ a: "transform", b: "restore" })],
        ["project", request({ outlook: told })]], program).map(({ body }) => body);
    assert.deepEqual([other.a, other.b, other.nothing, other.growth], [one.b, one.a, one.nothing, one.growth]);
    one.difference.forEach(({ balance: { low, median, high } }, t) => {
        const { balance } = other.difference[t];
        // Draws between two others are taken in part, so that both ends differ in their last digits.
        for (const [x, y] of [[balance.low, -high], [balance.median, -median], [balance.high, -low]]) near(x, y, `year ${t}`, 1e6);
    });
    assert.equal(one.assumptions_drawn - steady.assumptions_drawn, 3);
    assert.deepEqual(steady.nothing.years.map(({ price_level }) => price_level.toFixed(12)), [1, 1.02, 1.0404, 1.061208].map((x) => x.toFixed(12)));
    const width = ({ ranges: { cost: { low, high } } }) => high - low;
    for (let t = 1; t <= 3; ++t) assert.ok(width(steady.nothing.years[t]) < width(one.nothing.years[t]), `${t}`);
});

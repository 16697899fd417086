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

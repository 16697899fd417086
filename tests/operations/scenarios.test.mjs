// SPDX-License-Identifier: MIT
// Scenario documents end to end: the shipped files, stacks, baselines, and what `diff` says.
// NINEWAYS_DRIVER names another driver than build/release/tests/nineways_driver.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { scenario_files } from "../../scripts/make-scenarios.mjs";
import { ask } from "../../scripts/make-schemas.mjs";

const program = process.env.NINEWAYS_DRIVER;
const folder = join(fileURLToPath(new URL("../..", import.meta.url)), "data/scenarios");
const districts = ["typical-city", "typical-suburb", "typical-rural"];
const run = (operation, request) => {
    const [{ ok, body }] = ask([[operation, request]], program);
    assert.ok(ok, JSON.stringify(body));
    return body;
};
const refused = (operation, request) => {
    const [{ ok, body }] = ask([[operation, request]], program);
    assert.ok(!ok, JSON.stringify(body));
    return body.error.faults;
};
const { levers: catalog, presets } = run("levers", {});
const near = (value, expected, what, scale = Math.abs(expected)) =>
    assert.ok(Math.abs(value - expected) <= 1e-9 * Math.max(1, scale), `${what}: ${value}, not ${expected}`);

test("the files of data/scenarios are the presets", async () => {
    const files = scenario_files(program);
    assert.deepEqual((await readdir(folder)).sort(), [...files.keys()].sort());
    for (const [name, text] of files)
        assert.equal(await readFile(join(folder, name), "utf8"), text, `${name}: run node scripts/make-scenarios.mjs`);
});

test("a file of data/scenarios does what its preset does, and says why of every lever", async () => {
    for (const { id, digest } of presets) {
        const document = JSON.parse(await readFile(join(folder, `${id}.json`), "utf8"));
        assert.equal(document.digest, digest, id);
        assert.deepEqual(run("scenario", { scenario: document }), document, id);
        assert.equal(run("diff", { a: id, b: document }).same, true, id);
        for (const [lever, { reason }] of Object.entries(document.levers)) assert.ok(reason?.length > 10, `${id}: ${lever}`);
    }
});

test("every situation has a restore and a transform preset, which use the money to less than a hiring step", () => {
    const shares = { gain: 0.03, one_time: 0.003, cut: -0.03 };
    for (const [situation, share] of Object.entries(shares)) {
        for (const district of districts) {
            const { money, as_it_stands, a, b } = run("compare", { district, situation });
            near(money.new_money, share * as_it_stands.spending.central, `${situation} ${district}`);
            assert.deepEqual([a.id, b.id], situation === "gain" ? ["restore", "transform"] : [`restore_${situation}`, `transform_${situation}`]);
            for (const { id, not_spent, fit } of [a, b])
                assert.ok(not_spent >= 0 && not_spent < fit.hiring_step, `${id} ${district}: ${not_spent} of ${fit.hiring_step}`);
        }
    }
    const own = run("compare", { district: "typical-rural", situation: "cut", new_money: -100000, a: "restore" });
    assert.deepEqual([own.money.new_money, own.a.id, own.b.id], [-100000, "restore", "transform_cut"]);
});

/** Scenarios of one or several levers, at values in and at the ends of their ranges. */
function some_scenarios() {
    const out = [];
    for (const [i, { id, settings }] of catalog.entries()) {
        const set = (share) => Object.fromEntries(settings.map((s) => [s.id, share === 0 ? s.min : s.base + share * (s.max - s.base)]));
        out.push({ id: `a_${id}`, levers: { [id]: set(0.25) } });
        out.push({ id: `b_${id}`, title: "B", levers: { [id]: set(0.1), [catalog[(i + 3) % catalog.length].id]: {} }, locked: [id] });
    }
    return out;
}

/** What a diff says when its sides are swapped. */
function mirrored(value) {
    if (Array.isArray(value)) return value.map(mirrored);
    if (value === null || typeof value !== "object") return value;
    const out = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mirrored(each)]));
    if ("a" in out && "b" in out) [out.a, out.b] = [out.b, out.a];
    if ("change" in out) out.change = out.change === 0 ? 0 : -out.change;
    if ("set_by" in out) out.set_by = { a: "b", b: "a", both: "both" }[out.set_by];
    return out;
}

test("swapping the scenarios of a diff mirrors every number", () => {
    const all = [...presets.map(({ id }) => id), ...some_scenarios()];
    const pairs = all.map((a, i) => [a, all[(i * 7 + 1) % all.length]]);
    const over = (i) => i % 2 ? { district: districts[2], years: 1 + i % 9 } : i % 8 === 0 ? { district: districts[0] } : {};
    const answers = ask(pairs.flatMap(([a, b], i) => [["diff", { a, b, ...over(i) }], ["diff", { a: b, b: a, ...over(i) }]]), program);
    let numbers = 0;
    for (const [i, [a, b]] of pairs.entries()) {
        const [one, other] = [answers[2 * i], answers[2 * i + 1]];
        const name = `${JSON.stringify(a)} and ${JSON.stringify(b)}`;
        assert.equal(one.ok, other.ok, name);
        if (!one.ok) continue;
        assert.deepEqual(other.body, mirrored(one.body), name);
        numbers += JSON.stringify(one.body).match(/"change"/g)?.length ?? 0;
    }
    assert.ok(numbers > 300, `${numbers} numbers`);
});

test("a diff over a district says what a comparison of the packages as they are set says", () => {
    const [a, b] = ["restore", "transform_cut"];
    const compared = run("compare", { district: "typical-suburb", fit: false, years: 3, a, b });
    const { packages } = run("diff", { district: "typical-suburb", years: 3, a, b });
    for (const { path, ...sides } of packages.measures) {
        const { path: _, ...same } = compared.differences.find((each) => each.path === path);
        assert.deepEqual({ a: sides.a, b: sides.b, change: sides.change }, same, path);
    }
    assert.ok(packages.measures.length > 10);
    for (const { id, basis } of packages.levers) {
        for (const side of ["a", "b"])
            near(basis[side], compared[side].levers.find((each) => each.id === id)?.basis.value ?? 0, `${id} ${side}`, 1e9);
    }
    for (const side of ["a", "b"])
        near(packages.areas.reduce((sum, each) => sum + each[side], 0), compared[side].basis.value, side, 1e9);
});

const raise = { id: "raise", levers: { across_the_board_raise: { raise: 0.02 } } };
const classes = { id: "classes", levers: { smaller_classes: { k_3: 2, grades_4_12: 1 } } };
const coaches = { id: "coaches", levers: { coaching: { share: 0.2 } } };
const nothing = { id: "nothing", levers: {} };
const as_set = (more) => run("compare", { district: "typical-suburb", fit: false, ...more });

test("a stack is the package of all its levers", () => {
    const together = { id: "together", levers: { ...raise.levers, ...classes.levers, ...coaches.levers } };
    const stack = as_set({ a: [coaches, classes, raise], b: together });
    const without_words = ({ id, title, reason, ...rest }) => rest;
    assert.deepEqual(without_words(stack.a), without_words(stack.b));
    assert.equal(stack.a.id, "coaches+classes+raise");
    assert.ok(stack.differences.every(({ change }) => change === 0));
});

test("the district after nothing is the district as it stands", () => {
    const plain = as_set({ a: classes, b: coaches, detail: "full" });
    const { baseline, ...after } = as_set({ a: classes, b: coaches, detail: "full", baseline: nothing });
    assert.equal(baseline.id, "nothing");
    assert.deepEqual(after, plain);
});

test("a package over a baseline costs what the stack of both costs beyond the baseline", () => {
    // The raise comes before the classes and the coaches in the catalog, so that both ways pull in one order.
    const whole = as_set({ a: [raise, classes], b: raise });
    const over = as_set({ baseline: raise, a: { ...classes, base: "raise" }, b: nothing });
    near(over.a.basis.value, whole.a.basis.value - whole.b.basis.value, "basis", 1e7);
    near(over.a.one_time.central, whole.a.one_time.central - whole.b.one_time.central, "once", 1e7);
    near(over.as_it_stands.pay.average_salary.value, whole.b.pay.average_salary.value, "salary");
    near(over.a.teachers.value, whole.a.teachers.value, "teachers");
    assert.equal(over.b.basis.value, 0);
    assert.ok(over.a.basis.value > as_set({ a: classes, b: nothing }).a.basis.value, "dearer where pay is higher");
});

test("a lever that the baseline pulled is pulled again", () => {
    const one = { id: "one", levers: { smaller_classes: { k_3: 1, grades_4_12: 1 } } };
    const two = { id: "two", levers: { smaller_classes: { k_3: 2, grades_4_12: 2 } } };
    const over = as_set({ baseline: one, a: one, b: nothing });
    const whole = as_set({ a: two, b: one });
    near(over.a.teachers.value, whole.a.teachers.value, "teachers");
    near(over.b.teachers.value, whole.b.teachers.value, "teachers before");
    near(over.a.basis.value, whole.a.basis.value - whole.b.basis.value, "basis", 1e7);
});

test("any preset may be the baseline, of either side or of itself", () => {
    for (const { id } of presets) {
        const { a, b } = run("compare", { district: "typical-rural", baseline: id, new_money: 300000 });
        assert.ok(a.basis.value <= 300000 && b.basis.value <= 300000, id);
    }
});

test("a package may be over the baseline or over what is in its stack, and over nothing else", () => {
    const over = { ...coaches, base: "classes" };
    const where = (request) => refused("compare", { district: "typical-rural", fit: false, b: nothing, ...request }).map(({ place }) => place);
    assert.deepEqual(where({ a: over }), ["/a/base"]);
    assert.deepEqual(where({ a: [over, raise] }), ["/a/0/base"]);
    assert.deepEqual(where({ a: over, baseline: raise }), ["/a/base"]);
    assert.deepEqual(where({ baseline: over, a: raise }), ["/baseline/base"]);
    assert.equal(as_set({ a: over, baseline: [raise, classes], b: nothing }).baseline.id, "raise+classes");
    assert.equal(as_set({ a: [over, classes], b: nothing }).a.id, "coaches+classes");
});

test("levers that cannot stand beside each other are refused in a stack and over a baseline", () => {
    const pairs = catalog.flatMap(({ id, conflicts = [] }) => conflicts.map((other) => [id, other]));
    const pulled = (id) => {
        const { settings } = catalog.find((each) => each.id === id);
        return { [id]: Object.fromEntries(settings.map((s) => [s.id, s.max === s.base ? s.min : s.max])) };
    };
    for (const [one, other] of pairs) {
        const [a, b] = [{ id: "one", levers: pulled(one) }, { id: "other", levers: pulled(other) }];
        for (const request of [{ a: [a, b] }, { baseline: a, a: b }]) {
            const faults = refused("compare", { district: "typical-rural", fit: false, b: nothing, ...request });
            assert.ok(faults.some(({ expected }) => expected.includes("cannot stand beside each other")), `${one}, ${other}`);
        }
    }
    // A lever at its base stands beside any other.
    const all = catalog.map(({ id }) => ({ id: `base_of_${id}`, levers: { [id]: {} } }));
    for (let i = 0; i < all.length; i += 20) run("scenario", { scenario: all.slice(i, i + 20) });
});

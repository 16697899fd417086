// SPDX-License-Identifier: MIT
// Runs what docs/ prints: requests of docs/operations.md with the responses beside them, documents of
// docs/documents.md, and the school of docs/worked_example.md against the figures in its text.
// NINEWAYS_DRIVER names another driver than build/release/tests/nineways_driver.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { page_anew } from "../../scripts/make-docs.mjs";
import { ask } from "../../scripts/make-schemas.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.NINEWAYS_DRIVER;
const text = (name) => readFile(join(root, "docs", name), "utf8");
const run = (operation, request) => ask([[operation, request]], program)[0];
const fences = (part) => [...part.matchAll(/^```json\n(.*?)^```$/gms)].map(([, json]) => JSON.parse(json));

test("docs/operations.md prints what the program answers, a section for each operation", async () => {
    const page = await text("operations.md");
    const titles = [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    const known = [...run("?", {}).body.error.faults[0].expected.matchAll(/"(\w+)"/g)].map(([, name]) => name);
    assert.deepEqual([...titles].sort(), ["Faults", ...known].sort());
    for (const section of page.split(/^## /m).slice(1)) {
        const blocks = fences(section).length;
        assert.ok(blocks > 0 && blocks % 2 === 0, section.split("\n")[0]);
    }
    assert.equal(page_anew(page, program), page, "docs/operations.md: run node scripts/make-docs.mjs");
});

test("the documents of docs/documents.md are accepted", async () => {
    const [lakeside, limit, scenario, assumptions, map, maple, week] = fences(await text("documents.md"));
    const answer = run("validate", { district: lakeside });
    assert.ok(answer.ok, JSON.stringify(answer.body));
    const { name, schools, pupils, filled_values } = answer.body.district;
    const line = `valid: ${name}, ${schools} schools, ${pupils} pupils, ${filled_values} filled values`;
    assert.ok((await text("documents.md")).includes(line), line);
    assert.ok(run("validate", { district: { ...lakeside, contract_limits: [limit] } }).ok);
    assert.ok(run("compare", { district: lakeside, a: scenario, assumptions, new_money: 300000 }).ok);
    const csv = "Town,Code,Name,KG,One girls,One boys,All,Poor %\nBay,1,Elm,20,9,11,40,50\nBay,,Town total,20,9,11,40,n/a\n";
    const imported = run("import_schools", { csv, map, district: "Bay" });
    assert.ok(imported.ok, JSON.stringify(imported.body));
    assert.deepEqual(imported.body.schools.map(({ pupils: by_grade, needs }) => [by_grade, needs.low_income]), [[{ 1: 20, K: 20 }, 20]]);
    const bell = run("import_bell", { document: maple, planning_periods: 1 });
    assert.ok(bell.ok, JSON.stringify(bell.body));
    assert.deepEqual(bell.body.week, week);
    assert.deepEqual(bell.body.periods, { in_cycle: 8, length: 40.5, shortest: 40, longest: 44 });
    const design = run("district", { district: lakeside }).body.designs[0];
    const own = run("validate", { district: { ...lakeside, designs: [{ ...design, week: bell.body.week }] } });
    const faults = own.ok ? [] : own.body.error.faults.map(({ place }) => place);
    assert.deepEqual(faults.filter((place) => place.startsWith("/designs/0/week/")), [], "the week fits a design");
});

test("docs/model.md names only what the registry and the catalog have, and every lever", async () => {
    const page = await text("model.md");
    const rows = new Set(run("assumptions", {}).body.assumptions.map(({ id }) => id));
    const named = [...page.matchAll(/(?<!\*)\*([a-z0-9]+(?:_[a-z0-9]+)+|fidelity)\*(?!\*)/g)].map(([, id]) => id);
    assert.deepEqual(named.filter((id) => !rows.has(id)), []);
    assert.ok(named.length > 30, `${named.length}`);
    const levers = run("levers", {}).body.levers.map(({ id }) => id);
    assert.deepEqual(levers.filter((id) => !page.includes(`| \`${id}\` |`)), []);
});

test("the school of docs/worked_example.md comes out as it does by hand", async () => {
    const [district] = fences(await text("worked_example.md"));
    const request = { district, fit: false, detail: "full",
        a: { id: "fewer", levers: { smaller_classes: { k_3: 4 } } }, b: { id: "nothing", levers: {} } };
    const { body } = run("compare", request);
    const near = (value, expected, digits) => assert.equal(value.toFixed(digits), expected.toFixed(digits));
    const before = new Map(body.ledgers.as_it_stands.map(({ path, value }) => [path, value]));
    const after = new Map(body.ledgers.a.map(({ path, value }) => [path.replace("@smaller_classes", ""), value]));
    ["K", 1, 2, 3, 4, 5].forEach((grade, i) =>
        assert.equal(before.get(`tier_pupils/school/elm/block/english/grade/${grade}`), [59, 57, 60, 56, 61, 61][i]));
    assert.deepEqual(body.as_it_stands.attention.map(({ pupils }) => pupils), [54, 90, 210, 6]);
    near(body.as_it_stands.classes[0].pupils_a_class, 354 / 18, 10);
    near(before.get("contact_minutes/school/elm/block/art"), 1950 - 150 - 53 - 235, 10);
    near(body.as_it_stands.indivisibility.posts_exact, 18 + 3 * 18 * (235 / 3) / 1512 + 1747 / 1512 + 9 * 360 / 1512 + 15 * 150 / 1512, 9);
    near(body.as_it_stands.indivisibility.posts_in_steps, 25.8, 9);
    near(body.as_it_stands.indivisibility.dollars, (25.8 - 18 - 3 * 18 * (235 / 3) / 1512 - 1747 / 1512 - 9 * 360 / 1512 - 15 * 150 / 1512) * 99523.71, 2);
    near(body.as_it_stands.attention[2].adult_minutes_a_week, 18 * 1747 / 354, 2);
    near(before.get("post_price/role/classroom_teacher"), 69597 * 1.25 + 0.18 * 69597, 2);
    ["K", 1, 2, 3].forEach((grade, i) => assert.equal(after.get(`groups/school/elm/block/english+/grade/${grade}`), [3, 3, 4, 3][i]));
    near(body.a.recurring.central, 99523.71 + 1800 * 298.6785 / 242.5635, 2);
    const reached = 0.015 * 5 * 60 / 354;
    const damped = (0.3 * 0.8 * reached) / (0.3 + 0.8 * reached);
    near(body.a.learning.one_year_sd.central, (damped * 354) / 360, 12);
    near(body.a.learning.after_four_years_sd.central, (1.875 * damped * 354) / 360, 12);
    near(body.a.learning.after_four_years.central, 0.7235, 4);
    near(body.a.learning.benchmark_sd.central, (0.0316 * body.a.recurring.central * 248.1135) / (360 * 298.6785 * 1000), 12);
});

// SPDX-License-Identifier: MIT
// Holds the typical city to the figures that were worked out by hand before there was a model, through the operations, and
// docs/checks.md to what the program says.
// NINEWAYS_DRIVER names another driver than build/release/tests/nineways_driver.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { as_set, asker, checks, pupil_fewer, table, tutoring, tutoring_lever } from "../../scripts/checks.mjs";

const program = process.env.NINEWAYS_DRIVER;
const run = asker(program);
const rows = checks(program);
const page = await readFile(join(fileURLToPath(new URL("../..", import.meta.url)), "docs/checks.md"), "utf8");
const near = (value, expected, what) => assert.ok(Math.abs(value - expected) < 1e-6 * Math.abs(expected), `${what}: ${value}, not ${expected}`);

test("every figure lies in the range in which it is accepted", () => {
    const wrong = rows.filter(({ range, value }) => range && !(value >= range[0] && value <= range[1]));
    assert.deepEqual(wrong.map(({ figure, accepted, shown }) => `${figure}: ${shown}, not ${accepted}`), []);
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) assert.ok(rows.some((row) => row.number === number && row.range), `check ${number}`);
});

test("the school day answers for checks 2, 4, 5, 6 and 8", () => {
    for (const number of [2, 4, 5, 6, 8]) {
        const asked = rows.filter((row) => row.number === number).map((row) => row.asked);
        assert.ok(asked.some((operation) => ["day", "curve"].includes(operation)), `check ${number}`);
    }
});

test("docs/checks.md prints the table, and explains what is more than a quarter from the hand figure", () => {
    assert.ok(page.includes(table(rows)), `run node scripts/checks.mjs\n${table(rows)}`);
    const apart = rows.filter(({ hand, value }) => hand !== undefined && Math.abs(value / hand - 1) > 0.25);
    const explained = page.split(/^## /m).find((section) => section.startsWith("More than a quarter apart"));
    const named = [...explained.matchAll(/^- \*\*(.*?)\*\*/gm)].map(([, figure]) => figure);
    assert.deepEqual(apart.map(({ number, figure }) => `${number} ${figure}`), named);
});

test("the parts of check 2 are the whole of the day's posts", () => {
    const parts = rows.filter(({ number, hand }) => number === 2 && hand !== undefined).slice(1);
    assert.equal(parts.length, 6);
    near(parts.reduce((all, { value }) => all + value, 0), run("day", { district: "typical-city" }).metrics.teaching_posts, "posts");
    assert.equal(parts.reduce((all, { hand }) => all + hand, 0), 1624);
});

test("what curves say of a smaller class the lever says too", () => {
    const { levers: [lever] } = as_set(run, { smaller_classes: { k_3: 1, grades_4_12: 1 } });
    const fewer = pupil_fewer(run);
    near(fewer.posts, lever.posts, "posts");
    near(fewer.dollars, lever.recurring.central, "dollars");
});

test("what tutoring costs as a change of the day, it costs as a lever", () => {
    const tutored = tutoring(run);
    const lever = tutoring_lever(run);
    near(tutored.in_steps, lever.levers[0].posts, "posts");
    near(tutored.dollars_in_steps, lever.recurring.central, "dollars");
    assert.equal(tutored.served, lever.levers[0].share_of_pupils_reached * 25000);

    // 180 minutes in 36 weeks are more than 2,700 a year and four pupils no more than four: the whole effect, 0.16, for
    // those served, as it is really carried out 0.8 of it; in a package 0.3 x / (0.3 + x).
    const effect = 0.16 * 0.8;
    near(lever.levers[0].one_year_sd.central, (effect * tutored.served) / 25000, "alone");
    near(lever.learning.one_year_sd.central, (((0.3 * effect) / (0.3 + effect)) * tutored.served) / 25000, "in a package");
});

test("check 8 holds whole: posts, dollars, a pupil served, and a year's effect", () => {
    const { served, posts, dollars } = tutoring(run);
    const within = (value, hand, what) => assert.ok(Math.abs(value / hand - 1) < 0.03, `${what}: ${value}, by hand ${hand}`);
    within(posts, 51.5, "posts");
    within(dollars, 5.1e6, "dollars");
    within(dollars / served, 2960, "dollars a pupil served");
    // By hand the effect is whole: 0.16 x 15 % of 46 % of the pupils. The model takes 0.8 of it, as it is carried out.
    within(tutoring_lever(run).levers[0].one_year_sd.central / 0.8, 0.011, "a year's effect");
});

test("check 10 holds whole: the benchmark, a raise, ranges that overlap, and a flag beyond 0.25 SD", () => {
    const { money, a, b } = run("compare", { district: "typical-city", new_money: 12200000 });
    assert.ok(Math.abs(money.a_pupil - 488) < 0.5);
    for (const one of [a, b]) {
        const spent = one.basis.value / money.new_money;
        assert.ok(Math.abs(one.learning.benchmark_sd.central / spent - 0.013) < 0.0005, `${one.learning.benchmark_sd.central}`);
        assert.ok(Math.abs(one.learning.benchmark.central - 0.5) < 0.1, `${one.learning.benchmark.central}`);
    }
    const within = (value, low, high) => assert.ok(value >= low && value <= high, `${value}, not ${low} to ${high}`);
    within(a.learning.after_four_years_sd.central, 0, 0.06);
    within(b.learning.after_four_years_sd.central, 0, 0.15);
    const [of_a, of_b] = [a.learning.after_four_years_sd, b.learning.after_four_years_sd];
    assert.ok(of_a.low <= of_b.high && of_b.low <= of_a.high, "the ranges overlap");
    for (const { learning: { after_four_years_sd: stock, one_year_sd: year, passes_what_was_seen }, warnings } of [a, b]) {
        assert.equal(passes_what_was_seen, stock.high > 0.25 || year.high > 0.1);
        assert.equal(warnings.some(({ id }) => id === "passes_what_was_seen"), passes_what_was_seen);
    }
    assert.ok(of_b.high > 0.25 && b.learning.passes_what_was_seen);

    // All on pay: 12.2M / 1.43M a percent = 8.5 percent; 0.003 SD for ten percent; carried out by 0.8.
    const pay = run("compare", {
        district: "typical-city", new_money: 12200000,
        a: { id: "pay", levers: { across_the_board_raise: { raise: 0.05 } } }, b: { id: "none", levers: {} },
    }).a.levers[0];
    assert.ok(Math.abs(pay.settings.raise / 0.085 - 1) < 0.06, `${pay.settings.raise}`);
    assert.ok(Math.abs(pay.one_year_sd.central / 0.8 / 0.0026 - 1) < 0.06, `${pay.one_year_sd.central}`);
});

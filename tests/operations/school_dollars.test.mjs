// SPDX-License-Identifier: MIT
// What a comparison in full detail says of each school's dollars, and what equity makes of it.
// NINEWAYS_DRIVER names another driver than build/release/tests/nineways_driver.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ask } from "../../scripts/make-schemas.mjs";

const program = process.env.NINEWAYS_DRIVER;

function run(operation, request) {
    const [{ ok, body }] = ask([[operation, request]], program);
    assert.ok(ok, `${operation}: ${JSON.stringify(body)}`);
    return body;
}
const near = (a, b, words) => assert.ok(Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b)), `${words}: ${a}, not ${b}`);
const formula = (name) => ({ formula: JSON.parse(readFileSync(new URL(`../../data/formulas/${name}.json`, import.meta.url), "utf8")) });
const none = { id: "none", levers: {} };
const as_set = (district, a, b = none) => run("compare", { district, fit: false, detail: "full", a, b });

test("a school's dollars as it stands are those of its posts today", () => {
    for (const district of ["typical-rural", "typical-suburb"]) {
        const { schools } = run("compare", { district, situation: "gain", detail: "full" });
        const budgets = run("school_budgets", { district, staffing: formula("generic_staffing"), weights: formula("generic_student_based") });
        assert.equal(schools.length, budgets.schools.length);
        for (const [i, { id, pupils, dollars }] of schools.entries()) {
            assert.equal(id, budgets.schools[i].id);
            assert.equal(pupils, budgets.schools[i].pupils);
            near(dollars.as_it_stands, budgets.schools[i].today, id);
        }
    }
});

test("schools come with the needs and levels of the document", () => {
    const document = run("district", { district: "typical-suburb" });
    const { schools } = as_set("typical-suburb", none);
    for (const [i, { id, level, needs }] of schools.entries()) {
        assert.equal(id, document.schools[i].id);
        assert.deepEqual(needs, document.schools[i].needs);
        assert.equal(level, document.schools[i].design);  // the standard days are named as the levels
    }
});

test("smaller classes add to each school what its added posts cost", () => {
    const a = { id: "fewer", levers: { smaller_classes: { k_3: 2, grades_4_12: 1 } } };
    const { schools } = as_set("typical-suburb", a);
    const day = (request) => run("day", { district: "typical-suburb", ...request }).schools;
    const before = day({});
    const after = day({ baseline: a });
    let more = 0;
    for (const [i, { id, dollars }] of schools.entries()) {
        const added = after[i].cost_hired - before[i].cost_hired;
        near(dollars.a - dollars.as_it_stands, added, id);
        assert.equal(dollars.b, dollars.as_it_stands, id);
        if (added > 0) ++more;
    }
    assert.ok(more >= 3, `${more} schools`);  // in the others a class fewer is not yet a class more
});

test("dollars by weights for need move between the schools of a level", () => {
    // A limit to losses that no school meets: what one school of a level gets another gives.
    const weights = { share: 0.3, low_income: 0.25, english_learner: 0, most_lost: 0.25 };
    const { schools } = as_set("typical-city", { id: "weights", levers: { weights_for_need: weights } });
    for (const level of ["elementary", "middle", "high"]) {
        const moved = schools.filter((school) => school.level === level).map(({ dollars }) => dollars.a - dollars.as_it_stands);
        assert.ok(Math.max(...moved) > 10000, level);
        assert.ok(Math.abs(moved.reduce((sum, each) => sum + each, 0)) < 0.01, level);
    }
});

test("equity can be asked of the schools of a comparison", () => {
    const { schools } = run("compare", { district: "typical-city", situation: "gain", detail: "full" });
    for (const way of ["as_it_stands", "a", "b"]) {
        const rows = schools.map(({ id, pupils, needs, dollars }) =>
            `${id},${dollars[way]},${pupils},${pupils + 0.25 * needs.low_income}`);
        const units = `school,dollars,pupils,weighted\n${rows.join("\n")}\n`;
        const columns = { unit: "school", dollars: "dollars", pupils: "pupils", need: "weighted" };
        const answer = run("equity", { units, columns });
        assert.equal(answer.units, schools.length);
        const sum = (of) => schools.reduce((all, school) => all + of(school), 0);
        const mean = answer.measures.find(({ id }) => id === "mean");
        near(mean.a_pupil, sum(({ dollars }) => dollars[way]) / sum(({ pupils }) => pupils), way);
        assert.ok(answer.need.share_explained >= 0 && answer.need.share_explained <= 1, way);
    }
});

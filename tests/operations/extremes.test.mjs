// SPDX-License-Identifier: MIT
// Puts every assumption to its least and to its most, under every lever: an answer has numbers, and a refusal says where the
// edit leads, but neither is ever "not a number".
// NINEWAYS_DRIVER names another driver than build/release/tests/nineways_driver.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { ask } from "../../scripts/make-schemas.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.NINEWAYS_DRIVER;
const { request: every_lever } = JSON.parse(await readFile(join(root, "tests/operations/compare_every_lever.json"), "utf8"));
const schema = JSON.parse(await readFile(join(root, "schema/assumptions.schema.json"), "utf8"));
const limits_of = (id) => schema.$defs[`${schema.properties[id].$ref.split("/").at(-1)}_figure`];

test("no assumption that is admitted makes a number that is none", () => {
    const edits = Object.keys(schema.properties).flatMap((id) => {
        const { minimum, maximum } = limits_of(id);
        return [...new Set([minimum, maximum])].map((value) => ({ [id]: value }));
    });
    const answers = ask(edits.map((assumptions) => ["compare", { ...every_lever, assumptions }]), program);
    const broken = answers.flatMap(({ ok, body }, i) => {
        const found = ok ? [] : body.error.faults.filter((fault) => /nan|inf/i.test(fault.found));
        return found.map((fault) => `${JSON.stringify(edits[i])}: ${fault.where ?? fault.place} ${fault.found}`);
    });
    assert.deepEqual(broken, []);
    assert.ok(answers.filter(({ ok }) => ok).length > edits.length / 2);
});

test("what breaks the model is refused at the edit itself, with its limits", () => {
    for (const [id, value, expected] of [
        ["effect_ceiling", 0, /^a number from 0\.01 to 10 sd/], ["effect_ceiling", -0.3, /^a number from 0\.01 to 10 sd/],
        ["exposure_years", 3.5, /^a number from 4 to 4 years/], ["exposure_years", 0, /^a number from 4 to 4 years/],
        ["full_dose_minutes", 0, /^a number from 1 to/], ["effect_persistence", 1.1, /^a number from 0 to 1/],
        ["full_effect_group_size", 15, /"full_effect_group_size" below "zero_effect_group_size"/],
        ["class_effect_floor", 31, /"class_effect_floor" below "class_effect_ceiling"/],
        ["collaboration_full_minutes", 0, /^a number from 1 to/], ["redesign_share_studied", 0, /^a number from 0\.01 to 1/],
    ]) {
        const [{ ok, body }] = ask([["compare", { ...every_lever, assumptions: { [id]: value } }]], program);
        assert.ok(!ok, `${id} ${value}`);
        const [{ place, expected: said }] = body.error.faults;
        assert.match(place, new RegExp(`^/assumptions(/${id})?$`));
        assert.match(said, expected);
    }
});

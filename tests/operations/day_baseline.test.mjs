// SPDX-License-Identifier: MIT
// The school day after a package is the one that the comparison of the package counts.
// NINEWAYS_DRIVER names another driver than build/release/tests/nineways_driver.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ask } from "../../scripts/make-schemas.mjs";

const program = process.env.NINEWAYS_DRIVER;

function run_all(requests) {
    return ask(requests, program).map(({ ok, body }, i) => {
        assert.ok(ok, `${JSON.stringify(requests[i]).slice(0, 300)}: ${JSON.stringify(body)}`);
        return body;
    });
}
const run = (operation, request) => run_all([[operation, request]])[0];
const near = (a, b, words) => assert.ok(Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b)), `${words}: ${a}, not ${b}`);

/** A package of a comparison as a scenario: its levers with the settings that they were fitted to. */
const as_scenario = ({ id, levers }) =>
    ({ id, levers: Object.fromEntries(levers.map((lever) => [lever.id, lever.settings])) });

const compared = [["typical-city", "gain"], ["typical-suburb", "cut"], ["typical-rural", "one_time"], ["typical-rural", "gain"]]
    .map(([district, situation]) => [district, run("compare", { district, situation, detail: "full" })]);
const packages = compared.flatMap(([district, answer]) => ["a", "b"].map((side) =>
    ({ district, side, answer, it: answer[side], baseline: as_scenario(answer[side]) })));

/** Posts by role: those of the day, hired, and those outside it. */
function posts_by_role(day) {
    const by = new Map();
    const add = (role, posts) => by.set(role, (by.get(role) ?? 0) + posts);
    for (const { role, rounded } of day.posts) add(role, rounded);
    for (const { role, in_schools, central_office, roster } of day.outside_the_day)
        add(role, in_schools + central_office + roster);
    return by;
}

test("the day after a fitted package has the posts, classes and minutes of the comparison", () => {
    for (const { district, side, it, baseline } of packages) {
        const words = `${district} ${it.id}`;
        const day = run("day", { district, baseline });
        assert.equal(day.baseline.id, it.id);
        const posts = posts_by_role(day);
        for (const { role, posts: count } of it.posts) near(posts.get(role) ?? 0, count, `${words} ${side}: ${role}`);
        assert.ok(it.posts.some(({ change }) => change !== 0), `${words}: no post differs, which shows nothing`);
        const level_of = new Map(day.levels.map((each) => [each.level, each]));
        for (const { level, pupils_a_class } of it.classes)
            near(level_of.get(level).class_size.value, pupils_a_class, `${words}: classes of ${level}`);
        for (const { level, tier, adult_minutes_a_week, small_group_minutes_a_week } of it.attention) {
            const here = level_of.get(level).tiers.find((each) => each.tier === tier);
            near(here.adult_minutes_a_week.value, adult_minutes_a_week, `${words}: ${level} ${tier}`);
            near(here.small_group_minutes_a_week.value, small_group_minutes_a_week, `${words}: ${level} ${tier}, small`);
        }
    }
});

test("the day of each school after a package has the teachers that the comparison gives the school", () => {
    for (const { district, side, answer, baseline } of packages.filter(({ district }) => district !== "typical-city")) {
        const { roles } = run("district", { district });
        const teachers = new Set(roles.filter(({ teacher }) => teacher).map(({ id }) => id));
        const days = run_all(answer.schools.map(({ id }) => ["day", { district, school: id, baseline }]));
        for (const [i, { school, posts }] of days.entries()) {
            assert.equal(school.id, answer.schools[i].id);
            const count = posts.reduce((sum, { role, rounded }) => sum + (teachers.has(role) ? rounded : 0), 0);
            near(count, answer.schools[i].day_teachers[side], `${district} ${side} ${school.id}`);
        }
    }
});

test("what pupils spend in blocks is the whole week, of every grade and tier, before and after a package", () => {
    let weeks = 0;
    let leave = 0;
    for (const { district, answer, baseline } of packages) {
        const schools = answer.schools.filter((_, i) => i % 5 === 0).map(({ id }) => id);
        const requests = schools.flatMap((school) => [{ district, school }, { district, school, baseline }]);
        for (const day of run_all(requests.map((request) => ["day", request]))) {
            for (const { grade, tier, blocks } of day.weeks) {
                const sum = blocks.reduce((all, { spent_minutes_a_week: spent }) => all + spent, 0);
                near(sum, day.teacher_week.open, `${district} ${day.school.id} ${grade} ${tier}`);
                for (const block of blocks) {
                    assert.ok(block.spent_minutes_a_week <= block.minutes_a_week + 1e-9, block.id);
                    if (block.setting === "push_in") assert.equal(block.spent_minutes_a_week, 0, block.id);
                    if (block.setting !== "push_in" && block.spent_minutes_a_week < block.minutes_a_week - 1) ++leave;
                }
                ++weeks;
            }
        }
    }
    assert.ok(weeks > 200 && leave > 50, `${weeks} weeks, ${leave} blocks that pupils leave`);
});

test("a teacher's week adds up after a package too", () => {
    for (const { district, answer, baseline } of packages) {
        const { teacher_week: week } = run("day", { district, school: answer.schools[0].id, baseline });
        const free = (part) => (week[`${part}_in`] === "in_day" ? week[part] : 0);
        const with_classes = week.open - week.lunch - week.duty - free("planning") - free("collaboration");
        near(week.with_classes, with_classes, `${district} ${baseline.id}`);
    }
});

test("the day after nothing is the day as it stands", () => {
    for (const school of [undefined, "north_fork"]) {
        const plain = run("day", { district: "typical-rural", school });
        const { baseline, ...after } = run("day", { district: "typical-rural", school, baseline: { id: "none", levers: {} } });
        assert.equal(baseline.id, "none");
        assert.deepEqual(after, plain);
    }
});

test("two ways beside each other both stand after the baseline", () => {
    const { request } = JSON.parse(readFileSync(new URL("day_beside.json", import.meta.url), "utf8"));
    const baseline = { id: "classes", levers: { smaller_classes: { k_3: 2, grades_4_12: 2 } } };
    const { district, school } = request;
    const other = { ...request.day_designs, id: "other" };
    const both = run("day", { district, school, day_designs: request.day_designs, beside: other, baseline });
    assert.deepEqual(both.beside.metrics, both.metrics);
    const alone = run("day", { district, school, day_designs: request.day_designs, baseline });
    assert.deepEqual(both.metrics, alone.metrics);
    const before = run("day", { district, school, day_designs: request.day_designs });
    assert.ok(alone.metrics.posts > before.metrics.posts, "smaller classes need more posts");
});

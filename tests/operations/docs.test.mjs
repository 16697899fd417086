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
import { evidence_page, evidence_rows, sentences } from "../../scripts/evidence-page.mjs";
import { fairness_page } from "../../scripts/fairness-page.mjs";
import { backtest, cases, growth_page, record } from "../../scripts/growth-page.mjs";
import { levers_page } from "../../scripts/levers-page.mjs";
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

test("docs/levers.md prints the catalog, all 32 bullets of the paper, each once", async () => {
    assert.equal(levers_page(program), await text("levers.md"), "docs/levers.md: run node scripts/levers-page.mjs");
    const bullets = run("levers", {}).body.levers.map(({ bullet }) => bullet);
    const restore = ["R1a", "R2a", "R2b", "R3a", "R4a", "R4b", "R5a", "R5b", "R6a", "R6b", "R7a", "R8a", "R9a"];
    const transform = ["S1a", "S1b", "S1c", "S2a", "S2b", "S3a", "S4a", "S4b", "S4c", "S5a", "S5b", "S5c", "S6a", "S6b", "S7a", "S7b",
        "S8a", "S8b", "S9a"];
    assert.deepEqual([...bullets].sort(), [...restore, ...transform].sort());
});

test("docs/fairness.md prints what the simulations of the presets say, for either answer", async () => {
    const page = await text("fairness.md");
    assert.equal(fairness_page(program), page, "docs/fairness.md: run node scripts/fairness-page.mjs");
    assert.ok(!page.includes("a defect"));
    // Inside the stated ranges there are assumptions under which restoring is ahead, and others for transforming.
    assert.ok(/^Restoring is ahead when (this|these)/m.test(page) || /restoring is ahead already/.test(page));
    assert.ok(/^Transforming is ahead when (this|these)/m.test(page) || /transforming is ahead already/.test(page));
});

test("docs/growth.md prints what projections say, beside the national record", async () => {
    assert.equal(growth_page(program), await text("growth.md"), "docs/growth.md: run node scripts/growth-page.mjs");
    const close = (x, y, by) => assert.ok(Math.abs(x - y) < by, `${x} is not ${y}`);
    const seen = backtest(program);
    // The nation of 2000-01 is what the model is given, to the dollar.
    close(seen.salaries.first, record.first.salaries, 1);
    close(seen.spending.first, record.first.spending, 1);
    close(seen.pupils, record.last.pupils / record.first.pupils, 0.01);  // the city's grades are not quite even
    // By hand: pay and purchases stand still beyond prices and benefits are told, so that only these grow.
    close(seen.spending.last, record.first.spending + record.last.benefits - record.first.benefits, 20);
    close(seen.benefits.last, record.last.benefits, 5);
    // A young workforce rises, one at its end is followed by somebody cheaper, one that is steady does neither.
    const steps = Object.fromEntries(cases(program).map(({ name, growth }) => [name, growth.parts.steps]));
    assert.ok(steps["All teachers in their first five years"] > 0.003);
    assert.ok(steps["All teachers on the last five steps"] < -0.003);
    assert.ok(Math.abs(steps["As it stands"]) < 0.003);
});

test("docs/evidence.md prints every lever alone, and takes its words from the numbers", async () => {
    assert.equal(evidence_page(program), await text("evidence.md"), "docs/evidence.md: run node scripts/evidence-page.mjs");
    const rows = evidence_rows(program);
    assert.deepEqual(rows.filter(({ part }) => !part).map(({ id }) => id), run("levers", {}).body.levers.map(({ id }) => id));
    for (const { measured, break_even, cost, unpriced, title } of rows)
        assert.ok(measured || unpriced || cost <= 0 || break_even > 0, title);  // unmeasured is never shown as nothing
    // Were every old way worthless and every new one worth nothing either, the page would say so.
    const worthless = rows.map((row) => ({ ...row, ratio: row.ratio === undefined ? undefined : 0.5 }));
    const told = sentences(worthless).join("\n");
    for (const side of ["restore", "transform"]) assert.match(told, new RegExp(`To ${side}, all \\w+ levers .* do less than the same dollars`));
    const restored = rows.map((row) => ({ ...row, ratio: row.ratio === undefined ? undefined : row.side === "restore" ? 2 : 0.5 }));
    assert.match(sentences(restored).join("\n"), /"Raise for all teachers", an old way, .*: more for its dollars than all \w+ levers to transform\./);
});

test("docs/documents.md lists the subjects, settings and staffings of the schema", async () => {
    const schema = JSON.parse(await readFile(join(root, "schema/district.schema.json"), "utf8"));
    const page = await text("documents.md");
    const listed = (start) => {
        const at = page.indexOf(start);
        assert.ok(at >= 0, start);
        return [...page.slice(at).split(/\.\s/, 1)[0].matchAll(/`(\w+)`/g)].map(([, name]) => name);
    };
    const { subject, setting, staffing } = schema.$defs.block.properties;
    for (const [start, { enum: names }] of [["Subjects are", subject], ["Settings are", setting], ["Staffing is", staffing]])
        assert.deepEqual(listed(start).sort(), [...names].sort(), start);
});

test("the documents of docs/documents.md are accepted", async () => {
    const [lakeside, grid, limit, scenario, assumptions, map, maple, week] = fences(await text("documents.md"));
    const answer = run("validate", { district: lakeside });
    assert.ok(answer.ok, JSON.stringify(answer.body));
    const { name, schools, pupils, filled_values } = answer.body.district;
    const line = `valid: ${name}, ${schools} schools, ${pupils} pupils, ${filled_values} filled values`;
    assert.ok((await text("documents.md")).includes(line), line);
    const { pay } = run("district", { district: lakeside }).body;
    const told = run("district", { district: { ...lakeside, pay: { ...pay, grid }, contract_limits: [limit] } });
    assert.ok(told.ok, JSON.stringify(told.body));
    assert.deepEqual(told.body.pay.grid, grid);
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

test("the week and the metrics of that school come out as they do by hand, and the page has every figure", async () => {
    const page = await text("worked_example.md");
    const [district] = fences(page);
    const { body } = run("day", { district, school: "elm" });
    const plain = (figure) => Number(figure.replaceAll(",", ""));
    const digits = (figure) => figure.split(".")[1]?.length ?? 0;
    /** The program's figure, rounded as the page prints it. */
    const same = (value, figure, what) => {
        assert.equal(value.toFixed(digits(figure)), plain(figure).toFixed(digits(figure)), what);
        assert.ok(page.includes(figure), `${what}: ${figure} is not on the page`);
    };
    const about = (value, expected, what) => assert.ok(Math.abs(value - expected) <= 1e-9 * Math.abs(expected), `${what}: ${value}, not ${expected}`);
    const ratio = ({ value, of, over }, figure, above, below, what) => {
        same(value, figure, what);
        about(of, above, `${what}: of`);
        about(over, below, `${what}: over`);
    };
    const keys = (object, ...expected) => assert.deepEqual(Object.keys(object), expected, "every figure that is printed has its line here");

    keys(body, "district", "school", "teacher_week", "homeroom_teachers", "posts", "cost", "rooms", "outside_the_day", "collaboration_in_day", "expert_in_the_room", "weeks", "metrics");
    assert.deepEqual(body.teacher_week, { open: 1950, lunch: 150, duty: 53, planning: 235, planning_in: "in_day", collaboration: 0,
        collaboration_in: "outside", outside_in_contract: 0, outside_paid: 0, with_classes: 1512, with_small_groups: 1512 });
    assert.deepEqual([body.school.cycle_days, body.school.school_weeks], [5, 36]);
    assert.deepEqual(body.homeroom_teachers, [{ grades: ["K", "1", "2", "3", "4", "5"], tiers: ["intensive", "strategic", "on_track"],
        with_pupils: 1512, unused: 0 }]);
    assert.deepEqual([body.rooms, body.collaboration_in_day, body.expert_in_the_room], [{ needed: 22, schools_told: 0 }, 0, false]);
    keys(body.cost, "exact", "hired", "hired_with_substitutes");
    ["2,546,214.07", "2,567,711.72", "2,624,895.22"].forEach((figure, i) => same(Object.values(body.cost)[i], figure, "cost of the posts"));
    about(body.cost.hired_with_substitutes, 25.8 * (99523.71 + 1800 * 298.6785 / 242.5635), "substitutes");
    const outside = [["aide", "6.192"], ["counselor", "0.864"], ["librarian", "0.324"], ["student_support", "2.916"], ["principal", "1"],
        ["assistant_principal", "0.44"], ["clerical", "2.304"]];
    assert.equal(body.outside_the_day.length, outside.length);
    for (const [i, [role, posts]] of outside.entries()) {
        keys(body.outside_the_day[i], "role", "title", "in_schools");
        assert.equal(body.outside_the_day[i].role, role);
        same(body.outside_the_day[i].in_schools, posts, role);
    }

    const roles = [["classroom_teacher", "18", "18", "0"], ["specials_teacher", "2.7976", "3.0", "20,141.70"],
        ["special_education_teacher", "3.2983", "3.3", "171.14"], ["interventionist", "1.4881", "1.5", "1,184.81"]];
    assert.equal(body.posts.length, roles.length);
    for (const [i, [role, exact, hired, cost]] of roles.entries()) {
        keys(body.posts[i], "role", "title", "exact", "rounded", "cost_of_rounding");
        assert.equal(body.posts[i].role, role);
        same(body.posts[i].exact, exact, role);
        same(body.posts[i].rounded, hired, role);
        same(Math.abs(body.posts[i].cost_of_rounding), cost, role);
    }
    same(body.posts.reduce((all, { cost_of_rounding: cost }) => all + cost, 0), "21,497.65", "rounding");

    // The weeks of grade 2: 60 pupils in three classes of 20; groups of 6 over all grades.
    const weeks = body.weeks.filter(({ grade }) => grade === "2");
    assert.deepEqual(weeks.map(({ tier, pupils }) => [tier, pupils]), [["intensive", 9], ["strategic", 15], ["on_track", 36], ["separate", 1]]);
    const specials = ["art", "music", "physical_education"].map((id) => [id, 235 / 3, 3, 20]);
    const core = [["english", 665, 3, 20], ["mathematics", 345, 3, 20], ["science", 145, 3, 20], ["social_studies", 140, 3, 20],
        ["homeroom", 217, 3, 20], ...specials, ["break", 203]];
    const blocks = [[...core, ["resource", 360, 9, 6]], [...core, ["intervention", 150, 15, 6]], core, [["separate", 1747, 1, 6], ["break", 203]]];
    for (const [i, { blocks: found }] of weeks.entries()) {
        assert.deepEqual(found.map(({ id, groups, pupils_a_group }) => [id, groups, pupils_a_group]), blocks[i].map(([id, , groups, size]) => [id, groups, size]));
        for (const [b, [id, minutes]] of blocks[i].entries()) about(found[b].minutes_a_week, minutes, id);
        for (const { adults } of found.filter(({ groups }) => groups)) assert.deepEqual(adults.map((one) => one.adults), [1]);
    }
    const daily = [["english", "133"], ["mathematics", "69"], ["homeroom", "43.4"], ["break", "40.6"]];
    const in_turn = [[["science", "104"]], [["science", "41"], ["social_studies", "63"]], [["social_studies", "77"], ["art", "27"]],
        [["art", "51.33"], ["music", "52.67"]], [["music", "25.67"], ["physical_education", "78.33"]]];
    for (const { days, tier } of weeks) {
        const expected = in_turn.map((lessons) => tier === "separate" ? [["separate", "349.4"], ["break", "40.6"]] : [...daily, ...lessons]);
        assert.deepEqual(days.map((lessons) => lessons.map(({ block }) => block)), expected.map((lessons) => lessons.map(([block]) => block)));
        days.forEach((lessons, d) => lessons.forEach(({ block, minutes }, i) => same(minutes, expected[d][i][1], block)));
    }

    const { metrics } = body;
    keys(metrics, "pupils", "posts", "teaching_posts", "posts_needed", "cost", "cost_a_pupil", "class_size", "contact_ratio", "load",
        "cost_a_taught_hour", "pupils_a_teacher", "together_minutes_a_week", "tiers", "subjects");
    const [post, exact] = [99523.71, (18 * 1747 + 1747 + 3240 + 2250) / 1512];
    same(metrics.pupils, "360", "pupils");
    for (const one of [metrics.posts, metrics.teaching_posts, metrics.posts_needed]) same(one, "25.5840", "posts");
    same(metrics.cost, "2,546,214.07", "cost");
    ratio(metrics.cost_a_pupil, "7,072.82", exact * post, 360, "cost a pupil");
    ratio(metrics.class_size, "19.67", 354 * 1747, 18 * 1747, "class size");
    ratio(metrics.contact_ratio, "0.8655", 38683, 1747 * exact, "contact ratio");
    ratio(metrics.load, "1,512", 38683, exact, "load");
    ratio(metrics.cost_a_taught_hour, "109.70", exact * post, 23209.8, "a taught hour");
    ratio(metrics.pupils_a_teacher, "379.61", 354 * 3, (18 * 235) / 1512, "pupils a teacher");

    ratio(metrics.together_minutes_a_week, "0", 0, exact, "together");

    // Pupils in the classes of a tier's pupils, added up over them.
    const in_classes = [9 * 354 / 3, (15 * 59 + 14 * 57 + 15 * 60 + 14 * 56 + 32 * 61) / 3, (35 * 59 + 34 * 57 + 36 * 60 + 33 * 56 + 72 * 61) / 3];
    const sizes = ["19.67", "19.70", "19.69"];
    // Adults in each minute in class, for all pupils of a tier together.
    const in_class = [9 * 3 * (1 / 59 + 1 / 57 + 1 / 60 + 1 / 56 + 2 / 61), 3 * (15 / 59 + 14 / 57 + 15 / 60 + 14 / 56 + 32 / 61),
        3 * (35 / 59 + 34 / 57 + 36 / 60 + 33 / 56 + 72 / 61)];
    ["2.748700", "4.573324", "10.677975"].forEach((figure, t) => same(in_class[t], figure, "adults in class"));
    const tiers = [["intensive", 54, "130.60", in_class[0] * 1387 + 3240, "360", "0.4795", 935], ["strategic", 90, "106.15", in_class[1] * 1597 + 2250, "150", "0.5872", 1145],
        ["on_track", 210, "88.83", in_class[2] * 1747, "0", "0.6641", 1295], ["separate", 6, "291.17", 1747, "0", null]];
    assert.equal(metrics.tiers.length, tiers.length);
    const left = { intensive: 360, strategic: 150 };
    for (const [i, [tier, pupils, minutes, all_minutes, small, share, core_minutes]] of tiers.entries()) {
        const class_minutes = 1747 - (left[tier] ?? 0);
        const one = metrics.tiers[i];
        keys(one, "tier", "pupils", "adult_minutes_a_week", "small_group_minutes_a_week", "class_size", "core_share");
        assert.deepEqual([one.tier, one.pupils], [tier, pupils]);
        ratio(one.adult_minutes_a_week, minutes, all_minutes, pupils, tier);
        ratio(one.small_group_minutes_a_week, small, plain(small) * pupils, pupils, `${tier}: small groups`);
        if (share) ratio(one.class_size, sizes[i], in_classes[i] * class_minutes, pupils * class_minutes, `${tier}: classes`);
        else assert.deepEqual(one.class_size, { value: null, of: 0, over: 0 });
        if (share) ratio(one.core_share, share, core_minutes * pupils, 1950 * pupils, `${tier}: core`);
        else assert.deepEqual(one.core_share, { value: null, of: 0, over: 0 });  // nothing says what is taught there
    }

    const special = ["0.9325", "92,809.81", "257.81", "3.99", "3.98", "3.98"];
    const subjects = [["english", 665, "7.9167", "787,896.04", "2,188.60", "15.53", "26.17", "33.81"],
        ["mathematics", 345, "4.1071", "408,758.09", "1,135.44", "17.56", "17.53", "17.54"],
        ["science", 145, "1.7262", "171,796.88", "477.21", "7.38", "7.37", "7.37"],
        ["social_studies", 140, "1.6667", "165,872.85", "460.76", "7.13", "7.11", "7.12"],
        ["homeroom", 217, "2.5833", "257,102.92", "714.17", "11.05", "11.03", "11.03"],
        ["art", 235 / 3, ...special], ["music", 235 / 3, ...special], ["physical_education", 235 / 3, ...special],
        ["special_education", 0, "3.2983", "328,257.10", "911.83", "60"], ["intervention", 0, "1.4881", "148,100.76", "411.39", "25"]];
    assert.equal(metrics.subjects.length, subjects.length);
    for (const [i, [subject, minutes, posts, cost, a_pupil, ...adults]] of subjects.entries()) {
        const one = metrics.subjects[i];
        keys(one, "subject", "posts", "cost", "cost_a_pupil", "class_size", "tiers");
        assert.equal(one.subject, subject);
        same(one.posts, posts, subject);
        same(one.cost, cost, subject);
        ratio(one.cost_a_pupil, a_pupil, one.cost, 360, `${subject}: cost a pupil`);
        if (minutes) ratio(one.class_size, "19.67", 354 * minutes, 18 * minutes, `${subject}: class size`);
        else assert.deepEqual(one.class_size, { value: null, of: 0, over: 0 });
        const there = minutes ? adults.map((figure, t) => {
            const [tier, pupils] = tiers[t];
            const own = subject === "english" ? minutes - (left[tier] ?? 0) : minutes;
            return [tier, pupils, own, figure, in_class[t] * own];
        }) : subject === "intervention" ? [["strategic", 90, 150, "25", 90 * 25]] : [["intensive", 54, 360, "60", 54 * 60], ["separate", 6, 1747, "291.17", 1747]];
        assert.equal(one.tiers.length, there.length);
        for (const [t, [tier, pupils, own, figure, all]] of there.entries()) {
            keys(one.tiers[t], "tier", "minutes_a_week", "adult_minutes_a_week", "class_size");
            assert.equal(one.tiers[t].tier, tier);
            about(one.tiers[t].minutes_a_week.value, own, `${subject} ${tier}`);
            about(one.tiers[t].minutes_a_week.of, own * pupils, `${subject} ${tier}`);
            assert.equal(one.tiers[t].minutes_a_week.over, pupils);
            ratio(one.tiers[t].adult_minutes_a_week, figure, all, pupils, `${subject} ${tier}`);
            if (minutes) ratio(one.tiers[t].class_size, sizes[t], in_classes[t] * own, pupils * own, `${subject} ${tier}: classes`);
            else assert.deepEqual(one.tiers[t].class_size, { value: null, of: 0, over: 0 });
        }
    }
});

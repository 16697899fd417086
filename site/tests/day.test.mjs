// SPDX-License-Identifier: MIT
// The school day as blocks: every number is that of the module, for the district as it stands and after each package.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { load_module, settled, start } from "./browser.mjs";
import { accessible, anew, see, true_complaints, unreadable, values } from "./sections.mjs";

const asked = { district: "typical-rural", new_money: 600_000, years: 5 };
const address = "#district=typical-rural&money=600000&years=5";
let site;
let model;
before(async () => {
    site = await start();
    model = await load_module();
});
after(() => site.close());

/** The days of a school in the three states. */
function days_of(school, request = asked) {
    const compared = model.run("compare", request);
    const of = ({ id, title, levers }) => ({
        format: "nineways-scenario/1", id, title, base: "as_it_stands", locked: [],
        levers: Object.fromEntries(levers.map((lever) => [lever.id, lever.settings])),
    });
    const { district } = request;
    return [
        model.run("day", { district, school }),
        ...[compared.a, compared.b].map((it) => model.run("day", { district, school, baseline: of(it) })),
    ];
}

const order = ["english", "mathematics", "science", "social_studies", "special_education", "intervention", "homeroom",
    "world_language", "art", "music", "physical_education", "elective", "break_time"];

/** What the table of a tier must hold: blocks of a kind beside each other, a second of its kind below the first. */
function table_of(days, grade, tier) {
    const kinds = days.map(({ weeks }) => {
        const blocks = weeks.find((week) => week.grade === grade && week.tier === tier)?.blocks ?? [];
        const found = new Map();
        for (const block of [...blocks].sort((one, other) => order.indexOf(one.subject) - order.indexOf(other.subject))) {
            const count = [...found.values()].filter(({ subject, setting }) => subject === block.subject && setting === block.setting).length;
            found.set(`${block.subject} ${block.setting} ${count}`, block);
        }
        return found;
    });
    const all = [...new Map(kinds.flatMap((week) => [...week]))];
    all.sort(([, one], [, other]) => order.indexOf(one.subject) - order.indexOf(other.subject));
    return all.map(([kind]) => kinds.flatMap((week) => {
        const block = week.get(kind);
        if (block === undefined) return [];
        const minutes = block.setting === "push_in" ? block.minutes_a_week : block.spent_minutes_a_week;
        return block.pupils_a_group === undefined ? [minutes] : [minutes, block.pupils_a_group];
    }));
}

const teachers = (days) => {
    const weeks = days.map(({ teacher_week }) => teacher_week);
    const inside = (part) => weeks.map((week) => (week[`${part}_in`] === "in_day" ? week[part] : 0));
    const plain = (part) => weeks.map((week) => week[part]);
    return [plain("with_classes"), inside("planning"), inside("collaboration"), plain("duty"), plain("lunch"),
        plain("outside_in_contract"), plain("outside_paid"), plain("with_small_groups")];
};

async function shows(page, days, grade) {
    const tiers = [...new Set(days.flatMap(({ weeks }) => weeks.filter((week) => week.grade === grade).map(({ tier }) => tier)))];
    assert.deepEqual((await page.$$eval("#week .weeks > figure", (all) => all.map(({ id }) => id))).sort(),
        [...tiers.map((tier) => `week-${tier}`), "week-teacher"].sort());
    for (const tier of tiers) assert.deepEqual(await values(page, `#week-${tier}-table`), table_of(days, grade, tier), tier);
    assert.deepEqual(await values(page, "#week-teacher-table"), teachers(days));
    const small = ["small_group", "one_to_one", "pull_out", "push_in"];
    const told = await page.locator("#week-intensive figcaption").textContent();
    const minutes = days.map(({ weeks }) => weeks.find((week) => week.grade === grade && week.tier === "intensive").blocks
        .filter(({ setting }) => small.includes(setting)).reduce((sum, { minutes_a_week }) => sum + minutes_a_week, 0));
    for (const one of minutes) assert.ok(told.includes(Math.round(one).toLocaleString("en-US")), `${one}: ${told}`);
}

test("nothing of it is loaded before it is near; then it is the module's day of the first school", async () => {
    const { page, context, complaints, requests } = await site.open(address);
    await page.waitForTimeout(700);
    assert.deepEqual(requests.filter((one) => one.endsWith("nineways-all.wasm")), []);
    assert.equal(await page.$eval("#week-part", (one) => one.children.length), 0);
    await see(page, "week");
    const { schools } = model.run("day", { district: "typical-rural" });
    assert.deepEqual(await page.$$eval("#week-school option", (all) => all.map(({ value }) => value)), schools.map(({ id }) => id));
    const days = days_of(schools[0].id);
    await shows(page, days, days[0].weeks[0].grade);
    const years = await page.locator("#week-part > p").first().textContent();
    for (const { school } of days) assert.ok(years.includes(school.school_weeks.toFixed(1)), years);
    assert.deepEqual(true_complaints(complaints), []);
    await context.close();
});

test("the blocks of a week are drawn as high as their minutes, one axis for all states", async () => {
    const { page, context } = await site.open(address);
    await see(page, "week");
    const days = days_of("north_fork");
    const minutes = days.map(({ weeks }) => weeks.find(({ tier }) => tier === "intensive").blocks
        .map(({ spent_minutes_a_week }) => spent_minutes_a_week).filter((spent) => spent > 0).sort((a, b) => a - b));
    const drawn = await page.$$eval("#week-intensive .block", (all) => all.map((one) => [one.getAttribute("x"), Number(one.getAttribute("height"))]));
    const columns = [...new Set(drawn.map(([x]) => x))].map((x) => drawn.filter((one) => one[0] === x).map(([, height]) => height).sort((a, b) => a - b));
    assert.equal(columns.length, 3);
    const sum = (all) => all.reduce((one, other) => one + other, 0);
    const scale = sum(columns[0]) / sum(minutes[0]);
    columns.forEach((heights, i) => {
        assert.equal(heights.length, minutes[i].length);
        heights.forEach((height, k) => assert.ok(Math.abs(height - minutes[i][k] * scale) < 0.3, `${height} of ${minutes[i][k]}`));
    });
    await context.close();
});

test("school and grade are chosen by keyboard; a change of money keeps them", async () => {
    const { page, context, complaints } = await site.open(address);
    await see(page, "week");
    await page.focus("#week-school");
    await anew(page, "week", () => page.keyboard.press("End"));
    const school = await page.inputValue("#week-school");
    const days = days_of(school);
    assert.equal(await page.evaluate(() => document.activeElement.id), "week-school", "the focus stays");
    await shows(page, days, await page.inputValue("#week-grade"));
    await page.focus("#week-grade");
    await anew(page, "week", () => page.keyboard.press("End"));
    const grade = await page.inputValue("#week-grade");
    assert.equal(grade, days[0].weeks.at(-1).grade);
    await shows(page, days, grade);

    const old = await page.evaluate(() => location.hash);
    await anew(page, "week", async () => {
        await page.fill("#money", "900,000");
        await page.keyboard.press("Enter");
        await see(page, "week");
    });
    await settled(page, old);
    assert.deepEqual([await page.inputValue("#week-school"), await page.inputValue("#week-grade")], [school, grade]);
    await shows(page, days_of(school, { ...asked, new_money: 900_000 }), grade);
    assert.deepEqual(true_complaints(complaints), []);
    await context.close();
});

test("a district from a file has its own schools", async () => {
    const { page, context } = await site.open(address);
    await see(page, "week");
    const document = model.run("district", { district: "typical-suburb" });
    await anew(page, "week", () => page.setInputFiles("#file",
        { name: "own.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(document)) }));
    const { schools } = model.run("day", { district: document });
    assert.deepEqual(await page.$$eval("#week-school option", (all) => all.map(({ value }) => value)), schools.map(({ id }) => id));
    await context.close();
});

for (const [width, colorScheme] of [[1280, "light"], [320, "dark"]]) {
    test(`everyone can use it, ${width} pixels, ${colorScheme}`, async () => {
        const { page, context } = await site.open(address, { viewport: { width, height: 800 }, colorScheme });
        await see(page, "week");
        assert.deepEqual(await unreadable(page, "week"), []);
        await accessible(page, "week");
        await context.close();
    });
}

test("forced colors keep small groups apart from whole classes", async () => {
    const { page, context } = await site.open(address, { forcedColors: "active" });
    await see(page, "week");
    const [ground, line, edge] = await page.evaluate(() => {
        const style = (what) => getComputedStyle(document.querySelector(what));
        return [style("#week .small-ground").fill, style("#week .small-line").stroke, style("#week .block.class").stroke];
    });
    assert.notEqual(ground, line);
    assert.notEqual(ground, edge);
    await context.close();
});

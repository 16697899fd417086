// SPDX-License-Identifier: MIT
// The assumptions: each can be found, changed and taken back, and the page follows with the module's numbers.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { load_module, row_values, settled, start } from "./browser.mjs";
import { request_of_address } from "./scenes.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const summary = "The district as it stands and both packages";
let site;
let model;
let registry;
before(async () => {
    site = await start();
    model = await load_module();
    registry = model.run("assumptions").assumptions;
});
after(() => site.close());

const hash = (page) => page.evaluate(() => location.hash);

async function open_panel(path = "", options = {}) {
    const opened = await site.open(path, options);
    await opened.page.waitForFunction(() => location.hash.includes("model="));
    // Sections above fill while they are passed, so that one scroll may not lead there.
    await opened.page.waitForFunction(() => {
        document.getElementById("assumptions").scrollIntoView({ behavior: "instant" });
        return document.getElementById("assumptions-search") !== null;
    }, undefined, { polling: 200 });
    return opened;
}

async function do_and_settle(page, act) {
    const old = await hash(page);
    await act();
    await settled(page, old);
}

async function write(page, id, text) {
    await page.fill(`#set-${id}`, text);
    await page.keyboard.press("Enter");
}

/** The whole page follows what the address says, and the address holds these edits. */
async function shows(page, edits) {
    const request = request_of_address(await hash(page), model);
    assert.deepEqual(request.assumptions ?? {}, edits);
    const expected = model.run("compare", request);
    assert.deepEqual(await row_values(page, summary, "Learning after four years, percentile points"),
        [expected.a, expected.b].map(({ learning }) => learning.after_four_years.central));
    assert.deepEqual(await row_values(page, summary, "Average teacher salary"),
        [expected.as_it_stands, expected.a, expected.b].map(({ pay }) => pay.average_salary.value));
    assert.deepEqual(await page.$$eval("#assumptions-list li", (all) => all.map((one) => one.dataset.assumption)), Object.keys(edits));
}

const of = (id) => registry.find((one) => one.id === id);
const one_figure = (value) => ({ low: value, central: value, high: value });

test("every assumption stands in one group, made when it opens, with its figures, source, status and note", async () => {
    const { page, context, complaints } = await open_panel();
    assert.equal(await page.locator(".entry").count(), 0);
    assert.equal(await page.locator("#assumptions-changed").isVisible(), false);
    await page.$$eval("#assumptions-part details", (all) => all.forEach((one) => (one.open = true)));
    await page.waitForFunction((count) => document.querySelectorAll(".entry").length === count, registry.length);
    const shown = await page.$$eval(".entry", (all) => all.map((one) => [one.dataset.assumption,
        ...[...one.querySelectorAll("input")].map(({ value }) => Number(value.replaceAll(",", "").replace("\u2212", "-")))]));
    const by_id = (one, other) => (one[0] < other[0] ? -1 : 1);
    const six = (value) => Number(value.toFixed(6));
    assert.deepEqual(shown.sort(by_id), registry.map(({ id, low, central, high }) => [id, six(low), six(central), six(high)]).sort(by_id));
    for (const id of ["teacher_salary", "effect_coaching", "hiring_step"]) {
        const text = await page.locator(`.entry[data-assumption=${id}]`).innerText();
        const { source = "", note = "", year } = of(id);
        assert.ok(text.includes(source) && text.includes(note) && text.includes(String(year ?? "")), text);
        assert.equal(await page.getAttribute(`.entry[data-assumption=${id}] a[href^=method]`, "href"), `method.html#${id}`);
    }
    assert.deepEqual(complaints.filter((text) => !text.includes("preload")), []);
    await context.close();
});

test("an edit of one figure or three is followed by the whole page, listed, taken back, undone and kept by a reload", async () => {
    const { page, context, complaints } = await open_panel();
    await page.fill("#assumptions-search", "average salary of a teacher");
    assert.ok(await page.locator(".entry[data-assumption=teacher_salary]").isVisible());
    await do_and_settle(page, () => write(page, "teacher_salary-central", "$75,000"));
    await shows(page, { teacher_salary: one_figure(75_000) });
    assert.deepEqual(await page.$$eval("[data-assumption=teacher_salary] input", (all) => all.map(({ value }) => value)), ["75,000", "75,000", "75,000"]);
    assert.match(await page.locator("#assumptions-list li").innerText(), /75,000.*before: 69,597/s);
    assert.match(await page.locator("#assumptions-changed").innerText(), /^1 assumption is changed/);

    await page.fill("#assumptions-search", "fidelity");
    const { low, central } = of("fidelity");
    await do_and_settle(page, () => write(page, "fidelity-high", "95%"));
    await shows(page, { teacher_salary: one_figure(75_000), fidelity: { low, central, high: 0.95 } });
    await do_and_settle(page, () => write(page, "fidelity-low", "0.6"));
    const both = { teacher_salary: one_figure(75_000), fidelity: { low: 0.6, central, high: 0.95 } };
    await shows(page, both);
    assert.match(await page.locator("#assumptions-changed").innerText(), /^2 assumptions are changed/);

    await page.reload();
    await page.waitForSelector("body.ready");
    const kept = await hash(page);
    await page.click("#assumptions-changed a");
    assert.equal(await page.evaluate(() => document.activeElement.id), "assumptions-title");
    assert.equal(await hash(page), kept, "the link takes nothing out of the address");
    await page.waitForSelector("#assumptions-search");
    await shows(page, both);
    await do_and_settle(page, () => page.click('#assumptions-list li[data-assumption="teacher_salary"] button'));
    await shows(page, { fidelity: both.fidelity });
    await do_and_settle(page, () => page.click("#undo"));
    await shows(page, both);
    await do_and_settle(page, () => page.click("#redo"));
    await shows(page, { fidelity: both.fidelity });
    await do_and_settle(page, () => page.click("#assumptions-reset"));
    await shows(page, {});
    assert.equal(await page.locator("#assumptions-changed").isVisible(), false);
    assert.deepEqual(complaints.filter((text) => !text.includes("preload")), []);
    await context.close();
});

test("the way to the changed assumptions arrives, though what lies above is drawn meanwhile", async () => {
    const { page, context } = await site.open(
        "#form=2&district=typical-rural&money=100000&years=4&set=effect_small_groups:0.025:0.08:0.15&model=0.1.0");
    await page.click("#assumptions-changed a");
    await page.waitForSelector("#assumptions-search");
    await page.waitForFunction(() => document.querySelectorAll("[aria-busy]").length === 0);
    await page.waitForFunction(() => {
        const { top } = document.getElementById("assumptions-title").getBoundingClientRect();
        return top > -50 && top < innerHeight / 2;
    });
    assert.equal(await page.evaluate(() => document.activeElement.id), "assumptions-title");
    await context.close();
});

test("a wrong edit is told in the model's words beside the entry, and the last good figures hold", async () => {
    const { page, context } = await open_panel();
    const old = await hash(page);
    const faults_of = (operation, request) => {
        try {
            model.run(operation, request);
        } catch (error) {
            return error.faults;
        }
        return [];
    };
    await page.fill("#assumptions-search", "fidelity");
    const told = page.locator("#set-fidelity-faults");
    for (const [part, text, value] of [["low", "0.99", 0.99], ["high", "1.5", 1.5], ["central", "-0.2", -0.2]]) {
        const { low, central, high } = of("fidelity");
        const assumptions = { fidelity: { low, central, high, [part]: value } };
        const faults = faults_of("assumptions", { assumptions });
        assert.ok(faults.length > 0);
        for (const other of ["low", "central", "high"]) await page.fill(`#set-fidelity-${other}`, String(of("fidelity")[other]));
        await page.keyboard.press("Enter");
        await write(page, `fidelity-${part}`, text);
        const edit = assumptions.fidelity;
        const in_order = edit.low <= edit.central && edit.central <= edit.high;
        // Figures out of order are told in plain words, without a question to the model.
        const words = in_order ? faults.flatMap(({ place, found, expected, mend }) => [place, found, expected, mend])
            : ["The central figure must lie between the low and the high one."];
        await page.waitForFunction(([id, word]) => document.getElementById(id).textContent.includes(word), ["set-fidelity-faults", words[0]]);
        const said = await told.innerText();
        for (const one of words) assert.ok(said.includes(one), said);
        assert.equal(await page.getAttribute(`#set-fidelity-${part}`, "aria-invalid"), "true");
    }
    await write(page, "fidelity-central", "most");
    assert.match(await told.innerText(), /Enter a number in each field/);

    await page.fill("#assumptions-search", "teacher_salary");
    await write(page, "teacher_salary-central", "5");
    const impossible = faults_of("compare", { district: "typical-city", new_money: 12_200_000, years: 5, assumptions: { teacher_salary: one_figure(5) } });
    assert.ok(impossible.length > 3);
    const salary = page.locator("#set-teacher_salary-faults");
    await page.waitForFunction(() => document.querySelectorAll("#set-teacher_salary-faults li").length > 0);
    assert.equal(await salary.locator("li").count(), impossible.length);
    assert.match(await salary.innerText(), new RegExp(`${impossible.length - 3} more faults`));
    await page.waitForTimeout(700);
    assert.equal(await hash(page), old);
    await shows(page, {});
    assert.equal(await page.locator("#faults").isVisible(), false);
    await context.close();
});

test("search finds by every word, says how many, and gives the groups back", async () => {
    const { page, context } = await open_panel();
    await page.$$eval("#assumptions-part details", (all) => (all[0].open = true));
    await page.waitForSelector(".entry");
    const in_group = await page.locator(".entry").count();
    const has = (one, word) => `${one.id} ${one.title} ${one.source ?? ""} ${one.note ?? ""}`.toLowerCase().includes(word);
    const expected = registry.filter((one) => has(one, "class") && has(one, "elementary")).map(({ id }) => id);
    assert.ok(expected.length > 1);
    await page.fill("#assumptions-search", "elementary CLASS");
    const found = await page.$$eval(".entry", (all) => all.filter((one) => one.getClientRects().length > 0).map((one) => one.dataset.assumption));
    assert.deepEqual(found, expected);
    assert.equal(await page.locator("#assumptions-count").innerText(), `${expected.length} found.`);
    await page.fill("#assumptions-search", "a");
    assert.match(await page.locator("#assumptions-count").innerText(), /^\d+ found; the first 30 are shown\.$/);
    await page.fill("#assumptions-search", "no such thing");
    assert.equal(await page.locator("#assumptions-count").innerText(), "0 found.");
    await page.fill("#assumptions-search", "");
    assert.equal(await page.$$eval(".entry", (all) => all.filter((one) => one.getClientRects().length > 0).length), in_group);
    await context.close();
});

test("axe finds nothing with all open, and nothing is too wide at 320 pixels", async () => {
    const { page, context } = await open_panel("#form=2&district=typical-city&money=12200000&years=5&set=teacher_salary:72000,fidelity:0.6:0.7:0.9",
        { viewport: { width: 320, height: 800 } });
    await page.$$eval("#assumptions-part details", (all) => all.forEach((one) => (one.open = true)));
    await page.waitForSelector("#set-hiring_step-low");
    await write(page, "hiring_step-central", "never");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await window.axe.run("#assumptions", {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    })).violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`)));
    assert.deepEqual(found, []);
    const small = await page.$$eval("#assumptions button, #assumptions input, #assumptions summary", (all) => all.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24) ? [`${one.id || one.textContent} ${width} x ${height}`] : [];
    }));
    assert.deepEqual(small, []);
    await context.close();
});

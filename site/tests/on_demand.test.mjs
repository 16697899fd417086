// SPDX-License-Identifier: MIT
// What the visitor asks for: sections that are worked out with the module of every operation.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { load_module, rested, row_values, settled, start } from "./browser.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const asked = { district: "typical-city", new_money: 12_200_000, years: 5 };
let site;
let model;
before(async () => {
    site = await start();
    model = await load_module();
});
after(() => site.close());

async function ask(page) {
    await page.click("#sure-ask");
    await page.waitForSelector("#sure-part figure");
    await page.waitForFunction(() => document.querySelector("#sure-note").hidden && !document.querySelector("#sure-ask").hidden);
}

/** Scrolls to a section that is worked out when it is seen. */
async function see(page, id) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await page.waitForSelector(`#${id}-part figure`);
    await rested(page);
}

/** Numbers with a true minus sign, as the page writes them. */
const with_minus = (text) => text.replace(/(?<!\w)-(?=[\d$])/g, "\u2212");

/** A figure has the sentence of the display list, and its table the numbers of the list's. */
async function shows_list(page, id, list) {
    assert.equal(await page.locator(`#${id} figcaption`).textContent(), with_minus(list.sentence));
    assert.equal(await page.getAttribute(`#${id} svg`, "aria-label"), list.title);
    const cells = await page.$$eval(`#${id} tbody tr`, (rows) => rows.map((row) =>
        [...row.cells].map((cell) => (cell.querySelector("data") ? Number(cell.querySelector("data").value) : cell.textContent))));
    const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
    assert.deepEqual(cells, list.table.rows.map((row) =>
        row.map((cell) => (cell === null ? "\u2013" : typeof cell === "string" ? upper(cell) : cell))));
}

async function shows(page, { a, b, chances, charts }) {
    const rows = [
        ["Ahead on learning", chances.a_ahead, chances.b_ahead],
        ["Ahead on learning for a real dollar", chances.a_ahead_per_dollar, chances.b_ahead_per_dollar],
        ["Above the same money at average effectiveness", a.chance_above_benchmark, b.chance_above_benchmark],
        ["Pupils learn less than today", a.chance_of_harm, b.chance_of_harm],
    ];
    for (const [title, ...expected] of rows) {
        const shown = await row_values(page, "In how many of 10,000 draws", title);
        assert.deepEqual(shown, expected.filter((chance) => chance !== null), title);
    }
    for (const [id, list] of Object.entries(charts)) await shows_list(page, id, list);
}

test("nothing is loaded before it is asked for; then the numbers are those of the module", async () => {
    const { page, context, complaints, requests } = await site.open();
    assert.deepEqual(requests.filter((address) => address.endsWith("nineways-all.wasm")), []);
    assert.equal(await page.$("#sure-part figure"), null);
    await ask(page);
    await shows(page, model.run("simulate", asked));
    const said = await page.locator("#status").textContent();
    assert.match(said, /^In .* draws /);
    await ask(page);
    const loads = requests.filter((address) => address.endsWith("nineways-all.wasm")).length;
    assert.ok(loads <= 2, `${loads}: once for the thread of long work, and once for the other`);
    assert.deepEqual(complaints, []);
    await context.close();
});

test("after a change the section is marked as out of date, and is worked out again on demand", async () => {
    const { page, context } = await site.open();
    await ask(page);
    const before_it = await page.locator("#intervals figcaption").textContent();
    const old = await page.evaluate(() => location.hash);
    await page.fill("#money", "-3000k");
    await page.keyboard.press("Enter");
    await settled(page, old);
    assert.match(await page.locator("#sure-note").innerText(), /before the last change/);
    assert.equal(await page.locator("#intervals figcaption").textContent(), before_it);
    await page.setViewportSize({ width: 500, height: 800 });
    await page.waitForTimeout(500);
    assert.equal(await page.locator("#intervals figcaption").textContent(), before_it, "what is out of date stays as it is");
    await ask(page);
    await shows(page, model.run("simulate", { ...asked, new_money: -3e6 }));
    await page.click("#years-more");
    await page.click("#years-less");
    await page.waitForFunction(() => document.querySelector("#sure-note").hidden);
    await context.close();
});

test("the scorecard is that of the module, each measure the header of its row", async () => {
    const { page, context, complaints } = await site.open();
    await see(page, "score");
    const { chart } = model.run("scorecard", asked);
    const rows = chart.table.rows.map(([essential, measure, ...others]) => [measure, essential, ...others]);
    await shows_list(page, "scorecard", { ...chart, table: { ...chart.table, rows } });
    const old = await page.evaluate(() => location.hash);
    await page.selectOption("#district", "typical-rural");
    await settled(page, old);
    await rested(page);
    const rural = model.run("scorecard", { district: "typical-rural", years: 5,
        new_money: Number((await page.inputValue("#money")).replaceAll(",", "")) });
    assert.equal(await page.locator("#scorecard figcaption").textContent(), with_minus(rural.chart.sentence));
    assert.deepEqual(complaints, []);
    await context.close();
});

test("money that comes once, and a district from a file, are drawn too", async () => {
    const { page, context } = await site.open("#district=typical-rural&money=1000000&comes=once&years=5");
    await ask(page);
    await shows(page, model.run("simulate", { district: "typical-rural", situation: "one_time", new_money: 100_000, years: 5 }));
    const document = model.run("district", { district: "typical-suburb" });
    await page.setInputFiles("#file", { name: "own.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(document)) });
    await page.waitForFunction(() => /before the last change/.test(document.querySelector("#sure-note").textContent));
    const money = Number((await page.inputValue("#money")).replaceAll(",", "")) / 10;
    await ask(page);
    await shows(page, model.run("simulate", { district: document, situation: "one_time", new_money: money, years: 5 }));
    await context.close();
});

test("where the rest of the model does not arrive the page says so, and works when asked again", async () => {
    const { page, context } = await site.open();
    for (const handler of [(route) => route.abort(), (route) => route.fulfill({ status: 404, body: "" }),
        (route) => route.fulfill({ status: 200, contentType: "application/wasm", body: "<html>blocked</html>" })]) {
        await page.route("**/nineways-all.wasm", handler);
        await page.click("#sure-ask");
        await page.waitForFunction(() => /could not be loaded/.test(document.querySelector("#sure-note").textContent));
        assert.match(await page.locator("#status").textContent(), /could not be loaded/);
        assert.equal(await page.$eval("#broken", (one) => one.hidden), true);
        await page.unroute("**/nineways-all.wasm");
        await page.waitForSelector("#sure-ask:not([hidden])");
        await page.evaluate(() => (document.querySelector("#sure-note").textContent = ""));
    }
    await ask(page);
    await context.close();
});

for (const [width, scheme] of [[1280, "light"], [320, "light"], [390, "dark"]]) {
    test(`axe finds nothing and no label is cut or lies on another, ${width} pixels, ${scheme}`, async () => {
        const { page, context } = await site.open("", { viewport: { width, height: 800 }, colorScheme: scheme });
        await ask(page);
        await see(page, "score");
        await page.$$eval("#sure details, #score details", (all) => all.forEach((one) => (one.open = true)));
        await page.evaluate(axe);
        const found = await page.evaluate(async () => (await window.axe.run({ include: [["#sure"], ["#score"]] }, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        })).violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`)));
        assert.deepEqual(found, []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        const wrong = await page.$$eval(".listed", (pictures) => pictures.flatMap((picture) => {
            const frame = picture.getBoundingClientRect();
            const texts = [...picture.querySelectorAll("text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
            const cut = texts.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1);
            const meeting = texts.filter(([, one], i) => texts.some(([, other], k) => k > i &&
                one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 5 && other.top < one.bottom - 5));
            return [...cut, ...meeting].map(([text]) => text);
        }));
        assert.deepEqual(wrong, []);
        const small = await page.$$eval(".listed text", (all) => Math.min(...all.map((one) => one.getBoundingClientRect().height)));
        assert.ok(small >= 12, `${small}`);
        await context.close();
    });
}

test("the charts are laid out anew for another width", async () => {
    const { page, context } = await site.open();
    await ask(page);
    const wide = await page.$eval("#intervals svg", (one) => one.getBoundingClientRect().width);
    await page.setViewportSize({ width: 340, height: 800 });
    await page.waitForFunction(() => Number(document.querySelector("#intervals svg").getAttribute("viewBox").split(" ")[2]) < 320);
    const narrow = await page.$eval("#intervals svg", (one) => one.getBoundingClientRect().width);
    assert.ok(narrow < wide && narrow <= 340 - 24);
    await context.close();
});

test("drawing shows how far it has come, and can be stopped", async () => {
    const { page, context, complaints } = await site.open();
    await ask(page);
    const drawn = await page.locator("#intervals figcaption").textContent();
    await page.evaluate(() => {
        window.seen = [];
        const bar = document.querySelector("#sure-bar");
        new MutationObserver(() => window.seen.push([bar.hidden, bar.value])).observe(bar, { attributes: true });
    });
    await page.focus("#sure-ask");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#sure-stop:not([hidden])");
    assert.equal(await page.evaluate(() => document.activeElement.id), "sure-stop");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /^Stopped/.test(document.querySelector("#sure-note").textContent));
    assert.equal(await page.evaluate(() => document.activeElement.id), "sure-ask");
    await ask(page);
    assert.equal(await page.locator("#intervals figcaption").textContent(), drawn);
    const values = (await page.evaluate(() => window.seen)).filter(([hidden]) => !hidden).map(([, value]) => value);
    assert.ok(values.includes(0.2) && values.includes(0.4), `${values}`);
    assert.deepEqual(complaints, []);
    await context.close();
});

test("the keyboard asks, and forced colors keep the two packages apart", async () => {
    const { page, context } = await site.open("", { forcedColors: "active" });
    await page.focus("#sure-ask");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#sure-part figure");
    await page.waitForFunction(() => document.activeElement.id === "sure-ask");
    const fills = await page.evaluate(() => ["circle.of-series_0", "circle.of-series_1"].map((what) =>
        getComputedStyle(document.querySelector(what)).fill));
    assert.notEqual(fills[0], fills[1]);
    await context.close();
});

test("on paper there is what was asked for, and nothing of what was not", async () => {
    const { page, context } = await site.open();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.$eval("#sure", (one) => one.getClientRects().length), 0);
    await page.emulateMedia({ media: "screen" });
    await ask(page);
    await see(page, "score");
    await page.setViewportSize({ width: 700, height: 900 }); // Letter without its margins has 710
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.deepEqual(await page.$$eval("#sure table, #score table", (all) => all
        .filter((one) => one.scrollWidth > one.parentElement.clientWidth).map((one) => one.caption.textContent)), []);
    assert.ok(await page.$eval("#sure", (one) => one.getClientRects().length) > 0);
    assert.equal(await page.$eval("#sure-ask", (one) => one.getClientRects().length), 0);
    await context.close();
});

// SPDX-License-Identifier: MIT
// The money over ten years: its numbers are those of the module, and how long the money comes is part of the scene.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { load_module, settled, start } from "./browser.mjs";
import { accessible, anew, see, true_complaints, values, values_of } from "./sections.mjs";

const asked = { district: "typical-rural", new_money: 600_000, years: 5 };
const address = "#district=typical-rural&money=600000&years=5";
let site;
let model;
before(async () => {
    site = await start();
    model = await load_module();
});
after(() => site.close());

const project = (more = {}) => model.run("project", { ...asked, horizon: 10, draws: 200, width: 600, ...more });
const money = (last) => ({ outlook: { money: { first: 2024, last } } });
const paths = ({ nothing, a, b }) => [nothing, a, b];
const known = (all) => all.filter((value) => value !== null && value !== undefined);

async function shows(page, projection) {
    const of = paths(projection);
    const expected = [
        known(of.map(({ first_gap }) => first_gap)),
        known(of.map(({ first_short }) => first_short)),
        of.map(({ chance_never_short }) => chance_never_short),
        of.map(({ years }) => years.at(-1).balance),
        of.map(({ years }) => years.at(-1).reserve),
    ];
    const left = known(of.map(({ left_without_money }) => left_without_money));
    if (left.length > 0) expected.push(left);
    assert.deepEqual(await values_of(page, "Ten years of money"), expected);
    const rows = (pick) => projection.nothing.years.map(({ year }, i) => [year, ...of.flatMap(({ years }) => pick(years[i]))]);
    assert.deepEqual(await values(page, "#years-nominal"), rows(({ revenue, cost, balance }) => [revenue, cost, balance]));
    assert.deepEqual(await values(page, "#years-real"), rows(({ real: { revenue, cost, balance } }) => [revenue, cost, balance]));
    const numbers = (list) => list.table.rows.map((row) => row.filter((cell) => typeof cell === "number"));
    assert.deepEqual(await values(page, "#balance-table"), numbers(projection.charts.balance));
    assert.deepEqual(await values(page, "#growth-table"), numbers(projection.charts.growth));
}

/** Dollars as the page writes them. */
function in_words(value) {
    const of = (number, digits) => number.toLocaleString("en-US",
        { style: "currency", currency: "USD", minimumFractionDigits: digits, maximumFractionDigits: digits }).replace("-", "\u2212");
    return Math.abs(value) >= 999_500 ? `${of(value / 1e6, 2)} million` : of(value, 0);
}

test("nothing of it is loaded before it is near; then its numbers are those of the module", async () => {
    const { page, context, complaints, requests } = await site.open(address);
    await page.waitForTimeout(700);
    assert.deepEqual(requests.filter((one) => one.endsWith("nineways-all.wasm")), []);
    assert.equal(await page.$eval("#decade-part", (one) => one.children.length), 0);
    await see(page, "decade");
    const projection = project();
    await shows(page, projection);
    assert.match(await page.locator("#decade-part").innerText(), /in every year to 2033: .* no cliff/);
    const says = await page.locator("#decade .says").innerText();
    for (const { years } of paths(projection)) {
        const { balance, ranges } = years.at(-1);
        const low = in_words(ranges.balance.low);
        const high = in_words(ranges.balance.high);
        const range = low.endsWith(" million") && high.endsWith(" million") ? low.slice(0, -8) : low;
        assert.ok(says.includes(`${in_words(balance)} (${range} to ${high})`), `${in_words(balance)} (${range} to ${high}): ${says}`);
    }
    assert.deepEqual(true_complaints(complaints), []);
    await context.close();
});

test("how long the money comes is chosen by keyboard, kept in the address, and marked as the cliff", async () => {
    const { page, context, complaints } = await site.open(address);
    await see(page, "decade");
    await page.focus("#lasts");
    const old = await page.evaluate(() => location.hash);
    await anew(page, "decade", () => page.keyboard.press("3"));
    await page.waitForFunction((old) => location.hash !== old, old);
    assert.match(await page.evaluate(() => location.hash), /&lasts=3&/);
    const projection = project(money(2026));
    await shows(page, projection);
    const text = await page.locator("#decade-part").innerText();
    assert.match(text, /After 2026 the new money no longer comes/);
    for (const { left_without_money } of [projection.a, projection.b]) assert.ok(text.includes(in_words(left_without_money)));
    assert.match(await page.locator("#balance svg").innerHTML(), /new money to 2026/);

    const { page: again } = await site.open(await page.evaluate(() => location.hash));
    await see(again, "decade");
    assert.equal(await again.inputValue("#lasts"), "3");
    await shows(again, projection);
    await again.context().close();

    await anew(page, "decade", () => page.click("#undo"));
    assert.equal(await page.inputValue("#lasts"), "");
    await shows(page, project());
    assert.deepEqual(true_complaints(complaints), []);
    await context.close();
});

test("money that comes once, and a cut that ends, have their cliff too", async () => {
    const once = await site.open("#district=typical-rural&money=600000&comes=once&years=5");
    await see(once.page, "decade");
    assert.ok(await once.page.isDisabled("#lasts"));
    await shows(once.page, project({ new_money: 60_000, situation: "one_time" }));
    await once.context.close();
    const cut = await site.open("#district=typical-rural&money=-600000&years=5&lasts=2");
    await see(cut.page, "decade");
    await shows(cut.page, project({ new_money: -600_000, ...money(2025) }));
    assert.match(await cut.page.locator("#decade-part").innerText(), /Below zero it frees money/);
    await cut.context.close();
});

test("what stands there stays until the new numbers come", async () => {
    const { page, context } = await site.open(address);
    await see(page, "decade");
    await page.evaluate(() => {
        const part = document.getElementById("decade-part");
        window.heights = [];
        const look = () => {
            window.heights.push(part.offsetHeight);
            requestAnimationFrame(look);
        };
        look();
    });
    await anew(page, "decade", () => page.selectOption("#lasts", "4"));
    const heights = await page.evaluate(() => window.heights);
    assert.ok(heights.length > 5);
    assert.ok(Math.min(...heights) > 0.9 * heights[0], `${Math.min(...heights)} of ${heights[0]}`);
    await context.close();
});

test("a slider that moves is not kept waiting by the projection", async () => {
    const { page, context } = await site.open(address);
    await see(page, "decade");
    await page.selectOption("#lasts", "5");
    await page.waitForSelector("#decade-part[aria-busy]");
    const old = await page.locator(".answer").textContent();
    await page.evaluate(() => {
        const slider = document.querySelector("#slider");
        slider.stepUp(40);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.waitForFunction((old) => document.querySelector(".answer").textContent !== old, old);
    assert.ok(await page.$("#decade-part[aria-busy]"), "the projection is still at work");
    await settled(page, address);
    await context.close();
});

for (const [width, colorScheme] of [[1280, "light"], [320, "dark"]]) {
    test(`everyone can use it, ${width} pixels, ${colorScheme}`, async () => {
        const { page, context } = await site.open(`${address}&lasts=3`, { viewport: { width, height: 800 }, colorScheme });
        await see(page, "decade");
        await accessible(page, "decade");
        await context.close();
    });
}

// SPDX-License-Identifier: MIT
// Links open to the numbers they were made with, or say which version they need. What was chosen can be taken back.
import assert from "node:assert/strict";
import { build } from "esbuild";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { load_module, rested, root, row_values, start } from "./browser.mjs";

const summary = "The district as it stands and both packages";
const folder = join(root, "site/tests/links");

let site;
let model;
let address;
before(async () => {
    site = await start();
    model = await load_module();
    const { outputFiles } = await build({
        entryPoints: [join(root, "site/src/address.ts")], bundle: true, write: false, format: "esm", target: "es2022",
    });
    address = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
});
after(() => site.close());

const known = () => ({
    version: model.run("version").version,
    districts: model.run("districts").districts.map(({ id }) => id),
    levers: model.run("levers").levers,
});

/** The headline numbers of the page are these, to the last digit. */
async function shows(page, { a, b, benchmark }, what) {
    assert.deepEqual(await page.evaluate(() => document.querySelectorAll(".answer data").length), 2, what);
    const values = (header) => row_values(page, summary, header);
    assert.deepEqual(await values("Learning after four years, percentile points"), [a, b].map(({ learning }) => learning.central), what);
    assert.deepEqual((await values("Its money at average effectiveness"))[0], benchmark.central, what);
    assert.deepEqual(await values("Not spent"), [a, b].map(({ not_spent }) => not_spent), what);
    assert.deepEqual((await values("Teachers")).slice(1), [a, b].map(({ teachers }) => teachers), what);
    const rows = await page.$$eval("#learning-table tbody tr", (all) =>
        all.slice(0, 2).map((row) => [...row.querySelectorAll("data")].slice(0, 3).map((data) => Number(data.value))));
    assert.deepEqual(rows, [a, b].map(({ learning: { low, central, high } }) => [low, central, high]), what);
    const cost = await page.evaluate(() => [...document.querySelectorAll("#summary-part tbody tr")]
        .find((row) => row.cells[0].textContent.startsWith("Cost counted in year")).textContent);
    assert.ok(cost.includes("$"), what);
}

test("every link that was ever made opens to its numbers, or says which version it needs", async () => {
    const names = (await readdir(folder)).sort();
    assert.ok(names.length >= 8);
    for (const name of names) {
        const link = JSON.parse(await readFile(join(folder, name), "utf8"));
        const { page, context } = await site.open(link.address);
        const notices = await page.locator("#notices").innerText();
        if (link.needs === undefined) assert.equal(notices, "", name);
        else assert.ok(notices.includes(link.needs), `${name}: ${notices}`);
        await shows(page, link.numbers, name);
        await context.close();
    }
});

/** Numbers from a seed: the same scenes at every run. */
function dice(seed) {
    let state = seed;
    return () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
    };
}

test("an address that is read and written again is the same address", () => {
    const by = known();
    const roll = dice(1);
    const one_of = (list) => list[Math.floor(roll() * list.length)];
    const amount = (most) => (roll() < 0.5 ? Math.round(roll() * most) : roll() * most);
    const held = () => Object.fromEntries(by.levers.filter(() => roll() < 0.2).map(({ id, settings }) =>
        [id, Object.fromEntries(settings.map(({ id: name, min, max, base }) => [name, roll() < 0.3 ? base : min + roll() * (max - min)]))]));
    const edit = () => {
        const [low, central, high] = [amount(1e6), amount(1e-7), amount(1e25)].sort((x, y) => x - y);
        return roll() < 0.5 ? { low, central: low, high: low } : { low, central, high };
    };
    const seen = new Set();
    for (let i = 0; i < 2000; ++i) {
        const once = roll() < 0.3;
        const scene = {
            ...(roll() < 0.3
                ? { district: undefined, sketch: { pupils: amount(1e5), schools: amount(100), low_income: roll(), budget: amount(1e9) } }
                : { district: one_of(by.districts) }),
            money: once ? amount(1e9) : amount(2e12) - 1e12,
            years: 1 + Math.floor(roll() * 30),
            once,
            ...(roll() < 0.3 ? { lasts: 1 + Math.floor(roll() * 30) } : {}),
            a: held(),
            b: held(),
            assumptions: Object.fromEntries(["salary_step", "teacher_salary", "x_1"].filter(() => roll() < 0.3).map((id) => [id, edit()])),
        };
        const text = address.fragment_of(scene, by);
        const read = address.read_fragment(text, by);
        assert.deepEqual(read.notices, [], text);
        assert.equal(address.fragment_of(read.scene, by), text);
        const plain = (one) => JSON.parse(JSON.stringify(one));
        assert.deepEqual(plain(read.scene), plain(scene));
        seen.add(text);
    }
    assert.equal(seen.size, 2000);
});

test("whatever stands in an address, the page is there and says what it cannot use", () => {
    const by = known();
    const roll = dice(7);
    const signs = "#=&:,+-.%0123456789eRSab~\u00e9 <";
    const names = ["form", "district", "sketch", "money", "comes", "years", "lasts", "a", "b", "set", "model"];
    for (let i = 0; i < 5000; ++i) {
        const text = "#" + names.filter(() => roll() < 0.4).map((name) =>
            `${name}=${Array.from({ length: roll() * 12 }, () => signs[Math.floor(roll() * signs.length)]).join("")}`).join("&");
        const { scene, notices } = address.read_fragment(text, by);
        for (const value of [scene.money, scene.years]) assert.ok(Number.isFinite(value), text);
        assert.ok(notices.every((one) => one.length < 200), text);
        const again = address.read_fragment(address.fragment_of(scene, by), by);
        assert.deepEqual(again.notices, [], text);
    }
});

const money = (page) => page.evaluate(() => /money=(-?[\d.]+)/.exec(location.hash)?.[1]);
async function set_money(page, text) {
    await page.fill("#money", text);
    await page.keyboard.press("Enter");
    await page.waitForFunction((value) => location.hash.includes(`money=${value}&`), text);
}

test("what was chosen is taken back and brought again, by button and by keyboard, and not while somebody types", async () => {
    const { page, context } = await site.open();
    assert.ok(await page.isDisabled("#undo") && await page.isDisabled("#redo"));
    await set_money(page, "1000000");
    await set_money(page, "2000000");
    const goes = async (act, value) => {
        await act();
        await page.waitForFunction((expected) => location.hash.includes(`money=${expected}&`), value);
        await rested(page);
        const expected = model.run("compare", { district: "typical-city", new_money: Number(value), years: 5 });
        assert.deepEqual(await row_values(page, summary, "Not spent"), [expected.a.not_spent, expected.b.not_spent]);
    };
    await goes(() => page.click("#undo"), "1000000");
    await goes(() => page.click("#undo"), "12200000");
    assert.ok(await page.isDisabled("#undo"));
    await goes(() => page.click("#redo"), "1000000");
    await page.focus("#copy-link");
    await goes(() => page.keyboard.press("Control+y"), "2000000");
    await goes(() => page.keyboard.press("Control+z"), "1000000");
    await goes(() => page.keyboard.press("Control+z"), "12200000");
    await goes(() => page.keyboard.press("Control+Shift+z"), "1000000");
    await page.focus("#money");
    await page.keyboard.type("7");
    for (const keys of ["Control+z", "Control+Shift+z", "Control+y"]) await page.keyboard.press(keys);
    await page.waitForTimeout(700);
    assert.equal(await money(page), "1000000");
    await page.fill("#money", "1000000");
    await page.keyboard.press("Enter");
    await set_money(page, "5000000");
    assert.ok(await page.isDisabled("#redo"), "a new choice ends what could be brought again");
    await context.close();
});

test("a link is copied, or stands there to be copied, and says what it holds", async () => {
    const { page, context } = await site.open("", { permissions: ["clipboard-read", "clipboard-write"] });
    await set_money(page, "3000000");
    await page.click("#copy-link");
    await page.waitForSelector("#link-note:not([hidden])");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
    assert.ok(await page.isHidden("#link"));
    assert.match(await page.locator("#link-note").innerText(), /everything that is chosen here and the version of the model/);
    await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error("no")); });
    await page.click("#copy-link");
    await page.waitForSelector("#link:not([hidden])");
    assert.equal(await page.evaluate(() => getSelection().toString() || document.activeElement.value), page.url());
    const document = model.run("district", { district: "typical-rural" });
    await page.setInputFiles("#file", { name: "own.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(document)) });
    await page.waitForFunction(() => location.hash.includes("district=file"));
    await rested(page);
    await page.click("#copy-link");
    await page.waitForFunction(() => /does not hold your file/.test(globalThis.document.querySelector("#link-note").textContent));
    await context.close();
});

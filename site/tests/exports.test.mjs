// SPDX-License-Identifier: MIT
// What can be taken along: charts, the question and the whole answer, a packet of four pages. And a page that stays calm.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { folder, load_module, rested, start } from "./browser.mjs";

let site;
let model;
before(async () => {
    site = await start();
    model = await load_module();
});
after(() => site.close());

async function saved(page, button) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("the question that is saved, asked elsewhere, has the answer that is saved, byte for byte", async () => {
    const { page, context } = await site.open("#form=2&district=typical-rural&money=-300000&years=4&b=S1b:share:0.05:supplement:0.2");
    const check = async () => {
        const request = (await saved(page, "#save-request")).bytes.toString();
        const response = (await saved(page, "#save-response")).bytes.toString();
        assert.equal(response, `${model.runText("compare", request)}\n`);
        return JSON.parse(request);
    };
    const request = await check();
    assert.deepEqual([request.district, request.new_money, request.years], ["typical-rural", -300000, 4]);
    assert.deepEqual(request.b.levers.pay_for_contribution ?? Object.values(request.b.levers)[0], { share: 0.05, supplement: 0.2 });
    const own = { ...model.run("district", { district: "typical-rural" }), name: "Ours" };
    await page.setInputFiles("#file", { name: "own.json", mimeType: "application/json", buffer: Buffer.from(`\ufeff${JSON.stringify(own, null, 2)}`) });
    await page.waitForFunction(() => location.hash.includes("district=file"));
    await rested(page);
    assert.deepEqual((await check()).district, own);
    await context.close();
});

test("every chart can be had as SVG and PNG that stand alone", async () => {
    for (const colorScheme of ["light", "dark"]) {
        const { page, context, complaints, requests } = await site.open("", { colorScheme });
        await page.waitForFunction(() => location.hash.includes("model="));
        const figures = await page.$$eval("figure:has(svg)", (all) => all.map(({ id }) => id));
        assert.ok(figures.includes("learning") && figures.includes("area-costs"), figures.join());
        for (const id of figures) {
            const svg = await saved(page, `figure#${id} button[data-picture=svg]`);
            assert.equal(svg.name, `typical-city-${id}.svg`);
            const text = svg.bytes.toString();
            const found = await page.evaluate((text) => {
                const drawn = new DOMParser().parseFromString(text, "image/svg+xml");
                const of = (name) => [...drawn.querySelectorAll(name)].map((one) => one.textContent);
                return {
                    errors: of("parsererror"), title: of("title")[0], desc: of("desc")[0], words: of("text").join(" "),
                    links: [...drawn.querySelectorAll("*")].flatMap((one) => one.getAttributeNames().filter((name) => /href|src|^on/.test(name))),
                    elsewhere: [...text.matchAll(/url\(([^)]*)\)|@import|var\(/g)].map(([all]) => all).filter((one) => !/^url\("?#/.test(one)),
                };
            }, text);
            assert.deepEqual([found.errors, found.links, found.elsewhere], [[], [], []], id);
            assert.equal(found.title, await page.locator(`figure#${id} h3`).innerText());
            assert.ok(found.desc.includes(await page.locator(`figure#${id} figcaption`).innerText()));
            assert.match(found.words, /Source: nineways, model version 0/);
            assert.ok(found.words.replaceAll(" ", "").includes(page.url()), found.words);
            const png = await saved(page, `figure#${id} button[data-picture=png]`);
            const { bytes } = png;
            assert.equal(bytes.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n");
            const [, width, height] = /<svg[^>]*? width="(\d+)" height="(\d+)"/.exec(text).map(Number);
            assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [2 * width, 2 * height]);
        }
        assert.deepEqual(complaints, []);
        assert.deepEqual(requests.filter((one) => !one.startsWith(site.address) && !one.startsWith("blob:")), []);
        await context.close();
    }
});

test("a chart of a district whose name has characters that XML cannot hold is well-formed without them", async () => {
    const { page, context, complaints } = await site.open();
    const own = { ...model.run("district", { district: "typical-rural" }), name: "El\u0001m\ufffe \u{1f333} & <Oak>" };
    await page.setInputFiles("#file", { name: "own.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(own)) });
    await page.waitForFunction(() => location.hash.includes("district=file"));
    await rested(page);
    const text = (await saved(page, "figure#learning button[data-picture=svg]")).bytes.toString();
    const [errors, words] = await page.evaluate((text) => {
        const drawn = new DOMParser().parseFromString(text, "image/svg+xml");
        return ["parsererror", "text"].map((name) => [...drawn.querySelectorAll(name)].map((one) => one.textContent).join(" "));
    }, text);
    assert.equal(errors, "");
    assert.ok(words.includes("Elm \u{1f333} & <Oak>, new money "), words);
    const { bytes } = await saved(page, "figure#learning button[data-picture=png]");
    assert.equal(bytes.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n");
    assert.deepEqual(complaints, []);
    await context.close();
});

const pages_of = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;

const packet_scenes = [
    "#district=typical-city&money=12200000&years=5",
    "#district=typical-rural&money=-300000&years=5",
    "#form=2&district=typical-suburb&money=8000000&comes=once&years=3&set=salary_step:0.01:0.02:0.03",
];

/** Makes the packet of what is shown, and the sizes of letters, in points, at which its pages fit. */
async function packet_of(page) {
    await page.click("#print");
    await page.waitForSelector("#packet:not(.measured)", { state: "attached", timeout: 90_000 });
    await page.waitForFunction(() => !matchMedia("print").matches);
    return page.$$eval(".sheet", (all) => all.map(({ style }) => parseFloat(style.fontSize)));
}

async function has_four_pages(page, what) {
    for (const format of ["A4", "Letter"]) assert.equal(pages_of(await page.pdf({ format })), 4, `${what} ${format}`);
}

test("the board packet has four pages, on A4 and on Letter, for a gain, a cut and money that comes once", async () => {
    for (const hash of packet_scenes) {
        const { page, context, complaints } = await site.open(hash);
        const sizes = await packet_of(page);
        assert.ok(await page.locator("#packet").isHidden(), "it is for paper only");
        await has_four_pages(page, hash);
        await page.waitForFunction(() => location.hash.includes("form="));
        const text = await page.$eval("#packet", ({ textContent }) => textContent);
        const scene = new URLSearchParams(hash.slice(1));
        assert.ok(text.includes(page.url()) && text.includes("model version 0."));
        assert.ok(text.includes(scene.has("set") ? "Assumptions that are changed here" : "No assumption is changed"));
        assert.ok(Math.min(...sizes) >= 6, `letters of ${sizes} points`);
        // Other numbers are not those of the packet: then the page itself is printed.
        await page.fill("#money", "1000000");
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => location.hash.includes("money=1000000&"));
        await rested(page);
        assert.ok(pages_of(await page.pdf({ format: "A4" })) > 4);
        assert.deepEqual(complaints, []);
        await context.close();
    }
});

test("it has four pages in Spanish as well, and the same ones when a phone makes it", async () => {
    for (const hash of packet_scenes) {
        const [of_desk, of_phone] = await Promise.all([{ width: 1280, height: 900 }, { width: 360, height: 780 }].map(async (viewport) => {
            const { page, context, complaints } = await site.open(`es/${hash}`, { viewport });
            const sizes = await packet_of(page);
            await has_four_pages(page, hash);
            assert.match(await page.$eval("#packet", ({ textContent }) => textContent), /P\u00e1gina 4 de 4\./);
            assert.deepEqual(complaints, []);
            await context.close();
            return sizes;
        }));
        assert.ok(Math.min(...of_desk) >= 6, `letters of ${of_desk} points`);
        assert.deepEqual(of_phone, of_desk);
    }
});

test("nothing jumps: neither when the page comes nor when its numbers change", async () => {
    for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 780 }]) {
        const { page, context } = await site.open("", { viewport });
        const shifts = () => page.evaluate(() => new Promise((done) => {
            new PerformanceObserver((list) => done(list.getEntries().map(({ value, hadRecentInput, sources }) => ({
                value, hadRecentInput, of: sources.map(({ node }) => node?.id || node?.className || node?.nodeName),
            })))).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done([]), 500);
        }));
        const sum = (all) => all.reduce((total, { value }) => total + value, 0);
        await rested(page);
        await page.waitForTimeout(700);
        const on_load = await shifts();
        assert.ok(sum(on_load) <= 0.02, `${viewport.width} on load: ${JSON.stringify(on_load)}`);
        // What is changed in the middle of the page, without a hand at it, so that every shift counts.
        for (const money of ["12000000", "9000000", "20000000", "-3000000"]) {
            await page.evaluate((value) => { location.hash = `#form=2&district=typical-city&money=${value}&years=5`; }, money);
            await rested(page);
            await page.waitForTimeout(400);
        }
        const all = await shifts();
        assert.ok(sum(all) <= 0.02, `${viewport.width} on change: ${JSON.stringify(all)}`);
        await context.close();
    }
});

test("what is needed on demand only is loaded on demand", async () => {
    const { page, context, requests } = await site.open();
    await rested(page);
    const before = new Set(requests.filter((one) => one.endsWith(".js")));
    await saved(page, "#learning button[data-picture=svg]");
    assert.ok(requests.filter((one) => one.endsWith(".js")).some((one) => !before.has(one)));
    const main = await readFile(join(folder, "main.js"), "utf8");
    for (const words of ["Save these columns as a map", "Thirteen measures beside their goals"]) assert.ok(!main.includes(words));
    await context.close();
});

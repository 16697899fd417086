// SPDX-License-Identifier: MIT
// Whether everyone can use the page: axe, keyboard, small windows, large text, dark, forced colors, paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { settled, start } from "./browser.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let site;
before(async () => (site = await start()));
after(() => site.close());

const open_all = (page) => page.$$eval("details", (all) => all.forEach((one) => (one.open = true)));

/** What axe finds. Contrast takes nine tenths of its time: it can be left out where the same text is seen again. */
async function violations(page, { contrast = true } = {}) {
    await page.evaluate(axe);
    const { violations: found } = await page.evaluate((contrast) => window.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        rules: { "color-contrast": { enabled: contrast } },
    }), contrast);
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
}

for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing, ${scheme}`, async () => {
        const { page, context } = await site.open("", { colorScheme: scheme });
        assert.deepEqual(await violations(page, { contrast: false }), []);
        await open_all(page);
        await page.fill("#money", "nonsense");
        await page.keyboard.press("Enter");
        await page.setInputFiles("#file", { name: "wrong.json", mimeType: "application/json", buffer: Buffer.from("{}") });
        await page.waitForSelector("#faults:not([hidden])");
        assert.deepEqual(await violations(page), []);
        await page.goto(`${site.address}method.html`);
        assert.deepEqual(await violations(page), []);
        await context.close();
    });
}

test("axe finds nothing on a phone", async () => {
    const { page, context } = await site.open("", { viewport: { width: 390, height: 800 }, hasTouch: true });
    await open_all(page);
    assert.deepEqual(await violations(page, { contrast: false }), []);
    await context.close();
});

const too_wide = (page) => page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll("*")]
        .filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest(".scroll"))
        .map((one) => `${one.tagName}.${one.getAttribute("class")}`);
});

test("nothing scrolls sideways at 320 pixels, which is 1,280 at 400 %", async () => {
    for (const path of ["", "method.html"]) {
        const { page, context } = await site.open(path, { viewport: { width: 320, height: 640 } });
        await open_all(page);
        assert.deepEqual(await too_wide(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
        await context.close();
    }
});

test("charts fit again after the window changes, and with text twice as large", async () => {
    const { page, context } = await site.open();
    const fits = () => page.$$eval(".picture svg", (all) => all.every((one) =>
        Math.abs(one.getBoundingClientRect().width - one.parentElement.clientWidth) <= 1));
    await page.setViewportSize({ width: 500, height: 800 });
    await page.waitForFunction(() => document.querySelector(".picture svg").getAttribute("width") < 500);
    assert.ok(await fits());
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    await page.setViewportSize({ width: 640, height: 800 });
    await page.waitForTimeout(200);
    assert.ok(await fits());
    assert.deepEqual(await too_wide(page), []);
    const outside = await page.$$eval(".picture svg text", (all) => all.filter((one) => {
        const box = one.getBoundingClientRect();
        const picture = one.ownerSVGElement.getBoundingClientRect();
        return box.left < picture.left - 1 || box.right > picture.right + 1;
    }).map((one) => one.textContent));
    assert.deepEqual(outside, []);
    await context.close();
});

test("no label of a chart is cut off, and no two lie on one another", async () => {
    for (const width of [320, 390, 768, 1280]) {
        const { page, context } = await site.open("", { viewport: { width, height: 800 } });
        const wrong = await page.$$eval(".picture svg", (pictures) => pictures.flatMap((picture) => {
            const frame = picture.getBoundingClientRect();
            const texts = [...picture.querySelectorAll("text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
            const cut = texts.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1);
            const meeting = texts.filter(([, one], i) => texts.some(([, other], k) => k > i &&
                one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 5 && other.top < one.bottom - 5));
            return [...cut, ...meeting].map(([text]) => text);
        }));
        assert.deepEqual(wrong, [], `${width} pixels`);
        await context.close();
    }
});

test("the keyboard reaches everything in reading order, and each stop is seen", async () => {
    const { page, context } = await site.open();
    const stops = [];
    for (let i = 0; i < 24; ++i) {
        await page.keyboard.press("Tab");
        stops.push(await page.evaluate(() => {
            const { activeElement: at } = document;
            const style = getComputedStyle(at);
            return { name: at.id || at.getAttribute("name") || at.textContent, seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
        }));
    }
    assert.deepEqual(stops.map(({ name }) => name.replace(/^\d+ notes/, "notes")), [
        "Skip to the answer", "nineways", "Compare", "Method and sources", "Where the evidence favors the old ways",
        "For developers", "For advocates", "Embed", "Accessibility", "Espa\u00f1ol", "way", "district", "comes", "money-less",
        "money", "money-more", "slider", "years-less", "years", "years-more",
        "SVG", "PNG", "The same numbers as a table", "notes on what is counted once, and on the law",
    ]);
    assert.deepEqual(stops.filter(({ seen }) => !seen), []);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.$eval("#learning-table", (one) => one.open), true);

    await page.focus("#district");
    const old = await page.evaluate(() => location.hash);
    await page.keyboard.press("ArrowDown");
    await settled(page, old);
    assert.match(await page.locator("#district-title").innerText(), /^Typical Suburb/);
    assert.equal(await page.$eval("#learning-table", (one) => one.open), true, "what was open stays open");

    await page.focus(".skip");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "results");
    await context.close();
});

test("targets measure at least 24 pixels", async () => {
    const { page, context } = await site.open("", { viewport: { width: 390, height: 800 } });
    const small = await page.$$eval("button, select, input, summary", (all) => all.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24) ? [`${one.id || one.textContent} ${width} x ${height}`] : [];
    }));
    assert.deepEqual(small, []);
    await context.close();
});

test("no text is orange", async () => {
    for (const scheme of ["light", "dark"]) {
        const { page, context } = await site.open("", { colorScheme: scheme });
        const orange = await page.$$eval("body *", (all) => all.filter((one) => {
            const { color, fill } = getComputedStyle(one);
            const text = "rgb(244, 106, 37)";
            return color === text || (one.tagName === "text" && fill === text);
        }).map((one) => one.outerHTML.slice(0, 100)));
        assert.deepEqual(orange, []);
        await context.close();
    }
});

test("forced colors keep the two packages apart", async () => {
    const { page, context } = await site.open("", { forcedColors: "active" });
    const fills = await page.evaluate(() => [".bar.restore", ".hatch-ground", ".hatch-line"].map((what) => {
        const style = getComputedStyle(document.querySelector(what));
        return what === ".hatch-line" ? style.stroke : style.fill;
    }));
    assert.notEqual(fills[0], fills[1]);
    assert.notEqual(fills[1], fills[2]);
    await context.close();
});

test("nothing moves for those who ask for stillness", async () => {
    const { page, context } = await site.open("", { reducedMotion: "reduce" });
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    await context.close();
});

test("on paper all tables are open and no button is left", async () => {
    const { page, context, complaints } = await site.open();
    const open_ones = () => page.$$eval("details[open]", (all) => all.map(({ id }) => id));
    const before_it = await open_ones();
    const pdf = await page.pdf({ format: "Letter" });
    assert.deepEqual(complaints, []);
    assert.ok(pdf.length > 50_000);
    assert.deepEqual(await open_ones(), before_it, "closed again afterwards");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.$$eval("details:not([open])", (all) => all.length), 0);
    assert.deepEqual(await page.$$eval("button, input[type=range], input[type=file]", (all) =>
        all.filter((one) => one.getClientRects().length > 0).map((one) => one.id)), []);
    assert.equal(await page.$eval(".scroll", (one) => getComputedStyle(one).overflowX), "visible");
    await page.setViewportSize({ width: 688, height: 1000 }); // A4 within its margins
    const cut_off = await page.$$eval("main :is(table, svg, input, select)", (all) => all.filter((one) => {
        if (one.getClientRects().length === 0) return false;
        const outside = one.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
        return outside || (one.localName === "input" && one.scrollWidth > one.clientWidth + 1);
    }).map((one) => one.id || one.getAttribute("aria-label") || one.textContent.slice(0, 60)));
    assert.deepEqual(cut_off, []);
    await context.close();
});

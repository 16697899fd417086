// SPDX-License-Identifier: MIT
// What tests of sections share that the model fills in while the page is read.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const patience = { timeout: 120_000 };
const go_to = (page, id) => page.$eval(`#${id}`, (one) => one.scrollIntoView({ behavior: "instant" }));

/** Scrolls to a section and waits until what it shows is of the choices of now. */
export async function see(page, id) {
    await go_to(page, id);
    await page.waitForFunction((id) => {
        const part = document.getElementById(`${id}-part`);
        return part.children.length > 0 && !part.hasAttribute("aria-busy");
    }, id, patience);
    await go_to(page, id); // what stands above may have been filled meanwhile
}

/** Complaints but for that of a preloaded file which a slow machine uses late. */
export const true_complaints = (complaints) => complaints.filter((one) => !one.includes("was preloaded using link preload"));

/** Does what changes a section, and waits until it is drawn anew. */
export async function anew(page, id, act) {
    await page.$eval(`#${id}-part > *`, (one) => (one.dataset.before = ""));
    await act();
    await go_to(page, id);
    await page.waitForFunction((id) => {
        const part = document.getElementById(`${id}-part`);
        return part.querySelector("[data-before]") === null && !part.hasAttribute("aria-busy");
    }, id, patience);
}

/** The exact values of all rows of the table within `selector`. */
export const values = (page, selector) => page.$$eval(`${selector} tbody tr`, (rows) => rows.map((row) =>
    [...row.querySelectorAll("data")].map((data) => Number(data.value))));

/** The same for the table with this caption. */
export const values_of = (page, caption) => page.evaluate((caption) => {
    const table = [...document.querySelectorAll("table")].find((one) => one.caption?.textContent === caption);
    return [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("data")].map((data) => Number(data.value)));
}, caption);

/** Nothing for axe to find in a section, no sideways scrolling, no target under 24 pixels, no two texts on one another. */
export async function accessible(page, id) {
    await page.$$eval(`#${id} details`, (all) => all.forEach((one) => (one.open = true)));
    await page.evaluate(axe);
    const found = await page.evaluate(async (id) => (await window.axe.run(document.getElementById(id), {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    })).violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`)), id);
    assert.deepEqual(found, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    const small = await page.$$eval(`#${id} :is(select, summary, button, input)`, (all) => all.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width < 24 || height < 24 ? [`${one.id || one.textContent} ${width} x ${height}`] : [];
    }));
    assert.deepEqual(small, []);
}

/** Texts of the section's own pictures that are cut off or lie on one another. */
export const unreadable = (page, id) => page.$$eval(`#${id} svg:is(.stacks, .dots)`, (pictures) => pictures.flatMap((picture) => {
    const frame = picture.getBoundingClientRect();
    const texts = [...picture.querySelectorAll("text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
    const cut = texts.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1);
    const meeting = texts.filter(([, one], i) => texts.some(([, other], k) => k > i &&
        one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 5 && other.top < one.bottom - 5));
    return [...cut, ...meeting].map(([text]) => text);
}));

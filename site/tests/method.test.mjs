// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { load } from "../../wasm/nineways.js";
import { folder, root, start } from "./browser.mjs";

const package_folder = join(root, "build/wasm/package");
let site;
let model;
before(async () => {
    site = await start();
    model = await load(await readFile(join(package_folder, "nineways-all.wasm")));
});
after(() => site.close());

test("the method page has a row for every assumption and every lever, with their figures", async () => {
    const { page, context, complaints } = await site.open("method.html");
    const { assumptions } = model.run("assumptions");
    const rows = await page.$$eval("tbody tr[id]", (all) =>
        Object.fromEntries(all.map((row) => [row.id, [...row.cells].map((cell) => cell.innerText)])));
    const text = (value) => new Intl.NumberFormat("en-US", { maximumSignificantDigits: 6 }).format(value).replace("-", "\u2212");
    for (const { id, low, central, high, source = "" } of assumptions) {
        const figures = low === high ? text(central) : `${text(central)} (${text(low)} to ${text(high)})`;
        assert.equal(rows[id]?.[1], figures, id);
        assert.ok(rows[id][4].includes(source.replace(/\s+/g, " ")), id);
    }
    const { levers } = model.run("levers");
    for (const { id, title } of levers) assert.ok(rows[`lever-${id}`]?.[0].startsWith(title), id);
    assert.equal(Object.keys(rows).length, assumptions.length + levers.length);
    assert.deepEqual(complaints, []);
    await context.close();
});

test("every package is there, each choice with its reason, and settings in words", async () => {
    const { page, context } = await site.open("method.html");
    const { presets, levers } = model.run("levers");
    const titles = new Map(levers.map(({ id, title }) => [id, title]));
    const tables = await page.$$eval("table", (all) => all.map((one) => [one.caption.textContent,
        [...one.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent))]));
    for (const { id } of presets) {
        const { title, reason, levers: set, locked } = model.run("scenario", { scenario: id });
        const [, rows] = tables.find(([caption]) => caption === `${title}: ${reason}`);
        assert.deepEqual(rows.map(([choice, , why, fitted]) => [choice, why, fitted]), Object.entries(set).map(([lever, to]) =>
            [titles.get(lever), to.reason, locked.includes(lever) ? "Stays as set" : "Moves with the money"]));
        for (const [, settings] of rows) {
            assert.doesNotMatch(settings, /\(1\)|below 0/);
            assert.notEqual(settings, "");
        }
    }
    await context.close();
});

test("every link from the page to the method page arrives", async () => {
    const { page, context } = await site.open();
    const wanted = await page.$$eval("a[href^='method.html#']", (all) => all.map((one) => one.hash.slice(1)));
    assert.ok(wanted.length > 10);
    const method = await readFile(join(folder, "method.html"), "utf8");
    for (const id of new Set(wanted)) assert.ok(method.includes(`id="${id}"`), id);
    await context.close();
});

test("the template has no figure that was typed by hand", async () => {
    const template = await readFile(join(root, "site/method.html"), "utf8");
    const words = template.replace(/[\s\S]*<main[^>]*>/, "").replace(/<[^>]+>|\{\{[^}]+\}\}/g, " ");
    assert.deepEqual(words.match(/\d+/g), null);
});

test("a module above its bytes fails the build", async () => {
    const place = await mkdtemp(join(tmpdir(), "nineways-site-"));
    try {
        await cp(package_folder, join(place, "package"), { recursive: true });
        const wasm = await readFile(join(package_folder, "nineways.wasm"));
        const filler = randomBytes(1 << 17); // cannot be compressed
        const name = Buffer.from("\x04fill", "latin1");
        const size = name.length + filler.length;
        const section = Buffer.from([0, (size & 0x7f) | 0x80, ((size >> 7) & 0x7f) | 0x80, size >> 14]);
        await writeFile(join(place, "package/nineways.wasm"), Buffer.concat([wasm, section, name, filler]));
        const built = spawnSync(process.execPath,
            [join(root, "scripts/build-site.mjs"), join(place, "package"), join(place, "out")], { encoding: "utf8" });
        assert.notEqual(built.status, 0);
        assert.match(built.stderr, /over the byte budget/);
    } finally {
        await rm(place, { recursive: true, force: true });
    }
});

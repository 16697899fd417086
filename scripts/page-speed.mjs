// SPDX-License-Identifier: MIT
// How fast the built page is on a slow machine: medians of five visits to build/site, printed beside their budgets.
// The processor is slowed down four times and the line is that of a phone (10 Mbit/s, 40 ms), both by the browser.
// Words on the command line: [PAGE ...], such as "" or embed/0.1.0/.
import { chromium } from "playwright-core";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "./serve.mjs";

const folder = process.env.NINEWAYS_SITE ?? join(fileURLToPath(new URL("..", import.meta.url)), "build/site");
const visits = 5;
const slowdown = 4;
const line = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 5e6 / 8 };
const budgets = { "largest paint": 1000, "slowest interaction": 100, "layout shift": 0.02 };

/** Collects what the browser itself measures from the first moment on. */
function watch() {
    window.seen = { paint: 0, shift: 0, events: [] };
    const on = (type, take, more = {}) =>
        new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
    on("largest-contentful-paint", (one) => (window.seen.paint = one.startTime));
    on("layout-shift", (one) => (window.seen.shift += one.hadRecentInput ? 0 : one.value));
    on("event", (one) => window.seen.events.push([one.name, one.duration]), { durationThreshold: 16 });
}

/** What a visitor does: moves the slider, presses buttons, types, picks another district. */
async function use(page) {
    await page.focus("#slider");
    for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowRight");
    for (let i = 0; i < 3; i++) await page.click("#money-more");
    await page.fill("#money", "20 million");
    await page.keyboard.press("Enter");
    await page.click("#years-more");
    const wait = () => page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null, undefined, { timeout: 60_000 });
    await wait();
    await page.selectOption("#district", { index: 1 });
    await wait();
    await page.waitForTimeout(1500); // events are told a little after their paint
}

async function visit(browser, address) {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 2 });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", line);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.addInitScript(watch);
    await page.goto(address);
    await page.waitForSelector("body.ready", { timeout: 60_000 });
    await page.waitForTimeout(1000);
    const first = await page.evaluate(() => ({ ...window.seen }));
    await use(page);
    const { events, shift } = await page.evaluate(() => window.seen);
    await context.close();
    return {
        "largest paint": first.paint,
        "slowest interaction": Math.max(0, ...events.map(([, duration]) => duration)),
        "layout shift": shift,
    };
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

const server = await serve({ folder });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const pages = process.argv.slice(2).length > 0 ? process.argv.slice(2) : [""];
for (const path of pages) {
    const all = [];
    for (let i = 0; i < visits; i++) all.push(await visit(browser, server.address + path));
    for (const [what, budget] of Object.entries(budgets)) {
        const value = median(all.map((one) => one[what]));
        const unit = what === "layout shift" ? "" : " ms";
        const digits = unit === "" ? 3 : 0;
        const each = all.map((one) => one[what].toFixed(digits)).join(", ");
        console.log(`/${path} ${what}: ${value.toFixed(digits)}${unit} of ${budget}${unit} (${each})${value > budget ? " OVER" : ""}`);
    }
}
await browser.close();
await server.close();

// SPDX-License-Identifier: MIT
// What the tests of the site share: the built site on a free port, Debian's Chromium, and the module under Node.
import { chromium } from "playwright-core";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { load } from "../../wasm/nineways.js";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const folder = process.env.NINEWAYS_SITE ?? join(root, "build/site");

export const load_module = async () => load(await readFile(join(folder, "nineways-all.wasm")));

/** Serves the site, as `serve` does with `options`, and starts the browser. `close` ends both. */
export async function start(options = {}) {
    const server = await serve({ folder, ...options });
    const browser = await chromium.launch({
        executablePath: "/usr/bin/chromium",
        args: [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ],
    });

    /**
     * Opens a page of the site, or the address that is given. What the console, the page or the network complains of is
     * kept in `complaints`.
     */
    async function open(path = "", options = {}) {
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
        const page = await context.newPage();
        const complaints = [];
        const requests = [];
        page.on("console", (message) => {
            if (["error", "warning"].includes(message.type())) complaints.push(message.text());
        });
        page.on("pageerror", (error) => complaints.push(error.message));
        page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
        page.on("request", (request) => requests.push(request.url()));
        const address = new URL(path, server.address).href;
        await page.goto(address);
        if (address.startsWith(server.address) && !path.includes(".html")) await page.waitForSelector("body.ready");
        return { page, context, complaints, requests };
    }

    async function close() {
        await browser.close();
        await server.close();
    }

    return { address: server.address, open, close };
}

/** Waits until a change has come to rest: the address then holds the state that is shown. */
export async function settled(page, before) {
    await page.waitForFunction((old) => location.hash !== old, before);
}

/** Waits until everything that is on its way is drawn. */
export async function rested(page) {
    await page.waitForFunction(() => document.body.classList.contains("ready") &&
        document.querySelector("[aria-busy=true]") === null);
}

/** The exact values of a row of the table with this caption, by the text of the row's header. */
export async function row_values(page, caption, header) {
    return page.evaluate(([caption, header]) => {
        const table = [...document.querySelectorAll("table")].find((one) => one.caption?.textContent === caption);
        const row = [...table.tBodies[0].rows].find((one) => one.cells[0].textContent === header);
        return [...row.querySelectorAll("td data")].map((data) => Number(data.value));
    }, [caption, header]);
}

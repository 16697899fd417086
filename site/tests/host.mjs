// SPDX-License-Identifier: MIT
// A page of somebody else, on another origin than the site: what embeds the comparison.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";

/** Serves `pages`, from path to HTML or `{ html, headers }`, on a free port. More can be put in while it runs. */
export async function host(pages = {}) {
    const server = createServer((request, response) => {
        const page = pages[request.url.replace(/[?#].*$/s, "")];
        if (page === undefined) return response.writeHead(404).end();
        const { html, headers = {} } = typeof page === "string" ? { html: page } : page;
        response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...headers }).end(html);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return {
        pages,
        address: `http://127.0.0.1:${server.address().port}/`,
        close() {
            server.closeAllConnections();
            return new Promise((resolve) => server.close(resolve));
        },
    };
}

/** A page with `body` in it, in English. */
export const page_of = (body, head = "") => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>Host</title>${head}</head>
<body><main><h1>Host</h1>${body}</main></body></html>`;

/** The frames of a page whose addresses begin with `address`, once their comparisons are there. */
export async function frames_of(page, address, state = ".ready") {
    await page.waitForLoadState();
    const wanted = await page.$$eval("iframe", (all, address) => all.filter(({ src }) => src.startsWith(address)).length, address);
    const found = () => page.frames().filter((one) => one !== page.mainFrame() && one.url().startsWith(address));
    for (let i = 0; i < 400 && found().length < wanted; ++i) await page.waitForTimeout(50);
    const frames = found();
    for (const frame of frames) await frame.waitForSelector(`body${state}`);
    return frames;
}

/** All figures of the table with this caption, row by row, in a document or a shadow root (`within`, an expression). */
export function figures_of(frame, caption, host) {
    return frame.evaluate(([caption, host]) => {
        const root = host === undefined ? document : document.querySelector(host).shadowRoot;
        const table = [...root.querySelectorAll("table")].find((one) => one.caption?.textContent.startsWith(caption));
        return [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("data")].map(({ value }) => Number(value)));
    }, [caption, host]);
}

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds in a page or a frame by itself. */
export async function violations(frame) {
    await frame.evaluate(axe);
    const { violations: found } = await frame.evaluate(() => window.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        iframes: false,
    }));
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
}

// SPDX-License-Identifier: MIT
// A page of somebody else, on another origin than the site: what embeds the comparison.
import { createServer } from "node:http";

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

// SPDX-License-Identifier: MIT
// Serves a folder on 127.0.0.1, as the published site is served: node scripts/serve.mjs [FOLDER] [PORT]
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const types = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
};

/** What any page may load: the files that others embed, which also check them by their digests. */
const shared = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };

const headers = {
    "Content-Security-Policy": [
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "img-src 'self' blob:", // the page turns its own charts into pictures
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ].join("; "),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
};

/** The file that an address names, or null if there is none inside the folder. */
async function find(folder, address) {
    let path;
    try {
        path = decodeURIComponent(address.replace(/[?#].*$/s, ""));
    } catch {
        return null;
    }
    if (path.includes("\0")) return null;
    if (path.endsWith("/")) path += "index.html";
    try {
        const file = await realpath(join(folder, path));
        if (!file.startsWith(folder + sep)) return null;
        const found = await stat(file);
        return found.isFile() ? { file, size: found.size } : null;
    } catch {
        return null;
    }
}

/**
 * Starts serving `folder`; port 0 takes any free one. With `share` false no other origin is let in to what is embedded.
 * Answers with the address and the function that ends it.
 */
export async function serve({ folder, port = 0, share = true }) {
    const real = await realpath(folder);
    const server = createServer(async (request, response) => {
        const say = (status, text) => {
            response.writeHead(status, { ...headers, "Content-Type": types[".txt"] }).end(text);
        };
        if (request.method !== "GET" && request.method !== "HEAD") return say(405, "Only GET and HEAD\n");
        const found = await find(real, request.url);
        if (found === null) return say(404, "Not found\n");
        const type = types[extname(found.file)] ?? "application/octet-stream";
        const more = share && request.url.startsWith("/embed/") ? shared : {};
        response.writeHead(200, { ...headers, ...more, "Content-Type": type, "Content-Length": found.size });
        if (request.method === "HEAD") return response.end();
        createReadStream(found.file).on("error", () => response.destroy()).pipe(response);
    });
    await new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", resolve);
    });
    return {
        address: `http://127.0.0.1:${server.address().port}/`,
        close() {
            server.closeAllConnections();
            return new Promise((resolve) => server.close(resolve));
        },
    };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const folder = process.argv[2] ?? fileURLToPath(new URL("../build/site", import.meta.url));
    const port = Number(process.argv[3] ?? 8080);
    try {
        const { address } = await serve({ folder, port });
        console.log(`Serving ${folder} at ${address} (Ctrl-C ends it)`);
    } catch (error) {
        const why = error.code === "EADDRINUSE" ? `port ${port} is taken; choose another with --port` : error.message;
        console.error(`serve: ${why}`);
        process.exitCode = 1;
    }
}

// SPDX-License-Identifier: MIT
// The files of the built site, and where their links lead.
import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { folder } from "./browser.mjs";

/** Every file by its path in the site; pages with their text, others with null. */
export async function site_files(path = "", files = new Map()) {
    for (const entry of await readdir(join(folder, path), { withFileTypes: true })) {
        const inner = posix.join(path, entry.name);
        if (entry.isDirectory()) await site_files(inner, files);
        else files.set(inner, inner.endsWith(".html") ? await readFile(join(folder, inner), "utf8") : null);
    }
    return files;
}

const plain = (text) => text.replaceAll("&amp;", "&").replaceAll("&#45;", "-");

/** What is wrong with the links of all pages: a file that is not there, a place that its page does not have. */
export function broken_links(files) {
    const places = new Map([...files].filter(([, text]) => text !== null)
        .map(([path, text]) => [path, new Set([...text.matchAll(/ (?:id|name)="([^"]+)"/g)].map(([, id]) => plain(id)))]));
    const broken = new Set();
    for (const [path, text] of files) {
        for (const [, address] of (text ?? "").matchAll(/ (?:href|src)="([^"]*)"/g)) {
            if (/^https:/.test(address)) continue;
            const [file, place] = plain(address).split("#");
            const aimed = file === "" ? path : posix.join(posix.dirname(path), file);
            const to = aimed === "." || aimed === "./" || aimed.endsWith("/") ? posix.join(aimed, "index.html") : aimed;
            if (!files.has(to)) broken.add(`${path}: ${address}`);
            else if (place?.includes("=")) continue; // a state of the comparison, not a place
            else if (place && places.has(to) && !places.get(to).has(decodeURIComponent(place))) broken.add(`${path}: ${address}`);
        }
    }
    return [...broken];
}

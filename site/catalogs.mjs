// SPDX-License-Identifier: MIT
// The Spanish texts, by when they are wanted: at first, with what is loaded on demand, with the assumptions, and in the
// hand-written pages alone, which are translated when the site is built.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const site = fileURLToPath(new URL(".", import.meta.url));

/** The catalogs that browsers load, by the names of their files. */
export const loaded_catalogs = ["es.json", "es-more.json", "es-assumptions.json"];
/** Those with what an embedded comparison can say. */
export const embedded_catalogs = ["es.json", "es-more.json"];
const of_pages = "es-pages.json";

/** Catalogs by the names of their files. */
export async function read_catalogs(names = [...loaded_catalogs, of_pages]) {
    const read = async (name) => [name, JSON.parse(await readFile(join(site, name), "utf8"))];
    return new Map(await Promise.all(names.map(read)));
}

export const one_catalog = (catalogs) => Object.assign({}, ...catalogs.values());

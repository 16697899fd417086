// SPDX-License-Identifier: MIT
// Writes anew the responses that docs/operations.md prints, from what the program answers to the requests beside them:
//   node scripts/make-docs.mjs [PROGRAM]     (PROGRAM: build/release/tests/nineways_driver)
// An excerpt keeps its choice: of an object the keys that it has, of a list as many elements from its beginning; an empty
// object stands for all of its keys. Faults are shown all. tests/operations/docs.test.mjs holds the page to the program.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ask, printed } from "./make-schemas.mjs";

const is_object = (value) => value !== null && typeof value === "object";

/** What an excerpt shows of a value. */
function shown(excerpt, value) {
    if (!is_object(excerpt) || !is_object(value)) return value;
    if (Array.isArray(value)) return value.slice(0, excerpt.length).map((each, i) => shown(excerpt[i], each));
    const keys = Object.keys(excerpt);
    const missing = keys.filter((key) => !(key in value));
    if (missing.length > 0) throw new Error(`the response has no ${missing}`);
    return keys.length === 0 ? value : Object.fromEntries(keys.map((key) => [key, shown(excerpt[key], value[key])]));
}

/** A section with the response after each request as the program gives it. */
function section_anew(section, program) {
    const title = section.split("\n")[0];
    const faults = title === "Faults";
    let request;
    return section.replace(/(?<=^```json\n).*?(?=^```$)/gms, (block) => {
        if (request === undefined) {
            request = JSON.parse(block);
            return block;
        }
        const [{ ok, body }] = ask([[faults ? "compare" : title, request]], program);
        request = undefined;
        if (ok === faults) throw new Error(`${title}: ${JSON.stringify(body)}`);
        return `${printed(faults ? body : shown(JSON.parse(block), body), "", 108)}\n`;
    });
}

export function page_anew(page, program) {
    const [above, ...sections] = page.split(/^## /m);
    return [above, ...sections.map((section) => section_anew(section, program))].join("## ");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const path = join(fileURLToPath(new URL("..", import.meta.url)), "docs/operations.md");
    writeFileSync(path, page_anew(readFileSync(path, "utf8"), process.argv[2]));
}

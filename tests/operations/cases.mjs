// SPDX-License-Identifier: MIT
// Reads the request files. A file is one JSON object:
//
//   { "why": "what the case covers", "operation": "compare", "request": { ... } }
//
// The bytes of "request" are sent exactly as they stand in the file (-0.0, 1e-320 and duplicate keys included).
// Instead of "request" there may be "request_text" (a string that need not be JSON), "request_base64" (bytes that
// need not be UTF-8) or "request_parts" ([{ "text": "[", "times": 100000 }, ...]). "steps": [ ... ] holds several
// such objects that run one after the other in one session. NAME.expected.json beside NAME.json, where there is one,
// holds the responses, a line for each step.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const space = /[ \t\n\r]*/y;
const scalar = /[^\s,\]}]+/y;

function skip(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : at;
}

function end_of_string(text, at) {
    for (++at; text[at] !== '"'; ++at) if (text[at] === "\\") ++at;
    return at + 1;
}

function end_of_value(text, at) {
    if (text[at] === '"') return end_of_string(text, at);
    if (text[at] !== "{" && text[at] !== "[") return skip(scalar, text, at);
    let depth = 0;
    for (;;) {
        if (text[at] === '"') {
            at = end_of_string(text, at);
            continue;
        }
        if (text[at] === "{" || text[at] === "[") ++depth;
        if ((text[at] === "}" || text[at] === "]") && --depth === 0) return at + 1;
        ++at;
    }
}

/** The members of the object, or elements of the array, that is the text of a valid JSON value: raw, not parsed. */
function parts(text) {
    const found = [];
    let at = skip(space, text, 0) + 1;
    for (;;) {
        at = skip(space, text, at);
        if (text[at] === "}" || text[at] === "]") return found;
        let name = found.length;
        if (text.trimStart()[0] === "{") {
            const end = end_of_string(text, at);
            name = JSON.parse(text.slice(at, end));
            at = skip(space, text, skip(space, text, end) + 1);
        }
        const end = end_of_value(text, at);
        found.push([name, text.slice(at, end)]);
        at = skip(space, text, end);
        if (text[at] === ",") ++at;
    }
}

const known = ["why", "operation", "request", "request_text", "request_base64", "request_parts", "steps"];

function read_step(text, name) {
    const raw = Object.fromEntries(parts(text));
    const stranger = Object.keys(raw).find((key) => !known.includes(key));
    if (stranger !== undefined) throw new Error(`${name}: unknown key "${stranger}"`);
    const forms = Object.keys(raw).filter((key) => key.startsWith("request"));
    if (raw.operation === undefined || forms.length !== 1)
        throw new Error(`${name}: needs an operation and one request`);
    const given = raw[forms[0]];
    const bytes = {
        request: () => Buffer.from(given),
        request_text: () => Buffer.from(JSON.parse(given)),
        request_base64: () => Buffer.from(JSON.parse(given), "base64"),
        request_parts: () =>
            Buffer.from(JSON.parse(given).map(({ text: part, times = 1 }) => part.repeat(times)).join("")),
    };
    return { operation: JSON.parse(raw.operation), request: bytes[forms[0]]() };
}

export function read_case(text, name) {
    JSON.parse(text);
    const steps = parts(text).find(([key]) => key === "steps");
    return { name, steps: steps ? parts(steps[1]).map(([, step]) => read_step(step, name)) : [read_step(text, name)] };
}

/** Every case of the folder in the order of names, each with its expected responses or null. */
export async function read_cases(folder) {
    const files = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
    const cases = [];
    for (const file of files.filter((name) => !name.endsWith(".expected.json"))) {
        const expected_file = file.replace(/\.json$/, ".expected.json");
        const one = read_case(await readFile(join(folder, file), "utf8"), file);
        one.expected_file = join(folder, expected_file);
        one.expected = files.includes(expected_file) ? await readFile(one.expected_file) : null;
        cases.push(one);
    }
    return cases;
}

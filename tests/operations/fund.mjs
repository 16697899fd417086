// SPDX-License-Identifier: MIT
// What tests of the shipped formulas share: the formulas, tables, and what the operation makes of them.
// NINEWAYS_DRIVER names another driver than build/release/tests/nineways_driver.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ask } from "../../scripts/make-schemas.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A shipped formula. */
export const formula = (id) => JSON.parse(readFileSync(join(root, "data/formulas", `${id}.json`), "utf8"));

/** The rows of a CSV text, no cell of which holds a line end, as objects of texts. */
export function rows_of(text) {
    const [names, ...rows] = text.trim().split(/\r?\n/).map((line) =>
        [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, cell]) => cell.replace(/^"(.*)"$/, "$1").replaceAll('""', '"')));
    return rows.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i]])));
}

/** Rows as a table of a request. */
export const table = (rows) => ({
    csv: [Object.keys(rows[0]), ...rows.map(Object.values)]
        .map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",")).join("\n"),
});

/** What the formulas give, an answer a request, with the lines of each unit under `of`; a fault fails the test. */
export function fund(...requests) {
    return ask(requests.map((request) => ["fund", request]), process.env.NINEWAYS_DRIVER).map(({ ok, body }) => {
        assert.ok(ok, JSON.stringify(body).slice(0, 2000));
        return { ...body, all: body.all.lines, of: new Map(body.units.map(({ id, lines }) => [id, lines])) };
    });
}

/** The faults of a request that must have some. */
export function faults(request) {
    const [{ ok, body }] = ask([["fund", request]], process.env.NINEWAYS_DRIVER);
    assert.ok(!ok);
    return body.error.faults;
}

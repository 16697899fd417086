// SPDX-License-Identifier: MIT
// Prints data/scenarios, the documents of the presets, from what the program itself has:
//   node scripts/make-scenarios.mjs [PROGRAM]     (PROGRAM: build/release/tests/nineways_driver)
// tests/operations/scenarios.test.mjs holds the files to the program.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ask, printed } from "./make-schemas.mjs";

const folder = fileURLToPath(new URL("../data/scenarios", import.meta.url));

/** The text of each file by its name. */
export function scenario_files(program) {
    const [{ body: { presets } }] = ask([["levers", {}]], program);
    const wholes = ask(presets.map(({ id }) => ["scenario", { scenario: id }]), program);
    return new Map(wholes.map(({ body }) => [`${body.id}.json`, `${printed(body, "", 120)}\n`]));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of scenario_files(process.argv[2])) writeFileSync(join(folder, name), text);
}

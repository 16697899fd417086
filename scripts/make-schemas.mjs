// SPDX-License-Identifier: MIT
// Writes schema/scenario.schema.json and schema/assumptions.schema.json from what the program itself says of its levers
// and assumptions:
//   node scripts/make-schemas.mjs [PROGRAM]     (PROGRAM: build/release/tests/nineways_driver)
// Every other schema is written by hand; tests/operations/schemas.test.mjs holds all of them to the program.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs requests ([operation, object or text]) one after the other in one session of the test driver. */
export function ask(requests, program = join(root, "build/release/tests/nineways_driver")) {
    const input = requests.flatMap(([operation, request]) => {
        const name = Buffer.from(operation);
        const body = Buffer.isBuffer(request) ? request : Buffer.from(
            typeof request === "string" ? request : JSON.stringify(request));
        return [Buffer.from(`run ${name.length} ${body.length}\n`), name, body];
    });
    const run = spawnSync(program, [], { input: Buffer.concat(input), maxBuffer: 1 << 30, timeout: 300_000 });
    if (run.status !== 0) throw new Error(`${program} ended with ${run.error ?? run.status ?? run.signal}`);
    let at = 0;
    return requests.map(() => {
        const line_end = run.stdout.indexOf(10, at);
        const [ok, size] = run.stdout.toString("latin1", at, line_end).split(" ").map(Number);
        at = line_end + 1 + size;
        return { ok: ok === 1, body: JSON.parse(run.stdout.toString("utf8", line_end + 1, at)) };
    });
}

function flat(value) {
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map(flat).join(", ")}]`;
    return `{ ${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${flat(one)}`).join(", ")} }`;
}

/** JSON in which whatever fits a line stands on one; the whole stands on several. */
export function printed(value, indent = "", width = 200) {
    const line = flat(value);
    if (value === null || typeof value !== "object" || (indent !== "" && line.length + indent.length <= width)) return line;
    const inner = `${indent}  `;
    const [open, shut] = Array.isArray(value) ? "[]" : "{}";
    const parts = Array.isArray(value)
        ? value.map((one) => inner + printed(one, inner, width))
        : Object.entries(value).map(([key, one]) => `${inner}${JSON.stringify(key)}: ${printed(one, inner, width)}`);
    return `${open}\n${parts.join(",\n")}\n${indent}${shut}`;
}

const draft = "https://json-schema.org/draft/2020-12/schema";

export function scenario_schema(program) {
    const [{ body: { levers, presets } }, { body: versions }] = ask([["levers", {}], ["version", {}]], program);
    const setting = ({ title, unit, min, max, base }) => unit === "0 or 1"
        ? { title, enum: [0, 1], default: base }
        : { title, description: `In ${unit}.`, type: "number", minimum: min, maximum: max, default: base };
    const lever = ({ bullet, title, sentence, settings }) => ({
        title: `${title} (${bullet})`,
        description: sentence,
        type: "object",
        additionalProperties: false,
        properties: {
            ...Object.fromEntries(settings.map((one) => [one.id, setting(one)])),
            reason: { title: "Reason", description: "Why it is set so.", type: "string", maxLength: 2000 },
        },
    });
    const one_package = [{ title: "Preset", enum: presets.map(({ id }) => id) }, { $ref: "#/$defs/scenario" }];
    return {
        $schema: draft,
        title: "Scenario",
        description: "A named package of levers with their settings: a complete change of its base. Settings that are left out stand at their base, levers that are left out as in the scenario's base. Made from the catalog of levers.",
        $ref: "#/$defs/scenario",
        $defs: {
            scenario_reference: {
                description: "A preset by its name, a scenario document, or a stack of these, which is one package.",
                oneOf: [
                    ...one_package,
                    { title: "Stack", description: "No two may disagree about a lever.", type: "array", minItems: 1, maxItems: 20, items: { oneOf: one_package } },
                ],
            },
            scenario: {
                type: "object",
                additionalProperties: false,
                required: ["id", "levers"],
                properties: {
                    format: { title: "Format", description: "Kind and version of this document.", const: versions.scenario },
                    id: { title: "Id", description: "Short and lasting; not \"as_it_stands\".", type: "string", minLength: 1, maxLength: 80 },
                    title: { title: "Title", description: "For readers.", type: "string", maxLength: 200 },
                    author: { title: "Author", description: "Who made it.", type: "string", maxLength: 200 },
                    base: { title: "Base", description: "What it changes: \"as_it_stands\", or the id of another scenario that is given beside it.", type: "string", minLength: 1, maxLength: 80, default: "as_it_stands" },
                    reason: { title: "Reason", description: "Why one would choose it.", type: "string", maxLength: 2000 },
                    levers: {
                        title: "Levers",
                        description: "The levers that are pulled. They work in the order of the catalog, whatever their order here.",
                        type: "object",
                        additionalProperties: false,
                        properties: Object.fromEntries(levers.map((one) => [one.id, lever(one)])),
                    },
                    locked: {
                        title: "Locked",
                        description: "Levers of this scenario that a fit leaves as they are set.",
                        type: "array",
                        items: { enum: levers.map(({ id }) => id) },
                    },
                    digest: { title: "Digest", description: "SHA-256 of what it does: base, levers with every setting, locks. Written by the program; where it stands, it must be that of the content.", type: "string", minLength: 64, maxLength: 64 },
                },
            },
        },
    };
}

/** What an assumption may be, from what the program says it expected instead of a text. */
function limits(rows, program) {
    const refusals = ask(rows.map(({ id }) => ["assumptions", { assumptions: { [id]: "?" } }]), program);
    return rows.map((_, i) => {
        const [{ expected }] = refusals[i].body.error.faults;
        const [, minimum, maximum] = expected.match(/^a number from (\S+) to (\S+)/);
        return { type: "number", minimum: Number(minimum), maximum: Number(maximum) };
    });
}

/** The name of each row's definition: its unit, or its own id where it has narrower limits than others of its unit. */
function definitions(rows, allowed) {
    const wider = (k, i) => allowed[k].minimum < allowed[i].minimum || allowed[k].maximum > allowed[i].maximum;
    return rows.map(({ id, unit }, i) => (rows.some((row, k) => row.unit === unit && wider(k, i)) ? id : unit));
}

export function assumptions_schema(program) {
    const [{ body: { assumptions: rows } }] = ask([["assumptions", {}]], program);
    const limit_of = limits(rows, program);
    const names = definitions(rows, limit_of);
    const allowed = new Map(names.map((name, i) => [name, limit_of[i]]));
    const edit = (unit) => ({
        oneOf: [
            { $ref: `#/$defs/${unit}_figure` },
            {
                type: "object",
                additionalProperties: false,
                required: ["low", "central", "high"],
                properties: Object.fromEntries(
                    ["low", "central", "high"].map((key) => [key, { $ref: `#/$defs/${unit}_figure` }])),
            },
        ],
    });
    return {
        $schema: draft,
        title: "Assumptions",
        description: "Edits of registered assumptions: a number without a range, or low <= central <= high. Made from the registry, where the operation \"assumptions\" shows figures and sources.",
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(rows.map(({ id, title, unit, dollar_year }, i) => [id, {
            title,
            description: `In ${unit}${dollar_year ? `, dollars of ${dollar_year}` : ""}.`,
            $ref: `#/$defs/${names[i]}`,
        }])),
        $defs: Object.fromEntries([...allowed.keys()].flatMap((unit) => [[unit, edit(unit)], [`${unit}_figure`, allowed.get(unit)]])),
    };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const program = process.argv[2];
    for (const [name, schema] of [["scenario", scenario_schema(program)], ["assumptions", assumptions_schema(program)]])
        writeFileSync(join(root, `schema/${name}.schema.json`), `${printed(schema)}\n`);
}

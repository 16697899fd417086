// SPDX-License-Identifier: MIT
// Runs every request file through the builds and compares the responses byte by byte:
//   node tests/operations/parity.mjs [--accept]     (--accept writes the NAME.expected.json files that exist anew)
//
// g++ starts a session for each case; clang++ runs all cases in one session, last case first; WebAssembly runs them in
// one instance. Equal bytes therefore also show that a response does not depend on what was loaded before it.
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { read_cases } from "./cases.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

function run_driver(program, cases, { one_session }) {
    const input = [];
    for (const { steps } of cases) {
        if (!one_session) input.push(Buffer.from("session\n"));
        for (const { operation, request } of steps) {
            const name = Buffer.from(operation);
            input.push(Buffer.from(`run ${name.length} ${request.length}\n`), name, request);
        }
    }
    const run = spawnSync(program, [], { input: Buffer.concat(input), maxBuffer: 1 << 30, timeout: 300_000 });
    if (run.error) throw run.error;
    if (run.status !== 0) throw new Error(`${program} ended with ${run.status ?? run.signal}: ${run.stderr}`);
    let at = 0;
    return cases.map(({ steps }) => steps.map(() => {
        const line_end = run.stdout.indexOf(10, at);
        const [ok, size] = run.stdout.toString("latin1", at, line_end).split(" ").map(Number);
        at = line_end + 1 + size;
        return { ok: ok === 1, body: run.stdout.subarray(line_end + 1, at) };
    }));
}

async function run_wasm(folder, cases) {
    const { all_operations, load, NinewaysError } = await import(pathToFileURL(join(folder, "nineways.js")).href);
    const nineways = await load(all_operations);
    return cases.map(({ steps }) => steps.map(({ operation, request }) => {
        try {
            return { ok: true, body: Buffer.from(nineways.runText(operation, request)) };
        } catch (error) {
            if (!(error instanceof NinewaysError)) throw error;
            return { ok: false, body: Buffer.from(error.body || error.message) };
        }
    }));
}

function run_command_line(program, cases) {
    return cases.map(({ steps }) => steps.length > 1 ? null : steps.map(({ operation, request }) => {
        const run = spawnSync(program, ["run", operation], { input: request, maxBuffer: 1 << 30, timeout: 60_000 });
        return { status: run.status ?? run.signal, stdout: run.stdout, stderr: run.stderr };
    }));
}

function first_difference(a, b) {
    let at = 0;
    while (at < a.length && a[at] === b[at]) ++at;
    const around = (bytes) => JSON.stringify(bytes.subarray(Math.max(0, at - 60), at + 60).toString());
    return `at byte ${at}:\n    ${around(a)}\n    ${around(b)}`;
}

/** Faults found, one line each; and the numbers for the summary. */
export async function compare({ accept = false, log = console.log } = {}) {
    const cases = await read_cases(join(root, "tests/operations"));
    const reversed = [...cases].reverse();
    const driver = (preset) => join(root, `build/${preset}/tests/nineways_driver`);
    const builds = {
        "g++": run_driver(driver("release"), cases, { one_session: false }),
        "clang++": run_driver(driver("release-clang"), reversed, { one_session: true }).reverse(),
        wasm: await run_wasm(join(root, "build/wasm/package"), cases),
    };
    const command_line = run_command_line(join(root, "build/release/cli/nineways"), cases);
    const { "g++": reference, ...others } = builds;
    const faults = [];
    const faulty = new Set();
    for (const [i, { name, steps, expected, expected_file }] of cases.entries()) {
        const fail = (text) => {
            faulty.add(name);
            faults.push(`${name}: ${text}`);
        };
        for (const [build, answers] of Object.entries(others)) {
            for (const [k, answer] of answers[i].entries()) {
                const right = reference[i][k];
                if (answer.ok !== right.ok || !answer.body.equals(right.body))
                    fail(`step ${k}: ${build} differs from g++ ${first_difference(right.body, answer.body)}`);
            }
        }
        for (const [k, { status, stdout, stderr }] of (command_line[i] ?? []).entries()) {
            const { ok, body } = reference[i][k];
            if (status !== (ok ? 0 : 2)) fail(`command line: exit code ${status}, expected ${ok ? 0 : 2}: ${stderr}`);
            else if (ok && !stdout.equals(Buffer.concat([body, Buffer.from("\n")])))
                fail(`command line: differs from the driver ${first_difference(body, stdout)}`);
        }
        const written = Buffer.concat(reference[i].flatMap(({ body }) => [body, Buffer.from("\n")]));
        if (accept && expected !== null) await writeFile(expected_file, written);
        else if (expected !== null && !expected.equals(written))
            fail(`differs from ${name.replace(/\.json$/, ".expected.json")} ${first_difference(expected, written)}`);
        for (const [k, { body }] of reference[i].entries()) {
            if (body.length === 0) fail(`step ${k} of ${steps.length}: an empty response`);
        }
    }
    const requests = cases.reduce((sum, { steps }) => sum + steps.length, 0);
    const verdict = faulty.size === 0 ? "identical" : `${faulty.size} files with differences`;
    for (const fault of faults) log(fault);
    log(`parity: ${requests} requests, ${Object.keys(builds).length} builds, ${verdict}`);
    return { passed: cases.length - faulty.size, failed: faulty.size };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const { failed } = await compare({ accept: process.argv.includes("--accept") });
    process.exitCode = failed === 0 ? 0 : 1;
}

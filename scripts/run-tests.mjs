// SPDX-License-Identifier: MIT
// Builds and runs every test; scripts/test calls it after the set-up. Words on the command line choose stages.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { read_cases } from "../tests/operations/cases.mjs";
import { compare } from "../tests/operations/parity.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

/** Runs a program to its end; both its streams come back as one text. */
function run(program, words, { timeout = 600_000 } = {}) {
    return new Promise((resolve) => {
        const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
        let text = "";
        const keep = (part) => (text += part);
        child.stdout.setEncoding("utf8").on("data", keep);
        child.stderr.setEncoding("utf8").on("data", keep);
        const alarm = setTimeout(() => {
            text += `\n${program} was stopped after ${timeout / 1000} s\n`;
            child.kill("SIGKILL");
        }, timeout);
        const end = (code) => {
            clearTimeout(alarm);
            resolve({ ok: code === 0, text });
        };
        child.on("error", (error) => {
            text += error.message;
            end(-1);
        });
        child.on("close", end);
    });
}

async function files(folder, pattern) {
    if (!existsSync(folder)) return [];
    const names = await readdir(folder);
    return names.filter((name) => pattern.test(name)).sort().map((name) => join(folder, name));
}

async function count_headers(folder = "include") {
    const entries = await readdir(folder, { withFileTypes: true });
    const counts = entries.map((entry) =>
        entry.isDirectory() ? count_headers(join(folder, entry.name)) : Number(entry.name.endsWith(".hpp")));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

const configured = new Map();
let lanes_at_work = 0;

/** Configures a preset once, then builds targets of it as far as they go. */
async function build(preset, targets) {
    if (!configured.has(preset)) configured.set(preset, run("cmake", ["--preset", preset]));
    const setting = await configured.get(preset);
    if (!setting.ok) return setting;
    // Lanes share the cores, and with them the memory: a unit of the tests takes up to 3 GB.
    const to_the_end = ["-k", "0", "-j", String(Math.ceil(cpus().length / lanes_at_work))];
    const words = ["--build", "--preset", preset, "--target", ...targets, "--", ...to_the_end];
    return run("cmake", words, { timeout: 1_200_000 });
}

/** Code that must not compile: a test for each source. */
async function refusals(preset) {
    const { ok, text } = await build(preset, ["nineways_compile_fail"]);
    const failed = Math.min(refused, (text.match(/^FAILED: /gm) ?? []).length) || (ok ? 0 : 1);
    return { passed: refused - failed, failed, text };
}

/** Each header by itself; an error counts against the header that it stands in. */
async function headers_alone() {
    const { ok, text } = await build("asan", ["nineways_headers"]);
    const total = await count_headers();
    const faulty = new Set(text.match(/^\S+\.hpp(?=:\d+:\d+: (fatal )?error)/gm));
    const failed = Math.min(total, faulty.size) || (ok ? 0 : 1);
    return { passed: total - failed, failed, text };
}

function catch_counts({ ok, text }) {
    const all = text.match(/^All tests passed \(.* in (\d+) test cases?\)/m);
    if (all && ok) return { passed: Number(all[1]), failed: 0, text };
    const some = text.match(/^test cases: +\d+(?: \| +(\d+) passed)?(?: \| +(\d+) failed)?/m);
    const failed = Number(some?.[2] ?? 0);
    return { passed: Number(some?.[1] ?? 0), failed: failed || 1, text };
}

async function catch_tests(preset, program, words = []) {
    const built = await build(preset, ["nineways_tests"]);
    return built.ok ? catch_counts(await run(program, words)) : { passed: 0, failed: 1, text: built.text };
}

async function programs(preset, targets) {
    const { ok, text } = await build(preset, targets);
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, text };
}

async function linked_once(preset) {
    const built = await build(preset, ["nineways_odr"]);
    const { ok, text } = built.ok ? await run(`build/${preset}/tests/nineways_odr`, []) : built;
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, text };
}

async function node_tests(paths, limits = {}) {
    const { ok, text } = await run(process.execPath, ["--test", "--test-reporter=tap", ...paths], limits);
    const count = (what) => Number(text.match(new RegExp(`^# ${what} (\\d+)$`, "m"))?.[1] ?? 0);
    const failed = count("fail") + count("cancelled");
    return { passed: count("pass"), failed: failed || (ok ? 0 : 1), text };
}

async function parity() {
    const lines = [];
    try {
        const counts = await compare({ log: (line) => lines.push(line) });
        return { ...counts, text: lines.join("\n"), summary: lines.at(-1) };
    } catch (error) {
        return { passed: 0, failed: 1, text: [...lines, error.stack].join("\n") };
    }
}

/** Each reader on mutations of the request files: a fixed seed and a fixed number of runs. */
async function fuzz() {
    const runs = { fuzz_json: 50_000, fuzz_operations: 1_000 };
    const built = await build("fuzz", Object.keys(runs));
    if (!built.ok) return { passed: 0, failed: 1, text: built.text };
    const corpus = "build/fuzz/seeds";
    await rm(corpus, { recursive: true, force: true });
    const folders = { fuzz_json: `${corpus}/json`, fuzz_operations: `${corpus}/operations` };
    for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
    for (const { name, steps } of await read_cases("tests/operations")) {
        const { operation, request } = steps[0];
        await writeFile(join(folders.fuzz_json, name), request);
        await writeFile(join(folders.fuzz_operations, name), Buffer.concat([Buffer.from(`${operation}\n`), request]));
    }
    const results = await Promise.all(Object.entries(runs).map(([target, count]) => {
        const options = [`-runs=${count}`, "-seed=1", "-max_len=16384", "-timeout=20", "-rss_limit_mb=4096"];
        const kept = `-artifact_prefix=build/fuzz/${target}-`;
        return run(`build/fuzz/fuzz/${target}`, [...options, kept, folders[target]]);
    }));
    const failed = results.filter(({ ok }) => !ok);
    const text = failed.map((one) => one.text).join("\n");
    return { passed: results.length - failed.length, failed: failed.length, text };
}

async function site() {
    const tests = await files("site/tests", /\.test\.mjs$/);
    const others = await files("site/tests", /\.mjs$/);
    if (tests.length === 0 && others.length === 0 && !existsSync("site/src")) return { passed: 0, failed: 0, text: "" };
    if (tests.length === 0) return { passed: 0, failed: 1, text: "site/tests holds no file named *.test.mjs" };
    const types = ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "site"];
    // A folder of its own: the demo, which another lane runs, builds the site where users do.
    process.env.NINEWAYS_SITE = join(root, "build/site-tested");
    const checks = [await run("scripts/build-site", [process.env.NINEWAYS_SITE]), await run(process.execPath, types)].filter(({ ok }) => !ok);
    const tested = await node_tests(tests, { timeout: 2_400_000 });
    const text = [...checks, tested].map((one) => one.text).join("\n");
    return { passed: tested.passed, failed: tested.failed + checks.length, text };
}

const refused = (await files("tests/compile_fail", /\.cpp$/)).length;
const wasm_tests = ["tests/wasm/run_tests.mjs", "build/wasm/tests/nineways_tests.wasm"];
const house_tests = [...await files("tests/house", /\.test\.mjs$/), ...await files("tests/operations", /\.test\.mjs$/)];

// Headers are compiled alone by clang++ only: what a header fails to include, it fails to include for every compiler.
// What g++ warns of shows where every header is in one program.
//
// Stages of one lane run one after the other, because they share a build folder; two lanes run side by side, so that
// a link or a test run on one core leaves the other to a compiler.
const builds = [
    {
        "tests wasm": () => catch_tests("wasm", process.execPath, ["--no-warnings", ...wasm_tests]),
        "must not compile em++": () => refusals("wasm"),
        "build of programs wasm": () => programs("wasm", ["nineways_package", "nineways_faulty"]),
    },
    {
        "tests g++": () => catch_tests("dev", "build/dev/tests/nineways_tests"),
        "must not compile g++": () => refusals("dev"),
        "one definition g++": () => linked_once("dev"),
        "build of benchmarks g++": () => programs("dev", ["nineways_benchmarks"]),
    },
    {
        "tests clang++ with sanitizers": () => catch_tests("asan", "build/asan/tests/nineways_tests"),
        "headers alone clang++": headers_alone,
        "must not compile clang++": () => refusals("asan"),
        "one definition clang++": () => linked_once("asan"),
    },
    { "fuzz": fuzz },
    {
        "build of programs g++": () => programs("release", ["nineways_cli", "nineways_driver"]),
        "build of programs clang++": () => programs("release-clang", ["nineways_driver"]),
        "consumer": () => node_tests(["tests/consumer/consumer.test.mjs"]),
    },
];
const uses = [
    { "site": site },
    {
        "parity": parity,
        "loader": () => node_tests(["tests/wasm/loader.test.mjs"]),
        "house": () => node_tests(house_tests),
    },
];

const wanted = process.argv.slice(2);
const names = [...builds, ...uses].flatMap((lane) => Object.keys(lane));
const unknown = wanted.filter((word) => !names.some((name) => name.includes(word)));
if (unknown.length) {
    console.error(`test: no stage holds "${unknown[0]}" in its name; there are: ${names.join(", ")}`);
    process.exit(64);
}

let passed = 0;
let failed = 0;
const start = performance.now();

async function run_stage(name, stage) {
    const begin = performance.now();
    const result = await stage();
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    passed += result.passed;
    failed += result.failed;
    if (result.failed) console.log(`--- ${name}\n${result.text.trimEnd()}\n---`);
    if (result.summary) console.log(result.summary);
    console.log(`${name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s`);
}

async function run_lanes(lanes) {
    const is_wanted = ([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word));
    const waiting = lanes.map((lane) => Object.entries(lane).filter(is_wanted)).filter((lane) => lane.length > 0);
    const take_lanes = async () => {
        for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
            lanes_at_work += 1;
            for (const [name, stage] of lane) await run_stage(name, stage);
            lanes_at_work -= 1;
        }
    };
    await Promise.all([take_lanes(), take_lanes()]);
}

await run_lanes(builds);
await run_lanes(uses);
console.log(`all stages: ${((performance.now() - start) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

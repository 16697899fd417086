// SPDX-License-Identifier: MIT
// What the model costs in WebAssembly under Node: on structs, and as JSON in the shipped module.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { NinewaysError, all_operations, load } from "../build/wasm/package/nineways.js";
import { read_cases } from "../tests/operations/cases.mjs";

/** The least and the middle of the times that a function takes in `wanted` ms or a little more. */
function times_of(run, wanted) {
    const times = [];
    const end = performance.now() + wanted;
    do {
        const start = performance.now();
        run();
        times.push(performance.now() - start);
    } while (performance.now() < end);
    times.sort((a, b) => a - b);
    return { least: times[0], median: times[times.length >> 1] };
}

const structs = new URL("../build/wasm/wasm/nineways_structs.wasm", import.meta.url);
const nothing = new Proxy({}, { get: () => () => 0 });
const imports = { env: nothing, wasi_snapshot_preview1: nothing };
const { instance: { exports: model } } = await WebAssembly.instantiate(await readFile(structs), imports);
model._initialize?.();

console.log(`\nWebAssembly under Node ${process.version}: the model on structs, typical-city`);
console.log("part".padEnd(44) + "least ms".padStart(12) + "median ms".padStart(12));
for (const [name, part] of Object.entries(model)) {
    if (typeof part !== "function" || !/^(measure|evaluate|compare|fit|simulate|project)_/.test(name)) continue;
    times_of(part, 300);  // until it is compiled for speed
    const { least, median } = times_of(part, 1000);
    console.log(name.padEnd(44) + least.toFixed(3).padStart(12) + median.toFixed(3).padStart(12));
}

const nineways = await load(all_operations);
const answer = (operation, request) => {
    try {
        return nineways.runText(operation, request).length;
    } catch (error) {
        if (!(error instanceof NinewaysError)) throw error;
        return error.body.length;
    }
};

console.log("\nJSON in, JSON out: every request file");
console.log("request".padEnd(44) + "least ms".padStart(12) + "median ms".padStart(12) + "bytes".padStart(10));
for (const { name, steps } of await read_cases(fileURLToPath(new URL("../tests/operations", import.meta.url)))) {
    const { operation, request } = steps.at(-1);
    let bytes = 0;
    const { least, median } = times_of(() => (bytes = answer(operation, request)), 300);
    console.log(name.padEnd(44) + least.toFixed(3).padStart(12) + median.toFixed(3).padStart(12)
        + String(bytes).padStart(10));
}

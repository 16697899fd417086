// SPDX-License-Identifier: MIT
// What each request file costs in the WebAssembly module under Node: JSON in, JSON out.
import { fileURLToPath } from "node:url";
import { NinewaysError, load } from "../build/wasm/package/nineways.js";
import { read_cases } from "../tests/operations/cases.mjs";

const nineways = await load();
const answer = (operation, request) => {
    try {
        return nineways.runText(operation, request).length;
    } catch (error) {
        if (!(error instanceof NinewaysError)) throw error;
        return error.body.length;
    }
};

console.log(`\nWebAssembly under Node ${process.version}`);
console.log("request".padEnd(44) + "median ms".padStart(12) + "bytes".padStart(10));
for (const { name, steps } of await read_cases(fileURLToPath(new URL("../tests/operations", import.meta.url)))) {
    const { operation, request } = steps.at(-1);
    const times = [];
    let bytes = 0;
    const end = performance.now() + 300;
    do {
        const start = performance.now();
        bytes = answer(operation, request);
        times.push(performance.now() - start);
    } while (performance.now() < end);
    const median = times.sort((a, b) => a - b)[times.length >> 1];
    console.log(name.padEnd(44) + median.toFixed(3).padStart(12) + String(bytes).padStart(10));
}

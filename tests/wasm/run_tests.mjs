// SPDX-License-Identifier: MIT
// Runs a standalone module that has a main: node run_tests.mjs MODULE [WORDS...]
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [, , file, ...words] = process.argv;
const wasi = new WASI({ version: "preview1", args: [file, ...words], returnOnExit: true });
const { instance } = await WebAssembly.instantiate(await readFile(file), {
    wasi_snapshot_preview1: wasi.wasiImport,
    env: { emscripten_notify_memory_growth() {} },
});
process.exitCode = wasi.start(instance);

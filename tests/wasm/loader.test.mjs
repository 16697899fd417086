// SPDX-License-Identifier: MIT
// The loader on the real module, and on a module of the same ABI that traps, throws and exhausts memory on request.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const built = new URL("../../build/wasm/", import.meta.url);
const package_folder = new URL("package/", built);
const { all_operations, load, NinewaysError } = await import(new URL("nineways.js", package_folder));
const faulty_module = await WebAssembly.compile(await readFile(new URL("wasm/nineways_faulty.wasm", built)));

const kind_of = (action) => {
    try {
        action();
    } catch (error) {
        assert.ok(error instanceof NinewaysError, `not a NinewaysError: ${error?.stack}`);
        return error.kind;
    }
    return "no error";
};

test("the packed module answers with the version of its package", async () => {
    const { version } = JSON.parse(await readFile(new URL("package.json", package_folder), "utf8"));
    const nineways = await load();
    assert.equal(nineways.run("version").version, version);
});

test("address, path, bytes and compiled module load alike", async () => {
    const address = new URL("nineways.wasm", package_folder);
    const bytes = await readFile(address);
    const sources = [address, address.href, fileURLToPath(address), bytes, new Uint8Array(bytes).buffer,
        await WebAssembly.compile(bytes), new Response(bytes), new Blob([bytes])];
    const texts = await Promise.all(sources.map(async (source) => (await load(source)).runText("version", "{}")));
    assert.equal(new Set(texts).size, 1);
});

test("a refused request lists every fault, with the response exactly as written", async () => {
    const nineways = await load(faulty_module);
    assert.throws(() => nineways.run("no such name"), (error) => {
        assert.equal(error.kind, "invalid_input");
        assert.deepEqual(error.faults.map((fault) => fault.place), ["/operation", "/more"]);
        assert.deepEqual(JSON.parse(error.body).error.faults, error.faults);
        assert.match(error.message, /\/operation: found \?, expected a name; name one/);
        return true;
    });
});

test("a request that is no text, or that JSON cannot hold, is refused as bad input", async () => {
    const nineways = await load(faulty_module);
    const loop = {};
    loop.loop = loop;
    for (const call of [() => nineways.runText("echo"), () => nineways.runText("echo", null),
        () => nineways.runText("echo", {}), () => nineways.run("echo", { money: 5n }), () => nineways.run("echo", loop),
        () => nineways.run("echo", () => 0)]) {
        assert.throws(call, (error) => {
            assert.equal(error.kind, "invalid_input");
            assert.equal(error.faults.length, 1);
            assert.match(error.message, /^the request: found .+, expected .+; give /);
            return true;
        });
    }
    assert.equal(nineways.runText("echo", "{}"), "{}");
});

test("text passes both ways byte for byte", async () => {
    const nineways = await load(faulty_module);
    const text = '{"name":"Peñasco 学区 \u{1f3eb}", "bom":"\ufeff", "small":4.9406564584124654e-324, "zero":-0.0}';
    assert.equal(nineways.runText("echo", text), text);
    assert.equal(nineways.runText("echo", "\ufeff{}"), "\ufeff{}");
    assert.equal(nineways.runText("echo", new TextEncoder().encode(text)), text);
    assert.equal(nineways.runText("echo", ""), "");
    assert.deepEqual(nineways.run("echo", { a: [1, "é"] }), { a: [1, "é"] });
});

for (const way of ["trap", "throw", "terminate", "descend", "broken text"]) {
    test(`after "${way}" the next call works, on a fresh instance`, async () => {
        const nineways = await load(faulty_module);
        assert.equal(nineways.runText("calls", "{}"), "1");
        assert.equal(nineways.runText("calls", "{}"), "2");
        assert.equal(kind_of(() => nineways.runText(way, "{}")), "trap");
        assert.equal(nineways.runText("calls", "{}"), "1");
    });
}

test("a refusal keeps the instance and what it has loaded", async () => {
    const nineways = await load(faulty_module);
    assert.equal(kind_of(() => nineways.run("no such name")), "invalid_input");
    assert.equal(nineways.runText("calls", "{}"), "2");
});

test("running out of memory is an error, and the next call works", async () => {
    const nineways = await load(faulty_module);
    assert.equal(kind_of(() => nineways.runText("exhaust", "{}")), "out_of_memory");
    assert.equal(nineways.runText("calls", "{}"), "1");
});

test("a request over 128 MB is refused before it is copied", async () => {
    const nineways = await load(faulty_module);
    assert.equal(kind_of(() => nineways.runText("echo", new Uint8Array(128 * 1024 * 1024 + 1))), "invalid_input");
    assert.equal(nineways.runText("calls", "{}"), "1");
});

test("a large request grows the memory in few steps", async () => {
    const nineways = await load(faulty_module);
    const text = "é".repeat(24 * 1024 * 1024);
    const start = performance.now();
    assert.equal(nineways.runText("echo", text).length, text.length);
    assert.ok(performance.now() - start < 10_000, "took longer than 10 s");
});

test("a file that is not there, or is no module, is an error and not a hang", async () => {
    await assert.rejects(load(new URL("missing.wasm", package_folder)), { code: "ENOENT" });
    await assert.rejects(load(new Uint8Array([1, 2, 3])), WebAssembly.CompileError);
});

test("the module for pages answers as the one with every operation does", async () => {
    const [page, whole] = await Promise.all([load(), load(all_operations)]);
    for (const [operation, request] of [
        ["compare", '{"district": "typical-rural", "new_money": 600000}'],
        ["compare", '{"district": "typical-city", "new_money": -5000000, "situation": "cut"}'],
        ["districts", "{}"],
    ]) assert.equal(page.runText(operation, request), whole.runText(operation, request), operation);
});

test("the module for pages says where documents and sets of days are read", async () => {
    const page = await load();
    for (const [place, request] of [
        ["/district", { district: {}, new_money: 0 }],
        ["/assumptions", { district: "typical-rural", new_money: 0, assumptions: { fidelity: 0.7 } }],
        ["/detail", { district: "typical-rural", new_money: 0, detail: "full" }],
        ["/day_designs", { district: "typical-rural", day_designs: {}, new_money: 0 }],
    ]) {
        assert.throws(() => page.run("compare", request), ({ faults }) => {
            assert.deepEqual(faults.map((fault) => fault.place), [place]);
            assert.match(faults[0].mend, /nineways-all\.wasm/);
            return true;
        });
    }
});

test("the package that npm packs is complete and works where it is unpacked", async () => {
    const folder = await mkdtemp(join(tmpdir(), "nineways-package-"));
    try {
        const words = ["pack", "--silent", "--pack-destination", folder, fileURLToPath(package_folder)];
        const packed = execFileSync("npm", words, { encoding: "utf8" }).trim().split("\n").at(-1);
        execFileSync("tar", ["-xzf", join(folder, packed), "-C", folder]);
        const files = (await readdir(join(folder, "package"))).sort();
        assert.deepEqual(files, ["LICENSE", "nineways-all.wasm", "nineways.d.ts", "nineways.js", "nineways.wasm",
            "package.json"]);
        const unpacked = await import(pathToFileURL(join(folder, "package/nineways.js")).href);
        assert.ok((await unpacked.load()).run("version").version);
    } finally {
        await rm(folder, { recursive: true });
    }
});

test("the module is at most 120 kB gzipped", async () => {
    const size = gzipSync(await readFile(new URL("nineways.wasm", package_folder)), { level: 9 }).length;
    assert.ok(size <= 120_000, `${size} bytes`);
});

test("the module runs where making code from text is forbidden", () => {
    const program = `const { load } = await import(${JSON.stringify(new URL("nineways.js", package_folder).href)});
        console.log((await load()).runText("version", "{}"))`;
    const flags = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval", program];
    const run = spawnSync(process.execPath, flags, { encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    assert.ok(JSON.parse(run.stdout).version);
});

test("the module asks for nothing but what the loader gives", async () => {
    const module = await WebAssembly.compile(await readFile(new URL("nineways.wasm", package_folder)));
    const asked = WebAssembly.Module.imports(module).map(({ module: from, name }) => `${from}.${name}`);
    const given = /^(env\.emscripten_notify_memory_growth|wasi_snapshot_preview1\.(proc_exit|fd_\w+|environ_\w+))$/;
    assert.deepEqual(asked.filter((name) => !given.test(name)), []);
});

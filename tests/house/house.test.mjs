// SPDX-License-Identifier: MIT
// What holds the tree together: one version, a clean lock file, the form of a header.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = (path) => readFile(join(root, path), "utf8");

async function files_under(folder, pattern) {
    const found = [];
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) found.push(...await files_under(path, pattern));
        else if (pattern.test(entry.name)) found.push(path);
    }
    return found.sort();
}

test("the packages have the version of the header", async () => {
    const [, version] = (await text("include/nineways/version.hpp")).match(/version = "([0-9.]+)"/);
    for (const path of ["wasm/package.json", "package.json", "package-lock.json"])
        assert.equal(JSON.parse(await text(path)).version, version, path);
});

test("npm packages are pinned, and the lock file names no host", async () => {
    const { devDependencies, dependencies } = JSON.parse(await text("package.json"));
    assert.equal(dependencies, undefined);
    for (const [name, range] of Object.entries(devDependencies)) assert.match(range, /^\d+\.\d+\.\d+$/, name);
    const { packages } = JSON.parse(await text("package-lock.json"));
    for (const [name, { resolved, integrity }] of Object.entries(packages)) {
        assert.equal(resolved, undefined, name);
        assert.ok(name === "" || integrity?.startsWith("sha512-"), name);
    }
});

test("every header has its licence line, its guard and full-path includes", async () => {
    const faults = [];
    for (const path of await files_under("include", /\.hpp$/)) {
        const lines = (await text(path)).split("\n");
        if (lines[0] !== "// SPDX-License-Identifier: MIT") faults.push(`${path}:1: no SPDX line`);
        if (lines[1] !== "#pragma once") faults.push(`${path}:2: no #pragma once`);
        for (const [i, line] of lines.entries()) {
            if (line.length > 120) faults.push(`${path}:${i + 1}: longer than 120`);
            if (/^#include/.test(line) && !/^#include <([a-z_]+|nineways\/[a-z0-9_/]+\.hpp)>( *\/\/.*)?$/.test(line))
                faults.push(`${path}:${i + 1}: not a full-path include of ours or of the C++ standard library`);
            if (/\b(TODO|FIXME|XXX)\b/.test(line)) faults.push(`${path}:${i + 1}: unfinished`);
        }
        if (!path.startsWith("include/nineways/io/") && lines.some((line) => line.startsWith("#include <nineways/io/")))
            faults.push(`${path}: the core includes input and output`);
    }
    assert.deepEqual(faults, []);
});

/** Names of the standard library and the header that holds each, where a header must not rely on another's includes. */
const standard_names = {
    algorithm: ["sort", "stable_sort", "sort_heap", "make_heap", "min", "max", "clamp", "find", "find_if", "any_of",
        "all_of",
        "none_of", "lower_bound", "upper_bound", "copy", "fill", "max_element", "min_element", "replace", "reverse",
        "rotate", "unique", "count", "count_if", "equal"],
    array: ["array", "to_array"],
    bit: ["endian", "rotr", "rotl", "popcount", "countl_zero", "countr_zero"],
    cmath: ["floor", "ceil", "isfinite", "isnan", "fabs", "trunc", "sqrt"],
    compare: ["partial_ordering", "strong_ordering"],
    concepts: ["same_as", "convertible_to", "invocable", "integral", "floating_point"],
    cstddef: ["size_t", "ptrdiff_t", "byte", "nullptr_t"],
    cstdint: ["uint8_t", "uint16_t", "uint32_t", "uint64_t", "int8_t", "int16_t", "int32_t", "int64_t"],
    cstring: ["memcpy", "memcmp", "memset"],
    deque: ["deque"],
    exception: ["exception"],
    forward_list: ["forward_list"],
    functional: ["function", "hash", "less", "greater"],
    initializer_list: ["initializer_list"],
    limits: ["numeric_limits"],
    map: ["map"],
    memory: ["unique_ptr", "shared_ptr", "make_unique"],
    new: ["bad_alloc"],
    numeric: ["accumulate", "iota", "gcd", "lcm"],
    optional: ["optional", "nullopt"],
    set: ["set"],
    span: ["span"],
    string: ["string", "to_string"],
    string_view: ["string_view", "string_view_literals"],
    tuple: ["tuple", "tie", "tuple_size"],
    type_traits: ["is_same_v", "decay_t", "remove_cv_t", "remove_cvref_t", "conditional_t", "is_enum_v",
        "underlying_type_t"],
    utility: ["move", "pair", "swap", "exchange", "forward", "index_sequence", "make_index_sequence", "cmp_less"],
    variant: ["variant", "visit", "get_if", "monostate"],
    vector: ["vector"],
};

// That a header compiles alone is seen with the standard library precompiled, and one header of it brings others along
// by chance: both hide what is missing here.
test("every header includes what it names of the standard library", async () => {
    const faults = [];
    const known = new Set(Object.values(standard_names).flat());
    for (const path of await files_under("include", /\.hpp$/)) {
        const code = (await text(path)).replace(/\/\/.*$/gm, "").replace(/"(\\.|[^"\\])*"/g, "");
        for (const [header, names] of Object.entries(standard_names)) {
            if (code.includes(`#include <${header}>`)) continue;
            const used = names.find((name) => new RegExp(`\\bstd::${name}\\b`).test(code));
            if (used) faults.push(`${path}: std::${used} without #include <${header}>`);
        }
        for (const [, name] of code.matchAll(/\bstd::([a-z_0-9]+)/g)) {
            if (!known.has(name) && name !== "abs") faults.push(`${path}: std::${name} is not in the list of this test`);
        }
    }
    assert.deepEqual(faults, []);
});

async function own_includes(path) {
    return [...(await text(path)).matchAll(/^#include <(nineways\/[^>]+)>/gm)].map(([, included]) => included);
}

test("the umbrella includes every header of the core and nothing else", async () => {
    const umbrella = "include/nineways/nineways.hpp";
    const included = await own_includes(umbrella);
    const core = (await files_under("include", /\.hpp$/))
        .map((path) => relative("include", path))
        .filter((path) => !/^nineways\/(io|detail)\//.test(path) && path !== "nineways/nineways.hpp");
    const reached = new Set();
    const visit = async (path) => {
        if (reached.has(path)) return;
        reached.add(path);
        for (const next of await own_includes(`include/${path}`)) await visit(next);
    };
    for (const path of included) await visit(path);
    assert.deepEqual(core.filter((path) => !reached.has(path)), []);
    assert.deepEqual(included.filter((path) => /^nineways\/(io|detail)\//.test(path)), []);
});

test("the C ABI stays under 100 lines", async () => {
    assert.ok((await text("wasm/abi.cpp")).split("\n").length <= 100);
});

test("the loader's types are sound and describe what it exports", async () => {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom"];
    const words = [tsc, ...options, join(root, "tests/wasm/use_of_types.ts")];
    const run = spawnSync(process.execPath, words, { encoding: "utf8" });
    assert.equal(run.status, 0, run.stdout);
});

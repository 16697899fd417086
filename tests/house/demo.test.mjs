// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const demo = (...words) => spawnSync(join(root, "scripts/demo"), words, { encoding: "utf8", timeout: 300_000 });

test("wrong words end the demo with 64 before anything is done", () => {
    const wrong = [["--prot", "80"], ["--port"], ["--port", "0"], ["--port", "65536"], ["--port", "http"], ["x"]];
    for (const words of wrong) {
        const { status, stdout, stderr } = demo(...words);
        assert.equal(status, 64, words.join(" "));
        assert.equal(stdout, "");
        assert.match(stderr, /usage: scripts\/demo/);
    }
});

test("the demo compares the typical city and builds the site", () => {
    const { status, stdout, stderr } = demo("--no-serve");
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /\$12[.,]2/);
    for (const name of ["index.html", "main.js", "nineways.wasm"])
        assert.ok(existsSync(join(root, "build/site", name)), name);
});

// SPDX-License-Identifier: MIT
// The library as other people's builds meet it: installed into a clean prefix, or taken in as a folder.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = join(root, "tests/consumer");

function run(...words) {
    return execFileSync(words[0], words.slice(1), { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

async function build_and_run(compiler, programs, ...options) {
    const folder = await mkdtemp(join(tmpdir(), "nineways-consumer-"));
    try {
        run("cmake", "-S", here, "-B", folder, "-G", "Ninja", `-DCMAKE_CXX_COMPILER=${compiler}`, ...options);
        run("cmake", "--build", folder, "-j", "2", "--target", ...programs);
        assert.match(run(join(folder, "consumer")), /^\d+\.\d+\.\d+ 25 0\n$/);
        if (programs.includes("consumer_of_io")) assert.ok(JSON.parse(run(join(folder, "consumer_of_io"))).version);
    } finally {
        await rm(folder, { recursive: true });
    }
}

test("installed into a clean prefix and found by find_package", async () => {
    const prefix = await mkdtemp(join(tmpdir(), "nineways-prefix-"));
    try {
        run("cmake", "--install", join(root, "build/dev"), "--component", "headers", "--prefix", prefix);
        assert.ok(existsSync(join(prefix, "include/nineways/version.hpp")));
        assert.ok(!existsSync(join(prefix, "bin")));
        const both = ["consumer", "consumer_of_io"];
        await build_and_run("g++", both, `-DCMAKE_PREFIX_PATH=${prefix}`);
        await build_and_run("clang++", both, `-DCMAKE_PREFIX_PATH=${prefix}`, "-DCMAKE_CXX_FLAGS=-march=haswell");
    } finally {
        await rm(prefix, { recursive: true });
    }
});

// The headers are those of the other test; what differs is how they are found.
test("taken in by add_subdirectory, without tests, tools or warnings of ours", async () => {
    await build_and_run("g++", ["consumer"], `-DNINEWAYS_SOURCE=${root}`);
});

test("the lines of examples/install.sh build the example, which prints what the README says", async () => {
    const folder = await mkdtemp(join(tmpdir(), "nineways-example-"));
    try {
        await symlink(root, join(folder, "nineways"));
        const said = execFileSync("bash", ["-e", "nineways/examples/install.sh"], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
        assert.ok(said.endsWith(await readFile(join(root, "examples/compare.txt"), "utf8")), said);
    } finally {
        await rm(folder, { recursive: true });
    }
});

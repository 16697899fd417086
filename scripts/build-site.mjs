// SPDX-License-Identifier: MIT
// Puts the site together in build/site: pages and styles as they are, site/src bundled, the module and its loader.
import { build } from "esbuild";
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = join(root, "site");
const out = join(root, "build/site");
const package_folder = join(root, "build/wasm/package");
const copied = /\.(html|css|svg|png|ico|json|webmanifest|txt)$/;
/** Gzipped bytes that a page may cost. */
const budgets = { script: 40_000, wasm: 120_000 };

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
for (const name of await readdir(site)) {
    if (copied.test(name) && !/^(tsconfig|package)/.test(name)) await cp(join(site, name), join(out, name));
}
for (const name of ["nineways.js", "nineways.wasm"]) await cp(join(package_folder, name), join(out, name));

const sources = (await readdir(join(site, "src"))).filter((name) => /^main\.(ts|js)$/.test(name));
if (sources.length !== 1) throw new Error("site/src must hold one main.ts");
await build({
    entryPoints: [join(site, "src", sources[0])],
    outfile: join(out, "main.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    sourcemap: "linked",
    legalComments: "none",
    logLevel: "warning",
});

const gzipped = async (name) => gzipSync(await readFile(join(out, name)), { level: 9 }).length;
const sizes = { script: await gzipped("main.js"), wasm: await gzipped("nineways.wasm") };
let over = false;
for (const [what, size] of Object.entries(sizes)) {
    console.log(`${what}: ${size} bytes gzipped of ${budgets[what]}`);
    over ||= size > budgets[what];
}
if (over) throw new Error("over the byte budget");

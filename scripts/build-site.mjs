// SPDX-License-Identifier: MIT
// Puts the site together in build/site: pages and styles, site/src bundled with the loader, the modules, the levers in
// words, pages printed from the module, docs/ as pages, the example for browsers. The API reference is made by
// scripts/build-api.mjs. Words on the command line: [PACKAGE FOLDER] [OUT FOLDER].
import { build } from "esbuild";
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { advocates_page } from "../site/advocates_page.mjs";
import { loaded_catalogs, one_catalog, read_catalogs } from "../site/catalogs.mjs";
import { developers_page } from "../site/developers_page.mjs";
import { document_pages } from "../site/document_pages.mjs";
import { with_places } from "../site/markup.mjs";
import { method_page } from "../site/method_page.mjs";
import { old_ways_page } from "../site/old_ways_page.mjs";
import { put_shell } from "../site/shell.mjs";
import { spanish_pages, spanish_page, spoken, with_other_language } from "../site/translate.mjs";
import { build_embed } from "./build-embed.mjs";
import { whole_style } from "./styles.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = join(root, "site");
const package_folder = process.argv[2] ?? join(root, "build/wasm/package");
const out = process.argv[3] ?? join(root, "build/site");
const copied = /\.(html|svg|png|ico|webmanifest|txt)$/;
/** Gzipped bytes that a page may cost: its script, the module, and everything that it loads. */
const budgets = { script: 40_000, wasm: 120_000, page: 200_000, "page in Spanish": 200_000 };

/** The texts of a folder of the project, by name. */
async function texts_in(folder, pattern) {
    const names = (await readdir(join(root, folder))).filter((name) => pattern.test(name)).sort();
    return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(root, folder, name), "utf8")])));
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
for (const name of await readdir(site)) {
    if (copied.test(name)) await cp(join(site, name), join(out, name));
}
for (const name of ["style.css", "embed.css"]) {
    await writeFile(join(out, name), await whole_style(join(site, name)));
}
for (const name of ["nineways.js", "nineways.wasm", "nineways-all.wasm"]) await cp(join(package_folder, name), join(out, name));

const { metafile } = await build({
    metafile: true,
    entryPoints: ["main", "worker"].map((name) => join(site, `src/${name}.ts`)),
    outdir: out,
    splitting: true,
    chunkNames: "chunk-[hash]",
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    sourcemap: "linked",
    legalComments: "none",
    logLevel: "warning",
});

const { load } = await import(pathToFileURL(join(package_folder, "nineways.js")).href);
const model = await load(await readFile(join(package_folder, "nineways-all.wasm")));
const { version } = model.run("version");
const examples = await texts_in("examples", /\.(cpp|mjs|js|html|sh|txt)$/);
const embed = await build_embed({ site, package_folder, out, model });
/** Pages whose figures and listings are filled in, from their templates; in Spanish by what `t` gives for the English. */
const printed = {
    "embed.html": embed.page,
    "advocates.html": (template, t) => advocates_page(template, model, t),
    "method.html": (template) => method_page(template, model),
    "old-ways.html": (template) => old_ways_page(template, model),
    "developers.html": (template) => developers_page(template, examples, model),
};
const catalogs = await read_catalogs();
const spanish = one_catalog(catalogs);
await mkdir(join(out, "es"));
for (const name of (await readdir(site)).filter((name) => name.endsWith(".html"))) {
    const html = await readFile(join(site, name), "utf8");
    const print = (template, t) => printed[name]?.(template, t) ?? template;
    const english = put_shell(print(html, with_places), name, version);
    const in_spanish = spanish_pages.includes(name);
    await writeFile(join(out, name), in_spanish ? with_other_language(english, name) : english);
    if (!in_spanish) continue;
    const t = spoken(name, spanish);
    const page = print(spanish_page(put_shell(html, name, "{version}"), name, t), t);
    await writeFile(join(out, "es", name), page.replaceAll("{version}", version));
}
for (const name of loaded_catalogs) await writeFile(join(out, name), JSON.stringify(catalogs.get(name)));
await mkdir(join(out, "docs"));
for (const [name, html] of document_pages(await texts_in("docs", /\.md$/), model))
    await writeFile(join(out, "docs", name), put_shell(html, `docs/${name}`, version, "../"));
for (const name of ["example.html", "example.js"]) await writeFile(join(out, name), examples.get(name));

const { assumptions } = model.run("assumptions");
const effects = assumptions.filter(({ grade }) => grade !== undefined).map(({ id, title, source }) => [id, { title, source }]);
const start = {
    version: model.run("version").version,
    whole_size: (await stat(join(out, "nineways-all.wasm"))).size,
    ...model.run("districts"),
    ...model.run("levers"),
    effects: Object.fromEntries(effects),
};
await writeFile(join(out, "words.json"), JSON.stringify(start));

const gzipped = async (name) => gzipSync(await readFile(join(out, name)), { level: 9 }).length;
/** What a script loads before it runs, itself among it; what is loaded on demand is not. */
function loaded_with(name, found = new Set()) {
    if (found.has(name)) return found;
    found.add(name);
    const key = Object.keys(metafile.outputs).find((one) => basename(one) === name);
    for (const { path, kind } of metafile.outputs[key].imports) {
        if (kind === "import-statement") loaded_with(basename(path), found);
    }
    return found;
}
let script = 0;
for (const name of new Set([...loaded_with("main.js"), ...loaded_with("worker.js")])) script += await gzipped(name);
const wasm = await gzipped("nineways.wasm");
let page = script + wasm;
for (const name of ["index.html", "style.css", "icon.svg", "words.json"]) page += await gzipped(name);
let spanish_size = page - await gzipped("index.html");
Object.assign(budgets, embed.budgets);
let over = false;
for (const name of ["es/index.html", "es.json"]) spanish_size += await gzipped(name);
for (const [what, size] of Object.entries({ script, wasm, page, "page in Spanish": spanish_size, ...embed.sizes })) {
    console.log(`${what}: ${size} bytes gzipped of ${budgets[what]}`);
    over ||= size > budgets[what];
}
if (over) throw new Error("over the byte budget");

// SPDX-License-Identifier: MIT
// The pages beside the calculator: whether everyone can read them, where their links lead, and whether what they say
// of the model is so.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { load_module, root, start } from "./browser.mjs";
import { broken_links, site_files } from "./site_files.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const main_pages = ["method.html", "old-ways.html", "developers.html", "advocates.html", "accessibility.html",
    "es/advocates.html", "es/accessibility.html"];
const others = ["docs/index.html", "docs/equity.html", "example.html", "api/index.html", "api/compare_8hpp.html",
    "api/structnineways_1_1district.html"];
const long_pages = ["docs/model.html", "docs/operations.html", "docs/levers.html", "docs/formulas.html", "docs/evidence.html", "api/files.html",
    "api/annotated.html", "api/namespacenineways.html"];
let site;
let files;
let model;
before(async () => {
    site = await start();
    files = await site_files();
    model = await load_module();
});
after(() => site.close());

for (const colorScheme of ["light", "dark"]) {
    // The method page is long, and access.test.mjs has it.
    test(`axe finds nothing on any kind of page, ${colorScheme}`, async () => {
        const { page, context } = await site.open("accessibility.html", { colorScheme });
        for (const path of [...main_pages.slice(1), ...others]) {
            await page.goto(site.address + path);
            await page.evaluate(axe);
            const found = await page.evaluate(() => window.axe.run(document, {
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            }));
            assert.deepEqual(found.violations.flatMap(({ id, nodes }) =>
                nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`)), [], path);
        }
        await context.close();
    });
}

test("every link inside the site arrives, at its place", () => {
    assert.ok(files.size > 300, `${files.size} files`);
    assert.deepEqual(broken_links(files), []);
});

test("a link that leads nowhere is found", () => {
    const pages = new Map([["a/b.html", '<a href="../c.html#here">'], ["c.html", '<p id="here"><a href="a/d.html">'], ["d.txt", null]]);
    assert.deepEqual(broken_links(pages), ["c.html: a/d.html"]);
    pages.set("c.html", '<p id="there"><a href="a/b.html">');
    assert.deepEqual(broken_links(pages), ["a/b.html: ../c.html#here"]);
});

test("every page has the same way to the others, and says where it is", () => {
    const titles = ["Compare", "Method and sources", "Where the evidence favors the old ways", "For developers", "For advocates",
        "Embed", "Accessibility"];
    for (const [path, text] of files) {
        if (text === null || path === "example.html" || /^(es|embed)\//.test(path)) continue;
        for (const part of ["header", "footer"]) {
            const [inner] = text.match(new RegExp(`<${part}>[\\s\\S]*?</${part}>`)) ?? [""];
            const links = [...inner.matchAll(/<a href="[^"]*"( aria-current="page")?>([^<]*)<\/a>/g)].filter(([, , title]) => title !== "nineways");
            assert.deepEqual(links.map(([, , title]) => title), titles, `${path} ${part}`);
            const here = links.filter(([, current]) => current).length;
            assert.equal(here, /^(docs|api)\//.test(path) ? 0 : 1, `${path} ${part}`);
        }
        assert.equal(text.match(/<span id="version">([^<]*)<\/span>/)?.[1], model.run("version").version, path);
        assert.doesNotMatch(text, /<!-- (header|footer) -->/, path);
        if (main_pages.includes(path)) assert.doesNotMatch(text, /\{\{|undefined|NaN/, path);
    }
});

test("no page asks anyone else for anything, and no policy is broken", async () => {
    for (const path of [...main_pages, ...others]) {
        const { context, requests, complaints } = await site.open(path);
        assert.deepEqual(requests.filter((address) => !address.startsWith(site.address)), [], path);
        assert.deepEqual(complaints, [], path);
        await context.close();
    }
    for (const [path, text] of files) {
        if (text === null) continue;
        assert.doesNotMatch(text, /<(?:link|script|img|iframe)\b[^>]*(?:href|src)="(?:https?:)?\/\//, path);
        if (path.startsWith("api/")) assert.doesNotMatch(text, /<script|<iframe| style="| on[a-z]+="/, path);
    }
});

test("nothing scrolls sideways at 320 pixels", async () => {
    const { page, context } = await site.open("accessibility.html", { viewport: { width: 320, height: 640 } });
    for (const path of [...main_pages, ...others, ...long_pages]) {
        await page.goto(site.address + path);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, path);
    }
    await context.close();
});

test("on paper the text is there, and what cannot be used on paper is not", async () => {
    const { page, context } = await site.open("accessibility.html", { viewport: { width: 720, height: 900 } });
    await page.emulateMedia({ media: "print" });
    for (const path of main_pages) {
        await page.goto(site.address + path);
        assert.deepEqual(await page.$$eval("nav, .skip", (all) => all.filter((one) => one.getClientRects().length > 0).length), 0, path);
        const wide = await page.$$eval("main *", (all) => all.filter((one) =>
            one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 100)));
        assert.deepEqual(wide, [], path);
        assert.ok((await page.$eval("main", (one) => one.innerText)).length > 1500, path);
    }
    await context.close();
});

test("documents stand as they were written: no mark is left over, no heading is lost", async () => {
    for (const [path, text] of files) {
        if (!path.startsWith("docs/") || path === "docs/index.html") continue;
        const words = text.replace(/[\s\S]*<main/, "").replace(/<pre>[\s\S]*?<\/pre>|<code>[\s\S]*?<\/code>/g, "").replace(/<[^>]+>/g, "");
        assert.doesNotMatch(words, /\*\*|\]\(|^#+ |^\| |\u0000|`/m, path);
        const source = (await readFile(join(root, path.replace(/html$/, "md")), "utf8")).replace(/^```[\s\S]*?^```/gm, "");
        assert.equal((text.match(/<h[1-4][ >]/g) ?? []).length, source.match(/^#{1,4} /gm).length, path);
        const rows = (source.match(/^\|/gm) ?? []).length - (source.match(/^\|[-|: ]+\|$/gm) ?? []).length;
        assert.equal((text.match(/<tr>/g) ?? []).length, rows, path);
    }
});

test("words of a document that name an assumption lead to it", () => {
    const { assumptions } = model.run("assumptions");
    const text = files.get("docs/model.html");
    const named = [...text.matchAll(/<a href="\.\.\/method\.html#(\w+)"><em>(\w+)<\/em><\/a>/g)];
    assert.ok(named.length > 50);
    const ids = new Set(assumptions.map(({ id }) => id));
    for (const [, id, words] of named) assert.ok(id === words && ids.has(id), id);
});

test("the method page explains each part, with the model's figures", async () => {
    const { page, context } = await site.open("method.html");
    const headings = await page.$$eval("h2", (all) => all.map((one) => one.id));
    assert.deepEqual(await page.$$eval("nav.index a", (all) => all.map((one) => one.hash.slice(1))), headings);
    const section = (id) => page.evaluate((id) => {
        let text = "";
        for (let at = document.getElementById(id).nextElementSibling; at && at.tagName !== "H2"; at = at.nextElementSibling) text += at.innerText;
        return text;
    }, id);
    const { assumptions } = model.run("assumptions");
    assert.ok((await section("ranges")).includes(`The ${assumptions.length} assumptions`));
    const judged = assumptions.filter(({ status }) => status === "judgement").length;
    assert.ok((await section("ranges")).includes(`${judged} judgment`));
    const drawn = model.run("simulate", { district: "typical-city", situation: "gain" });
    assert.ok((await section("draws")).includes(`${drawn.draws.toLocaleString("en-US")} times`));
    assert.ok((await section("draws")).includes(`the middle ${drawn.interval * 100}% of the draws`));
    const { horizon } = model.run("project", { district: "typical-city", situation: "gain" });
    assert.ok((await section("years")).includes(`for ${horizon} years`));
    await context.close();
});

for (const name of ["old-ways", "advocates"]) {
    test(`the template of ${name} has no figure that was typed by hand`, async () => {
        const template = await readFile(join(root, `site/${name}.html`), "utf8");
        const words = template.replace(/[\s\S]*<main[^>]*>/, "").replace(/<[^>]+>|\{\{[^}]+\}\}/g, " ");
        assert.deepEqual(words.match(/\d+/g), null);
    });
}

test("the sentence that shows how to quote has the model's figures", () => {
    const { a, b } = model.run("compare", { district: "typical-city", new_money: 12_200_000 });
    const said = (value) => (Math.round(value * 10) / 10).toFixed(1).replace(/^-/, "\u2212").replace(/^(?=[1-9]|0\.[1-9])/, "+");
    const text = files.get("advocates.html").match(/<blockquote>([\s\S]*?)<\/blockquote>/)[1];
    for (const { low, central, high } of [a.learning.after_four_years, b.learning.after_four_years, a.learning.benchmark])
        assert.ok(text.includes(`${said(central)} (${said(low)} to ${said(high)})`), text);
    assert.ok(text.includes("$12,200,000") && text.includes(model.run("version").version));
});

test("listings of the developers' page are the files that are built and run, and so is the README", async () => {
    const readme = await readFile(join(root, "README.md"), "utf8");
    const decoded = files.get("developers.html").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
    for (const name of ["compare.cpp", "compare.txt", "compare.mjs", "install.sh", "install_node.sh", "example.html", "example.js"]) {
        const text = (await readFile(join(root, "examples", name), "utf8")).replace(/^.*SPDX.*\n/m, "").trimEnd();
        assert.ok(decoded.includes(`<pre><code>${text}</code></pre>`), name);
        if (/\.(cpp|mjs)$/.test(name)) assert.ok(readme.includes(`\n${text}\n\`\`\``), `README.md has another ${name}`);
        if (name === "compare.txt") assert.ok(readme.includes(text.replace(/^/gm, "    ")), `README.md has another ${name}`);
    }
});

test("the developers' page lists every operation", async () => {
    const sections = [...(await readFile(join(root, "docs/operations.md"), "utf8")).matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
    const listed = [...files.get("developers.html").matchAll(/<a href="docs\/operations\.html#(\w+)"><code>\1<\/code>/g)].map(([, name]) => name);
    assert.deepEqual([...listed, "Faults"].sort(), sections.sort());
});

test("the example for Node runs where the package is installed", async () => {
    const place = await mkdtemp(join(tmpdir(), "nineways-node-"));
    try {
        await mkdir(join(place, "nineways/build/wasm"), { recursive: true });
        await cp(join(root, "examples"), join(place, "nineways/examples"), { recursive: true });
        await cp(join(root, "build/wasm/package"), join(place, "nineways/build/wasm/package"), { recursive: true });
        const [built, ...lines] = (await readFile(join(root, "examples/install_node.sh"), "utf8")).trimEnd().split("\n").slice(1);
        assert.equal(built, "nineways/scripts/build-site"); // which has made the package
        const said = execFileSync("bash", ["-ec", lines.join("\n")], { cwd: place, encoding: "utf8", env: { ...process.env, npm_config_offline: "true" } });
        const { a, b } = model.run("compare", { district: "typical-city", new_money: 12_200_000 });
        const expected = [a, b].map(({ title, learning: { after_four_years: { low, central, high } } }) => [title, low, central, high].join(" "));
        assert.deepEqual(said.trimEnd().split("\n").slice(-2), expected);
    } finally {
        await rm(place, { recursive: true, force: true });
    }
});

test("the example for browsers runs under the policy of the site, with the model's figures", async () => {
    const { page, context, complaints } = await site.open("example.html");
    await page.waitForSelector("body.ready");
    const { a, b } = model.run("compare", { district: "typical-city", new_money: 12_200_000 });
    assert.deepEqual(await page.$$eval("li", (all) => all.map((one) => one.textContent)), [a, b].map(({ title, learning }) => {
        const { low, central, high } = learning.after_four_years;
        return `${title}: ${central.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
    }));
    assert.deepEqual(complaints, []);
    await context.close();
});

test("the example for browsers says what is wrong when the module is not there", async () => {
    const { page, context } = await site.open("accessibility.html");
    await page.route("**/nineways.wasm", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto(`${site.address}example.html`);
    await page.waitForSelector("body.ready");
    assert.match(await page.innerText("li"), /nineways\.wasm/);
    await context.close();
});

test("the reference has every header of the interface, and none of its details", async () => {
    const text = files.get("api/files.html");
    for (const name of ["compare.hpp", "district.hpp", "operations.hpp", "simulate.hpp", "units.hpp"]) assert.ok(text.includes(`>${name}<`), name);
    assert.ok(!/detail/.test(text));
    assert.match(files.get("api/namespacenineways.html"), /Compares two packages on equal dollars/);
    assert.match(files.get("api/typical_8hpp.html"), /Typical districts, made from national figures/);
});

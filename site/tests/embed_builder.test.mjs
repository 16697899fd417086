// SPDX-License-Identifier: MIT
// The page that writes the lines to embed, and the folder that they lead to.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { folder as built, load_module, root, start } from "./browser.mjs";
import { figures_of, frames_of, host, page_of, violations } from "./host.mjs";

let site;
let other;
let model;
let version;
before(async () => {
    model = await load_module();
    version = model.run("version").version;
    [site, other] = await Promise.all([start(), host()]);
});
after(() => Promise.all([site.close(), other.close()]));

async function open_builder(options, path = "embed.html") {
    const opened = await site.open(path, options);
    await opened.page.waitForSelector("body.ready");
    return opened;
}

const lines_of = (page) => page.inputValue("#snippet");

test("the lines work on another origin as they are, with the height script under its digest", async () => {
    const { page, context, complaints } = await open_builder();
    other.pages["/builder"] = page_of(await lines_of(page));
    assert.deepEqual(complaints, []);
    await context.close();
    const there = await site.open(`${other.address}builder`);
    const [frame] = await frames_of(there.page, site.address);
    assert.equal(await frame.evaluate(() => self.origin), "null");
    await there.page.waitForFunction(() => document.querySelector("iframe").style.height !== "");
    const { a } = model.run("compare", { district: "typical-city", new_money: 12_200_000, years: 5 });
    const { low, central, high } = a.learning.after_four_years;
    assert.deepEqual((await figures_of(frame, "Learning after four years"))[0], [low, central, high]);
    assert.deepEqual(there.complaints, []);
    const attributes = await there.page.$eval("iframe", (one) =>
        Object.fromEntries(["title", "loading", "sandbox", "width", "height"].map((name) => [name, one.getAttribute(name)])));
    assert.deepEqual(attributes, {
        title: "Restore the old ways, or transform? Typical City, $12.2 million more a year",
        loading: "lazy", sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox", width: "100%", height: "900",
    });
    const script = await readFile(join(built, `embed/${version}/resize.js`));
    assert.equal(await there.page.getAttribute("script[src]", "integrity"),
        `sha384-${createHash("sha384").update(script).digest("base64")}`);
    assert.equal(await there.page.getAttribute("script[src]", "crossorigin"), "anonymous");
    const link = await there.page.$eval("main p a", (one) => one.href);
    await there.page.goto(link);
    await there.page.waitForSelector("body.ready");
    assert.equal(await there.page.inputValue("#money"), "12,200,000");
    await there.context.close();
});

test("a height script that is not the one of the digest does not run", async () => {
    const { page, context } = await open_builder();
    other.pages["/forged"] = page_of(await lines_of(page));
    await page.route("**/resize.js", (route) => route.fulfill({
        body: "document.title = 'forged'", contentType: "text/javascript", headers: { "Access-Control-Allow-Origin": "*" },
    }));
    await page.goto(`${other.address}forged`);
    await frames_of(page, site.address);
    await page.waitForTimeout(300);
    assert.equal(await page.title(), "Host");
    assert.equal(await page.$eval("iframe", (one) => one.clientHeight), 900);
    await context.close();
});

test("every choice is in the lines and in the preview", async () => {
    const { page, context, complaints } = await open_builder();
    await page.selectOption("#set-district", "typical-rural");
    await page.fill("#set-money", "-60,000");
    await page.fill("#set-years", "3");
    await page.selectOption("#set-start", "transform");
    await page.selectOption("#set-lang", "es");
    await page.selectOption("#set-theme", "dark");
    await page.fill("#set-accent-restore", "#fff");
    await page.fill("#set-accent-transform", "#ff9900");
    await page.fill("#set-font", "Georgia, serif");
    await page.check("#height-fixed");
    await page.fill("#height", "640");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.querySelector("#preview iframe").height === "640");
    const expected = {
        district: "typical-rural", money: "-60000", years: "3", lang: "es", start: "transform", theme: "dark",
        "accent-restore": "#ffffff", "accent-transform": "#ff9900", font: "Georgia, serif",
    };
    const seen = await page.evaluate(() => {
        const lines = document.createElement("template");
        lines.innerHTML = document.querySelector("#snippet").value;
        const frame = lines.content.querySelector("iframe");
        const preview = document.querySelector("#preview iframe");
        return { own: frame.getAttribute("src"), preview: preview.src, height: frame.height, scripts: lines.content.querySelectorAll("script").length };
    });
    assert.equal(seen.own, seen.preview);
    assert.deepEqual(Object.fromEntries(new URL(seen.own).searchParams), expected);
    assert.deepEqual([seen.height, seen.scripts], ["640", 0]);
    const frames = await frames_of(page, site.address);
    const frame = frames.at(-1);
    assert.equal(await frame.evaluate(() => document.documentElement.lang), "es-US");
    assert.equal(await frame.locator(".notes .note").count(), 0);
    assert.deepEqual(complaints.filter((one) => !one.startsWith("failed")), []); // frames that made way for the next
    await context.close();
});

test("a choice that cannot be used is said beside its field and is not in the lines", async () => {
    const { page, context } = await open_builder();
    const good = await lines_of(page);
    for (const [id, wrong, words] of [
        ["set-money", "lots", /dollars a year/], ["set-years", "0", /whole number from 1 to 30/],
        ["set-accent-restore", "blue", /a color such as/], ["set-accent-transform", "#ffeeee", /contrast of at least 3 to 1/],
        ["set-font", "a{}", /names of fonts/], ["height", "9", /from 100 to 10000/],
    ]) {
        const old = await page.inputValue(`#${id}`);
        await page.fill(`#${id}`, wrong);
        await page.keyboard.press("Enter");
        await page.waitForSelector(`#${id}-fault:not([hidden])`);
        assert.match(await page.locator(`#${id}-fault`).innerText(), words);
        assert.equal(await page.getAttribute(`#${id}`, "aria-invalid"), "true");
        assert.equal(await lines_of(page), good, id);
        await page.fill(`#${id}`, old);
        await page.keyboard.press("Enter");
        await page.waitForSelector(`#${id}-fault`, { state: "hidden" });
    }
    await context.close();
});

test("the button copies the lines", async () => {
    const { page, context } = await open_builder({ permissions: ["clipboard-read", "clipboard-write"] });
    await page.click("#copy");
    await page.waitForFunction(() => document.querySelector("#status").textContent !== "");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await lines_of(page));
    await context.close();
    const shut = await open_builder({ permissions: [] });
    await shut.page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error("no")); });
    await shut.page.click("#copy");
    await shut.page.waitForFunction(() => /keyboard/.test(document.querySelector("#status").textContent));
    const [from, to, all] = await shut.page.$eval("#snippet", (one) => [one.selectionStart, one.selectionEnd, one.value.length]);
    assert.deepEqual([from, to], [0, all]);
    await shut.context.close();
});

test("the page in Spanish embeds the comparison in Spanish, and in English where that is chosen", async () => {
    const { page, context, complaints } = await open_builder({}, "es/embed.html");
    const lines = await lines_of(page);
    assert.match(lines, new RegExp(`<iframe src="${site.address}embed/${version}/\\?district=typical-city&amp;money=12200000&amp;years=5&amp;lang=es"`));
    assert.ok(lines.includes('title="\u00bfRestaurar lo anterior o transformar? Ciudad T\u00edpica, $12.2 millones m\u00e1s al a\u00f1o"'), lines);
    assert.match(lines, /<a href="[^"]+\/es\/#[^"]+">Comparar con otros n\u00fameros: la calculadora completa<\/a>/);
    const [frame] = await frames_of(page, site.address);
    assert.equal(await frame.evaluate(() => document.documentElement.lang), "es-US");
    await page.fill("#set-years", "0");
    await page.keyboard.press("Tab");
    await page.waitForSelector("#set-years-fault:not([hidden])");
    assert.match(await page.locator("#set-years-fault").innerText(), /^Se esperaba: un n\u00famero entero de 1 a 30\. D\u00e9 un n\u00famero entero\./);
    await page.selectOption("#set-lang", "en");
    await page.waitForFunction(() => /title="Restore the old ways, or transform\? Typical City, /.test(document.querySelector("#snippet").value));
    assert.ok(!/lang=es/.test(await lines_of(page)));
    assert.deepEqual(complaints.filter((one) => !one.startsWith("failed")), []); // frames that made way for the next
    await context.close();
});

for (const [scheme, path] of [["light", "embed.html"], ["dark", "embed.html"], ["light", "es/embed.html"]]) {
    test(`axe finds nothing on the page, ${scheme}; 320 pixels suffice: ${path}`, async () => {
        const { page, context } = await open_builder({ colorScheme: scheme, viewport: { width: 320, height: 640 } }, path);
        await page.fill("#height", "x");
        await page.keyboard.press("Tab");
        await page.waitForSelector("#height-fault:not([hidden])");
        assert.deepEqual(await violations(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
        const small = await page.$$eval("button, select, input, textarea", (all) => all.flatMap((one) => {
            const { width, height } = one.getBoundingClientRect();
            return width < 24 || height < 24 ? [`${one.id} ${width} x ${height}`] : [];
        }));
        assert.deepEqual(small, []);
        await context.close();
    });
}

test("the oEmbed document is found from the page and from the frame, and embeds the frame", async () => {
    const found = [];
    for (const path of ["embed.html", `embed/${version}/`]) {
        const { page, context } = await site.open(path);
        const address = await page.$eval('link[type="application/json+oembed"]', (one) => one.href);
        found.push(await (await page.request.get(address)).json());
        await context.close();
    }
    assert.deepEqual(found[0], found[1]);
    const { html, ...rest } = found[0];
    assert.deepEqual(rest, {
        version: "1.0", type: "rich", title: "Restore the old ways, or transform?", provider_name: "nineways", provider_url: "./",
        width: 640, height: 900,
    });
    assert.match(html, new RegExp(`^<iframe src="embed/${version}/"[^>]+ width="100%" height="900" [^>]+></iframe>$`));
});

/** Sections of a module, from its number to how often it is there. */
function sections_of(bytes) {
    const found = new Map();
    for (let at = 8; at < bytes.length;) {
        const id = bytes[at++];
        let size = 0;
        for (let shift = 0, more = true; more; shift += 7) {
            more = (bytes[at] & 0x80) !== 0;
            size += (bytes[at++] & 0x7f) * 2 ** shift;
        }
        found.set(id, (found.get(id) ?? 0) + 1);
        at += size;
    }
    return found;
}

test("one module runs in engines of either way of exceptions: it has none", async () => {
    const file = join(built, `embed/${version}/nineways.wasm`);
    const bytes = await readFile(file);
    assert.equal(WebAssembly.validate(bytes), true);
    const sections = sections_of(bytes);
    assert.equal(sections.get(10), 1, "code was found");
    assert.equal(sections.has(13), false, "no tags");
    // No exceptions are let in here, of neither way, so a module that had any would be refused.
    const features = ["--mvp-features", "--enable-simd", "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext",
        "--enable-mutable-globals"];
    const run = promisify(execFile);
    await run("wasm-opt", [...features, file, "-o", "/dev/null"]);
    await assert.rejects(run("wasm-opt", [...features.filter((one) => !one.includes("simd")), file, "-o", "/dev/null"]));
});

test("what the frame loads is within its bytes", async () => {
    const size = async (names) => {
        let sum = 0;
        for (const name of names) sum += gzipSync(await readFile(join(built, "embed", version, name)), { level: 9 }).length;
        return sum;
    };
    assert.ok(await size(["frame.js"]) <= 40_000);
    assert.ok(await size(["nineways.wasm"]) <= 120_000);
    assert.ok(await size(["index.html", "widget.css", "frame.js", "nineways.wasm.js", "es.json.js"]) <= 200_000);
});

test("the build takes the address of the site, keeps published versions, and refuses to change one", async () => {
    const place = await mkdtemp(join(tmpdir(), "nineways-embed-"));
    // The files of the site lie beside the modules that it was built from.
    const make = (out, more) => promisify(execFile)(process.execPath, [join(root, "scripts/build-site.mjs"), built, join(place, out)],
        { env: { ...process.env, NINEWAYS_ADDRESS: "", NINEWAYS_PUBLISHED: "", ...more } });
    try {
        await make("first", { NINEWAYS_ADDRESS: "https://example.org/schools" });
        const read = (out, name) => readFile(join(place, out, "embed", version, name), "utf8");
        const said = JSON.parse(await read("first", "oembed.json"));
        assert.equal(said.provider_url, "https://example.org/schools/");
        assert.match(said.html, new RegExp(`src="https://example.org/schools/embed/${version}/"`));
        assert.match(await read("first", "index.html"), /href="https:\/\/example\.org\/schools\/#district=typical-city/);
        assert.match(await read("first", "frame.js"), /https:\/\/example\.org\/schools\//);
        await assert.rejects(make("wrong", { NINEWAYS_ADDRESS: "example.org" }), /NINEWAYS_ADDRESS: found example\.org, expected/);

        await cp(join(place, "first/embed", version), join(place, "first/embed/0.0.9"), { recursive: true });
        await make("again", { NINEWAYS_ADDRESS: "https://example.org/schools/", NINEWAYS_PUBLISHED: join(place, "first") });
        assert.deepEqual((await readdir(join(place, "again/embed"))).sort(), ["0.0.9", version].sort());
        await writeFile(join(place, "first/embed", version, "widget.css"), "/* changed */");
        await assert.rejects(make("changed", { NINEWAYS_ADDRESS: "https://example.org/schools/", NINEWAYS_PUBLISHED: join(place, "first") }),
            /embed\/.+\/widget\.css is published and would change: raise the version/);
    } finally {
        await rm(place, { recursive: true });
    }
});

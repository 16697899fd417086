// SPDX-License-Identifier: MIT
// The element <nineways-compare> on a page of another origin.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import typescript from "typescript";
import { folder as built, load_module, start } from "./browser.mjs";
import { figures_of, host, page_of, violations } from "./host.mjs";

let site;
let other;
let model;
let folder;
before(async () => {
    model = await load_module();
    folder = `embed/${model.run("version").version}/`;
    [site, other] = await Promise.all([start(), host()]);
});
after(() => Promise.all([site.close(), other.close()]));

const three = ({ low, central, high }) => [low, central, high];
const define = () => `<script type="module" src="${site.address}${folder}define.js"></script>`;
const heard = `<script>window.heard = []; for (const name of ["nineways-change", "nineways-fault", "nineways-missing"])
    addEventListener(name, ({ detail }) => heard.push([name, detail]));</script>`;

async function opened(body, { headers, options, prepare } = {}) {
    other.pages["/element"] = { html: page_of(body), headers };
    const context_of = await site.open("about:blank", options);
    await prepare?.(context_of.page);
    await context_of.page.goto(`${other.address}element`);
    return context_of;
}

/** Waits, without running text as script, which hosts may forbid. */
async function until(page, holds, given) {
    for (let i = 0; i < 600; ++i) {
        if (await page.evaluate(holds, given)) return;
        await page.waitForTimeout(50);
    }
    assert.fail(`never held: ${holds}`);
}

const ready = (page, count = 1) => until(page, (count) =>
    [...document.querySelectorAll("nineways-compare")].filter((one) => one.shown !== undefined).length === count, count);

const by_module = (district, new_money, years) => model.run("compare", { district, new_money, years });
const learning_of = ({ a, b }) => [a, b].map((of) => three(of.learning.after_four_years));
async function shows(page, compared, which = "nineways-compare") {
    const rows = await figures_of(page, "Learning after four years", which);
    assert.deepEqual(rows.slice(0, 2), learning_of(compared));
}

test("under a strict policy, without styles of the host's, with trusted types, beside letters of 8 pixels", async () => {
    const origin = site.address;
    const headers = { "Content-Security-Policy": `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; ` +
        "style-src 'none'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'" };
    const { page, context, complaints } = await opened(
        `<nineways-compare district="typical-suburb" money="3000000" years="4"><p id="light">Plain words</p></nineways-compare>${define()}`,
        { headers });
    await page.evaluate(() => { document.documentElement.style.fontSize = "8px"; });
    await ready(page);
    await shows(page, by_module("typical-suburb", 3_000_000, 4));
    const look = await page.evaluate(() => {
        const root = document.querySelector("nineways-compare").shadowRoot;
        const { fontSize, backgroundColor } = getComputedStyle(root.querySelector(".nineways"));
        const label = getComputedStyle(root.querySelector("svg")).fontSize;
        return { fontSize, backgroundColor, label, light: document.querySelector("#light").getClientRects().length };
    });
    assert.deepEqual(look, { fontSize: "16px", backgroundColor: "rgb(255, 255, 255)", label: "14px", light: 0 });
    assert.deepEqual(complaints, []);
    await context.close();
});

test("two elements share one module, and each keeps its own settings and language", async () => {
    const { page, context, requests, complaints } = await opened(
        `<nineways-compare id="one" district="typical-city"></nineways-compare>
        <nineways-compare id="two" district="typical-rural" money="-60000" lang="es"></nineways-compare>${define()}`);
    await ready(page, 2);
    await shows(page, by_module("typical-city", 12_200_000, 5), "#one");
    assert.equal(requests.filter((address) => address.endsWith("nineways.wasm")).length, 1);
    const titles = await page.$$eval("nineways-compare", (all) => all.map((one) => one.shadowRoot.querySelector(".nineways").lang));
    assert.deepEqual(titles, ["en-US", "es-US"]);
    const rural = by_module("typical-rural", -60_000, 5);
    assert.deepEqual(await page.$eval("#two", ({ shown: { restore, transform, money } }) =>
        [money, ...[restore, transform].map(({ learning: { low, central, high } }) => [low, central, high])]),
    [-60_000, ...learning_of(rural)]);
    assert.deepEqual(complaints, []);
    await context.close();
});

test("attributes are the truth: set, changed together, taken away", async () => {
    const { page, context } = await opened(`<nineways-compare district="typical-rural" money="60,000" years="3"></nineways-compare>${define()}`);
    await ready(page);
    await shows(page, by_module("typical-rural", 60_000, 3));
    const set = (values) => page.$eval("nineways-compare", (one, values) => {
        for (const [name, value] of Object.entries(values)) {
            if (value === null) one.removeAttribute(name);
            else one.setAttribute(name, value);
        }
    }, values);
    const money = (value) => until(page, (value) => document.querySelector("nineways-compare").shown.money === value, value);
    await set({ district: "typical-suburb", money: "-2000000", years: "8" });
    await money(-2_000_000);
    await shows(page, by_module("typical-suburb", -2_000_000, 8));
    await set({ money: null, years: null });
    await money(12_200_000);
    await shows(page, by_module("typical-suburb", 12_200_000, 5));
    await set({ start: "transform", theme: "dark", "accent-transform": "#fa0" });
    await until(page, () => document.querySelector("nineways-compare").shadowRoot.querySelector("[data-theme=dark]") !== null);
    const { a, b } = by_module("typical-suburb", 12_200_000, 5);
    assert.deepEqual((await figures_of(page, "Learning after four years", "nineways-compare")).slice(0, 2), learning_of({ a: b, b: a }));
    assert.equal(await page.$eval("nineways-compare", (one) =>
        getComputedStyle(one.shadowRoot.querySelector(".dot.transform")).fill), "rgb(255, 170, 0)");
    await context.close();
});

const spoken = (page) => page.$eval("nineways-compare", ({ shadowRoot }) =>
    [shadowRoot.querySelector(".nineways").lang, shadowRoot.querySelector(".title").textContent]);
const english = ["en-US", "Restore the old ways, or transform?"];
async function spanish() {
    const catalog = JSON.parse(await readFile(join(built, folder, "es.json"), "utf8"));
    return ["es-US", catalog[english[1]]];
}
const set = (page, name, value) => page.$eval("nineways-compare", (one, [name, value]) =>
    (value === null ? one.removeAttribute(name) : one.setAttribute(name, value)), [name, value]);
const until_theme = (page, theme) => until(page, (theme) =>
    document.querySelector("nineways-compare").shadowRoot.querySelector(`[data-theme=${theme}]`) !== null, theme);

test("words and language are one, also when the language is taken away or has spaces around it", async () => {
    const { page, context } = await opened(`<nineways-compare lang=" es "></nineways-compare>${define()}`);
    await ready(page);
    assert.deepEqual(await spoken(page), await spanish());
    await page.$eval("nineways-compare", (one) => {
        one.removeAttribute("lang");
        one.setAttribute("theme", "dark");
    });
    await until_theme(page, "dark");
    assert.deepEqual(await spoken(page), english);
    await context.close();
});

test("of two languages set in a row the later one is spoken, though the words of the first arrive last", async () => {
    let let_go;
    const held = new Promise((resolve) => (let_go = resolve));
    const { page, context } = await opened(`<nineways-compare></nineways-compare>${define()}`, {
        prepare: (page) => page.route(/\/es\.json/, (route) => held.then(() => route.continue())),
    });
    await ready(page);
    const asked = page.waitForRequest(/\/es\.json/);
    await set(page, "lang", "es");
    await asked;
    await set(page, "lang", "en");
    await set(page, "theme", "dark");
    await until_theme(page, "dark");
    const arrived = page.waitForResponse(/\/es\.json/);
    let_go();
    await (await arrived).finished();
    await page.waitForTimeout(200);
    assert.deepEqual(await spoken(page), english);
    await context.close();
});

test("Spanish words that did not arrive once are asked for again at the next change", async () => {
    const { page, context } = await opened(`${heard}<nineways-compare></nineways-compare>${define()}`, {
        prepare: (page) => page.route(/\/es\.json/, (route) => route.abort(), { times: 1 }),
    });
    await ready(page);
    await set(page, "lang", "es");
    await until(page, () => heard.some(([name]) => name === "nineways-missing"));
    assert.deepEqual(await spoken(page), english);
    await set(page, "theme", "dark");
    await until_theme(page, "dark");
    assert.deepEqual(await spoken(page), await spanish());
    await context.close();
});

test("wrong attributes are told all at once, and the last good values stay", async () => {
    const { page, context } = await opened(
        `${heard}<nineways-compare district="typical-rural" money="60000" years="3"></nineways-compare>${define()}`);
    await ready(page);
    await page.$eval("nineways-compare", (one) => {
        one.setAttribute("district", "gotham");
        one.setAttribute("money", "much");
        one.setAttribute("years", "4");
        one.setAttribute("theme", "sepia");
    });
    await until(page, () => heard.some(([name]) => name === "nineways-fault"));
    const told = (await page.evaluate(() => heard)).filter(([name]) => name === "nineways-fault");
    assert.equal(told.length, 1);
    const { faults } = told[0][1];
    assert.deepEqual(faults.map(({ attribute, found }) => [attribute, found]),
        [["district", "gotham"], ["money", "much"], ["theme", "sepia"]]);
    assert.equal(faults[0].expected, model.run("districts").districts.map(({ id }) => id).join(", "));
    for (const { expected, mend } of faults) assert.ok(expected.length > 5 && mend.length > 10);
    await shows(page, by_module("typical-rural", 60_000, 4));
    assert.equal(await page.$eval("nineways-compare", (one) => one.shadowRoot.querySelectorAll(".note").length), 3);
    await context.close();
});

test("a visitor's change is written to the attributes and told with the model's numbers and ranges", async () => {
    const { page, context } = await opened(`${heard}<nineways-compare></nineways-compare>${define()}`);
    await ready(page);
    await page.locator("nineways-compare #money").fill("7 million");
    await page.keyboard.press("Enter");
    await until(page, () => heard.length === 2);
    const [[, first], [name, detail]] = await page.evaluate(() => heard);
    assert.equal(first.money, 12_200_000);
    assert.equal(name, "nineways-change");
    assert.equal(await page.getAttribute("nineways-compare", "money"), "7000000");
    assert.equal(await page.getAttribute("nineways-compare", "district"), "typical-city");
    const { a, b } = by_module("typical-city", 7_000_000, 5);
    const plain = ({ low, central, high }) => ({ low, central, high });
    const told = ({ title, learning, in_year, not_spent }) =>
        ({ title, learning: plain(learning.after_four_years), cost: plain(in_year), not_spent });
    assert.deepEqual(detail, {
        district: "typical-city", money: 7_000_000, years: 5, model: model.run("version").version,
        restore: told(a), transform: told(b), benchmark: plain(a.learning.benchmark),
    });
    await page.waitForTimeout(700);
    assert.equal(await page.evaluate(() => heard.length), 2, "writing the attributes tells nothing");
    await context.close();
});

test("what a visitor is writing stays when the host changes an attribute, in another language too", async () => {
    const { page, context } = await opened(`<nineways-compare></nineways-compare>${define()}`);
    await ready(page);
    const money = page.locator("nineways-compare #money");
    await money.fill("7 mill");
    await set(page, "theme", "dark");
    await until_theme(page, "dark");
    assert.equal(await money.inputValue(), "7 mill");
    await set(page, "lang", "es");
    await until(page, () => document.querySelector("nineways-compare").shadowRoot.querySelector("[lang=es-US]") !== null);
    assert.equal(await money.inputValue(), "7 mill");
    await page.keyboard.press("Tab");
    assert.equal(await money.getAttribute("aria-invalid"), "true");
    await set(page, "theme", "light");
    await until_theme(page, "light");
    assert.deepEqual([await money.inputValue(), await money.getAttribute("aria-invalid")], ["7 mill", "true"]);
    await page.locator("nineways-compare #money-more").click();
    await until(page, () => document.querySelector("nineways-compare").getAttribute("money") > 12_200_000);
    assert.equal(await money.getAttribute("aria-invalid"), null);
    await context.close();
});

test("an entry that has not settled stays where the host changes something else, and else gives way", async () => {
    const { page, context } = await opened(`${heard}<nineways-compare></nineways-compare>${define()}`);
    await ready(page);
    const enter = (text, name, value) => page.$eval("nineways-compare", (one, [text, name, value]) => {
        const money = one.shadowRoot.querySelector("#money");
        money.value = text;
        money.dispatchEvent(new Event("change"));
        one.setAttribute(name, value);
    }, [text, name, value]);
    await enter("7 million", "theme", "dark");
    await until(page, () => heard.length === 2);
    assert.equal(await page.getAttribute("nineways-compare", "money"), "7000000");
    await until_theme(page, "dark");
    await shows(page, by_module("typical-city", 7_000_000, 5));
    await enter("8 million", "money", "9000000");
    await page.waitForTimeout(700);
    assert.equal(await page.getAttribute("nineways-compare", "money"), "9000000");
    assert.equal(await page.evaluate(() => heard.length), 2);
    await shows(page, by_module("typical-city", 9_000_000, 5));
    await context.close();
});

for (const [why, prepare] of [
    ["does not arrive", (page) => page.route(/nineways\.wasm/, (route) => route.abort())],
    ["cannot run", (page) => page.addInitScript(() => {
        WebAssembly.compile = WebAssembly.compileStreaming = () => Promise.reject(new WebAssembly.CompileError("no SIMD"));
    })],
]) {
    test(`what stands inside the element is shown where the module ${why}`, async () => {
        const { page, context } = await opened(
            `${heard}<nineways-compare><p id="light">Plain words</p></nineways-compare>${define()}`, { prepare });
        await until(page, () => heard.length === 1);
        assert.equal((await page.evaluate(() => heard))[0][0], "nineways-missing");
        assert.equal(await page.locator("#light").isVisible(), true);
        await context.close();
    });
}

test("without JavaScript what stands inside is shown", async () => {
    const { page, context } = await opened(`<nineways-compare><p id="light">Plain words</p></nineways-compare>${define()}`,
        { options: { javaScriptEnabled: false } });
    assert.equal(await page.locator("#light").isVisible(), true);
    await context.close();
});

test("the class alone defines nothing; a host names it itself", async () => {
    const { page, context } = await opened("<p>Nothing yet</p>");
    const names = await page.evaluate(async (address) => {
        const { NinewaysCompare } = await import(address);
        const early = customElements.get("nineways-compare") === undefined;
        customElements.define("my-comparison", class extends NinewaysCompare {});
        const made = document.createElement("my-comparison");
        document.querySelector("main").append(made);
        return [early, made instanceof NinewaysCompare];
    }, `${site.address}${folder}compare-element.js`);
    assert.deepEqual(names, [true, true]);
    await until(page, () => document.querySelector("my-comparison").shown !== undefined);
    await context.close();
});

test("parts reach how it looks, and none holds ranges or sources alone", async () => {
    const { page, context } = await opened(`<style>nineways-compare::part(title) { color: rgb(1, 2, 3) }</style>
        <nineways-compare></nineways-compare>${define()}`);
    await ready(page);
    const [color, parts, within] = await page.$eval("nineways-compare", (one) => {
        const named = [...one.shadowRoot.querySelectorAll("[part]")];
        const inner = named.filter((each) => each.part.value !== "container");
        return [
            getComputedStyle(one.shadowRoot.querySelector(".title")).color,
            [...new Set(named.map((each) => each.part.value))].sort(),
            inner.some((each) => each.querySelector(".range, .answer, .foot, svg") !== null),
        ];
    });
    assert.equal(color, "rgb(1, 2, 3)");
    assert.deepEqual(parts, ["button", "container", "controls", "field", "slider", "title"]);
    assert.equal(within, false);
    await context.close();
});

for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing on the host's page, ${scheme}; 320 pixels suffice`, async () => {
        for (const lang of ["en", "es"]) {
            const { page, context } = await opened(`<nineways-compare lang="${lang}" theme="${scheme}"></nineways-compare>${define()}`,
                { options: { colorScheme: scheme, viewport: { width: 320, height: 640 } } });
            await ready(page);
            await page.$eval("nineways-compare", (one) =>
                one.shadowRoot.querySelectorAll("details").forEach((each) => (each.open = true)));
            assert.deepEqual(await violations(page), []);
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
            await context.close();
        }
    });
}

test("its types say what it takes and tells, and refuse what it does not", async () => {
    const place = await mkdtemp(join(tmpdir(), "nineways-types-"));
    try {
        await writeFile(join(place, "compare-element.d.ts"), await readFile(join(built, folder, "compare-element.d.ts")));
        const program_of = async (text) => {
            const file = join(place, "host.ts");
            await writeFile(file, `import { NinewaysCompare } from "./compare-element.js";\n${text}`);
            const program = typescript.createProgram([file], {
                strict: true, noEmit: true, target: typescript.ScriptTarget.ES2022, module: typescript.ModuleKind.ESNext,
                moduleResolution: typescript.ModuleResolutionKind.Bundler, types: [], lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
            });
            return typescript.getPreEmitDiagnostics(program).map(({ code }) => code);
        };
        const find = 'const one: NinewaysCompare = document.querySelector("nineways-compare")!;\n';
        assert.deepEqual(await program_of(`${find}one.addEventListener("nineways-change", ({ detail }) => {
            const low: number = detail.restore.learning.low + detail.benchmark.high;
            console.log(low, detail.district.length);
        });
        one.addEventListener("nineways-fault", ({ detail }) => console.log(detail.faults.map(({ mend }) => mend)));
        console.log(one.shown?.transform.cost.central);`), []);
        assert.deepEqual(await program_of(`${find}one.addEventListener("nineways-change", ({ detail }) => detail.learning);`), [2339]);
        assert.deepEqual(await program_of(`${find}const wrong: string = one.shown!.money;\nconsole.log(wrong);`), [2322]);
    } finally {
        await rm(place, { recursive: true });
    }
});

// SPDX-License-Identifier: MIT
// The page in Spanish: nothing is left in English unmarked, and every number is that of the English page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { load_module, start } from "./browser.mjs";
import { catalog, catalogs, keys_of_model, model_texts, ModelTexts } from "./model_texts.mjs";
import { spanish_pages } from "../translate.mjs";
import { texts_of_code, texts_of_pages } from "./texts.mjs";

const in_order = (texts) => [...texts].sort();
let site;
let model;
let of_model;
before(async () => {
    site = await start();
    model = await load_module();
    of_model = model_texts(model);
});
after(() => site.close());

test("every text of the code and of the pages has its Spanish, and texts are literals", async () => {
    const { texts, others } = await texts_of_code();
    assert.deepEqual(others, []);
    assert.ok(texts.size > 200);
    const missing = [...texts, ...await texts_of_pages()].filter((text) => !Object.hasOwn(catalog, text));
    assert.deepEqual(missing, []);
});

test("a text and its Spanish have the same places, and no key stands in two files", () => {
    const places = (text) => in_order(new Set(text.match(/\{\w+\*?\}|<\w+>/g) ?? []));
    for (const [key, own] of Object.entries(catalog)) {
        assert.deepEqual(places(own), places(key), key);
        assert.ok(own.trim() !== "" && own.length > 0, key);
    }
    const keys = [...catalogs.values()].flatMap((one) => Object.keys(one));
    assert.deepEqual(keys.filter((key, i) => keys.indexOf(key) !== i), []);
});

test("every text that the model writes is found in Spanish", () => {
    const texts = new ModelTexts(catalog);
    assert.ok(of_model.texts.size > 500);
    assert.deepEqual([...of_model.texts].filter((text) => texts.find(text) === undefined), []);
});

test("every key is one of a text of the code, of the pages or of the model", async () => {
    const { texts } = await texts_of_code();
    const used = new Set([...texts, ...await texts_of_pages(), ...await keys_of_model(model, of_model)]);
    assert.deepEqual(Object.keys(catalog).filter((key) => !used.has(key)), []);
});

test("sentences are put together again with their own figures and names", () => {
    const texts = new ModelTexts(catalog);
    assert.equal(texts.find('"Flexible groups" uses people, minutes or dollars that are counted once with "Early intervention", "Smaller classes everywhere".'),
        "\u00abGrupos flexibles\u00bb usa personas, minutos o d\u00f3lares que se cuentan una sola vez junto con \u00abIntervenci\u00f3n temprana\u00bb, \u00abClases m\u00e1s peque\u00f1as en todas partes\u00bb.");
    assert.equal(texts.find("Early intervention stands at the bound of what can be set."),
        "\u00abIntervenci\u00f3n temprana\u00bb est\u00e1 en el l\u00edmite de lo que se puede fijar.");
    assert.equal(texts.find("Nobody wrote this stands at the bound of what can be set."), undefined);
    assert.equal(texts.find("constructor"), undefined);
    assert.equal(texts.find("12.5"), "12.5");
});

/** What is read on the page outside of what is marked as English: texts, and attributes that are read out. */
const said_on = (page) => page.evaluate(() => {
    const said = [];
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const holder = node.parentElement;
        if (holder.closest("script, style, code, [lang=en], [lang=es]:not(html)") === null) said.push(node.textContent);
    }
    for (const one of document.querySelectorAll("[aria-label], [aria-valuetext], [title], [placeholder], meta[name=description]")) {
        for (const name of ["aria-label", "aria-valuetext", "title", "placeholder", "content"]) said.push(one.getAttribute(name) ?? "");
    }
    return said.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => /\p{L}{2}/u.test(text));
});
const numbers_on = (page) => page.$$eval("data", (all) => all.map(({ value }) => value));

async function open_whole(path) {
    const opened = await site.open(path, { viewport: { width: 1280, height: 20_000 } });
    await opened.page.click("#sure-ask");
    await opened.page.waitForSelector("#sure-stop", { state: "hidden", timeout: 60_000 });
    await opened.page.waitForFunction(() => document.querySelectorAll("[aria-busy]").length === 0 &&
        document.querySelector("#score-part figure") !== null);
    return opened;
}

/** Words that are the same in both languages, names, and what is typed in files. */
const same_in_both = new Set([
    "nineways", "SVG", "PNG", "Central", "Gini", "no", "No", "SD", "central",
    "adopted_", "novice_", "share", "time", // names of facts in a district file, where a line may break
]);

const changed_choice = "#form=2&district=typical-city&money=12200000&years=5&b=R3a:k_3:1:grades_4_12:0";
for (const fragment of ["", "#district=typical-rural&money=-250000&years=8", "#district=typical-suburb&money=5000000&comes=once&years=3",
    changed_choice]) {
    test(`no English is left unmarked, and all numbers are the same: ${fragment || "at first"}`, async () => {
        const english = await open_whole(fragment);
        const spanish = await open_whole(`es/${fragment}`);
        assert.deepEqual(spanish.complaints, []);
        assert.deepEqual(await numbers_on(spanish.page), await numbers_on(english.page));
        const of_english = new Set(await said_on(english.page));
        const { schools } = model.run("district", { district: new URLSearchParams(fragment.slice(1)).get("district") ?? "typical-city" });
        const names = new Set(schools.map(({ name }) => name)); // of schools: proper names are the same everywhere
        const left = (await said_on(spanish.page))
            .filter((text) => of_english.has(text) && !same_in_both.has(text) && !names.has(text));
        assert.deepEqual(in_order(new Set(left)), []);
        const marked = await spanish.page.$$eval("body [lang=en]", (all) => all.map((one) => one.textContent));
        const sources = new Set(model.run("assumptions").assumptions.map(({ source }) => source));
        assert.deepEqual(marked.filter((text) => text !== "English" && !sources.has(text)), []);
        await english.context.close();
        await spanish.context.close();
    });
}

test("the two languages lead to one another and take along what is shown", async () => {
    const { page, context } = await site.open("#district=typical-rural&money=400000&years=8");
    await page.click("a.language");
    await page.waitForSelector("html[lang=es-US] body.ready");
    assert.match(page.url(), /\/es\/#.*district=typical-rural/);
    assert.equal(await page.inputValue("#money"), "400,000");
    await page.fill("#money", "3 millones");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash.includes("money=3000000"));
    await page.click("a.language");
    await page.waitForSelector("html[lang=en-US] body.ready");
    assert.equal(await page.inputValue("#money"), "3,000,000");
    await context.close();
});

for (const name of spanish_pages) {
    test(`what is linked from the Spanish page is in Spanish or marked as English: ${name}`, async () => {
        const address = name === "index.html" ? "" : name;
        const { page, context } = await site.open(`es/${address}`);
        const links = await page.$$eval("a[href]", (all) => all.map(({ href, hreflang }) => [href, hreflang]));
        const to_english = links.filter(([href, hreflang]) => hreflang === "en" && !href.startsWith(`${site.address}es/`));
        const to_spanish = links.filter(([href, hreflang]) => hreflang === "" && href.startsWith(`${site.address}es/`));
        assert.equal(to_english.length + to_spanish.length, links.length, String(links));
        const found = to_spanish.map(([href]) => href.replace(/#.*/, "").replace(/\/$/, "/index.html"));
        assert.deepEqual(in_order(new Set(found)), in_order(spanish_pages).map((one) => `${site.address}es/${one}`));
        for (const [path, lang, other] of [[address, "es-US", `es/${address}`], [`es/${address}`, "en-US", address]]) {
            await page.goto(site.address + path);
            for (const link of [`link[rel=alternate][hreflang=${lang}]`, `a.language[hreflang=${lang.slice(0, 2)}]`]) {
                assert.equal(await page.locator(link).evaluate(({ href }) => href.replace(/#.*/, "")), site.address + other);
            }
        }
        await context.close();
    });
}

for (const name of spanish_pages.filter((name) => name !== "index.html")) {
    test(`no English is left unmarked, and all figures are the same: ${name}`, async () => {
        const [english, spanish] = await Promise.all([name, `es/${name}`].map((path) => site.open(path)));
        assert.deepEqual(spanish.complaints, []);
        const of_english = new Set(await said_on(english.page));
        assert.deepEqual((await said_on(spanish.page)).filter((text) => of_english.has(text) && !same_in_both.has(text)), []);
        const figures = async ({ page }) => in_order((await page.locator("main").innerText()).match(/\d[\d.,]*\d|\d/g) ?? []);
        assert.deepEqual(await figures(spanish), await figures(english));
        await english.context.close();
        await spanish.context.close();
    });
}

test("assumptions are told in Spanish with their notes, but for the names of studies", async () => {
    const { page, context } = await site.open("es/", { viewport: { width: 1280, height: 20_000 } });
    await page.$eval("#area-professional_learning", (one) => (one.open = true));
    await page.waitForSelector("#why-b-coaching", { state: "attached" });
    await page.$eval("#why-b-coaching", (one) => (one.open = true));
    await page.waitForSelector("#why-b-coaching .evidence li");
    await page.waitForSelector("#assumptions-part details");
    await page.$$eval("#assumptions-part details", (all) => all.forEach((one) => (one.open = true)));
    const { assumptions } = model.run("assumptions");
    await page.waitForFunction((count) => document.querySelectorAll(".entry").length === count, assumptions.length);
    const marked = await page.$$eval("#assumptions-part [lang=en], #why-b-coaching [lang=en]", (all) => all.map((one) => one.textContent));
    const sources = new Set(assumptions.map(({ source }) => source));
    assert.ok(marked.length > 100);
    assert.deepEqual(marked.filter((text) => !sources.has(text)), []);
    await context.close();
});

async function load_district(page, changes) {
    const document = { ...model.run("district", { district: "typical-rural" }), ...changes };
    await page.setInputFiles("#file", { name: "a.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(document)) });
    await page.waitForFunction(() => location.hash.includes("file"));
}

test("what the model writes of a district of one's own is in Spanish around its name", async () => {
    const { page, context } = await site.open("es/", { viewport: { width: 1280, height: 20_000 } });
    await load_district(page, { name: "Elm Valley and Mill Creek" });
    await page.waitForFunction(() => /Elm Valley/.test(document.querySelector("#score-part figure h3")?.textContent));
    await page.waitForFunction(() => /Elm Valley/.test(document.querySelector("#balance h3")?.textContent));
    assert.equal(await page.innerHTML("#score-part figure h3"), "Tablero de metas de Elm Valley and Mill Creek");
    assert.equal(await page.innerHTML("#balance h3"), "Ingresos menos costo, a\u00f1o por a\u00f1o: Elm Valley and Mill Creek");
    await context.close();
});

/** What is said beside an assumption whose central figure cannot be used. */
async function fault_of(page, id, value) {
    await page.locator("#assumptions").scrollIntoViewIfNeeded();
    await page.waitForSelector("#assumptions-search");
    await page.fill("#assumptions-search", id);
    await page.fill(`#set-${id}-central`, value);
    await page.keyboard.press("Enter");
    await page.waitForSelector(`#set-${id}-faults li`);
    return page.innerHTML(`#set-${id}-faults li`);
}

test("what is wrong is told in one language a sentence", async () => {
    const { page, context } = await site.open("es/", { viewport: { width: 1280, height: 20_000 } });
    assert.equal(await fault_of(page, "masters_share", "-5"), "/assumptions/masters_share/low: Se encontr\u00f3: -5; " +
        "se esperaba: un n\u00famero de 0 a 1 parte. D\u00e9 un n\u00famero dentro de este rango; compruebe que est\u00e1 en parte.");
    await page.route("**/es-more.json", (route) => route.fulfill({ json: {} }));
    await page.reload();
    assert.equal(await fault_of(page, "masters_share", "-5"), '/assumptions/masters_share/low: <span lang="en">Found: -5; ' +
        'expected: a number from 0 to 1 share.</span> ' +
        '<span lang="en">Give a number inside this range; check that it is in share.</span>');
    await context.close();
});

test("what the catalog does not have is marked as English", async () => {
    const { page, context } = await site.open("es/");
    await load_district(page, { note: "Nobody translated this note." });
    await page.waitForFunction(() => document.querySelector("#district-part [lang=en]")?.textContent === "Nobody translated this note.");
    await context.close();
});

test("an English page fetches no Spanish", async () => {
    const { requests, context } = await site.open();
    assert.deepEqual(requests.filter((address) => /es(-assumptions)?\.json/.test(address)), []);
    await context.close();
});

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing in Spanish, ${scheme}; nothing scrolls sideways at 320 pixels`, async () => {
        const { page, context } = await site.open("es/", { colorScheme: scheme, viewport: { width: 320, height: 640 } });
        await page.$$eval("details", (all) => all.forEach((one) => (one.open = true)));
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
        await page.evaluate(axe);
        const found = await page.evaluate(async () => (await window.axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        })).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`)));
        assert.deepEqual(found, []);
        await context.close();
    });
}

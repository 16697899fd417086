// SPDX-License-Identifier: MIT
// The frame that others embed: on a page of another origin, in a sandbox, under their policies.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { folder as built, load_module, start } from "./browser.mjs";
import { figures_of, frames_of, host, page_of, violations } from "./host.mjs";

const learning = "Learning after four years of full use";
const areas = "Cost of each area";
const open_sandbox = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"';
const closed_sandbox = 'sandbox="allow-scripts"';

let site; // shares what is embedded
let shut; // lets no other origin in
let other;
let model;
let folder;
before(async () => {
    model = await load_module();
    folder = `embed/${model.run("version").version}/`;
    [site, shut, other] = await Promise.all([start(), start({ share: false }), host()]);
});
after(() => Promise.all([site.close(), shut.close(), other.close()]));

const frame_tag = (query = "", attributes = open_sandbox, from = site) =>
    `<iframe src="${from.address}${folder}${query.replaceAll("&", "&amp;")}" title="Comparison" width="100%" height="900" ${attributes}></iframe>`;
const resize_tag = () => `<script src="${site.address}${folder}resize.js"></script>`;

/** Opens a page of the other origin with this body, and waits for its frames. */
async function embedded(body, { headers, options, state, from = site } = {}) {
    other.pages["/host"] = { html: page_of(body), headers };
    const opened = await from.open(`${other.address}host`, options);
    return { ...opened, frames: await frames_of(opened.page, from.address, state) };
}

const query_of = (asked) => `?${new URLSearchParams(asked)}`;
const three = ({ low, central, high }) => [low, central, high];
const ranged = ({ low, central, high }) => (low === high ? [central] : [central]);

/** The frame shows the numbers that the module gives. */
async function shows(frame, { a, b, money }) {
    const yardsticks = Math.max(a.not_spent / a.fit.hiring_step, b.not_spent / b.fit.hiring_step) <= 1
        && a.not_spent >= 0 && b.not_spent >= 0 ? [a] : [a, b];
    assert.deepEqual(await figures_of(frame, learning), [
        ...[a, b].map((of) => three(of.learning.after_four_years)),
        ...yardsticks.map((of) => three(of.learning.benchmark)),
    ]);
    assert.deepEqual(await figures_of(frame, `${areas} in year ${money.year}`),
        a.areas.map(({ in_year }, i) => [...ranged(in_year), ...ranged(b.areas[i].in_year)]));
    for (const of of [a, b]) {
        assert.deepEqual(await figures_of(frame, `Choices of \u201c${of.title}\u201d`), of.levers.map(({ in_year }) => [in_year.central]));
    }
}

test("in a sandbox, from a server that lets no other origin in, the frame shows the numbers of the model", async () => {
    for (const asked of [
        { district: "typical-city", money: 12_200_000, years: 5 },
        { district: "typical-rural", money: -60_000, years: 2 },
        { district: "typical-suburb", money: 3_000_000, years: 12 },
    ]) {
        const { context, frames: [frame], complaints, requests } =
            await embedded(frame_tag(query_of(asked), closed_sandbox, shut), { from: shut });
        assert.equal(await frame.evaluate(() => self.origin), "null");
        const { district, money: new_money, years } = asked;
        await shows(frame, model.run("compare", { district, new_money, years }));
        assert.deepEqual(complaints, []);
        const own = requests.filter((address) => !address.startsWith(other.address));
        assert.deepEqual(own.filter((address) => !address.startsWith(shut.address + folder)), []);
        assert.ok(own.some((address) => address.endsWith("/nineways.wasm.js")));
        assert.ok(!own.some((address) => address.endsWith("/nineways.wasm")));
        await context.close();
    }
});

test("without a sandbox the module comes as it is, compiled while it loads", async () => {
    const { page, context, requests } = await site.open(folder);
    assert.ok(requests.some((address) => address.endsWith("/nineways.wasm")));
    assert.ok(!requests.some((address) => address.endsWith("/nineways.wasm.js")));
    await shows(page, model.run("compare", { district: "typical-city", new_money: 12_200_000, years: 5 }));
    await context.close();
});

test("money by button, typing and slider, and the district, change the numbers; each is said once", async () => {
    const { page, context, complaints } = await site.open(folder);
    await page.evaluate(() => {
        window.said = [];
        new MutationObserver(() => window.said.push(document.querySelector("[role=status]").textContent))
            .observe(document.querySelector("[role=status]"), { childList: true, characterData: true, subtree: true });
    });
    const rests = (count) => page.waitForFunction((count) => window.said.length === count, count);
    const by_module = (new_money, district = "typical-city") => model.run("compare", { district, new_money, years: 5 });
    await page.click("#money-more");
    await rests(1);
    const more = Number(await page.inputValue("#slider"));
    assert.ok(more > 12_200_000);
    await shows(page, by_module(more));
    await page.fill("#money", "-4.5 million");
    await page.keyboard.press("Enter");
    await rests(2);
    await shows(page, by_module(-4_500_000));
    await page.$eval("#slider", (one) => { // within the half second of rest, however slow the machine is
        for (let i = 0; i < 3; ++i) {
            one.stepUp();
            one.dispatchEvent(new Event("input"));
        }
    });
    await rests(3);
    const slid = Number(await page.inputValue("#slider"));
    assert.ok(slid > -4_500_000);
    await shows(page, by_module(slid));
    const share = by_module(slid).money.share_of_budget;
    await page.selectOption("#district", "typical-suburb");
    await rests(4);
    const suburb = by_module(Number((await page.inputValue("#money")).replaceAll(",", "").replace("\u2212", "-")), "typical-suburb");
    assert.ok(Math.abs(suburb.money.share_of_budget - share) < 0.001);
    await shows(page, suburb);
    for (const wrong of ["", "twelve", "9999999999999"]) {
        await page.fill("#money", wrong);
        await page.keyboard.press("Enter");
        assert.match(await page.locator("#money-fault").innerText(), /^Enter an amount/, wrong);
        await shows(page, suburb);
    }
    await page.waitForTimeout(700);
    assert.equal(await page.evaluate(() => window.said.length), 4);
    assert.deepEqual(complaints, []);
    await context.close();
});

test("a host that runs no script and frames only this site shows the frame", async () => {
    const policy = `script-src 'none'; frame-src ${site.address}; style-src 'none'; default-src 'none'; img-src data:`;
    const { page, context, frames: [frame], complaints } =
        await embedded(frame_tag() + resize_tag(), { headers: { "Content-Security-Policy": policy } });
    await shows(frame, model.run("compare", { district: "typical-city", new_money: 12_200_000, years: 5 }));
    assert.equal(await page.$eval("iframe", (one) => one.getBoundingClientRect().height >= 900), true);
    assert.ok(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight), "it scrolls inside");
    assert.deepEqual(complaints.filter((one) => !one.includes("resize.js")), []);
    assert.equal(complaints.some((one) => one.includes("resize.js")), true, "the policy held");
    await context.close();
});

test("each of two frames gets its own height, also later, under trusted types, and beside small letters", async () => {
    const headers = { "Content-Security-Policy": "require-trusted-types-for 'script'; trusted-types 'none'" };
    const { page, context, frames, complaints } = await embedded(
        "<style>html { font-size: 8px }</style>" +
        `<iframe title="Nothing"></iframe>${frame_tag("?start=restore")}${frame_tag("?lang=en&years=0&x=1&money=a")}${resize_tag()}`,
        { headers });
    assert.equal(frames.length, 2);
    const heights = () => page.$$eval("iframe[src]", (all) => all.map((one) => one.clientHeight));
    const inside = () => Promise.all(frames.map((frame) =>
        frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height))));
    const agree = async () => {
        for (let i = 0; i < 400; ++i) {
            const [of_host, of_frames] = [await heights(), await inside()];
            if (`${of_host}` === `${of_frames}` && !of_host.includes(900)) return of_host;
            await page.waitForTimeout(50);
        }
        return assert.deepEqual(await heights(), await inside());
    };
    const early = await agree();
    assert.notEqual(early[0], early[1]);
    assert.equal(await frames[0].evaluate(() => getComputedStyle(document.querySelector("main")).fontSize), "16px");
    await frames[0].$eval("#learning-table", (one) => (one.open = true));
    for (let i = 0; i < 400 && (await heights())[0] === early[0]; ++i) await page.waitForTimeout(50);
    const late = await agree();
    assert.ok(late[0] > early[0]);
    assert.equal(late[1], early[1], "the other one keeps its height");
    assert.deepEqual(complaints.filter((one) => !one.startsWith("nineways:")), []);
    await context.close();
});

test("a script that comes after the frames have told their height asks for it", async () => {
    const { page, context, frames: [frame] } = await embedded(frame_tag());
    assert.equal(await page.$eval("iframe", (one) => one.style.height), "");
    await page.addScriptTag({ url: `${site.address}${folder}resize.js` });
    await page.waitForFunction(() => document.querySelector("iframe").style.height !== "");
    const height = await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
    assert.equal(await page.$eval("iframe", (one) => one.clientHeight), height);
    await context.close();
});

test("the page around believes heights only, of its own frames only, within bounds", async () => {
    const stranger = `<iframe id="stranger" title="Stranger" srcdoc="<p>Stranger</p>"></iframe>`;
    const elsewhere = `<iframe id="elsewhere" title="Method" src="${site.address}method.html"></iframe>`;
    const { page, context, frames } = await embedded(frame_tag() + stranger + elsewhere + resize_tag(), { state: "" });
    const frame = frames.find((one) => one.url().includes(folder));
    await frame.waitForSelector("body.ready");
    await page.waitForFunction(() => document.querySelector("iframe").style.height !== "");
    const heights = () => page.$$eval("iframe", (all) => all.map((one) => one.style.height));
    const before_it = await heights();
    const send = (from, message) => from.evaluate(async (message) => {
        parent.postMessage(message, "*");
        await new Promise((resolve) => setTimeout(resolve, 60));
    }, message);
    const key = "nineways-height";
    const hostile = [
        700, "700", null, [700], { [key]: "700" }, { [key]: -5 }, { [key]: 1e9 }, { [key]: 99 }, { [key]: 10_001 }, { [key]: 700.5 },
        { [key]: { valueOf: 700 } }, { [key]: [700] }, { [key]: null }, { [key]: 700, more: 1 }, { height: 700 }, {}, { [key]: true },
    ];
    for (const message of hostile) {
        await send(frame, message);
        assert.deepEqual(await heights(), before_it, JSON.stringify(message));
    }
    for (const odd of ["NaN", "Infinity", "700n"]) {
        await frame.evaluate(async (text) => {
            parent.postMessage({ "nineways-height": { NaN, Infinity, "700n": 700n }[text] }, "*");
            await new Promise((resolve) => setTimeout(resolve, 60));
        }, odd);
        assert.deepEqual(await heights(), before_it, odd);
    }
    const good = { [key]: 700 };
    for (const one of page.frames().filter((each) => each !== frame)) {
        await one.evaluate(async (message) => {
            parent.postMessage(message, "*"); // the page's own window is its own parent
            await new Promise((resolve) => setTimeout(resolve, 60));
        }, good);
    }
    assert.deepEqual(await heights(), before_it, "from others");
    await send(frame, good);
    await page.waitForFunction(() => document.querySelector("iframe").style.height === "700px");
    assert.deepEqual(await heights(), ["700px", ...before_it.slice(1)], "and the same message from the frame is believed");
    await context.close();
});

test("each wrong parameter is told, and the first value is used for it alone", async () => {
    const wrong = {
        district: "gotham", money: "lots", years: "31", lang: "fr", start: "best", theme: "sepia",
        "accent-restore": "url(x)", "accent-transform": "#ffffff", font: "a;b{}",
    };
    const { page, context, complaints } = await site.open(`${folder}${query_of(wrong)}&money=5`);
    const notes = await page.locator(".notes .note").allInnerTexts();
    for (const [name, found] of Object.entries(wrong)) {
        const own = notes.filter((one) => one.includes(`\u201c${name}\u201d`) && one.includes(`Found: ${found}.`));
        assert.equal(own.length, 1, `${name}: ${notes.join("\n")}`);
        assert.match(own[0], /Expected: .+\. .+\./);
    }
    assert.equal(notes.filter((one) => one.includes("each setting once")).length, 1);
    assert.equal(complaints.length, notes.length, "each in the console too");
    await shows(page, model.run("compare", { district: "typical-city", new_money: 12_200_000, years: 5 }));
    await page.goto(`${site.address}${folder}${query_of({ ...wrong, district: "typical-rural", years: "7" })}`);
    await page.waitForSelector("body.ready");
    await shows(page, model.run("compare", { district: "typical-rural", new_money: 12_200_000, years: 7 }));
    await context.close();
});

test("names that are no setting are told in the console alone, at most five of them, and then how many more", async () => {
    const unknown = { utm_source: "x", fbclid: "1", hide: "ranges", a: "1", b: "2", c: "3", d: "4" };
    const { page, context, complaints } = await site.open(`${folder}${query_of({ years: "31", ...unknown })}`);
    const notes = await page.locator(".notes .note").allInnerTexts();
    assert.equal(notes.length, 1);
    assert.match(notes[0], /\u201cyears\u201d/);
    assert.equal(complaints.length, 7, complaints.join("\n"));
    for (const name of ["years", ...Object.keys(unknown).slice(0, 5)]) {
        assert.equal(complaints.filter((one) => one.includes(`\u201c${name}\u201d`)).length, 1, name);
    }
    assert.match(complaints[6], /Further names that are no setting: 2\./);
    await context.close();
});

test("colors, font, theme and the first package are as set; ranges, sources and both packages always stand", async () => {
    const set = { "accent-restore": "#0a0", "accent-transform": "#B00020", font: "Georgia, serif", theme: "light", start: "transform" };
    const { page, context, complaints } = await site.open(`${folder}${query_of(set)}`, { colorScheme: "dark" });
    assert.deepEqual(complaints, []);
    const looks = await page.evaluate(() => ({
        restore: getComputedStyle(document.querySelector("svg .dot.restore")).fill,
        transform: getComputedStyle(document.querySelector("svg .dot.transform")).fill,
        font: getComputedStyle(document.querySelector(".answer")).fontFamily,
        ground: getComputedStyle(document.body).backgroundColor,
    }));
    assert.deepEqual(looks,
        { restore: "rgb(0, 170, 0)", transform: "rgb(176, 0, 32)", font: "Georgia, serif", ground: "rgb(255, 255, 255)" });
    const { a, b } = model.run("compare", { district: "typical-city", new_money: 12_200_000, years: 5 });
    assert.deepEqual((await figures_of(page, learning)).slice(0, 2), [b, a].map((of) => three(of.learning.after_four_years)));
    const dots = await page.$$eval("#learning .dot", (all) => all.map((one) => one.getAttribute("class")));
    assert.deepEqual(dots, ["dot transform", "dot restore", "dot benchmark"]);
    const answer = await page.locator(".answer").innerText();
    assert.ok(answer.indexOf(b.title) < answer.indexOf(a.title), answer);
    assert.deepEqual(await page.$$eval("details[id^=choices]", (all) => all.map(({ id, open }) => [id, open])),
        [["choices-transform", true], ["choices-restore", false]]);
    await context.close();
    for (const start of ["both", "restore", "transform"]) {
        const { page, context } = await site.open(`${folder}?start=${start}`);
        const answer = await page.locator(".answer").innerText();
        assert.equal(answer.match(/\([\u2212+]?[\d.]+ to [\u2212+]?[\d.]+\)/g).length, 3, answer);
        const prices = [a, b].flatMap(({ areas }) => areas).filter(({ in_year: { low, high } }) => low !== high);
        assert.equal(await page.locator("svg .whisker").count(), prices.length + 3);
        assert.equal(await page.locator('a[href$="method.html#assumptions"]').isVisible(), true);
        await context.close();
    }
});

test("a color must stand out 3 to 1 from each background that the theme may have", async () => {
    // By hand: the luminance of #949494 is 0.2961, so 1.05 / 0.3461 = 3.03; of #969696 it is 0.3050, so 2.96.
    for (const [query, refused] of [
        ["theme=light&accent-restore=%23949494", false], ["theme=light&accent-restore=%23969696", true],
        ["theme=dark&accent-restore=%23ffffff", false], ["theme=auto&accent-restore=%23ffffff", true],
        ["theme=dark&accent-restore=%2312436d", true], ["theme=light&accent-restore=%2312436d", false],
    ]) {
        const { page, context } = await site.open(`${folder}?${query}`);
        const notes = await page.locator(".notes .note").allInnerTexts();
        assert.equal(notes.length, refused ? 1 : 0, query);
        if (refused) assert.match(notes[0], /contrast of at least 3 to 1/);
        await context.close();
    }
});

test("without JavaScript there are the same numbers as a table, and a way to the calculator", async () => {
    const { context, page } = await fixed({ javaScriptEnabled: false });
    await fixed_numbers(page);
    await context.close();
});

async function fixed(options, prepare = async () => undefined) {
    const opened = await site.open("about:blank", options);
    await prepare(opened.page);
    await opened.page.goto(site.address + folder);
    return opened;
}

/** The table that the frame comes with has the model's numbers, rounded as on the page. */
async function fixed_numbers(page) {
    const { a, b } = model.run("compare", { district: "typical-city", new_money: 12_200_000, years: 5 });
    const one = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" });
    const points = (value) => one.format(value).replace("-", "\u2212");
    const cell = ({ low, central, high }) => `${points(central)} (${points(low)} to ${points(high)})`;
    const rows = page.locator("#fixed table").first().locator("tbody tr");
    assert.deepEqual(await rows.nth(0).locator("td").allInnerTexts(), [a, b].map((of) => cell(of.learning.after_four_years)));
    assert.deepEqual(await rows.nth(1).locator("td").allInnerTexts(), [a, b].map((of) => cell(of.learning.benchmark)));
    const first_area = await page.locator("#fixed table").nth(1).locator("tbody tr").first().locator("td").allInnerTexts();
    for (const [i, of] of [a, b].entries()) {
        const millions = (value) => `$${(value / 1e6).toFixed(2)}M`;
        const { low, central, high } = of.areas[0].in_year;
        assert.equal(first_area[i], `${millions(central)} (${millions(low)} to ${millions(high)})`);
    }
    assert.match(await page.locator("#fixed").innerText(), /Typical City with \$12\.2 million more a year, counted in year 5/);
    const link = await page.getAttribute("#fixed .foot a", "href");
    assert.ok(new URL(link, site.address + folder).href.startsWith(`${site.address}#district=typical-city&money=12200000&years=5`));
}

for (const [why, prepare] of [
    ["does not arrive", (page) => page.route(/nineways\.wasm/, (route) => route.abort())],
    ["is not what it should be", (page) => page.route(/nineways\.wasm/, (route) => route.fulfill({ body: "nothing" }))],
    ["needs what the engine does not have", (page) => page.addInitScript(() => {
        WebAssembly.compile = WebAssembly.compileStreaming = () => Promise.reject(new WebAssembly.CompileError("no SIMD"));
    })],
]) {
    test(`where the module ${why}, the table stays and the reason is said`, async () => {
        const { page, context } = await fixed({}, prepare);
        await page.waitForSelector("body.fixed");
        await fixed_numbers(page);
        assert.match(await page.locator("#fixed-why").innerText(), /cannot be changed here/);
        await context.close();
    });
}

for (const lang of ["en", "es"]) {
    test(`from the sandbox a link opens the whole calculator with the same state, ${lang}`, async () => {
        const { page, context, frames: [frame] } = await embedded(frame_tag(`?district=typical-rural&money=60000&years=3&lang=${lang}`));
        const opened = context.waitForEvent("page");
        await frame.click(".foot a");
        const calculator = await opened;
        await calculator.waitForSelector("body.ready");
        assert.equal(await calculator.getAttribute("html", "lang"), `${lang}-US`);
        assert.equal(await calculator.inputValue("#district"), "typical-rural");
        assert.equal(await calculator.inputValue("#money"), "60,000");
        assert.equal(page.url(), `${other.address}host`);
        await context.close();
    });
}

test("in Spanish the frame speaks Spanish, in a sandbox too", async () => {
    const catalog = JSON.parse(await readFile(join(built, folder, "es.json"), "utf8"));
    for (const sandbox of ["", closed_sandbox]) {
        const { context, frames: [frame], complaints } = await embedded(frame_tag("?lang=es&years=0", sandbox));
        assert.equal(await frame.locator("h1").innerText(), catalog["Restore the old ways, or transform?"]);
        assert.equal(await frame.locator("label[for=district]").innerText(), catalog["Typical district"]);
        assert.match(await frame.locator(".answer").innerText(), /puntos percentiles/);
        assert.equal(complaints.filter((one) => !one.startsWith("nineways:")).length, 0);
        await context.close();
    }
});

test("at 320 pixels nothing scrolls sideways, and targets measure 24 pixels", async () => {
    for (const query of ["?start=restore", "?lang=es&start=transform", "?money=-99999999999"]) {
        const { page, context } = await site.open(folder + query, { viewport: { width: 320, height: 640 } });
        await page.$$eval("details", (all) => all.forEach((one) => (one.open = true)));
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, query);
        const small = await page.$$eval("button, select, input, summary, .foot a", (all) => all.flatMap((one) => {
            const { width, height } = one.getBoundingClientRect();
            return width > 0 && (width < 24 || height < 24) ? [`${one.id || one.textContent} ${width} x ${height}`] : [];
        }));
        assert.deepEqual(small, []);
        await context.close();
    }
});

for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing in the frame, its fixed table, and the page around, ${scheme}`, async () => {
        const options = { colorScheme: scheme };
        for (const lang of ["en", "es"]) {
            const { page, context } = await site.open(`${folder}?lang=${lang}&years=99`, options);
            await page.$$eval("details", (all) => all.forEach((one) => (one.open = true)));
            await page.fill("#money", "nonsense");
            await page.keyboard.press("Enter");
            assert.deepEqual(await violations(page), [], lang);
            assert.equal(await page.evaluate(() => document.documentElement.lang), `${lang}-US`);
            await context.close();
        }
        const broken = await fixed(options, (page) => page.route(/nineways\.wasm/, (route) => route.abort()));
        await broken.page.waitForSelector("body.fixed");
        assert.deepEqual(await violations(broken.page), []);
        await broken.context.close();
        const { page, context } = await embedded(frame_tag() + resize_tag(), { options });
        assert.deepEqual(await violations(page), []);
        await context.close();
    });
}

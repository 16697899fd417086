// SPDX-License-Identifier: MIT
// The whole calculator by keyboard alone, from the skip link to the other language. Nothing here clicks or sets focus.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { rested, start } from "./browser.mjs";

let site;
before(async () => (site = await start()));
after(() => site.close());

/** What is in focus: whether it is seen, whether anything lies on it, and how its ring stands out from the ground. */
function look_at_focus() {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    const box = at.getClientRects()[0] ?? new DOMRect();
    const within = (low, high, most) => (Math.max(low, 0) + Math.min(high, most)) / 2;
    const hit = document.elementFromPoint(within(box.left, box.right, innerWidth), within(box.top, box.bottom, innerHeight));
    const luminance = (color) => color.match(/[\d.]+/g).slice(0, 3).map((one) => one / 255)
        .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
        .reduce((sum, one, i) => sum + one * [0.2126, 0.7152, 0.0722][i], 0);
    let ground = at.parentElement ?? at;
    while (ground.parentElement !== null && getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
    const [dark, light] = [style.outlineColor, getComputedStyle(ground).backgroundColor].map(luminance).sort((a, b) => a - b);
    const faults = [];
    if (at === document.body) faults.push("nothing is in focus");
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("no ring");
    if ((light + 0.05) / (dark + 0.05) < 3) faults.push("a ring that hardly stands out");
    if (box.width < 1 || box.height < 1) faults.push("it has no size");
    if (hit === null || !(at.contains(hit) || hit.contains(at))) faults.push(`hidden behind ${hit?.outerHTML.slice(0, 80)}`);
    const last = window.last_stop;
    window.last_stop = at;
    const order = last?.isConnected ? Math.sign((last.compareDocumentPosition(at) & 4) - (last.compareDocumentPosition(at) & 2)) : 0;
    return { faults, order, what: `${at.localName}#${at.id} "${(at.getAttribute("aria-label") ?? at.textContent).slice(0, 60)}"` };
}

/** Someone at the keyboard of a page: every stop on the way is looked at. */
async function person_at(page) {
    const devtools = await page.context().newCDPSession(page);
    const stops = [];

    /** The name by which the browser tells those who do not see the page what is in focus. */
    async function spoken_name() {
        const { result } = await devtools.send("Runtime.evaluate", { expression: "document.activeElement" });
        const { nodes } = await devtools.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
        return nodes[0]?.name?.value ?? "";
    }

    async function check_stop() {
        await rested(page); // what is drawn anew meanwhile has the focus again when it is
        const { faults, order, what } = await page.evaluate(look_at_focus);
        if ((await spoken_name()).trim() === "" && (await rested(page), await spoken_name()).trim() === "") faults.push("no name");
        assert.deepEqual(faults, [], what);
        stops.push(what);
        return order;
    }

    /** Goes stop by stop, each further down the page than the last (or up, with Shift), until it is at `selector`. */
    async function go(key, selector) {
        const from = stops.at(-1);
        for (let i = 0; i < 120; ++i) {
            await page.keyboard.press(key);
            if (await page.evaluate(() => document.activeElement === document.body)) break;
            const order = await check_stop();
            // A stop that was drawn anew has no place any more.
            if (i > 0 && order !== 0) assert.equal(order, key === "Tab" ? 1 : -1, `${stops.at(-1)} comes after ${stops.at(-2)}`);
            if (await at(selector)) return;
        }
        assert.fail(`${key} from ${from} does not lead to ${selector}, but to ${stops.at(-1)}`);
    }

    const at = (selector) => page.evaluate((selector) => document.activeElement.matches(selector), selector);
    return {
        to: (selector) => go("Tab", selector),
        back_to: (selector) => go("Shift+Tab", selector),
        press: (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve()),
        type: (text) => page.keyboard.type(text),
        /** Whether the focus is there now, in sight and with a name. */
        async is_at(selector) {
            assert.ok(await at(selector), `${selector} is not in focus`);
            await check_stop();
        },
        stops,
    };
}

const text_of = (page, selector) => page.$eval(selector, ({ textContent }) => textContent);
const value_of = (page, selector) => page.$eval(selector, ({ value }) => value);
const state_of = (page) => new URLSearchParams(new URL(page.url()).hash.slice(1));

/** Waits until the address holds what was chosen and all of it is drawn. */
async function holds(page, name, value) {
    await page.waitForFunction(([name, value]) => new URLSearchParams(location.hash.slice(1)).get(name) === value, [name, value]);
    await rested(page);
}

/** Waits until the text of an element is another than `old`. */
async function changes(page, selector, old) {
    await page.waitForFunction(([selector, old]) => document.querySelector(selector)?.textContent !== old, [selector, old]);
}

/** Waits until a part that is drawn when it is seen has been drawn. */
async function drawn(page, id) {
    await page.waitForFunction((id) => document.querySelector(`#${id}-part > *`) !== null, id);
    await rested(page);
}

async function choose_district(page, person) {
    await person.to(".skip");
    assert.ok(await page.$eval(".skip", (one) => one.getBoundingClientRect().height > 24), "it is seen once it is reached");
    await person.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "results");
    await person.to("#to-know-part summary");
    await person.press("Enter");
    assert.ok(await page.$eval("#to-know-part details", ({ open }) => open), "the notes open");

    await person.back_to("#years");
    await person.press("ArrowUp");
    await holds(page, "years", "6");
    await person.back_to("#district");
    await person.press("ArrowDown");
    await holds(page, "district", "typical-suburb");
    assert.match(await text_of(page, "#district-title"), /^Typical Suburb/);
    await person.back_to("input[name=way]");
    await person.press("ArrowRight", "ArrowRight");
    await person.is_at("input[value=sketch]");
}

async function start_with_five_numbers(page, person) {
    await person.to("#sketch-pupils");
    await person.type("many");
    await person.press("Enter");
    await page.waitForFunction(() => !document.querySelector("#sketch-pupils-fault").hidden);
    await person.is_at("#sketch-pupils[aria-invalid=true]");
    await person.press("Control+A");
    await person.type("5,000");
    for (const [id, text] of [["schools", "10"], ["low_income", "45%"], ["budget", "80 million"], ["money", "2 million"]]) {
        await person.to(`#sketch-${id}`);
        await person.type(text);
    }
    await person.to("#sketch-show");
    await person.press("Space");
    await holds(page, "money", "2000000");
    assert.ok(await page.locator("#sketch-pupils-fault").isHidden());
    assert.match(await text_of(page, "#district-part"), /5,000/);
    assert.equal(await value_of(page, "#money"), "2,000,000");
    assert.equal(await page.evaluate(() => document.activeElement.id), "results", "it leads to the answer");
    await person.back_to("#sketch-show");
}

async function set_money(page, person) {
    const answer = await text_of(page, "#answer-part");
    await person.to("#comes");
    await person.press("ArrowDown");
    await holds(page, "comes", "once");
    assert.equal(await text_of(page, "#money-label"), "Dollars, once");
    await changes(page, "#answer-part", answer);
    await person.press("ArrowUp");
    await holds(page, "comes", null);
    assert.equal(await text_of(page, "#answer-part"), answer);

    await person.to("#money-less");
    await person.press("Enter");
    await holds(page, "money", "1800000");
    await person.to("#money");
    await person.type("3 million");
    await person.press("Enter");
    await holds(page, "money", "3000000");
    await person.to("#money-more");
    await person.press("Space", "Space");
    await holds(page, "money", "3400000");
    await person.to("#slider");
    await person.press("ArrowLeft");
    await page.waitForFunction(() => document.querySelector("#money").value !== "3,400,000");
    await person.press("End");
    await holds(page, "money", await page.$eval("#slider", ({ max }) => max));
    await person.press("ArrowLeft", "Home");
    const least = await page.$eval("#slider", ({ min }) => min);
    await holds(page, "money", least);
    assert.ok(least < 0, "a cut");
    await person.back_to("#money");
    await person.type("2500000");
    await person.to("#years-more");
    await person.press("Enter");
    await holds(page, "years", "7");
    assert.equal(state_of(page).get("money"), "2500000", "what was typed holds once the field is left");
}

async function take_along(page, person) {
    await person.to("#learning-table summary");
    await person.press("Space");
    assert.ok(await page.locator("#learning-table table").isVisible());
    await person.to("#copy-link");
    await person.press("Enter");
    await page.waitForSelector("#link-note:not([hidden])");
    await person.is_at("#copy-link");
    assert.equal(await value_of(page, "#link"), page.url());
    for (const [id, name] of [["save-csv", /\.csv$/], ["save-district", /\.json$/]]) {
        await person.to(`#${id}`);
        const [download] = await Promise.all([page.waitForEvent("download"), person.press("Enter")]);
        assert.match(download.suggestedFilename(), name);
    }
}

async function set_a_choice(page, person) {
    await person.to("#area-teacher_pay > summary");
    await person.press("Enter");
    assert.ok(await page.$eval("#area-teacher_pay", ({ open }) => !open), "the first area folds");
    await person.to("#area-professional_learning > summary");
    await person.press("Enter");
    await page.waitForSelector("#area-professional_learning[open] .lever");

    await person.to("#area-professional_learning input[type=range]");
    const id = await page.evaluate(() => document.activeElement.closest(".lever").id);
    const card = `#${id}`;
    const field = `${card} .setting input[type=text]`;
    const mark = `${card} .mark`;
    const before = await value_of(page, field);
    await person.press("ArrowRight", "ArrowRight");
    await page.waitForFunction((mark) => document.querySelector(mark).textContent.startsWith("Changed by you"), mark);
    const slid = await value_of(page, field);
    assert.notEqual(slid, before);
    await person.to(`${card} .stepper button:first-child`);
    await person.press("Enter");
    const stepped = await value_of(page, field);
    assert.notEqual(stepped, slid);
    await person.to(field);
    await person.type(slid);
    await person.to(`${card} .stepper button:last-child`);
    assert.equal(await value_of(page, field), slid);
    await person.press("Space");
    await rested(page);

    await person.to(`${card} input[type=checkbox]`);
    assert.ok(await page.$eval(`${card} input[type=checkbox]`, ({ checked }) => checked), "what is set is held");
    await person.press("Space");
    await page.waitForFunction((mark) => document.querySelector(mark).hidden, mark);
    await person.press("Space");
    await page.waitForFunction((mark) => !document.querySelector(mark).hidden, mark);
    await person.to(`${card} .hold-or-out button`);
    await person.press("Enter");
    await page.waitForFunction((mark) => document.querySelector(mark).textContent.startsWith("Taken out"), mark);
    await person.is_at(`${card} .hold-or-out button`);
    await person.press("Enter");
    await page.waitForFunction((mark) => document.querySelector(mark).hidden, mark);

    await person.to(`${card} details:last-child > summary`);
    await person.press("Enter");
    await page.waitForFunction((card) => document.querySelector(`${card} details:last-child`).textContent.length > 300, card);
    await person.to("#add-a-professional_learning");
    const added = await value_of(page, "#add-a-professional_learning");
    await person.to("#add-a-professional_learning + button");
    await person.press("Enter");
    await page.waitForFunction((added) => document.activeElement.closest(`#choice-a-${added}`) !== null, added);
    await person.is_at(`#choice-a-${added} input`);
    await rested(page);

    await person.back_to("#reset-a");
    assert.match(await text_of(page, ".package.restore"), /1 choice changed by you/);
    await person.press("Enter");
    await page.waitForFunction(() => document.querySelector(".package.restore").textContent.includes("No choice changed"));
    await person.is_at("#reset-a");
    await rested(page);
    assert.equal(await page.$(`#choice-a-${added}`), null);
    await person.to("#areas-close");
    await person.press("Enter");
    assert.equal(await page.$("#areas-part details.area[open]"), null);
}

async function read_sections(page, person) {
    await person.to("#week-school");
    await drawn(page, "week");
    const week = await text_of(page, "#week-part");
    await person.press("ArrowDown");
    await changes(page, "#week-part", week);
    await rested(page);
    const school = await text_of(page, "#week-part");
    await person.to("#week-grade");
    await person.press("ArrowDown");
    await changes(page, "#week-part", school);

    await person.to("#lasts");
    await drawn(page, "decade");
    const years = await text_of(page, "#decade-part");
    await person.press("ArrowDown");
    await changes(page, "#decade-part", years);
    await holds(page, "lasts", await value_of(page, "#lasts"));
    for (const id of ["decade", "fair", "score"]) {
        await person.to(`#${id} details > summary`);
        await person.press("Enter");
        assert.ok(await page.$eval(`#${id} details[open] table`, (one) => one.checkVisibility()), "its table opens");
    }

    await person.to("#sure-ask");
    await person.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "sure-stop");
    await person.press("Space");
    await page.waitForFunction(() => /^Stopped/.test(document.querySelector("#sure-note").textContent));
    await person.is_at("#sure-ask");
    await person.press("Space");
    await page.waitForFunction(() => document.querySelector("#sure-part figure") !== null &&
        document.querySelector("#sure-note").hidden && !document.querySelector("#sure-ask").hidden);
    await person.is_at("#sure-ask");
    await person.to("#intervals-table > summary");
}

async function edit_assumptions(page, person) {
    await person.to("#differences > summary");
    await drawn(page, "assumptions");
    await person.to("#assumptions-search");
    await person.type("salary step");
    assert.match(await text_of(page, "#assumptions-count"), /^\d+ found/);
    await person.to("#set-salary_step-central");
    const before = await value_of(page, "#set-salary_step-central");
    await person.type("nonsense");
    await person.press("Enter");
    await page.waitForFunction(() => document.querySelector("#set-salary_step-faults").textContent !== "");
    await person.press("Control+A");
    await person.type("0.02");
    await person.press("Enter");
    await page.waitForSelector("#assumptions-list [data-assumption=salary_step]");
    await rested(page);
    assert.match(await text_of(page, "#assumptions-changed"), /^1 assumption is changed/);
    await person.back_to("#assumptions-reset");
    await person.press("Enter");
    await page.waitForFunction(() => document.querySelector("#assumptions-list").textContent === "No assumption is changed.");
    assert.equal(await value_of(page, "#set-salary_step-central"), before);
    await person.is_at("#assumptions-search");
    await person.press("Control+A", "Delete");
    assert.equal(await text_of(page, "#assumptions-count"), "");
    await rested(page);
}

/** From the last stop the keyboard leaves the page, and comes in again at its beginning. */
async function leave_and_return(page, person) {
    await person.to("footer a[href='accessibility.html']");
    await person.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement === document.body), "nothing holds on to the focus");
    await person.to(".skip");
}

async function undo_and_redo(page, person) {
    await person.to("#undo");
    const held = state_of(page).get("lasts");
    assert.notEqual(held, null);
    let steps = 0;
    while (state_of(page).get("lasts") === held && ++steps < 5) {
        const address = page.url();
        await person.press("Enter");
        await page.waitForFunction((old) => location.href !== old, address);
        await rested(page);
        await person.is_at("#undo");
    }
    assert.equal(state_of(page).get("lasts"), null);
    await person.to("#redo");
    for (; steps > 0; --steps) {
        const address = page.url();
        await person.press("Space");
        await page.waitForFunction((old) => location.href !== old, address);
        await rested(page);
        await person.is_at("#redo");
    }
    assert.equal(state_of(page).get("lasts"), held);
    assert.match(await text_of(page, "#status"), /\S/);
}

async function change_language(page, person) {
    const { hash } = new URL(page.url());
    await person.back_to("a.language");
    await person.press("Enter");
    await page.waitForSelector("html[lang=es-US] body.ready");
    assert.equal(new URL(page.url()).hash, hash);
    assert.match(await text_of(page, "h1"), /^\u00bf/);
    await person.to("#money-less");
}

test("a person with a keyboard alone goes through the whole calculator", { timeout: 120_000 }, async () => {
    const { page, context, complaints } = await site.open("", { reducedMotion: "reduce" });
    const person = await person_at(page);
    const walk = [
        choose_district, start_with_five_numbers, set_money, take_along, set_a_choice, read_sections, edit_assumptions,
        leave_and_return, undo_and_redo, change_language,
    ];
    for (const stage of walk) await stage(page, person);
    assert.ok(new Set(person.stops).size > 100, `${person.stops.length} stops`);
    assert.deepEqual(complaints, []);
    await context.close();
});

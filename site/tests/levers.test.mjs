// SPDX-License-Identifier: MIT
// The nine areas: every way to change a choice gives the module's numbers for what the address then says.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { load_module, row_values, settled, start } from "./browser.mjs";
import { request_of_address } from "./scenes.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const first = { district: "typical-city", new_money: 12_200_000, years: 5 };
const summary = "The district as it stands and both packages";
let site;
let model;
before(async () => {
    site = await start();
    model = await load_module();
});
after(() => site.close());

/** Opens a page and waits until its address holds all that is chosen. */
async function open(path = "", options = {}) {
    const opened = await site.open(path, options);
    await opened.page.waitForFunction(() => location.hash.includes("model="));
    return opened;
}

const hash = (page) => page.evaluate(() => location.hash);
const open_area = (page, area) => page.$eval(`#area-${area}`, (one) => (one.open = true));

/** Does something and waits until it has come to rest in the address. */
async function do_and_settle(page, act) {
    const old = await hash(page);
    await act();
    await settled(page, old);
}

/** The figures of each card that is open, and the cost of each area, are those of a comparison. */
async function shows(page, expected) {
    assert.deepEqual(await row_values(page, summary, "Learning after four years, percentile points"),
        [expected.a, expected.b].map(({ learning }) => learning.after_four_years.central));
    const costs = await page.$$eval(".area .costs", (all) => all.map((one) =>
        ["restore", "transform"].map((side) => Number(one.querySelector(`.${side} > data`).value))));
    assert.deepEqual(costs, expected.a.areas.map((_, i) => [expected.a, expected.b].map(({ areas }) => areas[i].in_year.central)));
    for (const side of ["a", "b"]) {
        const cards = await page.$$eval(`[id^="choice-${side}-"]`, (all) => all.map((one) => [one.id.slice(9),
            [...one.querySelectorAll(":scope > .facts dd")].map((cell) => {
                const value = cell.querySelector("data");
                return value === null ? cell.textContent : Number(value.value);
            })]));
        assert.ok(cards.length > 0);
        for (const [id, figures] of cards) {
            const lever = expected[side].levers.find((one) => one.id === id);
            assert.deepEqual(figures,
                [lever.in_year.central, lever.posts, lever.measured ? lever.one_year_sd.central : "not measured"], `${side} ${id}`);
        }
    }
}

const shows_address = async (page) => shows(page, model.run("compare", request_of_address(await hash(page), model)));
const open_everything = async (page) => {
    for (let round = 0; round < 3; ++round) {
        await page.$$eval("#areas details", (all) => all.forEach((one) => (one.open = true)));
        await page.waitForTimeout(200);
    }
};

test("all nine areas stand in order, both packages side by side, with what the module says of each choice", async () => {
    const { page, context, complaints } = await open();
    const expected = model.run("compare", first);
    await page.click("#areas-open");
    await page.waitForSelector("#choice-b-central_redesign");
    assert.deepEqual(await page.$$eval(".area", (all) => all.map(({ id }) => id.slice(5))), expected.a.areas.map(({ area }) => area));
    const listed = await page.$$eval(".lever", (all) => all.map(({ id }) => id.slice(7)).sort());
    assert.deepEqual(listed, ["a", "b"].flatMap((side) => expected[side].levers.map(({ id }) => `${side}-${id}`)).sort());
    await shows(page, expected);
    const fitted = expected.b.levers.find(({ id }) => id === "pay_for_shortage").settings.share;
    assert.equal(await page.inputValue("#b-pay_for_shortage-share"), `${Number((fitted * 100).toPrecision(3))}%`);
    const slider = page.locator("#choice-b-pay_for_shortage input[type=range]").first();
    assert.match(await slider.getAttribute("aria-valuetext"), /^4\.\d\d% of teachers$/);
    assert.deepEqual(await slider.evaluate(({ min, max, step }) => [min, max, step]), ["0", "0.3", "0.005"]);
    assert.match(await page.locator("#choice-b-weights_for_need > .mark").innerText(), /^Held by the package/);
    assert.match(await page.locator("#choice-b-weights_for_need").innerText(), /No price is known: enter one/);
    const columns = await page.$$eval("#area-time .side", (all) => all.map((one) => one.getBoundingClientRect().top));
    assert.equal(columns[0], columns[1]);
    assert.deepEqual(complaints.filter((text) => !text.includes("preload")), []);
    await context.close();
});

test("a slider that is dragged stays the same element, holds its choice, and the rest is fitted to equal dollars", async () => {
    const { page, context } = await open();
    const slider = page.locator("#choice-a-across_the_board_raise input[type=range]").first();
    await slider.scrollIntoViewIfNeeded();
    await slider.evaluate((one) => (window.dragged = one));
    const box = await slider.boundingBox();
    await do_and_settle(page, async () => {
        await page.mouse.move(box.x + box.width * 0.36, box.y + box.height / 2);
        await page.mouse.down();
        for (let i = 1; i <= 10; ++i) await page.mouse.move(box.x + box.width * (0.36 + 0.008 * i), box.y + box.height / 2);
        await page.mouse.up();
    });
    assert.ok(await slider.evaluate((one) => one === window.dragged && document.activeElement === one));
    const expected = model.run("compare", request_of_address(await hash(page), model));
    await shows(page, expected);
    const lever = expected.a.levers.find(({ id }) => id === "across_the_board_raise");
    assert.equal(await slider.evaluate((one) => one.valueAsNumber), lever.settings.raise);
    assert.ok(lever.settings.raise > 0.02 && lever.locked, `${lever.settings.raise}`);
    assert.ok(Math.abs(expected.a.basis.value - expected.b.basis.value) < 20_000);
    assert.equal(await page.isChecked("#choice-a-across_the_board_raise .hold input"), true);
    assert.match(await page.locator("#choice-a-across_the_board_raise > .mark").innerText(), /Changed by you/);
    assert.match(await page.locator("#area-teacher_pay > summary").innerText(), /changed by you/);
    await context.close();
});

test("typing, buttons, the lock, adding and taking out give the module's numbers; undo, redo and a reload too", async () => {
    const { page, context, complaints } = await open();
    await open_area(page, "individual_attention");
    const steps = [await hash(page)];
    const step = async (act) => {
        await do_and_settle(page, act);
        await shows_address(page);
        steps.push(await hash(page));
    };
    for (const [typed, value] of [["2.5%", 0.025], ["3 %", 0.03], ["\u22121", -0.01], ["0.75", 0.0075]]) {
        await step(async () => {
            await page.fill("#a-across_the_board_raise-raise", typed);
            await page.keyboard.press("Enter");
        });
        const { a } = request_of_address(await hash(page), model);
        assert.equal(a.levers.across_the_board_raise.raise, value, typed);
    }
    const at = async () => request_of_address(await hash(page), model).a.levers.smaller_classes.k_3;
    const fitted = model.run("compare", request_of_address(steps.at(-1), model)).a.levers.find(({ id }) => id === "smaller_classes").settings.k_3;
    await step(() => page.click('#choice-a-smaller_classes button[aria-label^="More"] >> nth=0'));
    assert.ok(await at() > fitted && await at() - fitted <= 0.1 && Math.abs(await at() * 10 - Math.round(await at() * 10)) < 1e-9, `${fitted} ${await at()}`);
    const up = await at();
    await step(() => page.click('#choice-a-smaller_classes button[aria-label^="Less"] >> nth=0'));
    assert.ok(Math.abs(up - await at() - 0.1) < 1e-9);
    await step(() => page.uncheck("#choice-a-smaller_classes .hold input"));
    assert.equal(await at(), model.run("levers").presets[0].levers.smaller_classes.k_3, "back to the package's own, to be fitted");
    await step(() => page.check("#choice-b-flexible_groups .hold input"));
    await step(async () => {
        await page.selectOption("#add-b-individual_attention", "smaller_classes");
        await page.click("#area-individual_attention .transform .adding button");
    });
    assert.equal(await page.evaluate(() => document.activeElement.closest(".lever")?.id), "choice-b-smaller_classes");
    await step(async () => {
        await page.fill("#b-smaller_classes-k_3", "2 pupils");
        await page.keyboard.press("Enter");
    });
    assert.equal(request_of_address(await hash(page), model).b.levers.smaller_classes.k_3, 2);
    await step(() => page.click("#choice-a-across_the_board_raise .hold-or-out button"));
    assert.deepEqual(request_of_address(await hash(page), model).a.levers.across_the_board_raise, { raise: 0, steps: 0 });
    await step(() => page.click("#choice-a-across_the_board_raise .hold-or-out button"));
    await step(() => page.click("#choice-b-smaller_classes .hold-or-out button"));
    assert.equal(await page.locator("#choice-b-smaller_classes").count(), 0);
    await step(() => page.click("#reset-b"));
    assert.equal(await hash(page), steps[0].replace(/&model/, "&model"));
    for (const earlier of steps.slice(0, -1).reverse()) {
        await do_and_settle(page, () => page.click("#undo"));
        assert.equal(await hash(page), earlier);
    }
    await shows(page, model.run("compare", first));
    for (const later of steps.slice(1, -2)) {
        await do_and_settle(page, () => page.click("#redo"));
        assert.equal(await hash(page), later);
    }
    await shows_address(page);
    const kept = await hash(page);
    await page.reload();
    await page.waitForSelector("body.ready");
    assert.equal(await hash(page), kept);
    await open_area(page, "individual_attention");
    await shows_address(page);
    assert.deepEqual(complaints.filter((text) => !text.includes("preload")), []);
    await context.close();
});

test("what cannot be used is said beside the field and changes nothing; what is left out of a list of two is chosen", async () => {
    const { page, context } = await open();
    const old = await hash(page);
    for (const wrong of ["", "two", "16%", "-6%", "5 days %", "1e9"]) {
        await page.fill("#a-across_the_board_raise-raise", wrong);
        await page.keyboard.press("Enter");
        assert.equal(await page.getAttribute("#a-across_the_board_raise-raise", "aria-invalid"), "true", wrong);
        assert.equal(await page.locator("#a-across_the_board_raise-raise-fault").innerText(), "Enter a number from \u22125% to 15%.");
    }
    await page.waitForTimeout(700);
    assert.equal(await hash(page), old);
    await shows(page, model.run("compare", first));
    await page.fill("#a-across_the_board_raise-raise", "2%");
    await do_and_settle(page, () => page.keyboard.press("Enter"));
    assert.equal(await page.isVisible("#a-across_the_board_raise-raise-fault"), false);
    await open_area(page, "professional_learning");
    await page.$eval("#more-b-expert_led_teams", (one) => (one.open = true));
    await do_and_settle(page, () => page.selectOption("#b-expert_led_teams-in_day", "0"));
    assert.equal(request_of_address(await hash(page), model).b.levers.expert_led_teams.in_day, 0);
    await shows_address(page);
    await open_area(page, "school_funding");
    await do_and_settle(page, async () => {
        await page.fill("#b-weights_for_need-administration", "$12,500");
        await page.keyboard.press("Enter");
    });
    assert.equal(request_of_address(await hash(page), model).b.levers.weights_for_need.administration, 12_500);
    assert.doesNotMatch(await page.locator("#choice-b-weights_for_need").innerText(), /No price is known/);
    await shows_address(page);
    await context.close();
});

test("the keyboard alone opens an area, sets a choice, holds it, takes it out and resets the package", async () => {
    const { page, context } = await open();
    const on = () => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute("aria-label") || document.activeElement.textContent);
    await page.focus("#area-time > summary");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#choice-a-standard_year");
    await page.keyboard.press("Tab");
    assert.match(await on(), /as a slider$/);
    await do_and_settle(page, () => page.keyboard.press("ArrowRight"));
    const { settings } = model.run("compare", first).a.levers.find(({ id }) => id === "standard_year");
    assert.equal(request_of_address(await hash(page), model).a.levers.standard_year.days, Math.round(settings.days) + 1);
    await shows_address(page);
    const stops = [];
    for (let i = 0; i < 3; ++i) {
        await page.keyboard.press("Tab");
        stops.push(await on());
    }
    assert.match(stops[0], /^Less: /);
    assert.equal(stops[1], "a-standard_year-days");
    assert.match(stops[2], /^More: /);
    await do_and_settle(page, () => page.keyboard.press("Space"));
    assert.equal(await on(), stops[2], "the button keeps the focus");
    await page.focus("#choice-a-standard_year .hold input");
    await do_and_settle(page, () => page.keyboard.press("Space"));
    await page.keyboard.press("Tab");
    assert.match(await on(), /^Take out: /);
    await do_and_settle(page, () => page.keyboard.press("Enter"));
    assert.match(await on(), /^Put back: /);
    await shows_address(page);
    await page.focus("#reset-a");
    await do_and_settle(page, () => page.keyboard.press("Enter"));
    assert.equal(await on(), "reset-a");
    await shows(page, model.run("compare", first));
    await context.close();
});

test("why a number: its parts, and value, range and source of every assumption as the registry has them", async () => {
    const { page, context } = await open();
    await open_area(page, "professional_learning");
    await page.$eval("#why-b-coaching", (one) => (one.open = true));
    await page.waitForSelector("#why-b-coaching .evidence");
    const lever = model.run("compare", { ...first, studies: true }).b.levers.find(({ id }) => id === "coaching");
    const registry = new Map(model.run("assumptions").assumptions.map((one) => [one.id, one]));
    const shown = await page.$$eval("#why-b-coaching .evidence li", (all) => all.map((one) =>
        [one.dataset.assumption, Number(one.querySelector("data").value), one.textContent, one.querySelector("a").getAttribute("href")]));
    assert.deepEqual(shown.map(([id]) => id), lever.evidence.map(({ assumption }) => assumption));
    for (const [id, value, text, href] of shown) {
        const { low, central, high, source, note } = registry.get(id);
        assert.equal(value, central);
        assert.ok(text.includes(`(${low} to ${high})`), text);
        assert.ok(text.includes(source) && text.includes(note) && text.includes("a judgment"), text);
        assert.equal(href, `method.html#${id}`);
    }
    const cells = await page.$$eval("#why-b-coaching td.figure", (all) => all.map((cell) => Number(cell.querySelector("data").value)));
    assert.deepEqual(cells.slice(0, 7), [lever.recurring.central, lever.year_one, lever.in_year.central, lever.one_time.central,
        lever.basis.value, lever.ten_years.value, lever.posts]);
    assert.deepEqual(cells.slice(-4), [lever.share_of_pupils_reached, lever.one_year_sd.central, lever.benchmark_year_sd.central, lever.break_even_sd]);
    await context.close();
});

test("every step of a cost is that of the ledger", async () => {
    const small = { district: "typical-rural", new_money: 600_000, years: 5 };
    const { page, context } = await open("#form=2&district=typical-rural&money=600000&years=5");
    await open_area(page, "professional_learning");
    await page.$eval("#why-b-coaching", (one) => (one.open = true));
    await page.waitForSelector("#steps-b-coaching");
    await page.$eval("#steps-b-coaching", (one) => (one.open = true));
    await page.waitForSelector("#steps-b-coaching .trace", { timeout: 60_000 });
    const { b, ledgers } = model.run("compare", { ...small, detail: "full" });
    const ledger = new Map(ledgers.b.map((entry) => [entry.path, entry]));
    const shown = await page.$$eval("#steps-b-coaching li[data-path]", (all) => all.map((one) =>
        [one.dataset.path, Number(one.querySelector("data").value), [...one.querySelectorAll(":scope > ul > li[data-path]")].map((term) => term.dataset.path)]));
    assert.equal(shown[0][0], b.levers.find(({ id }) => id === "coaching").basis.path);
    assert.ok(shown.length > 10, `${shown.length}`);
    for (const [path, value, terms] of shown) {
        assert.equal(value, ledger.get(path).value, path);
        if (terms.length > 0) assert.deepEqual(terms, ledger.get(path).terms.slice(0, 12).map((term) => term.path));
    }
    await context.close();
});

test("axe finds nothing with every choice and every why open, and nothing is too wide at 320 pixels", async () => {
    const changed = "#form=2&district=typical-city&money=12200000&years=5&b=R3a:k_3:1:grades_4_12:0,S1b:share:0:supplement:0.2";
    const { page, context } = await open(changed, { viewport: { width: 320, height: 800 } });
    await open_everything(page);
    await page.waitForFunction(() => document.querySelectorAll(".lever > details.unread").length === 0, undefined, { timeout: 60_000 });
    await page.fill("#a-across_the_board_raise-raise", "nonsense");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const small = await page.$$eval("#areas button, #areas input, #areas select, #areas summary", (all) => all.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24) ? [`${one.id || one.textContent} ${width} x ${height}`] : [];
    }));
    assert.deepEqual(small, []);
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await window.axe.run("#areas", {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    })).violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`)));
    assert.deepEqual(found, []);
    await context.close();
});

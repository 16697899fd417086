// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { load_module, rested, row_values, settled, start } from "./browser.mjs";

const summary = "The district as it stands and both packages";
const one_decimal = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const in_text = (value) => {
    const rounded = one_decimal.format(Math.abs(value));
    if (rounded === "0.0") return rounded;
    return (value < 0 ? "\u2212" : "+") + rounded;
};

let site;
let model;
before(async () => {
    site = await start();
    model = await load_module();
});
after(() => site.close());

/** The page shows the numbers that the module gives for what the form says. */
async function shows(page, expected) {
    await rested(page);
    assert.deepEqual(await row_values(page, summary, "Learning after four years, percentile points"),
        [expected.a, expected.b].map(({ learning }) => learning.after_four_years.central));
    assert.deepEqual(await row_values(page, summary, `Cost counted in year ${expected.money.year}`),
        [expected.a, expected.b].map(({ basis }) => basis.value));
    assert.deepEqual(await row_values(page, summary, "Not spent"), [expected.a.not_spent, expected.b.not_spent]);
    assert.deepEqual(await row_values(page, summary, "Teachers"),
        [expected.as_it_stands, expected.a, expected.b].map(({ teachers }) => teachers.value));
    const answer = await page.locator(".answer").innerText();
    for (const { title, learning: { after_four_years: { low, central, high } } } of [expected.a, expected.b]) {
        const range = low === high ? "" : ` (${in_text(low)} to ${in_text(high)})`;
        assert.ok(answer.includes(`${title} is estimated at ${in_text(central)}${range}`), answer);
    }
    const areas = await page.evaluate(() => [...document.querySelectorAll("#area-costs-table tbody tr")].map((row) =>
        [...row.querySelectorAll("data")].map((data) => Number(data.value))));
    assert.equal(areas.length, 9);
    assert.deepEqual(areas, expected.a.areas.map((_, i) => [expected.a, expected.b].flatMap(({ areas: of }) =>
        [of[i].year_one, of[i].in_year.central, of[i].one_time.central, of[i].freed_in_year, of[i].posts])));
}

async function set_money(page, text) {
    const old = await page.evaluate(() => location.hash);
    await page.fill("#money", text);
    await page.keyboard.press("Enter");
    await settled(page, old);
}

test("the page loads alone, without a complaint, and keeps nothing", async () => {
    const { page, context, complaints, requests } = await site.open();
    assert.deepEqual(complaints, []);
    assert.deepEqual(requests.filter((address) => !address.startsWith(site.address)), []);
    await shows(page, model.run("compare", { district: "typical-city", new_money: 12_200_000, years: 5 }));
    assert.deepEqual(await context.cookies(), []);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
    await context.close();
});

test("each typical district can be picked and gets the same share of its spending", async () => {
    const { page, context, complaints } = await site.open();
    const { districts } = model.run("districts");
    assert.deepEqual(await page.$$eval("#district option", (all) => all.map(({ value }) => value)),
        districts.map(({ id }) => id));
    for (const { id, name } of districts) {
        await page.selectOption("#district", id);
        await rested(page);
        const money = Number((await page.inputValue("#money")).replaceAll(",", ""));
        const expected = model.run("compare", { district: id, new_money: money, years: 5 });
        assert.ok(Math.abs(expected.money.share_of_budget - 0.03) < 0.001, `${expected.money.share_of_budget}`);
        await shows(page, expected);
        assert.ok((await page.locator("#district-title").innerText()).startsWith(name));
    }
    assert.deepEqual(complaints, []);
    await context.close();
});

test("new money by typing, button and slider changes the numbers to those of the module", async () => {
    const { page, context, complaints } = await site.open();
    const by_module = (new_money, years = 5) => model.run("compare", { district: "typical-city", new_money, years });
    for (const [typed, money] of [["20,000,000", 20e6], ["$4.5 million", 4.5e6], ["-3000k", -3e6], ["0", 0]]) {
        await set_money(page, typed);
        await shows(page, by_module(money));
    }
    const value = () => page.evaluate(() => Number(document.querySelector("#slider").value));
    await page.click("#money-more");
    const stepped = await value();
    assert.ok(stepped > 0);
    await page.waitForFunction((money) => location.hash.includes(`money=${money}&`), stepped);
    await shows(page, by_module(stepped));
    await page.focus("#slider");
    await page.keyboard.press("ArrowRight");
    const slid = await value();
    assert.ok(slid > stepped);
    await page.waitForFunction((money) => location.hash.includes(`money=${money}&`), slid);
    await shows(page, by_module(slid));
    await page.click("#years-more");
    await page.waitForFunction(() => location.hash.includes("years=6"));
    await shows(page, by_module(slid, 6));
    assert.deepEqual(complaints, []);
    await context.close();
});

test("where the money ends, the answer says when, and that the estimate goes on", async () => {
    const { page, context } = await site.open("#form=2&district=typical-suburb&money=3000000&years=4&lasts=3&model=0.1.0");
    assert.match(await page.locator(".answer").innerText(), /^With \$3 million more a year for 3 years in Typical Suburb, /);
    assert.match(await page.locator("#answer-part").innerText(), /From year 4 on the money no longer comes/);
    await page.selectOption("#comes", "once");
    await page.waitForFunction(() => / once in /.test(document.querySelector(".answer").textContent));
    assert.doesNotMatch(await page.locator("#answer-part").innerText(), /no longer comes/);
    await context.close();
});

test("that the numbers could not be worked out is said until they are", async () => {
    const { page, context } = await site.open();
    await page.route("**/nineways-all.wasm", (route) => route.abort());
    await page.click("input[name=way][value=sketch]");
    for (const [id, text] of [["pupils", "5,000"], ["schools", "10"], ["low_income", "45%"], ["budget", "80 million"]]) {
        await page.fill(`#sketch-${id}`, text);
    }
    await page.click("#sketch-show");
    await page.waitForSelector("#broken:not([hidden])");
    await page.unroute("**/nineways-all.wasm");
    await page.click("#sketch-show");
    await page.waitForFunction(() => location.hash.includes("sketch="));
    assert.equal(await page.$eval("#broken", ({ hidden }) => hidden), true);
    await context.close();
});

test("what has the focus keeps it when its numbers are drawn anew", async () => {
    const { page, context } = await site.open("", { viewport: { width: 320, height: 700 } });
    for (const place of ["#learning-table summary", "#learning-table .scroll", "#area-costs-part figure details summary"]) {
        if (place.includes(".scroll")) await page.click("#learning-table summary");
        await page.waitForFunction((place) => {
            document.querySelector(place).focus();
            return document.activeElement.matches(place);
        }, place);
        const before_it = await page.evaluate(() => location.hash);
        await page.evaluate(() => {
            document.activeElement.dataset.old = "";
            document.getElementById("money-more").click();
        });
        await page.waitForFunction((before_it) => location.hash !== before_it, before_it);
        assert.ok(await page.evaluate((place) => document.activeElement.matches(place), place), place);
        assert.equal(await page.evaluate(() => document.activeElement.dataset.old), undefined, `${place} was drawn anew`);
    }
    await context.close();
});

test("a link to a place on the page leaves the choices in the address", async () => {
    const choices = "#form=2&district=typical-suburb&money=3000000&years=4&model=0.1.0";
    const { page, context } = await site.open(choices);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction((choices) => document.activeElement.id === "results" && location.hash === choices, choices);
    await context.close();
});

test("a wrong amount is said beside its field and changes nothing", async () => {
    const { page, context } = await site.open();
    const before_it = await page.locator("#answer-part").innerText();
    for (const wrong of ["", "twelve", "1e9e9", "--5", "2 trillion dollars", "9999999999999", "4,5 millones", "0,5 million", "1,2,3",
        "5+5", "1,2345"]) {
        await page.fill("#money", wrong);
        await page.keyboard.press("Enter");
        assert.equal(await page.getAttribute("#money", "aria-invalid"), "true", wrong);
        assert.match(await page.locator("#money-fault").innerText(), /^Enter an amount/);
        assert.equal(await page.locator("#answer-part").innerText(), before_it);
    }
    for (const wrong of ["0", "31", "2.5", ""]) {
        await page.fill("#years", wrong);
        await page.keyboard.press("Enter");
        assert.match(await page.locator("#years-fault").innerText(), /whole number from 1 to 30/);
    }
    assert.equal(await page.locator("#answer-part").innerText(), before_it);
    await context.close();
});

const file = (name, content) => ({ name, mimeType: "application/json", buffer: Buffer.from(content) });

test("a wrong file shows every fault and keeps the last good result", async () => {
    const { page, context, complaints } = await site.open();
    const before_it = await page.locator("#answer-part").innerText();
    const wrong = model.run("district", { district: "typical-rural" });
    wrong.school_days = -3;
    wrong.name = 12;
    wrong.schools[1].pupils = { K: "many" };
    wrong.pay.contract_days = "all";
    let faults = [];
    try {
        model.run("load", { district: wrong });
    } catch (error) {
        faults = error.faults;
    }
    assert.ok(faults.length >= 4, `${faults.length}`);
    await page.setInputFiles("#file", file("wrong.json", JSON.stringify(wrong)));
    await page.waitForSelector("#faults:not([hidden])");
    assert.match(await page.locator("#faults h2").innerText(), new RegExp(`^wrong.json .*: ${faults.length} faults$`));
    const rows = await page.$$eval("#faults tbody tr", (all) =>
        all.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.deepEqual(rows.map((row) => row.slice(0, 3)), faults.map(({ place, found, expected }) =>
        [place.replace(/^\/district/, ""), found, expected]));
    for (const [, , , mend] of rows) assert.doesNotMatch(mend, /\/district/);
    assert.equal(await page.evaluate(() => document.activeElement?.parentElement?.id), "faults");
    assert.equal(await page.locator("#answer-part").innerText(), before_it);
    assert.deepEqual(complaints, []);
    await context.close();
});

test("what is wrong with a file as text has the row and column of the file", async () => {
    const { page, context } = await site.open();
    const cases = [
        ['{\n  "format": "nineways-district/1",\n  "id": oops\n}', /^row 3, column 9$/],
        ['{"format": "nineways', /^row 1, column 21$/],
        ["", /^row 1, column 1$/],
        [Buffer.from("\ufeff{}", "utf16le"), /^row 1, column 1$/],
    ];
    for (const [content, place] of cases) {
        await page.setInputFiles("#file", file("wrong.json", content));
        await page.waitForSelector("#faults:not([hidden])");
        assert.match(await page.locator("#faults tbody th").first().innerText(), place);
        await page.selectOption("#district", "typical-suburb");
        await page.waitForSelector("#faults", { state: "hidden" });
    }
    await page.setInputFiles("#file", file("list.json", "[]"));
    await page.waitForSelector("#faults:not([hidden])");
    assert.equal(await page.locator("#faults tbody th").first().innerText(), "The whole file");
    await context.close();
});

test("a good file with a byte order mark and any names gets the numbers of the module", async () => {
    const { page, context, complaints } = await site.open();
    const document = model.run("district", { district: "typical-rural" });
    document.id = "=cmd";
    document.name = "<b>Ærø</b>, \u5b66\u533a";
    await page.setInputFiles("#file", file("good.json", `\ufeff${JSON.stringify(document)}`));
    await page.waitForSelector("#file-name:not([hidden])");
    await rested(page);
    const money = Number((await page.inputValue("#money")).replaceAll(",", ""));
    await shows(page, model.run("compare", { district: document, new_money: money, years: 5 }));
    assert.equal(await page.locator("#district-title").innerText(), `${document.name} as it stands`);
    assert.match(await page.locator("#file-name").innerText(), /\(your file\)$/);
    await page.click("input[name=way][value=typical]");
    await page.waitForFunction(() => document.querySelector("#district-title").textContent === "Typical City as it stands");
    await page.click("input[name=way][value=file]");
    await rested(page);
    await page.waitForFunction((name) => document.querySelector("#district-title").textContent.startsWith(name), document.name);
    assert.equal(await page.locator("#district-title").innerText(), `${document.name} as it stands`);
    assert.deepEqual(complaints, []);
    await context.close();
});

test("a saved district can be loaded again, and saved numbers cannot run as formulas", async () => {
    const { page, context } = await site.open();
    const saved = async (button) => {
        const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
        return readFile(await download.path(), "utf8");
    };
    const text = await saved("#save-district");
    assert.deepEqual(JSON.parse(text), model.run("district", { district: "typical-city" }));
    const document = { ...JSON.parse(text), name: '=HYPERLINK("x")' };
    await page.setInputFiles("#file", file("again.json", JSON.stringify(document)));
    await page.waitForSelector("#file-name:not([hidden])");
    await rested(page);
    const csv = await saved("#save-csv");
    const rows = csv.trimEnd().split("\r\n");
    assert.ok(rows.length > 100);
    assert.ok(rows[1].startsWith(`"'=HYPERLINK(""x"")",new money`), rows[1]);
    for (const cell of csv.split(/[,\r\n]+/)) assert.doesNotMatch(cell, /^"?([=+@\t]|-(?!\d))/);
    const money = Number((await page.inputValue("#money")).replaceAll(",", ""));
    const { b } = model.run("compare", { district: "typical-city", new_money: money, years: 5 });
    const learning = b.learning.after_four_years;
    assert.ok(rows.includes(["Transform", "learning after four years", "", "percentile points",
        learning.low, learning.central, learning.high].join(",")));
    for (const lever of b.levers.filter(({ measured }) => !measured)) {
        const effects = rows.filter((row) => row.startsWith(`Transform,effect in one year,${lever.id},`));
        assert.deepEqual(effects, [`Transform,effect in one year,${lever.id},not measured,,,`]);
    }
    assert.ok(b.levers.some(({ measured }) => !measured));
    await context.close();
});

test("the address holds the state, and says what it cannot use", async () => {
    const { page, context } = await site.open("#district=typical-rural&money=-250000&years=8");
    const expected = model.run("compare", { district: "typical-rural", new_money: -250_000, years: 8 });
    await shows(page, expected);
    await set_money(page, "400,000");
    await page.reload();
    await page.waitForSelector("body.ready");
    await shows(page, model.run("compare", { district: "typical-rural", new_money: 400_000, years: 8 }));
    assert.equal(await page.locator("#notices").innerText(), "");
    await context.close();

    const wrong = await site.open("#district=nowhere&money=much&years=99&model=0.0.0");
    const notices = await wrong.page.locator("#notices p").allInnerTexts();
    assert.equal(notices.length, 4);
    for (const word of ["nowhere", "much", "99", "0.0.0"]) {
        assert.ok(notices.some((notice) => notice.includes(word)), `${word}: ${notices}`);
    }
    await shows(wrong.page, model.run("compare", { district: "typical-city", new_money: 12_200_000, years: 5 }));
    await wrong.context.close();

    const of_file = await site.open("#district=file&money=1000000&years=5");
    assert.match(await of_file.page.locator("#notices").innerText(), /load it again/);
    await of_file.context.close();
});

test("less money is a cut, whose packages come down to it", async () => {
    const { page, context } = await site.open();
    await set_money(page, "-12,200,000");
    const answer = await page.locator(".answer").innerText();
    assert.match(answer, /^With \$12\.2 million less a year in Typical City, Restore under a cut is .* Transform under a cut is /);
    assert.doesNotMatch(answer, /do not use the same money/);
    const freed = await row_values(page, summary, "Of it freed by choices that save in year 5");
    const { a, b } = model.run("compare", { district: "typical-city", new_money: -12_200_000, years: 5, situation: "cut" });
    assert.deepEqual(freed, [a, b].map(({ areas }) => areas.reduce((sum, { freed_in_year }) => sum + freed_in_year, 0)));
    assert.ok(freed.every((value) => value > 12_200_000), `${freed}`);
    await context.close();
});

test("money that comes once counts a tenth a year, and is never a cut", async () => {
    const { page, context } = await site.open();
    const old = await page.evaluate(() => location.hash);
    await page.selectOption("#comes", "once");
    await settled(page, old);
    const expected = model.run("compare", { district: "typical-city", situation: "one_time", new_money: 1_220_000, years: 5 });
    await shows(page, expected);
    assert.match(await page.locator(".answer").innerText(), /^With \$12\.2 million once in Typical City, /);
    assert.match(await page.locator("#money-share").innerText(), /^\$488 a pupil, 3\.0% of a year\u2019s budget; a tenth of it /);
    assert.equal(await page.getAttribute("#slider", "min"), "0");
    await page.fill("#money", "-5,000,000");
    await page.keyboard.press("Enter");
    assert.match(await page.locator("#money-fault").innerText(), /no cut/);
    await shows(page, expected);
    await page.reload();
    await page.waitForSelector("body.ready");
    assert.equal(await page.inputValue("#comes"), "once");
    await shows(page, expected);
    await page.selectOption("#district", "typical-suburb");
    await page.waitForFunction(() => location.hash.includes("typical-suburb"));
    await rested(page);
    const money = Number((await page.inputValue("#money")).replaceAll(",", ""));
    await shows(page, model.run("compare", { district: "typical-suburb", situation: "one_time", new_money: money / 10, years: 5 }));
    assert.ok(Math.abs(money / (8000 * 16_269) - 0.03) < 0.001, `${money}`);
    await context.close();

    const wrong = await site.open("#comes=twice&money=-1&district=typical-city");
    assert.match(await wrong.page.locator("#notices").innerText(), /twice/);
    await wrong.context.close();
});

test("cautions on counting are folded behind their number; what changes the answer stands open", async () => {
    const { page, context } = await site.open();
    const { b } = model.run("compare", { district: "typical-city", new_money: 12_200_000, years: 5 });
    const all = await page.$$eval(".warnings:last-child li", (items) => items.map((item) => item.textContent));
    assert.deepEqual([...all].sort(), b.warnings.map(({ text }) => text).sort());
    const open = await page.$$eval(".warnings:last-child > ul li", (items) => items.map((item) => item.textContent));
    for (const id of ["unpriced", "larger_classes", "passes_what_was_seen"]) {
        for (const { text } of b.warnings.filter((one) => one.id === id)) assert.ok(open.includes(text), text);
    }
    assert.match(await page.locator("#to-know-transform summary").innerText(), new RegExp(`^\\+? ?${all.length - open.length} notes`));
    assert.ok(all.some((text) => /The law keeps \$\d{3},\d{3} a year/.test(text)), all.join(" "));
    await context.close();
});

test("packages that do not use the same money are not set side by side", async () => {
    const { page, context } = await site.open();
    const cut = -50_000_000;
    const { a, b } = model.run("compare", { district: "typical-city", new_money: cut, years: 5 });
    assert.ok(a.not_spent !== b.not_spent);
    await set_money(page, String(cut));
    const answer = await page.locator(".answer").innerText();
    assert.match(answer, /do not use the same money, so these figures cannot be compared/);
    assert.doesNotMatch(answer, /does more|overlap/);
    await context.close();
});

test("learning has its range among the differences as well", async () => {
    const { page, context } = await site.open();
    const { a, b } = model.run("compare", { district: "typical-city", new_money: 12_200_000, years: 5 });
    await page.click("#differences > summary");
    await page.waitForSelector("#differences-part table");
    const rows = await page.$$eval("#differences-part tbody tr", (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
    const [, of_a, of_b] = rows.find(([name]) => name.startsWith("Learning after four years, in percentile points"));
    const { low, high } = b.learning.after_four_years;
    assert.match(of_a, /\(.+ to .+\)/);
    assert.ok(a.learning.after_four_years.low < a.learning.after_four_years.high);
    const two = (value) => new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 }).format(value).replace("-", "\u2212");
    assert.ok(of_b.includes(`(${two(low)} to ${two(high)})`), of_b);
    await context.close();
});

test("one spoken line for one settled change", async () => {
    const { page, context } = await site.open();
    assert.equal(await page.locator("[role=status]").count(), 1);
    await page.evaluate(() => {
        window.spoken = [];
        const status = document.querySelector("[role=status]");
        new MutationObserver(() => window.spoken.push(status.textContent)).observe(status, { childList: true });
    });
    // All in one turn of the page: on a busy computer, single key presses may be further apart than a change rests.
    await page.$eval("#slider", (slider) => {
        for (let i = 0; i < 8; ++i) {
            slider.stepUp();
            slider.dispatchEvent(new Event("input", { bubbles: true }));
        }
    });
    await page.waitForFunction(() => window.spoken.length > 0);
    await page.waitForTimeout(800);
    const spoken = await page.evaluate(() => window.spoken);
    assert.equal(spoken.length, 1);
    assert.match(spoken[0], /^With \$13\.8 million more a year: Restore the old ways [+\u2212]?\d/);
    await context.close();
});

test("no id stands twice", async () => {
    const { page, context } = await site.open();
    await rested(page);
    const ids = await page.$$eval("[id]", (all) => all.map(({ id }) => id));
    assert.deepEqual(ids.filter((id, i) => ids.indexOf(id) !== i), []);
    await context.close();
});

// SPDX-License-Identifier: MIT
// A district of the visitor's own: a list of schools, five numbers.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { load_module, rested, root, row_values, settled, start } from "./browser.mjs";

const summary = "The district as it stands and both packages";
const list = (content, name = "list.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
const schools = [
    'District Name,"School, name",KG,Grade 1,2nd,Total Enrollment,% Low income,ELL',
    'Bay,"Elm, ""the old""",21,19,20,60,40,5',
    "Bay,Oak,33,30,n/a,63,55,7",
    "Hill,Ash,18,20,22,60,10,0",
].join("\r\n");
const columns = {
    district: "District Name",
    school_name: "School, name",
    pupils: { K: "KG", 1: "Grade 1", 2: "2nd" },
    total_pupils: "Total Enrollment",
    needs: { low_income: { column: "% Low income", as: "percent" }, english_learner: "ELL" },
};
const map = { format: "nineways-column-map/1", title: "list", school_year: 2019, source: "The county", columns, no_pupils: ["n/a"] };

let site;
let model;
before(async () => {
    site = await start();
    model = await load_module();
});
after(() => site.close());

const way = (page, name) => page.click(`input[name=way][value=${name}]`);
const faults = (page) => page.$$eval("#import .faults tbody tr", (rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText)));

async function open_list(page, file) {
    await way(page, "file");
    await page.setInputFiles("#file", file);
    await page.waitForSelector("#import h2");
}

async function shows(page, district) {
    const money = Number((await page.inputValue("#money")).replaceAll(",", "").replace("\u2212", "-"));
    const expected = model.run("compare", { district, new_money: money, years: 5 });
    await page.waitForFunction((name) => document.querySelector(".answer").textContent.includes(` in ${name}, `), expected.district.name);
    await rested(page);
    assert.deepEqual(await row_values(page, summary, "Learning after four years, percentile points"),
        [expected.a, expected.b].map(({ learning }) => learning.after_four_years.central));
    assert.deepEqual(await row_values(page, summary, "Teachers"),
        [expected.as_it_stands, expected.a, expected.b].map(({ teachers }) => teachers.value));
    return expected;
}

test("a list of schools: columns are guessed, what is wrong is told by row and column, and the district is loaded", async () => {
    const { page, context, complaints, requests } = await site.open();
    await open_list(page, list(schools));
    const chosen = (path) => page.inputValue(`#import-${path}`);
    assert.deepEqual(
        [await chosen("district"), await chosen("school_name"), await chosen("pupils-K"), await chosen("pupils-1"), await chosen("pupils-2"),
            await chosen("pupils-3"), await chosen("total_pupils"), await chosen("needs-low_income"), await chosen("needs-english_learner")],
        ["District Name", "School, name", "KG", "Grade 1", "2nd", "", "Total Enrollment", "% Low income", "ELL"]);
    assert.match(await page.locator("#import").innerText(), /Such as Elm, "the old", Oak, Ash/);

    await page.click("#import-check");
    assert.deepEqual((await faults(page)).map(([place]) => place),
        ["Year in which its school year ends", "Who publishes it", "District to load"]);
    await page.fill("#import-year", "2019");
    await page.fill("#import-source", "The county");
    await page.selectOption("#import-which", "Bay");
    await page.click("#import-check");
    await page.waitForFunction(() => /row 3/.test(document.querySelector("#import .faults").innerText));
    const by_module = (() => {
        try {
            return model.run("import_schools", { csv: schools, map: { ...map, no_pupils: [] }, district: "Bay" });
        } catch (error) {
            return error.faults;
        }
    })();
    assert.equal(by_module[0].place, 'row 3, column "2nd"');
    assert.deepEqual(await faults(page), by_module.map(({ place, found, expected, mend }) => [place, found, expected, mend]));

    await page.click("#import-more summary");
    await page.fill("#import-no-pupils", "n/a");
    const [saved] = await Promise.all([page.waitForEvent("download"), page.click("text=Save these columns as a map (JSON)")]);
    assert.deepEqual(JSON.parse(await readFile(await saved.path(), "utf8")), map);
    await page.click("#import-check");
    await page.waitForFunction(() => document.querySelector("#import h2").innerText.startsWith("Bay is loaded: 2 schools, 123 pupils"));
    const document = model.run("import_schools", { csv: schools, map, district: "Bay" });
    await shows(page, document);
    await page.click("#import-filled summary");
    assert.equal(await page.locator("#import-filled tbody tr").count(), document.filled.length);

    // The saved map fills the form again.
    await open_list(page, list(schools));
    await page.click("#import-saved summary");
    await page.setInputFiles("#import-map", { name: "map.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(map)) });
    await page.waitForFunction(() => document.querySelector("#import-source").value === "The county");
    await page.selectOption("#import-which", "Hill");
    await page.click("#import-check");
    await page.waitForFunction(() => document.querySelector("#import h2").innerText.startsWith("Hill is loaded"));
    await shows(page, model.run("import_schools", { csv: schools, map, district: "Hill" }));

    // Taking it back shows the list's other district again.
    await page.click("#undo");
    await shows(page, document);
    assert.deepEqual(complaints.filter((text) => !text.includes("preload")), []);
    assert.deepEqual(requests.filter((address) => !address.startsWith(site.address) && !address.startsWith("blob:")), []);
    await context.close();
});

test("a list without a column of districts is one district", async () => {
    const { page, context } = await site.open();
    await open_list(page, list("School,K,1\n\"Elm\nannex\",30,31\nOak,25,26\n", "ours 2018-19.csv"));
    assert.equal(await page.inputValue("#import-year"), "2019");
    await page.fill("#import-source", "our office");
    await page.click("#import-check");
    assert.deepEqual((await faults(page)).map(([place]) => place), ["Name of the district"]);
    await page.fill("#import-own-name", 'Maple "M"');
    await page.click("#import-check");
    await page.waitForFunction(() => document.querySelector("#import h2").innerText.startsWith('Maple "M" is loaded: 2 schools, 112 pupils'));
    await context.close();
});

test("percent signs make a column one of percents, and are left out when the list is read", async () => {
    const { page, context } = await site.open();
    const percents = (low, high, gifted) =>
        `School,K,1,Low income,Gifted\n"Elm, the old",30,30,${low},${gifted}\n\nOak,25,25,"${high}",\n`;
    await open_list(page, list(percents("45%", "60 %", "5%"), "ours 2018-19.csv"));
    const form = page.getByLabel("Low income: the form of its numbers");
    assert.equal(await form.inputValue(), "percent");
    const hint = () => page.locator(".column", { has: page.locator("#import-needs-low_income") }).locator(".hint").innerText();
    assert.match(await hint(), /^Such as 45%, 60 %\. This page leaves out the percent signs /);
    await form.selectOption("count");
    assert.equal(await hint(), "Such as 45%, 60 %");
    await form.selectOption("percent");
    await page.getByLabel("Gifted pupils: the form of its numbers").selectOption("count");
    await page.fill("#import-source", "our office");
    await page.fill("#import-own-name", "Maple");
    await page.click("#import-check");
    await page.waitForFunction(() => document.querySelector("#import .faults tbody")?.innerText.includes("column"));
    assert.deepEqual((await faults(page)).map(([place, found]) => [place, found]), [['row 2, column "Gifted"', '"5%"']]);
    await page.getByLabel("Gifted pupils: the form of its numbers").selectOption("percent");
    const [saved] = await Promise.all([page.waitForEvent("download"), page.click("text=Save these columns as a map (JSON)")]);
    const saved_map = JSON.parse(await readFile(await saved.path(), "utf8"));
    await page.click("#import-check");
    await page.waitForFunction(() => document.querySelector("#import h2").innerText.startsWith("Maple is loaded: 2 schools, 110 pupils"));
    const bare = percents("45", "60", "5").replace(/(?<=.)$/gm, ",Maple").replace("Gifted,Maple", "Gifted,District");
    const expected = model.run("import_schools", { csv: bare, map: saved_map, district: "Maple" });
    assert.deepEqual(expected.schools.map(({ needs }) => needs.low_income), [27, 30]);
    await shows(page, expected);
    const [kept] = await Promise.all([page.waitForEvent("download"), page.click("#save-district")]);
    assert.deepEqual(JSON.parse(await readFile(await kept.path(), "utf8")), expected);
    await context.close();
});

test("files that are no list are told as what they are", async () => {
    const { page, context } = await site.open();
    for (const [content, found] of [
        [Buffer.from([0x41, 0x2c, 0xff, 0xfe, 0x0a]), "bytes that are not UTF-8"],
        ["", "nothing"],
        ["School;K;1\nElm;3;4\n", "a first row with one name"],
        ["School,K\n", "no row below the names"],
    ]) {
        await open_list(page, list(content));
        await page.waitForSelector("#import .faults:not([hidden])");
        assert.deepEqual((await faults(page)).map(([, of]) => of), [found]);
    }
    await open_list(page, list(schools));
    await page.click("#import-saved summary");
    await page.setInputFiles("#import-map", { name: "no.json", mimeType: "application/json", buffer: Buffer.from("{}") });
    await page.waitForSelector("#import .faults:not([hidden])");
    assert.deepEqual((await faults(page)).map(([place, of]) => [place, of]), [["no.json", "no column map"]]);
    await page.click("#import >> text=Close");
    assert.ok(await page.locator("#import").isHidden());
    await context.close();
});

test("what is wrong with a file goes when another one is chosen, be it a list or a document", async () => {
    const { page, context } = await site.open();
    await open_list(page, list(""));
    await page.waitForSelector("#import .faults:not([hidden])");
    const own = JSON.stringify({ ...model.run("district", { district: "typical-rural" }), name: "Ours" });
    const document_file = (content) => ({ name: "own.json", mimeType: "application/json", buffer: Buffer.from(content) });
    await page.setInputFiles("#file", document_file(own));
    await page.waitForFunction(() => location.hash.includes("district=file"));
    assert.ok(await page.isHidden("#import"));
    await page.setInputFiles("#file", document_file("{"));
    await page.waitForSelector("#faults:not([hidden])");
    await open_list(page, list(schools));
    await page.waitForSelector("#import-check");
    assert.ok(await page.isHidden("#faults"));
    await page.setInputFiles("#file", document_file("{"));
    await page.waitForSelector("#faults:not([hidden])");
    assert.ok(await page.isHidden("#import"));
    await context.close();
});

test("JSON that is no object is told to be no document of a district", async () => {
    for (const [path, expects] of [["", "the document of a district"], ["es/", "el documento de un distrito"]]) {
        const { page, context } = await site.open(path);
        await way(page, "file");
        for (const content of ["null", " 42", '"typical-city"', `[${"1, ".repeat(60)}1]`]) {
            await page.setInputFiles("#file", { name: "own.json", mimeType: "application/json", buffer: Buffer.from(content) });
            const found = content.length > 80 ? `${content.slice(0, 80)}\u2026` : content.trim();
            await page.waitForFunction((text) => document.querySelector("#faults tbody")?.innerText.includes(text), found);
            const [, of, expected] = await page.$$eval("#faults tbody tr", (rows) => [...rows[0].cells].map((cell) => cell.innerText));
            assert.equal(of, found);
            assert.ok(expected.startsWith(expects), expected);
            assert.equal(await page.locator("#faults tbody td:not(:nth-child(2)) [lang=en]").count(), 0);
        }
        await context.close();
    }
});

const massachusetts = join(root, "../shared/data/massachusetts/ma_public_schools_2017.csv");
test("the columns of a real list are guessed as its map has them", { skip: !existsSync(massachusetts) }, async () => {
    const real = JSON.parse(await readFile(join(root, "data/column_maps/massachusetts_2017.json"), "utf8"));
    const { page, context } = await site.open();
    await open_list(page, massachusetts);
    const [saved] = await Promise.all([page.waitForEvent("download"), page.click("text=Save these columns as a map (JSON)")]);
    const { columns: guessed } = JSON.parse(await readFile(await saved.path(), "utf8"));
    const { district_facts: _, ...others } = real.columns;
    assert.deepEqual(guessed, others);
    await context.close();
});

const five = { pupils: 5000, schools: 9, low_income: 0.573, budget: 82_000_000 };

test("five numbers make a district, which its link makes again; numbers that do not go together are told at their fields", async () => {
    const { page, context } = await site.open();
    await way(page, "sketch");
    await page.click("#sketch-show");
    assert.deepEqual(await page.$$eval("#way-sketch [aria-invalid=true]", (all) => all.map(({ id }) => id)),
        ["sketch-pupils", "sketch-schools", "sketch-low_income", "sketch-budget"]);
    assert.equal(await page.evaluate(() => document.activeElement.id), "sketch-pupils");
    const fill = async (values) => {
        for (const [id, text] of Object.entries(values)) await page.fill(`#sketch-${id}`, text);
        await page.keyboard.press("Enter");
    };
    await fill({ pupils: "5,000", schools: "9", low_income: "57.3%", budget: "1 million", money: "2.5 million" });
    const refused = (() => {
        try {
            return model.run("sketch_district", { ...five, budget: 1e6 });
        } catch (error) {
            return error.faults;
        }
    })();
    assert.deepEqual(refused.map(({ place }) => place), ["/budget"]);
    await page.waitForSelector("#sketch-budget-fault:not([hidden])");
    const says = await page.locator("#sketch-budget-fault").innerText();
    const [least] = /\d+/.exec(refused[0].expected);
    const expects = refused[0].expected.replace(least, Number(least).toLocaleString("en-US"));
    assert.match(expects, /^at least \d\d,\d{3},\d{3} dollars/);
    assert.ok(says.includes(expects) && says.includes(refused[0].mend), says);
    await fill({ budget: "82 million" });
    await page.waitForFunction(() => location.hash.includes("sketch=5000:9:0.573:82000000&money=2500000"));
    const expected = await shows(page, model.run("sketch_district", five));
    assert.equal(expected.money.new_money, 2_500_000);
    assert.ok(Math.abs(expected.as_it_stands.spending.central - five.budget) < 1);

    await page.reload();
    await page.waitForSelector("body.ready");
    await shows(page, model.run("sketch_district", five));
    assert.equal(await page.inputValue("#sketch-low_income"), "57.3%");
    assert.ok(await page.isChecked("input[value=sketch]") && await page.isVisible("#sketch-pupils"));
    await way(page, "typical");
    await page.waitForFunction(() => location.hash.includes("district=typical-city"));
    await page.click("#undo");
    await shows(page, model.run("sketch_district", five));
    await context.close();

    // A link to numbers that cannot be a district says so, and the page is there.
    const wrong = await site.open("#form=2&sketch=5000:9:0.573:10&money=1000&years=5");
    await wrong.page.waitForSelector("#faults:not([hidden])");
    assert.match(await wrong.page.locator("#faults").innerText(), /budget/);
    await shows(wrong.page, model.run("district", { district: "typical-city" }));
    await wrong.context.close();
});

test("what is wrong with five numbers is told in Spanish, with commas between thousands", async () => {
    const { page, context } = await site.open("es/");
    await way(page, "sketch");
    const fault_of = async (field, values) => {
        for (const [id, text] of Object.entries(values)) await page.fill(`#sketch-${id}`, text);
        await page.keyboard.press("Enter");
        await page.waitForSelector(`#sketch-${field}-fault:not([hidden])`);
        assert.equal(await page.locator("#way-sketch .fault [lang=en]").count(), 0);
        return page.locator(`#sketch-${field}-fault`).innerText();
    };
    const numbers = { pupils: "5000", schools: "9", low_income: "57.3", budget: "1 million", money: "2 million" };
    assert.match(await fault_of("budget", numbers), /^Se esperaba al menos \d\d,\d{3},\d{3} d\u00f3lares al a\u00f1o, .* Indique al menos /);
    assert.equal(await fault_of("schools", { ...numbers, pupils: "100" }),
        "Se esperaba como m\u00e1ximo 5 escuelas: 20 estudiantes o m\u00e1s por escuela. Corrija uno de los dos n\u00fameros.");
    await context.close();

    const linked = await site.open("es/#form=2&sketch=60000:2:0.5:700000000&money=1000&years=5");
    await linked.page.waitForSelector("#faults tbody");
    assert.deepEqual(await linked.page.$$eval("#faults tbody td", (cells) => cells.map((cell) => cell.innerText)), ["2 escuelas para 60,000 estudiantes",
        "al menos 12 escuelas: 5,000 estudiantes o menos por escuela", "Corrija uno de los dos n\u00fameros."]);
    await linked.context.close();
});

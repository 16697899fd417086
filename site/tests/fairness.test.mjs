// SPDX-License-Identifier: MIT
// Fairness between schools: dollars, needs and measures are those of the module.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { load_module, root, settled, start } from "./browser.mjs";
import { accessible, anew, see, true_complaints, unreadable, values, values_of } from "./sections.mjs";

const asked = { district: "typical-rural", new_money: 600_000, years: 5 };
const address = "#district=typical-rural&money=600000&years=5";
const states = ["as_it_stands", "a", "b"];
let site;
let model;
let weights;
before(async () => {
    site = await start();
    model = await load_module();
    const { parameters } = JSON.parse(await readFile(join(root, "data/formulas/generic_student_based.json"), "utf8"));
    const weight = (need) => parameters.find(({ id }) => id === `${need}_weight`).value;
    weights = Object.fromEntries(["low_income", "english_learner", "disability", "gifted"].map((need) => [need, weight(need)]));
});
after(() => site.close());

function fair(request) {
    const { schools } = model.run("compare", { ...request, detail: "full" });
    const equity = states.map((state) => model.run("equity", {
        units: ["School,Dollars,Pupils,Weighted", ...schools.map(({ id, pupils, needs, dollars }) => [id, dollars[state], pupils,
            Object.entries(weights).reduce((sum, [need, weight]) => sum + weight * needs[need], pupils)].join(","))].join("\n") + "\n",
        columns: { unit: "School", dollars: "Dollars", pupils: "Pupils", need: "Weighted" },
    }));
    return { schools, equity };
}

async function shows(page, { schools, equity }) {
    const share = ({ needs, pupils }) => needs.low_income / pupils;
    const ordered = [...schools].sort((one, other) => share(one) - share(other));
    assert.deepEqual(await values(page, "#schools-table"),
        ordered.map((school) => [school.pupils, share(school), ...states.map((state) => school.dollars[state] / school.pupils)]));
    const known = (all) => all.filter((value) => value !== null);
    const measures = (of) => equity[0].measures.map((_, i) => known(equity.map((one) => one.measures[i][of])));
    assert.deepEqual(await values_of(page, "How evenly dollars a pupil are shared"), measures("a_pupil"));
    assert.deepEqual(await values(page, "#weighted-measures"), measures("a_weighted_pupil"));
    assert.deepEqual(await values_of(page, "What need explains of the differences"),
        ["share_explained", "dollars_a_weight"].map((key) => known(equity.map(({ need }) => need[key]))));
    for (const [i, state] of states.entries()) {
        assert.deepEqual(await values(page, `#furthest-${state}`), equity[i].furthest.map((one) =>
            [one.pupils, one.dollars, one.level, one.difference, one.difference_a_pupil]), state);
    }
}

test("nothing of it is loaded before it is near; then its numbers are those of the module", async () => {
    const { page, context, complaints, requests } = await site.open(address);
    await page.waitForTimeout(700);
    assert.deepEqual(requests.filter((one) => one.endsWith("nineways-all.wasm")), []);
    assert.equal(await page.$eval("#fair-part", (one) => one.children.length), 0);
    await see(page, "fair");
    const expected = fair(asked);
    await shows(page, expected);
    const says = await page.locator("#schools figcaption").textContent();
    for (const state of states) {
        const all = expected.schools.map(({ dollars, pupils }) => dollars[state] / pupils);
        const ends = [Math.min(...all), Math.max(...all)].map((one) => `$${Math.round(one).toLocaleString("en-US")}`);
        assert.ok(says.includes(ends.join(" to ")), `${ends}: ${says}`);
    }
    assert.deepEqual(true_complaints(complaints), []);
    await context.close();
});

test("every school is a dot in each panel, at its share and its dollars on one scale", async () => {
    const { page, context } = await site.open(address);
    await see(page, "fair");
    const { schools } = fair(asked);
    const dots = await page.$$eval("#schools .school", (all) => all.filter((one) => one.querySelector("title").textContent.includes(":"))
        .map((one) => {
            const box = one.getBBox();
            return [box.x + box.width / 2, box.y + box.height / 2, one.getAttribute("class"), one.querySelector("title").textContent];
        }));
    assert.equal(dots.length, 3 * schools.length);
    const places = states.flatMap((state, i) => schools.map((school, k) => {
        const [x, y, kind] = dots[i * schools.length + k];
        assert.equal(kind, `school ${school.level}`);
        return { x, y, share: school.needs.low_income / school.pupils, dollars: school.dollars[state] / school.pupils, panel: i };
    }));
    const [least, most] = [Math.min, Math.max].map((pick) => places.find((one) => one.dollars === pick(...places.map(({ dollars }) => dollars))));
    const scale = (least.y - most.y) / (most.dollars - least.dollars);
    assert.ok(scale > 0);
    for (const one of places) assert.ok(Math.abs(least.y - (one.dollars - least.dollars) * scale - one.y) < 3, JSON.stringify(one));
    for (let panel = 0; panel < 3; ++panel) {
        const own = places.filter((one) => one.panel === panel).sort((one, other) => one.share - other.share);
        own.slice(1).forEach((one, k) => assert.ok(one.x >= own[k].x - 0.2));
    }
    await context.close();
});

test("another amount gives the module's numbers of that amount, and what stands there stays meanwhile", async () => {
    const { page, context } = await site.open(address);
    await see(page, "fair");
    const old = await page.evaluate(() => location.hash);
    await page.evaluate(() => {
        const part = document.getElementById("fair-part");
        window.heights = [];
        const look = () => {
            window.heights.push(part.offsetHeight);
            requestAnimationFrame(look);
        };
        look();
    });
    await anew(page, "fair", async () => {
        await page.fill("#money", "-300,000");
        await page.keyboard.press("Enter");
    });
    await settled(page, old);
    await shows(page, fair({ ...asked, new_money: -300_000 }));
    const heights = await page.evaluate(() => window.heights);
    assert.ok(Math.min(...heights) > 0.9 * heights[0]);
    await context.close();
});

for (const [width, colorScheme] of [[1280, "light"], [320, "dark"]]) {
    test(`everyone can use it, ${width} pixels, ${colorScheme}`, async () => {
        const { page, context } = await site.open(address, { viewport: { width, height: 800 }, colorScheme });
        await see(page, "fair");
        assert.deepEqual(await unreadable(page, "fair"), []);
        await accessible(page, "fair");
        await context.close();
    });
}

// SPDX-License-Identifier: MIT
// "Where the evidence favors the old ways": the rules of the page, worked out here anew from what the module answers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { load_module, start } from "./browser.mjs";

const districts = { "typical-city": "Typical City", "typical-suburb": "Typical Suburb", "typical-rural": "Typical Rural District" };
let site;
let model;
let tables;
before(async () => {
    site = await start();
    model = await load_module();
    const { page, context } = await site.open("old-ways.html");
    tables = new Map(await page.$$eval("table", (all) => all.map((one) => [one.caption.textContent,
        [...one.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, " ").trim()))])));
    await context.close();
});
after(() => site.close());

const text = (value, decimals) => value.toFixed(decimals).replace(/^-(0\.?0*)$/, "$1").replace("-", "\u2212");
const points = (value) => text(value, 1).replace(/^(?=\d)(?!0\.0$)/, "+");
const ranged = ({ low, central, high }) => `${points(central)} (${points(low)} to ${points(high)})`;

test("each case has the figures of its comparison, and the verdict that follows from them", () => {
    const rows = new Map(tables.get("Both packages in percentile points after four years").map(([name, ...cells]) => [name, cells]));
    assert.equal(rows.size, 24);
    for (const [district, name] of Object.entries(districts)) {
        const spending = model.run("compare", { district, new_money: 0 }).as_it_stands.spending.central;
        for (const [situation, share, words] of [["gain", 0.03, "3% more a year"], ["one_time", 0.005, "5% once"], ["cut", -0.05, "5% less a year"],
            ["cut", -0.03, "3% less a year"]]) {
            const { a, b } = model.run("compare", { district, situation, new_money: share * spending });
            const [restore, transform] = [a, b].map(({ learning }) => learning.after_four_years);
            const cells = rows.get(`${name}, ${words}`);
            assert.deepEqual(cells.slice(0, 3), [ranged(restore), ranged(transform), ranged(a.learning.benchmark)], `${name}, ${words}`);
            const unequal = [a, b].some(({ warnings }) => warnings.some(({ id }) => ["costs_more", "cannot_use_money"].includes(id)));
            const overlap = restore.low <= transform.high && transform.low <= restore.high;
            assert.equal(cells[3], unequal ? "Not compared: a package does not come to the money"
                : `${restore.central > transform.central ? "Restore" : "Transform"} ahead, the ranges ${overlap ? "" : "do not "}overlap`);
            if (situation !== "gain") continue;
            const { chances } = model.run("simulate", { district, situation, new_money: share * spending });
            assert.equal(cells[4], `${Number((chances.a_ahead * 100).toFixed(1))}% of draws`);
        }
    }
});

/** A choice alone, as the package of its side sets it, or half way to its most. */
function alone({ levers, presets }, lever, district) {
    const half = () => Object.fromEntries(lever.settings.filter(({ kind, base, max }) => kind === "amount" && max !== base)
        .map(({ id, base, max }) => [id, (base + max) / 2]));
    const set = presets.find(({ id }) => id === lever.side).levers[lever.id] ?? half();
    assert.ok(levers.includes(lever));
    return model.run("compare", { district, fit: false, studies: true, a: { id: "a", levers: { [lever.id]: set } }, b: { id: "b", levers: {} } }).a;
}

test("each list holds what its rule finds, and nothing else", () => {
    const catalog = model.run("levers");
    const found = { above: new Set(), below: new Set(), harm: new Set(), unmeasured: new Set() };
    for (const lever of catalog.levers) {
        for (const district of Object.keys(districts)) {
            const { levers: [one], warnings } = alone(catalog, lever, district);
            const moved = one.evidence.some(({ assumption }) => assumption === "spending_benchmark");
            const ratio = one.measured && !moved && one.benchmark_year_sd.central > 0
                ? one.one_year_sd.central / one.benchmark_year_sd.central : NaN;
            if (lever.side === "restore" && ratio > 1) found.above.add(lever.title);
            if (lever.side === "transform" && ratio < 1) found.below.add(lever.title);
            if (one.measured && one.one_year_sd.low < 0) found.harm.add(lever.title);
            if (!one.measured && !warnings.some(({ id }) => id === "unpriced")) found.unmeasured.add(lever.title);
        }
    }
    const listed = (caption) => tables.get(caption).map(([title]) => title).filter((title) => !/, (kindergarten|grades)/.test(title));
    assert.deepEqual(listed("Old ways above their dollars").sort(), [...found.above].sort());
    assert.deepEqual(listed("New ways below their dollars").sort(), [...found.below].sort());
    assert.deepEqual(listed("Choices whose range of effects reaches below zero").sort(), [...found.harm].sort());
    assert.deepEqual(listed("Choices that nobody measured").sort(), [...found.unmeasured].sort());
    for (const names of Object.values(found)) assert.ok(names.size > 0);
});

test("a ratio and its range are the choice's effect over what its dollars do", () => {
    const catalog = model.run("levers");
    const lever = catalog.levers.find(({ id }) => id === "smaller_classes");
    const row = tables.get("Old ways above their dollars").find(([title]) => title === lever.title);
    for (const [i, district] of Object.keys(districts).entries()) {
        const [{ one_year_sd: effect, benchmark_year_sd: dollars }] = alone(catalog, lever, district).levers;
        const [low, central, high] = ["low", "central", "high"].map((end) => text(effect[end] / dollars.central, 1));
        assert.equal(row[1 + i], `${central} (${low} to ${high})`);
    }
});

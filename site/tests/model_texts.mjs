// SPDX-License-Identifier: MIT
// The texts that the model writes where the page shows them, over many requests; and the catalog that finds them.
import { build } from "esbuild";
import { join } from "node:path";
import { one_catalog, read_catalogs } from "../catalogs.mjs";
import { root } from "./browser.mjs";

export const catalogs = await read_catalogs();
export const catalog = one_catalog(catalogs);

const { outputFiles: [{ text }] } = await build({
    entryPoints: [join(root, "site/src/model_texts.ts")], bundle: true, format: "esm", write: false,
});
export const { ModelTexts, pattern_of } = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);

/** A text mark of a list, joined with the lines below it, is one of its texts: here each run of lines is one. */
function texts_of_list({ title, sentence, table }) {
    const cells = table.rows.flat().filter((cell) => typeof cell === "string");
    return [title, sentence, ...table.columns.flatMap((column) => [column.title, column.unit]), ...cells];
}

/** All texts by what they are part of. */
export function model_texts(model) {
    const found = new Set();
    const add = (...texts) => texts.filter((one) => /\p{L}/u.test(one ?? "")).forEach((one) => found.add(one));
    const { districts } = model.run("districts");
    for (const { name, note } of districts) add(name, note);
    const { levers, presets } = model.run("levers");
    for (const { title, sentence, overlap, settings } of levers) {
        add(title, sentence, overlap);
        for (const { title, unit } of settings) {
            const parts = /^(.+) \(1\) or (.+) \(0\)$/.exec(title) ?? /^(.+); below 0, (.+)$/.exec(title);
            add(title, unit, ...(parts?.slice(1) ?? []));
            if (unit.startsWith("share of ")) add(unit.slice("share of ".length));
            if (unit === "years") add("year");
        }
    }
    for (const { id, title, reason } of presets) {
        add(title, reason);
        for (const lever of Object.values(model.run("scenario", { scenario: id }).levers)) add(lever.reason);
    }
    for (const { title } of model.run("assumptions").assumptions) add(title);
    for (const { id: district } of districts) {
        const spending = model.run("compare", { district, new_money: 0, years: 5 }).as_it_stands.spending.central;
        for (const share of [-0.3, -0.03, 0, 0.0005, 0.03, 0.1, 0.5]) {
            for (const [years, once] of [[1, false], [5, false], [20, false], [5, true]]) {
                if (once && share < 0) continue;
                const money = { district, new_money: Math.round(share * spending), years, ...(once && { situation: "one_time" }) };
                const { a, b, as_it_stands } = model.run("compare", money);
                for (const { title, reason, warnings, posts } of [a, b]) {
                    add(title, reason, ...warnings.map(({ text }) => text), ...posts.map(({ title }) => title));
                }
                add(...as_it_stands.posts.map(({ title }) => title));
                if (years !== 5) continue;
                const { intervals, drivers } = model.run("simulate", { ...money, width: 500, draws: 500 }).charts;
                const { chart } = model.run("scorecard", { ...money, width: 500 });
                const { charts } = model.run("project", { ...money, width: 500, draws: 100 });
                for (const list of [intervals, drivers, chart, ...Object.values(charts)]) add(...texts_of_list(list));
            }
        }
    }
    return found;
}

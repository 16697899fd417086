// SPDX-License-Identifier: MIT
// The texts that the model writes where the page shows them, over many requests; the catalog that finds them, and which of
// its keys they are found by.
import { build } from "esbuild";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { one_catalog, read_catalogs } from "../catalogs.mjs";
import { root } from "./browser.mjs";

export const catalogs = await read_catalogs();
export const catalog = one_catalog(catalogs);

const { outputFiles: [{ text }] } = await build({
    stdin: {
        contents: ["model_texts", "language", "list_texts", "registry"].map((name) => `export * from "./src/${name}";`).join("\n"),
        resolveDir: join(root, "site"),
    },
    bundle: true, format: "esm", write: false,
});
const page = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
export const { ModelTexts } = page;

/** The texts of a list beside those of its marks. */
function texts_of_list({ title, sentence, table }) {
    const cells = table.rows.flat().filter((cell) => typeof cell === "string");
    return [title, sentence, ...table.columns.flatMap((column) => [column.title, column.unit]), ...cells];
}

/** Numbers that do not go together, each in a way of its own. */
const refused_sketches = [
    { pupils: 25_000, schools: 42, low_income: 0.5, budget: 1e6 },
    { pupils: 100, schools: 42, low_income: 0.5, budget: 1e6 },
    { pupils: 60_000, schools: 2, low_income: 0.5, budget: 7e8 },
    { pupils: 5000, schools: 9, low_income: 0.5, budget: 1e12 },
    { pupils: 10, schools: 100_000, low_income: 0.5, budget: 1e6 },
];

function faults_of(model, numbers) {
    try {
        model.run("sketch_district", numbers);
    } catch ({ faults }) {
        return faults;
    }
    throw new Error(`${JSON.stringify(numbers)} is a district`);
}

/** What the page itself finds wrong with a file, told where faults of the model are told. */
const of_files = await readFile(join(root, "site/src/model.ts"), "utf8");
const own_faults = [...of_files.matchAll(/(?:expected|mend): "([^"]+)"/g)].map(([, text]) => text);

/** What the page can show of the typical districts: all texts, and the display lists. */
export function model_texts(model) {
    const found = new Set();
    const lists = [];
    const add = (...texts) => texts.filter((one) => /\p{L}/u.test(one ?? "")).forEach((one) => found.add(one));
    add(...own_faults);
    const { districts } = model.run("districts");
    for (const { name, note } of districts) add(name, note);
    add(model.run("sketch_district", { pupils: 900, schools: 3, low_income: 0.5, budget: 1.6e7 }).name);
    for (const { found, expected, mend } of refused_sketches.flatMap((numbers) => faults_of(model, numbers))) {
        add(found, expected, mend);
    }
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
    for (const { title, note } of model.run("assumptions").assumptions) add(title, note);
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
                lists.push(intervals, drivers, chart, ...Object.values(charts));
            }
        }
    }
    for (const list of lists) add(...texts_of_list(list));
    return { texts: found, lists };
}

const half = { low: 0, central: 0, high: 0.05 };
const packages = {
    nothing: {},
    workshops: { one_off_workshops: { days: 5 } },
    coaching: { coaching: { share: 0.2, teachers_per_coach: 15 } },
    less_central: { central_efficiency: { cut: 0.1 } },
};
const pair = (a, b) => ({
    a: { id: "one", title: "Restore the old ways", levers: packages[a] },
    b: { id: "other", title: "Transform", levers: packages[b] },
});
const drawn = (a, b, assumptions) =>
    ["simulate", { district: "typical-rural", fit: false, draws: 1000, ...pair(a, b), assumptions }];
const edited = (assumptions) => ["compare", { district: "typical-city", new_money: 0, assumptions }];
/** Requests that bring about what the model seldom says, or refuses. */
const seldom = [
    drawn("workshops", "coaching", { effect_workshops: half, effect_coaching: half }),
    drawn("nothing", "coaching", { effect_coaching: half }),
    drawn("nothing", "workshops", { effect_workshops: 0 }),
    drawn("workshops", "coaching", { effect_workshops: 0, effect_coaching: half }),
    drawn("workshops", "coaching", { effect_workshops: 0, effect_coaching: { low: 0.02, central: 0.05, high: 0.06 } }),
    ["project", { district: "typical-rural", situation: "one_time", new_money: 200_000, years: 3, ...pair("less_central", "coaching") }],
    edited({ fidelity: 2 }), edited({ fidelity: { low: 0.9, central: 0.1, high: 1 } }), edited({ lunch_minutes_week: 0.1 }),
    edited({ share_ela: 0.0001 }), edited({ teacher_salary: 1 }), edited({ benefits_average_rate: 0.0001 }),
    edited({ current_spending_per_pupil: 0.1 }), edited({ class_size_elementary: 900 }),
    ["project", { district: "typical-city", years: 80 }],
];

/** The requests that the program's own tests ask of the operations that the page shows charts and cautions of. */
async function tested_requests() {
    const folder = join(root, "tests/operations");
    const names = (await readdir(folder)).filter((name) => /^(compare|project|scorecard|simulate)_.*(?<!\.expected)\.json$/.test(name));
    const cases = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8"))));
    return cases.map(({ operation, request }) => [operation, request]);
}

/** Whole texts of the headers: some are of districts that no request here has. */
async function header_texts() {
    const folder = join(root, "include/nineways/io/chart");
    const names = await readdir(folder);
    const headers = (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
    return [...headers.replace(/"\s*\n\s*"/g, "").matchAll(/"((?:[^"\\\n]|\\.)+)"/g)].map(([, literal]) => literal);
}

/** The keys by which the page finds what the model writes: each is told as its number here. */
export async function keys_of_model(model, { texts, lists }) {
    const keys = Object.keys(catalog);
    const numbered = (key, i) => [key, `\u27e6${i}\u27e7${(key.match(/\{\d+\*?\}/g) ?? []).join("")}`];
    page.speak(Object.fromEntries(keys.map(numbered)));
    const used = new Set(await header_texts());
    const see = (told) => [...told.matchAll(/\u27e6(\d+)\u27e7/g)].forEach(([, i]) => used.add(keys[i]));
    const tell = (...all) => all.forEach((one) => see(page.told(one)));
    const tell_list = (list) => {
        tell(...texts_of_list(list));
        page.own_marks(list).forEach(({ text = "" }) => see(text));
    };
    tell(...texts);
    lists.forEach(tell_list);
    for (const { unit } of model.run("assumptions").assumptions) see(page.unit_text(unit));
    for (const [operation, request] of [...seldom, ...await tested_requests()]) {
        try {
            const { district, a, b, chart, charts } = model.run(operation, { ...request, ...(operation !== "compare" && { width: 500 }) });
            page.take_names(...[district?.name, a?.title, b?.title].filter(Boolean));
            [chart, ...Object.values(charts ?? {})].filter(Boolean).forEach(tell_list);
            for (const { warnings = [] } of [a, b].filter(Boolean)) tell(...warnings.map(({ text }) => text));
        } catch ({ faults }) {
            for (const { found, expected, mend } of faults) tell(found, expected, mend);
        }
    }
    page.speak(undefined);
    return used;
}

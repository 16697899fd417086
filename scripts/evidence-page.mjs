// SPDX-License-Identifier: MIT
// Writes docs/evidence.md, "Where the evidence favours the old ways", from results: every lever alone in the typical city.
//   node scripts/evidence-page.mjs [PROGRAM]     (PROGRAM: build/release/tests/nineways_driver)
// Sentences with numbers take their words from the numbers. tests/operations/docs.test.mjs holds the page to the program.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ask } from "./make-schemas.mjs";

const district = "typical-city";
const sides = ["restore", "transform"];
const strengths = ["none", "correlational", "quasi_experimental", "randomised"];
const grade_words = { randomised: "randomised trial", quasi_experimental: "quasi-experimental", correlational: "correlational", none: "no study of it" };
const number = (value) => String(Number(value.toPrecision(3)));
const money = (dollars) => {
    const size = Math.abs(dollars);
    const text = size >= 1e6 ? `${(size / 1e6).toFixed(2)}M` : size >= 1e3 ? `${(size / 1e3).toFixed(0)}k` : size.toFixed(0);
    return `${dollars <= -0.5 ? "-" : ""}$${text}`;
};
const sd = (value) => (Math.abs(value) < 5e-6 ? "0" : value.toFixed(5).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""));
const ranged = ({ low, central, high }) => `${sd(central)} (${sd(low)} to ${sd(high)})`;
const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);
const count_words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
const counted = (count) => count_words[count] ?? String(count);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const named = (rows) => listed(rows.map(({ title }) => `"${title}"`));
/** "all nine", "two of the nine". */
const of_all = (some, all) => (some.length === all.length ? `all ${counted(all.length)}` : `${counted(some.length)} of the ${counted(all.length)}`);
const plural = (rows, one, more) => (rows.length === 1 ? one : more);

/** A lever's settings in the preset of its own side, or half way from the base to the most of all that a fit scales. */
function usual_settings(lever, presets) {
    const own = presets.find(({ id }) => id === lever.side).levers[lever.id];
    if (own !== undefined) return own;
    return Object.fromEntries(lever.settings.filter(({ kind, base, max }) => kind === "amount" && max !== base)
        .map(({ id, base, max }) => [id, base + (max - base) / 2]));
}

/** The registered effects of levers that do nothing before somebody enters their price. */
const effects_of_unpriced = { partner_organisations: ["effect_partners"], online_courses: ["effect_online_core", "effect_computer_practice"] };

/**
 * Every lever alone: what it costs, what it does, what its dollars would do, how strong the evidence is. `answer` runs
 * requests as `ask` does.
 */
export function rows_of(answer, district) {
    const [{ body: { levers, presets } }, { body: { assumptions } }] = answer([["levers", {}], ["assumptions", {}]]);
    const trials = levers.flatMap((lever) => {
        const settings = usual_settings(lever, presets);
        const parts = lever.id !== "smaller_classes" ? [["", settings]] : [["", settings],
            [", kindergarten to grade 3 alone", { k_3: settings.k_3 }], [", grades 4 to 12 alone", { grades_4_12: settings.grades_4_12 }]];
        return parts.map(([part, set]) => ({ lever, part, set }));
    });
    const answers = answer(trials.map(({ lever, set }) => ["compare",
        { district, fit: false, studies: true, a: { id: "a", levers: { [lever.id]: set } }, b: { id: "b", levers: {} } }]));
    return answers.map(({ ok, body }, i) => {
        const { lever, part, set } = trials[i];
        if (!ok) throw new Error(`${lever.id}: ${JSON.stringify(body)}`);
        const [one] = body.a.levers;
        const effect = one.one_year_sd;
        const grades = one.evidence.map(({ grade }) => grade).sort((a, b) => strengths.indexOf(b) - strengths.indexOf(a));
        const cost = one.basis.value;
        const moved = one.evidence.some(({ assumption }) => assumption === "spending_benchmark");
        const compared = one.measured && !moved && one.benchmark_year_sd.central > 0;
        const ratio = compared ? effect.central / one.benchmark_year_sd.central : undefined;
        return {
            id: lever.id, title: lever.title + part, part: part !== "", side: lever.side, set, cost, effect,
            benchmark: one.benchmark_year_sd, ratio, measured: one.measured, grade: grades[0], break_even: one.break_even_sd,
            rests_on: one.evidence.map(({ assumption }) => assumption),
            registered: (effects_of_unpriced[lever.id] ?? []).map((id) => assumptions.find((row) => row.id === id)),
            moved, unpriced: body.a.warnings.some(({ id }) => id === "unpriced"),
        };
    });
}

export const evidence_rows = (program) => rows_of((requests) => ask(requests, program), district);

/** Rows of a side: the ones with a ratio first, the highest first, then what has none, then what nobody measured. */
const sorted = (rows) => [...rows].sort((a, b) => (b.measured - a.measured) || ((b.ratio ?? -Infinity) > (a.ratio ?? -Infinity) ? 1
    : (b.ratio ?? -Infinity) < (a.ratio ?? -Infinity) ? -1 : 0));

function table_row(one) {
    const set = Object.entries(one.set).filter(([, value]) => value !== 0).map(([id, value]) => `\`${id}\` ${number(value)}`).join(", ");
    const effect = one.measured ? ranged(one.effect) : "unmeasured";
    const ratio = one.ratio !== undefined ? one.ratio.toFixed(2) : "";
    const even = one.break_even === null ? "" : sd(one.break_even);
    return `| ${one.title} | ${set} | ${money(one.cost)}${one.unpriced ? ", not priced" : ""} | ${effect} | ${ranged(one.benchmark)} | ${ratio} | ` +
        `${one.measured ? grade_words[one.grade] : ""} | ${even} |`;
}

const table = (rows) => [
    "| Lever | Set to | Dollars a year | SD a year | The same dollars at average effectiveness | Ratio | Evidence | Break-even |",
    "|---|---|---|---|---|---|---|---|", ...sorted(rows).map(table_row),
].join("\n");

/** The sentences, each from the rows. */
export function sentences(rows) {
    const whole = rows.filter(({ part }) => !part);
    const of_side = Object.fromEntries(sides.map((side) => [side, whole.filter((one) => one.side === side)]));
    const priced = (side) => of_side[side].filter(({ ratio }) => ratio !== undefined);
    const [restored, transformed] = sides.map(priced);
    const above = (list) => sorted(list.filter(({ ratio }) => ratio > 1));
    const lines = [];
    const put = (text) => lines.push(`- ${text}`);

    for (const side of sides) {
        const list = priced(side);
        const good = above(list);
        const low = list.filter(({ effect, benchmark }) => effect.low > benchmark.central);
        put(good.length === 0
            ? `To ${side}, all ${counted(list.length)} levers that are measured and cost money do less than the same dollars at average effectiveness: ` +
                "this column has no evidential case on test scores."
            : `To ${side}, ${of_all(good, list)} levers that are measured and cost money ${plural(good, "does", "do")} more than the same dollars ` +
                `at average effectiveness at the central figures: ${named(good)}. ` + (low.length === 0
                ? "At the low end of the ranges none does."
                : `At the low end of ${plural(low, "its range", "their ranges")} too: ${named(low)}.`));
    }
    for (const one of above(restored)) {
        const beaten = sorted(transformed.filter(({ ratio }) => ratio < one.ratio));
        put(`"${one.title}", an old way, does ${one.ratio.toFixed(1)} times what its dollars do on average` +
            (beaten.length === 0 ? ", and less for its dollars than any lever to transform." : beaten.length === transformed.length
                ? `: more for its dollars than all ${counted(transformed.length)} levers to transform.`
                : `: more for its dollars than ${of_all(beaten, transformed)} levers to transform (${named(beaten)}).`));
    }
    const early = rows.find(({ title }) => title.endsWith("kindergarten to grade 3 alone"));
    const later = rows.find(({ title }) => title.endsWith("grades 4 to 12 alone"));
    const weaker = transformed.filter((one) => strengths.indexOf(one.grade) < strengths.indexOf(early.grade));
    const beaten = sorted(transformed.filter(({ ratio }) => ratio < early.ratio));
    put(`Smaller classes in kindergarten to grade 3 rest on a ${grade_words[early.grade]}; ${of_all(weaker, transformed)} ` +
        `levers to transform rest on something weaker. They do ${early.ratio.toFixed(2)} times what their dollars do on average, ` +
        `${early.ratio > later.ratio ? "more" : "less"} than in grades 4 to 12 (${later.ratio.toFixed(2)}), and ${early.ratio > 1 ? "more" : "less"} than ` +
        "the same dollars at average effectiveness; " + (beaten.length === 0 ? "no lever to transform does less for its dollars."
        : `${beaten.length === 1 ? "one lever" : `${counted(beaten.length)} levers`} to transform ${plural(beaten, "does", "do")} less for ` +
            `${plural(beaten, "its", "their")} dollars: ${named(beaten)}.`));
    for (const side of sides) {
        const tried = of_side[side].filter(({ measured, grade }) => measured && grade === "randomised");
        const measured = of_side[side].filter((one) => one.measured);
        put(`Of the ${counted(measured.length)} measured levers to ${side} ${counted(tried.length)} ${plural(tried, "has", "have")} a randomised trial behind ` +
            `${plural(tried, "it", "them")}${tried.length > 0 ? `: ${named(tried)}` : ""}. A trial can find nothing.`);
    }
    const small = of_side.transform.filter(({ measured, moved, effect }) => measured && !moved && Math.abs(effect.central) < 0.0005);
    if (small.length > 0) put(`Levers to transform whose central effect on the district's mean is below 0.0005 SD a year: ${named(small)}.`);
    const null_old = of_side.restore.filter(({ measured, effect }) => measured && Math.abs(effect.central) < 0.0005);
    if (null_old.length > 0) put(`Levers to restore of which the same is true: ${named(null_old)}.`);
    const under = sorted(transformed.filter(({ ratio }) => ratio < 1));
    if (under.length > 0) put(`Levers to transform that do less than their dollars do on average: ${named(under)}.`);
    const unstudied = sorted(transformed.filter(({ ratio, grade }) => ratio > 1 && grade === "none"));
    if (unstudied.length > 0) put(`Above their dollars by a figure that no study of the lever itself gives: ${named(unstudied)}.`);
    for (const side of sides) {
        const harm = of_side[side].filter(({ measured, moved, effect, cost }) => measured && (moved || cost > 0 || effect.high < 0) && effect.low < 0);
        if (harm.length > 0) put(`May do harm, at the low end of what was found, among the levers to ${side}: ${named(harm)}.`);
    }
    for (const one of whole.filter(({ measured, moved, cost, effect }) => measured && !moved && cost < 0 && effect.central < 0)) {
        const times = one.effect.central / one.benchmark.central;
        put(`"${one.title}" frees ${money(-one.cost)} a year and takes ${sd(-one.effect.central)} SD a year: ${times.toFixed(1)} times what ` +
            `the same saving takes at average effectiveness, ${times > 1 ? "a bad" : "a fair"} bargain.`);
    }
    for (const one of of_side.transform.filter(({ moved }) => moved))
        put(`"${one.title}" moves money that is there. It is valued once, at the benchmark, for those who gain and those who lose: ` +
            `${ranged(one.effect)} SD a year in all. What it does is for fairness.`);
    for (const side of sides) {
        const unknown = of_side[side].filter(({ measured, unpriced }) => !measured && !unpriced);
        if (unknown.length > 0) put(`Nobody measured ${of_all(unknown, of_side[side])} levers to ${side}: ${named(unknown)}. That is not zero: the last column has ` +
            "what each would have to do.");
    }
    const asked = whole.filter(({ measured, unpriced }) => unpriced && !measured);
    if (asked.length > 0) put(`No source prices ${named(asked)}: nothing is bought before somebody enters a price, so ${plural(asked, "it has", "they have")} no figures here.` +
        asked.flatMap(({ registered }) => registered).map((one) => ` The ${one.title}: ${number(one.central)} ` +
            `(${number(one.low)} to ${number(one.high)}) SD, ${grade_words[one.grade]}.`).join(""));
    return lines;
}

export function evidence_page(program) {
    const rows = evidence_rows(program);
    return [
        "# Where the evidence favours the old ways\n",
        "Every lever alone in the typical city of 25,000 pupils, as the preset of its column sets it, or half way to its most where that " +
            "preset leaves it out. Printed by `node scripts/evidence-page.mjs` from results. *SD a year*: what a year in full use adds " +
            "to the mean of all pupils, with its range. Beside it stands what the same real dollars would do in a year at average " +
            "effectiveness (a four-year effect, taken apart into yearly ones), and the ratio of the two central figures: a lever below 1 " +
            "has no case on test scores alone. *Evidence* is the strongest design among the studies; it is shown beside a figure and " +
            "never multiplied into it. *Break-even*: SD a year on each pupil reached at which a lever would match its dollars. " +
            "`nineways compare --studies` lists the studies.\n",
        "## What it comes to\n", ...sentences(rows), "",
        ...sides.flatMap((side) => [`## Levers to ${side}\n`, table(rows.filter((one) => one.side === side)), ""]),
    ].join("\n").trimEnd() + "\n";
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    writeFileSync(join(fileURLToPath(new URL("..", import.meta.url)), "docs/evidence.md"), evidence_page(process.argv[2]));
}

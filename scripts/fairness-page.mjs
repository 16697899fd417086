// SPDX-License-Identifier: MIT
// Writes docs/fairness.md from simulations of the presets:
//   node scripts/fairness-page.mjs [PROGRAM]     (PROGRAM: build/release/tests/nineways_driver)
// tests/operations/docs.test.mjs holds the page to the program.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ask } from "./make-schemas.mjs";

const districts = [["typical-city", "city"], ["typical-suburb", "suburb"], ["typical-rural", "rural district"]];
const situations = [["gain", "3 % more a year"], ["one_time", "3 % once"], ["cut", "3 % less a year"]];
const three = (value) => String(Number(value.toPrecision(3)));
const signed = (value) => `${value > 0 ? "+" : ""}${three(value)}`;
const chance = (share) => share > 0 && share < 0.005 ? "under 1 %" : share < 1 && share > 0.995 ? "over 99 %" : `${Math.round(share * 100)} %`;
const hundredths = (sd) => signed(sd * 100);
const points = ({ low, median, high }) => `${signed(median)} (${signed(low)} to ${signed(high)})`;

/** A simulation of the presets of a situation under edited assumptions. */
function simulation(program, district, situation, edits = {}, draws = 10000) {
    const request = { district, situation, draws };
    if (Object.keys(edits).length > 0) request.assumptions = edits;
    const [{ ok, body }] = ask([["simulate", request]], program);
    if (!ok) throw new Error(JSON.stringify(body));
    return body;
}

const gap = (body) => body.difference.all_central_sd;

/**
 * The fewest assumptions found, each at an end of its own stated range, that put the side with the sign `wanted` ahead:
 * at each step the one is moved that brings the difference furthest.
 */
function way_to(program, district, situation, wanted) {
    const edits = {};
    const steps = [];
    let body = simulation(program, district, situation, edits, 100);
    while (Math.sign(gap(body)) !== wanted && steps.length < 30) {
        const [best] = body.drivers.filter(({ assumption }) => assumption !== "implementation" && assumption !== "variable_benefits")
            .flatMap((d) => [[d, d.low, d.at_low, "low"], [d, d.high, d.at_high, "high"]])
            .sort(([, , x], [, , y]) => (y - x) * wanted);
        if (best === undefined || (best[2] - gap(body)) * wanted <= 0) return undefined;
        const [driver, value, , end] = best;
        edits[driver.assumption] = value;
        body = simulation(program, district, situation, edits, 100);
        steps.push({ ...driver, value, end, gap: gap(body) });
    }
    return Math.sign(gap(body)) === wanted ? steps : undefined;
}

function way_words(steps, side) {
    if (steps === undefined) return [`No set of assumptions inside their ranges was found that puts ${side.toLowerCase()} ahead.`];
    if (steps.length === 0) return [`With every assumption at its central value ${side.toLowerCase()} is ahead already.`];
    return [
        `${side} is ahead when ${steps.length === 1 ? "this assumption stands" : `these ${steps.length} assumptions stand`} ` +
            "at the end named of the stated range:", "",
        "| Assumption | Range | Stands at | Transform less restore after it, hundredths of an SD |", "|---|---|---|---|",
        ...steps.map(({ assumption, title, low, high, value, end, gap: after }) =>
            `| ${title} (\`${assumption}\`) | ${three(low)} to ${three(high)} | ${end}, ${three(value)} | ${hundredths(after)} |`),
    ];
}

export function fairness_page(program) {
    const rows = [];
    const centre = new Map();
    for (const [district, name] of districts) {
        for (const [situation, words] of situations) {
            const body = simulation(program, district, situation);
            centre.set(`${district} ${situation}`, body);
            const { a_ahead, b_ahead } = body.chances;
            rows.push(`| ${name} | ${words} | ${points(body.a.after_four_years)} | ${points(body.b.after_four_years)} | ` +
                `${chance(a_ahead)} | ${chance(b_ahead)} | ${chance(body.a.chance_above_benchmark)} | ${chance(body.b.chance_above_benchmark)} |`);
        }
    }
    const ahead = [...centre.values()].filter((body) => gap(body) > 0).length;
    const ways = districts.flatMap(([district, name]) => [`### The ${name}`, "",
        ...way_words(way_to(program, district, "gain", -1), "Restoring"), "",
        ...way_words(way_to(program, district, "gain", 1), "Transforming"), ""]);
    const [{ body: mirrored }] = ask([["simulate", { district: districts[0][0], situation: "gain", a: "transform", b: "restore" }]], program);
    const straight = centre.get(`${districts[0][0]} gain`);
    const same = mirrored.chances.a_ahead === straight.chances.b_ahead && gap(mirrored) === -gap(straight);
    return [
        "# Is the tool fair?", "",
        "Printed by `node scripts/fairness-page.mjs` from simulations of the preset packages over the three typical districts. " +
            "What follows holds for these packages, these districts and the ranges of the registry; edit any of them and ask again.", "",
        "## What makes it fair", "",
        "- One set of rules for both columns: the same prices, the same combination of effects, the same fidelity, the same rule for " +
            "effects (start from the study closest to a policy; where only trials of small programmes are known, shrink them; let the low " +
            "end include a null or negative finding where there is one).",
        "- The same draws for both packages, so that neither is lucky.",
        `- Swapping the packages ${same ? "mirrors every figure; it was done for this page" : "does NOT mirror the figures: a defect"}.`,
        "- Evidence that speaks for the old ways goes in like any other: [where it does](evidence.md).",
        "- The benchmark stands beside both: what the same dollars do at average effectiveness.", "",
        "## Who is ahead", "",
        "Percentile points of the median pupil after four years: the middle draw of 10,000 and the middle 80 %. Chances are parts of " +
            "the draws; the benchmark is what the same dollars do at average effectiveness.", "",
        "| District | Money | Restore | Transform | Restore ahead | Transform ahead | Restore beats benchmark | Transform beats benchmark |",
        "|---|---|---|---|---|---|---|---|", ...rows, "",
        `At central values transforming is ahead in ${ahead} of the ${centre.size}. Such chances are conditional: most ranges are judgements, ` +
            "and both presets are choices of this model. The sets below say what one must believe for the other answer.", "",
        "## What one must believe for the other answer", "",
        "For 3 % more a year: beginning with every assumption at its central value, the one that helps a side most is moved to an end of " +
            "its stated range, then the next, until that side is ahead. No assumption leaves its range.", "",
        ...ways,
        "## The assumptions that matter most", "",
        `In the ${districts[0][1]}, with 3 % more a year: the part of the variance of the difference that goes along with each, over the draws.`, "",
        "| Assumption | Share of the variance | Difference at its low end | at its high end |", "|---|---|---|---|",
        ...straight.drivers.map(({ title, share_of_variance, at_low, at_high }) =>
            `| ${title} | ${chance(share_of_variance)} | ${hundredths(at_low)} | ${hundredths(at_high)} |`), "",
        "Differences are transform less restore in hundredths of a standard deviation after four years.", "",
    ].join("\n");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
    writeFileSync(join(fileURLToPath(new URL("..", import.meta.url)), "docs/fairness.md"), fairness_page(process.argv[2]));

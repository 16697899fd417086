// SPDX-License-Identifier: MIT
// Writes docs/levers.md from what the program says of its levers, with what each costs in the typical city:
//   node scripts/levers-page.mjs [PROGRAM]     (PROGRAM: build/release/tests/nineways_driver)
// tests/operations/docs.test.mjs holds the page to the program.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ask } from "./make-schemas.mjs";

const district = "typical-city";
const plain = (name) => name.replaceAll("_", " ");
const upper_first = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const listed = (names) => names.map(plain).join(", ");
const number = (value) => String(Number(value.toPrecision(4)));
const money = (dollars) => {
    const size = Math.abs(dollars);
    const text = size >= 1e6 ? `${(size / 1e6).toFixed(2)}M` : size >= 1e4 ? `${(size / 1e3).toFixed(0)}k` : size.toFixed(0);
    return `${dollars <= -0.5 ? "-" : ""}$${text}`;
};
const posts = (count) => (Math.abs(count) < 0.05 ? "0" : `${count > 0 ? "+" : ""}${count.toFixed(1)}`);

/** Half of the way from the base to a bound, for every setting that a fit may scale. */
function half_way(lever, bound) {
    const moved = lever.settings.filter((s) => s.kind === "amount" && s[bound] !== s.base);
    return moved.length === 0 ? undefined : Object.fromEntries(moved.map((s) => [s.id, s.base + (s[bound] - s.base) / 2]));
}

/** What a lever alone costs the typical city, or the fault that keeps it from being pulled so. */
function trial(lever, settings, program) {
    const request = { district, fit: false, a: { id: "a", levers: { [lever.id]: settings } }, b: { id: "b", levers: {} } };
    const [{ ok, body }] = ask([["compare", request]], program);
    if (!ok) return `not possible in the typical city: ${body.error.faults[0].found}`;
    const [one] = body.a.levers;
    return `${money(one.year_one)} in year 1, ${money(one.in_year.central)} (${money(one.in_year.low)} to ` +
        `${money(one.in_year.high)}) in year 5, ${money(one.one_time.central)} once, ${posts(one.posts)} posts`;
}

function section(lever, titles, program) {
    const rows = lever.settings.map(({ id, title, unit, min, max, base, step, kind }) =>
        `| \`${id}\` | ${title} | ${unit} | ${number(min)} | ${number(base)} | ${number(max)} | ${number(step)} | ${kind} |`);
    const facts = [
        `Must agree: ${listed(lever.agree)}. ${upper_first(lever.difficulty)} difficulty; in full after ` +
            `${number(lever.ramp_years)} ${lever.ramp_years === 1 ? "year" : "years"}.`,
        lever.laws.length > 0 && `Law: ${listed(lever.laws)}.`,
        lever.overlap,
        ...[["shares_with", "Counted once with"], ["needs", "Needs first"], ["conflicts", "Contradicts"]].map(([key, what]) =>
            lever[key].length > 0 && `${what}: ${lever[key].map((id) => titles.get(id)).join("; ")}.`),
    ].filter(Boolean);
    const trials = [["max", "Half way up"], ["min", "Half way down"]].flatMap(([bound, title]) => {
        const settings = half_way(lever, bound);
        if (settings === undefined) return [];
        const set = Object.entries(settings).map(([id, value]) => `\`${id}\` ${number(value)}`).join(", ");
        return [`- ${title} (${set}): ${trial(lever, settings, program)}.`];
    });
    return [
        `### ${lever.title}\n`, `\`${lever.id}\` (${lever.bullet}, ${lever.side}). ${lever.sentence}\n`,
        "| Setting | What it is | Unit | Least | Base | Most | Step | Kind |", "|---|---|---|---|---|---|---|---|", ...rows, "",
        ...facts.map((fact) => `- ${fact}`), ...trials, "",
    ].join("\n");
}

export function levers_page(program) {
    const [{ body: { levers } }] = ask([["levers", {}]], program);
    const titles = new Map(levers.map(({ id, title }) => [id, title]));
    const areas = [...new Set(levers.map(({ area }) => area))];
    const restored = levers.filter(({ side }) => side === "restore").length;
    return [
        "# Levers\n",
        `All ${levers.length} bullets of the comparison, ${restored} to restore and ${levers.length - restored} to transform, in the order ` +
            "in which they are priced. Printed by `node scripts/levers-page.mjs` from the catalog, with what each alone costs in the " +
            "typical city of 25,000 pupils ($406.8M a year) when everything that a fit may scale is set half way to its bound. A lever " +
            "costs what the changed district costs less what it cost before: the same lever costs another amount beside others.\n",
        "An *amount* is scaled by a fit; a *shape* is left as it is set; a *price* is one that no source gives: at 0 nothing is charged, " +
            "and the result says so.\n",
        ...areas.flatMap((area) => [
            `## ${upper_first(plain(area))}\n`,
            ...levers.filter((lever) => lever.area === area).map((lever) => section(lever, titles, program)),
        ]),
    ].join("\n").trimEnd() + "\n";
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    writeFileSync(join(fileURLToPath(new URL("..", import.meta.url)), "docs/levers.md"), levers_page(process.argv[2]));
}

// SPDX-License-Identifier: MIT
// Prints the tables of docs/day_designs.md: what the program makes of the standard day designs in data/day_designs:
//   node scripts/day-designs.mjs [PROGRAM]     (PROGRAM: build/release/tests/nineways_driver)
// tests/operations/day_designs.test.mjs holds the page to them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ask } from "./make-schemas.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
export const names = ["traditional", "flexible_grouping", "intervention_block", "double_dose", "extended_day",
    "common_planning", "inclusion"];
export const read = (name) => JSON.parse(readFileSync(join(root, `data/day_designs/${name}.json`), "utf8"));
const tiers = ["intensive", "strategic", "on_track"];
const roles = ["classroom_teacher", "special_education_teacher", "interventionist", "aide", "partner_staff"];

const each = (grades, pupils) => Object.fromEntries(grades.map((grade) => [grade, pupils]));
/** Half of the pupils have low income and 92 of 600 a disability: whole tiers in a grade of 200, 30 + 50 + 116 + 4. */
export const schools = [
    { title: "Elementary, 300", design: "elementary", pupils: each(["K", 1, 2, 3, 4, 5], 50), needs: { low_income: 150, disability: 46 } },
    { title: "Elementary, 600", design: "elementary", pupils: each(["K", 1, 2, 3, 4, 5], 100), needs: { low_income: 300, disability: 92 } },
    { title: "Middle, 600", design: "middle", pupils: each([6, 7, 8], 200), needs: { low_income: 300, disability: 92 } },
    { title: "High, 1,200", design: "high", pupils: each([9, 10, 11, 12], 300), needs: { low_income: 600, disability: 184 } },
];
const middle = schools[2];

/** A district of one school. */
export function district_of({ title, pupils, needs }) {
    return { id: "one", name: title, schools: [{ id: "one", name: title, pupils, needs }] };
}

/** What the program says of districts and the days that they follow: the answer as it stands, its ledger by path. */
export function measure(requests, program) {
    const nothing = (id) => ({ id, levers: {} });
    const asked = (parts) => ["compare", { ...parts, fit: false, detail: "full", a: nothing("a"), b: nothing("b") }];
    return ask(requests.map(asked), program).map(({ ok, body }) => {
        if (!ok) throw new Error(JSON.stringify(body));
        const ledger = new Map(body.ledgers.as_it_stands.map(({ path, value }) => [path, value]));
        return { ...body.as_it_stands, ledger };
    });
}

/** Posts of the day by role, in steps. */
function posts_of({ ledger }) {
    return roles.map((role) => ledger.get(`posts_day/school/one/role/${role}`) ?? 0);
}

const fixed = (value, digits = 1) => value.toFixed(digits).replace(/\B(?=(\d{3})+$)/g, digits ? "" : ",");
const change = (value, digits = 1) => (value < 0 ? "-" : "+") + fixed(Math.abs(value) + 1e-9, digits);
const row = (cells) => `| ${cells.join(" | ")} |\n`;
const table = (head, rows) => row(head) + row(head.map(() => "---")) + rows.map(row).join("");
const by_tier = (measured, key) =>
    tiers.map((tier) => measured.attention.find((one) => one.tier === tier)[key]);
const minutes_of = ({ minutes, periods, length }) => minutes ?? periods * length;

/** Pupils a class of a tier in the first block of a subject that has it, in the lowest grade of the school. */
function class_of(design, { ledger }, subject, tier, grade) {
    const { id } = design.blocks.find((block) => block.subject === subject && block.tiers.includes(tier) && !block.parent);
    const at = (what) => ledger.get(`${what}/school/one/block/${id}/grade/${grade}`);
    return at("tier_pupils") / at("groups");
}

/** The tables in the order of the page. */
export function tables(program) {
    const sets = names.map(read);
    const of_schools = schools.map((school) =>
        measure(sets.map((set) => ({ district: district_of(school), day_designs: set })), program));
    const measured = of_schools[2];
    const own = sets.map(({ designs }) => designs.find(({ id }) => id === "middle"));
    const core = (design, tier) => design.blocks
        .filter((block) => ["english", "mathematics"].includes(block.subject) && block.tiers.includes(tier) && !block.parent)
        .reduce((sum, block) => sum + minutes_of(block), 0);
    const pupils = table(
        ["Design", "Open", "English and mathematics", "English class", "Adult minutes", "Small-group minutes"],
        names.map((name, i) => [`\`${name}\``, fixed(own[i].week.open, 0),
            tiers.map((tier) => fixed(core(own[i], tier), 0)).join(" / "),
            tiers.map((tier) => fixed(class_of(own[i], measured[i], "english", tier, 6))).join(" / "),
            by_tier(measured[i], "adult_minutes_a_week").map((x) => fixed(x)).join(" / "),
            by_tier(measured[i], "small_group_minutes_a_week").map((x) => fixed(x, 0)).join(" / ")]));
    const people = table(
        ["Design", "Classroom", "Special education", "Intervention", "Aides", "Partner", "All", "Against traditional", "Dollars a year"],
        names.map((name, i) => {
            const all = measured[i].indivisibility.posts_in_steps;
            const dollars = measured[i].spending.central - measured[0].spending.central;
            return [`\`${name}\``, ...[...posts_of(measured[i]), all].map((x) => fixed(x)),
                i ? change(all - measured[0].indivisibility.posts_in_steps) : "", i ? change(dollars, 0) : ""];
        }));
    const sizes = table(["Design", ...schools.map(({ title }) => title)],
        names.map((name, i) => [`\`${name}\``, ...of_schools.map((all) => {
            const { posts_in_steps, posts_exact } = all[i].indivisibility;
            return `${fixed(posts_in_steps)} (${fixed(posts_exact, 2)})`;
        })]));
    const side = (i, tier, t) => [
        by_tier(measured[i], "pupils")[t], by_tier(measured[i], "adult_minutes_a_week")[t],
        by_tier(measured[i], "small_group_minutes_a_week")[t], class_of(own[i], measured[i], "english", tier, 6),
        class_of(own[i], measured[i], "science", tier, 6)];
    const beside = table(
        ["Tier", "Pupils", "Adult minutes a week", "Small-group minutes a week", "English and mathematics class", "Other classes"],
        tiers.map((tier, t) => {
            const [[count, ...old], [, ...flexible]] = [side(0, tier, t), side(1, tier, t)];
            const [minutes, ...rest] = old.map((x, k) => `${fixed(x)} → ${fixed(flexible[k])}`);
            return [tier.replace("_", " "), fixed(count, 0), `${minutes} (${change(flexible[0] - old[0])})`, ...rest];
        }));
    return [people, pupils, sizes, beside];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(tables(process.argv[2]).join("\n").trimEnd());

// SPDX-License-Identifier: MIT
// Holds data/day_designs to its schema, to the program, and to what each design says that it changes. Minutes, groups and
// adults are counted here from the documents, by the rules of docs/model.md, without the program.
// NINEWAYS_DRIVER names another driver than build/release/tests/nineways_driver.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { district_of, measure, names, read, schools, tables } from "../../scripts/day-designs.mjs";
import { ask } from "../../scripts/make-schemas.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.NINEWAYS_DRIVER;
const files = new Map(names.map((name) => [name, read(name)]));
const levels = ["elementary", "middle", "high"];
const design_of = (name, level) => files.get(name).designs.find(({ id }) => id === level);
const every = (visit) => {
    for (const name of names) for (const level of levels) visit(design_of(name, level), `${name} ${level}`, name, level);
};
const grades_of = {
    elementary: ["PK", "K", "1", "2", "3", "4", "5", "6", "ungraded"],
    middle: ["6", "7", "8", "ungraded"],
    high: ["9", "10", "11", "12", "ungraded"],
};
const general = ["intensive", "strategic", "on_track"];
/** The tiers that pupils of a grade can be in. */
const tiers_of = (grade) => grade === "PK" ? ["on_track"] : grade === "ungraded" ? ["separate"] : [...general, "separate"];
const near = (value, expected, what) => assert.ok(Math.abs(value - expected) < 1e-9 * Math.max(1, Math.abs(expected)), `${what}: ${value}, not ${expected}`);
const sum = (list, of) => list.reduce((total, each) => total + of(each), 0);

// --- Counting by hand ------------------------------------------------------------------------------------------

const minutes = ({ minutes: weekly, periods, length }, { cycle_days = 5 }) => weekly ?? (periods * length * 5) / cycle_days;
const has = (block, grade, tier) => block.grades.includes(grade) && block.tiers.includes(tier);
/** The blocks that fill the week of a pupil. */
const week_of = (design, grade, tier) => design.blocks.filter((block) => !block.parent && has(block, grade, tier));
/** The blocks inside others. */
const inside = (design, grade, tier) => design.blocks.filter((block) => block.parent && has(block, grade, tier));
const minutes_in = (design, blocks, pick) => sum(blocks.filter(pick), (block) => minutes(block, design.week));
const subject_minutes = (design, grade, tier, subject) =>
    minutes_in(design, week_of(design, grade, tier), (block) => block.subject === subject);
const adults = (block) => sum(block.adults, (each) => each.adults);

/** Pupils a group: the whole number of groups nearest to the target, raised until the average is within the cap. */
function average_group(block, pupils, grade) {
    const grades = block.pooling === "each_grade" ? [grade] : Object.keys(pupils).filter((one) => block.grades.includes(one));
    const count = sum(grades, (one) => sum(block.tiers, (tier) => pupils[one][tier]));
    let groups = Math.max(1, Math.floor(count / block.group.target + 0.5));
    while (count / groups > block.group.cap) ++groups;
    return count / groups;
}

/** A pupil's share of adults' minutes a week: pull-outs in place of what was left, push-ins on top. */
function adult_minutes(design, pupils, grade, tier) {
    const share = (block) => block.staffing === "none" ? 0 : adults(block) / average_group(block, pupils, grade);
    const own = week_of(design, grade, tier);
    return sum(own, (block) => minutes(block, design.week) * share(block)) + sum(inside(design, grade, tier), (block) => {
        const left = block.setting === "push_in" ? 0 : share(own.find(({ id }) => id === block.parent));
        return minutes(block, design.week) * (share(block) - left);
    });
}

const contact = ({ open, lunch, duty, planning, planning_in, collaboration, collaboration_in }) => open - lunch - duty -
    (planning_in === "in_day" ? planning : 0) - (collaboration_in === "in_day" ? collaboration : 0);

/** Posts before rounding: a teacher all day for each homeroom, and for other groups their minutes over contact minutes, from
 *  which teams' time in the day is not taken for teachers of small groups. */
function posts(design, pupils) {
    const small = ["small_group", "pull_out", "push_in"];
    const taught = design.blocks.filter(({ staffing }) => staffing !== "none");
    const homerooms = new Map();
    return sum(taught, (block) => {
        const present = block.grades.filter((grade) => sum(block.tiers, (tier) => pupils[grade]?.[tier] ?? 0) > 0);
        const apart = block.pooling === "each_grade" ? present.map((grade) => [grade]) : present.length ? [present] : [];
        const groups = sum(apart, (together) =>
            sum(together, (grade) => sum(block.tiers, (tier) => pupils[grade][tier])) / average_group(block, pupils, together[0]));
        if (block.staffing === "homeroom") {
            const key = JSON.stringify([block.grades, block.tiers]);
            if (homerooms.has(key)) return 0;
            homerooms.set(key, true);
            return groups * adults(block);
        }
        const { collaboration, collaboration_in } = design.week;
        const back = small.includes(block.setting) && collaboration_in === "in_day" ? collaboration : 0;
        return (groups * adults(block) * minutes(block, design.week)) / (contact(design.week) + back);
    });
}

/** Tiers by grade of one of the schools of the page: half low income, and so 0.08 + 0.14 / 2 = 0.15 intensive and 0.25
 *  strategic; 92 of 600 with a disability, and so 0.0199 in separate settings. Of 50: 7.5, 12.5, 1.0, the rest 29.0, the half
 *  pupil to the earlier tier. */
const counts = { 50: [8, 12, 29, 1], 100: [15, 25, 58, 2], 200: [30, 50, 116, 4], 300: [45, 75, 174, 6] };
const tier_counts = ({ pupils }) => Object.fromEntries(Object.entries(pupils).map(([grade, count]) =>
    [grade, Object.fromEntries([...general, "separate"].map((tier, t) => [tier, counts[count][t]]))]));

// --- The documents --------------------------------------------------------------------------------------------

test("there are the seven files, and each keeps the schema", async () => {
    const there = (await readdir(join(root, "data/day_designs"))).sort();
    assert.deepEqual(there, names.map((name) => `${name}.json`).sort());
    const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
    for (const name of ["district", "day_designs"])
        ajv.addSchema(JSON.parse(await readFile(join(root, `schema/${name}.schema.json`), "utf8")), `${name}.schema.json`);
    const check = ajv.getSchema("day_designs.schema.json");
    for (const [name, document] of files) {
        assert.ok(check(document), `${name}: ${ajv.errorsText(check.errors, { separator: "\n" })}`);
        assert.equal(document.id, name);
        assert.match(document.note, /What it gives up: /, name);
        assert.match(document.note, /judgement/i, name);
    }
    const bad = structuredClone(files.get("traditional"));
    bad.designs.reverse();
    assert.ok(!check(bad), "levels in another order");
});

test("every pupil of every grade has the whole week, and leaves no block for longer than it lasts", () => {
    let weeks = 0;
    every((design, where, name, level) => {
        const grades = [...new Set(design.blocks.flatMap((block) => block.grades))].sort();
        assert.deepEqual(grades, [...grades_of[level]].sort(), where);
        for (const grade of grades_of[level]) {
            for (const tier of tiers_of(grade)) {
                const own = week_of(design, grade, tier);
                near(minutes_in(design, own, () => true), design.week.open, `${where} ${grade} ${tier}`);
                for (const parent of own) {
                    const gone = minutes_in(design, inside(design, grade, tier), (block) => block.parent === parent.id && block.setting !== "push_in");
                    assert.ok(gone <= minutes(parent, design.week), `${where} ${grade} ${tier} ${parent.id}`);
                }
                ++weeks;
            }
        }
    });
    assert.equal(weeks, 7 * ((1 + 7 * 4 + 1) + (3 * 4 + 1) + (4 * 4 + 1)));
});

test("the designs of a file have one week, ids of their own, and pupils in the blocks that they leave", () => {
    every((design, where, name) => {
        assert.deepEqual(design.week, files.get(name).designs[0].week, where);
        const ids = design.blocks.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length, where);
        for (const [i, block] of design.blocks.entries()) {
            if (!block.parent) continue;
            const parent = design.blocks.findIndex(({ id }) => id === block.parent);
            assert.ok(parent >= 0 && parent < i, `${where} ${block.id}`);
            for (const key of ["grades", "tiers"])
                assert.ok(block[key].every((each) => design.blocks[parent][key].includes(each)), `${where} ${block.id} ${key}`);
        }
    });
});

test("homerooms' teachers are free while all of their pupils are with others", () => {
    let homerooms = 0;
    every((design, where) => {
        const { open, lunch, duty } = design.week;
        const released = open - lunch - duty - contact(design.week);
        for (const home of design.blocks.filter(({ staffing }) => staffing === "homeroom")) {
            for (const grade of home.grades) {
                for (const tier of home.tiers.filter((each) => tiers_of(grade).includes(each))) {
                    const others = minutes_in(design, week_of(design, grade, tier), ({ staffing }) => staffing === "pooled");
                    assert.ok(others >= released, `${where} ${home.id} ${grade} ${tier}: ${others} of ${released}`);
                    ++homerooms;
                }
            }
        }
    });
    assert.ok(homerooms > 100, `${homerooms}`);
});

// --- The program ----------------------------------------------------------------------------------------------

/** The designs of a file joined grade by grade into one, for a school that spans levels. */
function joined(name, parts) {
    const designs = parts.map(([level, grades]) => {
        const design = design_of(name, level);
        const blocks = design.blocks.map((block) => ({
            ...block, id: `${level}_${block.id}`, grades: block.grades.filter((grade) => grades.includes(grade)),
            ...(block.parent ? { parent: `${level}_${block.parent}` } : {}),
        }));
        return { ...design, blocks: blocks.filter((block) => block.grades.length > 0) };
    });
    const step = Math.max(...designs.map(({ hiring_step }) => hiring_step));
    return { id: parts.map(([level]) => level).join("_"), title: "Joined", week: designs[0].week, hiring_step: step, blocks: designs.flatMap(({ blocks }) => blocks) };
}

const primary = ["PK", "K", "1", "2", "3", "4", "5"];
const spans = {
    k8: [["elementary", primary], ["middle", ["6", "7", "8", "ungraded"]]],
    secondary: [["middle", ["6", "7", "8"]], ["high", grades_of.high]],
    k12: [["elementary", primary], ["middle", ["6", "7", "8"]], ["high", grades_of.high]],
};
const pupils_in = (grades, count) => Object.fromEntries(grades.map((grade) => [grade, count]));
const all_grades = [...primary, "6", "7", "8", ...grades_of.high];

/** Schools of many sizes and spans: [what, level or span, pupils by grade, pupils with disabilities]. */
const kinds = [
    ["middle of 600", "middle", pupils_in(["6", "7", "8"], 200), 90],
    ["K-5 of 300", "elementary", pupils_in(["K", "1", "2", "3", "4", "5"], 50), 45],
    ["PK-6 with ungraded pupils", "elementary", { ...pupils_in([...primary, "6"], 33), ungraded: 4 }, 40],
    ["high of 1,200", "high", pupils_in(["9", "10", "11", "12"], 300), 180],
    ["high of 5,000 with ungraded pupils", "high", { ...pupils_in(["9", "10", "11", "12"], 1240), ungraded: 40 }, 900],
    ["two pupils", "elementary", { K: 1, 4: 1 }, 1],
    ["two pupils of one grade", "middle", { 7: 2 }, 0],
    ["one pupil", "high", { 12: 1 }, 1],
    ["PK-8", "k8", { ...pupils_in([...primary, "6", "7", "8"], 60), ungraded: 3 }, 80],
    ["6-12", "secondary", pupils_in(["6", "7", "8", "9", "10", "11", "12"], 90), 95],
    ["PK-12 of two pupils", "k12", { PK: 1, 11: 1 }, 0],
    ["PK-12", "k12", { ...pupils_in(all_grades, 20), ungraded: 1 }, 40],
    ...levels.flatMap((level) => grades_of[level].map((grade) => [`grade ${grade} alone, ${level}`, level, { [grade]: 75 }, 75])),
];
const [{ body: { roles: standard_roles } }] = ask([["district", { district: "typical-city" }]], program);
const district_with = (name) => ({
    id: "many", name,
    roles: [...standard_roles, ...files.get(name).roles ?? []],
    designs: [...files.get(name).designs, ...Object.entries(spans).map(([id, parts]) => ({ ...joined(name, parts), id }))],
    schools: kinds.map(([title, design, pupils, disability], i) => ({ id: `s${i}`, name: title, design, pupils, needs: { disability } })),
});

test("every design is valid for schools of every size and span, and staffs each of them", () => {
    const districts = names.map(district_with);
    for (const [i, { ok, body }] of ask(districts.map((district) => ["validate", { district }]), program).entries())
        assert.ok(ok, `${names[i]}: ${JSON.stringify(body, null, 1)}`);
    for (const [i, { ledger }] of measure(districts.map((district) => ({ district })), program).entries()) {
        for (const [s, [title]] of kinds.entries()) {
            const posts = [...ledger].filter(([path]) => path.startsWith(`posts_day/school/s${s}/role/`) && !path.includes("/subject/"));
            assert.ok(sum(posts, ([, value]) => value) >= 0.5, `${names[i]}, ${title}`);
        }
    }
});

/** A district whose schools follow the designs of a file, each that of its grades, under the ids of the standard days. */
const following = (district, name) => {
    const { roles, designs } = district_with(name);
    return { ...district, roles, designs };
};

/** Every design staffs every school of a district: nobody is left without teachers. */
function staffs(district, where) {
    const measured = measure(names.map((name) => ({ district: following(district, name) })), program);
    for (const [i, { ledger }] of measured.entries()) {
        const by_school = new Map();
        for (const [path, value] of ledger) {
            const id = path.match(/^posts_exact\/school\/(.*?)\/role\//)?.[1];
            if (id !== undefined) by_school.set(id, (by_school.get(id) ?? 0) + value);
        }
        for (const { id, pupils } of district.schools) {
            const teachers = by_school.get(id) ?? 0;
            const all = sum(Object.values(pupils), (count) => count);
            assert.ok(teachers >= all / 40 && teachers > 0.9, `${where}, ${names[i]}, ${id}: ${teachers} posts for ${all} pupils`);
        }
    }
    return district.schools.length;
}
const whole = (request) => {
    const [{ ok, body }] = ask([request], program);
    assert.ok(ok, JSON.stringify(body));
    return body;
};

test("every design gives a whole week to every school of the typical districts, of Worcester, and of every span", async () => {
    let count = 0;
    for (const id of ["typical-city", "typical-suburb", "typical-rural"]) count += staffs(whole(["district", { district: id }]), id);
    for (const name of ["worcester", "district_every_span"]) {
        const { request } = JSON.parse(await readFile(join(root, `tests/operations/${name}.json`), "utf8"));
        count += staffs(whole(["district", { district: request.district }]), name);
    }
    assert.ok(count > 100, `${count} schools`);
});

test("every design gives a whole week to every school of Boston and Gosnold", async (t) => {
    let csv;
    try {
        csv = await readFile(join(root, "../shared/data/massachusetts/ma_public_schools_2017.csv"), "utf8");
    } catch {
        return t.skip("the list of schools of Massachusetts is not beside the project");
    }
    const map = JSON.parse(await readFile(join(root, "data/column_maps/massachusetts_2017.json"), "utf8"));
    for (const [district, least] of [["Boston", 100], ["Gosnold", 1]])
        assert.ok(staffs(whole(["import_schools", { csv, map, district }]), district) >= least, district);
});

test("every design can be compared under both presets", () => {
    for (const name of names) {
        const { ok, body } = ask([["compare", { district: district_with(name), new_money: 1e6 }]], program)[0];
        assert.ok(ok, `${name}: ${JSON.stringify(body)}`);
        assert.ok(body.b.levers.find(({ id }) => id === "flexible_groups").share_of_pupils_reached > 0, name);
    }
});

test("the traditional day needs the posts of the standard day", () => {
    const standard = schools.map((school) => ({ district: district_of(school) }));
    const ours = standard.map((request) => ({ ...request, day_designs: files.get("traditional") }));
    const measured = measure([...standard, ...ours], program);
    for (const [i, { title }] of schools.entries()) {
        const [was, is] = [measured[i], measured[schools.length + i]];
        near(is.indivisibility.posts_exact, was.indivisibility.posts_exact, title);
        for (const [t, one] of was.attention.entries())
            near(is.attention[t].adult_minutes_a_week, one.adult_minutes_a_week, `${title} ${one.tier}`);
    }
});

test("posts and adult minutes counted by hand are those of the program", () => {
    for (const [name, day_designs] of files) {
        const measured = measure(schools.map((school) => ({ district: district_of(school), day_designs })), program);
        for (const [i, school] of schools.entries()) {
            const pupils = tier_counts(school);
            near(measured[i].indivisibility.posts_exact, posts(design_of(name, school.design), pupils), `${name}, ${school.title}`);
            for (const { tier, pupils: count, adult_minutes_a_week } of measured[i].attention) {
                assert.equal(count, sum(Object.values(pupils), (each) => each[tier]), `${school.title} ${tier}`);
                const design = design_of(name, school.design);
                const grades = Object.keys(pupils);
                const all = sum(grades, (grade) => pupils[grade][tier] * adult_minutes(design, pupils, grade, tier));
                near(adult_minutes_a_week, all / count, `${name}, ${school.title}, ${tier}`);
            }
        }
    }
});

// --- What each design changes ---------------------------------------------------------------------------------

/** Each school of the page with the traditional design of its level and another one, grade by grade. */
function against_traditional(name, visit) {
    for (const school of schools) {
        const pupils = tier_counts(school);
        for (const grade of Object.keys(pupils))
            visit(design_of("traditional", school.design), design_of(name, school.design), pupils, grade, `${school.title} ${grade}`);
    }
}
const core = ["english", "mathematics", "science", "social_studies"];
const block_in = (design, grade, tier, subject) => week_of(design, grade, tier).find((block) => block.subject === subject);

test("traditional: the same minutes of every subject for every tier, in classes of one size", () => {
    for (const level of levels) {
        const design = design_of("traditional", level);
        for (const grade of grades_of[level].filter((each) => !["PK", "ungraded"].includes(each))) {
            const week = JSON.stringify(week_of(design, grade, "on_track"));
            for (const tier of general) assert.equal(JSON.stringify(week_of(design, grade, tier)), week, `${level} ${grade} ${tier}`);
            const taught = week_of(design, grade, "on_track").filter(({ staffing }) => staffing !== "none");
            assert.equal(new Set(taught.map(({ group }) => JSON.stringify(group))).size, 1, `${level} ${grade}`);
        }
    }
    near(contact(design_of("traditional", "middle").week), 25.2 * 60, "contact");
});

test("flexible grouping: more adult minutes for intensive pupils, larger groups for those on track, the same minutes", () => {
    against_traditional("flexible_grouping", (old, flexible, pupils, grade, where) => {
        for (const tier of ["intensive", "strategic"])
            assert.ok(adult_minutes(flexible, pupils, grade, tier) > adult_minutes(old, pupils, grade, tier), `${where} ${tier}`);
        assert.ok(adult_minutes(flexible, pupils, grade, "on_track") < adult_minutes(old, pupils, grade, "on_track"), where);
        for (const subject of ["english", "mathematics"]) {
            const size = (design, tier) => average_group(block_in(design, grade, tier, subject), pupils, grade);
            assert.ok(size(flexible, "intensive") < size(old, "intensive"), `${where} ${subject}`);
            assert.ok(size(flexible, "on_track") > size(old, "on_track"), `${where} ${subject}`);
        }
        for (const subject of core)
            for (const tier of general) assert.equal(subject_minutes(flexible, grade, tier, subject), subject_minutes(old, grade, tier, subject));
    });
    for (const school of schools) {
        const [was, is] = ["traditional", "flexible_grouping"].map((name) => posts(design_of(name, school.design), tier_counts(school)));
        assert.ok(Math.abs(is / was - 1) < 0.03, `about the same staff: ${school.title}, ${was} and ${is}`);
    }
    // A grade of 200 by hand: 30 / 10 = 3 groups, 50 / 17 = 2.9, so 3, and 116 / 29 = 4, twice; 196 / 28 = 7, five times. Before: 7 x 8.
    const { 6: grade } = tier_counts(schools[2]);
    const groups = sum(week_of(design_of("flexible_grouping", "middle"), "6", "on_track").filter(({ group }) => group), (block) =>
        (sum(block.tiers, (tier) => grade[tier]) / average_group(block, { 6: grade }, "6")));
    assert.equal(groups, 2 * 4 + 5 * 7);
    assert.equal(2 * (3 + 3 + 4) + 5 * 7, 7 * 8 - 1);
});

test("intervention block: a block of every general tier, pull-outs shorter, small-group minutes more", () => {
    against_traditional("intervention_block", (old, regrouped, pupils, grade, where) => {
        for (const tier of general) {
            const [block, ...more] = week_of(regrouped, grade, tier).filter(({ subject }) => subject === "intervention");
            assert.deepEqual([block.tiers, more.length, block.periods], [[tier], 0, 5], `${where} ${tier}`);
        }
        for (const tier of ["intensive", "strategic"]) {
            const pulled = (design) => minutes_in(design, inside(design, grade, tier), () => true);
            const block = minutes_in(regrouped, week_of(regrouped, grade, tier), ({ setting }) => setting === "small_group");
            assert.ok(pulled(regrouped) < pulled(old) && pulled(regrouped) + block > pulled(old), `${where} ${tier}`);
        }
    });
});

test("double dose: more mathematics for intensive and strategic pupils, more reading for intensive ones", () => {
    against_traditional("double_dose", (old, double, pupils, grade, where) => {
        const more = (tier, subject) => subject_minutes(double, grade, tier, subject) - subject_minutes(old, grade, tier, subject);
        const young = old.id === "elementary";
        const dose = young ? 47 : ["11", "12"].includes(grade) ? 0 : 250;
        for (const tier of ["intensive", "strategic"]) assert.equal(more(tier, "mathematics"), dose, `${where} ${tier}`);
        assert.equal(more("intensive", "english"), dose, where);
        assert.equal(more("strategic", "english"), young ? 47 : 0, where);
        const given_up = young ? "art" : "elective";
        for (const tier of ["intensive", "strategic"])
            if (dose) assert.equal(subject_minutes(double, grade, tier, given_up), 0, `${where} ${tier}`);
        for (const subject of [...core, given_up]) assert.equal(more("on_track", subject), 0, `${where} ${subject}`);
    });
});

test("extended day: the added time is the partner's, and teachers teach no longer", () => {
    const partners = ({ adults = [] }) => adults.some(({ role }) => role === "partner_staff");
    against_traditional("extended_day", (old, longer, pupils, grade, where) => {
        assert.equal(longer.week.open - old.week.open, 300, where);
        assert.equal(contact(longer.week), contact(old.week), where);
        for (const tier of [...general, "separate"]) {
            const own = week_of(longer, grade, tier);
            assert.equal(minutes_in(longer, own, partners), 300, `${where} ${tier}`);
            // Its own staff teach it; pupils in separate settings stay in their class, with an aide of the school.
            for (const { adults: who, setting } of own.filter(partners)) {
                const apart = tier === "separate" && grade !== "PK";
                assert.equal(setting, apart ? "separate" : "partner", `${where} ${tier}`);
                assert.deepEqual(who.map(({ role }) => role), apart ? ["partner_staff", "aide"] : ["partner_staff"], `${where} ${tier}`);
            }
            const rest = own.filter((block) => !partners(block));
            assert.deepEqual(rest, week_of(old, grade, tier), `${where} ${tier}`);
        }
    });
    assert.ok(design_of("extended_day", "high").week.open / 60 <= 38.4, "inside the contract week");
});

test("extended day: the partner's price is a judgement, and every answer that prices with it says so", () => {
    const day_designs = files.get("extended_day");
    const [{ id, pay, price, note }, ...more] = day_designs.roles;
    assert.deepEqual([id, pay, price, more], ["partner_staff", "contract", 45000, []]);
    assert.match(note, /^Judgement: no source gives/);
    const district = district_of(schools[2]);
    const asked = [["day", { school: "one" }], ["day", {}], ["compare", { fit: false }], ["curve", { setting: "planning", from: 535, to: 535, step: 1 }]];
    const with_days = (days) => ask(asked.map(([operation, more]) => [operation, { district, day_designs: days, ...more }]), program);
    for (const { ok, body } of with_days(day_designs)) {
        assert.ok(ok, JSON.stringify(body));
        assert.deepEqual(body.notes, [{ role: id, title: "staff of a partner organisation", note }]);
    }
    for (const { body } of with_days(files.get("traditional"))) assert.ok(!("notes" in body));

    // Grade by grade 196 pupils in 16 groups of 12 for 120 minutes and 11 of 18 for 180; the 12 in separate settings, at
    // most 10 a group, in two for 300. In steps of 0.2 the 3.81 posts of practice are 4.0, the 3.93 of enrichment 4.0, the
    // 0.397 for separate settings 0.4.
    const [{ body: { posts } }] = with_days(day_designs);
    const partner = posts.find(({ role }) => role === id);
    near(partner.exact, (3 * (16 * 120 + 11 * 180) + 2 * 300) / 1512, "posts");
    near(partner.rounded, 8.4, "posts in steps");
    near(partner.cost_of_rounding, 45000 * (8.4 - partner.exact), "no benefits on top");
});

test("common planning: teams meet in the day, and what they leave is covered", () => {
    against_traditional("common_planning", (old, planned, pupils, grade, where) => {
        assert.equal(old.week.collaboration, 0);
        assert.deepEqual([planned.week.collaboration, planned.week.collaboration_in], [94, "in_day"], where);
        assert.equal(contact(old.week) - contact(planned.week), 94, where);
        if (old.id !== "elementary") return;
        const specials = (design) => minutes_in(design, week_of(design, grade, "on_track"), ({ adults: who }) => who?.[0].role === "specials_teacher");
        assert.equal(specials(planned) - specials(old), 94, where);
    });
});

test("inclusion: two adults in core classes, and no pull-out of intensive pupils", () => {
    against_traditional("inclusion", (old, together, pupils, grade, where) => {
        assert.ok(inside(old, grade, "intensive").some(({ setting }) => setting === "pull_out"), where);
        assert.ok(inside(together, grade, "intensive").every(({ setting }) => setting === "push_in"), where);
        const at_once = (design, subject) => {
            const block = block_in(design, grade, "intensive", subject);
            return adults(block) + sum(inside(design, grade, "intensive").filter(({ parent, setting }) => parent === block.id && setting === "push_in"), adults);
        };
        for (const subject of old.id === "elementary" ? ["english", "mathematics"] : core)
            assert.deepEqual([at_once(old, subject), at_once(together, subject)], [1, 2], `${where} ${subject}`);
        const apart = (design) => minutes_in(design, week_of(design, grade, "separate"), ({ setting }) => setting === "separate");
        assert.ok(apart(together) < apart(old), where);
    });
});

// The middle school of the page, each pair of ways counted without the program.
test("two ways side by side say what counting by hand makes of each, tier by tier", () => {
    const school = schools[2];
    const pupils = tier_counts(school);
    const pairs = names.slice(1).map((name) => ["traditional", name]);
    const answers = ask(pairs.map(([one, other]) => ["day", { district: district_of(school), school: "one",
        day_designs: files.get(one), beside: files.get(other) }]), program);
    const whole = (design, tier, grade) => week_of(design, grade, tier).filter(({ setting }) => setting === "whole_class");
    for (const [i, pair] of pairs.entries()) {
        const ways = pair.map((name) => design_of(name, "middle"));
        const { day_designs, beside: { day_designs: second, differences } } = answers[i].body;
        assert.deepEqual([day_designs.id, second.id], pair);
        const same = ({ a, b, change }, [one, other], what) => {
            near(a, one, `${pair} ${what}`);
            near(b, other, `${pair} ${what}`);
            assert.ok(Math.abs(change - (other - one)) < 1e-6, `${pair} ${what}`);
        };
        same(differences.all_posts.exact, ways.map((design) => posts(design, pupils)), "posts");
        // Teachers of classes have the time together, those of small groups teach meanwhile.
        const together = ways.map((design) => {
            const classes = { ...design, blocks: design.blocks.filter(({ setting }) => !["pull_out", "push_in", "small_group"].includes(setting)) };
            const { collaboration, collaboration_in } = design.week;
            return collaboration_in === "in_day" ? (collaboration * posts(classes, pupils)) / posts(design, pupils) : 0;
        });
        if (pair[1] === "common_planning") assert.ok(together[1] > 75, `${together}`);
        same(differences.teachers.together_minutes_a_week, together, "together");
        for (const [t, tier] of general.entries()) {
            const found = differences.tiers[t];
            assert.deepEqual([found.tier, found.pupils], [tier, 3 * pupils["6"][tier]]);
            // The three grades are alike.
            same(found.adult_minutes_a_week, ways.map((design) => adult_minutes(design, pupils, "6", tier)), tier);
            for (const subject of ["english", "mathematics", "science", "elective"]) {
                // A class that a pupil leaves is no class of the pupil for these minutes.
                const of = (design) => {
                    const blocks = whole(design, tier, "6").filter((block) => block.subject === subject);
                    const stayed = (block) => minutes(block, design.week) - minutes_in(design, inside(design, "6", tier),
                        ({ parent, setting }) => parent === block.id && setting !== "push_in");
                    const all = sum(blocks, stayed);
                    return all && sum(blocks, (block) => stayed(block) * average_group(block, pupils, "6")) / all;
                };
                const [one, other] = ways.map(of);
                const row = found.class_sizes.find((each) => each.subject === subject);
                if (one && other && Math.abs(one - other) > 1e-9) same(row, [one, other], `${tier} ${subject}`);
                else if (!one !== !other) assert.deepEqual([row.a === null, row.b === null, row.change], [!one, !other, null]);
                else assert.equal(row, undefined, `${pair} ${tier} ${subject}`);
            }
        }
    }
    // Intensive pupils of a traditional day leave the elective for all of its 5 x 50 minutes, strategic ones for 3 x 50.
    const [{ body: { metrics, beside } }] = answers;
    for (const [way, size] of [[metrics, 196 / 8], [beside.metrics, 196 / 7]]) {
        const { tiers } = way.subjects.find(({ subject }) => subject === "elective");
        assert.deepEqual(tiers.map(({ tier, class_size }) => [tier, class_size.value, class_size.over]),
            [["strategic", size, 3 * 50 * 2 * 50], ["on_track", size, 3 * 116 * 250]]);
    }
    assert.deepEqual(beside.differences.tiers.map(({ class_sizes }) => class_sizes.some(({ subject }) => subject === "elective")),
        [false, true, true, false]);
    // A pair and its mirror image: what one tier gains the other way round it loses.
    const [back] = ask([["day", { district: district_of(school), school: "one", day_designs: files.get("double_dose"),
        beside: files.get("traditional") }]], program);
    const forth = answers[2].body.beside.differences;
    for (const [t, { adult_minutes_a_week: { a, b, change } }] of back.body.beside.differences.tiers.entries())
        assert.deepEqual([b, a, -change || 0], Object.values(forth.tiers[t].adult_minutes_a_week).map((x) => x || 0));
});

// 150 of a homeroom's 1,512 minutes given to art: its teacher is a whole one, and nobody uses them.
test("the day says how many minutes of a homeroom's teacher nobody uses", () => {
    const set = structuredClone(files.get("traditional"));
    const of = (id) => set.designs[0].blocks.find((block) => block.id === id);
    of("english").minutes -= 150;
    const { periods, length, ...art } = of("art");
    set.designs[0].blocks[set.designs[0].blocks.indexOf(of("art"))] = { ...art, minutes: periods * length + 150 };
    const [before, after] = ask([files.get("traditional"), set].map((day_designs) =>
        ["day", { district: district_of(schools[0]), school: "one", day_designs }]), program).map(({ body }) => body);
    const teachers = { grades: ["K", "1", "2", "3", "4", "5"], tiers: general };
    assert.deepEqual(before.homeroom_teachers, [{ ...teachers, with_pupils: 1512, unused: 0 }]);
    assert.deepEqual(after.homeroom_teachers, [{ ...teachers, with_pupils: 1362, unused: 150 }]);
    const classroom = ({ posts: all }) => all.find(({ role }) => role === "classroom_teacher").exact;
    near(classroom(after), classroom(before), "posts");
});

// Seven periods of 50 minutes in seven days are 250 minutes a week, 50 in half of 36 weeks are 25.
test("the day says how the timetable gives a block and in how many weeks", () => {
    const set = structuredClone(files.get("traditional"));
    for (const design of set.designs) {
        design.week.cycle_days = 7;
        for (const block of design.blocks) if (block.periods) block.periods *= 7 / 5;
    }
    const rest = set.designs[1].blocks.find(({ id }) => id === "break");
    rest.minutes -= 50;
    const { grades, tiers, setting, staffing } = rest;
    for (const id of ["autumn", "spring"])
        set.designs[1].blocks.push({ id, subject: "break_time", grades, tiers, minutes: 50, weeks: 18, setting, staffing });
    const asked = (day_designs) => ["day", { district: district_of(schools[2]), school: "one", day_designs }];
    const [fives, sevens] = ask([files.get("traditional"), set].map(asked), program).map(({ body }) => body);
    assert.deepEqual([fives.school.cycle_days, sevens.school.cycle_days, sevens.school.school_weeks], [5, 7, 36]);
    const block = ({ weeks }, wanted) => weeks[0].blocks.find(({ id }) => id === wanted);
    const { periods, length, minutes_a_week: weekly, weeks } = block(sevens, "english");
    assert.deepEqual([periods, length, weeks], [7, 50, undefined]);
    near(weekly, 250, "seven periods in seven days");
    assert.deepEqual([block(sevens, "autumn").weeks, block(sevens, "autumn").minutes_a_week, block(sevens, "autumn").periods], [18, 25, undefined]);
    assert.deepEqual(fives.homeroom_teachers, []);
});

test("a school is found by its id or name in any case, and listed once where it is not found", () => {
    const named = (id, name) => ({ id, name, pupils: { 6: 100 } });
    const district = { id: "d", name: "D", schools: [named("fallsside", "Fallsside Middle"), named("hill", "Hill Middle"), named("lake", "Lake Middle")] };
    const wanted = ["FallsSide", "hill middle", "Hil", "Nowhere at all"];
    const answers = ask(wanted.map((school) => ["day", { district, school }]), program);
    assert.deepEqual(answers.slice(0, 2).map(({ body }) => body.school.id), ["fallsside", "hill"]);
    const told = answers.slice(2).map(({ ok, body }) => [ok, JSON.stringify(body)]);
    assert.deepEqual(told.map(([ok]) => ok), [false, false]);
    assert.match(told[0][1], /fallsside[^M]*hill[^M]*lake/);
    assert.match(told[1][1], /Fallsside Middle.*Hill Middle.*Lake Middle/);
    assert.doesNotMatch(told[1][1], /fallsside|\bhill\b/);
});

// Of the page's table, which `compare` fills: 1.2 posts more, $122,088 a year.
test("the cost of hired posts with their substitutes is the difference that the comparison prices", () => {
    const district = district_of(schools[2]);
    const costs = measure(names.map((name) => ({ district, day_designs: files.get(name) })), program)
        .map(({ spending }) => spending.central);
    const answers = ask(names.slice(1).map((name) => ["day", { district, day_designs: files.get("traditional"), beside: files.get(name) }]), program);
    for (const [i, { body }] of answers.entries()) {
        const { hired_with_substitutes: { change } } = body.beside.differences.cost;
        assert.ok(Math.abs(change - (costs[i + 1] - costs[0])) < 0.01, `${names[i + 1]}: ${change}`);
    }
});

test("docs/day_designs.md prints what the program measures", async () => {
    const page = await readFile(join(root, "docs/day_designs.md"), "utf8");
    for (const table of tables(program)) assert.ok(page.includes(table), `run node scripts/day-designs.mjs\n${table}`);
});

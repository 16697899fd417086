// SPDX-License-Identifier: MIT
// A school's week goes to FET, and its answer is held against the design: the oracle is a program of others.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const program = path("build/release/cli/nineways");
const solver = spawnSync("fet-cl", ["--help"]).error ? null : "fet-cl";
const seconds = 240;
let folder;

before(async () => (folder = await mkdtemp(join(tmpdir(), "nineways-fet-"))));
after(() => rm(folder, { recursive: true, force: true }));

function run(words, input) {
    const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8", input, maxBuffer: 1 << 28 });
    assert.equal(status, 0, stderr);
    return stdout;
}

// What FET reads and writes is flat enough for this.
const each = (text, name) =>
    [...text.matchAll(new RegExp(`<${name}>\\s*([\\s\\S]*?)</${name}>`, "g"))].map(([, inside]) => inside);
const unescaped = (text) =>
    text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
const leaves = (text, name) => each(text, name).map(unescaped);

function read_problem(fet) {
    const [students] = each(fet, "Students_List");
    const sets = new Map();  // name -> its subgroups
    for (const year of each(students, "Year")) {
        const all = [];
        for (const group of each(year, "Group")) {
            const inside = each(group, "Subgroup").map((one) => leaves(one, "Name")[0]);
            for (const one of inside) sets.set(one, [one]);
            sets.set(leaves(group, "Name")[0], inside);
            all.push(...inside);
        }
        sets.set(leaves(year, "Name")[0], all);
    }
    const activities = each(each(fet, "Activities_List")[0], "Activity").map((one) => ({
        id: leaves(one, "Id")[0], teachers: leaves(one, "Teacher"), block: leaves(one, "Subject")[0],
        slots: Number(leaves(one, "Duration")[0]), subgroups: leaves(one, "Students").flatMap((name) => sets.get(name)),
    }));
    const hours = each(each(fet, "Hours_List")[0], "Hour").map((one) => leaves(one, "Name")[0]);
    const together = each(fet, "ConstraintActivitiesSameStartingTime").map((one) => leaves(one, "Activity_Id"));
    const subgroups = [...sets].filter(([name, inside]) => inside[0] === name).map(([name]) => name);
    return { activities, hours, together, subgroups };
}

async function solve(name, fet) {
    const file = join(folder, `${name}.fet`);
    await writeFile(file, fet);
    const out = join(folder, name);
    const { stdout } = spawnSync(solver, [`--inputfile=${file}`, `--outputdir=${out}`, "--htmllevel=0",
        `--timelimitseconds=${seconds}`], { encoding: "utf8", maxBuffer: 1 << 28 });
    assert.match(stdout, /Simulation successful/, `${name}: ${stdout.slice(-600)}`);
    const solved = await readFile(join(out, "timetables", name, `${name}_activities.xml`), "utf8");
    return new Map(each(solved, "Activity").map((one) =>
        [leaves(one, "Id")[0], { day: leaves(one, "Day")[0], hour: leaves(one, "Hour")[0] }]));
}

/// Minutes a week of each block that pupils of a grade and tier should have, from the design alone.
function minutes_of(design, grade, tier) {
    const weekly = (block) => block.minutes ?? (block.periods * block.length * 5) / (design.week.cycle_days ?? 5);
    const there = design.blocks.filter(({ grades, tiers }) => grades.includes(grade) && tiers.includes(tier));
    const wanted = new Map();
    for (const block of there) if (!block.parent) wanted.set(block.id, weekly(block));
    for (const block of there) {
        if (!block.parent || block.setting === "push_in") continue;
        wanted.set(block.id, weekly(block));
        wanted.set(block.parent, wanted.get(block.parent) - weekly(block));
    }
    return wanted;
}

/// Holds a school's week against its district's day, or against a set of day designs in a file.
async function hold(district, school, day_designs) {
    const asked = ["timetable", school, "--district", district, "--format", "json"];
    if (day_designs) asked.push("--day-designs", day_designs);
    const plan = JSON.parse(run(asked));
    const name = `${district}-${school}-${day_designs ? basename(day_designs, ".json") : "own"}`;
    const { activities, hours, together, subgroups } = read_problem(plan.fet);
    assert.equal(hours.length, plan.slots_a_day);
    assert.equal(activities.length, plan.counts.activities);
    const times = await solve(name, plan.fet);

    const taken = new Map();  // teacher or subgroup -> "day slot" -> activity
    const minutes = new Map();  // subgroup -> block -> minutes
    for (const { id, teachers, block, slots, subgroups: there } of activities) {
        const at = times.get(id);
        assert.ok(at?.day && at.hour, `${name}: activity ${id} (${block}) has no place`);
        const first = hours.indexOf(at.hour);
        assert.ok(first >= 0 && first + slots <= hours.length);
        for (const who of [...teachers.map((one) => `teacher ${one}`), ...there]) {
            if (!taken.has(who)) taken.set(who, new Map());
            for (let slot = first; slot < first + slots; ++slot) {
                const when = `${at.day} ${slot}`;
                assert.ok(!taken.get(who).has(when), `${name}: ${who} twice at ${when}`);
                taken.get(who).set(when, id);
            }
        }
        for (const who of there) {
            if (!minutes.has(who)) minutes.set(who, new Map());
            minutes.get(who).set(block, (minutes.get(who).get(block) ?? 0) + slots * plan.slot);
        }
    }
    for (const ids of together) assert.equal(new Set(ids.map((id) => JSON.stringify(times.get(id)))).size, 1);

    const told = new Map(plan.blocks.map((block) => [block.id, block]));
    const whole = JSON.parse(run(["run", "district"], JSON.stringify({ district })));
    const designs = day_designs ? JSON.parse(await readFile(day_designs, "utf8")).designs
        : whole.designs;
    const design = designs.find(({ id }) => id === plan.school.design);
    const left_out = plan.remarks.some(({ kind }) => kind === "minutes_left_out");
    assert.ok(!left_out, `${name} leaves minutes out`);
    assert.ok(subgroups.length > 0);
    for (const who of subgroups) {
        assert.equal(taken.get(who).size, 5 * hours.length, `${name}: the week of ${who}`);
        const [, grade, tier] = /^Grade (\w+),.*, (intensive|strategic|on track|separate)( \d+)?$/.exec(who);
        for (const [block, exact] of minutes_of(design, grade, tier.replace(" ", "_"))) {
            // Moved minutes come off their parent: roundings of both meet there.
            const roundings = [told.get(block), ...design.blocks.filter(({ parent }) => parent === block)
                .map(({ id }) => told.get(id)).filter(Boolean)].map(({ rounded_by }) => Math.abs(rounded_by));
            const most = roundings.reduce((sum, one) => sum + one, 1e-6);
            const off = Math.abs((minutes.get(who).get(block) ?? 0) - exact);
            assert.ok(off <= most, `${name}: ${who} has ${minutes.get(who).get(block)} minutes of ${block}, not ${exact}`);
        }
    }
    for (const { id, minutes: exact, rounded_by } of plan.blocks)
        assert.ok(Math.abs(rounded_by) <= 0.05 * exact + 1e-9, `${name}: ${id} rounded by ${rounded_by}`);
    // Nobody has more minutes than the plan says, and nobody pooled more than the contact minutes unless that is told.
    const passed = plan.remarks.some(({ kind }) => kind === "contact_passed");
    for (const { name: who, field, minutes: planned, contact } of plan.teachers) {
        assert.equal((taken.get(`teacher ${who}`)?.size ?? 0) * plan.slot, planned, `${name}: ${who}`);
        assert.ok(passed || field === "homeroom" || planned <= contact + 1e-6, `${name}: ${who} has ${planned}`);
    }
}

const skip = solver ? false : "fet-cl is not installed (Debian package fet)";
for (const [district, school] of [
    ["typical-rural", "north_fork"], ["typical-rural", "county_middle"], ["typical-rural", "county_high"],
    ["typical-suburb", "alder"], ["typical-city", "alder"], ["typical-city", "brookside"], ["typical-city", "old_crest"],
]) {
    test(`FET solves ${school} of ${district} by its own day`, { skip }, () => hold(district, school));
}

/// The traditional day of a level, changed, as a file.
async function changed(name, level, change) {
    const days = JSON.parse(await readFile(path("data/day_designs/traditional.json"), "utf8"));
    change(days.designs.find(({ id }) => id === level));
    const file = join(folder, `${name}.json`);
    await writeFile(file, JSON.stringify(days));
    return file;
}

test("FET solves a day whose break is as long as a lesson: the break needs no bell of its own", { skip }, async () => {
    // Seven lessons of 50 minutes and a break of 50: 400 a day, so that every slot is 50 and the break is one slot.
    const file = await changed("equal_break", "high", ({ week, blocks }) => {
        [week.open, week.lunch] = [2000, 200];
        blocks.find(({ id }) => id === "break").minutes = 250;
    });
    await hold("typical-rural", "county_high", file);
});

// SPDX-License-Identifier: MIT
// Prints what the model makes of the typical city beside the same figures worked out by hand, as docs/checks.md has it:
//   node scripts/checks.mjs [PROGRAM]     (PROGRAM: build/release/cli/nineways)
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = process.argv[2] ?? fileURLToPath(new URL("../build/release/cli/nineways", import.meta.url));

function run(operation, request) {
    const { status, stdout, stderr } = spawnSync(program, ["run", operation], { input: JSON.stringify(request), maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`${program} run ${operation}: ${status}\n${stderr}`);
    return JSON.parse(stdout);
}

const district = "typical-city";
const as_set = (levers, years = 5) =>
    run("compare", { district, fit: false, years, a: { id: "a", levers }, b: { id: "b", levers: {} } }).a;
const m = (dollars, digits = 1) => `${dollars < 0 ? "-" : ""}$${(Math.abs(dollars) / 1e6).toFixed(digits)}M`;
const pct = (share, digits = 1) => `${(100 * share).toFixed(digits)} %`;
const each = (dollars) => `$${Math.round(dollars)}`;

const { as_it_stands: now, district: { pupils } } = run("compare", { district, fit: false });
const budget = now.spending.central;
const teachers = now.teachers.value;
const staff = now.posts.reduce((sum, { posts }) => sum + posts, 0);
const { pay } = run("district", { district });
const post = now.pay.average_salary.value * (1 + pay.variable_benefits) + pay.flat_benefits;

/** Teachers of the day when the targets of some whole classes move. */
function day_teachers(design, grades, more) {
    const d = run("district", { district });
    d.roster = {};
    for (const one of d.designs.filter(({ id }) => design.test(id))) {
        for (const block of one.blocks.filter(({ setting }) => setting === "whole_class")) {
            const inside = block.grades.filter((grade) => grades.includes(grade));
            if (inside.length === 0) continue;
            const part = { ...block, id: `${block.id}+`, grades: inside, group: { ...block.group, target: block.group.target + more } };
            block.grades = block.grades.filter((grade) => !grades.includes(grade));
            one.blocks.splice(one.blocks.indexOf(block) + 1, 0, part);
        }
        one.blocks = one.blocks.filter((block) => block.grades.length > 0);
        // A day whose blocks all moved keeps their names, so that pull-outs find the block that they leave.
        for (const block of one.blocks) {
            const name = block.id.replace(/\+$/, "");
            if (!one.blocks.some(({ id }) => id === name)) block.id = name;
        }
    }
    return run("compare", { district: d, fit: false }).as_it_stands.teachers.value;
}
const same = day_teachers(/none/, [], 0);
const early = day_teachers(/^elementary$/, ["K", "1", "2"], -4) - same;
const upper = day_teachers(/^(middle|high)$/, ["6", "7", "8", "9", "10", "11", "12"], 2) - same;

const raise = as_set({ across_the_board_raise: { raise: 0.01 } });
const fewer = as_set({ smaller_classes: { k_3: 1, grades_4_12: 1 } });
const together = (in_day) => as_set({ expert_led_teams: { minutes: 90, in_day, experts: 0 } });
const inside = together(1);
const coaches = as_set({ coaching: { share: 1, teachers_per_coach: 20 } });
const days = as_set({ pay_for_added_time: { hours: 3 * pay.contract_hours_a_day } });
const hour = as_set({ pay_for_added_time: { hours: 180 } });
const tutoring = as_set({ flexible_groups: { elementary: 180, group_size: 4 } });
const served = tutoring.levers[0].share_of_pupils_reached * pupils;
const money = run("compare", { district, new_money: 12200000 });
const sd = ({ low, central, high }) => `${central.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}) SD`;
const size = (level) => now.classes.find((one) => one.level === level).pupils_a_class.toFixed(1);
const { posts_exact, posts_in_steps } = now.indivisibility;

const rows = [
    ["Budget", "$407M", "$385M to $430M", m(budget)],
    ["Teachers", "1,645", "1,560 to 1,730", teachers.toFixed(0)],
    ["Teachers' share of the budget", "40 %", "37 to 43 %", pct((teachers * post) / budget)],
    ["All staff", "3,392", "3,100 to 3,700", staff.toFixed(0)],
    ["Teachers from the blocks", "1,624", "1,560 to 1,730", same.toFixed(0)],
    ["Elementary, middle, high classes", "", "20 to 22, 24 to 26, 23 to 25", ["elementary", "middle", "high"].map(size).join(", ")],
    ["What hiring in steps adds", "", "at most 3 %", pct(posts_in_steps / posts_exact - 1)],
    ["1 % more pay, a pupil", "$57", "$46 to $65", each(raise.recurring.central / pupils)],
    ["One pupil fewer in every class", "60 to 62 posts, $240 a pupil", "50 to 72 posts, $200 to $290",
        `${fewer.levers[0].posts.toFixed(1)} posts, ${each(fewer.recurring.central / pupils)}`],
    ["Kindergarten to grade 2 from 21 to 17", "74 posts, 1.8 %", "1.4 to 2.2 %", `${early.toFixed(1)} posts, ${pct((early * post) / budget)}`],
    ["Two pupils more in secondary classes", "-50 posts, -1.2 %", "-1.5 to -0.9 %", `${upper.toFixed(1)} posts, ${pct((upper * post) / budget)}`],
    ["90 minutes of collaboration in the day", "75 posts, $297 a pupil", "$230 to $370",
        `${inside.levers[0].posts.toFixed(1)} posts, ${each(inside.recurring.central / pupils)}`],
    ["The same outside the day", "$0", "$0", each(together(0).recurring.central / pupils)],
    ["A coach for 20 teachers, a pupil", "$325", "$260 to $545", each(coaches.recurring.central / pupils)],
    ["Three more days for teachers", "$2.2M, 0.55 %", "0.45 to 0.8 %", `${m(days.recurring.central)}, ${pct(days.recurring.central / budget, 2)}`],
    ["One hour more a day for teachers", "$17.6M", "$15M to $33M", m(hour.recurring.central)],
    ["Small groups of 4, 180 minutes a week, elementary", "51.5 posts, $2,960 a pupil served", "$2,000 to $3,200",
        `${tutoring.levers[0].posts.toFixed(1)} posts, ${each(tutoring.recurring.central / served)} for ${served.toFixed(0)} pupils`],
    ["... and what it may do in a year", "0.011 SD", "0.003 to 0.021 SD", sd(tutoring.levers[0].one_year_sd)],
    ["3 % more money, a pupil", "$488", "", each(money.money.a_pupil)],
    ["... at average effectiveness, four years", "0.013 SD", "", sd(money.a.learning.benchmark_sd)],
    ["... restored, four years", "", "0 to 0.06 SD", sd(money.a.learning.after_four_years_sd)],
    ["... transformed, four years", "", "0 to 0.15 SD", sd(money.b.learning.after_four_years_sd)],
];
console.log("| Figure | By hand | Accepted | The model |\n|---|---|---|---|");
for (const row of rows) console.log(`| ${row.join(" | ")} |`);

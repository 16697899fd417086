// SPDX-License-Identifier: MIT
// Prints the table of docs/checks.md: what the program makes of the typical city beside figures worked out by hand:
//   node scripts/checks.mjs [PROGRAM]     (PROGRAM: build/release/tests/nineways_driver)
// tests/operations/checks.test.mjs holds the figures to their ranges, and the page to the table.
import { pathToFileURL } from "node:url";
import { ask } from "./make-schemas.mjs";

const district = "typical-city";
const hundred = (share, digits = 1) => `${(100 * share).toFixed(digits)} %`;
const money = (dollars, digits = 1) => `${dollars < 0 ? "-" : ""}$${(Math.abs(dollars) / 1e6).toFixed(digits)}M`;
const each = (dollars) => `$${Math.round(dollars).toLocaleString("en-US")}`;
const posts = (count) => `${count.toFixed(1)} posts`;
const whole = (count) => Math.round(count).toLocaleString("en-US");
const sd = ({ low, central, high }) => `${central.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)}) SD`;
const sum = (list, of) => list.reduce((total, one) => total + of(one), 0);

/** Asks the program, one request at a time. */
const asker = (program) => (operation, request) => {
    const [{ ok, body }] = ask([[operation, request]], program);
    if (!ok) throw new Error(`${operation}: ${JSON.stringify(body)}`);
    return body;
};

/** Posts in steps and dollars a year of a district's day as it stands, and posts before the steps. */
function day_of(run, one, assumptions = {}) {
    const sweep = (value) => run("curve", { district: one, assumptions, setting: "planning", from: value, to: value, step: 1 });
    const [{ posts: { exact, in_steps }, cost }] = sweep(sweep(235).today.low).points;
    return { exact, in_steps, dollars: cost.central };
}

/** What a curve's first value takes in posts and dollars beyond its last. */
function between(run, sweep) {
    const { points } = run("curve", { district, ...sweep, step: sweep.to - sweep.from });
    const [first, last] = [points[0], points.at(-1)];
    return { posts: first.posts.in_steps - last.posts.in_steps, dollars: first.cost.central - last.cost.central };
}

const target = (filter, from, to) => ({ setting: "group_target", ...filter, from, to });
const levels = { elementary: 21, middle: 25, high: 24 };
/** The curves by which every class has a pupil fewer. */
export function pupil_fewer(run) {
    const all = Object.entries(levels).map(([level, now]) => between(run, target({ levels: [level] }, now - 1, now)));
    return { posts: sum(all, (one) => one.posts), dollars: sum(all, (one) => one.dollars) };
}

/** Assumptions under which 15 % of the pupils of every school are in the intensive tier. */
const fifteen = { intensive_share_base: 0.15, intensive_share_per_low_income: 0 };

/** The city, and the city with a block in which intensive elementary pupils leave English for groups of four. */
export function tutoring(run) {
    const now = run("district", { district, assumptions: fifteen });
    const tutored = structuredClone(now);
    const { blocks } = tutored.designs.find(({ id }) => id === "elementary");
    const english = blocks.find(({ subject, setting }) => subject === "english" && setting === "whole_class");
    blocks.push({
        id: "tutoring", subject: "intervention", grades: english.grades, tiers: ["intensive"], minutes: 180, setting: "pull_out",
        staffing: "pooled", pooling: "across_grades", group: { target: 4, cap: 4 }, adults: [{ role: "interventionist", adults: 1 }],
        parent: english.id,
    });
    const elementary = (document) =>
        run("day", { district: document, assumptions: fifteen }).levels.find(({ level }) => level === "elementary");
    const [before, after] = [elementary(now), elementary(tutored)];
    const [was, is] = [day_of(run, now, fifteen), day_of(run, tutored, fifteen)];
    const served = before.tiers.find(({ tier }) => tier === "intensive").pupils;
    return {
        served, share: served / before.pupils, posts: after.posts - before.posts, dollars: after.cost - before.cost,
        in_steps: is.in_steps - was.in_steps, dollars_in_steps: is.dollars - was.dollars,
    };
}

export const as_set = (run, levers, more = {}) =>
    run("compare", { district, fit: false, a: { id: "a", levers }, b: { id: "b", levers: {} }, ...more }).a;
export const tutoring_lever = (run) => as_set(run, { flexible_groups: { elementary: 180, group_size: 4 } }, { assumptions: fifteen });
export { asker };

/**
 * The rows of the table: number of the check, figure, what it is by hand, what is accepted, what the model makes of it, and
 * the operation that was asked. `value` is the model's figure, `hand` that by hand where there is one, `range` what is accepted.
 */
export function checks(program) {
    const run = asker(program);
    const { as_it_stands: now, district: { pupils } } = run("compare", { district, fit: false });
    const budget = now.spending.central;
    const teachers = now.teachers.value;
    const staff = sum(now.posts, (one) => one.posts);
    const { pay } = run("district", { district });
    const post = now.pay.average_salary.value * (1 + pay.variable_benefits) + pay.flat_benefits;

    const day = run("day", { district });
    const level = (id) => day.levels.find((one) => one.level === id);
    const special = ["special_education", "intervention"];
    const taught = (id, subjects) => sum(level(id).subjects.filter(({ subject }) => subjects(subject)), (one) => one.posts);
    const outside = ["art", "music", "physical_education", ...special];
    const homerooms = taught("elementary", (subject) => !outside.includes(subject));
    const specials = taught("elementary", (subject) => outside.includes(subject) && !special.includes(subject));
    const departments = (id) => taught(id, (subject) => !special.includes(subject));
    const everywhere = (wanted) => sum(day.levels, ({ level: id }) => taught(id, (subject) => subject === wanted));
    const size = (id) => level(id).class_size.value;
    const steps = (one) => {
        const { exact, in_steps } = day_of(run, one);
        return in_steps / exact - 1;
    };
    const hired = day_of(run, district);

    const fewer = pupil_fewer(run);
    const early = between(run, target({ grades: ["K", "1", "2"] }, 17, 21));
    const upper = ["middle", "high"].map((id) => between(run, target({ levels: [id] }, levels[id], levels[id] + 2)));
    const larger = { posts: -sum(upper, (one) => one.posts), dollars: -sum(upper, (one) => one.dollars) };
    const together = between(run, { setting: "collaboration", from: 0, to: 90 });
    const after_school = as_set(run, { expert_led_teams: { minutes: 90, in_day: 0, experts: 0 } });

    const raise = as_set(run, { across_the_board_raise: { raise: 0.01 } });
    const coaches = as_set(run, { coaching: { share: 1, teachers_per_coach: 20 } });
    const coach_posts = coaches.posts.find(({ role }) => role === "coach").change;
    const days = as_set(run, { pay_for_added_time: { hours: 3 * pay.contract_hours_a_day } });
    const hour = as_set(run, { pay_for_added_time: { hours: 180 } });

    const subjects = ["physical_education", "world_language", "elective"];
    const non_core = sum(["middle", "high"].map((id) => between(run, target({ levels: [id], subjects }, levels[id], levels[id] + 4))),
        (one) => -one.dollars);
    const specials_of_26 = -between(run, target({ levels: ["elementary"], subjects: ["art", "music", "physical_education"] }, 21, 26)).dollars;
    const alone_costs = (lever, settings) => as_set(run, { [lever]: settings }).recurring.central;
    const furlough = alone_costs("standard_year", { days: -3 });
    const frozen = alone_costs("across_the_board_raise", { steps: -1 });
    const shortage = alone_costs("pay_for_shortage", { share: 0.3, amount: 10000 });
    const existing_time = alone_costs("expert_led_teams", { minutes: 10, in_day: 0, experts: 0 });
    const pipeline = alone_costs("leadership_pipeline", { share: 1 });
    const central = -alone_costs("central_efficiency", { cut: 0.1 });
    const { nothing: ahead, growth } = run("project", { district, fit: false, draws: 100 });
    const hired_a_year = ahead.years[1].staff.hires;
    const most_steps = Math.max(...growth.by_year.map(({ steps: dollars }, t) => Math.abs(dollars) / ahead.years[t].cost));

    const tutored = tutoring(run);
    const lever = tutoring_lever(run);
    const { one_year_sd: alone } = lever.levers[0];
    const { one_year_sd: damped } = lever.learning;
    const more = run("compare", { district, new_money: 12200000 });
    const on_pay = run("compare", {
        district, new_money: 12200000,
        a: { id: "pay", levers: { across_the_board_raise: { raise: 0.05 } } }, b: { id: "none", levers: {} },
    }).a;
    const raised = on_pay.levers[0].settings.raise;
    const by_raise = on_pay.levers[0].one_year_sd;
    const points = ({ low, central, high }) => `${central.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;

    const row = (number, figure, by_hand, accepted, shown, asked, value, hand, range) =>
        ({ number, figure, by_hand, accepted, shown, asked, value, hand, range });
    /** A card of Budget Hold'em: its share of the budget beside the model's. */
    const card = (figure, share, dollars, asked) => row("card", figure, `${share > 0 ? "+" : ""}${hundred(share)}`, "",
        `${money(dollars)}, ${dollars > 0 ? "+" : ""}${hundred(dollars / budget, 2)}`, asked, dollars / budget, share);
    return [
        row(1, "Budget", "$407M", "$385M to $430M", money(budget), "compare", budget, 407e6, [385e6, 430e6]),
        row(1, "Teachers", "1,645", "1,560 to 1,730", whole(teachers), "compare", teachers, 1645, [1560, 1730]),
        row(1, "Teachers' share of the budget", "40 %", "37 to 43 %", hundred((teachers * post) / budget), "compare",
            (teachers * post) / budget, 0.4, [0.37, 0.43]),
        row(1, "All staff", "3,392", "3,100 to 3,700", whole(staff), "compare", staff, 3392, [3100, 3700]),
        row(2, "Teachers from the blocks", "1,624", "1,560 to 1,730", `${whole(hired.in_steps)} hired, exactly ${whole(hired.exact)}`,
            "curve", hired.in_steps, 1624, [1560, 1730]),
        row(2, "... homerooms", "549", "", whole(homerooms), "day", homerooms, 549),
        row(2, "... elementary specials", "82", "", whole(specials), "day", specials, 82),
        row(2, "... middle", "277", "", whole(departments("middle")), "day", departments("middle"), 277),
        row(2, "... high", "385", "", whole(departments("high")), "day", departments("high"), 385),
        row(2, "... special education", "221", "", whole(everywhere("special_education")), "day", everywhere("special_education"), 221),
        row(2, "... English learners and intervention", "110", "", whole(everywhere("intervention")), "day", everywhere("intervention"), 110),
        row(2, "Elementary classes", "", "20 to 22", size("elementary").toFixed(1), "day", size("elementary"), undefined, [20, 22]),
        row(2, "Middle classes", "", "24 to 26", size("middle").toFixed(1), "day", size("middle"), undefined, [24, 26]),
        row(2, "High classes", "", "23 to 25", size("high").toFixed(1), "day", size("high"), undefined, [23, 25]),
        row(2, "What hiring in steps adds", "", "at most 3 %", hundred(steps(district)), "curve", steps(district), undefined, [0, 0.03]),
        row(2, "... in the suburb", "", "at most 3 %", hundred(steps("typical-suburb")), "curve", steps("typical-suburb"), undefined, [0, 0.03]),
        row(2, "... in the rural district", "", "at most 10 %", hundred(steps("typical-rural")), "curve", steps("typical-rural"), undefined, [0, 0.1]),
        row(3, "1 % more pay, a pupil", "$57", "$46 to $65", each(raise.recurring.central / pupils), "compare",
            raise.recurring.central / pupils, 57, [46, 65]),
        row(4, "One pupil fewer in every class", "60 to 62 posts", "50 to 72", posts(fewer.posts), "curve", fewer.posts, 61, [50, 72]),
        row(4, "... a pupil", "$240", "$200 to $290", each(fewer.dollars / pupils), "curve", fewer.dollars / pupils, 240, [200, 290]),
        row(5, "Kindergarten to grade 2 from 21 to 17", "74 posts", "", posts(early.posts), "curve", early.posts, 74),
        row(5, "... of the budget", "$7.4M, 1.8 %", "1.4 to 2.2 %", `${money(early.dollars)}, ${hundred(early.dollars / budget)}`, "curve",
            early.dollars / budget, 0.018, [0.014, 0.022]),
        row(5, "Two pupils more in secondary classes", "-50 posts", "", posts(larger.posts), "curve", larger.posts, -50),
        row(5, "... of the budget", "-$5.0M, -1.2 %", "-1.5 to -0.9 %", `${money(larger.dollars)}, ${hundred(larger.dollars / budget)}`, "curve",
            larger.dollars / budget, -0.012, [-0.015, -0.009]),
        row(6, "90 minutes of collaboration in the day", "75 posts", "", posts(-together.posts), "curve", -together.posts, 75),
        row(6, "... a pupil", "$297", "$230 to $370", each(-together.dollars / pupils), "curve", -together.dollars / pupils, 297, [230, 370]),
        row(6, "The same outside the day", "$0", "$0", each(after_school.recurring.central / pupils), "compare",
            after_school.recurring.central, undefined, [0, 0]),
        row(7, "A coach for 20 teachers, a pupil", "$325", "$260 to $545", each((coach_posts * post) / pupils), "compare",
            (coach_posts * post) / pupils, 325, [260, 545]),
        row(7, "... with materials and teachers' time", "", "", each(coaches.recurring.central / pupils), "compare", coaches.recurring.central / pupils),
        row(7, "Three more days for teachers", "$2.2M, 0.55 %", "0.45 to 0.8 %",
            `${money(days.recurring.central)}, ${hundred(days.recurring.central / budget, 2)}`, "compare",
            days.recurring.central / budget, 0.0055, [0.0045, 0.008]),
        row(7, "One hour more a day for teachers", "$17.6M", "$15M to $33M", money(hour.recurring.central), "compare",
            hour.recurring.central, 17.6e6, [15e6, 33e6]),
        row(8, "Tutoring: pupils served", "1,731, 15 %", "", `${whole(tutored.served)}, ${hundred(tutored.share)}`, "day", tutored.served, 1731),
        row(8, "... posts", "51.5 posts", "", posts(tutored.posts), "day", tutored.posts, 51.5),
        row(8, "... dollars", "$5.1M", "", money(tutored.dollars), "day", tutored.dollars, 5.1e6),
        row(8, "... a pupil served", "$2,960", "$2,000 to $3,200", each(tutored.dollars / tutored.served), "day",
            tutored.dollars / tutored.served, 2960, [2000, 3200]),
        row(8, "... as it can be hired", "", "$2,000 to $3,200",
            `${posts(tutored.in_steps)}, ${each(tutored.dollars_in_steps / tutored.served)}`, "curve",
            tutored.dollars_in_steps / tutored.served, undefined, [2000, 3200]),
        row(8, "... in a year, for the district", "0.011 SD", "0.003 to 0.021 SD", sd(alone), "compare", alone.central, 0.0111, [0.003, 0.021]),
        row(8, "... as part of a package", "0.011 SD", "0.003 to 0.021 SD", sd(damped), "compare", damped.central, 0.0111, [0.003, 0.021]),
        row(9, "Steps in a year, after leavers and hires", "about 0", "-0.3 to 0.3 %",
            `${hundred(Math.abs(growth.parts.steps) < 5e-5 ? 0 : growth.parts.steps, 2)} of cost, at most ${hundred(most_steps, 2)} in a year`,
            "project", growth.parts.steps, undefined, [-0.003, 0.003]),
        row(9, "Growth of cost a year, nothing decided", "", "2.5 to 4 %", hundred(growth.a_year), "project", growth.a_year, undefined, [0.025, 0.04]),
        row(9, "Teachers hired in a year", "197", "130 to 260", whole(hired_a_year), "project", hired_a_year, 197, [130, 260]),
        row(9, "10 % of the central office", "$2.3M", "$1.9M to $2.7M", money(central), "compare", central, 2.3e6, [1.9e6, 2.7e6]),
        row(10, "3 % more money, a pupil", "$488", "", each(more.money.a_pupil), "compare", more.money.a_pupil, 488),
        row(10, "... at average effectiveness, four years", "0.013 SD", "", sd(more.a.learning.benchmark_sd), "compare",
            more.a.learning.benchmark_sd.central, 0.013),
        row(10, "... the same in percentile points", "about 0.5", "", points(more.a.learning.benchmark), "compare",
            more.a.learning.benchmark.central, 0.5),
        row(10, "... all of it on pay: the raise", "8.5 %", "", hundred(raised), "compare", raised, 0.085),
        row(10, "... all of it on pay, in a year", "0.0026 SD", "", sd(by_raise), "compare", by_raise.central, 0.0026),
        row(10, "... restored, four years", "", "0 to 0.06 SD", sd(more.a.learning.after_four_years_sd), "compare",
            more.a.learning.after_four_years_sd.central, undefined, [0, 0.06]),
        row(10, "... transformed, four years", "", "0 to 0.15 SD", sd(more.b.learning.after_four_years_sd), "compare",
            more.b.learning.after_four_years_sd.central, undefined, [0, 0.15]),
        row("C04", "One pupil fewer in every class, a pupil", "$235 to $247", "", each(fewer.dollars / pupils), "curve", fewer.dollars / pupils, 241),
        row("C09", "Coaching, a pupil", "$305", "", each((coach_posts * post) / pupils), "compare", (coach_posts * post) / pupils, 305),
        row("C11", "Tutoring in small groups, a pupil served", "$2,147", "", each(tutored.dollars / tutored.served), "day",
            tutored.dollars / tutored.served, 2147),
        row("C13", "A pipeline of leaders, a pupil", "$42", "", each(pipeline / pupils), "compare", pipeline / pupils, 42),
        row("FIN-12", "10 % of the central office, a pupil", "$75 to $93", "", each(central / pupils), "compare", central / pupils, 84),
        card("Kindergarten to grade 2 from 21 to 17", 0.02, early.dollars, "curve"),
        card("Two pupils more in secondary classes", -0.014, larger.dollars, "curve"),
        card("Four pupils more in secondary classes beside core subjects", -0.008, non_core, "curve"),
        card("Five pupils more in elementary art, music and physical education", -0.005, specials_of_26, "curve"),
        card("Three furlough days", -0.007, furlough, "compare"),
        card("Steps frozen for a year", -0.01, frozen, "compare"),
        card("$10,000 for hard-to-staff subjects", 0.017, shortage, "compare"),
        card("A week of principals' learning in existing time", 0, existing_time, "compare"),
    ];
}

/** The table of the page. */
export const table = (rows) => ["|  | Figure | By hand | Accepted | The model | Operation |", "|---|---|---|---|---|---|",
    ...rows.map(({ number, figure, by_hand, accepted, shown, asked }) =>
        `| ${number} | ${figure} | ${by_hand} | ${accepted} | ${shown} | \`${asked}\` |`)].join("\n");

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(table(checks(process.argv[2])));

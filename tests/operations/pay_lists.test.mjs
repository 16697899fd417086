// SPDX-License-Identifier: MIT
// Holds the imports of pay to real lists. These lie outside of the project, in the folder that NINEWAYS_SHARED names or in
// ../shared; without them these tests are skipped and say so. Everything expected here is found again from the list itself.
// NINEWAYS_DRIVER names another driver than build/release/tests/nineways_driver.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ask } from "../../scripts/make-schemas.mjs";
import { root, rows_of } from "./fund.mjs";

const program = process.env.NINEWAYS_DRIVER;
const shared = process.env.NINEWAYS_SHARED ?? join(root, "../shared");
const run = (operation, request) => {
    const [{ ok, body }] = ask([[operation, request]], program);
    assert.ok(ok, JSON.stringify(body).slice(0, 1000));
    return body;
};
const list_of = (path) => readFileSync(join(shared, path), "utf8").replace(/^\uFEFF/, "");
/** Rows of a table, as arrays. */
const cells_of = (csv) => rows_of(csv).map(Object.values);

const salaries = "data/salary_schedules/salary_schedules_long.csv";
const no_salaries = existsSync(join(shared, salaries)) ? false : `the list is not there: ${shared}/${salaries}`;

test("all 72 real schedules are read, and every row of the list is in a grid or told", { skip: no_salaries }, () => {
    const csv = list_of(salaries);
    const { rows, schedules } = run("import_salary", { csv });
    assert.equal(rows, 9376);
    assert.equal(schedules.length, 72);
    const cells = new Map();
    cells_of(csv).forEach(([file, state, schedule, step, lane, salary], i) =>
        cells.set(`${file}/${schedule}|${step}|${lane}`, { salary: Number(salary), row: i + 2, state }));
    assert.equal(cells.size, rows, "no cell stands twice");
    let outside = 0;
    for (const { id, state, steps, grid, longevity, odd, missing, cells: count } of schedules) {
        let found = 0;
        steps.forEach((step, s) => grid.lanes.forEach((lane, l) => {
            const cell = cells.get(`${id}|${step}|${lane}`);
            assert.equal(grid.salary[s][l], cell?.salary ?? null, `${id} ${step} ${lane}`);
            assert.equal(grid.headcount[s][l], cell ? 0 : null);
            if (cell) assert.equal(state, cell.state);
            found += cell ? 1 : 0;
        }));
        assert.equal(count, found);
        assert.equal(missing, steps.length * grid.lanes.length - found);
        const told = longevity.flatMap(({ step, amounts }) => amounts.map(({ lane, amount, row }) => [step, lane, amount, row]));
        for (const { kind, step, lane, row, found: text } of odd) if (kind === "far_outside") told.push([step, lane, Number(text), row]);
        for (const [step, lane, amount, row] of told) {
            const { salary, row: there } = cells.get(`${id}|${step}|${lane}`);
            assert.deepEqual([amount, row], [salary, there]);
        }
        outside += told.length;
        assert.equal(found + told.length, [...cells.keys()].filter((key) => key.startsWith(`${id}|`)).length, id);
    }
    assert.equal(outside, 31, "30 payments on top and the one cell of $1");
});

test("what is odd in the real schedules is found, and nothing is where the list has nothing odd", { skip: no_salaries }, () => {
    const csv = list_of(salaries);
    const { schedules } = run("import_salary", { csv });
    const odd = (kind) => schedules.flatMap((s) => s.odd.filter((one) => one.kind === kind).map((one) => ({ id: s.id, ...one })));
    const brief = (kind) => odd(kind).map(({ id, step, lane, row }) => [id, step, lane, row]);
    // By an independent pass over the list: each cell against the one before it in its lane.
    const last = new Map();
    const falls = [];
    let flat = 0;
    cells_of(csv).forEach(([file, , schedule, step, lane, salary], i) => {
        const key = `${file}/${schedule}|${lane}`;
        const [before, pay] = [last.get(key), Number(salary)];
        if (before > pay && pay > 2000) falls.push([`${file}/${schedule}`, step, lane, i + 2]);
        if (before === pay) ++flat;
        last.set(key, pay);
    });
    assert.deepEqual(brief("falling_step").sort(), falls.sort());
    assert.equal(falls.length, 2);
    assert.equal(schedules.reduce((all, { flat_steps }) => all + flat_steps, 0), flat);
    assert.deepEqual(brief("far_outside"), [["mn_easterncarver_112/2023-2024_before", "Emegering Teacher", "Blank", 5720]]);
    assert.deepEqual(brief("gap_in_lane").map(([id, step, lane]) => [id, step, lane]), [["wi_milton/master", "12", "B"], ["wi_milton/master", "13", "B+15"]]);
    assert.deepEqual(odd("longevity").map(({ id, step }) => `${id} ${step}`),
        ["2023-2024_A", "2024-2025_B", "2024-2025_B2"].map((year) => `mn_brainerd_181/${year} 18+`));
    assert.deepEqual(brief("gap_in_steps").map(([id, step]) => [id, step]),
        [["mn_chisago_2144/2023-2024", "F"], ["mn_chisago_2144/2024-2025", "F"]]);
    for (const kind of ["repeated_cell", "contradicting_cell", "step_out_of_order"]) assert.deepEqual(brief(kind), [], kind);
    const years = schedules.filter(({ grid }) => grid.step_years);
    assert.deepEqual(years.map(({ id }) => id), ["mn_anokahennepin_11/2023-2024_before", "mn_anokahennepin_11/2024-2024_before"]);
    assert.deepEqual(years[1].grid.step_years, [1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 1]);
});

test("every real grid is one that a district takes, once its teachers are counted", { skip: no_salaries }, () => {
    const { schedules } = run("import_salary", { csv: list_of(salaries) });
    const whole = run("district", { district: "typical-rural" });
    const districts = schedules.map(({ grid }) => {
        const headcount = grid.headcount.map((row) => row.map((teachers) => (teachers === null ? null : 1)));
        const own = structuredClone(whole);
        own.pay.grid = { ...grid, headcount };
        return own;
    });
    const answers = ask(districts.map((district) => ["validate", { district }]), program);
    assert.deepEqual(answers.filter(({ ok }) => !ok).map(({ body }) => body), []);
});

const chicago = "data/chicago/cps_positions_2017.csv";
const no_chicago = existsSync(join(shared, chicago)) ? false : `the list is not there: ${shared}/${chicago}`;
const chicago_map = JSON.parse(readFileSync(join(root, "data/position_maps/chicago_2017.json"), "utf8"));

test("the positions of Chicago add up to the list's own sums, by role, department and vacancy", { skip: no_chicago }, () => {
    const csv = list_of(chicago);
    const found = run("import_positions", { csv, map: chicago_map, by_department: true });
    const rows = cells_of(csv).map(([id, dept, , fte, , , salary, benefits, , title, held]) =>
        ({ id, dept, fte: Math.round(fte * 10), salary: Number(salary), benefits: Number(benefits), title, vacant: held === "N" }));
    const sum = (some) => ({
        positions: some.length, fte: some.reduce((all, { fte }) => all + fte, 0) / 10,
        salary: some.reduce((all, { salary }) => all + salary, 0), benefits: some.reduce((all, { benefits }) => all + benefits, 0),
    });
    const same = (told, some, what) => {
        for (const [key, part] of [["all", some], ["filled", some.filter(({ vacant }) => !vacant)], ["vacant", some.filter(({ vacant }) => vacant)]]) {
            const { salary_per_fte, benefits_per_fte, ...sums } = told[key];
            assert.deepEqual(sums, sum(part), `${what} ${key}`);
            if (sums.fte > 0) assert.ok(Math.abs(salary_per_fte * sums.fte - sums.salary) < 1e-3, what);
        }
    };
    assert.equal(found.rows, 38631);
    same(found.totals, rows, "all rows");
    assert.deepEqual([found.totals.all.salary, found.totals.all.benefits, found.totals.vacant.salary], [2367421798, 893669260, 76408461]);
    const left = new Set(found.unmapped_titles.map(({ title }) => title));
    same(found.unmapped, rows.filter(({ title }) => left.has(title)), "unmapped");
    same(found.mapped, rows.filter(({ title }) => !left.has(title)), "mapped");
    assert.equal(found.unmapped.all.positions, 17);
    assert.deepEqual(found.unused_titles, []);
    const roles = Object.fromEntries(found.roles.map((role) => [role.role, role]));
    const titled = (...titles) => rows.filter(({ title }) => titles.includes(title));
    same(roles.principal, titled("Principal", "Interim Principal", "Acting Principal"), "principals");
    same(roles.special_education_teacher, titled("Special Education Teacher"), "special education");
    same(roles.librarian, titled("Teacher - Librarian"), "librarians");
    for (const [key, value] of Object.entries({ positions: 38614, salary: found.mapped.all.salary }))
        assert.equal(found.roles.reduce((all, role) => all + role.all[key], 0), value, key);
    assert.equal(found.departments.length, 656);
    for (const department of found.departments) same(department, rows.filter(({ dept }) => dept === department.id), department.name);
});

test("what is odd in the positions of Chicago is told, and its roster makes a district", { skip: no_chicago }, () => {
    const csv = list_of(chicago);
    const { notes, roster } = run("import_positions", { csv, map: chicago_map });
    const rows = cells_of(csv);
    const again = (keys) => keys.length - new Set(keys).size;
    const count = Object.fromEntries(notes.map(({ kind, rows: told }) => [kind, told]));
    assert.equal(count.repeated_position, again(rows.map(([id]) => id)));
    assert.equal(count.identical_row, again(rows.map((row) => row.join())));
    assert.equal(count.no_salary, rows.filter(([, , , , , , salary]) => salary === "0").length);
    assert.equal(count.part_time_at_full_pay, 22);
    const mini = { id: "m", name: "M", schools: [{ id: "a", name: "A", pupils: { K: 100, 1: 100 } }], ...roster };
    const district = run("district", { district: mini });
    assert.deepEqual(district.roster, roster.roster);
    assert.equal(district.roles.find(({ id }) => id === "principal").salary, roster.roles[10].salary);
});

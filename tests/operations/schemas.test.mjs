// SPDX-License-Identifier: MIT
// Holds schema/ to the program. Every request file and its response keep their schemas; every place of a document is
// changed in every way that its schema speaks of, and the schema and the program must agree about each change.
// NINEWAYS_DRIVER names another driver than build/release/tests/nineways_driver.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { ask, assumptions_schema, printed, scenario_schema } from "../../scripts/make-schemas.mjs";
import { read_cases } from "./cases.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.NINEWAYS_DRIVER;
const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
const schemas = new Map();
for (const folder of ["schema", "schema/operations"]) {
    for (const name of (await readdir(join(root, folder))).filter((file) => file.endsWith(".json"))) {
        const path = `${folder}/${name}`;
        schemas.set(path, JSON.parse(await readFile(join(root, path), "utf8")));
        ajv.addSchema(schemas.get(path), path);
    }
}
const schema_of = (operation, kind) => `schema/operations/${operation}.${kind}.schema.json`;
const valid = (path, value) => ajv.getSchema(path)(value);
const faults_of = (path, value) => {
    const check = ajv.getSchema(path);
    return check(value) ? "" : ajv.errorsText(check.errors, { separator: "\n" });
};
const one = (operation, request) => ask([[operation, request]], program)[0];
const copy = (value) => JSON.parse(JSON.stringify(value));

/** The schema that a $ref names, the file it stands in, and the definition itself; references are followed to their end. */
function resolved(node, path) {
    let origin = node;
    while (node?.$ref !== undefined) {
        const [file, pointer = ""] = node.$ref.split("#");
        if (file) path = join(path, "..", file);
        let target = schemas.get(path);
        for (const key of pointer.split("/").slice(1)) target = target[key.replaceAll("~1", "/").replaceAll("~0", "~")];
        const { $ref, ...beside } = node;
        node = { ...target, ...beside, properties: target.properties };
        if (node.properties === undefined) delete node.properties;
        if (target.$ref !== undefined) node.$ref = target.$ref;
        origin = target;
    }
    return [node, path, origin];
}

/** Calls visit(node, file, value, place, definition) for a value and everything in it, with the schema of each. */
function walk(node, path, value, visit, place = []) {
    let origin;
    [node, path, origin] = resolved(node, path);
    if (typeof node !== "object") return;
    for (const branch of node.oneOf ?? []) {
        const is_object = value !== null && typeof value === "object";
        const [inner, file] = resolved(branch, path);
        const fits = is_object && inner.type === "object" && Object.keys(value).some((key) => key in (inner.properties ?? {}));
        if (fits) walk(inner, file, value, visit, place);
    }
    visit(node, path, value, place, origin);
    if (Array.isArray(value)) value.forEach((each, i) => walk(node.items ?? {}, path, each, visit, [...place, i]));
    else if (value !== null && typeof value === "object") {
        for (const [key, each] of Object.entries(value))
            walk(node.properties?.[key] ?? node.additionalProperties ?? {}, path, each, visit, [...place, key]);
    }
}

const cases = await read_cases(join(root, "tests/operations"));
const answered = cases.map(({ name, steps }) => ({
    name,
    steps: ask(steps.map(({ operation, request }) => [operation, request]), program)
        .map((answer, i) => ({ ...answer, ...steps[i] })),
}));
const operations = [...new Set([...schemas.keys()].map((path) => path.match(/operations\/(\w+)\.request/)?.[1]).filter(Boolean))];

test("there is a request and a response schema for every operation, and for nothing else", () => {
    const { expected } = one("?", {}).body.error.faults[0];
    const known = [...expected.matchAll(/"(\w+)"/g)].map(([, name]) => name).sort();
    assert.deepEqual([...operations].sort(), known);
    for (const operation of known) assert.ok(schemas.has(schema_of(operation, "response")), operation);
});

test("the schemas of scenarios and assumptions are those that the program makes", async () => {
    for (const [name, made] of [["scenario", scenario_schema(program)], ["assumptions", assumptions_schema(program)]]) {
        const written = await readFile(join(root, `schema/${name}.schema.json`), "utf8");
        assert.equal(written, `${printed(made)}\n`, `schema/${name}.schema.json: run node scripts/make-schemas.mjs`);
    }
});

test("every request file and its response keep their schemas", () => {
    let kept = 0;
    for (const { name, steps } of answered) {
        for (const { ok, body, operation, request } of steps) {
            if (!ok) {
                assert.equal(faults_of("schema/error.schema.json", body), "", name);
                continue;
            }
            assert.equal(faults_of(schema_of(operation, "request"), JSON.parse(new TextDecoder().decode(request))), "", `${name}: request`);
            assert.equal(faults_of(schema_of(operation, "response"), body), "", `${name}: response`);
            ++kept;
        }
    }
    assert.ok(kept >= 20, `only ${kept} requests succeed`);
});

test("whatever a response schema speaks of, some request file brings about", () => {
    const seen = new Map();
    for (const { steps } of answered) {
        for (const { ok, body, operation } of steps) {
            const path = ok ? schema_of(operation, "response") : "schema/error.schema.json";
            walk(schemas.get(path), path, body, (_, file, value, place, definition) => {
                if (!seen.has(definition)) seen.set(definition, new Set());
                const keys = value !== null && typeof value === "object" && !Array.isArray(value) ? Object.keys(value) : [value];
                for (const key of keys) seen.get(definition).add(key);
            });
        }
    }
    const missing = [];
    const visited = new Set();
    const list = (node, path, place) => {
        let definition;
        [node, path, definition] = resolved(node, path);
        if (typeof node !== "object" || visited.has(definition)) return;
        visited.add(definition);
        const known = seen.get(definition) ?? new Set();
        for (const [key, inner] of Object.entries(node.properties ?? {})) {
            if (!known.has(key)) missing.push(`${place}/${key}`);
            list(inner, path, `${place}/${key}`);
        }
        for (const inner of [node.items, node.additionalProperties]) if (inner) list(inner, path, `${place}/*`);
        if (place.endsWith("/warnings/*/id")) missing.push(...node.enum.filter((id) => !known.has(id)));
    };
    for (const operation of operations) {
        const path = schema_of(operation, "response");
        list(schemas.get(path), path, operation);
    }
    // A document given back has its pay in place of an average salary; the presets are two of many packages.
    const never = /^(district|import_schools|sketch_district)\/average_salary(\/amount|\/year)?$|^levers\/presets\//;
    assert.deepEqual(missing.filter((place) => !never.test(place)), []);
});

// --- Changes: what the schema says, the program does ---------------------------------------------------------

const pointer = (place) => place.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The next double above (or below) a number. */
function next(x, up) {
    if (x === 0) return up ? 5e-324 : -5e-324;
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, x);
    bits.setBigInt64(0, bits.getBigInt64(0) + ((x > 0) === up ? 1n : -1n));
    return bits.getFloat64(0);
}

/** Values to put in the place of one, so that both sides of every bound of its schema are tried. */
function replacements(node, value) {
    const out = [];
    const whole = node.type === "integer";
    const step = (x, up) => whole ? x + (up ? 1 : -1) : next(x, up);
    if (node.minimum !== undefined) out.push(node.minimum, step(node.minimum, false));
    if (node.maximum !== undefined) out.push(node.maximum, step(node.maximum, true));
    if (node.exclusiveMinimum !== undefined) out.push(node.exclusiveMinimum, next(node.exclusiveMinimum, true));
    if (node.type === "number" || whole) {
        if (node.minimum === undefined && node.exclusiveMinimum === undefined) out.push(-1e300);
        if (node.maximum === undefined) out.push(1e300);
        out.push((node.minimum ?? node.exclusiveMinimum ?? 0) + 0.5, "1", null, true, []);
    }
    if (node.type === "string") {
        const { minLength = 0, maxLength = 5000 } = node;
        out.push("😀".repeat(minLength), "😀".repeat(Math.max(0, minLength - 1)), "x".repeat(maxLength), "x".repeat(maxLength + 1), 7, null);
    }
    if (node.type === "boolean") out.push(!value, "true", 0);
    if (node.enum !== undefined || node.const !== undefined) out.push(...(node.enum ?? [node.const]), "nothing of the kind", 3);
    if (node.type === "array") {
        out.push(Array(Math.max(0, (node.minItems ?? 0) - 1)).fill(value[0]));
        if (node.maxItems !== undefined) out.push(Array(node.maxItems + 1).fill(value[0]));
        out.push({}, "x");
    }
    if (node.type === "object") out.push([], "x", null);
    return out;
}

/** Every change of a document: [its place, the place of a fault of it, the changed document], one for each place of the schema. */
function changes(path, document) {
    const all = [];
    const done = new Set();
    const changed = (place, change) => {
        const other = { it: copy(document) };
        let at = other;
        for (const key of ["it", ...place].slice(0, -1)) at = at[key];
        change(at, place.at(-1) ?? "it");
        return other.it;
    };
    walk(schemas.get(path), path, document, (node, file, value, place) => {
        const keys = value !== null && typeof value === "object" && !Array.isArray(value) ? Object.keys(value) : [];
        const mark = `${file} ${JSON.stringify({ ...node, description: 0 })} ${keys} ${typeof value === "string" ? place.at(-1) : ""}`;
        if (done.has(mark)) return;
        done.add(mark);
        for (const other of replacements(node, value))
            all.push([pointer(place), changed(place, (at, key) => (at[key] = other))]);
        const closed = node.additionalProperties === false || node.unevaluatedProperties === false;
        if (closed || node.additionalProperties?.type === "number") {
            const stranger = closed ? 1 : 0;
            all.push([pointer([...place, "no such key"]), changed([...place, "no such key"], (at, key) => (at[key] = stranger))]);
        }
        if (closed) {
            for (const key of keys) all.push([pointer([...place, key]), changed([...place, key], (at, name) => delete at[name])]);
        }
    });
    return all;
}

// Faults that a schema cannot speak of: rules between values, which the program files at one of them.
const between = /^(?:a number above 0, at most \d+ minutes a week \(the open week\)|at most |at least \d+ (?:minutes a week of planning |schools: |dollars a year, what staff )|"all" or the id|the id of |the name or |an id that |"none" where|no parent|no amount|no filter|a role of this document|a role under contract|a role of a pooled block|a lever that this scenario|more than 0|\d+ steps of|as many steps|low <= central|a block |all pupils|one of "\w+".*, standard role|"\w+", standard role|the \d+ standard|the digest of|one of "classroom_teacher"|a column that is not|any number|1 values|a text without|day types that add up|optional periods only|days whose \d|one for each of the|years from \d|a last year that|no last year|no years of|a title that|a text beside|"vacant" and)/;

/**
 * Each change of `document`: the schema refuses it and the program files a fault at its place, or the schema lets it
 * pass and the program files none there but those between values. `asked` makes a request of the document; `above` is its place in that.
 */
function hold(path, document, operation, asked, above = "", unread = []) {
    assert.equal(faults_of(path, document), "", `${path}: the example itself`);
    const plain = one(operation, asked(document));
    assert.ok(plain.ok, JSON.stringify(plain.body));
    const all = changes(path, document).filter(([place]) => !unread.includes(place));
    const answers = ask(all.map(([, changed]) => [operation, asked(changed)]), program);
    const wrong = [];
    for (const [i, [place, changed]] of all.entries()) {
        const faults = answers[i].ok ? [] : answers[i].body.error.faults;
        const under = (parent) => faults.filter(({ place: at }) => at === above + parent || at.startsWith(`${above + parent}/`));
        const refused = !valid(path, changed);
        const agreed = refused ? under(place.slice(0, Math.max(0, place.lastIndexOf("/")))).length > 0
            : under(place).every(({ expected }) => between.test(expected));
        if (agreed) continue;
        const verdict = answers[i].ok ? "accepted" : JSON.stringify(faults.slice(0, 2)).slice(0, 400);
        wrong.push(`${place}, change ${i}: the schema ${refused ? "refuses" : "accepts"} it, the program: ${verdict}`);
    }
    assert.deepEqual(wrong, []);
    return all.length;
}

const rural = one("district", { district: "typical-rural" }).body;

/** A small district that has every key. */
function every_key() {
    const d = copy(rural);
    d.designs = d.designs.filter(({ id }) => id === "elementary");
    d.schools = d.schools.filter(({ design }) => design === "elementary").slice(0, 2);
    const ids = d.schools.map(({ id }) => id);
    d.shared_posts = [{ id: "circuit", schools: ids, roles: ["specials_teacher"], travel: 60, hiring_step: 0.1 }];
    d.schools[0].reported = { average_class_size: 20.5 };
    d.roles.push({ id: "nurse", title: "nurses", function: "student_support", pay: "own_salary", salary: 60000, teacher: false, note: "n" });
    d.roles.push({ id: "tutors", title: "tutors", function: "instruction", pay: "contract", price: 40000, teacher: false });
    d.pay.grid.salary = d.pay.grid.salary.slice(0, 2);
    d.pay.grid.headcount = d.pay.grid.headcount.slice(0, 2);
    Object.assign(d.pay.grid, {
        step_years: [1, 2], longevity: [{ id: "long", after_years: 20, amount: 500, teachers: 1 }],
        schedules: d.pay.grid.lanes.map((lane, i) => ({ id: `s${i}`, first_lane: lane, closed: i > 0 })),
    });
    const paid = [{ share_of_teachers: 0.1 }, { role: "principal", share_of_posts: 0.5 }];
    d.pay.supplements = paid.map((to, i) => ({ id: `lead${i}`, ...to, amount: 4000, earned_by: "contribution" }));
    d.pay.added_days = paid.map((to, i) => ({ id: `summer${i}`, days: 2, ...to }));
    d.contract_limits = [
        { clause: "Article 12.1", limit: "class_size", at_most: 40, grades: ["K", "1"] },
        { clause: "Article 7.3", limit: "planning_minutes", at_least: 60 },
    ];
    d.average_salary = { amount: 70000, year: 2023 };
    d.purchases = [{ id: "books", function: "instruction", per: "pupil", units: 1, unit_price: { low: 10, central: 20, high: 40 }, one_time: true }];
    d.reported = { school_year: 2023, teachers: 15, average_salary: 70000, spending: 4e6 };
    d.filled = [{ place: "/x", value: 1, reason: "why" }];
    return d;
}

test("the schema of districts agrees with the program about every change of a document", () => {
    const document = every_key();
    const keys = Object.keys(schemas.get("schema/district.schema.json").properties);
    assert.deepEqual(keys.filter((key) => !(key in document)), [], "the example has every key");
    const tried = hold("schema/district.schema.json", document, "validate", (district) => ({ district }), "/district");
    assert.ok(tried > 700, `${tried} changes`);
});

test("keys that go with others are refused without them", () => {
    const path = "schema/district.schema.json";
    const role = copy(rural);
    role.roles[0].salary = 1;
    const priced = copy(rural);
    priced.roles[6].price = 1;
    const block = copy(rural);
    Object.assign(block.designs[0].blocks.find(({ staffing }) => staffing === "none"), { pooling: "each_grade" });
    const taught = copy(rural);
    taught.designs[0].blocks.find(({ staffing }) => staffing === "pooled").setting = "unstaffed";
    const limit = copy(rural);
    limit.contract_limits = [{ clause: "Article 7.3", limit: "planning_minutes", at_least: 60, at_most: 400 }];
    for (const [place, document] of [["/roles/0/salary", role], ["/roles/6/price", priced], ["/pooling", block], ["/staffing", taught], ["/at_most", limit]]) {
        assert.ok(!valid(path, document), place);
        const answer = one("validate", { district: document });
        assert.ok(!answer.ok && answer.body.error.faults.some((fault) => fault.place.endsWith(place)), place);
    }
});

test("what the program writes as a district keeps the schema, and reads back as the same", () => {
    for (const { id } of one("districts", {}).body.districts) {
        const { body } = one("district", { district: id });
        assert.equal(faults_of("schema/district.schema.json", body), "", id);
        assert.deepEqual(one("district", { district: body }).body, body, id);
    }
});

test("the schema of day designs agrees with the program about the roles that a set brings", async () => {
    const { request: { district, day_designs } } = JSON.parse(await readFile(join(root, "tests/operations/day_partner.json"), "utf8"));
    const path = "schema/day_designs.schema.json";
    // In the district's dollars: the limit of prices holds there.
    const roles = changes(path, { ...day_designs, dollar_year: 2023 }).filter(([place]) => /^\/(roles|dollar_year)/.test(place));
    const answers = ask(roles.map(([, changed]) => ["day", { district, day_designs: changed }]), program);
    for (const [i, [place, changed]] of roles.entries()) {
        // Adults name the first role: without its id, or with another, the fault may be theirs.
        const faults = answers[i].ok ? [] : answers[i].body.error.faults.filter(({ place: at }) => !at.startsWith("/day_designs/designs/"));
        assert.equal(faults.length === 0, valid(path, changed), `${place}, change ${i}: ${JSON.stringify(faults)}`);
    }
    assert.ok(roles.length > 60, `${roles.length} changes`);
});

test("the schema of scenarios agrees with the program about every change", () => {
    const levers = Object.fromEntries(one("levers", {}).body.levers.map(({ id, settings }) =>
        [id, Object.fromEntries(settings.map((each) => [each.id, each.base]))]));
    levers.coaching.reason = "why";
    const whole = { format: "nineways-scenario/1", id: "all", title: "All", author: "A", base: "as_it_stands", reason: "", levers, locked: ["coaching"] };
    const { digest } = one("scenario", { scenario: whole }).body;
    const scenario = { ...whole, digest };
    const keys = Object.keys(schemas.get("schema/scenario.schema.json").$defs.scenario.properties);
    assert.deepEqual(keys.filter((key) => !(key in scenario)), [], "the example has every key");
    hold("schema/scenario.schema.json", scenario, "compare", (a) => ({ district: "typical-rural", fit: false, a }), "/a");
});

test("what the program writes as a scenario keeps the schema, and reads back as the same", () => {
    const stack = ["restore_one_time", { id: "more", base: "restore_one_time", author: "A", levers: { coaching: { reason: "r" } } }];
    for (const scenario of [...one("levers", {}).body.presets, "transform", stack]) {
        const { body } = one("scenario", { scenario });
        assert.equal(faults_of("schema/scenario.schema.json", body), "");
        assert.deepEqual(one("scenario", { scenario: body }).body, body);
    }
    assert.ok(valid("schema/operations/scenario.request.schema.json", { scenario: stack }));
    for (const wrong of [[], [[stack]], Array(21).fill("restore"), [7]]) {
        assert.ok(!valid("schema/operations/scenario.request.schema.json", { scenario: wrong }));
        assert.ok(!one("scenario", { scenario: wrong }).ok);
    }
});

test("the schema of assumptions agrees with the program about every change", () => {
    const rows = one("assumptions", {}).body.assumptions;
    const edits = Object.fromEntries(rows.map(({ id, low, central, high }, i) => [id, i % 2 ? central : { low, central, high }]));
    hold("schema/assumptions.schema.json", edits, "assumptions", (assumptions) => ({ assumptions }), "/assumptions");
    // Each once more as a plain number, at both ends and just outside; rules between assumptions aside.
    const { properties, $defs } = schemas.get("schema/assumptions.schema.json");
    for (const { id } of rows) {
        const { minimum, maximum } = $defs[`${properties[id].$ref.split("/").at(-1)}_figure`];
        const at = [minimum, maximum, next(minimum, false), next(maximum, true)];
        const answers = ask(at.map((value) => ["assumptions", { assumptions: { [id]: value } }]), program);
        const refused = ({ ok, body }) => !ok && body.error.faults.some(({ expected }) => expected.startsWith("a number from "));
        assert.deepEqual(answers.map(refused), [false, false, true, true], id);
    }
});

test("the schema of column maps agrees with the program about every change", async () => {
    const map = {
        $schema: "x",
        format: "nineways-column-map/1", title: "T", note: "n", school_year: 2017, source: "S",
        columns: {
            district: "D", district_id: "C", school_id: "I", school_name: "N",
            pupils: Object.fromEntries(["PK", "K", ..."1 2 3 4 5 6 7 8 9 10 11 12".split(" "), "ungraded"].map((g) => [g, `g${g}`])),
            total_pupils: { column: "T", tolerance: 1 },
            needs: { low_income: "L", english_learner: ["E", "F"], disability: { column: "S", as: "count" }, gifted: "G" },
            average_class_size: "A",
            district_facts: { teachers: "FT", average_salary: "AS", salary_total: "ST", spending: "SP" },
        },
        blanks: [""], no_pupils: ["-"], skip_rows: [{ column: "N", is: ["All"] }],
    };
    const names = ["D", "C", "I", "N", ...Object.values(map.columns.pupils), "T", "L", "E", "F", "S", "G", "A", "FT", "AS", "ST", "SP"];
    const cells = names.map((name) => ({ D: "X", C: "1", I: "a", N: "A", gK: 10, T: 10, FT: 1, AS: 50000, ST: 50000, SP: 1e5, A: 10 })[name] ?? 0);
    const csv = `${names}\n${cells}\n`;
    hold("schema/column_map.schema.json", map, "import_schools", (m) => ({ csv, map: m, district: "X" }), "/map", ["/$schema"]);
});

const position_map = {
    $schema: "x", format: "nineways-position-map/1", title: "T", note: "n", school_year: 2017, source: "S",
    columns: { position: "I", department_id: "D", department: "N", title: "J", fte: "F", salary: "S", benefits: "B",
        vacancy: { column: "V", vacant: ["N"], filled: ["Y"] } },
    titles: [{ title: "T*", role: "coach" }],
};
const { $schema: _, ...bare_position_map } = position_map;
const positions = "I,D,N,J,F,S,B,V\n1,2,Elm,Teacher,1,5,1,Y\n";

test("the schema of position maps agrees with the program about every change", () => {
    // What the columns of the list are called is no matter of the schema: faults of the list stand at rows, not here.
    const asked = (map) => ({ csv: positions, map });
    const tried = hold("schema/position_map.schema.json", position_map, "import_positions", asked, "/map", ["/$schema"]);
    assert.ok(tried > 90, `${tried} changes`);
});

const bell = {
    format: "nineways-bell/1", id: "b", title: "B", cycle_days: 5,
    days: [
        { name: "A", days_in_cycle: 4, periods: [
            { name: "0", start: "07:00", end: "07:00", kind: "before_or_after" },
            { name: "1", start: "08:00", end: "09:00", kind: "class_period" },
            { name: "2", start: "09:00", end: "09:30", kind: "lunch" }] },
        { name: "B", days_in_cycle: 1, periods: [{ name: "1", start: "08:00", end: "09:00", kind: "advisory" }] }],
    week: {}, periods: {},
    filled: [{ place: "/title", value: 1, reason: "r" }],
    resolved: [{ place: "/a", found: "1:15", taken_as: "13:15" }],
    notes: [{ place: "/b", note: "n" }],
};

test("the schema of bell schedules agrees with the program about every change", () => {
    const tried = hold("schema/bell.schema.json", bell, "import_bell", (document) => ({ document }), "/document", ["", "/format"]);
    assert.ok(tried > 80, `${tried} changes`);
    for (const time of ["7:55", "24:00", "07:60", "07.55", "07:55 "]) {
        const other = copy(bell);
        other.days[1].periods[0].start = time;
        assert.ok(!valid("schema/bell.schema.json", other), time);
        assert.ok(!one("import_bell", { document: other }).ok, time);
    }
});

test("what the program writes as a bell schedule reads back as the same", () => {
    const { body } = one("import_bell", { document: bell, planning_periods: 0 });
    assert.deepEqual(one("import_bell", { document: body, planning_periods: 0 }).body, body);
});

test("the schema of funding formulas agrees with the program about every change", async () => {
    const { request } = JSON.parse(await readFile(join(root, "tests/operations/fund_every_kind.json"), "utf8"));
    // What an expression says is for the language, which has tests of its own; here only that it is a text of a size.
    const keys = ["value", "by", "pool", "amount", "up_to", "so_that", "from", "to", "tolerance", "that"];
    const unread = ["/$schema", "/amount"];
    const walk_lines = (value, place) => {
        for (const [key, each] of Object.entries(value)) {
            if (typeof each === "string" && (keys.includes(key) || place.endsWith("/start"))) unread.push(`${place}/${key}`);
            if (each !== null && typeof each === "object") walk_lines(each, `${place}/${key}`);
        }
    };
    walk_lines({ lines: request.formula.lines, checks: request.formula.checks }, "");
    const asked = (formula) => ({ ...request, formula, trace: undefined });
    const tried = hold("schema/formula.schema.json", request.formula, "fund", asked, "/formula", unread);
    assert.ok(tried > 350, `${tried} changes`);
    for (const place of [["lines", 0, "value"], ["checks", 0, "that"]]) {
        for (const text of ["", "1".repeat(20001), 7]) {
            const formula = copy(request.formula);
            formula[place[0]][place[1]][place[2]] = text;
            assert.ok(!valid("schema/formula.schema.json", formula));
            assert.ok(one("fund", asked(formula)).body.error.faults.some((fault) => fault.place === `/formula/${place.join("/")}`));
        }
    }
});

test("the schemas of requests agree with the program about every change", () => {
    const mini = { id: "m", name: "M", schools: [{ id: "a", name: "A", pupils: { K: 9 } }] };
    const named = ["district", "load", "validate"].map((operation) => [operation, { district: "typical-rural", assumptions: {} }]);
    const bare = { format: "nineways-formula/1", id: "bare", title: "Bare", unit: "school", key: "school", inputs: [{ id: "enrollment" }], parameters: [{ id: "each", value: 1000 }],
        lines: [{ id: "pupils", value: "each * enrollment" }], amount: "pupils", parts: ["pupils"] };
    const requests = [
        ["school_budgets", { district: "typical-rural", school: "north_fork", staffing: { formula: bare, parameters: { each: 2 } }, weights: { formula: bare },
            teacher_salaries: { north_fork: 70000 }, assumptions: {} }],
        ["version", {}], ["levers", {}], ["districts", {}], ["assumptions", { assumptions: {} }],
        ...named.map(([operation, request]) => [operation, operation === "load" ? { district: mini } : request]),
        ["compare", { district: "typical-rural", a: "restore", b: "transform", fit: true, new_money: 1e5, years: 5, detail: "summary", assumptions: {} }],
        ["compare", { district: "typical-rural", fit: false }],
        ["compare", { district: "typical-rural", situation: "cut", baseline: "restore", a: ["restore"] }],
        ["scorecard", { district: "typical-rural", a: "restore", b: "transform", fit: true, new_money: 1e5, years: 5, width: 640, teacher_supply: 3 }],
        ["scorecard", { district: "typical-rural", situation: "cut", baseline: "restore", assumptions: {} }],
        ["scenario", { scenario: "restore" }],
        ["diff", { a: "restore", b: "transform" }],
        ["diff", { a: "restore", b: ["transform"], district: "typical-rural", years: 5, assumptions: {} }],
        ["day", { district: "typical-rural", school: "north_fork", target_contact_ratio: 0.8, baseline: "restore", assumptions: {} }],
        ["sketch_district", { pupils: 900, schools: 3, low_income: 0.4, budget: 3e7, name: "Lake", dollar_year: 2023, assumptions: {} }],
        ["timetable", { district: "typical-rural", school: "north_fork", assumptions: {} }],
        ["equity", { units: "u,d,p,w,r\na,5,1,1,2\n", columns: { unit: "u", dollars: "d", pupils: "p", need: "w", reasons: ["r"] } }],
        ["import_bell", { document: bell, title: "T", days_in_cycle: { A: 1 }, planning_periods: 0.5 }],
        ["import_positions", { csv: positions, map: bare_position_map, by_department: true, count_vacant: false, assumptions: {} }],
        ["import_salary", { csv: "f,c,t,s,l,p\nx,y,z,1,BA,5\n", columns: { file: "f", schedule: "c", state: "t", step: "s", lane: "l", salary: "p" }, schedule: "x/y" }],
        ["project", { district: "typical-rural", a: "restore", b: "transform", fit: true, new_money: 1e5, years: 5, horizon: 3, draws: 100, seed: 1, width: 300, teacher_supply: 3, assumptions: {},
            outlook: { price_growth: [0.02, 0.02, 0.03], schedule_growth: 0.02, benefits_growth: [0.05, 0.04, 0.03], entry_growth: 0.01, survival: { K: 0.9, 5: 1 },
                frozen_steps: [{ first: 2024, last: 2025 }], reserve: 1e6, money: { first: 2024, last: 2025, once: false } } }],
        ["project", { district: "typical-rural", situation: "cut", baseline: "restore", draws: 100, horizon: 1, outlook: { schedule_growth: 0 } }],
        ["project", { district: "typical-rural", fit: false, draws: 100, horizon: 1, outlook: {} }],
        ["curve", { district: "typical-rural", setting: "open", school: "north_fork", from: 1900, to: 2000, step: 50 }],
        ["curve", { district: "typical-rural", setting: "group_target", levels: ["elementary"], grades: ["K", "1"], subjects: ["homeroom"],
            block_settings: ["whole_class"], from: 18, to: 20, step: 1, width: 640, assumptions: {} }],
    ];
    for (const [operation, request] of requests) hold(schema_of(operation, "request"), request, operation, JSON.stringify);
});

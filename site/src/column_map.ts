// SPDX-License-Identifier: MIT
// What the columns of a list of schools hold: a column map as a document, as the visitor fills it in, and as a guess.
import type { Request } from "./requests";
import { is_percent, type Sheet, values_of } from "./csv_reader";

export const grades = ["PK", "K", ...Array.from({ length: 12 }, (_, i) => String(i + 1)), "ungraded"] as const;
export const needs = ["low_income", "english_learner", "disability", "gifted"] as const;
export const facts = ["teachers", "average_salary", "salary_total", "spending"] as const;
export type Form = "count" | "percent" | "share";

/** A place that columns can fill, by its path in the map: `pupils/K`. */
export interface Target {
    readonly path: string;
    /** Whether several columns may be added up for it. */
    readonly adds_up: boolean;
    readonly needed?: boolean;
    readonly need?: boolean;
}

export const targets: readonly Target[] = [
    { path: "district", adds_up: false, needed: true },
    { path: "district_id", adds_up: false },
    { path: "school_name", adds_up: false, needed: true },
    { path: "school_id", adds_up: false },
    ...grades.map((grade) => ({ path: `pupils/${grade}`, adds_up: true })),
    { path: "total_pupils", adds_up: false },
    ...needs.map((need) => ({ path: `needs/${need}`, adds_up: true, need: true })),
    { path: "average_class_size", adds_up: false },
    ...facts.map((fact) => ({ path: `district_facts/${fact}`, adds_up: false })),
];

/** A map as it is filled in. */
export interface Filled {
    readonly title: string;
    readonly note?: string | undefined;
    readonly school_year: number;
    readonly source: string;
    /** Columns of each target that has any. */
    readonly columns: Readonly<Record<string, readonly string[]>>;
    readonly forms: Readonly<Record<string, Form>>;
    readonly tolerance: number;
    readonly blanks?: readonly string[] | undefined;
    readonly no_pupils?: readonly string[] | undefined;
    readonly skip_rows?: unknown;
}

const one_or_all = (names: readonly string[]): unknown => (names.length === 1 ? names[0] : names);

export function map_document(filled: Filled): Request {
    const { title, note, school_year, source, forms, tolerance, blanks, no_pupils, skip_rows } = filled;
    const columns: Record<string, unknown> = {};
    for (const { path, need } of targets) {
        const names = filled.columns[path];
        if (names === undefined || names.length === 0) continue;
        const [group = "", key] = path.split("/");
        const form = forms[path] ?? "count";
        const value = need === true && form !== "count"
            ? { column: one_or_all(names), as: form }
            : path === "total_pupils" && tolerance > 0 ? { column: names[0], tolerance } : one_or_all(names);
        columns[group] = key === undefined ? value : { ...Object(columns[group]), [key]: value };
    }
    return {
        format: "nineways-column-map/1",
        title,
        ...(note === undefined ? {} : { note }),
        school_year,
        source,
        columns: { ...columns, pupils: columns["pupils"] ?? {} },
        ...(blanks === undefined ? {} : { blanks }),
        ...(no_pupils === undefined ? {} : { no_pupils }),
        ...(skip_rows === undefined ? {} : { skip_rows }),
    };
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");

/** A map document as it is filled in; undefined where it is none. The model checks all else when it is used. */
export function read_map(document: unknown): Filled | undefined {
    const map = Object(document) as Record<string, unknown>;
    if (map["format"] !== "nineways-column-map/1") return undefined;
    const given = Object(map["columns"]) as Record<string, Record<string, unknown>>;
    const columns: Record<string, string[]> = {};
    const forms: Record<string, Form> = {};
    let tolerance = 0;
    for (const { path } of targets) {
        const [group = "", key] = path.split("/");
        const value = key === undefined ? given[group] : given[group]?.[key];
        const whole = Object(value) as { column?: unknown; as?: Form; tolerance?: number };
        const names = texts(whole.column ?? value);
        if (names.length > 0) columns[path] = names;
        if (whole.as !== undefined) forms[path] = whole.as;
        if (whole.tolerance !== undefined) tolerance = whole.tolerance;
    }
    const list = (name: string): string[] | undefined => (Array.isArray(map[name]) ? texts(map[name]) : undefined);
    return {
        title: String(map["title"] ?? ""),
        note: typeof map["note"] === "string" ? map["note"] : undefined,
        school_year: Number(map["school_year"]),
        source: String(map["source"] ?? ""),
        columns,
        forms,
        tolerance,
        blanks: list("blanks"),
        no_pupils: list("no_pupils"),
        skip_rows: map["skip_rows"],
    };
}

const number_words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth"];
const of_pupils = "(?: (?:enrollment|enrolment|students|pupils|count|total|membership))?";

/** What a column of a target is called, in words between single spaces, best first. */
function names_of(path: string): RegExp[] {
    const grade = path.split("/")[1] ?? "";
    const number = Number(grade);
    if (path.startsWith("pupils/") && number > 0) {
        const word = number_words[number - 1]!;
        return [new RegExp(`^(?:g|gr|grade|grades)? ?0?${number}(?:st|nd|rd|th)?(?: grade)?${of_pupils}$`),
            new RegExp(`^(?:grade )?${word}(?: grade)?${of_pupils}$`)];
    }
    switch (path) {
        case "district": return [/^(district|lea|system|corporation|agency|division) name$/, /^(district|lea|town|school district|school system|division)$/];
        case "district_id": return [/^(district|lea|system|agency|division) (code|id|number|no)$/, /^(lea ?id|district ?id)$/];
        case "school_name": return [/^school name$/, /^(school|name|campus|campus name|building|building name|sch name)$/];
        case "school_id": return [/^(school|campus|building|sch) (code|id|number|no)$/, /^(schid|school ?id|ncessch|code)$/];
        case "pupils/PK": return [new RegExp(`^(?:grade )?(?:pk|pre ?k|prek|pre ?kindergarten)${of_pupils}$`)];
        case "pupils/K": return [new RegExp(`^(?:grade )?(?:k|kg|kindergarten)${of_pupils}$`)];
        case "pupils/ungraded": return [new RegExp(`^(?:sp|ug|ungraded|beyond grade 12)${of_pupils}$`)];
        case "total_pupils": return [/^total (enrollment|enrolment|students|pupils)$/, /^(enrollment|enrolment|students|pupils|all students|total|membership|enrollment total)$/];
        case "needs/low_income": return [/^(economically disadvantaged|low income|low income students)$/, /econ\w* disadv|low income|free (and |or )?reduced|free lunch|fr[lp]l?\b|poverty|\bpoor\b/];
        case "needs/english_learner": return [/^english (language )?learners?$/, /english (language )?learner|limited english|multilingual learner|^(el|ell|lep|els)\b|\b(ell|lep|els)$/];
        case "needs/disability": return [/^students with disabilities$/, /disabilit|special ed|\b(swd|sped|iep)\b/];
        case "needs/gifted": return [/\b(gifted|talented|gate)\b/];
        case "average_class_size": return [/^(average|avg|mean) class size$/];
        default: return []; // facts of a whole district cannot be told from those of a school by their name
    }
}

const in_words = (name: string): string =>
    name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().replace(/%|\bpct\b|\bpercent(age)?\b/g, " ").replace(/[^a-z0-9]+/g, " ").trim();
const says_percent = (name: string): boolean => /%|\bpct\b|percent/i.test(name);

/** In which form the numbers of a column are, by its name and by what stands in it. */
export function form_of(sheet: Sheet, name: string): Form {
    const cells = values_of(sheet, name);
    if (cells.some(is_percent)) return "percent";
    const values = cells.map((cell) => Number(cell.replaceAll(",", ""))).filter((value) => !Number.isNaN(value));
    if (values.length > 0 && values.some((value) => !Number.isInteger(value)) && values.every((value) => value <= 1)) return "share";
    if (says_percent(name)) return "percent";
    return values.some((value) => !Number.isInteger(value)) ? "percent" : "count";
}

/** Which columns hold what, by their names; each column is guessed for one target at most, and counts before percents. */
export function guess(sheet: Sheet): { columns: Record<string, string[]>; forms: Record<string, Form> } {
    const columns: Record<string, string[]> = {};
    const forms: Record<string, Form> = {};
    const free = new Set(sheet.names.filter((name) => name !== ""));
    for (const { path, need } of targets) {
        for (const pattern of names_of(path)) {
            const fitting = [...free].filter((name) => pattern.test(in_words(name)) && (need === true || !says_percent(name)));
            const found = fitting.find((name) => !says_percent(name)) ?? fitting[0];
            if (found === undefined) continue;
            columns[path] = [found];
            free.delete(found);
            if (need === true) forms[path] = form_of(sheet, found);
            break;
        }
    }
    return { columns, forms };
}

/** The year in which the school year of a list ends, by a column of it or by the name of its file. */
export function guess_year(sheet: Sheet, file_name: string): number | undefined {
    const column = sheet.names.find((name) => /^(school )?year$/.test(in_words(name)));
    const told = [column === undefined ? "" : values_of(sheet, column)[0] ?? "", file_name];
    for (const text of told) {
        const span = /(20\d\d)\s?[-_\u2013/]\s?(?:20)?(\d\d)(?!\d)/.exec(text);
        if (span !== null) return 2000 + Number(span[2]);
        const year = /(?<!\d)20\d\d(?!\d)/.exec(text);
        if (year !== null) return Number(year[0]);
    }
    return undefined;
}

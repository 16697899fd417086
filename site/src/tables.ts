// SPDX-License-Identifier: MIT
// The tables in which the district as it stands and both packages are side by side.
import { type Column, type Content, element, nothing, number, opening, ranged, table } from "./dom";
import {
    at_most_two, dollars, exact_dollars, type Format, one_decimal, percent, plain_sd, points, whole,
} from "./numbers";
import { t, t_with, told, told_content } from "./language";
import type { Comparison, Day, FilledValue, Package, Range } from "./response";
import { upper_first, words, words_of_path } from "./words";

function three_columns(first: string, { a, b }: Comparison): Column[] {
    return [
        { title: first },
        { title: t("As it stands") },
        { title: told(a.title), side: "restore" },
        { title: told(b.title), side: "transform" },
    ];
}

export function summary_table(compared: Comparison): HTMLElement {
    const { a, b, as_it_stands: now, money } = compared;
    const year = String(money.year);
    const row = (title: string, today: Content, of: (each: Package) => Content): Content[] =>
        [title, today, of(a), of(b)];
    const rows = [
        row(t("Learning after four years, percentile points"), nothing, ({ learning }) =>
            ranged(learning.after_four_years, points)),
        row(t("Its money at average effectiveness"), nothing, ({ learning }) => ranged(learning.benchmark, points)),
        row(t("Cost counted in year {year}", { year }), nothing, ({ basis }) => number(basis.value, exact_dollars)),
        row(t("Not spent"), nothing, ({ not_spent }) => number(not_spent, exact_dollars)),
        row(t("Cost in year {year}, without one-time cost", { year }), nothing, ({ in_year }) =>
            ranged(in_year, dollars)),
        row(t("Of it freed by choices that save in year {year}", { year }), nothing, ({ areas }) =>
            number(areas.reduce((sum, { freed_in_year }) => sum + freed_in_year, 0), dollars)),
        row(t("Cost each year, in full use"), ranged(now.spending, dollars), ({ recurring }) =>
            ranged(recurring, dollars)),
        row(t("One-time cost"), nothing, ({ one_time }) => ranged(one_time, dollars)),
        row(t("Cost over ten years"), nothing, ({ ten_years }) => number(ten_years.value, dollars)),
        row(t("Teachers"), number(now.teachers.value, one_decimal), ({ teachers }) =>
            number(teachers.value, one_decimal)),
        row(t("Average teacher salary"), number(now.pay.average_salary.value, dollars), ({ pay }) =>
            number(pay.average_salary.value, dollars)),
    ];
    const caption = t("The district as it stands and both packages");
    return table(caption, three_columns(t("Measure"), compared), rows, "three");
}

/** A table of one number for each key, as it stands and after each package. */
function side_by_side<Row>(
    compared: Comparison,
    caption: string,
    first: string,
    rows_of: (day: Day) => readonly Row[],
    label: (row: Row) => string,
    value: (row: Row) => number | null,
    as: Format,
): HTMLElement {
    const [now, a, b] = [compared.as_it_stands, compared.a, compared.b].map(
        (day) => new Map(rows_of(day).map((row) => [label(row), value(row)])),
    );
    const rows = [...(now?.keys() ?? [])].map((key) => [
        key,
        ...[now, a, b].map((day) => {
            const found = day?.get(key);
            return found === undefined || found === null ? nothing : number(found, as);
        }),
    ]);
    return table(caption, three_columns(first, compared), rows, "three");
}

export function attention_tables(compared: Comparison): Content {
    const group = ({ level, tier }: { level: string; tier: string }): string => `${words(level)}: ${words(tier)}`;
    return [
        side_by_side(compared, t("Pupils a class, on average"), t("Level"), (day) => day.classes,
            ({ level }) => words(level), ({ pupils_a_class }) => pupils_a_class, one_decimal),
        side_by_side(compared,
            t("Adult minutes a pupil a week: the time of all adults, shared among the pupils they teach"), t("Pupils"),
            (day) => day.attention, group, (row) => row.adult_minutes_a_week, whole),
        side_by_side(compared, t("Minutes a pupil spends in small groups or one to one a week"), t("Pupils"),
            (day) => day.attention.filter(
                (row) => [compared.as_it_stands, compared.a, compared.b].some((other) => other.attention.some(
                    (one) => group(one) === group(row) && one.small_group_minutes_a_week > 0))),
            group, (row) => row.small_group_minutes_a_week, whole),
    ];
}

export function pay_table(compared: Comparison): HTMLElement {
    return side_by_side(compared, t("What a dollar of teachers\u2019 pay is earned by"), t("Earned by"),
        (day) => Object.entries(day.pay.earned_by), ([name]) => words(name), ([, { share }]) => share, percent);
}

function filled_table(filled: readonly FilledValue[]): Content {
    if (filled.length === 0) return null;
    const columns = [{ title: t("Place in the file") }, { title: t("Value") }, { title: t("Why"), text: true }];
    const rows = filled.map(({ place, value = "", reason }) => [
        place,
        typeof value === "number" ? number(value, at_most_two) : value,
        told_content(reason),
    ]);
    return opening("filled", t("All {count} filled values", { count: whole(filled.length) }),
        table(t("Values that the source did not give"), columns, rows, "tall"));
}

export function district_part(compared: Comparison, filled: readonly FilledValue[]): Content {
    const { district, as_it_stands: now } = compared;
    const facts: [string, Content][] = [
        [t("Pupils"), number(district.pupils, whole)],
        [t("Schools"), number(district.schools, whole)],
        [t("Dollars of"), String(district.dollar_year)],
        [t("Spending a year"), ranged(now.spending, dollars)],
        [t("Spending a pupil"), number(now.spending_a_pupil, dollars)],
        [t("Teachers"), number(now.teachers.value, one_decimal)],
        [t("Average teacher salary"), number(now.pay.average_salary.value, dollars)],
        [t("Values filled from national figures"), number(district.filled_values, whole)],
        [
            t("Posts that whole classes and shares of posts cost"),
            t_with("{posts}, or {dollars} a year", {
                posts: number(now.indivisibility.posts_in_steps - now.indivisibility.posts_exact, one_decimal),
                dollars: number(now.indivisibility.dollars, dollars),
            }),
        ],
    ];
    const titles = new Map(now.posts.map(({ role, title }) => [role, title]));
    const outside = now.outside_the_day.map(
        ({ role, posts }) => `${one_decimal(posts)} ${told(titles.get(role) ?? words(role))}`);
    if (outside.length > 0) {
        facts.push([t("Posts outside the school day, which no choice touches"), outside.join("; ")]);
    }
    return [
        district.note === "" ? null : element("p", {}, told_content(district.note)),
        element("dl", { class: "facts" },
            ...facts.map(([title, value]) => element("div", {}, element("dt", {}, title), element("dd", {}, value)))),
        reported_table(compared),
        opening("budget", t("Spending by function"),
            table(t("Spending a year by function"),
                [
                    { title: t("Function") },
                    { title: t("In all") },
                    { title: t("Priced by the model") },
                    { title: t("Remainder that no choice touches") },
                ],
                now.budget.map((row) => [
                    words(row.function),
                    number(row.dollars, dollars),
                    number(row.modelled, dollars),
                    number(row.remainder, dollars),
                ]))),
        opening("staff", t("Posts by role"),
            table(t("Full-time posts by role"), three_columns(t("Role"), compared), staff_rows(compared), "three")),
        filled_table(filled),
    ];
}

function staff_rows({ as_it_stands, a, b }: Comparison): Content[][] {
    const titles = new Map([as_it_stands, a, b].flatMap((day) => day.posts.map(({ role, title }) => [role, title])));
    return [...titles].map(([role, title]) => [
        upper_first(told(title)),
        ...[as_it_stands, a, b].map((day) =>
            number(day.posts.find((one) => one.role === role)?.posts ?? 0, one_decimal)),
    ]);
}

function reported_table({ as_it_stands: { reported } }: Comparison): Content {
    if (reported.rows.length === 0) return null;
    const columns = [
        { title: t("Measure") },
        { title: t("In the source") },
        { title: t("In the district's dollars") },
        { title: t("Model") },
        { title: t("Model to reported") },
    ];
    const as = (unit: string): Format => (unit.startsWith("dollars") ? dollars : one_decimal);
    const rows = reported.rows.map((row) => [
        words(row.measure),
        number(row.in_source, as(row.unit)),
        row.unit.startsWith("dollars") ? number(row.reported, dollars) : null,
        number(row.modelled, as(row.unit)),
        number(row.modelled / row.reported, percent),
    ]);
    return [
        element("p", {}, t(
            "The source of this district reports some figures itself, money in dollars of {year}. " +
                "The model is not fitted to them.",
            { year: String(reported.school_year) },
        )),
        table(t("Reported figures beside the model"), columns, rows),
        reported.teachers_at_reported_class_size === undefined
            ? null
            : element("p", {}, t_with("With classes of the size that is reported, the model would have {teachers} teachers.",
                { teachers: number(reported.teachers_at_reported_class_size, one_decimal) })),
    ];
}

export function differences_table({ differences, a, b }: Comparison): HTMLElement {
    const titles = new Map([a, b].flatMap((each) => each.posts.map(({ role, title }) => [role, told(title)])));
    const as = (path: string, largest: number): Format => {
        if (path.startsWith("package_") || path.startsWith("salary")) return dollars;
        if (path.startsWith("effect_")) return plain_sd;
        return largest >= 1000 ? one_decimal : at_most_two;
    };
    const columns: Column[] = [
        { title: t("Measure") },
        { title: told(a.title), side: "restore" },
        { title: told(b.title), side: "transform" },
        { title: t("{one} less {other}", { one: told(b.title), other: told(a.title) }) },
    ];
    const rows = differences.map((row) => {
        const format = as(row.path, Math.max(Math.abs(row.a), Math.abs(row.b)));
        const range = ({ learning }: Package): Range | undefined => ({
            percentile_points: learning.after_four_years,
            effect_stock: learning.after_four_years_sd,
            effect_year: learning.one_year_sd,
        })[row.path.replace(/@.*$/, "")];
        const of = (each: Package, value: number): Content => {
            const known = range(each);
            return known === undefined ? number(value, format) : ranged(known, format);
        };
        return [
            words_of_path(row.path, titles),
            of(a, row.a),
            of(b, row.b),
            number(row.change, format),
        ];
    });
    return table(t("Every measure in both packages, and the difference"), columns, rows, "tall");
}


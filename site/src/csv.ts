// SPDX-License-Identifier: MIT
// A comparison as CSV, one number a row. No cell of words can run as a formula in a spreadsheet.
// Its heads, measures, units and names are English in every language of the page: a file is read by programs.
import type { Comparison, Day, Package, Range } from "./response";
import { one_time_years } from "./scene";

type Cell = string | number;

export function csv_cell(value: Cell): string {
    if (typeof value === "number") return String(value);
    const safe = /^[\s]*[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function of_day(name: string, day: Day): Cell[][] {
    const one = (what: string, item: string, unit: string, value: number): Cell[] =>
        [name, what, item, unit, "", value, ""];
    return [
        one("teachers", "", "posts", day.teachers.value),
        one("average salary", "", "dollars a year", day.pay.average_salary.value),
        ...day.posts.map(({ role, posts }) => one("posts", role, "posts", posts)),
        ...day.classes.map(({ level, pupils_a_class }) => one("class size", level, "pupils", pupils_a_class)),
        ...day.attention.flatMap((row) => [
            one("adult minutes", `${row.level} ${row.tier}`, "minutes a pupil a week", row.adult_minutes_a_week),
            one("small-group minutes", `${row.level} ${row.tier}`, "minutes a week", row.small_group_minutes_a_week),
        ]),
        ...Object.entries(day.pay.earned_by).map(([way, { dollars }]) => one("pay earned by", way, "dollars a year", dollars)),
    ];
}

function of_package(each: Package): Cell[][] {
    const span = (what: string, item: string, unit: string, { low, central, high }: Range): Cell[] =>
        [each.title, what, item, unit, low, central, high];
    const one = (what: string, item: string, unit: string, value: number): Cell[] =>
        [each.title, what, item, unit, "", value, ""];
    return [
        span("learning after four years", "", "percentile points", each.learning.after_four_years),
        span("same money at average effectiveness", "", "percentile points", each.learning.benchmark),
        one("cost counted", "", "dollars a year", each.basis.value),
        one("not spent", "", "dollars a year", each.not_spent),
        span("cost in the year", "", "dollars a year", each.in_year),
        span("cost in full use", "", "dollars a year", each.recurring),
        span("one-time cost", "", "dollars", each.one_time),
        one("cost over ten years", "", "dollars", each.ten_years.value),
        ...each.areas.map((area) => one("freed in the year", area.area, "dollars a year", area.freed_in_year)),
        ...each.levers.flatMap((lever) => [
            one("cost counted", lever.id, "dollars a year", lever.basis.value),
            span("cost in the year", lever.id, "dollars a year", lever.in_year),
            span("cost in full use", lever.id, "dollars a year", lever.recurring),
            one("cost in year one", lever.id, "dollars", lever.year_one),
            span("one-time cost", lever.id, "dollars", lever.one_time),
            one("cost over ten years", lever.id, "dollars", lever.ten_years.value),
            one("posts", lever.id, "posts", lever.posts),
            ...Object.entries(lever.minutes).map(([kind, value]) => one(`minutes ${kind.replaceAll("_", " ")}`, lever.id, "minutes a week", value)),
            one("pupils reached", lever.id, "share", lever.share_of_pupils_reached),
            ...(lever.measured
                ? [span("effect in one year", lever.id, "SD", lever.one_year_sd)]
                : [[each.title, "effect in one year", lever.id, "not measured", "", "", ""]]),
            ...(lever.break_even_sd === null ? [] : [one("break-even effect", lever.id, "SD", lever.break_even_sd)]),
            ...Object.entries(lever.settings).map(([name, value]) => one("setting", `${lever.id} ${name}`, "", value)),
        ]),
        ...of_day(each.title, each),
    ];
}

export function comparison_csv(compared: Comparison): string {
    const { district, money, once, as_it_stands, a, b } = compared;
    const rows: Cell[][] = [
        ["state", "measure", "item", "unit", "low", "central", "high"],
        ...(once ? [[district.name, "money that comes once", "", "dollars", "", money.new_money * one_time_years, ""]] : []),
        [district.name, "new money", "", "dollars a year", "", money.new_money, ""],
        [district.name, "year that counts", "", "year", "", money.year, ""],
        [district.name, "spending", "", "dollars a year",
            as_it_stands.spending.low, as_it_stands.spending.central, as_it_stands.spending.high],
        ...of_day("As it stands", as_it_stands),
        ...of_package(a),
        ...of_package(b),
    ];
    return rows.map((row) => `${row.map(csv_cell).join(",")}\r\n`).join("");
}

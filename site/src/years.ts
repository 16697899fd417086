// SPDX-License-Identifier: MIT
// The money over ten years: when it runs short, and what is left to pay once the new money has ended.
import { beside } from "./beside";
import { chart_figure } from "./chart";
import { by_id, type Column, type Content, element, nothing, number, opening, ranged, table, unbroken } from "./dom";
import { t, told } from "./language";
import type { View } from "./live_section";
import { brief_dollars, dollars, type Format, from_to, percent, whole } from "./numbers";
import type { Stage } from "./page";
import { outlook_of } from "./requests";
import type { DisplayList, Interval, Range } from "./response";
import { most_years, type Scene } from "./scene";

const horizon = 10;
const draws = 200;

interface Books {
    readonly revenue: number;
    readonly cost: number;
    readonly balance: number;
}

interface ProjectedYear extends Books {
    readonly year: number;
    readonly reserve: number;
    readonly real: Books;
    readonly ranges: Readonly<Record<"balance" | "cost" | "reserve", Interval>>;
}

interface Path {
    readonly title: string;
    readonly first_gap: number | null;
    readonly first_short: number | null;
    readonly chance_never_short: number;
    readonly left_without_money?: number | null;
    readonly years: readonly ProjectedYear[];
}

interface Projection {
    readonly draws: number;
    readonly first_year: number;
    readonly outlook: { readonly money: { readonly first: number; readonly last: number } };
    readonly nothing: Path;
    readonly a: Path;
    readonly b: Path;
    readonly charts: { readonly balance: DisplayList; readonly growth: DisplayList };
}

/** The central figure with the middle 80 % of the draws; the middle draw may be another. */
function with_range(central: number, { low, high }: Interval): Range {
    return { low, central, high };
}

const last_of = ({ years }: Path): ProjectedYear => years.at(-1)!;
const calendar: Format = String;

function sentence({ nothing: none, a, b, draws }: Projection): Content {
    const { year } = last_of(none);
    const of = (path: Path): string => {
        const { balance, ranges } = last_of(path);
        return `${dollars(balance)} (${from_to(with_range(balance, ranges.balance), dollars)})`;
    };
    const text = t("What comes in less what goes out in {year}, in dollars of that year: {none} when nothing is decided, " +
        "{a} with {title_a}, {b} with {title_b}. In brackets the middle 80 % of {draws} draws.", {
        year: String(year), none: of(none), a: of(a), b: of(b), draws: whole(draws),
        title_a: `\u201c${told(a.title)}\u201d`, title_b: `\u201c${told(b.title)}\u201d`,
    });
    return element("p", { class: "says" }, unbroken(text));
}

/** What the end of the new money leaves, in words: the cliff. */
function cliff({ nothing: none, a, b, outlook: { money } }: Projection): Content {
    const end = last_of(none).year;
    if (a.left_without_money == null || b.left_without_money == null) {
        return element("p", {}, t("The new money comes in every year to {end}: within these years there is no cliff.",
            { end: String(end) }));
    }
    const frees = Math.min(a.left_without_money, b.left_without_money) < 0;
    const text = t("After {last} the new money no longer comes, and what was chosen with it stays. In {next} that costs {a} with {title_a} " +
        "and {b} with {title_b}: to be paid from other money, or to be taken back.", {
        last: String(money.last), next: String(money.last + 1),
        a: dollars(a.left_without_money), b: dollars(b.left_without_money),
        title_a: `\u201c${told(a.title)}\u201d`, title_b: `\u201c${told(b.title)}\u201d`,
    });
    return element("p", {}, text, frees ? ` ${t("Below zero it frees money.")}` : null);
}

function paths_of({ nothing: none, a, b }: Projection): readonly Path[] {
    return [none, a, b];
}

function columns_of(projection: Projection): Column[] {
    return paths_of(projection).map(({ title }, i) => {
        const side = ([undefined, "restore", "transform"] as const)[i];
        return { title: told(title), ...(side && { side }) };
    });
}

function summary(projection: Projection): HTMLElement {
    const paths = paths_of(projection);
    const end = String(last_of(projection.nothing).year);
    const year = (value: number | null): Content =>
        value === null ? t("not by {end}", { end }) : number(value, calendar);
    const rows: Content[][] = [
        [t("First year in which more goes out than comes in"), ...paths.map(({ first_gap }) => year(first_gap))],
        [t("First year in which what was put by is used up"), ...paths.map(({ first_short }) => year(first_short))],
        [t("Draws in which what was put by lasts to {end}", { end }),
            ...paths.map(({ chance_never_short }) => number(chance_never_short, percent))],
        [t("Comes in less goes out in {end}", { end }), ...paths.map((path) => {
            const { balance, ranges } = last_of(path);
            return ranged(with_range(balance, ranges.balance), dollars);
        })],
        [t("Put by at the end of {end}; below zero a debt", { end }), ...paths.map((path) => {
            const { reserve, ranges } = last_of(path);
            return ranged(with_range(reserve, ranges.reserve), dollars);
        })],
    ];
    if (paths.some(({ left_without_money }) => left_without_money != null)) {
        const next = String(projection.outlook.money.last + 1);
        rows.push([t("What the choices cost in {next}, the first year without their money", { next }),
            ...paths.map(({ left_without_money: left }) => (left == null ? nothing : number(left, dollars)))]);
    }
    return table(t("Ten years of money"), [{ title: t("What") }, ...columns_of(projection)], rows, "three");
}

/** Every year of the three paths: in dollars of each year with ranges, or in those of today. */
function years_table(caption: string, projection: Projection, of: (year: ProjectedYear) => Content[]): HTMLElement {
    const paths = columns_of(projection);
    const columns = [{ title: t("Year") }, ...paths.flatMap(({ title, ...more }) =>
        [t("comes in"), t("goes out"), t("difference")].map((what) => ({ ...more, title: `${title}: ${what}` })))];
    const rows = projection.nothing.years.map(({ year }, i) =>
        [number(year, calendar), ...paths_of(projection).flatMap(({ years }) => of(years[i]!))]);
    return table(caption, columns, rows, "areas stacked");
}

function nominal({ revenue, cost, balance, ranges }: ProjectedYear): Content[] {
    return [
        number(revenue, brief_dollars),
        ranged(with_range(cost, ranges.cost), brief_dollars),
        ranged(with_range(balance, ranges.balance), brief_dollars),
    ];
}

function real({ real: { revenue, cost, balance } }: ProjectedYear): Content[] {
    return [revenue, cost, balance].map((value) => number(value, brief_dollars));
}

let listening = false;

/** The control of how long the money comes shows the scene. */
function show_lasts(stage: Stage, { once, lasts }: Scene): void {
    const select = by_id<HTMLSelectElement>("lasts");
    if (!listening) {
        listening = true;
        const years = (count: number): string => count === 1 ? t("1 year") : t("{years} years", { years: String(count) });
        for (let count = 1; count <= most_years; ++count) select.append(element("option", { value: count }, years(count)));
        select.addEventListener("change", () =>
            stage.change({ lasts: select.value === "" ? undefined : Number(select.value) }));
    }
    select.value = once || lasts === undefined ? "" : String(lasts);
    select.disabled = once;
    select.options[0]!.textContent = once ? t("It comes once") : t("Every year");
}

export async function years_part(stage: Stage, { model, scene, compared }: View, width: number): Promise<Content> {
    show_lasts(stage, scene);
    const more = { horizon, draws, width, ...outlook_of(scene, compared.district.dollar_year) };
    const projection = await beside((asking) => model.ask<Projection>("project", scene, more, asking));
    const { first_year, charts } = projection;
    return [
        sentence(projection),
        cliff(projection),
        summary(projection),
        chart_figure("balance", charts.balance),
        opening("years-nominal", t("Each year, in dollars of that year"),
            years_table(t("Each year in its own dollars, with the middle 80 % of {draws} draws", { draws: whole(projection.draws) }),
                projection, nominal)),
        opening("years-real", t("Each year, in dollars of {year}", { year: String(first_year) }),
            years_table(t("Each year in dollars of {year}, every assumption at its central value", { year: String(first_year) }),
                projection, real)),
        opening("growth-opening", t("What makes cost grow when nothing is decided"), chart_figure("growth", charts.growth)),
    ];
}

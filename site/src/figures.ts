// SPDX-License-Identifier: MIT
// The three charts: each a figure with a sentence, the picture, and a table of the same numbers.
import { equal_dollars } from "./answer";
import { element, number, opening, ranged, table } from "./dom";
import { brief_dollars, dollars, from_to, more_posts, points, sd, short_dollars, short_points } from "./numbers";
import { t, told } from "./language";
import { picture_buttons } from "./picture_buttons";
import { draw, type Group, type Mark, type Plot, type Side } from "./plot";
import type { Comparison, Package, Range } from "./response";
import { upper_first, words } from "./words";

const sides = ["restore", "transform"] as const;

function figure(id: string, title: string, plot: Plot, numbers: HTMLElement): HTMLElement {
    const holder = element("div", { class: "picture" });
    pictures.set(holder, plot);
    return element(
        "figure",
        { id },
        element("h3", {}, title),
        element("figcaption", {}, plot.sentence),
        holder,
        picture_buttons(title),
        opening(`${id}-table`, t("The same numbers as a table"), numbers),
    );
}

const pictures = new WeakMap<Element, Plot>();

/** The pixels that pictures are drawn for: their width, and the size of the text around them. */
export interface PictureSize {
    readonly width: number;
    readonly em: number;
}

/** The size of pictures of a certain width on this page. */
export function of_width(width: number): PictureSize {
    return { width, em: parseFloat(getComputedStyle(document.documentElement).fontSize) };
}

/** What pictures of a part of the page have room for, or nothing where none is laid out. */
export function picture_size(part: Element): PictureSize | undefined {
    const width = Math.floor(part.querySelector(".picture")?.clientWidth ?? 0);
    return width > 0 ? of_width(width) : undefined;
}

/** Draws every picture in a part of the page; without a size they stay. */
export function draw_pictures(part: Element, size: PictureSize | undefined): void {
    if (size === undefined) return;
    for (const holder of part.querySelectorAll(".picture")) {
        const plot = pictures.get(holder);
        if (plot !== undefined) holder.replaceChildren(draw(plot, size.width, size.em));
    }
}

/** A package by its side, where a label must be short. */
export function side_word(side: Side): string {
    return side === "restore" ? t("Restore") : t("Transform");
}

/** What two packages come to, read out. */
function both(what: string, a: string, b: string): string {
    return t("{what}: {a} and {b}", { what, a, b });
}

function span(range: Range, side: Side, text: string): Mark {
    return { low: range.low, central: range.central, high: range.high, side, text };
}

export function learning_figure(compared: Comparison): HTMLElement {
    const { a, b } = compared;
    const label = (range: Range): string =>
        points(range.central) + (range.low === range.high ? "" : ` (${from_to(range, points)})`);
    const group = (title: string, range: Range, side: Side): Group => ({
        label: title,
        marks: [span(range, side, label(range))],
    });
    const gains = [a.learning.after_four_years, b.learning.after_four_years];
    // One yardstick for both packages, or one for each where they do not use the same money.
    const same = equal_dollars(compared);
    const yardsticks: [string, Package][] = same
        ? [[t("Same money at average effectiveness"), a]]
        : [a, b].map((each) => [t("What {title} costs, at average effectiveness", { title: told(each.title) }), each]);
    const sentence = same
        ? t("Change in pupils\u2019 learning after four years of full use. The mark is the central estimate, the " +
            "line its range, and the dashed line the same money at average effectiveness.")
        : t("Change in pupils\u2019 learning after four years of full use. The mark is the central estimate, the " +
            "line its range.");
    const read_out = [
        ...[a, b].map(({ title }, i) => `${told(title)}: ${label(gains[i]!)}.`),
        ...yardsticks.map(([title, each]) => `${title}: ${label(each.learning.benchmark)}.`),
    ].join(" ");
    const plot: Plot = {
        groups: [
            ...[a, b].map((each, i) => group(told(each.title), gains[i]!, sides[i]!)),
            ...yardsticks.map(([title, each]) => group(title, each.learning.benchmark, "benchmark")),
        ],
        bars: false,
        axis: t("percentile points"),
        ticks: short_points,
        sentence,
        told: read_out,
        ...(same && { across: a.learning.benchmark.central }),
    };
    const row = (title: string, moved: Range, deviations: Range) => [
        told(title),
        number(moved.low, points),
        number(moved.central, points),
        number(moved.high, points),
        number(deviations.central, sd),
    ];
    const columns = [t("Package"), t("Low"), t("Central"), t("High"), t("Central, in SD")].map((title) => ({ title }));
    const rows = [
        ...[a, b].map((each) => row(each.title, each.learning.after_four_years, each.learning.after_four_years_sd)),
        ...yardsticks.map(([title, { learning }]) => row(title, learning.benchmark, learning.benchmark_sd)),
    ];
    const numbers = table(t("Learning after four years of full use, in percentile points"), columns, rows);
    return figure("learning", t("Learning"), plot, numbers);
}

/** The change of posts by role, where either package changes any. */
export function changed_posts({ a, b }: Comparison): { title: string; a: number; b: number }[] {
    const by_role = new Map<string, { title: string; a: number; b: number }>();
    for (const side of ["a", "b"] as const) {
        for (const { role, title, change = 0 } of { a, b }[side].posts) {
            const row = by_role.get(role) ?? { title: told(title), a: 0, b: 0 };
            row[side] = change;
            by_role.set(role, row);
        }
    }
    return [...by_role.values()].filter((row) => Math.abs(row.a) >= 0.05 || Math.abs(row.b) >= 0.05);
}

export function posts_figure(compared: Comparison): HTMLElement | null {
    const { a, b } = compared;
    const changed = changed_posts(compared);
    if (changed.length === 0) return null;
    const total = { a: 0, b: 0 };
    for (const row of changed) {
        total.a += row.a;
        total.b += row.b;
    }
    const mark = (value: number, side: Side): Mark => {
        const text = `${side_word(side)} ${more_posts(value)}`;
        return { low: value, central: value, high: value, side, text };
    };
    const plot: Plot = {
        groups: changed.map((row) => ({
            label: upper_first(row.title),
            marks: [mark(row.a, "restore"), mark(row.b, "transform")],
        })),
        bars: true,
        axis: t("full-time posts more than today"),
        ticks: short_points,
        sentence: t(
            "Full-time posts added, by role. In all, {a}: {posts_a}. {b}: {posts_b}. " +
                "Roles without a change are left out.",
            { a: told(a.title), posts_a: more_posts(total.a), b: told(b.title), posts_b: more_posts(total.b) },
        ),
        told: changed.map((row) => both(row.title, more_posts(row.a), more_posts(row.b))).join("; "),
    };
    const columns = [
        { title: t("Role") },
        { title: told(a.title), side: "restore" },
        { title: told(b.title), side: "transform" },
    ] as const;
    const rows = [...changed, { title: t("in all"), ...total }].map((row) => [
        upper_first(row.title),
        number(row.a, more_posts),
        number(row.b, more_posts),
    ]);
    return figure("posts", t("Posts"), plot, table(t("Full-time posts more than today, by role"), columns, rows));
}

/** The nine areas side by side: what each package spends and frees there. */
export function areas_figure({ a, b, money }: Comparison): HTMLElement {
    const groups = a.areas.map(({ area }, i): Group => ({
        label: words(area),
        marks: [a, b].map(({ areas }, side) => {
            const { in_year } = areas[i]!;
            return span(in_year, sides[side]!, `${side_word(sides[side]!)} ${dollars(in_year.central)}`);
        }),
    }));
    const year = String(money.year);
    const plot: Plot = {
        groups,
        bars: true,
        axis: t("dollars in year {year}", { year }),
        ticks: short_dollars,
        sentence: t(
            "What the choices of each area cost in year {year}, without one-time cost. The bar is the central price " +
                "and the line its range. In all, {a}: {cost_a}. {b}: {cost_b}. Below zero is money freed.",
            {
                year,
                a: told(a.title), cost_a: dollars(a.in_year.central),
                b: told(b.title), cost_b: dollars(b.in_year.central),
            },
        ),
        told: a.areas.map(({ area, in_year }, i) =>
            both(words(area), dollars(in_year.central), dollars(b.areas[i]!.in_year.central))).join("; "),
    };
    const columns = [
        { title: t("Area") },
        ...[a, b].flatMap(({ title: name }, i) => {
            const title = told(name);
            return [
                t("{title}, in year one", { title }),
                t("{title}, in year {year}", { title, year }),
                t("{title}, one-time", { title }),
                t("{title}, freed", { title }),
                t("{title}, posts", { title }),
            ].map((column) => ({ title: column, side: sides[i]! }));
        }),
    ];
    const rows = a.areas.map((_, i) => [
        words(a.areas[i]!.area),
        ...[a, b].flatMap(({ areas }) => {
            const one = areas[i]!;
            return [
                number(one.year_one, brief_dollars),
                ranged(one.in_year, brief_dollars),
                ranged(one.one_time, brief_dollars),
                number(one.freed_in_year, brief_dollars),
                number(one.posts, more_posts),
            ];
        }),
    ]);
    const caption = t("Cost and posts of each area, and money freed in year {year}", { year });
    const numbers = table(caption, columns, rows, "areas stacked");
    return figure("area-costs", t("The nine areas"), plot, numbers);
}

// SPDX-License-Identifier: MIT
// The three charts: each a figure with a sentence, the picture, and a table of the same numbers.
import { equal_dollars } from "./answer";
import { element, number, opening, ranged, table } from "./dom";
import { brief_dollars, dollars, from_to, more_posts, points, sd, short_dollars, short_points } from "./numbers";
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
        opening(`${id}-table`, "The same numbers as a table", numbers),
    );
}

const pictures = new WeakMap<Element, Plot>();

/** Draws every picture of the page at the width it has now, or at `fixed` pixels. */
export function draw_pictures(fixed?: number): void {
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize);
    for (const holder of document.querySelectorAll<HTMLElement>(".picture")) {
        const plot = pictures.get(holder);
        const width = fixed ?? Math.floor(holder.clientWidth);
        if (plot !== undefined && width > 0) holder.replaceChildren(draw(plot, width, em));
    }
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
        ? [["Same money at average effectiveness", a]]
        : [a, b].map((each) => [`What ${each.title} costs, at average effectiveness`, each]);
    const sentence =
        "Change in pupils\u2019 learning after four years of full use. The mark is the central estimate, the line its " +
        `range${same ? ", and the dashed line the same money at average effectiveness" : ""}.`;
    const told = [
        ...[a, b].map(({ title }, i) => `${title}: ${label(gains[i]!)}.`),
        ...yardsticks.map(([title, each]) => `${title}: ${label(each.learning.benchmark)}.`),
    ].join(" ");
    const plot: Plot = {
        groups: [
            ...[a, b].map((each, i) => group(each.title, gains[i]!, sides[i]!)),
            ...yardsticks.map(([title, each]) => group(title, each.learning.benchmark, "benchmark")),
        ],
        bars: false,
        axis: "percentile points",
        ticks: short_points,
        sentence,
        told,
        ...(same && { across: a.learning.benchmark.central }),
    };
    const row = (title: string, moved: Range, deviations: Range) => [
        title,
        number(moved.low, points),
        number(moved.central, points),
        number(moved.high, points),
        number(deviations.central, sd),
    ];
    const columns = ["Package", "Low", "Central", "High", "Central, in SD"].map((title) => ({ title }));
    const rows = [
        ...[a, b].map((each) => row(each.title, each.learning.after_four_years, each.learning.after_four_years_sd)),
        ...yardsticks.map(([title, { learning }]) => row(title, learning.benchmark, learning.benchmark_sd)),
    ];
    const numbers = table("Learning after four years of full use, in percentile points", columns, rows);
    return figure("learning", "Learning", plot, numbers);
}

/** The change of posts by role, where either package changes any. */
export function changed_posts({ a, b }: Comparison): { title: string; a: number; b: number }[] {
    const by_role = new Map<string, { title: string; a: number; b: number }>();
    for (const side of ["a", "b"] as const) {
        for (const { role, title, change = 0 } of { a, b }[side].posts) {
            const row = by_role.get(role) ?? { title, a: 0, b: 0 };
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
        const text = `${upper_first(side)} ${more_posts(value)}`;
        return { low: value, central: value, high: value, side, text };
    };
    const plot: Plot = {
        groups: changed.map((row) => ({
            label: upper_first(row.title),
            marks: [mark(row.a, "restore"), mark(row.b, "transform")],
        })),
        bars: true,
        axis: "full-time posts more than today",
        ticks: short_points,
        sentence:
            `Full-time posts added, by role. In all, ${a.title}: ${more_posts(total.a)}. ` +
            `${b.title}: ${more_posts(total.b)}. Roles without a change are left out.`,
        told: changed.map((row) => `${row.title}: ${more_posts(row.a)} and ${more_posts(row.b)}`).join("; "),
    };
    const columns = [
        { title: "Role" },
        { title: a.title, side: "restore" },
        { title: b.title, side: "transform" },
    ] as const;
    const rows = [...changed, { title: "in all", ...total }].map((row) => [
        upper_first(row.title),
        number(row.a, more_posts),
        number(row.b, more_posts),
    ]);
    return figure("posts", "Posts", plot, table("Full-time posts more than today, by role", columns, rows));
}

/** The nine areas side by side: what each package spends and frees there. */
export function areas_figure({ a, b, money }: Comparison): HTMLElement {
    const groups = a.areas.map(({ area }, i): Group => ({
        label: words(area),
        marks: [a, b].map(({ areas }, side) => {
            const { in_year } = areas[i]!;
            return span(in_year, sides[side]!, `${upper_first(sides[side]!)} ${dollars(in_year.central)}`);
        }),
    }));
    const total = ({ title, in_year }: Package): string => `${title}: ${dollars(in_year.central)}`;
    const plot: Plot = {
        groups,
        bars: true,
        axis: `dollars in year ${money.year}`,
        ticks: short_dollars,
        sentence:
            `What the choices of each area cost in year ${money.year}, without one-time cost. The bar is the central ` +
            `price and the line its range. In all, ${total(a)}. ${total(b)}. Below zero is money freed.`,
        told: a.areas.map(({ area, in_year }, i) =>
            `${words(area)}: ${dollars(in_year.central)} and ${dollars(b.areas[i]!.in_year.central)}`).join("; "),
    };
    const columns = [
        { title: "Area" },
        ...[a, b].flatMap(({ title }, i) => ["in year one", `in year ${money.year}`, "one-time", "freed", "posts"].map((what) =>
            ({ title: `${title}, ${what}`, side: sides[i]! }))),
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
    const numbers = table(`Cost and posts of each area, and money freed in year ${money.year}`, columns, rows, "areas stacked");
    return figure("areas", "The nine areas", plot, numbers);
}

// SPDX-License-Identifier: MIT
// The two charts of an embedded comparison. They can stand in a shadow root, and either package can stand first.
import { equal_dollars } from "../answer";
import { element, number, opening, ranged, table } from "../dom";
import { t, told } from "../language";
import { brief_dollars, from_to, points, short_dollars, short_points } from "../numbers";
import { draw, type Group, type Mark, type Plot, type Side } from "../plot";
import type { Comparison, Package, Range } from "../response";
import { upper_first, words } from "../words";

export interface OneSide {
    readonly side: "restore" | "transform";
    readonly of: Package;
}

export interface Chart {
    readonly figure: HTMLElement;
    /** Draws the picture at the width that its place has now; `em` is the size of text, in pixels. */
    fit(em: number): void;
}

/** The packages in the order in which they are shown. */
export function ordered({ a, b }: Comparison, first: string): readonly [OneSide, OneSide] {
    const restore = { side: "restore", of: a } as const;
    const transform = { side: "transform", of: b } as const;
    return first === "transform" ? [transform, restore] : [restore, transform];
}

function chart(id: string, level: "h2" | "h3", title: string, plot: Plot, numbers: HTMLElement): Chart {
    const holder = element("div", { class: "picture" });
    const figure = element("figure", { id },
        element(level, {}, title),
        element("figcaption", {}, plot.sentence),
        holder,
        opening(`${id}-table`, t("The same numbers as a table"), numbers));
    const fit = (em: number): void => {
        const width = Math.floor(holder.clientWidth);
        if (width > 0) holder.replaceChildren(draw(plot, width, em));
    };
    return { figure, fit };
}

function span({ low, central, high }: Range, side: Side, text: string): Mark {
    return { low, central, high, side, text };
}

function with_range(range: Range): string {
    return points(range.central) + (range.low === range.high ? "" : ` (${from_to(range, points)})`);
}

export function learning_chart(compared: Comparison, sides: readonly OneSide[], level: "h2" | "h3"): Chart {
    // One yardstick for both packages, or one for each where they do not use the same money.
    const same = equal_dollars(compared);
    const yardsticks: [string, Range][] = same
        ? [[t("Same money at average effectiveness"), compared.a.learning.benchmark]]
        : sides.map(({ of }) =>
            [t("What {title} costs, at average effectiveness", { title: told(of.title) }), of.learning.benchmark]);
    const rows: [string, Range, Side][] = [
        ...sides.map(({ side, of }): [string, Range, Side] => [told(of.title), of.learning.after_four_years, side]),
        ...yardsticks.map(([title, range]): [string, Range, Side] => [title, range, "benchmark"]),
    ];
    const plot: Plot = {
        groups: rows.map(([label, range, side]): Group => ({ label, marks: [span(range, side, with_range(range))] })),
        bars: false,
        axis: t("percentile points"),
        ticks: short_points,
        sentence: same
            ? t("Change in pupils\u2019 learning after four years of full use. The mark is the central estimate, the " +
                "line its range, and the dashed line the same money at average effectiveness.")
            : t("Change in pupils\u2019 learning after four years of full use. The mark is the central estimate, the " +
                "line its range."),
        told: rows.map(([label, range]) => `${label}: ${with_range(range)}.`).join(" "),
        ...(same && { across: compared.a.learning.benchmark.central }),
    };
    const columns = [t("Package"), t("Low"), t("Central"), t("High")].map((title) => ({ title }));
    const cells = rows.map(([label, { low, central, high }]) =>
        [label, number(low, points), number(central, points), number(high, points)]);
    const numbers = table(t("Learning after four years of full use, in percentile points"), columns, cells);
    return chart("learning", level, t("Learning"), plot, numbers);
}

export function areas_chart({ a, money }: Comparison, sides: readonly OneSide[], level: "h2" | "h3"): Chart {
    const year = String(money.year);
    const title_of = (side: "restore" | "transform"): string => (side === "restore" ? t("Restore") : t("Transform"));
    const plot: Plot = {
        groups: a.areas.map(({ area }, i): Group => ({
            label: words(area),
            marks: sides.map(({ side, of }) => {
                const { in_year } = of.areas[i]!;
                return span(in_year, side, `${title_of(side)} ${brief_dollars(in_year.central)}`);
            }),
        })),
        bars: true,
        axis: t("dollars in year {year}", { year }),
        ticks: short_dollars,
        sentence: t("What the choices of each area cost in year {year}, without one-time cost. The bar is the central " +
            "price and the line its range. Below zero is money freed.", { year }),
        told: a.areas.map(({ area }, i) => `${words(area)}: ${sides.map(({ of }) =>
            `${told(of.title)} ${brief_dollars(of.areas[i]!.in_year.central)}`).join(", ")}.`).join(" "),
    };
    const columns = [{ title: t("Area") }, ...sides.map(({ side, of }) => ({ title: told(of.title), side }))];
    const rows = a.areas.map(({ area }, i) =>
        [words(area), ...sides.map(({ of }) => ranged(of.areas[i]!.in_year, brief_dollars))]);
    const caption = t("Cost of each area in year {year}, without one-time cost", { year });
    return chart("areas", level, t("What the money buys"), plot, table(caption, columns, rows));
}

/** The choices of a package, with what each costs. */
export function choices_list({ side, of }: OneSide, { money }: Comparison): HTMLDetailsElement {
    const year = String(money.year);
    const columns = [{ title: t("Choice") }, { title: t("Cost in year {year}", { year }), side }];
    const rows = of.levers.map(({ title, in_year }) => [upper_first(told(title)), ranged(in_year, brief_dollars)]);
    return opening(`choices-${side}`, t("What \u201c{title}\u201d does", { title: told(of.title) }),
        table(t("Choices of \u201c{title}\u201d", { title: told(of.title) }), columns, rows));
}

// SPDX-License-Identifier: MIT
// The four pages of a board packet: the answer; what each package does; day, years, fairness and goals; what it rests on.
import { answer, money_ends } from "./answer";
import { beside } from "./beside";
import { type Column, type Content, element, nothing, number, ranged, table } from "./dom";
import type { School } from "./fairness";
import { learning_figure, side_word } from "./figures";
import { cited, t, told, told_content } from "./language";
import { link_to } from "./link";
import type { View } from "./live_section";
import { at_most_two, brief_dollars, dollars, from_to, more_posts, one_decimal, percent, sd, small_sd, whole } from "./numbers";
import { type Assumption, registry } from "./registry";
import { outlook_of } from "./requests";
import type { Comparison, Interval, LeverResult, Package } from "./response";
import { summary_table } from "./tables";
import { listed, upper_first, words } from "./words";

/** What the packet says beyond the comparison. */
export interface Further {
    readonly projection: Projection;
    readonly scorecard: Scorecard;
    readonly schools: readonly School[];
    readonly assumptions: readonly Assumption[];
}

interface Path {
    readonly title: string;
    readonly first_gap: number | null;
    readonly left_without_money?: number | null;
    readonly years: readonly { readonly year: number; readonly balance: number; readonly ranges: { readonly balance: Interval } }[];
}

export interface Projection {
    readonly draws: number;
    readonly nothing: Path;
    readonly a: Path;
    readonly b: Path;
}

type Measured = { readonly value: number; readonly verdict: string } | { readonly not_measured: string };

export interface Scorecard {
    readonly essentials: readonly {
        readonly title: string;
        readonly measures: readonly {
            readonly title: string;
            readonly unit: string;
            readonly goal: { readonly low: number; readonly central: number; readonly high: number };
            readonly values: Readonly<Record<"as_it_stands" | "a" | "b", Measured>>;
        }[];
    }[];
}

const projected_draws = 200;

export async function ask_further({ model, scene, compared }: View): Promise<Further> {
    const outlook = outlook_of(scene, compared.district.dollar_year);
    const [projection, scorecard, full, assumptions] = await Promise.all([
        beside((asking) => model.ask<Projection>("project", scene, { draws: projected_draws, ...outlook }, asking)),
        beside((asking) => model.ask<Scorecard>("scorecard", scene, {}, asking)),
        beside((asking) => model.ask<{ schools?: readonly School[] }>("compare", scene, { detail: "schools" }, asking)),
        registry(model),
    ]);
    return { projection, scorecard, schools: full.schools ?? [], assumptions };
}

const columns_of = (first: string, { a, b }: Comparison, now = t("As it stands")): Column[] => [
    { title: first }, { title: now }, { title: told(a.title), side: "restore" }, { title: told(b.title), side: "transform" },
];

export function answer_page(view: View): Content {
    const { compared } = view;
    const [sentence] = answer(compared) as readonly Content[];
    return [
        element("p", { class: "lead" }, t("{district}: {pupils} pupils in {schools} schools. Two packages for the same new money, " +
            "worked out by the same rules.", { district: told(compared.district.name), pupils: whole(compared.district.pupils),
            schools: whole(compared.district.schools) })),
        sentence ?? null,
        money_ends(compared),
        learning_figure(compared),
        element("h2", {}, t("Side by side")),
        summary_table(compared),
    ];
}

function choices(each: Package, area: string): Content {
    const own = each.levers.filter((lever) => lever.area === area);
    if (own.length === 0) return t("As it is");
    const cost = ({ in_year }: LeverResult): string =>
        brief_dollars(in_year.central) + (in_year.low === in_year.high ? "" : ` (${from_to(in_year, brief_dollars)})`);
    return element("ul", {}, ...own.map((lever) => element("li", {}, told(lever.title), ": ", element("span", { class: "unbroken" }, cost(lever)))));
}

export function areas_page({ compared: { a, b, money } }: View): Content {
    const columns: Column[] = [
        { title: t("Area") },
        ...[a, b].flatMap((each, i): Column[] => {
            const side = i === 0 ? "restore" : "transform";
            return [
                { title: t("{title}: choices and their cost in year {year}", { title: told(each.title), year: String(money.year) }), text: true, side },
                { title: t("In all"), side },
                { title: t("Posts"), side },
            ];
        }),
    ];
    const rows = a.areas.map(({ area }, i): Content[] => [
        words(area),
        ...[a, b].flatMap((each): Content[] => [
            choices(each, area),
            ranged(each.areas[i]!.in_year, brief_dollars),
            number(each.areas[i]!.posts, more_posts),
        ]),
    ]);
    const sum = (each: Package, of: (area: Package["areas"][number]) => number): number => each.areas.reduce((all, one) => all + of(one), 0);
    rows.push([t("In all"), ...[a, b].flatMap((each): Content[] =>
        [null, ranged(each.in_year, brief_dollars), number(sum(each, ({ posts }) => posts), more_posts)])]);
    rows.push([t("One-time cost"), ...[a, b].flatMap((each): Content[] => [null, ranged(each.one_time, brief_dollars), nothing])]);
    rows.push([t("Cost counted, and not spent"), ...[a, b].flatMap((each): Content[] =>
        [t("Not spent: {amount}", { amount: dollars(each.not_spent) }), number(each.basis.value, brief_dollars), nothing])]);
    return [
        element("p", {}, t("Both packages keep to the same new money in year {year}. Below zero is money freed, or posts that go. In " +
            "brackets is the range of the price; a price without one does not vary.", { year: String(money.year) })),
        table(t("The nine areas: what each package does, and what it costs a year"), columns, rows, "areas-of-packet"),
    ];
}

function day_table(compared: Comparison): HTMLElement {
    const { as_it_stands: now, a, b } = compared;
    const days = [now, a, b];
    const rows: Content[][] = now.classes.map(({ level, pupils_a_class }) => [
        t("Pupils a class, {level}", { level: words(level).toLowerCase() }),
        ...[pupils_a_class, ...[a, b].map((day) => day.classes.find((one) => one.level === level)?.pupils_a_class ?? Number.NaN)]
            .map((value) => (Number.isNaN(value) ? nothing : number(value, one_decimal))),
    ]);
    for (const tier of ["intensive", "on_track"]) {
        const minutes = days.map(({ attention }) => {
            const own = attention.filter((one) => one.tier === tier);
            const pupils = own.reduce((sum, one) => sum + one.pupils, 0);
            return pupils === 0 ? nothing : number(own.reduce((sum, one) => sum + one.pupils * one.adult_minutes_a_week, 0) / pupils, whole);
        });
        rows.push([t("Adult minutes a pupil a week, {tier}", { tier: words(tier).toLowerCase() }), ...minutes]);
    }
    return table(t("The school day"), columns_of(t("Measure"), compared), rows, "three");
}

function years_table(compared: Comparison, { nothing: none, a, b, draws }: Projection): Content {
    const paths = [none, a, b];
    const shown = none.years.map((_, i) => i).filter((i) => [1, 2, 3, 4, 5, 7, 10].includes(i));
    const rows: Content[][] = shown.map((i) => [String(none.years[i]!.year), ...paths.map(({ years }) => {
        const { balance, ranges } = years[i]!;
        return ranged({ low: ranges.balance.low, central: balance, high: ranges.balance.high }, brief_dollars);
    })]);
    rows.push([t("First year in which more goes out than comes in"),
        ...paths.map(({ first_gap }) => (first_gap === null ? t("none in ten years") : String(first_gap)))]);
    if (paths.some(({ left_without_money: left }) => left != null)) {
        rows.push([t("Cost of the choices in the first year without their money"),
            ...paths.map(({ left_without_money: left }) => (left == null ? nothing : number(left, brief_dollars)))]);
    }
    return table(t("Ten years: what comes in less what goes out, with the middle 80 % of {draws} draws", { draws: whole(draws) }),
        columns_of(t("Year"), compared, told(none.title)), rows, "three");
}

function fairness_table(compared: Comparison, schools: readonly School[]): Content {
    const open = schools.filter(({ pupils }) => pupils > 0);
    if (open.length === 0) return null;
    const keys = ["as_it_stands", "a", "b"] as const;
    const share = (some: readonly School[]): number =>
        some.reduce((sum, { needs }) => sum + needs.low_income, 0) / some.reduce((sum, { pupils }) => sum + pupils, 0);
    const mean = share(open);
    const mean_dollars = (some: readonly School[], key: (typeof keys)[number]): Content =>
        some.length === 0 ? nothing : number(some.reduce((sum, { dollars: of }) => sum + of[key], 0) /
            some.reduce((sum, { pupils }) => sum + pupils, 0), dollars);
    const each = (key: (typeof keys)[number]): number[] => open.map(({ dollars: of, pupils }) => of[key] / pupils);
    const rows: Content[][] = [
        [t("The school with the fewest"), ...keys.map((key) => number(Math.min(...each(key)), dollars))],
        [t("The school with the most"), ...keys.map((key) => number(Math.max(...each(key)), dollars))],
        [t("Schools with more low-income pupils than the district"),
            ...keys.map((key) => mean_dollars(open.filter((one) => share([one]) > mean), key))],
        [t("Schools with fewer, or as many"), ...keys.map((key) => mean_dollars(open.filter((one) => share([one]) <= mean), key))],
    ];
    return table(t("Fairness: dollars a pupil by school"), columns_of(t("Schools"), compared), rows, "three");
}

const verdicts: Readonly<Record<string, () => string>> = {
    meets: () => t("meets"),
    does_not_meet: () => t("does not meet"),
    between: () => t("in the goal\u2019s range"),
};

function goals_table(compared: Comparison, { essentials }: Scorecard): Content {
    const rows = essentials.flatMap(({ measures }) => measures.map(({ title, unit, goal, values }): Content[] => {
        const as = unit.startsWith("share") ? percent : at_most_two;
        const cell = (one: Measured): Content => "not_measured" in one
            ? t("not measured") : [number(one.value, as), " ", element("span", { class: "range" }, verdicts[one.verdict]?.() ?? one.verdict)];
        const named = unit.startsWith("share") ? told(title) : `${told(title)}, ${told(unit)}`;
        return [named, ranged(goal, as), cell(values.as_it_stands), cell(values.a), cell(values.b)];
    }));
    const [first, ...others] = columns_of(t("Measure"), compared);
    return table(t("Thirteen measures beside their goals"), [first!, { title: t("Goal") }, ...others], rows, "goals");
}

export function effects_page({ compared }: View, { projection, scorecard, schools }: Further): Content {
    return [day_table(compared), years_table(compared, projection), fairness_table(compared, schools), goals_table(compared, scorecard)];
}

function changed_assumptions({ scene }: View, registered: readonly Assumption[]): Content {
    const edits = Object.entries(scene.assumptions);
    if (edits.length === 0) return element("p", {}, t("No assumption is changed: all are as registered."));
    const span = ({ low, central, high }: { low: number; central: number; high: number }): Content =>
        low === high ? number(central, at_most_two) : `${plain_value(central)} (${plain_value(low)}\u2013${plain_value(high)})`;
    const rows = edits.map(([id, edit]): Content[] => {
        const known = registered.find((one) => one.id === id);
        return [told(known?.title ?? id), known === undefined ? nothing : span(known), span(edit)];
    });
    return table(t("Assumptions that are changed here"), [{ title: t("Assumption") }, { title: t("As registered") }, { title: t("Here") }], rows);
}

const plain_value = at_most_two;

function evidence_table({ compared: { a, b } }: View): HTMLElement {
    const rows = [a, b].flatMap((each, i) => each.levers.map((lever): Content[] => [
        told(lever.title),
        side_word(i === 0 ? "restore" : "transform"),
        lever.measured ? ranged(lever.one_year_sd, sd) : t("Not measured"),
        lever.break_even_sd === null ? t("none") : number(lever.break_even_sd, small_sd),
        lever.evidence.length === 0 ? t("No study known") : upper_first(listed([...new Set(lever.evidence.map(({ grade }) => words(grade)))])),
    ]));
    return table(t("Evidence: effect on learning in one year, in SD of pupils\u2019 scores"), [
        { title: t("Choice") }, { title: t("Package"), text: true }, { title: t("Effect") }, { title: t("Break-even") }, { title: t("Evidence"), text: true },
    ], rows, "close");
}

function cautions({ compared: { a, b } }: View): Content {
    return [a, b].map(({ title, warnings }) => [
        element("h3", {}, t("To know about {title}:", { title: told(title) })),
        warnings.length === 0 ? element("p", {}, t("Nothing further.")) : element("ul", { class: "tight" },
            ...warnings.map(({ text }) => element("li", {}, told_content(text)))),
    ]);
}

export function basis_page(view: View, { assumptions }: Further): Content {
    const { model, compared: { a, b, district } } = view;
    const used = new Set([a, b].flatMap(({ levers }) => levers.flatMap(({ evidence }) => evidence.map(({ assumption }) => assumption))));
    const sources = [...new Set([...used].map((id) => model.effects.get(id)?.source ?? "").filter(Boolean))].sort();
    return [
        element("h2", {}, t("What it rests on")),
        changed_assumptions(view, assumptions),
        evidence_table(view),
        element("h2", {}, t("Cautions")),
        element("div", { class: "two" }, cautions(view)),
        element("h2", {}, t("Sources")),
        element("p", { class: "tight" }, cited(`${sources.join("; ")}.`)),
        district.note === "" ? null : element("p", { class: "tight" }, told_content(district.note)),
        element("p", {}, t("nineways, model version {version}. The same numbers on the page:", { version: model.version })),
        element("p", { class: "link" }, link_to(view)),
    ];
}

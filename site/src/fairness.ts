// SPDX-License-Identifier: MIT
// Fairness between schools: the dollars of each beside the need of its pupils, as it stands and after each package.
import { beside } from "./beside";
import { by_id, type Column, type Content, element, nothing, number, opening, opening_if_narrow, table } from "./dom";
import { equal_measures, type Equity, furthest_table } from "./equity_measures";
import { t, told } from "./language";
import type { View } from "./live_section";
import { dollars, from_to, percent, whole } from "./numbers";
import { draw_dots, type Panel } from "./school_dots";
import { words } from "./words";

export interface School {
    readonly id: string;
    readonly name: string;
    readonly level: "elementary" | "middle" | "high";
    readonly pupils: number;
    readonly needs: Readonly<Record<"low_income" | "english_learner" | "disability" | "gifted", number>>;
    readonly dollars: Readonly<Record<"as_it_stands" | "a" | "b", number>>;
}

/** A state of the district, and how evenly its schools are then provided for. */
export interface FairState {
    readonly key: keyof School["dollars"];
    readonly title: string;
    readonly side?: "restore" | "transform";
    readonly equity: Equity;
}

/** What a pupil counts more, as in the model's generic student-based formula: data/formulas/generic_student_based.json. */
export const need_weights = { low_income: 0.15, english_learner: 0.1, disability: 1.58, gifted: 0.12 } as const;

function weighted_pupils({ pupils, needs }: School): number {
    return (Object.keys(need_weights) as (keyof typeof need_weights)[])
        .reduce((sum, need) => sum + need_weights[need] * needs[need], pupils);
}

/** What `equity` is asked: a line for each school. */
function equity_request(schools: readonly School[], key: FairState["key"]): Record<string, unknown> {
    const lines = schools.map((school) =>
        [school.id, school.dollars[key], school.pupils, weighted_pupils(school)].join(","));
    return {
        units: `School,Dollars,Pupils,Weighted\n${lines.join("\n")}\n`,
        columns: { unit: "School", dollars: "Dollars", pupils: "Pupils", need: "Weighted" },
    };
}

const of_pupil = (school: School, key: FairState["key"]): number => school.dollars[key] / school.pupils;
const share_of_need = ({ needs, pupils }: School): number => needs.low_income / pupils;

function sentence(schools: readonly School[], states: readonly FairState[]): string {
    const spans = states.map(({ key }) => {
        const all = schools.map((school) => of_pupil(school, key));
        return from_to({ low: Math.min(...all), central: 0, high: Math.max(...all) }, dollars);
    });
    return t("From the school with the fewest dollars a pupil to the one with the most: {now} as it stands, {a} with {title_a}, " +
        "{b} with {title_b}. Prices are at their central values.", {
        now: spans[0]!, a: spans[1]!, b: spans[2]!,
        title_a: `\u201c${states[1]!.title}\u201d`, title_b: `\u201c${states[2]!.title}\u201d`,
    });
}

function schools_figure(schools: readonly School[], states: readonly FairState[], width: number, em: number): HTMLElement {
    const says = sentence(schools, states);
    const panels = states.map(({ key, title, side }): Panel => ({
        title,
        side,
        dots: schools.map((school) => ({
            x: share_of_need(school),
            y: of_pupil(school, key),
            shape: school.level,
            title: `${told(school.name)}: ${percent(share_of_need(school))}, ${dollars(of_pupil(school, key))}`,
        })),
    }));
    const columns: Column[] = [
        { title: t("School") }, { title: t("Level"), text: true }, { title: t("Pupils") }, { title: t("Of low income") },
        ...states.map(({ title, side }) => ({ title: t("{state}: dollars a pupil", { state: title }), ...(side && { side }) })),
    ];
    const rows = [...schools].sort((one, other) => share_of_need(one) - share_of_need(other)).map((school) => [
        told(school.name),
        words(school.level),
        number(school.pupils, whole),
        number(share_of_need(school), percent),
        ...states.map(({ key }) => number(of_pupil(school, key), dollars)),
    ]);
    return element("figure", { id: "schools" },
        element("h3", {}, t("Dollars a pupil in each school")),
        element("figcaption", {}, says),
        draw_dots(panels, width, em, says),
        opening("schools-table", t("The same numbers as a table"),
            table(t("Dollars a pupil by school, those with the fewest low-income pupils first"), columns, rows, "stacked tall")));
}

function need_table(states: readonly FairState[]): HTMLElement {
    const row = (title: string, of: (equity: Equity) => number | null, as: (value: number) => string): Content[] =>
        [title, ...states.map(({ equity }) => {
            const value = of(equity);
            return value === null ? nothing : number(value, as);
        })];
    return table(t("What need explains of the differences"),
        [{ title: t("What") }, ...states.map(({ title, side }) => ({ title, ...(side && { side }) }))],
        [
            row(t("Part of the differences that need explains"), ({ need }) => need?.share_explained ?? null, percent),
            row(t("Dollars more a pupil for one more of weight"), ({ need }) => need?.dollars_a_weight ?? null, dollars),
        ], "three");
}

export async function fairness_part({ model, scene, compared: { a, b } }: View): Promise<Content> {
    const full = await beside((asking) =>
        model.ask<{ schools: readonly School[] }>("compare", scene, { detail: "schools" }, asking));
    const schools = full.schools.filter(({ pupils }) => pupils > 0);
    const named = [
        { key: "as_it_stands", title: t("As it stands") },
        { key: "a", title: told(a.title), side: "restore" },
        { key: "b", title: told(b.title), side: "transform" },
    ] as const;
    const states: FairState[] = await Promise.all(named.map(async (state) =>
        ({ ...state, equity: await model.ask_alone<Equity>("equity", equity_request(schools, state.key)) })));
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const width = by_id("fair-part").clientWidth;
    const names = new Map(schools.map(({ id, name }) => [id, told(name)]));
    return [
        schools_figure(schools, states, width, em),
        need_table(states),
        opening_if_narrow("equal-measures", t("How evenly dollars a pupil are shared"), equal_measures(states, "a_pupil")),
        opening("weighted-measures", t("The same measures for a weighted pupil"), equal_measures(states, "a_weighted_pupil")),
        element("h3", {}, t("Furthest from what their need speaks for")),
        element("p", {}, t("The need-adjusted level of a school is its share of all dollars by weighted pupils. A pupil counts 1; one of " +
            "low income {low_income} more, an English learner {english_learner} more, one with a disability {disability} more, a gifted one " +
            "{gifted} more: the weights of a generic formula, which others would choose otherwise.",
            Object.fromEntries(Object.entries(need_weights).map(([need, weight]) => [need, String(weight)])))),
        ...states.map((state) => furthest_table(state, names)),
    ];
}

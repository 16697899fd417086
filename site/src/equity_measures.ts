// SPDX-License-Identifier: MIT
// The measures of how evenly dollars are shared among pupils, each with what it says, and the schools furthest off.
import { type Content, element, nothing, number, opening, table } from "./dom";
import type { FairState } from "./fairness";
import { t } from "./language";
import { dollars, type Format, plain_sd, whole } from "./numbers";

export interface Equity {
    readonly measures: readonly {
        readonly id: string;
        readonly title: string;
        readonly unit: "dollars" | "ratio";
        readonly a_pupil: number | null;
        readonly a_weighted_pupil: number | null;
    }[];
    readonly need?: { readonly share_explained: number | null; readonly dollars_a_weight: number | null };
    readonly furthest?: readonly {
        readonly unit: string;
        readonly pupils: number;
        readonly dollars: number;
        readonly level: number;
        readonly difference: number;
        readonly difference_a_pupil: number;
    }[];
}

/** What a measure is called, and what it says. */
function in_words(id: string, title: string): readonly [string, string] {
    const known: Readonly<Record<string, readonly [string, string]>> = {
        mean: [t("Mean"), t("All dollars over all pupils.")],
        median: [t("Median"), t("Half of the pupils have no more than this.")],
        coefficient_of_variation: [t("Coefficient of variation"), t("Standard deviation over the mean; 0 where all are equal.")],
        ratio_90_10: [t("90/10 ratio"), t("What nine tenths of the pupils do not exceed, over what one tenth do not; 1 where all are equal.")],
        restricted_range: [t("Restricted range"), t("What 95 % of the pupils do not exceed, less what 5 % do not.")],
        federal_range_ratio: [t("Federal range ratio"), t("The restricted range over what 5 % do not exceed; 0 where all are equal.")],
        mcloone: [t("McLoone index"), t("What the poorer half has, over what it would have at the median; 1 where nobody is below it.")],
        verstegen: [t("Verstegen index"), t("What the richer half has, over what it would have at the median; 1 where nobody is above it.")],
        gini: [t("Gini"), t("Half of the mean difference between any two pupils, over the mean; 0 where all are equal.")],
    };
    return known[id] ?? [title, ""];
}

const columns_of = (states: readonly FairState[]): { title: string; side?: "restore" | "transform" }[] =>
    states.map(({ title, side }) => ({ title, ...(side && { side }) }));

export function equal_measures(states: readonly FairState[], of: "a_pupil" | "a_weighted_pupil"): HTMLElement {
    const rows = states[0]!.equity.measures.map(({ id, title, unit }, i): Content[] => {
        const [name, says] = in_words(id, title);
        const as: Format = unit === "dollars" ? dollars : plain_sd;
        return [
            [element("a", { href: `docs/equity.html#${id}` }, name), " ", element("span", { class: "under" }, says)],
            ...states.map(({ equity }) => {
                const value = equity.measures[i]?.[of];
                return value == null ? nothing : number(value, as);
            }),
        ];
    });
    const caption = of === "a_pupil" ? t("How evenly dollars a pupil are shared") : t("How evenly dollars a weighted pupil are shared");
    return table(caption, [{ title: t("Measure") }, ...columns_of(states)], rows, "three");
}

export function furthest_table({ key, title, equity }: FairState, names: ReadonlyMap<string, string>): HTMLElement {
    const columns = [t("School"), t("Pupils"), t("Dollars"), t("Need-adjusted level"), t("Difference"), t("Difference a pupil")]
        .map((head) => ({ title: head }));
    const rows = (equity.furthest ?? []).map(({ unit, pupils, dollars: has, level, difference, difference_a_pupil: a_pupil }) => [
        names.get(unit) ?? unit,
        number(pupils, whole),
        ...[has, level, difference, a_pupil].map((value) => number(value, dollars)),
    ]);
    return opening(`furthest-${key}`, t("{state}: the schools furthest from their need-adjusted level", { state: title }),
        table(t("{state}: furthest from the need-adjusted level, by dollars a pupil", { state: title }), columns, rows, "stacked"));
}

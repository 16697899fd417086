// SPDX-License-Identifier: MIT
// How sure anyone can be: what comes of drawing all uncertain assumptions many times.
import type { Step } from "./asked_section";
import { chart_figure } from "./chart";
import { type Content, element, nothing, number, table } from "./dom";
import { t, told, told_content } from "./language";
import { load_assumption_texts } from "./load_language";
import { chance, whole } from "./numbers";
import type { Simulation } from "./response";

function chances_table({ a, b, chances, draws }: Simulation): HTMLElement {
    const cell = (share: number | null): Content => (share === null ? nothing : number(share, chance));
    const rows: [string, number | null, number | null][] = [
        [t("Ahead on learning"), chances.a_ahead, chances.b_ahead],
        [t("Ahead on learning for a real dollar"), chances.a_ahead_per_dollar, chances.b_ahead_per_dollar],
        [t("Above the same money at average effectiveness"), a.chance_above_benchmark, b.chance_above_benchmark],
        [t("Pupils learn less than today"), a.chance_of_harm, b.chance_of_harm],
    ];
    return table(t("In how many of {count} draws", { count: whole(draws) }),
        [{ title: t("What") }, { title: told(a.title), side: "restore" }, { title: told(b.title), side: "transform" }],
        rows.map(([what, of_a, of_b]) => [what, cell(of_a), cell(of_b)]), "three");
}

function drawn(draws: number, part: number): Step {
    return {
        part,
        says: () => t("Drawing {draws} times", { draws: whole(draws) }),
        work: async ({ model, scene }, width, asking) => {
            const simulated = await model.ask<Simulation>("simulate", scene, { width, draws }, asking);
            await load_assumption_texts();
            const { intervals, drivers } = simulated.charts;
            return {
                content: [
                    chart_figure("intervals", intervals),
                    chances_table(simulated),
                    element("p", {}, t("The range in the answer has every assumption at its end at once. A draw takes each by " +
                        "itself, so draws lie closer together, and one package can be ahead in most of them though the ranges " +
                        "overlap. How many those are follows from these assumptions; it foretells no single district.")),
                    chart_figure("drivers", drivers),
                ],
                spoken: told_content(intervals.sentence),
            };
        },
    };
}

/** The same draws from the first on, so that each step shows those of the one before and more. */
export const simulation_steps: readonly Step[] = [drawn(500, 0.2), drawn(2_000, 0.4), drawn(10_000, 1)];

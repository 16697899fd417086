// SPDX-License-Identifier: MIT
// How sure anyone can be: what comes of drawing all uncertain assumptions many times.
import { chart_figure } from "./chart";
import { type Content, nothing, number, table } from "./dom";
import { t, told } from "./language";
import type { Model } from "./model";
import { chance, whole } from "./numbers";
import type { Shown } from "./on_demand";
import type { Simulation } from "./response";
import type { State } from "./state";

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

export function simulation_part(model: Model, state: State, width: number): Shown {
    const simulated = model.ask<Simulation>("simulate", state, { width });
    const { intervals, drivers } = simulated.charts;
    return {
        content: [
            chart_figure("intervals", intervals),
            chances_table(simulated),
            chart_figure("drivers", drivers),
        ],
        spoken: told(intervals.sentence),
    };
}

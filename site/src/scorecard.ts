// SPDX-License-Identifier: MIT
// The district and both packages beside the goals of its six essentials.
import { chart_figure } from "./chart";
import { told } from "./language";
import type { Model } from "./model";
import type { Shown } from "./on_demand";
import type { DisplayList, Scorecard } from "./response";
import type { State } from "./state";

/** The measure, which differs from row to row, comes before the essential that it belongs to. */
function measure_first({ columns, rows }: DisplayList["table"]): DisplayList["table"] {
    const moved = <Cell>([essential, measure, ...others]: readonly Cell[]): Cell[] =>
        [measure, essential, ...others].filter((cell): cell is Cell => cell !== undefined);
    return { columns: moved(columns), rows: rows.map((row) => moved(row)) };
}

export function scorecard_part(model: Model, state: State, width: number): Shown {
    const { chart } = model.ask<Scorecard>("scorecard", state, { width });
    return {
        content: chart_figure("scorecard", { ...chart, table: measure_first(chart.table) }),
        spoken: told(chart.sentence),
    };
}

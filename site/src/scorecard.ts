// SPDX-License-Identifier: MIT
// The district and both packages beside the goals of its six essentials.
import { chart_figure } from "./chart";
import type { Work } from "./live_section";
import type { DisplayList, Scorecard } from "./response";

/** The measure, which differs from row to row, comes before the essential that it belongs to. */
function measure_first({ columns, rows }: DisplayList["table"]): DisplayList["table"] {
    const moved = <Cell>([essential, measure, ...others]: readonly Cell[]): Cell[] =>
        [measure, essential, ...others].filter((cell): cell is Cell => cell !== undefined);
    return { columns: moved(columns), rows: rows.map((row) => moved(row)) };
}

export const scorecard_work: Work = async ({ model, scene }, width) => {
    const { chart } = await model.ask<Scorecard>("scorecard", scene, { width });
    return chart_figure("scorecard", { ...chart, table: measure_first(chart.table) });
};

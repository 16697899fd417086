// SPDX-License-Identifier: MIT
// The parts of the page that the comparison itself fills.
import { answer } from "./answer";
import { by_id, redraw } from "./dom";
import { areas_figure, draw_pictures, learning_figure, posts_figure } from "./figures";
import { t, told } from "./language";
import type { Section, View } from "./live_section";
import { sources_part } from "./sources";
import { attention_tables, differences_table, district_part, pay_table, summary_table } from "./tables";

export class DrawnParts implements Section {
    show({ model, scene, compared }: View): void {
        const filled = model.document_of(scene)?.filled;
        redraw(by_id("answer-part"), answer(compared));
        redraw(by_id("learning-part"), learning_figure(compared));
        redraw(by_id("summary-part"), summary_table(compared));
        redraw(by_id("figures-part"), areas_figure(compared), posts_figure(compared));
        redraw(by_id("attention-part"), attention_tables(compared));
        redraw(by_id("pay-part"), pay_table(compared));
        redraw(by_id("district-part"), district_part(compared, filled ?? []));
        redraw(by_id("differences-part"), differences_table(compared));
        redraw(by_id("sources-part"), sources_part(compared, model.effects));
        by_id("district-title").textContent = t("{district} as it stands", { district: told(compared.district.name) });
        draw_pictures();
    }

    fit(): void {
        draw_pictures();
    }
}

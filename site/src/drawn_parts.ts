// SPDX-License-Identifier: MIT
// The parts of the page that the comparison itself fills.
import { answer, cautions } from "./answer";
import { by_id, type Content, redraw } from "./dom";
import { areas_figure, draw_pictures, learning_figure, picture_size, type PictureSize, posts_figure } from "./figures";
import { t, told } from "./language";
import type { Section, View } from "./live_section";
import { sources_part } from "./sources";
import { attention_tables, differences_table, district_part, pay_table, summary_table } from "./tables";

class DrawnPart implements Section {
    readonly place: string;
    readonly #content: (view: View) => Content;
    readonly #fold: HTMLDetailsElement | null;
    /** Measured once and when the window changes: to measure after every drawing would lay the page out anew. */
    #size: PictureSize | undefined;
    /** What is to be drawn once it is unfolded. */
    #view: View | undefined;

    /** `place` names the element that the content fills. Where it is folded away it is filled when it is opened. */
    constructor(place: string, content: (view: View) => Content) {
        this.place = place;
        this.#content = content;
        this.#fold = by_id(place).closest("details");
        this.#fold?.addEventListener("toggle", () => this.#draw());
        addEventListener("beforeprint", () => this.#draw());
    }

    show(view: View): void {
        this.#view = view;
        if (this.#fold === null || this.#fold.open) this.#draw();
    }

    #draw(): void {
        if (this.#view === undefined) return;
        const part = by_id(this.place);
        redraw(part, this.#content(this.#view));
        draw_pictures(part, (this.#size ??= picture_size(part)));
        this.#view = undefined;
    }

    fit(): void {
        const part = by_id(this.place);
        draw_pictures(part, (this.#size = picture_size(part)));
    }
}

function district_content({ model, scene, compared }: View): Content {
    by_id("district-title").textContent = t("{district} as it stands", { district: told(compared.district.name) });
    return district_part(compared, model.document_of(scene)?.filled ?? []);
}

/** In the order of the page. */
export const drawn_parts = (): readonly Section[] => [
    new DrawnPart("answer-part", ({ compared }) => answer(compared)),
    new DrawnPart("learning-part", ({ compared }) => learning_figure(compared)),
    new DrawnPart("to-know-part", ({ compared }) => cautions(compared)),
    new DrawnPart("summary-part", ({ compared }) => summary_table(compared)),
    new DrawnPart("area-costs-part", ({ compared }) => areas_figure(compared)),
    new DrawnPart("posts-part", ({ compared }) => posts_figure(compared)),
    new DrawnPart("attention-part", ({ compared }) => attention_tables(compared)),
    new DrawnPart("pay-part", ({ compared }) => pay_table(compared)),
    new DrawnPart("district-part", district_content),
    new DrawnPart("differences-part", ({ compared }) => differences_table(compared)),
    new DrawnPart("sources-part", ({ model, compared }) => sources_part(compared, model.effects)),
];

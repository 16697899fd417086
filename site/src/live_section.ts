// SPDX-License-Identifier: MIT
// A section that the thread of the model works out: anew after every settled change, as long as it can be seen.
import { list_width } from "./chart";
import { by_id, type Content, redraw } from "./dom";
import { in_plain_words } from "./failures";
import { load_more_texts } from "./load_language";
import type { Model } from "./model";
import type { Comparison } from "./response";
import type { Scene } from "./scene";

/** What a section shows something of. */
export interface View {
    readonly model: Model;
    readonly scene: Scene;
    readonly compared: Comparison;
    /** Differs where the scene or its file does. */
    readonly key: string;
}

/** A drawing that rests after each of its steps. */
export type Steps = Iterable<void>;

/** A part of the page that shows something of the scene. */
export interface Section {
    /** The id of the element that it fills. */
    readonly place: string;
    /** Shows a view, all at once or step by step, so that the visitor is heard in between. */
    show(view: View): Steps | void;
    /** The window has another width. */
    fit?(): void;
}

/** Whether an element can be seen, or nearly. */
export function is_near(id: string): boolean {
    const { top, bottom } = by_id(id).getBoundingClientRect();
    return bottom > -innerHeight / 4 && top < innerHeight * 1.25;
}

const most_width = 720; // pixels: wider pictures say no more, and paper would shrink them

/** How wide the picture in a part may be, in the units of display lists. */
export function chart_width(part: Element): number {
    return list_width(Math.min(part.clientWidth, most_width));
}

export type Work = (view: View, width: number) => Promise<Content>;

export class LiveSection implements Section {
    readonly place: string;
    readonly #work: Work;
    readonly #rest: number;
    #view: View | undefined;
    #waiting: number | undefined;
    /** What is drawn: the view's key and the width. */
    #drawn = "";
    #busy = false;

    /**
     * `id` names a section that holds a part, `ID-part`, and a note, `ID-note`. With a `rest`, a view is worked out once
     * no other has come for so many milliseconds: work of seconds is not for every place of a slider.
     */
    constructor(id: string, work: Work, rest = 0) {
        this.place = id;
        this.#work = work;
        this.#rest = rest;
        const watch = new IntersectionObserver(() => void this.#draw(), { rootMargin: "25%" });
        watch.observe(by_id(id));
    }

    show(view: View): void {
        const take = (): void => {
            this.#view = view;
            requestAnimationFrame(() => void this.#draw());
        };
        clearTimeout(this.#waiting);
        if (this.#rest === 0) take();
        else this.#waiting = setTimeout(take, this.#rest);
    }

    /** Draws the same view again: something that is no part of the scene was chosen. */
    again(): void {
        this.#drawn = "";
        void this.#draw();
    }

    fit(): void {
        void this.#draw();
    }

    /** Draws the latest view. What stands there stays until the new one comes, so that nothing jumps. */
    async #draw(): Promise<void> {
        const part = by_id(`${this.place}-part`);
        while (!this.#busy && is_near(this.place) && this.#view !== undefined) {
            const width = chart_width(part);
            const wanted = `${this.#view.key} ${width}`;
            if (wanted === this.#drawn) return;
            this.#busy = true;
            this.#drawn = wanted;
            part.setAttribute("aria-busy", "true");
            try {
                await load_more_texts();
                redraw(part, await this.#work(this.#view, width));
                this.#note(null);
            } catch (error) {
                this.#note(in_plain_words(error));
            }
            this.#busy = false;
            part.removeAttribute("aria-busy");
        }
    }

    #note(content: Content): void {
        const note = by_id(`${this.place}-note`);
        redraw(note, content);
        note.hidden = content === null;
    }
}

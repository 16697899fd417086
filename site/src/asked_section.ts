// SPDX-License-Identifier: MIT
// A section that is worked out when the visitor asks for it, in steps that can be called off.
import { chart_width, type Section, type View } from "./live_section";
import { by_id, type Content, redraw } from "./dom";
import { in_plain_words } from "./failures";
import { t } from "./language";
import { load_more_texts } from "./load_language";
import type { Asking } from "./model";

/** What a step shows, and what is said of it. */
export interface Shown {
    readonly content: Content;
    readonly spoken: Content;
}

/** A part of the work: each step shows more than the one before. `part` is how far it brings the whole, up to 1. */
export interface Step {
    readonly part: number;
    readonly says: () => string;
    readonly work: (view: View, width: number, asking: Asking) => Promise<Shown>;
}

const overtaken = (): string =>
    t("This is of the choices before the last change. Ask again for those of now.");

export class AskedSection implements Section {
    readonly place: string;
    readonly #steps: readonly Step[];
    readonly #say: (content: Content) => void;
    #view: View | undefined;
    /** The key of what is drawn; none before anything is. */
    #drawn: string | undefined;
    #width = 0;
    #calling: AbortController | undefined;

    /** `id` names a section with the buttons `ID-ask` and `ID-stop`, a bar `ID-bar`, a note and a part. */
    constructor(id: string, steps: readonly Step[], say: (content: Content) => void) {
        this.place = id;
        this.#steps = steps;
        this.#say = say;
        by_id(`${id}-ask`).addEventListener("click", () => void this.#ask());
        by_id(`${id}-stop`).addEventListener("click", () => this.#calling?.abort());
    }

    show(view: View): void {
        this.#view = view;
        if (this.#drawn !== undefined && this.#calling === undefined) {
            this.#note(this.#drawn === view.key ? null : overtaken());
        }
    }

    fit(): void {
        const drawn = this.#drawn !== undefined && this.#drawn === this.#view?.key;
        if (drawn && this.#calling === undefined && this.#width !== chart_width(by_id(`${this.place}-part`))) void this.#ask();
    }

    async #ask(): Promise<void> {
        const view = this.#view;
        if (this.#calling !== undefined || view === undefined) return;
        this.#calling = new AbortController();
        this.#at_work(true);
        try {
            for (const step of this.#steps) await this.#take(step, view, this.#calling.signal);
            this.#note(view.key === this.#view?.key ? null : overtaken());
        } catch (error) {
            this.#note(in_plain_words(error));
            this.#say(in_plain_words(error)); // again: an element stands in one place only
        }
        this.#calling = undefined;
        this.#at_work(false);
    }

    async #take(step: Step, view: View, signal: AbortSignal): Promise<void> {
        const bar = by_id<HTMLProgressElement>(`${this.place}-bar`);
        const part = by_id(`${this.place}-part`);
        const before = bar.value;
        this.#note(step.says());
        const progress = (loaded: number): void => {
            this.#note(t("The rest of the model is on its way: {part} %", { part: String(Math.round(loaded * 100)) }));
            bar.value = before + (step.part - before) * loaded * 0.9;
        };
        await load_more_texts();
        const width = chart_width(part);
        const { content, spoken } = await step.work(view, width, { signal, progress });
        signal.throwIfAborted();
        bar.value = step.part;
        redraw(part, content);
        this.#drawn = view.key;
        this.#width = width;
        by_id(this.place).classList.remove("unasked");
        this.#say(spoken);
    }

    #at_work(is: boolean): void {
        const bar = by_id<HTMLProgressElement>(`${this.place}-bar`);
        bar.value = 0;
        bar.hidden = !is;
        const [ask, stop] = [by_id(`${this.place}-ask`), by_id(`${this.place}-stop`)];
        const had_focus = document.activeElement === (is ? ask : stop);
        stop.hidden = !is;
        ask.hidden = is;
        if (had_focus) (is ? stop : ask).focus();
    }

    #note(content: Content): void {
        const note = by_id(`${this.place}-note`);
        redraw(note, content);
        note.hidden = content === null;
    }
}

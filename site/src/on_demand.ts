// SPDX-License-Identifier: MIT
// A section that is worked out when the visitor asks for it, with the module of every operation.
import { NinewaysError } from "../../wasm/nineways";
import { list_width } from "./chart";
import { by_id, type Content, mark_scrolling, redraw } from "./dom";
import { t, told } from "./language";
import type { Model } from "./model";
import type { State } from "./state";

/** What the page shows when a section is asked for, and how a line is spoken. */
export interface Asked {
    readonly model: Model;
    readonly state: State;
    /** Differs where the state or its file does. */
    readonly key: string;
    readonly say: (text: string) => void;
}

/** What a section shows, and what is said of it. */
export interface Shown {
    readonly content: Content;
    readonly spoken: string;
}

const most_width = 720; // pixels: wider pictures say no more, and paper would shrink them
const settled_after = 300; // milliseconds without a further change of the window

function chart_width(part: Element): number {
    return list_width(Math.min(part.clientWidth, most_width));
}

export class OnDemand {
    readonly #id: string;
    readonly #asked: () => Asked;
    readonly #work: (model: Model, state: State, width: number) => Shown;
    /** The key of what is shown; none before anything is. */
    #of: string | undefined;
    #width = 0;
    #busy = false;
    #waiting: number | undefined;

    /** `id` names a section, with a button, a note and a part of its own in it; `work` fills the part. */
    constructor(id: string, asked: () => Asked, work: (model: Model, state: State, width: number) => Shown) {
        this.#id = id;
        this.#asked = asked;
        this.#work = work;
        by_id(`${id}-ask`).addEventListener("click", () => void this.#ask());
    }

    /** The page shows something else now: what stands here is marked as of before, and can be asked for again. */
    outdate(): void {
        if (this.#of === undefined) return;
        const outdated = this.#of !== this.#asked().key;
        this.#note(outdated ? t("This is of the choices before the last change. Ask again for those of now.") : "");
    }

    /** Lays the charts out anew where the window has another width. */
    fit(): void {
        clearTimeout(this.#waiting);
        this.#waiting = setTimeout(() => {
            const asked = this.#asked();
            const shown = !this.#busy && this.#of === asked.key; // what is out of date stays as it is
            if (!shown || this.#width === chart_width(by_id(`${this.#id}-part`))) return;
            try {
                this.#draw(asked);
            } catch (error) {
                this.#note(in_plain_words(error));
            }
        }, settled_after);
    }

    async #ask(): Promise<void> {
        if (this.#busy) return;
        this.#busy = true;
        const { model, say } = this.#asked();
        const waits = t("Working it out. The first time, the rest of the model is loaded.");
        this.#note(waits);
        say(waits);
        try {
            await model.prepare();
            await new Promise((resolve) => setTimeout(resolve, 30)); // so that the note is seen
            const spoken = this.#draw(this.#asked());
            this.#note("");
            say(spoken);
        } catch (error) {
            const why = in_plain_words(error);
            this.#note(why);
            say(why);
        }
        this.#busy = false;
    }

    #draw({ model, state, key }: Asked): string {
        const part = by_id(`${this.#id}-part`);
        const width = chart_width(part);
        const { content, spoken } = this.#work(model, state, width);
        this.#of = key;
        this.#width = width;
        redraw(part, content);
        by_id(this.#id).classList.remove("unasked");
        mark_scrolling();
        return spoken;
    }

    #note(text: string): void {
        const note = by_id(`${this.#id}-note`);
        note.textContent = text;
        note.hidden = text === "";
    }
}

/** Why a section cannot be shown. What does not arrive is an error of fetch, or one that the loader names. */
function in_plain_words(error: unknown): string {
    const kind = error instanceof NinewaysError ? error.kind : "";
    if (kind === "out_of_memory") {
        return t("This needs more memory than there may be. All else on this page still holds.");
    }
    if (kind === "invalid_input" && error instanceof NinewaysError) {
        const faults = error.faults.map(({ found, expected }) =>
            t("found {found}, expected {expected}", { found: told(found), expected: told(expected) })).join("; ");
        return t("This cannot be worked out for these choices: {faults}.", { faults });
    }
    if (kind === "trap") {
        return t("The model stopped while working this out. All else on this page still holds; ask again.");
    }
    if (kind === "not_loaded" || error instanceof TypeError || error instanceof WebAssembly.CompileError) {
        return t("The rest of the model could not be loaded: it is missing beside this page, or something on the way " +
            "blocks it. All else on this page still holds; ask again later.");
    }
    const why = error instanceof Error ? error.message : String(error);
    return t("This could not be worked out: {error}", { error: why });
}

// SPDX-License-Identifier: MIT
// One assumption: what it is, where it comes from, and its low, central and high figure to be changed.
import type { Fault } from "../../wasm/nineways";
import { type Content, element, redraw } from "./dom";
import { Refused } from "./engine";
import { in_plain_words } from "./failures";
import { t, t_told, to_english, told, told_content } from "./language";
import { read_figure } from "./numbers";
import { type Assumption, provenance, range_text, registered, unit_text } from "./registry";
import type { Edit } from "./scene";
import { upper_first } from "./words";

const parts = ["low", "central", "high"] as const;
type Part = (typeof parts)[number];

/** Tries an edit; fails with `Refused` where the model cannot use it, and then nothing has changed. */
export type Try = (id: string, edit: Edit | undefined) => Promise<void>;

const same = (one: Edit, other: Edit): boolean => parts.every((part) => one[part] === other[part]);

export class AssumptionEntry {
    readonly node: HTMLElement;
    readonly #known: Assumption;
    readonly #attempt: Try;
    readonly #inputs: Readonly<Record<Part, HTMLInputElement>>;
    readonly #faults: HTMLElement;
    readonly #reset: HTMLButtonElement;
    readonly #mark = element("p", { class: "yours" });
    #now: Edit;

    constructor(known: Assumption, attempt: Try) {
        this.#known = known;
        this.#now = known;
        this.#attempt = attempt;
        const { id, note = "" } = known;
        const title = upper_first(told(known.title));
        const input = (part: Part): HTMLInputElement => element("input", {
            type: "text", id: `set-${id}-${part}`, spellcheck: "false", "aria-describedby": `set-${id}-faults`,
        });
        this.#inputs = { low: input("low"), central: input("central"), high: input("high") };
        this.#faults = element("div", { class: "fault", id: `set-${id}-faults`, role: "alert" });
        this.#reset = element("button", { type: "button", "aria-label": t("Reset: {what}", { what: title }) }, t("Reset"));
        this.#reset.addEventListener("click", () => {
            void this.#change(undefined);
            this.#inputs.central.focus();
        });
        for (const part of parts) {
            this.#inputs[part].addEventListener("change", () => void this.#read(part));
            this.#inputs[part].addEventListener("keydown", (event) => {
                if (event.key === "Enter") void this.#read(part);
            });
        }
        const names = { low: t("Low"), central: t("Central"), high: t("High") };
        this.node = element("div", { class: "entry", role: "group", "aria-labelledby": `set-${id}-title`, "data-assumption": id },
            element("h4", { id: `set-${id}-title` }, title, " ", element("span", { class: "unit" }, `(${unit_text(known.unit)})`)),
            element("div", { class: "three-figures" },
                ...parts.map((part) => element("div", {}, element("label", { for: `set-${id}-${part}` }, names[part]), this.#inputs[part])),
                this.#reset),
            this.#faults,
            this.#mark,
            element("p", { class: "hint" }, provenance(known), ". ", note === "" ? null : [told_content(note), " "],
                element("a", to_english(`method.html#${id}`), t("On the method page"))));
        this.show(undefined);
    }

    /** Shows the edit that holds, or what the registry has. A wrong entry stays until it is mended. */
    show(edit: Edit | undefined): void {
        const now = edit ?? this.#known;
        const moved = !same(now, this.#now) || this.#inputs.central.value === "";
        this.#now = now;
        if (moved) this.#show_now();
        this.#reset.hidden = edit === undefined;
        this.#mark.hidden = edit === undefined;
        this.#mark.textContent = t("Changed by you; before: {range}.", { range: range_text(this.#known) });
    }

    #show_now(): void {
        for (const part of parts) this.#inputs[part].value = registered(this.#now[part]);
        this.#mark_wrong(() => false);
        this.#tell([]);
    }

    #mark_wrong(is_wrong: (part: Part) => boolean): void {
        for (const part of parts) {
            if (is_wrong(part)) this.#inputs[part].setAttribute("aria-invalid", "true");
            else this.#inputs[part].removeAttribute("aria-invalid");
        }
    }

    /** Reads all three figures. Where the three were one, a new central figure moves all of them. */
    async #read(changed: Part): Promise<void> {
        const now = this.#now;
        const values = Object.fromEntries(parts.map((part) => {
            const { value } = this.#inputs[part];
            return [part, value === registered(now[part]) ? now[part] : read_figure(value)];
        })) as Record<Part, number | undefined>;
        const alone = now.low === now.high && changed === "central" && values.low === now.low && values.high === now.high;
        const { low, central, high } = alone ? { low: values.central, central: values.central, high: values.central } : values;
        this.#mark_wrong((part) => values[part] === undefined);
        if (low === undefined || central === undefined || high === undefined) {
            return this.#tell([t("Enter a number in each field, such as 0.25, 25% or 69,597.")]);
        }
        if (low > central || central > high) {
            this.#mark_wrong(() => true);
            return this.#tell([t("The central figure must lie between the low and the high one. To halve a figure, halve all three.")]);
        }
        const edit = { low, central, high };
        if (same(edit, now)) return this.#show_now();
        await this.#change(same(edit, this.#known) ? undefined : edit);
    }

    async #change(edit: Edit | undefined): Promise<void> {
        try {
            await this.#attempt(this.#known.id, edit);
            if (same(edit ?? this.#known, this.#now)) this.#show_now();
        } catch (error) {
            const faults = error instanceof Refused && error.kind === "invalid_input" ? error.faults : [];
            this.#mark_wrong(() => true);
            this.#tell(faults.length === 0 ? [in_plain_words(error)] : faults.map(fault_words));
        }
    }

    #tell(words: readonly Content[]): void {
        redraw(this.#faults, words.length === 0 ? null : fault_list(words));
    }
}

/** All of them; where they are many, as after an edit that makes a district impossible, most are folded. */
function fault_list(words: readonly Content[]): Content {
    const list = (some: readonly Content[]): Content => element("ul", {}, ...some.map((one) => element("li", {}, one)));
    return [
        element("p", {}, t("Not changed; the last good figures still hold.")),
        list(words.slice(0, 3)),
        words.length > 3
            ? element("details", {}, element("summary", {}, t("{count} more faults", { count: String(words.length - 3) })), list(words.slice(3)))
            : null,
    ];
}

function fault_words({ place, found, expected, mend }: Fault): Content {
    return [place, ": ", t_told("Found: {found}; expected: {expected}.", { found, expected }), " ", told_content(mend)];
}

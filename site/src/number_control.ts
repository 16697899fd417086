// SPDX-License-Identifier: MIT
// A number that can be written, stepped by buttons and, where it has a slider, slid: one value in several native inputs.

/** The inputs of one number; `fault` stands beside them. */
export interface NumberParts {
    readonly text: HTMLInputElement;
    readonly less: HTMLButtonElement;
    readonly more: HTMLButtonElement;
    readonly fault: HTMLElement;
    readonly slider?: HTMLInputElement | undefined;
}

/** How the number is read, written and bounded. */
export interface NumberRules {
    read(text: string): number | undefined;
    write(value: number): string;
    /** The value in words, for those who hear the slider. */
    says?(value: number): string;
    /** What is wrong with an entry, in words; nothing where it can be used. */
    wrong(value: number | undefined): string;
    /** The value that a button leads to. */
    next(value: number, way: -1 | 1): number;
    /** Called at every change, also while the slider moves. */
    changed(value: number): void;
}

export class NumberControl {
    readonly #parts: NumberParts;
    readonly #rules: NumberRules;
    #value = Number.NaN;

    constructor(parts: NumberParts, rules: NumberRules) {
        this.#parts = parts;
        this.#rules = rules;
        const { text, less, more, slider } = parts;
        text.addEventListener("change", () => this.#read());
        text.addEventListener("keydown", (event) => {
            if (event.key === "Enter") this.#read();
        });
        less.addEventListener("click", () => this.#step(-1));
        more.addEventListener("click", () => this.#step(1));
        slider?.addEventListener("input", () => this.#set(slider.valueAsNumber));
    }

    /** Shows a value in all inputs without telling anyone, and takes back what was wrong. */
    show(value: number): void {
        const { text, slider } = this.#parts;
        this.#value = value;
        text.value = this.#rules.write(value);
        if (slider !== undefined) {
            slider.value = String(value);
            slider.setAttribute("aria-valuetext", this.#rules.says?.(value) ?? text.value);
        }
        this.#tell("");
    }

    /** As `show`, but leaves alone what the visitor is writing, or has written wrongly. */
    refresh(value: number): void {
        const { text } = this.#parts;
        const wrong = text.hasAttribute("aria-invalid");
        const writing = document.activeElement === text && text.value !== this.#rules.write(this.#value);
        if (!wrong && !writing) this.show(value);
    }

    #set(value: number): void {
        this.show(value);
        this.#rules.changed(value);
    }

    #step(way: -1 | 1): void {
        const next = this.#rules.next(this.#value, way);
        if (next !== this.#value && this.#rules.wrong(next) === "") this.#set(next);
    }

    #read(): void {
        const { text } = this.#parts;
        if (text.value === this.#rules.write(this.#value)) return this.show(this.#value);
        const value = this.#rules.read(text.value);
        const wrong = this.#rules.wrong(value);
        if (wrong !== "" || value === undefined) this.#tell(wrong);
        else if (value !== this.#value) this.#set(value);
        else this.show(value);
    }

    #tell(words: string): void {
        const { text, fault } = this.#parts;
        if (fault.textContent !== words) fault.textContent = words;
        fault.hidden = words === "";
        if (words === "") text.removeAttribute("aria-invalid");
        else text.setAttribute("aria-invalid", "true");
    }
}

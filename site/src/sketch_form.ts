// SPDX-License-Identifier: MIT
// A district in five numbers: pupils, schools, the share of low income, the budget, and the new money.
import type { Fault } from "../../wasm/nineways";
import { by_id, type Content, element, redraw } from "./dom";
import { t, t_told, told_content } from "./language";
import { read_dollars, set_percent, whole } from "./numbers";
import { most_money, type Sketch } from "./scene";

type Field = keyof Sketch | "money";

interface Entry {
    readonly id: Field;
    readonly title: string;
    /** What to enter, said where something else was. */
    readonly mend: string;
    readonly text: (value: number) => string;
    readonly read: (text: string) => number | undefined;
}

const between = (value: number | undefined, least: number, most: number): number | undefined =>
    value !== undefined && value >= least && value <= most ? value : undefined;

function read_whole(text: string): number | undefined {
    const plain = text.trim().replace(/(?<=\d),(?=\d{3}\b)/g, "");
    return /^\d+$/.test(plain) ? between(Number(plain), 1, 1e7) : undefined;
}

/** "57.3%" and "57.3" are both 0.573. */
function read_percent(text: string): number | undefined {
    const plain = text.trim().replace(/\s*%$/, "");
    const value = /^(\d+\.?\d*|\.\d+)$/.test(plain) ? between(Number(plain), 0, 100) : undefined;
    return value === undefined ? undefined : Number((value / 100).toPrecision(12));
}

const entries = (): readonly Entry[] => [
    { id: "pupils", title: t("Pupils"), mend: t("Enter a whole number of pupils, such as 5,000."), text: whole, read: read_whole },
    { id: "schools", title: t("Schools"), mend: t("Enter a whole number of schools, such as 10."), text: whole, read: read_whole },
    {
        id: "low_income",
        title: t("Pupils from families with low income, in percent"),
        mend: t("Enter a percentage from 0 to 100."),
        text: set_percent,
        read: read_percent,
    },
    {
        id: "budget",
        title: t("Budget, dollars a year"),
        mend: t("Enter what the district spends in a year, such as 80 million."),
        text: whole,
        read: (text) => between(read_dollars(text), 1, most_money),
    },
    {
        id: "money",
        title: t("New money, dollars a year; a minus sign is a cut"),
        mend: t("Enter an amount in dollars, such as 12,200,000 or \u22124.5 million."),
        text: whole,
        read: (text) => between(read_dollars(text), -most_money, most_money),
    },
];

export class SketchForm {
    readonly #entries = entries();
    readonly #made: (sketch: Sketch, money: number) => void;
    #shown: Sketch | undefined;

    constructor(place: Element, made: (sketch: Sketch, money: number) => void) {
        this.#made = made;
        const button = element("button", { type: "button", id: "sketch-show" }, t("Show this district"));
        button.addEventListener("click", () => this.#read());
        place.append(
            ...this.#entries.flatMap(({ id, title }) => [
                element("label", { for: `sketch-${id}` }, title),
                element("input", { type: "text", id: `sketch-${id}`, spellcheck: "false", "aria-describedby": `sketch-${id}-fault` }),
                element("p", { id: `sketch-${id}-fault`, class: "fault", role: "alert", hidden: true }),
            ]),
            button,
            element("p", { class: "hint" }, t("All else is filled from national figures and can be looked up below. What was cut " +
                "in earlier years is not known of such a district, so posts that were cut cannot come back in it.")));
        place.addEventListener("keydown", (event) => {
            if ((event as KeyboardEvent).key === "Enter" && event.target instanceof HTMLInputElement) this.#read();
        });
    }

    /** Shows the numbers of a sketch; numbers that were typed for another district stay. */
    show(sketch: Sketch | undefined, money: number): void {
        if (sketch === undefined) {
            if (this.#input("money").value === "") this.#input("money").value = whole(money);
            return;
        }
        this.#input("money").value = whole(money);
        if (this.#shown === sketch) return;
        this.#shown = sketch;
        for (const { id, text } of this.#entries) if (id !== "money") this.#input(id).value = text(sketch[id]);
        this.#say(() => null);
    }

    /** Faults that the model found, beside their fields; says whether each had one. */
    refuse(faults: readonly Fault[]): boolean {
        this.#say((id) => {
            const own = faults.filter(({ place }) => place === `/${id}`);
            return own.length === 0 ? null : own.map(({ expected, mend }) =>
                [t_told("Expected {what}.", { what: expected }), " ", told_content(mend), " "]);
        });
        return faults.every(({ place }) => this.#entries.some(({ id }) => place === `/${id}`));
    }

    #input(id: Field): HTMLInputElement {
        return by_id(`sketch-${id}`);
    }

    #read(): void {
        const values = new Map(this.#entries.map(({ id, read }) => [id, read(this.#input(id).value)]));
        this.#say((id) => values.get(id) === undefined ? this.#entries.find((one) => one.id === id)?.mend ?? null : null);
        const [pupils, schools, low_income, budget, money] = this.#entries.map(({ id }) => values.get(id));
        if (pupils === undefined || schools === undefined || low_income === undefined) return;
        if (budget === undefined || money === undefined) return;
        this.#made({ pupils, schools, low_income, budget }, money);
    }

    /** Says what is wrong with each field; the first that is wrong comes into focus. */
    #say(fault_of: (id: Field) => Content): void {
        const wrong = this.#entries.filter(({ id }) => {
            const words = fault_of(id);
            const place = by_id(`sketch-${id}-fault`);
            redraw(place, words);
            place.hidden = words === null;
            if (words === null) this.#input(id).removeAttribute("aria-invalid");
            else this.#input(id).setAttribute("aria-invalid", "true");
            return words !== null;
        });
        if (wrong[0] !== undefined) this.#input(wrong[0].id).focus();
    }
}

// SPDX-License-Identifier: MIT
// District and money of an embedded comparison. Native inputs; no wrong entry changes what is shown.
import { element } from "../dom";
import { t, told } from "../language";
import { dollars, percent, read_dollars, round_dollars, round_step, whole } from "../numbers";
import type { Comparison, DistrictSummary } from "../response";
import { most_money } from "../scene";
import type { Settings } from "./settings";

const described = "money-fault money-share";

type Change = { readonly district: string } | { readonly money: number };

interface Writing {
    readonly text: string;
    readonly focused: boolean;
    readonly from: number | null;
    readonly to: number | null;
}

export class Controls {
    readonly root: HTMLElement;
    readonly #changed: (change: Change) => void;
    readonly #district = element("select", { id: "district", part: "field" });
    readonly #money = element("input",
        { id: "money", part: "field", type: "text", spellcheck: "false", autocomplete: "off", "aria-describedby": described });
    readonly #slider = element("input", { id: "slider", part: "slider", type: "range", min: -1, max: 1, step: "any" });
    readonly #less = element("button", { id: "money-less", part: "button", type: "button" }, "\u2212");
    readonly #more = element("button", { id: "money-more", part: "button", type: "button" }, "+");
    readonly #fault = element("p", { id: "money-fault", class: "fault", role: "alert", hidden: true });
    readonly #from = element("span");
    readonly #to = element("span");
    readonly #share = element("p", { id: "money-share", class: "share" });
    #shown = 0;
    #step = 1;

    constructor(districts: readonly DistrictSummary[], changed: (change: Change) => void) {
        this.#changed = changed;
        for (const { id, name, pupils } of districts) {
            this.#district.append(element("option", { value: id },
                t("{district}, {count} pupils", { district: told(name), count: whole(pupils) })));
        }
        const label = t("District and money");
        this.root = element("div", { class: "controls", part: "controls", role: "group", "aria-label": label },
            element("div", {}, element("label", { for: "district" }, t("Typical district")), this.#district),
            element("div", {},
                element("label", { for: "money" }, t("New money, in dollars a year; a minus sign is a cut")),
                element("div", { class: "stepper" }, this.#less, this.#money, this.#more),
                this.#fault,
                element("label", { for: "slider", class: "unseen" }, t("New money, as a slider")),
                this.#slider,
                element("p", { class: "ends", "aria-hidden": "true" }, this.#from, this.#to),
                this.#share));
        this.#district.addEventListener("change", () => this.#set({ district: this.#district.value }));
        this.#slider.addEventListener("input", () => this.#set({ money: this.#slider.valueAsNumber }));
        this.#money.addEventListener("change", () => this.#read());
        this.#money.addEventListener("keydown", ({ key }) => {
            if (key === "Enter") this.#read();
        });
        this.#less.addEventListener("click", () => this.#add(-this.#step));
        this.#more.addEventListener("click", () => this.#add(this.#step));
    }

    /** What the visitor is writing, or has written wrongly. */
    get writing(): Writing | undefined {
        const { value: text, selectionStart: from, selectionEnd: to } = this.#money;
        const focused = this.#money.matches(":focus");
        const is_written = this.#money.hasAttribute("aria-invalid") || (focused && text !== whole(this.#shown));
        return is_written ? { text, focused, from, to } : undefined;
    }

    /** Goes on with what a visitor was writing in the controls that stood here before. */
    take_over({ text, focused, from, to }: Writing): void {
        this.#money.value = text;
        if (!focused) return this.#read();
        this.#money.focus({ preventScroll: true });
        this.#money.setSelectionRange(from, to);
        // There is no "change" for what was taken over.
        this.#money.addEventListener("blur", () => this.#read(), { once: true });
    }

    /** Leaves alone what the visitor is writing. The slider spans a tenth of the spending either way. */
    show({ district, money }: Settings, { as_it_stands, money: share }: Comparison): void {
        const spending = as_it_stands.spending.central;
        const step = round_step(spending / 2000);
        const reach = Math.floor(spending / 10 / step) * step;
        const is_written = this.writing !== undefined;
        this.#shown = money;
        this.#step = round_step(spending / 400);
        this.#district.value = district;
        if (!is_written) this.#money.value = whole(money);
        this.#slider.min = String(-reach);
        this.#slider.max = String(reach);
        this.#slider.step = String(step);
        this.#slider.value = String(money);
        this.#slider.setAttribute("aria-valuetext", t("{amount} a year", { amount: round_dollars(money) }));
        this.#from.textContent = round_dollars(-reach);
        this.#to.textContent = round_dollars(reach);
        this.#less.setAttribute("aria-label", t("Less money, by {amount}", { amount: round_dollars(this.#step) }));
        this.#more.setAttribute("aria-label", t("More money, by {amount}", { amount: round_dollars(this.#step) }));
        this.#share.textContent = t("{dollars} a pupil, {percent} of the budget",
            { dollars: dollars(share.a_pupil), percent: percent(share.share_of_budget) });
    }

    /** A change that is not written takes back what was. */
    #set(change: Change): void {
        this.#say("");
        if ("money" in change) this.#shown = change.money;
        this.#money.value = whole(this.#shown);
        this.#changed(change);
    }

    #add(step: number): void {
        const money = Math.round((this.#shown + step) * 100) / 100;
        if (Math.abs(money) <= most_money) this.#set({ money });
    }

    #read(): void {
        const money = read_dollars(this.#money.value);
        if (money === undefined) {
            this.#say(t("Enter an amount in dollars, such as 12,200,000 or \u22124.5 million."));
        } else if (Math.abs(money) > most_money) {
            this.#say(t("Enter an amount of at most one trillion dollars."));
        } else if (money !== this.#shown) {
            this.#set({ money });
        } else {
            this.#say("");
            this.#money.value = whole(money);
        }
    }

    #say(words: string): void {
        if (this.#fault.textContent !== words) this.#fault.textContent = words;
        this.#fault.hidden = words === "";
        if (words === "") this.#money.removeAttribute("aria-invalid");
        else this.#money.setAttribute("aria-invalid", "true");
    }
}

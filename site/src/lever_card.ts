// SPDX-License-Identifier: MIT
// One choice of a package: what it costs, what it may do, and its settings. Its inputs stay while its numbers change.
import { type Content, element, number, opening, ranged, redraw } from "./dom";
import { in_plain_words } from "./failures";
import { t, told, told_content } from "./language";
import type { View } from "./live_section";
import { with_texts } from "./load_language";
import { brief_dollars, more_posts, sd } from "./numbers";
import type { Lever, LeverResult, LeverSetting, Preset } from "./response";
import type { PackageKey, Settings } from "./scene";
import { SettingInput, is_unpriced } from "./setting_input";
import { listed, upper_first, words } from "./words";

/** Changes a choice of a package; without settings it is left to the package again. */
export type Setter = (lever: Lever, settings: Settings | undefined) => void;

/** What a card shows: the comparison of before, and what the visitor has set by now. */
export interface CardState {
    readonly view: View;
    readonly key: PackageKey;
    readonly preset: Preset;
    /** The settings that the visitor holds. */
    readonly held: Settings | undefined;
}

const is_amount = ({ kind }: LeverSetting): boolean => kind === "amount";

export function base_of({ settings }: Lever): Settings {
    return Object.fromEntries(settings.map(({ id, base }) => [id, base]));
}

export class LeverCard {
    readonly node: HTMLElement;
    readonly #lever: Lever;
    readonly #id: string;
    readonly #inputs: readonly SettingInput[];
    readonly #mark = element("p", { class: "mark" });
    readonly #facts = element("dl", { class: "facts" });
    readonly #hold = element("input", { type: "checkbox" });
    readonly #hold_label: HTMLLabelElement;
    readonly #out = element("button", { type: "button" });
    readonly #why: HTMLDetailsElement;
    readonly #why_part = element("div", {}, element("p", {}, t("On its way.")));
    #state: CardState | undefined;
    #settings: Settings = {};
    #explained = "";
    #busy = false;

    constructor(key: PackageKey, lever: Lever, set: Setter) {
        this.#lever = lever;
        const id = (this.#id = `${key}-${lever.id}`);
        const title = told(lever.title);
        this.#inputs = lever.settings.map((setting) => new SettingInput(`${id}-${setting.id}`, setting, title, (value) =>
            set(lever, (this.#settings = { ...this.#settings, [setting.id]: value }))));
        const [first, more] = [true, false].map((wanted) => this.#inputs.filter((_, i) => this.#stands_open(i) === wanted));
        this.#hold_label = element("label", { class: "hold" }, this.#hold, " ", t("Hold as set"));
        this.#hold.addEventListener("change", () => set(lever, this.#hold.checked ? this.#settings : undefined));
        this.#out.addEventListener("click", () => set(lever, this.#is_out || this.#added ? undefined : base_of(lever)));
        this.#why = opening(`why-${id}`, t("Why this number?"), this.#why_part);
        this.#why.classList.add("unread");
        this.#why.addEventListener("toggle", () => void this.#explain());
        this.node = element("li", {}, element("div", { class: "lever", id: `choice-${id}`, role: "group", "aria-labelledby": `title-${id}` },
            element("h5", { id: `title-${id}` }, title),
            element("p", {}, told_content(lever.sentence)),
            this.#mark,
            this.#facts,
            first!.map(({ node }) => node),
            more!.length === 0 ? null : opening(`more-${id}`, t("How it is done"), more!.map(({ node }) => node)),
            element("p", { class: "hold-or-out" }, this.#hold_label, this.#out),
            element("p", { class: "hint" }, agreement(lever)),
            this.#why));
    }

    /** Shows new numbers. What the visitor is writing, and what is open, stays. */
    show(state: CardState): void {
        const before = this.#state?.held;
        this.#state = state;
        const result = this.#result;
        this.#settings = state.held ?? result?.settings ?? base_of(this.#lever);
        this.#lever.settings.forEach(({ id, base }, i) =>
            this.#inputs[i]!.show(this.#settings[id] ?? base, before?.[id] !== state.held?.[id]));
        redraw(this.#facts, facts(result, state.view.compared.money.year));
        this.#show_hold();
        void this.#explain();
    }

    focus(): void {
        this.node.querySelector<HTMLElement>("input, select")?.focus();
    }

    get #result(): LeverResult | undefined {
        return this.#state?.view.compared[this.#state.key].levers.find(({ id }) => id === this.#lever.id);
    }

    /** The package itself does not have it. */
    get #added(): boolean {
        return this.#state !== undefined && !(this.#lever.id in this.#state.preset.levers);
    }

    /** The package has it, and the visitor has set it to what is today. */
    get #is_out(): boolean {
        const held = this.#state?.held;
        return held !== undefined && !this.#added && this.#lever.settings.every((one) => !is_amount(one) || held[one.id] === one.base);
    }

    /** Amounts, and prices that nobody knows, are seen at once; how it is done opens. */
    #stands_open(index: number): boolean {
        const setting = this.#lever.settings[index]!;
        return is_amount(setting) || is_unpriced(setting, 0);
    }

    #show_hold(): void {
        const { held, preset } = this.#state!;
        const by_package = held === undefined && preset.locked.includes(this.#lever.id);
        this.#mark.textContent = this.#added
            ? t("Added by you, held as set.")
            : this.#is_out
              ? t("Taken out by you: as it is today.")
              : held !== undefined
                ? t("Changed by you, held as set.")
                : by_package
                  ? t("Held by the package: it is part of how the package works, so the money does not change it.")
                  : "";
        this.#mark.hidden = this.#mark.textContent === "";
        this.#mark.classList.toggle("yours", held !== undefined);
        this.#hold_label.hidden = by_package || this.#added;
        this.#hold.checked = held !== undefined;
        this.#out.textContent = this.#is_out ? t("Put back") : t("Take out");
        const what = { what: told(this.#lever.title) };
        this.#out.setAttribute("aria-label", this.#is_out ? t("Put back: {what}", what) : t("Take out: {what}", what));
        this.#hold.setAttribute("aria-label", t("Hold as set: {what}", what));
    }

    /** Tells where the numbers come from, as long as that is open; of the latest comparison, and each only once. */
    async #explain(): Promise<void> {
        while (!this.#busy && this.#why.open && this.#state !== undefined && this.#explained !== this.#state.view.key) {
            const { view, key } = this.#state;
            this.#busy = true;
            try {
                const { why } = await with_texts(import("./why"));
                redraw(this.#why_part, await why(view, key, this.#lever, this.#id));
                this.#why.classList.remove("unread");
            } catch (error) {
                redraw(this.#why_part, element("p", { class: "note" }, in_plain_words(error)));
            }
            this.#explained = view.key;
            this.#busy = false;
        }
    }
}

function facts(result: LeverResult | undefined, year: number): Content {
    const fact = (title: string, value: Content): Content => element("div", {}, element("dt", {}, title), element("dd", {}, value));
    if (result === undefined) return fact(t("Cost"), t("Not yet in this package"));
    return [
        fact(t("Cost in year {year}", { year: String(year) }), ranged(result.in_year, brief_dollars)),
        fact(t("Posts"), number(result.posts, more_posts)),
        fact(t("Effect in one year, SD"), result.measured ? ranged(result.one_year_sd, sd) : t("not measured")),
    ];
}

/** How hard a choice is to carry out. */
function difficulty_word(difficulty: string): string {
    const said = { low: t("Low##difficulty"), medium: t("Medium##difficulty"), high: t("High##difficulty") };
    return said[difficulty as keyof typeof said] ?? upper_first(difficulty);
}

function agreement({ agree, difficulty: hard, ramp_years: years }: Lever): string {
    const difficulty = difficulty_word(hard);
    const when = years === 1
        ? t("{difficulty}, full use in year one", { difficulty })
        : t("{difficulty}, full use in {years} years", { difficulty, years: String(years) });
    return t("Must agree: {who}. Difficulty: {when}.", { who: listed(agree.map(words)), when });
}

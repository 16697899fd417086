// SPDX-License-Identifier: MIT
// One setting of a choice: a slider, a field and two buttons, or a list of two where it is one thing or the other.
import { type Content, element } from "./dom";
import { t, told } from "./language";
import { NumberControl } from "./number_control";
import { exact_dollars, read_dollars, set_percent, three_digits, written_number } from "./numbers";
import type { LeverSetting } from "./response";
import { upper_first } from "./words";

const is_share = ({ unit }: LeverSetting): boolean => unit === "share" || unit.startsWith("share of ");

/** A setting as its field shows it: "1.57%", "$8,000", "45". */
export function setting_value(setting: LeverSetting, value: number): string {
    if (setting.unit === "dollars") return exact_dollars(value);
    return is_share(setting) ? set_percent(value) : three_digits(value);
}

/** The unit of a field, where its title does not have all its words. */
function unit_words(setting: LeverSetting): string {
    const { unit, title } = setting;
    if (unit === "dollars") return "";
    if (unit === "share") return "%";
    if (is_share(setting)) return t("% of {whole}", { whole: told(unit.slice("share of ".length)) });
    return unit.startsWith("0 ") || unit.split(" ").every((word) => title.includes(word)) ? "" : told(unit);
}

/** A setting in words: "1.57% of pay". */
export function setting_words(setting: LeverSetting, value: number): string {
    const either = either_or(setting);
    if (either !== undefined) return either[value === 1 ? 0 : 1];
    const text = setting_value(setting, value);
    return is_share(setting)
        ? text.replace("%", unit_words(setting))
        : setting.unit === "dollars" || setting.unit.startsWith("0 ") ? text : `${text} ${told(setting.unit)}`;
}

/** What a setting sets: "this; below 0, that" said in its two parts. */
export function setting_title({ title }: LeverSetting): string {
    const parts = /^(.+); below 0, (.+)$/.exec(title);
    return parts === null ? told(title) : t("{above}; below 0, {below}", { above: told(parts[1]!), below: told(parts[2]!) });
}

/** "This (1) or that (0)" as its two parts. */
export function either_or({ title, unit }: LeverSetting): [string, string] | undefined {
    const parts = unit === "0 or 1" ? /^(.+) \(1\) or (.+) \(0\)$/.exec(title) : null;
    return parts === null ? undefined : [told(parts[1]!), told(parts[2]!)];
}

/** Reads a setting as people write it: "2%", "$8,000", "45 minutes"; a share is written in percent. */
export function read_setting(setting: LeverSetting, text: string): number | undefined {
    if (setting.unit === "dollars") return read_dollars(text);
    const written = written_number(text);
    if (written === undefined) return undefined;
    const { value, after } = written;
    if (after === "%" ? !is_share(setting) : after.includes("%")) return undefined;
    return is_share(setting) ? Number((value / 100).toPrecision(12)) : value;
}

/** Where a button leads: the next step of the setting's own, also from a value between two steps. */
function next_step({ min, max, step }: LeverSetting, value: number, way: -1 | 1): number {
    const at = (value - min) / step;
    const to = way === 1 ? Math.floor(at + 1e-6) + 1 : Math.ceil(at - 1e-6) - 1;
    return Math.min(max, Math.max(min, Number((min + to * step).toFixed(6))));
}

/** No price is known of it, and none is entered. */
export function is_unpriced({ kind, base }: LeverSetting, value: number): boolean {
    return kind === "price" && base === 0 && value === 0;
}

export class SettingInput {
    readonly node: HTMLElement;
    readonly #setting: LeverSetting;
    readonly #unpriced = element("p", { class: "hint", hidden: true }, t("No price is known: enter one."));
    readonly #show: (value: number, firmly: boolean) => void;

    /** `id` is unique on the page; `of` is the title of the choice, for those who do not see it above. */
    constructor(id: string, setting: LeverSetting, of: string, changed: (value: number) => void) {
        this.#setting = setting;
        const either = either_or(setting);
        const title = either === undefined ? upper_first(setting_title(setting)) : t("Which");
        const unit = unit_words(setting);
        const label = element("label", { for: id }, title, unit === "" ? null : [" ", element("span", { class: "unit" }, `(${unit})`)]);
        if (either === undefined) {
            const [inputs, show] = this.#number(id, title, of, changed);
            this.node = element("div", { class: "setting" }, label, inputs, this.#unpriced);
            this.#show = show;
        } else {
            const list = element("select", { id },
                ...either.map((text, i) => element("option", { value: 1 - i }, upper_first(text))));
            list.addEventListener("change", () => changed(Number(list.value)));
            this.node = element("div", { class: "setting" }, label, list);
            this.#show = (value) => (list.value = String(value));
        }
    }

    /** Shows a value. Where it is not `firmly`, what the visitor is writing stays. */
    show(value: number, firmly: boolean): void {
        this.#show(value, firmly);
        this.#unpriced.hidden = !is_unpriced(this.#setting, value);
    }

    #number(id: string, title: string, of: string, changed: (value: number) => void): [Content, SettingInput["show"]] {
        const setting = this.#setting;
        const { min, max, step } = setting;
        const name = `${title}, ${of}`;
        const text = element("input", { type: "text", id, spellcheck: "false", "aria-describedby": `${id}-fault` });
        const less = element("button", { type: "button", "aria-label": t("Less: {what}", { what: name }) }, "\u2212");
        const more = element("button", { type: "button", "aria-label": t("More: {what}", { what: name }) }, "+");
        const slider = element("input", { type: "range", min, max, step, "aria-label": t("{what}, as a slider", { what: name }) });
        const fault = element("p", { class: "fault", role: "alert", id: `${id}-fault`, hidden: true });
        const control = new NumberControl({ text, less, more, fault, slider }, {
            read: (written) => read_setting(setting, written),
            write: (value) => setting_value(setting, value),
            says: (value) => setting_words(setting, value),
            wrong: (value) => value !== undefined && value >= min && value <= max ? "" : t("Enter a number from {least} to {most}.", {
                least: setting_value(setting, min), most: setting_value(setting, max),
            }),
            next: (value, way) => next_step(setting, value, way),
            changed,
        });
        const inputs = [element("div", { class: "slide" }, slider, element("div", { class: "stepper" }, less, text, more)), fault];
        return [inputs, (value, firmly) => (firmly ? control.show(value) : control.refresh(value))];
    }
}

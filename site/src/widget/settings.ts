// SPDX-License-Identifier: MIT
// What whoever embeds the comparison may set: parameters of the frame's address, and attributes of the element.
import { t } from "../language";
import { most_money, most_years } from "../scene";
import { read_dollars } from "../numbers";
import { contrast, read_color } from "./contrast";

export const languages = ["en", "es"] as const;
export const themes = ["auto", "light", "dark"] as const;
export const starts = ["both", "restore", "transform"] as const;
export type Language = (typeof languages)[number];
export type Theme = (typeof themes)[number];
export type Start = (typeof starts)[number];

export interface Settings {
    readonly district: string;
    /** Dollars a year; a cut is below zero. */
    readonly money: number;
    readonly years: number;
    readonly lang: Language;
    /** The package that stands first, and whose choices are open. */
    readonly start: Start;
    readonly theme: Theme;
    /** Colors of the packages, "#rrggbb"; empty for those of the style. */
    readonly "accent-restore": string;
    readonly "accent-transform": string;
    /** Names of fonts of the visitor's device; empty for that of the style. */
    readonly font: string;
}

export type Name = keyof Settings;

/** One setting that cannot be used. `attribute` is the name of a parameter or an attribute. */
export interface SettingFault {
    readonly attribute: string;
    readonly found: string;
    readonly expected: string;
    readonly mend: string;
}

export const first_settings: Settings = {
    district: "typical-city",
    money: 12_200_000,
    years: 5,
    lang: "en",
    start: "both",
    theme: "auto",
    "accent-restore": "",
    "accent-transform": "",
    font: "",
};

export const names = Object.keys(first_settings) as readonly Name[];

/** Backgrounds of the style. */
export const grounds = { light: "#ffffff", dark: "#14171c" } as const;
/** What WCAG 2.2 asks of graphics (1.4.11). */
const least_contrast = 3;

/** The language of a tag such as "es-US", where there is one. */
export function read_language(text: string): Language | undefined {
    return languages.find((one) => new RegExp(`^${one}(-|$)`, "i").test(text.trim()));
}

/** What a text stands for, or why it cannot be used: what was expected, and how to mend it. */
type Read<Value> = { readonly value: Value } | { readonly expected: string; readonly mend: string };

function one_of<Value extends string>(text: string, known: readonly Value[]): Read<Value> {
    const value = known.find((one) => one === text);
    if (value !== undefined) return { value };
    return { expected: known.join(", "), mend: t("Give one of them, or leave it out.") };
}

function read_money(text: string): Read<number> {
    const value = read_dollars(text);
    if (value !== undefined && Math.abs(value) <= most_money) return { value };
    return {
        expected: t("dollars a year, at most one trillion, such as 12200000"),
        mend: t("Give a number of dollars; a minus sign is a cut."),
    };
}

function read_years(text: string): Read<number> {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= 1 && value <= most_years) return { value };
    return {
        expected: t("a whole number from 1 to {most}", { most: String(most_years) }),
        mend: t("Give a whole number."),
    };
}

function read_accent(text: string, theme: Theme): Read<string> {
    const value = read_color(text);
    if (value === undefined) {
        return {
            expected: t("a color such as #12436d"),
            mend: t("Write it as # and three or six hexadecimal digits (in an address, %23 stands for #)."),
        };
    }
    for (const ground of theme === "auto" ? (["light", "dark"] as const) : [theme]) {
        const ratio = contrast(value, grounds[ground]);
        if (ratio >= least_contrast) continue;
        const had = (Math.floor(ratio * 10) / 10).toFixed(1); // rounded down, so that 2.96 is not said to be 3.0
        const given = { least: String(least_contrast), ground: grounds[ground], ratio: had };
        return {
            expected: t("a contrast of at least {least} to 1 with the background {ground}; this one has {ratio} to 1", given),
            mend: ground === "light"
                ? t("Give a darker color, or the theme \u201cdark\u201d.")
                : t("Give a lighter color, or the theme \u201clight\u201d."),
        };
    }
    return { value };
}

function read_font(text: string): Read<string> {
    if (/^[A-Za-z0-9][A-Za-z0-9 ,-]{0,99}$/.test(text)) return { value: text };
    return {
        expected: t("names of fonts: letters, digits, spaces, hyphens, commas; at most 100"),
        mend: t("Name a font that readers have, such as Georgia, serif."),
    };
}

/**
 * Settings from texts. One that is not given is as in `otherwise`; one that cannot be used is too, and is listed with
 * what is wrong; so is one that is given twice. Names that are not known are listed apart: addresses come with names
 * that others have put there, which are nothing to readers.
 */
export function read_settings(
    given: Iterable<readonly [string, string]>,
    districts: readonly string[],
    otherwise: Settings = first_settings,
): { settings: Settings; faults: SettingFault[]; unknown: SettingFault[] } {
    const faults: SettingFault[] = [];
    const unknown: SettingFault[] = [];
    const texts = new Map<string, string>();
    for (const [attribute, found] of given) {
        const known = (names as readonly string[]).includes(attribute);
        if (!known) {
            unknown.push({ attribute, found, expected: names.join(", "), mend: t("Leave it out: there is no such setting.") });
        } else if (texts.has(attribute)) {
            faults.push({ attribute, found, expected: t("each setting once"), mend: t("Leave out all but one.") });
        } else {
            texts.set(attribute, found);
        }
    }
    const settings: { -readonly [Key in Name]: Settings[Key] } = { ...otherwise };
    const take = <Key extends Name>(name: Key, read: (text: string) => Read<Settings[Key]>): void => {
        const found = texts.get(name);
        if (found === undefined) return;
        const what = read(found.trim());
        if ("value" in what) settings[name] = what.value;
        else faults.push({ attribute: name, found, ...what });
    };
    take("district", (text) => one_of(text, districts));
    take("money", read_money);
    take("years", read_years);
    take("lang", (text) => {
        const value = read_language(text);
        return value !== undefined ? { value } : one_of(text, languages);
    });
    take("start", (text) => one_of(text, starts));
    take("theme", (text) => one_of(text, themes));
    for (const name of ["accent-restore", "accent-transform"] as const) {
        if (texts.get(name) === "") settings[name] = "";
        else take(name, (text) => read_accent(text, settings.theme));
    }
    if (texts.get("font") === "") settings.font = "";
    else take("font", read_font);
    return { settings, faults, unknown };
}

/** A fault as a sentence. */
export function fault_words({ attribute, found, expected, mend }: SettingFault): string {
    return t("The setting \u201c{name}\u201d cannot be used. Found: {found}. Expected: {expected}. {mend}",
        { name: attribute.slice(0, 60), found: found.slice(0, 60) || t("nothing"), expected, mend });
}

/** The settings that are not the first ones, as the query of an address; district, money and years always. */
export function query_of(settings: Settings): string {
    const always: readonly Name[] = ["district", "money", "years"];
    const parts = names.filter((name) => always.includes(name) || settings[name] !== first_settings[name]);
    return `?${new URLSearchParams(parts.map((name) => [name, String(settings[name])]))}`;
}

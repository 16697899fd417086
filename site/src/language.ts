// SPDX-License-Identifier: MIT
// The language of the page. Texts stand in the code in English; in another language each is looked up by its English.
import { type Content, element } from "./dom";

/** Texts of a language by their English, with the same places in braces. */
export type Catalog = Readonly<Record<string, string>>;

let catalog: Catalog | undefined;

/** From now on texts are those of a catalog; without one they are English. */
export function speak(of: Catalog | undefined): void {
    catalog = of;
}

/** The language that the document declares: the part before the first hyphen of its `lang`. */
export function page_language(): string {
    return document.documentElement.lang.split("-")[0] ?? "en";
}

/** A text of the page, `{name}` replaced by what is given under that name. Call it with a literal: tests collect them. */
export function t(text: string, given: Readonly<Record<string, string>> = {}): string {
    return (catalog?.[text] ?? text).replace(/\{(\w+)\}/g, (place, name: string) => given[name] ?? place);
}

/** As `t`, with elements in some of the places. */
export function t_with(text: string, given: Readonly<Record<string, Content>>): Content {
    return (catalog?.[text] ?? text).split(/(\{\w+\})/).filter((piece) => piece !== "").map((piece) => {
        const name = /^\{(\w+)\}$/.exec(piece)?.[1];
        return name !== undefined && name in given ? given[name]! : piece;
    });
}

const quoted = /"[^"]+"/g;
const figures = /[-\u2212+]?\$?\d[\d,]*(?:\.\d+)?/g;

/**
 * A text that the model wrote, in the language of the page: looked up whole, then with each text in quotation marks
 * and each figure replaced by {0}, {1} and so on. English where the catalog does not have it.
 */
export function told(text: string): string {
    return look_up(text) ?? text;
}

/** As `told`, where an element can stand: what stays English in a page of another language is marked as English. */
export function told_content(text: string, as: (own: string) => string = (own) => own): Content {
    const own = look_up(text);
    return own === undefined && catalog !== undefined ? cited(as(text)) : as(own ?? text);
}

/** A text that is English in every language of the page, such as the name of a study. */
export function cited(text: string): Content {
    return catalog === undefined || !/\p{L}/u.test(text) ? text : element("span", { lang: "en" }, text);
}

function look_up(text: string): string | undefined {
    const whole = catalog?.[text];
    if (whole !== undefined || catalog === undefined) return whole;
    const { pattern, values } = pattern_of(text);
    const found = catalog[pattern];
    if (found === undefined) return undefined;
    const own = values.map((value) => (value.startsWith('"') ? `\u00ab${told(value.slice(1, -1))}\u00bb` : value));
    return found.replace(/\{(\d+)\}/g, (place, index: string) => own[Number(index)] ?? place);
}

/** What a text of the model says again and again, and the names and figures that differ. */
export function pattern_of(text: string): { pattern: string; values: string[] } {
    const values: string[] = [];
    const keep = (value: string): string => `{${values.push(value) - 1}}`;
    const pattern = text.replace(new RegExp(`${quoted.source}|${figures.source}`, "g"), keep);
    return { pattern, values };
}

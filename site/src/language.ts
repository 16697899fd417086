// SPDX-License-Identifier: MIT
// The language of the page. Texts stand in the code in English; in another language each is looked up by its English.
import { type Content, element } from "./dom";
import { ModelTexts } from "./model_texts";

/** Texts of a language by their English, with the same places in braces. */
export type Catalog = Readonly<Record<string, string>>;

let catalog: Catalog | undefined;
let names: ReadonlySet<string> = new Set();
let model_texts: ModelTexts | undefined;

/** From now on texts are those of a catalog; without one they are English. */
export function speak(of: Catalog | undefined): void {
    catalog = of;
    model_texts = of && new ModelTexts(of, names);
}

/** From now on these stand as they are within what the model writes, unless the catalog has them. */
export function take_names(...of: readonly string[]): void {
    if (of.every((name) => names.has(name))) return;
    names = new Set([...names, ...of]);
    speak(catalog);
}

/** Adds to the catalog what only a part of the page says. Does nothing in English. */
export function speak_also(more: Catalog): void {
    if (catalog !== undefined) speak({ ...catalog, ...more });
}

/** The language that the document declares: the part before the first hyphen of its `lang`. */
export function page_language(): string {
    return document.documentElement.lang.split("-")[0] ?? "en";
}

/** What a link has that leads from the page that is open to one that there is in English alone. */
export function to_english(address: string): { readonly href: string; readonly hreflang: string } {
    return { href: catalog === undefined ? address : `../${address}`, hreflang: "en" };
}

/**
 * A text of the page, `{name}` replaced by what is given under that name. Call it with a literal, or with literals
 * joined by `+`: tests collect them. What follows "##" is not shown: it tells apart texts that are one in English only.
 */
export function t(text: string, given: Readonly<Record<string, string>> = {}): string {
    return filled(own(text), given);
}

function filled(text: string, given: Readonly<Record<string, string>>): string {
    return text.replace(/\{(\w+)\}/g, (place, name: string) => given[name] ?? place);
}

function own(text: string): string {
    return catalog?.[text] ?? text.replace(/##.*/, "");
}

/** As `t`, with elements in some of the places. */
export function t_with(text: string, given: Readonly<Record<string, Content>>): Content {
    return own(text).split(/(\{\w+\})/).filter((piece) => piece !== "").map((piece) => {
        const name = /^\{(\w+)\}$/.exec(piece)?.[1];
        return name !== undefined && name in given ? given[name]! : piece;
    });
}

/** As `t`, with texts that the model wrote; where the catalog does not have all of them, the whole stays English. */
export function t_told(text: string, given: Readonly<Record<string, string>>): Content {
    const told = Object.entries(given).map(([name, value]) => [name, known(value)] as const);
    return told.every((one): one is readonly [string, string] => one[1] !== undefined)
        ? filled(own(text), Object.fromEntries(told))
        : cited(filled(text, given));
}

/** A text that the model wrote, in the language of the page; English where the catalog does not have it. */
export function told(text: string): string {
    return known(text) ?? text;
}

/** As `told`, where an element can stand: what stays English in a page of another language is marked as English. */
export function told_content(text: string, as: (text: string) => string = (same) => same): Content {
    const found = known(text);
    return found === undefined ? cited(as(text)) : as(found);
}

/** A text that is English in every language of the page, such as the name of a study. */
export function cited(text: string): Content {
    return catalog === undefined || !/\p{L}/u.test(text) ? text : element("span", { lang: "en" }, text);
}

/** A text of the model in the language of the page; none where the catalog does not have it. */
export function known(text: string): string | undefined {
    return model_texts === undefined ? text : model_texts.find(text);
}

/** Whether the page is in another language than the model writes. */
export function translated(): boolean {
    return catalog !== undefined;
}

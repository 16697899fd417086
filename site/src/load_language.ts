// SPDX-License-Identifier: MIT
// Fetches the texts of a page that is not in English; an English page fetches nothing.
import { type Catalog, page_language, speak, speak_also } from "./language";

async function fetch_texts(name: string): Promise<Catalog> {
    const answer = await fetch(new URL(name, import.meta.url));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${answer.statusText}`);
    return (await answer.json()) as Catalog;
}

/** To be awaited before anything is drawn. Where the texts do not arrive the page cannot be shown in its language. */
export async function load_language(): Promise<void> {
    if (page_language() === "es") speak(await fetch_texts("es.json"));
}

const further = new Map<string, Promise<void>>();

/** Adds the texts of a file, once. Where they do not arrive what they say stays English. */
function add_texts(name: string): Promise<void> {
    if (page_language() !== "es") return Promise.resolve();
    const known = further.get(name);
    if (known !== undefined) return known;
    const adding = fetch_texts(name).then(speak_also, () => void further.delete(name));
    further.set(name, adding);
    return adding;
}

/** To be awaited before assumptions are told. */
export function load_assumption_texts(): Promise<void> {
    return add_texts("es-assumptions.json");
}

/** To be awaited before anything is told that a page does not say at first. */
export function load_more_texts(): Promise<void> {
    return add_texts("es-more.json");
}

/** A part of the page that is fetched when it is wanted, with the texts of such parts. */
export async function with_texts<Part>(part: Promise<Part>): Promise<Part> {
    await load_more_texts();
    return part;
}

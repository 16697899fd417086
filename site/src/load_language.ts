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

let assumptions: Promise<void> | undefined;

/** To be awaited before assumptions are told. Where their texts do not arrive they stay English. */
export async function load_assumption_texts(): Promise<void> {
    if (page_language() !== "es") return;
    assumptions ??= fetch_texts("es-assumptions.json").then(speak_also, () => {
        assumptions = undefined;
    });
    await assumptions;
}

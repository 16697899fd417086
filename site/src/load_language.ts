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

let notes: Promise<void> | undefined;

/** To be awaited before notes on assumptions are drawn. Without their texts they stay English, marked as such. */
export async function load_assumption_notes(): Promise<void> {
    if (page_language() !== "es") return;
    notes ??= fetch_texts("es-assumptions.json").then(speak_also, () => {
        notes = undefined;
    });
    await notes;
}

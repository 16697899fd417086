// SPDX-License-Identifier: MIT
// The thread on which the model runs, so that the page never waits for it.
import { type Job, type Outcome, Runner } from "./runner";

export interface Order {
    readonly id: number;
    readonly job: Omit<Job, "document">;
    /** Which of the documents that were sent before the job is about. */
    readonly document?: number | undefined;
}

/** What comes in: a document, to be kept under its number, or an order. */
export type ToWorker = { readonly keep: number; readonly bytes: Uint8Array } | Order;

/** What goes out: how many bytes of the whole module have come, or the outcome of an order. */
export type FromWorker = { readonly loaded: number } | { readonly id: number; readonly outcome: Outcome };

const runner = new Runner();
const documents = new Map<number, Uint8Array>();
const say = (words: FromWorker): void => postMessage(words);
let last: Promise<void> = Promise.resolve();

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
    if ("keep" in data) {
        documents.set(data.keep, data.bytes);
        return;
    }
    const { id, job, document } = data;
    const whole_job = { ...job, document: document === undefined ? undefined : documents.get(document) };
    // One after the other, also while a module is on its way.
    last = last.then(async () => say({ id, outcome: await runner.run(whole_job, (loaded) => say({ loaded })) }));
});

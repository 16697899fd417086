// SPDX-License-Identifier: MIT
// The model on threads of its own: one that answers at once, and one for long work, which can be called off.
import type { Failure, Job } from "./runner";
import type { FromWorker, Order, ToWorker } from "./worker";

/** Why there is no answer. `kind` is that of the module's errors, or "stopped" where the visitor called it off. */
export class Refused extends Error {
    readonly kind: Failure["kind"] | "stopped";
    readonly faults: Failure["faults"];

    constructor({ kind, message, faults }: Omit<Failure, "kind"> & { kind: Refused["kind"] }) {
        super(message);
        this.kind = kind;
        this.faults = faults;
    }
}

/** A document that requests can name by its digest. */
export interface Document {
    readonly bytes: Uint8Array;
    readonly number: number;
}

export interface Work extends Omit<Job, "document"> {
    readonly document?: Document | undefined;
    /** Hears how many bytes of the whole module have come. */
    readonly progress?: ((loaded: number) => void) | undefined;
}

interface Waiting {
    readonly done: (text: string) => void;
    readonly failed: (error: Refused) => void;
    readonly progress: ((loaded: number) => void) | undefined;
}

/** One thread. What was asked for is answered in order. */
class Thread {
    #worker: Worker | undefined;
    readonly #waiting = new Map<number, Waiting>();
    readonly #kept = new Set<number>();
    #next = 0;

    ask({ document, progress, ...job }: Work): Promise<string> {
        const worker = (this.#worker ??= this.#start());
        const post = (words: ToWorker): void => worker.postMessage(words);
        if (document !== undefined && !this.#kept.has(document.number)) {
            this.#kept.add(document.number);
            post({ keep: document.number, bytes: document.bytes });
        }
        const order: Order = { id: this.#next++, job, document: document?.number };
        return new Promise((done, failed) => {
            this.#waiting.set(order.id, { done, failed, progress });
            post(order);
        });
    }

    /** Ends the thread and everything that waits for it; the next question starts another. */
    stop(why: Refused): void {
        this.#worker?.terminate();
        this.#worker = undefined;
        this.#kept.clear();
        const waiting = [...this.#waiting.values()];
        this.#waiting.clear();
        for (const { failed } of waiting) failed(why);
    }

    #start(): Worker {
        const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
        worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => this.#hear(data));
        worker.addEventListener("error", (event) => {
            event.preventDefault();
            this.stop(new Refused({ kind: "not_loaded", message: event.message || "worker.js", faults: [] }));
        });
        return worker;
    }

    #hear(said: FromWorker): void {
        if ("loaded" in said) {
            for (const { progress } of this.#waiting.values()) progress?.(said.loaded);
            return;
        }
        const one = this.#waiting.get(said.id);
        this.#waiting.delete(said.id);
        if (one === undefined) return;
        if ("text" in said.outcome) one.done(said.outcome.text);
        else one.failed(new Refused(said.outcome.error));
    }
}

export class Engine {
    readonly #quick = new Thread();
    readonly #long = new Thread();

    /** What an operation answers, as JSON text. Fails with `Refused`. */
    ask(work: Work): Promise<string> {
        return this.#quick.ask(work);
    }

    /** As `ask`, beside all that is answered at once. Calling it off ends the work where it is. */
    ask_long(work: Work, signal: AbortSignal): Promise<string> {
        const stop = (): void => this.#long.stop(new Refused({ kind: "stopped", message: "", faults: [] }));
        signal.addEventListener("abort", stop, { once: true });
        return this.#long.ask(work).finally(() => signal.removeEventListener("abort", stop));
    }
}

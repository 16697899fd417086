// SPDX-License-Identifier: MIT
// Runs operations: with the module of the page while that is enough, then with the one that has them all.
import { all_operations, type ErrorKind, type Fault, load, type Nineways, NinewaysError } from "../../wasm/nineways";
import type { Trace } from "./trace";

/** An operation to run on JSON text, or on the bytes of a file. */
export interface Job {
    readonly operation: string;
    readonly request: string | Uint8Array;
    /** Whether it needs the module with every operation. */
    readonly whole: boolean;
    /** The document that the request names by its digest, if it names one. */
    readonly document?: Uint8Array | undefined;
    /** Of a full comparison, only the way of one number is wanted. */
    readonly trace?: Trace | undefined;
}

/** What came of a job: JSON text, or why there is none. */
export type Outcome = { readonly text: string } | { readonly error: Failure };

export interface Failure {
    readonly kind: ErrorKind | "error";
    readonly message: string;
    readonly faults: readonly Fault[];
}

type Progress = (loaded: number) => void;

const page_operations = new URL("nineways.wasm", import.meta.url);

export class Runner {
    #page: Promise<Nineways> | undefined;
    #whole: Promise<Nineways> | undefined;
    #whole_is_here = false;
    /** The document that the whole module holds. */
    #held: Uint8Array | undefined;

    /** Runs a job; `progress` hears how many bytes of the whole module have come. */
    async run(job: Job, progress: Progress): Promise<Outcome> {
        try {
            const module = job.whole || this.#whole_is_here ? await this.#every_operation(progress) : await this.#of_page();
            const text = this.#answer(module, job);
            if (job.trace === undefined) return { text };
            const { trace } = await import("./trace");
            return { text: JSON.stringify(trace(text, job.trace)) };
        } catch (error) {
            if (!(error instanceof NinewaysError && error.kind === "invalid_input")) this.#held = undefined;
            return { error: failure_of(error) };
        }
    }

    #answer(module: Nineways, { operation, request, document }: Job): string {
        if (document !== undefined && this.#held !== document) {
            module.runText("load", around(document));
            this.#held = document;
        }
        return module.runText(operation, request);
    }

    #of_page(): Promise<Nineways> {
        this.#page ??= load(page_operations).catch((error: unknown) => {
            this.#page = undefined;
            throw error;
        });
        return this.#page;
    }

    #every_operation(progress: Progress): Promise<Nineways> {
        this.#whole ??= fetch_whole(progress).then(
            (module) => {
                this.#whole_is_here = true;
                this.#page = undefined;
                return module;
            },
            (error: unknown) => {
                this.#whole = undefined;
                throw error;
            });
        return this.#whole;
    }
}

async function fetch_whole(progress: Progress): Promise<Nineways> {
    const answer = await fetch(all_operations);
    if (!answer.ok || answer.body === null) throw new TypeError(`${answer.url}: ${answer.status} ${answer.statusText}`);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let loaded = 0;
    for (const reader = answer.body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) break;
        parts.push(value);
        progress((loaded += value.length));
    }
    return load(new Blob(parts));
}

/** A request that holds a district document, which may begin with a byte order mark. */
export function around(document: Uint8Array): Uint8Array {
    const mark = document[0] === 0xef && document[1] === 0xbb && document[2] === 0xbf ? 3 : 0;
    const before = new TextEncoder().encode('{"district":');
    const request = new Uint8Array(before.length + document.length - mark + 1);
    request.set(before);
    request.set(document.subarray(mark), before.length);
    request[request.length - 1] = "}".charCodeAt(0);
    return request;
}

function failure_of(error: unknown): Failure {
    if (error instanceof NinewaysError) {
        return { kind: error.kind, message: error.message, faults: error.faults };
    }
    const missing = error instanceof TypeError || error instanceof WebAssembly.CompileError;
    const message = error instanceof Error ? error.message : String(error);
    return { kind: missing ? "not_loaded" : "error", message, faults: [] };
}

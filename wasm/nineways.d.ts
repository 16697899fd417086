// SPDX-License-Identifier: MIT

/** One thing that is wrong with a request: where, what was found, what was expected, how to mend it. */
export interface Fault {
    /** JSON pointer, such as `/schools/3/pupils/7`; or the row and column of a table. */
    readonly place: string;
    readonly found: string;
    readonly expected: string;
    readonly mend: string;
}

/**
 * - `invalid_input`: the request is at fault; `faults` lists everything to mend at once.
 * - `out_of_memory`: the request needs more memory than the module may use.
 * - `trap`: the module stopped.
 * - `not_loaded`: the module's file did not arrive.
 *
 * After any of them the next call works. After `out_of_memory` and `trap` it runs on a fresh instance, in which
 * no document is loaded.
 */
export type ErrorKind = "invalid_input" | "out_of_memory" | "trap" | "not_loaded";

export class NinewaysError extends Error {
    private constructor();
    readonly kind: ErrorKind;
    readonly faults: readonly Fault[];
    /** The response exactly as written; empty when there was none. */
    readonly body: string;
}

export interface Nineways {
    /** Runs an operation on a request object, or on JSON text. Throws `NinewaysError`. */
    run<Response = unknown>(operation: string, request?: object | string): Response;
    /** Runs an operation on JSON text, or its UTF-8 bytes. Returns the response as written; throws `NinewaysError`. */
    runText(operation: string, request: string | Uint8Array): string;
}

/** The module with every operation: `await load(all_operations)`. `nineways.wasm` compares typical districts. */
export const all_operations: URL;

/** Compiles the module. Without an argument: `nineways.wasm` beside this file. A plain string is a path in Node. */
export function load(
    source?: string | URL | Response | Blob | ArrayBuffer | Uint8Array | WebAssembly.Module,
): Promise<Nineways>;

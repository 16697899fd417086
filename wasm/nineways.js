// SPDX-License-Identifier: MIT
// Loads the module in Node and in browsers. No generated code, no eval, no globals.

const request_limit = 128 * 1024 * 1024; // bytes
const outcome = { refused: 0, answered: 1, out_of_memory: 2 };

/** What went wrong: `kind` says how, `faults` lists what to mend, `body` is the response text if there was one. */
export class NinewaysError extends Error {
    constructor(kind, message, { faults = [], body = "", cause } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.name = "NinewaysError";
        this.kind = kind;
        this.faults = faults;
        this.body = body;
    }
}

function refusal(body) {
    const { kind, faults = [] } = JSON.parse(body).error;
    const line = ({ place, found, expected, mend }) => `${place || "the request"}: found ${found}, expected ${expected}; ${mend}`;
    return new NinewaysError(kind, faults.map(line).join("\n") || kind, { faults, body });
}

function refuse(found, expected, mend) {
    const fault = { place: "", found, expected, mend };
    throw refusal(JSON.stringify({ error: { kind: "invalid_input", faults: [fault] } }));
}

function bytes_of(request) {
    const bytes = typeof request === "string" ? new TextEncoder().encode(request) : request;
    if (!(bytes instanceof Uint8Array))
        refuse(request === null ? "null" : typeof request, "JSON as text or as UTF-8 bytes", "give objects to run()");
    if (bytes.length > request_limit)
        refuse(`${bytes.length} bytes`, `at most ${request_limit} bytes`, "send a smaller request");
    return bytes;
}

function text_of(request) {
    let text;
    try {
        text = JSON.stringify(request);
    } catch (cause) {
        refuse(cause.message.split("\n")[0], "a request that JSON can hold", "give plain objects, arrays, texts and numbers");
    }
    return text ?? refuse(typeof request, "a request that JSON can hold", "give a plain object");
}

const nothing = () => 0;
const imports = {
    env: { emscripten_notify_memory_growth: nothing },
    wasi_snapshot_preview1: {
        proc_exit(code) {
            if (code === outcome.out_of_memory) throw new OutOfMemory();
            throw new Error(`the module ended itself with code ${code}`);
        },
        fd_close: nothing,
        fd_seek: nothing,
        fd_write: nothing,
        environ_get: nothing,
        environ_sizes_get: nothing,
    },
};

function started({ exports }) {
    exports._initialize();
    return exports;
}

async function compile(source) {
    if (source instanceof WebAssembly.Module) return source;
    if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
    if (typeof source === "object" && typeof source?.arrayBuffer === "function")
        return WebAssembly.compile(await source.arrayBuffer()); // a Response or a Blob
    const address = String(source);
    const is_path = typeof process === "object" && process.versions?.node && !/^[a-z][a-z0-9+.-]+:/i.test(address);
    if (is_path || address.startsWith("file:")) {
        const file_system = "node:fs/promises"; // a name, so that bundlers for browsers leave it alone
        const { readFile } = await import(file_system);
        return WebAssembly.compile(await readFile(is_path ? address : new URL(address)));
    }
    const answer = await fetch(address);
    if (!answer.ok) throw new NinewaysError("not_loaded", `${address}: ${answer.status} ${answer.statusText}`);
    return WebAssembly.compile(await answer.arrayBuffer());
}

/** One instance of the module: dropped and made anew after a trap, because its stack and heap are then unknown. */
class Nineways {
    #module;
    #exports;

    constructor(module, instance) {
        this.#module = module;
        this.#exports = started(instance);
    }

    /** Runs `operation` on a request object, or on JSON text, and returns the response object. */
    run(operation, request = {}) {
        const is_text = typeof request === "string" || request instanceof Uint8Array;
        return JSON.parse(this.runText(operation, is_text ? request : text_of(request)));
    }

    /** Runs `operation` on JSON text (or its UTF-8 bytes) and returns the response text exactly as written. */
    runText(operation, request) {
        const bytes = bytes_of(request);
        let answer;
        try {
            answer = this.#call(new TextEncoder().encode(operation), bytes);
        } catch (cause) {
            this.#exports = null;
            throw failure(cause);
        }
        if (answer.how === outcome.refused) throw refusal(answer.body);
        return answer.body;
    }

    #call(operation, request) {
        const wasm = (this.#exports ??= started(new WebAssembly.Instance(this.#module, imports)));
        const operation_at = this.#place(operation);
        const request_at = this.#place(request);
        const how = wasm.nineways_run(operation_at, operation.length, request_at, request.length);
        wasm.nineways_release(request_at);
        wasm.nineways_release(operation_at);
        const body = new Uint8Array(wasm.memory.buffer, wasm.nineways_response(), wasm.nineways_response_size());
        return { how, body: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body) };
    }

    #place(bytes) {
        const at = this.#exports.nineways_alloc(bytes.length);
        if (at === 0) throw new OutOfMemory();
        new Uint8Array(this.#exports.memory.buffer, at, bytes.length).set(bytes);
        return at;
    }
}

class OutOfMemory extends Error {}

function failure(cause) {
    // An engine that cannot make or grow a memory says RangeError; so does a stack overflow, told apart by its text.
    const says_memory = cause instanceof RangeError && /memory|alloc/i.test(cause.message);
    const memory = cause instanceof OutOfMemory || says_memory;
    if (memory) return new NinewaysError("out_of_memory", "the request needs more memory than there may be", { cause });
    const why = cause?.message ?? "an exception that it did not catch";
    return new NinewaysError("trap", `the module stopped: ${why}`, { cause });
}

/** The module with every operation; the one that is loaded without an argument has those of a page. */
export const all_operations = new URL("nineways-all.wasm", import.meta.url);

/** Compiles the module from an address, a path (Node), a Response, bytes or a `WebAssembly.Module`. */
export async function load(source = new URL("nineways.wasm", import.meta.url)) {
    const module = await compile(source);
    return new Nineways(module, await WebAssembly.instantiate(module, imports));
}

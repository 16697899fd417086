// SPDX-License-Identifier: MIT
// Compiled, never run: the loader as a typed program uses it.
import { load, NinewaysError, type Fault, type Nineways } from "../../wasm/nineways.js";

interface Version {
    version: string;
}

export async function version_of(source: URL | ArrayBuffer | WebAssembly.Module): Promise<string> {
    const nineways: Nineways = await load(source);
    try {
        const text: string = nineways.runText("version", new Uint8Array());
        return text + nineways.run<Version>("version", {}).version + nineways.run<Version>("version").version;
    } catch (error) {
        if (!(error instanceof NinewaysError)) throw error;
        const places: string[] = error.faults.map((fault: Fault) => fault.place);
        return error.kind === "invalid_input" ? places.join() : error.body;
    }
}

export function misuse(nineways: Nineways, error: NinewaysError): void {
    // @ts-expect-error a number is not a request
    nineways.run("version", 5);
    // @ts-expect-error text needs to be given
    nineways.runText("version");
    // @ts-expect-error faults cannot be changed
    error.faults = [];
    // @ts-expect-error only the loader makes these errors
    new NinewaysError();
}

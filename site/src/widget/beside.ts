// SPDX-License-Identifier: MIT
// Files beside the frame. In a sandbox its origin is "null", and few servers let that fetch. A classic script is let
// through, so each file has a twin that hands its content over as text.

interface ScriptPolicy {
    createScriptURL(address: string): string;
}

declare global {
    var trustedTypes: undefined | {
        createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptPolicy;
    };
    /** Called by the twins. */
    var nineways_hand_over: undefined | ((name: string, text: string) => void);
}

const twins = ["nineways.wasm.js", "es.json.js"] as const;
type Twin = (typeof twins)[number];

/** Where a page asks for trusted types, this is what it has to allow: the name "nineways", and these addresses only. */
function policy(): ScriptPolicy | undefined {
    return globalThis.trustedTypes?.createPolicy("nineways", {
        createScriptURL(address) {
            if (twins.some((twin) => new URL(twin, document.baseURI).href === address)) return address;
            throw new TypeError(address);
        },
    });
}

let trusted: ScriptPolicy | undefined;
const waiting = new Map<string, (text: string) => void>();

function from_script(name: Twin): Promise<string> {
    globalThis.nineways_hand_over = (of, text) => waiting.get(of)?.(text);
    trusted ??= policy();
    return new Promise((resolve, reject) => {
        const script = document.createElement("script");
        const address = new URL(name, document.baseURI).href;
        waiting.set(name, resolve);
        script.addEventListener("error", () => reject(new Error(`${address} did not arrive`)));
        // Its text has come by then, so this is only heard where it has none.
        script.addEventListener("load", () => reject(new Error(`${address} has nothing in it`)));
        script.src = trusted?.createScriptURL(address) ?? address;
        document.head.append(script);
    });
}

/** Fetches a file; none where this frame cannot. */
async function fetched(address: URL): Promise<Response | undefined> {
    if (self.origin === "null") return undefined;
    try {
        const answer = await fetch(address);
        return answer.ok ? answer : undefined;
    } catch {
        return undefined;
    }
}

/** Compiles while it loads, where the server names the type of the file. */
export async function compile(answer: Response): Promise<WebAssembly.Module> {
    const again = answer.clone();
    try {
        return await WebAssembly.compileStreaming(answer);
    } catch {
        return WebAssembly.compile(await again.arrayBuffer());
    }
}

async function inflated(text: string): Promise<ArrayBuffer> {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
}

export async function module_beside(): Promise<WebAssembly.Module> {
    const answer = await fetched(new URL("nineways.wasm", document.baseURI));
    if (answer !== undefined) return compile(answer);
    return WebAssembly.compile(await inflated(await from_script("nineways.wasm.js")));
}

export async function words_beside(): Promise<Record<string, string>> {
    const answer = await fetched(new URL("es.json", document.baseURI));
    const text = answer !== undefined ? await answer.text() : await from_script("es.json.js");
    return JSON.parse(text) as Record<string, string>;
}

// SPDX-License-Identifier: MIT
// The model behind the page: scenes in, answers of the operations out.
import type { Fault } from "../../wasm/nineways";
import { type Document, Engine, Refused } from "./engine";
import { whole } from "./numbers";
import { type Request, request_of } from "./requests";
import type { Comparison, DistrictSummary, Effect, FilledValue, Lever, Preset } from "./response";
import { around } from "./runner";
import { needs_every_operation, type PackageKey, type Scene, type Sketch } from "./scene";
import type { LedgerEntry, Trace } from "./trace";

/** Larger files are refused unread: a district of a thousand schools has a few megabytes. */
const file_limit = 32_000_000; // bytes

/** So many characters of a file that is no district document are shown. */
const most_cited = 80;

const sketching = "sketch_district";

/** A district document that is loaded. */
export interface Loaded extends Document {
    readonly digest: string;
    readonly district: DistrictSummary;
    readonly filled: readonly FilledValue[];
}

/** What the page must know before the model answers; a file beside it, printed from the module with every operation. */
interface Words {
    readonly version: string;
    /** Bytes of the module with every operation. */
    readonly whole_size: number;
    readonly districts: readonly DistrictSummary[];
    readonly levers: readonly Lever[];
    readonly presets: readonly Preset[];
    readonly effects: Readonly<Record<string, Effect>>;
}

async function fetch_words(): Promise<Words> {
    const answer = await fetch(new URL("words.json", import.meta.url));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${answer.statusText}`);
    return (await answer.json()) as Words;
}

/** How a question is asked: `signal` sends it to the thread for long work, where it can be called off. */
export interface Asking {
    readonly signal?: AbortSignal;
    /** Hears which part of the whole module has come, from 0 to 1. */
    readonly progress?: (part: number) => void;
}

export class Model {
    readonly version: string;
    readonly districts: readonly DistrictSummary[];
    readonly levers: readonly Lever[];
    readonly catalog: ReadonlyMap<string, Lever>;
    readonly presets: readonly Preset[];
    readonly effects: ReadonlyMap<string, Effect>;
    readonly #engine: Engine;
    readonly #whole_size: number;
    /** Documents that were read or made, by their digest. */
    readonly #documents = new Map<string, Loaded>();
    readonly #sketches = new Map<string, Promise<Loaded>>();
    readonly #sketched = new Map<string, Loaded>();

    private constructor(engine: Engine, { version, whole_size, districts, levers, presets, effects }: Words) {
        this.#engine = engine;
        this.version = version;
        this.#whole_size = whole_size;
        this.districts = districts;
        this.levers = levers;
        this.catalog = new Map(levers.map((lever) => [lever.id, lever]));
        this.presets = presets;
        this.effects = new Map(Object.entries(effects));
    }

    static async start(): Promise<Model> {
        const engine = new Engine();
        const words = fetch_words();
        void engine.ask({ operation: "version", request: "{}", whole: false }).catch(() => {}); // so that the module is there
        return new Model(engine, await words);
    }

    /** The document of a scene's district, where it is a file or a sketch that was made. */
    document_of({ district, sketch, file }: Scene): Loaded | undefined {
        if (district !== undefined) return undefined;
        return sketch === undefined ? this.#documents.get(file ?? "") : this.#sketched.get(JSON.stringify(sketch));
    }

    /** What an address can name. */
    get known(): { version: string; districts: readonly string[]; levers: readonly Lever[] } {
        return { version: this.version, districts: this.districts.map(({ id }) => id), levers: this.levers };
    }

    async compare(scene: Scene, asking: Asking = {}): Promise<Comparison> {
        await this.#make(scene);
        const compared = await this.#run<Comparison>("compare", this.request(scene), needs_every_operation(scene), asking);
        return { ...compared, once: scene.once, lasts: scene.once ? undefined : scene.lasts };
    }

    /** What another operation says of what `compare` compares, with more in its request. */
    async ask<Answer>(operation: string, scene: Scene, more: Request, asking: Asking = {}): Promise<Answer> {
        await this.#make(scene);
        return this.#run(operation, { ...this.request(scene), ...more }, true, asking);
    }

    /** What an operation says that is asked of the district and the assumptions of a scene alone. */
    async ask_district<Answer>(operation: string, scene: Scene, more: Request, asking: Asking = {}): Promise<Answer> {
        await this.#make(scene);
        const { assumptions } = scene;
        const edits = Object.keys(assumptions).length > 0 ? { assumptions } : {};
        return this.#run(operation, { district: this.#district(scene), ...edits, ...more }, true, asking);
    }

    /** As `ask`, the very text of the answer. */
    async ask_text(operation: string, scene: Scene): Promise<string> {
        await this.#make(scene);
        return this.#text(operation, this.request(scene), true, {});
    }

    /** What an operation says of a request that has nothing of the scene in it. */
    ask_alone<Answer>(operation: string, request: Request, asking: Asking = {}): Promise<Answer> {
        return this.#run(operation, request, true, asking);
    }

    /** The steps from which a number of a package follows; in a large district they take seconds. */
    async trace(scene: Scene, ledger: PackageKey, path: string): Promise<LedgerEntry[]> {
        const { signal } = new AbortController();
        const request = { ...this.request(scene), detail: "full" };
        return JSON.parse(await this.#text("compare", request, true, { signal }, { ledger, path })) as LedgerEntry[];
    }

    /** What `compare` is asked for a scene; the command line answers the same to it. */
    request(scene: Scene): Request {
        return request_of(scene, this.presets, this.#district(scene));
    }

    /** As `request`, with the whole document of the district where it is not one that the program has. */
    async whole_request(scene: Scene): Promise<string> {
        await this.#make(scene);
        const document = this.document_of(scene);
        if (document === undefined) return `${JSON.stringify(this.request(scene))}\n`;
        const { district: _, ...others } = this.request(scene);
        const rest = JSON.stringify(others).slice(1);
        return `{"district":${new TextDecoder().decode(document.bytes).trim()},${rest}\n`;
    }

    /** The whole document of a scene's district, as JSON text. */
    async document(scene: Scene): Promise<string> {
        await this.#make(scene);
        return this.#text("district", { district: this.#district(scene) }, true, {});
    }

    /** Reads a district file and keeps it; throws `FileRefused` with all its faults and keeps the one before. */
    async read(file: Blob): Promise<Loaded> {
        if (file.size > file_limit) {
            throw new FileRefused([{
                place: "",
                found: `${(file.size / 1e6).toFixed(0)} MB`,
                expected: `at most ${file_limit / 1e6} MB`,
                mend: "Check that it is the right file.",
            }]);
        }
        const bytes = new Uint8Array(await file.arrayBuffer());
        await this.#read_alone(bytes);
        const text = new TextDecoder().decode(bytes).trim();
        if (!text.startsWith("{")) {
            throw new FileRefused([{
                place: "",
                found: text.length > most_cited ? `${text.slice(0, most_cited)}\u2026` : text,
                expected: "the document of a district, which stands in braces",
                mend: "Choose a file that was saved here as a district, or a list of schools.",
            }]);
        }
        return this.#keep(bytes);
    }

    /** A list of schools as a district document, which is kept; throws `Refused` with all that is wrong with it. */
    async import_schools(request: Request): Promise<Loaded> {
        return this.#keep(new TextEncoder().encode(await this.#text("import_schools", request, true, {})));
    }

    /** A district out of a few numbers; throws `Refused` with all that is wrong with them. Each is made once. */
    sketch(sketch: Sketch): Promise<Loaded> {
        const key = JSON.stringify(sketch);
        const made = this.#sketches.get(key) ?? this.#text(sketching, { ...sketch }, true, {})
            .catch((error: unknown) => {
                throw error instanceof Refused ? with_thousands(error) : error;
            })
            .then((text) => this.#keep(new TextEncoder().encode(text)))
            .then((document) => {
                this.#sketched.set(key, document);
                return document;
            });
        this.#sketches.set(key, made);
        made.catch(() => this.#sketches.delete(key));
        return made;
    }

    async #make({ sketch }: Scene): Promise<void> {
        if (sketch !== undefined) await this.sketch(sketch);
    }

    /** Keeps a district document; throws `FileRefused` with all its faults. */
    async #keep(bytes: Uint8Array): Promise<Loaded> {
        const request = around(bytes);
        try {
            const { digest, district } = await this.#parsed<{ digest: string; district: DistrictSummary }>("load", request);
            const { filled } = await this.#parsed<{ filled: FilledValue[] }>("validate", request);
            const kept = this.#documents.get(digest) ?? { bytes, number: this.#documents.size, digest, district, filled };
            this.#documents.set(digest, kept);
            return kept;
        } catch (error) {
            if (!(error instanceof Refused) || error.kind !== "invalid_input") throw error;
            throw new FileRefused(error.faults.map(of_the_file));
        }
    }

    /** The text alone as a request: what is wrong with it as JSON then has the rows and columns of the file. */
    async #read_alone(bytes: Uint8Array): Promise<void> {
        try {
            await this.#parsed("version", bytes);
        } catch (error) {
            if (!(error instanceof Refused) || error.kind !== "invalid_input") throw error;
            const slips = error.faults.filter(({ place, found }) => /\brow \d+, column \d+/.test(place + found));
            if (slips.length > 0) throw new FileRefused(slips);
        }
    }

    #district(scene: Scene): unknown {
        if (scene.district !== undefined) return scene.district;
        const document = this.document_of(scene);
        if (document === undefined) throw new Error("no file is loaded");
        return { digest: document.digest };
    }

    async #parsed<Answer>(operation: string, request: Uint8Array): Promise<Answer> {
        return JSON.parse(await this.#engine.ask({ operation, request, whole: true })) as Answer;
    }

    async #run<Answer>(operation: string, request: Request, whole: boolean, asking: Asking): Promise<Answer> {
        return JSON.parse(await this.#text(operation, request, whole, asking)) as Answer;
    }

    #text(operation: string, request: Request, whole: boolean, { signal, progress }: Asking, trace?: Trace): Promise<string> {
        const { digest } = Object(request["district"]) as { digest?: string };
        const document = digest === undefined ? undefined : this.#documents.get(digest);
        const work = {
            operation,
            request: JSON.stringify(request),
            whole,
            document,
            ...(trace && { trace }),
            ...(progress && { progress: (loaded: number) => progress(Math.min(1, loaded / this.#whole_size)) }),
        };
        return signal === undefined ? this.#engine.ask(work) : this.#engine.ask_long(work, signal);
    }
}

/** A refused sketch with commas between thousands: its faults have counts and amounts, and no years. */
function with_thousands({ kind, message, faults }: Refused): Refused {
    const own = (text: string): string => text.replace(/\d{4,}/g, (digits) => whole(Number(digits)));
    const told = faults.map((fault) => ({ ...fault, found: own(fault.found), expected: own(fault.expected) }));
    return new Refused({ kind, message, faults: told });
}

/** Faults of a district file, each with its place in the file. */
export class FileRefused extends Error {
    readonly faults: readonly Fault[];

    constructor(faults: readonly Fault[]) {
        super("the file is refused");
        this.faults = faults;
    }
}

/** A fault of the request that holds the file, as a fault of the file. */
function of_the_file(fault: Fault): Fault {
    const own = (text: string): string => text.replace(/\/district(?=\/)/g, "").replace(/\/district\b/g, "the document");
    return { ...fault, place: fault.place.replace(/^\/district(?=\/|$)/, ""), mend: own(fault.mend) };
}

// SPDX-License-Identifier: MIT
// The model behind the page: the module that compares typical districts, and with a file the module that reads it.
import { all_operations, load, NinewaysError, type Fault, type Nineways } from "../../wasm/nineways";
import type { Comparison, DistrictSummary, Effect, FilledValue, Lever } from "./response";
import { one_time_years, type State } from "./state";

/** Larger files are refused unread: a district of a thousand schools has a few megabytes. */
const file_limit = 32_000_000; // bytes

interface Loaded {
    readonly bytes: Uint8Array;
    readonly digest: string;
    readonly district: DistrictSummary;
    readonly filled: readonly FilledValue[];
}

/** Levers and effects in words, as the module with every operation gives them; a file beside the page. */
interface Words {
    readonly levers: readonly Lever[];
    readonly effects: Readonly<Record<string, Effect>>;
}

async function fetch_words(): Promise<Words> {
    const answer = await fetch(new URL("words.json", import.meta.url));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${answer.statusText}`);
    return (await answer.json()) as Words;
}

export class Model {
    readonly version: string;
    readonly districts: readonly DistrictSummary[];
    readonly catalog: ReadonlyMap<string, Lever>;
    readonly effects: ReadonlyMap<string, Effect>;
    readonly #module: Nineways;
    #whole: Nineways | undefined;
    #fetched: Promise<Nineways> | undefined;
    #loaded: Loaded | undefined;

    private constructor(module: Nineways, { levers, effects }: Words) {
        this.#module = module;
        this.version = module.run<{ version: string }>("version").version;
        this.districts = module.run<{ districts: DistrictSummary[] }>("districts").districts;
        this.catalog = new Map(levers.map((lever) => [lever.id, lever]));
        this.effects = new Map(Object.entries(effects));
    }

    static async start(): Promise<Model> {
        const [module, words] = await Promise.all([load(), fetch_words()]);
        return new Model(module, words);
    }

    /** The module with every operation, fetched when it is needed for the first time; whoever asks, there is one. */
    async #every_operation(): Promise<Nineways> {
        try {
            this.#whole = await (this.#fetched ??= load(all_operations));
            return this.#whole;
        } catch (error) {
            this.#fetched = undefined;
            throw error;
        }
    }

    /** Fetches what `ask` needs; does nothing where it is there. */
    async prepare(): Promise<void> {
        await this.#every_operation();
    }

    get loaded(): Loaded | undefined {
        return this.#loaded;
    }

    /** Reads a district file; throws `NinewaysError` with all its faults and keeps the one before. */
    async read(file: Blob): Promise<Loaded> {
        if (file.size > file_limit) {
            throw refused([{
                place: "",
                found: `${(file.size / 1e6).toFixed(0)} MB`,
                expected: `at most ${file_limit / 1e6} MB`,
                mend: "Check that it is the right file.",
            }]);
        }
        const bytes = new Uint8Array(await file.arrayBuffer());
        this.#loaded = keep(await this.#every_operation(), bytes);
        return this.#loaded;
    }

    /** `district` is the id of a typical district; without it the loaded file is meant. */
    compare(state: State): Comparison {
        const compared = state.district !== undefined
            ? this.#module.run<Comparison>("compare", { district: state.district, ...asked_of(state) })
            : this.#of_file((whole, digest) => whole.run<Comparison>("compare", { district: { digest }, ...asked_of(state) }));
        return { ...compared, once: state.once };
    }

    /** What another operation says of what `compare` compares. The module must have been prepared. */
    ask<Answer>(operation: string, state: State, more: object): Answer {
        const whole = this.#whole;
        if (whole === undefined) throw new Error("the module is not there");
        return state.district !== undefined
            ? whole.run<Answer>(operation, { district: state.district, ...asked_of(state), ...more })
            : this.#of_file((_, digest) => whole.run<Answer>(operation, { district: { digest }, ...asked_of(state), ...more }));
    }

    /** The whole document of a district, as JSON text. */
    async document(district: string | undefined): Promise<string> {
        const whole = await this.#every_operation();
        if (district !== undefined) return whole.runText("district", JSON.stringify({ district }));
        return this.#of_file((_, digest) => whole.runText("district", JSON.stringify({ district: { digest } })));
    }

    /** Runs a request about the file; what stops the module also empties it, so the file is loaded anew for the next one. */
    #of_file<Result>(request: (whole: Nineways, digest: string) => Result): Result {
        const whole = this.#whole;
        if (whole === undefined || this.#loaded === undefined) throw new Error("no file is loaded");
        try {
            return request(whole, this.#loaded.digest);
        } catch (error) {
            const stopped = error instanceof NinewaysError && error.kind !== "invalid_input";
            if (stopped) this.#loaded = keep(whole, this.#loaded.bytes);
            throw error;
        }
    }
}

/** What every operation over two packages is asked: the money and the year. */
function asked_of({ money, years, once }: State): object {
    return once
        ? { situation: "one_time", new_money: money / one_time_years, years }
        : { new_money: money, years };
}

/** Loads a file into a module; throws `FileRefused` with all its faults. */
function keep(whole: Nineways, bytes: Uint8Array): Loaded {
    read_alone(whole, bytes);
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const before = new TextEncoder().encode('{"district":');
    const request = new Uint8Array(before.length + bytes.length - mark + 1);
    request.set(before);
    request.set(bytes.subarray(mark), before.length);
    request[request.length - 1] = "}".charCodeAt(0);
    try {
        const text = whole.runText("load", request);
        const { digest, district } = JSON.parse(text) as { digest: string; district: DistrictSummary };
        const { filled } = whole.run<{ filled: FilledValue[] }>("validate", { district: { digest } });
        return { bytes, digest, district, filled };
    } catch (error) {
        if (!(error instanceof NinewaysError) || error.kind !== "invalid_input") throw error;
        throw refused(error.faults.map(of_the_file));
    }
}

/** The text alone as a request: what is wrong with it as JSON then has the rows and columns of the file. */
function read_alone(whole: Nineways, bytes: Uint8Array): void {
    try {
        whole.runText("version", bytes);
    } catch (error) {
        if (!(error instanceof NinewaysError) || error.kind !== "invalid_input") throw error;
        const slips = error.faults.filter(({ place, found }) => /\brow \d+, column \d+/.test(place + found));
        if (slips.length > 0) throw refused(slips);
    }
}

/** Faults of a district file: what `NinewaysError` carries, made by the page or mended for it. */
export class FileRefused extends Error {
    readonly faults: readonly Fault[];

    constructor(faults: readonly Fault[]) {
        super("the file is refused");
        this.faults = faults;
    }
}

function refused(faults: readonly Fault[]): FileRefused {
    return new FileRefused(faults);
}

/** A fault of the request that holds the file, as a fault of the file. */
function of_the_file(fault: Fault): Fault {
    const own = (text: string): string => text.replace(/\/district(?=\/)/g, "").replace(/\/district\b/g, "the document");
    return { ...fault, place: fault.place.replace(/^\/district(?=\/|$)/, ""), mend: own(fault.mend) };
}

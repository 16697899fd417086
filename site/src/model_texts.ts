// SPDX-License-Identifier: MIT
// Sentences that the model writes, found in a catalog though their figures and names differ from run to run.

const quotes = /"[^"]+"(?:, "[^"]+")*/g;
const figures = /[-\u2212+]?\$?\d(?:[\d,]*\d)?(?:\.\d+)?/g;

/** What somebody wrote into a document, as JSON. */
const typed = /^(\{.*\}|\[.*\]|"[^"]*")$/;

/** What a text says again and again; each figure, and each list of names in quotation marks, is a place {0}, {1}. */
function pattern_of(text: string): { pattern: string; values: string[] } {
    const values: string[] = [];
    const keep = (value: string): string => `{${values.push(value) - 1}}`;
    const pattern = text.replace(new RegExp(`${quotes.source}|${figures.source}`, "g"), keep);
    return { pattern, values };
}

/**
 * Texts by their English. A key may have places for figures and quoted names (`{0}`, as `pattern_of` makes them), or
 * places for any text that the catalog knows in turn (`{0*}`, in order).
 */
export class ModelTexts {
    readonly #catalog: Readonly<Record<string, string>>;
    readonly #shapes: readonly (readonly [shape: RegExp, own: string])[];
    readonly #found = new Map<string, string | undefined>();

    /** What is the same in every language unless the catalog has it, such as the name of a district. */
    readonly #names: ReadonlySet<string>;

    constructor(catalog: Readonly<Record<string, string>>, names: ReadonlySet<string> = new Set()) {
        this.#catalog = catalog;
        this.#names = names;
        this.#shapes = Object.entries(catalog).filter(([key]) => key.includes("*}")).map(([key, own]) => {
            const fixed = key.split(/\{\d+\*\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
            return [new RegExp(`^${fixed.join("(.+?)")}$`), own] as const;
        });
    }

    /** The text in the catalog's language: whole, by its pattern, by its parts, or sentence by sentence. */
    find(text: string): string | undefined {
        if (!/\p{L}/u.test(text) || typed.test(text)) return text;
        if (!this.#found.has(text)) {
            this.#found.set(text, undefined); // so that nothing is looked for within itself
            this.#found.set(text, this.#look_up(text));
        }
        return this.#found.get(text);
    }

    #look_up(text: string): string | undefined {
        return this.#entry(text) ?? this.#by_pattern(text) ?? this.#by_shape(text) ?? this.#as_inside(text)
            ?? this.#by_sentence(text) ?? (this.#names.has(text) ? text : undefined);
    }

    #entry(text: string): string | undefined {
        return Object.hasOwn(this.#catalog, text) ? this.#catalog[text] : undefined;
    }

    #by_pattern(text: string): string | undefined {
        const { pattern, values } = pattern_of(text);
        const own = values.length === 0 ? undefined : this.#entry(pattern);
        return own && fill(own, values.map((value) => (value.startsWith('"') ? this.#quoted(value) : value)));
    }

    #quoted(names: string): string {
        return names.split(/(?<="), (?=")/).map((name) => {
            const plain = name.slice(1, -1);
            return `\u00ab${this.find(plain) ?? plain}\u00bb`;
        }).join(", ");
    }

    #by_shape(text: string): string | undefined {
        for (const [shape, own] of this.#shapes) {
            const values = shape.exec(text)?.slice(1).map((value) => this.find(value));
            if (values?.every((value) => value !== undefined)) return fill(own, values);
        }
        return undefined;
    }

    /** What stands inside sentences begins with a small letter in the catalog. */
    #as_inside(text: string): string | undefined {
        const own = this.#entry(text.charAt(0).toLowerCase() + text.slice(1));
        return own && own.charAt(0).toUpperCase() + own.slice(1);
    }

    #by_sentence(text: string): string | undefined {
        const sentences = text.split(/(?<=[.!?]) (?=["\p{Lu}\d])/u);
        const own = sentences.length === 1 ? [undefined] : sentences.map((sentence) => this.find(sentence));
        return own.includes(undefined) ? undefined : own.join(" ");
    }
}

function fill(own: string, values: readonly (string | undefined)[]): string {
    return own.replace(/\{(\d+)\*?\}/g, (place, index: string) => values[Number(index)] ?? place);
}

// SPDX-License-Identifier: MIT
// The element <nineways-compare>. Its attributes are the truth: a visitor's change is written to them.
import { load } from "../../../wasm/nineways";
import type {
    NinewaysAttribute, NinewaysChange, NinewaysCompare as Told, NinewaysEvents, NinewaysPackage,
} from "../../embed/compare-element";
import style_text from "../../embed/widget.css";
import { element } from "../dom";
import type { Catalog } from "../language";
import type { Comparison, Package } from "../response";
import { compile } from "./beside";
import { Engine } from "./engine";
import { home } from "./home";
import { fault_words, first_settings, names, read_language, read_settings, type Settings } from "./settings";
import { speak_in } from "./speaking";
import { View } from "./view";

async function answer_of(name: string): Promise<Response> {
    const answer = await fetch(new URL(name, import.meta.url));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${answer.statusText}`);
    return answer;
}

/** Makes a thing for the first who asks; one that does not arrive is made anew for the next who asks. */
function shared<Thing>(make: () => Promise<Thing>): () => Promise<Thing> {
    let made: Promise<Thing> | undefined;
    return () => (made ??= make().catch((error: unknown) => {
        made = undefined;
        throw error;
    }));
}

/** What all elements of a page share: one module, the words of a language, the style. */
let sheet: CSSStyleSheet | undefined;
const shared_engine = shared(() =>
    answer_of("nineways.wasm").then(compile).then(load).then((module) => new Engine(module)));
const shared_words = shared(() => answer_of("es.json").then((answer) => answer.json() as Promise<Catalog>));

/** The style as a sheet of its own: a host's policy on styles does not concern it. */
function shared_sheet(): CSSStyleSheet {
    if (sheet === undefined) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(style_text);
    }
    return sheet;
}

function package_of({ title, learning, in_year, not_spent }: Package): NinewaysPackage {
    const range = ({ low, central, high }: NinewaysChange["benchmark"]) => ({ low, central, high });
    return { title, learning: range(learning.after_four_years), cost: range(in_year), not_spent };
}

function change_of({ district, money, years }: Settings, { a, b }: Comparison, model: string): NinewaysChange {
    const { low, central, high } = a.learning.benchmark;
    return {
        district, money, years, model,
        restore: package_of(a), transform: package_of(b), benchmark: { low, central, high },
    };
}

export class NinewaysCompare extends HTMLElement implements Told {
    static readonly observedAttributes: readonly NinewaysAttribute[] = names;
    readonly #slot = element("slot");
    #good: Settings = first_settings;
    #view: View | undefined;
    #version = "";
    #readings = 0;
    #writing = false;

    constructor() {
        super();
        this.attachShadow({ mode: "open" }).append(this.#slot);
    }

    get shown(): NinewaysChange | undefined {
        const view = this.#view;
        return view === undefined ? undefined : change_of(view.settings, view.compared, this.#version);
    }

    connectedCallback(): void {
        this.#read_soon();
    }

    attributeChangedCallback(): void {
        if (this.isConnected && !this.#writing) this.#read_soon();
    }

    /**
     * Attributes that change together are read together, so that a fault tells all that is wrong. Of readings that
     * overlap the latest alone has an effect, whatever arrives last.
     */
    #read_soon(): void {
        const reading = ++this.#readings;
        const is_latest = (): boolean => reading === this.#readings;
        Promise.resolve().then(() => this.#read(is_latest)).catch((error: unknown) => {
            if (is_latest()) this.#missing(error);
        });
    }

    async #read(is_latest: () => boolean): Promise<void> {
        if (!is_latest()) return;
        const tag = this.getAttribute("lang");
        const lang = tag === null ? first_settings.lang : read_language(tag) ?? this.#good.lang;
        const [engine, catalog] = await Promise.all([shared_engine(), lang === "es" ? shared_words() : undefined]);
        if (!is_latest()) return;
        const given = names.flatMap((name): [string, string][] => {
            const text = this.getAttribute(name);
            return text === null ? [] : [[name, text]];
        });
        speak_in(catalog);
        // A setting that is taken away is the first one again; one that is wrong stays as it was.
        const kept = Object.fromEntries(given.map(([name]) => [name, this.#good[name as keyof Settings]]));
        const { settings, faults } = read_settings(given, engine.ids, { ...first_settings, ...kept });
        this.#good = settings;
        this.#version = engine.version;
        if (this.#view === undefined) {
            this.#view = new View({
                engine,
                level: "h2",
                home: home(import.meta.url),
                settled: (settings) => this.#settled(settings),
            }, settings, faults, catalog);
            const root = this.shadowRoot!;
            root.adoptedStyleSheets = [shared_sheet()];
            root.prepend(this.#view.root);
            this.#view.fit();
            this.#slot.hidden = true;
            this.#tell("nineways-change", this.shown!);
        } else {
            this.#view.show(settings, faults, catalog);
        }
        if (faults.length === 0) return;
        for (const fault of faults) console.warn(`nineways: ${fault_words(fault)}`);
        this.#tell("nineways-fault", { faults });
    }

    #settled(settings: Settings): void {
        this.#good = settings;
        this.#writing = true;
        this.setAttribute("district", settings.district);
        this.setAttribute("money", String(settings.money));
        this.#writing = false;
        this.#tell("nineways-change", this.shown!);
    }

    #missing(error: unknown): void {
        this.#tell("nineways-missing", { why: error instanceof Error ? error.message : String(error) });
    }

    #tell<Name extends keyof NinewaysEvents>(name: Name, detail: NinewaysEvents[Name]["detail"]): void {
        this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }
}

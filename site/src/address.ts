// SPDX-License-Identifier: MIT
// A scene as the fragment of an address: a reload or a sent link shows the same.
import { t } from "./language";
import type { Lever } from "./response";
import {
    type Edit, first_scene, type Held, most_money, most_years, package_keys, type Scene, type Settings, type Sketch,
} from "./scene";

/** The form of the fragment. Old forms stay readable; a newer one is said to be unreadable. */
const form = 2;
const from_file = "file";

/** What a fragment can name. */
export interface Known {
    readonly version: string;
    readonly districts: readonly string[];
    readonly levers: readonly Lever[];
}

const pairs = (values: Settings): string => Object.entries(values).map(([name, value]) => `:${name}:${value}`).join("");

function held_text(held: Held, { levers }: Known): string {
    return levers.flatMap(({ id, bullet }) => (held[id] === undefined ? [] : [bullet + pairs(held[id])])).join(",");
}

function edit_text([id, { low, central, high }]: [string, Edit]): string {
    return low === central && high === central ? `${id}:${central}` : `${id}:${low}:${central}:${high}`;
}

export function fragment_of(scene: Scene, known: Known): string {
    const { district, sketch, money, years, once, lasts, assumptions } = scene;
    const parts: [string, string | number][] = [
        ["form", form],
        sketch !== undefined
            ? ["sketch", [sketch.pupils, sketch.schools, sketch.low_income, sketch.budget].join(":")]
            : ["district", district ?? from_file],
        ["money", money],
        ...(once ? [["comes", "once"] as [string, string]] : []),
        ["years", years],
        ...(lasts === undefined ? [] : [["lasts", lasts] as [string, number]]),
        ...package_keys.map((key): [string, string] => [key, held_text(scene[key], known)]),
        ["set", Object.entries(assumptions).map(edit_text).join(",")],
        ["model", known.version],
    ];
    return `#${parts.filter(([, value]) => value !== "").map(([name, value]) => `${name}=${value}`).join("&")}`;
}

/** Reads a fragment; what cannot be used is left out and said in `notices`. */
export function read_fragment(fragment: string, known: Known): { scene: Scene; notices: string[] } {
    return new Reading(fragment, known).read();
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

class Reading {
    readonly #given: URLSearchParams;
    readonly #known: Known;
    readonly #scene: Writable<Scene> = { ...first_scene };
    readonly notices: string[] = [];

    constructor(fragment: string, known: Known) {
        this.#given = new URLSearchParams(fragment.replace(/^#/, "").replaceAll("+", "%2B")); // 1e+25 has a plus
        this.#known = known;
    }

    read(): { scene: Scene; notices: string[] } {
        const given = Number(this.#given.get("form") ?? form);
        if (!(given <= form)) {
            this.notices.push(t("This address was made by a later version of this page, {version} of the model, and cannot " +
                "be read here.", { version: (this.#given.get("model") ?? "?").slice(0, 20) }));
            return { scene: this.#scene, notices: this.notices };
        }
        this.#district();
        this.#money();
        this.#scene.years = this.#whole("years", most_years, t("a year")) ?? this.#scene.years;
        this.#scene.lasts = this.#whole("lasts", most_years, t("a number of years"));
        for (const key of package_keys) this.#scene[key] = this.#held(this.#given.get(key) ?? "");
        this.#scene.assumptions = this.#edits(this.#given.get("set") ?? "");
        const model = this.#given.get("model");
        if (model !== null && model !== this.#known.version) {
            this.notices.push(t("This address was made with version {version} of the model. This is version {own}, so " +
                "figures may differ.", { version: model.slice(0, 20), own: this.#known.version }));
        }
        return { scene: this.#scene, notices: this.notices };
    }

    #unusable(what: string, text: string): void {
        this.notices.push(t("This address names {what} that cannot be used: {text}.", { what, text: text.slice(0, 60) }));
    }

    #district(): void {
        const sketch = this.#given.get("sketch");
        if (sketch !== null) {
            const read = read_sketch(sketch);
            if (read === undefined) return this.#unusable(t("a district in numbers"), sketch);
            this.#scene.district = undefined;
            this.#scene.sketch = read;
            return;
        }
        const district = this.#given.get("district");
        if (district === from_file) {
            this.notices.push(t("This address was made with a district file. A file stays on its computer: load it again."));
        } else if (district !== null) {
            if (this.#known.districts.includes(district)) this.#scene.district = district;
            else this.notices.push(t("This address names a district that is not known: {text}.", { text: district.slice(0, 60) }));
        }
    }

    #money(): void {
        const comes = this.#given.get("comes");
        this.#scene.once = comes === "once";
        if (comes !== null && comes !== "once") {
            this.notices.push(t("This address names a way of money that is not known: {text}.", { text: comes.slice(0, 60) }));
        }
        const text = this.#given.get("money");
        if (text === null) return;
        const value = read_number(text);
        if (value !== undefined && Math.abs(value) <= most_money && !(this.#scene.once && value < 0)) this.#scene.money = value;
        else this.#unusable(t("an amount of money"), text);
    }

    #whole(name: string, most: number, what: string): number | undefined {
        const text = this.#given.get(name);
        if (text === null) return undefined;
        const value = read_number(text);
        if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= most) return value;
        this.#unusable(what, text);
        return undefined;
    }

    /** `R3a:k_3:0.5:grades_4_12:0,R1a:raise:0.02`: levers by their bullet, each with settings. */
    #held(text: string): Held {
        const held: Record<string, Settings> = {};
        for (const one of text.split(",").filter(Boolean)) {
            const [bullet, ...rest] = one.split(":");
            const lever = this.#known.levers.find((each) => each.bullet === bullet);
            const settings = lever && read_settings(rest, lever);
            if (lever === undefined || settings === undefined) this.#unusable(t("a choice"), one);
            else held[lever.id] = settings;
        }
        return held;
    }

    /** `teacher_salary:70000,fidelity:0.6:0.7:0.9`: one number, or low, central and high. */
    #edits(text: string): Record<string, Edit> {
        const edits: Record<string, Edit> = {};
        for (const one of text.split(",").filter(Boolean)) {
            const [id = "", ...rest] = one.split(":");
            const values = rest.map(read_number);
            const [low, central = low, high = low] = values;
            const whole = values.length === 1 || values.length === 3;
            if (!/^\w+$/.test(id) || !whole || low === undefined || central === undefined || high === undefined) {
                this.#unusable(t("an assumption"), one);
            } else {
                edits[id] = { low, central, high };
            }
        }
        return edits;
    }
}

function read_number(text: string): number | undefined {
    const value = Number(text);
    return text.trim() !== "" && Number.isFinite(value) ? value : undefined;
}

/** All settings of a lever, those that are not named at their base. None where a name or a number is not usable. */
function read_settings(pieces: readonly string[], lever: Lever): Settings | undefined {
    const settings = Object.fromEntries(lever.settings.map(({ id, base }) => [id, base]));
    for (let i = 0; i < pieces.length; i += 2) {
        const bounds = lever.settings.find(({ id }) => id === pieces[i]);
        const value = read_number(pieces[i + 1] ?? "");
        if (bounds === undefined || value === undefined || value < bounds.min || value > bounds.max) return undefined;
        settings[bounds.id] = value;
    }
    return settings;
}

function read_sketch(text: string): Sketch | undefined {
    const values = text.split(":").map(read_number);
    const [pupils, schools, low_income, budget] = values;
    if (values.length !== 4 || pupils === undefined || schools === undefined || low_income === undefined) return undefined;
    return budget === undefined ? undefined : { pupils, schools, low_income, budget };
}

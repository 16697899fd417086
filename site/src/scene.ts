// SPDX-License-Identifier: MIT
// All that a visitor can choose. Everything the page shows follows from a scene and, where it names one, a file.

export type Settings = Readonly<Record<string, number>>;

/** Levers that the visitor has set, by id: each is held as it is set, whatever the money. */
export type Held = Readonly<Record<string, Settings>>;

/** An assumption as the visitor has it. */
export interface Edit {
    readonly low: number;
    readonly central: number;
    readonly high: number;
}

/** A district in five numbers; the fifth is the new money. */
export interface Sketch {
    readonly pupils: number;
    readonly schools: number;
    /** A share of the pupils. */
    readonly low_income: number;
    /** Dollars a year. */
    readonly budget: number;
}

export const package_keys = ["a", "b"] as const;
export type PackageKey = (typeof package_keys)[number];

export interface Scene {
    /** The id of a typical district; none stands for a file, which an address cannot hold, or for a sketch. */
    readonly district: string | undefined;
    readonly sketch?: Sketch | undefined;
    /** Which of the files that were loaded, by its digest; an address does not hold it. */
    readonly file?: string | undefined;
    readonly money: number;
    /** The year in which both packages cost the new money. */
    readonly years: number;
    /** Whether the money comes once, and not every year. */
    readonly once: boolean;
    /** For how many years the money comes; without it, every year. */
    readonly lasts?: number | undefined;
    readonly a: Held;
    readonly b: Held;
    readonly assumptions: Readonly<Record<string, Edit>>;
}

/** One-time money counts as a tenth of it a year, for as many years. */
export const one_time_years = 10;

export const most_money = 1e12;
export const most_years = 30;

export const first_scene: Scene = {
    district: "typical-city",
    money: 12_200_000,
    years: 5,
    once: false,
    a: {},
    b: {},
    assumptions: {},
};

/** Whether the scene asks for what the page's own module does not do: only whole scenes of presets are its. */
export function needs_every_operation({ district, a, b, assumptions }: Scene): boolean {
    return district === undefined || [a, b, assumptions].some((edits) => Object.keys(edits).length > 0);
}

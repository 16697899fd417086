// SPDX-License-Identifier: MIT
// What the page shows, as the fragment of its address: a reload or a sent link shows the same.

export interface State {
    /** The id of a typical district; none stands for a file, which an address cannot hold. */
    readonly district: string | undefined;
    readonly money: number;
    readonly years: number;
    /** Whether the money comes once, and not every year. */
    readonly once: boolean;
}

/** One-time money counts as a tenth of it a year, for as many years. */
export const one_time_years = 10;

export const most_money = 1e12;
export const most_years = 30;
const from_file = "file";

export function fragment_of({ district, money, years, once }: State, version: string): string {
    const parts = {
        district: district ?? from_file,
        money: String(money),
        ...(once && { comes: "once" }),
        years: String(years),
        model: version,
    };
    return `#${new URLSearchParams(parts)}`;
}

/** Reads a fragment; what cannot be used is left out and said in `notices`. */
export function read_fragment(
    fragment: string,
    districts: readonly string[],
    version: string,
): { state: Partial<State>; notices: string[] } {
    const given = new URLSearchParams(fragment.replace(/^#/, ""));
    const notices: string[] = [];
    const state: { district?: string; money?: number; years?: number; once?: boolean } = {};
    const district = given.get("district");
    if (district === from_file) {
        notices.push("This address was made with a district file. A file stays on its computer: load it again.");
    } else if (district !== null) {
        if (districts.includes(district)) state.district = district;
        else notices.push(`This address names a district that is not known: ${district.slice(0, 60)}.`);
    }
    const number = (name: "money" | "years", fits: (value: number) => boolean, words: string): void => {
        const text = given.get(name);
        if (text === null) return;
        const value = Number(text);
        if (text.trim() !== "" && fits(value)) state[name] = value;
        else notices.push(`This address names ${words} that cannot be used: ${text.slice(0, 60)}.`);
    };
    const comes = given.get("comes");
    state.once = comes === "once";
    if (comes !== null && comes !== "once") notices.push(`This address names a way of money that is not known: ${comes.slice(0, 60)}.`);
    number("money", (value) => Math.abs(value) <= most_money && !(state.once === true && value < 0), "an amount of money");
    number("years", (value) => Number.isInteger(value) && value >= 1 && value <= most_years, "a year");
    const model = given.get("model");
    if (model !== null && model !== version) {
        notices.push(`This address was made with version ${model.slice(0, 20)} of the model. ` +
            `This is version ${version}, so figures may differ.`);
    }
    return { state, notices };
}

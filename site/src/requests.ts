// SPDX-License-Identifier: MIT
// What a scene asks of the operations.
import { told, t } from "./language";
import type { Preset } from "./response";
import { type Held, one_time_years, type PackageKey, type Scene } from "./scene";

export type Request = Readonly<Record<string, unknown>>;

const presets_of: Readonly<Record<"gain" | "once" | "cut", Readonly<Record<PackageKey, string>>>> = {
    gain: { a: "restore", b: "transform" },
    once: { a: "restore_one_time", b: "transform_one_time" },
    cut: { a: "restore_cut", b: "transform_cut" },
};

/** The preset that a package of the scene starts from: it follows from how the money comes. */
export function preset_of({ money, once }: Scene, key: PackageKey, presets: readonly Preset[]): Preset {
    const id = presets_of[once ? "once" : money < 0 ? "cut" : "gain"][key];
    const found = presets.find((preset) => preset.id === id);
    if (found === undefined) throw new Error(`there is no preset "${id}"`);
    return found;
}

/** A preset with the visitor's levers in their place: those are held as they are set. */
function changed({ digest: _, reason, ...preset }: Preset, held: Held): Request {
    const levers = { ...preset.levers, ...held };
    const locked = [...new Set([...preset.locked, ...Object.keys(held)])].filter((id) => id in levers);
    const title = t("{title}, changed", { title: told(preset.title) });
    return { ...preset, id: `${preset.id}_changed`, title, reason, levers, locked };
}

/** How the new money comes, as `project` is asked; once needs no word, because the packages say it. */
export function outlook_of({ once, lasts }: Scene, first_year: number): Request {
    return once || lasts === undefined ? {} : { outlook: { money: { first: first_year + 1, last: first_year + lasts } } };
}

/** What every operation over two packages is asked: district, money, year, packages and assumptions. */
export function request_of(scene: Scene, presets: readonly Preset[], district: unknown): Request {
    const { money, years, once, assumptions } = scene;
    const packages = (["a", "b"] as const).flatMap((key) =>
        Object.keys(scene[key]).length === 0 ? [] : [[key, changed(preset_of(scene, key, presets), scene[key])] as const]);
    return {
        district,
        ...(once ? { situation: "one_time", new_money: money / one_time_years } : { new_money: money }),
        years,
        ...Object.fromEntries(packages),
        ...(Object.keys(assumptions).length > 0 && { assumptions }),
    };
}

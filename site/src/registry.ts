// SPDX-License-Identifier: MIT
// The registry of assumptions: its entries, their values and units in words.
import { type Content, element } from "./dom";
import { cited, t, told } from "./language";
import { load_assumption_texts } from "./load_language";
import { with_decimals } from "./numbers";
import type { Model } from "./model";
import type { Range } from "./response";

export interface Assumption extends Range {
    readonly id: string;
    readonly title: string;
    readonly unit: string;
    readonly dollar_year?: number;
    /** How well it is known: "seen" in its source, "recalled", "derived" or a "judgement". */
    readonly status: string;
    readonly year?: number;
    readonly source?: string;
    readonly address?: string;
    readonly note?: string;
}

let asked: Promise<readonly Assumption[]> | undefined;

/** The registry as it comes, without edits, and the texts to tell it; asked once, and again after a failure. */
export async function registry(model: Model): Promise<readonly Assumption[]> {
    asked ??= model.ask_alone<{ assumptions: readonly Assumption[] }>("assumptions", {}).then(
        ({ assumptions }) => assumptions,
        (error: unknown) => {
            asked = undefined;
            throw error;
        });
    const [assumptions] = await Promise.all([asked, load_assumption_texts()]);
    return assumptions;
}

/** A value of the registry, with all that it says. */
export const registered = with_decimals(6);

/** "usd_per_pupil": "dollars a pupil". */
export function unit_text(unit: string): string {
    return {
        usd: t("dollars"),
        usd_per_pupil: t("dollars a pupil"),
        usd_per_fte: t("dollars a post"),
        usd_per_day: t("dollars a day"),
        share: t("share"),
        share_change: t("relative change"),
        ratio: t("ratio"),
        elasticity: t("elasticity"),
        fte: t("posts"),
        pupils: t("pupils"),
        pupils_per_fte: t("pupils a post"),
        pupils_per_group: t("pupils a group"),
        fte_per_1000_pupils: t("posts a 1,000 pupils"),
        days: t("days"),
        weeks: t("weeks"),
        years: t("years"),
        minutes: t("minutes"),
        minutes_per_day: t("minutes a day"),
        minutes_per_week: t("minutes a week"),
        minutes_per_year: t("minutes a year"),
        hours_per_day: t("hours a day"),
        hours_per_week: t("hours a week"),
        sd: t("SD"),
        sd_per_pupil_fewer: t("SD for each pupil fewer"),
        sd_per_1000_usd: t("SD for 1,000 dollars a pupil"),
    }[unit] ?? told(unit.replaceAll("_", " "));
}

export function status_text(status: string): string {
    return {
        seen: t("seen in the source"),
        derived: t("worked out from sources"),
        recalled: t("recalled, not seen again"),
        judgement: t("a judgment of this model"),
        seed: t("from the paper that this follows"),
        edited: t("changed by you"),
    }[status] ?? told(status);
}

/** "0.8 (0.5 to 1)", or the one figure where there is no range. */
export function range_text({ low, central, high }: Range): string {
    return low === high ? registered(central)
        : t("{central} ({low} to {high})", { central: registered(central), low: registered(low), high: registered(high) });
}

/** Where it comes from: source, year, the year of its dollars, status, and the addresses that name a page as links. */
export function provenance({ source = "", year, dollar_year, status, address = "" }: Omit<Assumption, "note" | "title">): Content {
    const said = [
        year === undefined ? "" : String(year),
        dollar_year === undefined ? "" : t("dollars of {year}", { year: String(dollar_year) }),
        status_text(status),
    ];
    return [source === "" ? t("No source") : cited(source), "; ", said.filter(Boolean).join("; "), ...address.split("; ").filter(Boolean).map((part): Content => [
        "; ",
        /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(\/[^\s,]*)?$/i.test(part)
            ? element("a", { href: `https://${part}`, rel: "noreferrer" }, part)
            : part,
    ])];
}

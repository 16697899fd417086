// SPDX-License-Identifier: MIT
// Numbers as text, in one place: US style, a true minus sign, and a zero that has no sign.
// Spanish in the United States writes numbers as English does there; only the words and the percent sign differ.
import { t } from "./language";
import type { Range } from "./response";

export type Format = (value: number) => string;

function format(options: Intl.NumberFormatOptions): Format {
    const text = new Intl.NumberFormat("en-US", options);
    return (value) => text.format(value)
        .replace(/^-(?=[^1-9]*$)/, "") // no sign of what is rounded to zero; not every engine can be told so
        .replace("-", "\u2212")
        .replace("%", () => t("%"));
}

function decimals(digits: number, options: Intl.NumberFormatOptions = {}): Format {
    return format({
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        ...options,
    });
}

/** A number of a column with so many decimals; those of many keep only what says something. */
export function with_decimals(digits: number): Format {
    return digits > 2 ? format({ maximumFractionDigits: digits }) : decimals(digits);
}

const signed = { signDisplay: "exceptZero" } as const;
const money = { style: "currency", currency: "USD" } as const;

export const whole = decimals(0);
export const one_decimal = decimals(1);
export const at_most_two = format({ maximumFractionDigits: 2 });
const at_most_three = format({ maximumSignificantDigits: 3 });
/** A setting, to three digits. */
export const three_digits: Format = (value) => (Math.abs(value) >= 999.5 ? whole(value) : at_most_three(value));
/** A share that is set, without zeros that say nothing: "17.5%", "100%". */
export const set_percent = format({ maximumSignificantDigits: 3, style: "percent" });
export const percent = decimals(1, { style: "percent" });
/** A part of many draws: none and all are only what is. */
export const chance: Format = (value) =>
    value > 0 && value < 0.0005 ? t("under {share}", { share: percent(0.001) })
        : value < 1 && value >= 0.9995 ? t("over {share}", { share: percent(0.999) }) : percent(value);
export const exact_dollars = decimals(0, money);
/** A change in percentile points. */
export const points = decimals(1, signed);
/** A change in standard deviations of pupils' scores. */
export const sd = decimals(3, signed);
/** A change that is more than nothing, though three decimals do not show it. */
export const small_sd: Format = (value) =>
    value > 0 && value < 0.0005 ? t("under {share}", { share: sd(0.001) }) : sd(value);
export const plain_sd = decimals(3);
/** A change in full-time posts. */
export const more_posts = decimals(1, signed);

const millions = decimals(2, money);
const thousand_dollars = decimals(0, money);

/** Dollars as people say them: "$12.20 million", "$60,000". */
export function dollars(value: number): string {
    const size = Math.abs(value);
    if (size >= 999_995_000) return t("{amount} billion", { amount: millions(value / 1e9) });
    if (size >= 999_500) return t("{amount} million", { amount: millions(value / 1e6) });
    return thousand_dollars(value);
}

/** Dollars in tables of many: "$12.20M", "$60k", "$783". */
export function brief_dollars(value: number): string {
    const size = Math.abs(value);
    if (size >= 999_995_000) return t("{amount}B", { amount: millions(value / 1e9) });
    if (size >= 999_500) return t("{amount}M", { amount: millions(value / 1e6) });
    if (size >= 9_999.5) return t("{amount}k", { amount: thousand_dollars(value / 1e3) });
    return thousand_dollars(value);
}

/** Dollars in words and on axes, without zeros that say nothing: "$12.2 million". */
export function round_dollars(value: number): string {
    return dollars(value).replace(/\.?0+(?= )/, "");
}

/** Dollars on an axis: "$5M". */
export const short_dollars: Format = (value) => {
    const [, amount = "", unit] = /^(.*?)([KMBT]?)$/.exec(compact_dollars(value)) ?? [];
    if (unit === "K") return t("{amount}K", { amount });
    if (unit === "M") return t("{amount}M", { amount });
    if (unit === "B") return t("{amount}B", { amount });
    return unit === "T" ? t("{amount}T", { amount }) : amount;
};
const compact_dollars = format({ ...money, notation: "compact", maximumFractionDigits: 1 });
/** A change on an axis. */
export const short_points = format({ ...signed, maximumFractionDigits: 2 });

/** "low to high" of a range; words after both ends, such as "million", stand once. */
export function from_to(range: Range, as: Format): string {
    const low = as(range.low);
    const high = as(range.high);
    const word = /(?<=\d) .+$/.exec(high)?.[0];
    const first = word !== undefined && low.endsWith(word) ? low.slice(0, -word.length) : low;
    return t("{low} to {high}", { low: first, high });
}

/** Words after an amount, of both languages whatever the language of the page. */
const scales: ReadonlyMap<string, number> = new Map([
    ["", 1],
    ["k", 1e3], ["thousand", 1e3], ["mil", 1e3],
    ["m", 1e6], ["million", 1e6], ["millones", 1e6], ["mill\u00f3n", 1e6], ["millon", 1e6],
    ["b", 1e9], ["billion", 1e9], ["milmillones", 1e9],
]);

const digits = String.raw`(?:\d{1,3}(?:[,\s]\d{3})+|\d+)(?:\.\d*)?|\.\d+`;
const written_form = new RegExp(
    String.raw`^(?:([-+]?)\s*\$?|\$\s*([-+]))\s*(${digits})(e[-+]?\d+)?\s*([^\d.,][^\d]*)?$`, "i");

/**
 * The number that a text begins with, as people write it, and the words after it; none where it begins with no number.
 * Commas and spaces stand between thousands only: "4,5" is four and a half to some and no number here.
 */
export function written_number(text: string): { readonly value: number; readonly after: string } | undefined {
    const plain = text.trim().replace(/[\u2212\u2013]\s*/g, "-");
    const parts = written_form.exec(plain);
    if (parts === null) return undefined;
    const size = Number(parts[3]!.replace(/[,\s]/g, "") + (parts[4] ?? ""));
    return { value: size !== 0 && (parts[1] || parts[2]) === "-" ? -size : size, after: parts[5] ?? "" };
}

/** Reads an amount as people type it: "12,200,000", "-$4.5 million", "300k", "3 millones". None if it is no amount. */
export function read_dollars(text: string): number | undefined {
    const written = written_number(text);
    const scale = scales.get((written?.after ?? "").toLowerCase().replace(/[\s$]/g, ""));
    return written === undefined || scale === undefined ? undefined : written.value * scale;
}

/** Reads a figure as people write it: "69,597", "-0.3", "1e-3"; "2.5%" is 0.025. None if it cannot be read. */
export function read_figure(text: string): number | undefined {
    const written = written_number(text);
    if (written === undefined || !["", "%"].includes(written.after)) return undefined;
    return written.after === "%" ? Number((written.value / 100).toPrecision(12)) : written.value;
}

/** The number of the form 1, 2 or 5 times a power of ten that is nearest below `value`. */
export function round_step(value: number): number {
    const power = 10 ** Math.floor(Math.log10(value));
    const lead = value / power;
    return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}

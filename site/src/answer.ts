// SPDX-License-Identifier: MIT
// The answer in one sentence, and what must be said with it. Both packages get the same words.
import { type Content, element, number, opening } from "./dom";
import { dollars, from_to, points, round_dollars } from "./numbers";
import type { Comparison, Package, Range } from "./response";
import { one_time_years } from "./scene";

export function overlap(one: Range, other: Range): boolean {
    return one.low <= other.high && other.low <= one.high;
}

/** What the ranges allow to be said about which package does more. */
export function verdict({ a, b }: Comparison): string {
    const [of_a, of_b] = [a.learning.after_four_years, b.learning.after_four_years];
    if (of_a.central === of_b.central && overlap(of_a, of_b)) return "the estimates are the same.";
    if (overlap(of_a, of_b)) return "the two ranges overlap, so it is not certain which does more.";
    const more = of_a.low > of_b.high ? a : b;
    return `the two ranges do not overlap: ${more.title} does more at every point of its range.`;
}

/** Whether both packages use the money, each to less than its hiring step; otherwise they cannot be set side by side. */
export function equal_dollars({ a, b }: Comparison): boolean {
    return [a, b].every(({ not_spent, fit }) => not_spent >= 0 && not_spent <= fit.hiring_step);
}

function in_brackets(range: Range): string {
    return range.low === range.high ? "" : ` (${from_to(range, points)})`;
}

function estimate({ title, learning }: Package): Content {
    const range = learning.after_four_years;
    return [
        element("strong", {}, title),
        " is estimated at ",
        element("strong", {}, number(range.central, points)),
        in_brackets(range),
    ];
}

function money_words({ money: { new_money }, once }: Comparison): string {
    if (new_money === 0) return "With no change in money";
    if (once) return `With ${round_dollars(new_money * one_time_years)} once`;
    return new_money > 0
        ? `With ${round_dollars(new_money)} more a year`
        : `With ${round_dollars(-new_money)} less a year`;
}

/** Cautions on how things are counted and paid for; all others change how the answer is to be read. */
const side_notes: ReadonlySet<string> = new Set(
    ["counted_once", "supplanting", "saves_slowly", "at_bound", "kept_by_law", "beyond_early_money"]);

/** What must be said of a package. Where the side notes are many they are folded away, and counted. */
function to_know({ id, title, warnings }: Package): Content {
    if (warnings.length === 0) return null;
    const list = (of: Package["warnings"]): Content =>
        of.length === 0 ? null : element("ul", {}, ...of.map(({ text }) => element("li", {}, text)));
    const aside = warnings.filter((one) => side_notes.has(one.id));
    const folded = aside.length > 2;
    return element("div", { class: "warnings" },
        element("p", {}, `To know about ${title}:`),
        list(folded ? warnings.filter((one) => !side_notes.has(one.id)) : warnings),
        folded ? opening(`to-know-${id}`, `${aside.length} notes on what is counted once, and on the law`, list(aside)) : null);
}

export function answer(compared: Comparison): Content {
    const { a, b, money, district } = compared;
    const benchmark = a.learning.benchmark;
    const left = ({ title, not_spent }: Package): string => {
        if (not_spent >= 0) return `${title} leaves ${dollars(not_spent)} not spent`;
        return money.new_money < 0
            ? `${title} leaves ${dollars(-not_spent)} of the cut still to be found`
            : `${title} costs ${dollars(-not_spent)} more than there is`;
    };
    return [
        element(
            "p",
            { class: "answer" },
            `${money_words(compared)} in ${district.name}, `,
            estimate(a),
            " and ",
            estimate(b),
            " percentile points of learning after four years of full use; ",
            equal_dollars(compared)
                ? `the same money at average effectiveness would be ${points(benchmark.central)}` +
                    `${in_brackets(benchmark)}, and ${verdict(compared)}`
                : `but they do not use the same money, so these figures cannot be compared: ${left(a)}, ${left(b)}.`,
        ),
        element("div", { class: "to-know" }, ...[a, b].map(to_know)),
    ];
}

/** The answer as it is read out once after a change. */
export function spoken(compared: Comparison): string {
    const { a, b } = compared;
    const one = ({ title, learning: { after_four_years: range } }: Package): string =>
        `${title} ${points(range.central)}, range ${from_to(range, points)}`;
    const so = equal_dollars(compared) ? verdict(compared) : "they do not use the same money.";
    return `${money_words(compared)}: ${one(a)}; ${one(b)} percentile points; ${so}`;
}

// SPDX-License-Identifier: MIT
// The answer in one sentence, and what must be said with it. Both packages get the same words.
import { type Content, element, number, opening, unbroken } from "./dom";
import { dollars, from_to, points, round_dollars } from "./numbers";
import { t, t_with, told, told_content } from "./language";
import type { Comparison, Package, Range } from "./response";
import { one_time_years } from "./scene";

export function overlap(one: Range, other: Range): boolean {
    return one.low <= other.high && other.low <= one.high;
}

/** What the ranges allow to be said about which package does more. */
export function verdict({ a, b }: Comparison): string {
    const [of_a, of_b] = [a.learning.after_four_years, b.learning.after_four_years];
    if (of_a.central === of_b.central && overlap(of_a, of_b)) return t("the estimates are the same.");
    if (overlap(of_a, of_b)) return t("the two ranges overlap, so it is not certain which does more.");
    const more = of_a.low > of_b.high ? a : b;
    return t("the two ranges do not overlap: {title} does more at every point of its range.",
        { title: told(more.title) });
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
    return t_with("{title} is estimated at {points}{range}", {
        title: element("strong", {}, told(title)),
        points: element("strong", {}, number(range.central, points)),
        range: unbroken(in_brackets(range)),
    });
}

function money_words({ money: { new_money }, once, lasts }: Comparison): string {
    if (new_money === 0) return t("With no change in money");
    if (once) return t("With {amount} once", { amount: round_dollars(new_money * one_time_years) });
    const amount = round_dollars(Math.abs(new_money));
    const money = new_money > 0 ? t("With {amount} more a year", { amount }) : t("With {amount} less a year", { amount });
    if (lasts === undefined) return money;
    return lasts === 1 ? t("{money} for one year", { money }) : t("{money} for {years} years", { money, years: String(lasts) });
}

/** That the estimate is of packages that go on, where the money does not. */
export function money_ends({ money: { new_money }, lasts }: Comparison): Content {
    if (lasts === undefined || new_money === 0) return null;
    return element("p", { class: "note" }, t("The estimate is of packages that are carried on and paid for. From year {next} on " +
        "the money no longer comes: what they cost then must be paid from other money, or be taken back. The money over " +
        "ten years shows how much that is.", { next: String(lasts + 1) }));
}

/** Cautions on how things are counted and paid for; all others change how the answer is to be read. */
const side_notes: ReadonlySet<string> = new Set(
    ["counted_once", "supplanting", "saves_slowly", "at_bound", "kept_by_law", "beyond_early_money"]);

/** What must be said of a package. Where the side notes are many they are folded away, and counted. */
function to_know({ id, title, warnings }: Package): Content {
    if (warnings.length === 0) return null;
    const list = (of: Package["warnings"]): Content =>
        of.length === 0 ? null : element("ul", {}, ...of.map(({ text }) => element("li", {}, told_content(text))));
    const aside = warnings.filter((one) => side_notes.has(one.id));
    const folded = aside.length > 2;
    return element("div", { class: "warnings" },
        element("p", {}, t("To know about {title}:", { title: told(title) })),
        list(folded ? warnings.filter((one) => !side_notes.has(one.id)) : warnings),
        folded ? opening(`to-know-${id}`, noted(aside.length), list(aside)) : null);
}

function noted(count: number): string {
    return t("{count} notes on what is counted once, and on the law", { count: String(count) });
}

/** What a package leaves of the money, or what it lacks. */
function left({ title: name, not_spent }: Package, { new_money }: Comparison["money"]): string {
    const given = { title: told(name), amount: dollars(Math.abs(not_spent)) };
    if (not_spent >= 0) return t("{title} leaves {amount} not spent", given);
    return new_money < 0
        ? t("{title} leaves {amount} of the cut still to be found", given)
        : t("{title} costs {amount} more than there is", given);
}

export function answer(compared: Comparison): Content {
    const { a, b, money, district } = compared;
    const benchmark = a.learning.benchmark;
    const rest = equal_dollars(compared)
        ? t("the same money at average effectiveness would be {points}{range}, and {verdict}",
            { points: points(benchmark.central), range: in_brackets(benchmark), verdict: verdict(compared) })
        : t("but they do not use the same money, so these figures cannot be compared: {a}, {b}.",
            { a: left(a, money), b: left(b, money) });
    return [
        element("p", { class: "answer" }, t_with(
            "{money} in {district}, {a} and {b} percentile points of learning after four years of full use; {rest}",
            { money: money_words(compared), district: told(district.name), a: estimate(a), b: estimate(b), rest },
        )),
        money_ends(compared),
    ];
}

/** What is to be known about both packages; it stands below the picture. */
export function cautions({ a, b }: Comparison): Content {
    return element("div", { class: "to-know" }, ...[a, b].map(to_know));
}

/** The answer as it is read out once after a change. */
export function spoken(compared: Comparison): string {
    const { a, b } = compared;
    const one = ({ title, learning: { after_four_years: range } }: Package): string =>
        t("{title} {points}, range {range}", {
            title: told(title), points: points(range.central), range: from_to(range, points),
        });
    const so = equal_dollars(compared) ? verdict(compared) : t("they do not use the same money.");
    return t("{money}: {a}; {b} percentile points; {so}", { money: money_words(compared), a: one(a), b: one(b), so });
}

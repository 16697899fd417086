// SPDX-License-Identifier: MIT
// The way of a number as a list: each step with its rule, and under it the terms that it is made of.
import { type Content, element, number, scrolling } from "./dom";
import { t } from "./language";
import { at_most_two, exact_dollars, whole } from "./numbers";
import type { LedgerEntry } from "./trace";
import { upper_first, words } from "./words";

const dollar_names = /^(lever|cost|package|basis|one_time_line|.*price|.*salary|.*payroll|.*benefits|nothing_before|benefits_on_pay)/;
const deepest = 6;

function name_words(name: string): string {
    return {
        lever_basis: t("counted cost"),
        lever_year: t("cost in the year"),
        lever_recurring: t("cost each year, in full use"),
        lever_one_time: t("one-time cost"),
        one_time_line: t("part of the one-time cost that counts"),
        realised_share: t("part that has come about by the year"),
        lever_line: t("what it adds to"),
        cost_line: t("cost of"),
        post_price: t("price of a post"),
        unit_price: t("price of one"),
        units: t("how many"),
        posts: t("posts"),
        nothing_before: t("nothing before it"),
    }[name] ?? words(name);
}

function rule_words(rule: string): string {
    return {
        given: "",
        sum: t("the sum of"),
        difference: t("the first less the second"),
        product: t("the product of"),
        quotient: t("the first divided by the second"),
        sum_of_products: t("the sum of products of"),
        weighted_mean: t("the weighted mean of"),
        round_up_to_step: t("rounded up to whole steps"),
    }[rule] ?? words(rule);
}

/** "cost_line/role/coach@coaching": "Cost of: coach, with coaching". */
function path_words(path: string): string {
    const [place = "", after] = path.split("@");
    const [name = "", ...keys] = place.split("/");
    const of = keys.filter((_, i) => i % 2 === 1).map((key) => words(key)).filter((key) => key !== words(after ?? ""));
    const what = upper_first([name_words(name), ...of].join(" \u00b7 "));
    return after === undefined ? what : t("{what}, with {choice}", { what, choice: words(after) });
}

function figure(path: string, value: number): Content {
    const small = Math.abs(value) < 1000 && value !== Math.round(value);
    return number(value, dollar_names.test(path) ? (small ? at_most_two : exact_dollars) : Math.abs(value) < 1000 ? at_most_two : whole);
}

export function trace_list(entries: readonly LedgerEntry[], path: string): Content {
    const known = new Map(entries.map((entry) => [entry.path, entry]));
    const shown = new Set<string>();
    const step = (at: string, value: number, depth: number): HTMLLIElement => {
        const entry = known.get(at);
        const again = shown.has(at);
        shown.add(at);
        const terms = again || depth >= deepest ? [] : (entry?.terms ?? []);
        const rule = terms.length === 0 ? "" : rule_words(entry!.rule);
        const seen = terms.slice(0, 12);
        return element("li", { "data-path": at }, path_words(at), ": ", figure(at, value), rule === "" ? null : `, ${rule}`,
            terms.length === 0 ? null : element("ul", {},
                ...seen.map((term) => step(term.path, term.value, depth + 1)),
                terms.length > seen.length
                    ? element("li", {}, t("and {count} more", { count: whole(terms.length - seen.length) })) : null));
    };
    const first = known.get(path);
    if (first === undefined) return element("p", {}, t("The ledger has no steps for it."));
    return scrolling(element("div", { class: "scroll", role: "group", "aria-label": t("Every step of the cost") },
        element("ul", { class: "trace" }, step(path, first.value, 0))));
}

// SPDX-License-Identifier: MIT
// The assumptions about effects that a comparison rests on.
import { type Content, element } from "./dom";
import type { Comparison, Effect } from "./response";
import { upper_first, words } from "./words";

/** Every assumption about effects that this comparison used, with its source. */
export function sources_part({ a, b }: Comparison, effects: ReadonlyMap<string, Effect>): Content {
    const used = new Map([a, b].flatMap((each) =>
        each.levers.flatMap((lever) => lever.evidence.map((one) => [one.assumption, one] as const))));
    return element("ul", {}, ...[...used.values()].map(({ assumption, grade }) =>
        element("li", {}, element("a", { href: `method.html#${assumption}` }, upper_first(effects.get(assumption)?.title ?? assumption)),
            `: ${effects.get(assumption)?.source || "a judgment"} (${words(grade)})`)));
}

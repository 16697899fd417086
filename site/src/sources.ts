// SPDX-License-Identifier: MIT
// The assumptions about effects that a comparison rests on.
import { type Content, element, opening_if_narrow } from "./dom";
import { cited, t, to_english, told } from "./language";
import { whole } from "./numbers";
import type { Comparison, Effect } from "./response";
import { upper_first, words } from "./words";

/** Every assumption about effects that this comparison used, with its source. */
export function sources_part({ a, b }: Comparison, effects: ReadonlyMap<string, Effect>): Content {
    const used = new Map([a, b].flatMap((each) =>
        each.levers.flatMap((lever) => lever.evidence.map((one) => [one.assumption, one] as const))));
    const list = element("ul", {}, ...[...used.values()].map(({ assumption, grade }) => {
        const source = effects.get(assumption)?.source ?? "";
        return element("li", {},
            element("a", to_english(`method.html#${assumption}`),
                upper_first(told(effects.get(assumption)?.title ?? assumption))),
            ": ", source === "" ? t("a judgment") : cited(source), ` (${words(grade)})`);
    }));
    return opening_if_narrow("sources-list", t("The sources of {count} assumptions", { count: whole(used.size) }), list);
}

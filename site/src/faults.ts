// SPDX-License-Identifier: MIT
// Everything that is wrong with what was given, at once: each fault with its place and how to mend it.
import type { Fault } from "../../wasm/nineways";
import { by_id, type Content, element, redraw, table } from "./dom";
import { t, told_content } from "./language";

/** All faults, each with its place and how to mend it. `said` gives their texts: those of the model need be found. */
export function faults_table(faults: readonly Fault[], said: (text: string) => Content = told_content): HTMLElement {
    const columns = [
        { title: t("Place") },
        { title: t("Found"), text: true },
        { title: t("Expected"), text: true },
        { title: t("How to mend it"), text: true },
    ];
    const rows = faults.map(({ place, found, expected, mend }) =>
        [place === "" ? t("The whole file") : place, said(found), said(expected), said(mend)]);
    return table(t("What is wrong"), columns, rows, "tall");
}

/** Shows faults under a heading, in front of the last good result, and brings them into focus. */
export function show_faults(title: string, faults: readonly Fault[],
    shown = t("What is shown below is still the last good result.")): void {
    const part = by_id("faults");
    const heading = element("h2", { tabindex: -1 }, title);
    redraw(part, heading, element("p", {}, shown),
        faults_table(faults));
    part.hidden = false;
    heading.focus();
}

export function hide_faults(): void {
    const part = by_id("faults");
    part.hidden = true;
    part.replaceChildren();
}

/** "NAME cannot be used: 3 faults". */
export function refusal_title(name: string, count: number): string {
    return count === 1
        ? t("{name} cannot be used: 1 fault", { name })
        : t("{name} cannot be used: {count} faults", { name, count: String(count) });
}

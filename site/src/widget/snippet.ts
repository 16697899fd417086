// SPDX-License-Identifier: MIT
// The lines of HTML that embed the comparison.
import { t } from "../language";
import { round_dollars } from "../numbers";
import { calculator_address } from "./home";
import { query_of, type Settings } from "./settings";

export interface Site {
    /** The address of the calculator, with a slash at its end. */
    readonly home: string;
    readonly version: string;
    /** Of resize.js, as "sha384-...". */
    readonly integrity: string;
}

/**
 * What the frame may do: run its script, and open the calculator in a window of its own, which the sandbox must not
 * follow, because the calculator would not run in it.
 */
export const sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

export function frame_address({ home, version }: Site, settings: Settings): string {
    return `${home}embed/${version}/${query_of(settings)}`;
}

/** A text as the value of an attribute, or between tags. */
function quoted(text: string): string {
    const marks: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
    return text.replace(/[&<>"]/g, (mark) => marks[mark]!);
}

export function frame_title({ money }: Settings, district: string): string {
    const given = { district, amount: round_dollars(Math.abs(money)) };
    return money < 0
        ? t("Restore the old ways, or transform? {district}, {amount} less a year", given)
        : t("Restore the old ways, or transform? {district}, {amount} more a year", given);
}

export function snippet(site: Site, settings: Settings, title: string, height: number, fits: boolean): string {
    const { home, version, integrity } = site;
    const calculator = home + calculator_address(settings, version);
    const lines = [
        `<iframe src="${quoted(frame_address(site, settings))}"`,
        `  title="${quoted(title)}"`,
        `  width="100%" height="${height}" frameborder="0" loading="lazy"`,
        `  sandbox="${sandbox}"></iframe>`,
        `<p><a href="${quoted(calculator)}">${quoted(t("Compare with other numbers: the full calculator"))}</a></p>`,
    ];
    if (fits) {
        lines.push(`<script async src="${quoted(`${home}embed/${version}/resize.js`)}"`,
            `  integrity="${integrity}" crossorigin="anonymous"></script>`);
    }
    return lines.join("\n");
}

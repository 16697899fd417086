// SPDX-License-Identifier: MIT
// What the pages that are printed when the site is built share: text made safe, figures in words, tables.

const marks = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Text as it stands in HTML. */
export const plain = (text) => String(text).replace(/[&<>"]/g, (mark) => marks[mark]);
/** A text with `{name}` replaced by what is given under that name. */
export const with_places = (text, given = {}) => text.replace(/\{(\w+)\}/g, (place, name) => given[name] ?? place);
export const first_up = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const grades = {
    none: "no study",
    correlational: "studies of association",
    quasi_experimental: "comparison studies",
    randomised: "randomized trials",
};
export const words = (name) => ({ judgement: "judgment", union: "teachers\u2019 union", ...grades })[name]
    ?? name.replaceAll("_", " ");

const number = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 6 });
/** A true minus sign, and none before what is rounded to zero. */
const minus = (text) => text.replace(/^-(?=[^1-9]*$)/, "").replace("-", "\u2212");
export const figure = (value) => minus(number.format(value));
/** A number with as many decimals as are asked for. */
export const fixed = (value, decimals) => minus(new Intl.NumberFormat("en-US", {
    minimumFractionDigits: decimals, maximumFractionDigits: decimals,
}).format(value));
const percents = new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 1 });
export const percent = (share) => minus(percents.format(share));
/** "+0.4 (-0.3 to +2.9)": a change that never stands without its range. */
export const signed_range = ({ low, central, high }, decimals = 1, t = with_places) => {
    const one = new Intl.NumberFormat("en-US", {
        minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: "exceptZero",
    });
    const signed = (value) => minus(one.format(value));
    return t("{central} ({low} to {high})", { central: signed(central), low: signed(low), high: signed(high) });
};

/** "0.8 (0.5 to 1)", or the one figure where there is no range. */
export function with_range({ low, central, high }, shown = figure) {
    return low === high ? shown(central) : `${shown(central)} (${shown(low)} to ${shown(high)})`;
}

const counts = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/** A small count in words, a large one in digits. */
export const counted = (count) => counts[count] ?? figure(count);

const units = {
    usd: "dollars",
    usd_per_pupil: "dollars a pupil",
    usd_per_fte: "dollars a post",
    usd_per_day: "dollars a day",
    share: "share",
    share_change: "relative change",
    pupils_per_group: "pupils a group",
    pupils_per_fte: "pupils a post",
    fte: "posts",
    fte_per_1000_pupils: "posts for 1,000 pupils",
    sd: "SD",
    sd_per_pupil_fewer: "SD for each pupil fewer",
    sd_per_1000_usd: "SD for 1,000 dollars",
};
export const unit_words = (unit) => units[unit] ?? unit.replaceAll("_per_", " a ").replaceAll("_", " ");

/** The parts of an address that name a page become links. */
export function links(address) {
    return address.split("; ").map((part) =>
        /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(\/[^\s,]*)?$/i.test(part)
            ? `<a href="https://${plain(part)}" rel="noreferrer">${plain(part)}</a>`
            : plain(part)).join("; ");
}

/** A table that stands as blocks where it is too wide. The first cell of a row heads it; cells are HTML. */
export function table(caption, columns, rows) {
    const head = columns.map(({ title, figure: is_figure }) =>
        `<th scope="col" role="columnheader" class="${is_figure ? "figure" : "words"}">${plain(title)}</th>`).join("");
    const body = rows.map(({ id, cells }) => {
        const inner = cells.map((cell, i) => i === 0
            ? `<th scope="row" role="rowheader">${cell}</th>`
            : `<td class="${columns[i].figure ? "figure" : "words"}" role="cell" data-label="${plain(columns[i].title)}"><div>${cell}</div></td>`).join("");
        return `<tr role="row"${id ? ` id="${plain(id)}"` : ""}>${inner}</tr>`;
    }).join("\n");
    return `<div class="scroll stacked" role="group" tabindex="0" aria-label="${plain(caption)}"><table role="table">` +
        `<caption>${plain(caption)}</caption>\n<thead role="rowgroup"><tr role="row">${head}</tr></thead>\n` +
        `<tbody role="rowgroup">\n${body}\n</tbody></table></div>`;
}

/** Puts the parts into a template's `{{name}}`; a name that nothing fills is an error. */
export function filled(template, parts, page) {
    return template.replace(/\{\{([a-z0-9_:]+)\}\}/g, (_, name) => {
        const part = parts.get(name);
        if (!part) throw new Error(`${page}: nothing fills {{${name}}}`);
        return part;
    });
}

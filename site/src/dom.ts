// SPDX-License-Identifier: MIT
// Elements without strings of markup, and the one kind of table that the page has.
import type { Format } from "./numbers";
import { from_to } from "./numbers";
import type { Range } from "./response";

export type Content = Node | string | readonly Content[] | null;
type Attributes = Readonly<Record<string, string | number | boolean>>;

function add(to: Element, content: Content): void {
    if (content === null) return;
    if (typeof content === "string" || content instanceof Node) to.append(content);
    else for (const part of content as readonly Content[]) add(to, part);
}

function dress<Made extends Element>(made: Made, attributes: Attributes, content: readonly Content[]): Made {
    for (const [name, value] of Object.entries(attributes)) {
        if (value !== false) made.setAttribute(name, value === true ? "" : String(value));
    }
    for (const part of content) add(made, part);
    return made;
}

export function element<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes: Attributes = {},
    ...content: Content[]
): HTMLElementTagNameMap[Name] {
    return dress(document.createElement(name), attributes, content);
}

export function shape<Name extends keyof SVGElementTagNameMap>(
    name: Name,
    attributes: Attributes = {},
    ...content: Content[]
): SVGElementTagNameMap[Name] {
    return dress(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, content);
}

/** The element of the page with this id; the page is broken without it. */
export function by_id<Kind extends Element = HTMLElement>(id: string): Kind {
    const found = document.getElementById(id);
    if (found === null) throw new Error(`the page has no element "${id}"`);
    return found as unknown as Kind;
}

/** A number that keeps its exact value beside its text. */
export function number(value: number, as: Format): HTMLDataElement {
    return element("data", { value }, as(value));
}

/** A central figure with its range below it; a figure without a range stands alone. */
export function ranged(range: Range, as: Format): Content {
    if (range.low === range.high) return number(range.central, as);
    return [
        number(range.central, as),
        " ",
        element("span", { class: "range" }, unbroken(`(${from_to(range, as)})`)),
    ];
}

/** Words in which no line ends between a minus sign and its number. */
export function unbroken(text: string): Content {
    return text.split(" ").flatMap((word, i) => [
        i > 0 ? " " : null,
        word.includes("\u2212") ? element("span", { class: "unbroken" }, word) : word,
    ]);
}

/** What stands in a cell that has no figure. */
export const nothing = "\u2013";

export interface Column {
    readonly title: string;
    readonly text?: boolean;
    readonly side?: "restore" | "transform";
}

let fits: ResizeObserver | undefined;

/** Regions that scroll are a stop of the keyboard; those that fit are none. */
function mark_scrolling(changes: readonly ResizeObserverEntry[]): void {
    for (const { target } of changes) {
        const region = target.closest<HTMLElement>(".scroll");
        if (region === null) continue;
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = region;
        if (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1) region.tabIndex = 0;
        else region.removeAttribute("tabindex");
    }
}

/** Makes a region that scrolls where its content is too large reachable by keyboard; measured after layout, at no cost. */
export function scrolling<Region extends HTMLElement>(region: Region): Region {
    fits ??= new ResizeObserver(mark_scrolling);
    for (const one of [region, ...region.children]) fits.observe(one);
    return region;
}

/**
 * A table with a caption; the first cell of each row is its header. It scrolls in itself where it is too wide.
 * The roles say what the elements say already: a style that lays rows out anew must not make it less of a table.
 */
export function table(
    caption: string,
    columns: readonly Column[],
    rows: readonly (readonly Content[])[],
    kind = "",
): HTMLElement {
    const place = (column: number, cell: Content = null): Attributes => {
        const names = [
            columns[column]?.text || column === 0 ? "words" : "figure",
            columns[column]?.side,
            cell === nothing && "nothing",
        ];
        return { class: names.filter(Boolean).join(" ") };
    };
    const head = columns.map(({ title }, i) => element("th", { scope: "col", role: "columnheader", ...place(i) }, title));
    const stacked = kind.includes("stacked"); // where it is narrow: then each cell stands beside the title of its column
    const body = rows.map((row) =>
        element("tr", { role: "row" }, ...row.map((cell, i) =>
            i === 0
                ? element("th", { scope: "row", role: "rowheader" }, cell)
                : element("td", { role: "cell", "data-label": columns[i]?.title ?? "", ...place(i, cell) },
                    stacked ? element("div", {}, cell) : cell))));
    return scrolling(element(
        "div",
        { class: `scroll ${kind}`.trim(), role: "group", "aria-label": caption },
        element(
            "table",
            { role: "table" },
            element("caption", {}, caption),
            element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...head)),
            element("tbody", { role: "rowgroup" }, ...body),
        ),
    ));
}

/** Something that opens; `id` keeps it open when the page draws its numbers anew. */
export function opening(id: string, title: string, ...content: Content[]): HTMLDetailsElement {
    return element("details", { id }, element("summary", {}, title), ...content);
}

/** Whether the window has the width of a phone. */
export const is_narrow = (): boolean => matchMedia("(max-width: 38rem)").matches;

/** The same where the window is narrow; where there is room, the content as it is. */
export function opening_if_narrow(id: string, title: string, content: Content): Content {
    return is_narrow() ? opening(id, title, content) : content;
}

/** What stands in new content where an element stood in the old: it has its id, or comes as late among its kind. */
function successor(old: HTMLElement, before: Element, after: Element): HTMLElement | undefined {
    const of_kind = (part: Element): HTMLElement[] => [...part.querySelectorAll<HTMLElement>(old.localName)];
    return of_kind(after).find(({ id }) => id !== "" && id === old.id) ?? of_kind(after)[of_kind(before).indexOf(old)];
}

/** Puts new content into a part of the page; what was open stays open, and what had the focus has it again. */
export function redraw(part: Element, ...content: Content[]): void {
    const open = new Set([...part.querySelectorAll("details[open]")].map(({ id }) => id));
    const fresh = document.createElement("div");
    for (const one of content) add(fresh, one);
    for (const details of fresh.querySelectorAll("details")) details.open = open.has(details.id);
    const root = part.getRootNode() as Document | ShadowRoot;
    const at = root.activeElement;
    const next = at instanceof HTMLElement && at !== part && part.contains(at) ? successor(at, part, fresh) : undefined;
    if (next !== undefined && at!.hasAttribute("tabindex")) next.tabIndex = (at as HTMLElement).tabIndex;
    part.replaceChildren(...fresh.childNodes);
    next?.focus({ preventScroll: true });
}

const on_the_way = 5000; // milliseconds in which what lies above a place may still grow

/** Leads to a place of the page, and stays there while what lies above it is drawn, until the visitor moves on. */
export function go_to(place: HTMLElement): void {
    const show = (): void => place.scrollIntoView();
    place.focus({ preventScroll: true });
    show();
    const growing = new ResizeObserver(show);
    growing.observe(document.body);
    const moved = new AbortController();
    const stop = (): void => {
        growing.disconnect();
        moved.abort();
    };
    for (const sign of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(sign, stop, { signal: moved.signal });
    setTimeout(stop, on_the_way);
}

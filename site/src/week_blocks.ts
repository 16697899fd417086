// SPDX-License-Identifier: MIT
// Weeks as stacked blocks: columns beside each other on one axis of minutes, drawn as SVG at the width there is.
import { element, shape } from "./dom";
import { whole } from "./numbers";

/** How a block is filled: a pattern says what a color alone would. */
export type Fill = "class" | "other" | "small" | "free";

export interface Block {
    readonly title: string;
    /** What stands below or behind the title where there is room. */
    readonly more: string;
    readonly minutes: number;
    readonly fill: Fill;
}

export interface Stack {
    readonly title: string;
    readonly side?: "restore" | "transform" | undefined;
    readonly blocks: readonly Block[];
}

let patterns = 0;

/** Shortens a text to `most` letters, or leaves it out where not even three would be left. */
function fitting(text: string, most: number): string {
    if (text.length <= most) return text;
    return most < 4 ? "" : `${text.slice(0, most - 1).trimEnd()}\u2026`;
}

/** A title in two lines where it needs them. */
function in_two(title: string, most: number): string[] {
    if (title.length <= most) return ["", title];
    const at = title.lastIndexOf(" ", most);
    return at < 0 ? ["", fitting(title, most)] : [title.slice(0, at), fitting(title.slice(at + 1), most)];
}

/** What is written into a block that has room for `rows` lines of `most` letters: minutes, title, and more. */
function lines_of(minutes: string, title: string, more: string, most: number, rows: number): string[] {
    const one = `${minutes} ${title}`;
    if (more !== "" && one.length + 2 + more.length <= most) return [`${one}, ${more}`];
    const lines = one.length <= most || rows < 2 ? [one] : [minutes, title];
    if (more !== "" && more.length <= most && rows > lines.length) lines.push(more);
    return lines;
}

/** Draws stacks `width` pixels wide; `minutes` is what the axis spans, `em` the size of text on the page. */
export function draw_stacks(stacks: readonly Stack[], minutes: number, width: number, em: number, told: string): SVGSVGElement {
    const letter = 0.46 * em; // mean width of a letter at the size of labels, 0.75 em
    const left = 3 * em;
    const top = 3.5 * em;
    const height = 34 * em;
    const gap = 0.5 * em;
    const across = (width - left - gap * stacks.length) / stacks.length;
    const y = (at: number): number => Math.round((top + (at / minutes) * height) * 10) / 10;
    const hatch = `small-${++patterns}`;
    const drawn: SVGElement[] = [];

    for (let at = 0; at <= minutes; at += 300) {
        drawn.push(
            shape("path", { d: `M${left - 4} ${y(at)}H${width}`, class: at === 0 ? "zero" : "grid" }),
            shape("text", { x: left - 8, y: y(at) + 0.3 * em, "text-anchor": "end", class: "tick" }, whole(at)));
    }
    stacks.forEach(({ title, side, blocks }, i) => {
        const x = left + gap + i * (across + gap);
        in_two(title, Math.floor(across / (0.5 * em))).forEach((line, row) =>
            drawn.push(shape("text", { x, y: (1 + row * 1.1) * em, class: "stack-title" }, line)));
        drawn.push(shape("rect", { x, y: 2.5 * em, width: across, height: 0.3 * em, class: `stack-head ${side ?? "now"}` }));
        let from = 0;
        for (const { title: name, more, minutes: own, fill } of blocks) {
            const [begins, ends] = [y(from), y(from + own)];
            from += own;
            const box = { x, y: begins, width: across, height: Math.max(0, ends - begins), class: `block ${fill}` };
            drawn.push(shape("rect", { ...box, ...(fill === "small" && { fill: `url(#${hatch})` }) },
                shape("title", {}, `${whole(own)} ${more === "" ? name : `${name}, ${more}`}`)));
            const tall = ends - begins;
            if (tall < 0.85 * em) continue;
            const most = Math.floor((across - 0.6 * em) / letter);
            const lines = lines_of(whole(own), name, more, most, Math.floor(tall / em));
            lines.forEach((line, row) => {
                const base = (begins + ends) / 2 + (row - (lines.length - 1) / 2) * em + 0.28 * em;
                drawn.push(shape("text", { x: x + 0.3 * em, y: base, class: `in-block ${fill}` }, fitting(line, most)));
            });
        }
    });

    const whole_height = y(minutes) + 0.75 * em;
    const box = { viewBox: `0 0 ${width} ${whole_height}`, width, height: whole_height, class: "stacks" };
    return shape("svg", { ...box, role: "img", "aria-label": told },
        hatching(hatch),
        ...drawn);
}

/** What the fills mean, each beside a sample of it. */
export function fill_key(keys: readonly (readonly [Fill, string])[], em: number): HTMLElement {
    const side = 1.25 * em;
    return element("ul", { class: "key" }, ...keys.map(([fill, means]) => {
        const hatch = `small-${++patterns}`;
        const box = { x: 1, y: 1, width: side - 2, height: side - 2, class: `block ${fill}` };
        return element("li", {},
            shape("svg", { viewBox: `0 0 ${side} ${side}`, width: side, height: side, "aria-hidden": "true" },
                hatching(hatch), shape("rect", { ...box, ...(fill === "small" && { fill: `url(#${hatch})` }) })),
            " ", means);
    }));
}

function hatching(id: string): SVGElement {
    return shape("defs", {}, shape("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
        shape("rect", { width: 8, height: 8, class: "small-ground" }),
        shape("path", { d: "M-2 2l4-4M0 8l8-8M6 10l4-4", class: "small-line" })));
}

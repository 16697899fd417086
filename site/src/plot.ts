// SPDX-License-Identifier: MIT
// Bars, dots and whiskers on one axis, drawn as SVG at the width that there is, with text at its natural size.
import { shape } from "./dom";
import type { Format } from "./numbers";

export type Side = "restore" | "transform" | "benchmark";

export interface Mark {
    readonly side: Side;
    readonly low: number;
    readonly central: number;
    readonly high: number;
    /** The direct label. */
    readonly text: string;
}

/** Marks under one label; a group without marks is a heading. */
export interface Group {
    readonly label: string;
    readonly marks: readonly Mark[];
}

export interface Plot {
    readonly groups: readonly Group[];
    readonly bars: boolean;
    readonly axis: string;
    readonly ticks: Format;
    /** How to read the picture; stands above it. */
    readonly sentence: string;
    /** What the picture shows, for those who do not see it. */
    readonly told: string;
    /** A value marked across all groups. */
    readonly across?: number;
}

interface Scale {
    readonly from: number;
    readonly to: number;
    readonly step: number;
}

/** An axis that holds all values and zero, with about `count` round steps. */
export function round_scale(values: readonly number[], count: number): Scale {
    const least = Math.min(0, ...values);
    const most = Math.max(0, ...values);
    const rough = (most - least || 1) / count;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * ([1, 2, 5].find((lead) => lead * power >= rough) ?? 10);
    return { from: Math.floor(least / step + 1e-9) * step, to: Math.ceil(most / step - 1e-9) * step || step, step };
}

/** Breaks a text at its spaces into lines of at most `length` characters. */
function wrapped(text: string, length: number): string[] {
    const lines: string[] = [];
    for (const word of text.split(" ")) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + 1 + word.length <= length) lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(word);
    }
    return lines;
}

let patterns = 0;

/** Draws the plot `width` pixels wide; `em` is the size of text on the page. */
export function draw(plot: Plot, width: number, em: number): SVGSVGElement {
    const letter = 0.48 * em; // mean width of a letter at the size of the labels, 0.875 em
    const marks = plot.groups.flatMap((group) => group.marks);
    const text_room = (Math.max(...marks.map(({ text }) => text.length)) + 2) * letter;
    const longest = Math.max(...plot.groups.map(({ label }) => label.length)) * letter + em;
    const beside = width > 44 * em; // labels stand beside the marks, or above them where it is narrow
    const left = beside ? Math.min(longest, width * 0.36) : 0.5 * em;
    const above = !beside && text_room > 0.4 * width; // so do direct labels where marks would get no room
    const right = Math.max(left + 2 * em, width - (above ? 1.75 * em : text_room));
    const values = marks.flatMap(({ low, central, high }) => [low, central, high]);
    const scale = round_scale(values, Math.max(2, Math.min(8, Math.floor((right - left) / (4.5 * em)))));
    const x = (value: number): number =>
        Math.round((left + ((value - scale.from) / (scale.to - scale.from)) * (right - left)) * 10) / 10;

    const pattern = `hatch-${++patterns}`;
    const drawn: SVGElement[] = [];
    let y = 0.5 * em;
    const line = 1.3 * em;

    for (const { label, marks: own } of plot.groups) {
        const lines = wrapped(label, Math.floor((beside && own.length > 0 ? left - em : width - em) / letter));
        if (own.length === 0) y += 0.5 * em;
        const height = own.length * 1.75 * em;
        const start = beside && own.length > 0 ? y + Math.max(0, (height - lines.length * line) / 2) : y;
        lines.forEach((words, i) => {
            const at = { x: 0, y: start + i * line + em, class: own.length === 0 ? "heading" : "label" };
            drawn.push(shape("text", at, words));
        });
        if (beside && own.length > 0) {
            own.forEach((mark, i) => drawn.push(...mark_shapes(mark, y + (i + 0.5) * 1.75 * em)));
            y += Math.max(height, lines.length * line) + 0.5 * em;
        } else {
            y += lines.length * line;
            for (const mark of own) {
                if (above) y += line;
                drawn.push(...mark_shapes(mark, y + 1.05 * em));
                y += above && mark.low === 0 && mark.high === 0 ? 0.5 * em : 1.75 * em; // nothing but its label
            }
            y += 0.5 * em;
        }
    }

    function mark_shapes(mark: Mark, middle: number): SVGElement[] {
        const { side, low, central, high, text } = mark;
        const found: SVGElement[] = [];
        const from_zero = [x(Math.min(0, central)), x(Math.max(0, central))] as const;
        if (plot.bars) {
            const bar = { x: from_zero[0], y: middle - 0.5 * em, width: from_zero[1] - from_zero[0], height: em };
            const fill = side === "transform" ? `url(#${pattern})` : "";
            found.push(shape("rect", { ...bar, class: `bar ${side}`, ...(fill && { fill }) }));
        }
        if (low !== high) {
            const ends = `M${x(low)} ${middle - 5}v10M${x(low)} ${middle}H${x(high)}M${x(high)} ${middle - 5}v10`;
            found.push(shape("path", { d: ends, class: "halo" }), shape("path", { d: ends, class: "whisker" }));
        }
        if (!plot.bars) found.push(dot(side, x(central), middle));
        const end = Math.max(x(high), from_zero[1], plot.bars ? 0 : x(central) + 7);
        const at = above ? { x: 0, y: middle - 1.35 * em } : { x: end + 0.6 * em, y: middle + 0.33 * em };
        found.push(shape("text", { ...at, class: "value" }, text));
        return found;
    }

    function dot(side: Side, cx: number, cy: number): SVGElement {
        if (side === "restore") return shape("circle", { cx, cy, r: 7, class: "dot restore" });
        if (side === "transform") return shape("rect", { x: cx - 7, y: cy - 7, width: 14, height: 14, class: "dot transform" });
        return shape("path", { d: `M${cx} ${cy - 8}l8 8l-8 8l-8-8z`, class: "dot benchmark" });
    }

    const grid: SVGElement[] = [];
    const first = Math.round(scale.from / scale.step);
    const last = Math.round(scale.to / scale.step);
    for (let i = first; i <= last; ++i) {
        const at = x(i * scale.step);
        grid.push(shape("path", { d: `M${at} 0V${y}`, class: i === 0 ? "zero" : "grid" }));
        const edge = !beside && i === first;
        const where = { x: edge ? 0 : at, y: y + 1.2 * em, "text-anchor": edge ? "start" : "middle", class: "tick" };
        grid.push(shape("text", where, plot.ticks(i * scale.step)));
    }
    grid.push(shape("text", { x: beside ? left : 0, y: y + 2.5 * em, class: "axis" }, plot.axis));
    if (plot.across !== undefined) grid.push(shape("path", { d: `M${x(plot.across)} 0V${y}`, class: "across" }));
    const height = y + 3 * em;

    return shape(
        "svg",
        { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": plot.told },
        shape("defs", {},
            shape("pattern", { id: pattern, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
                shape("rect", { width: 8, height: 8, class: "hatch-ground" }),
                shape("path", { d: "M-2 2l4-4M0 8l8-8M6 10l4-4", class: "hatch-line" }))),
        ...grid,
        ...drawn,
    );
}

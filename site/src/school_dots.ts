// SPDX-License-Identifier: MIT
// Schools as dots: small panels with the same axes, beside each other or below each other where it is narrow.
import { shape } from "./dom";
import { t } from "./language";
import { set_percent, short_dollars } from "./numbers";

type Shape = "elementary" | "middle" | "high";

export interface Panel {
    readonly title: string;
    readonly side?: "restore" | "transform" | undefined;
    readonly dots: readonly { readonly x: number; readonly y: number; readonly shape: Shape; readonly title: string }[];
}

function round_scale(values: readonly number[], count: number): { from: number; to: number; step: number } {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const rough = (most - least || Math.abs(most) || 1) / count;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * ([1, 2, 5].find((lead) => lead * power >= rough) ?? 10);
    return { from: Math.floor(least / step) * step, to: (Math.floor(most / step + 1e-9) + 1) * step, step };
}

function dot(kind: Shape, x: number, y: number, title: string): SVGElement {
    const inside = shape("title", {}, title);
    const look = { class: `school ${kind}` };
    if (kind === "elementary") return shape("circle", { ...look, cx: x, cy: y, r: 5 }, inside);
    if (kind === "middle") return shape("rect", { ...look, x: x - 4.5, y: y - 4.5, width: 9, height: 9 }, inside);
    return shape("path", { ...look, d: `M${x} ${y - 6}l6 10.5h-12z` }, inside);
}

/** Draws the panels in `width` pixels; `em` is the size of text on the page. */
export function draw_dots(panels: readonly Panel[], width: number, em: number, told: string): SVGSVGElement {
    const all = panels.flatMap(({ dots }) => dots);
    const [across, along] = [round_scale(all.map(({ x }) => x), 4), round_scale(all.map(({ y }) => y), 5)];
    const beside = width > 48 * em;
    const left = 3.75 * em;
    const gap = 2 * em;
    const own = beside ? (width - left) / panels.length - gap : width - left - em;
    const [top, height] = [4.5 * em, 16 * em];
    const step = top + height + 3.5 * em;
    const place = (at: number): number => Math.round(at * 10) / 10;
    const drawn: SVGElement[] = [];
    const kinds: readonly (readonly [Shape, string])[] =
        [["elementary", t("elementary")], ["middle", t("middle")], ["high", t("high")]];
    let key_at = 8;
    for (const [kind, means] of kinds.filter(([kind]) => all.some((one) => one.shape === kind))) {
        drawn.push(dot(kind, key_at, 0.75 * em, means), shape("text", { x: key_at + 12, y: 1.05 * em, class: "label" }, means));
        key_at += 24 + (means.length + 2) * 0.5 * em;
    }
    panels.forEach(({ title, side, dots }, i) => {
        const begins = left + (beside ? i * (own + gap) : 0);
        const ground = 1.5 * em + top + height + (beside ? 0 : i * step);
        const x = (value: number): number => place(begins + ((value - across.from) / (across.to - across.from)) * own);
        const y = (value: number): number => place(ground - ((value - along.from) / (along.to - along.from)) * height);
        drawn.push(
            shape("text", { x: begins, y: ground - height - 1.25 * em, class: "heading" }, title),
            shape("rect", { x: begins, y: ground - height - 0.9 * em, width: own, height: 0.3 * em, class: `stack-head ${side ?? "now"}` }));
        for (let k = 0; along.from + k * along.step <= along.to + along.step / 2; ++k) {
            const at = along.from + k * along.step;
            drawn.push(shape("path", { d: `M${begins} ${y(at)}h${own}`, class: k === 0 ? "zero" : "grid" }));
            if (i > 0 && beside) continue;
            drawn.push(shape("text", { x: begins - 6, y: y(at) + 0.3 * em, "text-anchor": "end", class: "tick" }, short_dollars(at)));
        }
        for (let k = 0; across.from + k * across.step <= across.to + across.step / 2; ++k) {
            const at = across.from + k * across.step;
            if (!beside && k % 2 === 1) continue;
            const anchor = at > across.to - across.step / 2 ? "end" : "middle";
            drawn.push(shape("text", { x: x(at), y: ground + 1.2 * em, "text-anchor": anchor, class: "tick" }, set_percent(at)));
        }
        drawn.push(shape("text", { x: begins, y: ground + 2.4 * em, class: "axis" }, t("pupils of low income")));
        drawn.push(...dots.map((one) => dot(one.shape, x(one.x), y(one.y), one.title)));
    });
    drawn.push(shape("text", { x: 0, y: 2.75 * em, class: "axis" }, t("dollars a pupil")));
    const whole_height = 1.5 * em + step * (beside ? 1 : panels.length);
    const box = { viewBox: `0 0 ${width} ${whole_height}`, width, height: whole_height, class: "dots" };
    return shape("svg", { ...box, role: "img", "aria-label": told }, ...drawn);
}

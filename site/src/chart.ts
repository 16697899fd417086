// SPDX-License-Identifier: MIT
// Draws the display lists of the operations: their layout is done, and each role has its look in the style.
import { type Content, element, nothing, number, opening, shape, table } from "./dom";
import { with_decimals } from "./numbers";
import type { DisplayList } from "./response";
import { upper_first } from "./words";

/** Numbers in words get a true minus sign, as everywhere on the page. */
function with_minus(text: string): string {
    return text.replace(/(?<!\w)-(?=[\d$])/g, "\u2212");
}

function mark_shape({ mark, role, places, size = 0, anchor = "start", text = "" }: DisplayList["marks"][number]): SVGElement {
    const [x = 0, y = 0, to_x = 0, to_y = 0] = places;
    const style = { class: `of-${role}` };
    switch (mark) {
        case "line":
            return shape("line", { ...style, x1: x, y1: y, x2: to_x, y2: to_y });
        case "path":
            return shape("polyline", { ...style, points: places.join(" ") });
        case "rectangle": {
            const box = { x: Math.min(x, to_x), y: Math.min(y, to_y), width: Math.abs(to_x - x), height: Math.abs(to_y - y) };
            return shape("rect", { ...style, ...box });
        }
        case "circle":
            return shape("circle", { ...style, cx: x, cy: y, r: size });
        case "text":
            return shape("text", { ...style, x, y, "font-size": size, "text-anchor": anchor }, with_minus(text));
    }
}

/** A picture with its sentence above and its table below. Its text is as high as small text on the page. */
export function chart_figure(id: string, list: DisplayList): HTMLElement {
    const { title, sentence, width, height, marks } = list;
    const picture = shape("svg", { viewBox: `0 0 ${width} ${height}`, class: "listed", role: "img", "aria-label": title },
        ...marks.map(mark_shape));
    picture.style.width = `${(width * 0.8125) / 12}rem`;
    return element("figure", { id },
        element("h3", {}, title),
        element("figcaption", {}, with_minus(sentence)),
        picture,
        opening(`${id}-table`, "The same numbers as a table", list_table(title, list)));
}

function list_table(caption: string, { table: { columns, rows } }: DisplayList): HTMLElement {
    const cell = (value: number | string | null, column: number): Content => {
        if (value === null) return nothing;
        if (typeof value === "string") return upper_first(value);
        return number(value, with_decimals(columns[column]?.decimals ?? 0));
    };
    const heads = columns.map(({ title, unit }, i) => ({
        title: upper_first(unit === "" ? title : `${title}, ${unit}`),
        text: rows.every((row) => typeof row[i] === "string"),
    }));
    return table(caption, heads, rows.map((row) => row.map(cell)), "stacked");
}

// SPDX-License-Identifier: MIT
// Draws the display lists of the operations: their layout is done, and each role has its look in the style.
import { type Content, element, nothing, number, opening, shape, table } from "./dom";
import { t, told, told_content } from "./language";
import { own_marks } from "./list_texts";
import { with_decimals } from "./numbers";
import { picture_buttons } from "./picture_buttons";
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
        case "area":
            return shape("polygon", { ...style, points: places.join(" ") });
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

/** The height of letters: in the units of a list, and as it is drawn, in those of the page. */
const list_letter_height = 12;
const letter_height = 0.8125; // rem

/** How wide a list is to be laid out for so many pixels: 280 at least, so that letters shrink where there are fewer. */
export function list_width(pixels: number): number {
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return Math.max(280, Math.floor((pixels * list_letter_height) / (letter_height * em)) - 2 * margin);
}

/** Room at either side, in units of the list: letters may be wider than the layout takes them to be. */
const margin = 4;

/** A picture with its sentence above and its table below. Its text is as high as small text on the page. */
export function chart_figure(id: string, list: DisplayList): HTMLElement {
    const { title, sentence, width, height } = list;
    const across = width + 2 * margin;
    const name = told(title);
    const box = { viewBox: `${-margin} 0 ${across} ${height}`, class: "listed", role: "img", "aria-label": name };
    const picture = shape("svg", box, ...own_marks(list).map(mark_shape));
    picture.style.width = `${(across * letter_height) / list_letter_height}rem`;
    return element("figure", { id },
        element("h3", {}, told_content(title)),
        element("figcaption", {}, told_content(sentence, with_minus)),
        picture,
        picture_buttons(name),
        opening(`${id}-table`, t("The same numbers as a table"), list_table(name, list)));
}

/** A text whose paths and names may be broken where their words end. */
function breakable(text: string): Content {
    return text.split(/(?<=[/_])/).flatMap((part, i) => (i === 0 ? [part] : [element("wbr"), part]));
}

function list_table(caption: string, { table: { columns, rows } }: DisplayList): HTMLElement {
    const cell = (value: number | string | null, column: number): Content => {
        if (value === null) return nothing;
        if (typeof value === "string") return breakable(upper_first(told(value)));
        return number(value, with_decimals(columns[column]?.decimals ?? 0));
    };
    const heads = columns.map(({ title, unit }, i) => ({
        title: upper_first(unit === "" ? told(title) : `${told(title)}, ${told(unit)}`),
        text: rows.every((row) => typeof row[i] === "string"),
    }));
    return table(caption, heads, rows.map((row) => row.map(cell)), "stacked list");
}

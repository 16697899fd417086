// SPDX-License-Identifier: MIT
// A chart as a file of its own: with its words, colours, source and link in it, and nothing from elsewhere.
import { shape } from "./dom";
import { save } from "./downloads";
import { t, told } from "./language";
import { link_to } from "./link";
import type { View } from "./live_section";
import { round_dollars } from "./numbers";
import { one_time_years } from "./scene";

const kept = [
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap",
    "stroke-linejoin", "opacity", "paint-order", "font-size", "font-weight", "font-style", "text-anchor",
];
const usual = new Map(kept.map((name) => [name, name.endsWith("opacity") ? "1" : ""]));
const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const edge = 16; // pixels around
const density = 2; // pixels of a PNG to each of the page
/** Characters that XML cannot hold in any way; names in documents may have them. */
const no_xml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What stands below a chart: whose numbers, from which model, and where they are. */
function source_lines(view: View): string[] {
    const { model, compared: { district, money, once } } = view;
    const amount = once ? t("{money} once", { money: round_dollars(money.new_money * one_time_years) })
        : t("{money} a year", { money: round_dollars(money.new_money) });
    return [
        t("{district}, new money {amount}, year {year}", { district: told(district.name), amount, year: String(money.year) }),
        t("Source: nineways, model version {version}", { version: model.version }),
        link_to(view),
    ];
}

/** The picture with the looks that it has on the page now, as attributes: they need no style, which a site may forbid. */
function dressed(picture: SVGSVGElement): SVGSVGElement {
    const copy = picture.cloneNode(true) as SVGSVGElement;
    const originals = picture.querySelectorAll<SVGElement>("*");
    copy.querySelectorAll<SVGElement>("*").forEach((one, i) => {
        const style = getComputedStyle(originals[i]!);
        for (const name of ["style", "class"]) one.removeAttribute(name);
        for (const name of kept) {
            const value = style.getPropertyValue(name).replace(/url\("(#[^"]*)"\)/, "url($1)");
            if (value === "" || value === usual.get(name)) one.removeAttribute(name);
            else if (one.localName === "text" || !/^(font|text)/.test(name)) one.setAttribute(name, value);
        }
    });
    return copy;
}

/** Breaks a text into lines of a width; a word that is longer, such as a link, is broken where it must be. */
function lines_of(text: string, width: number, pen: CanvasRenderingContext2D): string[] {
    const fits = (line: string): boolean => pen.measureText(line).width <= width;
    const lines: string[] = [];
    let line = "";
    for (let word of text.split(" ")) {
        const longer = line === "" ? word : `${line} ${word}`;
        if (fits(longer)) {
            line = longer;
            continue;
        }
        if (line !== "") lines.push(line);
        while (!fits(word)) {
            let length = word.length - 1;
            while (length > 1 && !fits(word.slice(0, length))) --length;
            lines.push(word.slice(0, length));
            word = word.slice(length);
        }
        line = word;
    }
    return [...lines, line];
}

/** A figure of the page as an SVG that stands alone. */
export function picture_of(figure: Element, view: View): SVGSVGElement {
    const picture = figure.querySelector<SVGSVGElement>("svg");
    if (picture === null) throw new Error("the figure has no picture");
    const title = figure.querySelector("h3")?.textContent ?? "";
    const sentence = figure.querySelector("figcaption")?.textContent ?? "";
    const { width: across, height: down } = picture.getBoundingClientRect();
    const width = Math.ceil(across) + 2 * edge;
    const colours = getComputedStyle(document.documentElement);
    const [text, quiet] = ["--text", "--quiet"].map((name) => colours.getPropertyValue(name).trim());
    const pen = document.createElement("canvas").getContext("2d")!;
    const below = source_lines(view);
    const texts: SVGElement[] = [];
    let y = edge;
    const write = (words: string, size: number, weight: string, fill: string): void => {
        pen.font = `${weight} ${size}px ${font}`;
        for (const line of lines_of(words, width - 2 * edge, pen)) {
            y += size * 1.35;
            texts.push(shape("text", { x: edge, y: Math.round(y), "font-size": size, "font-weight": weight, fill }, line));
        }
    };
    write(title, 18, "700", text!);
    y += 2;
    write(sentence, 13, "400", text!);
    y += 12;
    const top = Math.round(y);
    y = top + Math.ceil(down) + 4;
    for (const line of below) write(line, 11, "400", quiet!);
    const height = Math.round(y) + edge;

    const copy = dressed(picture);
    for (const name of ["class", "role", "aria-label", "style"]) copy.removeAttribute(name);
    for (const [name, value] of Object.entries({ x: edge, y: top, width: Math.ceil(across), height: Math.ceil(down) })) {
        copy.setAttribute(name, String(value));
    }
    return shape("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
        "font-family": font, lang: document.documentElement.lang, "aria-labelledby": "title desc" },
    shape("title", { id: "title" }, title),
    shape("desc", { id: "desc" }, [sentence, picture.getAttribute("aria-label") ?? "", ...below].join(" ")),
    shape("rect", { width, height, fill: colours.getPropertyValue("--ground").trim() }),
    copy,
    ...texts);
}

export async function save_picture(figure: Element, as_png: boolean, view: View): Promise<void> {
    const drawn = picture_of(figure, view);
    const shapes = new XMLSerializer().serializeToString(drawn).replace(no_xml, "");
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n${shapes}\n`;
    const name = `${view.compared.district.id}-${figure.id || "chart"}`;
    const svg = new Blob([text], { type: "image/svg+xml" });
    if (!as_png) return save(`${name}.svg`, svg.type, svg);
    save(`${name}.png`, "image/png", await painted(svg, Number(drawn.getAttribute("width")), Number(drawn.getAttribute("height"))));
}

async function painted(svg: Blob, width: number, height: number): Promise<Blob> {
    const address = URL.createObjectURL(svg);
    try {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = width * density;
        canvas.height = height * density;
        canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
        const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
        if (made === null) throw new Error(t("This browser could not make a picture of the chart."));
        return made;
    } finally {
        URL.revokeObjectURL(address);
    }
}

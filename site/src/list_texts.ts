// SPDX-License-Identifier: MIT
// The texts of a display list in the language of the page. A list breaks its texts into lines by their English.
import { known, translated } from "./language";
import type { DisplayList } from "./response";

type Mark = DisplayList["marks"][number];

const most_lines = 6;
/** Mean widths of letters as parts of their size, in the font of the page; large text is bold. */
const mean_letter = (size: number): number => (size > 12 ? 0.62 : 0.54);

/** Whether a mark is the next line of the text above it. */
function follows(above: Mark, below: Mark): boolean {
    const step = (below.places[1] ?? 0) - (above.places[1] ?? 0);
    const alike = above.mark === "text" && below.mark === "text" && above.places[0] === below.places[0] &&
        above.size === below.size && above.anchor === below.anchor;
    return alike && step > 0 && step <= 1.5 * (above.size ?? 0);
}

/** A text on so many lines, the longest as short as it can be. */
function on_lines(text: string, count: number): string[] {
    const words = text.split(" ");
    for (let most = Math.ceil(text.length / count); ; ++most) {
        const lines: string[] = [];
        for (const word of words) {
            const last = lines.at(-1);
            if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
            else lines.push(word);
        }
        if (lines.length <= count) return lines;
    }
}

/** A line that is longer than its English gets smaller letters where the picture has no room for it. */
function fitted(mark: Mark, text: string, width: number): Mark {
    const [x = 0] = mark.places;
    const size = mark.size ?? 0;
    const room = mark.anchor === "middle" ? 2 * Math.min(x, width - x) : mark.anchor === "end" ? x : width - x;
    const needed = text.length * mean_letter(size) * size;
    const longer = text.length > (mark.text ?? "").length;
    return { ...mark, text, size: longer && needed > room ? Math.max(0.7, room / needed) * size : size };
}

/** The marks with their texts in the language of the page; lines that are one text are found, and broken, as one. */
export function own_marks({ marks, width }: DisplayList): readonly Mark[] {
    if (!translated()) return marks;
    const own: Mark[] = [];
    for (let i = 0; i < marks.length; ++i) {
        let end = i + 1;
        while (end < marks.length && end - i < most_lines && follows(marks[end - 1]!, marks[end]!)) ++end;
        let found: string | undefined;
        for (; end > i; --end) {
            found = marks[i]!.mark === "text" ? known(marks.slice(i, end).map(({ text }) => text).join(" ")) : undefined;
            if (found !== undefined) break;
        }
        if (found === undefined) {
            own.push(marks[i]!);
            continue;
        }
        on_lines(found, end - i).forEach((line, k) => own.push(fitted(marks[i + k]!, line, width)));
        i = end - 1;
    }
    return own;
}

// SPDX-License-Identifier: MIT
// Reads comma-separated values as they are: quotes, doubled quotes, line ends in cells.

export interface Sheet {
    readonly names: readonly string[];
    readonly rows: readonly (readonly string[])[];
    /** Where each cell of each record ends in the text, the names among them. */
    readonly ends: readonly (readonly number[])[];
}

/** The text of a list; throws a `TypeError` where its bytes are not UTF-8. */
export async function text_of(file: Blob): Promise<string> {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
}

/** The cells of a list. Rows without any text are left out, as they hold nothing. */
export function read_sheet(text: string): Sheet {
    const rows: string[][] = [];
    const ends: number[][] = [];
    let row: string[] = [];
    let row_ends: number[] = [];
    let cell = "";
    let quoted = false;
    const end_cell = (at: number): void => {
        row.push(cell);
        row_ends.push(at);
        cell = "";
    };
    const end_row = (at: number): void => {
        end_cell(at);
        if (row.some((one) => one.trim() !== "")) {
            rows.push(row);
            ends.push(row_ends);
        }
        row = [];
        row_ends = [];
    };
    for (let i = 0; i < text.length; ++i) {
        const letter = text[i]!;
        if (quoted) {
            if (letter !== '"') cell += letter;
            else if (text[i + 1] === '"') cell += text[++i];
            else quoted = false;
        } else if (letter === '"' && cell === "") {
            quoted = true;
        } else if (letter === ",") {
            end_cell(i);
        } else if (letter === "\n" || letter === "\r") {
            end_row(i);
            if (letter === "\r" && text[i + 1] === "\n") ++i;
        } else {
            cell += letter;
        }
    }
    if (cell !== "" || row.length > 0) end_row(text.length);
    const [names = [], ...others] = rows;
    return { names: names.map((name) => name.trim()), rows: others, ends };
}

/** The cells of a column that say something, each text once, in the order of the list. */
export function values_of({ names, rows }: Sheet, name: string): string[] {
    const at = names.indexOf(name);
    return at < 0 ? [] : [...new Set(rows.map((row) => row[at]?.trim() ?? "").filter((cell) => cell !== ""))];
}

/** The text of a list with one more column, whose cell is the same in every row. */
export function with_column(text: string, { ends }: Sheet, name: string, cell: string): string {
    const quoted = (value: string): string => `,"${value.replaceAll('"', '""')}"`;
    const last = ends.map((of_row) => of_row.at(-1)!);
    return last.map((end, i) => text.slice(last[i - 1] ?? 0, end) + quoted(i === 0 ? name : cell)).join("") +
        text.slice(last.at(-1) ?? 0);
}

/** Whether a cell is a number with a percent sign after it. */
export const is_percent = (cell: string): boolean => /^[\d.,]+\s*%$/.test(cell);

/** The text of a list without the percent signs after the numbers of some columns; its rows stay where they are. */
export function without_percent_signs(text: string, { names, rows, ends }: Sheet, columns: readonly string[]): string {
    const pieces: string[] = [];
    let from = 0;
    rows.forEach((row, i) => names.forEach((name, at) => {
        const end = ends[i + 1]![at];
        if (end === undefined || !columns.includes(name) || !is_percent(row[at]!.trim())) return;
        const sign = text.lastIndexOf("%", end - 1);
        pieces.push(text.slice(from, sign));
        from = sign + 1;
    }));
    return [...pieces, text.slice(from)].join("");
}

// SPDX-License-Identifier: MIT
// Takes the way of one number out of a ledger, which is far too long to read as a whole: tens of megabytes.

/** A number under its path, with the rule that made it out of its terms. */
export interface LedgerEntry {
    readonly path: string;
    readonly value: number;
    readonly rule: string;
    readonly terms: readonly { readonly path: string; readonly value: number }[];
}

/** Which number: its path in the ledger of a package. */
export interface Trace {
    readonly ledger: "a" | "b";
    readonly path: string;
}

/** So many steps are told; what lies deeper has its value among the terms of the last. */
const most_entries = 60;
const most_terms = 12;

/** The entries from which a number follows, nearest first, out of the JSON text of a full comparison. */
export function trace(text: string, { ledger, path }: Trace): LedgerEntry[] {
    const start = text.indexOf(`"${ledger}":[`, text.lastIndexOf('"ledgers":{'));
    const end = ledger === "a" ? text.indexOf('],"b":[', start) : text.length;
    const found = new Map<string, LedgerEntry>();
    const waiting = [path];
    for (let i = 0; i < waiting.length && found.size < most_entries; ++i) {
        const entry = found.has(waiting[i]!) ? undefined : entry_at(text, [start, end], waiting[i]!);
        if (entry === undefined) continue;
        found.set(entry.path, entry);
        if (entry.terms.length <= most_terms) waiting.push(...entry.terms.map((term) => term.path));
    }
    return [...found.values()];
}

function entry_at(text: string, [start, end]: readonly [number, number], path: string): LedgerEntry | undefined {
    // A term has no rule, so what follows the path and the value tells an entry from a term.
    const key = `{"path":${JSON.stringify(path)},"value":`;
    for (let at = text.indexOf(key, start); at >= 0 && at < end; at = text.indexOf(key, at + 1)) {
        const end_of_value = text.indexOf(",", at + key.length);
        if (!text.startsWith(',"rule":', end_of_value)) continue;
        return JSON.parse(text.slice(at, text.indexOf("]}", at) + 2)) as LedgerEntry;
    }
    return undefined;
}

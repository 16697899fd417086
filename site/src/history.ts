// SPDX-License-Identifier: MIT
// What was chosen before, so that it can be taken back and brought again.

export class History<Kept> {
    readonly #same: (one: Kept, other: Kept) => boolean;
    #past: Kept[] = [];
    #now: Kept;
    #future: Kept[] = [];

    constructor(first: Kept, same: (one: Kept, other: Kept) => boolean) {
        this.#now = first;
        this.#same = same;
    }

    get can_undo(): boolean {
        return this.#past.length > 0;
    }

    get can_redo(): boolean {
        return this.#future.length > 0;
    }

    /** Keeps what the visitor has come to; what had been taken back is gone then. */
    keep(next: Kept): void {
        if (this.#same(this.#now, next)) return;
        this.#past.push(this.#now);
        this.#now = next;
        this.#future = [];
    }

    undo(): Kept | undefined {
        const before = this.#past.pop();
        if (before === undefined) return undefined;
        this.#future.push(this.#now);
        return (this.#now = before);
    }

    redo(): Kept | undefined {
        const after = this.#future.pop();
        if (after === undefined) return undefined;
        this.#past.push(this.#now);
        return (this.#now = after);
    }
}

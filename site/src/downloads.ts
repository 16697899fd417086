// SPDX-License-Identifier: MIT
// Files that the page gives away. They are made here, and nothing is sent anywhere.
import { element } from "./dom";

export function save(name: string, type: string, content: string | Blob): void {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** JSON text as people read it. */
export function save_json(name: string, text: string): void {
    save(name, "application/json", `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
}

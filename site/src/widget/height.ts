// SPDX-License-Identifier: MIT
// The one thing that a frame tells the page around it: how high it is.

/** The message is an object with this one key, and whole pixels. */
export const height_key = "nineways-height";
/** The page around may ask for it, if it listens only now. */
export const height_asked = "nineways-height?";
export const least_height = 100;
export const most_height = 10_000;

/** The height of a message. None where the message is not exactly one. */
export function read_height(message: unknown): number | undefined {
    if (typeof message !== "object" || message === null) return undefined;
    const entries = Object.entries(message);
    const [key, height] = entries[0] ?? [];
    if (entries.length !== 1 || key !== height_key || !Number.isInteger(height)) return undefined;
    const pixels = height as number;
    return pixels >= least_height && pixels <= most_height ? pixels : undefined;
}

/**
 * Tells the height whenever it changes, and when asked; what it answers with tells it at once, for a frame out of sight
 * is not told that it changes. Does nothing where there is no page around.
 */
export function tell_height(): () => void {
    if (parent === self) return () => undefined;
    const root = document.documentElement;
    let told = 0;
    const tell = (): void => {
        told = Math.ceil(root.getBoundingClientRect().height);
        parent.postMessage({ [height_key]: told }, "*"); // to whoever is around: a height is no secret
    };
    new ResizeObserver(() => {
        if (Math.ceil(root.getBoundingClientRect().height) !== told) tell();
    }).observe(root);
    addEventListener("message", ({ source, data }) => {
        if (source === parent && data === height_asked) tell();
    });
    return tell;
}

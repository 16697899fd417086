// SPDX-License-Identifier: MIT
// Contrast of two colors, as WCAG 2.2 defines it.

const hex = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** The color as "#rrggbb" in small letters. None where it is not hexadecimal. */
export function read_color(text: string): string | undefined {
    if (!hex.test(text)) return undefined;
    const digits = text.slice(1).toLowerCase();
    return `#${digits.length === 3 ? digits.replace(/./g, "$&$&") : digits}`;
}

/** Relative luminance, 0 to 1, of "#rrggbb". */
function luminance(color: string): number {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
        const part = parseInt(color.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1, the same, to 21, black on white. */
export function contrast(one: string, other: string): number {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
}

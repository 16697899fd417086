// SPDX-License-Identifier: MIT
// Pictures fit the window, and the paper, on which everything is open.
import { draw_pictures, of_width } from "./figures";
import type { Section } from "./live_section";

const paper_width = 680; // pixels: pictures on paper, which scale down where it is narrower

/** Lays sections out anew in another width, and opens what is folded for printing. `key` is that of what is shown. */
export function keep_fitting(sections: readonly Section[], key: () => string | undefined): void {
    let width = document.body.clientWidth;
    let on_paper = false;
    const fit = (): void => sections.forEach((section) => section.fit?.());
    new ResizeObserver(() => {
        if (on_paper || document.body.clientWidth === width) return;
        width = document.body.clientWidth;
        fit();
    }).observe(document.body);
    let closed: HTMLDetailsElement[] = [];
    addEventListener("beforeprint", () => {
        on_paper = true;
        // A packet that was made of what is shown is what is printed.
        const packet = document.getElementById("packet");
        document.body.classList.toggle("packet", packet !== null && packet.dataset["key"] === key());
        draw_pictures(document.body, of_width(paper_width));
        closed = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
        for (const details of closed) details.open = true;
    });
    addEventListener("afterprint", () => {
        for (const details of closed) details.open = false;
        on_paper = false;
        fit();
    });
}

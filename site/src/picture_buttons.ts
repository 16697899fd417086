// SPDX-License-Identifier: MIT
// Every chart can be taken along as a file.
import { element } from "./dom";
import { t } from "./language";
import type { View } from "./live_section";

/** The two buttons of a figure. They work wherever the figure stands. */
export function picture_buttons(title: string): HTMLElement {
    return element("p", { class: "actions picture-files" }, ...["SVG", "PNG"].map((kind) =>
        element("button", { type: "button", class: "small", "data-picture": kind.toLowerCase(),
            "aria-label": t("{kind} file of the chart: {title}", { kind, title }) }, kind)));
}

/** Hears the buttons of all figures; what makes the files is loaded when one is asked for. */
export function offer_pictures(view_now: () => View | undefined, broken: (error: unknown) => void): void {
    document.addEventListener("click", ({ target }) => {
        const button = target instanceof Element ? target.closest<HTMLElement>("button[data-picture]") : null;
        const figure = button?.closest("figure");
        const view = view_now();
        if (!button || !figure || view === undefined) return;
        import("./picture_file")
            .then(({ save_picture }) => save_picture(figure, button.dataset["picture"] === "png", view))
            .catch(broken);
    });
}

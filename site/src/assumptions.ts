// SPDX-License-Identifier: MIT
// The section in which every assumption can be changed. It is loaded once it is near; how many are changed is said above.
import { by_id, element, go_to, redraw } from "./dom";
import { in_plain_words } from "./failures";
import { t, t_with } from "./language";
import type { Section, View } from "./live_section";
import { with_texts } from "./load_language";
import type { Stage } from "./page";

/** What the section shows once it is loaded. */
interface Panel {
    show(): void;
}

export class Assumptions implements Section {
    readonly place = "assumptions";
    readonly #stage: Stage;
    #panel: Promise<Panel> | undefined;

    constructor(stage: Stage) {
        this.#stage = stage;
        new IntersectionObserver((entries) => {
            if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#load();
        }, { rootMargin: "50%" }).observe(by_id("assumptions"));
    }

    show(_: View): void {
        const count = Object.keys(this.#stage.scene.assumptions).length;
        const line = by_id("assumptions-changed");
        line.hidden = count === 0;
        void this.#panel?.then((panel) => panel.show());
        if (count === 0) return redraw(line);
        const link = element("a", { href: "#assumptions" }, t("see them, or take them back"));
        // The address holds the choices: a link into the page must not take its place.
        link.addEventListener("click", (event) => {
            event.preventDefault();
            void this.#load();
            go_to(by_id("assumptions-title"));
        });
        redraw(line, count === 1
            ? t_with("1 assumption is changed: {link}.", { link })
            : t_with("{count} assumptions are changed: {link}.", { count: String(count), link }));
    }

    async #load(): Promise<void> {
        if (this.#panel !== undefined) return;
        const part = by_id("assumptions-part");
        part.setAttribute("aria-busy", "true");
        try {
            this.#panel = with_texts(import("./assumptions_panel"))
                .then(({ open_panel }) => open_panel(part, this.#stage));
            (await this.#panel).show();
        } catch (error) {
            this.#panel = undefined;
            redraw(part, element("p", { class: "note" }, in_plain_words(error)));
        }
        part.removeAttribute("aria-busy");
    }
}

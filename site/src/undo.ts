// SPDX-License-Identifier: MIT
// The buttons and keys that take back what was chosen, and bring it again.
import { by_id } from "./dom";
import { History } from "./history";
import type { Scene } from "./scene";

const steps = ["undo", "redo"] as const;
type Step = (typeof steps)[number];

/** What the page is asked for: the scene that it has come to, and to show another. */
interface Shows {
    readonly now: () => Scene;
    readonly go_to: (scene: Scene) => void;
}

export class Undo {
    readonly #history: History<Scene>;
    readonly #shows: Shows;

    constructor(first: Scene, key: (scene: Scene) => string, shows: Shows) {
        this.#history = new History(first, (one, other) => key(one) === key(other));
        this.#shows = shows;
        for (const step of steps) {
            by_id(step).addEventListener("click", () => this.#go(step));
            by_id(step).addEventListener("blur", () => this.#offer());
        }
        addEventListener("keydown", (event) => {
            const typing = event.target instanceof HTMLInputElement && event.target.type !== "range";
            if (typing || !(event.ctrlKey || event.metaKey) || event.altKey) return;
            const key = event.key.toLowerCase();
            if (key !== "z" && key !== "y") return;
            event.preventDefault();
            this.#go(key === "z" && !event.shiftKey ? "undo" : "redo");
        });
    }

    /** Keeps a scene in which changes have come to rest. */
    keep(scene: Scene): void {
        this.#history.keep(scene);
        this.#offer();
    }

    /** A button with nothing left to do stays reachable while it is in focus, or who uses keys would lose the place. */
    #offer(): void {
        for (const step of steps) {
            const button = by_id<HTMLButtonElement>(step);
            const can = this.#history[`can_${step}`];
            button.disabled = !can && document.activeElement !== button;
            button.setAttribute("aria-disabled", String(!can));
        }
    }

    #go(step: Step): void {
        this.#history.keep(this.#shows.now()); // also where the last change has not come to rest
        const scene = this.#history[step]();
        if (scene !== undefined) this.#shows.go_to(scene);
    }
}

// SPDX-License-Identifier: MIT
// The nine areas with the choices of both packages, which the visitor can set, hold, add and take out.
import { AreaView, sides } from "./area_view";
import { by_id, element, is_narrow, number, redraw } from "./dom";
import { t, told } from "./language";
import type { Section, Steps, View } from "./live_section";
import { exact_dollars } from "./numbers";
import type { Stage } from "./page";
import { preset_of } from "./requests";
import type { Lever } from "./response";
import { package_keys, type PackageKey, type Settings } from "./scene";

export class Areas implements Section {
    readonly #stage: Stage;
    readonly #words: Readonly<Record<PackageKey, HTMLElement>>;
    readonly #resets: Readonly<Record<PackageKey, HTMLButtonElement>>;
    #areas: readonly AreaView[] = [];

    constructor(stage: Stage) {
        this.#stage = stage;
        const of_both = <Made>(make: (key: PackageKey) => Made): Readonly<Record<PackageKey, Made>> => ({ a: make("a"), b: make("b") });
        this.#words = of_both(() => element("div"));
        this.#resets = of_both((key) => {
            const reset = element("button", { type: "button", id: `reset-${key}`, disabled: true }, t("Reset this package"));
            reset.addEventListener("click", () => stage.change({ [key]: {} }));
            return reset;
        });
        by_id("areas-packages").append(...package_keys.map((key) =>
            element("div", { class: `package ${sides[key]}` }, this.#words[key], this.#resets[key])));
        for (const open of [true, false]) {
            by_id(open ? "areas-open" : "areas-close").addEventListener("click", () => {
                for (const { node } of this.#areas) node.open = open;
            });
        }
        addEventListener("beforeprint", () => {
            for (const area of this.#areas) area.make();
        });
    }

    readonly place = "areas";

    *show(view: View): Steps {
        const { scene, model } = this.#stage;
        const presets = { a: preset_of(scene, "a", model.presets), b: preset_of(scene, "b", model.presets) };
        this.#make(view, model.levers);
        for (const key of package_keys) this.#head(view, key);
        for (const area of this.#areas) {
            yield;
            area.show({ view, presets, held: scene });
        }
    }

    #make({ compared }: View, levers: readonly Lever[]): void {
        if (this.#areas.length > 0) return;
        this.#areas = compared.a.areas.map(({ area }) => new AreaView(area, levers.filter((lever) => lever.area === area),
            (key, lever, settings) => this.#set(key, lever, settings)));
        by_id("areas-part").replaceChildren(...this.#areas.map(({ node }) => node));
        this.#areas[0]!.node.open = !is_narrow();
    }

    #head({ compared }: View, key: PackageKey): void {
        const { title, reason, basis, not_spent } = compared[key];
        const count = Object.keys(this.#stage.scene[key]).length;
        redraw(this.#words[key],
            element("h3", {}, told(title)),
            element("p", {}, `${told(reason)}. `, t("Counted cost"), " ", number(basis.value, exact_dollars), ", ",
                t("not spent"), " ", number(not_spent, exact_dollars), "."),
            element("p", { class: count > 0 ? "yours" : "hint" }, count === 0
                ? t("No choice changed by you.")
                : count === 1 ? t("1 choice changed by you.") : t("{count} choices changed by you.", { count: String(count) })));
        const reset = this.#resets[key];
        reset.disabled = count === 0 && document.activeElement !== reset;
        reset.setAttribute("aria-label", t("Reset this package: {what}", { what: told(title) }));
    }

    #set(key: PackageKey, { id }: Lever, settings: Settings | undefined): void {
        const { [id]: _, ...others } = this.#stage.scene[key];
        this.#stage.change({ [key]: settings === undefined ? others : { ...others, [id]: settings } });
    }
}

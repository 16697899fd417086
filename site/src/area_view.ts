// SPDX-License-Identifier: MIT
// One of the nine areas: what it costs in both packages, and side by side their choices. Those are made when it opens.
import { type Content, element, number, ranged, redraw } from "./dom";
import { side_word } from "./figures";
import { t, told } from "./language";
import { base_of, type CardState, LeverCard, type Setter } from "./lever_card";
import { brief_dollars } from "./numbers";
import type { Lever, Package, Preset } from "./response";
import { type Held, package_keys, type PackageKey } from "./scene";
import type { View } from "./live_section";
import { words } from "./words";

export const sides = { a: "restore", b: "transform" } as const;

/** A comparison, and the choices of now: the visitor may be ahead of it. */
export interface Shown {
    readonly view: View;
    readonly presets: Readonly<Record<PackageKey, Preset>>;
    readonly held: Readonly<Record<PackageKey, Held>>;
}

/** Sets a choice of one of the packages. */
export type PackageSetter = (key: PackageKey, ...change: Parameters<Setter>) => void;

/** The choices of one package in one area. */
class Column {
    readonly node: HTMLElement;
    readonly #key: PackageKey;
    readonly #levers: readonly Lever[];
    readonly #set: Setter;
    readonly #title = element("h4");
    readonly #none = element("p", { class: "hint" }, t("As it is today."));
    readonly #list = element("ul", { class: "chosen" });
    readonly #others = element("select");
    readonly #adding: HTMLElement;
    readonly #cards = new Map<string, LeverCard>();
    #fresh: string | undefined;

    constructor(key: PackageKey, area: string, levers: readonly Lever[], set: Setter) {
        this.#key = key;
        this.#levers = levers;
        this.#set = set;
        const id = (this.#others.id = `add-${key}-${area}`);
        const add = element("button", { type: "button" }, t("Add"));
        this.#adding = element("div", { class: "adding" }, element("label", { for: id }, t("Add a choice")), this.#others, add);
        add.addEventListener("click", () => this.#add());
        this.node = element("div", { class: `side ${sides[key]}` }, this.#title, this.#none, this.#list, this.#adding);
    }

    show({ view, presets, held }: Shown): void {
        const [preset, own] = [presets[this.#key], held[this.#key]];
        const in_it = this.#levers.filter(({ id }) => id in preset.levers || own[id] !== undefined);
        const gone = [...this.#cards].filter(([id]) => !in_it.some((lever) => lever.id === id));
        const had_focus = gone.some(([, { node }]) => node.contains(document.activeElement));
        for (const [id, { node }] of gone) {
            node.remove();
            this.#cards.delete(id);
        }
        in_it.forEach((lever, i) => {
            const card = this.#card(lever);
            if (this.#list.children[i] !== card.node) this.#list.insertBefore(card.node, this.#list.children[i] ?? null);
            card.show({ view, key: this.#key, preset, held: own[lever.id] } satisfies CardState);
        });
        this.#title.textContent = told(view.compared[this.#key].title);
        this.#none.hidden = in_it.length > 0;
        this.#offer(this.#levers.filter((lever) => !in_it.includes(lever)));
        if (had_focus) (this.#adding.hidden ? this.#list : this.#others).focus();
        if (this.#fresh !== undefined) this.#cards.get(this.#fresh)?.focus();
        this.#fresh = undefined;
    }

    #card(lever: Lever): LeverCard {
        let card = this.#cards.get(lever.id);
        if (card === undefined) this.#cards.set(lever.id, (card = new LeverCard(this.#key, lever, this.#set)));
        return card;
    }

    #offer(others: readonly Lever[]): void {
        this.#adding.hidden = others.length === 0;
        if ([...this.#others.options].map(({ value }) => value).join() === others.map(({ id }) => id).join()) return;
        this.#others.replaceChildren(...others.map(({ id, title }) => element("option", { value: id }, told(title))));
    }

    #add(): void {
        const lever = this.#levers.find(({ id }) => id === this.#others.value);
        if (lever === undefined) return;
        this.#fresh = lever.id;
        this.#set(lever, base_of(lever));
    }
}

export class AreaView {
    readonly node: HTMLDetailsElement;
    readonly #area: string;
    readonly #levers: readonly Lever[];
    readonly #set: PackageSetter;
    readonly #costs = element("span", { class: "costs" });
    readonly #part = element("div", { class: "both-sides" });
    #columns: readonly Column[] = [];
    #shown: Shown | undefined;

    constructor(area: string, levers: readonly Lever[], set: PackageSetter) {
        this.#area = area;
        this.#levers = levers;
        this.#set = set;
        this.node = element("details", { class: "area", id: `area-${area}` },
            element("summary", {}, element("h3", {}, words(area)), " ", this.#costs),
            this.#part);
        this.node.addEventListener("toggle", () => this.#draw());
    }

    show(shown: Shown): void {
        this.#shown = shown;
        const { compared } = shown.view;
        redraw(this.#costs, package_keys.map((key) => this.#cost(compared[key], key, shown.held[key])));
        this.#draw();
    }

    /** Makes all that opens, as paper shows it. */
    make(): void {
        if (this.#columns.length > 0) return;
        this.#columns = package_keys.map((key) =>
            new Column(key, this.#area, this.#levers, (...change) => this.#set(key, ...change)));
        this.#part.append(...this.#columns.map(({ node }) => node));
        for (const column of this.#columns) if (this.#shown !== undefined) column.show(this.#shown);
    }

    #draw(): void {
        if (!this.node.open || this.#shown === undefined) return;
        if (this.#columns.length === 0) return this.make();
        for (const column of this.#columns) column.show(this.#shown);
    }

    #cost({ areas }: Package, key: PackageKey, held: Held): Content {
        const result = areas.find(({ area }) => area === this.#area);
        const yours = this.#levers.some(({ id }) => held[id] !== undefined);
        return element("span", { class: sides[key] },
            element("span", { class: "of" }, `${side_word(sides[key])}: `),
            result === undefined ? null : ranged(result.in_year, brief_dollars),
            result === undefined || result.freed_in_year === 0 ? null : [
                element("span", { class: "under" }, t("of it freed:"), " ", number(-result.freed_in_year, brief_dollars)),
            ],
            yours ? element("span", { class: "under yours" }, t("changed by you")) : null);
    }
}

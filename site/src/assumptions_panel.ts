// SPDX-License-Identifier: MIT
// All assumptions of the model, to be searched, opened by subject and changed; those that are changed stand first.
import { type Content, element, redraw } from "./dom";
import { t, told } from "./language";
import { AssumptionEntry, type Try } from "./assumption_entry";
import { whole } from "./numbers";
import type { Stage } from "./page";
import { type Assumption, range_text, registry, unit_text } from "./registry";
import type { Edit, Scene } from "./scene";
import { subject_of, subjects } from "./subjects";
import { upper_first } from "./words";

/** So many finds are made into entries at once; more are counted. */
const most_found = 30;

/** Fills the section with the registry of the model. */
export async function open_panel(part: Element, stage: Stage): Promise<AssumptionsPanel> {
    const panel = new AssumptionsPanel(await registry(stage.model), stage);
    part.replaceChildren(panel.node);
    return panel;
}

export class AssumptionsPanel {
    readonly node: HTMLElement;
    readonly #known: ReadonlyMap<string, Assumption>;
    readonly #stage: Stage;
    readonly #changed = element("div", { class: "changed", id: "assumptions-list" });
    readonly #search = element("input", { type: "search", id: "assumptions-search", autocomplete: "off", spellcheck: "false" });
    readonly #found = element("div", { class: "entries" });
    readonly #count = element("p", { class: "hint", id: "assumptions-count", role: "status" });
    readonly #groups = element("div");
    /** One for each assumption that was seen: where there are finds, it stands among these and not in its group. */
    readonly #entries = new Map<string, AssumptionEntry>();
    readonly #members = new Map<HTMLElement, readonly Assumption[]>();

    constructor(known: readonly Assumption[], stage: Stage) {
        this.#known = new Map(known.map((one) => [one.id, one]));
        this.#stage = stage;
        this.#search.addEventListener("input", () => this.#find());
        this.#groups.append(...subjects().map(([subject, title]) =>
            this.#group(title, known.filter((one) => subject_of(one) === subject))));
        this.node = element("div", {},
            this.#changed,
            element("label", { for: this.#search.id }, t("Search all {count} assumptions", { count: whole(known.length) })),
            this.#search, this.#count, this.#found, this.#groups);
    }

    /** Shows the edits of now. */
    show(): void {
        const { assumptions } = this.#stage.scene;
        for (const [id, entry] of this.#entries) entry.show(assumptions[id]);
        const had_focus = this.#changed.contains(document.activeElement);
        redraw(this.#changed, this.#list(assumptions));
        if (had_focus) (this.#changed.querySelector("button") ?? this.#search).focus();
    }

    #list(edits: Scene["assumptions"]): Content {
        const ids = Object.keys(edits);
        if (ids.length === 0) return element("p", {}, t("No assumption is changed."));
        const all = element("button", { type: "button", id: "assumptions-reset" }, t("Reset all"));
        all.addEventListener("click", () => this.#stage.change({ assumptions: {} }));
        return [
            element("h3", {}, t("Changed by you: {count}", { count: whole(ids.length) })),
            element("ul", {}, ...ids.map((id) => this.#line(id, edits[id]!))),
            element("p", { class: "actions" }, all),
        ];
    }

    #line(id: string, edit: Edit): HTMLElement {
        const known = this.#known.get(id);
        const title = upper_first(told(known?.title ?? id));
        const reset = element("button", { type: "button", "aria-label": t("Reset: {what}", { what: title }) }, t("Reset"));
        reset.addEventListener("click", () => this.#reset(id));
        return element("li", { "data-assumption": id },
            element("span", {}, `${title}: `, element("strong", {}, range_text(edit)), " ",
                known === undefined ? null : [
                    unit_text(known.unit), "; ", t("before: {range}", { range: range_text(known) }),
                ]),
            reset);
    }

    #reset(id: string): void {
        const { [id]: _, ...others } = this.#stage.scene.assumptions;
        this.#stage.change({ assumptions: others });
    }

    /** Asks the model of the scene with the edit before the page takes it. */
    readonly #attempt: Try = async (id, edit) => {
        if (edit === undefined) return this.#reset(id);
        const { model } = this.#stage;
        const assumptions = { ...this.#stage.scene.assumptions, [id]: edit };
        await model.ask_alone("assumptions", { assumptions });
        await model.compare({ ...this.#stage.scene, assumptions });
        this.#stage.change({ assumptions: { ...this.#stage.scene.assumptions, [id]: edit } });
    };

    #node(known: Assumption): HTMLElement {
        let entry = this.#entries.get(known.id);
        if (entry === undefined) {
            this.#entries.set(known.id, (entry = new AssumptionEntry(known, this.#attempt)));
            entry.show(this.#stage.scene.assumptions[known.id]);
        }
        return entry.node;
    }

    #group(title: string, members: readonly Assumption[]): HTMLDetailsElement {
        const part = element("div", { class: "entries" });
        const heading = t("{subject}: {count}", { subject: title, count: whole(members.length) });
        const details = element("details", {}, element("summary", {}, heading), part);
        this.#members.set(part, members);
        details.addEventListener("toggle", () => {
            if (details.open && part.children.length === 0) part.append(...members.map((one) => this.#node(one)));
        });
        return details;
    }

    /** Shows the assumptions that have every word of the search, in place of the groups. */
    #find(): void {
        const asked = this.#search.value.toLowerCase().split(/\s+/).filter(Boolean);
        const found = asked.length === 0 ? [] : [...this.#known.values()].filter((one) => {
            const text = `${one.id} ${told(one.title)} ${unit_text(one.unit)} ${one.source ?? ""} ${told(one.note ?? "")}`.toLowerCase();
            return asked.every((word) => text.includes(word));
        });
        this.#groups.hidden = asked.length > 0;
        this.#found.replaceChildren(...found.slice(0, most_found).map((one) => this.#node(one)));
        this.#count.textContent = asked.length === 0 ? "" : found.length > most_found
            ? t("{count} found; the first {shown} are shown.", { count: whole(found.length), shown: whole(most_found) })
            : t("{count} found.", { count: whole(found.length) });
        if (asked.length > 0) return;
        for (const [part, members] of this.#members) {
            if (part.parentElement instanceof HTMLDetailsElement && part.parentElement.open) {
                part.append(...members.map((one) => this.#node(one)));
            } else {
                part.replaceChildren();
            }
        }
    }
}

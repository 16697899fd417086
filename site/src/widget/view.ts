// SPDX-License-Identifier: MIT
// An embedded comparison: what the frame and the element show.
import { answer, cautions, spoken } from "../answer";
import { type Content, element, redraw } from "../dom";
import { type Catalog, t } from "../language";
import { round_step } from "../numbers";
import type { Comparison } from "../response";
import { areas_chart, type Chart, choices_list, learning_chart, ordered } from "./charts";
import { Controls } from "./controls";
import type { Engine } from "./engine";
import { calculator_address } from "./home";
import { fault_words, type SettingFault, type Settings } from "./settings";
import { speak_in } from "./speaking";

const settled_after = 500; // milliseconds without a further change

interface Place {
    readonly engine: Engine;
    /** The frame is a page with a heading of its own; the element stands below one. */
    readonly level: "h1" | "h2";
    /** Where the calculator is. */
    readonly home: URL;
    /** Called once for each change by the visitor, when it rests. */
    settled(settings: Settings, compared: Comparison): void;
}

export class View {
    readonly root: HTMLElement;
    readonly #place: Place;
    readonly #notes = element("div", { class: "notes" });
    readonly #status = element("p", { class: "unseen", role: "status" });
    readonly #results = element("div", { class: "results" });
    readonly #foot = element("div", { class: "foot" });
    #settings: Settings;
    /** What was last given by the embedder or settled by the visitor. */
    #rested: Settings;
    #catalog: Catalog | undefined;
    #controls: Controls;
    #shown: Comparison;
    #charts: readonly Chart[] = [];
    #width = 0;
    #waiting: ReturnType<typeof setTimeout> | undefined;
    #frame: number | undefined;

    /** Throws where the model cannot answer. */
    constructor(place: Place, settings: Settings, faults: readonly SettingFault[], catalog: Catalog | undefined) {
        this.#place = place;
        this.#settings = settings;
        this.#rested = settings;
        this.#catalog = catalog;
        speak_in(catalog);
        this.root = element(place.level === "h1" ? "main" : "section", { class: "nineways", part: "container" });
        this.#controls = this.#labelled();
        this.#shown = place.engine.compare(settings);
        this.show(settings, faults, catalog);
        new ResizeObserver(() => {
            if (this.root.clientWidth !== this.#width) this.fit();
        }).observe(this.root);
        this.root.addEventListener("toggle", () => this.fit(), true);
    }

    get settings(): Settings {
        return this.#settings;
    }

    get compared(): Comparison {
        return this.#shown;
    }

    /**
     * Shows what an embedder has set; says nothing to `settled`. What the visitor is writing stays, and so does a
     * change that has not settled, unless the embedder has changed the same.
     */
    show(settings: Settings, faults: readonly SettingFault[], catalog: Catalog | undefined): void {
        const other_words = settings.lang !== this.#settings.lang || catalog !== this.#catalog;
        const opened = settings.start !== this.#settings.start || this.#charts.length === 0;
        this.#catalog = catalog;
        if (settings.district === this.#rested.district && settings.money === this.#rested.money) {
            const { district, money } = this.#settings;
            this.#settings = { ...settings, district, money };
        } else {
            clearTimeout(this.#waiting);
            this.#settings = settings;
        }
        this.#rested = settings;
        speak_in(catalog);
        const writing = other_words ? this.#controls.writing : undefined;
        if (other_words) this.#controls = this.#labelled();
        const { style, dataset } = this.root;
        this.root.lang = settings.lang === "es" ? "es-US" : "en-US";
        dataset["theme"] = settings.theme;
        style.setProperty("--restore", settings["accent-restore"] || null);
        style.setProperty("--transform", settings["accent-transform"] || null);
        style.setProperty("font-family", settings.font || null);
        redraw(this.#notes, ...faults.map((fault) => element("p", { class: "note" }, fault_words(fault))));
        this.#draw(opened);
        if (writing !== undefined) this.#controls.take_over(writing);
    }

    #labelled(): Controls {
        const { level, engine } = this.#place;
        const title = t("Restore the old ways, or transform?");
        const controls = new Controls(engine.districts, (change) =>
            "district" in change ? this.#choose(change.district) : this.#soon({ ...this.#settings, ...change }));
        if (level === "h2") this.root.setAttribute("aria-label", title);
        this.root.replaceChildren(
            element(level, { class: "title", part: "title" }, title),
            this.#notes, controls.root, this.#status, this.#results, this.#foot);
        return controls;
    }

    /** Another district gets the same share of its spending, as a round amount. */
    #choose(district: string): void {
        const share = this.#shown.money.share_of_budget;
        const { as_it_stands } = this.#place.engine.compare({ ...this.#settings, district, money: 0 });
        const spending = as_it_stands.spending.central;
        const step = round_step(spending / 2000);
        this.#soon({ ...this.#settings, district, money: Math.round((share * spending) / step) * step || 0 });
    }

    /** At most one comparison a frame while a slider moves, and one word of it once it rests. */
    #soon(settings: Settings): void {
        this.#settings = settings;
        clearTimeout(this.#waiting);
        this.#frame ??= requestAnimationFrame(() => {
            this.#frame = undefined;
            speak_in(this.#catalog);
            this.#draw(false);
        });
        this.#waiting = setTimeout(() => {
            speak_in(this.#catalog);
            this.#rested = this.#settings;
            this.#status.textContent = spoken(this.#shown);
            this.#place.settled(this.#settings, this.#shown);
        }, settled_after);
    }

    #draw(opened: boolean): void {
        const { level, engine } = this.#place;
        const below = level === "h1" ? "h2" : "h3";
        const { start } = this.#settings;
        const compared = engine.compare(this.#settings);
        const sides = ordered(compared, start);
        const [first, second] = sides;
        this.#shown = compared;
        this.#controls.show(this.#settings, compared);
        const in_order = first.side === "transform" ? { ...compared, a: compared.b, b: compared.a } : compared;
        const charts = [learning_chart(compared, sides, below), areas_chart(compared, sides, below)];
        redraw(this.#results,
            answer(in_order),
            charts[0]!.figure,
            cautions(in_order),
            charts[1]!.figure,
            element(below, {}, t("What each package does")),
            ...sides.map((side) => choices_list(side, compared)));
        if (opened) {
            for (const { side } of [first, second]) {
                const choices = this.#results.querySelector<HTMLDetailsElement>(`#choices-${side}`);
                if (choices !== null) choices.open = side === start;
            }
        }
        this.#charts = charts;
        redraw(this.#foot, this.#links());
        this.fit();
    }

    #links(): Content {
        const { home, engine: { version } } = this.#place;
        const link = (path: string, hreflang: string, words: string): HTMLElement =>
            element("a", { href: new URL(path, home).href, hreflang, target: "_blank", rel: "noopener" }, words);
        return [
            element("p", {}, link(`./${calculator_address(this.#settings, version)}`, this.#settings.lang,
                t("Open the full calculator with these numbers"))),
            element("p", {}, link("method.html", "en", t("How this is worked out")), " \u00b7 ",
                link("method.html#assumptions", "en", t("Sources of every figure"))),
            element("p", { class: "version" },
                t("nineways, model version {version}. Nothing is stored, nothing is sent.", { version })),
        ];
    }

    /** Fits the pictures to the width of their place. */
    fit(): void {
        this.#width = this.root.clientWidth;
        const em = parseFloat(getComputedStyle(this.root).fontSize) || 16;
        for (const chart of this.#charts) chart.fit(em);
    }
}

// SPDX-License-Identifier: MIT
// The page: a scene in, one comparison out, drawn anew at every change.
import { fragment_of, read_fragment } from "./address";
import { spoken } from "./answer";
import { Areas } from "./areas";
import { AskedSection } from "./asked_section";
import { Assumptions } from "./assumptions";
import { Choices } from "./choices";
import { by_id, type Content, element, go_to, redraw } from "./dom";
import { offer_downloads } from "./downloads";
import { drawn_parts } from "./drawn_parts";
import { Refused } from "./engine";
import { hide_faults, refusal_title, show_faults } from "./faults";
import { in_plain_words } from "./failures";
import { keep_fitting } from "./fitting";
import { cited, t, take_names } from "./language";
import { is_near, LiveSection, type Section, type View } from "./live_section";
import { load_more_texts, with_texts } from "./load_language";
import { FileRefused, type Loaded, type Model } from "./model";
import { round_step } from "./numbers";
import { offer_pictures } from "./picture_buttons";
import { first_scene, one_time_years, type Scene, type Sketch } from "./scene";
import { scorecard_work } from "./scorecard";
import { simulation_steps } from "./simulated";
import { Undo } from "./undo";

const settled_after = 300; // milliseconds without a further change
const slow_rest = 400; // milliseconds, for sections whose work takes seconds

/** Lets the browser take input and paint before more is drawn. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** What the controls of the page may ask of it. */
export interface Stage {
    readonly model: Model;
    readonly scene: Scene;
    /** Changes the scene; the comparison follows within a frame. */
    change(change: Partial<Scene>): void;
    /** Shows another district with the same share of its spending as new money. */
    choose(district: string | undefined, more?: Partial<Scene>): Promise<void>;
    say(content: Content): void;
}

export class Page implements Stage {
    readonly model: Model;
    readonly #choices: Choices;
    readonly #sections: readonly Section[];
    readonly #undo: Undo;
    #scene: Scene;
    /** The digest of the file that was loaded last. */
    #file: string | undefined;
    #view: View | undefined;
    #waiting: number | undefined;
    /** How many changes there were; a comparison of an earlier one is overtaken. */
    #changes = 0;
    #comparing = false;
    /** Sections that do not show the view yet. */
    readonly #undrawn = new Set<Section>();

    constructor(model: Model) {
        this.model = model;
        const { scene, notices } = read_fragment(location.hash, model.known);
        this.#scene = scene;
        this.#undo = new Undo(scene, (one) => this.#key(one), {
            now: () => this.#scene,
            go_to: (other) => this.#go_to(other),
        });
        this.#choices = new Choices(model.districts, scene, {
            changed: (change) => this.change(change),
            district_chosen: (district) => void this.choose(district),
            file_chosen: (file) => void this.#load(file),
            file_again: () => void this.choose(undefined, { file: this.#file }),
            sketched: (sketch, money) => void this.#sketch(sketch, money),
        });
        const week: LiveSection = new LiveSection("week", async (view) =>
            (await import("./school_day")).day_part(() => week.again(), view), slow_rest);
        this.#sections = [
            ...drawn_parts(),
            new Areas(this),
            week,
            new AskedSection("sure", simulation_steps, (content) => this.say(content)),
            new LiveSection("decade", async (view, width) => (await import("./years")).years_part(this, view, width), slow_rest),
            new LiveSection("fair", async (view) => (await import("./fairness")).fairness_part(view), slow_rest),
            new LiveSection("score", scorecard_work),
            new Assumptions(this),
        ];
        this.#notice(notices);
        addEventListener("hashchange", () => this.#follow_address());
        keep_fitting(this.#sections, () => this.#view?.key);
        for (const offer of [offer_downloads, offer_pictures]) offer(() => this.#view, (error) => this.#notice([[t("The file could not be made."), " ", in_plain_words(error)]]));
        by_id("version").textContent = model.version;
        void this.#compare();
    }

    get scene(): Scene {
        return this.#scene;
    }

    change(change: Partial<Scene>): void {
        this.#go_to({ ...this.#scene, ...change });
    }

    /** Shows another scene in place of the whole one of now. */
    #go_to(scene: Scene): void {
        this.#show_scene(scene);
        void this.#compare();
    }

    async choose(district: string | undefined, more: Partial<Scene> = {}): Promise<void> {
        const share = this.#view?.compared.money.share_of_budget ?? 0;
        const next: Scene = { ...this.#scene, sketch: undefined, file: undefined, ...more, district };
        this.#busy(true);
        try {
            const money = more.money ?? await this.#same_share(share, next);
            hide_faults();
            this.#notice([]);
            this.change({ ...next, money });
        } catch (error) {
            this.#refused(error);
            this.#busy(false);
        }
    }

    /** What is shown is still of before. */
    #busy(is: boolean): void {
        if (is) by_id("results").setAttribute("aria-busy", "true");
        else by_id("results").removeAttribute("aria-busy");
    }

    /** What a share of a district's spending comes to, in round steps. */
    async #same_share(share: number, scene: Scene): Promise<number> {
        const as_it_stands = { ...scene, money: 0, once: false, a: {}, b: {} };
        const spending = (await this.model.compare(as_it_stands)).as_it_stands.spending.central;
        const step = round_step(spending / 2000);
        const amount = share * spending * (scene.once ? one_time_years : 1);
        return Math.round(amount / step) * step || 0;
    }

    say(content: Content): void {
        redraw(by_id("status"), content);
    }

    #address(scene: Scene): string {
        return fragment_of(scene, this.model.known);
    }

    #show_scene(scene: Scene): void {
        this.#scene = scene;
        this.#choices.show(scene);
    }

    #follow_address(): void {
        if (location.hash === this.#address(this.#scene)) return;
        // A link to a place on the page leads there and leaves the choices in the address.
        if (!location.hash.includes("=")) return history.replaceState(null, "", this.#address(this.#scene));
        const { scene, notices } = read_fragment(location.hash, this.model.known);
        this.#notice(notices);
        this.#go_to(scene);
    }

    async #load(file: File): Promise<void> {
        hide_faults();
        by_id("import").hidden = true; // what it says is of the file before
        if (/\.(csv|tsv|txt)$/i.test(file.name) || file.type === "text/csv") return this.#load_list(file);
        try {
            await this.#take(await this.model.read(file));
        } catch (error) {
            if (!(error instanceof FileRefused)) return this.#broken(error);
            show_faults(refusal_title(file.name, error.faults.length), error.faults);
        }
    }

    /** A list of schools becomes a district once it is known what its columns hold. */
    async #load_list(file: File): Promise<void> {
        try {
            const { ImportWizard } = await with_texts(import("./import_wizard"));
            await new ImportWizard(this.model, by_id("import"), (loaded) => this.#take(loaded)).open(file);
        } catch (error) {
            this.#broken(error);
        }
    }

    #take({ digest, district }: Loaded): Promise<void> {
        this.#file = digest;
        this.#choices.district.name_file(district);
        return this.choose(undefined, { file: digest });
    }

    async #sketch(sketch: Sketch, money: number): Promise<void> {
        try {
            await this.model.sketch(sketch);
            await this.choose(undefined, { sketch, money, once: this.#scene.once && money >= 0 });
            if (by_id("faults").hidden) go_to(by_id("results"));
        } catch (error) {
            if (!(error instanceof Refused && error.kind === "invalid_input")) return this.#broken(error);
            if (!this.#choices.district.sketch.refuse(error.faults)) this.#refused(error);
        }
    }

    /** Compares the scene of now; while a slider moves, what comes in between is left out. */
    async #compare(): Promise<void> {
        this.#changes++;
        if (this.#comparing) return;
        this.#comparing = true;
        clearTimeout(this.#waiting); // what was to be said is not of now
        this.#busy(true);
        let change: number;
        do {
            change = this.#changes;
            const scene = this.#scene;
            try {
                const compared = await this.model.compare(scene);
                await this.#show({ model: this.model, scene, compared, key: this.#key(scene) }, change);
            } catch (error) {
                this.#refused(error);
            }
        } while (change !== this.#changes);
        this.#comparing = false;
        this.#waiting = setTimeout(() => void this.#settle(change), settled_after);
    }

    #key(scene: Scene): string {
        return `${this.#address(scene)} ${scene.file ?? ""}`;
    }

    /** Once the changes rest: what is out of sight, the address, one more step to go back to, and one spoken line. */
    async #settle(change: number): Promise<void> {
        if (!(await this.#draw(change))) return;
        this.#busy(false);
        history.replaceState(null, "", this.#address(this.#scene));
        this.#undo.keep(this.#scene);
        if (this.#view !== undefined) this.say(spoken(this.#view.compared));
    }

    /** Shows a view where it can be seen; the first one everywhere. */
    async #show(view: View, change: number): Promise<void> {
        const { scene, compared } = view;
        const before = this.#view;
        take_names(compared.district.name, compared.a.title, compared.b.title);
        const other_district = before?.scene.district !== scene.district || before?.compared.district.id !== compared.district.id;
        this.#view = view;
        by_id("broken").hidden = true;
        if (other_district) this.#choices.fit_money(compared.as_it_stands.spending.central);
        this.#choices.show_share(compared.money.a_pupil, compared.money.share_of_budget);
        this.#undrawn.clear();
        for (const section of this.#sections) this.#undrawn.add(section);
        await this.#draw(change, new Set(this.#sections.filter(({ place }) => is_near(place))));
        if (before === undefined) await this.#draw(change);
        document.body.classList.add("ready");
        void load_more_texts();
    }

    /** Draws the view in sections that do not show it yet; between steps the visitor is heard. False: a change came. */
    async #draw(change: number, sections: ReadonlySet<Section> = this.#undrawn): Promise<boolean> {
        for (const section of this.#undrawn) {
            if (this.#view === undefined || !sections.has(section)) continue;
            for (const _ of section.show(this.#view) ?? []) {
                await breath();
                if (change !== this.#changes) return false;
            }
            this.#undrawn.delete(section);
            await breath();
            if (change !== this.#changes) return false;
        }
        return true;
    }

    #notice(notices: readonly Content[]): void {
        redraw(by_id("notices"), ...notices.map((text) => element("p", { class: "note" }, text)));
    }

    /** Choices that do not go together are told with all their faults; the last good result stays, or the first scene. */
    #refused(error: unknown): void {
        if (!(error instanceof Refused) || error.kind !== "invalid_input") return this.#broken(error);
        show_faults(t("These choices cannot be compared"), error.faults, this.#view === undefined
            ? t("What is shown below is the first example, without any of these choices.") : undefined);
        if (this.#view === undefined && this.#scene !== first_scene) this.#go_to(first_scene);
    }

    #broken(error: unknown): void {
        by_id("broken").hidden = false;
        redraw(by_id("broken-why"), cited(error instanceof Error ? error.message : String(error)));
    }
}

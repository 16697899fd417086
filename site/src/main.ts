// SPDX-License-Identifier: MIT
// The page: choices in, one comparison out, drawn anew at every change.
import { answer, spoken } from "./answer";
import { Choices } from "./choices";
import { comparison_csv } from "./csv";
import { by_id, element, mark_scrolling, redraw, table } from "./dom";
import { areas_figure, draw_pictures, learning_figure, posts_figure } from "./figures";
import { FileRefused, Model } from "./model";
import { round_step } from "./numbers";
import { type Asked, OnDemand } from "./on_demand";
import { packages_part, sources_part } from "./packages";
import type { Comparison } from "./response";
import { fragment_of, one_time_years, read_fragment, type State } from "./state";
import { scorecard_part } from "./scorecard";
import { simulation_part } from "./simulated";
import { attention_tables, differences_table, district_part, pay_table, summary_table } from "./tables";

const settled_after = 500; // milliseconds without a further change
const paper_width = 680; // pixels: pictures on paper, which scale down where it is narrower
const first_state: State = { district: "typical-city", money: 12_200_000, years: 5, once: false };

class Page {
    readonly #model: Model;
    readonly #choices: Choices;
    readonly #on_demand: readonly OnDemand[];
    #shown: Comparison | undefined;
    #waiting: number | undefined;
    #frame: number | undefined;

    constructor(model: Model) {
        this.#model = model;
        const { state, notices } = this.#from_address();
        this.#choices = new Choices(model.districts, state, {
            changed: () => this.#soon(),
            district_chosen: (district) => this.#choose(district),
            file_chosen: (file) => void this.#load(file),
        });
        const asked = (): Asked => {
            const { state } = this.#choices;
            const file = state.district === undefined ? model.loaded?.digest : "";
            return { model, state, key: JSON.stringify([state, file]), say: (text) => this.#say(text) };
        };
        this.#on_demand = [new OnDemand("sure", asked, simulation_part), new OnDemand("score", asked, scorecard_part)];
        this.#notice(notices);
        addEventListener("hashchange", () => this.#follow_address());
        this.#keep_pictures_fitting();
        this.#offer_downloads();
        by_id("version").textContent = model.version;
        this.#compare({ new_district: true });
        document.body.classList.add("ready");
    }

    #from_address(): { state: State; notices: string[] } {
        const ids = this.#model.districts.map(({ id }) => id);
        const { state, notices } = read_fragment(location.hash, ids, this.#model.version);
        return { state: { ...first_state, ...state }, notices };
    }

    #follow_address(): void {
        if (location.hash === fragment_of(this.#choices.state, this.#model.version)) return;
        if (!location.hash.includes("=")) return; // a place on the page
        const { state, notices } = this.#from_address();
        this.#notice(notices);
        this.#choices.show(state);
        this.#compare({ new_district: true });
        this.#settle();
    }

    /** Another district gets the same share of its spending, as a round amount. */
    #choose(district: string | undefined): void {
        const share = this.#shown?.money.share_of_budget ?? 0;
        const { years, once } = this.#choices.state;
        const spending = this.#model.compare({ district, money: 0, years, once }).as_it_stands.spending.central;
        const step = round_step(spending / 2000);
        const amount = share * spending * (once ? one_time_years : 1);
        const money = Math.round(amount / step) * step || 0;
        this.#faults(undefined);
        this.#notice([]);
        this.#choices.show({ district, money, years, once });
        this.#compare({ new_district: true });
        this.#settle();
    }

    async #load(file: File): Promise<void> {
        try {
            const { district } = await this.#model.read(file);
            this.#choices.name_file(district);
            this.#choose(undefined);
        } catch (error) {
            if (!(error instanceof FileRefused)) return this.#broken(error);
            this.#faults(error, file.name);
        }
    }

    /** At most one comparison a frame while a slider moves. */
    #soon(): void {
        this.#frame ??= requestAnimationFrame(() => {
            this.#frame = undefined;
            this.#compare({ new_district: false });
            this.#settle();
        });
    }

    #compare({ new_district }: { new_district: boolean }): void {
        try {
            this.#show(this.#model.compare(this.#choices.state), new_district);
        } catch (error) {
            this.#broken(error);
        }
    }

    /** Once the changes rest: the address, and one spoken line. */
    #settle(): void {
        clearTimeout(this.#waiting);
        this.#waiting = setTimeout(() => {
            history.replaceState(null, "", fragment_of(this.#choices.state, this.#model.version));
            if (this.#shown !== undefined) this.#say(spoken(this.#shown));
        }, settled_after);
    }

    #say(text: string): void {
        by_id("status").textContent = text;
    }

    #show(compared: Comparison, new_district: boolean): void {
        this.#shown = compared;
        if (new_district) this.#choices.fit_money(compared.as_it_stands.spending.central);
        this.#choices.show_share(compared.money.a_pupil, compared.money.share_of_budget);
        const filled = this.#choices.state.district === undefined ? this.#model.loaded?.filled : undefined;
        redraw(by_id("answer-part"), answer(compared));
        redraw(by_id("learning-part"), learning_figure(compared));
        redraw(by_id("summary-part"), summary_table(compared));
        redraw(by_id("figures-part"), areas_figure(compared), posts_figure(compared));
        redraw(by_id("packages-part"), packages_part(compared, this.#model.catalog, this.#model.effects));
        redraw(by_id("attention-part"), attention_tables(compared));
        redraw(by_id("pay-part"), pay_table(compared));
        redraw(by_id("district-part"), district_part(compared, filled ?? []));
        redraw(by_id("differences-part"), differences_table(compared));
        redraw(by_id("sources-part"), sources_part(compared, this.#model.effects));
        by_id("district-title").textContent = `${compared.district.name} as it stands`;
        for (const part of this.#on_demand) part.outdate();
        draw_pictures();
        mark_scrolling();
    }

    #notice(notices: readonly string[]): void {
        redraw(by_id("notices"), ...notices.map((text) => element("p", { class: "note" }, text)));
    }

    /** All faults of a file, in front of the last good result. */
    #faults(error: FileRefused | undefined, name = ""): void {
        const part = by_id("faults");
        part.hidden = error === undefined;
        if (error === undefined) return part.replaceChildren();
        const count = error.faults.length;
        const heading = element("h2", { tabindex: -1 }, `${name} cannot be used: ${count === 1 ? "1 fault" : `${count} faults`}`);
        const columns = [
            { title: "Place in the file" },
            { title: "Found", text: true },
            { title: "Expected", text: true },
            { title: "How to mend it", text: true },
        ];
        const rows = error.faults.map(({ place, found, expected, mend }) =>
            [place === "" ? "The whole file" : place, found, expected, mend]);
        redraw(part, heading, element("p", {}, "What is shown below is still the last good result."),
            table("Faults of the file", columns, rows, "tall"));
        mark_scrolling();
        heading.focus();
    }

    #broken(error: unknown): void {
        by_id("broken").hidden = false;
        by_id("broken-why").textContent = error instanceof Error ? error.message : String(error);
    }

    #keep_pictures_fitting(): void {
        let width = document.body.clientWidth;
        let on_paper = false;
        new ResizeObserver(() => {
            if (on_paper || document.body.clientWidth === width) return;
            width = document.body.clientWidth;
            draw_pictures();
            for (const part of this.#on_demand) part.fit();
            mark_scrolling();
        }).observe(document.body);
        document.addEventListener("toggle", mark_scrolling, true);
        let closed: HTMLDetailsElement[] = [];
        addEventListener("beforeprint", () => {
            on_paper = true;
            draw_pictures(paper_width);
            closed = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
            for (const details of closed) details.open = true;
        });
        addEventListener("afterprint", () => {
            for (const details of closed) details.open = false;
            on_paper = false;
            draw_pictures();
        });
    }

    #offer_downloads(): void {
        const save = (name: string, type: string, text: string): void => {
            const address = URL.createObjectURL(new Blob([text], { type }));
            element("a", { href: address, download: name }).click();
            setTimeout(() => URL.revokeObjectURL(address), 10_000);
        };
        by_id("save-csv").addEventListener("click", () => {
            if (this.#shown !== undefined) save(`${this.#shown.district.id}.csv`, "text/csv", comparison_csv(this.#shown));
        });
        by_id("save-district").addEventListener("click", () => void (async () => {
            try {
                const name = `${this.#shown?.district.id ?? "district"}.json`;
                const text = JSON.stringify(JSON.parse(await this.#model.document(this.#choices.state.district)), null, 2);
                save(name, "application/json", `${text}\n`);
            } catch (error) {
                this.#broken(error);
            }
        })());
        by_id("print").addEventListener("click", () => print());
    }
}

try {
    new Page(await Model.start());
} catch (error) {
    by_id("broken").hidden = false;
    by_id("broken-why").textContent = error instanceof Error ? error.message : String(error);
}

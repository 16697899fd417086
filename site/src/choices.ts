// SPDX-License-Identifier: MIT
// The form: district, money and year. Every control is a native input, and no wrong entry changes what is shown.
import { DistrictChoice, type DistrictListener } from "./district_choice";
import { by_id } from "./dom";
import { t } from "./language";
import { NumberControl, type NumberParts } from "./number_control";
import { dollars, percent, read_dollars, round_dollars, round_step, whole } from "./numbers";
import type { DistrictSummary } from "./response";
import { most_money, most_years, one_time_years, type Scene } from "./scene";

interface Listener extends DistrictListener {
    /** Called at every change, also while a slider moves. */
    changed(change: Partial<Scene>): void;
}

/** The inputs of a number that stands in the page. */
function parts_of(id: string): NumberParts {
    return { text: by_id(id), less: by_id(`${id}-less`), more: by_id(`${id}-more`), fault: by_id(`${id}-fault`) };
}

export class Choices {
    readonly district: DistrictChoice;
    readonly #slider = by_id<HTMLInputElement>("slider");
    readonly #comes = by_id<HTMLSelectElement>("comes");
    readonly #money: NumberControl;
    readonly #years: NumberControl;
    readonly #listener: Listener;
    #scene: Scene;
    #button_step = 1;
    #reach = 1;

    constructor(districts: readonly DistrictSummary[], start: Scene, listener: Listener) {
        this.#listener = listener;
        this.#scene = start;
        this.district = new DistrictChoice(districts, start, listener);
        by_id("choices").addEventListener("submit", (event) => event.preventDefault());
        this.#comes.addEventListener("change", () => this.#set_once(this.#comes.value === "once"));
        this.#money = new NumberControl({ ...parts_of("money"), slider: this.#slider }, {
            read: read_dollars,
            write: whole,
            says: (money) => {
                const amount = round_dollars(money);
                return this.#scene.once ? t("{amount} once", { amount }) : t("{amount} a year", { amount });
            },
            wrong: (money) => this.#wrong_money(money),
            next: (money, way) => Math.round((money + way * this.#button_step) * 100) / 100,
            changed: (money) => this.#set({ money }),
        });
        this.#years = new NumberControl(parts_of("years"), {
            read: (text) => (text === "" ? undefined : Number(text)),
            write: String,
            wrong: (years) => Number.isInteger(years) && years! >= 1 && years! <= most_years
                ? "" : t("Enter a whole number from 1 to {most}.", { most: String(most_years) }),
            next: (years, way) => years + way,
            changed: (years) => this.#set({ years }),
        });
        this.show(start);
    }

    /** Shows a scene without telling the listener. */
    show(scene: Scene): void {
        this.#scene = scene;
        this.district.show(scene);
        this.#slider.min = String(scene.once ? 0 : -this.#reach);
        this.#money.show(scene.money);
        this.#years.show(scene.years);
        by_id("slider-from").textContent = round_dollars(scene.once ? 0 : -this.#reach);
        this.#comes.value = scene.once ? "once" : "yearly";
        by_id("money-label").textContent = scene.once
            ? t("Dollars, once")
            : t("Dollars a year; a minus sign is a cut");
    }

    /** Bounds and steps of the money that suit the district; the slider spans a tenth of its spending either way. */
    fit_money(spending: number): void {
        const step = round_step(spending / 2000);
        const reach = Math.floor(spending / 10 / step) * step;
        this.#button_step = round_step(spending / 400);
        this.#reach = reach;
        this.#slider.min = String(this.#scene.once ? 0 : -reach);
        this.#slider.max = String(reach);
        this.#slider.step = String(step);
        this.#slider.value = String(this.#scene.money);
        by_id("slider-from").textContent = round_dollars(this.#scene.once ? 0 : -reach);
        by_id("slider-to").textContent = round_dollars(reach);
        const amount = round_dollars(this.#button_step);
        by_id("money-less").setAttribute("aria-label", t("Less money, by {amount}", { amount }));
        by_id("money-more").setAttribute("aria-label", t("More money, by {amount}", { amount }));
    }

    show_share(a_pupil: number, share_of_budget: number): void {
        const times = this.#scene.once ? one_time_years : 1;
        const given = { amount: dollars(a_pupil * times), share: percent(share_of_budget * times) };
        by_id("money-share").textContent = this.#scene.once
            ? t("{amount} a pupil, {share} of a year\u2019s budget; a tenth of it counts as a year\u2019s", given)
            : t("{amount} a pupil, {share} of the budget", given);
    }

    #set(change: Partial<Scene>): void {
        this.show({ ...this.#scene, ...change });
        this.#listener.changed(change);
    }

    #set_once(once: boolean): void {
        this.#set({ once, money: once ? Math.abs(this.#scene.money) : this.#scene.money });
    }

    #wrong_money(money: number | undefined): string {
        if (money === undefined) return t("Enter an amount in dollars, such as 12,200,000 or \u22124.5 million.");
        if (money < 0 && this.#scene.once) return t("Enter an amount of at least 0: money that comes once is no cut.");
        return Math.abs(money) > most_money ? t("Enter an amount of at most one trillion dollars.") : "";
    }
}
